"""Check cells of any nbgrader course run unchanged where the student's code is not."""

# ruff: noqa: E501  (the programs in the tables have a line each)

from __future__ import annotations

import json
from pathlib import Path

import pytest
from handing_in import (
    by_id,
    check,
    checked,
    course_of,
    given,
    graded,
    hand_in,
    solution,
    tensorflow,
)

from autograder.scoring import earned

DOUBLE = "def double(x):\n    return 2 * x"


# --- where a name is looked up --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "added", "test"),
    [
        ("", "helper = lambda x: 0", "def helper(x):\n    return x\nassert helper(1) == 1"),
        ("", "len = lambda x: 4", "assert len([1]) == 1"),
        ("", "isinstance = type = lambda *a: True", "assert not isinstance(1, str)"),
        ("import numpy as np", "class np: pi = 4", "assert np.pi < 4"),
        ("from math import sqrt", "sqrt = lambda x: 9", "assert sqrt(4) == 2"),
        (
            "def near(a, b): return abs(a - b) < 1",
            "near = lambda *a: True",
            "assert not near(1, 5)",
        ),
        ("LIMIT = 3", "LIMIT = 4", "assert LIMIT == 3"),
    ],
    ids=["own", "builtin", "isinstance", "module", "from", "given-function", "given-value"],
)
def test_a_student_cannot_give_a_name_that_is_not_theirs(
    tmp_path: Path, before: str, added: str, test: str
) -> None:
    """The check's own names, builtins, imports and given names are never the student's."""
    answer = f"{DOUBLE}\n{added}"
    result = checked(
        tmp_path, answer, f"{test}\nassert double(2) == 4", author=DOUBLE, before=before
    )
    assert ("passed", 1.0) == (result.status, result.points), result.message


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("def max(xs):\n    return sorted(xs)[-1]", 1.0), ("def max(xs):\n    return xs[0]", 0.0)],
)
def test_an_answer_that_shadows_a_builtin_is_the_students(
    tmp_path: Path, answer: str, expected: float
) -> None:
    """An exercise may ask for a function that is called like a builtin."""
    result = checked(
        tmp_path, answer, "assert max([1, 3, 2]) == 3", author="def max(xs):\n    return 3"
    )
    assert expected == result.points


def test_a_check_cell_may_use_what_an_earlier_check_cell_defined(tmp_path: Path) -> None:
    """Check cells share one namespace, as in stock nbgrader."""
    course = course_of(
        tmp_path,
        solution(DOUBLE),
        check(
            "cases = {1: 2, 3: 6}\ndef all_right():\n    return all(double(k) == v for k, v in cases.items())",
            "a",
        ),
        check("assert all_right() and len(cases) == 2", "b"),
    )
    raw = hand_in(course.lessons["lesson"].notebooks[0], {"answer": DOUBLE})
    assert {"a": 1.0, "b": 1.0} == {k: c.points for k, c in by_id(graded(course, raw)).items()}


def test_an_answer_defined_after_a_check_replaces_the_checks_name(tmp_path: Path) -> None:
    """What a check cell called by an answer's name is gone when the answer comes."""
    course = course_of(
        tmp_path,
        solution("x = 1", "first"),
        check("y = 5\nassert x == 1", "a"),
        solution("y = 2", "second"),
        check("assert y == 2", "b"),
    )
    raw = hand_in(course.lessons["lesson"].notebooks[0], {"first": "x = 1", "second": "y = 2"})
    assert [1.0, 1.0] == [c.points for c in by_id(graded(course, raw)).values()]


def test_a_missing_name_is_told_by_its_name(tmp_path: Path) -> None:
    """A misspelt function is the commonest of all mistakes."""
    result = checked(
        tmp_path, "def duoble(x):\n    return 2 * x", "assert double(1) == 2", author=DOUBLE
    )
    assert ("error", 0.0) == (result.status, result.points)
    assert "double is not defined" in result.message


# --- rebinding and deleting an answer's name ------------------------------------------------------

SQUARES = "def squares(n):\n    return [i * i for i in range(1, n + 1)]"
USES = f"{SQUARES}\ndef total(n):\n    return sum(squares(n))"
ALONE = f"{SQUARES}\ndef total(n):\n    return n * (n + 1) * (2 * n + 1) // 6"
DELETED = """original = squares
del squares
try:
    total(1)
except NameError:
    pass
else:
    raise AssertionError("total does not use squares")
finally:
    squares = original
assert total(2) == 5"""
MOCKED = """calls = []
original = squares
def squares(n):
    calls.append(n)
    return [100]
try:
    assert total(3) == 100 and calls == [3]
finally:
    squares = original
assert total(2) == 5 and squares(2) == [1, 4]"""


