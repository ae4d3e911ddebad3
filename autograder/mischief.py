"""What can be wrong with a hand-in: its answers, the file, its intention; for `simulate`.

*Trust:* the attacks are real, and bounded: a run without a sandbox ends, too.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from autograder.colab import Sheet, dump
from autograder.course import Cell

# --- answers -----------------------------------------------------------------------------------


def solved(source: str, markers: tuple[str, str]) -> str:
    """Return an answer cell as its author solved it: the text without the markers' lines."""
    return "\n".join(
        line for line in source.split("\n") if not any(marker in line for marker in markers)
    )


@cache
def wrong_answers(lesson: str) -> Mapping[str, tuple[str, ...]]:
    """Return, by grade id, wrong answers written by who holds a known wrong idea.

    They are those of the lesson's module in ``autograder.checks`` (``02_edges`` → ``edges``):
    every `marking.Exercise` in it, under its name. A lesson without a module has none.
    """
    module_name = f"autograder.checks.{re.sub('^[0-9]+_', '', lesson)}"
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is not None and module_name.startswith(error.name):
            return {}
        raise
    found: dict[str, tuple[str, ...]] = {}
    for exercise in _exercises(vars(module).values()):
        names = tuple(exercise.functions) or (exercise.name,)
        texts = (as_cell(idea.answer, names) for idea in exercise.ideas)
        found[exercise.name] = tuple(dict.fromkeys(text for text in texts if text is not None))
    return found


def _exercises(values: Any) -> list[Any]:
    from autograder.marking import Exercise  # it imports NumPy, which other commands do not need

    found: list[Any] = []
    for value in list(values):
        if isinstance(value, Exercise):
            found.append(value)
        elif isinstance(value, Mapping):
            found += _exercises(value.values())
        elif isinstance(value, tuple | list):
            found += _exercises(value)
    return found


def as_cell(idea: Any, names: Sequence[str]) -> str | None:
    """Return the source of a wrong idea, one function a name; None when it has none."""
    functions = idea if len(names) > 1 else (idea,)
    texts = [as_answer(function, name) for function, name in zip(functions, names, strict=True)]
    known = [text for text in texts if text is not None]
    return "\n\n\n".join(known) if len(known) == len(texts) else None


def as_answer(idea: Any, name: str) -> str | None:
    """Return the source of a wrong idea under the exercise's name; None when it has none."""
    if not callable(idea):
        return f"{name} = {idea!r}"
    if getattr(getattr(idea, "__code__", None), "co_freevars", ()):
        return None  # made by a factory: its source alone would not run
    try:
        source = textwrap.dedent(inspect.getsource(idea))
    except (OSError, TypeError):
        return None
    own = idea.__name__
    if not re.match(rf"(def|class) {re.escape(own)}\b", source):
        return None
    source = _without_types(source)
    return re.sub(rf"(?<![\w.]){re.escape(own)}\b", name, source).rstrip("\n")


def _without_types(source: str) -> str:
    """Return functions without the annotations, which students do not write."""
    lines = source.split("\n")
    spans: list[tuple[int, int, int]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.arg) and node.annotation is not None:
            end = node.annotation.end_col_offset or 0
            spans.append((node.lineno - 1, node.col_offset + len(node.arg), end))
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            row, end = node.returns.lineno - 1, node.returns.end_col_offset or 0
            spans.append((row, lines[row].rindex(" ->", 0, node.returns.col_offset), end))
    for row, start, end in sorted(spans, reverse=True):
        lines[row] = lines[row][:start] + lines[row][end:]
    return "\n".join(lines)


def careless(cell: Cell, right: str) -> str:
    """Return an answer for which no wrong idea is known: the right one, then made useless."""
    name = cell.grade_id or ""
    return f"{right}\n\n\n{name} = None" if name.isidentifier() else "I do not know."


# --- damage ------------------------------------------------------------------------------------


def _truncated(content: dict[str, Any]) -> bytes:
    data = dump(content)
    return data[: 2 * len(data) // 3]


def _format_3(content: dict[str, Any]) -> bytes:
    cells = [
        {"cell_type": "code", "language": "python", "collapsed": False, "outputs": [],
         "input": cell["source"], "metadata": {}}
        if cell["cell_type"] == "code"
        else {"cell_type": "markdown", "source": cell["source"], "metadata": {}}
        for cell in content["cells"]
    ]  # fmt: skip
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""},
           "worksheets": [{"cells": cells, "metadata": {}}]}  # fmt: skip
    return json.dumps(old, indent=1).encode()


