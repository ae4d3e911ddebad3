"""Back to the source's cells, with the student's answers in place; every repair is recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from autograder.alignment import (
    Alignment,
    align,
    defined_names,
    is_answer,
    is_stub,
    recognise,
    squeeze,
)
from autograder.course import Cell, Course, Lesson, Notebook, Role
from autograder.regions import strip_blanks
from autograder.submitted import SubmittedCell, make_plain, read_submitted


@dataclass(frozen=True)
class Repair:
    """One thing that was put right in a hand-in.

    Attributes:
        kind: ``duplicate_cell``, ``deleted_check``, ``lost_metadata``, ``edited_check``, … a word.
        grade_id: the graded cell concerned, None when it concerns the file.
        detail: one sentence for the student, may be empty.
    """

    kind: str
    grade_id: str | None = None
    detail: str = ""


@dataclass(frozen=True)
class RepairedCell:
    """One cell of the notebook that will be run.

    Attributes:
        id: a legal, unique cell id.
        cell_type: ``code``, ``markdown`` or ``raw``.
        source: what is run or shown. For a check, given-and-locked cell: the author's own text.
        role: as in the source; a cell that the student added is ``given``.
        by: whose text ``source`` is.
        grade_id: nbgrader's id, None for a cell that nbgrader does not know.
        points: points of a check, manual or task cell, else 0.
        untouched: for an answer or manual cell: whether it still is the stub that was released.
    """

    id: str
    cell_type: str
    source: str
    role: Role
    by: Literal["author", "student"]
    grade_id: str | None
    points: float
    untouched: bool = False


@dataclass(frozen=True)
class Repaired:
    """A hand-in brought back to its lesson, ready to run."""

    notebook: Notebook
    cells: tuple[RepairedCell, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True)
class Rejected:
    """A hand-in that cannot be graded; ``reason`` is one sentence that says what to do."""

    reason: str
    lesson: str | None = None


_FILE_DETAILS = {
    "widget_metadata": "The saved state of widgets was left out; it is not part of an answer.",
    "personal_data": "Your name and account number, which Colab had written into it, were removed.",
    "old_format": "The notebook was in an old format and was read as a new one.",
    "bad_ids": "Some cells had ids that are not allowed or not their own; they got new ones.",
    "plain_text": "Characters that cannot be shown were replaced.",
}
_BADGE = "colab-badge.svg"


def repair(
    raw: bytes, course: Course | Lesson, *, lesson: str | None = None, name: str = ""
) -> Repaired | Rejected:
    """Bring a hand-in back to its lesson: the author's cells with the student's answers in place.

    Pure, and linear in the size of the hand-in.

    Trust: ``raw`` and ``name`` are the student's and may be anything.

    Args:
        raw: the notebook file's bytes.
        course: the course, or the one lesson, that it may belong to.
        lesson: the lesson it was handed in for, None when nobody knows.
        name: the file's name; it only decides where the content does not.
    """
    lessons = [course] if isinstance(course, Lesson) else list(course.lessons.values())
    known = ", ".join(one.name for one in lessons)
    if lesson is not None and lesson not in {one.name for one in lessons}:
        return Rejected(f"There is no lesson {lesson!r}; the course has {known}.")
    submitted = read_submitted(raw)
    if isinstance(submitted, str):
        return Rejected(submitted, lesson)
    notebooks = [notebook for one in lessons for notebook in one.notebooks]
    plain_name = make_plain(PurePosixPath(name.replace("\\", "/")).name)
    notebook = recognise(submitted.cells, notebooks, lesson, plain_name)
    if notebook is None:
        return Rejected(
            f"The notebook is of no lesson that is known here ({known}); "
            "open the lesson anew, copy your answers into it and hand that in.",
            lesson,
        )
    if lesson is not None and notebook.lesson != lesson:
        return Rejected(
            f"This is the notebook of lesson {notebook.lesson}, handed in for lesson {lesson}; "
            f"hand in the notebook of {lesson}.",
            lesson,
        )
    restored = _Restoration(notebook, align(notebook, submitted.cells))
    repairs = [Repair(kind, None, _FILE_DETAILS[kind]) for kind in submitted.kinds]
    if plain_name and plain_name != f"{notebook.name}.ipynb":
        shown = plain_name if len(plain_name) <= 80 else plain_name[:79] + "…"
        detail = f"The file {shown!r} was taken for {notebook.name}.ipynb."
        repairs.insert(0, Repair("renamed_file", None, detail))
    cells = restored.cells()
    return Repaired(notebook, cells, (*repairs, *restored.repairs))


@dataclass
class _Restoration:
    """Builds the repaired cells and notes each repair."""

    notebook: Notebook
    found: Alignment
    repairs: list[Repair] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)

    def cells(self) -> tuple[RepairedCell, ...]:
        """Give the lesson's cells in their order, each followed by the student's own."""
        self._drop()
        own = [self._restore(index) for index in range(len(self.notebook.cells))]
        owner = {theirs: ours for ours, theirs in self.found.partner.items()}
        added: dict[int, list[SubmittedCell]] = {}
        last = -1
        for index, cell in enumerate(self.found.theirs):
            last = owner.get(index, last)
            if index not in owner and index not in self.dropped and cell.source.strip():
                added.setdefault(last, []).append(cell)
        taken = {cell.id for cell in own}
        ordered: list[RepairedCell] = []
        count = 0
        for ours in range(-1, len(own)):
            if ours >= 0:
                ordered.append(own[ours])
            for cell in added.get(ours, ()):
                count += 1
                ordered.append(_added(cell, count, taken))
        self._tell_missing()
        return tuple(ordered)

    def note(self, kind: str, cell: Cell, detail: str) -> None:
        """Note a repair of one graded cell."""
        self.repairs.append(Repair(kind, cell.grade_id, detail))

    def _drop(self) -> None:
        """Leave out badges and what would undo an answer: its copies that nobody wrote in."""
        for index in self.found.free:
            theirs = self.found.theirs[index]
            text = theirs.source.strip()
            is_badge = _BADGE in text and "\n" not in text and theirs.cell_type == "markdown"
            if is_badge or "view-in-github" in theirs.ids:
                self.dropped.add(index)
        for ours, copies in self.found.copies.items():
            cell = self.notebook.cells[ours]
            kept = self.found.squeezed[self.found.partner[ours]]
            nothing_new = {"", kept, squeeze(cell.released), squeeze(cell.source)}
            self.dropped |= {index for index in copies if self.found.squeezed[index] in nothing_new}

    def _restore(self, ours: int) -> RepairedCell:
        cell = self.notebook.cells[ours]
        theirs = self.found.partner.get(ours)
        if self.found.copies.get(ours):
            self.note("duplicate_cell", cell, f"{_called(cell)} was there more than once.")
        if ours in self.found.lost and cell.grade_id is not None:
            detail = f"{_called(cell)} had lost its mark as a graded cell and was recognised."
            self.note("lost_metadata", cell, detail)
        submitted = None if theirs is None else self.found.theirs[theirs]
        had = cell.cell_type if submitted is None else submitted.cell_type
        if had != cell.cell_type and cell.grade_id is not None:
            detail = f"{_called(cell)} had become {had} and was made {cell.cell_type} again."
            self.note("cell_type", cell, detail)
        if is_answer(cell):
            return self._answer(ours, submitted)
        if cell.locked or cell.role in ("check", "task") or submitted is None:
            return self._author(cell, submitted)
        if strip_blanks(submitted.source) == cell.released:
            return _repaired(cell, _author_text(cell), "author")
        return _repaired(cell, submitted.source, "student", cell_type=submitted.cell_type)

    def _author(self, cell: Cell, submitted: SubmittedCell | None) -> RepairedCell:
        if submitted is None:
            if cell.role == "check":
                self.note("deleted_check", cell, f"{_called(cell)} was missing and was put back.")
        elif squeeze(submitted.source) not in (squeeze(cell.released), squeeze(cell.source)):
            kind = "edited_check" if cell.role == "check" else "edited_given"
            self.note(kind, cell, f"{_called(cell)} had been changed; the lesson's own was used.")
        return _repaired(cell, _author_text(cell), "author")

    def _tell_missing(self) -> None:
        missing = [
            cell
            for index, cell in enumerate(self.notebook.cells)
            if cell.role in ("given", "task") and index not in self.found.partner
        ]
        if missing:
            detail = f"Cells of the lesson that were missing were put back ({len(missing)})."
            grade_id = missing[0].grade_id if len(missing) == 1 else None
            self.repairs.append(Repair("missing_given", grade_id, detail))

    def _answer(self, ours: int, submitted: SubmittedCell | None) -> RepairedCell:
        cell = self.notebook.cells[ours]
        text = None if submitted is None else submitted.source
        if submitted is not None and submitted.cell_type != "code" and cell.cell_type == "code":
            text = _without_fence(submitted.source)
        if cell.cell_type == "code":
            text = self._gather(ours, text)
        if text is None:
            self.note("missing_answer", cell, f"{_called(cell)} was missing; it counts as empty.")
            text = cell.released
        if not is_stub(text, cell):
            return _repaired(cell, text, "student")
        if not text.strip():
            return _repaired(cell, "", "student", untouched=True)
        return _repaired(cell, cell.released, "author", untouched=True)

    def _gather(self, ours: int, text: str | None) -> str | None:
        """Bring together an answer that lies in several cells, or in another one."""
        cell = self.notebook.cells[ours]
        names = defined_names(cell.source)
        is_empty = text is None or is_stub(text, cell)
        pieces: dict[int, str] = {}
        if names and (is_empty or not names & defined_names(text or "")):
            pieces = self._added_cells(names, cell)
        theirs = self.found.partner.get(ours)
        if text is not None and not is_empty and theirs is not None:
            pieces[theirs] = text
        if pieces:
            last = max(pieces)
            pieces |= self._continuations(last, pieces[last])
            joined = "\n".join(pieces[index].rstrip("\n") for index in sorted(pieces))
            self.dropped |= set(pieces) - {theirs}
            if set(pieces) != {theirs}:
                self.note("split_answer", cell, f"{_called(cell)} was put together again.")
            return self._without_checks(joined)
        if text is None:
            host = self._host(ours, names)
            if host is not None:
                detail = f"{_called(cell)} was found inside another cell."
                self.note("split_answer", cell, detail)
                return self._without_checks(host)
        return text

    def _added_cells(self, names: frozenset[str], cell: Cell) -> dict[int, str]:
        """Find the last added cell that defines each name."""
        pieces: dict[int, str] = {}
        open_names = set(names)
        for index in sorted(self.found.free - self.dropped, reverse=True):
            candidate = self.found.theirs[index]
            if candidate.cell_type != "code" or not open_names:
                continue
            defines = open_names & self.found.names[index]
            if defines and not is_stub(candidate.source, cell):
                pieces[index] = candidate.source
                open_names -= defines
        return pieces

    def _continuations(self, index: int, text: str) -> dict[int, str]:
        """Find the added cells right behind that hold the rest of a function."""
        pieces: dict[int, str] = {}
        for after in range(index + 1, len(self.found.theirs)):
            cell = self.found.theirs[after]
            if after not in self.found.free or cell.cell_type != "code":
                break
            if not _continues(text, cell.source):
                break
            pieces[after] = text = cell.source
        return pieces

    def _host(self, ours: int, names: frozenset[str]) -> str | None:
        """Find a missing answer inside a cell that was taken for another one."""
        for other, theirs in sorted(self.found.partner.items(), reverse=True):
            author = self.notebook.cells[other]
            text = self.found.theirs[theirs].source
            if author.cell_type != "code" or other == ours:
                continue
            if names & self.found.names[theirs] and not names & defined_names(author.source):
                return text
        return None

    def _without_checks(self, text: str) -> str:
        """Cut the visible part of a check that was merged into an answer."""
        for cell in self.notebook.cells:
            if cell.role == "check" and len(cell.released) > 20:
                text = text.replace(cell.released, "")
        return text


def _continues(text: str, following: str) -> bool:
    """Tell whether a cell was cut from the end of a function.

    IPython runs an indented cell, so indentation alone does not tell: the text before must end
    inside a block that is not complete, or the cell must return from nowhere.
    """
    before = text.rstrip().rpartition("\n")[2]
    is_inside = before[:1] in (" ", "\t") or before.endswith(":")
    if not is_inside or following.lstrip("\n")[:1] not in (" ", "\t"):
        return False
    if before.endswith((":", '"""', "'''")):
        return True
    opening = re.search(r"^[ \t]*(?:def|return)\b", following, re.MULTILINE)
    return opening is not None and opening.group(0).endswith("return")


