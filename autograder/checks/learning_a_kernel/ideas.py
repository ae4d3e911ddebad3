"""Known wrong ideas about learning a kernel, each as the answer of someone who holds it.

Every function stands alone and uses no name but ``np`` and ``tf``: its source is also pasted into
the notebooks of simulated students, under the exercise's name.
An idea that already fails the values needs no checks of its arguments: they are not tried then.
Over 400 lines because each idea is a whole wrong answer, read by itself.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder import laws
from autograder.marking import Idea

HINTS = laws.HINTS | {
    "M1": "Which way round does the kernel lie when it meets the picture? Try a kernel whose "
    "numbers are all different, and a picture that is 0 but for a single 1.",
    "M3": "Try an image with 3 rows and 5 columns and a kernel of 1 row and 2 columns: which "
    "number of each shape is the height?",
    "M45": "Did the loss go down after one step? Print it before and after.",
    "M46": "The losses of this lesson are sums over all outputs: what happens to the gradient, and "
    "to the step, when you divide by their number?",
    "M49": "Look at the variable after your step: is it still the same object, and does it hold "
    "other numbers than before?",
    "M50": "Take two steps, then start a fresh variable where the first step ended and take one: "
    "are the results the same?",
    "M51": "Is it the same layer, or the same kernel, in the second step as in the first? Print "
    "the losses and watch whether they go on or start again.",
    "M52": "Could another kernel have produced exactly this output? Try a picture whose rows are "
    "all equal.",
    "M401": "Errors of 1 and -1 add up to nothing: what does the formula do with each error "
    "before the sum?",
    "M402": "Hand your function a target of another shape, a row or a column or a single number: "
    "does it say something?",
    "M403": "Ask for the type of the kernel that you hand back: is it a tensor, or still the "
    "variable?",
    "M404": "Nudge one number of the kernel by 0.001 and see by how much the loss grows: is your "
    "slope that, half of it or twice?",
    "M405": "The gradient is 0 at the right kernel: what is yours there, and what do you slide "
    "over the image?",
    "M406": "Start at a kernel whose loss you know by hand: which loss do you note first, and "
    "from before or after the step?",
    "M407": "Call it with two different learning rates: does the second make a difference?",
    "M408": "What did the docstring promise to hand back: the loss, the kernel, or nothing?",
    "M409": "Follow the factor 2 of the square through the gradient to the curvature: which "
    "matrix has the curvatures as its eigenvalues?",
    "M410": "The rate that arrives at once and the rate beyond which it never arrives are two: "
    "which of them do you compute? Look at the factors of section 1.",
    "M411": "How many steps did you take, and how many losses did you note?",
    "M412": "Call it with two different starts and one step: does the start make a difference?",
    "M413": "Count the layer's trainable variables: what does it learn beside the kernel?",
    "M414": "If all weights start equal, which direction of the valley is never explored?",
    "M415": "What is the factor of a step at exactly the limit, and what does a factor of -1 do "
    "to the distance?",
    "M416": "How large was the mean of the first loss over many fresh starts?",
    "M417": "Which direction sets the limit of the step: the flattest or the steepest one?",
    "M418": "A kernel of two numbers has two curvatures: does the limit belong to their sum or to "
    "one of them?",
    "M419": "Lay all windows of the image flat, one below the other: whose rank is asked for, the "
    "image's or that of this matrix?",
    "M421": "What does gradient descent multiply the distance by in one step: does the image come "
    "in as it is, or multiplied with itself?",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 4.1 sq_loss --------------------------------------------------------------------------------


def loss_mean(X: Any, K: Any, Y: Any) -> Any:
    """Take the mean of the squares."""
    maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
    return tf.reduce_mean(tf.square(maps[0, :, :, 0] - Y))


def loss_half(X: Any, K: Any, Y: Any) -> Any:
    """Halve the sum, so that the gradient has no 2."""
    maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
    return tf.reduce_sum(tf.square(maps[0, :, :, 0] - Y)) / 2


def loss_not_squared(X: Any, K: Any, Y: Any) -> Any:
    """Add up the errors themselves."""
    maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
    return tf.reduce_sum(maps[0, :, :, 0] - Y)


def loss_absolute(X: Any, K: Any, Y: Any) -> Any:
    """Add up the sizes of the errors."""
    maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
    return tf.reduce_sum(tf.abs(maps[0, :, :, 0] - Y))


def loss_square_of_sum(X: Any, K: Any, Y: Any) -> Any:
    """Add up first and square then."""
    maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
    return tf.reduce_sum(maps[0, :, :, 0] - Y) ** 2


def loss_flipped(X: Any, K: Any, Y: Any) -> Any:
    """Turn the kernel around before it slides."""
    maps = tf.nn.conv2d(X[None, :, :, None], K[::-1, ::-1, None, None], 1, "VALID")
    return tf.reduce_sum(tf.square(maps[0, :, :, 0] - Y))


def loss_any_target(X: Any, K: Any, Y: Any) -> Any:
    """Let TensorFlow stretch a target of another shape."""
    X, K, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and K.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("expected floats")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("expected two axes")
    if K.shape[0] > X.shape[0] or K.shape[1] > X.shape[1]:
        raise ValueError("the kernel is larger than the image")
    maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
    return tf.reduce_sum(tf.square(maps[0, :, :, 0] - Y))


# --- 4.2 grad_kernel ----------------------------------------------------------------------------


def gradient_mean(X: Any, K: Any, Y: Any) -> Any:
    """Differentiate the mean."""
    image = X[None, :, :, None]
    E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
    slide = tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return 2 * slide / tf.cast(tf.size(E), E.dtype)


def gradient_without_two(X: Any, K: Any, Y: Any) -> Any:
    """Forget the 2 of the square."""
    image = X[None, :, :, None]
    E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
    return tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]


def gradient_downhill(X: Any, K: Any, Y: Any) -> Any:
    """Subtract the prediction from the target: the slope downhill."""
    image = X[None, :, :, None]
    E = Y - tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return 2 * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]


def gradient_flipped(X: Any, K: Any, Y: Any) -> Any:
    """Turn the error map around, as true convolution would."""
    image = X[None, :, :, None]
    E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
    return 2 * tf.nn.conv2d(image, E[::-1, ::-1, None, None], 1, "VALID")[0, :, :, 0]


def gradient_of_prediction(X: Any, K: Any, Y: Any) -> Any:
    """Slide the prediction over the image instead of the error."""
    image = X[None, :, :, None]
    P = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return 2 * tf.nn.conv2d(image, P[:, :, None, None], 1, "VALID")[0, :, :, 0]


def gradient_of_target(X: Any, K: Any, Y: Any) -> Any:
    """Slide the target over the image instead of the error."""
    return 2 * tf.nn.conv2d(X[None, :, :, None], Y[:, :, None, None], 1, "VALID")[0, :, :, 0]


def gradient_any_target(X: Any, K: Any, Y: Any) -> Any:
    """Let TensorFlow stretch a target of another shape."""
    X, K, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(K), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and K.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("expected floats")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("expected two axes")
    if K.shape[0] > X.shape[0] or K.shape[1] > X.shape[1]:
        raise ValueError("the kernel is larger than the image")
    image = X[None, :, :, None]
    E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
    return 2 * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]


# --- 4.3 train_step -----------------------------------------------------------------------------


def step_uphill(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Add the gradient."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    K.assign_add(lr * tape.gradient(loss, K))
    return loss


def step_mean(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Take the mean for the loss."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_mean((maps[0, :, :, 0] - Y) ** 2)
    K.assign_sub(lr * tape.gradient(loss, K))
    return loss


def step_rebound(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Hang the name on a new tensor and leave the variable as it was."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    K = K - lr * tape.gradient(loss, K)
    return loss


def step_loss_after(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Give the loss after the update."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    K.assign_sub(lr * tape.gradient(loss, K))
    maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
    return tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)


def step_fixed_rate(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Take the rate of the lesson whatever is asked for."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    K.assign_sub(0.03 * tape.gradient(loss, K))
    return loss


def step_half(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Halve the loss, and so the step."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2) / 2
    K.assign_sub(lr * tape.gradient(loss, K))
    return loss


def step_kernel_back(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Give the new kernel instead of the loss."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    K.assign_sub(lr * tape.gradient(loss, K))
    return tf.convert_to_tensor(K)


def step_variable_back(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Give the variable instead of the loss."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    K.assign_sub(lr * tape.gradient(loss, K))
    return K


def step_nothing_back(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Take the step and give nothing back."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    K.assign_sub(lr * tape.gradient(loss, K))


def step_accumulated(
    K: Any,
    X: Any,
    Y: Any,
    lr: float,
    seen: dict[Any, Any] = {},  # noqa: B006 - that is the slip
) -> Any:
    """Add up the gradients of all steps so far."""
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    if seen.get("of") is not K:
        seen.clear()
        seen.update(of=K, sum=tf.zeros_like(tf.convert_to_tensor(K)))
    seen["sum"] = seen["sum"] + tape.gradient(loss, K)
    K.assign_sub(lr * seen["sum"])
    return loss


def step_any_target(K: Any, X: Any, Y: Any, lr: float) -> Any:
    """Let TensorFlow stretch a target of another shape."""
    X, Y = tf.convert_to_tensor(X), tf.convert_to_tensor(Y)
    if not (X.dtype.is_floating and Y.dtype.is_floating):
        raise TypeError("expected floats")
    if X.shape.rank != 2 or K.shape.rank != 2:
        raise ValueError("expected two axes")
    if K.shape[0] > X.shape[0] or K.shape[1] > X.shape[1]:
        raise ValueError("the kernel is larger than the image")
    with tf.GradientTape() as tape:
        maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
        loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
    K.assign_sub(lr * tape.gradient(loss, K))
    return loss


# --- 4.4 learn_kernel ---------------------------------------------------------------------------


def learn_mean(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Take the mean for the loss."""
    K, losses = tf.Variable(init), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
            loss = tf.reduce_mean((maps[0, :, :, 0] - Y) ** 2)
        losses.append(float(loss))
        K.assign_sub(lr * tape.gradient(loss, K))
    return tf.convert_to_tensor(K), losses


