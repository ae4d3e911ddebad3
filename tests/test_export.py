"""Marks as CSV: for reading, for Canvas, for Moodle; no cell is a formula."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.export import Row, export, guarded
from autograder.roster import parse_roster

ROWS = [
    Row("zoneill", "O'Neill, Zoë", "02_edges", 7.5, 20.0, datetime(2026, 3, 1, tzinfo=UTC)),
    Row("jdoe", 'Doe "JD", Jane', "02_edges", 0.1 + 0.2, 20.0, late=True, comment="Well done."),
    Row("jdoe", 'Doe "JD", Jane', "01_mlp", None, 20.0, status="rejected"),
]
ROSTER = parse_roster(
    "Student,ID,SIS User ID,SIS Login ID,Section,02 Edges (77)\n"
    '"Doe, Jane",4711,S1,jdoe,A,\n"O\'Neill, Zoë",4712,S2,zoneill,B,\n'
)


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_plain_table_has_a_line_for_each_mark() -> None:
    """Commas, quotes, fractions, nothing and lateness come back as they were."""
    lines = table(export(ROWS, "csv"))
    assert lines == [
        ["student", "name", "lesson", "score", "max_score", "submitted_at", "late", "status",
         "comment"],
        ["zoneill", "O'Neill, Zoë", "02_edges", "7.5", "20", "2026-03-01T00:00:00+00:00", "no",
         "graded", ""],
        ["jdoe", 'Doe "JD", Jane', "02_edges", "0.3", "20", "", "yes", "graded", "Well done."],
        ["jdoe", 'Doe "JD", Jane', "01_mlp", "", "20", "", "no", "rejected", ""],
    ]  # fmt: skip


def test_canvas_table_has_its_columns() -> None:
    """A line for each student in the roster's order, Canvas's own title where it is known."""
    assert table(export(ROWS, "canvas", roster=ROSTER)) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "01_mlp", "02 Edges (77)"],
        ["Points Possible", "", "", "", "", "20", "20"],
        ["Doe, Jane", "4711", "S1", "jdoe", "A", "", "0.3"],
        ["O'Neill, Zoë", "4712", "S2", "zoneill", "B", "", "7.5"],
    ]


def test_canvas_table_without_a_roster_holds_our_ids() -> None:
    """Without a class list the login is our id and the rest is empty."""
    lines = table(export(ROWS[:1], "canvas"))
    assert lines[0][-1] == "02_edges"
    assert lines[2] == ["O'Neill, Zoë", "", "", "zoneill", "", "7.5"]


def test_moodle_table_has_its_columns() -> None:
    """Points and a comment for each lesson, students by ID number and address."""
    roster = parse_roster("First name,Surname,ID number,Email address\nJane,Doe,jdoe,j@x.edu\n")
    assert table(export(ROWS[1:2], "moodle", roster=roster)) == [
        ["First name", "Surname", "ID number", "Email address", "02_edges", "02_edges (feedback)"],
        ["Jane", "Doe", "jdoe", "j@x.edu", "0.3", "Well done. Handed in late."],
    ]


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\x00=1", "=",
     "\u200b=1", "-1e5", "+-1"],
)  # fmt: skip
def test_formula_is_guarded(cell: str) -> None:
    """Whatever a spreadsheet would run begins with an apostrophe."""
    assert guarded(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "7.5", "-3", "+4.25", "Ann", "O'Neill", "a=b", "1-2"])
def test_harmless_cell_stays(cell: str) -> None:
    """Names and numbers are left alone."""
    assert guarded(cell) == cell


def test_hostile_name_is_guarded_everywhere() -> None:
    """A student called like a formula is one in no file."""
    name = '=HYPERLINK("http://x.invalid","A+")'
    row = Row("=1+1", name, "@lesson", 1.0, 2.0, status="+x", comment="-y")
    for to in ("csv", "canvas", "moodle"):
        for line in table(export([row], to)):  # type: ignore[arg-type]
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=5))
def test_any_text_stays_in_its_cell(names: list[tuple[str, str]]) -> None:
    """No text breaks out of its line or its column, and none becomes a formula."""
    rows = [
        Row(f"s{at}", name, "01", 1.0, 2.0, comment=comment)
        for at, (name, comment) in enumerate(names)
    ]
    lines = table(export(rows, "csv"))
    assert len(lines) == 1 + len(rows)
    for line in lines:
        assert len(line) == 9
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_excel_gets_its_mark() -> None:
    """The byte order mark stands in front when it is asked for, and only then."""
    assert export(ROWS, "csv", for_excel=True) == "\ufeff" + export(ROWS, "csv")


def test_two_marks_for_one_are_refused() -> None:
    """Nobody has two marks in one lesson."""
    with pytest.raises(ValueError, match="jdoe has two marks"):
        export([ROWS[1], ROWS[1]], "csv")


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_score_that_is_no_number_is_refused(score: float) -> None:
    """A score that no gradebook can hold does not leave the house."""
    with pytest.raises(ValueError, match="finite"):
        export([Row("a", "", "01", score, 20.0)], "csv")
