"""Pooling and shifts: an object moves over a picture, and some pooled numbers change."""

from __future__ import annotations

from typing import Any

from convolab.picture import Field, Host, Matrix, Picture, State, whole

SIDE = 8
OBJECT = ((1, 2, 1), (2, 9, 3), (1, 4, 2))
"""What moves: 3×3 numbers, no two neighbours alike; the rest of the picture is 0."""
PLACE = (2, 2)
"""Row and column of the object's top left number before it moves."""


def _mode(name: str, value: Any) -> str:
    if value not in ("max", "avg"):
        raise ValueError(f'{name} must be "max" or "avg"; got {value!r}')
    return str(value)


class PoolShift(Picture):
    """Move an object by whole pixels and see which pooled numbers change.

    Args:
        size: side of the pooling window, 1 to 4.
        stride: steps of the window, 1 to 4; None for the size.
        mode: "max" or "avg".
        dy, dx: how far the object has moved down and right, −2 to 3.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        size, stride, mode, dy, dx: as above.
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

    def __init__(
        self,
        size: int = 2,
        stride: int | None = None,
        mode: str = "max",
        dy: int = 0,
        dx: int = 0,
        host: Host = "live",
    ) -> None:
        steps = size if stride is None else stride
        super().__init__(host=host, size=size, stride=steps, mode=mode, dy=dy, dx=dx)

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
        def pixel(i: int, j: int) -> int:
            a, b = i - PLACE[0] - dy, j - PLACE[1] - dx
            return OBJECT[a][b] if 0 <= a < 3 and 0 <= b < 3 else 0

        starts = range(0, SIDE - self.size + 1, self.stride)
        near = range(self.size)
        windows = [
            [[pixel(i + a, j + b) for a in near for b in near] for j in starts] for i in starts
        ]
        pool = max if self.mode == "max" else lambda numbers: sum(numbers) / len(numbers)
        return [[float(pool(window)) for window in row] for row in windows]

    def sentence(self) -> str:
        """Say how many pooled numbers change."""
        many = len(self.pooled) ** 2
        return (
            f"[Pooling and shifts: {self.mode} pooling {self.size}×{self.size}, stride "
            f"{self.stride}, object moved by ({self.dy}, {self.dx}): {self.changed} of {many} "
            "pooled numbers change.]"
        )
