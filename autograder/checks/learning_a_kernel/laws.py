"""Laws of lesson 04's loss and gradient, 4.1 and 4.2, and what all its exercises refuse.

The laws of the limit and the rank are in ``limits``, those of what trains in
``training`` and ``keras``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from autograder import answer as asking
from autograder.checks.learning_a_kernel import right
from autograder.checks.learning_a_kernel.right import BARS, Array, Size
from autograder.inputs import numbers, pick, tensor
from autograder.laws import keeps_arguments, keeps_dtypes, reads_clean, repeats, stands_alone
from autograder.trials import Probe, Trials, call, observe, size_of

Oracle = Callable[[Array, Array, Array], Array]
"""From an image, a kernel and a target to what must come out."""
Arrange = Callable[[Any, Any, Any], tuple[Any, ...]]
"""From an image, a kernel and a target to a probe's arguments."""

SHAPES: tuple[tuple[Size, Size], ...] = (
    ((2, 3), (1, 2)),
    ((3, 2), (2, 1)),
    ((1, 4), (1, 2)),
    ((4, 1), (2, 1)),
    ((3, 5), (2, 3)),
    ((5, 3), (3, 2)),
    ((2, 3), (1, 1)),
    ((2, 3), (2, 3)),
    ((1, 1), (1, 1)),
    ((3, 4), (3, 1)),
)
"""Images and kernels of every shape; the last but one leaves one window of one pixel."""


def task(
    trials: Trials, image: Size, kernel: Size, *, fits: bool = False
) -> tuple[Array, Array, Array]:
    """Draw an image, a kernel and a target; the kernel's own prediction where it ``fits``."""
    X, K = numbers(trials, *image), numbers(trials, *kernel)
    shape = (image[0] - kernel[0] + 1, image[1] - kernel[1] + 1)
    return X, K, right.corr(X, K) if fits else numbers(trials, *shape)


# --- refusals, for every exercise ---------------------------------------------------------------


def refused(
    trials: Trials, probe: Probe, args: tuple[Any, ...], error: str, why: str, idea: str
) -> None:
    """Note it where a probe of the answer does not raise that error; see ``Trials.refuses``."""
    if probe is call:
        trials.refuses(args, error, why, idea)
        return
    outcome = trials.observe(probe, *args)
    if outcome.kind == "error" and outcome.error == error:
        return
    got = "no error" if outcome.kind == "value" else outcome.text
    known = idea if outcome.kind == "value" else None
    message = f"{trials.tried(args)}: {why}, so expected a {error}, got {got}"
    trials.wrong(message, size_of(args), known)


RANKS: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = (
    ((4,), (1, 2)),
    ((1, 3, 3), (2, 2)),
    ((3, 3), (2,)),
    ((3, 3), (1, 2, 2)),
)
"""Images and kernels of which one has not two axes."""


def misfits(arrange: Arrange, probe: Probe = call, ranks: Any = RANKS) -> Callable[[Trials], None]:
    """Law: a kernel that does not fit, a wrong rank and another target's shape are refused."""

    def law(trials: Trials) -> None:
        large: tuple[tuple[Size, Size, Size], ...] = (
            ((2, 4), (4, 1), (1, 4)),
            ((4, 2), (1, 4), (4, 1)),
            ((2, 3), (3, 2), (0, 2)),
            ((3, 2), (2, 3), (2, 0)),
        )
        for image, kernel, target in large:
            given = [tensor(numbers(trials, *s)) for s in (image, kernel, target)]
            why = f"a kernel of shape {kernel} does not fit into an image of shape {image}"
            refused(trials, probe, arrange(*given), "ValueError", why, "M12")
        for image_, kernel_ in ranks:
            given = [tensor(numbers(trials, *s)) for s in (image_, kernel_, (2, 2))]
            why = f"shapes {image_} and {kernel_} have not two axes each"
            refused(trials, probe, arrange(*given), "ValueError", why, "M12")
        n = pick(trials, 3, 4)
        for target_ in ((n - 1,), (1, n - 1), (2, 1), (n, 2), (), (3, n), (1, 2, n - 1)):
            X, K, _ = task(trials, (3, n), (2, 2))
            given = [tensor(X), tensor(K), tensor(numbers(trials, *target_))]
            why = f"the prediction has shape {(2, n - 1)} and the target {target_}"
            refused(trials, probe, arrange(*given), "ValueError", why, "M402")

    return law


def whole_numbers(arrange: Arrange, probe: Probe, which: tuple[int, ...]) -> Callable[..., None]:
    """Law: whole numbers in the place of image, kernel or target raise a TypeError."""

    def law(trials: Trials) -> None:
        whole = [trials.rng.integers(1, 9, shape) for shape in ((3, 3), (2, 2), (2, 2))]
        floats = [tensor(array) for array in whole]
        cases = [[tensor(w, "int32") if n in which else floats[n] for n, w in enumerate(whole)]]
        cases += [[w.tolist() if n in which else floats[n] for n, w in enumerate(whole)]]
        for n in which:
            for one in (tensor(whole[n], "int64"), whole[n] > 4):
                cases.append([*floats[:n], one, *floats[n + 1 :]])
        why = "whole numbers where floats are expected"
        for given in cases:
            refused(trials, probe, arrange(*given), "TypeError", why, "M63")

    return law


