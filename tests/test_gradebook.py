"""The gradebook: nbgrader's own rows, in one transaction, whatever happens meanwhile."""

from __future__ import annotations

import errno
import importlib.util
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from classroom import (
    HALF,
    RIGHT,
    WRONG,
    cell,
    executed,
    rejected,
    result,
    tiny_cells,
    tiny_course,
    tiny_result,
    write_notebook,
)
from nbgrader import api

from autograder import database
from autograder.course import Lesson, read_course
from autograder.errors import GradebookError
from autograder.gradebook import Gradebook
from autograder.record import read_record
from autograder.roster import Student
from autograder.scoring import CellResult

WHEN = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return tiny_course(tmp_path / "course")


@pytest.fixture
def gradebook(lesson: Lesson) -> Iterator[Gradebook]:
    with Gradebook.open(lesson.folder.parents[1]) as opened:
        yield opened


def url_of(gradebook: Gradebook) -> str:
    return gradebook.url.render_as_string(False)


def plain_rows(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "id"}


def all_rows(url: str) -> dict[str, Any]:
    """Return everything that nbgrader's own API reports of a gradebook, without database ids."""
    with api.Gradebook(url, "tiny") as book:
        found: dict[str, Any] = {"students": sorted(student.id for student in book.students)}
        for assignment in book.assignments:
            found[assignment.name] = plain_rows(assignment.to_dict())
            found["dicts", assignment.name] = sorted(
                (plain_rows(row) for row in book.submission_dicts(assignment.name)),
                key=lambda row: str(row["student"]),
            )
            for notebook in assignment.notebooks:
                found["notebook", notebook.name] = plain_rows(notebook.to_dict())
                found["kernel", notebook.name] = notebook.kernelspec
                for kind in ("grade_cells", "solution_cells", "task_cells", "source_cells"):
                    found[kind, notebook.name] = [
                        plain_rows(one.to_dict()) for one in getattr(notebook, kind)
                    ]
            for submission in assignment.submissions:
                who = submission.student.id
                found["penalty", who] = submission.late_submission_penalty
                for part in submission.notebooks:
                    found["part", who, part.name] = plain_rows(part.to_dict())
                    for kind in ("grades", "comments"):
                        found[kind, who, part.name] = sorted(
                            (plain_rows(one.to_dict()) for one in getattr(part, kind)),
                            key=lambda row: str(row["name"]),
                        )
    return found


# Stock nbgrader


