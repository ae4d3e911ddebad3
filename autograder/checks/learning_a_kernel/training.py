"""Laws of what trains in lesson 04: one step, 4.3, and many, 4.4.

A variable of ours would cross the border by value: the one that a step changes is made on the
student's side and its content read after every step.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder import answer as asking
from autograder.checks.learning_a_kernel import right
from autograder.checks.learning_a_kernel.laws import (
    SHAPES,
    misfits,
    refused,
    tapes_used,
    task,
    whole_numbers,
)
from autograder.checks.learning_a_kernel.right import BARS, Array
from autograder.inputs import numbers, pick, tensor
from autograder.laws import repeats, stands_alone
from autograder.trials import Outcome, Trials, call, observe

_MAKE = "def make(value):\n    return tf.Variable(value)\n"
_RATES = (0.03125, 0.0625, 0.125)
"""Learning rates that are exact in float32."""


# --- 4.3: one step ------------------------------------------------------------------------------


def variable(answer: Any, value: Any) -> Any:
    """Make a variable where the answer lives."""
    return asking.shipped(answer, _MAKE, "make")(value)


def stepped(answer: Any, K: Any, *steps: Any) -> dict[str, Any]:
    """Probe: take steps with one variable.

    Args:
        answer: the function.
        K: what the variable holds at first.
        steps: image, target and rate of each step, one after the other.

    Returns:
        What came back from each step, and what the variable held after it.
    """
    kernel, found = variable(answer, K), dict[str, Any]()
    for n in range(len(steps) // 3):
        found[f"loss of step {n + 1}"] = answer(kernel, *steps[3 * n : 3 * n + 3])
        found[f"K after step {n + 1}"] = asking.held(kernel)
    return found


def _expected(K: Array, *steps: Any) -> dict[str, Array]:
    found: dict[str, Array] = {}
    for n in range(len(steps) // 3):
        X, Y, rate = steps[3 * n : 3 * n + 3]
        K, (before,) = right.descend(X, Y, K, rate, 1)
        found[f"loss of step {n + 1}"] = np.asarray(before)
        found[f"K after step {n + 1}"] = K
    return found


def _steps(trials: Trials, K: Array, *steps: Any, dtype: str = "float64") -> Outcome:
    """Expect the losses and kernels of these steps."""
    wanted = _expected(K, *steps)
    given = [item if n % 3 == 2 else tensor(item, dtype) for n, item in enumerate(steps)]
    outcome = trials.observe(stepped, tensor(K, dtype), *given)
    tried = trials.tried((K, *steps[:3]))
    if len(steps) > 3:
        tried = f"{len(steps) // 3} steps, the first {tried}"
    trials.expect_any(outcome, wanted, tried, K.size + steps[0].size, dtype)
    return outcome


def step_squares(trials: Trials) -> None:
    """Law: one step gives the loss before it and leaves K - lr * gradient, for square images."""
    for n, k, rate, dtype in (
        (3, 2, 0.125, "float32"),
        (3, 2, 0.0625, "float64"),
        (4, 2, 0.03125, "float64"),
        (4, 3, 0.25, "float64"),
    ):
        X, K, Y = task(trials, (n, n), (k, k))
        _steps(trials, K, X, Y, rate, dtype=dtype)


def step_again(trials: Trials) -> None:
    """Law: each step starts from the kernel as it is, and knows nothing of others before it."""
    X, K, Y = task(trials, (3, 4), (2, 2))
    _steps(trials, K, *(3 * [X, Y, 0.03125]))
    other, _, target = task(trials, (4, 3), (2, 2))
    _steps(trials, K, X, Y, 0.0625, other, target, 0.015625, X, Y, 0.0625)
    _, K, _ = task(trials, (3, 4), (2, 2), fits=True)
    _steps(trials, K, X, right.corr(X, K), 0.125)
    _steps(trials, K, X, Y, 0.125)


def step_shapes(trials: Trials) -> None:
    """Law: right steps for images and kernels of every shape, the lesson's among them."""
    for image, kernel in SHAPES:
        X, K, Y = task(trials, image, kernel)
        _steps(trials, K, X, Y, float(trials.rng.choice(_RATES)))
    hidden, K = numbers(trials, 1, 2), numbers(trials, 1, 2)
    _steps(trials, K, BARS, right.corr(BARS, hidden), 0.03125)
    X, K, Y = task(trials, (3, 3), (2, 2))
    _steps(trials, K, X, Y, 1.0)


