"""Laws of lesson 01's exercises, 1.1 to 1.5: what is tried, and what must come out."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks.constraining_the_mlp import right
from autograder.checks.constraining_the_mlp.right import Array
from autograder.inputs import numbers, pick, tensor
from autograder.laws import keeps_arguments, keeps_dtypes, repeats, stands_alone
from autograder.trials import Trials, call

# --- 1.1 and 1.5: counts ------------------------------------------------------------------------


def _lenient(value: Any) -> Any:
    """Take a whole number of any type for an int: its type has a part of its own."""
    if isinstance(value, (float, np.integer, np.floating)) and np.isfinite(value):
        return int(value) if value == int(value) else value
    return value


def count(answer: Any, *args: Any) -> Any:
    """Probe: a count, or a dict of counts, whatever type the numbers have."""
    result = answer(*args)
    if type(result) is dict:
        return {key: _lenient(value) for key, value in result.items()}
    return _lenient(result)


def _params(shapes: Any, bias: bool) -> int:
    in_shape, out_shape = shapes
    return right.params(in_shape, out_shape, bias)


def _counts(trials: Trials, args: tuple[Any, ...], expected: Any) -> None:
    outcome = trials.observe(count, *args)
    size = sum(map(sum, args[:2])) if isinstance(args[0], tuple) else sum(args)
    trials.expect_any(outcome, expected, lambda: trials.tried(args), size)


def params_plain(trials: Trials) -> None:
    """Law: right counts between pictures and strips, with and without biases."""
    for bias in (False, True):
        a, b, c = (pick(trials, 2, 9) for _ in range(3))
        for shapes in (((a, b), (c,)), ((a,), (b, c)), ((a, b), (b, c))):
            _counts(trials, (*shapes, bias), _params(shapes, bias))


def params_shapes(trials: Trials) -> None:
    """Law: right counts for any number of axes, none included, and biases unless told otherwise."""
    a, b, c = (pick(trials, 2, 9) for _ in range(3))
    for shapes in (
        ((), (a,)),
        ((a, b), ()),
        ((), ()),
        ((a, b, c), (b, c, a, 3)),
        ((1, a), (1, 1, b)),
        ((a,), (a,)),
    ):
        _counts(trials, (*shapes, True), _params(shapes, True))
        _counts(trials, (*shapes, False), _params(shapes, False))
    _counts(trials, ((a, b), (c,)), right.params((a, b), (c,)))
    outcome = trials.observe(_without_biases, (a, b), (c,))
    tried = f"with in_shape = {(a, b)}, out_shape = {(c,)}, bias=False"
    trials.expect_any(outcome, a * b * c, tried, 0)


def _without_biases(answer: Any, in_shape: Any, out_shape: Any) -> Any:
    return count(lambda *args: answer(*args, bias=False), in_shape, out_shape)


def params_exact(trials: Trials) -> None:
    """Law: a Python int, exact at any size."""
    n = 2 * pick(trials, 10**5, 10**6) + 1
    for shapes in (
        ((3, 2), (2,)),
        ((1000, 1000), (1000, 1000)),
        ((n, n), (n + 2,)),
        ((n, n, n), (n, n + 2)),
    ):
        trials.gives((*shapes, False), _params(shapes, False), idea="M102")
        trials.gives((*shapes, True), _params(shapes, True), idea="M102")


def params_manners(trials: Trials) -> None:
    """Law: answers repeat, the cell stands alone."""
    stands_alone(trials, "dense_params", count, ((2, 3), (4,)), 28)
    repeats(trials)


def rungs_plain(trials: Trials) -> None:
    """Law: right counts where the window fits into the offsets."""
    for n, delta in ((6, 1), (5, 2), (pick(trials, 7, 20), pick(trials, 1, 5)), (9, 3)):
        _counts(trials, (n, delta), right.rungs(n, delta))


def rungs_edges(trials: Trials) -> None:
    """Law: right counts for a window of one pixel, of all offsets, and of more than there are."""
    n = pick(trials, 3, 9)
    for side, delta in ((n, 0), (n, n - 2), (n, n - 1), (n, n), (n, 5 * n), (1, 0), (1, 3), (2, 1)):
        _counts(trials, (side, delta), right.rungs(side, delta))


def rungs_exact(trials: Trials) -> None:
    """Law: Python ints, exact at any size, under exactly three keys."""
    n = 2 * pick(trials, 10**5, 10**6) + 1
    for side, delta in ((4, 1), (1000, 10), (n, n // 3), (n * n, n)):
        trials.gives((side, delta), right.rungs(side, delta), idea="M102")


def rungs_manners(trials: Trials) -> None:
    """Law: answers repeat, the cell stands alone."""
    stands_alone(trials, "ladder", count, (5, 1), right.rungs(5, 1))
    repeats(trials)


# --- 1.2 ----------------------------------------------------------------------------------------


def _layer(trials: Trials, picture: tuple[int, int], out: tuple[int, int]) -> tuple[Array, ...]:
    return numbers(trials, *picture), numbers(trials, *out, *picture), numbers(trials, *out)


def dense_squares(trials: Trials) -> None:
    """Law: right numbers between square pictures of one size."""
    for n, dtype in ((2, "float32"), (2, "float64"), (3, "float64"), (3, "float64")):
        X, W, U = _layer(trials, (n, n), (n, n))
        args = tensor(X, dtype), tensor(W, dtype), tensor(U, dtype)
        trials.equals(args, right.dense(X, W, U))


def dense_shapes(trials: Trials) -> None:
    """Law: right numbers for pictures of every shape."""
    n = pick(trials, 4, 5)
    for picture, out in (
        ((2, 3), (1, 2)),
        ((2, 3), (3, 2)),
        ((3, 2), (4, 1)),
        ((1, n), (2, 2)),
        ((n, 1), (1, 1)),
        ((1, 1), (2, n)),
        ((1, 1), (1, 1)),
        ((2, n), (2, n)),
    ):
        X, W, U = _layer(trials, picture, out)
        trials.equals((tensor(X), tensor(W), tensor(U)), right.dense(X, W, U))
    X, W, U = (-np.abs(array) for array in _layer(trials, (2, 3), (3, 2)))
    trials.equals((tensor(X), tensor(W), tensor(U)), right.dense(X, W, U))


def dense_slopes(trials: Trials) -> None:
    """Law: the gradients are the picture, the weights and one, weighed by what arrives."""
    X, W, U = _layer(trials, (2, 3), (3, 2))
    up = numbers(trials, 3, 2)
    given = tensor(X), tensor(W), tensor(U)
    trials.slopes(given, 1, tensor(up), np.multiply.outer(up, X))
    trials.slopes(given, 0, tensor(up), np.tensordot(up, W, 2))
    trials.slopes(given, 2, tensor(up), up)


def dense_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    keeps_dtypes(trials, _layer(trials, (2, 2), (2, 2)), right.dense, (0, 1, 2))


def dense_misfits(trials: Trials) -> None:
    """Law: shapes that do not fit are refused, also those that would stretch."""
    for picture, weights, biases in (
        ((3, 2), (2, 2, 2, 3), (2, 2)),
        ((2, 3), (2, 2, 2, 4), (2, 2)),
        ((1, 3), (2, 2, 2, 3), (2, 2)),
        ((2, 1), (2, 2, 2, 3), (2, 2)),
        ((2, 3), (3, 2, 2, 3), (2, 3)),
        ((2, 3), (3, 2, 2, 3), (1, 2)),
        ((2, 3), (3, 2, 2, 3), (3, 1)),
        ((2, 3), (1, 2, 2, 3), (3, 2)),
        ((2, 3), (3, 2, 2, 3), (2,)),
        ((2, 3), (3, 2, 2, 3), ()),
        ((3,), (2, 2, 2, 3), (2, 2)),
        ((1, 2, 3), (2, 2, 2, 3), (2, 2)),
        ((2, 3), (4, 2, 3), (4,)),
        ((2, 3), (6, 6), (2, 3)),
        ((2, 3), (3, 2, 2, 3), (3, 2, 1)),
    ):
        shapes = (picture, weights, biases)
        given = tuple(tensor(numbers(trials, *shape)) for shape in shapes)
        why = f"a picture of shape {picture}, weights {weights} and biases {biases} do not fit"
        trials.refuses(given, "ValueError", why, "M12")


def dense_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X, W, U = _layer(trials, (2, 2), (2, 2))
    keeps_arguments(trials, (X, W, U), right.dense(X, W, U))
    given = tensor(X), tensor(W), tensor(U)
    stands_alone(trials, "dense_4d", call, given, right.dense(X, W, U))
    repeats(trials)


# --- 1.3 ----------------------------------------------------------------------------------------


def offsets_squares(trials: Trials) -> None:
    """Law: right numbers for square pictures."""
    for n, dtype in ((2, "float32"), (2, "float64"), (3, "float64")):
        W = numbers(trials, n, n, n, n)
        trials.equals((tensor(W, dtype),), right.offsets(W))


def offsets_shapes(trials: Trials) -> None:
    """Law: right numbers for pictures of every shape."""
    n = pick(trials, 4, 5)
    for H, Wd in ((1, 1), (1, 3), (2, 3), (3, 2), (n, 1), (1, n), (3, 4)):
        W = numbers(trials, H, Wd, H, Wd)
        trials.equals((tensor(W),), right.offsets(W))


def offsets_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    keeps_dtypes(trials, (numbers(trials, 2, 2, 2, 2),), right.offsets, (0,))


def offsets_misfits(trials: Trials) -> None:
    """Law: weights that are not those of a layer from a picture to its like are refused."""
    for shape in ((2, 3, 3, 2), (2, 2, 2, 3), (3, 2, 2, 2), (1, 2, 2, 2), (1, 3, 1, 1)):
        why = f"the shape {shape} is not of the form (H, Wd, H, Wd)"
        trials.refuses((tensor(numbers(trials, *shape)),), "ValueError", why, "M12")
    for other in ((4, 4), (3,), (2, 2, 2), (2, 2, 2, 2, 1), ()):
        why = f"the shape {other} has not four axes"
        trials.refuses((tensor(numbers(trials, *other)),), "ValueError", why, "M12")


def offsets_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    W = numbers(trials, 2, 2, 2, 2)
    keeps_arguments(trials, (W,), right.offsets(W))
    stands_alone(trials, "to_offsets", call, (tensor(W),), right.offsets(W))
    repeats(trials)


# --- 1.4 ----------------------------------------------------------------------------------------


def _sheet(trials: Trials, H: int, Wd: int) -> tuple[Array, Array]:
    return numbers(trials, 2 * H - 1, 2 * Wd - 1), numbers(trials, H, Wd)


def shared_squares(trials: Trials) -> None:
    """Law: right numbers for square pictures, an impulse among them."""
    for n, dtype in ((2, "float32"), (3, "float64"), (3, "float64")):
        v, X = _sheet(trials, n, n)
        trials.equals((tensor(v, dtype), 0.75, tensor(X, dtype)), right.shared(v, 0.75, X))
    v, _ = _sheet(trials, 3, 3)
    impulse = np.zeros((3, 3))
    impulse[pick(trials, 0, 2), pick(trials, 0, 2)] = 1
    trials.equals((tensor(v), -1.5, tensor(impulse)), right.shared(v, -1.5, impulse))


def shared_shapes(trials: Trials) -> None:
    """Law: right numbers for pictures of every shape, and a bias of every kind."""
    n = pick(trials, 4, 5)
    biases = (0, 2, -0.25, 0.0, -3, 1.25, 0.5)
    for (H, Wd), u in zip(
        ((1, 1), (1, 3), (3, 1), (2, 3), (3, 2), (1, n), (2, 4)), biases, strict=True
    ):
        v, X = _sheet(trials, H, Wd)
        trials.equals((tensor(v), u, tensor(X)), right.shared(v, u, X))
    for dtype in ("float64", "float32"):
        v, X = _sheet(trials, 2, 3)
        given = tensor(v, dtype), tensor(-1.75, dtype), tensor(X, dtype)
        trials.equals(given, right.shared(v, -1.75, X))


def shared_slopes(trials: Trials) -> None:
    """Law: the tape's gradients with respect to the sheet, the picture and the bias."""
    v, X = _sheet(trials, 3, 3)
    up = numbers(trials, 3, 3)
    by_v, by_X = np.zeros_like(v), np.zeros_like(X)
    for i, j in np.ndindex(3, 3):
        under = slice(2 - i, 5 - i), slice(2 - j, 5 - j)
        by_v[under] += up[i, j] * X
        by_X += up[i, j] * v[under]
    given = tensor(v), tensor(0.75), tensor(X)
    trials.slopes(given, 0, tensor(up), by_v)
    trials.slopes(given, 2, tensor(up), by_X)
    trials.slopes(given, 1, tensor(up), up.sum())


