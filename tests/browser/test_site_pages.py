"""The web site as a reader meets it: pages opened from disk, with neither kernel nor network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser.pages import CONTRAST, says
from PIL import Image

if TYPE_CHECKING:
    from conftest import Open
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LESSONS = ("02_cross_correlation", "05_padding_and_stride")
# Nothing reaches over the edge, but inside what scrolls by itself.
WIDE = """(width) => [...document.querySelectorAll("main *, nav *")]
  .filter((node) => !node.closest(".scroll, .formula, pre"))
  .filter((node) => node.getBoundingClientRect().right > width + 1)
  .map((node) => node.outerHTML.slice(0, 120))"""
# What a link leads to within the page, and the ways between the pages.
BROKEN = """() => [...document.querySelectorAll('a[href^="#"]')]
  .filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
  .map((link) => link.hash)"""
# What a browser makes of a picture's own size; it fails where the picture cannot be read.
SIZES = """(images) => Promise.all(images.map(async (image) => {
  await image.decode();
  return [image.naturalWidth, image.naturalHeight];
}))"""


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")


def test_a_slider_in_a_picture_changes_its_line(visit: Open) -> None:
    """Lesson 05: one step of the padding, and the size is computed anew."""
    picture = visit("05_padding_and_stride").locator("#picture-stride-picture")
    assert "⌊(10 + 0 + 0 − 3) / 2⌋ + 1 = 4 places" in says(picture)
    picture.get_by_label("padding p", exact=True).press("ArrowRight")
    assert "⌊(10 + 1 + 1 − 3) / 2⌋ + 1 = 5 places" in says(picture)


def test_every_picture_of_a_page_answers(visit: Open) -> None:
    """Lesson 02: two pictures on one page, each with the lesson's numbers and its own state."""
    page = visit("02_cross_correlation")
    windows, flip = (page.locator(f"#picture-{name}-picture") for name in ("one-window", "flip"))
    before = says(flip)
    windows.get_by_role("button", name="Step").click()
    assert "Y[0,1] = 1·0 + 2·1 + 4·2 + 5·3 = 25" == says(windows)
    assert before == says(flip)
    flip.get_by_label("Row of the 1", exact=True).press("ArrowUp")
    assert before != says(flip)


@pytest.mark.parametrize("name", [*LESSONS, "index"])
@pytest.mark.parametrize("width", [320, 900])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_and_can_be_read(visit: Open, name: str, width: int, scheme: Any) -> None:
    """No sideways scrolling with every fold open; a contrast of 4.5 in light and dark."""
    page = visit(name, viewport={"width": width, "height": 800}, color_scheme=scheme)
    unfold(page)
    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert [] == page.evaluate(WIDE, width)
    seen = page.locator("body :is(h1, h2, h3, p, li, a, summary, samp, th, td, pre span, code)")
    assert 4.5 <= min(seen.evaluate_all(CONTRAST))


@pytest.mark.parametrize("name", LESSONS)
def test_figures_are_drawings_of_the_size_of_their_pictures(
    visit: Open, root: Path, name: str
) -> None:
    """The policy of the page lets each be shown; the notebook's PNG tells the size.

    A still is a photograph of a picture, and stays one.
    """
    text = (root / "source" / name / f"{name}.ipynb").read_text(encoding="utf-8")
    sizes = []
    for file in re.findall(r"\.\./\.\./(assets/(?!still_)\w+\.png)", text):
        with Image.open(root / file) as picture:
            sizes.append(list(picture.size))
    drawings = visit(name).locator("img[src^='data:image/svg+xml,']")
    assert sizes == drawings.evaluate_all(SIZES)


@pytest.mark.parametrize("name", LESSONS)
def test_mathematics_is_set_by_the_browser(visit: Open, name: str) -> None:
    """Formulas are MathML, and no TeX is left in the text."""
    page = visit(name)
    unfold(page)
    assert page.locator("math").count() > 100
    assert page.locator("math[display=block]").first.bounding_box()["height"] > 10  # type: ignore[index]
    read = page.locator("main .text").all_inner_texts()
    assert [] == [text for text in read if "$" in text or "\\begin" in text]


@pytest.mark.parametrize("name", [*LESSONS, "index"])
def test_a_page_has_landmarks_words_for_pictures_and_whole_links(
    visit: Open, site: Path, name: str
) -> None:
    """One title, one main part, a way past the navigation, and links that lead somewhere."""
    page = visit(name)
    assert (1, 1) == (page.locator("h1").count(), page.get_by_role("main").count())
    assert "en" == page.evaluate("document.documentElement.lang")
    assert 0 == page.locator("img:not([alt]), img[alt='']").count()
    assert [] == page.evaluate(BROKEN)
    pages = page.locator("a[href$='.html']:not([href*='//'])").evaluate_all(
        "(links) => links.map((link) => link.getAttribute('href'))"
    )
    assert [] == [link for link in pages if not (site / link).is_file()]
    if name != "index":
        page.keyboard.press("Tab")
        assert "Skip to the lesson" == page.evaluate("document.activeElement.textContent")
        assert page.get_by_role("navigation", name="Sections").is_visible()


def test_a_foreign_script_does_not_run(browser: Browser, site: Path, tmp_path: Path) -> None:
    """The policy lets the pictures' scripts run, and no other."""
    html = (site / "05_padding_and_stride.html").read_text()
    path = tmp_path / "broken.html"
    path.write_text(html.replace("</main>", "<script>window.pwned = 1</script></main>"))
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.evaluate("window.pwned") is None
    assert page.locator(".say").count() > 0
    context.close()
