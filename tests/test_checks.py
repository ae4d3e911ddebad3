"""The hidden checks of every lesson against the bank of answers, in one process."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from answers.bank import LESSONS, SOURCE, Answer, answers, execute, mark, tasks

from autograder.marking import Exercise, Idea
from autograder.mischief import as_cell

BANK = [answer for lesson in LESSONS for answer in answers(lesson)]
WRONG = [answer for answer in BANK if answer.kind == "wrong"]


def exercises(lesson: str) -> dict[str, Exercise]:
    """Return the exercises of a lesson's module of checks."""
    module = importlib.import_module(f"autograder.checks.{lesson[3:]}")
    found: dict[str, Exercise] = module.EXERCISES
    return found


def ideas() -> list[Any]:
    """Return every known wrong idea of the course, with its lesson and its exercise."""
    return [
        pytest.param(lesson, name, idea, id=f"{lesson[:2]}-{name}-{idea.id}-{number}")
        for lesson in LESSONS
        for name, exercise in exercises(lesson).items()
        for number, idea in enumerate(exercise.ideas)
    ]


@pytest.fixture(autouse=True)
def seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test the same random inputs."""
    monkeypatch.setenv("AUTOGRADER_SEED", "20260819")


@pytest.mark.parametrize("answer", [a for a in BANK if a.kind == "right"], ids=lambda a: a.id)
def test_right_answer_keeps_every_point(answer: Answer) -> None:
    """A right answer keeps every point, in whatever style it is written."""
    got = mark(answer.lesson, answer.exercise, execute(answer))
    points = tasks(answer.lesson)[answer.exercise].points
    assert (points, None) == (float(got), got.misconception), got.message


@pytest.mark.parametrize("answer", WRONG, ids=lambda a: a.id)
def test_wrong_answer_loses_points_and_gets_its_hint(answer: Answer) -> None:
    """A wrong answer loses points, and the hint is that of the wrong idea behind it."""
    got = mark(answer.lesson, answer.exercise, execute(answer))
    assert got < tasks(answer.lesson)[answer.exercise].points
    assert answer.hint == got.misconception, got.message
    assert not any(word in got.message for word in ("lambda", "autograder", "trials", "def "))


@pytest.mark.parametrize(("lesson", "exercise", "idea"), ideas())
def test_known_wrong_idea_loses_points_and_is_recognised(
    lesson: str, exercise: str, idea: Idea
) -> None:
    """Pasted into a notebook under the exercise's name, with np and tf alone, it is told."""
    source = as_cell(idea.answer, tasks(lesson)[exercise].functions)
    assert source is not None
    pasted = Answer(lesson, exercise, "wrong", Path("pasted.py"), source)
    got = mark(lesson, exercise, execute(pasted))
    assert got < tasks(lesson)[exercise].points
    assert idea.id == got.misconception, got.message


@pytest.mark.parametrize("lesson", LESSONS)
def test_model_answers_keep_every_point(lesson: str) -> None:
    """What the author wrote earns all points of every exercise."""
    for name, task in tasks(lesson).items():
        model = Answer(lesson, name, "right", Path(f"{name}.py"), task.solution)
        got = mark(lesson, name, execute(model))
        assert task.points == got, got.message


@pytest.mark.parametrize("lesson", LESSONS)
def test_bank_is_large_enough(lesson: str) -> None:
    """Every exercise has at least four right and eight wrong answers."""
    count = Counter((answer.exercise, answer.kind) for answer in answers(lesson))
    small = [e for e in tasks(lesson) if count[e, "right"] < 4 or count[e, "wrong"] < 8]
    assert [] == small, count


@pytest.mark.parametrize("lesson", LESSONS)
def test_bank_asks_for_every_hint_of_the_lesson(lesson: str) -> None:
    """Each hint that the checks can give is got by a wrong answer of the bank, and no other is."""
    given = {hint for exercise in exercises(lesson).values() for hint in exercise.hints}
    given |= {idea.id for exercise in exercises(lesson).values() for idea in exercise.ideas}
    assert given == {answer.hint for answer in answers(lesson) if answer.hint}


@pytest.mark.parametrize("lesson", LESSONS)
def test_points_are_those_of_the_lesson(lesson: str) -> None:
    """The check cells of the notebook are worth what the checks pay."""
    paid = {name: exercise.points for name, exercise in exercises(lesson).items()}
    assert paid == {name: task.points for name, task in tasks(lesson).items()}


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_hint_is_a_sentence_without_code(lesson: str) -> None:
    """A hint tells where to look; it holds no line of an answer."""
    for exercise in exercises(lesson).values():
        for text in (*exercise.hints.values(), *(idea.hint for idea in exercise.ideas)):
            assert re.search(r"[.?]$", text), text
            assert not re.search(r"\breturn [\w(]+[.(\[]|\bdef \w+\(|\btf\.\w+\(", text), text


@pytest.mark.parametrize("lesson", LESSONS)
def test_seeds_change_the_inputs_and_not_the_verdict(
    lesson: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Model answers keep every point whatever the random inputs are."""
    for seed in ("1", "2", "3"):
        monkeypatch.setenv("AUTOGRADER_SEED", seed)
        for name, task in tasks(lesson).items():
            if name in SLOW:
                continue
            model = Answer(lesson, name, "right", Path(f"{name}.py"), task.solution)
            got = mark(lesson, name, execute(model))
            assert task.points == got, (seed, got.message)


SLOW = {"build_model", "train", "shift_profile", "train_reader", "to_fully_conv"}
"""Exercises whose checks train: one seed is enough here."""


def test_the_course_is_worth_what_it_says() -> None:
    """220 points: nine lessons of 20 and a capstone of 40, whichever lesson is tried alone."""
    names = [path.parent.name for path in SOURCE.glob("*/*.ipynb")]
    worth = {name[:2]: sum(task.points for task in tasks(name).values()) for name in names}
    assert {f"{n:02}": 20.0 for n in range(1, 10)} | {"10": 40.0} == worth