def run_nbgrader(root: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.stock
@pytest.mark.slow
def test_rows_are_those_of_stock_nbgrader(tmp_path: Path) -> None:
    """The same class graded by `nbgrader autograde` and entered here: every row is the same."""
    stock, ours = tmp_path / "stock", tmp_path / "ours"
    lesson = tiny_course(stock)
    tiny_course(ours)
    run_nbgrader(stock, "generate_assignment", "intro")
    with Gradebook.open(ours) as gradebook:
        gradebook.prepare(lesson)
    assert all_rows(f"sqlite:///{stock}/gradebook.db") == all_rows(f"sqlite:///{ours}/gradebook.db")

    answers = {"ada": (RIGHT, "It adds up."), "bob": (WRONG, None), "cid": (HALF, None)}
    released = read_course(stock).lessons["intro"].notebooks[0]
    for student, (answer, why) in answers.items():
        cells = tiny_cells()
        texts = {one.id: one.released for one in released.cells} | {"double": answer}
        texts |= {"why": why} if why else {}
        for one in cells:
            one["source"] = texts[one["id"]]
        for root in (stock, ours):
            folder = root / "submitted" / student / "intro"
            write_notebook(folder / "intro.ipynb", cells)
            (folder / "timestamp.txt").write_text("2026-03-01 12:30:00.000000 UTC\n")
    run_nbgrader(stock, "autograde", "intro")
    notebook = lesson.notebooks[0]
    with Gradebook.open(ours) as gradebook:
        for student, (answer, why) in answers.items():
            gradebook.record(student, lesson, [tiny_result(notebook, answer, why)],
                             submitted_at=WHEN)  # fmt: skip
    expected = all_rows(f"sqlite:///{stock}/gradebook.db")
    assert expected == all_rows(f"sqlite:///{ours}/gradebook.db")

    # And stock nbgrader can go on where we stopped.
    run_nbgrader(ours, "autograde", "intro", "--force")
    assert expected == all_rows(f"sqlite:///{ours}/gradebook.db")
    run_nbgrader(ours, "export", "--to", str(tmp_path / "grades.csv"))
    assert "ada" in (tmp_path / "grades.csv").read_text()


# A lesson


def test_preparing_twice_is_as_once(gradebook: Gradebook, lesson: Lesson) -> None:
    """A lesson that is entered again changes no row, database ids included."""
    gradebook.prepare(lesson)
    before = dump(gradebook)
    with Gradebook.open(gradebook.root) as again:
        again.prepare(lesson)
    assert before == dump(gradebook)


def test_new_points_keep_the_submissions(gradebook: Gradebook, lesson: Lesson) -> None:
    """When a check is worth more than before, what was earned stays until it is graded again."""
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    changed = tiny_course(gradebook.root, check_points=5.0)
    gradebook.prepare(changed)
    (score,) = gradebook.scores()
    assert (4.0, 9.0) == (score.score, score.max_score)


def test_an_added_cell_joins_the_submissions(gradebook: Gradebook, lesson: Lesson) -> None:
    """A check that is new to a submission is there for a person to see, and for nbgrader's API."""
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    extra = cell("code", "assert double(0) == 0", "zero", grade=True, locked=True, points=1.0)
    changed = rewritten(gradebook.root, [*tiny_cells(), extra])
    gradebook.prepare(changed)
    with api.Gradebook(url_of(gradebook), "tiny") as book:
        grade = book.find_grade("zero", "intro", "intro", "ada")
        assert (None, True) == (grade.auto_score, grade.needs_manual_grade)
    assert 4.0 == gradebook.scores()[0].score


def test_a_removed_cell_goes_unless_a_person_marked_it(
    gradebook: Gradebook, lesson: Lesson
) -> None:
    """Automatic points of a cell that is gone go with it; a person's marks stop the change."""
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0], RIGHT, "So.")])
    fewer = [one for one in tiny_cells() if one["id"] != "double_share"]
    gradebook.prepare(rewritten(gradebook.root, fewer))
    assert (3.0, 6.0) == (gradebook.scores()[0].score, gradebook.scores()[0].max_score)
    mark_by_hand(gradebook, "why", 1.5)
    without = [one for one in fewer if one["id"] != "why"]
    with pytest.raises(GradebookError, match="put it back"):
        gradebook.prepare(rewritten(gradebook.root, without))
    assert 4.5 == gradebook.scores()[0].score


def test_a_notebook_that_was_handed_in_cannot_vanish(gradebook: Gradebook, lesson: Lesson) -> None:
    """A lesson whose notebook was renamed after hand-ins is refused; before, it is followed."""
    renamed = gradebook.root / "source/intro/other.ipynb"
    original = gradebook.root / "source/intro/intro.ipynb"
    gradebook.prepare(lesson)
    original.rename(renamed)
    moved = read_course(gradebook.root).lessons["intro"]
    gradebook.prepare(moved)
    gradebook.record("ada", moved, [tiny_result(moved.notebooks[0])])
    renamed.rename(original)
    with pytest.raises(GradebookError, match="handed in the notebook other"):
        gradebook.prepare(read_course(gradebook.root).lessons["intro"])


def rewritten(root: Path, cells: list[dict[str, Any]]) -> Lesson:
    write_notebook(root / "source/intro/intro.ipynb", cells)
    return read_course(root).lessons["intro"]


def mark_by_hand(
    gradebook: Gradebook, grade_id: str, score: float, student: str = "ada", credit: float = 0.0
) -> None:
    """Do what nbgrader's formgrader does when a person marks a cell."""
    with api.Gradebook(url_of(gradebook), "tiny") as book:
        grade = book.find_grade(grade_id, "intro", "intro", student)
        grade.manual_score, grade.needs_manual_grade = score, False
        grade.extra_credit = credit or None
        book.db.commit()


# A submission


