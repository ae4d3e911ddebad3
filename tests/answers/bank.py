"""The bank of answers: right and wrong ones of every exercise, each a whole answer cell.

A file is named after its exercise and its style (``right/``) or its fault (``wrong/``).
A wrong one says in its first line which hint it must get: ``# hint: M1`` or ``# hint: none``.
What an exercise's functions are called, what it is worth and how it is checked is read from the
lesson's notebook.
"""

from __future__ import annotations

import ast
import json
import linecache
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from autograder.marking import Mark

FOLDER = Path(__file__).parent
SOURCE = FOLDER.parents[1] / "source"
LESSONS = tuple(
    sorted(path.parent.name for path in SOURCE.glob(f"{os.environ.get('LESSON', '')}*/*.ipynb"))
)
"""The lessons of the course, or those whose names begin with the variable ``LESSON``."""


@dataclass(frozen=True)
class Task:
    """One exercise of a lesson.

    Attributes:
        name: grade id of its answer cell.
        functions: what the answer cell defines, in order.
        solution: the answer cell as its author solved it, markers left out.
        stub: the answer cell as its author wrote it, markers and all.
        check: the hidden part of its check cell.
        points: what the check cell is worth.
    """

    name: str
    functions: tuple[str, ...]
    solution: str
    stub: str
    check: str
    points: float


@dataclass(frozen=True)
class Answer:
    """One answer of the bank.

    Attributes:
        lesson: its lesson.
        exercise: grade id of its answer cell.
        kind: whether it keeps every point.
        path: its file.
        source: the cell's source, without the line that names the hint.
        hint: id of the wrong idea that must be recognised, None for none.
    """

    lesson: str
    exercise: str
    kind: Literal["right", "wrong"]
    path: Path
    source: str
    hint: str | None = None

    @property
    def id(self) -> str:
        """The name a test run shows."""
        return f"{self.lesson[:2]}-{self.kind}-{self.path.stem}"


def bank_folder(lesson: str) -> Path:
    """Return where a lesson's answers lie."""
    return FOLDER / f"lesson_{lesson[:2]}"


@cache
def cells(lesson: str) -> tuple[Mapping[str, Any], ...]:
    """Return the cells of a lesson's source, each source one string."""
    content = json.loads((SOURCE / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    return tuple(cell | {"source": "".join(cell["source"])} for cell in content["cells"])


@cache
def tasks(lesson: str) -> Mapping[str, Task]:
    """Return the exercises of a lesson in order, by grade id, the quiz last."""
    by_id = {cell["id"]: cell for cell in cells(lesson)}
    found: dict[str, Task] = {}
    for name, cell in by_id.items():
        if not cell["metadata"].get("nbgrader", {}).get("solution"):
            continue
        check = by_id[f"{name}_test"]
        solved = "\n".join(
            line
            for line in cell["source"].split("\n")
            if line.strip() not in ("### BEGIN SOLUTION", "### END SOLUTION")
        )
        hidden = re.search(
            r"### BEGIN HIDDEN TESTS\n(.*)### END HIDDEN TESTS", check["source"], re.DOTALL
        )
        assert hidden, f"the check of {name} has no hidden part"
        body = ast.parse(solved).body
        defined = [n.name for n in body if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
        points = float(check["metadata"]["nbgrader"]["points"])
        found[name] = Task(
            name, tuple(defined) or (name,), solved, cell["source"], hidden[1], points
        )
    return found


@cache
def answers(lesson: str) -> tuple[Answer, ...]:
    """Read the bank of one lesson, sorted by kind and file name."""
    found = []
    names = sorted(tasks(lesson), key=len, reverse=True)
    for kind in ("right", "wrong"):
        for path in sorted((bank_folder(lesson) / kind).glob("*.py")):
            exercise = next((e for e in names if path.stem.startswith(f"{e}_")), None)
            assert exercise, f"{path} is named after no exercise of {lesson}"
            text, hint = path.read_text(encoding="utf-8"), None
            if kind == "wrong":
                first, text = text.split("\n", 1)
                word = first.removeprefix("# hint: ")
                assert word != first, f"{path} does not begin with a line '# hint: …'"
                hint = None if word == "none" else word
            found.append(Answer(lesson, exercise, kind, path, text, hint))
    return tuple(found)


def uses(answer: Answer) -> tuple[str, ...]:
    """Return the other exercises, in the lesson's order, whose functions an answer mentions."""

    def is_mentioned(function: str) -> bool:
        if re.search(rf"^(def|class) {function}\b", answer.source, re.MULTILINE):
            return False  # it brings its own
        return re.search(rf"(?<![\w.\"']){function}\b", answer.source) is not None

    return tuple(
        task.name
        for task in tasks(answer.lesson).values()
        if task.name != answer.exercise and any(map(is_mentioned, task.functions))
    )


def right_answer(lesson: str, exercise: str) -> Answer:
    """Return the first right answer of an exercise."""
    return next(a for a in answers(lesson) if a.kind == "right" and a.exercise == exercise)


def space(lesson: str) -> dict[str, Any]:
    """Return a namespace as it is when the setup cell and the locked given cells have run."""
    return dict(_given(lesson))


@cache
def _given(lesson: str) -> Mapping[str, Any]:
    import numpy as np
    import tensorflow as tf

    namespace: dict[str, Any] = {"__name__": "__main__", "np": np, "tf": tf, "convolab": None}
    for cell in cells(lesson):
        meta = cell["metadata"].get("nbgrader", {})
        is_given = meta.get("locked") and not meta.get("grade") and cell["cell_type"] == "code"
        if is_given and cell["id"] != "setup":
            run(cell["source"], f"{lesson} {cell['id']}", namespace)
    return namespace


def execute(answer: Answer) -> dict[str, Any]:
    """Run an answer's cell as a notebook would and give its namespace.

    What the setup cell and the given cells define is there, and right answers of the exercises
    whose functions it mentions.
    """
    namespace = space(answer.lesson)
    for name in uses(answer):
        before = right_answer(answer.lesson, name)
        run(before.source, before.path.name, namespace)
    run(answer.source, answer.path.name, namespace)
    return namespace


def mark(lesson: str, exercise: str, namespace: dict[str, Any]) -> Mark:
    """Run the hidden part of an exercise's check cell; its last expression is the mark."""
    *body, last = ast.parse(tasks(lesson)[exercise].check).body
    assert isinstance(last, ast.Expr), f"the check of {exercise} does not end in its points"
    exec(compile(ast.Module(body, []), "<check>", "exec"), namespace)
    found = eval(compile(ast.Expression(last.value), "<check>", "eval"), namespace)
    assert isinstance(found, Mark)
    return found


def run(source: str, name: str, namespace: dict[str, Any]) -> None:
    """Run a cell, its text kept as ipykernel keeps it."""
    filename = f"<cell {name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    exec(compile(source, filename, "exec", dont_inherit=True), namespace)
