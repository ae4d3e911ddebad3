"""Kernels on photographs: what each of them answers, and where it answers most."""

from __future__ import annotations

import importlib.util
import math
from functools import cache
from pathlib import Path
from typing import Any

from convolab.picture import Field, Host, Matrix, Picture, State, flag, is_grading, matrix, one_of

SIDE = 48
"""Rows and columns of the photograph after it was made small."""
PHOTOS = {
    "temple": ("sklearn", "datasets/images/china.jpg"),
    "flower": ("sklearn", "datasets/images/flower.jpg"),
    "portrait": ("matplotlib", "mpl-data/sample_data/grace_hopper.jpg"),
}
"""Photographs that ship with packages which the course needs anyway."""
KERNELS: dict[str, Matrix | None] = {
    "direction": None,
    "blur": [[1 / 9] * 3] * 3,
    "Laplacian": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    "sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "own": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
}
"""Presets; the kernel of "direction" comes from the angle."""


@cache
def photo(name: str) -> tuple[tuple[int, ...], ...]:
    """Read a photograph, grey and small.

    Returns:
        Rows of grey values from 0 to 255, ``SIDE`` × ``SIDE``. Where the package, the file or
        Pillow is missing: a drawn house front of that size.
    """
    package, file = PHOTOS[name]
    found = importlib.util.find_spec(package)
    places = list(found.submodule_search_locations or []) if found else []
    try:
        from PIL import Image

        with Image.open(Path(places[0]) / file) as picture:
            grey = picture.convert("L")
            side = min(grey.size)
            left, top = (grey.width - side) // 2, (grey.height - side) // 2
            small = grey.crop((left, top, left + side, top + side)).resize((SIDE, SIDE))
            values = list(small.tobytes())
    except (ImportError, IndexError, OSError):
        return _house()
    return tuple(tuple(values[SIDE * i : SIDE * (i + 1)]) for i in range(SIDE))


def _house() -> tuple[tuple[int, ...], ...]:
    """Draw a house front: dark windows in a light wall under a dark roof."""

    def grey(i: int, j: int) -> int:
        if i < 12:
            return 60 if abs(j - 24) <= 2 * i else 220
        window = 4 <= (i - 14) % 12 < 10 and 3 <= (j - 2) % 11 < 8
        return 40 if window else 190

    return tuple(tuple(grey(i, j) for j in range(SIDE)) for i in range(SIDE))


def _angle(name: str, value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{name} must be a finite number of degrees; got {value!r}")
    return number % 360


class KernelGallery(Picture):
    """Slide a kernel over a photograph; turn its direction, or make it a template.

    Args:
        photo: "temple", "flower" or "portrait".
        preset: "direction", "blur", "Laplacian", "sharpen" or "own".
        angle: direction v of the preset "direction", in degrees: 0 points right, 90 down.
        normalise: divide each answer by the lengths of the window and of the kernel.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        photo, preset, angle, normalise: as above.
        own: the kernel of the preset "own", 3 × 3.
        kernel: the kernel that slides, 3 × 3.

    Raises:
        ValueError: there is no such photograph or preset.
    """

    module = "kernel_gallery"
    parts = ("raster",)
    photo = Field(one_of(*PHOTOS))
    preset = Field(one_of(*KERNELS))
    angle = Field(_angle)
    normalise = Field(flag)
    own = Field(matrix)
    pixels = Field(lambda _, value: value)

    def __init__(
        self,
        photo: str = "temple",
        preset: str = "direction",
        angle: float = 0.0,
        normalise: bool = False,
        host: Host = "live",
    ) -> None:
        super().__init__(
            host=host, photo=photo, preset=preset, angle=angle, normalise=normalise,
            own=KERNELS["own"], pixels={},
        )  # fmt: skip

    def fit(self, state: State) -> None:
        """Fetch the photographs, once; refuse an own kernel that is not 3 × 3."""
        if (len(state["own"]), len(state["own"][0])) != (3, 3):
            raise ValueError("own must have the shape (3, 3)")
        if not state["pixels"] and not is_grading():
            state["pixels"] = {name: [list(row) for row in photo(name)] for name in PHOTOS}

    @property
    def kernel(self) -> Matrix:
        """The kernel that slides, 3 × 3."""
        if self.preset == "own":
            return [list(row) for row in self.own]
        fixed = KERNELS[self.preset]
        if fixed is not None:
            return [list(row) for row in fixed]
        vx, vy = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        smooth, slope = (1, 2, 1), (-1, 0, 1)
        near = range(3)
        return [[vx * smooth[a] * slope[b] + vy * slope[a] * smooth[b] for b in near] for a in near]

    def sentence(self) -> str:
        """Say which kernel slides over which photograph."""
        what = f"direction {self.angle:g}°" if self.preset == "direction" else self.preset
        how = ", normalised" if self.normalise else ""
        return f"[Kernel gallery: the kernel '{what}' on the photograph '{self.photo}'{how}.]"
