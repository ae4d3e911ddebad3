"""A class that has handed in two small lessons; quick to grade, for the commands and the batch."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from assignments import read
from handing_in import filled

from autograder.course import read_course

ROOT = Path(__file__).resolve().parents[1]
LESSONS = ("classes", "mixed")
STUDENTS = ("ada", "bob", "cleo", "dan", "eve", "fay")


def write_class(root: Path) -> Path:
    """Write a course and its hand-ins below ``root``: some right, some wrong, one untouched."""
    for name in LESSONS:
        read(name).write(root / "source" / name)
    course = read_course(root)
    for name in LESSONS:
        assignment = read(name)
        for number, student in enumerate(STUDENTS):
            answers = dict(list(assignment.right.items())[:number])
            answers |= {k: v for k, v in assignment.wrong.items() if number == 1}
            folder = root / "submitted" / student / name
            folder.mkdir(parents=True)
            for notebook in course.lessons[name].notebooks:
                own = {cell.grade_id for cell in notebook.cells}
                text = json.dumps(filled(notebook, {k: v for k, v in answers.items() if k in own}))
                (folder / f"{notebook.name}.ipynb").write_text(text, encoding="utf-8")
    return root


def copy_of(course: Path, place: Path) -> Path:
    """Return a copy of a course at ``place``."""
    return Path(shutil.copytree(course, place))


def command(*arguments: str, prefix: tuple[str, ...] = ()) -> list[str]:
    """Return the command line that runs ``autograder`` from this checkout."""
    return [*prefix, sys.executable, "-m", "autograder", *arguments]


ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}


def autograder(
    *arguments: str, prefix: tuple[str, ...] = (), cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``autograder`` as a user does."""
    return subprocess.run(
        command(*arguments, prefix=prefix),
        cwd=cwd,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def rows(course: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of a course's gradebook, database ids and clock times left out.

    An id is replaced by what it points at, as far as names go.
    """
    database = sqlite3.connect(course / "gradebook.db")
    found: dict[str, list[tuple[Any, ...]]] = {}
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
        kept = [
            column
            for column in columns
            if (column != "id" and not column.endswith("_id")) or column == "student_id"
        ]
        chosen = ", ".join(f'"{column}"' for column in kept)
        found[table] = (
            sorted(database.execute(f'SELECT {chosen} FROM "{table}"').fetchall(), key=repr)
            if kept
            else []
        )
    database.close()
    return found
