"""How each picture looks: small references in references/, compared with a tolerance.

Renew them after a wanted change, and look at what git shows:
``RENEW_LOOKS=1 .venv/bin/python -m pytest tests/browser/test_looks.py``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser.pages import assert_alike, dressed
from browser.test_every_picture import CASES
from PIL import Image

if TYPE_CHECKING:
    from conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REFERENCES = Path(__file__).parent / "references"


def small(picture: Image.Image) -> Image.Image:
    """Return a screenshot as it is kept: half its size, 128 colours."""
    half = (picture.width // 2, picture.height // 2)
    return picture.resize(half, Image.Resampling.BOX).quantize(128, dither=Image.Dither.NONE)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 900), ("dark", 320)])
def test_it_looks_as_it_did(open_page: Open, name: str, scheme: Any, width: int) -> None:
    """After a hand has acted, each square of the picture has about the colour it had."""
    make, act, _ = CASES[name]
    size = {"width": width, "height": 900}
    page = open_page(make(), viewport=size, color_scheme=scheme, reduced_motion="reduce")
    act(page)
    now = small(dressed(page.locator(".card")))
    place = REFERENCES / f"{name}_{scheme}_{width}.png"
    if os.environ.get("RENEW_LOOKS"):
        now.save(place, optimize=True)
    assert_alike(place, now)


def test_the_references_are_of_these_pictures_and_small() -> None:
    """No file is left over; each has 25 kB at most, all together 400 kB."""
    kept = {place.stem: place.stat().st_size for place in REFERENCES.iterdir()}
    assert {f"{name}_{look}" for name in CASES for look in ("light_900", "dark_320")} == set(kept)
    assert max(kept.values()) <= 25_000
    assert sum(kept.values()) <= 400_000
