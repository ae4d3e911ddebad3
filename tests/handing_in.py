"""Hand-ins made from a lesson's own cells, and the warm parents that all tests of a run share."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from classroom import cell, write_notebook

from autograder.cluster import Needs, needs, warm_parent
from autograder.course import Course, Notebook, read_course
from autograder.grading import Job, Result, grade
from autograder.sandbox.confinement import Limits
from autograder.scoring import CellResult

ROOT = Path(__file__).resolve().parents[1]
NUMPY = Needs(("matplotlib.pyplot", "numpy", "numpy.testing"), ())
"""What a course without TensorFlow needs; one warm parent serves all of them."""
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


@cache
def convolab() -> Course:
    """Return the course of this repository, or those of its lessons that LESSON picks."""
    wanted = os.environ.get("LESSON")
    if wanted is None:
        return read_course(ROOT)
    part = Path(tempfile.mkdtemp(prefix="convolab-part-"))
    atexit.register(shutil.rmtree, part, ignore_errors=True)
    (part / "source").mkdir()
    for lesson in (ROOT / "source").glob(f"{wanted}*"):
        shutil.copytree(lesson, part / "source" / lesson.name)
    for name in ("assets", "convolab"):
        shutil.copytree(ROOT / name, part / name)
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(ROOT / name, part / name)
    return read_course(part)


@cache
def tensorflow() -> Needs:
    """Return what the course of this repository needs."""
    return needs(convolab())


def filled(
    notebook: Notebook, answers: Mapping[str, str], edit: Callable[[str], str] = str
) -> dict[str, Any]:
    """Return a notebook as handed in: the released cells, answers in place by grade id."""
    unused = set(answers) - {cell.grade_id for cell in notebook.cells}
    assert not unused, f"{notebook.name} has no cell {unused}"
    cells: list[dict[str, Any]] = []
    for one in notebook.cells:
        made: dict[str, Any] = {
            "cell_type": one.cell_type,
            "id": one.id,
            "metadata": dict(one.metadata),
            "source": edit(answers.get(one.grade_id or "", one.released)),
        }
        if one.cell_type == "code":
            made |= {"outputs": [], "execution_count": None}
        cells.append(made)
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def hand_in(notebook: Notebook, answers: Mapping[str, str]) -> bytes:
    """Return the bytes of :func:`filled`."""
    return json.dumps(filled(notebook, answers)).encode()


def graded(
    course: Course,
    raw: bytes,
    *,
    wanted: Needs = NUMPY,
    seed: int | None = 7,
    limits: Limits | None = None,
    name: str = "",
) -> Result:
    """Grade one hand-in across the real border, with the warm parent that all tests share."""
    return grade(Job(name, raw, None, seed), course, warm_parent(wanted), limits)


def by_id(result: Result) -> dict[str, CellResult]:
    """Return the graded cells by grade id."""
    assert result.status == "graded", result.reason
    return {cell.grade_id: cell for cell in result.cells}


def points(result: Result) -> dict[str, float]:
    """Return the points by grade id."""
    return {name: cell.points for name, cell in by_id(result).items()}


def course_of(
    root: Path, *cells: Mapping[str, Any], files: Mapping[str, str] | None = None
) -> Course:
    """Write a course of one lesson, ``lesson``, of these cells and read it."""
    folder = root / "source" / "lesson"
    write_notebook(folder / "lesson.ipynb", cells)
    for name, text in (files or {}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_course(root)


def solution(source: str, name: str = "answer") -> dict[str, Any]:
    """Return an answer cell that is all solution."""
    text = f"### BEGIN SOLUTION\n{source}\n### END SOLUTION"
    return cell("code", text, name, solution=True)


def check(source: str, name: str = "check", points: float = 1.0) -> dict[str, Any]:
    """Return a check cell."""
    return cell("code", source, name, grade=True, locked=True, points=points)


def given(source: str, name: str = "given") -> dict[str, Any]:
    """Return a code cell that nbgrader does not know."""
    return cell("code", source, name)


def checked(
    root: Path,
    answer: str,
    test: str,
    *,
    author: str | None = None,
    before: str = "import numpy as np",
    points: float = 1.0,
    **more: Any,
) -> CellResult:
    """Grade one answer by one check cell across the real border.

    Args:
        root: an empty folder for the course.
        answer: what the student writes.
        test: the check cell.
        author: the author's solution; the student's answer by default.
        before: the author's cell before the answer.
        points: the check's points.
        more: goes to :func:`course_of`.
    """
    cells = (given(before), solution(author or answer), check(test, points=points))
    course = course_of(root, *cells, **more)
    raw = hand_in(course.lessons["lesson"].notebooks[0], {"answer": answer})
    return by_id(graded(course, raw))["check"]
