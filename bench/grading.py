"""Grade the same hand-ins with stock nbgrader and with ours, side by side in one run.

Both sides get the same thirty notebooks, honest ones: right, partly right, wrong and empty (a
broken one would stop stock nbgrader's whole batch). Both are timed as an instructor meets them: one
command, from the folder of hand-ins to the gradebook, process start included. Every score of both
is compared; where two differ nothing is written.

Usage: ``make bench``, or ``python bench/grading.py [--students N] [--lesson NAME] [--out FILE]``.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
LESSON = "02_cross_correlation"
WORKERS = 2
AUTOGRADER = (sys.executable, "-m", "autograder", "--course", ".")
COURSE = ("source", "assets", "convolab", "nbgrader_config.py", "pyproject.toml")
"""What a course is made of; what it lacks of these is not needed."""
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",  # a line on stderr is zero points in stock nbgrader
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "CUDA_VISIBLE_DEVICES": "-1",
    "JUPYTER_PLATFORM_DIRS": "1",
    "NBGRADER_EXECUTION": "autograde",
}
Scores = dict[tuple[str, str, str], float | None]
"""Points by student, notebook and grade id; None where a person has yet to mark."""


@dataclass(frozen=True)
class Timing:
    """One side's run: wall clock in seconds and what it wrote into its gradebook."""

    seconds: float
    scores: Scores


def run(command: Sequence[str | Path], folder: Path) -> float:
    """Run a command in a folder and return its wall clock, in seconds.

    Raises:
        SystemExit: the command failed; its last lines are shown.
    """
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, text=True, capture_output=True, check=False
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{tail}")
    return seconds


def scores(database: Path) -> Scores:
    """Read every cell's score from a gradebook."""
    with Gradebook(f"sqlite:///{database}") as book:
        return {
            (submission.student.id, notebook.name, grade.name): grade.auto_score
            for assignment in book.assignments
            for submission in assignment.submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def grade_with(command: Sequence[str | Path], course: Path, folder: Path) -> Timing:
    """Grade a fresh copy of a course with one command."""
    shutil.copytree(course, folder)
    seconds = run(command, folder)
    return Timing(seconds, scores(folder / "gradebook.db"))


def differences(stock: Scores, ours: Scores) -> list[str]:
    """Name every score in which the two sides differ; an absent score is 0, as on the screens."""
    return [
        f"{' / '.join(key)}: stock {stock.get(key)}, ours {ours.get(key)}"
        for key in sorted(stock.keys() | ours.keys())
        if abs((stock.get(key) or 0.0) - (ours.get(key) or 0.0)) > 1e-9
    ]


def make_course(folder: Path, root: Path, lesson: str, students: int, seed: int) -> list[Path]:
    """Copy a course, have a class hand in, and leave it ready to grade; return the hand-ins.

    The class comes from the same source as `autograder simulate`, without its broken and hostile
    members; the files are Colab's, under the names that `autograder collect` gives them.
    """
    from autograder.course import read_course
    from autograder.simulate import HONEST, simulate

    folder.mkdir()
    for name in COURSE:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name)
        elif (root / name).exists():
            shutil.copy(root / name, folder / name)
    run(["nbgrader", "generate_assignment", lesson, "--create", "--force"], folder)
    made = simulate(
        read_course(folder),
        students=students,
        out=folder / "class.zip",
        seed=seed,
        lessons=[lesson],
        mix=HONEST,
    )
    collect = [*AUTOGRADER, "collect", "--lesson", lesson, "--roster", str(made.roster)]
    run([*collect, *map(str, made.zips)], folder)
    return sorted((folder / "submitted").glob(f"*/{lesson}/*.ipynb"))


def bare(notebooks: Sequence[Path], folder: Path, *options: str | Path) -> float:
    """Return the seconds that the notebooks' cells take by themselves in a warm process."""
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "bare.py", *options, *notebooks],
        cwd=folder,
        env=ENVIRONMENT,
        check=True,
        text=True,
        capture_output=True,
    )
    return float(sum(json.loads(done.stdout)))


