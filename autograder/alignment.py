"""Which cell of a hand-in is which cell of the lesson; pure, and linear in the hand-in.

Trust: the hand-in's text is the student's. It is compared and searched, never parsed by Python,
whose parser a hostile text can bring down.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from autograder.course import Cell, Notebook
from autograder.submitted import SubmittedCell

_DEFINITION = re.compile(
    r"^(?:(?:async[ \t]+)?def[ \t]+(\w+)|class[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]*)?=(?!=))",
    re.MULTILINE,
)
_FEW_LINES = 3
"""So many lines in common make a notebook without any grade id the lesson's."""
_ALIKE = 0.5
"""Share of lines in common from which a cell counts as an edited copy of the lesson's."""


def squeeze(text: str) -> str:
    """Take all white space out of a text, to compare what is left."""
    return "".join(text.split())


def defined_names(text: str) -> frozenset[str]:
    """Find the names that a cell defines at its left margin: functions, classes, assignments."""
    return frozenset(name for groups in _DEFINITION.findall(text) for name in groups if name)


def line_set(texts: Iterable[str]) -> set[str]:
    """Collect the distinct lines that say something, without white space."""
    lines = {squeeze(line) for text in texts for line in text.split("\n")}
    return {line for line in lines if len(line) > 2}


def is_stub(text: str, cell: Cell) -> bool:
    """Tell whether an answer is blank or what was released, white space aside."""
    squeezed = squeeze(text)
    return not squeezed or squeezed == squeeze(cell.released)


def recognise(
    cells: Sequence[SubmittedCell], notebooks: Sequence[Notebook], lesson: str | None, name: str
) -> Notebook | None:
    """Find the notebook that shares most grade ids, then most text, with a hand-in.

    Args:
        cells: the hand-in.
        notebooks: those that it may be.
        lesson: the lesson it was handed in for, which decides between equals.
        name: the file's name, which decides last.

    Returns:
        The notebook, None when nothing is in common.
    """
    grade_ids = {cell.grade_id for cell in cells if cell.grade_id}
    shared = [
        len(grade_ids & {cell.grade_id for cell in notebook.cells if cell.grade_id})
        for notebook in notebooks
    ]
    most = max(shared)
    best = [notebook for notebook, count in zip(notebooks, shared, strict=True) if count == most]
    if most and len(best) == 1:
        return best[0]
    lines = line_set(cell.source for cell in cells)
    names = {found for cell in cells for found in defined_names(cell.source)}

    def merit(notebook: Notebook) -> tuple[int, bool, bool]:
        common = len(lines & line_set(cell.released for cell in notebook.cells))
        asked = {
            asked
            for cell in notebook.cells
            if is_answer(cell)
            for asked in defined_names(cell.source)
        }
        evidence = common + _FEW_LINES * len(names & asked)
        return evidence, notebook.lesson == lesson, notebook.name in name

    chosen = max(best, key=merit)
    return chosen if most or merit(chosen)[0] >= _FEW_LINES else None


@dataclass
class Alignment:
    """What was found so far; indexes are places in the lesson and in the hand-in.

    Attributes:
        cells: the lesson's cells.
        theirs: the hand-in's cells.
        partner: the hand-in's cell for a cell of the lesson.
        copies: further cells of the hand-in that carry the same grade id.
        lost: cells of the lesson that were found without their grade id.
        free: cells of the hand-in that belong to nobody yet.
        squeezed: the hand-in's texts without white space.
        names: what each cell of the hand-in defines.
    """

    cells: Sequence[Cell]
    theirs: Sequence[SubmittedCell]
    squeezed: Sequence[str]
    names: Sequence[frozenset[str]]
    partner: dict[int, int] = field(default_factory=dict)
    copies: dict[int, list[int]] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)
    free: set[int] = field(default_factory=set)

    def pair(self, ours: int, theirs: int, *, lost: bool) -> None:
        """Note that two cells are the same one."""
        self.partner[ours] = theirs
        self.free.discard(theirs)
        if lost:
            self.lost.add(ours)

    def open(self, wanted: Callable[[Cell], bool]) -> list[int]:
        """List the lesson's cells of some kind that have no partner yet."""
        return [
            index
            for index, cell in enumerate(self.cells)
            if index not in self.partner and wanted(cell)
        ]


def align(notebook: Notebook, theirs: Sequence[SubmittedCell]) -> Alignment:
    """Find each cell of a lesson in a hand-in: by id, by text, by what it defines, by its place."""
    found = Alignment(
        notebook.cells,
        theirs,
        squeezed=[squeeze(cell.source) for cell in theirs],
        names=[defined_names(cell.source) for cell in theirs],
        free=set(range(len(theirs))),
    )
    _by_grade_id(found)
    _by_cell_id(found)
    _by_same_text(found)
    _by_names(found)
    _by_alike_text(found)
    _by_place(found)
    return found


def is_answer(cell: Cell) -> bool:
    """Tell whether a cell is the student's to fill in."""
    return cell.role in ("answer", "manual")


