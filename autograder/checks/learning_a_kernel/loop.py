"""Laws of lesson 04's loop in Keras, 4.7.

A layer starts at random numbers, so that its losses cannot be known beforehand. But from the kernel
that it ends with, steps of gradient descent can be taken backwards, and these losses are known.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import tensorflow as tf

from autograder import answer as asking
from autograder.checks.learning_a_kernel import right
from autograder.checks.learning_a_kernel.laws import refused
from autograder.checks.learning_a_kernel.right import BARS, Array
from autograder.inputs import numbers, pick, tensor
from autograder.laws import reads_clean, stands_alone
from autograder.trials import Reading, Trials, call, disagreement, observe, show

_SEED = "def seed(number):\n    tf.keras.utils.set_random_seed(number)\n"
_RULE = "Not allowed here: fit, get_weights and set_weights."
_NAMES = re.compile(r"fit|get_weights|set_weights")
_WATCHED = """
def watched(function, *args):
    layer, model = tf.keras.layers.Layer, tf.keras.Model
    used = []

    def noting(name, original):
        def noted(self, *args, **kwargs):
            used.append(name)
            return original(self, *args, **kwargs)
        return noted

    places = [(layer, "get_weights"), (layer, "set_weights"), (model, "fit")]
    before = [vars(kind).get(name) for kind, name in places]
    for kind, name in places:
        setattr(kind, name, noting(name, getattr(kind, name)))
    try:
        function(*args)
    finally:
        for (kind, name), original in zip(places, before):
            if original is None:
                delattr(kind, name)
            else:
                setattr(kind, name, original)
    return sorted(set(used))
"""


def trained(answer: Any, X: Any, Y: Any, steps: int, rate: float) -> dict[str, Any]:
    """Probe: train a layer from one random start; look at it and its losses.

    Returns:
        The learned kernel, the losses, the number of trainable variables, and the layer's output.
    """
    asking.shipped(answer, _SEED, "seed")(7)
    layer, losses = answer(X, Y, steps, rate)
    return {
        "kernel": asking.held(layer.kernel),
        "losses": losses,
        "output": layer(tf.convert_to_tensor(X)[None, :, :, None]),
        "variables": len(layer.trainable_variables),
    }


def _trains(trials: Trials, X: Array, Y: Array, steps: int, rate: float) -> tuple[Array, Array]:
    """Expect a trained layer; note what is wrong and give the kernel and the losses, or nothing."""
    nothing = np.zeros(0), np.zeros(0)
    given = (tensor(X, "float32"), tensor(Y, "float32"), steps, rate)
    outcome, tried = trials.observe(trained, *given), trials.tried((X, Y, steps, rate))
    if outcome.kind != "value":
        trials.wrong(f"{tried}: expected a layer and its losses, got {outcome.text}", X.size)
        return nothing
    kernel, losses, output, count = outcome.reading.items
    if count.array is None or count.array.item() != 1:
        number = None if count.array is None else count.array.item()
        message = f"expected a layer with 1 trainable variable, got {number}"
        trials.wrong(f"{tried}: {message}", X.size, "M413")
        return nothing
    if kernel.array is None or kernel.array.shape != (1, 2, 1, 1):
        shape = None if kernel.array is None else kernel.array.shape
        trials.wrong(f"{tried}: expected a kernel of shape (1, 2, 1, 1), got {shape}", X.size)
        return nothing
    K = kernel.array.astype(np.float64).reshape(1, 2)
    if not np.isfinite(K).all():
        trials.wrong(f"{tried}: the kernel grows without end", X.size)
        return nothing
    found = disagreement(output, right.corr(X, K)[None, :, :, None])
    if found is not None:
        trials.wrong(f"{tried}: the layer with kernel {show(K)} on X: {found}", X.size)
        return nothing
    values = _losses(losses)
    if values is None or len(values) != steps:
        message = f"expected a list of {steps} Python floats, the loss before each step"
        idea = "M411" if values is not None and len(values) == steps + 1 else None
        trials.wrong(f"{tried}: {message}", X.size, idea)
        return nothing
    return K, values


def _losses(reading: Reading) -> Array | None:
    """Give the numbers of a list of floats, None where it is something else."""
    if reading.kind == "array" and reading.array is not None and reading.array.ndim == 1:
        return reading.array.astype(np.float64)
    kinds = ("number", "a NumPy number", "array")
    if reading.kind != "sequence" or any(item.kind not in kinds for item in reading.items):
        return None
    arrays = [item.array for item in reading.items if item.array is not None]
    if any(array.dtype.kind != "f" or array.ndim for array in arrays):
        return None
    return np.array([array.item() for array in arrays])


def _history(X: Array, Y: Array, K: Array, rate: float, steps: int) -> Array:
    """Give the losses of gradient descent that ends at K, by taking its steps backwards."""
    A, y, k = right.windows(X, (1, 2)), Y.ravel(), K.ravel()
    factor = np.eye(2) - 2 * rate * A.T @ A
    losses = []
    for _ in range(steps):
        k = np.linalg.solve(factor, k - 2 * rate * A.T @ y)
        losses.append(((A @ k - y) ** 2).sum())
    return np.array(losses[::-1])


def _descends(trials: Trials, X: Array, Y: Array, steps: int, rate: float) -> None:
    """Expect losses that lead to the learned kernel by steps of gradient descent."""
    K, losses = _trains(trials, X, Y, steps, rate)
    if not losses.size:
        return
    wanted = _history(X, Y, K, rate, steps)
    if (np.abs(losses - wanted) <= 1e-3 * np.abs(wanted) + 1e-4).all():
        return
    tried = trials.tried((X, Y, steps, rate))
    message = f"the learned kernel {show(K)} is where {steps} steps of gradient descent with the"
    message += f" losses {show(wanted)} end, but the losses given are {show(losses)}"
    trials.wrong(f"{tried}: {message}", X.size)


def bars(trials: Trials) -> None:
    """Law: on the lesson's picture every step is one of gradient descent on the summed loss."""
    _descends(trials, BARS, right.corr(BARS, numbers(trials, 1, 2)), 6, 1 / 36)
    _descends(trials, BARS, right.corr(BARS, numbers(trials, 1, 2)), 1, 0.01)


