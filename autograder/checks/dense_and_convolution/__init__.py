"""Hidden checks of lesson 08, one function an exercise, named like its grade id.

Each puts an answer on trial with fresh random inputs and compares it with NumPy loops in float64.
The laws are in ``laws`` (8.1 to 8.3), ``windows``
(8.5 and 8.7) and ``counts`` (8.4 and 8.6), what is right is in
``right``, the known wrong ideas are in ``ideas``.
"""

from __future__ import annotations

from typing import Any

from autograder.checks.dense_and_convolution import counts, laws, right, windows
from autograder.checks.dense_and_convolution.ideas import HINTS, IDEAS
from autograder.marking import Exercise, Law, Mark, Part
from autograder.quiz import Question
from autograder.quiz import quiz as quiz_of

_RULES = 'Look again at "How the exercises work".'
_LARGE = "Look again at section 2, A kernel as large as the picture."
_TORCH = "Look again at section 3, Weights from another library."
_BACK = "Look again at section 4, And back."
_SHARING = "Look again at section 5, What sharing saves."
_LOCAL = "Look again at section 6, In between."
_HEADS = "Look again at section 7, Heads."


def _core(name: str, points: float, law: Law, look: str) -> Part:
    return Part(name, points, law, look, core=True)


def _more(name: str, points: float, law: Law, look: str) -> Part:
    return Part(name, points, law, look, shows=True)


def _behaviour(
    points: tuple[float, float, float, float], parts: tuple[Law, Law, Law, Law], look: str
) -> tuple[Part, ...]:
    """Build what every exercise on tensors ends in: gradients, types, refusals, manners."""
    slopes, types, misfits, manners = parts
    return (
        Part("gradients", points[0], slopes, _RULES),
        Part("number types", points[1], types, _RULES, numeric=False),
        Part("inputs that must be refused", points[2], misfits, look, numeric=False),
        Part("manners", points[3], manners, _RULES, numeric=False),
    )


