"""The sliding window: where each number of a cross-correlation comes from."""

from __future__ import annotations

from typing import Any

from convolab.picture import Field, Host, Picture, State, matrix, pair


class SlidingWindow(Picture):
    """Slide a kernel over an image, a window or a product at a time.

    The numbers can be changed in the picture and from Python; each side follows the other.

    Args:
        image: X, numbers (H, W), at most 16 × 16.
        kernel: K, numbers (kh, kw), no larger than the image.
        flip: turn the kernel by 180° before it slides, which is true convolution.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        image, kernel, flip: as above.
        cursor: the window [i, j] that is being computed.
        taken: how many of its products have been added, 0 (before the first) to kh·kw.

    Raises:
        ValueError: image or kernel is not such a matrix, or the kernel is larger than the image.
    """

    module = "sliding_window"
    image = Field(matrix)
    kernel = Field(matrix)
    flip = Field(lambda _, value: bool(value))
    cursor = Field(pair)
    taken = Field(lambda _, value: max(0, int(value)))

    def __init__(self, image: Any, kernel: Any, flip: bool = False, host: Host = "live") -> None:
        super().__init__(
            host=host, image=image, kernel=kernel, flip=flip, cursor=(0, 0), taken=LAST_PRODUCT
        )

    def fit(self, state: State) -> None:
        """Refuse a kernel larger than the image; keep cursor and count inside."""
        (h, w), (kh, kw) = _shape(state["image"]), _shape(state["kernel"])
        if kh > h or kw > w:
            raise ValueError(f"the kernel ({kh}, {kw}) is larger than the image ({h}, {w})")
        i, j = state["cursor"]
        state["cursor"] = [min(i, h - kh), min(j, w - kw)]
        state["taken"] = min(state["taken"], kh * kw)

    def sentence(self) -> str:
        """Say what slides over what, and the shape that comes out."""
        (h, w), (kh, kw) = _shape(self.image), _shape(self.kernel)
        how = "true convolution (the kernel flipped)" if self.flip else "cross-correlation"
        return (
            f"[Sliding window: a {kh}×{kw} kernel slides over a {h}×{w} image, {how}; "
            f"the output is {h - kh + 1}×{w - kw + 1}.]"
        )


LAST_PRODUCT = 10**6
"""More products than any window has: the first window is shown complete."""


def _shape(rows: list[list[float]]) -> tuple[int, int]:
    return len(rows), len(rows[0])
