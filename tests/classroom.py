"""A small course and a class that was graded, made by hand: no kernel, no sandbox, no grader."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.course import Lesson, Notebook, read_course
from autograder.grading import Result, Seconds
from autograder.repair import Repair
from autograder.scoring import CellResult

SOLUTION = "CANARY-SOLUTION"
HIDDEN = "CANARY-HIDDEN-TEST"
SCHEME = "CANARY-SCHEME"

CONFIG = """c = get_config()
c.CourseDirectory.course_id = "tiny"
"""


def cell(
    kind: str, text: str, name: str, *, points: float | None = None, **flags: bool
) -> dict[str, Any]:
    """Return a source cell; ``flags`` are nbgrader's ``grade``, ``solution``, ``task``, ``locked``.

    Without any flag the cell is one that nbgrader does not know.
    """
    made: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": {}, "source": text}
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    if flags:
        meta: dict[str, Any] = {
            "schema_version": 3,
            "grade_id": name,
            "grade": False,
            "solution": False,
            "task": False,
            "locked": False,
        }
        meta |= flags
        if points is not None:
            meta["points"] = points
        made["metadata"] = {"nbgrader": meta}
    return made


def write_notebook(path: Path, cells: Sequence[Mapping[str, Any]]) -> None:
    """Write a Python notebook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {
        "cells": list(cells),
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")


def tiny_cells(check_points: float = 3.0) -> list[dict[str, Any]]:
    """Return the cells of the lesson ``intro``: every kind of cell that nbgrader knows."""
    return [
        cell("markdown", "# Doubling", "title"),
        cell("code", "import math", "setup", locked=True),
        cell("markdown", "## Numbers\n\n### Exercise 1.1 · Double (3 points)", "doing"),
        cell(
            "code",
            "def double(x):\n    ### BEGIN SOLUTION\n"
            f"    return 2 * x  # {SOLUTION}\n    ### END SOLUTION",
            "double",
            solution=True,
        ),
        cell(
            "code",
            "assert double(1) == 2\n### BEGIN HIDDEN TESTS\n"
            f"assert double(7) == 14  # {HIDDEN}\n### END HIDDEN TESTS",
            "double_test",
            grade=True,
            locked=True,
            points=check_points,
        ),
        cell(
            "code",
            "0.5 * (double(2) == 4) + 0.5 * (double(-2) == -4)",
            "double_share",
            grade=True,
            locked=True,
            points=1.0,
        ),
        cell("markdown", "### Exercise 1.2 · Why (2 points)", "asking"),
        cell(
            "markdown",
            "Because of linearity.",
            "why",
            grade=True,
            solution=True,
            points=2.0,
        ),
        cell(
            "markdown",
            f"Draw it.\n\n=== BEGIN MARK SCHEME ===\n{SCHEME}\n=== END MARK SCHEME ===",
            "draw",
            task=True,
            locked=True,
            points=1.0,
        ),
    ]


def tiny_course(root: Path, *, check_points: float = 3.0) -> Lesson:
    """Write a course of one lesson below ``root`` and return the lesson."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    write_notebook(root / "source/intro/intro.ipynb", tiny_cells(check_points))
    return read_course(root).lessons["intro"]


def executed(
    notebook: Notebook,
    answers: Mapping[str, str] | None = None,
    outputs: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    added: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Return a notebook as it was run: the author's checks, the student's answers.

    Args:
        notebook: the lesson's notebook.
        answers: the student's text by grade id; other answers stay the stub.
        outputs: outputs by cell id.
        added: cells that the student added, put at the end.
    """
    answers, outputs = answers or {}, outputs or {}
    cells: list[dict[str, Any]] = []
    for one in notebook.cells:
        is_answer = one.role in ("answer", "manual")
        source = answers.get(one.id, one.released) if is_answer else one.source
        made: dict[str, Any] = {
            "cell_type": one.cell_type,
            "id": one.id,
            "metadata": {
                **one.metadata,
                "convolab": {"by": "student" if is_answer else "author"},
            },
            "source": source,
        }
        if one.cell_type == "code":
            made |= {"outputs": list(outputs.get(one.id, ())), "execution_count": len(cells)}
        cells.append(made)
    cells += [dict(one) for one in added]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def result(
    notebook: Notebook,
    cells: Sequence[CellResult] = (),
    answers: Mapping[str, str] | None = None,
    **more: Any,
) -> Result:
    """Return the result of a hand-in; ``more`` replaces fields, or goes to :func:`executed`."""
    parts = {key: more.pop(key) for key in ("outputs", "added") if key in more}
    given: dict[str, Any] = {
        "file": f"{notebook.name}.ipynb",
        "lesson": notebook.lesson,
        "notebook": notebook.name,
        "status": "graded",
        "reason": None,
        "score": sum(one.points for one in cells),
        "max_score": sum(one.points for one in notebook.cells),
        "seed": 7,
        "sandboxed": True,
        "cells": tuple(cells),
        "repairs": (Repair("duplicate_cell", "double", "A copy of your answer was left out."),),
        "seconds": Seconds(0.31, 0.12, 0.09),
        "executed": executed(notebook, answers, **parts),
    }
    return Result(**{**given, **more})


RIGHT = "def double(x):\n    return 2 * x"
HALF = "def double(x):\n    return 2 * abs(x)"
WRONG = "def double(x):\n    return x"


def tiny_result(notebook: Notebook, answer: str = RIGHT, why: str | None = None) -> Result:
    """Return what the grader says of an answer to the lesson ``intro``."""
    full, share = {RIGHT: (3.0, 1.0), HALF: (3.0, 0.5)}.get(answer, (0.0, 0.0))
    cells = [
        CellResult("double_test", full, 3.0, "passed" if full else "failed", message="…"),
        CellResult("double_share", share, 1.0, "partial"),
        CellResult("why", 0.0, 2.0, "manual" if why else "unanswered"),
        CellResult("draw", 0.0, 1.0, "manual"),
    ]
    answers = {"double": answer} | ({"why": why} if why else {})
    return result(notebook, cells, answers)


def rejected(notebook: Notebook, reason: str = "The file is no notebook; send it again.") -> Result:
    """Return the result of a hand-in that cannot be graded."""
    return result(notebook, status="rejected", reason=reason, executed={}, cells=())


def png(width: int = 120, height: int = 60) -> str:
    """Return a small grey gradient as base64."""
    rows = b"".join(
        b"\x00" + bytes((x * 255 // width + y) % 256 for x in range(width)) for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(
            ">I", zlib.crc32(kind + data)
        )  # fmt: skip

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    raw = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows))
    return base64.b64encode(raw + chunk(b"IEND", b"")).decode()
