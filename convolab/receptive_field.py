"""The receptive field: which pixels one unit depends on, walked back layer by layer."""

from __future__ import annotations

from typing import Any

from convolab.picture import Field, Host, Picture, State, whole

MOST_LAYERS = 5
WIDEST = 48
"""Pixels of the widest field that is still drawn."""


def _layers(name: str, value: Any) -> list[list[int]]:
    try:
        layers = [[int(k), int(s)] for k, s in value]
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"{name} must be pairs (kernel, stride), such as [(3, 1), (3, 2)]"
        ) from error
    if len(layers) > MOST_LAYERS:
        raise ValueError(f"{name} must have at most {MOST_LAYERS} layers; got {len(layers)}")
    if any(not (1 <= k <= 9 and 1 <= s <= 4) for k, s in layers):
        raise ValueError(f"{name}: a kernel is 1 to 9 wide and a stride 1 to 4; got {layers}")
    return layers


def _sizes(layers: list[list[int]]) -> list[int]:
    """Return how many units of each level count, from one unit at the top down to the pixels."""
    sizes = [1]
    for k, s in reversed(layers):
        sizes.append(s * (sizes[-1] - 1) + k)
    return sizes


class ReceptiveField(Picture):
    """Stack layers and walk back from one unit to the pixels that it depends on.

    Args:
        layers: pairs (kernel, stride) along one axis, the first layer first; at most five.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        layers: as above.
        walked: how many layers have been walked back, 0 to 5; all, as long as there are fewer.
        field: width of the receptive field, in pixels.
        total_stride: pixels between the fields of two neighbours at the top.

    Raises:
        ValueError: these are no such pairs, or the field is wider than 48 pixels.
    """

    module = "receptive_field"
    parts = ("raster",)
    layers = Field(_layers)
    walked = Field(whole(0, MOST_LAYERS))

    def __init__(self, layers: Any = ((3, 1), (3, 2)), host: Host = "live") -> None:
        super().__init__(host=host, layers=layers, walked=MOST_LAYERS)

    def fit(self, state: State) -> None:
        """Refuse a field that is too wide to be drawn."""
        width = _sizes(state["layers"])[-1]
        if width > WIDEST:
            raise ValueError(f"the field is {width} pixels wide, more than the {WIDEST} drawn here")

    @property
    def field(self) -> int:
        """Width of the receptive field, in pixels."""
        return _sizes(self.layers)[-1]

    @property
    def total_stride(self) -> int:
        """Pixels between the fields of two neighbours at the top."""
        stride = 1
        for _, s in self.layers:
            stride *= s
        return stride

    def sentence(self) -> str:
        """Say how wide the field is."""
        stack = ", ".join(f"kernel {k} stride {s}" for k, s in self.layers) or "no layer"
        return f"[Receptive field: {stack}: one unit depends on {self.field} pixels.]"
