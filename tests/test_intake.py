"""Hand-ins into ``submitted/``: whose, which lesson, the newest, and nothing outside."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.archive import Limits
from autograder.course import Course, read_course
from autograder.errors import IntakeError
from autograder.intake import ASIDE, Collected, collect, hand_ins
from autograder.platforms import canvas_claims, original_stem, recognise
from autograder.roster import Roster, parse_roster

ROSTER = parse_roster(
    "Student,ID,SIS User ID,SIS Login ID,Section\n"
    '"Doe, Jane",4711,S1,jdoe,A\n'
    '"O\'Neill, Zoë",4712,S2,zoneill,A\n'
    '"doejane_99, Mallory",666,S3,mallory,A\n'
)


def cell(source: str, name: str, *, is_check: bool = False) -> dict[str, Any]:
    marks = {
        "grade": is_check, "solution": not is_check, "locked": is_check, "task": False,
        "grade_id": name, "schema_version": 3, "points": 1,
    }  # fmt: skip
    return {"cell_type": "code", "id": name, "metadata": {"nbgrader": marks}, "source": source,
            "outputs": [], "execution_count": None}  # fmt: skip


def notebook(function: str, answer: str = "    ### BEGIN SOLUTION\n    return 1\n"
             "    ### END SOLUTION") -> dict[str, Any]:  # fmt: skip
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        "cells": [
            cell(f"def {function}(x):\n{answer}", function),
            cell(f"assert {function}(0) == 1, 'the first'", f"{function}_test", is_check=True),
        ],
    }


@cache
def small_course() -> Course:
    """Read a course of two lessons, written to a folder that is gone again."""
    with tempfile.TemporaryDirectory() as folder:
        for lesson, function in (("01_one", "first"), ("02_two", "second")):
            path = Path(folder, "source", lesson, f"{lesson}.ipynb")
            path.parent.mkdir(parents=True)
            path.write_text(json.dumps(notebook(function)))
        return read_course(Path(folder))


def answer(function: str = "second", text: str = "    return 1") -> bytes:
    return json.dumps(notebook(function, text)).encode()


ANSWER = answer()
NEWER = answer(text="    return 2 - 1")


def zip_of(path: Path, files: Mapping[str, bytes], minute: int = 0) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(zipfile.ZipInfo(name, (2026, 3, 1, 12, minute, 0)), data)
    return path


def take(
    tmp_path: Path,
    files: Mapping[str, bytes],
    *,
    roster: Roster | None = None,
    minute: int = 0,
    **more: Any,
) -> Collected:
    path = zip_of(tmp_path / "class.zip", files, minute)
    submitted = tmp_path / "submitted"
    return collect([path], small_course(), roster=roster, submitted=submitted, **more)


def lying(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*.ipynb"))


def test_canvas_zip_becomes_nbgraders_folders(tmp_path: Path) -> None:
    """The notebook gets its lesson's name, the time its file, the flag its place."""
    found = take(
        tmp_path,
        {
            "doejane_4711_991_02_two.ipynb": ANSWER,
            "oneillzoë_LATE_4712_992_Copy of Copy of 02_two (1).ipynb": answer(text="    pass"),
            "oneillzoë_LATE_4712_993_lost its name.ipynb": answer("first"),
        },
    )
    assert found.problems == ()
    folder = tmp_path / "submitted"
    assert lying(folder) == [
        "doejane_4711/02_two/02_two.ipynb",
        "oneillzoë_4712/01_one/01_one.ipynb",
        "oneillzoë_4712/02_two/02_two.ipynb",
    ]
    assert [(one.student, one.lesson, one.is_late) for one in found.hand_ins] == [
        ("doejane_4711", "02_two", False),
        ("oneillzoë_4712", "01_one", True),
        ("oneillzoë_4712", "02_two", True),
    ]
    assert found.hand_ins[0].path.read_bytes() == ANSWER
    assert found.hand_ins[0].submitted_at == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert hand_ins(folder) == found.hand_ins


def test_nbgrader_reads_the_time(tmp_path: Path) -> None:
    """``timestamp.txt`` is what nbgrader parses."""
    from nbgrader.utils import parse_utc

    found = take(tmp_path, {"doejane_4711_991_02_two.ipynb": ANSWER})
    text = found.hand_ins[0].path.with_name("timestamp.txt").read_text().strip()
    assert parse_utc(text) == datetime(2026, 3, 1, 12)


