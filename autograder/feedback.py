"""The page that a student gets back: one file, no network, no script, nothing of a hidden test.

Made from the stored record alone. Of the notebook only the student's own cells are shown; of a
check only what its author says in the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pygments import highlight  # type: ignore[import-untyped]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from pygments.lexers import PythonLexer  # type: ignore[import-untyped]

from autograder.course import Cell, Lesson, Notebook
from autograder.display import clean_html, clean_outputs, plain
from autograder.errors import GradebookError
from autograder.marks import Mark
from autograder.outline import Place, outline, title
from autograder.publication import Publication
from autograder.record import Recorded, grade_id_of, same_text, source_of
from autograder.repair import Repair
from autograder.roster import Student
from autograder.scoring import CellResult
from autograder.web import render, write_page

MAX_CODE = 20_000
"""Characters of one answer that are shown."""

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
_POINTS_LINE = re.compile(r"[^\n]{0,200}: [\d.]+ of [\d.]+ points?\.\s*")
_FINDING = re.compile(r"- (?P<name>[^:\n]{1,200}?)(?: \((?P<share>[\d.]+ of [\d.]+)\))?: ")
_COMPARED = re.compile(
    r"(?P<tried>.+?): (?P<at>at \[[^\]]*\] )?expected (?P<expected>.+?), got (?P<got>.+?)"
    r"(?:\. (?P<look>[A-Z].*)|\.?)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Finding:
    """One thing that a check says: a comparison, or words."""

    name: str = ""
    share: str = ""
    tried: str = ""
    expected: str = ""
    got: str = ""
    text: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether something is wrong here."""
        return bool(self.tried or self.share)


@dataclass(frozen=True)
class Output:
    """One output of a student's cell; exactly one of the fields is filled (and ``mime``)."""

    text: str = ""
    table: Markup | None = None
    picture: str = ""
    mime: str = ""


@dataclass(frozen=True)
class Answer:
    """One cell that the student wrote; ``code`` is coloured HTML, ``text`` is text."""

    text: str
    code: Markup
    outputs: tuple[Output, ...]
    is_added: bool


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


def hidden_lines(notebook: Notebook) -> frozenset[str]:
    """Return the lines of a notebook's checks that students never got."""
    shown = {
        line.strip() for cell in notebook.cells for line in cell.released.splitlines()
    }  # fmt: skip
    return frozenset(
        line.strip()
        for cell in notebook.cells
        if cell.role == "check"
        for line in cell.source.splitlines()
        if len(line.strip()) >= 12 and line.strip() not in shown
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
    for known, answer in _own_cells(notebook, executed):
        if known is not None:
            place = places[known.id]
        if answer is not None and place is not None and place.id in groups:
            groups[place.id].answers.append(answer)
    return [one for one in groups.values() if one.results]


def _own_cells(
    notebook: Notebook, executed: Mapping[str, Any]
) -> Iterator[tuple[Cell | None, Answer | None]]:
    """Yield every executed cell: the lesson's cell that it is, and what the student wrote in it.

    *Trust:* nothing of a cell that the author wrote, or that is not known to be the student's,
    comes back as an answer.
    """
    known = {cell.id: cell for cell in notebook.cells}
    known |= {cell.grade_id: cell for cell in notebook.cells if cell.grade_id is not None}
    authors = [text for cell in notebook.cells for text in (cell.source, cell.released)]
    secrets = hidden_lines(notebook)
    for given in executed.get("cells", ()):
        cell = known.get(grade_id_of(given) or str(given.get("id")))
        source = source_of(given)
        mark = given.get("metadata", {}).get("convolab", {}).get("by")
        is_own = cell.role in ("answer", "manual") if cell is not None else mark == "student"
        is_own = is_own and bool(source.strip())
        if is_own and cell is not None:
            is_own = not same_text(source, cell.released)
        elif is_own:
            is_own = not any(same_text(source, text) for text in authors)
            is_own = is_own and not any(line.strip() in secrets for line in source.splitlines())
        yield cell, _answer(given, source, cell is None) if is_own else None


def _answer(given: Mapping[str, Any], source: str, is_added: bool) -> Answer:
    text = plain(source, MAX_CODE)
    code = Markup("")
    if given.get("cell_type") == "code":
        # Pygments escapes what it colours.
        code = Markup(highlight(text, PythonLexer(), HtmlFormatter(nowrap=True)))  # noqa: S704
    outputs = tuple(_output(one) for one in clean_outputs(given.get("outputs", ())))
    return Answer(text, code, outputs, is_added)


def _output(output: Mapping[str, Any]) -> Output:
    """Return how one output, cleaned, is shown."""
    if output["output_type"] == "stream":
        return Output(text=plain(output["text"], MAX_CODE).rstrip("\n"))
    if output["output_type"] == "error":
        lines = "\n".join(output["traceback"]) or f"{output['ename']}: {output['evalue']}"
        return Output(text=plain(lines, MAX_CODE))
    data = output["data"]
    for mime in ("image/png", "image/jpeg"):
        if mime in data:
            return Output(picture=data[mime], mime=mime)
    if "text/html" in data:
        return Output(table=Markup(clean_html(data["text/html"])))  # noqa: S704 (sanitised here)
    return Output(text=plain(data["text/plain"], MAX_CODE))


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
    messages = [_withheld(cell.message, secrets) for cell in one.results if cell.message]
    findings = [note for message in messages for note in read_message(message)]
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
        hints=tuple(hint for hint in hints if hint),
        comments=tuple(plain(remarks[name], 5_000) for name in sorted(one.ids) if name in remarks),
        answers=tuple(one.answers),
        is_for_person=any(cell.status == "manual" for cell in one.results),
    )


def _worst(results: Sequence[CellResult]) -> str:
    """Return the status that says most about an exercise of several checks."""
    order = ("crashed", "timeout", "error", "failed", "partial", "unanswered", "manual", "passed")
    found = {cell.status for cell in results}
    return next((status for status in order if status in found), "passed")


def _tone(points: float, max_points: float) -> str:
    if points >= max_points - 1e-9:
        return "full"
    return "part" if points > 0 else "none"


def read_message(message: str) -> list[Finding]:
    """Return a check's message in parts: what was tried, expected and got, and the words.

    The form is that of :mod:`autograder.marking` (a line of points, then one line an exercise's
    part); whatever has another form is shown as it is.
    """
    text = _POINTS_LINE.sub("", message.strip(), count=1) if message else ""
    pieces = re.split(r"(?m)^(?=- )", text)
    return [_finding(piece.strip()) for piece in pieces if piece.strip()]


def _finding(piece: str) -> Finding:
    head = _FINDING.match(piece)
    note = Finding()
    if head is not None:
        note = Finding(name=head["name"], share=head["share"] or "")
        piece = piece[head.end() :].strip()
    facts = _COMPARED.fullmatch(piece)
    if facts is None:
        return replace(note, text=piece)
    tried = facts["tried"] + (f", {facts['at'].strip()}" if facts["at"] else "")
    return replace(
        note,
        tried=tried,
        expected=facts["expected"],
        got=facts["got"],
        text=facts["look"] or "",
    )


def _withheld(message: str, secrets: frozenset[str]) -> str:
    """Return a message without lines of hidden tests, which a traceback may quote."""
    text = plain(message, MAX_CODE)
    for line in secrets:
        if line in text:
            text = text.replace(line, "…")
    return text


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
