"""What is wrong with a notebook that is about to be handed in; pure, no score, no hidden test.

A notebook is the JSON object of an ``.ipynb`` file.
An exercise's answer cell has nbgrader's id ``corr2d``, the check behind it ``corr2d_test``.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]

STUB = re.compile(r"# YOUR CODE HERE\s+raise NotImplementedError|\AYOUR ANSWER HERE\s*\Z")
_HEADING = re.compile(r"^#+ *((?:Exercise|Quiz)\b[^\n(]*)", re.MULTILINE)
_LESSON = re.compile(r"/(\w[\w-]*)\.ipynb\b")
_PERSONAL = ("executionInfo", "outputId", "colab")
_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Finding:
    """One thing that the student should know before handing in.

    Attributes:
        kind: ``unanswered``, ``raised``, ``not_run``, ``missing``, ``duplicated`` or
            ``lost_metadata``; ``mended`` for what has been put right already.
        grade_id: nbgrader's id of the cell concerned, None for a cell that is not graded.
        message: one sentence.
    """

    kind: Literal[
        "unanswered", "raised", "not_run", "missing", "duplicated", "lost_metadata", "mended"
    ]
    grade_id: str | None
    message: str


@dataclass(frozen=True)
class Review:
    """What was found in one notebook.

    Attributes:
        lesson: the lesson's name, None when the notebook does not tell.
        exercises: number of exercises.
        answered: how many of them are no longer the stub.
        findings: in the notebook's order, the mended ones first.
    """

    lesson: str | None
    exercises: int
    answered: int
    findings: tuple[Finding, ...]


def examine(notebook: Json) -> Review:
    """Say what is unanswered, missing, duplicated, not run or stopped with an error."""
    cells = notebook["cells"]
    titles = _titles(cells)
    places = _places(cells)
    answers, checks = _expected(notebook)
    findings: list[Finding] = []
    answered = 0
    for grade_id in answers:
        title = titles.get(grade_id) or titles.get(f"{grade_id}_test") or grade_id
        copies = [cells[place] for place in places.get(grade_id, [])]
        findings += _examine_answer(grade_id, title, copies)
        is_answered = any(not is_stub(cell) for cell in copies)
        answered += is_answered
        check = checks.get(grade_id)
        if check is None:
            continue
        if check not in places:
            message = f"{title}: its check cell is gone; the grader uses its own."
            findings.append(Finding("missing", check, message))
        elif is_answered:
            findings += _examine_check(check, title, cells[places[check][-1]])
    findings += _other_errors(cells, {*answers, *checks.values()})
    return Review(lesson_name(notebook), len(answers), answered, tuple(findings))


def _examine_answer(grade_id: str, title: str, copies: list[Json]) -> Iterator[Finding]:
    if not copies:
        yield Finding("missing", grade_id, f"{title}: the answer's cell is missing.")
    elif len(copies) > 1:
        message = f"{title}: there are {len(copies)} cells with different answers; keep one."
        yield Finding("duplicated", grade_id, message)
    elif is_stub(copies[0]):
        yield Finding("unanswered", grade_id, f"{title}: not answered yet.")
    elif error := _error(copies[0]):
        yield Finding("raised", grade_id, f"{title}: your cell stops with {error}.")


def _examine_check(grade_id: str, title: str, cell: Json) -> Iterator[Finding]:
    if error := _error(cell):
        yield Finding("raised", grade_id, f"{title}: its check stops with {error}.")
    elif cell["cell_type"] == "code" and cell.get("execution_count") is None:
        yield Finding("not_run", grade_id, f"{title}: its check has not been run.")


def _other_errors(cells: list[Json], graded: set[str]) -> Iterator[Finding]:
    for number, cell in enumerate(cells, 1):
        error = _error(cell)
        if error and label(cell).get("grade_id") not in graded:
            first = _source(cell).strip().split("\n")[0][:60]
            message = f"Cell {number} ({first}) stops with {error}."
            yield Finding("raised", None, message)


def mended(notebook: Json) -> tuple[Json, tuple[Finding, ...]]:
    """Return a copy with what can be put right without a guess, and what that was.

    Copies of a cell are no longer marked as graded, a lone answer gets its lost label back, and
    Colab's notes go: the student's name and Google id, widget state, the badge that it inserts.
    """
    notebook = copy.deepcopy(notebook)
    notebook.get("metadata", {}).pop("widgets", None)
    notebook["cells"] = [cell for cell in notebook["cells"] if not _is_badge(cell)]
    cells = notebook["cells"]
    for cell in cells:
        for key in _PERSONAL:
            cell.setdefault("metadata", {}).pop(key, None)
        outputs = cell.get("outputs", [])
        cell["outputs"] = [out for out in outputs if _WIDGET_VIEW not in out.get("data", {})]
        if cell["cell_type"] != "code":
            del cell["outputs"]
    titles = _titles(cells)
    findings = [*_relabel(notebook), *_single_out(cells, titles)]
    return notebook, tuple(findings)


def _single_out(cells: list[Json], titles: Mapping[str, str]) -> Iterator[Finding]:
    """Leave one cell of each id: the answered one, else the last; two answers stay."""
    for grade_id, places in _places(cells).items():
        if len(places) == 1:
            continue
        copies = [cells[place] for place in places]
        is_answer = bool(label(copies[0]).get("solution"))
        answered = [cell for cell in copies if not is_stub(cell)] if is_answer else []
        if len({_source(cell).strip() for cell in answered}) > 1:
            continue
        kept = (answered or copies)[-1]
        for cell in copies:
            if cell is not kept:
                del cell["metadata"]["nbgrader"]
        title = titles.get(grade_id, grade_id)
        yield Finding("mended", grade_id, f"{title}: a second copy of its cell is not handed in.")


def _relabel(notebook: Json) -> Iterator[Finding]:
    """Give an answer that lost nbgrader's metadata its label back; never where two cells fit."""
    cells = notebook["cells"]
    places = _places(cells)
    titles = _titles(cells)
    for grade_id in _expected(notebook)[0]:
        if grade_id in places:
            continue
        name = re.escape(grade_id)
        defines = re.compile(rf"^(?:def|class) {name}\b|^{name} *=", re.MULTILINE)
        bare = [cell for cell in cells if cell["cell_type"] == "code" and not label(cell)]
        same = [cell for cell in bare if grade_id in (cell.get("id"), cell["metadata"].get("id"))]
        found = same or [cell for cell in bare if defines.search(_source(cell))]
        title = titles.get(f"{grade_id}_test", grade_id)
        if len(found) > 1:
            message = f"{title}: {len(found)} cells may be the answer; keep one."
            yield Finding("lost_metadata", grade_id, message)
        elif found:
            found[0]["metadata"]["nbgrader"] = {
                "cell_type": "code",
                "grade": False,
                "grade_id": grade_id,
                "locked": False,
                "schema_version": 3,
                "solution": True,
                "task": False,
            }
            message = f"{title}: your answer had lost its label and has it again."
            yield Finding("mended", grade_id, message)


