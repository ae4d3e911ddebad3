"""The pictures in Chromium as a reader meets them: a page with neither kernel nor network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from browser.pages import CONTRAST, cell, numbers, says, texts

from convolab import ImpulseLab, SlidingWindow

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser

IMAGE = np.arange(9).reshape(3, 3)
KERNEL = [[0, 1], [2, 3]]


def test_steps_fill_the_output_with_the_right_numbers(open_page: Open) -> None:
    """Window by window, back, by single products, to the end and to the start."""
    page = open_page(SlidingWindow(IMAGE, KERNEL))
    click = {
        name: page.get_by_role("button", name=name).click
        for name in ("Step", "Back", "Reset", "Fill")
    }
    assert "Y[0,0] = 0·0 + 1·1 + 3·2 + 4·3 = 19" == says(page)
    assert [[19, None], [None, None]] == numbers(page, "Output")
    assert page.get_by_text("(3 − 2 + 1) × (3 − 2 + 1) = 2 × 2").is_visible()

    click["Step"]()
    assert "Y[0,1] = 1·0 + 2·1 + 4·2 + 5·3 = 25" == says(page)
    assert [[19, 25], [None, None]] == numbers(page, "Output")

    page.get_by_role("combobox").first.select_option("product")
    click["Step"]()
    assert "Y[1,0] = 3·0 = 0 so far, 1 of 4 products" == says(page)
    click["Step"]()
    assert "Y[1,0] = 3·0 + 4·1 = 4 so far, 2 of 4 products" == says(page)
    assert [[0, 4], [None, None]] == numbers(page, "Products")
    click["Back"]()
    assert "Y[1,0] = 3·0 = 0 so far, 1 of 4 products" == says(page)

    click["Fill"]()
    assert [[19, 25], [37, 43]] == numbers(page, "Output")
    assert page.get_by_role("button", name="Step").is_disabled()
    click["Reset"]()
    assert [[19, None], [None, None]] == numbers(page, "Output")
    click["Back"]()
    assert [[None, None], [None, None]] == numbers(page, "Output")
    assert "Y[0,0] = ? Press Step." == says(page)


def test_a_bias_is_added_to_every_window_once(open_page: Open) -> None:
    """It comes last in the sum, in every cell of the output, and with the kernel flipped, too."""
    page = open_page(SlidingWindow(IMAGE, KERNEL, bias=-4))
    assert "Y[0,0] = 0·0 + 1·1 + 3·2 + 4·3 + (−4) = 15" == says(page)
    cell(page, "b[0,0]").click()
    page.keyboard.type("2")
    page.get_by_role("button", name="Fill").click()
    assert [[21, 27], [39, 45]] == numbers(page, "Output")
    page.get_by_label("Flip the kernel").check()
    assert [[7, 13], [25, 31]] == numbers(page, "Output")
    page.get_by_label("Add a bias").uncheck()
    assert [[5, 11], [23, 29]] == numbers(page, "Output")
    page.get_by_label("Add a bias").check()
    assert [[0]] == numbers(page, "Bias")


def test_asked_first_it_tells_no_output_that_was_not_typed(open_page: Open) -> None:
    """Not in a cell, the line, a label, a tint or by pointing; the right number opens its cell."""
    page = open_page(SlidingWindow(IMAGE, KERNEL, ask=True))
    told = [page.locator(".card").inner_text()]
    assert "Y[0,0] = 0·0 + 1·1 + 3·2 + 4·3 = ?" == says(page)
    assert page.get_by_role("button", name="Fill").is_disabled()
    page.get_by_role("button", name="Step").click()
    cell(page, "Y[1,1]").hover()
    told.append(page.locator(".card").inner_text())
    told += page.get_by_role("gridcell").evaluate_all(
        "cells => cells.map((cell) => cell.ariaLabel)"
    )
    assert not re.search(r"\b(19|25|37|43)\b", "\n".join(told))
    assert ["0%"] == page.get_by_role("grid", name=re.compile("^Output")).evaluate(
        "grid => [...new Set([...grid.querySelectorAll('.cell')]"
        ".map((cell) => cell.style.getPropertyValue('--t')))]"
    )

    cell(page, "Y[0,1]").click()
    assert "" == page.locator(".cell input").input_value()
    page.keyboard.type("24")
    page.keyboard.press("Enter")
    assert page.get_by_text("Not 24: add the products once more.").is_visible()
    page.keyboard.type("25")
    page.keyboard.press("Escape")
    assert [["?", "?"], ["", ""]] == texts(page, "Output")
    page.keyboard.type("25")
    page.keyboard.press("Enter")
    assert page.get_by_text("Right. Press Step.").is_visible()
    assert [["?", "25"], ["", ""]] == texts(page, "Output")
    page.get_by_label("Flip the kernel").check()
    assert [["?", "?"], ["", ""]] == texts(page, "Output")
    page.get_by_label("Ask me first").uncheck()
    assert [["5", "11"], ["", ""]] == texts(page, "Output")


def test_examples_change_image_and_kernel_unless_they_do_not_fit(open_page: Open) -> None:
    """What the state is shows in the menu; a kernel larger than the image cannot be chosen."""
    page = open_page(SlidingWindow([[1, 2]], [[1]]))
    images, kernels = page.get_by_label("an image"), page.get_by_label("a kernel")
    assert kernels.get_by_text("Laplacian").is_disabled()
    assert kernels.get_by_text("a pixel minus the next").is_enabled()
    images.select_option("a dark bar, 6 × 8")
    kernels.select_option("a pixel minus the next")
    page.get_by_role("button", name="Fill").click()
    assert [[0, 1, 0, 0, 0, -1, 0]] * 6 == numbers(page, "Output")
    assert "a pixel minus the next" == kernels.input_value()
    page.get_by_role("button", name="Reset").click()
    assert [[1]] == numbers(page, "Kernel")
    assert "" == kernels.input_value()


def test_play_runs_to_the_end_and_stops(open_page: Open) -> None:
    """Play fills the output by itself and offers itself again afterwards."""
    page = open_page(SlidingWindow(IMAGE, KERNEL))
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").wait_for()
    page.get_by_role("button", name="Play").wait_for(timeout=5000)
    assert [[19, 25], [37, 43]] == numbers(page, "Output")


def test_flip_turns_the_kernel_and_gives_true_convolution(open_page: Open) -> None:
    """The turned kernel is shown beside the given one, and both results are told."""
    page = open_page(SlidingWindow(IMAGE, KERNEL))
    page.get_by_role("button", name="Fill").click()
    page.get_by_label("Flip the kernel").check()
    assert [[5, 11], [23, 29]] == numbers(page, "Output")
    assert [[3, 2], [1, 0]] == numbers(page, "K turned")
    assert page.get_by_text("Without the flip, cross-correlation gives 43 here.").is_visible()


def test_pointing_at_an_output_cell_tells_where_it_comes_from(open_page: Open) -> None:
    """Hovering shows another window for as long as it lasts; a pixel shows where it is used."""
    page = open_page(SlidingWindow(IMAGE, KERNEL))
    cell(page, "Y[1,1]").hover()
    assert "Y[1,1] = 4·0 + 5·1 + 7·2 + 8·3 = 43" == says(page)
    cell(page, "X[0,1]").hover()
    assert "Y[0,0] = 0·0 + 1·1 + 3·2 + 4·3 = 19" == says(page)
    used = page.locator(".uses").evaluate_all("cells => cells.map((cell) => cell.ariaLabel)")
    assert ["Y[0,0] 19", "Y[0,1] not computed yet"] == used


def test_numbers_typed_into_image_and_kernel_count_at_once(open_page: Open) -> None:
    """A click opens a cell, Escape takes the typing back, half a number changes nothing."""
    page = open_page(SlidingWindow(IMAGE, KERNEL))
    cell(page, "X[0,0]").click()
    page.keyboard.type("-1.5")
    page.keyboard.press("Enter")
    cell(page, "K[0,0]").click()
    page.keyboard.type("2")
    assert "Y[0,0] = (−1.5)·2 + 1·1 + 3·2 + 4·3 = 16" == says(page)
    page.keyboard.type("x")
    assert page.locator("input[aria-invalid=true]").is_visible()
    page.keyboard.press("Escape")
    assert "Y[0,0] = (−1.5)·0 + 1·1 + 3·2 + 4·3 = 19" == says(page)


def test_everything_is_reached_by_keyboard_and_no_key_escapes(open_page: Open) -> None:
    """Tab goes in and out, arrows walk a grid, digits edit, Space steps; the page hears nothing."""
    page = open_page(SlidingWindow(IMAGE, KERNEL))
    page.evaluate("window.heard = []; addEventListener('keydown', (e) => heard.push(e.key))")
    page.get_by_role("button", name="Back").focus()
    for _ in range(11):
        page.keyboard.press("Tab")
    for key in ("ArrowRight", "ArrowDown", "9", "Enter"):
        page.keyboard.press(key)
    assert [[0, 1, 2], [3, 9, 5], [6, 7, 8]] == numbers(page, "Image")

    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    assert [[0, 0], [2, 3]] == numbers(page, "Kernel")

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("PageDown")
    assert "Y[1,0] = 3·0 + 9·0 + 6·2 + 7·3 = 33" == says(page)
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert "Y[1,1] = 9·0 + 5·0 + 7·2 + 8·3 = 38" == says(page)
    page.keyboard.press("Shift+Space")
    assert "Y[1,0]" == says(page)[:6]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body")
    assert [] == page.evaluate("heard")
    bare = (
        "x => [...x.querySelectorAll('button,input,select,[tabindex]')]"
        ".filter((n) => !n.dataset.lmSuppressShortcuts).length"
    )
    assert 0 == page.locator(".card").evaluate(bare)


def test_numbers_equal_numpys_on_a_picture_as_large_as_allowed(open_page: Open) -> None:
    """A 16×16 image, 4×3 kernel: all 182 output cells show NumPy's values."""
    rng = np.random.default_rng(7)
    image, kernel = rng.integers(-9, 10, (16, 16)), rng.integers(-3, 4, (4, 3))
    page = open_page(SlidingWindow(image, kernel))
    page.get_by_role("button", name="Fill").click()
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    assert np.einsum("ijab,ab->ij", windows, kernel).tolist() == numbers(page, "Output")


