"""A submission's rows in the database, and what they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Connection, bindparam, insert, select, update

from autograder.gradebook.lessons import Part, add_cells
from autograder.gradebook.tables import (
    ASSIGNMENT,
    CELL,
    COMMENT,
    GRADE,
    GRADE_CELL,
    NOTEBOOK,
    PART,
    STUDENT,
    SUBMISSION,
    TASK_CELL,
    marks_query,
    new_id,
)
from autograder.marks import Entry, Score
from autograder.roster import Student


def submission_row(
    connection: Connection, student: str, assignment_id: str, when: datetime | None
) -> str:
    """Return the id of a student's submission, entered with the student where it is new."""
    row = connection.execute(
        select(SUBMISSION.c.id, SUBMISSION.c.timestamp)
        .where(SUBMISSION.c.assignment_id == assignment_id)
        .where(SUBMISSION.c.student_id == student)
    ).one_or_none()
    if row is not None:
        if when is not None and row.timestamp != when:
            connection.execute(
                update(SUBMISSION).where(SUBMISSION.c.id == row.id).values(timestamp=when)
            )
        return str(row.id)
    known = select(STUDENT.c.id).where(STUDENT.c.id == student)
    if connection.execute(known).scalar() is None:
        connection.execute(insert(STUDENT).values(id=student))
    submission_id = new_id()
    connection.execute(
        insert(SUBMISSION).values(
            id=submission_id, assignment_id=assignment_id, student_id=student, timestamp=when
        )
    )
    return submission_id


def part_row(connection: Connection, submission_id: str, part: Part) -> str:
    """Return the id of a submitted notebook, entered with empty grades where it is new.

    nbgrader's late penalty is taken back, as stock ``autograde`` does without a penalty plugin.
    """
    row = connection.execute(
        select(PART.c.id, PART.c.late_submission_penalty)
        .where(PART.c.assignment_id == submission_id)
        .where(PART.c.notebook_id == part.id)
    ).one_or_none()
    if row is None:
        part_id = new_id()
        connection.execute(
            insert(PART).values(
                id=part_id, assignment_id=submission_id, notebook_id=part.id, flagged=False
            )
        )
        add_cells(connection, [part_id], list(part.cells.items()))
        return part_id
    if row.late_submission_penalty is not None:
        connection.execute(
            update(PART).where(PART.c.id == row.id).values(late_submission_penalty=None)
        )
    return str(row.id)


def enter_grades(connection: Connection, part_id: str, part: Part, rows: Sequence[Entry]) -> None:
    """Enter automatic scores; a person's mark stays and asks for review."""
    if not rows:
        return
    connection.execute(
        update(GRADE)
        .where(GRADE.c.notebook_id == part_id, GRADE.c.cell_id == bindparam("cell"))
        .values(
            auto_score=bindparam("auto"),
            needs_manual_grade=sql.case(
                (GRADE.c.manual_score.is_not(None), True), else_=bindparam("needs")
            ),
        ),
        [
            {
                "cell": part.cells["GradeCell", row.grade_id],
                "auto": row.auto_score,
                "needs": row.needs_manual_grade,
            }
            for row in rows
        ],
    )


def enter_comments(connection: Connection, part_id: str, part: Part, left: frozenset[str]) -> None:
    """Enter nbgrader's own remark beside the answers that were not touched."""
    rows = [
        {"cell": cell_id, "remark": "No response." if name in left else None}
        for (kind, name), cell_id in part.cells.items()
        if kind == "SolutionCell"
    ]
    if rows:
        connection.execute(
            update(COMMENT)
            .where(COMMENT.c.notebook_id == part_id, COMMENT.c.cell_id == bindparam("cell"))
            .values(auto_comment=bindparam("remark")),
            rows,
        )


def _max_scores(connection: Connection) -> dict[str, float]:
    """Return the points of every lesson, by its database id."""
    points: dict[str, float] = defaultdict(float)
    for table in (GRADE_CELL, TASK_CELL):
        rows = connection.execute(
            select(NOTEBOOK.c.assignment_id, sql.func.sum(table.c.max_score))
            .select_from(table)
            .join(CELL, CELL.c.id == table.c.id)
            .join(NOTEBOOK, NOTEBOOK.c.id == CELL.c.notebook_id)
            .group_by(NOTEBOOK.c.assignment_id)
        )
        for assignment_id, total in rows:
            points[assignment_id] += total
    return points