def test_moodle_zip_is_read_in_all_its_forms(tmp_path: Path) -> None:
    """Folders with and without the last bar, and no folders at all."""
    found = take(
        tmp_path,
        {
            "Jane Doe_123_assignsubmission_file_/02_two.ipynb": ANSWER,
            "Zoë O Neill_124_assignsubmission_file/sub/02_two.ipynb": ANSWER,
            "Li Xu_125_assignsubmission_file_02_two.ipynb": ANSWER,
        },
    )
    assert found.problems == ()
    students = [one.student for one in found.hand_ins]
    assert students == ["janedoe_123", "lixu_125", "zoëoneill_124"]


@pytest.mark.parametrize("is_zip", [False, True])
@pytest.mark.parametrize("wrapper", ["", "download/"])
def test_folder_is_read_in_all_its_forms(tmp_path: Path, wrapper: str, is_zip: bool) -> None:
    """nbgrader's two levels, one level, and a folder around all of it."""
    files = {f"{wrapper}ann/02_two/02_two.ipynb": ANSWER, f"{wrapper}bob/x.ipynb": ANSWER}
    if is_zip:
        source = zip_of(tmp_path / "class.zip", files)
    else:
        source = tmp_path / "class"
        for name, data in files.items():
            (source / name).parent.mkdir(parents=True)
            (source / name).write_bytes(data)
    found = collect([source], small_course(), submitted=tmp_path / "submitted")
    assert found.problems == ()
    assert [(one.student, one.lesson) for one in found.hand_ins] == [
        ("ann", "02_two"),
        ("bob", "02_two"),
    ]


def test_flat_files_tell_their_student(tmp_path: Path) -> None:
    """What stands before the lesson's name, or before the first low line, is the student."""
    found = take(
        tmp_path,
        {
            "ann_lee_02_two.ipynb": ANSWER,
            "bob_Copy of 02_two (1).ipynb": ANSWER,
            "carl_homework.ipynb": ANSWER,
            "02_two.ipynb": ANSWER,
        },
    )
    assert [one.student for one in found.hand_ins] == ["ann_lee", "bob", "carl"]
    assert len(found.problems) == 1
    assert "'02_two.ipynb'" in found.problems[0]
    assert "whose" in found.problems[0]


def test_single_notebook_is_taken(tmp_path: Path) -> None:
    """One file may be given instead of a zip; its time is when it was written."""
    path = tmp_path / "ann_02_two.ipynb"
    path.write_bytes(ANSWER)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    found = collect([path], small_course(), submitted=tmp_path / "submitted")
    assert found.hand_ins[0].student == "ann"
    assert found.hand_ins[0].submitted_at == datetime.fromtimestamp(1_700_000_000, UTC)


def test_newest_attempt_counts(tmp_path: Path) -> None:
    """Of several attempts in one zip the highest number is kept, wherever it stands."""
    found = take(
        tmp_path,
        {
            "doejane_4711_1000_02_two.ipynb": NEWER,
            "doejane_4711_998_02_two-1.ipynb": ANSWER,
            "doejane_4711_999_x.ipynb": answer(text="    return 3"),
        },
    )
    assert found.hand_ins[0].path.read_bytes() == NEWER
    assert found.superseded == 2


def test_stray_notebook_does_not_take_a_good_ones_place(tmp_path: Path) -> None:
    """A second file that is no hand-in of the lesson stands back, though its number is higher."""
    found = take(
        tmp_path,
        {"doejane_4711_1_02_two.ipynb": ANSWER, "doejane_4711_2_notes.ipynb": b"notes"},
        lesson="02_two",
    )
    assert found.hand_ins[0].path.read_bytes() == ANSWER


def test_second_run_changes_nothing(tmp_path: Path) -> None:
    """The same zip twice leaves every file as it was, to the time of its last change."""
    files = {"doejane_4711_5_02_two.ipynb": ANSWER, "doejane_4711_4_02_two.ipynb": NEWER}
    first = take(tmp_path, files)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "submitted").rglob("*")}
    again = take(tmp_path, files)
    assert again.hand_ins == first.hand_ins
    assert again.changed == ()
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "submitted").rglob("*")}
    assert after == before