def step_tape(trials: Trials) -> None:
    """Law: a tape watches while the answer takes its step."""
    X, K, Y = task(trials, (3, 3), (2, 2))

    def tapes(answer: Any, K: Any, *rest: Any) -> int:
        return tapes_used(answer, variable(answer, K), *rest)

    outcome = observe(tapes, trials.subject, (tensor(K), tensor(X), tensor(Y), 0.125))
    if outcome.kind != "value":
        trials.wrong(f"a call: {outcome.text}")
    elif outcome.reading.array is None or outcome.reading.array.item() < 1:
        trials.wrong("this exercise asks for a tf.GradientTape, and none watched")


def step_types(trials: Trials) -> None:
    """Law: the dtype stays, float64 keeps its digits, whole numbers are refused."""
    for dtype in ("float64", "float32"):
        X, K, Y = (trials.rng.normal(size=shape) for shape in ((3, 4), (2, 2), (2, 3)))
        _steps(trials, K, X, Y, 0.125, dtype=dtype)
    X, K, Y = task(trials, (3, 4), (1, 2))
    wanted = _expected(K, X, Y, 0.125)
    outcome = trials.observe(stepped, tensor(K, "float32"), X.tolist(), Y.tolist(), 0.125)
    trials.expect_any(outcome, wanted, "lists of Python floats", 0, "float32")
    whole_numbers(_for_step, stepped, (0, 2))(trials)


def _for_step(X: Any, K: Any, Y: Any) -> tuple[Any, ...]:
    return K, X, Y, 0.125


step_misfits = misfits(_for_step, stepped)
"""Law: shapes that do not fit are refused."""


def step_manners(trials: Trials) -> None:
    """Law: the image and the target stay, and the cell stands alone."""
    X, K, Y = task(trials, (3, 3), (2, 2))
    wanted = _expected(K, X, Y, 0.125)
    outcome = trials.observe(stepped, tensor(K), X, Y, 0.125)
    if outcome.changed:
        names = " and ".join(trials.names[i] for i in outcome.changed)
        trials.wrong(f"NumPy arrays: the call changed {names} in place", idea="M10")
    else:
        trials.expect_any(outcome, wanted, "X and Y as NumPy arrays", X.size)
    given = (tensor(K), tensor(X), tensor(Y), 0.125)
    stands_alone(trials, "train_step", stepped, given, wanted)
    repeats(trials)


# --- 4.4: many steps ----------------------------------------------------------------------------


def _learns(
    trials: Trials,
    X: Array,
    Y: Array,
    K: Array,
    rate: float,
    steps: int,
    dtype: str = "float64",
    size: Any = None,
) -> None:
    """Expect the kernel and the losses of that many steps."""
    kernel, losses = right.descend(X, Y, K, rate, steps)
    args = (tensor(X, dtype), tensor(Y, dtype), size or K.shape, rate, steps, tensor(K, dtype))
    trials.gives(args, [kernel, losses], dtype, 1e-6 if dtype == "float64" else 1e-4)


def learn_squares(trials: Trials) -> None:
    """Law: the right kernel and losses for square images and kernels."""
    for n, k, rate, steps, dtype in (
        (3, 2, 0.125, 3, "float32"),
        (3, 2, 0.03125, 4, "float64"),
        (4, 2, 0.015625, 2, "float64"),
        (4, 3, 0.0625, 5, "float64"),
    ):
        X, K, Y = task(trials, (n, n), (k, k))
        _learns(trials, X / n, Y, K, rate, steps, dtype)


def learn_shapes(trials: Trials) -> None:
    """Law: the right kernel and losses for images and kernels of every shape; size as a list."""
    for image, kernel in SHAPES:
        X, K, Y = task(trials, image, kernel)
        _learns(trials, X / 2, Y, K, float(trials.rng.choice(_RATES)), pick(trials, 1, 3))
    X, K, Y = task(trials, (3, 4), (2, 1))
    _learns(trials, X / 4, Y, K, 0.03125, 2, size=[2, 1])