def _score(
    student: Student,
    assignment: Any,
    submission: Any,
    max_score: float,
    cells: Mapping[str, Sequence[Any]],
    penalties: Mapping[str, float],
) -> Score:
    """Return one student's score from the rows of the database."""
    if submission is None:
        return Score(student, assignment.name, 0.0, max_score, 0.0, None, 0.0, "missing")
    rows = cells.get(submission.id, ())
    penalty = penalties.get(submission.id, 0.0)
    late_s = 0.0
    if submission.timestamp is not None and assignment.duedate is not None:
        due = assignment.duedate + submission.extension if submission.extension else None
        late = submission.timestamp - (due or assignment.duedate)
        late_s = max(0.0, late.total_seconds())
    waiting = [row for row in rows if row.needs_manual_grade]
    status: Any = "review" if waiting else "graded"
    checks = [row for row in rows if row.is_check]
    if checks and all(row.auto_score is None and row.manual_score is None for row in checks):
        status = "rejected"
    when = submission.timestamp
    return Score(
        student,
        assignment.name,
        max(0.0, sum(map(total, rows)) - penalty),
        max_score,
        penalty,
        None if when is None else when.replace(tzinfo=UTC),
        late_s,
        status,
    )


def total(row: Any) -> float:
    """Return a cell's points as nbgrader counts them: a person's mark first, credit on top."""
    base = row.manual_score if row.manual_score is not None else row.auto_score
    return 0.0 if base is None else float(base + (row.extra_credit or 0.0))


def all_scores(connection: Connection, lesson: str | None) -> list[Score]:
    """Return every student's score in every lesson, or in one, by lesson and student."""
    columns = ("id", "first_name", "last_name", "email", "lms_user_id")
    students = [
        _student({name: row[name] or "" for name in columns})
        for row in connection.execute(select(STUDENT).order_by(STUDENT.c.id)).mappings()
    ]
    assignments = select(ASSIGNMENT).order_by(ASSIGNMENT.c.name)
    marks = marks_query()
    if lesson is not None:
        assignments = assignments.where(ASSIGNMENT.c.name == lesson)
        marks = marks.where(ASSIGNMENT.c.name == lesson)
    lessons = connection.execute(assignments).all()
    maxima = _max_scores(connection)
    handed = {
        (row.student_id, row.assignment_id): row for row in connection.execute(select(SUBMISSION))
    }
    penalties: dict[str, float] = defaultdict(float)
    for row in connection.execute(select(PART.c.assignment_id, PART.c.late_submission_penalty)):
        penalties[row.assignment_id] += row.late_submission_penalty or 0.0
    cells: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(marks):
        cells[row.submission_id].append(row)
    return [
        _score(
            student,
            assignment,
            handed.get((student.id, assignment.id)),
            maxima.get(assignment.id, 0.0),
            cells,
            penalties,
        )
        for assignment in lessons
        for student in students
    ]


def _student(row: Mapping[str, str]) -> Student:
    name = f"{row['first_name']} {row['last_name']}".strip() or row["id"]
    return Student(
        row["id"], name, row["last_name"], row["first_name"], row["email"], row["lms_user_id"]
    )


def comments_query(lesson: str, student: str) -> sql.Select[Any]:
    """Return the query for what a person wrote beside one student's answers."""
    return (
        select(
            NOTEBOOK.c.name.label("notebook"),
            CELL.c.name.label("grade_id"),
            COMMENT.c.manual_comment.label("comment"),
        )
        .select_from(COMMENT)
        .join(CELL, CELL.c.id == COMMENT.c.cell_id)
        .join(PART, PART.c.id == COMMENT.c.notebook_id)
        .join(NOTEBOOK, NOTEBOOK.c.id == PART.c.notebook_id)
        .join(SUBMISSION, SUBMISSION.c.id == PART.c.assignment_id)
        .join(ASSIGNMENT, ASSIGNMENT.c.id == SUBMISSION.c.assignment_id)
        .where(ASSIGNMENT.c.name == lesson, SUBMISSION.c.student_id == student)
        .where(COMMENT.c.manual_comment.is_not(None), COMMENT.c.manual_comment != "")
    )