def _best(found: Alignment, ours: int, candidates: Sequence[int]) -> int:
    """Choose among several cells for an answer: a touched one, a defining one, the last one."""
    cell = found.cells[ours]
    if not is_answer(cell):
        return candidates[0]
    names = defined_names(cell.source)
    stub = squeeze(cell.released)

    def merit(index: int) -> tuple[bool, int, int]:
        is_touched = found.squeezed[index] not in ("", stub)
        return is_touched, len(names & found.names[index]), index

    return max(candidates, key=merit)


def _by_grade_id(found: Alignment) -> None:
    known = {cell.grade_id: index for index, cell in enumerate(found.cells) if cell.grade_id}
    _group(found, lambda cell: known.get(cell.grade_id or ""), lost=False)


def _by_cell_id(found: Alignment) -> None:
    known = {cell.id: index for index, cell in enumerate(found.cells)}
    _group(
        found,
        lambda cell: next((known[name] for name in cell.ids if name in known), None),
        lost=True,
    )


def _group(found: Alignment, key: Callable[[SubmittedCell], int | None], *, lost: bool) -> None:
    groups: dict[int, list[int]] = defaultdict(list)
    for theirs in sorted(found.free):
        ours = key(found.theirs[theirs])
        if ours is not None and ours not in found.partner:
            groups[ours].append(theirs)
    for ours, group in groups.items():
        chosen = _best(found, ours, group)
        found.pair(ours, chosen, lost=lost)
        found.copies[ours] = [index for index in group if index != chosen]


def _by_same_text(found: Alignment) -> None:
    """Pair cells of equal text, in order; not answers, whose stubs may all be the same."""
    places: dict[str, list[int]] = defaultdict(list)
    for theirs in sorted(found.free, reverse=True):
        places[found.squeezed[theirs]].append(theirs)
    for ours in found.open(lambda cell: not is_answer(cell)):
        same = places.get(squeeze(found.cells[ours].released))
        if same:
            found.pair(ours, same.pop(), lost=True)


def _by_names(found: Alignment) -> None:
    """Pair a cell that defines something with one that defines the same."""
    definers: dict[str, list[int]] = defaultdict(list)
    for theirs in sorted(found.free):
        for name in found.names[theirs]:
            definers[name].append(theirs)
    answers = found.open(is_answer)
    givens = found.open(lambda cell: not is_answer(cell) and not cell.locked)
    for ours in answers + givens:
        names = defined_names(found.cells[ours].source)
        candidates = {index for name in names for index in definers.get(name, ())} & found.free
        if candidates:
            found.pair(ours, _best(found, ours, sorted(candidates)), lost=True)


def _by_alike_text(found: Alignment) -> None:
    """Pair an edited cell with the one that it was, by the share of lines in common."""
    ours_open = found.open(lambda cell: not is_answer(cell))
    lines = {ours: line_set([found.cells[ours].released]) for ours in ours_open}
    holders: dict[str, list[int]] = defaultdict(list)
    for ours, texts in lines.items():
        for line in texts:
            holders[line].append(ours)
    pairs = []
    for theirs in sorted(found.free):
        their_lines = line_set([found.theirs[theirs].source])
        shared = Counter(ours for line in their_lines for ours in holders.get(line, ()))
        for ours, count in shared.items():
            alike = count / max(len(their_lines), len(lines[ours]))
            if alike >= _ALIKE:
                pairs.append((-alike, ours, theirs))
    for _, ours, theirs in sorted(pairs):
        if ours not in found.partner and theirs in found.free:
            found.pair(ours, theirs, lost=True)


def _by_place(found: Alignment) -> None:
    """Pair what stands between the same neighbours, where a text is the student's own."""
    given = {squeeze(cell.released) for cell in found.cells if not is_answer(cell)}
    asked = {name for cell in found.cells if is_answer(cell) for name in defined_names(cell.source)}
    own = {
        index
        for index in found.free
        if found.squeezed[index] not in given and not asked & found.names[index]
    }
    for ours in found.open(lambda cell: is_answer(cell) or not cell.locked):
        cell = found.cells[ours]
        if cell.role == "given" and not _is_replaceable(found, ours):
            continue
        before = next((found.partner[i] for i in range(ours, -1, -1) if i in found.partner), -1)
        after = next(
            (found.partner[i] for i in range(ours, len(found.cells)) if i in found.partner),
            len(found.theirs),
        )
        for theirs in range(before + 1, after):
            if theirs in own and found.theirs[theirs].cell_type == cell.cell_type:
                found.pair(ours, theirs, lost=True)
                own.discard(theirs)
                break


def _is_replaceable(found: Alignment, ours: int) -> bool:
    """Tell whether an own cell in a given cell's place may count as that cell, edited.

    Not when later cells need what it defines, nor when the place itself is in doubt.
    """
    beside = {ours - 1, ours + 1} & set(range(len(found.cells)))
    return beside <= set(found.partner) and not defined_names(found.cells[ours].source)
