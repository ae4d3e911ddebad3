"""Each picture answers by hand what its lesson asks, on the lesson's page, without a kernel."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from browser.pages import cell, grid, numbers, says

from convolab.kernel_gallery import photo as photograph

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Open
    from playwright.sync_api import Locator

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def _adds(picture: Locator) -> str:
    return picture.locator(".say + .hint").inner_text()


def _press(picture: Locator, name: str, times: int = 1) -> None:
    for _ in range(times):
        picture.get_by_role("button", name=name, exact=True).click()


def _slide(picture: Locator, name: str, key: str, times: int = 1) -> None:
    for _ in range(times):
        picture.get_by_label(name, exact=True).press(key)


def ladder(picture: Locator) -> None:
    """6 × 6 pixels: 121 weights when they are shared, 9 when they are local as well."""
    picture.get_by_label("share the weights").check()
    assert "(2 · 6 − 1)² = 121 different weights" in says(picture)
    picture.get_by_label("look only nearby").check()
    assert "(2 · 1 + 1)² = 9 different weights" in says(picture)


def window(picture: Locator) -> None:
    """The kernel with 1 and 2 on its diagonal gives 20 in row 1, column 1."""
    for place, digit in (("0,0", "1"), ("0,1", "0"), ("1,0", "0"), ("1,1", "2")):
        cell(picture, f"K[{place}]").click()
        picture.page.keyboard.type(digit)
    _press(picture, "Step ▸", 3)
    assert "Y[1,1] = 4·1 + 5·0 + 7·0 + 8·2 = 20" == says(picture)


def impulse(picture: Locator) -> None:
    """With the 1 in the middle row 1, column 1 of the output holds 4."""
    assert 4 == numbers(picture, "Output")[1][1]
    cell(picture, "Y[1,1]").hover()
    assert "Y[1,1] = 4: in this window K[1,1] lies on the 1." == _adds(picture)


def direction(picture: Locator) -> None:
    """An upright line answers at 0° and is silent at 90°; a level line the other way round."""
    photo = np.array(photograph("temple")) / 255
    windows = np.lib.stride_tricks.sliding_window_view(photo, (3, 3))
    to_the_right = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    across, down = ((windows * k).sum((2, 3)) for k in (to_the_right, to_the_right.T))
    canvas = picture.get_by_role("img", name=re.compile("^Answer"))

    def answer(place: tuple[int, ...]) -> float:
        box = canvas.bounding_box()
        assert box
        x, y = ((place[axis] + 0.5) / across.shape[axis] for axis in (1, 0))
        canvas.hover(position={"x": x * box["width"], "y": y * box["height"]})
        told = re.fullmatch(rf"Y\[{place[0]},{place[1]}\] = (\S+);.*", says(picture))
        return abs(float(told[1].replace("−", "-")))  # type: ignore[index]

    upright, level = (
        np.unravel_index((abs(one) - 3 * abs(other)).argmax(), one.shape)
        for one, other in ((across, down), (down, across))
    )
    assert answer(upright) > 3 * answer(level)
    _slide(picture, "Direction in degrees", "ArrowRight", 18)
    assert picture.get_by_text("The kernel, direction 90°").is_visible()
    assert answer(level) > 3 * answer(upright)

    picture.get_by_label("Kernel", exact=True).select_option("blur")
    picture.get_by_label("normalise").check()
    most = re.search(r"the largest is ([\d.]+)", says(picture))
    assert most
    assert 1 == float(most[1])
    picture.get_by_label("normalise").uncheck()
    brightest = np.unravel_index(windows.mean((2, 3)).argmax(), across.shape)
    assert answer(brightest) == pytest.approx(windows.mean((2, 3)).max(), abs=1e-3)

    picture.get_by_role("img", name=re.compile("^Photograph")).click()
    plain, clicked = says(picture).split("; the largest is ")
    assert float(plain.split(" = ")[1]) < float(clicked.split()[0])
    picture.get_by_label("normalise").check()
    assert says(picture).split("; the largest is ")[0].endswith(" = 1")


def step_size(picture: Locator) -> None:
    """0.034 falls twice and climbs, 1/30 stays at 15, 0.03 arrives, 1/36 keeps 4/9 of the loss."""
    _press(picture, "0.034")
    assert "diverges" in says(picture)
    assert "Losses: 27, 20.43, 19.02, 19.5, 20.71" in _adds(picture)
    _press(picture, "1/30")
    assert "loss 15; for ever between two points" in says(picture)
    _press(picture, "0.03")
    assert "converges" in says(picture)
    _press(picture, "1/36")
    losses = [float(word) for word in re.findall(r"[\d.]+(?=,)", _adds(picture))]
    assert all(abs(b / a - 4 / 9) < 1e-3 for a, b in pairwise(losses))


def stride(picture: Locator) -> None:
    """Of ten pixels the last is read by nobody, and with p = 1 every one is read."""
    assert "Read by nobody: 9." == _adds(picture)
    assert 1 == picture.locator(".drop").count()
    _slide(picture, "padding p", "ArrowRight")
    assert "Every pixel is read." == _adds(picture)
    assert 0 == picture.locator(".drop").count()

    picture.get_by_label("an example").select_option("SAME, one zero, behind")
    picture.get_by_label("in two dimensions").check()
    table = grid(picture, "A picture of 8 × 8")
    zeros = table.get_by_role("gridcell").evaluate_all(
        "cells => cells.flatMap((cell) => cell.matches('.off') ? [cell.at] : [])"
    )
    assert sorted([[8, j] for j in range(9)] + [[i, 8] for i in range(8)]) == sorted(zeros)


def channels(picture: Locator) -> None:
    """A fourth channel brings 18 weights and no bias."""
    assert "3 · 3 · 3 · 2 + 2 = 56 parameters" in says(picture)
    _slide(picture, "Channels in", "ArrowRight")
    assert "3 · 3 · 4 · 2 + 2 = 74 parameters" in says(picture)

    picture.get_by_label("a layer").select_option("the numbers of lesson 06")
    assert [56, 76, 96] == [numbers(picture, f"Map Y{o}")[0][0] for o in range(3)]


def pooling(picture: Locator) -> None:
    """Moved by the stride the map moves by one column; moved by 1 its numbers change."""
    before = numbers(picture, "Pooled before")
    _slide(picture, "Move right", "ArrowRight")
    once = numbers(picture, "Pooled now")
    _slide(picture, "Move right", "ArrowRight")
    shifted = [[0.0, *row[:-1]] for row in before]
    assert shifted == numbers(picture, "Pooled now")
    assert once not in (before, shifted)

    examples = picture.get_by_label("an example")
    examples.select_option("a frame of zeros that wins")
    assert 5 == sum(row.count(0) for row in numbers(picture, "Pooled now"))
    examples.select_option("SAME: padding never wins")
    assert 0 == sum(row.count(0) for row in numbers(picture, "Pooled now"))


def field(picture: Locator) -> None:
    """Two layers see 5 pixels, a third adds 4."""
    assert "the field is 5 wide" in says(picture)
    _press(picture, "Add a layer")
    assert "the field is 9 wide" in says(picture)


def matrix(picture: Locator) -> None:
    """k = 3: four columns and nine colours; k = 4: one column, sixteen colours, no zero."""
    assert "16 × 4 = 64 entries, 9 different weights" in says(picture)
    _slide(picture, "Side k of the kernel", "ArrowRight")
    assert "16 × 1 = 16 entries, 16 different weights, 16 of 16" in says(picture)


def taps(picture: Locator) -> None:
    """The kernel's last number meets 4, 5, 7 and 8."""
    met = [cell(picture, "Product[1,1]").get_attribute("aria-label")]
    for _ in range(3):
        _press(picture, "Step ▸")
        met.append(cell(picture, "Product[1,1]").get_attribute("aria-label"))
    assert [f"{pixel}·3" for pixel in (4, 5, 7, 8)] == [str(label).split()[-1] for label in met]


