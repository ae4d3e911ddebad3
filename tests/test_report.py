"""The class report: who needs help first, what was misunderstood, and the numbers as data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from correlation import CLASS, FLIP_HINT, class_results, correlation_course
from test_feedback import EVIL, Tags, assert_is_inert

from autograder.course import Lesson
from autograder.marks import Mark
from autograder.record import as_notebook, from_record
from autograder.report import HandedIn, look, report, table, write
from autograder.roster import Student


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return correlation_course(tmp_path)


def the_class(lesson: Lesson) -> list[HandedIn]:
    """Return the class of eight, from the stored notebooks, and one who handed in nothing."""
    handed = []
    for student, one in class_results(lesson):
        stored = json.loads(json.dumps(as_notebook(one, lesson.notebooks[0], "d")))
        handed.append(HandedIn(student, (from_record(stored["metadata"]["convolab"], stored),)))
    return [*handed, HandedIn(Student("zeno", "Zeno"))]


def test_numbers_are_those_of_the_class(lesson: Lesson) -> None:
    """Counts, average and median are over the hand-ins that were graded."""
    view = look(lesson, the_class(lesson))
    assert (9, 7, 1, 1) == (view.enrolled, view.graded, view.rejected, view.missing)
    scores = [20.0, 14.0, 17.5, 12.0, 5.5, 13.0, 17.0]
    assert scores == [row.score for row in sorted(view.rows, key=order) if row.status == "graded"]
    assert sum(scores) / 7 == pytest.approx(view.mean, abs=1e-12)
    assert (14.0, 20.0) == (view.median, view.max_score)
    assert 7 == sum(one.count for one in view.bins)
    assert [1, 0] == [view.bins[-1].count, view.bins[0].count]


def order(row: object) -> int:
    return [student.id for student in CLASS].index(row.id) if row.id != "zeno" else 99  # type: ignore[attr-defined]


def test_trouble_comes_first(lesson: Lesson) -> None:
    """Rejected hand-ins, then those that crashed or ran out of time, lead list and table."""
    view = look(lesson, the_class(lesson))
    assert ["carl", "emmy", "mary"] == [row.id for row in view.attention]
    assert {"carl", "emmy", "mary"} == {row.id for row in view.rows[:3]}
    assert "The file is cut off; download it from Colab again." == view.attention[0].reason
    assert ("ended unexpectedly in Exercise 2.6",) == view.attention[2].trouble


def test_the_commonest_misconception_leads(lesson: Lesson) -> None:
    """Each wrong idea has its hint, its exercise and how many hold it."""
    ideas = look(lesson, the_class(lesson)).ideas
    assert [("M8", 3), ("M1", 2), ("M4", 2)] == [(idea.id, len(idea.names)) for idea in ideas]
    assert (FLIP_HINT, ("Alan Turing", "Kunihiko Fukushima")) == (ideas[1].hint, ideas[1].names)


def test_an_exercise_is_counted_over_who_was_graded(lesson: Lesson) -> None:
    """Complete, partly, not yet and left open add up to the graded hand-ins."""
    columns = look(lesson, the_class(lesson)).columns
    assert all(7 == one.full + one.part + one.none + one.open for one in columns)
    overlap = columns[3]
    assert ("Every overlap", 4, 1, 0, 2) == (
        overlap.name, overlap.full, overlap.part, overlap.none, overlap.open,
    )  # fmt: skip


def test_the_table_is_data(lesson: Lesson) -> None:
    """One line a student with the same keys, for a spreadsheet; a person's mark counts."""
    marks = [Mark("ada", "02_cross_correlation", "corr2d_test", 4.0, 5.0, 5.0, 4.0, False)]
    rows = table(lesson, the_class(lesson), marks)
    assert 1 == len({tuple(row) for row in rows})
    ada = next(row for row in rows if row["student"] == "ada")
    assert (19.0, 4.0, "graded") == (ada["score"], ada["Exercise 2.2"], ada["status"])
    zeno = next(row for row in rows if row["student"] == "zeno")
    assert ("missing", 0.0, "") == (zeno["status"], zeno["score"], zeno["Exercise 2.2"])
    emmy = next(row for row in rows if row["student"] == "emmy")
    assert "M4 M8" == emmy["misconceptions"]


def test_the_page_shows_it(lesson: Lesson, tmp_path: Path) -> None:
    """Everybody and every exercise are on the page, which is written to `report/LESSON.html`."""
    path = write(tmp_path, lesson, the_class(lesson))
    assert tmp_path / "report/02_cross_correlation.html" == path
    page = Tags(path.read_text())
    for student in CLASS:
        assert student.name in page.text
    for text in ("14.1", "Look at these first", "A layer of your own", "not handed in", FLIP_HINT):
        assert text in page.text
    assert "rect" in page.tags


def test_nobody_handed_in(lesson: Lesson) -> None:
    """An empty class and a class without hand-ins make a report, too."""
    for class_ in ([], [HandedIn(Student("ada", "Ada"))]):
        assert "No known wrong idea was recognised." in Tags(report(lesson, class_)).text


def test_hostile_names_stay_text(lesson: Lesson) -> None:
    """Names, reasons and hints that are HTML are shown as text."""
    class_ = [replace(one, student=Student(EVIL, EVIL)) for one in the_class(lesson)]
    one = class_[6].recorded[0]
    bad = replace(one, result=replace(one.result, reason=EVIL, file=EVIL))
    cells = [
        replace(cell, misconception=EVIL, hint=EVIL) for cell in class_[0].recorded[0].result.cells
    ]
    worse = replace(one, result=replace(class_[0].recorded[0].result, cells=tuple(cells)))
    html = report(
        lesson,
        [*class_, HandedIn(Student(EVIL, EVIL), (bad,)), HandedIn(Student(EVIL, EVIL), (worse,))],
    )
    assert_is_inert(html)
    assert "pwned" in Tags(html).text
