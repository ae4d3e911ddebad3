"""Pooling and shifts: an object moves over a picture, and some pooled numbers change."""

from __future__ import annotations

from typing import Any

from convolab.padding_stride import same_pads
from convolab.picture import Field, Host, Matrix, Picture, State, flag, matrix, one_of, whole

SIDE = 8
OBJECT = ((1, 2, 1), (2, 9, 3), (1, 4, 2))
"""What moves where no picture is given: 3×3 numbers, no two neighbours alike, on 8×8 zeros."""
WINDOW = 4
"""Side of the largest window; no picture is smaller."""
PADDINGS = ("VALID", "SAME", "zeros")
"""Full windows only; windows that stick out, TensorFlow's way; the same over a frame of zeros."""
SCENE = [[0.0] * SIDE] * 2 + [[0.0] * 2 + [*map(float, row)] + [0.0] * 3 for row in OBJECT]
SCENE += [[0.0] * SIDE] * 3


class PoolShift(Picture):
    """Move an object by whole pixels and see which pooled numbers change.

    Args:
        size: side of the pooling window, 1 to 4.
        stride: steps of the window, 1 to 4; None for the size.
        mode: "max" or "avg".
        dy, dx: how far the object has moved down and right, −2 to 3.
        padding: "VALID", "SAME" (padded places never win and do not count), or "zeros" (they
            are zeros like any other, which is the usual slip).
        dark: take 10 away from every pixel, so that those below 10 are negative.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.
        image: what moves, numbers (H, W), 4 to 16 rows and columns; a small object when it is
            None. Zeros come in at the border.

    Attributes:
        size, stride, mode, dy, dx, padding, dark, image: as above.
        pooled: the pooled map, rows of numbers.
        changed: how many of its numbers differ from those before the move.

    Raises:
        ValueError: a number is out of range, or the mode is another word.
    """

    module = "pool_shift"
    size = Field(whole(1, WINDOW))
    stride = Field(whole(1, WINDOW))
    mode = Field(one_of("max", "avg"))
    dy = Field(whole(-2, 3))
    dx = Field(whole(-2, 3))
    padding = Field(one_of(*PADDINGS))
    dark = Field(flag)
    image = Field(matrix)

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
        image: Any = None,
    ) -> None:
        super().__init__(
            host=host,
            size=size,
            stride=size if stride is None else stride,
            mode=mode,
            dy=dy,
            dx=dx,
            padding=padding,
            dark=dark,
            image=SCENE if image is None else image,
        )

    def fit(self, state: State) -> None:
        """Refuse a picture that is smaller than the largest window."""
        sides = len(state["image"]), len(state["image"][0])
        if min(sides) < WINDOW:
            raise ValueError(f"image must have at least {WINDOW} rows and columns; it has {sides}")

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
        sides = len(self.image), len(self.image[0])

        def pixel(i: int, j: int) -> float | None:
            if not (0 <= i < sides[0] and 0 <= j < sides[1]):
                return 0.0 if self.padding == "zeros" else None
            a, b = i - dy, j - dx
            is_there = 0 <= a < sides[0] and 0 <= b < sides[1]
            return (self.image[a][b] if is_there else 0.0) - 10 * self.dark

        def starts(n: int) -> range:
            is_valid = self.padding == "VALID"
            front, behind = (0, 0) if is_valid else same_pads(n, self.size, self.stride)
            return range(-front, n + behind - self.size + 1, self.stride)

        def pool(i: int, j: int) -> float:
            near = range(self.size)
            every = (pixel(i + a, j + b) for a in near for b in near)
            held = [number for number in every if number is not None]
            return max(held) if self.mode == "max" else sum(held) / len(held)

        rows, columns = map(starts, sides)
        return [[pool(i, j) for j in columns] for i in rows]

    def sentence(self) -> str:
        """Say how many pooled numbers change."""
        many = len(self.pooled) * len(self.pooled[0])
        return (
            f"[Pooling and shifts: {self.mode} pooling {self.size}×{self.size}, stride "
            f"{self.stride}, object moved by ({self.dy}, {self.dx}): {self.changed} of {many} "
            "pooled numbers change.]"
        )
