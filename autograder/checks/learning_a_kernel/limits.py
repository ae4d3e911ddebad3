"""Laws of lesson 04's limit of the learning rate, 4.5, and of what a picture reveals, 4.6."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder import answer as asking
from autograder.checks.learning_a_kernel import right
from autograder.checks.learning_a_kernel.laws import SHAPES, task
from autograder.checks.learning_a_kernel.right import BARS, Array, Size
from autograder.inputs import numbers, pick, tensor
from autograder.laws import keeps_arguments, keeps_dtypes, repeats, stands_alone
from autograder.trials import Outcome, Trials, call, observe, plain

# --- 4.5 ----------------------------------------------------------------------------------------


def _limit(trials: Trials, X: Array, size: Size, dtype: str = "float64", given: Any = None) -> None:
    """Expect the limit, to a part in a million, or in ten thousand in float32."""
    args = (tensor(X, dtype) if given is None else given, size)
    outcome = trials.observe(call, *args)
    expect_limit(trials, outcome, right.limit(X, size), trials.tried(args), X.size, dtype)


def expect_limit(
    trials: Trials, outcome: Outcome, wanted: float, tried: str, size: int, dtype: str
) -> None:
    """Note it where an outcome is not that limit, as a tensor of shape () and that dtype."""
    reading, idea = outcome.reading, None
    if outcome.kind != "value":
        found = outcome.text
    elif reading.kind != "tensor" or reading.array is None or reading.array.shape != ():
        found = "something else"
    elif reading.array.dtype.name != dtype:
        found, idea = f"dtype {reading.array.dtype.name}", "M9"
    else:
        near = wanted * (1e-6 if dtype == "float64" else 1e-4)
        found = plain(f"{float(reading.array):.6g}")
        if abs(float(reading.array) - wanted) <= near:
            return
    expected = f"{wanted:.6g}, a tf.Tensor of shape () and dtype {dtype}"
    trials.wrong(f"{tried}: expected {expected}, got {found}", size, idea)


def limit_squares(trials: Trials) -> None:
    """Law: the right limit for square images and kernels."""
    for n, k, dtype in ((3, 2, "float32"), (4, 2, "float64"), (4, 3, "float64"), (5, 2, "float64")):
        _limit(trials, numbers(trials, n, n), (k, k), dtype)


def limit_shapes(trials: Trials) -> None:
    """Law: the right limit for images and kernels of every shape."""
    for image, kernel in SHAPES:
        _limit(trials, numbers(trials, *image), kernel)
    _limit(trials, numbers(trials, 4, 6), (1, 3))
    _limit(trials, numbers(trials, 6, 4), (3, 1))


def limit_special(trials: Trials) -> None:
    """Law: the right limit for pictures of few and of equal numbers, and whatever their size."""
    _limit(trials, BARS, (1, 2))
    _limit(trials, BARS, (3, 3))
    _limit(trials, BARS.T.copy(), (2, 3))
    spot = np.zeros((4, 5))
    spot[1, pick(trials, 1, 3)] = numbers(trials).item() * pick(trials, 2, 9)
    _limit(trials, spot, (2, 2))
    _limit(trials, np.full((3, 4), pick(trials, 2, 9) / 4), (2, 3))
    X = numbers(trials, 3, 4)
    _limit(trials, 32 * X, (2, 2))
    _limit(trials, X / 32, (2, 2))


def limit_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    for dtype in ("float64", "float32"):
        _limit(
            trials, trials.rng.normal(size=(4, 4)).astype(dtype).astype("float64"), (2, 2), dtype
        )
    X = numbers(trials, 3, 4)
    _limit(trials, X, (1, 2), "float32", X.tolist())  # a list of Python floats
    _whole_images(trials, (2, 2))


def _whole_images(trials: Trials, *rest: Any) -> None:
    whole = trials.rng.integers(1, 9, (4, 4))
    for given in (tensor(whole, "int32"), whole.tolist(), tensor(whole, "int64"), whole > 4):
        why = "whole numbers where floats are expected"
        trials.refuses((given, *rest), "TypeError", why, "M63")


def size_misfits(trials: Trials) -> None:
    """Law: a kernel size larger than the image and an image without two axes are refused."""
    for image, kernel in (((2, 4), (3, 1)), ((4, 2), (1, 3)), ((2, 2), (3, 3)), ((2, 3), (3, 2))):
        why = f"a kernel of {kernel} does not fit into an image of shape {image}"
        trials.refuses((tensor(numbers(trials, *image)), kernel), "ValueError", why, "M12")
    for flat in ((4,), (1, 3, 3)):
        why = f"an image of shape {flat} has not two axes"
        trials.refuses((tensor(numbers(trials, *flat)), (1, 2)), "ValueError", why, "M12")


def limit_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X, size = numbers(trials, 3, 4), (2, 2)
    _limit(trials, X, size, given=X)
    if trials.log[-1].outcome.changed:
        trials.wrongs.clear()
        trials.wrong("a NumPy image: the call changed X in place", idea="M10")

    def afresh(answer: Any, *given: Any) -> Any:
        return asking.fresh(answer, "max_stable_lr")(*given)

    outcome = observe(afresh, trials.subject, (tensor(X), size))
    tried = "your cell alone, in a fresh notebook after the setup cell"
    expect_limit(trials, outcome, right.limit(X, size), tried, 0, "float64")
    if "NameError" in outcome.text:
        trials.wrongs.pop()
        trials.wrong(f"{tried}: {outcome.text}", idea="M11")
    repeats(trials)


# --- 4.6 ----------------------------------------------------------------------------------------


def _striped(trials: Trials, image: Size, across: int) -> Array:
    """Draw an image of equal rows (``across`` 0) or equal columns (1)."""
    one = numbers(trials, image[1 - across])
    return (
        np.repeat(one[None, :], image[0], 0)
        if across == 0
        else np.repeat(one[:, None], image[1], 1)
    )


def rank_values(trials: Trials) -> None:
    """Law: the right rank of pictures that reveal all, some and nothing."""
    ranks = trials.of(0)
    for X, size in (
        (numbers(trials, 6, 6), (2, 2)),
        (numbers(trials, 6, 8), (3, 3)),
        (_striped(trials, (6, 8), 0), (3, 3)),
        (_striped(trials, (8, 6), 1), (2, 2)),
        (np.full((4, 5), 0.75), (2, 2)),
        (np.zeros((3, 4)), (2, 2)),
    ):
        ranks.gives((tensor(X), size), right.rank(X, size))
    ranks.gives((tensor(BARS, "float32"), (1, 2)), 2)
    ranks.gives((tensor(BARS, "float32"), (3, 3)), 3)


def kernel_values(trials: Trials) -> None:
    """Law: the shortest kernel of least loss, where it is the only one and where it is not."""
    shortest = trials.of(1)
    for X, size in (
        (numbers(trials, 5, 5), (2, 2)),
        (_striped(trials, (5, 6), 0), (2, 2)),
        (_striped(trials, (6, 5), 1), (3, 3)),
        (numbers(trials, 4, 4), (3, 3)),
        (BARS, (3, 3)),
    ):
        Y = right.corr(X, numbers(trials, *size))
        shortest.equals((tensor(X), tensor(Y), size), right.shortest(X, Y, size))


def rank_shapes(trials: Trials) -> None:
    """Law: right ranks and kernels for images and kernels of every shape."""
    for image, size in (*SHAPES, ((4, 6), (1, 3)), ((6, 4), (3, 1)), ((4, 7), (2, 3))):
        X, _, Y = task(trials, image, size, fits=True)
        trials.of(0).gives((tensor(X), size), right.rank(X, size))
        trials.of(1).equals((tensor(X), tensor(Y), size), right.shortest(X, Y, size))


def kernel_misses(trials: Trials) -> None:
    """Law: where no kernel makes the target, the one of least loss, and the shortest of them."""
    for X, size in (
        (numbers(trials, 5, 6), (2, 2)),
        (_striped(trials, (5, 6), 0), (2, 3)),
        (np.full((3, 4), 0.5), (2, 2)),
    ):
        Y = numbers(trials, X.shape[0] - size[0] + 1, X.shape[1] - size[1] + 1)
        trials.of(1).equals((tensor(X), tensor(Y), size), right.shortest(X, Y, size))


def rank_types(trials: Trials) -> None:
    """Law: the rank is an int, the kernel keeps the dtype, whole numbers are refused."""
    X, Y = numbers(trials, 5, 5), numbers(trials, 5, 4)
    keeps_dtypes(trials.of(0), (X, (1, 2)), right.rank, (0,))
    keeps_dtypes(trials.of(1), (X, Y, (1, 2)), right.shortest, (0, 1))


def rank_misfits(trials: Trials) -> None:
    """Law: sizes that do not fit, images without two axes and other targets are refused."""
    size_misfits(trials.of(0))
    second, n = trials.of(1), pick(trials, 3, 4)
    for image, size, target in (
        ((2, 4), (3, 1), (1, 4)),
        ((4, 2), (1, 3), (4, 1)),
        ((2, 3), (3, 2), (0, 2)),
        ((4,), (1, 2), (3,)),
        ((1, 3, 3), (2, 2), (2, 2)),
    ):
        given = (tensor(numbers(trials, *image)), tensor(numbers(trials, *target)), size)
        why = f"a kernel of {size} does not fit into an image of shape {image}"
        second.refuses(given, "ValueError", why, "M12")
    for target_ in ((2 * n,), (n, 2), (1, 2 * n), (3, n + 1), (), (2 * n, 1)):
        given = (tensor(numbers(trials, 3, n + 1)), tensor(numbers(trials, *target_)), (2, 2))
        why = f"the prediction has shape {(2, n)} and the target {target_}"
        second.refuses(given, "ValueError", why, "M402")


def rank_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X, _, Y = task(trials, (3, 4), (1, 2), fits=True)
    wanted = right.shortest(X, Y, (1, 2))
    keeps_arguments(trials.of(0), (X, (1, 2)), right.rank(X, (1, 2)))
    keeps_arguments(trials.of(1), (X, Y, (1, 2)), wanted)
    given = (tensor(X), tensor(Y), (1, 2))
    stands_alone(trials.of(0), "identifiable_rank", call, (given[0], (1, 2)), 2)
    stands_alone(trials.of(1), "recover_min_norm", call, given, wanted)
    repeats(trials)
