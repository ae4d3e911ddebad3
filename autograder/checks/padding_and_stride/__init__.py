"""Hidden checks of lesson 05, one function an exercise, named like its grade id.

The laws are in ``laws``, what is right in ``right``, the
known wrong ideas in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.padding_and_stride import laws, right
from autograder.checks.padding_and_stride.ideas import HINTS, IDEAS
from autograder.inputs import pick
from autograder.marking import Exercise, Law, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of

_RULES = 'Look again at "How the exercises work".'
_SECTIONS = {
    "out_size": "Look again at section 2, One formula.",
    "same_pads": "Look again at section 3, SAME.",
    "pad2d": "Look again at section 4, Pad with what?",
    "corr2d_ps": "Look again at section 5, Both axes.",
    "usage": "Look again at section 6, Who is read, and how often.",
    "inputs_for": "Look again at section 7, Backwards.",
}


def _exercise(name: str, arguments: str, reference: Any, *parts: Part) -> Exercise:
    return Exercise(name, tuple(arguments.split()), parts, reference, IDEAS[name], HINTS)


def _counting(name: str, *parts: tuple[str, float, Law]) -> tuple[Part, ...]:
    """Build the parts of a function of whole numbers: the first is the heart, all tell ideas."""
    return tuple(
        Part(title, points, law, _SECTIONS[name], core=n == 0, shows=True)
        for n, (title, points, law) in enumerate(parts)
    )


_OUT_SIZE = _exercise(
    "out_size",
    "n k p s",
    right.right_out_size,
    *_counting(
        "out_size",
        (
            "strips without padding",
            0.4,
            laws.counted(right.places, ((5, 3, 0, 1), (1, 1, 0, 1)), laws.draw_plain, 8),
        ),
        (
            "padding and stride",
            0.8,
            laws.counted(
                right.places,
                ((32, 8, 1, 2), (227, 11, 0, 4), (10, 3, 0, 2), (7, 2, 0, 2), (9, 4, 3, 4)),
                laws.draw_size,
                30,
            ),
        ),
        ("arguments that are left out or named", 0.2, laws.defaults),
        ("inputs that must be refused", 0.4, laws.size_misfits),
    ),
    Part(
        "manners",
        0.2,
        laws.manners("out_size", right.places, (9, 2, 1, 3)),
        _RULES,
        numeric=False,
    ),
)
_SAME_PADS = _exercise(
    "same_pads",
    "n k s",
    right.right_same_pads,
    *_counting(
        "same_pads",
        (
            "odd kernels, stride 1",
            0.6,
            laws.counted(
                right.same,
                ((5, 3, 1), (6, 1, 1)),
                lambda trials: (pick(trials, 2, 13), 2 * pick(trials, 0, 3) + 1, 1),
                6,
            ),
        ),
        (
            "even kernels",
            0.9,
            laws.counted(
                right.same,
                ((5, 4, 1), (2, 2, 1), (3, 6, 1)),
                lambda trials: (pick(trials, 1, 13), 2 * pick(trials, 1, 3), 1),
                6,
            ),
        ),
        (
            "strides",
            1.2,
            laws.counted(
                right.same,
                ((8, 3, 2), (32, 8, 2), (8, 1, 3), (7, 3, 2), (1, 2, 5), (9, 2, 4)),
                lambda trials: tuple(pick(trials, 1, most) for most in (13, 7, 5)),
                30,
            ),
        ),
    ),
    Part("manners", 0.3, laws.manners("same_pads", right.same, (9, 4, 2)), _RULES, numeric=False),
)
_PAD2D = _exercise(
    "pad2d",
    "X pads mode",
    right.right_pad2d,
    Part(
        "frames of one width",
        0.8,
        laws.frame(*laws.MODES, even=True),
        _SECTIONS["pad2d"],
        core=True,
    ),
    Part(
        "four different sides",
        0.6,
        laws.frame(*laws.MODES, even=False),
        _SECTIONS["pad2d"],
        shows=True,
    ),
    Part("the largest frames", 0.3, laws.far_frames, _SECTIONS["pad2d"]),
    Part("gradients", 0.4, laws.frame_slopes, _RULES),
    Part("number types", 0.3, laws.frame_types, _RULES, numeric=False),
    Part(
        "inputs that must be refused",
        0.4,
        laws.frame_misfits,
        _SECTIONS["pad2d"],
        numeric=False,
    ),
    Part("manners", 0.2, laws.frame_manners, _RULES, numeric=False),
)
_CORR2D_PS = _exercise(
    "corr2d_ps",
    "X K padding stride",
    right.right_corr2d_ps,
    Part("the rule", 0.0, laws.no_ready_made_names, "Write the sum yourself.", gate=True),
    Part("squares and odd kernels", 1.5, laws.squares, _SECTIONS["corr2d_ps"], core=True),
    Part("every padding", 1.2, laws.paddings, _SECTIONS["same_pads"], shows=True),
    Part("two axes", 1.0, laws.shapes, _SECTIONS["corr2d_ps"], shows=True),
    Part("gradients", 0.5, laws.slopes, _RULES),
    Part("number types", 0.3, laws.types, _RULES, numeric=False),
    Part("inputs that must be refused", 0.3, laws.misfits, _SECTIONS["corr2d_ps"], numeric=False),
    Part("manners", 0.2, laws.corr_manners, _RULES, numeric=False),
    Part("the rule", 0.0, laws.no_ready_made_ops, "Write the sum yourself.", gate=True),
)
_USAGE = _exercise(
    "usage",
    "n k p s",
    right.right_usage,
    *_counting(
        "usage",
        (
            "windows side by side",
            1.0,
            laws.counted(
                right.read_counts,
                ((5, 3, 0, 1), (8, 3, 0, 3), (10, 3, 0, 2)),
                lambda trials: (pick(trials, 6, 9), pick(trials, 1, 4), 0, 2),
                6,
            ),
        ),
        (
            "padding and stride",
            1.7,
            laws.counted(
                right.read_counts,
                ((5, 3, 1, 1), (4, 2, 1, 3), (1, 3, 1, 1), (2, 5, 2, 1), (3, 2, 3, 2)),
                laws.draw_usage,
                24,
            ),
        ),
    ),
    Part(
        "manners",
        0.3,
        laws.manners("usage", right.read_counts, (6, 3, 1, 2)),
        _RULES,
        numeric=False,
    ),
)
_INPUTS_FOR = _exercise(
    "inputs_for",
    "o k p s",
    right.right_inputs_for,
    *_counting(
        "inputs_for",
        (
            "without padding",
            0.6,
            laws.counted(
                right.inputs,
                ((4, 3, 0, 1), (2, 3, 0, 3)),
                lambda trials: (*(pick(trials, 1, 6) for _ in range(2)), 0, 3),
                5,
            ),
        ),
        (
            "padding and stride",
            1.2,
            laws.counted(
                right.inputs,
                ((3, 3, 1, 2), (1, 3, 1, 3), (1, 1, 3, 2), (1, 2, 2, 5), (1, 1, 4, 1)),
                laws.draw_inputs,
                20,
            ),
        ),
    ),
    Part(
        "manners",
        0.2,
        laws.manners("inputs_for", right.inputs, (3, 2, 1, 2)),
        _RULES,
        numeric=False,
    ),
)
QUIZ = quiz_of(
    Question(
        "q1",
        (14, 14, 20),
        _SECTIONS["out_size"],
        {(13, 13, 20): "M20", (13.5, 13.5, 20): "M13", (14, 14, 3): "M508", (15, 15, 20): "M13"},
    ),
    Question("q2", (16, 13), _SECTIONS["same_pads"], {(13, 16): "M3", (16, 12): "M13"}),
    Question("q3", "b", _SECTIONS["same_pads"], {"a": "M17"}),
    Question("q4", (4, 9), _SECTIONS["usage"], {(9, 9): "M505", (1, 9): "M504"}),
    points=2.0,
    hints=HINTS,
)
"""The quiz: half a point a question."""

EXERCISES = {
    exercise.name: exercise
    for exercise in (_OUT_SIZE, _SAME_PADS, _PAD2D, _CORR2D_PS, _USAGE, _INPUTS_FOR, QUIZ)
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def out_size(answer: Any) -> Mark:
    """Mark exercise 5.1, 2 points."""
    return EXERCISES["out_size"].mark(answer)


def same_pads(answer: Any) -> Mark:
    """Mark exercise 5.2, 3 points."""
    return EXERCISES["same_pads"].mark(answer)


def pad2d(answer: Any) -> Mark:
    """Mark exercise 5.3, 3 points."""
    return EXERCISES["pad2d"].mark(answer)


def corr2d_ps(answer: Any) -> Mark:
    """Mark exercise 5.4, 5 points."""
    return EXERCISES["corr2d_ps"].mark(answer)


def usage(answer: Any) -> Mark:
    """Mark exercise 5.5, 3 points."""
    return EXERCISES["usage"].mark(answer)


def inputs_for(answer: Any) -> Mark:
    """Mark exercise 5.6, 2 points."""
    return EXERCISES["inputs_for"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return EXERCISES["quiz"].mark(answer)