def test_a_submission_is_one_transaction(gradebook: Gradebook, lesson: Lesson) -> None:
    """However many rows a submission has, the database commits once."""
    gradebook.prepare(lesson)
    commits = []
    sqlalchemy.event.listen(gradebook._engine, "commit", commits.append)
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    assert 1 == len(commits)


def test_a_persons_mark_survives(gradebook: Gradebook, lesson: Lesson) -> None:
    """Grading again keeps a manual mark and shows it for review, as stock nbgrader does."""
    notebook = lesson.notebooks[0]
    gradebook.record("ada", lesson, [tiny_result(notebook, WRONG, "So.")])
    mark_by_hand(gradebook, "why", 1.5)
    mark_by_hand(gradebook, "double_test", 2.0, credit=0.25)
    assert 3.75 == gradebook.scores()[0].score
    gradebook.record("ada", lesson, [tiny_result(notebook, RIGHT, "So.")])
    marks = {mark.grade_id: mark for mark in gradebook.marks("intro", "ada")}
    assert (2.25, 3.0, 2.0, True) == (
        marks["double_test"].score,
        marks["double_test"].auto_score,
        marks["double_test"].manual_score,
        marks["double_test"].needs_manual_grade,
    )
    assert 1.5 + 2.25 + 1.0 == gradebook.scores()[0].score


def test_an_untouched_answer_is_named_as_nbgrader_names_it(
    gradebook: Gradebook, lesson: Lesson
) -> None:
    """A stub gets nbgrader's "No response.", also when Colab stripped its trailing blanks."""
    stub = lesson.notebooks[0].cells[3].released + "  \n"
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0], stub)])
    with api.Gradebook(url_of(gradebook), "tiny") as book:
        remarks = {
            name: book.find_comment(name, "intro", "intro", "ada").auto_comment
            for name in ("double", "why", "draw")
        }
    assert {"double": "No response.", "why": "No response.", "draw": None} == remarks


def test_an_untouched_hand_graded_answer_has_no_points(
    gradebook: Gradebook, lesson: Lesson
) -> None:
    """Nobody has to read a stub: 0 at once, as with stock nbgrader, whatever the grader said."""
    notebook = lesson.notebooks[0]
    one = result(notebook, [CellResult("why", 0.0, 2.0, "manual")])
    gradebook.record("ada", lesson, [one])
    gradebook.record("bob", lesson, [replace(one, executed=executed(notebook, {"why": "So."}))])
    marks = [mark for mark in gradebook.marks("intro") if mark.grade_id == "why"]
    assert [(0.0, False), (None, True)] == [
        (mark.auto_score, mark.needs_manual_grade) for mark in marks
    ]


def test_a_persons_comment_is_told(gradebook: Gradebook, lesson: Lesson) -> None:
    """What a person wrote beside an answer is found; nbgrader's own remark is not taken for it."""
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    with api.Gradebook(url_of(gradebook), "tiny") as book:
        book.find_comment("double", "intro", "intro", "ada").manual_comment = "Neat."
        book.db.commit()
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    assert {("intro", "double"): "Neat."} == gradebook.comments("intro", "ada")


def test_a_rejected_hand_in_waits_for_a_person(gradebook: Gradebook, lesson: Lesson) -> None:
    """A hand-in that cannot be graded has no points, is flagged, and its reason is kept."""
    notebook = lesson.notebooks[0]
    gradebook.record("ada", lesson, [rejected(notebook)], digest="d")
    (score,) = gradebook.scores()
    assert ("rejected", 0.0) == (score.status, score.score)
    assert all(mark.needs_manual_grade for mark in gradebook.marks("intro"))
    stored = read_record(gradebook.root / "autograded/ada/intro/intro.ipynb")
    assert rejected(notebook).reason == stored.result.reason
    assert gradebook.is_current("ada", lesson, "d")


def test_a_notebook_not_handed_in_has_no_points(gradebook: Gradebook, lesson: Lesson) -> None:
    """Nothing for a notebook of the lesson: 0 points, as stock nbgrader; an old page goes."""
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    gradebook.record("ada", lesson, [])
    assert 0.0 == gradebook.scores()[0].score
    assert not (gradebook.root / "autograded/ada/intro/intro.ipynb").exists()


