"""Hidden checks of lesson 07, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with a NumPy loop in float64.
The laws are in ``laws`` (7.1 to 7.4) and ``reach`` (7.5 to 7.7), what is right in
``right``, the known wrong ideas in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.pooling import laws, reach, right
from autograder.checks.pooling.ideas import HINTS, IDEAS
from autograder.marking import Exercise, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of

_RULES = 'Look again at "How the exercises work".'
_MAP = "Look again at section 2, The largest of each window."
_PADS = "Look again at section 3, Many channels, and pads that can never win."
_GLOBAL = "Look again at section 4, One number a map."
_MEAN = "Look again at section 5, The mean is a convolution, the maximum is not."
_FIELD = "Look again at section 6, How far does one unit see?"
_MEASURE = "Look again at section 7, Measured: what moves, and what stays."
_TAPE = "Make new tensors and write into none, and leave NumPy out of the way to the result."
_TYPES, _REFUSED, _MANNERS = "number types", "inputs that must be refused", "manners"
_RULE = "Take the largest or the mean of each window yourself."

_POOL2D = Exercise(
    "pool2d",
    ("X", "size", "mode", "stride"),
    (
        Part("the rule", 0.0, laws.no_ready_made_names, _RULE, gate=True),
        Part("maxima of square windows", 0.6, laws.one_map("max"), _MAP, core=True),
        Part("means of square windows", 0.6, laws.one_map("avg"), _MAP, core=True),
        Part("maps, windows and strides of every shape", 0.6, laws.map_shapes, _MAP, shows=True),
        Part("gradients", 0.45, laws.map_slopes, _TAPE),
        Part(_TYPES, 0.3, laws.map_types, _RULES, numeric=False),
        Part(_REFUSED, 0.3, laws.map_misfits, _MAP, numeric=False),
        Part(_MANNERS, 0.15, laws.map_manners, _RULES, numeric=False),
        Part(
            "the rule",
            0.0,
            laws.no_ready_made_ops(((4, 4), 2), ((4, 4), 3, "avg", 1)),
            _RULE,
            gate=True,
        ),
    ),
    right.right_pool2d,
    IDEAS["pool2d"],
    HINTS,
)
_POOL2D_NHWC = Exercise(
    "pool2d_nhwc",
    ("x", "size", "stride", "padding", "mode"),
    (
        Part("the rule", 0.0, laws.no_ready_made_names, _RULE, gate=True),
        Part("single maps without padding", 1.25, laws.single_maps, _MAP, core=True),
        Part("pictures, channels, shapes", 1.0, laws.batch_shapes, _PADS, shows=True),
        Part("padding and the maximum", 0.75, laws.sticking_out("max"), _PADS, shows=True),
        Part("padding and the mean", 0.75, laws.sticking_out("avg"), _PADS, shows=True),
        Part("gradients", 0.5, laws.batch_slopes, _TAPE),
        Part(_TYPES, 0.25, laws.batch_types, _RULES, numeric=False),
        Part(_REFUSED, 0.25, laws.batch_misfits, _PADS, numeric=False),
        Part(_MANNERS, 0.25, laws.batch_manners, _RULES, numeric=False),
        Part(
            "the rule",
            0.0,
            laws.no_ready_made_ops(
                ((1, 4, 4, 1), 2),
                ((1, 4, 4, 1), 2, 1, "SAME", "avg"),
                ((1, 4, 4, 1), 3, 2, "SAME"),
                ((1, 4, 4, 1), 2, 1, "VALID", "avg"),
            ),
            _RULE,
            gate=True,
        ),
    ),
    right.right_pool2d_nhwc,
    IDEAS["pool2d_nhwc"],
    HINTS,
)
_GLOBAL_POOL = Exercise(
    "global_pool",
    ("x", "mode"),
    (
        Part("single maps", 0.4, laws.global_squares, _GLOBAL, core=True),
        Part("pictures and channels", 0.2, laws.global_shapes, _GLOBAL, shows=True),
        Part("gradients", 0.15, laws.global_slopes, _TAPE),
        Part(_TYPES, 0.1, laws.global_types, _RULES, numeric=False),
        Part(_REFUSED, 0.1, laws.global_misfits, _GLOBAL, numeric=False),
        Part(_MANNERS, 0.05, laws.global_manners, _RULES, numeric=False),
    ),
    right.right_global_pool,
    IDEAS["global_pool"],
    HINTS,
)
_AVG_AS_CONV = Exercise(
    "avg_as_conv",
    ("size", "channels"),
    (
        Part("square windows", 0.8, laws.kernel_squares, _MEAN, core=True),
        Part("windows of every shape", 0.6, laws.kernel_shapes, _MEAN, shows=True),
        Part("the kernel's type", 0.3, laws.kernel_types, _MEAN, numeric=False),
        Part(_MANNERS, 0.3, laws.kernel_manners, _RULES, numeric=False),
    ),
    right.right_avg_as_conv,
    IDEAS["avg_as_conv"],
    HINTS,
)
_MAX2 = Exercise(
    "max2",
    (),
    (
        Part("the rule", 0.0, reach.only_relu_in_the_source, _MEAN, gate=True),
        Part("the larger of two", 0.5, reach.max2_values, _MEAN, core=True),
        Part("a strip by pairs", 0.5, reach.strip_values, _MEAN, core=True),
        Part("every shape and odd lengths", 0.4, reach.relu_shapes, _MEAN, shows=True),
        Part(_TYPES, 0.2, reach.relu_types, _RULES, numeric=False),
        Part(_REFUSED, 0.2, reach.relu_misfits, _MEAN, numeric=False),
        Part(_MANNERS, 0.2, reach.relu_manners, _RULES, numeric=False),
        Part("the rule", 0.0, reach.only_relu_runs, _MEAN, gate=True),
    ),
    (right.right_max2, right.right_max_pool_1d_relu),
    IDEAS["max2"],
    HINTS,
    {"max2": ("a", "b"), "max_pool_1d_relu": ("x",)},
)
_RECEPTIVE_FIELD = Exercise(
    "receptive_field",
    ("layers",),
    (
        Part("stacks of layers", 1.0, reach.field_stacks, _FIELD, core=True),
        Part("no layer, one layer, many", 0.5, reach.field_edges, _FIELD, shows=True),
        Part("the result's type", 0.25, reach.field_types, _FIELD, numeric=False),
        Part(_MANNERS, 0.25, reach.field_manners, _RULES, numeric=False),
    ),
    right.right_receptive_field,
    IDEAS["receptive_field"],
    HINTS,
)
_MEASURED_FIELD = Exercise(
    "measured_field",
    (),
    (
        Part("fields of convolutions", 0.7, reach.widths, _MEASURE, core=True),
        Part("radii", 0.7, reach.radii, _MEASURE, core=True),
        Part("fields of other functions", 0.4, reach.odd_widths, _MEASURE, shows=True),
        Part("fields of maxima", 0.4, reach.maximum_widths, _MEASURE, shows=True),
        Part("radii of other functions", 0.4, reach.odd_radii, _MEASURE, shows=True),
        Part("the results' types", 0.2, reach.whole_numbers, _MEASURE, numeric=False),
        Part(_MANNERS, 0.2, reach.reach_manners, _RULES, numeric=False),
    ),
    (right.right_measured_field, right.right_invariance_radius),
    IDEAS["measured_field"],
    HINTS,
    {"measured_field": ("f", "n"), "invariance_radius": ("f", "x", "max_shift")},
)
QUIZ = quiz_of(
    Question("q1", 0, _PADS, {4: "M39", 5: "M39", 16: "M39", 64: "M39", 80: "M39", 1040: "M39"}),
    Question("q2", "c", _MEASURE, {"a": "M42", "b": "M43", "d": "M42"}),
    Question("q3", "b", "Put j = 0 into the formula: which pixel stands there now?", {"a": "M724"}),
    Question("q4", -4, _PADS, {0: "M34", -1: "M35"}),
    points=2.0,
    hints=HINTS,
)
"""The quiz: half a point a question."""

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        _POOL2D,
        _POOL2D_NHWC,
        _GLOBAL_POOL,
        _AVG_AS_CONV,
        _MAX2,
        _RECEPTIVE_FIELD,
        _MEASURED_FIELD,
        QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def pool2d(answer: Any) -> Mark:
    """Mark exercise 7.1, 3 points."""
    return EXERCISES["pool2d"].mark(answer)


def pool2d_nhwc(answer: Any) -> Mark:
    """Mark exercise 7.2, 5 points."""
    return EXERCISES["pool2d_nhwc"].mark(answer)


def global_pool(answer: Any) -> Mark:
    """Mark exercise 7.3, 1 point."""
    return EXERCISES["global_pool"].mark(answer)


def avg_as_conv(answer: Any) -> Mark:
    """Mark exercise 7.4, 2 points."""
    return EXERCISES["avg_as_conv"].mark(answer)


def max2(answer: Any, max_pool_1d_relu: Any) -> Mark:
    """Mark exercise 7.5, 2 points."""
    return EXERCISES["max2"].mark((answer, max_pool_1d_relu))


def receptive_field(answer: Any) -> Mark:
    """Mark exercise 7.6, 2 points."""
    return EXERCISES["receptive_field"].mark(answer)


def measured_field(answer: Any, invariance_radius: Any) -> Mark:
    """Mark exercise 7.7, 3 points."""
    return EXERCISES["measured_field"].mark((answer, invariance_radius))


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return EXERCISES["quiz"].mark(answer)
