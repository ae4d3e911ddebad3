"""A course of two small lessons with every kind of cell, and its notebooks as Colab saves them."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbgrader

Notebook = dict[str, Any]

SECRET = "edge_case_only_the_author_knows"


def _cell(kind: str, name: str, text: str, **marks: Any) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": {}, "source": text}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    if marks:
        cell["metadata"]["nbgrader"] = {
            "grade": False,
            "grade_id": name,
            "locked": False,
            "schema_version": 3,
            "solution": False,
            "task": False,
            **marks,
        }
    return cell


def answer(name: str, text: str) -> dict[str, Any]:
    return _cell("code", name, text, solution=True)


def check(name: str, text: str, points: float) -> dict[str, Any]:
    return _cell("code", name, text, grade=True, locked=True, points=points)


def given(name: str, text: str, kind: str = "code", **marks: Any) -> dict[str, Any]:
    return _cell(kind, name, text, **marks)


AREA = '''def area(width, height):
    """Multiply the two sides of a rectangle."""
    ### BEGIN SOLUTION
    if width < 0:
        raise ValueError("no negative width")
    return width * height
    ### END SOLUTION'''

AREA_TEST = f"""assert area(2, 3) == 6, "area(2, 3): look at the formula"
### BEGIN HIDDEN TESTS
{SECRET} = area(0, 5)
assert {SECRET} == 0
### END HIDDEN TESTS"""

TWICE = '''def twice(number):
    """Double a number."""
    ### BEGIN SOLUTION
    return number + number
    ### END SOLUTION'''

QUIZ = """quiz = {
    ### BEGIN SOLUTION
    "q1": "the second one",
    ### END SOLUTION
}"""

NUMBERS = [
    given("title", "# Numbers\n\nA lesson on rectangles.", "markdown"),
    given("setup", "import math\n\nunit = math.pi / math.pi", locked=True),
    given("sides", "width = 3"),
    answer("area", AREA),
    check("area_test", AREA_TEST, 3),
    given("between", "Now something with two.", "markdown"),
    answer("twice", TWICE),
    check("twice_test", 'assert twice(4) == 8, "twice(4) is eight"', 2),
    given("essay_text", "Write down why it works.", "markdown", locked=True),
    _cell("markdown", "essay", "Because it is so.", grade=True, solution=True, points=2),
    _cell(
        "markdown",
        "free",
        "Draw something.\n### BEGIN MARK SCHEME\nOne point for effort shown.\n### END MARK SCHEME",
        task=True,
        locked=True,
        points=1,
    ),
    answer("quiz", QUIZ),
    check("quiz_test", 'assert set(quiz) == {"q1"}, "one key, q1"', 1),
    given("end", "You have learned what an area is.", "markdown"),
]

WORDS = [
    given("words-title", "# Words\n\nA lesson on shouting at people.", "markdown"),
    answer("shout", "def shout(word):\n    ### BEGIN SOLUTION\n    return word.upper()"
                    "\n    ### END SOLUTION"),
    check("shout_test", 'assert shout("a") == "A", "capitals, please"', 4),
    answer("quiz", QUIZ),
    check("quiz_test", 'assert set(quiz) == {"q1"}, "one key, q1"', 1),
]  # fmt: skip

GOOD = {
    "area": "def area(width, height):\n    return height * width",
    "twice": "def twice(number):\n    return 2 * number",
    "quiz": 'quiz = {"q1": "the second one"}',
    "essay": "It works since multiplication counts squares.",
    "shout": "def shout(word):\n    return word.upper()",
}


def notebook(cells: list[dict[str, Any]]) -> Notebook:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": copy.deepcopy(cells),
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def write_course(root: Path) -> Path:
    """Write the course's ``source/`` below ``root``."""
    for lesson, cells in {"01_numbers": NUMBERS, "02_words": WORDS}.items():
        path = root / "source" / lesson / f"{lesson}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook(cells)), encoding="utf-8")
    return root


def write_quickstart(root: Path) -> Path:
    """Write what ``nbgrader quickstart`` writes: its example course, without the autotests."""
    example = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide" / "source"
    shutil.copytree(example, root / "source", ignore=shutil.ignore_patterns("ps1_autotest"))
    (root / "nbgrader_config.py").write_text(
        'c = get_config()\nc.IncludeHeaderFooter.header = "source/header.ipynb"\n'
    )
    return root


def by_colab(released: Notebook) -> Notebook:
    """Save a released notebook, with every answer filled in, as Colab does after a run."""
    saved = copy.deepcopy(released)
    badge = '<a href="https://colab.research.google.com/x"><img src="/assets/colab-badge.svg"/></a>'
    for count, cell in enumerate(saved["cells"]):
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        cell["source"] = GOOD.get(grade_id, "".join(cell["source"]))
        cell["metadata"]["id"] = cell["id"]
        if cell["cell_type"] == "code":
            cell["execution_count"] = count
            cell["metadata"] |= {
                "colab": {"base_uri": "https://localhost:8080/", "height": 35},
                "outputId": "2f9ad5c1-0000-4000-8000-3c1ddc59a123",
                "executionInfo": {
                    "status": "ok",
                    "user": {"displayName": "Ann Example", "userId": "0123456789"},
                },
            }
    saved["cells"].insert(
        0,
        {
            "cell_type": "markdown",
            "metadata": {"id": "view-in-github", "colab_type": "text"},
            "source": [badge],
        },
    )
    saved["metadata"]["colab"] = {"provenance": [], "include_colab_link": True}
    return saved


def find(content: Notebook, name: str) -> dict[str, Any]:
    return next(cell for cell in content["cells"] if cell.get("id") == name)


def place(content: Notebook, name: str) -> int:
    return content["cells"].index(find(content, name))


def code(text: str, **more: Any) -> dict[str, Any]:
    """A code cell as a student adds it in Colab: no id, no nbgrader metadata."""
    return {"cell_type": "code", "metadata": {}, "source": text, "outputs": [],
            "execution_count": None, **more}  # fmt: skip


Edit = Callable[[Notebook], None]