def test_scores_name_everybody(gradebook: Gradebook, lesson: Lesson) -> None:
    """Also who handed in nothing; late is counted from the due date plus the extension."""
    notebook = lesson.notebooks[0]
    gradebook.enrol([Student("ada", "Ada L", "L", "Ada", "a@x.org", "17"), Student("eve", "Eve")])
    gradebook.enrol([Student("ada", "Ada Lovelace", "Lovelace", "Ada")])
    gradebook.record("ada", lesson, [tiny_result(notebook)], submitted_at=WHEN)
    with api.Gradebook(url_of(gradebook), "tiny") as book:
        book.find_assignment("intro").duedate = (WHEN - timedelta(hours=3)).replace(tzinfo=None)
        book.find_submission("intro", "ada").extension = timedelta(hours=1)
        book.find_submission("intro", "ada").notebooks[0].late_submission_penalty = 0.5
        book.db.commit()
    ada, eve = gradebook.scores("intro")
    assert ("Ada Lovelace", "a@x.org", "17") == (
        ada.student.name,
        ada.student.email,
        ada.student.canvas_id,
    )
    assert (3.5, 7.0, 0.5, 7200.0, WHEN, "review") == (
        ada.score,
        ada.max_score,
        ada.penalty,
        ada.late_s,
        ada.submitted_at,
        ada.status,
    )
    assert ("missing", 0.0, None) == (eve.status, eve.score, eve.submitted_at)
    assert [] == gradebook.scores("other")


@pytest.mark.parametrize(
    "student", ["", ".", "..", "../eve", "a/b", "a\\b", "a\0b", "\ud800", "x" * 129, "a\nb"]
)
def test_an_id_that_is_no_file_name_is_refused(
    gradebook: Gradebook, lesson: Lesson, student: str
) -> None:
    """Whoever names himself after a path gets no row and no file."""
    with pytest.raises(GradebookError, match="student's id"):
        gradebook.record(student, lesson, [tiny_result(lesson.notebooks[0])])
    assert [] == gradebook.scores()
    assert not (gradebook.root / "autograded").exists()


def test_names_from_outside_fit_the_table(gradebook: Gradebook) -> None:
    """A name with NUL, escapes or a million letters is made plain and cut."""
    gradebook.enrol([Student("ada", "A", "\x1b[31mL\0", "A" * 1_000_000)])
    with api.Gradebook(url_of(gradebook), "tiny") as book:
        student = book.find_student("ada")
        assert ("L", True) == (student.last_name, len(student.first_name) <= 128)


# Again, and killed in between


def test_what_is_recorded_is_current(gradebook: Gradebook, lesson: Lesson) -> None:
    """Only the same digest, stored and committed, in this very gradebook, is current."""
    notebook = lesson.notebooks[0]
    assert not gradebook.is_current("ada", lesson, "one")
    gradebook.record("ada", lesson, [tiny_result(notebook, RIGHT, "So.")], digest="one")
    assert gradebook.is_current("ada", lesson, "one")
    assert not gradebook.is_current("ada", lesson, "two")
    assert not gradebook.is_current("bob", lesson, "one")
    mark_by_hand(gradebook, "why", 1.0)
    assert gradebook.is_current("ada", lesson, "one")
    with Gradebook.open(gradebook.root, "sqlite:///" + str(gradebook.root / "new.db")) as other:
        assert not other.is_current("ada", lesson, "one")
    (gradebook.root / "autograded/ada/intro/intro.ipynb").write_text('{"cells": [')
    assert not gradebook.is_current("ada", lesson, "one")


def test_a_lesson_of_two_notebooks_is_current_as_a_whole(gradebook: Gradebook) -> None:
    """Killed between the two renames, with the same points as before: graded again."""
    write_notebook(gradebook.root / "source/intro/more.ipynb", tiny_cells())
    both = read_course(gradebook.root).lessons["intro"]
    results = [tiny_result(notebook, WRONG) for notebook in both.notebooks]
    gradebook.record("ada", both, results[1:], digest="one")
    assert gradebook.is_current("ada", both, "one")
    gradebook.record("ada", both, results, digest="two")
    assert gradebook.is_current("ada", both, "two")
    assert 14.0 == gradebook.scores()[0].max_score
    (gradebook.root / "autograded/ada/intro/more.ipynb").unlink()
    assert not gradebook.is_current("ada", both, "two")


