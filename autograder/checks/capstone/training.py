"""Laws of lesson 10's trainings: 10.3 and 10.5.

A training is judged by the weights that it leaves. Linear models without bias on pictures with
one bright pixel each make it readable: every picture then has a row of weights of its own, and
from how far Adam moved it one can tell in which steps the picture was used.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from autograder import answer as asking
from autograder.checks.capstone.models import numbers_of
from autograder.checks.capstone.right import Adam, Array, placed, slope_of, softmax
from autograder.inputs import pick, tensor
from autograder.laws import names_used, reads_clean
from autograder.trials import Trials, Wrong, difference, observe, plain

LINEAR = '''
def linear(kernel):
    """Make a model of one dense layer without bias."""
    last = tf.keras.layers.Dense(10, use_bias=False)
    model = tf.keras.Sequential([tf.keras.Input((16, 16, 1)), tf.keras.layers.Flatten(), last])
    last.set_weights([kernel])
    return model
'''
"""Goes to the student's side, to be trained."""

SMALL = '''
def small(seed):
    """Make a small convolutional model, the same for the same seed."""
    layers = tf.keras.layers
    tf.keras.utils.set_random_seed(seed)
    return tf.keras.Sequential([
        tf.keras.Input((16, 16, 1)),
        layers.Conv2D(8, 3, padding="same", activation="relu"), layers.MaxPooling2D(4),
        layers.Flatten(), layers.Dense(10),
    ])
'''
"""Goes to the student's side, to be trained."""

FETCHES = re.compile(r"load_digits|sklearn|datasets|fetch_openml|urlretrieve|urlopen|mnist")
"""What loads pictures."""
MOVES = re.compile(
    r"roll|shift|translate|translation|affine_transform|[a-z_]*crop[a-z_]*|pad_to_bounding_box"
    r"|Random(Translation|Crop|Zoom|Affine|Rotation|Perspective)|ImageDataGenerator"
    r"|apply_affine_transform|random_shift|map_coordinates|warp_affine|place|scatter"
)
"""What moves pictures."""


def no_other_data(trials: Trials) -> None:
    """Law: nothing in the source loads digits."""
    rule = "Not allowed here: learning from other pictures than those that are given."
    try:
        reads_clean(trials, rule, FETCHES)
    except Wrong as wrong:
        raise Wrong(wrong.message, idea="M56") from None


# --- 10.3 ---------------------------------------------------------------------------------------


def trained(
    answer: Any, kernel: Any, x: Any, y: Any, epochs: int, batch: int, lr: float, seed: int
) -> Any:
    """Probe: train a linear model with this kernel; give the kernel that it has then."""
    model = asking.shipped(answer, LINEAR, "linear")(kernel)
    answer(model, x, y, epochs, batch, lr, seed)
    return tf.convert_to_tensor(numbers_of(model.weights[0]))


def _kernel(trials: Trials) -> Array:
    return np.asarray(trials.rng.normal(size=(256, 10)) * 0.3, np.float32)


def _bright(trials: Trials, n: int, each: int = 1) -> tuple[Array, Array]:
    """Draw pictures with bright pixels of their own.

    Returns:
        The pictures (n, 256) and the pixels (n, each).
    """
    pixels = trials.rng.permutation(256)[: n * each].reshape(n, each)
    x = np.zeros((n, 256), np.float32)
    for item, own in enumerate(pixels):
        x[item, own] = np.arange(1, each + 1) / each
    return x, pixels


def _simulate(
    kernel: Array, x: Array, y: Array, groups: Sequence[Any], lr: float, is_sum: bool = False
) -> Array:
    """Train a linear model by hand, a step for each group of rows, on their mean or summed loss."""
    adam, weights = Adam(lr), kernel.astype(np.float64)
    for rows in groups:
        slope = slope_of(weights, x[rows].astype(np.float64), y[rows])
        weights = adam.step(weights, slope * len(rows) if is_sum else slope)
    return weights


def _expect_training(
    trials: Trials, x: Array, y: Array, epochs: int, batch: int, lr: float, form: str = "tensor"
) -> None:
    """Note it where a training whose order makes no difference leaves other weights."""
    n, kernel = len(y), _kernel(trials)
    groups = [np.arange(i, min(i + batch, n)) for i in range(0, n, batch)] * epochs
    right = _simulate(kernel, x, y, groups, lr)
    pictures = x.reshape(n, 16, 16, 1)
    given = (pictures, y) if form == "array" else (tensor(pictures, "float32"), tensor(y, "int64"))
    outcome = trials.observe(trained, kernel, *given, epochs, batch, lr, pick(trials, 0, 99))
    tried = f"a linear model trained on {n} pictures, epochs={epochs}, batch={batch}, lr={lr}"
    summed = _simulate(kernel, x, y, groups, lr, is_sum=True)
    if outcome.kind != "value" or difference(outcome.reading, summed) is not None:
        trials.expect(outcome, right, tried, n * epochs)
    if outcome.changed:
        trials.wrong(f"{tried}: the call changed x or y in place", idea="M10")


