"""Known wrong ideas of the capstone, each as the answer of someone who holds it.

Every function stands alone and uses no name but ``np`` and ``tf``: its source is also pasted into
the notebooks of simulated students, under the exercise's name.
The ideas about exercise 10.5 are recognised by its laws, since each would cost a training.

Over 400 lines because each idea is a whole wrong answer, read by itself.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder import laws
from autograder.marking import Idea

HINTS = {key: laws.HINTS[key] for key in ("M9", "M10", "M11")} | {
    "M3": "Which number of an offset or a shift is the row, and which the column? Try (0, 1) on a "
    "picture with a single bright pixel.",
    "M5": "Does a picture of 16 × 16 still have 16 rows behind your first convolution?",
    "M12": "What should happen with what does not fit? Find the errors in the docstring and try "
    "each of them.",
    "M22": "Move a picture that is bright everywhere: what must come in at the edge?",
    "M26": "Number the entries of the dense kernel's first axis: in which order did flatten lay "
    "rows, columns and channels?",
    "M27": "Which logits does the new model give for a picture of zeros, and which the old one?",
    "M30": "Use a training set of seven pictures and groups of two: which pictures take part?",
    "M41": "Walk from one unit of the last map to its neighbour: how many pixels of the picture "
    "lie between them?",
    "M42": "What happens to the last map when the picture moves, and what to the ten numbers "
    "behind it: do they move, or do they stay?",
    "M43": "Move one digit by 1, 2, 3 and 4 pixels and look at what arrives at your last layer: "
    "which part of your model keeps count of the place?",
    "M45": "Did the loss go down after one step?",
    "M46": "How far does a single weight move in Adam's first step, and which argument says so?",
    "M51": "Is it the same object in the second step as in the first, or a new one?",
    "M55": "What should the loss of ten classes be before any training? Look for a softmax that "
    "is done twice, or not at all.",
    "M56": "Which pictures may your model have seen when it is tested? Read what is not allowed "
    "once more.",
    "M64": "Train twice with the same seed and once with another: when should the results agree?",
    "M1001": "What does a negative number become behind each convolution, and behind the hidden "
    "dense layer?",
    "M1002": "What does the last pooling keep of each map: its largest number or its mean?",
    "M1003": "If all weights of a layer start equal, how could they ever learn to be different?",
    "M1005": "Take 14 pictures and groups of 4: write down which pictures take part in each step "
    "of an epoch, down to the last.",
    "M1006": "In which order come the pictures, if nobody shuffles them?",
    "M1007": "How many rounds over all pictures are asked for, and how many do you make?",
    "M1008": "The digits have to stay where they are while the model learns. Which layer could do "
    "without seeing a digit in every place?",
    "M1009": "Which layer of your model has the most weights, and does it need a weight for each "
    "place?",
    "M1010": "Print the accuracy on the training pictures after each epoch: is it still rising "
    "when you stop?",
    "M1011": "Count the weights of the model with each of the two heads: which has fewer?",
    "M1012": "Which of the two models knows which pixels are neighbours?",
    "M1013": "What is the largest number that a pixel may have, and what should it become?",
    "M1014": "Which rows and columns does the upper left corner of the digit get?",
    "M1015": "Where does the bright pixel go when dx is positive?",
    "M1016": "Where do the pixels go that leave the picture on one side? Nothing may come back.",
    "M1017": "Divide the pictures that are read right by all pictures: between which two numbers "
    "must that lie?",
    "M1018": "How many logits does a picture of 24 × 24 give, if the head looks at full windows "
    "only?",
    "M1019": "What becomes of a negative logit in your head?",
    "M1020": "Does the picture move the same way if it goes left?",
    "M1021": "Is a shift by 0 among the shifts that change nothing? And the largest one?",
}
"""One hint an idea, in a beginner's words; ids up to M56 are those of the course's catalogue."""


# --- 10.1 place ---------------------------------------------------------------------------------


def place_swapped(images: Any, offsets: Any, size: int = 16) -> Any:
    """Take the offsets for (x, y)."""
    images = np.asarray(images)
    n, h, w = images.shape
    canvas = np.zeros((n, size, size, 1), "float32")
    for i, (x, y) in enumerate(np.asarray(offsets)):
        if y < 0 or x < 0 or y + h > size or x + w > size:
            raise ValueError("leaves the canvas")
        canvas[i, y : y + h, x : x + w, 0] = images[i] / 16
    return tf.constant(canvas)


def place_unscaled(images: Any, offsets: Any, size: int = 16) -> Any:
    """Leave the numbers as they are."""
    images = np.asarray(images)
    n, h, w = images.shape
    canvas = np.zeros((n, size, size, 1), "float32")
    for i, (y, x) in enumerate(np.asarray(offsets)):
        if y < 0 or x < 0 or y + h > size or x + w > size:
            raise ValueError("leaves the canvas")
        canvas[i, y : y + h, x : x + w, 0] = images[i]
    return tf.constant(canvas)


def place_by_largest(images: Any, offsets: Any, size: int = 16) -> Any:
    """Divide by the largest number of the batch."""
    images = np.asarray(images)
    n, h, w = images.shape
    canvas = np.zeros((n, size, size, 1), "float32")
    for i, (y, x) in enumerate(np.asarray(offsets)):
        if y < 0 or x < 0 or y + h > size or x + w > size:
            raise ValueError("leaves the canvas")
        canvas[i, y : y + h, x : x + w, 0] = images[i] / images.max()
    return tf.constant(canvas)


def place_by_255(images: Any, offsets: Any, size: int = 16) -> Any:
    """Divide by 255, as with photographs."""
    images = np.asarray(images)
    n, h, w = images.shape
    canvas = np.zeros((n, size, size, 1), "float32")
    for i, (y, x) in enumerate(np.asarray(offsets)):
        if y < 0 or x < 0 or y + h > size or x + w > size:
            raise ValueError("leaves the canvas")
        canvas[i, y : y + h, x : x + w, 0] = images[i] / 255
    return tf.constant(canvas)


def place_first_offset(images: Any, offsets: Any, size: int = 16) -> Any:
    """Take the first offset for all pictures."""
    images = np.asarray(images)
    n, h, w = images.shape
    canvas = np.zeros((n, size, size, 1), "float32")
    y, x = np.asarray(offsets)[0]
    if y < 0 or x < 0 or y + h > size or x + w > size:
        raise ValueError("leaves the canvas")
    canvas[:, y : y + h, x : x + w, 0] = images / 16
    return tf.constant(canvas)


def place_centred(images: Any, offsets: Any, size: int = 16) -> Any:
    """Take the offset for the picture's middle."""
    images = np.asarray(images)
    n, h, w = images.shape
    canvas = np.zeros((n, size, size, 1), "float32")
    for i, (y, x) in enumerate(np.asarray(offsets)):
        top, left = max(0, y - h // 2), max(0, x - w // 2)
        canvas[i, top : top + h, left : left + w, 0] = images[i] / 16
    return tf.constant(canvas)


def place_unchecked(images: Any, offsets: Any, size: int = 16) -> Any:
    """Cut off what leaves the canvas, without a word."""
    images = np.asarray(images)
    canvas = np.zeros((len(images), size, size, 1), "float32")
    for i, (y, x) in enumerate(np.asarray(offsets)):
        for a in range(images.shape[1]):
            for b in range(images.shape[2]):
                if 0 <= y + a < size and 0 <= x + b < size:
                    canvas[i, y + a, x + b, 0] = images[i, a, b] / 16
    return tf.constant(canvas)


def place_float64(images: Any, offsets: Any, size: int = 16) -> Any:
    """Return float64."""
    images = np.asarray(images)
    n, h, w = images.shape
    canvas = np.zeros((n, size, size, 1))
    for i, (y, x) in enumerate(np.asarray(offsets)):
        if y < 0 or x < 0 or y + h > size or x + w > size:
            raise ValueError("leaves the canvas")
        canvas[i, y : y + h, x : x + w, 0] = images[i] / 16
    return tf.constant(canvas)


# --- 10.2 build_model ---------------------------------------------------------------------------


def build_softmax(kind: str) -> Any:
    """End in a softmax."""
    layers = tf.keras.layers

    def conv(n: int) -> Any:
        return layers.Conv2D(n, 3, padding="same", activation="relu")

    bodies = {
        "mlp": lambda: [layers.Flatten(), layers.Dense(64, activation="relu")],
        "flatten": lambda: [
            *(conv(16), layers.MaxPooling2D(), conv(32), layers.MaxPooling2D()),
            layers.Flatten(),
        ],
        "gmp": lambda: [conv(8), conv(16), conv(32), layers.GlobalMaxPooling2D()],
    }
    if kind not in bodies:
        raise ValueError(kind)
    last = layers.Dense(10, activation="softmax")
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *bodies[kind](), last])


