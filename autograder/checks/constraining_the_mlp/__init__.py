"""Hidden checks of lesson 01, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with NumPy in float64.
The laws are in ``laws``, those of exercise 1.6 in
``verdicts``, with the functions to be judged in
``machines``; what is right is in ``right``, the known
wrong ideas in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.constraining_the_mlp import laws, right, verdicts
from autograder.checks.constraining_the_mlp.ideas import HINTS, IDEAS
from autograder.marking import Exercise, Law, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of

_RULES = 'Look again at "How the exercises work".'
_TAPE = 'Look again at "Gradients" in section 3.'
_DOCSTRING = "Look again at the docstring."
_COST = "Look again at section 2, What a dense layer costs."
_FOUR = "Look again at section 3, A layer with four indices."
_OFFSETS = "Look again at section 4, Counting from where you stand."
_SHARED = "Look again at section 5, What if the cat moves?"
_FAR = "Look again at section 6, How far must you look?"
_MEASURED = "Look again at section 7, Measured, not believed."


def _exercise(name: str, arguments: str, reference: Any, *parts: Part) -> Exercise:
    return Exercise(name, tuple(arguments.split()), parts, reference, IDEAS[name], HINTS)


def _layer(
    name: str, arguments: str, reference: Any, section: str, *parts: tuple[str, float, Law]
) -> Exercise:
    """Build an exercise about tensors of the parts below."""
    looks = {"gradients": _TAPE, "number types": _RULES, "manners": _RULES}
    built = [
        Part(
            title,
            points,
            law,
            looks.get(title, section),
            core=n == 0,
            shows=n == 1,
            numeric=n < 2 or title == "gradients",
        )
        for n, (title, points, law) in enumerate(parts)
    ]
    return _exercise(name, arguments, reference, *built)


_DENSE_PARAMS = _exercise(
    "dense_params",
    "in_shape out_shape bias",
    right.right_dense_params,
    Part("counts between pictures", 0.8, laws.params_plain, _COST, core=True),
    Part("shapes of every kind", 0.6, laws.params_shapes, _COST, shows=True),
    Part("whole and exact", 0.4, laws.params_exact, _DOCSTRING, shows=True),
    Part("manners", 0.2, laws.params_manners, _RULES, numeric=False),
)
_DENSE_4D = _layer(
    "dense_4d",
    "X W U",
    right.right_dense_4d,
    _FOUR,
    ("square pictures", 1.2, laws.dense_squares),
    ("pictures of every shape", 0.6, laws.dense_shapes),
    ("gradients", 0.4, laws.dense_slopes),
    ("number types", 0.3, laws.dense_types),
    ("shapes that must be refused", 0.3, laws.dense_misfits),
    ("manners", 0.2, laws.dense_manners),
)
_TO_OFFSETS = _layer(
    "to_offsets",
    "W",
    right.right_to_offsets,
    _OFFSETS,
    ("square pictures", 1.6, laws.offsets_squares),
    ("pictures of every shape", 1.2, laws.offsets_shapes),
    ("number types", 0.4, laws.offsets_types),
    ("shapes that must be refused", 0.4, laws.offsets_misfits),
    ("manners", 0.4, laws.offsets_manners),
)
_SHARED_LAYER = _layer(
    "shared_layer",
    "v u X",
    right.right_shared_layer,
    _SHARED,
    ("square pictures", 1.6, laws.shared_squares),
    ("pictures of every shape", 0.9, laws.shared_shapes),
    ("gradients", 0.5, laws.shared_slopes),
    ("number types", 0.4, laws.shared_types),
    ("shapes that must be refused", 0.3, laws.shared_misfits),
    ("manners", 0.3, laws.shared_manners),
)
_LADDER = _exercise(
    "ladder",
    "n delta",
    right.right_ladder,
    Part("counts of the three layers", 0.8, laws.rungs_plain, _FAR, core=True),
    Part("the smallest and the largest windows", 0.6, laws.rungs_edges, _FAR, shows=True),
    Part("whole and exact", 0.4, laws.rungs_exact, _DOCSTRING, shows=True),
    Part("manners", 0.2, laws.rungs_manners, _RULES, numeric=False),
)
_IS_SHIFT_EQUIVARIANT = _exercise(
    "is_shift_equivariant",
    "f shape shifts seed atol",
    right.right_is_shift_equivariant,
    Part("verdicts on square pictures", 1.2, verdicts.squares, _MEASURED, core=True),
    Part("pictures and maps of every shape", 0.6, verdicts.shapes, _MEASURED, shows=True),
    Part("every shift", 0.4, verdicts.shifts, _MEASURED, shows=True),
    Part("edges and tolerance", 0.4, verdicts.tolerance, _MEASURED, shows=True),
    Part("how the function is asked", 0.2, verdicts.calls, _DOCSTRING, numeric=False),
    Part("manners", 0.2, verdicts.manners, _RULES, numeric=False),
)

QUIZ = quiz_of(
    Question("q1", 10**9, _COST, {10**6: "M115", 10**6 + 10**3: "M101", 2000 * 1000: "M101"}),
    Question("q2", "b", _SHARED, {"a": "M42", "c": "M42"}),
    Question("q3", False, 'Look again at "Break" in section 5.', {True: "M42"}),
    Question("q4", 9, 'Look again at "Break" in section 6.', {4: "M112", 3: "M114", 10: "M31"}),
    points=2.0,
    hints=HINTS,
)
"""The quiz: half a point a question."""

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        _DENSE_PARAMS,
        _DENSE_4D,
        _TO_OFFSETS,
        _SHARED_LAYER,
        _LADDER,
        _IS_SHIFT_EQUIVARIANT,
        QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def dense_params(answer: Any) -> Mark:
    """Mark exercise 1.1, 2 points."""
    return EXERCISES["dense_params"].mark(answer)


def dense_4d(answer: Any) -> Mark:
    """Mark exercise 1.2, 3 points."""
    return EXERCISES["dense_4d"].mark(answer)


def to_offsets(answer: Any) -> Mark:
    """Mark exercise 1.3, 4 points."""
    return EXERCISES["to_offsets"].mark(answer)


def shared_layer(answer: Any) -> Mark:
    """Mark exercise 1.4, 4 points."""
    return EXERCISES["shared_layer"].mark(answer)


def ladder(answer: Any) -> Mark:
    """Mark exercise 1.5, 2 points."""
    return EXERCISES["ladder"].mark(answer)


def is_shift_equivariant(answer: Any) -> Mark:
    """Mark exercise 1.6, 3 points."""
    return EXERCISES["is_shift_equivariant"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return EXERCISES["quiz"].mark(answer)
