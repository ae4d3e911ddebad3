"""Padding and stride along one axis: where the windows stand, and which pixels they never read."""

from __future__ import annotations

from convolab.picture import Field, Host, Picture, State, flag, one_of, whole

MODES = ("custom", "sides", "VALID", "SAME")
"""One number of zeros for each side, two numbers, or TensorFlow's two words."""


def same_pads(n: int, k: int, s: int) -> tuple[int, int]:
    """Zeros in front and behind that TensorFlow's SAME adds along an axis: an odd one behind."""
    missing = (-(-n // s) - 1) * s + k - n
    front = max(missing, 0) // 2
    return front, max(missing, 0) - front


class PaddingStride(Picture):
    """Change the kernel, the padding and the stride, and see every window on the padded strip.

    Args:
        n: pixels of the strip, 1 to 16.
        k: width of the kernel, 1 to 9.
        p: zeros on each side, 0 to 4, while the mode is "custom"; in front, while it is "sides".
        s: stride, 1 to 6.
        mode: "custom", "sides", "VALID" or "SAME".
        q: zeros behind, 0 to 4, while the mode is "sides".
        plane: show, below the strip, a picture n × n with a kernel k × k.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        n, k, p, s, mode, q, plane: as above.
        pads: zeros in front and behind.
        output_size: how many windows fit; 0 when none does.
        usage: how often each pixel is read.

    Raises:
        ValueError: a number is out of range, or the mode is another word.
    """

    module = "padding_stride"
    n = Field(whole(1, 16))
    k = Field(whole(1, 9))
    p = Field(whole(0, 4))
    s = Field(whole(1, 6))
    mode = Field(one_of(*MODES))
    q = Field(whole(0, 4))
    plane = Field(flag)

    def __init__(
        self,
        n: int = 8,
        k: int = 3,
        p: int = 0,
        s: int = 2,
        mode: str = "custom",
        q: int = 0,
        plane: bool = False,
        host: Host = "live",
    ) -> None:
        super().__init__(host=host, n=n, k=k, p=p, s=s, mode=mode, q=q, plane=plane)

    def fit(self, state: State) -> None:
        """Take every combination: a kernel that fits nowhere is shown as such."""

    @property
    def pads(self) -> tuple[int, int]:
        """Zeros in front and behind."""
        if self.mode == "SAME":
            return same_pads(self.n, self.k, self.s)
        known = {"custom": (self.p, self.p), "sides": (self.p, self.q), "VALID": (0, 0)}
        return known[self.mode]

    @property
    def output_size(self) -> int:
        """How many windows fit."""
        return max(0, (self.n + sum(self.pads) - self.k) // self.s + 1)

    @property
    def usage(self) -> list[int]:
        """How often each pixel is read."""
        starts = [place * self.s - self.pads[0] for place in range(self.output_size)]
        return [sum(at <= pixel < at + self.k for at in starts) for pixel in range(self.n)]

    def sentence(self) -> str:
        """Say how many windows fit and how many pixels nobody reads."""
        front, behind = self.pads
        return (
            f"[Padding and stride: {self.n} pixels with {front} and {behind} zeros, a kernel of "
            f"{self.k} with stride {self.s} has {self.output_size} places; "
            f"{self.usage.count(0)} pixels are never read.]"
        )
