"""The names that an ordinary check leans on are its author's, whatever an answer cell calls its own."""

from __future__ import annotations

import pytest
from classroom import CONFIG, cell, write_notebook
from handing_in import graded, hand_in, points

from autograder.course import Course, read_course

GIVEN = """
expected = [2, 4, 6]

def close(one, other):
    return bool(np.allclose(one, other))
"""
CHECK = """
np.testing.assert_allclose(double([1, 2, 3]), expected)
assert close(double([2]), [4])
assert abs(sum(double([1, 1])) - 4) < 1e-9
"""
RIGHT = "def double(x):\n    return [2 * one for one in x]"
WRONG = "def double(x):\n    return list(x)"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("other")
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    solution = RIGHT.replace("    return", "    ### BEGIN SOLUTION\n    return")
    cells = [
        cell("code", "import numpy as np", "setup", locked=True),
        cell("code", GIVEN, "given", locked=True),
        cell("code", f"{solution}\n    ### END SOLUTION", "double", solution=True),
        cell("code", CHECK, "double_test", grade=True, locked=True, points=3.0),
        cell("code", "def triple(x):\n    raise NotImplementedError", "triple", solution=True),
        cell("code", CHECK, "again_test", grade=True, locked=True, points=3.0),
    ]
    write_notebook(folder / "source/plain/plain.ipynb", cells)
    return read_course(folder)


def score(course: Course, *answers: str) -> float:
    notebook = course.lessons["plain"].notebooks[0]
    raw = hand_in(notebook, dict(zip(("double", "triple"), answers, strict=False)))
    return sum(points(graded(course, raw)).values())


def test_a_right_answer_is_paid(course: Course) -> None:
    """The check is an honest one: it pays the right answer and not the wrong one."""
    assert score(course, RIGHT) == 6.0
    assert score(course, WRONG) == 0.0


TAKEN = {
    "library": "class np:\n    class testing:\n        assert_allclose = print\n    allclose = print",
    "library's function": "import numpy as np\nnp.testing.assert_allclose = lambda *args: None",
    "helper": "def close(*args):\n    return True",
    "expected value": "expected = [1, 2, 3]",
    "builtin": "def abs(*args):\n    return 0\nsum = abs",
    "everything": "np = close = expected = abs = sum = get_ipython = __builtins__ = None",
    "by loop": "for np in [None]:\n    for close in [None]:\n        for expected in [[1, 2, 3]]:\n            pass",
}


@pytest.mark.parametrize("taken", TAKEN.values(), ids=TAKEN)
def test_an_answer_cell_cannot_take_a_name_of_the_check(course: Course, taken: str) -> None:
    """A library, a helper, an expected value or a builtin of the student's is not looked at."""
    assert score(course, f"{WRONG}\n{taken}", taken) == 0.0
    assert score(course, f"{RIGHT}\n{taken}", taken) == 6.0


LIARS = {
    "equal to everything": "class One:\n    def __eq__(self, other): return True\n"
    "    def __array__(self, *a, **k): return np.zeros(3)\ndef double(x): return One()",
    "nan": "def double(x): return [float('nan')] * len(x)",
    "broadcast": "def double(x): return np.zeros((0, len(x)))",
    "a right answer for the library, another for the rest": "class Two(list):\n"
    "    def __iter__(self): return iter([4])\n    def __len__(self): return 0\n"
    "def double(x): return Two()",
    "what it is given": "def double(x):\n    x[:] = [0] * len(x)\n    return x",
}


@pytest.mark.parametrize("liar", LIARS.values(), ids=LIARS)
def test_a_liar_is_not_paid(course: Course, liar: str) -> None:
    """Values are compared where they cannot lie."""
    assert score(course, liar) == 0.0