def machine() -> dict[str, Any]:
    """Say what this was measured on, without naming the machine."""
    packages = (
        *("nbgrader", "tensorflow-cpu", "tensorflow", "keras", "numpy", "distributed"),
        *("anywidget", "ipywidgets", "jupyterlab", "matplotlib"),
    )
    found = {}
    for name in packages:
        with contextlib.suppress(ModuleNotFoundError):
            found[name] = version(name)
    return {
        "cores": len(os.sched_getaffinity(0)),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": found,
        "date": datetime.now(UTC).date().isoformat(),
    }


def measure(root: Path, lesson: str, students: int, seed: int, folder: Path) -> dict[str, float]:
    """Measure both sides and return the figures of ``bench/results.json``.

    Raises:
        SystemExit: a command failed or two scores differ.
    """
    course = folder / "course"
    notebooks = make_course(course, root, lesson, students, seed)

    bare_s = bare(notebooks, folder)  # first: it also warms the disk for everyone after it
    bare_with_checks_s = bare(
        notebooks, folder, "--checks", course / "source" / lesson / notebooks[0].name
    )
    ours, alone = (
        grade_with(
            [*AUTOGRADER, "grade", lesson, "--workers", str(workers)],
            course,
            folder / f"ours{workers}",
        )
        for workers in (WORKERS, 1)
    )
    stock = grade_with(["nbgrader", "autograde", lesson, "--create"], course, folder / "stock")

    wrong = differences(stock.scores, ours.scores) or differences(stock.scores, alone.scores)
    if wrong or len({student for student, *_ in stock.scores}) != students:
        listed = "\n".join(wrong[:20])
        raise SystemExit(f"The two sides do not agree, so nothing is written:\n{listed}")
    return {
        "ratio": stock.seconds / ours.seconds,
        "seconds_per_submission": ours.seconds / students,
        "overhead_ratio": alone.seconds / bare_s,
        "scaling_2_workers": alone.seconds / ours.seconds,
        "submissions": students,
        "stock_seconds": stock.seconds,
        "ours_seconds": ours.seconds,
        "ours_one_worker_seconds": alone.seconds,
        "bare_seconds": bare_s,
        "bare_with_checks_seconds": bare_with_checks_s,
    }


def show(figures: Mapping[str, float]) -> None:
    """Print the comparison as a table."""
    table = Table(title=f"{figures['submissions']:.0f} hand-ins, folder to gradebook")
    table.add_column("")
    table.add_column("seconds", justify="right")
    table.add_column("hand-ins a minute", justify="right")
    for name, key in (
        ("stock nbgrader autograde", "stock_seconds"),
        ("autograder grade --workers 1, sandbox on", "ours_one_worker_seconds"),
        (f"autograder grade --workers {WORKERS}, sandbox on", "ours_seconds"),
        ("the students' cells alone, warm, one core", "bare_seconds"),
        ("the same with the check cells", "bare_with_checks_seconds"),
    ):
        seconds = figures[key]
        table.add_row(name, f"{seconds:.1f}", f"{60 * figures['submissions'] / seconds:.0f}")
    console = Console()
    console.print(table)
    console.print(
        f"{figures['ratio']:.1f} times the throughput of stock nbgrader; "
        f"one worker takes {figures['overhead_ratio']:.1f} times the students' own code; "
        f"two workers do {figures['scaling_2_workers']:.2f} times the work of one."
    )


def main() -> None:
    """Measure, show and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--course", type=Path, default=ROOT, help="the course's folder")
    parser.add_argument("--lesson", default=LESSON)
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results.json")
    wanted = parser.parse_args()
    os.environ.update(ENVIRONMENT)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        figures = measure(
            wanted.course.resolve(), wanted.lesson, wanted.students, wanted.seed, Path(folder)
        )
    show(figures)
    known = json.loads(wanted.out.read_text()) if wanted.out.exists() else {}
    rounded = {key: round(value, 3) for key, value in figures.items()}
    known |= {"grading": rounded, "machine": machine()}
    wanted.out.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
