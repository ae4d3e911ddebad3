"""Hidden checks of lesson 10, one function an exercise, named like its grade id.

The laws are in ``laws`` (numbers), ``models`` and ``training``, what is
right in ``right``, the known wrong ideas in ``ideas``.
"""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass, replace
from typing import Any

from autograder.checks.capstone import laws, models, right, training
from autograder.checks.capstone.ideas import HINTS, IDEAS
from autograder.marking import Exercise, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as build_quiz
from autograder.trials import Trials

_RULES = 'Look again at "How the exercises work".'
_ONE = "Look again at section 1, A digit on a canvas."
_TWO = "Look again at section 2, Three readers."
_THREE = "Look again at section 3, Training."
_FOUR = "Look again at section 4, How far may it move?"
_FIVE = "Look again at section 5, Your own reader."
_SIX = "Look again at section 6, From one digit to a page."
_SEVEN = "Look again at section 7, A stride breaks it."
_EIGHT = "Look again at section 8, When the assumption is wrong."

_PLACE = Exercise(
    "place",
    ("images", "offsets", "size"),
    (
        Part("square pictures in their places", 1.6, laws.place_squares, _ONE, core=True),
        Part("pictures of every shape", 1.0, laws.place_shapes, _ONE, shows=True),
        Part("number types", 0.4, laws.place_types, _RULES, numeric=False),
        Part("inputs that must be refused", 0.6, laws.place_misfits, _ONE, numeric=False),
        Part("manners", 0.4, laws.place_manners, _RULES, numeric=False),
    ),
    right.right_place,
    IDEAS["place"],
    HINTS,
)
_BUILD_MODEL = Exercise(
    "build_model",
    ("kind",),
    (
        Part("the weights of the table", 1.8, models.layers_match, _TWO, core=True),
        Part("the numbers that come out", 2.0, models.numbers_match, _TWO, core=True, shows=True),
        Part("the start", 0.8, models.fresh_start, _TWO, numeric=False),
        Part("gradients", 0.6, models.slopes, _TWO, numeric=False),
        Part("an unknown kind", 0.4, models.kinds_refused, _RULES, numeric=False),
        Part("manners", 0.4, models.build_alone, _RULES, numeric=False),
    ),
    right.right_build_model,
    IDEAS["build_model"],
    HINTS,
)
_TRAIN = Exercise(
    "train",
    ("model", "x", "y", "epochs", "batch", "lr", "seed"),
    (
        Part("the rule", 0.0, training.no_other_data, _THREE, gate=True),
        Part("steps of Adam", 2.0, training.steps, _THREE, core=True),
        Part("every picture once an epoch", 1.2, training.every_picture_once, _THREE, shows=True),
        Part("the order and the seed", 0.8, training.order_by_seed, _THREE),
        Part("64 digits by heart", 1.2, training.learns, _THREE),
        Part("manners", 0.8, training.train_manners, _RULES, numeric=False),
    ),
    right.right_train,
    IDEAS["train"],
    HINTS,
)
_SHIFT_PROFILE = Exercise(
    "shift_profile",
    ("kernel", "bias", "x", "y", "shifts"),
    (
        Part("shifts in every direction", 1.6, laws.profile_squares, _FOUR, core=True),
        Part("pictures of every shape", 1.2, laws.profile_shapes, _FOUR, shows=True),
        Part("number types", 0.6, laws.profile_forms, _FOUR),
        Part("manners", 0.6, laws.profile_manners, _RULES, numeric=False),
    ),
    right.right_shift_profile,
    IDEAS["shift_profile"],
    HINTS,
)
_TO_FULLY_CONV = Exercise(
    "to_fully_conv",
    ("model",),
    (
        Part("the same logits on 16 × 16", 2.0, models.same_logits, _SIX, core=True, shows=True),
        Part("maps of larger pictures", 2.0, models.larger_maps, _SIX, shows=True),
        Part("a convolution for a head", 0.6, models.head_is_a_convolution, _SIX, numeric=False),
        Part("the old model", 0.8, models.old_is_kept, _SIX, numeric=False),
        Part("manners", 0.6, models.slid_alone, _RULES, numeric=False),
    ),
    right.right_to_fully_conv,
    IDEAS["to_fully_conv"],
    HINTS,
)
_TOTAL_STRIDE = Exercise(
    "total_stride",
    (),
    (
        Part("stacks with several strides", 0.8, laws.stride_values, _SEVEN, core=True),
        Part("short stacks and small shifts", 0.8, laws.stride_edges, _SEVEN, shows=True),
        Part("manners", 0.4, laws.stride_manners, _RULES, numeric=False),
    ),
    (right.right_total_stride, right.right_unchanged_shifts),
    IDEAS["total_stride"],
    HINTS,
    {"total_stride": ("layers",), "unchanged_shifts": ("layers", "max_shift")},
)


