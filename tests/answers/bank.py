"""The bank of answers: right and wrong ones of every exercise, each a whole answer cell.

A file is named after its exercise and its style (``right/``) or its fault (``wrong/``).
A wrong one says in its first line which hint it must get: ``# hint: M1`` or ``# hint: none``.
"""

from __future__ import annotations

import linecache
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent
EXERCISES = {
    "lesson_02": (
        "window_sum",
        "corr2d",
        "conv2d_flipped",
        "corr_full",
        "corr_matrix",
        "Conv2DSingle",
        "quiz",
    ),
}
"""The grade ids of each lesson's answer cells."""


@dataclass(frozen=True)
class Answer:
    """One answer of the bank.

    Attributes:
        exercise: grade id of its answer cell.
        kind: whether it keeps every point.
        path: its file.
        source: the cell's source, without the line that names the hint.
        hint: id of the wrong idea that must be recognised, None for none.
    """

    exercise: str
    kind: Literal["right", "wrong"]
    path: Path
    source: str
    hint: str | None = None

    @property
    def id(self) -> str:
        """The name a test run shows."""
        return f"{self.kind}-{self.path.stem}"


def answers(lesson: str = "lesson_02") -> list[Answer]:
    """Read the bank of one lesson, sorted by kind and file name."""
    found = []
    for kind in ("right", "wrong"):
        for path in sorted((FOLDER / lesson / kind).glob("*.py")):
            exercise = next(e for e in EXERCISES[lesson] if path.stem.startswith(f"{e}_"))
            text, hint = path.read_text(encoding="utf-8"), None
            if kind == "wrong":
                first, text = text.split("\n", 1)
                word = first.removeprefix("# hint: ")
                assert word != first, f"{path} does not begin with a line '# hint: …'"
                hint = None if word == "none" else word
            found.append(Answer(exercise, kind, path, text, hint))
    return found


def execute(answer: Answer) -> Any:
    """Run an answer's cell as a notebook would and give the answer.

    The set-up cell's names and right answers of the exercises before it are there.
    """
    import numpy as np
    import tensorflow as tf

    space: dict[str, Any] = {"__name__": "__main__", "np": np, "tf": tf}
    before = [e for e in EXERCISES[answer.path.parts[-3]] if e in answer.source]
    for exercise in before[: before.index(answer.exercise)]:
        _run(next(a for a in answers(answer.path.parts[-3]) if a.exercise == exercise), space)
    _run(answer, space)
    return space[answer.exercise]


def _run(answer: Answer, space: dict[str, Any]) -> None:
    filename = f"<cell {answer.path.name}>"
    lines = answer.source.splitlines(True)
    linecache.cache[filename] = (len(answer.source), None, lines, filename)
    exec(compile(answer.source, filename, "exec", dont_inherit=True), space)