def dump(gradebook: Gradebook) -> list[str]:
    with sqlite3.connect(str(gradebook.url.database)) as connection:
        return list(connection.iterdump())


def state(gradebook: Gradebook) -> tuple[dict[str, Any], dict[str, bytes]]:
    folder = gradebook.root / "autograded"
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return all_rows(url_of(gradebook)), files


@pytest.mark.parametrize("has_earlier", [False, True])
@pytest.mark.parametrize("step", range(1, 8))
def test_killed_at_any_point_and_started_again(
    tmp_path: Path, step: int, has_earlier: bool
) -> None:
    """Whichever write is the last before the kill, the next run ends with the same gradebook.

    There are six: two files, the commit, two renames, the folder; the seventh never comes.
    """
    states = []
    for name, is_killed in (("calm", False), ("killed", True)):
        lesson = tiny_course(tmp_path / name)
        notebook = lesson.notebooks[0]
        with Gradebook.open(tmp_path / name) as gradebook:
            gradebook.prepare(lesson)
            if has_earlier:
                early = WHEN - timedelta(days=1)
                gradebook.record("ada", lesson, [tiny_result(notebook, WRONG)],
                                 submitted_at=early, digest="old")  # fmt: skip
        if is_killed:
            child = os.fork()
            if child == 0:
                record_until(tmp_path / name, lesson, step)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            assert (9 if step <= 6 else 0) == code
        with Gradebook.open(tmp_path / name) as gradebook:
            if not gradebook.is_current("ada", lesson, "new"):
                gradebook.record("ada", lesson, [tiny_result(notebook)], submitted_at=WHEN,
                                 digest="new")  # fmt: skip
            assert gradebook.is_current("ada", lesson, "new")
            states.append(state(gradebook))
    assert states[0] == states[1]