def test_an_impulse_shows_the_kernel_turned_and_moves_with_slider_key_and_click(
    open_page: Open,
) -> None:
    """The turned kernel in the middle, a part of it at the edge; the kernel itself when flipped."""
    page = open_page(ImpulseLab())
    assert [[9, 8, 7], [6, 5, 4], [3, 2, 1]] == numbers(page, "Output")
    page.get_by_label("Row of the 1").press("ArrowUp")
    assert [[0, 0, 0], [9, 8, 7], [6, 5, 4]] == numbers(page, "Output")
    assert [[9, 8, 7], [6, 5, 4], [3, 2, 1]] == numbers(page, "K turned")
    assert "The 1 at X[3,2] lies in 6 windows" in says(page)

    cell(page, "X[2,2]").click()
    page.keyboard.press("ArrowLeft")
    assert [[8, 7, 0], [5, 4, 0], [2, 1, 0]] == numbers(page, "Output")
    cell(page, "Y[0,1]").hover()
    assert page.get_by_text("Y[0,1] = 7: in this window K[2,0] lies on the 1.").is_visible()

    cell(page, "X[2,2]").click()
    page.get_by_role("checkbox").check()
    assert [[1, 2, 3], [4, 5, 6], [7, 8, 9]] == numbers(page, "Output")


