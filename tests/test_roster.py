"""The class list, from any of the platforms' files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import IntakeError
from autograder.names import name_key, one_line, student_id
from autograder.roster import parse_roster, read_roster

CANVAS = (
    'Student,ID,SIS User ID,SIS Login ID,Section,"02 (77)"\n'
    "    Points Possible,,,,,20\n"
    '"O\'Neill, Zoë",4711,S-1,zoneill,"A, B",\n'
    '"=cmd|x, Bob",4712,,,A,\n'
)


def test_canvas_export_is_understood() -> None:
    """The row of points is nobody, and the id is the login, else the next best number."""
    roster = parse_roster(CANVAS)
    assert [one.id for one in roster.students] == ["zoneill", "4712"]
    zoe = roster.students[0]
    assert (zoe.last_name, zoe.first_name, zoe.section) == ("O'Neill", "Zoë", "A, B")
    assert roster.numbered("4711") is zoe
    assert roster.called("oneillzoë") is zoe
    assert roster.identified("S-1") is zoe


def test_moodle_list_is_understood() -> None:
    """First name and surname make the name, the ID number the id."""
    roster = parse_roster("First name;Surname;ID number;Email address\nZoë;O'Neill;77;z@x.edu\n")
    assert roster.students[0].name == "Zoë O'Neill"
    assert roster.students[0].id == "77"
    assert roster.called("Zoë O'Neill") is roster.students[0]
    assert roster.identified("Z@X.edu") is roster.students[0]


def test_plain_list_is_understood() -> None:
    """Two columns in any order and case are enough."""
    roster = parse_roster("NAME,Id\nJane Doe,jane\n")
    assert [(one.id, one.name) for one in roster.students] == [("jane", "Jane Doe")]


@pytest.mark.parametrize(
    "raw",
    [
        "id,name\nz1,Zoë\n".encode(),
        "\ufeffid,name\nz1,Zoë\n".encode(),
        "id;name\r\nz1;Zoë\r\n".encode("cp1252"),
        "id\tname\nz1\tZoë\n".encode("utf-16"),
        'id,name\n"z1","Zoë"'.encode(),
    ],
)
def test_encodings_and_separators_are_understood(tmp_path: Path, raw: bytes) -> None:
    """Byte order marks, semicolons, tabs, Windows' letters and a missing newline do not matter."""
    (tmp_path / "r.csv").write_bytes(raw)
    roster = read_roster(tmp_path / "r.csv")
    assert [(one.id, one.name) for one in roster.students] == [("z1", "Zoë")]


def test_two_with_one_id_are_refused() -> None:
    """Two students never become one; the message names both."""
    with pytest.raises(IntakeError, match=r"'Joe'.*'jane'.*'Jane'"):
        parse_roster("id,name\njane,Jane\nJane,Joe\n".replace("Jane,Joe", "jane,Joe"))
    with pytest.raises(IntakeError, match="row 3"):
        parse_roster("id,name\njane,Jane\nJANE,Joe\n")


def test_repeated_row_is_one_student() -> None:
    """A student who is listed twice in the same words is no clash."""
    assert len(parse_roster("id,name\na,Ann\na,Ann\n").students) == 1


def test_shared_name_leads_to_nobody() -> None:
    """A name that two have tells neither."""
    roster = parse_roster("id,name\na1,Ann Lee\na2,Ann Lee\n")
    assert roster.called("Ann Lee") is None
    assert roster.identified("a2") is roster.students[1]


@pytest.mark.parametrize("text", ["", "x,y\n1,2\n", "id,name\n", '"\n' + "x" * 300_000, "\0"])
def test_what_is_no_class_list_is_refused(text: str) -> None:
    """A file without ids or without students ends in a sentence."""
    with pytest.raises(IntakeError):
        parse_roster(text)


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A roster that does not exist ends in a sentence with its name."""
    with pytest.raises(IntakeError, match=r"roster gone\.csv cannot be read"):
        read_roster(tmp_path / "gone.csv")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything else, and every student is one plain line with a safe id."""
    try:
        roster = parse_roster("id,name\n" + text)
    except IntakeError:
        return
    for one in roster.students:
        assert one.id == student_id(one.id) or "-" in one.id
        assert "/" not in one.id
        assert one.name == one_line(one.name, 200)


@pytest.mark.parametrize(
    "raw", ["jane", "doejane_4711", "j.doe@x.edu", "O'Neill, Zoë", "王小明", "a+b (2)"]
)
def test_plain_id_stays(raw: str) -> None:
    """What is fit for a file name is kept as it is."""
    assert student_id(raw) == raw


@pytest.mark.parametrize(
    "raw",
    ["", ".", "..", "../x", "/etc", "a/b", "a\\b", "C:x", "\0", "x" * 500, "-rf", ".git", "nul",
     "\ud800", "a\u202eb", "\x1b[31m", " ", "name.", "é" * 300],
)  # fmt: skip
def test_unfit_id_is_changed_and_unmistakable(raw: str) -> None:
    """What is unfit becomes one safe part of a path that no other raw id leads to."""
    safe = student_id(raw)
    assert safe != raw
    assert safe.isprintable()
    assert not set(safe) & set('/\\:*?"<>|')
    assert safe[0] not in ".-~ "
    assert len(safe.encode()) <= 180
    assert student_id(safe) == safe


@given(st.text(max_size=80), st.text(max_size=80))
def test_two_ids_never_fall_together(one: str, other: str) -> None:
    """Different raw ids give different folders, canonically equal spellings the same."""
    from unicodedata import normalize

    assert (student_id(one) == student_id(other)) == (
        normalize("NFC", one) == normalize("NFC", other)
    )


@given(st.text(max_size=400))
def test_one_line_is_one_plain_line(text: str) -> None:
    """Nothing that a terminal acts on is left, and doing it twice changes nothing."""
    line = one_line(text)
    assert len(line) <= 120
    assert line == one_line(line)
    assert "\x1b" not in line
    assert len(line.splitlines()) <= 1


def test_name_key_is_canvas_prefix() -> None:
    """Canvas puts the sortable name in small letters, without marks, before a hand-in."""
    assert name_key("O'Neill-Smith, Zoë") == "oneillsmithzoë"
