"""One class, graded twice: by stock nbgrader's own commands and by `autograder grade`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from nbgrader import api

ROOT = Path(__file__).resolve().parents[1]
Marks = dict[tuple[str, str, str], tuple[float | None, bool]]
"""By student, notebook and cell: the automatic score, and whether a person is waited for."""


def run(root: Path, *command: str, expect: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a Python module's command in a course's folder, with the environment of the tests."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expect, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def submit(root: Path, student: str, lesson: str, answers: Mapping[str, str]) -> None:
    """Hand in every notebook that nbgrader released for a lesson, answers in place by grade id."""
    folder = root / "submitted" / student / lesson
    folder.mkdir(parents=True)
    left = set(answers)
    for path in (root / "release" / lesson).iterdir():
        if path.is_dir():
            shutil.copytree(path, folder / path.name)
        elif path.suffix != ".ipynb":
            shutil.copy(path, folder)
        if path.suffix != ".ipynb":
            continue
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
            if grade_id in answers:
                cell["source"] = answers[grade_id]
                left.discard(grade_id)
        (folder / path.name).write_text(json.dumps(notebook), encoding="utf-8")
    assert not left, f"{lesson} has no cell {left}"


def marks(root: Path) -> Marks:
    """Read every automatic mark out of a course's gradebook, by nbgrader's own API."""
    with api.Gradebook(f"sqlite:///{root / 'gradebook.db'}") as book:
        return {
            (submission.student.id, notebook.name, grade.name): (
                grade.auto_score,
                bool(grade.needs_manual_grade),
            )
            for assignment in book.assignments
            for submission in assignment.submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def graded_twice(root: Path, lessons: list[str], *, ours_exits: int = 0) -> tuple[Marks, Marks]:
    """Grade what lies in ``submitted/`` by both; return stock's marks and ours.

    Ours works on a copy of the course made before stock has graded anything.
    """
    copy = root.with_name(f"{root.name}-ours")
    shutil.copytree(root, copy)
    for lesson in lessons:
        run(root, "nbgrader", "autograde", lesson)
    run(copy.parent, "autograder", "--course", str(copy), "grade", expect=ours_exits)
    return marks(root), marks(copy)
