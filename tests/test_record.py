"""The stored form of a result: a notebook for nbgrader, and a record to make pages from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from classroom import RIGHT, rejected, tiny_course, tiny_result
from nbgrader.nbgraderformat import MetadataValidator
from test_feedback import EVIL, hostile

from autograder.course import Lesson
from autograder.errors import GradebookError
from autograder.record import as_notebook, as_record, from_record, read_record
from autograder.scoring import CellResult


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return tiny_course(tmp_path)


def test_a_record_is_read_back_whole(lesson: Lesson) -> None:
    """Through JSON and back, every field of the result is what it was."""
    one = tiny_result(lesson.notebooks[0], RIGHT, "So.")
    record = json.loads(json.dumps(as_record(one, "digest", ["intro"])))
    back = from_record(record, one.executed)
    assert (one, "digest", ("intro",)) == (back.result, back.digest, back.parts)


def test_a_hostile_notebook_is_stored_valid(lesson: Lesson) -> None:
    """nbformat and nbgrader accept it; a student's raw cells, ids and metadata are gone."""
    stored = as_notebook(hostile(lesson), lesson.notebooks[0])
    notebook = nbformat.from_dict(json.loads(json.dumps(stored)))
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert "raw" not in {cell["cell_type"] for cell in stored["cells"]}
    assert not [cell for cell in stored["cells"] if EVIL in json.dumps(cell["metadata"])]
    assert {"nbgrader", "convolab"} >= {key for cell in stored["cells"] for key in cell["metadata"]}
    json.dumps(stored, ensure_ascii=False).encode("utf-8")


def test_a_graded_cell_has_the_authors_metadata_once(lesson: Lesson) -> None:
    """A second cell with the same grade id, or changed points, does not reach the gradebook."""
    one = tiny_result(lesson.notebooks[0])
    cells = list(one.executed["cells"])
    twin = json.loads(json.dumps(cells[4]))
    twin["metadata"]["nbgrader"]["points"] = 100
    one.executed["cells"][:] = [twin, *cells]  # type: ignore[index]
    stored = as_notebook(one, lesson.notebooks[0])
    metas = [cell["metadata"].get("nbgrader", {}) for cell in stored["cells"]]
    assert [3.0] == [meta["points"] for meta in metas if meta.get("grade_id") == "double_test"]


def test_a_rejected_hand_in_is_stored_with_its_reason(lesson: Lesson) -> None:
    """The formgrader opens it and shows why; the record says so, too."""
    stored = as_notebook(rejected(lesson.notebooks[0], "Cut off."), lesson.notebooks[0])
    assert "Cut off." in stored["cells"][0]["source"]
    assert "rejected" == stored["metadata"]["convolab"]["status"]


@pytest.mark.parametrize("points", [float("nan"), float("inf")])
def test_points_that_are_no_number_are_refused(lesson: Lesson, points: float) -> None:
    """Not a number of points is a fault of the grader, not a mark."""
    one = tiny_result(lesson.notebooks[0])
    bad = type(one)(**{**vars(one), "cells": (CellResult("double_test", points, 3.0, "passed"),)})
    with pytest.raises(ValueError, match="finite"):
        as_record(bad)


def broken_records() -> list[Any]:
    whole: dict[str, Any] = {
        "version": 1, "digest": "", "parts": [], "file": "", "lesson": None, "notebook": None,
        "status": "graded", "reason": None, "score": 0, "max_score": 0, "seed": 0,
        "sandboxed": True, "cells": [], "repairs": [], "seconds": {},
    }  # fmt: skip
    broken: list[Any] = [None, [], "x", {}, {**whole, "version": 99}, {**whole, "status": "odd"}]
    broken += [{key: value for key, value in whole.items() if key != gone} for gone in whole]
    broken += [{**whole, key: 7} for key in ("cells", "repairs", "seconds", "parts")]
    broken += [{**whole, "cells": [{"grade_id": "a"}]}, {**whole, "score": "x"}]
    return broken


@pytest.mark.parametrize("record", broken_records())
def test_a_broken_record_is_told(tmp_path: Path, record: Any) -> None:
    """A file that this grader did not write: one sentence, no traceback."""
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"metadata": {"convolab": record}, "cells": []}))
    with pytest.raises(GradebookError, match="--force"):
        read_record(path)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "[" * 100_000, "\ud800"])
def test_a_broken_file_is_told(tmp_path: Path, text: str) -> None:
    """Half a file, another file, a deep one: one sentence."""
    path = tmp_path / "a.ipynb"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(GradebookError, match="--force"):
        read_record(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """Nothing was graded yet: the sentence names the command."""
    with pytest.raises(GradebookError, match="autograder grade"):
        read_record(tmp_path / "a.ipynb")
