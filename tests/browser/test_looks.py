"""How each picture looks: small references in references/, compared with a tolerance.

Renew them after a wanted change, and look at what git shows:
``RENEW_LOOKS=1 .venv/bin/python -m pytest tests/browser/test_looks.py``.
"""

from __future__ import annotations

import base64
import io
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
import pytest
from browser.test_every_picture import CASES
from PIL import Image

if TYPE_CHECKING:
    from conftest import Open
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REFERENCES = Path(__file__).parent / "references"
SIDE_PX = 20
"""What is compared is the mean colour of each square of this side."""
FARTHEST = 2.0
"""Largest mean difference of those colours, of 255.
With the font the same, other smoothing of its edges gave 1.6 at most; a missing panel, cells of
half the size or blue and orange exchanged give 3 to 30 in most pictures."""
TALLER = 0.03
"""Largest relative difference of the heights: another Chromium's sliders are a little higher."""


@cache
def font() -> str:
    """Return CSS with the font that matplotlib brings, so that lines break alike everywhere."""
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return "".join(
        f"@font-face {{ font-family: Looks; font-weight: {weight}; src: url(data:font/ttf;base64,"
        f"{base64.b64encode((folder / file).read_bytes()).decode()}); }}"
        for weight, file in (("400", "DejaVuSans.ttf"), ("600", "DejaVuSans-Bold.ttf"))
    )


def dressed(page: Page) -> Image.Image:
    """Return a screenshot of the picture in that font, nothing pointed at and no focus."""
    page.add_style_tag(content=font())
    page.mouse.move(0, 0)
    page.locator(".card").evaluate(
        """async (card) => {
          const root = card.getRootNode();
          root.activeElement?.blur();
          root.append(document.createElement("style"));
          root.lastChild.textContent = ".card { font-family: Looks; }";
          const weights = ["400", "600"];
          await Promise.all(weights.map((bold) => document.fonts.load(`${bold} 14px Looks`)));
        }"""
    )
    return Image.open(io.BytesIO(page.locator(".card").screenshot())).convert("RGB")


def small(picture: Image.Image) -> Image.Image:
    """Return a screenshot as it is kept: half its size, 128 colours."""
    half = (picture.width // 2, picture.height // 2)
    return picture.resize(half, Image.Resampling.BOX).quantize(128, dither=Image.Dither.NONE)


def distance(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures of one place, seen from afar."""
    squares = tuple(max(1, round(2 * side / SIDE_PX)) for side in one.size)
    colours = [
        np.asarray(picture.convert("RGB").resize(squares, Image.Resampling.BOX), dtype=np.float64)
        for picture in (one, other)
    ]
    return float(np.abs(colours[0] - colours[1]).mean())


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 900), ("dark", 320)])
def test_it_looks_as_it_did(open_page: Open, name: str, scheme: Any, width: int) -> None:
    """After a hand has acted, each square of the picture has about the colour it had."""
    make, act, _ = CASES[name]
    size = {"width": width, "height": 900}
    page = open_page(make(), viewport=size, color_scheme=scheme, reduced_motion="reduce")
    act(page)
    now = small(dressed(page))
    place = REFERENCES / f"{name}_{scheme}_{width}.png"
    if os.environ.get("RENEW_LOOKS"):
        now.save(place, optimize=True)
    kept = Image.open(place)
    assert kept.width == now.width
    assert abs(kept.height - now.height) <= TALLER * kept.height
    assert distance(kept, now) <= FARTHEST


def test_the_references_are_of_these_pictures_and_small() -> None:
    """No file is left over; each has 25 kB at most, all together 400 kB."""
    kept = {place.stem: place.stat().st_size for place in REFERENCES.iterdir()}
    assert {f"{name}_{look}" for name in CASES for look in ("light_900", "dark_320")} == set(kept)
    assert max(kept.values()) <= 25_000
    assert sum(kept.values()) <= 400_000
