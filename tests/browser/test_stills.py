"""The still of each picture, for where the living one cannot be shown, in the text above it.

Renew them after a wanted change, and look at what git shows:
``RENEW_LOOKS=1 .venv/bin/python -m pytest tests/browser/test_stills.py``.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from browser.pages import assert_alike, dressed
from browser.test_lesson_questions import QUESTIONS
from PIL import Image

from autograder.course import read_course

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COLOURS = 24
WIDTH_PX = 860
"""Of the page: a picture is a little narrower."""


def _still(root: Path, name: str) -> Path:
    return root / "assets" / f"still_{name.removesuffix('-picture').replace('-', '_')}.png"


@pytest.mark.parametrize(("lesson", "name"), QUESTIONS)
def test_the_still_is_the_picture_as_it_opens(
    visit: Open, root: Path, lesson: str, name: str
) -> None:
    """Seen from afar the file has the colours of the living picture on the lesson's page."""
    size = {"width": WIDTH_PX, "height": 900}
    # The page's own policy would keep the font out that makes lines break alike everywhere.
    page = visit(lesson, viewport=size, color_scheme="light", bypass_csp=True)
    now = dressed(page.locator(f"#picture-{name} .card"))
    file = _still(root, name)
    if os.environ.get("RENEW_LOOKS"):
        now.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    assert_alike(file, now)


@pytest.mark.parametrize(("lesson", "name"), QUESTIONS)
def test_the_text_above_a_picture_holds_its_still(root: Path, lesson: str, name: str) -> None:
    """It is folded; the cell below points to it where there is no picture."""
    (notebook,) = read_course(root).lessons[lesson].notebooks
    ids = [cell.id for cell in notebook.cells]
    above, cell = notebook.cells[ids.index(name) - 1], notebook.cells[ids.index(name)]
    fold = re.search(
        r"<details>\n<summary>No picture below\?</summary>.*?</details>$", above.source, re.S
    )
    assert fold
    assert f"(../../assets/{_still(root, name).name})" in fold[0]
    assert "still" in cell.source


def test_no_still_is_left_over(root: Path) -> None:
    """The files are those of the pictures."""
    files = {_still(root, name) for _, name in QUESTIONS}
    assert files == set((root / "assets").glob("still_*.png"))
