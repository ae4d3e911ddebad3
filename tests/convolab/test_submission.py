"""`hand_in` around its decisions: which file, which name, and Colab played by a stand-in."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import convolab
from convolab.submission import file_stem, find_notebook

NOTEBOOK: dict[str, Any] = {
    "cells": [
        {
            "cell_type": "code",
            "metadata": {
                "executionInfo": {"user": {"displayName": "Ada"}},
                "nbgrader": {"grade_id": "f", "solution": True, "grade": False},
            },
            "source": "def f():\n    # YOUR CODE HERE\n    raise NotImplementedError()",
            "outputs": [],
            "execution_count": None,
        }
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture(autouse=True)
def _no_notebook_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.mark.parametrize(
    ("name", "lesson", "path", "stem"),
    [
        (None, "02_x", "Copy of 02_y.ipynb", "02_x"),
        ("02_x", None, None, "02_x"),
        (None, None, "Copy of Copy of 02_x (1).ipynb", "02_x"),
        (None, None, "Copy_of_02_x.ipynb", "02_x"),
        ("../../etc/02 x", None, None, "02_x"),
        (None, None, None, "notebook"),
    ],
)
def test_name_of_what_is_handed_in(
    name: str | None, lesson: str | None, path: str | None, stem: str
) -> None:
    """The lesson's own name wins; a copy's additions and a path's parts go."""
    assert stem == file_stem(name, lesson, path and Path(path))


def test_file_is_found_by_name_by_server_or_because_it_is_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The newest copy of a lesson, the server's word, the only notebook; else it asks."""
    with pytest.raises(FileNotFoundError, match="save it and call"):
        find_notebook(None)
    old, new = Path("02_x.ipynb"), Path("02_x (1).ipynb")
    old.write_text("{}", encoding="utf-8")
    assert old == find_notebook(None)
    new.write_text("{}", encoding="utf-8")
    os.utime(old, (1, 1))
    assert new == find_notebook("02_x")
    with pytest.raises(FileNotFoundError):
        find_notebook(None)
    monkeypatch.setenv("JPY_SESSION_NAME", str(old))
    assert old == find_notebook(None)


def test_on_jupyter_it_reads_the_file_and_tells(capsys: pytest.CaptureFixture[str]) -> None:
    """What was found is printed, and which file was looked at; the file stays as it is."""
    path = Path("02_x.ipynb")
    path.write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    before = path.read_bytes()

    convolab.hand_in()

    out = capsys.readouterr().out
    assert "02_x: 0 of 1 exercises answered." in out
    assert "f: not answered yet." in out
    assert "Looked at 02_x.ipynb" in out
    assert before == path.read_bytes()


@pytest.mark.parametrize("text", ["", "[]", '{"cells": 3}', '{"worksheets": []}'])
def test_a_file_that_is_no_notebook_ends_in_one_sentence(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback meets a beginner, whatever the file holds."""
    Path("x.ipynb").write_text(text, encoding="utf-8")
    convolab.hand_in("x.ipynb")
    assert "is not a notebook" in capsys.readouterr().out


def _colab(monkeypatch: pytest.MonkeyPatch, answer: Any) -> list[Path]:
    """Stand in for google.colab; return the list of files that it was told to download."""
    downloads: list[Path] = []

    def request(what: str, timeout_sec: float) -> Any:
        assert ("get_ipynb", 120) == (what, timeout_sec)
        if isinstance(answer, Exception):
            raise answer
        return answer

    colab = ModuleType("google.colab")
    colab._message = SimpleNamespace(blocking_request=request)  # type: ignore[attr-defined]
    colab.files = SimpleNamespace(download=lambda path: downloads.append(Path(path)))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "google", ModuleType("google"))
    monkeypatch.setitem(sys.modules, "google.colab", colab)
    return downloads


def test_on_colab_it_downloads_the_mended_notebook_under_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Colab's copy arrives without the student's name, called after the lesson."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    downloads = _colab(monkeypatch, {"ipynb": NOTEBOOK})

    convolab.hand_in("02_x")

    assert ["02_x.ipynb"] == [path.name for path in downloads]
    handed_in = json.loads(downloads[0].read_text(encoding="utf-8"))
    assert {"nbgrader"} == set(handed_in["cells"][0]["metadata"])
    assert "Your browser downloads 02_x.ipynb" in capsys.readouterr().out


@pytest.mark.parametrize("answer", [TimeoutError("120 s"), None, {"other": 1}])
def test_a_silent_colab_sends_the_student_to_the_menu(
    answer: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The call is private to Colab: when it fails, one sentence names the menu instead."""
    downloads = _colab(monkeypatch, answer)
    convolab.hand_in()
    assert ([], True) == (downloads, "File ▸ Download" in capsys.readouterr().out)
