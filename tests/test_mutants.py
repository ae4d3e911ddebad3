"""No model answer can be changed in one place and keep all points, unless nothing was changed.

The changed answers that behave as the original are listed in ``lessons/lesson_NN.py`` under
``EQUIVALENT``, each with the reason.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers.bank import LESSONS, Answer, execute, mark, tasks
from mutants import Mutant, mutants

from autograder.answer import Timeout
from autograder.marking import Exercise

TRAINED = frozenset({"train_reader"})
"""Exercises whose checks ask what a model learned, not what a function computes: a changed
learning rate is another right answer, and each trial costs a training."""
EXERCISES = [
    pytest.param(lesson, name, id=f"{lesson[:2]}-{name}")
    for lesson in LESSONS
    for name in tasks(lesson)
    if name != "quiz" and name not in TRAINED
]
SECONDS = 60
"""A mutant that runs longer than this has lost: the sandbox would end it, too."""


def equivalent(lesson: str, exercise: str) -> dict[str, str]:
    """Return the mutants that behave as the original, with the reasons."""
    promises = importlib.import_module(f"lessons.lesson_{lesson[:2]}")
    listed: dict[str, dict[str, str]] = promises.EQUIVALENT
    return listed.get(exercise, {})


@pytest.fixture(autouse=True)
def seed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give every mutant the same random inputs, and an end."""

    def late(*_: Any) -> None:
        raise Timeout

    monkeypatch.setenv("AUTOGRADER_SEED", "20260819")
    monkeypatch.setattr(Exercise, "_recognise", lambda *_: None)  # which idea it is does not matter
    before = signal.signal(signal.SIGALRM, late)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def keeps_every_point(lesson: str, exercise: str, mutant: Mutant) -> bool:
    """Say whether a mutant gets full marks."""
    answer = Answer(lesson, exercise, "wrong", Path(f"{exercise}.py"), mutant.source)
    signal.alarm(SECONDS)
    try:
        return mark(lesson, exercise, execute(answer)) == tasks(lesson)[exercise].points
    except Exception:
        return False  # the cell itself raises, or the check waits in vain
    finally:
        signal.alarm(0)


@pytest.mark.parametrize(("lesson", "exercise"), EXERCISES)
def test_every_mutant_that_behaves_differently_loses_points(
    lesson: str, exercise: str, record_property: Any
) -> None:
    """Whoever survives is listed with the reason why it is right, and nobody else is."""
    every = mutants(tasks(lesson)[exercise].solution)
    with contextlib.redirect_stdout(io.StringIO()):
        alive = {m.name for m in every if keeps_every_point(lesson, exercise, m)}
    record_property("mutants", (len(every), len(alive)))
    assert every
    assert set(equivalent(lesson, exercise)) == alive


def test_a_mutant_differs_in_one_place() -> None:
    """Operators, comparisons, constants, order and ends of slices change, one at a time."""
    cell = 'def f(x, n):\n    """Give 1 < 2."""\n    if n < 1:\n        raise ValueError("n < 1")\n'
    cell += "    return x[1:n] + 2\n"
    assert [
        "if n < 1: => if n <= 1:",
        "if n < 1: => if n > 1:",
        "if n < 1: => if n < 2:",
        "if n < 1: => if n < 0:",
        "return x[1:n] + 2 => return x[1:n] - 2",
        "return x[1:n] + 2 => return x[1:n] + 3",
        "return x[1:n] + 2 => return x[1:n] + 1",
        "return x[1:n] + 2 => return x[:n] + 2",
        "return x[1:n] + 2 => return x[1:] + 2",
        "return x[1:n] + 2 => return x[2:n] + 2",
        "return x[1:n] + 2 => return x[0:n] + 2",
    ] == [mutant.name for mutant in mutants(cell)]


def test_the_readme_tells_the_score(root: Path) -> None:
    """How many mutants there are, and how many of them are listed as equivalent."""
    cases = [(lesson, name) for lesson, name in (case.values for case in EXERCISES)]
    count = sum(len(mutants(tasks(str(lesson))[str(name)].solution)) for lesson, name in cases)
    listed = sum(len(equivalent(str(lesson), str(name))) for lesson, name in cases)
    told = re.search(r"([\d,]+) mutants .* ([\d,]+) lose points", (root / "README.md").read_text())
    assert told, "the README says: 'Of N mutants … M lose points'"
    assert (f"{count:,}", f"{count - listed:,}") == told.groups()
