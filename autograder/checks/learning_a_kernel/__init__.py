"""Hidden checks of lesson 04, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with NumPy in float64.
The laws are in ``laws``, ``limits``, ``training`` and ``loop``, what is right
in ``right``, the known wrong ideas in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.learning_a_kernel import laws, limits, loop, right, training
from autograder.checks.learning_a_kernel.ideas import HINTS, IDEAS
from autograder.marking import Exercise, Law, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of

_RULES = 'Look again at "How the exercises work".'
_DOCSTRING = "Look again at the docstring."
_LOSS = "Look again at section 2, How wrong is a kernel?"
_DOWN = "Look again at section 3, Which way is down?"
_STEP = "Look again at section 4, One step."
_MANY = "Look again at section 5, Many steps."
_SIZE = "Look again at section 6, How large a step?"
_UNIQUE = "Look again at section 7, Is the answer unique?"
_FLIPPED = "Look again at section 8, A layer that flips."
_KERAS = "Look again at section 9, The loop, in today's Keras."
_SQUARES, _SHAPES = "values for square images", "images and kernels of every shape"
_TYPES, _REFUSED, _MANNERS = "number types", "inputs that must be refused", "manners"


def _rest(points: tuple[float, float, float], types: Law, misfits: Law, manners: Law) -> list[Part]:
    """Build the three parts that every exercise ends with."""
    return [
        Part(_TYPES, points[0], types, _RULES, numeric=False),
        Part(_REFUSED, points[1], misfits, _DOCSTRING, numeric=False),
        Part(_MANNERS, points[2], manners, _RULES, numeric=False),
    ]


def _exercise(name: str, arguments: str, reference: Any, *parts: Part, **more: Any) -> Exercise:
    return Exercise(name, tuple(arguments.split()), parts, reference, IDEAS[name], HINTS, **more)


_SQ_LOSS = _exercise(
    "sq_loss",
    "X K Y",
    right.right_sq_loss,
    Part(_SQUARES, 0.4, laws.squares(right.loss), _LOSS, core=True),
    Part(_SHAPES, 0.2, laws.shapes(right.loss), _LOSS, shows=True),
    Part("gradients", 0.1, laws.loss_slopes, _RULES),
    *_rest(
        (0.1, 0.1, 0.1),
        laws.types(right.loss),
        laws.misfits(laws.straight),
        laws.manners("sq_loss", right.loss),
    ),
)
_GRAD_KERNEL = _exercise(
    "grad_kernel",
    "X K Y",
    right.right_grad_kernel,
    Part("the rule", 0.0, laws.no_tape_names, _DOWN, gate=True),
    Part(_SQUARES, 1.2, laws.squares(right.gradient), _DOWN, core=True),
    Part(_SHAPES, 0.7, laws.shapes(right.gradient), _DOWN, shows=True),
    *_rest(
        (0.4, 0.4, 0.3),
        laws.types(right.gradient),
        laws.misfits(laws.straight),
        laws.manners("grad_kernel", right.gradient),
    ),
    Part("the rule", 0.0, laws.no_tape_runs, _DOWN, gate=True),
)
_TRAIN_STEP = _exercise(
    "train_step",
    "K X Y lr",
    right.right_train_step,
    Part("one step", 1.6, training.step_squares, _STEP, core=True),
    Part("step after step", 0.6, training.step_again, _STEP, shows=True),
    Part(_SHAPES, 0.5, training.step_shapes, _STEP, shows=True),
    Part("the tape", 0.4, training.step_tape, _STEP, numeric=False),
    *_rest((0.3, 0.3, 0.3), training.step_types, training.step_misfits, training.step_manners),
)
_LEARN_KERNEL = _exercise(
    "learn_kernel",
    "X Y kernel_size lr steps init",
    right.right_learn_kernel,
    Part("a few steps on square images", 1.2, training.learn_squares, _MANY, core=True),
    Part(_SHAPES, 0.6, training.learn_shapes, _MANY, shows=True),
    Part("many steps on the lesson's picture", 0.3, training.learn_long, _MANY, shows=True),
    *_rest((0.3, 0.3, 0.3), training.learn_types, training.learn_misfits, training.learn_manners),
)
_MAX_STABLE_LR = _exercise(
    "max_stable_lr",
    "X kernel_size",
    right.right_max_stable_lr,
    Part(_SQUARES, 1.2, limits.limit_squares, _SIZE, core=True),
    Part(_SHAPES, 0.6, limits.limit_shapes, _SIZE, shows=True),
    Part("pictures of few and of equal numbers", 0.3, limits.limit_special, _SIZE, shows=True),
    *_rest((0.3, 0.3, 0.3), limits.limit_types, limits.size_misfits, limits.limit_manners),
)
_IDENTIFIABLE_RANK = _exercise(
    "identifiable_rank",
    "",
    (right.right_identifiable_rank, right.right_recover_min_norm),
    Part("what a picture reveals", 0.4, limits.rank_values, _UNIQUE, core=True),
    Part("the shortest kernel", 0.4, limits.kernel_values, _UNIQUE, core=True),
    Part(_SHAPES, 0.4, limits.rank_shapes, _UNIQUE, shows=True),
    Part("targets that no kernel makes", 0.2, limits.kernel_misses, _UNIQUE, shows=True),
    *_rest((0.2, 0.2, 0.2), limits.rank_types, limits.rank_misfits, limits.rank_manners),
    functions={
        "identifiable_rank": ("X", "kernel_size"),
        "recover_min_norm": ("X", "Y", "kernel_size"),
    },
)
_LEARN_WITH_KERAS = _exercise(
    "learn_with_keras",
    "X Y steps lr",
    right.right_learn_with_keras,
    Part("the rule", 0.0, loop.no_names, _KERAS, gate=True),
    Part("steps on the lesson's picture", 0.8, loop.bars, _KERAS, core=True),
    Part("other pictures", 0.4, loop.others, _KERAS, shows=True),
    Part("25 steps at 1/36", 0.2, loop.falls, _KERAS, shows=True),
    Part("the random start", 0.2, loop.start, _KERAS, shows=True),
    Part(_REFUSED, 0.2, loop.misfits, _DOCSTRING, numeric=False),
    Part(_MANNERS, 0.2, loop.manners, _RULES, numeric=False),
    Part("the rule", 0.0, loop.no_calls, _KERAS, gate=True),
)
QUIZ = quiz_of(
    Question("q1", "d", _SIZE, {"c": "M415", "b": "M46", "a": "M46"}),
    Question("q2", 1.26, _SIZE, {0.03 / 42: "M46", 0.03: "M46"}),
    Question("q3", (-1, 1), _FLIPPED, {(1, -1): "M1"}),
    Question("q4", "c", _MANY, {"a": "M416"}),
    points=2.0,
    hints=HINTS,
)
"""The quiz: half a point a question."""

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        _SQ_LOSS,
        _GRAD_KERNEL,
        _TRAIN_STEP,
        _LEARN_KERNEL,
        _MAX_STABLE_LR,
        _IDENTIFIABLE_RANK,
        _LEARN_WITH_KERAS,
        QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def sq_loss(answer: Any) -> Mark:
    """Mark exercise 4.1, 1 point."""
    return EXERCISES["sq_loss"].mark(answer)


def grad_kernel(answer: Any) -> Mark:
    """Mark exercise 4.2, 3 points."""
    return EXERCISES["grad_kernel"].mark(answer)


def train_step(answer: Any) -> Mark:
    """Mark exercise 4.3, 4 points."""
    return EXERCISES["train_step"].mark(answer)


def learn_kernel(answer: Any) -> Mark:
    """Mark exercise 4.4, 3 points."""
    return EXERCISES["learn_kernel"].mark(answer)


def max_stable_lr(answer: Any) -> Mark:
    """Mark exercise 4.5, 3 points."""
    return EXERCISES["max_stable_lr"].mark(answer)


def identifiable_rank(rank: Any, recover: Any) -> Mark:
    """Mark exercise 4.6, 2 points."""
    return EXERCISES["identifiable_rank"].mark((rank, recover))


def learn_with_keras(answer: Any) -> Mark:
    """Mark exercise 4.7, 2 points."""
    return EXERCISES["learn_with_keras"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return EXERCISES["quiz"].mark(answer)
