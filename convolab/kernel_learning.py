"""Gradient descent on the loss of a kernel of two numbers, and the rate at which it breaks."""

from __future__ import annotations

import math
from typing import Any

from convolab.picture import Field, Host, Picture, State, flag, whole

OUTPUTS = 42
"""Numbers in the answer of lesson 04, over which the loss is summed or averaged."""
GOAL = (1.0, -1.0)


def _rate(name: str, value: Any) -> float:
    number = float(value)
    if not 0 < number <= 2:
        raise ValueError(f"{name} must be above 0 and at most 2; got {value!r}")
    return number


def _start(name: str, value: Any) -> list[float]:
    try:
        numbers = [float(number) for number in value]
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be two numbers, (w0, w1)") from error
    if len(numbers) != 2 or not all(math.isfinite(n) and abs(n) <= 3 for n in numbers):
        raise ValueError(f"{name} must be two numbers between -3 and 3; got {value!r}")
    return numbers


class KernelLearning(Picture):
    """Choose a learning rate and a start, and watch the kernel walk to (1, −1), or away.

    The problem is that of lesson 04: a 6×8 picture of bars and the answer of the kernel (1, −1).
    With d = w − (1, −1) the summed loss is 18 d0² + 24 d0 d1 + 18 d1².

    Args:
        lr: learning rate, above 0, at most 2.
        steps: how many steps are drawn, 1 to 60.
        start: the kernel at the start, two numbers between −3 and 3.
        mean: average the loss over the 42 outputs and do not sum it.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        lr, steps, start, mean: as above.
        losses: before each step, and after the last one.
        kernel: after the last step.
        limit: the rate at which it stops converging.

    Raises:
        ValueError: a number is out of range.
    """

    module = "kernel_learning"
    lr = Field(_rate)
    steps = Field(whole(1, 60))
    start = Field(_start)
    mean = Field(flag)

    def __init__(
        self,
        lr: float = 0.03,
        steps: int = 10,
        start: Any = (0.5, 0.5),
        mean: bool = False,
        host: Host = "live",
    ) -> None:
        super().__init__(host=host, lr=lr, steps=steps, start=start, mean=mean)

    def fit(self, state: State) -> None:
        """Take every combination: a walk that diverges is shown as one."""

    def _walk(self) -> list[tuple[float, float]]:
        scale = 1 / OUTPUTS if self.mean else 1.0
        path = [(self.start[0], self.start[1])]
        for _ in range(self.steps):
            d0, d1 = path[-1][0] - GOAL[0], path[-1][1] - GOAL[1]
            slopes = (36 * d0 + 24 * d1) * scale, (24 * d0 + 36 * d1) * scale
            path.append((path[-1][0] - self.lr * slopes[0], path[-1][1] - self.lr * slopes[1]))
        return path

    @property
    def losses(self) -> list[float]:
        """Loss before each step, and after the last one."""
        scale = 1 / OUTPUTS if self.mean else 1.0
        steps = ((w0 - GOAL[0], w1 - GOAL[1]) for w0, w1 in self._walk())
        return [(18 * d0**2 + 24 * d0 * d1 + 18 * d1**2) * scale for d0, d1 in steps]

    @property
    def kernel(self) -> tuple[float, float]:
        """The kernel after the last step."""
        return self._walk()[-1]

    @property
    def limit(self) -> float:
        """The rate at which it stops converging: 2 over the largest eigenvalue, 60."""
        return 2 / 60 * (OUTPUTS if self.mean else 1)

    def sentence(self) -> str:
        """Say where the kernel arrives."""
        w0, w1 = self.kernel
        return (
            f"[Learning a kernel: rate {self.lr:g}, {self.steps} steps from "
            f"({self.start[0]:g}, {self.start[1]:g}): the kernel is ({w0:.3g}, {w1:.3g}) and the "
            f"loss {self.losses[-1]:.3g}; rates above {self.limit:.4g} diverge.]"
        )
