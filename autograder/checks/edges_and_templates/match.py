"""Laws of lesson 03's functions, 3.6 and 3.7: what is tried, and what must come out.

Many columns and rows have one product, so a probe reduces an answer of 3.7 to that product.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder import laws
from autograder.checks.edges_and_templates import right
from autograder.checks.edges_and_templates.laws import refuses_ranks, refuses_whole_numbers
from autograder.checks.edges_and_templates.right import Array
from autograder.inputs import numbers, pick, tensor
from autograder.trials import Outcome, Trials, call, read

# --- 3.6 ----------------------------------------------------------------------------------------


def _matches(trials: Trials, X: Array, T: Array, *eps: float, dtype: str = "float64") -> None:
    trials.equals((tensor(X, dtype), tensor(T, dtype), *eps), right.compare(X, T, *eps))


def ncc_squares(trials: Trials) -> None:
    """Law: right numbers for square images and templates; a perfect match, a bright decoy."""
    for n, k, dtype in ((4, 2, "float32"), (5, 3, "float64"), (4, 2, "float64")):
        _matches(trials, numbers(trials, n, n), numbers(trials, k, k), dtype=dtype)
    T = numbers(trials, 2, 2)
    X = np.full((6, 6), 0.25)
    X[0:2, 0:2], X[3:6, 3:6] = 0.5 * T, 20.0
    _matches(trials, X, T)
    _matches(trials, -X, T)


def ncc_shapes(trials: Trials) -> None:
    """Law: right numbers for shapes of every kind."""
    n = pick(trials, 4, 5)
    for image, template in (
        ((3, n), (2, 3)),
        ((n, 3), (3, 2)),
        ((2, n), (1, 2)),
        ((n, 2), (2, 1)),
        ((1, n), (1, 3)),
        ((2, 3), (1, 1)),
        ((1, 1), (1, 1)),
        ((3, n), (3, n)),
        ((6, 7), (4, 6)),
        ((4, 2), (4, 1)),
        ((2, n), (1, 4)),
    ):
        _matches(trials, numbers(trials, *image), numbers(trials, *template))
    X = -np.abs(numbers(trials, 3, 4))
    _matches(trials, X, np.abs(numbers(trials, 2, 2)))


def ncc_empty(trials: Trials) -> None:
    """Law: 0 where the product of the lengths is below eps, the very quotient elsewhere."""
    X, T = numbers(trials, 4, 5), numbers(trials, 2, 2)
    X[:2, :3] = 0.0
    for dtype in ("float64", "float32"):
        _matches(trials, X, T, dtype=dtype)
    _matches(trials, np.zeros((3, 3)), T)
    _matches(trials, X, np.zeros((2, 2)))
    X = numbers(trials, 5, 5)
    _matches(trials, X * 1e-4, T * 1e-3)  # dim, and a match all the same
    _matches(trials, X * 1e-14, T * 1e-3)  # too dim
    X = numbers(trials, 3, 4)
    _, lengths, length = right.windows(X, T)
    products = np.sort((lengths * length).ravel())
    gap = int(np.diff(products).argmax())  # some windows below eps, some above, none near it
    _matches(trials, X, T, float(products[gap] + products[gap + 1]) / 2)
    _matches(trials, X, T, 0.01)


def ncc_slopes(trials: Trials) -> None:
    """Law: the tape's gradients are the closed forms."""
    X, T = numbers(trials, 3, 3), numbers(trials, 2, 2)
    U = numbers(trials, 2, 2)
    trials.slopes((tensor(X), tensor(T)), 1, tensor(U), right.compare_by_template(X, T, U))
    trials.slopes((tensor(X), tensor(T)), 0, tensor(U), right.compare_by_image(X, T, U))


def ncc_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    args = (numbers(trials, 3, 3), numbers(trials, 2, 2))
    laws.keeps_dtypes(trials, args, right.compare, (0, 1))