def others(trials: Trials) -> None:
    """Law: the same for pictures of every shape, targets that no kernel makes, and other rates."""
    for image in ((3, 4), (1, 5), (5, 3), (4, 2)):
        X = numbers(trials, *image)
        Y = numbers(trials, image[0], image[1] - 1)
        rate = 0.5 * right.limit(X, (1, 2)) * float(trials.rng.choice([0.5, 0.75]))
        _descends(trials, X, Y, pick(trials, 2, 4), rate)


def falls(trials: Trials) -> None:
    """Law: the loss falls over 25 steps at 1/36, and the kernel is found."""
    hidden = numbers(trials, 1, 2) * 2
    Y = right.corr(BARS, hidden)
    K, losses = _trains(trials, BARS, Y, 25, 1 / 36)
    if not losses.size:
        return
    if not (np.diff(losses) <= 1e-9).all():
        trials.wrong(f"25 steps at 1/36: expected losses that fall, got {show(losses[:6])} …")
    elif np.abs(K - hidden).max() > 1e-3:
        trials.wrong(f"25 steps at 1/36: expected the kernel {show(hidden)}, got {show(K)}")


def start(trials: Trials) -> None:
    """Law: the kernel starts at random numbers, not at equal ones and not at the goal."""
    X = numbers(trials, 3, 4)
    Y, rate = right.corr(X, np.array([[1.0, -1.0]])), 0.25 * right.limit(X, (1, 2))
    K, losses = _trains(trials, X, Y, 1, rate)
    if losses.size:
        A, y = right.windows(X, (1, 2)), Y.ravel()
        factor = np.eye(2) - 2 * rate * A.T @ A
        start = np.linalg.solve(factor, K.ravel() - 2 * rate * A.T @ y)
        if np.abs(start[0] - start[1]) < 1e-6:
            trials.wrong("the kernel starts at equal numbers, not at random ones", idea="M414")


def misfits(trials: Trials) -> None:
    """Law: pictures and targets that do not fit and whole numbers are refused."""

    def given(image: tuple[int, ...], target: tuple[int, ...]) -> tuple[Any, ...]:
        arrays = (tensor(numbers(trials, *shape), "float32") for shape in (image, target))
        return (*arrays, 1, 0.01)

    for image, target, idea in (
        ((3, 1), (3, 0), "M12"),
        ((5,), (4,), "M12"),
        ((1, 3, 4), (3, 3), "M12"),
        ((3, 4), (3, 4), "M402"),
        ((3, 4), (3,), "M402"),
        ((3, 4), (1, 3), "M402"),
        ((3, 4), (3, 1), "M402"),
        ((3, 4), (), "M402"),
    ):
        why = f"an image of shape {image} and a target of shape {target} do not fit"
        refused(trials, call, given(image, target), "ValueError", why, idea)
    X, Y, *rest = given((3, 3), (3, 2))
    whole = trials.rng.integers(1, 9, (3, 3))
    why = "whole numbers where floats are expected"
    for pair in (
        (tensor(whole, "int32"), Y),
        (whole.tolist(), Y),
        (X, tensor(whole[:, 1:], "int64")),
        (X, whole[:, 1:] > 4),
    ):
        refused(trials, call, (*pair, *rest), "TypeError", why, "M63")


def manners(trials: Trials) -> None:
    """Law: the picture and the target stay, lists will do, and the cell stands alone."""
    X, Y = numbers(trials, 3, 4).astype(np.float32), numbers(trials, 3, 3).astype(np.float32)
    rate = 0.25 * right.limit(X, (1, 2))
    outcome = trials.observe(trained, X, Y, 2, rate)
    if outcome.changed:
        names = " and ".join(trials.names[i] for i in outcome.changed)
        trials.wrong(f"NumPy arrays: the call changed {names} in place", idea="M10")

    def rebuilt(answer: Any, *given: Any) -> int:
        return len(trained(answer, *given)["losses"])

    args = (X.tolist(), Y.tolist(), 2, rate)
    outcome = observe(rebuilt, trials.subject, args)
    trials.expect_any(outcome, 2, "lists of Python floats, losses", 0)
    given = (tensor(X, "float32"), tensor(Y, "float32"), 2, rate)
    stands_alone(trials, "learn_with_keras", rebuilt, given, 2)


def no_names(trials: Trials) -> None:
    """Law: neither fit nor get_weights nor set_weights in the source."""
    reads_clean(trials, _RULE, _NAMES)


def no_calls(trials: Trials) -> None:
    """Law: nothing of that is called while the answer trains."""
    X, Y = numbers(trials, 3, 4), numbers(trials, 3, 3)

    def watched(answer: Any, *given: Any) -> str:
        return " ".join(asking.shipped(answer, _WATCHED, "watched")(answer, *given))

    args = (tensor(X, "float32"), tensor(Y, "float32"), 2, 0.001)
    outcome = observe(watched, trials.subject, args)
    if outcome.kind != "value":
        trials.wrong(f"a call {trials.tried(args)}: {outcome.text}")
    elif outcome.reading.text:
        trials.wrong(f"{_RULE} Your answer calls {outcome.reading.text[:60]}")