_DENSE_TO_CONV = Exercise(
    "dense_to_conv",
    (),
    (
        _core("the large kernel for square pictures", 1.0, laws.large_squares, _LARGE),
        _more("the large kernel for pictures of every shape", 0.5, laws.large_shapes, _LARGE),
        _more("the kernel of 1 × 1", 0.5, laws.small_kernels, _LARGE),
        *_behaviour(
            (0.3, 0.2, 0.3, 0.2),
            (laws.dense_slopes, laws.dense_types, laws.dense_misfits, laws.dense_manners),
            "Look again at the docstrings.",
        ),
    ),
    (right.right_dense_to_conv, right.right_dense_to_conv1x1),
    IDEAS["dense_to_conv"],
    HINTS,
    {"dense_to_conv": ("W", "b", "in_shape"), "dense_to_conv1x1": ("W", "b")},
)
_PORT_TORCH_LINEAR = Exercise(
    "port_torch_linear",
    ("W_torch", "b", "chw_shape"),
    (
        _core("square pictures of one channel", 0.8, laws.torch_one_channel, _TORCH),
        Part("several channels", 0.8, laws.torch_channels, _TORCH, core=True, shows=True),
        _more("pictures of every shape", 0.4, laws.torch_shapes, _TORCH),
        *_behaviour(
            (0.3, 0.2, 0.3, 0.2),
            (laws.torch_slopes, laws.torch_types, laws.torch_misfits, laws.torch_manners),
            "Look again at the docstring.",
        ),
    ),
    right.right_port_torch_linear,
    IDEAS["port_torch_linear"],
    HINTS,
)
_CONV_TO_DENSE = Exercise(
    "conv_to_dense",
    ("k", "b", "in_shape", "stride", "padding"),
    (
        _core("square pictures, valid windows, stride 1", 1.4, laws.conv_squares, _BACK),
        _more("pictures and kernels of every shape", 0.5, laws.conv_shapes, _BACK),
        _more("strides", 0.4, laws.conv_strides, _BACK),
        _more("paddings", 0.6, laws.conv_paddings, _BACK),
        *_behaviour(
            (0.4, 0.2, 0.3, 0.2),
            (laws.conv_slopes, laws.conv_types, laws.conv_misfits, laws.conv_manners),
            "Look again at the docstring.",
        ),
    ),
    right.right_conv_to_dense,
    IDEAS["conv_to_dense"],
    HINTS,
)
_COUNTED = ("h", "w", "kh", "kw", "cin", "cout")
_UNSHARED_PARAMS = Exercise(
    "unshared_params",
    (),
    (
        _core("square outputs and kernels", 0.8, counts.square_counts, _SHARING),
        _more("sizes of every kind", 0.8, counts.other_counts, _SHARING),
        Part("Python ints", 0.2, counts.count_types, _RULES, numeric=False),
        Part("manners", 0.2, counts.count_manners, _RULES, numeric=False),
    ),
    (right.right_unshared_params, right.right_shared_params),
    IDEAS["unshared_params"],
    HINTS,
    {"unshared_params": _COUNTED, "shared_params": _COUNTED},
)
_LOCALLY_CONNECTED2D = Exercise(
    "locally_connected2d",
    ("x", "W", "b"),
    (
        _core("one square picture", 1.2, windows.local_squares, _LOCAL),
        _more("batches, and shapes of every kind", 0.7, windows.local_shapes, _LOCAL),
        *_behaviour(
            (0.3, 0.2, 0.4, 0.2),
            (
                windows.local_slopes,
                windows.local_types,
                windows.local_misfits,
                windows.local_manners,
            ),
            "Look again at the docstring.",
        ),
    ),
    right.right_locally_connected2d,
    IDEAS["locally_connected2d"],
    HINTS,
)
_HEAD_PARAMS = Exercise(
    "head_params",
    ("h", "w", "c", "classes"),
    (
        _core("flatten", 0.3, counts.head("flatten"), _HEADS),
        _more("gap", 0.25, counts.head("gap"), _HEADS),
        _more("conv", 0.25, counts.head("conv"), _HEADS),
        Part("three keys, Python ints", 0.1, counts.head_form, _RULES, numeric=False),
        Part("manners", 0.1, counts.head_manners, _RULES, numeric=False),
    ),
    right.right_head_params,
    IDEAS["head_params"],
    HINTS,
)
_SLIDING_HEAD = Exercise(
    "sliding_head",
    ("model_kernel", "x_big"),
    (
        _core("one square picture", 0.8, windows.slid_squares, _HEADS),
        _more("batches, and shapes of every kind", 0.4, windows.slid_shapes, _HEADS),
        *_behaviour(
            (0.2, 0.1, 0.3, 0.2),
            (windows.slid_slopes, windows.slid_types, windows.slid_misfits, windows.slid_manners),
            "Look again at the docstring.",
        ),
    ),
    right.right_sliding_head,
    IDEAS["sliding_head"],
    HINTS,
)
QUIZ = quiz_of(
    Question("q1", "c", 'Look again at "Break" in section 4.', {"a": "M818", "b": "M819"}),
    Question("q2", False, 'Look again at "Break" in section 4.', {True: "M820"}),
    Question("q3", 66, _SHARING, {65: "M821", 73: "M27", 72: "M27"}),
    Question("q4", (240, 48, 4), _BACK, {(240, 48, 48): "M33", (240, 4, 4): "M822"}),
    points=2.0,
    hints=HINTS,
)
"""The quiz: half a point a question."""

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        _DENSE_TO_CONV,
        _PORT_TORCH_LINEAR,
        _CONV_TO_DENSE,
        _UNSHARED_PARAMS,
        _LOCALLY_CONNECTED2D,
        _HEAD_PARAMS,
        _SLIDING_HEAD,
        QUIZ,
    )
}
"""What is marked, by the grade id of its answer cell, with the known wrong ideas of each."""


def dense_to_conv(large: Any, small: Any) -> Mark:
    """Mark exercise 8.1, 3 points."""
    return EXERCISES["dense_to_conv"].mark((large, small))


def port_torch_linear(answer: Any) -> Mark:
    """Mark exercise 8.2, 3 points."""
    return EXERCISES["port_torch_linear"].mark(answer)


def conv_to_dense(answer: Any) -> Mark:
    """Mark exercise 8.3, 4 points."""
    return EXERCISES["conv_to_dense"].mark(answer)


def unshared_params(unshared: Any, shared: Any) -> Mark:
    """Mark exercise 8.4, 2 points."""
    return EXERCISES["unshared_params"].mark((unshared, shared))


def locally_connected2d(answer: Any) -> Mark:
    """Mark exercise 8.5, 3 points."""
    return EXERCISES["locally_connected2d"].mark(answer)


def head_params(answer: Any) -> Mark:
    """Mark exercise 8.6, 1 point."""
    return EXERCISES["head_params"].mark(answer)


def sliding_head(answer: Any) -> Mark:
    """Mark exercise 8.7, 2 points."""
    return EXERCISES["sliding_head"].mark(answer)


def quiz(answer: Any) -> Mark:
    """Mark the quiz, 2 points."""
    return EXERCISES["quiz"].mark(answer)
