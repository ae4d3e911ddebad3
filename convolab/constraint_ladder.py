"""The constraint ladder: the weights of a dense layer on pixels, then shared, then local."""

from __future__ import annotations

from convolab.picture import Field, Host, Picture, State, flag, whole


class ConstraintLadder(Picture):
    """Tie the weights of a dense layer and cut the far ones, and see what is left of them.

    Args:
        n: side of the picture and of the map of units, 2 to 12.
        delta: how far a unit looks in each direction while the weights are local, 0 to 11.
        share: one weight for each offset, whatever the unit.
        local: weights beyond ``delta`` are 0.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        n, delta, share, local: as above.
        weights: how many different weights are left.
        entries: how many entries the table of the dense layer has.

    Raises:
        ValueError: a number is out of range.
    """

    module = "constraint_ladder"
    parts = ("raster",)
    n = Field(whole(2, 12))
    delta = Field(whole(0, 11))
    share = Field(flag)
    local = Field(flag)

    def __init__(
        self,
        n: int = 6,
        delta: int = 1,
        share: bool = False,
        local: bool = False,
        host: Host = "live",
    ) -> None:
        super().__init__(host=host, n=n, delta=delta, share=share, local=local)

    def fit(self, state: State) -> None:
        """Take every combination: a reach beyond the picture is the whole picture."""

    @property
    def entries(self) -> int:
        """How many entries the table of the dense layer has."""
        return int(self.n**4)

    @property
    def weights(self) -> int:
        """How many different weights are left."""
        reach = min(self.delta, self.n - 1) if self.local else self.n - 1
        if self.share:
            return int((2 * reach + 1) ** 2)
        along = sum(min(i + reach, self.n - 1) - max(i - reach, 0) + 1 for i in range(self.n))
        return int(along**2)

    def sentence(self) -> str:
        """Say how many weights are left."""
        rules = [word for word, on in (("shared", self.share), ("local", self.local)) if on]
        return (
            f"[Constraint ladder: {self.n}×{self.n} pixels to {self.n}×{self.n} units, "
            f"{' and '.join(rules) or 'dense'}: {self.weights} different weights of "
            f"{self.entries} entries.]"
        )
