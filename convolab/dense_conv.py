"""A convolution as the matrix of a dense layer: tied colours, and zeros that the kernel leaves."""

from __future__ import annotations

from convolab.picture import Field, Host, Picture, State, whole


class DenseConv(Picture):
    """See the matrix of a convolution, and let the kernel grow until it is a dense layer.

    Args:
        n: side of the image, 2 to 8.
        k: side of the kernel, 1 to n.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        n, k: as above.
        shape: of the matrix: (pixels, outputs).
        weights: how many different weights the matrix holds.
        density: share of its entries that are not zero.

    Raises:
        ValueError: a number is out of range, or the kernel is larger than the image.
    """

    module = "dense_conv"
    parts = ("raster",)
    n = Field(whole(2, 8))
    k = Field(whole(1, 8))

    def __init__(self, n: int = 4, k: int = 3, host: Host = "live") -> None:
        super().__init__(host=host, n=n, k=k)

    def fit(self, state: State) -> None:
        """Refuse a kernel that is larger than the image."""
        if state["k"] > state["n"]:
            raise ValueError(f"a kernel of {state['k']} is larger than an image of {state['n']}")

    @property
    def shape(self) -> tuple[int, int]:
        """Shape of the matrix: (pixels, outputs)."""
        return self.n**2, (self.n - self.k + 1) ** 2

    @property
    def weights(self) -> int:
        """How many different weights the matrix holds."""
        return int(self.k**2)

    @property
    def density(self) -> float:
        """Share of the entries that are not zero."""
        return float(self.k**2 / self.n**2)

    def sentence(self) -> str:
        """Say how large the matrix is and how few weights it holds."""
        rows, columns = self.shape
        return (
            f"[Dense and convolution: a {self.k}×{self.k} kernel on a {self.n}×{self.n} image is a "
            f"matrix of {rows}×{columns} with {self.weights} different weights.]"
        )