def test_newer_hand_in_replaces_and_older_does_not(tmp_path: Path) -> None:
    """Across runs the platform's number decides, however late its zip was packed."""
    take(tmp_path, {"doejane_4711_5_02_two.ipynb": ANSWER})
    newer = take(tmp_path, {"doejane_4711_6_02_two.ipynb": NEWER})
    assert newer.changed == newer.hand_ins
    older = take(tmp_path, {"doejane_4711_5_02_two.ipynb": ANSWER}, minute=30)
    assert older.changed == ()
    assert older.superseded == 1
    assert older.hand_ins[0].path.read_bytes() == NEWER


def test_time_decides_where_there_are_no_numbers(tmp_path: Path) -> None:
    """Between folders the later file counts."""
    take(tmp_path, {"ann/02_two.ipynb": NEWER}, minute=10)
    older = take(tmp_path, {"ann/02_two.ipynb": ANSWER}, minute=5)
    assert older.hand_ins[0].path.read_bytes() == NEWER
    newer = take(tmp_path, {"ann/02_two.ipynb": ANSWER}, minute=15)
    assert newer.hand_ins[0].path.read_bytes() == ANSWER


def test_same_file_keeps_its_first_time(tmp_path: Path) -> None:
    """A zip that was downloaded again, with its new clock, makes nobody late."""
    take(tmp_path, {"doejane_4711_5_02_two.ipynb": ANSWER}, minute=0)
    again = take(tmp_path, {"doejane_4711_5_02_two.ipynb": ANSWER}, minute=59)
    assert again.hand_ins[0].submitted_at == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_killed_between_two_writes_is_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that dies anywhere leaves whole files, and the next run ends as one run would."""
    import autograder.ledger as ledger

    files = {"doejane_4711_5_02_two.ipynb": ANSWER}
    replace = ledger._replace
    for lives in range(4):
        left = [lives]

        def dying(path: Path, data: bytes, left: list[int] = left) -> None:
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            replace(path, data)

        root = tmp_path / str(lives)
        root.mkdir()
        with monkeypatch.context() as patch:
            patch.setattr(ledger, "_replace", dying)
            try:
                take(root, files)
            except KeyboardInterrupt:
                assert lives < 3
        found = take(root, files)
        assert found.hand_ins[0].path.read_bytes() == ANSWER
        names = {path.name for path in found.hand_ins[0].path.parent.iterdir()}
        assert names == {"02_two.ipynb", "timestamp.txt", ".collected.json"}


def test_unreadable_notebook_is_kept_for_grading(tmp_path: Path) -> None:
    """When its lesson is known by name or option, its bytes are stored as they are."""
    found = take(
        tmp_path,
        {
            "doejane_4711_1_02_two.ipynb": b"%PDF-1.7",
            "roejoe_4713_2_Copy of 01_one (1).ipynb": ANSWER[:50],
            "lixu_4714_3_homework.ipynb": b"{}",
        },
    )
    assert lying(tmp_path / "submitted") == [
        "doejane_4711/02_two/02_two.ipynb",
        "roejoe_4713/01_one/01_one.ipynb",
    ]
    assert found.hand_ins[0].path.read_bytes() == b"%PDF-1.7"
    assert len(found.problems) == 1
    assert "lixu_4714" in found.problems[0]
    named = take(tmp_path, {"lixu_4714_3_homework.ipynb": b"{}"}, lesson="02_two")
    assert named.problems == ()
    assert named.hand_ins[0].lesson == "02_two"


def test_what_is_no_notebook_is_told_once_a_student(tmp_path: Path) -> None:
    """A PDF and a script make one sentence; the student's notebook is still taken."""
    found = take(
        tmp_path,
        {
            "doejane_4711_1_02_two.ipynb": ANSWER,
            "doejane_4711_2_essay.pdf": b"",
            "doejane_4711_3_a.zip": b"PK\x03\x04",
            "doejane_4711_4_numpy.py": b"",
        },
    )
    assert len(found.hand_ins) == 1
    assert len(found.problems) == 1
    for part in ("doejane_4711", "essay.pdf", "a.zip", "numpy.py", ".ipynb"):
        assert part in found.problems[0]


def test_roster_gives_the_ids(tmp_path: Path) -> None:
    """Canvas's number, Moodle's name and a folder's login lead to the same student."""
    names = [
        "doejane_4711_1_02_two.ipynb",
        "Jane Doe_9_assignsubmission_file_/02_two.ipynb",
        "S1/02_two.ipynb",
        "JDOE/02_two.ipynb",
    ]
    for number, name in enumerate(names):
        root = tmp_path / str(number)
        root.mkdir()
        found = take(root, {name: ANSWER}, roster=ROSTER)
        assert [one.student for one in found.hand_ins] == ["jdoe"]
        assert found.problems == ()