def _author_text(cell: Cell) -> str:
    """Give the author's text: full for a check, as published (addresses, pictures) for the rest."""
    if cell.role == "given" and strip_blanks(cell.source) != cell.released:
        return cell.released
    return cell.source


def _called(cell: Cell) -> str:
    kind = {"check": "check", "task": "task", "given": "cell"}.get(cell.role, "answer")
    return f"The {kind} {cell.grade_id}"


def _without_fence(text: str) -> str:
    """Take the code out of a Markdown fence, where there is one."""
    stripped = text.strip()
    if not stripped.startswith("```") or not stripped.endswith("```"):
        return text
    return "\n".join(stripped.split("\n")[1:]).removesuffix("```")


def _repaired(
    cell: Cell,
    source: str,
    by: Literal["author", "student"],
    *,
    cell_type: str | None = None,
    untouched: bool = False,
) -> RepairedCell:
    return RepairedCell(
        id=cell.id,
        cell_type=cell_type or cell.cell_type,
        source=source,
        role=cell.role,
        by=by,
        grade_id=cell.grade_id,
        points=cell.points,
        untouched=untouched,
    )


def _added(cell: SubmittedCell, count: int, taken: set[str]) -> RepairedCell:
    own_id = f"added-{count}"
    while own_id in taken:
        own_id += "x"
    taken.add(own_id)
    return RepairedCell(own_id, cell.cell_type, cell.source, "given", "student", None, 0.0)
