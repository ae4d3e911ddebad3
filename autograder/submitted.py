"""A hand-in's bytes, read into plain cells; whatever they are, and in linear time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_BYTES = 20 * 2**20
"""Size of a notebook file; Colab itself refuses to save a larger one."""
MAX_BRACKETS = 500_000
"""Lists and tables in the file; each takes a hundred times its bytes once it is read."""
MAX_CELLS = 2_000
MAX_TEXT = 2_000_000
"""Characters in all cells together, outputs not counted."""

_CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_SURROGATES = re.compile("[\\ud800-\\udfff]")
_CONTROLS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]")
_AGAIN = "download it again (File > Download > Download .ipynb) and hand that in"


@dataclass(frozen=True)
class SubmittedCell:
    """One cell as it was handed in.

    Trust: every field is the student's; ``source`` is plain text, ids are only ever looked up.

    Attributes:
        position: 0-based place in the notebook.
        cell_type: ``code``, ``markdown`` or ``raw``.
        source: the text.
        grade_id: what nbgrader's metadata says, None without.
        ids: the ids that Jupyter and Colab gave the cell.
    """

    position: int
    cell_type: str
    source: str
    grade_id: str | None
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Submitted:
    """A notebook as it was handed in, outputs and metadata left behind.

    Attributes:
        cells: the cells in the student's order.
        kinds: kinds of repair that reading it took (``widget_metadata``, ``personal_data``,
            ``old_format``, ``bad_ids``, ``plain_text``), in alphabetical order.
    """

    cells: tuple[SubmittedCell, ...]
    kinds: tuple[str, ...]


def read_submitted(raw: bytes) -> Submitted | str:
    """Read a notebook file.

    Trust: ``raw`` may be anything.

    Returns:
        The notebook, or one sentence that says why there is none and what to do.
    """
    kinds: set[str] = set()
    content = _parse(raw, kinds)
    if isinstance(content, str):
        return content
    cells = _raw_cells(content, kinds)
    if isinstance(cells, str):
        return cells
    if _table(content.get("metadata")).get("widgets") is not None:
        kinds.add("widget_metadata")
    own_ids = [cell["id"] for cell in cells if isinstance(cell.get("id"), str)]
    if len(set(own_ids)) < len(own_ids):
        kinds.add("bad_ids")
    read = tuple(_cell(cell, position, kinds) for position, cell in enumerate(cells))
    if sum(len(cell.source) for cell in read) > MAX_TEXT:
        return (
            f"The notebook holds over {MAX_TEXT // 1_000_000} million characters of text; "
            "delete what is not your answer and hand it in again."
        )
    return Submitted(read, tuple(sorted(kinds)))


def make_plain(text: str) -> str:
    """Make a student's text printable: no lone surrogate, no control character but tab and newline.

    The line ends of Windows and of old Macs become newlines.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))


def _parse(raw: bytes, kinds: set[str]) -> dict[str, Any] | str:
    if len(raw) > MAX_BYTES:
        return (
            f"The file is larger than {MAX_BYTES // 2**20} MB; clear its outputs "
            "(Edit > Clear all outputs), download it again and hand that in."
        )
    if not raw.strip():
        return f"The file is empty; {_AGAIN}."
    encoding = json.detect_encoding(raw)
    try:
        text = raw.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        kinds.add("plain_text")
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        return (
            "The file holds far too much data; clear its outputs (Edit > Clear all outputs), "
            "download it again and hand that in."
        )
    try:
        content = json.loads(text, parse_int=_small_int)
    except (ValueError, RecursionError, MemoryError):
        if text.lstrip()[:1] == "{":
            return f"The file is a notebook that is cut off or damaged; {_AGAIN}."
        return f"The file is not a notebook, whatever its name says; open yours and {_AGAIN}."
    if not isinstance(content, dict):
        return f"The file is not a notebook; open yours and {_AGAIN}."
    return content


def _small_int(digits: str) -> int:
    """Read an int; one with thousands of digits would take long and means nothing here."""
    return int(digits) if len(digits) < 20 else 0


def _raw_cells(content: Mapping[str, Any], kinds: set[str]) -> list[dict[str, Any]] | str:
    cells = content.get("cells")
    if cells is None:
        sheets = content.get("worksheets")  # nbformat 3 and older
        first = _table(sheets[0]) if isinstance(sheets, list) and sheets else {}
        cells = first.get("cells")
        if isinstance(cells, list):
            kinds.add("old_format")
            cells = [_upgraded(_table(cell)) for cell in cells[: MAX_CELLS + 1]]
    if not isinstance(cells, list):
        return f"The file is not a notebook: it has no cells; open yours and {_AGAIN}."
    if len(cells) > MAX_CELLS:
        return (
            f"The notebook has {len(cells)} cells, more than {MAX_CELLS}; "
            "delete those that are not the lesson's and hand it in again."
        )
    return [cell for cell in cells if isinstance(cell, dict)]


def _upgraded(cell: dict[str, Any]) -> dict[str, Any]:
    """Give a cell of nbformat 3 the form of nbformat 4."""
    kind = cell.get("cell_type")
    if kind == "code":
        return {**cell, "source": cell.get("input")}
    if kind == "heading":
        level = cell.get("level")
        marks = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1)
        return {**cell, "cell_type": "markdown", "source": f"{marks} {_joined(cell.get('source'))}"}
    return cell


def _cell(cell: Mapping[str, Any], position: int, kinds: set[str]) -> SubmittedCell:
    metadata = _table(cell.get("metadata"))
    info = _table(metadata.get("executionInfo"))
    if info.get("user") is not None:
        kinds.add("personal_data")
    own_id = cell.get("id")
    if own_id is not None and not (isinstance(own_id, str) and _CELL_ID.fullmatch(own_id)):
        kinds.add("bad_ids")
    source = _joined(cell.get("source"))
    plain = make_plain(source)
    if plain != source.replace("\r\n", "\n").replace("\r", "\n"):
        kinds.add("plain_text")
    cell_type = cell.get("cell_type")
    grade_id = _table(metadata.get("nbgrader")).get("grade_id")
    return SubmittedCell(
        position=position,
        cell_type=cell_type if cell_type in ("code", "markdown") else "raw",
        source=plain,
        grade_id=grade_id if isinstance(grade_id, str) and grade_id else None,
        ids=tuple(
            value for value in (own_id, metadata.get("id")) if isinstance(value, str) and value
        ),
    )


def _joined(source: object) -> str:
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
