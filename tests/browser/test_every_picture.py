"""Every picture in Chromium: it answers to a control, it can be read, it keeps its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from browser.pages import CONTRAST

import convolab

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from convolab.picture import Picture

pytestmark = pytest.mark.browser

MAPS = {"mlp": [[0.1, 0.2, 0.1], [0.3, 0.98, 0.4], [0.1, 0.2, 0.1]], "gmp": [[0.95] * 3] * 3}
SEVEN = [[9, 9, 9, 9], [0, 0, 0, 9], [0, 0, 9, 0], [0, 9, 0, 0], [0, 9, 0, 0]]
SCORES = {model: [[[float(n == 7) * 4 - 1 for n in range(10)]] * 3] * 3 for model in MAPS}
Act = Callable[["Page"], Any]


def _slide(label: str, *keys: str) -> Act:
    def act(page: Page) -> None:
        for key in keys:
            page.get_by_label(label, exact=True).press(key)

    return act


def _check(label: str) -> Act:
    return lambda page: page.get_by_label(label).check()


def _press(name: str) -> Act:
    return lambda page: page.get_by_role("button", name=name).click()


# What is shown, what a hand does, and what the first line then says.
CASES: dict[str, tuple[Callable[[], Picture], Act, str]] = {
    "SlidingWindow": (
        lambda: convolab.SlidingWindow([[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1], [2, 3]]),
        _press("Step"),
        "Y[0,1] = 1·0 + 2·1 + 4·2 + 5·3 = 25",
    ),
    "ImpulseLab": (
        convolab.ImpulseLab,
        _slide("Row of the 1", "ArrowUp"),
        "The 1 at X[3,2] lies in 6 windows",
    ),
    "PaddingStride": (
        lambda: convolab.PaddingStride(n=10, k=3, p=0, s=2),
        _slide("padding p", "ArrowRight"),
        "⌊(10 + 1 + 1 − 3) / 2⌋ + 1 = 5 places",
    ),
    "ReceptiveField": (
        lambda: convolab.ReceptiveField([(3, 1), (3, 2)]),
        _slide("kernel of layer 1", "ArrowRight"),
        "1 → 2 · (1 − 1) + 3 = 3 → 1 · (3 − 1) + 4 = 6: the field is 6 wide",
    ),
    "ConstraintLadder": (
        lambda: convolab.ConstraintLadder(n=6, delta=1),
        _check("share the weights"),
        "shared, looking everywhere: (2 · 6 − 1)² = 121 different weights",
    ),
    "DenseConv": (
        lambda: convolab.DenseConv(n=4, k=3),
        _slide("Side k of the kernel", "ArrowRight"),
        "16 × 1 = 16 entries, 16 different weights, 16 of 16",
    ),
    "PoolShift": (
        lambda: convolab.PoolShift(size=2),
        _slide("Move right", "ArrowRight"),
        "4 of 16 pooled numbers changed",
    ),
    "ChannelMixer": (
        lambda: convolab.ChannelMixer(c_in=3, c_out=2, k=3),
        _slide("Channels in", "ArrowRight"),
        "3 · 3 · 4 · 2 + 2 = 74 parameters",
    ),
    "KernelLearning": (
        lambda: convolab.KernelLearning(lr=0.03),
        _press("1/30"),
        "after 10 steps: kernel (1.494, −0.494), loss 15; for ever between two points",
    ),
    "KernelGallery": (
        convolab.KernelGallery,
        _slide("Direction in degrees", *["PageUp"] * 30),
        "the largest is",
    ),
    "ShiftAccuracy": (
        lambda: convolab.ShiftAccuracy(MAPS, digit=SEVEN, scores=SCORES, label=7),
        lambda page: page.get_by_role("gridcell").nth(1).click(),
        "moved by (−1, 0): mlp 20 %, gmp 95 %",
    ),
}


def test_every_picture_of_the_course_is_tried() -> None:
    """No picture is forgotten here."""
    assert {name for name in convolab.__all__ if name[0].isupper()} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_control_changes_the_numbers_to_the_right_ones(open_page: Any, name: str) -> None:
    """One hand on one control, and the line of the picture says what it says on paper."""
    make, act, expected = CASES[name]
    page = open_page(make())
    before = page.locator(".say").first.inner_text()
    act(page)
    assert expected in page.locator(".say").first.inner_text()
    assert before != page.locator(".say").first.inner_text()


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("width", [320, 900])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read(open_page: Any, name: str, width: int, scheme: Any) -> None:
    """No sideways scrolling from 320 px on; text keeps a contrast of 4.5 in light and dark."""
    size = {"width": width, "height": 700}
    page = open_page(CASES[name][0](), viewport=size, color_scheme=scheme)
    assert width >= page.evaluate("document.documentElement.scrollWidth")
    seen = page.locator(".cell b, .cell i, .say, .hint, .foot, button, label")
    assert 4.5 <= min(seen.evaluate_all(CONTRAST))


TABBABLE = """(card) => [...card.querySelectorAll("button, input, select, [tabindex='0']")]
  .filter((node) => !node.disabled && node.checkVisibility()).length"""
# What has the focus: which of the picture's nodes, and the width of the line that shows it.
FOCUSED = """(card) => {
  const node = card.getRootNode().activeElement;
  const nodes = [...card.querySelectorAll("*")];
  return node && [nodes.indexOf(node), parseFloat(getComputedStyle(node).outlineWidth)];
}"""


@pytest.mark.parametrize("name", CASES)
def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(
    open_page: Any, name: str
) -> None:
    """Tab stops once at each control and grid, with a line around it, and then leaves."""
    page = open_page(CASES[name][0]())
    card = page.locator(".card")
    stops = []
    page.keyboard.press("Tab")
    while (focused := card.evaluate(FOCUSED)) and len(stops) < 100:
        stops.append(focused)
        page.keyboard.press("Tab")
    assert card.evaluate(TABBABLE) == len(stops) == len({node for node, _ in stops})
    assert min(width for _, width in stops) >= 2


@pytest.mark.parametrize("name", CASES)
def test_arrows_walk_through_every_table(open_page: Any, name: str) -> None:
    """From the first cell to the last and no further; each says its place and number."""
    page = open_page(CASES[name][0]())
    for grid in page.get_by_role("grid").all():
        rows = grid.get_by_role("row").all()
        cells = rows[-1].get_by_role("gridcell").all()
        grid.locator("[tabindex='0']").focus()
        for key in ("PageUp", "Home", "PageDown", "End", "ArrowRight", "ArrowDown"):
            page.keyboard.press(key)
        label = page.evaluate(
            "() => { let at = document.activeElement; while (at.shadowRoot) "
            "at = at.shadowRoot.activeElement; return at.ariaLabel }"
        )
        assert f"[{len(rows) - 1},{len(cells) - 1}]" in label


@pytest.mark.parametrize(("name", "marked"), [("ImpulseLab", ".now"), ("PaddingStride", ".uses")])
def test_what_is_marked_stays_so_in_the_colours_of_the_system(
    open_page: Any, name: str, marked: str
) -> None:
    """Forced colours take shadows away; a line around the cell is left."""
    page = open_page(CASES[name][0](), forced_colors="active")
    lines = page.locator(marked).evaluate_all(
        "cells => cells.map((cell) => getComputedStyle(cell).outlineStyle)"
    )
    assert {"solid"} == set(lines)


@pytest.mark.parametrize("name", CASES)
def test_no_key_typed_in_a_picture_reaches_the_notebook(open_page: Any, name: str) -> None:
    """Whatever can take the focus says so to the notebook, and the page hears no key."""
    page = open_page(CASES[name][0]())
    page.evaluate("window.heard = []; addEventListener('keydown', (e) => heard.push(e.key))")
    bare = (
        "x => [...x.querySelectorAll('button,input,select,[tabindex]')]"
        ".filter((n) => !n.dataset.lmSuppressShortcuts).length"
    )
    assert 0 == page.locator(".card").evaluate(bare)
    page.locator("button:enabled, input:enabled, select").first.focus()
    for _ in range(2):
        page.keyboard.press("x")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    assert [] == page.evaluate("heard")
