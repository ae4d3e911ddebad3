"""Marks, trials and recognition, on small exercises made for the purpose."""

from __future__ import annotations

import copy
import io
import logging
import math
import os
import re
import sys
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from IPython.core.formatters import PlainTextFormatter

from autograder.answer import BorderError, Crashed, Timeout
from autograder.laws import keeps_arguments, keeps_dtypes, names_used, repeats
from autograder.marking import Exercise, Idea, Mark, Part, quiet, seed
from autograder.trials import Trials, difference, disagreement, plain, read, show


def double(x: Any) -> Any:
    return 2.0 * tf.convert_to_tensor(x)


def triple(x: Any) -> Any:
    return 3.0 * tf.convert_to_tensor(x)


def values(trials: Trials) -> None:
    for size in (3, 2, 1):
        x = trials.rng.normal(size=size)
        trials.equals((tf.constant(x),), 2 * x)


def manners(trials: Trials) -> None:
    x = trials.rng.normal(size=2)
    keeps_arguments(trials, (x,), 2 * x)
    repeats(trials)


DOUBLING = Exercise(
    "double",
    ("x",),
    (
        Part("values", 2.0, values, "Read section 1.", core=True),
        Part("manners", 1.0, manners, numeric=False),
    ),
    reference=double,
    ideas=(Idea("M1", "Two or three?", triple),),
    hints={"M10": "Compare before and after."},
)


def add(a: Any, b: Any) -> Any:
    return a + b


def take(a: Any, b: Any) -> Any:
    return a - b


def sums(trials: Trials) -> None:
    trials.of(0).gives((2, 3), 5)
    trials.of(1).gives((2, 3), -1)


PAIR = Exercise(
    "add",
    (),
    (Part("both", 2.0, sums, core=True),),
    reference=(add, take),
    ideas=(Idea("M90", "Which is larger?", (add, lambda a, b: b - a)),),
    functions={"add": ("a", "b"), "take": ("a", "b")},
)


# --- the mark -----------------------------------------------------------------------------------


def test_mark_looks_like_a_float_to_nbgrader() -> None:
    """The last expression's text is a plain float, in IPython's own formatter too."""
    mark = Mark(2.5, "message", "M1", "hint")
    assert ("2.5", "2.5", "2.5") == (repr(mark), str(mark), PlainTextFormatter()(mark))
    assert isinstance(mark, float)


def test_cell_of_several_functions_is_marked_function_by_function() -> None:
    """Each is tried under its own name, and a wrong idea about one of them is recognised."""
    assert PAIR.mark((add, take)) == 2.0
    mark = PAIR.mark((add, lambda a, b: b - a))
    assert (0.0, "M90") == (float(mark), mark.misconception)
    assert "take with a = 2, b = 3: expected -1, got 1" in mark.message


