"""Quizzes: which answers count as right, and what is told of the others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.quiz import Question, quiz

QUESTIONS = (
    Question("q1", "b", "Look again at section 1.", {"a": "M1"}),
    Question("q2", 1740, "Look again at section 2.", {1728: "M31"}),
    Question("q3", 1.26, "Look again at section 3."),
    Question("q4", (5, 4), "Look again at section 4.", {(4, 5): "M3"}),
    Question("q5", frozenset({"a", "c"}), "Look again at section 5."),
    Question("q6", False, "Look again at section 6."),
)
QUIZ = quiz(*QUESTIONS, points=3.0, hints={"M31": "Count the biases.", "M3": "Which is first?"})
RIGHT = {"q1": "b", "q2": 1740, "q3": 1.26, "q4": (5, 4), "q5": {"a", "c"}, "q6": False}


@pytest.mark.parametrize(
    "other",
    [
        {"q1": " B"},
        {"q2": 1740.0},
        {"q2": np.int64(1740)},
        {"q3": 1.2605},
        {"q4": [5, 4]},
        {"q4": np.array([5, 4])},
        {"q5": ["c", "a"]},
        {"q5": ("a", "c")},
        {"more": object},
    ],
    ids=str,
)
def test_other_ways_to_write_a_right_answer_count(other: dict[str, Any]) -> None:
    """Letters in either case, sequences of any kind, sets in any order, numbers by their value."""
    assert 3.0 == QUIZ.mark(RIGHT | other)


@pytest.mark.parametrize(
    "other",
    [
        {"q1": "bb"},
        {"q1": None},
        {"q1": ["b"]},
        {"q2": "1740"},
        {"q2": True},
        {"q3": 1.27},
        {"q3": float("nan")},
        {"q4": (4, 5)},
        {"q4": (5, 4, 3)},
        {"q5": ["a"]},
        {"q5": ["a", "a"]},
        {"q5": ["a", "b", "c"]},
        {"q6": 0},
        {"q6": None},
        {"q6": [[[False]]]},
    ],
    ids=str,
)
def test_wrong_answer_costs_its_question_and_no_other(other: dict[str, Any]) -> None:
    """Half a point is lost for each."""
    assert 2.5 == QUIZ.mark(RIGHT | other)


def test_wrong_idea_behind_an_answer_gives_its_hint() -> None:
    """A wrong answer that is known names the idea behind it."""
    mark = QUIZ.mark(RIGHT | {"q2": 1728})
    assert ("M31", "Count the biases.") == (mark.misconception, mark.hint)


def test_a_quiz_that_is_no_dict_earns_nothing() -> None:
    """The form is asked for in one sentence."""
    mark = QUIZ.mark([1, 2])
    assert 0.0 == mark
    assert "must be a dict with the keys q1, q2, q3, q4, q5, q6" in mark.message
