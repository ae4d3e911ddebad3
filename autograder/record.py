"""The stored form of a result: the executed notebook with a compact record in its metadata.

``autograded/STUDENT/LESSON/NOTEBOOK.ipynb`` is nbgrader's own place, so its formgrader shows the
notebook; ``metadata.convolab`` holds what feedback and report are made from.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast, get_args

from autograder.course import Cell, Notebook
from autograder.display import clean_markdown, clean_outputs, plain
from autograder.errors import GradebookError
from autograder.grading import Result, Seconds
from autograder.repair import Repair
from autograder.scoring import CellResult, Status

VERSION = 1
MAX_FILE_BYTES = 200_000_000
_CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


@dataclass(frozen=True)
class Recorded:
    """One result as it was stored.

    Attributes:
        result: the result; ``executed`` is the stored notebook, cleaned.
        digest: what the hand-in, the lesson and the grader were when it was made.
        parts: names of the notebooks that were handed in together.
    """

    result: Result
    digest: str
    parts: tuple[str, ...] = ()


def as_record(result: Result, digest: str = "", parts: Sequence[str] = ()) -> dict[str, Any]:
    """Return a result without its notebook as plain JSON data.

    Raises:
        ValueError: a number of points is not finite.
    """
    numbers = [result.score, result.max_score]
    numbers += [value for cell in result.cells for value in (cell.points, cell.max_points)]
    if not all(math.isfinite(value) for value in numbers):
        raise ValueError(f"the points of {result.lesson} are not finite numbers")
    record = {
        "version": VERSION,
        "digest": digest,
        "parts": list(parts),
        "file": plain(result.file, 300),
        "lesson": result.lesson,
        "notebook": result.notebook,
        "status": result.status,
        "reason": None if result.reason is None else plain(result.reason, 2_000),
        "score": float(result.score),
        "max_score": float(result.max_score),
        "seed": int(result.seed),
        "sandboxed": bool(result.sandboxed),
        "cells": [asdict(cell) for cell in result.cells],
        "repairs": [asdict(repair) for repair in result.repairs],
        "seconds": asdict(result.seconds),
    }
    for cell in record["cells"]:  # type: ignore[attr-defined]
        cell["message"] = plain(cell["message"], 20_000)
    for repair in record["repairs"]:  # type: ignore[attr-defined]
        repair["detail"] = plain(repair["detail"], 2_000)
    return record


def from_record(record: object, executed: Mapping[str, Any] | None = None) -> Recorded:
    """Return the result that :func:`as_record` was given; the way back.

    Raises:
        ValueError: the record is of another form or version.
    """
    if not isinstance(record, Mapping) or record.get("version") != VERSION:
        raise ValueError("no record of this version")
    try:
        cells = tuple(CellResult(**cell) for cell in record["cells"])
        if any(cell.status not in get_args(Status) for cell in cells):
            raise ValueError("unknown status of a cell")
        if record["status"] not in ("graded", "rejected"):
            raise ValueError("unknown status")
        result = Result(
            file=record["file"],
            lesson=record["lesson"],
            notebook=record["notebook"],
            status=record["status"],
            reason=record["reason"],
            score=float(record["score"]),
            max_score=float(record["max_score"]),
            seed=int(record["seed"]),
            sandboxed=bool(record["sandboxed"]),
            cells=cells,
            repairs=tuple(Repair(**repair) for repair in record["repairs"]),
            seconds=Seconds(**record["seconds"]),
            executed=executed or {},
        )
        return Recorded(result, str(record["digest"]), tuple(map(str, record["parts"])))
    except (KeyError, TypeError) as problem:
        raise ValueError(f"malformed record: {problem}") from problem


def read_record(path: Path) -> Recorded:
    """Read a stored notebook.

    Raises:
        GradebookError: the file is missing or was not written by this grader.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ValueError("too large")
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return from_record(notebook["metadata"]["convolab"], notebook)
    except FileNotFoundError:
        raise GradebookError(
            f"{path.name} was not graded yet; run `autograder grade` first."
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise GradebookError(
            f"{path} was not written by this grader; run `autograder grade --force` to replace it."
        ) from None


def nbgrader_kind(cell: Cell) -> tuple[bool, bool, bool, bool]:
    """Return whether nbgrader takes a cell for (grade, solution, task, locked)."""
    meta = cell.metadata.get("nbgrader")
    if not isinstance(meta, Mapping):
        return False, False, False, False
    solution, grade = bool(meta.get("solution")), bool(meta.get("grade"))
    locked = not solution and (grade or bool(meta.get("locked")))
    return grade, solution, bool(meta.get("task")), locked


def saved_source(cell: Cell) -> str:
    """Return the text that nbgrader keeps of a cell: a stub for an answer, else the author's."""
    return cell.released if nbgrader_kind(cell)[1] else cell.source


def checksum(cell: Cell, source: str) -> str:
    """Return nbgrader's checksum of a cell with this text (``nbgrader.utils.compute_checksum``)."""
    grade, solution, _, locked = nbgrader_kind(cell)
    parts = [source, cell.cell_type, str(grade), str(solution), str(locked), str(cell.grade_id)]
    if grade:
        parts.append(str(float(cell.points)))
    text = "".join(parts).encode("utf-8", "replace")
    return hashlib.md5(text, usedforsecurity=False).hexdigest()


def source_of(cell: Mapping[str, Any]) -> str:
    """Return the text of a cell of a stored or executed notebook."""
    source = cell.get("source", "")
    return "".join(source) if isinstance(source, list) else str(source)


def grade_id_of(cell: Mapping[str, Any]) -> str | None:
    """Return nbgrader's id of a cell of a stored or executed notebook."""
    meta = cell.get("metadata")
    meta = meta.get("nbgrader") if isinstance(meta, Mapping) else None
    grade_id = meta.get("grade_id") if isinstance(meta, Mapping) else None
    return grade_id if isinstance(grade_id, str) and grade_id else None


def same_text(one: str, other: str) -> bool:
    """Tell whether two cells have the same text; blanks at line ends, which Colab strips, aside."""
    return one == other or _stripped(one) == _stripped(other)


def _stripped(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())


def _metadata(executed: Mapping[str, Any], cells: Mapping[str, Cell], used: set[str]) -> Any:
    """Return the cell metadata that is stored: the author's for nbgrader, and whose text it is."""
    meta: dict[str, Any] = {}
    grade_id = grade_id_of(executed)
    cell = cells.get(grade_id) if grade_id is not None else None
    if cell is not None and grade_id is not None and grade_id not in used:
        used.add(grade_id)
        known = dict(cast("Mapping[str, Any]", cell.metadata["nbgrader"]))
        known["checksum"] = checksum(cell, saved_source(cell))
        known["cell_type"] = cell.cell_type
        meta["nbgrader"] = known
    given = executed.get("metadata")
    mark = given.get("convolab") if isinstance(given, Mapping) else None
    if isinstance(mark, Mapping) and mark.get("by") in ("author", "student"):
        meta["convolab"] = {"by": mark["by"]}
    return meta


def as_notebook(
    result: Result, notebook: Notebook, digest: str = "", parts: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the notebook that is stored: cleaned cells, the author's metadata, the record.

    nbgrader's formgrader shows it with live HTML, so a text that is not the author's own loses
    its tags and links, a raw cell of the student becomes text, and outputs keep only what
    :func:`autograder.display.clean_outputs` lets through.

    *Trust:* ``result.executed`` is half the student's; ``notebook`` is the author's.
    """
    graded = {cell.grade_id: cell for cell in notebook.cells if cell.grade_id is not None}
    graded = {name: cell for name, cell in graded.items() if "nbgrader" in cell.metadata}
    own_texts = {
        _stripped(text)
        for cell in notebook.cells
        if cell.cell_type != "code"
        for text in (cell.source, cell.released)
    }
    cells: list[dict[str, Any]] = []
    used: set[str] = set()
    ids: set[str] = set()
    executed = result.executed.get("cells") if result.executed else None
    for index, given in enumerate(executed if isinstance(executed, list) else []):
        if not isinstance(given, Mapping):
            continue
        kind, source, name = given.get("cell_type"), source_of(given), given.get("id")
        if not (isinstance(name, str) and _CELL_ID.match(name)) or name in ids:
            name = f"cell-{index}"
        ids.add(name)
        cell: dict[str, Any] = {"id": name, "metadata": _metadata(given, graded, used)}
        if kind == "code":
            count = given.get("execution_count")
            cell["execution_count"] = count if type(count) is int else None
            cell["outputs"] = clean_outputs(given.get("outputs"))
            cell["source"] = plain(source)
        else:
            is_own = _stripped(source) in own_texts
            kind = "raw" if kind == "raw" and is_own else "markdown"
            cell["source"] = source if is_own else clean_markdown(source)
        cell["cell_type"] = kind
        cells.append(cell)
    if result.status == "rejected":
        reason = clean_markdown(result.reason or "It could not be read.")
        text = f"**This hand-in was not graded.** {reason}"
        cells = [{"id": "rejected", "cell_type": "markdown", "metadata": {}, "source": text}]
    kept = ("kernelspec", "language_info")
    metadata = {key: notebook.metadata[key] for key in kept if key in notebook.metadata}
    metadata["convolab"] = as_record(result, digest, parts)
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