def test_stranger_is_kept_aside(tmp_path: Path) -> None:
    """Who is not on the roster is not graded, not lost, and named; the others are taken."""
    found = take(
        tmp_path,
        {"strangeal_5_1_02_two.ipynb": NEWER, "doejane_4711_2_02_two.ipynb": ANSWER},
        roster=ROSTER,
    )
    assert [one.student for one in found.hand_ins] == ["jdoe"]
    assert lying(tmp_path / ASIDE) == ["strangeal_5/02_two/02_two.ipynb"]
    assert len(found.problems) == 1
    assert "'strangeal' (strangeal_5) is not on the roster" in found.problems[0]


def test_name_cannot_claim_another_students_number(tmp_path: Path) -> None:
    """Who calls themself ``doejane_99`` on Canvas does not hand in for Jane Doe, number 99."""
    files = {
        "doejane_99_500_02_two.ipynb": ANSWER,
        "doejane_99_666_501_02_two.ipynb": NEWER,
        "doejane_99_123_02_two_666_502_02_two.ipynb": NEWER,
    }
    found = take(tmp_path, files)
    assert [one.path.read_bytes() for one in found.hand_ins] == [ANSWER]
    assert len(found.problems) == 2
    assert all("two students'" in problem for problem in found.problems)
    found = take(tmp_path, {"doejanemallory_99_666_501_02_two.ipynb": NEWER}, roster=ROSTER)
    assert found.hand_ins == ()
    outdated = parse_roster('Student,ID,SIS Login ID\n"Doe, Jane",99,j\nMallory,666,m\n')
    found = take(tmp_path, {"doejane_99_666_501_02_two.ipynb": NEWER}, roster=outdated)
    assert found.hand_ins == ()
    numberless = parse_roster('id,name\njdoe,"Doe, Jane"\n')
    found = take(tmp_path, {"doejane_99_666_501_02_two.ipynb": NEWER}, roster=numberless)
    assert found.hand_ins == ()


def test_roster_tells_doubtful_names_apart(tmp_path: Path) -> None:
    """Where number and name agree for one reading only, that is the student."""
    found = take(tmp_path, {"doejane_4711_500_3_4_x.ipynb": ANSWER}, roster=ROSTER)
    assert [one.student for one in found.hand_ins] == ["jdoe"]


def test_two_students_never_share_a_folder(tmp_path: Path) -> None:
    """Two who fold to one folder, or to one name on the roster, are left out and named."""
    found = take(tmp_path, {"ann/x.ipynb": ANSWER, "ANN/x.ipynb": NEWER, "bob/x.ipynb": ANSWER})
    assert [one.student for one in found.hand_ins] == ["bob"]
    assert "2 students" in found.problems[0]
    found = take(
        tmp_path,
        {
            "Jane Doe_1_assignsubmission_file_/02_two.ipynb": ANSWER,
            "Jane Doe_2_assignsubmission_file_/02_two.ipynb": NEWER,
        },
        roster=ROSTER,
    )
    assert found.hand_ins == ()
    assert "--roster" in found.problems[0]


def test_student_cannot_be_another_by_a_file_name(tmp_path: Path) -> None:
    """Inside a folder the folder's name counts, whatever the file is called."""
    found = take(
        tmp_path,
        {
            "mallory/doejane_4711_999_02_two.ipynb": NEWER,
            "ann/Ann Lee_1_assignsubmission_file_/02_two.ipynb": ANSWER,
        },
    )
    assert [one.student for one in found.hand_ins] == ["ann", "mallory"]
    names = [("mallory_1_2_x", "doejane_4711_999_02_two.ipynb")]
    assert recognise(names) == "folder"


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("doejane_4711_1_02_two.ipynb", "doejane_4711"),
        ("Jane Doe_9_assignsubmission_file_/02_two.ipynb", "janedoe_9"),
    ],
)
def test_platforms_zip_may_be_wrapped(tmp_path: Path, name: str, student: str) -> None:
    """A platform's download that was unpacked and packed again is still the platform's."""
    found = take(tmp_path, {f"submissions/{name}": ANSWER})
    assert [one.student for one in found.hand_ins] == [student]


