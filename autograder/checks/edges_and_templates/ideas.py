"""Known wrong ideas about kernels made by hand, each as the answer of someone who holds it.

Every function stands alone and uses no name but ``np`` and ``tf``: its source is also pasted into
the notebooks of simulated students, under the exercise's name.
An idea that already fails the values needs no checks of its arguments: they are not tried then.

Over 400 lines because each idea is a whole wrong answer, read by itself.
"""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from autograder import laws
from autograder.marking import Idea

HINTS = laws.HINTS | {
    "M1": "Slide a template over an image that holds it once, and print the map: is the value 1 "
    "where the template lies, or does your template lie the other way round?",
    "M3": "Try an image with 3 rows and 5 columns: which number is the height, and along which "
    "axis do you compare neighbours?",
    "M4": "Write down the numbers of the columns that the text names, first and last, and compare "
    "them with yours one by one.",
    "M8": "Ask the tape for the gradient of your map with respect to the template: every step has "
    "to be a TensorFlow operation.",
    "M9": "Print the dtype of what you give back, for ints and for floats: which one does the "
    "docstring ask for?",
    "M12": "What should happen with a size or a shape that does not fit? Find the errors in the "
    "docstring and try each of them.",
    "M53": "Multiply one window of the picture by ten: what happens to your number, and what "
    "should happen?",
    "M54": "Slide the kernel over 0, 1, 2, 3: which sign does a picture give that gets lighter?",
    "M301": "Which of the two numbers is black, 0 or 1, and which pixels are in the bar?",
    "M303": "Take an image with two rows and an edge in one of them only: does its column count?",
    "M304": "Is 0.1 + 1.0 - 0.1 exactly 1 on a computer? Read how near is near enough.",
    "M305": "Make the step half as high, or twice: is it still a step from white to black?",
    "M306": "Which of x and y counts the columns, and in which direction of your table does the "
    "kernel have to change for it?",
    "M307": "Write the three sums of section 3 under your kernel: is the second one v itself, or "
    "a multiple of it?",
    "M308": "What should the answer be when v is twice as long?",
    "M309": "Slide your kernel over an image of ones: what should it answer where nothing changes?",
    "M310": "Slide your kernel over a ramp, 0, 1, 2, 3: a second derivative answers nothing there.",
    "M311": "Slide your kernel over the squares 0, 1, 4, 9: which sign comes out, and which one "
    "should?",
    "M312": "What does your kernel answer on the squares of the column numbers: 2, or more?",
    "M313": "Count the differences: with one weight more than differences, how many weights is "
    "the smallest number, and along which axis do they lie?",
    "M314": "Blur a picture that is 5 everywhere: what must come out, and what does that say "
    "about the sum of your weights?",
    "M315": "Divide the weight in the middle by the one beside it: for sigma 1 that should be the "
    "square root of e, about 1.649.",
    "M316": "Try two very different values of sigma: how does your kernel change?",
    "M317": "Double the template, then double the picture: does your map stay the same both times?",
    "M318": "Read what happens to the product of the lengths when it is smaller than eps, and "
    "what happens to it when it is not.",
    "M319": "What is the length of the list (3, 4), and what is its square?",
    "M320": "Does the formula of section 6 subtract anything from the window?",
    "M321": "Which pixels belong to the length that goes with one window?",
    "M322": "What should your map say where the window is the template with its sign turned?",
    "M323": "Multiply the kernel by a thousand: can it be taken apart now, if it could before?",
    "M324": "For which kernels does the docstring ask for None, and do you ever give it?",
    "M325": "Print the shapes of your column and your row: how many axes has each of them?",
    "M326": "Multiply your column with your row as matrices: is that the kernel, in size, too?",
    "M327": "Try a kernel whose first row is all zeros, and one that has a single row.",
    "M328": "A determinant of 0 says that some rows depend on others: does it say that all rows "
    "are multiples of one?",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 3.1 bars -----------------------------------------------------------------------------------


def bars_negative(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Draw a white bar on black."""
    columns = tf.range(w)
    inside = (columns >= c0) & (columns < c1)
    return tf.tile(tf.cast(inside, tf.float32)[None], [h, 1])


def bars_lying(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Let the bar lie: take rows for columns."""
    image = np.ones((h, w), "float32")
    image[c0:c1, :] = 0
    return tf.constant(image)


def bars_swapped_sides(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Take the height for the width."""
    image = np.ones((w, h), "float32")
    image[:, c0:c1] = 0
    return tf.constant(image)


def bars_one_more(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Count the column c1 to the bar."""
    image = np.ones((h, w), "float32")
    image[:, c0 : c1 + 1] = 0
    return tf.constant(image)


def bars_late(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Start one column late."""
    image = np.ones((h, w), "float32")
    image[:, c0 + 1 : c1] = 0
    return tf.constant(image)


def bars_from_one(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Count columns from 1."""
    image = np.ones((h, w), "float32")
    image[:, max(c0 - 1, 0) : c1] = 0
    return tf.constant(image)


def bars_width(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Take c1 for the width of the bar."""
    image = np.ones((h, w), "float32")
    image[:, c0 : c0 + c1] = 0
    return tf.constant(image)


def bars_whole(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Draw with whole numbers."""
    image = np.ones((h, w), "int32")
    image[:, c0:c1] = 0
    return tf.constant(image)


def bars_float64(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Draw in NumPy's own float type."""
    image = np.ones((h, w))
    image[:, c0:c1] = 0
    return tf.constant(image)


def bars_example(h: int, w: int, c0: int, c1: int) -> tf.Tensor:
    """Give the image of the text."""
    image = np.ones((6, 8), "float32")
    image[:, 2:6] = 0
    return tf.constant(image)


# --- 3.2 edge_columns ---------------------------------------------------------------------------


def edge_columns_signs(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Believe that the kernel answers +1 where the picture gets lighter."""
    Y = np.asarray(X)[:, :-1] - np.asarray(X)[:, 1:]
    up = np.flatnonzero((abs(Y - 1) <= 1e-6).all(axis=0))
    down = np.flatnonzero((abs(Y + 1) <= 1e-6).all(axis=0))
    return up.tolist(), down.tolist()


def edge_columns_any(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Let one row be enough."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("whole numbers")
    if X.shape.rank != 2:
        raise ValueError("not two axes")
    Y = np.asarray(X)[:, :-1] - np.asarray(X)[:, 1:]
    up = np.flatnonzero((abs(Y + 1) <= 1e-6).any(axis=0))
    down = np.flatnonzero((abs(Y - 1) <= 1e-6).any(axis=0))
    return up.tolist(), down.tolist()


def edge_columns_first_row(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Look at the first row only."""
    Y = np.asarray(X)[0, :-1] - np.asarray(X)[0, 1:]
    up = np.flatnonzero(abs(Y + 1) <= 1e-6)
    return up.tolist(), np.flatnonzero(abs(Y - 1) <= 1e-6).tolist()


def edge_columns_mean(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Average the rows first."""
    Y = (np.asarray(X)[:, :-1] - np.asarray(X)[:, 1:]).mean(axis=0)
    up = np.flatnonzero(abs(Y + 1) <= 1e-6)
    return up.tolist(), np.flatnonzero(abs(Y - 1) <= 1e-6).tolist()


def edge_columns_exact(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Ask for exactly one."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("whole numbers")
    if X.shape.rank != 2:
        raise ValueError("not two axes")
    Y = np.asarray(X)[:, :-1] - np.asarray(X)[:, 1:]
    up = np.flatnonzero((Y == -1).all(axis=0))
    return up.tolist(), np.flatnonzero((Y == 1).all(axis=0)).tolist()


def edge_columns_sign_only(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Look at the sign of a step and not at its size."""
    Y = np.asarray(X)[:, :-1] - np.asarray(X)[:, 1:]
    up = np.flatnonzero((Y < -1e-6).all(axis=0))
    return up.tolist(), np.flatnonzero((Y > 1e-6).all(axis=0)).tolist()


def edge_columns_half(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Round a step to the next whole number."""
    Y = np.round(np.asarray(X)[:, :-1] - np.asarray(X)[:, 1:])
    up = np.flatnonzero((Y == -1).all(axis=0))
    return up.tolist(), np.flatnonzero((Y == 1).all(axis=0)).tolist()


def edge_columns_next(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Name the pixel behind the edge instead of the output's column."""
    Y = np.asarray(X)[:, :-1] - np.asarray(X)[:, 1:]
    up = np.flatnonzero((abs(Y + 1) <= 1e-6).all(axis=0)) + 1
    down = np.flatnonzero((abs(Y - 1) <= 1e-6).all(axis=0)) + 1
    return up.tolist(), down.tolist()


def edge_columns_rows(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Compare a pixel with the one below."""
    Y = np.asarray(X)[:-1] - np.asarray(X)[1:]
    up = np.flatnonzero((abs(Y + 1) <= 1e-6).all(axis=1))
    down = np.flatnonzero((abs(Y - 1) <= 1e-6).all(axis=1))
    return up.tolist(), down.tolist()


def edge_columns_whole_numbers(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Take whole numbers too."""
    X = np.asarray(X, "float64")
    if X.ndim != 2:
        raise ValueError("not two axes")
    Y = X[:, :-1] - X[:, 1:]
    up = np.flatnonzero((abs(Y + 1) <= 1e-6).all(axis=0))
    return up.tolist(), np.flatnonzero((abs(Y - 1) <= 1e-6).all(axis=0)).tolist()


def edge_columns_unchecked(X: tf.Tensor) -> tuple[list[int], list[int]]:
    """Take an image of any number of axes."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("whole numbers")
    rows = tf.reshape(X, [-1, X.shape[-1]]).numpy()
    Y = rows[:, :-1] - rows[:, 1:]
    up = np.flatnonzero((abs(Y + 1) <= 1e-6).all(axis=0))
    return up.tolist(), np.flatnonzero((abs(Y - 1) <= 1e-6).all(axis=0)).tolist()


# --- 3.3 directional_kernel ---------------------------------------------------------------------


def directional_kernel_sign(vx: float, vy: float) -> tf.Tensor:
    """Take left minus right for the slope to the right."""
    right = np.outer([1.0, 2.0, 1.0], [1.0, 0.0, -1.0]) / 8
    return tf.constant(vx * right + vy * right.T, tf.float32)


def directional_kernel_sign_of_y(vx: float, vy: float) -> tf.Tensor:
    """Let y grow upwards, as on paper."""
    right = np.outer([1.0, 2.0, 1.0], [-1.0, 0.0, 1.0]) / 8
    return tf.constant(vx * right - vy * right.T, tf.float32)


def directional_kernel_swapped(vx: float, vy: float) -> tf.Tensor:
    """Take the rows for x."""
    right = np.outer([1.0, 2.0, 1.0], [-1.0, 0.0, 1.0]) / 8
    return tf.constant(vy * right + vx * right.T, tf.float32)


def directional_kernel_sobel(vx: float, vy: float) -> tf.Tensor:
    """Take the Sobel kernel as it is printed everywhere."""
    right = np.outer([1.0, 2.0, 1.0], [-1.0, 0.0, 1.0])
    return tf.constant(vx * right + vy * right.T, tf.float32)


def directional_kernel_prewitt(vx: float, vy: float) -> tf.Tensor:
    """Take columns of -1, 0, 1."""
    right = np.outer([1.0, 1.0, 1.0], [-1.0, 0.0, 1.0])
    return tf.constant(vx * right + vy * right.T, tf.float32)


def directional_kernel_two_apart(vx: float, vy: float) -> tf.Tensor:
    """Forget that the two pixels are two apart."""
    return tf.constant([[0, -vy, 0], [-vx, 0, vx], [0, vy, 0]], tf.float32)


def directional_kernel_unit(vx: float, vy: float) -> tf.Tensor:
    """Give v the length 1 first."""
    length = np.hypot(vx, vy) or 1.0
    right = np.outer([1.0, 2.0, 1.0], [-1.0, 0.0, 1.0]) / 8
    return tf.constant((vx * right + vy * right.T) / length, tf.float32)


def directional_kernel_positions(vx: float, vy: float) -> tf.Tensor:
    """Weigh each pixel with its position and forget that nothing may come out on ones."""
    right = np.outer([1.0, 1.0, 1.0], [0.0, 0.0, 1.0]) / 3
    return tf.constant(vx * right + vy * right.T, tf.float32)


def directional_kernel_whole(vx: float, vy: float) -> tf.Tensor:
    """Keep the type of vx and vy, so that ints stay whole."""
    v = tf.convert_to_tensor([vx, vy])
    right = np.array([[0, 0, 0], [-1, 0, 1], [0, 0, 0]])
    kernel = v[0] * tf.cast(right, v.dtype) + v[1] * tf.cast(right.T, v.dtype)
    return kernel // 2 if v.dtype.is_integer else kernel / 2


def directional_kernel_float64(vx: float, vy: float) -> tf.Tensor:
    """Leave NumPy's float type."""
    right = np.outer([1.0, 2.0, 1.0], [-1.0, 0.0, 1.0]) / 8
    return tf.constant(vx * right + vy * right.T)


# --- 3.4 second_derivative and laplacian --------------------------------------------------------


def second_derivative_right(axis: int) -> tf.Tensor:
    """Be right."""
    return tf.reshape(tf.constant([1.0, -2.0, 1.0]), (3, 1) if axis == 0 else (1, 3))


def second_derivative_swapped(axis: int) -> tf.Tensor:
    """Lay the kernel along the other axis."""
    return tf.reshape(tf.constant([1.0, -2.0, 1.0]), (1, 3) if axis == 0 else (3, 1))


def second_derivative_sign(axis: int) -> tf.Tensor:
    """Take the middle for the positive one."""
    return tf.reshape(tf.constant([-1.0, 2.0, -1.0]), (3, 1) if axis == 0 else (1, 3))


def second_derivative_first(axis: int) -> tf.Tensor:
    """Take a wide first difference for the second."""
    return tf.reshape(tf.constant([-1.0, 0.0, 1.0]), (3, 1) if axis == 0 else (1, 3))


def second_derivative_alternating(axis: int) -> tf.Tensor:
    """Turn signs without doubling the middle."""
    return tf.reshape(tf.constant([1.0, -1.0, 1.0]), (3, 1) if axis == 0 else (1, 3))


def second_derivative_half(axis: int) -> tf.Tensor:
    """Divide by 2, as if the middle were to be 1."""
    return tf.reshape(tf.constant([0.5, -1.0, 0.5]), (3, 1) if axis == 0 else (1, 3))


def second_derivative_square(axis: int) -> tf.Tensor:
    """Fill a 3 by 3 table."""
    kernel = tf.constant([[0.0, 0.0, 0.0], [1.0, -2.0, 1.0], [0.0, 0.0, 0.0]])
    return tf.transpose(kernel) if axis == 0 else kernel


def second_derivative_wide(axis: int) -> tf.Tensor:
    """Leave gaps between the weights."""
    weights = tf.constant([0.25, 0.0, -0.5, 0.0, 0.25])
    return tf.reshape(weights, (5, 1) if axis == 0 else (1, 5))


def second_derivative_whole(axis: int) -> tf.Tensor:
    """Write whole numbers."""
    return tf.reshape(tf.constant([1, -2, 1]), (3, 1) if axis == 0 else (1, 3))


def second_derivative_float64(axis: int) -> tf.Tensor:
    """Leave NumPy's float type."""
    return tf.constant(np.reshape([1.0, -2.0, 1.0], (3, 1) if axis == 0 else (1, 3)))


def laplacian_right() -> tf.Tensor:
    """Be right."""
    return tf.constant([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]])


def laplacian_sign() -> tf.Tensor:
    """Take the middle for the positive one."""
    return tf.constant([[0.0, -1.0, 0.0], [-1.0, 4.0, -1.0], [0.0, -1.0, 0.0]])


def laplacian_eight() -> tf.Tensor:
    """Take all eight neighbours and do not divide."""
    return tf.constant([[1.0, 1.0, 1.0], [1.0, -8.0, 1.0], [1.0, 1.0, 1.0]])


def laplacian_twice() -> tf.Tensor:
    """Weigh near neighbours twice and do not divide."""
    return tf.constant([[1.0, 2.0, 1.0], [2.0, -12.0, 2.0], [1.0, 2.0, 1.0]])


def laplacian_diagonal() -> tf.Tensor:
    """Take the diagonal neighbours, which are farther away."""
    return tf.constant([[1.0, 0.0, 1.0], [0.0, -4.0, 0.0], [1.0, 0.0, 1.0]])


def laplacian_middle() -> tf.Tensor:
    """Place the second weights over the first instead of adding them."""
    return tf.constant([[0.0, 1.0, 0.0], [1.0, -2.0, 1.0], [0.0, 1.0, 0.0]])


def laplacian_product() -> tf.Tensor:
    """Multiply the two kernels instead of adding their answers."""
    return tf.constant(np.outer([1.0, -2.0, 1.0], [1.0, -2.0, 1.0]), tf.float32)


def laplacian_whole() -> tf.Tensor:
    """Write whole numbers."""
    return tf.constant([[0, 1, 0], [1, -4, 1], [0, 1, 0]])


def laplacian_float64() -> tf.Tensor:
    """Leave NumPy's float type."""
    return tf.constant(np.array([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]]))


# --- 3.5 blur -----------------------------------------------------------------------------------


def blur_ones(k: int, sigma: float | None = None) -> tf.Tensor:
    """Add up and do not divide."""
    offsets = np.arange(k) - (k - 1) / 2
    bell = np.ones(k) if sigma is None else np.exp(-(offsets**2) / (2 * sigma**2))
    return tf.constant(np.outer(bell, bell), tf.float32)


def blur_by_k(k: int, sigma: float | None = None) -> tf.Tensor:
    """Divide by k where there are k times k weights."""
    if sigma is None:
        return tf.constant(np.ones((k, k)) / k, tf.float32)
    offsets = np.arange(k) - (k - 1) / 2
    bell = np.exp(-(offsets**2) / (2 * sigma**2))
    return tf.constant(np.outer(bell, bell) / bell.sum(), tf.float32)


def blur_density(k: int, sigma: float | None = None) -> tf.Tensor:
    """Divide by the area under the bell instead of the sum of the weights."""
    if sigma is None:
        return tf.constant(np.ones((k, k)) / k**2, tf.float32)
    offsets = np.arange(k) - (k - 1) / 2
    bell = np.exp(-(offsets**2) / (2 * sigma**2))
    return tf.constant(np.outer(bell, bell) / (2 * np.pi * sigma**2), tf.float32)


def blur_no_half(k: int, sigma: float | None = None) -> tf.Tensor:
    """Forget the 2 under the fraction line."""
    if sigma is None:
        return tf.constant(np.ones((k, k)) / k**2, tf.float32)
    offsets = np.arange(k) - (k - 1) / 2
    bell = np.exp(-(offsets**2) / sigma**2)
    return tf.constant(np.outer(bell, bell) / bell.sum() ** 2, tf.float32)


def blur_sigma_not_squared(k: int, sigma: float | None = None) -> tf.Tensor:
    """Forget to square sigma."""
    if sigma is None:
        return tf.constant(np.ones((k, k)) / k**2, tf.float32)
    offsets = np.arange(k) - (k - 1) / 2
    bell = np.exp(-(offsets**2) / (2 * sigma))
    return tf.constant(np.outer(bell, bell) / bell.sum() ** 2, tf.float32)


def blur_distance(k: int, sigma: float | None = None) -> tf.Tensor:
    """Take the distance where its square belongs."""
    if sigma is None:
        return tf.constant(np.ones((k, k)) / k**2, tf.float32)
    offsets = np.arange(k) - (k - 1) / 2
    distance = np.hypot(offsets[:, None], offsets)
    bell = np.exp(-distance / (2 * sigma**2))
    return tf.constant(bell / bell.sum(), tf.float32)


def blur_corner(k: int, sigma: float | None = None) -> tf.Tensor:
    """Measure from the first pixel."""
    if sigma is None:
        return tf.constant(np.ones((k, k)) / k**2, tf.float32)
    bell = np.exp(-(np.arange(k) ** 2) / (2 * sigma**2))
    return tf.constant(np.outer(bell, bell) / bell.sum() ** 2, tf.float32)


def blur_always_box(k: int, sigma: float | None = None) -> tf.Tensor:
    """Ignore sigma."""
    return tf.constant(np.ones((k, k)) / k**2, tf.float32)


def blur_sigma_one(k: int, sigma: float | None = None) -> tf.Tensor:
    """Take the bell for the width 1, whatever sigma is."""
    if sigma is None:
        return tf.constant(np.ones((k, k)) / k**2, tf.float32)
    offsets = np.arange(k) - (k - 1) / 2
    bell = np.exp(-(offsets**2) / 2)
    return tf.constant(np.outer(bell, bell) / bell.sum() ** 2, tf.float32)


def blur_even_too(k: int, sigma: float | None = None) -> tf.Tensor:
    """Take even sizes too."""
    offsets = np.arange(k) - (k - 1) / 2
    bell = np.ones(k) if sigma is None else np.exp(-(offsets**2) / (2 * sigma**2))
    return tf.constant(np.outer(bell, bell) / bell.sum() ** 2, tf.float32)


def blur_float64(k: int, sigma: float | None = None) -> tf.Tensor:
    """Leave NumPy's float type."""
    if k % 2 == 0:
        raise ValueError("even")
    offsets = np.arange(k) - (k - 1) / 2
    bell = np.ones(k) if sigma is None else np.exp(-(offsets**2) / (2 * sigma**2))
    return tf.constant(np.outer(bell, bell) / bell.sum() ** 2)


# --- 3.6 ncc ------------------------------------------------------------------------------------


def ncc_dot(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Take the dot product for a similarity."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    return tf.nn.conv2d(X[None, :, :, None], T[:, :, None, None], 1, "VALID")[0, :, :, 0]


def ncc_template_only(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Divide by the template's length only."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    dots = tf.nn.conv2d(X[None, :, :, None], T[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return tf.math.divide_no_nan(dots, tf.norm(T))


def ncc_template_energy(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Divide by the template's squared length only, so that the template itself gives 1."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    dots = tf.nn.conv2d(X[None, :, :, None], T[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return tf.math.divide_no_nan(dots, tf.reduce_sum(T * T))


def ncc_window_only(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Divide by the window's length only."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return tf.math.divide_no_nan(dots, tf.sqrt(energies))


def ncc_no_root(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Divide by the squared lengths."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return tf.math.divide_no_nan(dots, energies * tf.reduce_sum(T**2))


def ncc_without_mean(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Subtract the means first."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    th, tw = T.shape
    T = T - tf.reduce_mean(T)
    rows = []
    for i in range(X.shape[0] - th + 1):
        row = []
        for j in range(X.shape[1] - tw + 1):
            P = X[i : i + th, j : j + tw]
            P = P - tf.reduce_mean(P)
            row.append(tf.math.divide_no_nan(tf.reduce_sum(P * T), tf.norm(P) * tf.norm(T)))
        rows.append(row)
    return tf.convert_to_tensor(rows)


def ncc_whole_image(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Divide by the length of the whole image."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    dots = tf.nn.conv2d(X[None, :, :, None], T[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return tf.math.divide_no_nan(dots, tf.norm(X) * tf.norm(T))


def ncc_largest(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Divide by the largest value of the map."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    dots = tf.nn.conv2d(X[None, :, :, None], T[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return tf.math.divide_no_nan(dots, tf.reduce_max(tf.abs(dots)))


def ncc_flipped(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Turn the template around."""
    X, T = tf.convert_to_tensor(X), tf.reverse(tf.convert_to_tensor(T), [0, 1])
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return tf.math.divide_no_nan(dots, tf.sqrt(energies) * tf.norm(T))


def ncc_size_only(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Drop the sign."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return tf.abs(tf.math.divide_no_nan(dots, tf.sqrt(energies) * tf.norm(T)))


def ncc_clipped(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Cut off what is negative."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return tf.nn.relu(tf.math.divide_no_nan(dots, tf.sqrt(energies) * tf.norm(T)))


def ncc_plus_eps(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Add eps to what is divided by."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("whole numbers")
    if X.shape.rank != 2 or T.shape.rank != 2:
        raise ValueError("not two axes")
    if T.shape[0] > X.shape[0] or T.shape[1] > X.shape[1]:
        raise ValueError("does not fit")
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return dots / (tf.sqrt(energies) * tf.norm(T) + eps)


def ncc_at_least_eps(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Divide by eps where the product is smaller."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("whole numbers")
    if X.shape.rank != 2 or T.shape.rank != 2:
        raise ValueError("not two axes")
    if T.shape[0] > X.shape[0] or T.shape[1] > X.shape[1]:
        raise ValueError("does not fit")
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return dots / tf.maximum(tf.sqrt(energies) * tf.norm(T), eps)


def ncc_nan(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Divide by zero."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("whole numbers")
    if X.shape.rank != 2 or T.shape.rank != 2:
        raise ValueError("not two axes")
    if T.shape[0] > X.shape[0] or T.shape[1] > X.shape[1]:
        raise ValueError("does not fit")
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return dots / (tf.sqrt(energies) * tf.norm(T))


def ncc_no_eps(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Leave eps unused."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("whole numbers")
    if X.shape.rank != 2 or T.shape.rank != 2:
        raise ValueError("not two axes")
    if T.shape[0] > X.shape[0] or T.shape[1] > X.shape[1]:
        raise ValueError("does not fit")
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    return tf.math.divide_no_nan(dots, tf.sqrt(energies) * tf.norm(T))


def ncc_numpy(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Compute in NumPy, where no tape can follow."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("whole numbers")
    if X.shape.rank != 2 or T.shape.rank != 2:
        raise ValueError("not two axes")
    if T.shape[0] > X.shape[0] or T.shape[1] > X.shape[1]:
        raise ValueError("does not fit")
    P = np.lib.stride_tricks.sliding_window_view(X.numpy(), T.shape)
    dots = (P * T.numpy()).sum(axis=(2, 3))
    lengths = np.sqrt((P**2).sum(axis=(2, 3))) * np.linalg.norm(T.numpy())
    return tf.constant(np.where(lengths < eps, 0, dots / np.where(lengths < eps, 1, lengths)))


def ncc_float32(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Cast everything to float32."""
    X, T = tf.cast(X, tf.float32), tf.cast(T, tf.float32)
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    lengths = tf.sqrt(energies) * tf.norm(T)
    return tf.where(lengths < eps, tf.zeros_like(dots), tf.math.divide_no_nan(dots, lengths))


def ncc_whole_numbers(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Take whole numbers too."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if X.shape.rank != 2 or T.shape.rank != 2:
        raise ValueError("not two axes")
    if T.shape[0] > X.shape[0] or T.shape[1] > X.shape[1]:
        raise ValueError("does not fit")
    if not (X.dtype.is_floating and T.dtype.is_floating):
        X, T = tf.cast(X, tf.float32), tf.cast(T, tf.float32)
    x, k = X[None, :, :, None], T[:, :, None, None]
    dots = tf.nn.conv2d(x, k, 1, "VALID")[0, :, :, 0]
    energies = tf.nn.conv2d(x**2, tf.ones_like(k), 1, "VALID")[0, :, :, 0]
    lengths = tf.sqrt(energies) * tf.norm(T)
    return tf.where(lengths < eps, tf.zeros_like(dots), tf.math.divide_no_nan(dots, lengths))


def ncc_unchecked(X: tf.Tensor, T: tf.Tensor, eps: float = 1e-12) -> tf.Tensor:
    """Take shapes that do not fit."""
    X, T = tf.convert_to_tensor(X), tf.convert_to_tensor(T)
    if not (X.dtype.is_floating and T.dtype.is_floating):
        raise TypeError("whole numbers")
    th, tw = T.shape
    oh, ow = X.shape[0] - th + 1, X.shape[1] - tw + 1
    dots, energies = tf.zeros((oh, ow), X.dtype), tf.zeros((oh, ow), X.dtype)
    for a in range(th):
        for b in range(tw):
            dots += T[a, b] * X[a : a + oh, b : b + ow]
            energies += X[a : a + oh, b : b + ow] ** 2
    lengths = tf.sqrt(energies) * tf.norm(T)
    return tf.where(lengths < eps, tf.zeros_like(dots), tf.math.divide_no_nan(dots, lengths))


# --- 3.7 separate -------------------------------------------------------------------------------


def separate_always(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Give the best column and row, also where they are not good enough."""
    U, s, V = np.linalg.svd(np.asarray(K), full_matrices=False)
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])


def separate_absolute(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Compare the second singular value with tol itself."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError("whole numbers")
    if K.shape.rank != 2:
        raise ValueError("not two axes")
    U, s, V = np.linalg.svd(K.numpy(), full_matrices=False)
    if len(s) > 1 and s[1] > tol:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])


def separate_flat(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Give a column and a row with one axis each."""
    U, s, V = np.linalg.svd(np.asarray(K), full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, 0] * s[0]), tf.constant(V[0])


def separate_upright(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Give the row first."""
    U, s, V = np.linalg.svd(np.asarray(K), full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(V[:1]), tf.constant(U[:, :1] * s[0])


def separate_unit(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Forget the singular value."""
    U, s, V = np.linalg.svd(np.asarray(K), full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1]), tf.constant(V[:1])


def separate_squared(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Put the singular value into both."""
    U, s, V = np.linalg.svd(np.asarray(K), full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1] * s[0])


def separate_first_entry(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Divide the first column by the first entry."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError("whole numbers")
    if K.shape.rank != 2:
        raise ValueError("not two axes")
    s = np.linalg.svd(K.numpy(), compute_uv=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return K[:, :1] / K[0, 0], K[:1]


def separate_second_always(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Look at a second singular value that need not be there."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError("whole numbers")
    if K.shape.rank != 2:
        raise ValueError("not two axes")
    U, s, V = np.linalg.svd(K.numpy(), full_matrices=False)
    if s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])


def separate_determinant(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Take a determinant of zero for rank 1."""
    U, s, V = np.linalg.svd(np.asarray(K), full_matrices=False)
    if abs(np.linalg.det(np.asarray(K))) > tol:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])


def separate_last(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Look at the smallest singular value."""
    U, s, V = np.linalg.svd(np.asarray(K), full_matrices=False)
    if len(s) > 1 and s[-1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])


def separate_float32(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Cast to float32."""
    U, s, V = np.linalg.svd(np.asarray(K, "float32"), full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])


def separate_whole_numbers(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Take whole numbers too."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        K = tf.cast(K, tf.float32)
    if K.shape.rank != 2:
        raise ValueError("not two axes")
    U, s, V = np.linalg.svd(K.numpy(), full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])


def separate_unchecked(K: tf.Tensor, tol: float) -> tuple[tf.Tensor, tf.Tensor] | None:
    """Take kernels of any number of axes."""
    K = tf.convert_to_tensor(K)
    if not K.dtype.is_floating:
        raise TypeError("whole numbers")
    rows = np.atleast_2d(K.numpy())
    rows = rows.reshape(-1, rows.shape[-1])
    U, s, V = np.linalg.svd(rows, full_matrices=False)
    if len(s) > 1 and s[1] > tol * s[0]:
        return None
    return tf.constant(U[:, :1] * s[0]), tf.constant(V[:1])


def _ideas(*pairs: tuple[str, object]) -> tuple[Idea, ...]:
    return tuple(Idea(known, HINTS[known], answer) for known, answer in pairs)


IDEAS = {
    "bars": _ideas(
        ("M301", bars_negative),
        ("M3", bars_lying),
        ("M3", bars_swapped_sides),
        ("M4", bars_one_more),
        ("M4", bars_late),
        ("M4", bars_from_one),
        ("M4", bars_width),
        ("M9", bars_whole),
        ("M9", bars_float64),
        ("M11", bars_example),
    ),
    "edge_columns": _ideas(
        ("M54", edge_columns_signs),
        ("M303", edge_columns_any),
        ("M303", edge_columns_first_row),
        ("M303", edge_columns_mean),
        ("M304", edge_columns_exact),
        ("M305", edge_columns_sign_only),
        ("M305", edge_columns_half),
        ("M4", edge_columns_next),
        ("M3", edge_columns_rows),
        ("M63", edge_columns_whole_numbers),
        ("M12", edge_columns_unchecked),
    ),
    "directional_kernel": _ideas(
        ("M54", directional_kernel_sign),
        ("M54", directional_kernel_sign_of_y),
        ("M306", directional_kernel_swapped),
        ("M307", directional_kernel_sobel),
        ("M307", directional_kernel_prewitt),
        ("M307", directional_kernel_two_apart),
        ("M308", directional_kernel_unit),
        ("M309", directional_kernel_positions),
        ("M9", directional_kernel_whole),
        ("M9", directional_kernel_float64),
    ),
    "second_derivative": _ideas(
        ("M3", (second_derivative_swapped, laplacian_right)),
        ("M311", (second_derivative_sign, laplacian_sign)),
        ("M311", (second_derivative_sign, laplacian_right)),
        ("M311", (second_derivative_right, laplacian_sign)),
        ("M310", (second_derivative_first, laplacian_right)),
        ("M309", (second_derivative_alternating, laplacian_right)),
        ("M312", (second_derivative_half, laplacian_right)),
        ("M313", (second_derivative_square, laplacian_right)),
        ("M313", (second_derivative_wide, laplacian_right)),
        ("M312", (second_derivative_right, laplacian_eight)),
        ("M312", (second_derivative_right, laplacian_twice)),
        ("M312", (second_derivative_right, laplacian_diagonal)),
        ("M309", (second_derivative_right, laplacian_middle)),
        ("M312", (second_derivative_right, laplacian_product)),
        ("M9", (second_derivative_whole, laplacian_whole)),
        ("M9", (second_derivative_float64, laplacian_float64)),
    ),
    "blur": _ideas(
        ("M314", blur_ones),
        ("M314", blur_by_k),
        ("M314", blur_density),
        ("M315", blur_no_half),
        ("M315", blur_sigma_not_squared),
        ("M315", blur_distance),
        ("M4", blur_corner),
        ("M316", blur_always_box),
        ("M316", blur_sigma_one),
        ("M12", blur_even_too),
        ("M9", blur_float64),
    ),
    "ncc": _ideas(
        ("M53", ncc_dot),
        ("M317", ncc_template_only),
        ("M317", ncc_template_energy),
        ("M317", ncc_window_only),
        ("M319", ncc_no_root),
        ("M320", ncc_without_mean),
        ("M321", ncc_whole_image),
        ("M321", ncc_largest),
        ("M1", ncc_flipped),
        ("M322", ncc_size_only),
        ("M322", ncc_clipped),
        ("M318", ncc_plus_eps),
        ("M318", ncc_at_least_eps),
        ("M318", ncc_nan),
        ("M318", ncc_no_eps),
        ("M8", ncc_numpy),
        ("M9", ncc_float32),
        ("M63", ncc_whole_numbers),
        ("M12", ncc_unchecked),
    ),
    "separate": _ideas(
        ("M324", separate_always),
        ("M323", separate_absolute),
        ("M325", separate_flat),
        ("M325", separate_upright),
        ("M326", separate_unit),
        ("M326", separate_squared),
        ("M327", separate_first_entry),
        ("M327", separate_second_always),
        ("M328", separate_determinant),
        ("M328", separate_last),
        ("M9", separate_float32),
        ("M63", separate_whole_numbers),
        ("M12", separate_unchecked),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first."""