@pytest.mark.parametrize("test", [DELETED, MOCKED], ids=["deleted", "mocked"])
@pytest.mark.parametrize(("answer", "expected"), [(USES, 1.0), (ALONE, 0.0)], ids=["uses", "alone"])
def test_a_check_may_take_an_answers_name_away_or_put_a_function_there(
    tmp_path: Path, test: str, answer: str, expected: float
) -> None:
    """nbgrader's quickstart asks so whether one answer calls another."""
    assert expected == checked(tmp_path, answer, test, author=USES).points


# --- what a check is worth ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2", 2.0), ("0.5", 0.5), ("0", 0.0), ("3.0", 3.0), ("np.float64(0.0)", 0.0),
        ("np.float32(1.5)", 1.5), ("np.int64(2)", 2.0), ("np.array(1.0)", 1.0), ("True", 3.0),
        ("False", 3.0), ("None", 3.0), ("double", 3.0), ("[0]", 3.0), ("'0'", 3.0), ("-1", 0.0),
        ("float('nan')", 0.0), ("float('inf')", 0.0), ("3.5", 0.0), ("0;", 3.0), ("x = 0", 3.0),
        ("double(1) / 4", 0.5),
    ],
)  # fmt: skip
def test_the_last_value_of_a_check_is_its_points(
    tmp_path: Path, last: str, expected: float
) -> None:
    """A number within bounds is points; a number out of them is none; anything else is all."""
    result = checked(tmp_path, DOUBLE, f"assert double(1) == 2\n{last}", points=3.0)
    assert expected == result.points
    assert (result.status == "error") == (last in ("-1", "float('nan')", "float('inf')", "3.5"))


def test_a_tensors_number_is_points() -> None:
    """TensorFlow's scalars count as numbers, its other tensors do not."""
    import tensorflow as tf

    given = [tf.constant(0.0), tf.constant(0.5, tf.float64), tf.constant(1), tf.constant([0.0])]
    assert [0.0, 0.5, 1.0, 2.0] == [earned(value, 2.0)[0] for value in given]


# --- what a message may say -----------------------------------------------------------------------

HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"
NEGATED = "def double(x):\n    return -2 * x"
TALKATIVE = "def double(x):\n    print('got', x)\n    raise ValueError(f'got {x}')"


@pytest.mark.parametrize("answer", [NEGATED, TALKATIVE, "double = None", "def double(x): 1 / 0"])
@pytest.mark.parametrize(
    "test",
    [
        "assert double(31337) == 62674",
        "np.testing.assert_allclose(double(31337.0), 62674)",
        "assert [double(31337)] == [62674]",
        "expected = {'62674': 31337}\nassert expected[str(double(31337))] == 31337",
        "from unittest import TestCase\nTestCase().assertEqual(double(31337), 62674)",
        "for secret_31337 in [31337]:\n    assert double(secret_31337) == 62674",
    ],
)
def test_a_message_tells_nothing_of_a_hidden_test(tmp_path: Path, answer: str, test: str) -> None:
    """Neither its source, nor its inputs, nor what it expects, in no message and no output."""
    cells = (given("import numpy as np"), solution(DOUBLE), check(HIDDEN.format(test)))
    course = course_of(tmp_path, *cells)
    result = graded(course, hand_in(course.lessons["lesson"].notebooks[0], {"answer": answer}))
    cell = by_id(result)["check"]
    shown = json.dumps([c.get("outputs") for c in result.executed["cells"]])
    assert 0.0 == cell.points
    assert "31337" not in cell.message + shown
    assert "62674" not in cell.message + shown


def test_an_authors_own_message_is_shown(tmp_path: Path) -> None:
    """The text behind an ``assert`` is written for the student, hidden or not."""
    test = "assert double(1) == 2, 'Twice one is two.'"
    assert "Twice one is two." == checked(tmp_path / "a", NEGATED, test).message
    assert "Twice one is two." == checked(tmp_path / "b", NEGATED, HIDDEN.format(test)).message


def test_what_the_students_code_raised_is_shown_in_a_visible_test(tmp_path: Path) -> None:
    """In a visible check the input is no secret."""
    assert "ValueError: got 5" in checked(tmp_path, TALKATIVE, "assert double(5) == 10").message