def record_until(root: Path, lesson: Lesson, last: int) -> None:
    """Record in a child process that dies before its write number ``last``; never return."""
    count = 0

    def dying(write: Any) -> Any:
        def counted(*arguments: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count == last:
                os._exit(9)
            return write(*arguments, **named)

        return counted

    try:
        with Gradebook.open(root) as gradebook:
            os.fsync = dying(os.fsync)
            Path.replace = dying(Path.replace)  # type: ignore[method-assign]
            sqlalchemy.event.listen(gradebook._engine, "commit", dying(lambda _: None))
            gradebook.record(
                "ada", lesson, [tiny_result(lesson.notebooks[0])], submitted_at=WHEN, digest="new"
            )
    finally:
        os._exit(0)


# What a user meets when something is wrong


def refused(root: Path, db: str | None = None, **more: Any) -> str:
    with pytest.raises(GradebookError) as caught:
        Gradebook.open(root, db, **more)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    """The message names the file and the folder as what to look at."""
    assert "check that its folder exists" in refused(tmp_path / "nowhere")


@pytest.mark.parametrize("db", ["oracle9://x/y", "postgresql+nothing://x/y"])
def test_a_database_nobody_knows(tmp_path: Path, db: str) -> None:
    """The message shows how an address is written."""
    assert "sqlite:///gradebook.db" in refused(tmp_path, db)


@pytest.mark.parametrize("db", ["sqlite://", "sqlite:///:memory:"])
def test_a_gradebook_must_be_kept(tmp_path: Path, db: str) -> None:
    """A database in memory would be gone with the command."""
    assert "must be a file" in refused(tmp_path, db)


def test_a_missing_driver_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the module to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "`psycopg" in refused(tmp_path, "postgresql+psycopg://h/x")


def test_an_unreachable_server_and_no_password(tmp_path: Path) -> None:
    """Nobody listens: the message says where, without the password."""
    pytest.importorskip("psycopg")
    message = refused(tmp_path, "postgresql+psycopg://ada:s3cret@127.0.0.1:9/grades")
    assert "cannot be reached" in message
    assert "s3cret" not in message


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """Somebody named a CSV file: nothing is written over it."""
    path = tmp_path / "gradebook.db"
    path.write_text("student,score\n" * 1000)
    assert "not an SQLite database" in refused(tmp_path)
    assert path.read_text().startswith("student")


def test_another_programs_database(tmp_path: Path) -> None:
    """Tables of something else are left alone."""
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    assert "another program's tables" in refused(tmp_path)
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert [("bookmarks",)] == tables


def test_an_older_nbgraders_database(gradebook: Gradebook) -> None:
    """The message names nbgrader's own command that brings it up to date."""
    gradebook.close()
    with sqlite3.connect(str(gradebook.url.database)) as connection:
        connection.execute("ALTER TABLE student DROP COLUMN lms_user_id")
    assert "nbgrader db upgrade" in refused(gradebook.root)


def test_a_locked_gradebook(gradebook: Gradebook, lesson: Lesson) -> None:
    """While another program writes, the message asks to close it; afterwards it works."""
    gradebook.prepare(lesson)
    holder = sqlite3.connect(str(gradebook.url.database), isolation_level=None)
    with Gradebook.open(gradebook.root, lock_timeout_s=0.05) as impatient:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(GradebookError, match="locked by another program"):
            impatient.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
        holder.execute("ROLLBACK")
        holder.close()
        impatient.record("ada", lesson, [tiny_result(lesson.notebooks[0])])


def test_a_read_only_gradebook(gradebook: Gradebook, lesson: Lesson) -> None:
    """A gradebook that may be read but not written says so, and still tells the scores."""
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    path = gradebook.url.database
    with Gradebook.open(gradebook.root, f"sqlite:///file:{path}?mode=ro&uri=true") as reading:
        assert 4.0 == reading.scores()[0].score
        with pytest.raises(GradebookError, match="cannot be written"):
            reading.record("bob", lesson, [tiny_result(lesson.notebooks[0])])


def test_a_full_disk_under_the_database(gradebook: Gradebook, lesson: Lesson) -> None:
    """No room for rows: one sentence, nothing half entered, and room again is enough."""
    gradebook.prepare(lesson)
    before = all_rows(url_of(gradebook))

    def no_room(connection: Any, _record: Any) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    with Gradebook.open(gradebook.root) as full:
        full._engine.dispose()
        sqlalchemy.event.listen(full._engine, "connect", no_room)

        def fill() -> None:
            for number in range(1000):
                full.record(f"s{number}", lesson, [tiny_result(lesson.notebooks[0])])

        with pytest.raises(GradebookError, match="disk is full"):
            fill()
        entered = len(full.scores())
    assert len(before["students"]) <= entered < 1000
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    assert entered + 1 == len(gradebook.scores())


def test_a_full_disk_under_the_notebook(
    gradebook: Gradebook, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room for the notebook: one sentence, and the points are not entered without it."""

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(GradebookError, match="disk is full"):
            gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    assert [] == gradebook.scores()


def test_a_new_gradebook_has_nbgraders_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the one that nbgrader would have written, though PATH does not lead to `alembic`."""
    expected = api.get_alembic_version()
    monkeypatch.setenv("PATH", "/nowhere")
    Gradebook.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        versions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    assert [(expected,)] == versions


@pytest.mark.parametrize("made", ["nothing", "version", "some tables"])
def test_a_gradebook_whose_making_was_killed(tmp_path: Path, made: str) -> None:
    """Whatever is missing of the tables is made by the next run."""
    Gradebook.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master "
                                                      "WHERE type = 'table'")]  # fmt: skip
        kept = {"version": ["alembic_version"], "some tables": ["alembic_version", "course"]}
        for name in set(names) - set(kept.get(made, [])):
            connection.execute(f"DROP TABLE {name}")
    Gradebook.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        again = [row[0] for row in connection.execute("SELECT name FROM sqlite_master "
                                                      "WHERE type = 'table'")]  # fmt: skip
        assert 1 == len(connection.execute("SELECT * FROM alembic_version").fetchall())
    assert sorted(names) == sorted(again)


