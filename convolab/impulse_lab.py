"""The impulse lab: what a kernel answers to an image with a single 1."""

from __future__ import annotations

from typing import Any

from convolab.picture import LARGEST_SIDE, Field, Host, Picture, State, flag, matrix, pair, whole

DIGITS = ((1, 2, 3), (4, 5, 6), (7, 8, 9))
"""A kernel in which every place can be told by its number."""


class ImpulseLab(Picture):
    """Move a single 1 over an image of zeros and see the kernel appear, turned by 180°.

    Args:
        kernel: K, numbers (kh, kw), no larger than the image.
        size: rows and columns of the image, at most 16.
        flip: turn the kernel before it slides; then it appears as it is.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        kernel, size, flip: as above.
        position: row and column of the 1; it starts in the middle.

    Raises:
        ValueError: the kernel is not such a matrix, or it is larger than the image.
    """

    module = "impulse_lab"
    kernel = Field(matrix)
    size = Field(whole(1, LARGEST_SIDE))
    position = Field(pair)
    flip = Field(flag)

    def __init__(
        self, kernel: Any = DIGITS, size: int = 5, flip: bool = False, host: Host = "live"
    ) -> None:
        middle = type(self).size.clean("size", size) // 2
        super().__init__(host=host, kernel=kernel, size=size, position=(middle, middle), flip=flip)

    def fit(self, state: State) -> None:
        """Refuse a kernel larger than the image; keep the 1 inside."""
        kh, kw = len(state["kernel"]), len(state["kernel"][0])
        size = state["size"]
        if max(kh, kw) > size:
            raise ValueError(f"the kernel ({kh}, {kw}) is larger than the image ({size}, {size})")
        state["position"] = [min(index, size - 1) for index in state["position"]]

    def sentence(self) -> str:
        """Say where the 1 lies and what it draws."""
        row, column = self.position
        what = "the kernel itself" if self.flip else "the kernel turned by 180°"
        return (
            f"[Impulse lab: a {self.size}×{self.size} image with a single 1 at row {row}, "
            f"column {column}; its output shows {what}.]"
        )