@pytest.mark.parametrize("width", [320, 900])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read(open_page: Open, width: int, scheme: Any) -> None:
    """No sideways scrolling from 320 px on; text keeps a contrast of 4.5 in light and dark."""
    picture = SlidingWindow(np.linspace(-1, 1, 48).reshape(6, 8).round(1), np.eye(3), flip=True)
    page = open_page(
        picture, ImpulseLab(), viewport={"width": width, "height": 700}, color_scheme=scheme
    )
    assert width >= page.evaluate("document.documentElement.scrollWidth")
    assert 4.5 <= min(
        page.locator(".cell b, .cell i, .hint, .foot, button, label").evaluate_all(CONTRAST)
    )


def test_pictures_share_a_page_and_obey_its_theme(open_page: Open) -> None:
    """Two pictures keep their own state; the notebook's dark theme beats the system's light one."""
    page = open_page(SlidingWindow(IMAGE, KERNEL), SlidingWindow(IMAGE, KERNEL))
    first, second = page.locator(".card").all()
    first.get_by_role("button", name="Step").click()
    assert [[19, 25], [None, None]] == numbers(first, "Output")
    assert [[19, None], [None, None]] == numbers(second, "Output")
    page.evaluate("document.documentElement.setAttribute('theme', 'dark')")
    page.locator(".card.dark").nth(1).wait_for()
