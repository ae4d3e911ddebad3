"""nbgrader's gradebook: where points are kept, and the only place that knows its tables.

Every row is what stock nbgrader would have written, so its formgrader, ``nbgrader autograde`` and
``nbgrader export`` go on working; but a submission is one transaction instead of one a row.
Order of a submission: the notebook to a temporary file, commit, rename. So a run that is killed at
any point and started again ends with the same gradebook.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import URL

from autograder import database
from autograder.course import Lesson, Notebook
from autograder.display import plain
from autograder.errors import GradebookError
from autograder.gradebook.lessons import Prepared, prepare_lesson
from autograder.gradebook.submissions import (
    all_scores,
    comments_query,
    enter_comments,
    enter_grades,
    part_row,
    submission_row,
    total,
)
from autograder.gradebook.tables import (
    ASSIGNMENT,
    CELL,
    STUDENT,
    SUBMISSION,
    marks_query,
    set_up,
)
from autograder.grading import Result
from autograder.marks import Mark, Score, entries, untouched
from autograder.record import Recorded, as_notebook, read_record
from autograder.roster import Student

__all__ = ["Gradebook"]


class Gradebook:
    """An open gradebook; use it in a ``with`` block.

    Safe to retry: every method that writes does so in one transaction and may be called again.
    Blocks for at most ``lock_timeout_s`` when another program is writing.
    """

    def __init__(
        self, url: URL, root: Path, course_id: str, lock_timeout_s: float = database.LOCK_TIMEOUT_S
    ) -> None:
        self.url = url
        self.root = root
        self._course_id = course_id
        self._prepared: dict[str, Prepared] = {}
        with database.told(url):
            self._engine = database.connect(url, lock_timeout_s)
            try:
                set_up(self._engine, url, course_id)
            except BaseException:
                self._engine.dispose()
                raise

    @classmethod
    def open(
        cls,
        root: Path,
        db: str | None = None,
        *,
        course_id: str | None = None,
        lock_timeout_s: float = database.LOCK_TIMEOUT_S,
    ) -> Gradebook:
        """Open a course's gradebook, and make it when it is new.

        Args:
            root: the course's folder; ``autograded/`` lies in it.
            db: an SQLAlchemy address or a path; by default what ``nbgrader_config.py`` says, else
                ``gradebook.db`` in ``root``.
            course_id: by default what ``nbgrader_config.py`` says.
            lock_timeout_s: how long to wait for another writer, in seconds.

        Raises:
            GradebookError: it cannot be opened, or it is another program's database.
            CourseError: ``nbgrader_config.py`` cannot be read.
        """
        settings = database.read_settings(root)
        url = database.address(root, db or settings.db_url)
        return cls(url, root, course_id or settings.course_id, lock_timeout_s)

    def __enter__(self) -> Self:
        """Return the gradebook, open."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the gradebook."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with database.told(self.url), self._engine.begin() as connection:
            yield connection

    def enrol(self, students: Iterable[Student]) -> None:
        """Enter students, or what is new about them; nobody is removed.

        Raises:
            GradebookError: an id is no file name, or the database failed.
        """
        with self._transaction() as connection:
            known = set(connection.execute(select(STUDENT.c.id)).scalars())
            for student in students:
                _checked_id(student.id)
                columns = {
                    "first_name": plain(student.first_name, 128)[:128],
                    "last_name": plain(student.last_name, 128)[:128],
                    "email": plain(student.email, 128)[:128],
                    "lms_user_id": plain(student.canvas_id, 128)[:128],
                }
                columns = {name: value for name, value in columns.items() if value}
                if student.id not in known:
                    known.add(student.id)
                    connection.execute(insert(STUDENT).values(id=student.id, **columns))
                elif columns:
                    connection.execute(
                        update(STUDENT).where(STUDENT.c.id == student.id).values(**columns)
                    )

    def prepare(self, lesson: Lesson) -> None:
        """Enter a lesson as ``nbgrader generate_assignment`` would have; twice is as once.

        Submissions stay. What changed in the lesson since (points, cells, checks) changes under
        them, and a cell that is new to them waits for a person until they are graded again.

        Raises:
            GradebookError: a cell was taken away that a person has marked, or the database failed.
        """
        with self._transaction() as connection:
            prepared = self._prepare(connection, lesson)
        self._prepared[lesson.name] = prepared

    def _prepare(self, connection: Connection, lesson: Lesson) -> Prepared:
        digests = tuple(notebook.digest for notebook in lesson.notebooks)
        known = self._prepared.get(lesson.name)
        if known is not None and known.digests == digests:
            return known
        return prepare_lesson(connection, lesson, self._course_id)

    def record(
        self,
        student: str,
        lesson: Lesson,
        results: Sequence[Result],
        *,
        submitted_at: datetime | None = None,
        digest: str = "",
    ) -> None:
        """Enter what one student's hand-in earned, and store the executed notebooks.

        A mark that a person gave stays and is shown for review, as with stock nbgrader.

        Args:
            student: the student's id; a student nobody knows is entered.
            lesson: the lesson; entered when it is new or changed.
            results: a result a notebook; a notebook of the lesson without one has 0 points.
            submitted_at: when it was handed in (aware), None when nobody knows.
            digest: of the hand-in, the lesson and the grader; :meth:`is_current` asks for it.

        Raises:
            GradebookError: the database or the disk failed; nothing was entered.
        """
        _checked_id(student)
        folder = self._folder(student, lesson.name)
        by_name = _by_notebook(lesson, results)
        stored: dict[str, str] = {}
        when = None
        if submitted_at is not None:
            when = submitted_at.astimezone(UTC).replace(tzinfo=None)
            stored["timestamp.txt"] = f"{when:%Y-%m-%d %H:%M:%S.%f} UTC\n"
        for name, result in by_name.items():  # last: their presence says that all is done
            executed = as_notebook(result, _notebook(lesson, name), digest, sorted(by_name))
            stored[f"{name}.ipynb"] = json.dumps(executed)  # indented it takes five times as long
        with database.told(self.url):
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in stored.items():
                _write_durably(folder / f".{name}.part", content)
        with self._transaction() as connection:
            prepared = self._prepare(connection, lesson)
            submission_id = submission_row(connection, student, prepared.assignment_id, when)
            for notebook in lesson.notebooks:
                part = prepared.parts[notebook.name]
                found = by_name.get(notebook.name)
                part_id = part_row(connection, submission_id, part)
                enter_grades(connection, part_id, part, entries(notebook, found))
                if found is not None:
                    left = untouched(notebook, found) if found.status == "graded" else frozenset()
                    enter_comments(connection, part_id, part, left)
        self._prepared[lesson.name] = prepared
        with database.told(self.url):
            for name in stored:
                (folder / f".{name}.part").replace(folder / name)
            for notebook in lesson.notebooks:
                if notebook.name not in by_name:
                    (folder / f"{notebook.name}.ipynb").unlink(missing_ok=True)
            _sync_folder(folder)

    def is_current(self, student: str, lesson: Lesson, digest: str) -> bool:
        """Tell whether exactly this was recorded before: stored, committed, and of this digest."""
        _checked_id(student)
        stored: dict[str, Recorded] = {}
        for notebook in lesson.notebooks:
            path = self._folder(student, lesson.name) / f"{notebook.name}.ipynb"
            if path.exists():
                try:
                    stored[notebook.name] = read_record(path)
                except GradebookError:
                    return False
        if not stored or any(
            one.digest != digest or set(one.parts) != stored.keys() for one in stored.values()
        ):
            return False
        wanted = {
            (notebook.name, entry.grade_id): entry.auto_score
            for notebook in lesson.notebooks
            for entry in entries(
                notebook, stored[notebook.name].result if notebook.name in stored else None
            )
        }
        query = marks_query().where(
            SUBMISSION.c.student_id == student,
            ASSIGNMENT.c.name == lesson.name,
            CELL.c.type == "GradeCell",
        )
        with self._transaction() as connection:
            found = connection.execute(query).all()
        return wanted == {(row.notebook, row.grade_id): row.auto_score for row in found}

    def _folder(self, student: str, lesson: str) -> Path:
        return self.root / "autograded" / student / lesson

    def marks(self, lesson: str, student: str | None = None) -> list[Mark]:
        """Return what every graded cell of a lesson has, of one student or of all."""
        query = marks_query().where(ASSIGNMENT.c.name == lesson)
        if student is not None:
            query = query.where(SUBMISSION.c.student_id == student)
        with self._transaction() as connection:
            return [
                Mark(
                    student=row.student,
                    notebook=row.notebook,
                    grade_id=row.grade_id,
                    score=total(row),
                    max_score=row.max_score,
                    auto_score=row.auto_score,
                    manual_score=row.manual_score,
                    needs_manual_grade=row.needs_manual_grade,
                )
                for row in connection.execute(query)
            ]

    def comments(self, lesson: str, student: str) -> dict[tuple[str, str], str]:
        """Return what a person wrote beside a student's answers, by notebook and grade id."""
        with self._transaction() as connection:
            rows = connection.execute(comments_query(lesson, student))
            return {(row.notebook, row.grade_id): row.comment for row in rows}

    def scores(self, lesson: str | None = None) -> list[Score]:
        """Return what every student has in every lesson, or in one, by student and lesson."""
        with self._transaction() as connection:
            return all_scores(connection, lesson)


def _checked_id(student: str) -> None:
    """Raise where a student's id is no file name; *Trust:* ids come from a platform's zip."""
    if (
        not student
        or len(student) > 128
        or student != plain(student)
        or student.startswith(".")
        or set(student) & set("/\\\n\t")
    ):
        raise GradebookError(
            f"`{plain(student, 60)}` cannot be a student's id; use letters, digits, - and _."
        )


def _by_notebook(lesson: Lesson, results: Sequence[Result]) -> dict[str, Result]:
    """Return the results by notebook; a result that names none belongs to the only one."""
    by_name: dict[str, Result] = {}
    for result in results:
        name = result.notebook
        if name is None and len(lesson.notebooks) == 1:
            name = lesson.notebooks[0].name
        _notebook(lesson, name)
        by_name[str(name)] = result
    return by_name


def _notebook(lesson: Lesson, name: str | None) -> Notebook:
    for notebook in lesson.notebooks:
        if notebook.name == name:
            return notebook
    raise GradebookError(f"The lesson {lesson.name} has no notebook {name}.")


def _write_durably(path: Path, content: str) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Wait until renames in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
