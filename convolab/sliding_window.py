"""The sliding window: where each number of a cross-correlation comes from."""

from __future__ import annotations

from typing import Any

from convolab.picture import Field, Host, Matrix, Picture, State, flag, matrix, number, pair


class SlidingWindow(Picture):
    """Slide a kernel over an image, a window or a product at a time.

    The numbers can be changed in the picture and from Python; each side follows the other.

    Args:
        image: X, numbers (H, W), at most 16 × 16.
        kernel: K, numbers (kh, kw), no larger than the image.
        flip: turn the kernel by 180° before it slides, which is true convolution.
        bias: b, a number that is added to each window.
        ask: keep each output back until its number has been typed into its cell.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        image, kernel, flip, bias, ask: as above.
        cursor: the window [i, j] that is being computed.
        taken: how many of its products have been added, 0 (before the first) to kh·kw.
        output: Y, rows of numbers, all windows.
        output_shape: (H − kh + 1, W − kw + 1).

    Raises:
        ValueError: image or kernel is not such a matrix, or the kernel is larger than the image.
    """

    module = "sliding_window"
    image = Field(matrix)
    kernel = Field(matrix)
    flip = Field(flag)
    bias = Field(number)
    ask = Field(flag)
    cursor = Field(pair)
    taken = Field(lambda _, value: max(0, int(value)))

    def __init__(
        self,
        image: Any,
        kernel: Any,
        flip: bool = False,
        bias: float = 0.0,
        ask: bool = False,
        host: Host = "live",
    ) -> None:
        super().__init__(
            host=host,
            image=image,
            kernel=kernel,
            flip=flip,
            bias=bias,
            ask=ask,
            cursor=(0, 0),
            taken=LAST_PRODUCT,
        )

    def fit(self, state: State) -> None:
        """Refuse a kernel larger than the image; keep cursor and count inside."""
        (h, w), (kh, kw) = _shape(state["image"]), _shape(state["kernel"])
        if kh > h or kw > w:
            raise ValueError(f"the kernel ({kh}, {kw}) is larger than the image ({h}, {w})")
        i, j = state["cursor"]
        state["cursor"] = [min(i, h - kh), min(j, w - kw)]
        state["taken"] = min(state["taken"], kh * kw)

    @property
    def output_shape(self) -> tuple[int, int]:
        """Rows and columns of Y."""
        (h, w), (kh, kw) = _shape(self.image), _shape(self.kernel)
        return h - kh + 1, w - kw + 1

    @property
    def output(self) -> Matrix:
        """Y, rows of numbers, all windows."""
        (rows, columns), (kh, kw) = self.output_shape, _shape(self.kernel)
        taps = [(a, b) for a in range(kh) for b in range(kw)]
        weights = [row[::-1] for row in self.kernel[::-1]] if self.flip else self.kernel

        def at(i: int, j: int) -> float:
            return sum(self.image[i + a][j + b] * weights[a][b] for a, b in taps)

        return [[at(i, j) + self.bias for j in range(columns)] for i in range(rows)]

    def sentence(self) -> str:
        """Say what slides over what, and the shape that comes out."""
        (h, w), (kh, kw) = _shape(self.image), _shape(self.kernel)
        rows, columns = self.output_shape
        how = "true convolution (the kernel flipped)" if self.flip else "cross-correlation"
        return (
            f"[Sliding window: a {kh}×{kw} kernel slides over a {h}×{w} image, {how}; "
            f"the output is {rows}×{columns}.]"
        )


LAST_PRODUCT = 10**6
"""More products than any window has: the first window is shown complete."""


def _shape(rows: list[list[float]]) -> tuple[int, int]:
    return len(rows), len(rows[0])