def shifts(picture: Locator) -> None:
    """For `flatten` a step along a diagonal is better than two to the side."""
    picture.get_by_label("Model").select_option("flatten")

    def accuracy(place: str) -> int:
        picture.get_by_label("a place").select_option(place)
        return int(re.search(r"flatten (\d+) %", says(picture))[1])  # type: ignore[index]

    diagonal, side = accuracy("one pixel down and right"), accuracy("two pixels to the right")
    assert diagonal > side
    assert "flatten takes this 2 for a" in _adds(picture)


QUESTIONS: dict[tuple[str, str], Callable[[Locator], None]] = {
    ("01_constraining_the_mlp", "locality-picture"): ladder,
    ("02_cross_correlation", "one-window-picture"): window,
    ("02_cross_correlation", "flip-picture"): impulse,
    ("03_edges_and_templates", "direction-picture"): direction,
    ("04_learning_a_kernel", "step-size-picture"): step_size,
    ("05_padding_and_stride", "stride-picture"): stride,
    ("06_channels", "many-out-picture"): channels,
    ("07_pooling", "pool-picture"): pooling,
    ("07_pooling", "field-picture"): field,
    ("08_dense_and_convolution", "and-back-picture"): matrix,
    ("09_fast_convolution", "taps-picture"): taps,
    ("10_capstone", "how-far-picture"): shifts,
}


def test_every_picture_of_the_site_is_asked(site: Path) -> None:
    """No lesson has a picture that is not tried here."""
    found = {
        (page.stem, name)
        for page in site.glob("*_*.html")
        for name in re.findall(r'id="picture-([\w-]+)"', page.read_text(encoding="utf-8"))
    }
    assert set(QUESTIONS) == found


@pytest.mark.parametrize(("lesson", "name"), QUESTIONS)
def test_a_hand_finds_the_answer_of_the_lesson(visit: Open, lesson: str, name: str) -> None:
    """What the fold below the picture says is what the picture shows."""
    page = visit(lesson, viewport={"width": 1100, "height": 900})
    QUESTIONS[lesson, name](page.locator(f"#picture-{name}"))
