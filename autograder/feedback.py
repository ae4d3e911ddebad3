"""The page that a student gets back: one file, no network, no script, nothing of a hidden test.

Made from the stored record alone. Of the notebook only the student's own cells are shown; of a
check only what its author says in the message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.authorship import Answer, hidden_lines, own_cells, withheld
from autograder.course import Lesson, Notebook
from autograder.display import plain
from autograder.errors import GradebookError
from autograder.finding import Finding, read_message
from autograder.marks import Mark
from autograder.outline import Place, outline, title
from autograder.publication import Publication
from autograder.record import Recorded
from autograder.repair import Repair
from autograder.roster import Student
from autograder.scoring import CellResult
from autograder.web import render, write_page

_WORDS = {
    "passed": "Complete",
    "partial": "Partly there",
    "failed": "Not there yet",
    "error": "Stopped with an error",
    "timeout": "Ran out of time",
    "crashed": "Ended unexpectedly",
    "unanswered": "Left open",
    "manual": "Read by a person",
}
_SAYS = {
    "timeout": "Your answer was still running when its time was up. Look for a loop that does not "
    "end, or one that runs over every pixel more often than it needs to.",
    "crashed": "The process that ran your answer ended, for example because it asked for more "
    "memory than there is.",
    "unanswered": "You left this one open. Its first hint says where to begin.",
}
_MENDED = {
    "duplicate_cell": "A cell stood in your notebook twice; one copy was used.",
    "deleted_check": "A check cell was missing and was put back.",
    "edited_check": "A check cell was changed; the original was used.",
    "lost_metadata": "Some cells had lost their labels; they were recognised by their text.",
}


@dataclass(frozen=True)
class Exercise:
    """What the page says about one exercise."""

    number: str
    name: str
    section: str
    address: str
    points: float
    max_points: float
    word: str
    tone: str
    says: str = ""
    findings: tuple[Finding, ...] = ()
    later: str = ""
    hints: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    is_for_person: bool = False

    @property
    def answers_label(self) -> str:
        """What the fold with the answers is called."""
        return "Your answer" if len(self.answers) == 1 else f"Your {len(self.answers)} cells"


@dataclass(frozen=True)
class View:
    """Everything that the page says."""

    student: str
    title: str
    points: float
    max_points: float
    reason: str
    summary: tuple[str, ...]
    repairs: tuple[str, ...]
    exercises: tuple[Exercise, ...]
    footer: str


@dataclass
class _Gathered:
    """What belongs to one exercise, while it is gathered."""

    place: Place
    results: list[CellResult] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def page(
    recorded: Recorded,
    lesson: Lesson,
    student: Student | str,
    *,
    marks: Sequence[Mark] = (),
    comments: Mapping[tuple[str, str], str] | None = None,
    publication: Publication | None = None,
) -> str:
    """Return the page for one student's notebook.

    Args:
        recorded: the stored result, from :func:`autograder.record.read_record`.
        lesson: its lesson.
        student: whose it is.
        marks: the student's marks in the gradebook; a person's count instead of ours.
        comments: what a person wrote, by notebook and grade id.
        publication: where the released notebooks are, for the way back.

    Raises:
        GradebookError: the record is of a notebook that the lesson does not have.
    """
    view = look(recorded, lesson, student, marks=marks, comments=comments, publication=publication)
    widths = "".join(
        f".s{number}{{flex:{one.max_points:g}}}"
        f".s{number} i{{width:{100 * min(1.0, one.points / one.max_points):.1f}%}}"
        for number, one in enumerate(view.exercises, 1)
        if one.max_points
    )
    return render("feedback", view, widths)


def write(
    root: Path,
    recorded: Recorded,
    lesson: Lesson,
    student: Student,
    *,
    marks: Sequence[Mark] = (),
    comments: Mapping[tuple[str, str], str] | None = None,
    publication: Publication | None = None,
) -> Path:
    """Write a student's page to ``feedback/STUDENT/LESSON/NOTEBOOK.html`` and return its path.

    Raises:
        GradebookError: the page cannot be written.
    """
    html = page(recorded, lesson, student, marks=marks, comments=comments, publication=publication)
    name = _notebook(recorded, lesson).name
    return write_page(root / "feedback" / student.id / lesson.name / f"{name}.html", html)


def look(
    recorded: Recorded,
    lesson: Lesson,
    student: Student | str,
    *,
    marks: Sequence[Mark] = (),
    comments: Mapping[tuple[str, str], str] | None = None,
    publication: Publication | None = None,
) -> View:
    """Return what the page says; :func:`page` only dresses it."""
    notebook = _notebook(recorded, lesson)
    result = recorded.result
    name = student if isinstance(student, str) else student.name or student.id
    own = {mark.grade_id: mark for mark in marks if mark.notebook == notebook.name}
    remarks = {
        grade_id: text
        for (part, grade_id), text in (comments or {}).items()
        if part == notebook.name
    }
    gathered = _gather(notebook, result.cells, result.executed)
    secrets = hidden_lines(notebook)
    exercises = tuple(
        _exercise(one, own, remarks, _address(publication, lesson, notebook, one.place), secrets)
        for one in gathered
        if one.results or result.status == "graded"
    )
    if result.status == "rejected":
        exercises = ()
    return View(
        student=plain(name, 120),
        title=title(notebook),
        points=sum(one.points for one in exercises),
        max_points=sum(one.max_points for one in exercises) or result.max_score,
        reason=result.reason or "" if result.status == "rejected" else "",
        summary=_summary(exercises),
        repairs=tuple(_mended(one) for one in result.repairs),
        exercises=exercises,
        footer=f"{lesson.name} · graded in {result.seconds.total:.1f} s · "
        f"random inputs of seed {result.seed}",
    )


def _notebook(recorded: Recorded, lesson: Lesson) -> Notebook:
    name = recorded.result.notebook
    for notebook in lesson.notebooks:
        if notebook.name == name or (name is None and len(lesson.notebooks) == 1):
            return notebook
    raise GradebookError(f"The lesson {lesson.name} has no notebook {name}.")


def _gather(
    notebook: Notebook, results: Sequence[CellResult], executed: Mapping[str, Any]
) -> list[_Gathered]:
    """Put results and the student's cells to their exercises, in the lesson's order."""
    places = outline(notebook)
    groups: dict[str, _Gathered] = {}

    def group(place: Place) -> _Gathered:
        return groups.setdefault(place.id, _Gathered(place))

    by_id = {cell.grade_id: cell for cell in results}
    for cell in notebook.cells:
        result = by_id.get(cell.grade_id or "")
        if result is not None:
            group(places[cell.id]).results.append(result)
            groups[places[cell.id].id].ids.add(result.grade_id)
        elif cell.role in ("answer", "manual") and cell.grade_id:
            group(places[cell.id]).ids.add(cell.grade_id)
    place = None
    for known, answer in own_cells(notebook, executed):
        if known is not None:
            place = places[known.id]
        if answer is not None and place is not None and place.id in groups:
            groups[place.id].answers.append(answer)
    return [one for one in groups.values() if one.results]


def _exercise(
    one: _Gathered,
    marks: Mapping[str, Mark],
    remarks: Mapping[str, str],
    address: str,
    secrets: frozenset[str],
) -> Exercise:
    points = sum(
        marks[cell.grade_id].score if cell.grade_id in marks else cell.points
        for cell in one.results
    )
    max_points = sum(cell.max_points for cell in one.results)
    worst = _worst(one.results)
    waits = any(
        cell.status == "manual"
        and (cell.grade_id not in marks or marks[cell.grade_id].manual_score is None)
        for cell in one.results
    )
    word, tone = _WORDS[worst], _tone(points, max_points)
    if waits:
        word, tone = "Waits for your teacher", "open"
    elif tone == "full":
        word = "Complete"
    elif tone == "part" and worst in ("failed", "passed", "manual"):
        word = "Partly there"
    elif worst == "unanswered":
        tone = "open"
    messages = [withheld(cell.message, secrets) for cell in one.results if cell.message]
    notes = [note for message in messages for note in read_message(message)]
    later = [note.name for note in notes if note.is_unpaid]
    findings = [note for note in notes if not note.is_unpaid]
    hints = dict.fromkeys(cell.hint for cell in one.results if cell.hint)
    return Exercise(
        number=one.place.number,
        name=one.place.name,
        section=one.place.section,
        address=address,
        points=points,
        max_points=max_points,
        word=word,
        tone=tone,
        says=_SAYS.get(worst, ""),
        findings=tuple(findings) if tone != "full" else (),
        later=_later(later) if findings else "",
        hints=tuple(hint for hint in hints if hint),
        comments=tuple(plain(remarks[name], 5_000) for name in sorted(one.ids) if name in remarks),
        answers=tuple(one.answers),
        is_for_person=any(cell.status == "manual" for cell in one.results),
    )


def _later(names: Sequence[str]) -> str:
    """Return the sentence about the parts that wait for the first."""
    small = ", ".join(name[:1].lower() + name[1:] for name in names)
    return f"Once that is right, these count too: {small}." if names else ""


def _worst(results: Sequence[CellResult]) -> str:
    """Return the status that says most about an exercise of several checks."""
    order = ("crashed", "timeout", "error", "failed", "partial", "unanswered", "manual", "passed")
    found = {cell.status for cell in results}
    return next((status for status in order if status in found), "passed")


def _tone(points: float, max_points: float) -> str:
    if points >= max_points - 1e-9:
        return "full"
    return "part" if points > 0 else "none"


def _address(
    publication: Publication | None, lesson: Lesson, notebook: Notebook, place: Place
) -> str:
    if publication is None:
        return ""
    path = f"release/{lesson.name}/{notebook.name}.ipynb"
    return f"{publication.colab_url(path)}#scrollTo={place.id}"


def _mended(repair: Repair) -> str:
    known = _MENDED.get(repair.kind, "")
    return plain(repair.detail, 500) or known or f"{repair.kind.replace('_', ' ').capitalize()}."


def _summary(exercises: Sequence[Exercise]) -> tuple[str, ...]:
    """Return one or two sentences: how far it is, and where to go on."""
    if not exercises:
        return ()
    done = sum(one.tone == "full" for one in exercises)
    waiting = sum(one.max_points - one.points for one in exercises if one.is_for_person)
    if done == len(exercises):
        return ("Everything is complete. Well done.",)
    sentences = [f"{done} of {len(exercises)} parts are complete."]
    rest = [one for one in exercises if one.tone != "full" and not one.is_for_person]
    if rest:
        best = max(rest, key=lambda one: one.max_points - one.points)
        gain = f"{best.max_points - best.points:g}"
        name = f"{best.number} · {best.name}" if best.number else best.name
        unit = "point" if gain == "1" else "points"
        sentences.append(f"Most to gain: {name}, {gain} {unit}.")
    if waiting and any(one.tone == "open" and one.is_for_person for one in exercises):
        sentences.append("Your teacher has still to read a part of it.")
    return tuple(sentences)