def lesson_name(notebook: Json) -> str | None:
    """Return the lesson that a notebook belongs to: as it says itself, or as its badge does."""
    named = notebook.get("metadata", {}).get("convolab", {}).get("lesson")
    if isinstance(named, str) and re.fullmatch(r"\w[\w-]*", named):
        return named
    for cell in notebook["cells"]:
        if "colab-badge" in _source(cell) and (match := _LESSON.search(_source(cell))):
            return match[1]
    return None


def is_stub(cell: Json) -> bool:
    """Say whether an answer cell is still as it was given out."""
    given = label(cell).get("checksum")
    return bool(STUB.search(_source(cell))) or (given is not None and given == checksum(cell))


def checksum(cell: Json) -> str:
    """Compute nbgrader's checksum of a cell.

    Source: ``nbgrader.utils.compute_checksum`` 0.9.6.
    """
    marks = label(cell)
    is_grade, is_solution = bool(marks.get("grade")), bool(marks.get("solution"))
    is_locked = not is_solution and (is_grade or bool(marks.get("locked")))
    parts = [_source(cell), cell["cell_type"], str(is_grade), str(is_solution), str(is_locked)]
    parts.append(marks["grade_id"])
    if is_grade:
        parts.append(str(float(marks.get("points", 0))))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def label(cell: Json) -> Json:
    """Return nbgrader's metadata of a cell; empty for a cell that is not graded."""
    marks = cell.get("metadata", {}).get("nbgrader")
    return marks if isinstance(marks, dict) and isinstance(marks.get("grade_id"), str) else {}


def _expected(notebook: Json) -> tuple[list[str], dict[str, str]]:
    """Return the ids of the answers, in order, and the id of each one's check where it has one."""
    order = [grade_id for cell in notebook["cells"] if (grade_id := label(cell).get("grade_id"))]
    listed = notebook.get("metadata", {}).get("convolab", {}).get("graded")
    if isinstance(listed, list):
        order = [grade_id for grade_id in listed if isinstance(grade_id, str)]
    marks = {label(cell).get("grade_id"): label(cell) for cell in notebook["cells"]}
    graded = [name for name in order if not _is_given(marks.get(name, {}))]
    answers = list(dict.fromkeys(name.removesuffix("_test") for name in graded))
    # An answer that carries points itself is marked by a person and has no check.
    checks = {name: f"{name}_test" for name in answers if not marks.get(name, {}).get("grade")}
    return answers, checks


def _is_given(marks: Mapping[str, Any]) -> bool:
    """Say whether a labelled cell is only locked text or code of the author's."""
    return bool(marks) and not any(marks.get(key) for key in ("grade", "solution"))


def _places(cells: list[Json]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        if grade_id := label(cell).get("grade_id"):
            places.setdefault(grade_id, []).append(place)
    return places


def _titles(cells: list[Json]) -> dict[str, str]:
    """Return, for each graded cell, the exercise's heading above it."""
    titles: dict[str, str] = {}
    title = None
    for cell in cells:
        if cell["cell_type"] == "markdown":
            found = _HEADING.findall(_source(cell))
            title = found[-1].strip() if found else title
        if title and (grade_id := label(cell).get("grade_id")):
            titles.setdefault(grade_id, title)
    return titles


def _error(cell: Json) -> str | None:
    """Return a failed cell's error in one line."""
    for output in cell.get("outputs", []):
        if output.get("output_type") == "error":
            value = str(output.get("evalue", "")).strip().split("\n")[0]
            name = str(output.get("ename", "an error"))
            return f"{name}: {value[:100]}" if value and value != "<ignored>" else name
    return None


def _is_badge(cell: Json) -> bool:
    return cell.get("metadata", {}).get("id") == "view-in-github"


def _source(cell: Json) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)