def ncc_misfits(trials: Trials) -> None:
    """Law: a template larger than the image in either axis is refused, and so is a wrong rank."""
    for image, template in (((2, 3), (3, 1)), ((3, 2), (1, 3)), ((2, 2), (3, 3))):
        given = (tensor(numbers(trials, *image)), tensor(numbers(trials, *template)))
        why = f"a template of shape {template} does not fit into an image of shape {image}"
        trials.refuses(given, "ValueError", why, "M12")
    flat: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    flat = (((6,), (2, 2)), ((2, 3, 3), (2, 2)), ((3, 3), (2,)))
    for one, other in flat:
        given = (tensor(numbers(trials, *one)), tensor(numbers(trials, *other)))
        why = f"shapes {one} and {other} have not two axes each"
        trials.refuses(given, "ValueError", why, "M12")


def ncc_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X, T = numbers(trials, 3, 3), numbers(trials, 2, 2)
    laws.keeps_arguments(trials, (X, T), right.compare(X, T))
    X, T = numbers(trials, 2, 3), numbers(trials, 1, 2)
    given = (tensor(X), tensor(T))
    laws.stands_alone(trials, "ncc", call, given, right.compare(X, T))
    laws.repeats(trials)


# --- 3.7 ----------------------------------------------------------------------------------------


def thin_probe(answer: Any, K: Any, tol: float) -> Any:
    """Probe: shapes, dtypes and product of the column and the row; None, or what else there is."""
    pair = answer(K, tol)
    reading = read(pair)
    if reading.kind == "none":
        return None
    arrays = [item.array for item in reading.items if item.kind == "tensor"]
    column, row = arrays if len(arrays) == len(reading.items) == 2 else (None, None)
    if column is None or row is None or column.dtype.kind != "f" or row.dtype.kind != "f":
        return {"other": pair}
    names = [column.dtype.name, row.dtype.name]
    found = {"col": list(column.shape), "row": list(row.shape), "dtypes": names}
    if column.ndim != 2 or row.ndim != 2 or column.shape[1] != row.shape[0]:
        return found
    name = "float64" if names == ["float64"] * 2 else "float32"
    return {**found, "col @ row": tensor(column.astype(float) @ row.astype(float), name)}


def _parts(K: Array, dtype: str) -> dict[str, Any]:
    shapes = {"col": [K.shape[0], 1], "row": [1, K.shape[1]]}
    return {**shapes, "dtypes": [dtype] * 2, "col @ row": np.asarray(K)}


def _thin(trials: Trials, K: Array, tol: float, dtype: str = "float64", near: float = 0.0) -> None:
    """Expect a column and a row with the product K, or near it."""
    given = tensor(K, dtype)
    outcome = trials.observe(thin_probe, given, tol)
    _expect_thin(trials, outcome, K, trials.tried((given, tol)), dtype, near)


def _expect_thin(
    trials: Trials, outcome: Outcome, K: Array, tried: str, dtype: str, near: float = 0.0
) -> None:
    reading = outcome.reading
    parts = dict(zip(reading.keys, reading.items, strict=True))
    expected = _parts(K, dtype)
    given = [name.text for name in parts[repr("dtypes")].items] if repr("dtypes") in parts else []
    if not dtype and given in (["float32"] * 2, ["float64"] * 2):
        expected["dtypes"] = given  # a list has no dtype to keep
    if outcome.kind == "value" and reading.kind == "none":
        trials.wrong(f"{tried}: it comes apart, but the answer is None", K.size)
    elif repr("other") in parts:
        trials.wrong(f"{tried}: expected a pair of tf.Tensors, (col, row)", K.size)
    elif near and repr("col @ row") in parts:
        product = parts[repr("col @ row")].array
        if product is not None and product.shape == K.shape and np.abs(product - K).max() < near:
            expected["col @ row"] = product.astype(np.float64)
        trials.expect_any(outcome, expected, tried, K.size, dtype)
    else:
        trials.expect_any(outcome, expected, tried, K.size)


def _thick(trials: Trials, K: Any, tol: float) -> None:
    """Expect None."""
    outcome = trials.observe(thin_probe, tensor(K), tol)
    if outcome.kind == "value" and outcome.reading.kind != "none":
        tried = trials.tried((tensor(K), tol))
        trials.wrong(f"{tried}: expected None, since no column times row is this", np.size(K))
    elif outcome.kind != "value":
        trials.wrong(f"{trials.tried((tensor(K), tol))}: expected None, got {outcome.text}")


