"""Pooling and shifts: an object moves over a picture, and some pooled numbers change."""

from __future__ import annotations

from typing import Any

from convolab.picture import Field, Host, Matrix, Picture, State, whole

SIDE = 8
OBJECT = ((1, 2, 1), (2, 9, 3), (1, 4, 2))
"""What moves: 3×3 numbers, no two neighbours alike; the rest of the picture is 0."""
PADDINGS = ("VALID", "SAME", "zeros")
"""Full windows only; windows that stick out, TensorFlow's way; the same over a frame of zeros."""
PLACE = (2, 2)
"""Row and column of the object's top left number before it moves."""


def _mode(name: str, value: Any) -> str:
    if value not in ("max", "avg"):
        raise ValueError(f'{name} must be "max" or "avg"; got {value!r}')
    return str(value)


def _padding(name: str, value: Any) -> str:
    if value not in PADDINGS:
        raise ValueError(f"{name} must be one of {', '.join(PADDINGS)}; got {value!r}")
    return str(value)


class PoolShift(Picture):
    """Move an object by whole pixels and see which pooled numbers change.

    Args:
        size: side of the pooling window, 1 to 4.
        stride: steps of the window, 1 to 4; None for the size.
        mode: "max" or "avg".
        dy, dx: how far the object has moved down and right, −2 to 3.
        padding: "VALID", "SAME" (padded places never win and do not count), or "zeros" (they
            are zeros like any other, which is the usual slip).
        dark: take 10 away from every pixel, so that all are negative.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        size, stride, mode, dy, dx, padding, dark: as above.
        pooled: the pooled map, rows of numbers.
        changed: how many of its numbers differ from those before the move.

    Raises:
        ValueError: a number is out of range, or the mode is another word.
    """

    module = "pool_shift"
    size = Field(whole(1, 4))
    stride = Field(whole(1, 4))
    mode = Field(_mode)
    dy = Field(whole(-2, 3))
    dx = Field(whole(-2, 3))
    padding = Field(_padding)
    dark = Field(lambda _, value: bool(value))

    def __init__(
        self,
        size: int = 2,
        stride: int | None = None,
        mode: str = "max",
        dy: int = 0,
        dx: int = 0,
        padding: str = "VALID",
        dark: bool = False,
        host: Host = "live",
    ) -> None:
        steps = size if stride is None else stride
        super().__init__(
            host=host, size=size, stride=steps, mode=mode, dy=dy, dx=dx, padding=padding, dark=dark
        )

    def fit(self, state: State) -> None:
        """Take every combination: the object stays inside for every allowed move."""

    @property
    def pooled(self) -> Matrix:
        """The pooled map, rows of numbers."""
        return self._pooled(self.dy, self.dx)

    @property
    def changed(self) -> int:
        """How many pooled numbers differ from those before the move."""
        rows = zip(self.pooled, self._pooled(0, 0), strict=True)
        return sum(n != b for now, before in rows for n, b in zip(now, before, strict=True))

    def _pooled(self, dy: int, dx: int) -> Matrix:
        def pixel(i: int, j: int) -> int | None:
            if not (0 <= i < SIDE and 0 <= j < SIDE):
                return 0 if self.padding == "zeros" else None
            a, b = i - PLACE[0] - dy, j - PLACE[1] - dx
            grey = OBJECT[a][b] if 0 <= a < 3 and 0 <= b < 3 else 0
            return grey - 10 if self.dark else grey

        total = 0
        if self.padding != "VALID":
            total = max((-(-SIDE // self.stride) - 1) * self.stride + self.size - SIDE, 0)
        starts = range(-(total // 2), SIDE + total - total // 2 - self.size + 1, self.stride)
        near = range(self.size)

        def pool(i: int, j: int) -> float:
            every = (pixel(i + a, j + b) for a in near for b in near)
            held = [number for number in every if number is not None]
            return float(max(held) if self.mode == "max" else sum(held) / len(held))

        return [[pool(i, j) for j in starts] for i in starts]

    def sentence(self) -> str:
        """Say how many pooled numbers change."""
        many = len(self.pooled) ** 2
        return (
            f"[Pooling and shifts: {self.mode} pooling {self.size}×{self.size}, stride "
            f"{self.stride}, object moved by ({self.dy}, {self.dx}): {self.changed} of {many} "
            "pooled numbers change.]"
        )
