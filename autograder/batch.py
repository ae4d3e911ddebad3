"""A class's hand-ins: which are new or changed, graded in parallel, recorded one by one.

Only this process writes to the gradebook. A run that is killed and started again ends with the same
gradebook: a submission is current when it was recorded with the digest of exactly these bytes, this
lesson and this grader.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from autograder.cluster import Needs, grade_many
from autograder.course import Course
from autograder.errors import IntakeError
from autograder.gradebook import Gradebook
from autograder.grading import Job, Result
from autograder.intake import HandIn


@dataclass(frozen=True)
class Submission:
    """All notebooks that one student handed in for one lesson.

    Attributes:
        student: the student's id.
        lesson: the lesson's name.
        files: the notebooks, each with its bytes. *Trust:* none.
        submitted_at: when the last of them was handed in, None when nobody knows.
        digest: of the bytes, the lesson and the grader.
    """

    student: str
    lesson: str
    files: tuple[tuple[Path, bytes], ...]
    submitted_at: datetime | None
    digest: str


@dataclass(frozen=True)
class Outcome:
    """What became of one submission in this run."""

    submission: Submission
    results: tuple[Result, ...]


DECIDES = (
    "checks/**/*.py", "sandbox/*.py", "alignment.py", "answer.py", "checker.py", "examination.py",
    "grading.py", "inputs.py", "kinds.py", "laws.py", "marking.py", "proxy.py", "quiz.py",
    "repair.py", "scoring.py", "seeds.py", "submitted.py", "trials.py",
)  # fmt: skip
"""The grader's files that decide marks: when one changes, what it graded is graded again."""


@cache
def grader_digest() -> str:
    """Return the digest of the code that decides marks."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(path for pattern in DECIDES for path in folder.glob(pattern)):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def submissions(
    course: Course, hand_ins: Sequence[HandIn], *, sandboxed: bool = True
) -> tuple[list[Submission], list[str]]:
    """Group hand-ins by student and lesson, and read them.

    Args:
        course: the lessons.
        hand_ins: what lies in ``submitted/``.
        sandboxed: whether they will run confined; a mark made without is never taken for one.

    Returns:
        The submissions, and a sentence for each hand-in that could not be taken.
    """
    grouped: dict[tuple[str, str], list[HandIn]] = {}
    problems: list[str] = []
    for hand_in in hand_ins:
        grouped.setdefault((hand_in.student, hand_in.lesson), []).append(hand_in)
    found: list[Submission] = []
    for (student, lesson), group in sorted(grouped.items()):
        if lesson not in course.lessons:
            known = ", ".join(course.lessons)
            problems.append(
                f"submitted/{student}/{lesson}: there is no lesson {lesson}; "
                f"the course has {known}."
            )
            continue
        try:
            files = tuple((h.path, h.path.read_bytes()) for h in group)
        except OSError as error:
            problems.append(f"{error.filename} cannot be read: {error.strerror}.")
            continue
        times = [h.submitted_at for h in group if h.submitted_at is not None]
        digest = hashlib.sha256(grader_digest().encode() + (b"" if sandboxed else b"unconfined"))
        for notebook in course.lessons[lesson].notebooks:
            digest.update(notebook.digest.encode())
        for path, raw in files:
            digest.update(path.name.encode("utf-8", "surrogateescape"))
            digest.update(hashlib.sha256(raw).digest())
        found.append(
            Submission(student, lesson, files, max(times, default=None), digest.hexdigest())
        )
    return found, problems


def grade_class(
    course: Course,
    gradebook: Gradebook,
    waiting: Sequence[Submission],
    wanted: Needs,
    *,
    workers: int,
    scheduler: str | None = None,
    seed: int | None = None,
    on_count: Callable[[int], None] = lambda count: None,
) -> Iterator[Outcome]:
    """Grade submissions and record each as soon as its last notebook is done.

    Args:
        course: the lessons.
        gradebook: open; written to by this thread only.
        waiting: what to grade.
        wanted: what the workers' warm parents need.
        workers: how many at once on this machine.
        scheduler: a Dask scheduler's address, None for this machine.
        seed: of the hidden checks, None for each hand-in's own.
        on_count: told the number of notebooks before the first is graded.

    Raises:
        SandboxError: nothing can be run.
        GradebookError: the gradebook cannot be written; what was recorded stays.
    """
    jobs = [
        (submission, Job(path.name, raw, submission.lesson, seed))
        for submission in waiting
        for path, raw in submission.files
    ]
    on_count(len(jobs))
    for name in sorted({submission.lesson for submission in waiting}):
        if name not in course.lessons:
            raise IntakeError(f"There is no lesson {name}.")
    done: dict[tuple[str, str], list[Result]] = {}
    for index, result in grade_many(
        [job for _, job in jobs], course, wanted, workers=workers, scheduler=scheduler
    ):
        submission = jobs[index][0]
        results = done.setdefault((submission.student, submission.lesson), [])
        results.append(result)
        if len(results) == len(submission.files):
            lesson = course.lessons[submission.lesson]
            chosen = choose(results, lesson.notebooks[0].name)
            gradebook.record(
                submission.student,
                lesson,
                chosen,
                submitted_at=submission.submitted_at,
                digest=submission.digest,
            )
            yield Outcome(submission, chosen)


def choose(results: Sequence[Result], first_notebook: str) -> tuple[Result, ...]:
    """Return one result a notebook: a graded one before a rejected one, then the better one.

    When none was graded, one rejected result stands for the whole submission.
    """
    best: dict[str | None, Result] = {}
    for result in sorted(results, key=lambda r: (r.status == "graded", r.score, r.file)):
        best[result.notebook] = result
    graded = tuple(r for r in best.values() if r.status == "graded")
    return graded or (replace(results[0], notebook=first_notebook),)
