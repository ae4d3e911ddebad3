"""Hidden checks of lesson 06, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with a NumPy loop in float64.
The laws are in ``laws`` and ``layers``, what is right in ``right``, the
known wrong ideas in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.channels import laws, layers, right
from autograder.checks.channels.ideas import HINTS, IDEAS
from autograder.checks.channels.laws import Case
from autograder.marking import Exercise, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of

_RULES = 'Look again at "How the exercises work".'
_TAPE = "Write no step in NumPy; each must be a TensorFlow operation that gives a new tensor."
_IN = "Look again at section 2, Many channels in."
_OUT = "Look again at section 3, Many channels out."
_BIAS = 'Look again at "Break" in section 3.'
_ORDER = "Look again at section 4, The same numbers in another order."
_PIXEL = "Look again at section 5, A kernel of one pixel."
_COUNT = "Look again at section 6, Counting weights and work."
_BATCH = "Look again at section 7, A batch at once."
_MERGE = "Look again at section 8, Two layers that are one."
_ERRORS = "Look again at Raises in the docstring."

_SQUARES, _SHAPES = "values for square pictures", "pictures and kernels of every shape"
_BIASES, _GRADIENTS, _TYPES = "biases", "gradients", "number types"
_REFUSED, _MANNERS = "inputs that must be refused", "manners"

_IN_CASE = Case(((2, 3, 3), (2, 2, 2)))
_IN_OUT_CASE = Case(((2, 3, 3), (3, 2, 2, 2), (3,)))
_MIX_CASE = Case(((2, 2, 3), (3, 2, 1, 1), (3,)))
_LAYER_CASE = Case(((2, 3, 4, 2), (2, 2, 2, 3), (3,)), ((2, 1), "SAME"))
_LISTS_CASE = Case(((2, 3, 3, 1), (2, 2, 1, 2), (2,)), ([2, 1], [[1, 0], [0, 1]]))
_PAIR_CASE = Case(((2, 3), (3, 2)))

_CORR2D_MULTI_IN = Exercise(
    "corr2d_multi_in",
    ("X", "K"),
    (
        Part(_SQUARES, 0.8, laws.in_squares, _IN, core=True),
        Part(_SHAPES, 0.4, laws.in_shapes, _IN, shows=True),
        Part(_GRADIENTS, 0.2, laws.slopes(right.multi_in, _IN_CASE), _TAPE),
        Part(_TYPES, 0.2, laws.types(right.multi_in, _IN_CASE), _RULES, numeric=False),
        Part(_REFUSED, 0.2, laws.misfits(*laws.MISFITS_IN), _ERRORS, numeric=False),
        Part(
            _MANNERS,
            0.2,
            laws.manners("corr2d_multi_in", right.multi_in, _IN_CASE),
            _RULES,
            numeric=False,
        ),
    ),
    right.right_corr2d_multi_in,
    IDEAS["corr2d_multi_in"],
    HINTS,
)
_CORR2D_MULTI_IN_OUT = Exercise(
    "corr2d_multi_in_out",
    ("X", "K", "b"),
    (
        Part(_SQUARES, 1.6, laws.agrees(right.multi_in_out, laws.in_out_squares), _OUT, core=True),
        Part(_BIASES, 0.6, laws.biases, _BIAS, shows=True),
        Part(_SHAPES, 0.6, laws.agrees(right.multi_in_out, laws.in_out_shapes), _OUT, shows=True),
        Part(
            _GRADIENTS,
            0.4,
            laws.slopes(right.multi_in_out, _IN_OUT_CASE, Case(_IN_OUT_CASE.shapes[:2])),
            _TAPE,
        ),
        Part(
            _TYPES,
            0.3,
            laws.types(right.multi_in_out, _IN_OUT_CASE, Case(_IN_OUT_CASE.shapes[:2])),
            _RULES,
            numeric=False,
        ),
        Part(_REFUSED, 0.3, laws.misfits(*laws.MISFITS_IN_OUT), _ERRORS, numeric=False),
        Part(
            _MANNERS,
            0.2,
            laws.manners("corr2d_multi_in_out", right.multi_in_out, _IN_OUT_CASE),
            _RULES,
            numeric=False,
        ),
    ),
    right.right_corr2d_multi_in_out,
    IDEAS["corr2d_multi_in_out"],
    HINTS,
)
_TO_NHWC = Exercise(
    "to_nhwc",
    (),
    (
        *(
            Part(f"the numbers of {name}", 0.3, layers.carries(nth), _ORDER)
            for nth, (name, _, _) in enumerate(layers.LAYOUTS)
        ),
        Part(_GRADIENTS, 0.2, layers.each_layout(layers.layout_slopes), _TAPE),
        Part(_TYPES, 0.2, layers.each_layout(layers.layout_types), _RULES, numeric=False),
        Part(_REFUSED, 0.2, layers.each_layout(layers.layout_misfits), _ERRORS, numeric=False),
        Part(_MANNERS, 0.2, layers.each_layout(layers.layout_manners), _RULES, numeric=False),
    ),
    right.RIGHT_LAYOUTS,
    IDEAS["to_nhwc"],
    HINTS,
    {"to_nhwc": ("X",), "from_nhwc": ("x",), "to_hwio": ("K",), "from_hwio": ("k",)},
)
_CONV1X1 = Exercise(
    "conv1x1",
    ("X", "K", "b"),
    (
        Part("the rule", 0.0, layers.no_loop_names, _PIXEL, gate=True),
        Part(
            _SQUARES, 1.2, laws.agrees(right.multi_in_out, layers.mixed_squares), _PIXEL, core=True
        ),
        Part(_BIASES, 0.4, layers.mixed_biases, _BIAS, shows=True),
        Part(
            _SHAPES, 0.5, laws.agrees(right.multi_in_out, layers.mixed_shapes), _PIXEL, shows=True
        ),
        Part(_GRADIENTS, 0.3, laws.slopes(right.multi_in_out, _MIX_CASE), _TAPE),
        Part(_TYPES, 0.2, laws.types(right.multi_in_out, _MIX_CASE), _RULES, numeric=False),
        Part(_REFUSED, 0.2, laws.misfits(*layers.MISFITS_MIXED), _ERRORS, numeric=False),
        Part(
            _MANNERS,
            0.2,
            laws.manners("conv1x1", right.multi_in_out, _MIX_CASE),
            _RULES,
            numeric=False,
        ),
        Part("the rule", 0.0, layers.one_product, _PIXEL, gate=True, numeric=False),
    ),
    right.right_conv1x1,
    IDEAS["conv1x1"],
    HINTS,
)
_CONV_PARAMS = Exercise(
    "conv_params",
    (),
    (
        Part("the parameters", 0.5, layers.params, _COUNT),
        Part("with biases and without", 0.3, layers.params_bias, _COUNT),
        Part("the multiply-accumulates", 0.7, layers.macs, _COUNT),
        Part("whole numbers", 0.3, layers.whole, _ERRORS.replace("Raises", "Returns")),
        Part(_MANNERS, 0.2, layers.counts_manners, _RULES, numeric=False),
    ),
    right.RIGHT_COUNTS,
    IDEAS["conv_params"],
    HINTS,
    {
        "conv_params": ("kh", "kw", "cin", "cout", "bias"),
        "conv_macs": ("h", "w", "kh", "kw", "cin", "cout"),
    },
)
_CONV2D_NHWC = Exercise(
    "conv2d_nhwc",
    ("x", "k", "b", "stride", "padding"),
    (
        Part("the rule", 0.0, layers.no_ready_made_names, "Write the sum yourself.", gate=True),
        Part(_SQUARES, 0.9, laws.agrees(right.batch, layers.batch_squares), _BATCH, core=True),
        Part(_BIASES, 0.2, layers.batch_biases, _BIAS),
        Part(_SHAPES, 0.4, laws.agrees(right.batch, layers.batch_shapes), _BATCH),
        Part("strides", 0.3, laws.agrees(right.batch, layers.batch_steps), _BATCH),
        Part("padding", 0.4, laws.agrees(right.batch, layers.batch_pads), _BATCH),
        Part(_GRADIENTS, 0.2, laws.slopes(right.batch, _LAYER_CASE), _TAPE),
        Part(_TYPES, 0.2, laws.types(right.batch, _LAYER_CASE), _RULES, numeric=False),
        Part(_REFUSED, 0.2, laws.misfits(*layers.MISFITS_BATCH), _ERRORS, numeric=False),
        Part(
            _MANNERS,
            0.2,
            laws.manners("conv2d_nhwc", right.batch, _LISTS_CASE),
            _RULES,
            numeric=False,
        ),
        Part("the rule", 0.0, layers.no_ready_made_ops, "Write the sum yourself.", gate=True),
    ),
    right.right_conv2d_nhwc,
    IDEAS["conv2d_nhwc"],
    HINTS,
)
_MERGE_KERNELS = Exercise(
    "merge_kernels",
    ("K1", "K2"),
    (
        Part(
            "square kernels", 0.8, laws.agrees(right.merged, laws.merged_squares), _MERGE, core=True
        ),
        Part(
            "kernels of every shape",
            0.4,
            laws.agrees(right.merged, laws.merged_shapes),
            _MERGE,
            shows=True,
        ),
        Part(_GRADIENTS, 0.2, laws.slopes(right.merged, _PAIR_CASE), _TAPE),
        Part(_TYPES, 0.2, laws.types(right.merged, _PAIR_CASE), _RULES, numeric=False),
        Part(_REFUSED, 0.2, laws.misfits(*laws.MISFITS_MERGED), _ERRORS, numeric=False),
        Part(
            _MANNERS,
            0.2,
            laws.manners("merge_kernels", right.merged, _PAIR_CASE),
            _RULES,
            numeric=False,
        ),
    ),
    right.right_merge_kernels,
    IDEAS["merge_kernels"],
    HINTS,
)
_PLACES = 64 * 64
QUIZ = quiz_of(
    Question(
        "q1",
        4812,
        _COUNT,
        {
            4800: "M31",
            4801: "M28",
            312: "M31",
            4992: "M29",
            4816: "M31",
            _PLACES * 16 * 12 + 12: "M32",
            4812 * _PLACES: "M33",
            4812 * 60 * 60: "M33",
        },
    ),
    Question(
        "q2",
        3480,
        _COUNT,
        {3456: "M31", 3457: "M28", 3468: "M31", 240: "M31", 1752: "M31", 3480 * _PLACES: "M33"},
    ),
    Question("q3", 144, _OUT, {9: "M23", 16: "M23", 1728: "M607", 108: "M607", 145: "M604"}),
    Question("q4", 1040, _COUNT, {1024: "M31", 1025: "M28", 1088: "M31", 32: "M31", 0: "M40"}),
    Question("q5", 12, _BIAS, {1: "M28", 192: "M29", 16: "M29", 12 * _PLACES: "M33"}),
    points=2.0,
    hints=HINTS,
)
"""The quiz: two fifths of a point a question."""

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        _CORR2D_MULTI_IN,
        _CORR2D_MULTI_IN_OUT,
        _TO_NHWC,
        _CONV1X1,
        _CONV_PARAMS,
        _CONV2D_NHWC,
        _MERGE_KERNELS,
        QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def corr2d_multi_in(answer: Any) -> Mark:
    """Mark exercise 6.1, 2 points."""
    return EXERCISES["corr2d_multi_in"].mark(answer)


def corr2d_multi_in_out(answer: Any) -> Mark:
    """Mark exercise 6.2, 4 points."""
    return EXERCISES["corr2d_multi_in_out"].mark(answer)


def to_nhwc(there: Any, back: Any, filters_there: Any, filters_back: Any) -> Mark:
    """Mark exercise 6.3, 2 points: four functions."""
    return EXERCISES["to_nhwc"].mark((there, back, filters_there, filters_back))


def conv1x1(answer: Any) -> Mark:
    """Mark exercise 6.4, 3 points."""
    return EXERCISES["conv1x1"].mark(answer)


def conv_params(parameters: Any, macs: Any) -> Mark:
    """Mark exercise 6.5, 2 points: two functions."""
    return EXERCISES["conv_params"].mark((parameters, macs))


def conv2d_nhwc(answer: Any) -> Mark:
    """Mark exercise 6.6, 3 points."""
    return EXERCISES["conv2d_nhwc"].mark(answer)


def merge_kernels(answer: Any) -> Mark:
    """Mark exercise 6.7, 2 points."""
    return EXERCISES["merge_kernels"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return EXERCISES["quiz"].mark(answer)