def build_linear(kind: str) -> Any:
    """Forget ReLU."""
    layers = tf.keras.layers

    def conv(n: int) -> Any:
        return layers.Conv2D(n, 3, padding="same")

    bodies = {
        "mlp": lambda: [layers.Flatten(), layers.Dense(64)],
        "flatten": lambda: [
            *(conv(16), layers.MaxPooling2D(), conv(32), layers.MaxPooling2D()),
            layers.Flatten(),
        ],
        "gmp": lambda: [conv(8), conv(16), conv(32), layers.GlobalMaxPooling2D()],
    }
    if kind not in bodies:
        raise ValueError(kind)
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *bodies[kind](), layers.Dense(10)])


def build_average(kind: str) -> Any:
    """Take the mean of each map for its maximum."""
    layers = tf.keras.layers

    def conv(n: int) -> Any:
        return layers.Conv2D(n, 3, padding="same", activation="relu")

    bodies = {
        "mlp": lambda: [layers.Flatten(), layers.Dense(64, activation="relu")],
        "flatten": lambda: [
            *(conv(16), layers.MaxPooling2D(), conv(32), layers.MaxPooling2D()),
            layers.Flatten(),
        ],
        "gmp": lambda: [conv(8), conv(16), conv(32), layers.GlobalAveragePooling2D()],
    }
    if kind not in bodies:
        raise ValueError(kind)
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *bodies[kind](), layers.Dense(10)])


