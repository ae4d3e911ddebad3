"""Where a cell stands in its lesson: the headings above it; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from autograder.course import Cell, Notebook

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.+?)\s*#*\s*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_POINTS = re.compile(r"\s*\(\s*[\d.,×x=\s]+points?[^)]*\)\s*$", re.IGNORECASE)
_MARKUP = re.compile(r"[*`]|!?\[([^\]]*)\]\([^)]*\)|<[^>]*>")
_ORDINAL = re.compile(r"\A\d+\s*·\s*")
_NUMBERED = re.compile(r"((?:Exercise|Task|Problem|Question)\s+[\w.]+)\s*[·:.–—-]\s*(.+)", re.I)


@dataclass(frozen=True)
class Place:
    """The headings above a cell.

    Attributes:
        id: id of the cell with the nearest heading, where a reader finds it again.
        number: ``Exercise 2.2``, empty for a heading without a number.
        name: the nearest heading's text without number and points.
        section: the nearest second-level heading above that, empty when there is none.
    """

    id: str
    number: str
    name: str
    section: str


def title(notebook: Notebook) -> str:
    """Return a notebook's first heading, or its name."""
    for cell in notebook.cells:
        for _, text in headings(cell):
            return text
    return notebook.name


def headings(cell: Cell) -> Iterator[tuple[int, str]]:
    """Yield level and plain text of every heading in a text cell."""
    if cell.cell_type != "markdown":
        return
    is_code = False
    for line in cell.released.splitlines():
        if _FENCE.match(line):
            is_code = not is_code
        match = None if is_code else _HEADING.fullmatch(line)
        if match is not None:
            text = _MARKUP.sub(lambda found: found[1] or "", match[2]).strip()
            if text:
                yield len(match[1]), text


def outline(notebook: Notebook) -> Mapping[str, Place]:
    """Return the place of every cell by its id."""
    places: dict[str, Place] = {}
    place = Place("", "", notebook.name, "")
    section = ""
    for cell in notebook.cells:
        for level, text in headings(cell):
            text = _POINTS.sub("", text)
            if level <= 2:
                section = text if level == 2 else ""
            numbered = _NUMBERED.fullmatch(text)
            number, name = numbered.groups() if numbered else ("", _ORDINAL.sub("", text))
            place = Place(cell.id, number, name, section if level > 2 else "")
        places[cell.id] = place
    return places
