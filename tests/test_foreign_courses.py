"""Assignments of other teachers are graded as they are, and as stock nbgrader grades them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from assignments import NAMES, read
from both import graded_twice, run, submit
from handing_in import filled, graded

from autograder.course import read_course


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