def build_average_pools(kind: str) -> Any:
    """Pool by the mean, too, in the second model."""
    layers = tf.keras.layers

    def conv(n: int) -> Any:
        return layers.Conv2D(n, 3, padding="same", activation="relu")

    bodies = {
        "mlp": lambda: [layers.Flatten(), layers.Dense(64, activation="relu")],
        "flatten": lambda: [
            *(conv(16), layers.AveragePooling2D(), conv(32), layers.AveragePooling2D()),
            layers.Flatten(),
        ],
        "gmp": lambda: [conv(8), conv(16), conv(32), layers.GlobalMaxPooling2D()],
    }
    if kind not in bodies:
        raise ValueError(kind)
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *bodies[kind](), layers.Dense(10)])


def build_valid(kind: str) -> Any:
    """Forget the frame of zeros."""
    layers = tf.keras.layers

    def conv(n: int) -> Any:
        return layers.Conv2D(n, 3, activation="relu")

    bodies = {
        "mlp": lambda: [layers.Flatten(), layers.Dense(64, activation="relu")],
        "flatten": lambda: [
            *(conv(16), layers.MaxPooling2D(), conv(32), layers.MaxPooling2D()),
            layers.Flatten(),
        ],
        "gmp": lambda: [conv(8), conv(16), conv(32), layers.GlobalMaxPooling2D()],
    }
    if kind not in bodies:
        raise ValueError(kind)
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *bodies[kind](), layers.Dense(10)])


def build_unchecked(kind: str) -> Any:
    """Build the third model for every unknown kind."""
    layers = tf.keras.layers

    def conv(n: int) -> Any:
        return layers.Conv2D(n, 3, padding="same", activation="relu")

    if kind == "mlp":
        body = [layers.Flatten(), layers.Dense(64, activation="relu")]
    elif kind == "flatten":
        body = [conv(16), layers.MaxPooling2D(), conv(32), layers.MaxPooling2D(), layers.Flatten()]
    else:
        body = [conv(8), conv(16), conv(32), layers.GlobalMaxPooling2D()]
    return tf.keras.Sequential([tf.keras.Input((16, 16, 1)), *body, layers.Dense(10)])


# --- 10.3 train ---------------------------------------------------------------------------------


