"""What students have in the gradebook, and what a result enters there; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from autograder.course import Notebook
from autograder.grading import Result
from autograder.record import grade_id_of, nbgrader_kind, same_text, source_of
from autograder.roster import Student


@dataclass(frozen=True)
class Score:
    """What one student has in one lesson.

    Attributes:
        student: who.
        lesson: the lesson's name.
        score: points with manual marks and extra credit, less the penalty; 0 when ``missing``.
        max_score: points of the lesson.
        penalty: points taken off for handing in late.
        submitted_at: when it was handed in (aware, UTC), None when nobody knows.
        late_s: seconds after the due date and the student's extension, 0 when in time.
        status: ``graded``; ``review``: a person has still to mark a cell; ``rejected``: handed in
            but not gradable; ``missing``: not handed in.
    """

    student: Student
    lesson: str
    score: float
    max_score: float
    penalty: float
    submitted_at: datetime | None
    late_s: float
    status: Literal["graded", "review", "rejected", "missing"]


@dataclass(frozen=True)
class Mark:
    """What one graded cell of one submission has; ``score`` includes manual marks and credit."""

    student: str
    notebook: str
    grade_id: str
    score: float
    max_score: float
    auto_score: float | None
    manual_score: float | None
    needs_manual_grade: bool


@dataclass(frozen=True)
class Entry:
    """What is entered about one grade cell; ``auto_score`` None leaves it to a person."""

    grade_id: str
    auto_score: float | None

    @property
    def needs_manual_grade(self) -> bool:
        """Whether a person has to mark the cell."""
        return self.auto_score is None


def untouched(notebook: Notebook, result: Result) -> frozenset[str]:
    """Return the grade ids of the answers that still are the stub that was released."""
    texts: dict[str | None, str] = {}
    for executed in result.executed.get("cells", ()):
        texts.setdefault(grade_id_of(executed), source_of(executed))
    return frozenset(
        cell.grade_id
        for cell in notebook.cells
        if cell.grade_id is not None
        and nbgrader_kind(cell)[1]
        and same_text(texts.get(cell.grade_id, cell.released), cell.released)
    )


def entries(notebook: Notebook, result: Result | None) -> tuple[Entry, ...]:
    """Return the automatic scores of a notebook's grade cells as nbgrader would have given them.

    A notebook that was not handed in has 0 everywhere; a rejected one waits for a person; so does
    a hand-graded answer, unless its stub is untouched, which is 0.
    """
    outcomes: Mapping[str, float | None] = {}
    if result is not None and result.status == "graded":
        left = untouched(notebook, result)
        outcomes = {
            cell.grade_id: 0.0
            if cell.grade_id in left
            else (None if cell.status == "manual" else cell.points)
            for cell in result.cells
        }
    return tuple(
        Entry(cell.grade_id, 0.0 if result is None else outcomes.get(cell.grade_id))
        for cell in notebook.cells
        if cell.grade_id is not None and nbgrader_kind(cell)[0]
    )