def test_moodles_numbers_may_differ_between_lessons(tmp_path: Path) -> None:
    """One student has another number in each of Moodle's assignments, and is still one."""
    zips = [
        zip_of(tmp_path / f"{number}.zip", {
            f"Jane Doe_{number}_assignsubmission_file_/x.ipynb": answer(function)
        })
        for number, function in enumerate(("first", "second"))
    ]  # fmt: skip
    found = collect(zips, small_course(), roster=ROSTER, submitted=tmp_path / "submitted")
    assert found.problems == ()
    assert [(one.student, one.lesson) for one in found.hand_ins] == [
        ("jdoe", "01_one"),
        ("jdoe", "02_two"),
    ]


def test_hostile_names_stay_inside(tmp_path: Path) -> None:
    """No name leads out of ``submitted``, and none leaves an escape in a message."""
    files = {
        "../evil/x.ipynb": ANSWER,
        "/abs/x.ipynb": ANSWER,
        "C:\\x\\x.ipynb": ANSWER,
        "..\\up/x.ipynb": ANSWER,
        ".\u202etxt\x1b[2J/x.ipynb": ANSWER,
        "a\tb|c*/x.ipynb": ANSWER,
        "good/x.ipynb": ANSWER,
    }
    found = take(tmp_path, files)
    assert {one.name for one in tmp_path.iterdir()} == {"class.zip", "submitted"}
    assert all(problem.isprintable() for problem in found.problems)
    for one in found.hand_ins:
        assert one.path.resolve().is_relative_to((tmp_path / "submitted").resolve())
        assert one.student.isprintable()
    assert "good" in [one.student for one in found.hand_ins]
    assert len(found.problems) == 4


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A link to somebody else's notebook, or to a folder above, is no hand-in."""
    secret = tmp_path / "secret" / "x.ipynb"
    secret.parent.mkdir()
    secret.write_bytes(ANSWER)
    student = tmp_path / "class" / "mallory"
    student.mkdir(parents=True)
    (student / "x.ipynb").symlink_to(secret)
    (tmp_path / "class" / "up").symlink_to(tmp_path / "secret")
    os.mkfifo(student / "pipe.ipynb")
    found = collect([tmp_path / "class"], small_course(), submitted=tmp_path / "submitted")
    assert found.hand_ins == ()
    assert found.problems == ("class is empty: nothing was handed in with it.",)


def test_bad_source_does_not_stop_the_others(tmp_path: Path) -> None:
    """A missing path and a file that is no zip are named; the third is taken."""
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    good = zip_of(tmp_path / "good.zip", {"doejane_4711_1_02_two.ipynb": ANSWER})
    paths = [tmp_path / "gone.zip", tmp_path / "bad.zip", good]
    found = collect(paths, small_course(), submitted=tmp_path / "submitted")
    assert len(found.hand_ins) == 1
    assert len(found.problems) == 2


def test_damaged_entry_does_not_stop_the_others(tmp_path: Path) -> None:
    """One entry with a wrong checksum costs one hand-in and one sentence."""
    files = {f"doe{n}_471{n}_1_02_two.ipynb": answer(text=f"    return {n}") for n in range(3)}
    path = zip_of(tmp_path / "class.zip", files)
    data = bytearray(path.read_bytes())
    data[data.index(b"doe1") + 40] ^= 0xFF
    path.write_bytes(data)
    found = collect([path], small_course(), submitted=tmp_path / "submitted")
    assert len(found.hand_ins) == 2
    assert len(found.problems) == 1
    assert "doe1" in found.problems[0]


def test_large_notebook_is_refused_by_name(tmp_path: Path) -> None:
    """A hand-in above the limit is left out; the rest of the class is taken."""
    files = {"ann/x.ipynb": bytes(5000), "bob/x.ipynb": ANSWER}
    found = take(tmp_path, files, limits=Limits(entry_bytes=4000))
    assert [one.student for one in found.hand_ins] == ["bob"]
    assert "ann/x.ipynb" in found.problems[0]
    lone = tmp_path / "ann_02_two.ipynb"
    lone.write_bytes(bytes(5000))
    submitted = tmp_path / "submitted"
    found = collect([lone], small_course(), submitted=submitted, limits=Limits(entry_bytes=4000))
    assert found.hand_ins == ()
    assert "'ann_02_two.ipynb'" in found.problems[0]


def test_empty_zip_is_a_problem(tmp_path: Path) -> None:
    """A zip without hand-ins is said to be empty."""
    assert "empty" in take(tmp_path, {}).problems[0]