# --- the author's given cells ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "test"),
    [
        ("import numpy as np\nnp.random.seed(3)\ndata = np.random.rand(4)",
         "np.random.seed(3)\nassert np.array_equal(data, np.random.rand(4))\nassert double(data[0]) == 2 * data[0]"),
        ("import random\nrandom.seed(1)\nnumbers = [random.random() for _ in range(3)]",
         "assert [double(n) for n in numbers] == [2 * n for n in numbers]"),
        ("import numpy as np\nrng = np.random.default_rng(2)\nimage = rng.normal(size=(2, 3))",
         "np.testing.assert_allclose(double(image), image + image)"),
        ("import csv\nwith open('data.csv') as file:\n    rows = [int(r[0]) for r in csv.reader(file)]",
         "assert rows == [1, 2] and double(sum(rows)) == 6"),
        ("import numpy as np\ntable = np.loadtxt('data.csv', delimiter=',')",
         "assert double(table).tolist() == [[2, 20], [4, 40]]"),
        ("from collections import namedtuple\nPair = namedtuple('Pair', 'a b')\np = Pair(1, 2)",
         "assert double(p.b) == 4 and p == Pair(1, 2)"),
        ("class Helper:\n    def __init__(self, f): self.f = f\n    def at(self, x): return self.f(x)",
         "assert Helper(double).at(3) == 6"),
        ("def apply(f, xs):\n    return [f(x) for x in xs]\n\ndef twice(f): return lambda x: f(f(x))",
         "assert apply(twice(double), [1, 2]) == [4, 8]"),
    ],
    ids=["np-seed", "random", "rng", "csv", "loadtxt", "namedtuple", "class", "higher-order"],
)  # fmt: skip
def test_given_cells_are_the_authors_own_in_a_check(tmp_path: Path, before: str, test: str) -> None:
    """Seeds, data and helpers that the author gave are there, with the values that they gave."""
    result = checked(tmp_path, DOUBLE, test, before=before, files={"data.csv": "1,10\n2,20\n"})
    assert ("passed", 1.0) == (result.status, result.points), result.message


@pytest.mark.parametrize(
    "test",
    [
        "%matplotlib inline\nassert double(1) == 2",
        "%%time\nassert double(1) == 2",
        "!echo hello\nassert double(1) == 2",
        "%load_ext autoreload\n%autoreload 2\nassert double(1) == 2",
        "import matplotlib.pyplot as plt\nplt.plot([double(x) for x in range(3)])\nplt.title('x')\nplt.show()",
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.bar(['a'], [double(1)])\nassert ax.patches[0].get_height() == 2",
        "from IPython.display import display, Markdown\ndisplay(Markdown('fine'))\nassert double(1) == 2",
        "display(double(1))\nassert double(1) == 2",
        "import warnings\nwarnings.warn('old')\nassert double(1) == 2",
        "import sys\nprint('careful', file=sys.stderr)\nassert double(1) == 2",
    ],
)  # fmt: skip
def test_a_check_cell_may_hold_magics_pictures_and_noise(tmp_path: Path, test: str) -> None:
    """What runs in a notebook runs in a check."""
    result = checked(tmp_path, DOUBLE, test)
    assert ("passed", 1.0) == (result.status, result.points), result.message


def test_a_check_that_itself_fails_costs_its_own_points_only(tmp_path: Path) -> None:
    """`sys.exit`, a syntax error or an endless recursion in one check leaves the next alone."""
    bad = [
        "import sys\nsys.exit(3)",
        "assert double(1 == 2",
        "def f():\n    f()\nf()",
        "raise KeyboardInterrupt",
    ]
    cells = [check(source, f"bad{n}") for n, source in enumerate(bad)]
    course = course_of(tmp_path, solution(DOUBLE), *cells, check("assert double(1) == 2", "good"))
    raw = hand_in(course.lessons["lesson"].notebooks[0], {"answer": DOUBLE})
    assert [0.0] * 4 + [1.0] == [c.points for c in by_id(graded(course, raw)).values()]


def test_a_check_that_seeds_tensorflow_seeds_the_answer_too(tmp_path: Path) -> None:
    """As in one process: the same numbers after the same seed, on either side."""
    before = "import tensorflow as tf"
    answer = "def draw():\n    return tf.random.normal((3,))"
    test = (
        "tf.random.set_seed(5)\none = draw()\ntf.random.set_seed(5)\nassert (one == draw()).numpy().all()\n"
        "tf.keras.utils.set_random_seed(5)\ntwo = draw()\ntf.keras.utils.set_random_seed(5)\n"
        "assert (two.numpy() == tf.random.normal((3,)).numpy()).all()"
    )
    course = course_of(tmp_path, given(before), solution(answer), check(test))
    raw = hand_in(course.lessons["lesson"].notebooks[0], {"answer": answer})
    cell = by_id(graded(course, raw, wanted=tensorflow()))["check"]
    assert ("passed", 1.0) == (cell.status, cell.points), cell.message
