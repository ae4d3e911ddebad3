"""Stock nbgrader and ours give an honest class the same marks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from answers.bank import answers, tasks
from both import Marks, graded_twice, run, submit

LESSON = "02_cross_correlation"


def earned(marks: Marks, student: str) -> float:
    """Add up one student's automatic marks."""
    return sum(score or 0.0 for (who, _, _), (score, _) in marks.items() if who == student)


@pytest.mark.slow
@pytest.mark.stock
def test_an_honest_class_gets_stock_nbgraders_marks_in_lesson_02(
    root: Path, tmp_path: Path
) -> None:
    """Every cell's mark is the same from `nbgrader autograde` and from `autograder grade`."""
    course = tmp_path / "course"
    shutil.copytree(root / "source" / LESSON, course / "source" / LESSON)
    shutil.copytree(root / "assets", course / "assets")
    (course / "convolab").mkdir()
    for name in ("nbgrader_config.py", "pyproject.toml", "convolab/pyproject.toml"):
        shutil.copy(root / name, course / name)
    run(course, "nbgrader", "generate_assignment", LESSON)
    bank = {answer.path.stem: answer for answer in answers(LESSON)}
    right = {
        name: [a.source for a in bank.values() if a.exercise == name and a.kind == "right"]
        for name in tasks(LESSON)
    }
    partly = ("corr2d_absolute", "corr2d_no_gradient", "corr_matrix_float32", "quiz_off_by_one")
    wrong = (
        "window_sum_largest", "corr2d_mirrored", "conv2d_flipped_result", "corr_full_same",
        "corr_matrix_square", "Conv2DSingle_not_a_layer", "quiz_flipped",
    )  # fmt: skip
    solved = {name: sources[0] for name, sources in right.items()}
    submit(course, "right", LESSON, solved)
    submit(course, "right-too", LESSON, {name: sources[-1] for name, sources in right.items()})
    partial = {bank[s].exercise: bank[s].source for s in partly if s in bank}
    submit(course, "partly", LESSON, solved | partial)
    submit(course, "wrong", LESSON, {bank[s].exercise: bank[s].source for s in wrong if s in bank})
    submit(course, "half", LESSON, dict(list(solved.items())[:3]))
    submit(course, "untouched", LESSON, {})
    stock, ours = graded_twice(course, [LESSON])
    assert stock == ours
    assert (20.0, 20.0, 0.0) == tuple(earned(ours, s) for s in ("right", "right-too", "untouched"))
    assert 0 < earned(ours, "partly") < 20


@pytest.mark.slow
@pytest.mark.stock
def test_the_course_of_nbgraders_quickstart_is_graded_as_it_is(tmp_path: Path) -> None:
    """Not a file is changed: the same marks, and the same cells wait for a person."""
    run(tmp_path, "nbgrader", "quickstart", "course101")
    course = tmp_path / "course101"
    run(course, "nbgrader", "generate_assignment", "ps1")
    squares = "def squares(n):\n    if n < 1:\n        raise ValueError('n')\n    return "
    right = {
        "squares": f"{squares}[i ** 2 for i in range(1, n + 1)]",
        "sum_of_squares": "def sum_of_squares(n):\n    return sum(squares(n))",
        "sum_of_squares_equation": "$1 + 4 + 9$",
        "sum_of_squares_application": "def pyramidal_number(n):\n    return sum_of_squares(n)",
        "part-a": "It calls itself.",
        "part-b": "It does not end.",
    }
    alone = "def sum_of_squares(n):\n    return n * (n + 1) * (2 * n + 1) // 6"
    unchecked = "def squares(n):\n    return [i ** 2 for i in range(1, n + 1)]"
    submit(course, "right", "ps1", right)
    submit(course, "alone", "ps1", right | {"sum_of_squares": alone})
    submit(course, "unchecked", "ps1", right | {"squares": unchecked, "part-a": "Magic."})
    submit(course, "wrong", "ps1", {"squares": f"{squares}[i for i in range(n)]"})
    submit(course, "broken", "ps1", right | {"squares": "def squares(n:\n    return 1"})
    submit(course, "untouched", "ps1", {})
    stock, ours = graded_twice(course, ["ps1"])
    assert stock == ours
    assert (3.0, 2.5, 2.0, 1.0, 0.0, 0.0) == tuple(
        earned(ours, s) for s in ("right", "alone", "unchecked", "wrong", "broken", "untouched")
    )
    waiting = {cell for (who, _, cell), (_, waits) in ours.items() if who == "right" and waits}
    assert waiting >= {"sum_of_squares_equation", "sum_of_squares_application", "part-a"}
    assert json.loads((course / "source/ps1/problem1.ipynb").read_text(encoding="utf-8"))