def test_settings_are_nbgraders_own(tmp_path: Path) -> None:
    """Where a course's nbgrader_config.py names its gradebook, that one is opened."""
    lesson = tiny_course(tmp_path / "course")
    config = lesson.folder.parents[1] / "nbgrader_config.py"
    config.write_text(
        "c = get_config()\n"
        f"c.CourseDirectory.db_url = 'sqlite:///{tmp_path}/elsewhere.db'\n"
        "c.CourseDirectory.course_id = 'other'\n"
    )
    with Gradebook.open(tmp_path / "course") as gradebook:
        gradebook.prepare(lesson)
    with sqlite3.connect(tmp_path / "elsewhere.db") as connection:
        assert [("other",)] == connection.execute("SELECT course_id FROM assignment").fetchall()


def test_a_stored_notebook_may_be_read_by_others_of_the_group(
    gradebook: Gradebook, lesson: Lesson
) -> None:
    """The temporary file's mode is the usual one: a formgrader of another user can read it."""
    gradebook.record("ada", lesson, [tiny_result(lesson.notebooks[0])])
    path = gradebook.root / "autograded/ada/intro/intro.ipynb"
    assert path.stat().st_mode & stat.S_IRUSR
    umask = os.umask(0)
    os.umask(umask)
    assert 0o666 & ~umask == stat.S_IMODE(path.stat().st_mode)


# PostgreSQL


def postgres_programs() -> Path | None:
    """Return the folder of PostgreSQL's programs: the system's, else the package `pgserver`'s."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    package = importlib.util.find_spec("pgserver")
    if package is None or package.origin is None:
        return None
    return Path(package.origin).parent / "pginstall/bin"


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a PostgreSQL server of our own, on a socket in a temporary folder."""
    pytest.importorskip("psycopg")
    programs = postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL: neither `initdb` nor the package pgserver")
    folder = tmp_path_factory.mktemp("pg")
    # PostgreSQL refuses root; in a user namespace root is somebody else.
    prefix: list[str] = []
    if os.geteuid() == 0:
        prefix = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*prefix, str(programs / program), *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.skip(f"PostgreSQL does not run here: {done.stdout[-200:]}")

    run("initdb", "-D", "data", "-A", "trust", "-U", "teacher", "--no-sync", "--no-locale", "-E",
        "UTF8")  # fmt: skip
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://teacher@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")


def test_postgresql_holds_the_same_rows(
    gradebook: Gradebook, lesson: Lesson, postgres: str
) -> None:
    """The same class in PostgreSQL and in SQLite: every row that nbgrader reports is the same."""
    notebook = lesson.notebooks[0]
    with Gradebook.open(gradebook.root, postgres) as server:
        for book in (gradebook, server):
            book.enrol([Student("ada", "Ada", "L", "A"), Student("eve", "Eve")])
            for student, answer in (("ada", RIGHT), ("bob", HALF), ("cid", WRONG)):
                for _ in range(2):
                    book.record(student, lesson, [tiny_result(notebook, answer, "So.")],
                                submitted_at=WHEN, digest="d")  # fmt: skip
            book.record("dan", lesson, [rejected(notebook)])
            mark_by_hand(book, "why", 1.5)
            assert book.is_current("bob", lesson, "d")
        assert all_rows(url_of(gradebook)) == all_rows(postgres)
        assert gradebook.scores() == server.scores()
        assert gradebook.marks("intro") == server.marks("intro")
        changed = tiny_course(gradebook.root, check_points=5.0)
        server.prepare(changed)
        assert 9.0 == server.scores()[0].max_score


def test_a_lost_connection_is_told(lesson: Lesson, postgres: str) -> None:
    """A server without that database: one sentence that says so."""
    message = refused(lesson.folder.parents[1], postgres.replace("/postgres?", "/nothing?"))
    assert "nothing" in message


def test_an_address_is_never_shown_with_its_password() -> None:
    """What messages call a database hides the password."""
    url = database.address(Path("/course"), "postgresql+psycopg://ada:s3cret@host/grades")
    assert "s3cret" not in database.shown(url)
