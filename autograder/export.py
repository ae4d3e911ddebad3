"""Marks as a CSV file: plain, for Canvas's gradebook or for Moodle's grader report; pure.

*Trust:* names were chosen by students. A spreadsheet runs a cell that begins like a formula, so
such a cell gets an apostrophe in front. A platform that is to find a student by such a text would
not find it; it finds them by their numbers.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from autograder.names import one_line
from autograder.roster import Roster, Student

Target = Literal["csv", "canvas", "moodle"]

BYTE_ORDER_MARK = "\ufeff"
"""What Excel wants to see in front before it reads UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?")


@dataclass(frozen=True)
class Row:
    """The marks of one student in one lesson.

    Attributes:
        student: the student's id.
        name: as it is shown, may be empty.
        lesson: the lesson.
        score: points, None when nothing was handed in or it waits for a person.
        max_score: points of the lesson.
        submitted_at: when it was handed in (aware), None when nobody knows.
        late: whether it came late.
        status: ``graded``, ``rejected``, ``missing`` or another word.
        comment: one sentence for the student, may be empty.
    """

    student: str
    name: str
    lesson: str
    score: float | None
    max_score: float
    submitted_at: datetime | None = None
    late: bool = False
    status: str = "graded"
    comment: str = ""


def export(
    rows: Sequence[Row], to: Target, *, roster: Roster | None = None, for_excel: bool = False
) -> str:
    """Write marks as the text of a CSV file.

    Args:
        rows: the marks, in the order wanted; students of a platform's file come in the order of
            the roster where there is one.
        to: ``csv`` has a line for each row; ``canvas`` and ``moodle`` one for each student.
        roster: the class list, for the columns by which the platform knows a student; without it
            they hold our id.
        for_excel: begin with a byte order mark, so that Excel reads the letters right.

    Raises:
        ValueError: two rows have the same student and lesson, or a score is not a finite number.
    """
    seen: set[tuple[str, str]] = set()
    for row in rows:
        numbers = (row.max_score, 0.0 if row.score is None else row.score)
        if not all(math.isfinite(number) for number in numbers):
            raise ValueError(f"{row.student}'s points in {row.lesson} are no finite number")
        if (row.student, row.lesson) in seen:
            raise ValueError(f"{row.student} has two marks in {row.lesson}")
        seen.add((row.student, row.lesson))
    if to == "canvas":
        table = _canvas(rows, roster)
    elif to == "moodle":
        table = _moodle(rows, roster)
    else:
        table = _plain(rows)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in line] for line in table)
    return (BYTE_ORDER_MARK if for_excel else "") + buffer.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: one line, an apostrophe in front.

    Source: OWASP, "CSV Injection". A plain number stays a number.
    """
    is_formula = cell.lstrip(" ").startswith(_FORMULA)
    text = one_line(cell, 4000)
    if _NUMBER.fullmatch(text):
        return text
    return f"'{text}" if is_formula or text.startswith(_FORMULA) else text


def _plain(rows: Sequence[Row]) -> Iterable[list[str]]:
    yield [
        "student", "name", "lesson", "score", "max_score", "submitted_at", "late", "status",
        "comment",
    ]  # fmt: skip
    for row in rows:
        yield [
            row.student,
            row.name,
            row.lesson,
            _points(row.score),
            _points(row.max_score),
            "" if row.submitted_at is None else row.submitted_at.astimezone(UTC).isoformat(),
            "yes" if row.late else "no",
            row.status,
            row.comment,
        ]


def _canvas(rows: Sequence[Row], roster: Roster | None) -> Iterable[list[str]]:
    """Write what "Grades, Import" reads.

    Canvas knows a column by the assignment's number in brackets behind its title; it stands in
    Canvas's own export, so a roster made from that gives it. Of a column without one, Canvas asks
    which assignment it is.
    """
    lessons = _lessons(rows)
    titles = [roster.column(lesson) if roster is not None else lesson for lesson in lessons]
    most = {row.lesson: _points(row.max_score) for row in rows}
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles]
    yield ["    Points Possible", "", "", "", "", *(most[lesson] for lesson in lessons)]
    for student, marks in _by_student(rows, roster):
        known = _known(student, marks, roster)
        yield [
            known.name,
            known.canvas_id,
            known.sis_user_id,
            known.login or known.id,
            known.section,
            *(_points(marks[lesson].score) if lesson in marks else "" for lesson in lessons),
        ]


def _moodle(rows: Sequence[Row], roster: Roster | None) -> Iterable[list[str]]:
    """Write what "Grades, Import, CSV file" reads: a column of points and one of comments each."""
    lessons = _lessons(rows)
    titles = [title for lesson in lessons for title in (lesson, f"{lesson} (feedback)")]
    yield ["First name", "Surname", "ID number", "Email address", *titles]
    for student, marks in _by_student(rows, roster):
        known = _known(student, marks, roster)
        cells: list[str] = []
        for lesson in lessons:
            mark = marks.get(lesson)
            cells += ["", ""] if mark is None else [_points(mark.score), _comment(mark)]
        first = known.first_name or known.name
        yield [first, known.last_name, known.id_number or known.id, known.email, *cells]


def _known(student: str, marks: dict[str, Row], roster: Roster | None) -> Student:
    known = roster.student(student) if roster is not None else None
    if known is not None:
        return known
    names = [row.name for row in marks.values() if row.name]
    return Student(id=student, name=names[0] if names else student)


def _by_student(rows: Sequence[Row], roster: Roster | None) -> Iterable[tuple[str, dict[str, Row]]]:
    """Return each student's marks by lesson; in the roster's order, then those not on it."""
    marks: dict[str, dict[str, Row]] = {}
    for row in rows:
        marks.setdefault(row.student, {})[row.lesson] = row
    order = [one.id for one in roster.students] if roster is not None else []
    ordered = dict.fromkeys([*order, *marks])
    return [(student, marks[student]) for student in ordered if student in marks]


def _lessons(rows: Sequence[Row]) -> list[str]:
    return sorted({row.lesson for row in rows})


def _comment(row: Row) -> str:
    late = "Handed in late." if row.late else ""
    return " ".join(part for part in (row.comment, late) if part)


def _points(score: float | None) -> str:
    """Write points without a needless ``.0`` and without the noise of binary fractions."""
    return "" if score is None else f"{round(score, 4):.4f}".rstrip("0").rstrip(".")
