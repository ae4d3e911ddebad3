"""The hidden checks of lesson 02 against the bank of answers, in one process as in stock nbgrader."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from answers.bank import Answer, answers, execute

from autograder.checks import cross_correlation
from autograder.checks.cross_correlation_ideas import HINTS, IDEAS
from autograder.marking import Mark

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