def _not_a_notebook(content: dict[str, Any]) -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def _graded(content: dict[str, Any], *, is_check: bool) -> list[int]:
    def fits(marks: Mapping[str, Any]) -> bool:
        return bool(marks.get("grade")) == is_check and bool(marks.get("solution")) != is_check

    cells = enumerate(content["cells"])
    return [at for at, cell in cells if fits(cell["metadata"].get("nbgrader", {}))]


def _duplicates(content: dict[str, Any]) -> bytes:
    for at in (*_graded(content, is_check=True)[:1], *_graded(content, is_check=False)[-1:]):
        content["cells"].append(content["cells"][at])
    return dump(content)


def _deleted(content: dict[str, Any]) -> bytes:
    for at in reversed(_graded(content, is_check=True)[::2]):
        del content["cells"][at]
    return dump(content)


def _lost_metadata(content: dict[str, Any]) -> bytes:
    for cell in content["cells"]:
        cell.pop("id", None)
        cell["metadata"] = {}
    return dump({**content, "nbformat_minor": 0})


def _converted(content: dict[str, Any]) -> bytes:
    for at in _graded(content, is_check=True)[-1:]:
        cell = content["cells"][at]
        content["cells"][at] = {
            **{key: cell[key] for key in ("id", "metadata", "source")}, "cell_type": "markdown"
        }  # fmt: skip
    return dump(content)


BREAKERS: Mapping[str, Callable[[dict[str, Any]], bytes]] = {
    "truncated": _truncated,
    "duplicates": _duplicates,
    "deleted_checks": _deleted,
    "format_3": _format_3,
    "lost_metadata": _lost_metadata,
    "not_a_notebook": _not_a_notebook,
    "converted_check": _converted,
}
"""Ways to break a saved notebook; all but three can be put right."""


# --- attacks -----------------------------------------------------------------------------------


def _inside(code: str) -> Callable[[Sheet], Sheet]:
    """Return an attack that runs when the first answer is called."""

    def attack(sheet: Sheet) -> Sheet:
        first = next(iter(sheet.answers))
        text = sheet.answers[first]
        match = re.search(r"^def (\w+)\(.*?\).*?:\n", text, re.MULTILINE | re.DOTALL)
        name = match[1] if match is not None else first
        body = textwrap.indent(code, "    ")
        return replace(
            sheet, answers={**sheet.answers, first: f"def {name}(*args, **kwargs):\n{body}"}
        )

    return attack


def _beside(code: str) -> Callable[[Sheet], Sheet]:
    """Return an attack that runs in a cell of its own, with no answer given."""

    def attack(sheet: Sheet) -> Sheet:
        first = next(iter(sheet.answers))
        return replace(sheet, answers={}, extra={first: code})

    return attack


ATTACKS: Mapping[str, Callable[[Sheet], Sheet]] = {
    "endless_loop": _inside("while True:\n    pass"),
    "reads_the_source": _beside(
        "import glob, json\n"
        "for path in glob.glob('../../source/*/*.ipynb') + glob.glob('/**/source/*/*.ipynb'):\n"
        "    for cell in json.load(open(path))['cells']:\n"
        "        if 'SOLUTION' in ''.join(cell['source']):\n"
        "            exec(''.join(cell['source']))\n"
        "            print(''.join(cell['source']))"
    ),
    "exits": _inside("import os\nos._exit(0)"),
    "prints_100_megabytes": _beside("for _ in range(1600):\n    print('x' * 65_535)"),
    "memory_bomb": _inside(
        "blocks = []\n"
        "for _ in range(128):  # 8 GiB\n"
        "    blocks.append(bytearray(64 << 20))\n"
        "return len(blocks)"
    ),
    "forks": _beside(
        "import os, time\n"
        "for _ in range(200):\n"
        "    if os.fork() == 0:\n"
        "        time.sleep(60)\n"
        "        os._exit(0)"
    ),
}  # fmt: skip
"""What a hostile student does; each ends by itself but the loop, which any time limit ends."""