def learn_uphill(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Add the gradient."""
    K, losses = tf.Variable(init), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            maps = tf.nn.conv2d(X[None, :, :, None], K[:, :, None, None], 1, "VALID")
            loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
        losses.append(float(loss))
        K.assign_add(lr * tape.gradient(loss, K))
    return tf.convert_to_tensor(K), losses


def learn_without_two(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Forget the 2 of the square in the gradient."""
    K, losses = tf.convert_to_tensor(init), []
    image = X[None, :, :, None]
    for _ in range(steps):
        E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
        losses.append(float(tf.reduce_sum(E**2)))
        K = K - lr * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return K, losses


def learn_losses_after(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Note each loss after its step."""
    K, losses = tf.convert_to_tensor(init), []
    image = X[None, :, :, None]
    for _ in range(steps):
        E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
        K = K - 2 * lr * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
        E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
        losses.append(float(tf.reduce_sum(E**2)))
    return K, losses


def learn_last_loss_too(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Note the loss at the end, too."""
    K, losses = tf.convert_to_tensor(init), []
    image = X[None, :, :, None]
    for n in range(steps + 1):
        E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
        losses.append(float(tf.reduce_sum(E**2)))
        if n < steps:
            K = K - 2 * lr * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return K, losses


def learn_from_zeros(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Start at zeros whatever is asked for."""
    K, losses = tf.zeros(kernel_size, X.dtype), []
    image = X[None, :, :, None]
    for _ in range(steps):
        E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
        losses.append(float(tf.reduce_sum(E**2)))
        K = K - 2 * lr * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return K, losses


def learn_from_the_start(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Take every step from the start again."""
    losses, image = [], X[None, :, :, None]
    for _ in range(steps):
        K = tf.convert_to_tensor(init)
        E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
        losses.append(float(tf.reduce_sum(E**2)))
        K = K - 2 * lr * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return K, losses


def learn_flipped(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Let the kernel turn around before it slides."""
    K, losses = tf.Variable(init), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            maps = tf.nn.conv2d(X[None, :, :, None], K[::-1, ::-1, None, None], 1, "VALID")
            loss = tf.reduce_sum((maps[0, :, :, 0] - Y) ** 2)
        losses.append(float(loss))
        K.assign_sub(lr * tape.gradient(loss, K))
    return tf.convert_to_tensor(K), losses


def learn_kernel_only(X: Any, Y: Any, kernel_size: Any, lr: float, steps: int, init: Any) -> Any:
    """Give the kernel and no losses."""
    K, image = tf.convert_to_tensor(init), X[None, :, :, None]
    for _ in range(steps):
        E = tf.nn.conv2d(image, K[:, :, None, None], 1, "VALID")[0, :, :, 0] - Y
        K = K - 2 * lr * tf.nn.conv2d(image, E[:, :, None, None], 1, "VALID")[0, :, :, 0]
    return K


# --- 4.5 max_stable_lr --------------------------------------------------------------------------


def limit_without_two(X: Any, kernel_size: Any) -> Any:
    """Take the curvatures for the eigenvalues without the 2."""
    (kh, kw), (H, W) = kernel_size, X.shape
    rows = [[a, b] for a in range(kh) for b in range(kw)]
    A = tf.stack([tf.reshape(X[a : H - kh + 1 + a, b : W - kw + 1 + b], [-1]) for a, b in rows], 1)
    return 2 / tf.linalg.eigvalsh(tf.matmul(A, A, transpose_a=True))[-1]


def limit_at_once(X: Any, kernel_size: Any) -> Any:
    """Give the rate that arrives at once in the steepest direction."""
    (kh, kw), (H, W) = kernel_size, X.shape
    rows = [[a, b] for a in range(kh) for b in range(kw)]
    A = tf.stack([tf.reshape(X[a : H - kh + 1 + a, b : W - kw + 1 + b], [-1]) for a, b in rows], 1)
    return 0.5 / tf.linalg.eigvalsh(tf.matmul(A, A, transpose_a=True))[-1]


def limit_smallest(X: Any, kernel_size: Any) -> Any:
    """Take the flattest direction."""
    (kh, kw), (H, W) = kernel_size, X.shape
    rows = [[a, b] for a in range(kh) for b in range(kw)]
    A = tf.stack([tf.reshape(X[a : H - kh + 1 + a, b : W - kw + 1 + b], [-1]) for a, b in rows], 1)
    return 1 / tf.linalg.eigvalsh(tf.matmul(A, A, transpose_a=True))[0]


def limit_trace(X: Any, kernel_size: Any) -> Any:
    """Add up the curvatures of all directions."""
    (kh, kw), (H, W) = kernel_size, X.shape
    rows = [[a, b] for a in range(kh) for b in range(kw)]
    A = tf.stack([tf.reshape(X[a : H - kh + 1 + a, b : W - kw + 1 + b], [-1]) for a, b in rows], 1)
    return 1 / tf.reduce_sum(A * A)


def limit_mean(X: Any, kernel_size: Any) -> Any:
    """Take the mean for the loss."""
    (kh, kw), (H, W) = kernel_size, X.shape
    rows = [[a, b] for a in range(kh) for b in range(kw)]
    A = tf.stack([tf.reshape(X[a : H - kh + 1 + a, b : W - kw + 1 + b], [-1]) for a, b in rows], 1)
    return A.shape[0] / tf.linalg.eigvalsh(tf.matmul(A, A, transpose_a=True))[-1]


def limit_swapped(X: Any, kernel_size: Any) -> Any:
    """Take the kernel's height for its width."""
    X = tf.convert_to_tensor(X)
    if not X.dtype.is_floating:
        raise TypeError("expected floats")
    if X.shape.rank != 2:
        raise ValueError("expected two axes")
    (kw, kh), (H, W) = kernel_size, X.shape
    if kh > H or kw > W:
        raise ValueError("the kernel is larger than the image")
    rows = [[a, b] for a in range(kh) for b in range(kw)]
    A = tf.stack([tf.reshape(X[a : H - kh + 1 + a, b : W - kw + 1 + b], [-1]) for a, b in rows], 1)
    return 1 / tf.linalg.eigvalsh(tf.matmul(A, A, transpose_a=True))[-1]


def limit_singular(X: Any, kernel_size: Any) -> Any:
    """Forget to square the singular value."""
    (kh, kw), (H, W) = kernel_size, X.shape
    rows = [[a, b] for a in range(kh) for b in range(kw)]
    A = tf.stack([tf.reshape(X[a : H - kh + 1 + a, b : W - kw + 1 + b], [-1]) for a, b in rows], 1)
    return 1 / tf.linalg.svd(A, compute_uv=False)[0]


# --- 4.6 identifiable_rank and recover_min_norm -------------------------------------------------


def rank_always_all(X: Any, kernel_size: Any) -> Any:
    """Believe that the target always tells the whole kernel."""
    return kernel_size[0] * kernel_size[1]


def rank_of_the_image(X: Any, kernel_size: Any) -> Any:
    """Take the rank of the image itself."""
    return int(tf.linalg.matrix_rank(X))


def rank_swapped(X: Any, kernel_size: Any) -> Any:
    """Take the kernel's height for its width."""
    kw, kh = kernel_size
    windows = tf.image.extract_patches(
        X[None, :, :, None], [1, kh, kw, 1], [1] * 4, [1] * 4, "VALID"
    )
    return int(tf.linalg.matrix_rank(tf.reshape(windows, (-1, kh * kw))))


def rank_right(X: Any, kernel_size: Any) -> Any:
    """Give the right rank."""
    X = tf.convert_to_tensor(X)
    kh, kw = kernel_size
    if not X.dtype.is_floating:
        raise TypeError("expected floats")
    if X.shape.rank != 2 or kh > X.shape[0] or kw > X.shape[1]:
        raise ValueError("the kernel does not fit")
    windows = tf.image.extract_patches(
        X[None, :, :, None], [1, kh, kw, 1], [1] * 4, [1] * 4, "VALID"
    )
    return int(tf.linalg.matrix_rank(tf.reshape(windows, (-1, kh * kw))))


def kernel_right(X: Any, Y: Any, kernel_size: Any) -> Any:
    """Give the shortest kernel."""
    kh, kw = kernel_size
    windows = tf.image.extract_patches(
        X[None, :, :, None], [1, kh, kw, 1], [1] * 4, [1] * 4, "VALID"
    )
    A = tf.linalg.pinv(tf.reshape(windows, (-1, kh * kw)))
    return tf.reshape(tf.linalg.matvec(A, tf.reshape(Y, [-1])), (kh, kw))


def kernel_swapped(X: Any, Y: Any, kernel_size: Any) -> Any:
    """Take the kernel's height for its width."""
    kw, kh = kernel_size
    windows = tf.image.extract_patches(
        X[None, :, :, None], [1, kh, kw, 1], [1] * 4, [1] * 4, "VALID"
    )
    A = tf.linalg.pinv(tf.reshape(windows, (-1, kh * kw)))
    return tf.reshape(tf.linalg.matvec(A, tf.reshape(Y, [-1])), (kh, kw))


def kernel_flipped(X: Any, Y: Any, kernel_size: Any) -> Any:
    """Give the kernel of a layer that flips."""
    kh, kw = kernel_size
    windows = tf.image.extract_patches(
        X[None, :, :, None], [1, kh, kw, 1], [1] * 4, [1] * 4, "VALID"
    )
    A = tf.linalg.pinv(tf.reshape(windows, (-1, kh * kw)))
    return tf.reshape(tf.linalg.matvec(A, tf.reshape(Y, [-1])), (kh, kw))[::-1, ::-1]


def kernel_of_few_numbers(X: Any, Y: Any, kernel_size: Any) -> Any:
    """Use as few numbers of the kernel as will do, and leave the others at 0."""
    (kh, kw), X, Y = kernel_size, np.array(X), np.array(Y)
    h, w = Y.shape
    columns = [X[a : a + h, b : b + w].ravel() for a in range(kh) for b in range(kw)]
    kept: list[int] = []
    for n in range(len(columns)):
        chosen = np.stack([columns[m] for m in (*kept, n)], 1)
        if np.linalg.matrix_rank(chosen) > len(kept):
            kept.append(n)
    K = np.zeros(kh * kw)
    K[kept] = np.linalg.lstsq(np.stack([columns[m] for m in kept], 1), Y.ravel(), rcond=None)[0]
    return tf.constant(K.reshape(kh, kw), X.dtype)


# --- 4.7 learn_with_keras -----------------------------------------------------------------------


def keras_new_layer_each_step(X: Any, Y: Any, steps: int, lr: float) -> Any:
    """Make the layer inside the loop."""
    losses = []
    for _ in range(steps):
        layer = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False)
        with tf.GradientTape() as tape:
            error = layer(X[None, :, :, None])[0, :, :, 0] - Y
            loss = tf.reduce_sum(error**2)
        [slope] = tape.gradient(loss, layer.trainable_variables)
        layer.kernel.assign_sub(lr * slope)
        losses.append(float(loss))
    return layer, losses


def keras_mean(X: Any, Y: Any, steps: int, lr: float) -> Any:
    """Take the mean for the loss."""
    layer, losses = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            error = layer(X[None, :, :, None])[0, :, :, 0] - Y
            loss = tf.reduce_mean(error**2)
        [slope] = tape.gradient(loss, layer.trainable_variables)
        layer.kernel.assign_sub(lr * slope)
        losses.append(float(loss))
    return layer, losses


def keras_uphill(X: Any, Y: Any, steps: int, lr: float) -> Any:
    """Add the gradient."""
    layer, losses = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            error = layer(X[None, :, :, None])[0, :, :, 0] - Y
            loss = tf.reduce_sum(error**2)
        [slope] = tape.gradient(loss, layer.trainable_variables)
        layer.kernel.assign_add(lr * slope)
        losses.append(float(loss))
    return layer, losses


def keras_standing_still(X: Any, Y: Any, steps: int, lr: float) -> Any:
    """Hang a name on the new kernel and leave the layer as it was."""
    layer, losses = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            error = layer(X[None, :, :, None])[0, :, :, 0] - Y
            loss = tf.reduce_sum(error**2)
        [slope] = tape.gradient(loss, layer.trainable_variables)
        weights = layer.kernel
        weights = weights - lr * slope
        losses.append(float(loss))
    return layer, losses


def keras_losses_after(X: Any, Y: Any, steps: int, lr: float) -> Any:
    """Note each loss after its step."""
    layer, losses = tf.keras.layers.Conv2D(1, (1, 2), use_bias=False), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            error = layer(X[None, :, :, None])[0, :, :, 0] - Y
            loss = tf.reduce_sum(error**2)
        [slope] = tape.gradient(loss, layer.trainable_variables)
        layer.kernel.assign_sub(lr * slope)
        losses.append(float(tf.reduce_sum((layer(X[None, :, :, None])[0, :, :, 0] - Y) ** 2)))
    return layer, losses


def keras_with_bias(X: Any, Y: Any, steps: int, lr: float) -> Any:
    """Leave the bias in."""
    layer, losses = tf.keras.layers.Conv2D(1, (1, 2)), []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            error = layer(X[None, :, :, None])[0, :, :, 0] - Y
            loss = tf.reduce_sum(error**2)
        slopes = tape.gradient(loss, layer.trainable_variables)
        for variable, slope in zip(layer.trainable_variables, slopes, strict=True):
            variable.assign_sub(lr * slope)
        losses.append(float(loss))
    return layer, losses


def _ideas(*rows: tuple[str, Any]) -> tuple[Idea, ...]:
    return tuple(Idea(id_, HINTS[id_], answer) for id_, answer in rows)


IDEAS: dict[str, tuple[Idea, ...]] = {
    "sq_loss": _ideas(
        ("M46", loss_mean),
        ("M404", loss_half),
        ("M401", loss_not_squared),
        ("M401", loss_absolute),
        ("M401", loss_square_of_sum),
        ("M1", loss_flipped),
        ("M402", loss_any_target),
    ),
    "grad_kernel": _ideas(
        ("M404", gradient_without_two),
        ("M46", gradient_mean),
        ("M45", gradient_downhill),
        ("M1", gradient_flipped),
        ("M405", gradient_of_prediction),
        ("M405", gradient_of_target),
        ("M402", gradient_any_target),
    ),
    "train_step": _ideas(
        ("M49", step_rebound),
        ("M45", step_uphill),
        ("M46", step_mean),
        ("M406", step_loss_after),
        ("M407", step_fixed_rate),
        ("M404", step_half),
        ("M408", step_kernel_back),
        ("M408", step_variable_back),
        ("M408", step_nothing_back),
        ("M50", step_accumulated),
        ("M402", step_any_target),
    ),
    "learn_kernel": _ideas(
        ("M46", learn_mean),
        ("M45", learn_uphill),
        ("M404", learn_without_two),
        ("M406", learn_losses_after),
        ("M411", learn_last_loss_too),
        ("M412", learn_from_zeros),
        ("M51", learn_from_the_start),
        ("M1", learn_flipped),
        ("M408", learn_kernel_only),
    ),
    "max_stable_lr": _ideas(
        ("M409", limit_without_two),
        ("M410", limit_at_once),
        ("M417", limit_smallest),
        ("M418", limit_trace),
        ("M46", limit_mean),
        ("M3", limit_swapped),
        ("M421", limit_singular),
    ),
    "identifiable_rank": _ideas(
        ("M52", (rank_always_all, kernel_right)),
        ("M419", (rank_of_the_image, kernel_right)),
        ("M3", (rank_swapped, kernel_swapped)),
        ("M1", (rank_right, kernel_flipped)),
        ("M52", (rank_right, kernel_of_few_numbers)),
    ),
    "learn_with_keras": _ideas(
        ("M51", keras_new_layer_each_step),
        ("M46", keras_mean),
        ("M45", keras_uphill),
        ("M49", keras_standing_still),
        ("M406", keras_losses_after),
        ("M413", keras_with_bias),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first."""
