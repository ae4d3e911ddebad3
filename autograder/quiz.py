"""A quiz: a dict of answers to questions, each marked by itself.

The student assigns ``quiz = {"q1": "b", "q2": 1740, …}``. A letter is compared without regard to
case, a whole number exactly, another number within a thousandth, a tuple in order, a set in any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder import answer as asking
from autograder.marking import Exercise, Part
from autograder.trials import Reading, Trials, read

RTOL = 1e-3
"""How far a number that is not whole may be off."""
Plain = bool | int | float | str | tuple[Any, ...] | frozenset[Any]


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        key: its key in the dict.
        expected: the right answer: a letter or word, a bool, an int, a float, a tuple, or a
            frozenset where the order is free.
        look: where to read again.
        known: wrong answers and the ids of the ideas behind them.
        points: None for an equal share of the quiz's.
    """

    key: str
    expected: Plain
    look: str
    known: Mapping[Any, str] = field(default_factory=dict)
    points: float | None = None


def quiz(*questions: Question, points: float, hints: Mapping[str, str] | None = None) -> Exercise:
    """Build the quiz of a lesson, whose answer is called ``quiz``."""
    share = points / len(questions)
    keys = ", ".join(question.key for question in questions)
    return Exercise(
        "quiz",
        (),
        tuple(
            _part(question, share if question.points is None else question.points, keys)
            for question in questions
        ),
        hints=hints or {},
    )


def _part(question: Question, points: float, keys: str) -> Part:
    def law(trials: Trials) -> None:
        answers = asking.value(trials.answer)
        if type(answers) is not dict:
            trials.wrong(f"the quiz must be a dict with the keys {keys}")
            return
        given = answers.get(question.key)
        reading = read(given)
        if not _is_answer(reading):
            trials.wrong("there is no answer of the kind asked for")
        elif not _is_right(reading, question.expected):
            known = (idea for wrong, idea in question.known.items() if _is_right(reading, wrong))
            trials.wrong("this answer is not right yet", idea=next(known, None))

    name = f"question {question.key}"
    return Part(name, points, law, question.look, shows=True, numeric=False)


def _is_answer(reading: Reading) -> bool:
    """Say whether a reading is a text, a number or a flat sequence of these."""
    if reading.kind in ("text", "sequence", "set"):
        return all(_is_answer(item) and not item.items for item in reading.items)
    return reading.array is not None and reading.array.size <= 100


def _is_right(reading: Reading, expected: Any) -> bool:
    """Compare one answer; numbers and texts count by value, whatever their exact types."""
    if isinstance(expected, (tuple, frozenset)):
        items = _items(reading)
        if items is None or len(items) != len(expected):
            return False
        if isinstance(expected, tuple):
            return reading.kind != "set" and all(
                _is_right(i, e) for i, e in zip(items, expected, strict=True)
            )
        return all(any(_is_right(i, e) for i in items) for e in expected)
    if isinstance(expected, str):
        return reading.kind == "text" and reading.text[:80].strip().lower() == expected.lower()
    array = reading.array
    if array is None or array.size != 1:
        return False
    if isinstance(expected, bool) or array.dtype.kind == "b":
        return array.dtype.kind == "b" and bool(array.item()) is expected
    if array.dtype.kind not in "iufO":
        return False
    if isinstance(expected, int):
        return bool(array.item() == expected)
    return bool(abs(float(array.item()) - expected) <= RTOL * abs(expected))


def _items(reading: Reading) -> tuple[Reading, ...] | None:
    """Give the members of a sequence or an array, None of anything else."""
    if reading.kind in ("sequence", "set"):
        return reading.items
    if reading.array is not None and reading.array.ndim == 1:
        return tuple(Reading("array", entry) for entry in reading.array)
    return None