def shared_types(trials: Trials) -> None:
    """Law: the dtype stays, whole numbers are refused."""
    v, X = _sheet(trials, 2, 2)
    keeps_dtypes(trials, (v, 0.75, X), right.shared, (0, 2))


def shared_misfits(trials: Trials) -> None:
    """Law: a sheet that does not belong to the picture is refused, and so is a wrong rank."""
    for sheet, picture in (
        ((3, 3), (2, 3)),
        ((5, 3), (2, 3)),
        ((3, 7), (2, 3)),
        ((5, 5), (2, 3)),
        ((3, 3), (3, 3)),
        ((1, 1), (2, 2)),
        ((1, 5), (2, 3)),
        ((5,), (1, 3)),
        ((5,), (3,)),
        ((1, 3, 5), (2, 3)),
        ((3, 5), (1, 2, 3)),
        ((1, 3, 5), (1, 2, 3)),
    ):
        given = tensor(numbers(trials, *sheet)), 0.5, tensor(numbers(trials, *picture))
        why = f"weights of shape {sheet} do not fit a picture of shape {picture}"
        trials.refuses(given, "ValueError", why, "M12")


def shared_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    v, X = _sheet(trials, 2, 2)
    keeps_arguments(trials, (v, 0.5, X), right.shared(v, 0.5, X))
    given = tensor(v), 0.5, tensor(X)
    stands_alone(trials, "shared_layer", call, given, right.shared(v, 0.5, X))
    repeats(trials)
