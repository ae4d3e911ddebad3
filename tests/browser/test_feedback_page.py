"""The pages in a browser: nothing runs, nothing is loaded, everything fits, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from classroom import tiny_course
from correlation import CLASS, correlation_course, one_of_each
from test_feedback import hostile, stored
from test_report import the_class

from autograder.feedback import page
from autograder.publication import Publication
from autograder.report import report
from autograder.roster import Student

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the addresses of the pages: a student's, a hostile one's, and the class report."""
    root = tmp_path_factory.mktemp("pages")
    lesson, tiny = correlation_course(root / "two"), tiny_course(root / "one")
    everything = stored(lesson, one_of_each(lesson))
    published = Publication("owner/course", "main")
    evil = Student("eve", '<img src="http://evil.example/x" onerror="window.pwned=1">')
    htmls = {
        "feedback": page(everything, lesson, CLASS[4], publication=published),
        "hostile": page(stored(tiny, hostile(tiny)), tiny, evil),
        "report": report(lesson, the_class(lesson)),
    }
    for name, html in htmls.items():
        (root / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: root / f"{name}.html" for name in htmls}


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Yield a tab that remembers, as `said`, what it tried to load and what it complained of."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    yield context.new_page()
    context.close()


def watched(tab: Page) -> list[str]:
    """Return a list that fills with requests over the network, errors and complaints."""
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda problem: said.append(str(problem)))
    tab.on(
        "request",
        lambda asked: None if asked.url.startswith(("file:", "data:")) else said.append(asked.url),
    )
    return said


@pytest.mark.parametrize("name", ["feedback", "hostile", "report"])
@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_and_is_quiet(
    tab: Page, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    """From phone to desk, in both schemes: no sideways scrolling, no request, no complaint."""
    said = watched(tab)
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(pages[name].as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert width == tab.evaluate("document.documentElement.scrollWidth")
    assert [] == said
    paper = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(int(part) for part in paper.removeprefix("rgb(").removesuffix(")").split(",")) / 3
    assert (light > 128) == (scheme == "light")


def test_the_policy_lets_the_style_through_and_nothing_else(
    tab: Page, pages: dict[str, Path]
) -> None:
    """The page is dressed; a script that is put into it does not run."""
    watched(tab)
    tab.goto(pages["feedback"].as_uri())
    assert "736px" == tab.evaluate("getComputedStyle(document.querySelector('main')).maxWidth")
    width = "document.querySelector('.bar .s1 i').getBoundingClientRect().width"
    assert tab.evaluate(width) > 20
    html = (
        pages["feedback"].read_text().replace("</main>", "<script>window.pwned=1</script></main>")
    )
    broken = pages["feedback"].with_name("broken.html")
    broken.write_text(html)
    tab.goto(broken.as_uri())
    assert tab.evaluate("window.pwned") is None


def test_a_hostile_page_runs_nothing(tab: Page, pages: dict[str, Path]) -> None:
    """What a student tried in every place is there to read, and did not happen."""
    tab.goto(pages["hostile"].as_uri())
    assert tab.evaluate("window.pwned") is None
    assert 0 == tab.locator("script, iframe, img, svg, object, form").count()
    assert tab.get_by_text("pwned()").count() > 0


def test_colours_can_be_read(tab: Page, pages: dict[str, Path]) -> None:
    """Text has a contrast of 4.5 to 1 at least against what is behind it, in both schemes."""
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for name in ("feedback", "report"):
            tab.goto(pages[name].as_uri())
            tab.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
            assert [] == tab.evaluate(FAINT), (scheme, name)


FAINT = """
() => {
  const channels = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = channels(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest('svg')) continue;
    const [a, b] = [light(channels(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faint.push([walker.currentNode.data.trim().slice(0, 40), ratio.toFixed(2)]);
  }
  return faint;
}
"""
