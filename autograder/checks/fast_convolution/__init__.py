"""Hidden checks of lesson 09, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with a NumPy loop in float64.
The laws are in ``laws``, ``layer`` and
``backward``, what is right in ``right``, the known wrong ideas
in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.fast_convolution import backward as back
from autograder.checks.fast_convolution import laws, layer, right
from autograder.checks.fast_convolution.ideas import HINTS, IDEAS
from autograder.marking import Exercise, Law, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of
from autograder.trials import Trials

_RULES = 'Look again at "How the exercises work".'
_LOOP = "Look again at section 2, What a loop over pixels costs."
_TAPS = "Look again at section 3, One step for each tap."
_WINDOWS = "Look again at section 4, One matrix product."
_LAYER = "Look again at section 5, A layer that trains."
_BACK = "Look again at section 6, The way back."
_POOL = "Look again at section 7, Back through a maximum."
_CHECK = "Look again at section 8, A gradient you can trust."
_ROUND = "Look again at section 9, What the machine rounds."
_DOCSTRING = "Look again at the docstring."


def _first(law: Law) -> Law:
    """Put the first of two functions on trial."""
    return lambda trials: law(trials.of(0))


def _second(law: Law) -> Law:
    """Put the second of two functions on trial."""
    return lambda trials: law(trials.of(1))


def _both(first: Law, second: Law) -> Law:
    """Put two functions on trial, each by a law of its own."""

    def law(trials: Trials) -> None:
        first(trials.of(0))
        second(trials.of(1))

    return law


def _gate(law: Law, advice: str) -> Part:
    return Part("the rule", 0.0, law, advice, gate=True)


_CONV2D_TAPS = Exercise(
    "conv2d_taps",
    ("x", "k", "b", "stride", "padding"),
    (
        _gate(laws.no_ready_made_names, "Write the sum yourself."),
        Part("values for square pictures", 1.2, laws.conv_squares, _TAPS, core=True),
        Part("sizes, strides and paddings", 1.0, laws.conv_settings, _TAPS, shows=True),
        Part("no loop over pixels", 0.6, laws.same_trace, _LOOP, numeric=False),
        Part("an unknown batch, and XLA", 0.3, laws.compiles, _DOCSTRING, numeric=False),
        Part("gradients", 0.3, laws.conv_gradients, _RULES),
        Part("number types", 0.2, laws.conv_types, _RULES, numeric=False),
        Part("inputs that must be refused", 0.2, laws.conv_misfits, _DOCSTRING, numeric=False),
        Part("manners", 0.2, laws.conv_manners("conv2d_taps"), _RULES, numeric=False),
        _gate(laws.no_ready_made_ops, "Write the sum yourself."),
    ),
    right.right_conv,
    IDEAS["conv2d_taps"],
    HINTS,
)
_IM2COL = Exercise(
    "im2col",
    (),
    (
        _gate(laws.no_patch_names, "Cut the windows yourself."),
        Part("im2col of square pictures", 0.8, _first(laws.patch_squares), _WINDOWS, core=True),
        Part("im2col of every kind", 0.5, _first(laws.patch_settings), _WINDOWS, shows=True),
        Part("conv2d_im2col of squares", 0.5, _second(laws.conv_squares), _WINDOWS, shows=True),
        Part("conv2d_im2col of every kind", 0.3, _second(laws.conv_settings), _WINDOWS),
        Part("gradients", 0.3, _both(laws.patch_gradients, laws.conv_gradients), _RULES),
        Part(
            "number types",
            0.2,
            _both(laws.patch_types, laws.conv_types),
            _RULES,
            numeric=False,
        ),
        Part(
            "inputs that must be refused",
            0.2,
            _both(laws.patch_misfits, laws.conv_misfits),
            _DOCSTRING,
            numeric=False,
        ),
        Part(
            "manners",
            0.2,
            _both(laws.patch_manners, laws.conv_manners("conv2d_im2col")),
            _RULES,
            numeric=False,
        ),
        _gate(laws.no_patch_ops, "Cut the windows yourself."),
    ),
    (right.right_im2col, right.right_conv),
    IDEAS["im2col"],
    HINTS,
    functions={
        "im2col": ("x", "kh", "kw", "stride", "padding"),
        "conv2d_im2col": ("x", "k", "b", "stride", "padding"),
    },
)
_MY_CONV2D = Exercise(
    "MyConv2D",
    (),
    (
        _gate(layer.no_subclass, "Write the layer yourself."),
        Part("values for square pictures", 1.2, layer.squares, _LAYER, core=True),
        Part("the weights at the start", 0.5, layer.start, _LAYER, shows=True),
        Part("kernels, strides and paddings", 0.7, layer.shapes, _LAYER, shows=True),
        Part("bias and activation", 0.5, layer.extras, _LAYER, shows=True),
        Part("get_config and back", 0.4, layer.config, _LAYER),
        Part("gradients", 0.3, layer.slopes, _RULES),
        Part("float64, and pictures of unknown size", 0.2, layer.precision, _LAYER),
        Part("manners", 0.2, layer.manners, _DOCSTRING, numeric=False),
    ),
    right.RightLayer,
    IDEAS["MyConv2D"],
    HINTS,
)
_CONV_BACKWARD = Exercise(
    "conv_backward",
    ("x", "k", "g"),
    (
        _gate(back.no_tape_names, "Write the sums yourself."),
        Part("values for square pictures", 1.6, back.backward_squares, _BACK, core=True),
        Part("shapes of every kind", 1.2, back.backward_shapes, _BACK, shows=True),
        Part("gradients of the gradients", 0.4, back.backward_gradients, _RULES),
        Part("number types", 0.3, back.backward_types, _RULES, numeric=False),
        Part("inputs that must be refused", 0.3, back.backward_misfits, _DOCSTRING, numeric=False),
        Part("manners", 0.2, back.backward_manners, _RULES, numeric=False),
        _gate(back.no_tape_in_backward, "Write the sums yourself."),
    ),
    right.right_conv_backward,
    IDEAS["conv_backward"],
    HINTS,
)
_MAXPOOL_BACKWARD = Exercise(
    "maxpool_backward",
    ("x", "g", "size"),
    (
        _gate(back.no_tape_names, "Find the winners yourself."),
        Part("windows without ties", 0.7, back.pool_squares, _POOL, core=True),
        Part("ties", 0.4, back.pool_ties, _POOL, shows=True),
        Part("sizes of every kind", 0.4, back.pool_shapes, _POOL, shows=True),
        Part("gradients", 0.15, back.pool_gradients, _RULES),
        Part("number types", 0.1, back.pool_types, _RULES, numeric=False),
        Part("inputs that must be refused", 0.1, back.pool_misfits, _DOCSTRING, numeric=False),
        Part("manners", 0.15, back.pool_manners, _RULES, numeric=False),
        _gate(back.no_tape_in_pooling, "Find the winners yourself."),
    ),
    right.right_maxpool_backward,
    IDEAS["maxpool_backward"],
    HINTS,
)
_GRADCHECK = Exercise(
    "gradcheck",
    ("f", "x", "eps"),
    (
        Part("right gradients and a planted one", 0.4, back.small_errors, _CHECK, core=True),
        Part("the formula", 0.4, back.formula, _CHECK, shows=True),
        Part("where the tape finds nothing", 0.1, back.unseen, _DOCSTRING),
        Part("manners", 0.1, back.check_manners, _RULES, numeric=False),
    ),
    right.right_gradcheck,
    IDEAS["gradcheck"],
    HINTS,
)
_QUIZ = quiz_of(
    Question(
        "q1",
        (11520, 11520),
        _WINDOWS,
        {(11520, 103680): "M940", (1280, 11520): "M940", (103680, 11520): "M940"},
    ),
    Question("q2", 9, _WINDOWS, {1: "M941", 3: "M941", 72: "M941"}),
    Question("q3", "b", _ROUND, {}),
    Question("q4", "c", _ROUND, {}),
    points=2.0,
    hints=HINTS,
)

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        _CONV2D_TAPS,
        _IM2COL,
        _MY_CONV2D,
        _CONV_BACKWARD,
        _MAXPOOL_BACKWARD,
        _GRADCHECK,
        _QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def conv2d_taps(answer: Any) -> Mark:
    """Mark exercise 9.1, 4 points."""
    return EXERCISES["conv2d_taps"].mark(answer)


def im2col(windows: Any, convolution: Any) -> Mark:
    """Mark exercise 9.2, 3 points, of its two functions."""
    return EXERCISES["im2col"].mark((windows, convolution))


def my_conv2d(answer: Any) -> Mark:
    """Mark exercise 9.3, 4 points."""
    return EXERCISES["MyConv2D"].mark(answer)


def conv_backward(answer: Any) -> Mark:
    """Mark exercise 9.4, 4 points."""
    return EXERCISES["conv_backward"].mark(answer)


def maxpool_backward(answer: Any) -> Mark:
    """Mark exercise 9.5, 2 points."""
    return EXERCISES["maxpool_backward"].mark(answer)


def gradcheck(answer: Any) -> Mark:
    """Mark exercise 9.6, 1 point."""
    return EXERCISES["gradcheck"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return EXERCISES["quiz"].mark(answer)
