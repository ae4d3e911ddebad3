"""The Python half of the pictures: state that is checked, and what is shown where."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import convolab
from convolab import ImpulseLab, SlidingWindow
from convolab.picture import SHARED, module_text, packed

MODULES = {
    picture.module: picture.parts
    for picture in (getattr(convolab, name) for name in convolab.__all__ if name[0].isupper())
}


def _pictures() -> list[Any]:
    return [SlidingWindow(np.arange(9).reshape(3, 3), [[0, 1], [2, 3]]), ImpulseLab()]


def test_state_is_plain_numbers_and_can_be_set() -> None:
    """Arrays become lists of floats; setting a field keeps what depends on it inside."""
    picture = SlidingWindow(np.ones((6, 8)), np.ones((3, 3)))
    assert ([[1.0] * 8] * 6, False, [0, 0], 9) == (
        picture.image,
        picture.flip,
        picture.cursor,
        picture.taken,
    )

    picture.cursor = (9, 9)
    assert [3, 5] == picture.cursor
    picture.kernel = [[1, -1]]
    assert ([3, 5], 2) == (picture.cursor, picture.taken)
    picture.update(image=[[1, 2]], kernel=[[3]])
    assert [0, 1] == picture.cursor


@pytest.mark.parametrize(
    ("image", "kernel", "message"),
    [
        ([[1, 2], [3]], [[1]], "image must be a table of numbers"),
        ([1, 2], [[1]], r"image must have two axes.*\(2,\)"),
        (np.ones((17, 2)), [[1]], "image must have 1 to 16"),
        ([[]], [[1]], "image must have 1 to 16"),
        ([[1]], [[float("nan")]], "kernel must hold finite"),
        ([[1]], [["a"]], "kernel must be a table of numbers"),
        ([[1e7]], [[1]], "between -1e6 and 1e6"),
        ([[1, 2]], [[1], [2]], r"\(2, 1\) is larger than the image \(1, 2\)"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_shape(
    image: Any, kernel: Any, message: str
) -> None:
    """A ValueError names the argument, and a picture keeps its state when a change is refused."""
    with pytest.raises(ValueError, match=message):
        SlidingWindow(image, kernel)
    picture = SlidingWindow(np.ones((2, 2)), [[1]])
    with pytest.raises(ValueError, match=message):
        picture.update(image=image, kernel=kernel)
    assert [[1.0, 1.0]] * 2 == picture.image


def test_impulse_lab_keeps_its_one_inside() -> None:
    """The 1 starts in the middle and stays inside when the image shrinks."""
    lab = ImpulseLab()
    assert [2, 2] == lab.position
    lab.size = 3
    lab.position = (7, 1)
    assert [2, 1] == lab.position
    with pytest.raises(ValueError, match="larger than the image"):
        lab.size = 2
    with pytest.raises(ValueError, match="size must be a whole number from 1 to 16"):
        ImpulseLab(size=17)


def test_live_picture_and_widget_follow_each_other() -> None:
    """Python's changes reach the anywidget; what the browser sends reaches Python, checked."""
    pytest.importorskip("anywidget")
    for picture in _pictures():
        data, _ = picture._repr_mimebundle_()
        assert picture.sentence() == data["text/plain"]
        assert (
            picture.widget.model_id == data["application/vnd.jupyter.widget-view+json"]["model_id"]
        )
        assert {**picture.state} == {name: getattr(picture.widget, name) for name in picture.state}

        picture.flip = True
        assert picture.widget.flip is True
        picture.widget.set_state({"kernel": [[2.0]]})
        assert [[2.0]] == picture.kernel


@pytest.mark.parametrize("module", MODULES)
def test_module_is_small_and_fetches_nothing(module: str) -> None:
    """A file as sent is at most 12 kB, all of a picture 32 kB; it imports and addresses nothing."""
    parts = MODULES[module]
    assert all(len(packed(stem).encode()) <= 12_000 for stem in (*SHARED, *parts, module))
    text = module_text(module, *parts)
    assert len(text.encode()) <= 32_000
    assert [] == re.findall(r"\bimport\b|https?:|fetch\(|XMLHttp|</script", text)


def test_a_live_picture_brings_its_block_for_exports_but_not_to_colab(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What an export shows without a kernel; where no script runs, its sentence."""
    pytest.importorskip("anywidget")
    picture = ImpulseLab()
    data, _ = picture._repr_mimebundle_()
    assert f">{picture.sentence()}</div>" in data["text/html"]
    monkeypatch.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
    data, _ = picture._repr_mimebundle_()
    assert {"text/plain", "application/vnd.jupyter.widget-view+json"} == set(data)


def test_html_block_carries_state_that_cannot_leave_its_script() -> None:
    """The state stands in the block as JSON without a raw `<`; two blocks have two ids."""
    first, second = (picture.html() for picture in _pictures())
    state = json.loads(re.search(r"^const state = (.*);$", first, re.MULTILINE)[1])  # type: ignore[index]
    assert [[0, 1], [2, 3]] == state["kernel"]
    ids = [re.search(r'id="(.*?)"', block)[1] for block in (first, second)]  # type: ignore[index]
    assert 2 == len(set(ids))
    assert "export" not in first


GRADED = """
import sys
import convolab
picture = convolab.SlidingWindow([[1, 2], [3, 4]], [[1]])
lab = convolab.ImpulseLab(host="html")
picture.flip = True
data, metadata = picture._repr_mimebundle_()
picture.show()
lab.show()
convolab.hand_in()
convolab.welcome()
assert list(data) == ["text/plain"], data
assert repr(picture) == data["text/plain"]
heavy = {"ipywidgets", "anywidget", "traitlets", "IPython", "matplotlib", "tensorflow", "keras"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""


def test_graded_pictures_are_one_sentence_and_import_no_library(root: Path) -> None:
    """With NBGRADER_EXECUTION set a picture imports no library and says what it would show."""
    done = subprocess.run(
        [sys.executable, "-c", GRADED],
        cwd=root,
        env={"NBGRADER_EXECUTION": "autograde", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (0, "") == (done.returncode, done.stderr)
    window, lab = done.stdout.splitlines()
    assert (
        "[Sliding window: a 1×1 kernel slides over a 2×2 image, true convolution "
        "(the kernel flipped); the output is 2×2.]" == window
    )
    assert lab.startswith("[Impulse lab: a 5×5 image with a single 1 at row 2, column 2;")
