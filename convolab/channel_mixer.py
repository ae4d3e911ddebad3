"""A convolution layer with several channels: its numbers, its wiring, and what it costs."""

from __future__ import annotations

from typing import Any

from convolab.picture import Field, Host, Matrix, Picture, State, flag, matrix, number, whole

SIDE = 5
"""Rows and columns of the input maps, where none are given."""
MOST = 4
"""Channels in, and filters."""
WIDEST = 5
"""Side of the largest kernel."""


def _maps(name: str, value: Any) -> list[Matrix]:
    maps = [matrix(f"{name}[{c}]", one) for c, one in enumerate(_listed(name, value))]
    if len({(len(one), len(one[0])) for one in maps}) > 1:
        raise ValueError(f"the channels of {name} must have one shape")
    return maps


def _filters(name: str, value: Any) -> list[list[Matrix]]:
    filters = [_maps(f"{name}[{o}]", one) for o, one in enumerate(_listed(name, value))]
    sides = {side for one in filters for slice_ in one for side in (len(slice_), len(slice_[0]))}
    if len({len(one) for one in filters}) > 1 or len(sides) > 1 or max(sides) > WIDEST:
        raise ValueError(
            f"{name} must have the axes (filters, channels, k, k) with k from 1 to {WIDEST}"
        )
    return filters


def _biases(name: str, value: Any) -> list[float]:
    return [number(f"{name}[{o}]", one) for o, one in enumerate(_listed(name, value))]


def _listed(name: str, value: Any) -> list[Any]:
    try:
        listed = list(value)
    except TypeError as error:
        raise ValueError(f"{name} must be a list or an array; got {value!r}") from error
    if not 1 <= len(listed) <= MOST:
        raise ValueError(f"{name} must have 1 to {MOST} entries along each axis but the last two")
    return listed


def _place(name: str, value: Any) -> list[int]:
    indices = [int(index) for index in value]
    if len(indices) != 3 or min(indices) < 0:
        raise ValueError(f"{name} must be (filter, row, column), from 0 on; got {value}")
    return indices


