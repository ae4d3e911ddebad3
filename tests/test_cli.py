"""What a user meets on the command line: exit codes, one sentence, JSON that is a contract."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from classes import autograder, copy_of, rows, write_class

from autograder.cli import main

LESSON = "classes"


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a class that nobody has graded; copied before it is changed."""
    return write_class(tmp_path_factory.mktemp("class") / "course")


@pytest.fixture
def course(classroom: Path, tmp_path: Path) -> Path:
    """Return a class of one's own."""
    return copy_of(classroom, tmp_path / "course")


def run(course: Path, *arguments: str) -> int:
    return main(["--course", str(course), *arguments])


def sentence(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line on standard error."""
    [line] = capsys.readouterr().err.strip().splitlines()
    assert line.startswith("autograder: ")
    assert line.endswith((".", ")."))
    return line.removeprefix("autograder: ")


def run_as_mortal(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as one whom file modes bind: root, too, without the right to pass them by."""
    command = [sys.executable, "-m", "autograder", "--course", str(course), *arguments]
    if os.getuid() == 0:
        rights = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def notebook(course: Path, student: str) -> str:
    return str(course / "submitted" / student / LESSON / f"{LESSON}.ipynb")


# --- wrong usage and what is missing --------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["grade", "--workers", "two"],
        ["check"],
        ["export"],
        ["export", "--to", "blackboard"],
        ["simulate", "--students", "3"],
        ["check", "a.ipynb", "--seed", "x"],
    ],
)
def test_wrong_usage_is_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The usage and what is wrong with it, nothing on standard output."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    shown = capsys.readouterr()
    assert (2, "") == (ended.value.code, shown.out)
    assert "usage: autograder" in shown.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["grade", "nonsense"], "no lesson nonsense; the course has classes, mixed"),
        (["grade", "7"], "no lesson 7"),
        (["grade", "--workers", "0"], "workers must be 1 or more"),
        (["grade", "--workers", "-3"], "workers must be 1 or more"),
        (["grade", "--student", "nobody"], "nobody has handed in nothing"),
        (["grade", "--db", "nonsense://x/y"], "nonsense"),
        (["grade", "--scheduler", "tcp://127.0.0.1:1"], "does not answer"),
        (["feedback"], "Nothing has been graded yet"),
        (["report"], "Nothing has been graded yet"),
        (["collect", "missing.zip"], "missing.zip"),
        (["check", "missing.ipynb"], "missing.ipynb"),
        (["release", "nonsense"], "no lesson nonsense"),
        (["simulate", "--students", "0", "--out", "x.zip"], ""),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_1(
    arguments: list[str], words: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names what is wrong; there is no traceback."""
    assert 1 == run(course, *arguments)
    assert words in sentence(capsys)


def test_what_is_no_course_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By `--course`, by the folder one is in, and where `source/` holds no lesson."""
    assert 1 == run(tmp_path / "missing", "grade")
    assert "is no course" in sentence(capsys)
    (tmp_path / "source").mkdir()
    assert 1 == run(tmp_path, "grade")
    assert "no lesson" in sentence(capsys)


def test_the_course_is_found_from_any_folder_in_it(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As with git; and outside of one the message says what to do."""
    monkeypatch.chdir(course / "source" / LESSON)
    assert 0 == main(["check", notebook(course, "ada")])
    monkeypatch.chdir("/")
    capsys.readouterr()
    assert 1 == main(["check", notebook(course, "ada")])
    assert "--course" in sentence(capsys)


def test_without_hand_ins_the_message_says_how_to_collect(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing `submitted/` is like an empty one."""
    shutil.rmtree(course / "submitted")
    assert 1 == run(course, "grade")
    assert "autograder collect" in sentence(capsys)
    (course / "submitted").mkdir()
    assert 1 == run(course, "grade")
    assert "autograder collect" in sentence(capsys)


# --- hand-ins that cannot be graded ---------------------------------------------------------------


def test_one_bad_hand_in_leaves_the_others_alone(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It gets zero, its reason is told, the exit code is 1."""
    Path(notebook(course, "ada")).write_text("this is no notebook")
    (course / "submitted/bob/unknown_lesson").mkdir()
    (course / "submitted/bob/unknown_lesson/x.ipynb").write_text("{}")
    assert 1 == run(course, "grade")
    shown = capsys.readouterr()
    assert "12 graded, 0 unchanged." in shown.out
    lines = shown.err.strip().splitlines()
    assert any("submitted/ada/classes/" in line for line in lines), shown.err
    assert any("unknown_lesson" in line for line in lines), shown.err
    assert all(line.startswith("autograder: ") for line in lines)


def test_an_unreadable_hand_in_is_told(course: Path) -> None:
    """The others are graded."""
    Path(notebook(course, "ada")).chmod(0)
    shown = run_as_mortal(course, "grade", LESSON)
    assert 1 == shown.returncode
    assert re.search(r"^[1-9]\d* graded", shown.stdout, re.MULTILINE), shown.stderr
    assert "cannot be read" in shown.stderr
    assert not (course / "autograded/ada").exists()


def test_a_folder_in_place_of_a_notebook_is_told(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing but its own submission suffers."""
    path = Path(notebook(course, "ada"))
    path.unlink()
    path.mkdir()
    run(course, "grade", LESSON)
    assert "5 graded" in capsys.readouterr().out


# --- check ----------------------------------------------------------------------------------------


def objects(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_check_json_is_one_object_a_notebook_in_the_order_given(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its keys are the contract's; a file that cannot be graded has its line, too."""
    broken = course / "broken.ipynb"
    broken.write_text("{")
    files = [notebook(course, s) for s in ("fay", "ada", "bob")]
    files[1:1] = [str(broken), str(course / "missing.ipynb")]
    assert 1 == run(course, "check", *files, "--json", "--seed", "1234")
    found = objects(capsys)
    assert files == [one["file"] for one in found]
    assert ["graded", "rejected", "rejected", "graded", "graded"] == [o["status"] for o in found]
    keys = {
        "file", "lesson", "status", "reason", "score", "max_score", "seed", "sandboxed", "cells",
        "repairs", "seconds",
    }  # fmt: skip
    assert all(keys == set(one) for one in found)
    first = found[0]
    assert (LESSON, None, 7.5, 1234, True) == tuple(
        first[key] for key in ("lesson", "reason", "max_score", "seed", "sandboxed")
    )
    assert {"total", "student", "checks"} == set(first["seconds"])
    wanted = {"grade_id", "points", "max_points", "status", "misconception", "message"}
    assert all(wanted <= set(cell) for cell in first["cells"])
    assert first["score"] == sum(cell["points"] for cell in first["cells"])
    assert all(one["reason"].endswith(".") for one in found[1:3])


def test_a_seed_repeats_a_run(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without one, the hand-in's own is used: the same each time, and told."""
    for arguments in (["--seed", "5"], []):
        runs = []
        for _ in range(2):
            assert 0 == run(course, "check", notebook(course, "fay"), "--json", *arguments)
            [one] = objects(capsys)
            runs.append({key: value for key, value in one.items() if key != "seconds"})
        assert runs[0] == runs[1]
        assert (runs[0]["seed"] == 5) == bool(arguments)


def test_check_for_people_tells_each_cell(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Points, status and message; nothing is recorded."""
    assert 0 == run(course, "check", notebook(course, "fay"))
    out = capsys.readouterr().out
    assert "7.5 of 7.5" in out
    assert "card_test: 1 of 1, passed" in out
    assert not (course / "gradebook.db").exists()


def test_without_a_sandbox_the_result_says_so(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error and in the JSON; the marks are the same."""
    assert 0 == run(course, "check", notebook(course, "fay"), "--json", "--no-sandbox")
    shown = capsys.readouterr()
    one = json.loads(shown.out)
    assert (False, 7.5) == (one["sandboxed"], one["score"])
    assert "unconfined" in shown.err


# --- a machine that cannot confine ----------------------------------------------------------------

NO_NAMESPACES = (
    "unshare", "-Ur", "sh", "-c", 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"', "sh",
)  # fmt: skip


@pytest.fixture
def unconfinable() -> tuple[str, ...]:
    """Return a command's prefix under which no user namespace can be made."""
    probe = [*NO_NAMESPACES, "unshare", "-Ur", "true"]
    if (
        shutil.which("unshare") is None
        or b"unshare" not in subprocess.run(probe, capture_output=True, check=False).stderr
    ):
        pytest.skip("namespaces cannot be forbidden here")
    return NO_NAMESPACES


@pytest.mark.parametrize("what", ["check", "grade"])
def test_where_nothing_can_be_confined_nothing_is_run(
    what: str, course: Path, unconfinable: tuple[str, ...]
) -> None:
    """One sentence, exit code 1, no mark recorded; `doctor` tells the same."""
    arguments = [notebook(course, "ada"), "--json"] if what == "check" else []
    done = autograder("--course", str(course), what, *arguments, prefix=unconfinable)
    assert (1, "") == (done.returncode, done.stdout.strip())
    [line] = done.stderr.strip().splitlines()
    assert "autograder doctor" in line
    assert "namespace" in line
    if what == "grade":
        assert not rows(course).get("submitted_assignment")
    else:
        done = autograder("doctor", "--json", prefix=unconfinable)
        assert 1 == done.returncode
        assert json.loads(done.stdout)["ok"] is False


def test_the_root_of_a_namespace_of_one_user_can_confine(course: Path) -> None:
    """There is no other user to become there, and no need to."""
    prefix = ("unshare", "-Ur")
    if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip("user namespaces cannot be made here")
    done = autograder(
        "--course", str(course), "check", notebook(course, "fay"), "--json", prefix=prefix
    )
    assert 0 == done.returncode, done.stderr
    one = json.loads(done.stdout)
    assert (True, 7.5) == (one["sandboxed"], one["score"])


def test_where_nothing_can_be_confined_no_sandbox_is_the_one_way(
    course: Path, unconfinable: tuple[str, ...]
) -> None:
    """It grades, and the result says that it was not confined."""
    done = autograder(
        "--course", str(course), "check", notebook(course, "fay"), "--json", "--no-sandbox",
        prefix=unconfinable,
    )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    one = json.loads(done.stdout)
    assert (False, 7.5) == (one["sandboxed"], one["score"])


# --- a disk and a gradebook that refuse -----------------------------------------------------------


def test_a_full_disk_is_one_sentence_and_the_rerun_is_whole(course: Path, tmp_path: Path) -> None:
    """Where a file may not grow (a quota), what was recorded stays and nothing is half there."""
    limited = ("prlimit", "--fsize=65536", "--")
    if shutil.which("prlimit") is None:
        pytest.skip("no prlimit here")
    done = autograder("--course", str(course), "grade", prefix=limited)
    assert 1 == done.returncode
    assert "Traceback" not in done.stderr
    assert 1 == len(done.stderr.strip().splitlines()), done.stderr
    again = autograder("--course", str(course), "grade")
    assert 0 == again.returncode, again.stderr
    fresh = copy_of(course, tmp_path / "fresh")
    (fresh / "gradebook.db").unlink()
    shutil.rmtree(fresh / "autograded")
    assert 0 == autograder("--course", str(fresh), "grade").returncode
    assert rows(fresh) == rows(course)


@pytest.mark.skipif(os.getuid() != 0, reason="mounting a small disk wants root")
def test_a_disk_that_fills_up_is_one_sentence(course: Path, tmp_path: Path) -> None:
    """A disk with room for the course and little more, mounted in a namespace of its own."""
    small = tmp_path / "small"
    small.mkdir()
    size = sum(512 * path.stat().st_blocks for path in course.rglob("*")) + 260_000
    script = (
        f"mount -t tmpfs -o size={size} none {small} && cp -r {course}/. {small} && "
        f'exec "$@" --course {small} grade'
    )
    done = autograder(prefix=("unshare", "-m", "sh", "-c", script, "sh"))
    assert 1 == done.returncode, done.stderr
    assert "Traceback" not in done.stderr
    assert 1 == len(done.stderr.strip().splitlines()), done.stderr


def test_a_gradebook_that_cannot_be_written_is_said_before_anything_is_graded(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder in its place, or something that is no database."""
    (course / "gradebook.db").mkdir()
    assert 1 == run(course, "grade")
    assert "gradebook" in sentence(capsys)
    (course / "gradebook.db").rmdir()
    (course / "gradebook.db").write_text("no database" * 500)
    assert 1 == run(course, "grade")
    assert "gradebook" in sentence(capsys)
    assert not (course / "autograded").exists()


def test_a_read_only_gradebook_is_told(course: Path) -> None:
    """The sentence names the file."""
    assert 0 == run(course, "grade", "--student", "ada")
    (course / "gradebook.db").chmod(0o400)
    course.chmod(0o500)
    try:
        shown = run_as_mortal(course, "grade")
        assert 1 == shown.returncode
        [line] = shown.stderr.strip().splitlines()
        assert line.startswith("autograder: ")
        assert "gradebook" in line
    finally:
        course.chmod(0o700)


# --- the whole way --------------------------------------------------------------------------------


def test_the_days_work_of_an_instructor(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """grade, feedback, report, export: each ends with exit code 0 and says where things are."""
    assert 0 == run(course, "grade", LESSON)
    assert 0 == run(course, "feedback", LESSON)
    assert 0 == run(course, "report", LESSON)
    assert 0 == run(course, "export", "--to", "csv", "--out", str(course / "marks.csv"))
    out = capsys.readouterr().out
    assert "6 pages in feedback/." in out
    assert "ada" in (course / "marks.csv").read_text(encoding="utf-8")
