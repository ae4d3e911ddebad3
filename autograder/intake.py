"""Who handed in what, and when: from a platform's zip or a folder into ``submitted/``.

``submitted/STUDENT/LESSON/`` is nbgrader's folder: the notebook under its lesson's own name, and
``timestamp.txt``. Beside them lies ``.collected.json``, where intake keeps what it has to know the
next time: the platform's number of the hand-in, and whether it was late.

*Trust:* names and bytes come from students; what is written here is made of ids that
`names.student_id` made safe, and of the course's own names.
*Safe to retry:* every file is replaced in one step, and the same hand-in twice changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from autograder.archive import LIMITS, Entry, Limits
from autograder.course import Course, Notebook
from autograder.errors import IntakeError
from autograder.ledger import OURS, Kept, keep, kept
from autograder.names import one_line
from autograder.ownership import owner
from autograder.platforms import Claim, Platform, claims, original_stem, recognise, without_wrapper
from autograder.repair import Rejected, repair
from autograder.roster import Roster
from autograder.sources import Source, open_source

ASIDE = "not_on_roster"
"""Where hand-ins of people who are not on the roster are kept, beside ``submitted``."""


@dataclass(frozen=True)
class HandIn:
    """One notebook as it lies in ``submitted/STUDENT/LESSON/``.

    Attributes:
        student: the student's id, plain text fit for a file name.
        lesson: name of the lesson it was collected for.
        path: the notebook file.
        submitted_at: when it was handed in (aware, UTC), None when nobody knows.
        is_late: whether the platform marked it as late.
    """

    student: str
    lesson: str
    path: Path
    submitted_at: datetime | None
    is_late: bool = False


@dataclass(frozen=True)
class Collected:
    """What a run of `collect` found.

    Attributes:
        hand_ins: every hand-in of the sources that now lies in ``submitted/``, by student, lesson.
        changed: those among them that are new or were replaced.
        superseded: how many files gave way to a newer hand-in of the same student.
        problems: what could not be taken, a sentence each; any means exit code 1.
    """

    hand_ins: tuple[HandIn, ...]
    changed: tuple[HandIn, ...]
    superseded: int
    problems: tuple[str, ...]


@dataclass(frozen=True)
class _Candidate:
    """A notebook whose student is known.

    ``owner`` is who handed it in as far as ``scope`` can tell: two owners of one folder in one
    scope are two people.
    """

    source: Source
    entry: Entry
    claim: Claim
    platform: Platform
    student: str
    is_aside: bool
    owner: str
    scope: str

    @property
    def order(self) -> tuple[int, float, int]:
        """What the newest has most of."""
        time = self.entry.modified.timestamp() if self.entry.modified is not None else 0.0
        return self.claim.attempt or 0, time, self.entry.number


@dataclass
class _Progress:
    """What a run has found so far."""

    taken: set[tuple[bool, str, str, str]] = field(default_factory=set)
    hand_ins: list[HandIn] = field(default_factory=list)
    changed: list[HandIn] = field(default_factory=list)
    superseded: int = 0
    problems: list[str] = field(default_factory=list)


def collect(
    paths: Sequence[Path],
    course: Course,
    *,
    lesson: str | None = None,
    platform: Platform | Literal["auto"] = "auto",
    roster: Roster | None = None,
    submitted: Path,
    limits: Limits = LIMITS,
) -> Collected:
    """Take hand-ins from zips, folders and notebooks into ``submitted/``.

    The newest hand-in of a student counts: by the platform's number where it has one, else by
    time. One that cannot be read is stored as it is when its lesson is known, so that grading
    rejects it with a reason; one of somebody who is not on the roster is kept aside, in the folder
    ``not_on_roster`` beside ``submitted``.
    A bad file never stops the others.

    Args:
        paths: zips, folders and ``.ipynb`` files.
        course: the lessons, to tell which one a notebook is.
        lesson: the lesson that all of them are, None to look into each.
        platform: how the files are named; ``auto`` tells it from the names.
        roster: the class list; without one, ids are what the platform's names give.
        submitted: the folder to write to; created when missing.
        limits: how much of a source is read.

    Raises:
        IntakeError: the lesson is unknown, or ``submitted`` cannot be written.
    """
    if lesson is not None and lesson not in course.lessons:
        known = ", ".join(course.lessons) or "none"
        raise IntakeError(
            f"There is no lesson {one_line(lesson)!r} in this course (it has {known})."
        )
    progress = _Progress()
    with ExitStack() as stack:
        found: list[_Candidate] = []
        for number, path in enumerate(paths):
            try:
                source = stack.enter_context(open_source(path, limits))
            except IntakeError as error:
                progress.problems.append(str(error))
                continue
            progress.problems += source.problems
            found += _owned(source, f"{number}:{source.name}", platform, roster, course, progress)
        candidates = _without_conflicts(found, progress)
        candidates.sort(key=lambda one: one.order, reverse=True)
        # What can be read goes first, so that a stray notebook does not take a good one's place.
        unread: list[tuple[_Candidate, Notebook]] = []
        for candidate in candidates:
            try:
                raw = candidate.source.read(candidate.entry)
                notebook, is_read = _which(raw, candidate, course, lesson)
                if is_read:
                    _place(raw, candidate, notebook, submitted, progress)
                else:
                    unread.append((candidate, notebook))
            except IntakeError as error:
                progress.problems.append(str(error))
        for candidate, notebook in unread:
            raw = candidate.source.read(candidate.entry)
            _place(raw, candidate, notebook, submitted, progress)
    return Collected(
        tuple(sorted(progress.hand_ins, key=_by_student)),
        tuple(sorted(progress.changed, key=_by_student)),
        progress.superseded,
        tuple(progress.problems),
    )


def hand_ins(
    submitted: Path,
    lessons: Collection[str] | None = None,
    students: Collection[str] | None = None,
) -> tuple[HandIn, ...]:
    """List the notebooks in ``submitted/``, by student and lesson.

    Args:
        submitted: nbgrader's folder ``STUDENT/LESSON/*.ipynb``; a missing one is empty.
        lessons: only these, None for all.
        students: only these, None for all.
    """
    found: list[HandIn] = []
    for student in _folders(submitted):
        if students is not None and student.name not in students:
            continue
        for folder in _folders(student):
            if lessons is not None and folder.name not in lessons:
                continue
            found += [
                _hand_in(student.name, folder.name, path)
                for path in sorted(folder.glob("*.ipynb"))
                if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
            ]
    return tuple(found)


def _hand_in(student: str, lesson: str, path: Path) -> HandIn:
    note = kept(path)
    return HandIn(student, lesson, path, note.submitted_at, note.is_late)


def _folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    inside = (path for path in parent.iterdir() if not path.name.startswith("."))
    return sorted(path for path in inside if path.is_dir() and not path.is_symlink())


def _by_student(hand_in: HandIn) -> tuple[str, str, str]:
    return hand_in.student, hand_in.lesson, hand_in.path.name


# --- whose it is -------------------------------------------------------------------------------


def _owned(
    source: Source,
    scope: str,
    platform: Platform | Literal["auto"],
    roster: Roster | None,
    course: Course,
    progress: _Progress,
) -> list[_Candidate]:
    """Return the notebooks of a source whose students are known; the rest becomes problems."""
    entries = [entry for entry in source.entries if entry.parts[-1] not in OURS]
    if not entries and not source.problems:
        progress.problems.append(f"{source.name} is empty: nothing was handed in with it.")
    names = [entry.parts for entry in entries]
    skipped = without_wrapper(names, course.lessons)
    names = [parts[skipped:] for parts in names]
    chosen = recognise(names) if platform == "auto" else platform
    words = _words(course)
    candidates: list[_Candidate] = []
    others: dict[str, list[str]] = {}
    for entry, parts in zip(entries, names, strict=True):
        readings = claims(chosen, parts, words)
        match = owner(readings, chosen, roster) if readings else None
        if match is None:
            reason = (
                "its name can be read as two students'; give a --roster that tells"
                if readings
                else "its name does not tell whose it is; put it into a folder named like them"
            )
            progress.problems.append(f"{entry.name!r} in {source.name} was left out: {reason}.")
        elif parts[-1].casefold().endswith(".ipynb"):
            where = scope if match.is_by_name else ""
            candidates.append(
                _Candidate(
                    source, entry, match.claim, chosen, match.student, match.is_aside,
                    match.owner, where,
                )
            )  # fmt: skip
        else:
            others.setdefault(match.student, []).append(one_line(match.claim.file, 60))
    progress.problems += [_left_out(student, files) for student, files in others.items()]
    twice = Counter(one.entry.parts for one in candidates)
    progress.problems += [
        f"{one_line('/'.join(parts))!r} is in {source.name} {count} times: the last was taken."
        for parts, count in twice.items()
        if count > 1
    ]
    return candidates


def _without_conflicts(found: list[_Candidate], progress: _Progress) -> list[_Candidate]:
    """Leave out every hand-in of folders that two people would share, and say so."""
    owners: dict[tuple[str, bool, str], set[str]] = {}
    for one in found:
        owners.setdefault(_folder(one), set()).add(one.owner)
    clashes = {folder for folder, who in owners.items() if len(who) > 1}
    progress.problems += [
        f"The hand-ins of {len(owners[folder])} students would share the folder "
        f"{next(one.student for one in found if _folder(one) == folder)!r} and were left out: "
        "give a --roster that tells them apart, or collect them one by one."
        for folder in sorted(clashes)
    ]
    return [one for one in found if _folder(one) not in clashes]


def _folder(one: _Candidate) -> tuple[str, bool, str]:
    """Return what two students must not share; folded, for file systems that fold."""
    return one.scope, one.is_aside, one.student.casefold()


def _left_out(student: str, files: Sequence[str]) -> str:
    shown = ", ".join(repr(file) for file in files[:3])
    more = f" and {len(files) - 3} more" if len(files) > 3 else ""
    return (
        f"{student} handed in {shown}{more}, which is no notebook: ask for the .ipynb file "
        "(Colab: File, Download)."
    )


# --- which lesson it is ------------------------------------------------------------------------


def _which(
    raw: bytes, candidate: _Candidate, course: Course, lesson: str | None
) -> tuple[Notebook, bool]:
    """Return the notebook of the course that a hand-in is, and whether it could be read.

    Raises:
        IntakeError: nobody can tell.
    """
    claim = candidate.claim
    wanted = lesson or claim.lesson
    outcome = repair(raw, course, lesson=wanted, name=claim.file)
    if not isinstance(outcome, Rejected):
        return outcome.notebook, True
    notebook = _named(claim.file, course, wanted or outcome.lesson)
    if notebook is None:
        raise IntakeError(
            f"{candidate.entry.name!r} of {candidate.student} was left out: "
            f"{one_line(outcome.reason, 400).rstrip('.')}; if you know its lesson, collect it "
            "with --lesson."
        )
    return notebook, False


def _place(
    raw: bytes, candidate: _Candidate, notebook: Notebook, submitted: Path, progress: _Progress
) -> None:
    """Store a hand-in unless a newer one of the same student was or is there."""
    claim, student = candidate.claim, candidate.student
    slot = (candidate.is_aside, student, notebook.lesson, notebook.name)
    if slot in progress.taken:
        progress.superseded += 1
        return
    progress.taken.add(slot)
    root = submitted.with_name(ASIDE) if candidate.is_aside else submitted
    path = root / student / notebook.lesson / f"{notebook.name}.ipynb"
    note = Kept(
        candidate.entry.modified, claim.is_late, claim.attempt, candidate.platform,
        one_line(claim.file),
    )  # fmt: skip
    outcome = keep(path, raw, note)
    if candidate.is_aside:
        progress.problems.append(
            f"{one_line(claim.name)!r} ({student}) is not on the roster: their {notebook.lesson} "
            f"was kept aside in {ASIDE}; mend the roster and collect again."
        )
        return
    hand_in = _hand_in(student, notebook.lesson, path)
    progress.hand_ins.append(hand_in)
    if outcome == "written":
        progress.changed.append(hand_in)
    elif outcome == "older":
        progress.superseded += 1


def _words(course: Course) -> tuple[str, ...]:
    names = list(course.lessons)
    names += [book.name for lesson in course.lessons.values() for book in lesson.notebooks]
    return tuple(dict.fromkeys(names))


def _named(file: str, course: Course, lesson: str | None) -> Notebook | None:
    """Return the notebook that a file name means; of a lesson with a single one, that one."""
    lessons = [one for one in course.lessons.values() if lesson in (None, one.name)]
    books = [book for one in lessons for book in one.notebooks]
    whole = file.casefold().removesuffix(".ipynb").strip()
    for name in (whole, original_stem(file).casefold()):
        for book in books:
            if name in (book.name.casefold(), book.lesson.casefold()):
                return book
    held = [book for book in books if book.name.casefold() in whole]
    if len(held) == 1:
        return held[0]
    return books[0] if lesson is not None and len(books) == 1 else None
