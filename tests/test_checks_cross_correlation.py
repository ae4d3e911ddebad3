"""The hidden checks of lesson 02 against the bank of answers, in one process as stock nbgrader."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from answers.bank import Answer, answers, execute

from autograder.checks import cross_correlation
from autograder.checks.cross_correlation_ideas import HINTS, IDEAS
from autograder.marking import Idea, Mark

BANK = answers("lesson_02")
POINTS = {
    "window_sum": 2.0,
    "corr2d": 5.0,
    "conv2d_flipped": 2.0,
    "corr_full": 2.0,
    "corr_matrix": 4.0,
    "Conv2DSingle": 3.0,
    "quiz": 2.0,
}


def mark(exercise: str, answer: Any) -> Mark:
    name = "conv2d_single" if exercise == "Conv2DSingle" else exercise
    return getattr(cross_correlation, name)(answer)


@pytest.fixture(autouse=True)
def seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test the same random inputs."""
    monkeypatch.setenv("AUTOGRADER_SEED", "20260819")


@pytest.mark.parametrize("answer", [a for a in BANK if a.kind == "right"], ids=lambda a: a.id)
def test_right_answer_keeps_every_point(answer: Answer) -> None:
    """A right answer keeps every point, in whatever style it is written."""
    got = mark(answer.exercise, execute(answer))
    assert (POINTS[answer.exercise], None) == (float(got), got.misconception), got.message


@pytest.mark.parametrize("answer", [a for a in BANK if a.kind == "wrong"], ids=lambda a: a.id)
def test_wrong_answer_loses_points_and_gets_its_hint(answer: Answer) -> None:
    """A wrong answer loses points, and the hint is that of the wrong idea behind it."""
    got = mark(answer.exercise, execute(answer))
    assert got < POINTS[answer.exercise]
    assert answer.hint == got.misconception, got.message


@pytest.mark.parametrize(
    ("exercise", "idea"),
    [(name, idea) for name, ideas in IDEAS.items() for idea in ideas],
    ids=lambda value: value if isinstance(value, str) else value.answer.__name__,
)
def test_known_wrong_idea_loses_points_and_is_recognised(exercise: str, idea: Idea) -> None:
    """Every wrong idea of the catalogue loses points, and is told by its own id."""
    got = mark(exercise, idea.answer)
    assert got < POINTS[exercise]
    assert idea.id == got.misconception, got.message


@pytest.mark.parametrize("exercise", IDEAS)
def test_known_wrong_idea_stands_alone_with_np_and_tf(exercise: str) -> None:
    """An idea's source, pasted into a notebook under the exercise's name, is still recognised."""
    for idea in IDEAS[exercise]:
        source = inspect.getsource(idea.answer).replace(idea.answer.__name__, exercise)
        pasted = Answer(exercise, "wrong", Path("x/lesson_02/wrong/pasted.py"), source)
        assert idea.id == mark(exercise, execute(pasted)).misconception


def test_bank_is_large_enough() -> None:
    """Every exercise has at least four right and eight wrong answers."""
    count = Counter((answer.exercise, answer.kind) for answer in BANK)
    assert all(count[e, "right"] >= 4 and count[e, "wrong"] >= 8 for e in POINTS), count


def test_bank_asks_for_every_hint_of_the_lesson() -> None:
    """Each wrong idea that has a hint is held by an answer of the bank, too."""
    asked = {answer.hint for answer in BANK if answer.hint}
    assert set(HINTS) == asked


def test_points_are_those_of_the_lesson(root: Path) -> None:
    """The check cells of the notebook, when there, are worth what the checks pay."""
    path = root / "source" / "02_cross_correlation" / "02_cross_correlation.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    worth = {
        cell["metadata"]["nbgrader"]["grade_id"].removesuffix("_test"): cell["metadata"][
            "nbgrader"
        ]["points"]
        for cell in cells
        if cell["metadata"].get("nbgrader", {}).get("grade")
    }
    paid = {name: exercise.points for name, exercise in cross_correlation.EXERCISES.items()}
    assert POINTS == paid == worth


@pytest.mark.parametrize("exercise", POINTS)
def test_feedback_never_shows_code_of_ours(exercise: str) -> None:
    """What a student reads of a wrong answer holds no line of the checks."""
    wrong = [a for a in BANK if a.kind == "wrong" and a.exercise == exercise][:6]
    for answer in wrong:
        message = mark(exercise, execute(answer)).message
        assert not any(word in message for word in ("lambda", "autograder", "trials", "def "))
