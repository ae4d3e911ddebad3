"""Hidden checks of lesson 02, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with a NumPy loop in float64.
The laws are in ``laws`` and ``layer``, what is right in
``right``, the known wrong ideas in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.cross_correlation import laws, layer, right
from autograder.checks.cross_correlation.ideas import HINTS, IDEAS
from autograder.checks.cross_correlation.laws import FULL
from autograder.checks.cross_correlation.right import Array, corr, full, turned
from autograder.marking import Exercise, Law, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of

_RULES = 'Look again at "How the exercises work".'
_TAPE = 'Look again at "Break" in section 3.'
_SECTIONS = {
    "window_sum": "Look again at section 2, One window of an image.",
    "corr2d": "Look again at section 3, The whole picture.",
    "conv2d_flipped": "Look again at section 4, The flip.",
    "corr_full": "Look again at section 5, Every overlap.",
    "corr_matrix": "Look again at section 6, One matrix.",
    "Conv2DSingle": "Look again at section 7, A layer.",
}
_PARTS = (
    "values for square images",
    "images and kernels of every shape",
    "gradients",
    "number types",
    "inputs that must be refused",
    "manners",
)


def _exercise(
    name: str,
    arguments: str,
    reference: Any,
    points: tuple[float, ...],
    parts: tuple[Law, ...],
    rules: tuple[Law, ...] = (),
) -> Exercise:
    """Build an exercise of the six parts above, between laws that say what is not allowed in it."""
    section = _SECTIONS[name]
    looks = (section, section, _TAPE, _RULES, section, _RULES)
    built = [
        Part(part, worth, law, look, core=n == 0, shows=n == 1, numeric=n < 3)
        for n, (part, worth, law, look) in enumerate(zip(_PARTS, points, parts, looks, strict=True))
    ]
    gates = [Part("the rule", 0.0, law, "Write the sum yourself.", gate=True) for law in rules]
    every = (*gates[:1], *built, *gates[1:])
    return Exercise(name, tuple(arguments.split()), every, reference, IDEAS[name], HINTS)


def _flipped(X: Array, K: Array) -> Array:
    return corr(X, turned(K))


_FIFTHS = (0.8, 0.4, 0.2, 0.2, 0.2, 0.2)

_WINDOW_SUM = _exercise(
    "window_sum",
    "X K i j",
    right.right_window_sum,
    _FIFTHS,
    (
        laws.window_squares,
        laws.window_shapes,
        laws.window_slopes,
        laws.types(lambda X, K: right.window(X, K, 0, 1), 0, 1),
        laws.window_misfits,
        laws.window_manners,
    ),
)
_CORR2D = _exercise(
    "corr2d",
    "X K",
    right.right_corr2d,
    (2.0, 1.0, 0.75, 0.5, 0.25, 0.5),
    (
        laws.squares(corr),
        laws.shapes(corr),
        laws.slopes(corr, lambda X, K, U: full(U, turned(K)), lambda X, K, U: corr(X, U)),
        laws.types(corr),
        laws.misfits,
        laws.manners("corr2d", corr, traced=True),
    ),
    rules=(laws.no_ready_made_names, laws.no_ready_made_ops),
)
_CONV2D_FLIPPED = _exercise(
    "conv2d_flipped",
    "X K",
    right.right_conv2d_flipped,
    _FIFTHS,
    (
        laws.squares(_flipped),
        laws.shapes(_flipped),
        laws.slopes(_flipped, lambda X, K, U: full(U, K), lambda X, K, U: turned(corr(X, U))),
        laws.types(_flipped),
        laws.misfits,
        laws.manners("conv2d_flipped", _flipped),
    ),
)
_CORR_FULL = _exercise(
    "corr_full",
    "X K",
    right.right_corr_full,
    _FIFTHS,
    (
        laws.squares(full, FULL),
        laws.shapes(full, FULL),
        laws.slopes(
            full, lambda X, K, U: corr(U, turned(K)), lambda X, K, U: turned(corr(U, X)), n=2
        ),
        laws.types(full, n=2),
        laws.refused_ranks,
        laws.manners("corr_full", full, n=2),
    ),
)
_CORR_MATRIX = _exercise(
    "corr_matrix",
    "K shape",
    right.right_corr_matrix,
    (1.6, 0.8, 0.6, 0.4, 0.3, 0.3),
    (
        laws.matrix_squares,
        laws.matrix_shapes,
        laws.matrix_slopes,
        laws.matrix_types,
        laws.matrix_misfits,
        laws.matrix_manners,
    ),
)
_CONV2D_SINGLE = Exercise(
    "Conv2DSingle",
    (),
    (
        Part("the rule", 0.0, layer.no_subclass, _SECTIONS["Conv2DSingle"], gate=True),
        Part(_PARTS[0], 1.2, layer.squares, _SECTIONS["Conv2DSingle"], core=True),
        Part("the weights at the start", 0.3, layer.start, _SECTIONS["Conv2DSingle"], shows=True),
        Part(_PARTS[1], 0.6, layer.shapes, _SECTIONS["Conv2DSingle"], shows=True),
        Part("the bias", 0.3, layer.bias, _SECTIONS["Conv2DSingle"]),
        Part(_PARTS[2], 0.3, layer.slopes, _TAPE),
        Part(_PARTS[5], 0.3, layer.manners, _RULES, numeric=False),
    ),
    right.RightLayer,
    IDEAS["Conv2DSingle"],
    HINTS,
)


QUIZ = quiz_of(
    Question("q1", 6, _SECTIONS["window_sum"], {0: "M1", 2: "M3"}),
    Question("q2", "b", _SECTIONS["conv2d_flipped"], {"a": "M1", "c": "M2"}),
    Question("q3", (5, 4), _SECTIONS["corr2d"], {(4, 3): "M4", (4, 5): "M3", (7, 5): "M5"}),
    Question("q4", "b", 'Look again at "Break" in section 4.'),
    points=2.0,
    hints=HINTS,
)
"""The quiz: half a point a question."""

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        _WINDOW_SUM,
        _CORR2D,
        _CONV2D_FLIPPED,
        _CORR_FULL,
        _CORR_MATRIX,
        _CONV2D_SINGLE,
        QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def window_sum(answer: Any) -> Mark:
    """Mark exercise 2.1, 2 points."""
    return EXERCISES["window_sum"].mark(answer)


def corr2d(answer: Any) -> Mark:
    """Mark exercise 2.2, 5 points."""
    return EXERCISES["corr2d"].mark(answer)


def conv2d_flipped(answer: Any) -> Mark:
    """Mark exercise 2.3, 2 points."""
    return EXERCISES["conv2d_flipped"].mark(answer)


def corr_full(answer: Any) -> Mark:
    """Mark exercise 2.4, 2 points."""
    return EXERCISES["corr_full"].mark(answer)


def corr_matrix(answer: Any) -> Mark:
    """Mark exercise 2.5, 4 points."""
    return EXERCISES["corr_matrix"].mark(answer)


def conv2d_single(answer: Any) -> Mark:
    """Mark exercise 2.6, 3 points."""
    return EXERCISES["Conv2DSingle"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return EXERCISES["quiz"].mark(answer)