PLAIN = {
    "an int": (1740, 1740),
    "a large int": (10**30, 10**30),
    "a float": (0.5, 0.5 + 1e-9),
    "a bool": (True, True),
    "nothing": (None, None),
    "a text": ("same", "same"),
    "a list for a tuple": ((1, 2), [1, 2]),
    "an array for a list": ([1, 2], np.array([1, 2])),
    "no entries": ([], np.array([])),
    "NumPy's numbers in a list": ([1, 0.5], [np.int64(1), np.float64(0.5)]),
    "a tensor in a tuple": ((np.ones(2), 3), (tf.ones(2), 3)),
    "a dict of pairs": ({(0, 1): 0.5}, {(0, 1): 0.5}),
    "rows": ([[1, 2], [3, 4]], ((1, 2), (3, 4))),
}
OTHER = {
    "a float for an int": (3, 3.0),
    "NumPy's number for an int": (3, np.int64(3)),
    "an int for a bool": (True, 1),
    "a bool for an int": (1, True),
    "an int for a float": (3.0, 3),
    "a tensor for a float": (3.0, tf.constant(3.0)),
    "nan": (3.0, float("nan")),
    "a large int that is one off": (10**30, 10**30 + 1),
    "an array for a tensor": (np.ones(2), np.ones(2)),
    "one member more": ([1], [1, 1]),
    "another order": ([1, 2], [2, 1]),
    "floats for ints": ([1], [1.0]),
    "a number for a list": ([1], 1),
    "one key more": ({"a": 1}, {"a": 1, "b": 2}),
    "another value": ({"a": 1}, {"a": 2}),
    "a wrong dtype in a tuple": ((np.ones(2),), (tf.ones(2, "int32"),)),
    "a deep list": ([1], [[[[[[[[1]]]]]]]]),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_result_agrees(name: str) -> None:
    """What the signature promises is taken, whatever holds it."""
    expected, came = PLAIN[name]
    assert disagreement(read(came), expected) is None


@pytest.mark.parametrize("name", OTHER)
def test_plain_result_of_another_type_or_value_is_told(name: str) -> None:
    """A result of another type or value is refused in words that end a sentence."""
    expected, came = OTHER[name]
    assert str(disagreement(read(came), expected)).startswith(("expected", "at "))


def mixture(x: Any, n: int) -> Any:
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise TypeError("floats")
    return x * n, x


def test_law_of_dtypes_takes_the_right_and_finds_each_lapse() -> None:
    """float32 stays float32, whole numbers are refused however they come."""

    def wrongs(answer: Any) -> list[str]:
        trials = Trials(answer, np.random.default_rng(1), ("x", "n"))
        keeps_dtypes(trials, (np.ones((2, 2)), 3), lambda x, n: (x * n, x), [0])
        return [str(w.idea) for w in trials.wrongs]

    def forced(x: Any, n: int) -> Any:
        return mixture(tf.cast(x, "float32"), n)

    assert [] == wrongs(mixture)
    assert {"M9", "M63"} == set(wrongs(forced))


def test_mark_survives_a_copy() -> None:
    """A copied mark keeps what the student is told."""
    mark = copy.deepcopy(Mark(1.5, "message", "M1", "hint"))
    assert (1.5, "message", "M1", "hint") == (mark, mark.message, mark.misconception, mark.hint)


def test_right_answer_gets_all_points_exactly() -> None:
    """Nothing is lost to rounding, and the message says so."""
    mark = DOUBLING.mark(double)
    assert (3.0, None, "double: 3 of 3 points.") == (mark, mark.misconception, mark.message)


def test_message_tells_the_smallest_failing_input(capsys: pytest.CaptureFixture[str]) -> None:
    """Of three failing inputs the one with a single number is told, with expected and got."""
    mark = DOUBLING.mark(lambda x: tf.convert_to_tensor(x) + 100.0)
    line = mark.message.splitlines()[1]
    assert re.search(r"with x = \[[^,\]]+\]:", line)
    assert "expected [" in line
    assert "Read section 1." in line
    assert mark.message in capsys.readouterr().out


def test_nothing_pays_while_the_heart_is_wrong() -> None:
    """A function that returns its input keeps its arguments and repeats itself, for no points."""
    mark = DOUBLING.mark(tf.convert_to_tensor)
    assert 0.0 == mark
    assert "not paid" in mark.message


def test_known_wrong_idea_is_recognised_on_the_same_inputs() -> None:
    """What triples behaves as the idea does, and gets its hint."""
    mark = DOUBLING.mark(lambda x: x + x + x)
    assert (0.0, "M1", "Two or three?") == (mark, mark.misconception, mark.hint)


def test_idea_that_only_resembles_is_not_named() -> None:
    """What triples one size of input and doubles the others is nobody's idea."""
    mark = DOUBLING.mark(lambda x: (3.0 if x.shape[0] == 2 else 2.0) * x)
    assert (0.0, None) == (mark, mark.misconception)


def test_law_may_know_the_idea_at_once() -> None:
    """A change of the argument is an idea of its own, whatever the numbers."""

    def spoil(x: Any) -> Any:
        result = double(x)
        if isinstance(x, np.ndarray):
            x[:] = 0
        return result

    mark = DOUBLING.mark(spoil)
    assert (2.0, "M10", "Compare before and after.") == (mark, mark.misconception, mark.hint)


def test_broken_rule_costs_everything() -> None:
    """A gate that is broken leaves no points, and its message comes first."""

    def broken(trials: Trials) -> None:
        trials.wrong("Not allowed here")

    rule = Part("the rule", 0.0, broken, gate=True)
    mark = Exercise("double", ("x",), (rule, *DOUBLING.parts), double).mark(double)
    assert 0.0 == mark
    assert "Not allowed here" in mark.message.splitlines()[1]


def test_broken_rule_costs_what_was_earned_before() -> None:
    """A rule may be tried last, when the answer is known to be right."""

    def broken(trials: Trials) -> None:
        trials.wrong("Not allowed here")

    rule = Part("the rule", 0.0, broken, gate=True)
    mark = Exercise("double", ("x",), (*DOUBLING.parts, rule), double).mark(double)
    assert (0.0, 0.0) == (mark, sum(part.points for part in mark.parts))


def test_part_that_is_tried_for_its_trials_pays_nothing_by_itself() -> None:
    """A part that shows wrong ideas apart is tried in any case, and pays with the heart only."""
    parts = (DOUBLING.parts[0], Part("shapes", 1.0, lambda trials: None, shows=True))
    exercise = Exercise("double", ("x",), parts, double)
    assert (0.0, 3.0) == (exercise.mark(triple), exercise.mark(double))


# --- answers that lie ---------------------------------------------------------------------------


class Agreeable:
    """Equal to everything, close to everything."""

    shape: tuple[int, ...] = (1,)
    dtype = tf.float64

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    def __array__(self, *_args: Any, **_more: Any) -> Any:
        raise AssertionError("asked to be an array")

    def __array_ufunc__(self, *_args: Any, **_more: Any) -> Any:
        raise AssertionError("asked to compare")

    __hash__ = None  # type: ignore[assignment]


class LyingArray(np.ndarray):
    """An array that is all true however it is asked."""

    def __array_ufunc__(self, *_args: Any, **_more: Any) -> Any:
        return np.True_


LIES: dict[str, Callable[[Any], Any]] = {
    "agreeable": lambda x: Agreeable(),
    "lying_array": lambda x: np.zeros(3).view(LyingArray),
    "nan": lambda x: tf.fill(x.shape, tf.constant(math.nan, tf.float64)),
    "infinite": lambda x: tf.fill(x.shape, tf.constant(math.inf, tf.float64)),
    "empty": lambda x: tf.zeros((0,), tf.float64),
    "broadcastable": lambda x: tf.zeros((1, 1, 1), tf.float64),
    "complex": lambda x: tf.cast(double(x), tf.complex128),
    "strings": lambda x: tf.as_string(double(x)),
    "objects": lambda x: np.array([object()] * len(x)),
    "array": lambda x: double(x).numpy(),
    "list": lambda x: double(x).numpy().tolist(),
    "half": lambda x: tf.cast(double(x), tf.float16),
    "ragged": lambda x: tf.ragged.constant([[1.0], []]),
    "huge": lambda x: tf.zeros((1000, 1000)),
    "extra_axis": lambda x: double(x)[None],
    "none": lambda x: None,
    "class": lambda x: tf.Tensor,
    "function": lambda x: double,
    "exit": lambda x: sys.exit(0),
    "nested": lambda x: [[[[x]]]],
}


@pytest.mark.parametrize("name", LIES)
def test_lie_earns_nothing(name: str) -> None:
    """No object decides about itself: what is not the right tensor is wrong."""
    assert 0.0 == DOUBLING.mark(LIES[name])


@pytest.mark.parametrize("right_calls", range(5))
def test_answer_right_for_some_calls_only_loses(right_calls: int) -> None:
    """An answer that is right the first few times and wrong afterwards does not keep its points."""
    calls = []

    def alternating(x: Any) -> Any:
        calls.append(x)
        return double(x) if len(calls) <= right_calls else triple(x)

    assert DOUBLING.mark(alternating) < 3.0


def test_random_answer_earns_nothing() -> None:
    """Random numbers of the right shape and type earn nothing."""
    assert 0.0 == DOUBLING.mark(lambda x: tf.random.normal(x.shape, dtype=tf.float64))


def test_value_is_read_by_its_exact_type() -> None:
    """A variable counts as a tensor, a bool as no tensor, a subclass of list as nothing."""

    class Lists(list[Any]):
        pass

    given = (tf.Variable(1.0), True, Lists(), [1.0], np.float64(1), np.zeros(1).view(LyingArray))
    expected = ["tensor", "number", "an object of type Lists", "sequence", "a NumPy number"]
    assert [*expected, "an object of type LyingArray"] == [read(value).kind for value in given]


def test_shape_comes_before_dtype_before_closeness() -> None:
    """The first difference is told: shape, then dtype, then finiteness, then the numbers."""
    wrong = tf.constant([[math.nan, 1.0]])
    assert "expected shape (2,)" in str(difference(read(wrong), [1.0, 2.0], "float64"))
    assert "expected dtype float64" in str(difference(read(wrong), [[1.0, 2.0]], "float64"))
    assert "not finite" in str(difference(read(wrong), [[1.0, 2.0]]))
    assert difference(read(tf.constant([[0.5]])), [[0.5]], "float32") is None


def test_float64_is_compared_to_nine_digits() -> None:
    """An error of 1e-8 in float64 is an error; in float32 it is rounding."""
    assert difference(read(tf.constant([1.0 + 1e-8], tf.float64)), [1.0]) is not None
    assert difference(read(tf.constant([1.0 + 1e-8], tf.float32)), [1.0]) is None


def test_text_from_an_answer_is_one_short_plain_line() -> None:
    """Escapes, newlines, NUL and surrogates do not come through, nor does a megabyte."""
    assert "a b c d" == plain("a\nb\x00\x1b[31mc\ud800 d")
    assert 200 == len(plain("x" * 10**6))


# --- the border ---------------------------------------------------------------------------------


@pytest.mark.parametrize("failure", [Timeout, Crashed])
def test_end_of_the_process_ends_the_check(failure: type[BorderError]) -> None:
    """When nobody answers any more the check stops at once."""
    calls = []

    def gone(x: Any) -> Any:
        calls.append(x)
        raise failure("gone")

    with pytest.raises(failure):
        DOUBLING.mark(gone)
    assert 1 == len(calls)


def test_undecodable_reply_is_never_the_error_expected() -> None:
    """Where a ValueError is expected, a reply that cannot be decoded does not count as one."""

    def law(trials: Trials) -> None:
        trials.refuses((1.0,), "ValueError", "too large", None)

    exercise = Exercise("refuse", ("x",), (Part("refuses", 1.0, law, core=True),))

    def undecodable(x: Any) -> Any:
        raise BorderError("a reply of 3 GB")

    def too_large(x: Any) -> Any:
        raise UnicodeDecodeError("utf-8", b"", 0, 0, "a subclass of ValueError")

    assert (0.0, 1.0) == (exercise.mark(undecodable), exercise.mark(too_large))


# --- the run ------------------------------------------------------------------------------------


def test_seed_is_the_runs_and_repeats_the_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seed gives the same message, another one another."""

    def message(text: str) -> str:
        monkeypatch.setenv("AUTOGRADER_SEED", text)
        return DOUBLING.mark(lambda x: tf.convert_to_tensor(x) + 1.0).message

    assert message("1") == message("1") != message("2")


def test_seed_is_fresh_where_nobody_sets_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """In stock nbgrader every run has random inputs of its own."""
    monkeypatch.delenv("AUTOGRADER_SEED", raising=False)
    assert seed() != seed()


def test_nothing_of_an_answer_reaches_stderr_or_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    """Prints, warnings, logs and writes to descriptor 2 are dropped: stderr costs all points."""

    def noisy(x: Any) -> Any:
        sys.stdout.write("printed")
        sys.stderr.write("to stderr")
        os.write(2, b"to descriptor 2")
        warnings.warn("warned", stacklevel=1)
        logger.warning("logged")
        return double(x)

    stream = io.StringIO()
    logger = logging.getLogger("noisy")
    logger.addHandler(handler := logging.StreamHandler(stream))
    mark = DOUBLING.mark(noisy)
    logger.removeHandler(handler)
    out, err = capfd.readouterr()
    assert (3.0, "", "", "double: 3 of 3 points.\n") == (mark, err, stream.getvalue(), out)


def test_quiet_gives_everything_back(capfd: pytest.CaptureFixture[str]) -> None:
    """After the check, and after an exception in it, stderr works as before."""
    with pytest.raises(KeyError), quiet():
        raise KeyError
    os.write(2, b"heard")
    assert "heard" == capfd.readouterr().err


def test_names_in_comments_strings_and_local_variables_break_no_rule() -> None:
    """Only attributes and imported names count as used."""
    text = (
        '"""Not tf.nn.conv2d."""\nfrom scipy.signal import correlate2d as c\n'
        'conv2d = 1  # tf.nn.conv2d\nx = "tf.nn.conv2d"\nimport a; y = tf.add(conv2d)\n'
    )
    assert {"signal", "correlate2d", "c", "add", "a"} <= names_used(text)
    assert "conv2d" not in names_used(text)


def test_source_that_cannot_be_read_is_survived() -> None:
    """Deep nesting and unclosed brackets do not stop the reading of names."""
    assert "conv2d" in names_used("tf.nn.conv2d" + "(" * 90_000)
    assert frozenset() == names_used("\x00'''")


def test_a_message_shows_a_number_without_its_type() -> None:
    """NumPy 2 writes np.float64(0.5), which tells a student nothing."""
    assert ["0.5", "-2", "True"] == [
        show(np.float64(0.5)),
        show(np.int64(-2)),
        show(np.bool_(True)),
    ]