def test_unknown_lesson_ends_in_a_sentence(tmp_path: Path) -> None:
    """A lesson that the course has not stops before anything is written."""
    with pytest.raises(IntakeError, match=r"no lesson '09_x'.*01_one, 02_two"):
        take(tmp_path, {}, lesson="09_x")


def test_folder_that_cannot_be_written_ends_in_a_sentence(tmp_path: Path) -> None:
    """A full or closed disk is named; nothing is lost."""
    (tmp_path / "submitted").write_text("a file in the way")
    found = take(tmp_path, {"doejane_4711_1_02_two.ipynb": ANSWER})
    assert "cannot be written" in found.problems[0]


def test_hand_ins_may_be_chosen(tmp_path: Path) -> None:
    """Listing takes lessons and students to keep to; a missing folder is empty."""
    files = {"ann/01_one/x.ipynb": answer("first"), "ann/x.ipynb": ANSWER, "bob/x.ipynb": ANSWER}
    take(tmp_path, files)
    submitted = tmp_path / "submitted"
    assert len(hand_ins(submitted)) == 3
    assert [one.student for one in hand_ins(submitted, {"02_two"})] == ["ann", "bob"]
    assert [one.lesson for one in hand_ins(submitted, None, {"bob"})] == ["02_two"]
    assert hand_ins(tmp_path / "gone") == ()


def test_hand_in_that_nbgrader_collected_is_listed(tmp_path: Path) -> None:
    """nbgrader's own ``timestamp.txt`` is understood, a broken one is unknown."""
    folder = tmp_path / "ann" / "02_two"
    folder.mkdir(parents=True)
    (folder / "02_two.ipynb").write_bytes(ANSWER)
    (folder / "timestamp.txt").write_text("2015-02-02 15:58:23.948203 UTC")
    when = datetime(2015, 2, 2, 15, 58, 23, 948203, tzinfo=UTC)
    assert hand_ins(tmp_path)[0].submitted_at == when
    (folder / "timestamp.txt").write_text("yesterday")
    (folder / ".collected.json").write_text('{"02_two.ipynb": {"attempt": "x", "late": 3}}')
    assert hand_ins(tmp_path)[0].submitted_at is None


@pytest.mark.parametrize(
    ("file", "stem"),
    [
        ("02_x.ipynb", "02_x"),
        ("Copy of 02_x.ipynb", "02_x"),
        ("Copy of Copy of 02_x (1).ipynb", "02_x"),
        ("Copy_of_02_x.ipynb", "02_x"),
        ("02_x (2)-1.IPYNB", "02_x"),
        ("02_x - Copy.ipynb", "02_x"),
    ],
)
def test_original_stem_is_found(file: str, stem: str) -> None:
    """What Colab, browsers, Windows and Canvas add to a name is taken off."""
    assert original_stem(file) == stem


@given(st.text(max_size=300))
def test_any_canvas_name_is_read_at_once(name: str) -> None:
    """Every name has a finite number of readings, each with its parts in place."""
    for claim in canvas_claims(name, ("02_two",)):
        assert claim.file == name[len(name) - len(claim.file) :]
        assert claim.attempt is not None


def test_long_canvas_name_is_read_at_once() -> None:
    """A name made of numbers does not take time that grows with its square and more."""
    assert len(canvas_claims("a" + "_1" * 5000, ())) < 1000
    assert recognise([("a" + "_1" * 5000,)]) in ("canvas", "folder")


def sample_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as zipped:
        zipped.writestr("doejane_4711_991_02_two.ipynb", ANSWER)
        zipped.writestr("roejoe_4712_992_essay.pdf", b"%PDF")
        zipped.writestr("lixu_4713_993_01_one.ipynb", answer("first"))
    return buffer.getvalue()


SAMPLE = sample_zip()


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=20),
    st.sampled_from([None, ROSTER]),
)
def test_changed_zip_is_taken_or_refused(
    changes: list[tuple[int, int]], roster: Roster | None
) -> None:
    """A class's zip with any bytes changed ends in hand-ins and sentences, and nothing outside."""
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "class.zip").write_bytes(data)
        found = collect(
            [folder / "class.zip"], small_course(), roster=roster, submitted=folder / "submitted"
        )
        assert {one.name for one in folder.iterdir()} <= {"class.zip", "submitted", ASIDE}
        assert all(problem.isprintable() for problem in found.problems)
        assert found.hand_ins == hand_ins(folder / "submitted")