def learn_long(trials: Trials) -> None:
    """Law: on the lesson's picture it converges at 1/36, and diverges as it should at 0.034."""
    hidden, start = numbers(trials, 1, 2), numbers(trials, 1, 2)
    Y = right.corr(BARS, hidden)
    fastest, too_fast, notes = (float(np.float32(rate)) for rate in (1 / 36, 0.034, 0.03))
    _learns(trials, BARS, Y, start, fastest, 30)
    _learns(trials, BARS, Y, start, too_fast, 12)
    _learns(trials, BARS, Y, np.array([[0.5, 0.5]]), notes, 1)
    _learns(trials, BARS, Y, hidden, notes, 2)


def kernel_kind(answer: Any, *args: Any) -> str:
    """Probe: say whether the learned kernel is still a variable."""
    return "a tf.Variable" if hasattr(answer(*args)[0], "assign_sub") else "a tf.Tensor"


def learn_types(trials: Trials) -> None:
    """Law: the kernel is a tensor of the dtype, whole numbers are refused."""
    for dtype in ("float64", "float32"):
        X, K, Y = (trials.rng.normal(size=shape) for shape in ((3, 4), (2, 2), (2, 3)))
        _learns(trials, X, Y, K, 0.03125, 2, dtype)
    given = (tensor(X), tensor(Y), (2, 2), 0.03125, 2, tensor(K))
    outcome = trials.observe(kernel_kind, *given)
    trials.expect_any(outcome, "a tf.Tensor", "the learned kernel", 0, idea="M403")
    X, K, Y = task(trials, (3, 4), (1, 2))
    kernel, losses = right.descend(X, Y, K, 0.03125, 2)
    lists = (X.tolist(), Y.tolist(), (1, 2), 0.03125, 2, K.tolist())
    trials.gives(lists, [kernel, losses], "float32", 1e-4)
    whole_numbers(_for_learning, call, (0, 1, 2))(trials)


def _for_learning(X: Any, K: Any, Y: Any) -> tuple[Any, ...]:
    return X, Y, tuple(np.shape(K)), 0.03125, 1, K


learn_ranks: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = (
    ((4,), (1, 2)),
    ((1, 3, 3), (2, 2)),
)
"""An image that has not two axes; ``kernel_size`` is always a pair."""


def learn_misfits(trials: Trials) -> None:
    """Law: shapes that do not fit are refused, and a start that has not the kernel size."""
    misfits(_for_learning, ranks=learn_ranks)(trials)
    for size, start in (((1, 2), (2, 1)), ((2, 2), (1, 2)), ((2, 1), (2, 2)), ((1, 2), (2,))):
        X, _, Y = task(trials, (3, 3), start if len(start) == 2 else size)
        given = (tensor(X), tensor(Y), size, 0.03125, 1, tensor(numbers(trials, *start)))
        why = f"kernel_size is {size} and init has shape {start}"
        refused(trials, call, given, "ValueError", why, "M12")
    X, _, Y = task(trials, (3, 3), (2, 2))
    given = (tensor(X), tensor(Y), (2, 2), 0.03125, 1, tensor(numbers(trials)))
    refused(trials, call, given, "ValueError", "init has shape ()", "M12")


def learn_manners(trials: Trials) -> None:
    """Law: all arguments stay, the start above all; answers repeat, the cell stands alone."""
    X, K, Y = task(trials, (3, 3), (2, 2))
    kernel, losses = right.descend(X, Y, K, 0.03125, 2)
    args = (X, Y, (2, 2), 0.03125, 2, K)
    outcome = trials.observe(call, *args)
    if outcome.changed:
        names = " and ".join(trials.names[i] for i in outcome.changed)
        trials.wrong(f"NumPy arrays: the call changed {names} in place", idea="M10")
    else:
        trials.expect_any(outcome, [kernel, losses], "NumPy arrays", X.size)
    given = (tensor(X), tensor(Y), (2, 2), 0.03125, 2, tensor(K))
    stands_alone(trials, "learn_kernel", call, given, [kernel, losses])
    repeats(trials)