# --- 4.1 and 4.2: functions of an image, a kernel and a target ----------------------------------


def straight(X: Any, K: Any, Y: Any) -> tuple[Any, ...]:
    """Arrange the arguments of 4.1 and 4.2."""
    return X, K, Y


def squares(oracle: Oracle) -> Callable[[Trials], None]:
    """Law: right numbers for square images and kernels, and at the goal."""

    def law(trials: Trials) -> None:
        for n, k, dtype in ((3, 2, "float32"), (4, 2, "float64"), (4, 3, "float64")):
            X, K, Y = task(trials, (n, n), (k, k))
            trials.equals((tensor(X, dtype), tensor(K, dtype), tensor(Y, dtype)), oracle(X, K, Y))
        X, K, Y = task(trials, (3, 3), (2, 2), fits=True)
        trials.equals((tensor(X), tensor(K), tensor(Y)), oracle(X, K, Y))

    return law


def shapes(oracle: Oracle) -> Callable[[Trials], None]:
    """Law: right numbers for images and kernels of every shape, the lesson's among them."""

    def law(trials: Trials) -> None:
        for image, kernel in SHAPES:
            X, K, Y = task(trials, image, kernel)
            trials.equals((tensor(X), tensor(K), tensor(Y)), oracle(X, K, Y))
        K, Y = numbers(trials, 1, 2), right.corr(BARS, numbers(trials, 1, 2))
        trials.equals((tensor(BARS), tensor(K), tensor(Y)), oracle(BARS, K, Y))

    return law


def loss_slopes(trials: Trials) -> None:
    """Law: the tape's gradients of the loss by all three arguments are the closed forms."""
    for image, kernel in (((3, 3), (2, 2)), ((3, 4), (1, 2))):
        X, K, Y = task(trials, image, kernel)
        E, up = right.corr(X, K) - Y, float(numbers(trials))
        given = (tensor(X), tensor(K), tensor(Y))
        trials.slopes(given, 1, tensor(up), 2 * up * right.corr(X, E))
        trials.slopes(given, 0, tensor(up), 2 * up * right.full(E, K[::-1, ::-1]))
        trials.slopes(given, 2, tensor(up), -2 * up * E)


def types(oracle: Oracle) -> Callable[[Trials], None]:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""

    def law(trials: Trials) -> None:
        keeps_dtypes(trials, task(trials, (3, 4), (2, 2)), oracle, (0, 1, 2))

    return law


def manners(name: str, oracle: Oracle) -> Callable[[Trials], None]:
    """Law: arguments stay, answers repeat, the cell stands alone."""

    def law(trials: Trials) -> None:
        X, K, Y = task(trials, (3, 3), (2, 2))
        keeps_arguments(trials, (X, K, Y), oracle(X, K, Y))
        X, K, Y = task(trials, (2, 3), (1, 2))
        given = (tensor(X), tensor(K), tensor(Y))
        stands_alone(trials, name, call, given, oracle(X, K, Y))
        repeats(trials)

    return law


# --- the rule of 4.2, and the tape of 4.3 -------------------------------------------------------

_RULE = "Not allowed here: tf.GradientTape or any other automatic differentiation."
_AUTOMATIC = re.compile(
    r"GradientTape|ForwardAccumulator|gradients|(batch_)?jacobian|autodiff|value_and_grad\w*"
    r"|compute_gradients|custom_gradient|recompute_grad"
)
_TAPES = """
def tapes(function, *args):
    kinds = (tf.GradientTape, tf.autodiff.ForwardAccumulator)
    entered, before = [], [kind.__enter__ for kind in kinds]

    def counting(enter):
        def entering(self):
            entered.append(1)
            return enter(self)
        return entering

    for kind, enter in zip(kinds, before):
        kind.__enter__ = counting(enter)
    try:
        function(*args)
    finally:
        for kind, enter in zip(kinds, before):
            kind.__enter__ = enter
    return len(entered)
"""


def tapes_used(answer: Any, *args: Any) -> int:
    """Probe: call the answer and count the tapes that begin to watch."""
    return int(asking.shipped(answer, _TAPES, "tapes")(answer, *args))


def no_tape_names(trials: Trials) -> None:
    """Law: no automatic differentiation in the source."""
    reads_clean(trials, _RULE, _AUTOMATIC)


def no_tape_runs(trials: Trials) -> None:
    """Law: no tape watches while the answer computes the gradient."""
    X, K, Y = task(trials, (3, 4), (2, 2))
    args = (tensor(X), tensor(K), tensor(Y))
    outcome = observe(tapes_used, trials.subject, args)
    if outcome.kind != "value":
        trials.wrong(f"a call {trials.tried(args)}: {outcome.text}")
    elif outcome.reading.array is None or outcome.reading.array.item() != 0:
        trials.wrong(f"{_RULE} A tape watched while your answer ran")
