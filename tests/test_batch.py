"""A class graded in parallel ends in the same gradebook, whatever happens on the way."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from both import marks
from classes import (
    ENVIRONMENT,
    LESSONS,
    ROOT,
    STUDENTS,
    autograder,
    command,
    copy_of,
    rows,
    write_class,
)

from autograder import batch
from autograder.cli import main
from autograder.course import read_course
from autograder.grading import Result
from autograder.intake import hand_ins


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a class that nobody has graded; copied before it is used."""
    return write_class(tmp_path_factory.mktemp("class") / "course")


@pytest.fixture(scope="module")
def undisturbed(classroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same class after one run that nothing disturbed."""
    course = copy_of(classroom, tmp_path_factory.mktemp("undisturbed") / "course")
    done = autograder("--course", str(course), "grade")
    assert 0 == done.returncode, done.stderr
    assert f"{len(LESSONS) * len(STUDENTS)} graded, 0 unchanged." in done.stdout
    return course


def grade(course: Path, *arguments: str) -> int:
    """Run the command in this process, where the warm parents of other tests are."""
    return main(["--course", str(course), "grade", *arguments])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.strip().splitlines()[-1]


def await_that(holds: Callable[[], object], process: subprocess.Popen[str]) -> None:
    """Wait until something holds, or the process has ended."""
    while not holds() and process.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)


# --- what is graded again -------------------------------------------------------------------------


def test_only_what_is_new_or_changed_is_graded(
    undisturbed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run grades nothing, a changed hand-in is graded alone, `--force` grades all."""
    course = copy_of(undisturbed, tmp_path / "course")
    before = rows(course)
    assert (0, "0 graded, 12 unchanged.") == (grade(course), told(capsys))
    assert before == rows(course)
    path = course / "submitted/ada/classes/classes.ipynb"
    path.write_text(path.read_text() + "\n")
    assert (0, "1 graded, 11 unchanged.") == (grade(course), told(capsys))
    assert (0, "0 graded, 6 unchanged.") == (grade(course, "classes"), told(capsys))
    assert (0, "2 graded, 0 unchanged.") == (
        grade(course, "--student", "bob", "--force"),
        told(capsys),
    )
    assert before == rows(course)


def test_a_changed_check_grades_its_lesson_again(
    undisturbed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other lesson stays as it is, and the new points are in the gradebook."""
    course = copy_of(undisturbed, tmp_path / "course")
    path = course / "source/classes/classes.ipynb"
    notebook = json.loads(path.read_text())
    [check] = [c for c in notebook["cells"] if "Card(2)" in c["source"]]
    check["metadata"]["nbgrader"]["points"] = 4
    path.write_text(json.dumps(notebook))
    assert (0, "6 graded, 6 unchanged.") == (grade(course), told(capsys))
    assert (4.0, False) == marks(course)["fay", "classes", "card_test"]


def test_a_lost_record_is_made_again(
    undisturbed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A gradebook or an executed notebook that is gone or damaged is not taken for current."""
    course = copy_of(undisturbed, tmp_path / "course")
    before = rows(course)
    (course / "autograded/ada/classes/classes.ipynb").unlink()
    (course / "autograded/bob/mixed/second.ipynb").write_text("{")
    assert (0, "2 graded, 10 unchanged.") == (grade(course), told(capsys))
    (course / "gradebook.db").unlink()
    assert (0, "12 graded, 0 unchanged.") == (grade(course), told(capsys))
    assert before == rows(course)


# --- a run that is cut off ------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_a_run_that_is_killed_anywhere_and_repeated_ends_in_the_same_gradebook(
    seed: int, classroom: Path, undisturbed: Path, tmp_path: Path
) -> None:
    """SIGKILL at three random moments; then one run to the end. No process is left behind."""
    course = copy_of(classroom, tmp_path / "course")
    chance = random.Random(seed)
    for _ in range(3):
        process = subprocess.Popen(
            command("--course", str(course), "grade"),
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(timeout=chance.uniform(0.5, 5.0))
        except subprocess.TimeoutExpired:
            children = psutil.Process(process.pid).children(recursive=True)
            process.kill()
            process.wait()
            _, left = psutil.wait_procs(children, timeout=20)
            assert [] == left
    done = autograder("--course", str(course), "grade")
    assert 0 == done.returncode, done.stderr
    assert rows(undisturbed) == rows(course)
    executed = sorted(p.relative_to(course) for p in (course / "autograded").rglob("*.ipynb"))
    assert executed == sorted(
        p.relative_to(undisturbed) for p in (undisturbed / "autograded").rglob("*.ipynb")
    )


def test_ctrl_c_ends_in_one_sentence_and_keeps_what_was_recorded(
    classroom: Path, undisturbed: Path, tmp_path: Path
) -> None:
    """Exit code 1, no traceback, and the next run goes on."""
    course = copy_of(classroom, tmp_path / "course")
    process = subprocess.Popen(
        command("--course", str(course), "grade", "--workers", "1"),
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A suite that was started in the background may ignore the signal, and so would this.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    await_that(lambda: list(course.glob("autograded/*/*/*.ipynb")), process)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the whole group gets it
    _, stderr = process.communicate(timeout=60)
    assert (1, 1) == (process.returncode, len(stderr.strip().splitlines())), stderr
    assert "run the same command again" in stderr
    done = autograder("--course", str(course), "grade")
    assert 0 == done.returncode, done.stderr
    assert rows(undisturbed) == rows(course)


# --- somebody else's machines ---------------------------------------------------------------------


@pytest.mark.slow
def test_a_dask_cluster_that_runs_elsewhere_grades_the_same(
    classroom: Path, undisturbed: Path, tmp_path: Path
) -> None:
    """`--scheduler` with a scheduler and a worker of Dask's own commands."""
    course = copy_of(classroom, tmp_path / "course")
    address = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": ENVIRONMENT}
    dask = [os.fspath(Path(os.sys.executable).parent / "dask")]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
         "--scheduler-file", str(address)], cwd=tmp_path, **quiet,
    )  # fmt: skip
    try:
        await_that(address.exists, scheduler)
        worker = subprocess.Popen(
            [*dask, "worker", "--scheduler-file", str(address), "--nthreads", "2", "--no-dashboard",
             "--local-directory", str(tmp_path / "dask")], cwd=tmp_path, **quiet,
        )  # fmt: skip
        try:
            place = json.loads(address.read_text())["address"]
            done = autograder("--course", str(course), "grade", "--scheduler", place)
        finally:
            worker.terminate()
            worker.wait(timeout=30)
    finally:
        scheduler.terminate()
        scheduler.wait(timeout=30)
    assert 0 == done.returncode, done.stderr
    assert rows(undisturbed) == rows(course)


def test_a_dask_of_somebody_elses_on_this_machine_is_no_trouble(
    undisturbed: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The port that Dask likes best is not asked for, and none is open to other machines."""
    course = copy_of(undisturbed, tmp_path / "course")
    with contextlib.ExitStack() as taken:
        with contextlib.suppress(OSError):  # then somebody has it already
            taken.enter_context(socket.create_server(("", 8787)))
        assert 0 == grade(course, "--force", "--student", "ada")
    assert "8787" not in capfd.readouterr().err


# --- decisions ------------------------------------------------------------------------------------


def result(notebook: str | None, status: str = "graded", score: float = 0.0) -> Result:
    return Result(f"{score}.ipynb", "lesson", notebook, status, None, score, 9.0, 1, True)


def test_of_two_files_of_one_notebook_the_better_graded_one_counts() -> None:
    """A rejected file never outweighs a graded one; without any, one stands for all."""
    graded = [result("a", score=1.0), result("a", score=2.0), result("b", score=0.0)]
    assert {("a", 2.0), ("b", 0.0)} == {
        (r.notebook, r.score) for r in batch.choose([*graded, result(None, "rejected")], "a")
    }
    [one] = batch.choose([result(None, "rejected"), result(None, "rejected")], "a")
    assert ("a", "rejected") == (one.notebook, one.status)


def test_the_digest_is_of_the_bytes_the_lesson_and_what_decides_marks(classroom: Path) -> None:
    """Equal hand-ins have equal digests; another byte or another name makes another."""
    course = read_course(classroom)
    found, problems = batch.submissions(course, hand_ins(classroom / "submitted"))
    assert [] == problems
    assert len(found) == 12
    same = {}
    for one in found:
        same.setdefault(one.digest, set()).add((one.lesson, tuple(raw for _, raw in one.files)))
    assert {1} == {len(contents) for contents in same.values()}
    assert len(same) == len({(one.lesson, one.files[0][1], one.files[-1][1]) for one in found})
    assert found == batch.submissions(course, hand_ins(classroom / "submitted"))[0]


def test_a_mark_made_unconfined_is_not_current_for_a_confined_run(classroom: Path) -> None:
    """What was graded with ``--no-sandbox`` is graded again as soon as the sandbox is on."""
    course = read_course(classroom)
    handed = hand_ins(classroom / "submitted")
    confined, _ = batch.submissions(course, handed)
    free, _ = batch.submissions(course, handed, sandboxed=False)
    assert [one.student for one in confined] == [one.student for one in free]
    assert not {one.digest for one in confined} & {one.digest for one in free}


def test_every_module_that_decides_marks_is_in_the_digest() -> None:
    """What the grading of one submission imports from the grader is what makes its mark."""
    patterns = set(batch.DECIDES)
    folder = ROOT / "autograder"
    decides = {path for pattern in patterns for path in folder.glob(pattern)}
    seen = set()
    todo = [folder / "grading.py", folder / "examination.py"]
    while todo:
        path = todo.pop()
        seen.add(path)
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.split()
            if line.startswith(("from autograder", "import autograder")):
                found = folder / f"{words[1].removeprefix('autograder').replace('.', '/')[1:]}.py"
                if found.is_file() and found not in seen:
                    todo.append(found)
    records = {"course.py", "errors.py", "display.py", "regions.py", "publication.py"}
    assert {p.name for p in seen - decides} <= records, "part of the lesson's digest, or no mark"
