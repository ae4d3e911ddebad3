"""The wiring of a convolution layer with several channels, and what it costs."""

from __future__ import annotations

from convolab.picture import Field, Host, Picture, State, whole

SIDE = 8
"""Rows and columns of the input maps, for the multiplications."""


class ChannelMixer(Picture):
    """Change the channels in and out and the kernel, and count the weights and the work.

    Args:
        c_in: channels in, 1 to 4.
        c_out: channels out, 1 to 4; as many filters.
        k: side of the kernel, 1 to 5.
        bias: one number more for each filter.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        c_in, c_out, k, bias: as above.
        params: how many weights and biases the layer has.
        macs: multiplications with their additions on maps of 8 × 8, valid windows.
        output_shape: (rows, columns, channels) of the output.

    Raises:
        ValueError: a number is out of range.
    """

    module = "channel_mixer"
    c_in = Field(whole(1, 4))
    c_out = Field(whole(1, 4))
    k = Field(whole(1, 5))
    bias = Field(lambda _, value: bool(value))

    def __init__(
        self, c_in: int = 3, c_out: int = 2, k: int = 3, bias: bool = True, host: Host = "live"
    ) -> None:
        super().__init__(host=host, c_in=c_in, c_out=c_out, k=k, bias=bias)

    def fit(self, state: State) -> None:
        """Take every combination."""

    @property
    def params(self) -> int:
        """How many weights and biases the layer has."""
        return int(self.k**2 * self.c_in * self.c_out + self.c_out * self.bias)

    @property
    def output_shape(self) -> tuple[int, int, int]:
        """Rows, columns and channels of the output."""
        return SIDE - self.k + 1, SIDE - self.k + 1, self.c_out

    @property
    def macs(self) -> int:
        """Multiplications with their additions on maps of 8 × 8, valid windows."""
        rows, columns, _ = self.output_shape
        return int(rows * columns * self.k**2 * self.c_in * self.c_out)

    def sentence(self) -> str:
        """Say how many filters there are and what the layer costs."""
        return (
            f"[Channel mixer: {self.c_in} channels in, {self.c_out} filters of "
            f"{self.k}×{self.k}×{self.c_in}: {self.params} parameters.]"
        )