def train_no_logits(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Take the logits for shares."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    adam, rng = tf.keras.optimizers.Adam(lr), np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy()
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
            w = model.trainable_variables
            adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


def train_softmax_twice(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Send the logits through a softmax and say that they are logits."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    adam, rng = tf.keras.optimizers.Adam(lr), np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(y, rows), tf.nn.softmax(model(tf.gather(x, rows))))
            w = model.trainable_variables
            adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


def train_plain(model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int) -> None:
    """Go down the gradient without Adam."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    rng = np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
            w = model.trainable_variables
            for one, slope in zip(w, tape.gradient(loss, w), strict=True):
                one.assign_sub(lr * slope)


def train_default_rate(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Leave the learning rate to Adam's default."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    adam, rng = tf.keras.optimizers.Adam(), np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
            w = model.trainable_variables
            adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


def train_new_optimizer(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Make a new optimiser in every step."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    rng = np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
            w = model.trainable_variables
            adam = tf.keras.optimizers.Adam(lr)
            adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


def train_new_optimizer_each_epoch(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Make a new optimiser in every epoch."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    rng = np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        adam = tf.keras.optimizers.Adam(lr)
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
            w = model.trainable_variables
            adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


def train_full_groups(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Leave out the last group where it is smaller."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    adam, rng = tf.keras.optimizers.Adam(lr), np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y) - batch + 1, batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
            w = model.trainable_variables
            adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


def train_one_group(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Use one random group an epoch."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    adam, rng = tf.keras.optimizers.Adam(lr), np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        rows = rng.permutation(len(y))[:batch]
        with tf.GradientTape() as tape:
            loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
        w = model.trainable_variables
        adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


def train_one_epoch(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Go through the pictures once."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    adam, rng = tf.keras.optimizers.Adam(lr), np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    order = rng.permutation(len(y))
    for start in range(0, len(y), batch):
        rows = order[start : start + batch]
        with tf.GradientTape() as tape:
            loss = loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
        w = model.trainable_variables
        adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


def train_upwards(
    model: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> None:
    """Climb."""
    x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
    adam, rng = tf.keras.optimizers.Adam(lr), np.random.default_rng(seed)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch):
            rows = order[start : start + batch]
            with tf.GradientTape() as tape:
                loss = -loss_of(tf.gather(y, rows), model(tf.gather(x, rows)))
            w = model.trainable_variables
            adam.apply_gradients(list(zip(tape.gradient(loss, w), w, strict=True)))


# --- 10.4 shift_profile -------------------------------------------------------------------------


def profile_rolled(model: Any, x: Any, y: Any, shifts: Any) -> dict[tuple[int, int], float]:
    """Let what leaves on one side come back on the other."""
    found = {}
    for dy, dx in shifts:
        z = np.asarray(model(np.roll(np.asarray(x), (dy, dx), (1, 2))))
        found[dy, dx] = float(np.mean(z.argmax(axis=1) == np.asarray(y)))
    return found


def profile_backwards(model: Any, x: Any, y: Any, shifts: Any) -> dict[tuple[int, int], float]:
    """Move the pictures the other way."""
    x, found = np.asarray(x), {}
    h, w = x.shape[1:3]
    room = np.pad(x, ((0, 0), (h, h), (w, w), (0, 0)))
    for dy, dx in shifts:
        z = np.asarray(model(room[:, h + dy : 2 * h + dy, w + dx : 2 * w + dx]))
        found[dy, dx] = float(np.mean(z.argmax(axis=1) == np.asarray(y)))
    return found


def profile_swapped(model: Any, x: Any, y: Any, shifts: Any) -> dict[tuple[int, int], float]:
    """Take a shift for (dx, dy)."""
    x, found = np.asarray(x), {}
    h, w = x.shape[1:3]
    room = np.pad(x, ((0, 0), (w, w), (h, h), (0, 0)))
    for dx, dy in shifts:
        z = np.asarray(model(room[:, w - dy : w - dy + h, h - dx : h - dx + w]))
        found[dx, dy] = float(np.mean(z.argmax(axis=1) == np.asarray(y)))
    return found


def profile_edges(model: Any, x: Any, y: Any, shifts: Any) -> dict[tuple[int, int], float]:
    """Let the picture's edge come in."""
    x, found = np.asarray(x), {}
    h, w = x.shape[1:3]
    room = np.pad(x, ((0, 0), (h, h), (w, w), (0, 0)), "edge")
    for dy, dx in shifts:
        z = np.asarray(model(room[:, h - dy : 2 * h - dy, w - dx : 2 * w - dx]))
        found[dy, dx] = float(np.mean(z.argmax(axis=1) == np.asarray(y)))
    return found


def profile_counts(model: Any, x: Any, y: Any, shifts: Any) -> dict[tuple[int, int], float]:
    """Count and do not divide."""
    x, found = np.asarray(x), {}
    h, w = x.shape[1:3]
    room = np.pad(x, ((0, 0), (h, h), (w, w), (0, 0)))
    for dy, dx in shifts:
        z = np.asarray(model(room[:, h - dy : 2 * h - dy, w - dx : 2 * w - dx]))
        found[dy, dx] = float(np.sum(z.argmax(axis=1) == np.asarray(y)))
    return found


def profile_percent(model: Any, x: Any, y: Any, shifts: Any) -> dict[tuple[int, int], float]:
    """Give per cent."""
    x, found = np.asarray(x), {}
    h, w = x.shape[1:3]
    room = np.pad(x, ((0, 0), (h, h), (w, w), (0, 0)))
    for dy, dx in shifts:
        z = np.asarray(model(room[:, h - dy : 2 * h - dy, w - dx : 2 * w - dx]))
        found[dy, dx] = 100 * float(np.mean(z.argmax(axis=1) == np.asarray(y)))
    return found


# --- 10.6 to_fully_conv -------------------------------------------------------------------------


def slid_transposed(model: Any) -> Any:
    """Cut the dense kernel with the channels in front."""
    picture = x = tf.keras.Input((None, None, 1))
    *body, _, dense = [la for la in model.layers if not isinstance(la, tf.keras.layers.InputLayer)]
    for layer in body:
        x = layer(x)
    head = tf.keras.layers.Conv2D(10, 4)
    whole = tf.keras.Model(picture, head(x))
    kernel, bias = dense.get_weights()
    head.set_weights([kernel.reshape(32, 4, 4, 10).transpose(1, 2, 0, 3), bias])
    return whole


def slid_columns(model: Any) -> Any:
    """Cut the dense kernel with the columns in front of the rows."""
    picture = x = tf.keras.Input((None, None, 1))
    *body, _, dense = [la for la in model.layers if not isinstance(la, tf.keras.layers.InputLayer)]
    for layer in body:
        x = layer(x)
    head = tf.keras.layers.Conv2D(10, 4)
    whole = tf.keras.Model(picture, head(x))
    kernel, bias = dense.get_weights()
    head.set_weights([kernel.reshape(4, 4, 32, 10).transpose(1, 0, 2, 3), bias])
    return whole


def slid_no_bias(model: Any) -> Any:
    """Forget the bias."""
    picture = x = tf.keras.Input((None, None, 1))
    *body, _, dense = [la for la in model.layers if not isinstance(la, tf.keras.layers.InputLayer)]
    for layer in body:
        x = layer(x)
    head = tf.keras.layers.Conv2D(10, 4)
    whole = tf.keras.Model(picture, head(x))
    kernel, bias = dense.get_weights()
    head.set_weights([kernel.reshape(4, 4, 32, 10), 0 * bias])
    return whole


def slid_relu(model: Any) -> Any:
    """Put a ReLU on the logits."""
    picture = x = tf.keras.Input((None, None, 1))
    *body, _, dense = [la for la in model.layers if not isinstance(la, tf.keras.layers.InputLayer)]
    for layer in body:
        x = layer(x)
    head = tf.keras.layers.Conv2D(10, 4, activation="relu")
    whole = tf.keras.Model(picture, head(x))
    kernel, bias = dense.get_weights()
    head.set_weights([kernel.reshape(4, 4, 32, 10), bias])
    return whole


def slid_same(model: Any) -> Any:
    """Pad the head."""
    picture = x = tf.keras.Input((None, None, 1))
    *body, _, dense = [la for la in model.layers if not isinstance(la, tf.keras.layers.InputLayer)]
    for layer in body:
        x = layer(x)
    head = tf.keras.layers.Conv2D(10, 4, padding="same")
    whole = tf.keras.Model(picture, head(x))
    kernel, bias = dense.get_weights()
    head.set_weights([kernel.reshape(4, 4, 32, 10), bias])
    return whole


# --- 10.7 total_stride --------------------------------------------------------------------------


def stride_summed(layers: Any) -> int:
    """Add the strides."""
    return sum(s for _, s in layers)


def stride_multiplied(layers: Any) -> int:
    """Multiply the strides."""
    stride = 1
    for _, s in layers:
        stride *= s
    return stride


def stride_of_kernels(layers: Any) -> int:
    """Multiply the kernel sizes."""
    stride = 1
    for k, _ in layers:
        stride *= k
    return stride


def stride_largest(layers: Any) -> int:
    """Take the largest stride."""
    return int(max([1, *(s for _, s in layers)]))


def stride_last(layers: Any) -> int:
    """Take the last layer's stride."""
    return int(layers[-1][1]) if layers else 1


def shifts_by_sum(layers: Any, max_shift: int) -> list[int]:
    """List the multiples of the sum of the strides."""
    stride = max(1, sum(s for _, s in layers))
    return [d for d in range(-max_shift, max_shift + 1) if d % stride == 0]


def shifts_by_kernels(layers: Any, max_shift: int) -> list[int]:
    """List the multiples of the product of the kernel sizes."""
    stride = 1
    for k, _ in layers:
        stride *= k
    return [d for d in range(-max_shift, max_shift + 1) if d % stride == 0]


def shifts_by_largest(layers: Any, max_shift: int) -> list[int]:
    """List the multiples of the largest stride."""
    stride = max([1, *(s for _, s in layers)])
    return [d for d in range(-max_shift, max_shift + 1) if d % stride == 0]


def shifts_by_last(layers: Any, max_shift: int) -> list[int]:
    """List the multiples of the last layer's stride."""
    stride = layers[-1][1] if layers else 1
    return [d for d in range(-max_shift, max_shift + 1) if d % stride == 0]


def shifts_to_the_right(layers: Any, max_shift: int) -> list[int]:
    """List no negative shifts."""
    stride = 1
    for _, s in layers:
        stride *= s
    return [d for d in range(max_shift + 1) if d % stride == 0]


def shifts_without_zero(layers: Any, max_shift: int) -> list[int]:
    """Leave out 0."""
    stride = 1
    for _, s in layers:
        stride *= s
    return [d for d in range(-max_shift, max_shift + 1) if d and d % stride == 0]


def shifts_open(layers: Any, max_shift: int) -> list[int]:
    """Leave out the largest shift."""
    stride = 1
    for _, s in layers:
        stride *= s
    return [d for d in range(-max_shift, max_shift) if d % stride == 0]


def _ideas(*pairs: tuple[str, Any]) -> tuple[Idea, ...]:
    return tuple(Idea(name, HINTS[name], answer) for name, answer in pairs)


IDEAS: dict[str, tuple[Idea, ...]] = {
    "place": _ideas(
        ("M3", place_swapped),
        ("M1013", place_unscaled),
        ("M1013", place_by_largest),
        ("M1013", place_by_255),
        ("M30", place_first_offset),
        ("M1014", place_centred),
        ("M12", place_unchecked),
        ("M9", place_float64),
    ),
    "build_model": _ideas(
        ("M55", build_softmax),
        ("M1001", build_linear),
        ("M1002", build_average),
        ("M1002", build_average_pools),
        ("M5", build_valid),
        ("M12", build_unchecked),
    ),
    "train": _ideas(
        ("M55", train_no_logits),
        ("M55", train_softmax_twice),
        ("M46", train_plain),
        ("M46", train_default_rate),
        ("M51", train_new_optimizer),
        ("M51", train_new_optimizer_each_epoch),
        ("M1005", train_full_groups),
        ("M30", train_one_group),
        ("M1007", train_one_epoch),
        ("M45", train_upwards),
    ),
    "shift_profile": _ideas(
        ("M1016", profile_rolled),
        ("M1015", profile_backwards),
        ("M3", profile_swapped),
        ("M22", profile_edges),
        ("M1017", profile_counts),
        ("M1017", profile_percent),
    ),
    "to_fully_conv": _ideas(
        ("M26", slid_transposed),
        ("M26", slid_columns),
        ("M27", slid_no_bias),
        ("M1019", slid_relu),
        ("M1018", slid_same),
    ),
    "total_stride": _ideas(
        ("M41", (stride_summed, shifts_by_sum)),
        ("M41", (stride_of_kernels, shifts_by_kernels)),
        ("M41", (stride_largest, shifts_by_largest)),
        ("M41", (stride_last, shifts_by_last)),
        ("M1020", (stride_multiplied, shifts_to_the_right)),
        ("M1021", (stride_multiplied, shifts_without_zero)),
        ("M1021", (stride_multiplied, shifts_open)),
    ),
}
"""The known wrong ideas of each exercise, the likely ones first; hints M43, M56, M1008 to M1010
belong to exercise 10.5, whose laws know them."""
