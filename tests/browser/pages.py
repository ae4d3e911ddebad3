"""What is asked of any page with pictures."""

from __future__ import annotations

import base64
import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SIDE_PX = 20
"""What is compared is the mean colour of each square of this side."""
FARTHEST = 2.0
"""Largest mean difference of those colours, of 255.
With the font the same, other smoothing of its edges gave 1.6 at most; a missing panel, cells of
half the size or blue and orange exchanged give 3 to 30 in most pictures."""
TALLER = 0.03
"""Largest relative difference of the heights: another Chromium's sliders are a little higher."""

# WCAG's contrast of each node's text with its background, painted to one pixel to resolve
# color-mix and the alpha of both.
CONTRAST = """(nodes) => {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (...colours) => {
    pixel.clearRect(0, 0, 1, 1);
    for (const colour of colours) { pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const isSeen = (node) => node.offsetParent && node.textContent && !node.disabled;
  return nodes.filter(isSeen).map((node) => {
    const behind = [];
    for (let at = node; at; at = at.parentElement) {
      behind.unshift(getComputedStyle(at).backgroundColor);
    }
    const [paper, ink] = [light(...behind), light(...behind, getComputedStyle(node).color)];
    return (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
  });
}"""


@cache
def font() -> str:
    """Return CSS with the font that matplotlib brings, so that lines break alike everywhere."""
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return "".join(
        f"@font-face {{ font-family: Looks; font-weight: {weight}; src: url(data:font/ttf;base64,"
        f"{base64.b64encode((folder / file).read_bytes()).decode()}); }}"
        for weight, file in (("400", "DejaVuSans.ttf"), ("600", "DejaVuSans-Bold.ttf"))
    )


def dressed(card: Locator) -> Image.Image:
    """Return a screenshot of a picture in that font, nothing pointed at and no focus."""
    card.page.add_style_tag(content=font())
    card.page.mouse.move(0, 0)
    card.evaluate(
        """async (card) => {
          const root = card.getRootNode();
          root.activeElement?.blur();
          root.append(document.createElement("style"));
          root.lastChild.textContent = ".card { font-family: Looks; }";
          const weights = ["400", "600"];
          await Promise.all(weights.map((bold) => document.fonts.load(`${bold} 14px Looks`)));
        }"""
    )
    return Image.open(io.BytesIO(card.screenshot())).convert("RGB")


def assert_alike(file: Path, now: Image.Image) -> None:
    """Compare a picture with one that was kept: nearly as high, and the same seen from afar."""
    with Image.open(file) as kept:
        assert kept.width == now.width
        assert abs(kept.height - now.height) <= TALLER * kept.height
        assert distance(kept, now) <= FARTHEST


def distance(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures of one place, seen from afar."""
    squares = tuple(max(1, round(2 * side / SIDE_PX)) for side in one.size)
    colours = [
        np.asarray(picture.convert("RGB").resize(squares, Image.Resampling.BOX), dtype=np.float64)
        for picture in (one, other)
    ]
    return float(np.abs(colours[0] - colours[1]).mean())


def says(where: Page | Locator) -> str:
    """Return the first line of a picture."""
    return where.locator(".say").first.inner_text()


def grid(where: Page | Locator, name: str) -> Locator:
    """Find a table by how its title begins."""
    return where.get_by_role("grid", name=re.compile(f"^{name}"))


def cell(where: Page | Locator, name: str) -> Locator:
    """Find a cell by its place, ``Y[0,1]``."""
    return where.get_by_role("gridcell", name=re.compile(rf"^{re.escape(name)}( |$)"))


def texts(where: Page | Locator, name: str) -> list[list[str]]:
    """Read a table as it is written."""
    rows = grid(where, name).get_by_role("row").all()
    return [row.locator("[role=gridcell] > b").all_inner_texts() for row in rows]


def numbers(where: Page | Locator, name: str) -> list[list[float | None]]:
    """Read a table's numbers; None for a cell that shows nothing yet."""
    return [
        [float(text.replace("−", "-")) if text else None for text in row]
        for row in texts(where, name)
    ]