def _spectrum(trials: Trials, kh: int, kw: int, *values: float) -> Array:
    """Draw a kernel with these singular values."""
    n = len(values)
    U = np.linalg.qr(trials.rng.normal(size=(kh, n)))[0]
    V = np.linalg.qr(trials.rng.normal(size=(kw, n)))[0]
    made: Array = (U * np.array(values)) @ V.T
    return made


LAPLACIAN = np.array([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]])


def thin_squares(trials: Trials) -> None:
    """Law: rank 1 comes apart, more does not, for 3 by 3 kernels."""
    for dtype in ("float64", "float32"):
        K = np.outer(numbers(trials, 3), numbers(trials, 3))
        _thin(trials, K, 1e-4, dtype)
    _thick(trials, _spectrum(trials, 3, 3, 4.0, float(trials.rng.uniform(1, 3))), 1e-6)
    _thick(trials, LAPLACIAN * pick(trials, 1, 5) / 4, 1e-6)
    _thick(trials, np.eye(3), 1e-6)


def thin_shapes(trials: Trials) -> None:
    """Law: every shape, zeros in front, one row, one column."""
    n = pick(trials, 4, 5)
    for kh, kw in ((2, 3), (n, 2), (3, n), (1, n), (n, 1), (1, 1), (2, 2)):
        _thin(trials, np.outer(numbers(trials, kh), numbers(trials, kw)), 1e-6)
    for col, row in (([1, 2, 1], [-1, 0, 1]), ([-1, 0, 1], [1, 2, 1])):
        _thin(trials, np.outer(col, row) * pick(trials, 1, 4) / 4, 1e-6)
    zeros = np.outer([0.0, *numbers(trials, 2)], [0.0, 0.0, *numbers(trials, 2)])
    _thin(trials, zeros, 1e-6)
    _thick(trials, _spectrum(trials, 2, n, 3.0, 1.0), 1e-6)
    _thick(trials, _spectrum(trials, n, 3, 3.0, 2.0, 1.0), 1e-6)
    _thick(trials, np.array([[0.0, 1.0], [-1.0, 0.0]]), 1e-6)


def thin_tolerance(trials: Trials) -> None:
    """Law: the second singular value is compared with tol times the first, at every scale."""
    for scale in (1e-3, 1.0, 1e3):
        _thick(trials, scale * _spectrum(trials, 3, 4, 1.0, 0.05), 0.01)
        _thick(trials, scale * _spectrum(trials, 3, 3, 1.0, 0.6, 0.5), 0.55)
        _thin(trials, scale * _spectrum(trials, 3, 3, 1.0, 0.6, 0.5), 0.65, near=9.0 * scale)
        _thin(trials, scale * _spectrum(trials, 4, 3, 1.0, 0.05), 0.2, near=0.5 * scale)
    _thin(trials, _spectrum(trials, 3, 3, 2.0, 1e-12), 1e-9)
    _thick(trials, _spectrum(trials, 3, 3, 2.0, 1e-5), 1e-7)


def thin_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    for dtype in ("float64", "float32"):
        K = np.outer(trials.rng.normal(size=2), trials.rng.normal(size=3))
        _thin(trials, K, 1e-4, dtype)
    K = np.outer(numbers(trials, 2), numbers(trials, 2))
    outcome = trials.observe(thin_probe, K.tolist(), 1e-4)
    _expect_thin(trials, outcome, K, trials.tried((K.tolist(), 1e-4)), "")
    refuses_whole_numbers(trials, (3, 3), 1e-6)


def thin_misfits(trials: Trials) -> None:
    """Law: a kernel has two axes."""
    refuses_ranks(trials, 1e-6)


def thin_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    K = np.outer(numbers(trials, 3), numbers(trials, 2))
    before = len(trials.wrongs)
    outcome = trials.observe(thin_probe, K, 1e-6)
    tried = f"{trials.tried((K, 1e-6))} (a NumPy array)"
    _expect_thin(trials, outcome, K, tried, "float64")
    if outcome.changed:
        del trials.wrongs[before:]
        trials.wrong(f"{tried}: the call changed K in place", idea="M10")
    laws.stands_alone(trials, "separate", thin_probe, (tensor(K), 1e-6), _parts(K, "float64"))
    laws.repeats(trials)