def steps(trials: Trials) -> None:
    """Law: the weights after a few steps are those of Adam on the cross-entropy of the logits."""
    x, _ = _bright(trials, 6, 2)
    y = trials.rng.permutation(10)[:6]
    _expect_training(trials, x, y, 5, 6, 0.02)
    _expect_training(trials, x, y, 2, 9, 0.01)
    _expect_training(trials, x[:1], y[:1], 1, 1, 0.05)
    same = np.repeat(x[:1], 5, axis=0)
    _expect_training(trials, same, np.repeat(y[:1], 5), 3, 2, 0.02)


def _visits(
    kernel: Array, after: Array, pixels: Array, y: Array, batch: int, lr: float
) -> list[tuple[int, int] | None]:
    """Tell in which steps of two epochs each picture was used.

    Returns:
        For each picture its step in the first epoch and in the second, None where its weights are
        not those of a picture that was used once in each.
    """
    n = len(y)
    per_epoch = -(-n // batch)
    sizes = [min(batch, n - i * batch) for i in range(per_epoch)] * 2
    ways = list(itertools.product(range(per_epoch), range(per_epoch, 2 * per_epoch)))
    found: list[tuple[int, int] | None] = []
    for pixel, label in zip(pixels[:, 0], y, strict=True):
        start, best, best_off = kernel[pixel].astype(np.float64), None, 0.02 * lr
        for way, is_mean in itertools.product(ways, (True, False)):
            adam, row = Adam(lr), start
            for step, size in enumerate(sizes):
                slope = softmax(row) - (np.arange(10) == label) if step in way else 0 * row
                row = adam.step(row, slope / (size if is_mean else 1))
            off = float(np.abs(row - after[pixel]).max())
            if off < best_off:
                best, best_off = way, off
        found.append(best)
    return found


def _orders(trials: Trials, *seeds: int) -> list[tuple[Array, list[Any]]]:
    """Train on pictures that tell their turns, once a seed; note where it cannot be told.

    Returns:
        For each seed the kernel that was left and the steps of each picture, none where noted.
    """
    n, batch, lr = 14, 4, 0.01
    if "bright" not in trials.memory:
        trials.memory["bright"] = (*_bright(trials, n), trials.rng.integers(0, 10, n))
        trials.memory["start"] = _kernel(trials)
    (x, pixels, y), kernel = trials.memory["bright"], trials.memory["start"]
    given = (tensor(x.reshape(n, 16, 16, 1), "float32"), tensor(y, "int64"))
    made = []
    for seed in seeds:
        outcome = observe(trained, trials.answer, (kernel, *given, 2, batch, lr, seed))
        after = outcome.reading.array
        if outcome.kind != "value" or after is None or after.shape != kernel.shape:
            trials.wrong(f"training on {n} pictures: expected a result, got {outcome.text}")
            return []
        made.append((after, _visits(kernel, after, pixels, y, batch, lr)))
    return made


def every_picture_once(trials: Trials) -> None:
    """Law: in each epoch every picture is used once, in groups of ``batch`` and a smaller last."""
    for _, visits in _orders(trials, 3):
        missing = [item for item, way in enumerate(visits) if way is None]
        if missing:
            told = f"{len(missing)} of 14 pictures were not used once in each of two epochs"
            trials.wrong(f"batch=4: {told}", idea="M1005")
            return
        ways = [way for way in visits if way is not None]
        for epoch in (0, 1):
            turns = np.bincount([way[epoch] - 4 * epoch for way in ways], minlength=4)
            if turns.tolist() != [4, 4, 4, 2]:
                told = f"expected groups of 4, 4, 4 and 2 pictures, got {turns.tolist()}"
                trials.wrong(f"14 pictures, batch=4: {told}")


def order_by_seed(trials: Trials) -> None:
    """Law: equal seeds give equal trainings, other seeds other ones, and none keeps the order."""
    made = _orders(trials, 3, 3, 4)
    if len(made) < 3:
        return
    (one, turns), (again, _), (_, other) = made
    if not np.allclose(one, again, rtol=0, atol=1e-5):
        trials.wrong("two trainings with one seed end at different weights", idea="M64")
    in_order = [(item // 4, 4 + item // 4) for item in range(14)]
    if turns == in_order or any(
        all(way is not None and way[epoch] == in_order[item][epoch] for item, way in enumerate(z))
        for z in (turns, other)
        for epoch in (0, 1)
    ):
        trials.wrong("the pictures are used in the order in which they come", idea="M1006")
    elif turns == other:
        trials.wrong("two trainings with different seeds use the same order", idea="M64")


def _digits(trials: Trials, count: int) -> tuple[Array, Array]:
    """Draw digits of the public set, their numbers from 0 to 16."""
    from sklearn.datasets import load_digits

    images, labels = load_digits(return_X_y=True)
    rows = trials.rng.permutation(len(labels))[:count]
    return images[rows].reshape(-1, 8, 8), labels[rows]


def learns(trials: Trials) -> None:
    """Law: 64 digits are learned by heart by a convolutional model, all of whose weights move."""
    images, y = _digits(trials, 64)
    x = placed(images, np.full((64, 2), 4)).astype(np.float32)

    def overfit(answer: Any, x: Any, y: Any) -> list[Any]:
        model = asking.shipped(answer, SMALL, "small")(5)
        before = [numbers_of(weight) for weight in model.weights]
        answer(model, x, y, 25, 16, 0.02, 1)
        after = [numbers_of(weight) for weight in model.weights]
        moved = [not np.array_equal(a, b) for a, b in zip(before, after, strict=True)]
        return [sum(moved), model(x)]

    outcome = observe(overfit, trials.answer, (tensor(x, "float32"), tensor(y, "int64")))
    items = outcome.reading.items
    if len(items) != 2 or items[0].array is None or items[1].array is None:
        trials.wrong(f"64 digits, 25 epochs: expected a trained model, got {outcome.text}")
        return
    share = float((items[1].array.argmax(axis=-1) == y).mean())
    if int(items[0].array) != 4:
        trials.wrong(f"64 digits: only {int(items[0].array)} of 4 weights and biases moved")
    elif not share >= 0.95:
        trials.wrong(f"64 digits, 25 epochs: expected at least 0.95 right, got {share:.2f}")


def train_manners(trials: Trials) -> None:
    """Law: arrays are as good as tensors and stay as they were; the cell stands alone."""
    x, _ = _bright(trials, 3, 2)
    y, kernel = trials.rng.permutation(10)[:3], _kernel(trials)
    _expect_training(trials, x, y, 2, 3, 0.01, "array")

    def afresh(answer: Any, *given: Any) -> Any:
        return trained(asking.fresh(answer, "train"), *given)

    given = (tensor(x.reshape(3, 16, 16, 1), "float32"), tensor(y, "int64"), 1, 3, 0.01, 0)
    outcome = observe(afresh, trials.answer, (kernel, *given))
    right = _simulate(kernel, x, y, [np.arange(3)], 0.01)
    if not trials.expect(outcome, right, "your cell alone, after the setup cell", 0):
        last = trials.wrongs.pop()
        trials.wrong(last.message, idea="M11" if "NameError" in outcome.text else None)


# --- 10.5 ---------------------------------------------------------------------------------------

MOST_WEIGHTS = 20_000
IN_THE_MIDDLE = 0.90
NOTHING, EVERYTHING = 0.30, 0.85
"""The accuracies anywhere that earn no point and all points."""
LEARNED_MOVES = 0.60
"""A reader above this must owe it to its architecture."""
FORGETS = 0.25
"""The least correlation of a random model's logits, digits in the middle and anywhere, that shows
that its architecture forgets the place: 0.46 to 0.97 for global pooling, at most 0.23 for others
(measured on ten architectures; those read moved digits only when they had learned from some)."""


def calls(text: str) -> frozenset[str]:
    """List the plain names that a source calls."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return frozenset()
    found = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return frozenset(name.id for name in found if isinstance(name, ast.Name))


def no_moves(trials: Trials) -> None:
    """Law: nothing in the source moves pictures."""
    text = asking.source(trials.answer) or ""
    used = sorted(filter(MOVES.fullmatch, names_used(text) | calls(text)))
    if used:
        rule = "Not allowed here: moving the pictures."
        raise Wrong(f"{rule} Your cell uses {plain(', '.join(used))}", idea="M1008")


def _reader(trials: Trials) -> dict[str, Any]:
    """Train the reader once; keep it, and how it reads.

    *Trust:* the labels are names shuffled here, so that a model of other digits reads none.
    """
    if trials.memory:
        return trials.memory
    images, labels = _digits(trials, 1797)
    labels = trials.rng.permutation(10)[labels]
    x = placed(images, np.full((1797, 2), 4)).astype(np.float32)
    anywhere = placed(images[1347:], trials.rng.integers(0, 9, (450, 2))).astype(np.float32)
    again = placed(images[1347:], trials.rng.integers(0, 9, (450, 2))).astype(np.float32)
    tests = {"middle": x[1347:], "anywhere": np.concatenate([anywhere, again])}
    kept = trials.memory
    kept |= {"model": None, "problem": "", "tests": tests}

    def read(answer: Any, x: Any, y: Any) -> Any:
        model = answer(x, y)
        kept["model"] = model
        kept["size"] = sum(int(np.size(numbers_of(weight))) for weight in model.weights)
        both = [numbers_of(model(tensor(test, "float32"))) for test in tests.values()]
        return tf.concat(both, axis=0)

    given = (tensor(x[:1347], "float32"), tensor(labels[:1347], "int64"))
    outcome = observe(read, trials.answer, given)
    logits = outcome.reading.array
    if outcome.kind != "value" or logits is None:
        kept["problem"] = f"expected a trained Keras model, got {outcome.text or 'nothing'}"
    elif logits.shape != (1350, 10):
        kept["problem"] = "expected logits of shape (M, 10) for M pictures"
    elif not np.isfinite(logits).all():
        kept["problem"] = "expected logits, got numbers that are not finite"
    else:
        right = logits.argmax(axis=1) == np.concatenate([labels[1347:]] * 3)
        kept["middle"], kept["anywhere"] = float(right[:450].mean()), float(right[450:].mean())
    return kept


def is_a_reader(trials: Trials) -> None:
    """Law: a Keras model comes back, small enough, that reads digits in the middle."""
    found = _reader(trials)
    if found["problem"]:
        trials.wrong(f"train_reader on 1,347 digits: {found['problem']}")
    elif found["size"] > MOST_WEIGHTS:
        told = f"expected at most {MOST_WEIGHTS:,} weights and biases, got {found['size']:,}"
        trials.wrong(f"the reader: {told}", idea="M1009")
    elif not found["middle"] >= IN_THE_MIDDLE:
        told = f"expected at least {IN_THE_MIDDLE:.2f} right, got {found['middle']:.3f}"
        trials.wrong(f"450 digits in the middle: {told}", idea="M1010")


def architecture_reads(trials: Trials) -> None:
    """Law: who reads moved digits owes it to the model's layers and not to other pictures.

    The trained kernels are shuffled, each in itself; an architecture that forgets the place still
    gives a digit the same logits wherever it lies.
    """
    found = _reader(trials)
    if found["problem"] or found["anywhere"] < LEARNED_MOVES:
        return
    model, tests = found["model"], found["tests"]
    middle, moved = tests["middle"][:200], tests["anywhere"][:200]
    seen = []
    kernels = [(w, numbers_of(w)) for w in model.trainable_variables]
    for _ in range(3):
        for weight, values in kernels:
            if values.ndim >= 2:
                shuffled = trials.rng.permutation(values.ravel()).reshape(values.shape)
                weight.assign(shuffled)
        one, other = (numbers_of(model(tensor(x, "float32"))) for x in (middle, moved))
        one, other = one - one.mean(axis=0), other - other.mean(axis=0)
        scale = np.sqrt((one**2).sum(axis=0) * (other**2).sum(axis=0)) + 1e-12
        seen.append(float(((one * other).sum(axis=0) / scale).mean()))
    for weight in model.weights:
        weight.assign(np.zeros(numbers_of(weight).shape, np.float32))
    rest = numbers_of(model(tensor(middle, "float32")))
    if np.ptp(rest, axis=0).max() > 1e-4:
        raise Wrong("with all the weights it tells of at 0 the reader still tells pictures apart")
    if np.mean(seen) < FORGETS:
        told = "so it must have learned from moved pictures"
        raise Wrong(f"nothing in the reader's layers forgets the place, {told}", idea="M1008")


def reads_anywhere(trials: Trials) -> None:
    """Law: digits anywhere are read."""
    found = _reader(trials)
    if found["anywhere"] < EVERYTHING:
        told = f"{found['anywhere']:.3f} read right; all points from {EVERYTHING}"
        raise Wrong(f"900 digits anywhere: {told}, none up to {NOTHING:.2f}", idea="M43")


def share(accuracy: float) -> float:
    """Give the share of the points for an accuracy anywhere."""
    return float(np.clip((accuracy - NOTHING) / (EVERYTHING - NOTHING), 0, 1))
