"""Assignments of other teachers are graded as they are, and as stock nbgrader grades them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from both import graded_twice, run, submit
from classroom import cell
from handing_in import KERNEL, filled, graded

from autograder.course import read_course

FOLDER = Path(__file__).parent / "foreign"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
FLAGS: Mapping[str, Mapping[str, bool]] = {
    "given": {},
    "text": {},
    "answer": {"solution": True},
    "check": {"grade": True, "locked": True},
    "manual": {"grade": True, "solution": True},
    "task": {"task": True, "locked": True},
}


@dataclass
class Assignment:
    """One file of ``foreign/``: notebooks by name, files, and a wrong and a right answer by cell."""

    notebooks: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    right: dict[str, str] = field(default_factory=dict)
    minor: int = 5

    def write(self, folder: Path) -> None:
        """Write the assignment's source folder."""
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        folder.mkdir(parents=True, exist_ok=True)
        for name, cells in self.notebooks.items():
            content = {
                "cells": [
                    {**c, "id": c["id"]} if self.minor == 5 else _without_id(c) for c in cells
                ],
                "metadata": {"kernelspec": KERNEL, "language_info": {"name": "python"}},
                "nbformat": 4,
                "nbformat_minor": self.minor,
            }
            (folder / f"{name}.ipynb").write_text(json.dumps(content), encoding="utf-8")


def _without_id(one: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key != "id"}


def read(name: str) -> Assignment:
    """Read one file of ``foreign/``."""
    made = Assignment()
    cells = made.notebooks[name] = []
    parts = re.split(
        r"^# %% (.*)\n", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), flags=re.M
    )
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        kind, title, *more = heading.split()
        text = text.rstrip("\n")
        if kind == "format":
            made.minor = int(title.removeprefix("4."))
        elif kind == "notebook":
            cells = made.notebooks[title] = []
        elif kind == "file":
            made.files[title] = text + "\n"
        elif kind == "wrong":
            made.wrong[title] = text
        else:
            if kind == "answer":
                made.right[title] = re.sub(r"^ *### (BEGIN|END) SOLUTION\n?", "", text, flags=re.M)
            is_text = kind in ("text", "task") or title == "explain"
            points = float(more[0]) if more else None
            flags = FLAGS[kind]
            cells.append(
                cell("markdown" if is_text else "code", text, title, points=points, **flags)
            )
    return made


@pytest.mark.parametrize("name", NAMES)
def test_solutions_earn_all_and_stubs_nothing_and_wrong_answers_less(
    name: str, tmp_path: Path
) -> None:
    """Each check pays its points for the author's solution and none for what was released."""
    assignment = read(name)
    assignment.write(tmp_path / "source" / name)
    course = read_course(tmp_path)
    for notebook in course.lessons[name].notebooks:
        own = {c.grade_id for c in notebook.cells}
        checks = {c.grade_id: c.points for c in notebook.cells if c.role == "check"}
        earned = {}
        for kind, answers in {
            "right": assignment.right,
            "wrong": assignment.wrong,
            "stub": {},
        }.items():
            answers = {cell_id: text for cell_id, text in answers.items() if cell_id in own}
            result = graded(course, json.dumps(filled(notebook, answers)).encode())
            assert "graded" == result.status, result.reason
            earned[kind] = {c.grade_id: c.points for c in result.cells if c.grade_id in checks}
            if kind == "right":
                told = {c.grade_id: c.message for c in result.cells if c.points < c.max_points}
                assert checks == earned["right"], told
        assert dict.fromkeys(checks, 0.0) == earned["stub"]
        assert sum(earned["wrong"].values()) < sum(checks.values()) / 2


@pytest.mark.slow
@pytest.mark.stock
def test_all_of_them_get_the_marks_that_stock_nbgrader_gives(tmp_path: Path) -> None:
    """Right, wrong and untouched hand-ins of every assignment, cell by cell."""
    course = tmp_path / "course"
    assignments = {name: read(name) for name in NAMES}
    for name, assignment in assignments.items():
        assignment.write(course / "source" / name)
    (course / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    for name, assignment in assignments.items():
        run(course, "nbgrader", "generate_assignment", name)
        submit(course, "right", name, assignment.right)
        submit(course, "wrong", name, assignment.wrong)
        submit(course, "untouched", name, {})
    stock, ours = graded_twice(course, NAMES)
    assert stock == ours
