"""Hidden checks of lesson 03, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with NumPy in float64.
The laws are in ``laws`` and ``match``, what is right in
``right``, the known wrong ideas in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.edges_and_templates import laws, match, right
from autograder.checks.edges_and_templates.ideas import HINTS, IDEAS
from autograder.marking import Exercise, Law, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of

_RULES = 'Look again at "How the exercises work".'
_BARS = "Look again at section 1, One dimension first."
_EDGES = "Look again at section 2, Two edges."
_SLOPE = "Look again at section 3, A slope in any direction."
_BENDS = "Look again at section 4, Bends."
_BLUR = "Look again at section 5, Blur."
_CROWD = "Look again at section 6, One face in a crowd."
_THIN = "Look again at section 7, Two thin kernels."


def _parts(*parts: tuple[str, float, Law, str]) -> tuple[Part, ...]:
    """Build the parts of an exercise; the first is its heart, the second tells ideas apart."""
    behaviour = ("number types", "inputs that must be refused", "manners")
    return tuple(
        Part(name, points, law, look, core=n == 0, shows=n == 1, numeric=name not in behaviour)
        for n, (name, points, law, look) in enumerate(parts)
    )


_BARS_EXERCISE = Exercise(
    "bars",
    ("h", "w", "c0", "c1"),
    _parts(
        ("a bar inside the image", 0.4, laws.bars_inside, _BARS),
        ("bars at the edges and no bar", 0.3, laws.bars_edges, _BARS),
        ("number types", 0.15, laws.bars_types, _RULES),
        ("manners", 0.15, laws.bars_manners, _RULES),
    ),
    right.right_bars,
    IDEAS["bars"],
    HINTS,
)
_EDGE_COLUMNS = Exercise(
    "edge_columns",
    ("X",),
    _parts(
        ("stripes", 0.7, laws.edge_stripes, _EDGES),
        ("every row, the full step", 0.4, laws.edge_rows, _EDGES),
        ("the tolerance", 0.3, laws.edge_tolerance, _EDGES),
        ("number types", 0.2, laws.edge_types, _RULES),
        ("inputs that must be refused", 0.2, laws.edge_misfits, _RULES),
        ("manners", 0.2, laws.edge_manners, _RULES),
    ),
    right.right_edge_columns,
    IDEAS["edge_columns"],
    HINTS,
)
_DIRECTIONAL_KERNEL = Exercise(
    "directional_kernel",
    ("vx", "vy"),
    _parts(
        ("ramps", 1.4, laws.directions, _SLOPE),
        ("directions of every size, ints too", 1.0, laws.more_directions, _SLOPE),
        ("number types", 0.3, laws.direction_types, _RULES),
        ("manners", 0.3, laws.direction_manners, _RULES),
    ),
    right.right_directional_kernel,
    IDEAS["directional_kernel"],
    HINTS,
)
_SECOND_DERIVATIVE = Exercise(
    "second_derivative",
    (),
    (
        Part("the second derivative", 1.2, laws.second_values, _BENDS, shows=True),
        Part("the Laplacian", 1.2, laws.laplacian_values, _BENDS, shows=True),
        Part("number types", 0.3, laws.second_types, _RULES, numeric=False),
        Part("manners", 0.3, laws.second_manners, _RULES, numeric=False),
    ),
    (right.right_second_derivative, right.right_laplacian),
    IDEAS["second_derivative"],
    HINTS,
    {"second_derivative": ("axis",), "laplacian": ()},
)
_BLUR_EXERCISE = Exercise(
    "blur",
    ("k", "sigma"),
    _parts(
        ("a box and a bell", 0.8, laws.blur_values, _BLUR),
        ("every size and width", 0.5, laws.blur_sizes, _BLUR),
        ("inputs that must be refused", 0.3, laws.blur_refused, _BLUR),
        ("number types", 0.2, laws.blur_types, _RULES),
        ("manners", 0.2, laws.blur_manners, _RULES),
    ),
    right.right_blur,
    IDEAS["blur"],
    HINTS,
)
_NCC = Exercise(
    "ncc",
    ("X", "T", "eps"),
    _parts(
        ("values for square images", 1.4, match.ncc_squares, _CROWD),
        ("images and templates of every shape", 0.6, match.ncc_shapes, _CROWD),
        ("empty windows and eps", 0.7, match.ncc_empty, _CROWD),
        ("number types", 0.3, match.ncc_types, _RULES),
        ("gradients", 0.4, match.ncc_slopes, 'Look again at "Break" in section 3 of lesson 02.'),
        ("inputs that must be refused", 0.3, match.ncc_misfits, _CROWD),
        ("manners", 0.3, match.ncc_manners, _RULES),
    ),
    right.right_ncc,
    IDEAS["ncc"],
    HINTS,
)
_SEPARATE = Exercise(
    "separate",
    ("K", "tol"),
    _parts(
        ("3 by 3 kernels", 0.8, match.thin_squares, _THIN),
        ("kernels of every shape", 0.4, match.thin_shapes, _THIN),
        ("the tolerance", 0.3, match.thin_tolerance, _THIN),
        ("number types", 0.2, match.thin_types, _RULES),
        ("inputs that must be refused", 0.15, match.thin_misfits, _RULES),
        ("manners", 0.15, match.thin_manners, _RULES),
    ),
    right.right_separate,
    IDEAS["separate"],
    HINTS,
)
QUIZ = quiz_of(
    Question("q1", "b", _SLOPE, {"a": "M306", "c": "M54", "d": "M310"}),
    Question("q2", (-1, -1, -1), _BARS, {(1, 1, 1): "M54", (0, 0, 0): "M309"}),
    Question("q3", 4, _BENDS, {3: "M313", 2: "M313", 5: "M313"}),
    Question("q4", "b", _EDGES, {"a": "M3", "c": "M54", "d": "M3"}),
    points=3.0,
    hints=HINTS,
)
"""The quiz: three quarters of a point a question."""

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        _BARS_EXERCISE,
        _EDGE_COLUMNS,
        _DIRECTIONAL_KERNEL,
        _SECOND_DERIVATIVE,
        _BLUR_EXERCISE,
        _NCC,
        _SEPARATE,
        QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def bars(answer: Any) -> Mark:
    """Mark exercise 3.1, 1 point."""
    return EXERCISES["bars"].mark(answer)


def edge_columns(answer: Any) -> Mark:
    """Mark exercise 3.2, 2 points."""
    return EXERCISES["edge_columns"].mark(answer)


def directional_kernel(answer: Any) -> Mark:
    """Mark exercise 3.3, 3 points."""
    return EXERCISES["directional_kernel"].mark(answer)


def second_derivative(answer: Any, laplacian: Any) -> Mark:
    """Mark exercise 3.4, 3 points."""
    return EXERCISES["second_derivative"].mark((answer, laplacian))


def blur(answer: Any) -> Mark:
    """Mark exercise 3.5, 2 points."""
    return EXERCISES["blur"].mark(answer)


def ncc(answer: Any) -> Mark:
    """Mark exercise 3.6, 4 points."""
    return EXERCISES["ncc"].mark(answer)


def separate(answer: Any) -> Mark:
    """Mark exercise 3.7, 2 points."""
    return EXERCISES["separate"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 3 points."""
    return EXERCISES["quiz"].mark(answer)