class ChannelMixer(Picture):
    """Change the channels in and out, the kernel and every number, and count weights and work.

    Args:
        c_in: channels in, 1 to 4.
        c_out: channels out, 1 to 4; as many filters.
        k: side of the kernel, 1 to 5.
        bias: one number more for each filter.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.
        image: X, numbers (c_in, H, W); small ones 5 × 5 when it is None.
        kernel: K, numbers (c_out, c_in, k, k); −1, 0 and 1 when it is None.
        biases: b, numbers (c_out,); 1, 0, −1, −2 when it is None.

    Attributes:
        c_in, c_out, k, bias, image, kernel, biases: as above; when a count grows, numbers are
            added, and when it falls, the last ones go.
        place: the number of the output that is shown, [filter, row, column].
        output: Y, numbers (c_out, H − k + 1, W − k + 1).
        output_shape: (rows, columns, channels) of the output.
        params: how many weights and biases the layer has.
        macs: multiplications with their additions, valid windows.

    Raises:
        ValueError: a number is out of range, image and kernel have not as many channels, or the
            kernel is larger than the image.
    """

    module = "channel_mixer"
    c_in = Field(whole(1, MOST))
    c_out = Field(whole(1, MOST))
    k = Field(whole(1, WIDEST))
    bias = Field(flag)
    image = Field(_maps)
    kernel = Field(_filters)
    biases = Field(_biases)
    place = Field(_place)

    def __init__(
        self,
        c_in: int = 3,
        c_out: int = 2,
        k: int = 3,
        bias: bool = True,
        host: Host = "live",
        image: Any = None,
        kernel: Any = None,
        biases: Any = None,
    ) -> None:
        for name, count in (("c_in", c_in), ("c_out", c_out), ("k", k)):
            getattr(type(self), name).clean(name, count)
        given = [] if kernel is None else _filters("kernel", kernel)
        if given:
            c_in = len(given[0])
        maps = _image([], c_in, SIDE, SIDE) if image is None else _maps("image", image)
        filters = given or _kernel([], c_out, len(maps), k)
        if len(maps) != len(filters[0]):
            raise ValueError(
                f"the image has {len(maps)} channels and the kernel is for {len(filters[0])}"
            )
        super().__init__(
            host=host,
            c_in=len(maps),
            c_out=len(filters),
            k=len(filters[0][0]),
            bias=bias,
            image=maps,
            kernel=filters,
            biases=_added([], len(filters)) if biases is None else biases,
            place=(0, 0, 0),
        )

    def fit(self, state: State) -> None:
        """Add and take away numbers until they agree with the counts; keep the place inside."""
        c_in, c_out, k = state["c_in"], state["c_out"], state["k"]
        h, w = len(state["image"][0]), len(state["image"][0][0])
        if k > min(h, w):
            raise ValueError(f"a kernel of {k} is larger than an image of ({h}, {w})")
        state["image"] = _image(state["image"], c_in, h, w)
        state["kernel"] = _kernel(state["kernel"], c_out, c_in, k)
        state["biases"] = _added(state["biases"], c_out)
        o, i, j = state["place"]
        state["place"] = [min(o, c_out - 1), min(i, h - k), min(j, w - k)]

    @property
    def params(self) -> int:
        """How many weights and biases the layer has."""
        return int(self.k**2 * self.c_in * self.c_out + self.c_out * self.bias)

    @property
    def output_shape(self) -> tuple[int, int, int]:
        """Rows, columns and channels of the output."""
        h, w = len(self.image[0]), len(self.image[0][0])
        return h - self.k + 1, w - self.k + 1, self.c_out

    @property
    def macs(self) -> int:
        """Multiplications with their additions, valid windows."""
        rows, columns, _ = self.output_shape
        return int(rows * columns * self.k**2 * self.c_in * self.c_out)

    @property
    def output(self) -> list[Matrix]:
        """Y, a map for each filter: the sum over its slices and its bias."""
        rows, columns, filters = self.output_shape
        near = range(self.k)

        def at(o: int, i: int, j: int) -> float:
            products = (
                self.image[c][i + a][j + b] * self.kernel[o][c][a][b]
                for c in range(self.c_in)
                for a in near
                for b in near
            )
            return sum(products) + (self.biases[o] if self.bias else 0.0)

        return [
            [[at(o, i, j) for j in range(columns)] for i in range(rows)] for o in range(filters)
        ]

    def sentence(self) -> str:
        """Say how many filters there are and what the layer costs."""
        return (
            f"[Channel mixer: {self.c_in} channels in, {self.c_out} filters of "
            f"{self.k}×{self.k}×{self.c_in}: {self.params} parameters.]"
        )


# The numbers that are there before anybody has chosen some: small, with signs, no two maps alike.


def _image(kept: list[Matrix], c_in: int, h: int, w: int) -> list[Matrix]:
    fresh = [
        [[float((3 * i + 2 * j + i * j + 4 * c) % 5) for j in range(w)] for i in range(h)]
        for c in range(c_in)
    ]
    return kept[:c_in] + fresh[len(kept) :]


def _kernel(kept: list[list[Matrix]], c_out: int, c_in: int, k: int) -> list[list[Matrix]]:
    def weight(o: int, c: int, a: int, b: int) -> float:
        if o < len(kept) and c < len(kept[o]) and max(a, b) < len(kept[o][c]):
            return kept[o][c][a][b]
        return float((2 * a + b + o + 2 * c) % 3 - 1)

    near = range(k)
    return [
        [[[weight(o, c, a, b) for b in near] for a in near] for c in range(c_in)]
        for o in range(c_out)
    ]


def _added(kept: list[float], c_out: int) -> list[float]:
    return kept[:c_out] + [float(1 - o) for o in range(c_out)][len(kept) :]
