"""Laws of lesson 03's functions, 3.1 to 3.5: what is tried, and what must come out.

Where many kernels are right a probe reduces an answer to what must be the same in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder import laws
from autograder.checks.edges_and_templates import right
from autograder.checks.edges_and_templates.right import Array
from autograder.inputs import numbers, pick, tensor
from autograder.trials import Outcome, Reading, Trials, call, disagreement, read, show

CLOSE = 1e-6
"""What float32 entries near 1 may be off."""


# --- laws that several exercises share ----------------------------------------------------------


def gives_float32(trials: Trials, args: tuple[Any, ...], expected: Array) -> None:
    """Note it where a function of plain numbers gives another dtype than float32."""
    trials.equals(args, expected, "float32")


def refuses_whole_numbers(trials: Trials, shape: tuple[int, int], *rest: Any) -> None:
    """Note it where whole numbers are taken for an image."""
    whole = trials.rng.integers(0, 9, shape)
    for given in (tensor(whole, "int32"), whole.tolist(), tensor(whole, "int64"), whole > 4):
        why = "whole numbers where floats are expected"
        trials.refuses((given, *rest), "TypeError", why, "M63")


def refuses_ranks(trials: Trials, *rest: Any) -> None:
    """Note it where an image or a kernel without two axes is taken."""
    for shape in ((4,), (2, 3, 2), (1, 3, 4, 1)):
        why = f"an array of shape {shape} has not two axes"
        trials.refuses((tensor(numbers(trials, *shape)), *rest), "ValueError", why, "M12")


def near(trials: Trials, args: tuple[Any, ...], expected: Array) -> None:
    """Note it where an answer in float32 is farther off than rounding can be."""
    if not trials.equals(args, expected):
        return
    array = trials.log[-1].outcome.reading.array
    if array is not None and np.abs(array - expected).max() > CLOSE:
        where = f"expected {show(expected)}, got {show(array)}"
        trials.wrong(f"{trials.tried(args)}: {where}, which is more than rounding", expected.size)


# --- 3.1 ----------------------------------------------------------------------------------------


def bars_inside(trials: Trials) -> None:
    """Law: a bar somewhere inside an image that is not square."""
    for n in range(3):
        c0 = pick(trials, 1, 3)
        h, w = pick(trials, 2, 3) + 5 * (n % 2), pick(trials, 7, 9) + 5 * (n == 2)
        args = (h, w, c0, pick(trials, c0 + 1, 6))
        trials.equals(args, right.picture(*args))


def bars_edges(trials: Trials) -> None:
    """Law: no bar, a bar at either side, nothing but a bar, the smallest images."""
    w = pick(trials, 4, 6)
    for args in (
        (3, w, 2, 2),
        (2, w, 0, 2),
        (2, w, w - 1, w),
        (w, 3, 0, 3),
        (2, w, 0, 0),
        (2, w, w, w),
        (w + 3, 2, 1, 2),
        (1, 1, 0, 1),
        (1, 1, 1, 1),
        (1, w, 1, 2),
    ):
        trials.equals(args, right.picture(*args))


def bars_types(trials: Trials) -> None:
    """Law: float32."""
    gives_float32(trials, (2, 4, 1, 3), right.picture(2, 4, 1, 3))
    gives_float32(trials, (2, 3, 1, 1), right.picture(2, 3, 1, 1))


def bars_manners(trials: Trials) -> None:
    """Law: the cell stands alone, answers repeat."""
    laws.stands_alone(trials, "bars", call, (3, 5, 1, 4), right.picture(3, 5, 1, 4))
    laws.repeats(trials)


# --- 3.2 ----------------------------------------------------------------------------------------


def edges_probe(answer: Any, X: Any) -> Any:
    """Probe: the columns up and down as lists of ints; anything else as it is, under a name."""
    pair = answer(X)
    found = [_ints(reading) for reading in _members(read(pair))]
    if len(found) != 2 or None in found:
        return {"other": pair}
    return {"up": found[0], "down": found[1]}


def _members(reading: Reading) -> Sequence[Reading]:
    """Give the members of a sequence, an array or a tensor."""
    if reading.kind in ("array", "tensor") and reading.array is not None and reading.array.ndim:
        return [Reading("array", member) for member in reading.array]
    return reading.items if reading.kind == "sequence" else ()


def _ints(reading: Reading) -> list[int] | None:
    """Give the whole numbers of a flat sequence, None of anything else."""
    arrays = [member.array for member in _members(reading)]
    is_flat = reading.kind == "sequence" or (reading.array is not None and reading.array.ndim == 1)
    if not is_flat or not all(
        a is not None and a.ndim == 0 and a.dtype.kind in "iu" for a in arrays
    ):
        return None
    return [int(array) for array in arrays if array is not None]


def _edges(X: Any) -> dict[str, list[int]]:
    up, down = right.edges(np.asarray(X))
    return {"up": up, "down": down}


def _finds(trials: Trials, given: Any) -> None:
    outcome = trials.observe(edges_probe, given)
    tried = trials.tried((given,))
    if outcome.kind == "value" and outcome.reading.keys == (repr("other"),):
        trials.wrong(f"{tried}: expected two sequences of ints, (up, down)", int(np.size(given)))
    else:
        trials.expect_any(outcome, _edges(given), tried, int(np.size(given)))


def edge_stripes(trials: Trials) -> None:
    """Law: bars of black on white and white on black, alone and side by side."""
    for n, dtype in enumerate(("float32", "float64", "float64", "float32")):
        w = pick(trials, 7, 9)
        c0 = pick(trials, 2, 3)
        X = right.picture(pick(trials, 2, 4), w, c0, pick(trials, c0 + 1, 5))
        _finds(trials, tensor(1 - X if n % 2 else X, dtype))
    steps = trials.rng.permutation([1.0, 1.0, -1.0, 0.0, -1.0, 0.0, 1.0])
    _finds(trials, tensor(np.cumsum(np.array([[0.0, *steps]] * 3), axis=1)))


def edge_rows(trials: Trials) -> None:
    """Law: every row must answer, with the full step, whatever its grey."""
    steps = trials.rng.permutation([1.0, -1.0, 0.0, 0.5, 2.0, -2.0, -0.75, 1.25])
    X = np.cumsum(np.array([[0.0, *steps]] * 3), axis=1)
    _finds(trials, tensor(X + numbers(trials, 3, 1)))  # each row with a grey of its own
    h = pick(trials, 3, 4)
    for sign in (1.0, -1.0):
        X = np.zeros((h, 5))
        X[:, 2:] = sign
        X[pick(trials, 0, h - 1), 2:] = 0.0  # one row without the edge
        X[:, 4:] += sign
        _finds(trials, tensor(X))
        X = np.zeros((2, 5))
        X[0, 1:], X[1, 1:] = 0.5 * sign, 1.5 * sign  # the mean is right, the rows are not
        X[:, 3:] -= sign
        _finds(trials, tensor(X))
        X = np.zeros((2, 4))
        X[0, 2:], X[1, 2:] = sign, -sign  # up in one row, down in the other
        _finds(trials, tensor(X))
    for X in (np.array([[0.0, 1.0]]), np.array([[3.0, 2.0], [4.0, 3.0]])):
        _finds(trials, tensor(X))
    _finds(trials, tensor(np.full((2, 3), 0.25)))  # no edge at all
    _finds(trials, tensor(np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0]])))


def edge_tolerance(trials: Trials) -> None:
    """Law: within a millionth counts, beyond does not."""
    X = np.cumsum(np.array([[0.0, 1.0, 0.0, -1.0, -1.0, 0.0, 1.0]] * 3), axis=1)
    for size in (1e-9, 4e-7):
        _finds(trials, tensor(X + trials.rng.uniform(-size, size, X.shape)))
    grey = np.cumsum(np.array([[0.1, 1.0, -1.0, 1.0]] * 2), axis=1)
    _finds(trials, tensor(grey, "float32"))
    for size in (0.01, 5e-5):
        off = X.copy()
        off[pick(trials, 0, 2), 3:] += size  # beyond the tolerance in one row of two columns
        off[pick(trials, 0, 2), :2] -= size
        _finds(trials, tensor(off))


def edge_types(trials: Trials) -> None:
    """Law: either float type, lists and arrays; whole numbers are refused."""
    X = right.picture(2, 6, 1, 4)
    for given in (tensor(X, "float32"), tensor(X), X.tolist(), X, X.astype(np.float32)):
        _finds(trials, given)
    refuses_whole_numbers(trials, (3, 4))


def edge_misfits(trials: Trials) -> None:
    """Law: an image has two axes."""
    refuses_ranks(trials)


def edge_manners(trials: Trials) -> None:
    """Law: arguments stay, answers repeat, the cell stands alone."""
    X = np.cumsum(np.array([[0.25, 1.0, 0.0, -1.0, 0.0]] * 2), axis=1)
    before = len(trials.wrongs)
    _finds(trials, X)
    if trials.log[-1].outcome.changed:
        del trials.wrongs[before:]
        trials.wrong(f"{trials.tried((X,))} (a NumPy array): the call changed X", idea="M10")
    X = 1 - right.picture(2, 5, 1, 3)
    laws.stands_alone(trials, "edge_columns", edges_probe, (tensor(X),), _edges(X))
    laws.repeats(trials)


# --- 3.3 and the Laplacian ----------------------------------------------------------------------


def _reduced(kernel: Any, reduce: Any) -> Any:
    """Give what a 3 by 3 kernel answers; what is no such kernel is given as it is, under a name."""
    reading = read(kernel)
    array = reading.array
    if reading.kind != "tensor" or array is None or array.shape != (3, 3):
        return {"other": kernel}
    if array.dtype.kind != "f" or not np.isfinite(array).all():
        return {"other": kernel}
    return {"answers": tensor(reduce(array.astype(np.float64)), "float32")}


def type_probe(answer: Any, *args: Any) -> Any:
    """Probe: whether a tensor comes back, and of which dtype."""
    reading = read(answer(*args))
    return [reading.kind, "none" if reading.array is None else reading.array.dtype.name]


def _is_float32(trials: Trials, tried: str, *args: Any) -> None:
    outcome = trials.observe(type_probe, *args)
    trials.expect_any(outcome, ["tensor", "float32"], tried, 9, idea="M9")


def slopes_probe(answer: Any, vx: float, vy: float) -> Any:
    """Probe: what the kernel answers on ones and on the ramps x and y."""
    return _reduced(answer(vx, vy), right.slopes_of)


def bends_probe(answer: Any) -> Any:
    """Probe: what the kernel answers on ones, x, y, x*x, y*y, x*y, and how uneven it is."""
    return _reduced(answer(), right.bends_of)


def _answers(
    trials: Trials, outcome: Outcome, tried: str, expected: Array, pictures: tuple[str, ...]
) -> None:
    """Note the first picture on which a kernel answers something else than expected."""
    if outcome.kind != "value":
        trials.wrong(f"{tried}: expected a kernel, got {outcome.text}")
        return
    [reading] = outcome.reading.items
    got = reading.array
    if outcome.reading.keys != (repr("answers"),) or got is None:
        found = disagreement(reading, np.full((3, 3), np.pi))
        is_whole = reading.array is not None and reading.array.dtype.kind in "iu"
        why = f"{tried}: a 3 by 3 tensor of finite floats is asked for: {found}"
        trials.wrong(why, 9, "M9" if is_whole else None)
        return
    for name, value, wanted in zip(pictures, got, expected, strict=True):
        if not abs(value - wanted) <= CLOSE * (1 + np.abs(expected).max()):
            values = f"expected {show(float(wanted))}, got {show(round(float(value), 6))}"
            trials.wrong(f"{tried}: {name}: {values}", 9)
            return


def _directs(trials: Trials, vx: float, vy: float) -> None:
    pictures = ("on an image of ones", "on the ramp R = x", "on the ramp R = y")
    outcome = trials.observe(slopes_probe, vx, vy)
    _answers(trials, outcome, trials.tried((vx, vy)), np.array([0.0, vx, vy]), pictures)


def directions(trials: Trials) -> None:
    """Law: the axes, and directions between them, as floats."""
    x, y = (numbers(trials, 2) + np.array([0.5, -0.75])).tolist()
    for vx, vy in ((1.0, 0.0), (0.0, 1.0), (x, y), (-y, x - 2.0)):
        _directs(trials, vx, vy)


def more_directions(trials: Trials) -> None:
    """Law: any size and sign, whole numbers too, and no direction at all."""
    a, b = pick(trials, 2, 9), pick(trials, 2, 9)
    angle = float(trials.rng.uniform(0.2, 1.3))
    for vx, vy in (
        (1, 0),
        (0, -1),
        (-a, b),
        (a, 0.25),
        (0.0, 0.0),
        (0, 0),
        (float(np.cos(angle)), float(np.sin(angle))),
        (0.001, -0.002),
        (100.5, -40.25),
        (-3.0, -3.0),
    ):
        _directs(trials, vx, vy)


def direction_types(trials: Trials) -> None:
    """Law: float32 of shape (3, 3), also of ints."""
    for args in ((0.5, 0.25), (1, 2), (0, 0)):
        _is_float32(trials, trials.tried(args), *args)


def direction_manners(trials: Trials) -> None:
    """Law: the cell stands alone, answers repeat."""
    expected = {"answers": np.array([0.0, 2.0, -0.5])}
    laws.stands_alone(trials, "directional_kernel", slopes_probe, (2.0, -0.5), expected)
    laws.repeats(trials)


# --- 3.4 ----------------------------------------------------------------------------------------

BENDS = np.array([0.0, 0.0, 0.0, 2.0, 2.0, 0.0, 0.0])


def second_values(trials: Trials) -> None:
    """Law: 1, -2, 1, lying for axis 1 and standing for axis 0."""
    for axis in (1, 0):
        near(trials.of(0), (axis,), right.second(axis))


def laplacian_values(trials: Trials) -> None:
    """Law: nothing on ramps, 2 on each square, nothing on x*y, the same in every mirror."""
    pictures = (
        "on an image of ones",
        "on the ramp R = x",
        "on the ramp R = y",
        "on x*x",
        "on y*y",
        "on x*y, which a mirror turns into -x*y",
        "largest difference from its mirror images",
    )
    mine = trials.of(1)
    _answers(mine, mine.observe(bends_probe), "laplacian()", BENDS, pictures)


def second_types(trials: Trials) -> None:
    """Law: both kernels are float32."""
    for axis in (0, 1):
        gives_float32(trials.of(0), (axis,), right.second(axis))
    _is_float32(trials.of(1), "laplacian()")


def second_manners(trials: Trials) -> None:
    """Law: the cell stands alone, answers repeat."""
    mine, other = trials.of(0), trials.of(1)
    laws.stands_alone(mine, "second_derivative", call, (1,), right.second(1))
    laws.stands_alone(other, "laplacian", bends_probe, (), {"answers": BENDS})
    laws.repeats(trials)


# --- 3.5 ----------------------------------------------------------------------------------------


def blur_values(trials: Trials) -> None:
    """Law: a box and Gaussians of moderate width."""
    for args in ((3,), (5,), (3, 1.0), (5, pick(trials, 3, 9) / 4), (3, 0.75)):
        near(trials, args, right.bell(args[0], args[1] if len(args) > 1 else None))


def blur_sizes(trials: Trials) -> None:
    """Law: one pixel, large kernels, narrow and wide bells, sigma as an int."""
    wide = float(trials.rng.uniform(1.5, 4.0))
    for args in ((1,), (1, 0.5), (7,), (9, wide), (7, 0.3), (3, 2), (5, 1), (5, 20.0), (11, 2.5)):
        near(trials, args, right.bell(int(args[0]), args[1] if len(args) > 1 else None))


def blur_refused(trials: Trials) -> None:
    """Law: an even size has no middle, and odd ones have."""
    for args in ((2,), (4, 1.0), (6,), (8, 0.5)):
        trials.refuses(args, "ValueError", f"k = {args[0]} is even", "M12")
    near(trials, (3, None), right.bell(3, None))


def blur_types(trials: Trials) -> None:
    """Law: float32."""
    gives_float32(trials, (3,), right.bell(3, None))
    gives_float32(trials, (3, 0.5), right.bell(3, 0.5))
    gives_float32(trials, (1, 2), right.bell(1, 2))


def blur_manners(trials: Trials) -> None:
    """Law: the cell stands alone, answers repeat."""
    laws.stands_alone(trials, "blur", call, (3, 1.5), right.bell(3, 1.5))
    laws.stands_alone(trials, "blur", call, (5,), right.bell(5, None))
    laws.repeats(trials)