@dataclass(frozen=True)
class Reader(Exercise):
    """The exercise whose points grow with an accuracy."""

    def mark(self, answer: Any) -> Mark:
        """Mark as every exercise, then pay for the accuracy that was reached."""
        kept: list[Trials] = []

        def law(trials: Trials) -> None:
            kept.append(trials)
            training.reads_anywhere(trials)

        *before, last = self.parts
        whole = Exercise(
            self.name,
            self.arguments,
            (*before, replace(last, law=law)),
            hints=self.hints,
        )
        with contextlib.redirect_stdout(io.StringIO()) as told:
            mark = whole.mark(answer)
        points = float(mark)
        if kept and points < self.points:
            points = round(self.points * training.share(kept[0].memory["anywhere"]), 2)

        def paid(text: str) -> str:
            return text.replace(f"0 of {self.points:g}", f"{points:g} of {self.points:g}")

        sys.stdout.write(paid(told.getvalue()))
        parts = (*mark.parts[:-1], replace(mark.parts[-1], points=points))
        return Mark(points, paid(mark.message), mark.misconception, mark.hint, parts)


_TRAIN_READER = Reader(
    "train_reader",
    ("x", "y"),
    (
        Part("the pictures that are given", 0.0, training.no_other_data, _FIVE, gate=True),
        Part("the pictures stay where they are", 0.0, training.no_moves, _FIVE, gate=True),
        Part("a small reader", 0.0, training.is_a_reader, _FIVE, core=True),
        Part("what the layers forget", 0.0, training.architecture_reads, _FIVE, core=True),
        Part("digits anywhere", 8.0, training.reads_anywhere, _FIVE),
    ),
    hints=HINTS,
)
QUIZ = build_quiz(
    Question("q1", "b", _FOUR, {"a": "M42", "c": "M43", "d": "M42"}),
    Question("q2", "c", _FOUR, {"a": "M1011", "b": "M42"}),
    Question("q3", frozenset({"conv"}), _EIGHT, {frozenset({"mlp", "conv"}): "M1012"}),
    Question("q4", frozenset({"b", "d"}), _EIGHT, {}),
    points=4.0,
    hints=HINTS,
)
"""The quiz: one point a question."""

EXERCISES: dict[str, Exercise] = {
    exercise.name: exercise
    for exercise in (
        _PLACE,
        _BUILD_MODEL,
        _TRAIN,
        _SHIFT_PROFILE,
        _TRAIN_READER,
        _TO_FULLY_CONV,
        _TOTAL_STRIDE,
        QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def place(answer: Any) -> Mark:
    """Mark exercise 10.1, 4 points."""
    return EXERCISES["place"].mark(answer)


def build_model(answer: Any) -> Mark:
    """Mark exercise 10.2, 6 points."""
    return EXERCISES["build_model"].mark(answer)


def train(answer: Any) -> Mark:
    """Mark exercise 10.3, 6 points."""
    return EXERCISES["train"].mark(answer)


def shift_profile(answer: Any) -> Mark:
    """Mark exercise 10.4, 4 points."""
    return EXERCISES["shift_profile"].mark(answer)


def train_reader(answer: Any) -> Mark:
    """Mark exercise 10.5, 8 points."""
    return EXERCISES["train_reader"].mark(answer)


def to_fully_conv(answer: Any) -> Mark:
    """Mark exercise 10.6, 6 points."""
    return EXERCISES["to_fully_conv"].mark(answer)


def total_stride(answer: Any, unchanged_shifts: Any) -> Mark:
    """Mark exercise 10.7, 2 points."""
    return EXERCISES["total_stride"].mark((answer, unchanged_shifts))


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 4 points."""
    return EXERCISES["quiz"].mark(answer)
