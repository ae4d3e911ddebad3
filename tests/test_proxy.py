"""What a check cell can do with a student's object, and what that object never gets to see."""

# ruff: noqa: E501  (the programs in the tables have a line each)

from __future__ import annotations

from pathlib import Path

import pytest
from handing_in import checked

TEXT = (Path(__file__).parent / "teachers.txt").read_text(encoding="utf-8")
TEACHERS = {
    name.strip(): tuple(rest.split("# ~~ check\n"))
    for name, _, rest in (part.partition("\n") for part in TEXT.split("# %% ")[1:])
}
"""By name: an answer and its check."""

POINT = """class Point:
    \"\"\"A point of the plane.\"\"\"
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __hash__(self):
        return hash((self.x, self.y))
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __neg__(self):
        return Point(-self.x, -self.y)
    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    def __lt__(self, other):
        return abs(self) < abs(other)
    def __len__(self):
        return 2
    def __iter__(self):
        yield self.x
        yield self.y
    def __getitem__(self, index):
        return (self.x, self.y)[index]
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
    def __bool__(self):
        return True
    def __float__(self):
        return float(self.x)
    def __call__(self, scale):
        return Point(scale * self.x, scale * self.y)
    @property
    def norm(self):
        return abs(self)
    @classmethod
    def origin(cls):
        return cls(0, 0)
    @staticmethod
    def name():
        return "point"

class Special(Point):
    pass
"""


@pytest.mark.parametrize(
    "test",
    [
        "assert Point(1, 2).x == 1 and Point(1).y == 0 and Point(y=3, x=2).y == 3",
        "assert Point(1, 2) == Point(1, 2) and Point(1, 2) != Point(2, 1)",
        "p = Point(1, 2)\nassert p + p == Point(2, 4) and -p == Point(-1, -2) and p == p",
        "assert abs(Point(3, 4)) == 5 and Point(3, 4).norm == 5.0",
        "assert sorted([Point(3), Point(1), Point(2)])[0] == Point(1)",
        "assert max(Point(3), Point(5), key=lambda p: p.x).x == 5",
        "assert len(Point(1, 2)) == 2 and list(Point(1, 2)) == [1, 2] and 2 in Point(1, 2)",
        "x, y = Point(1, 2)\nassert (x, y) == (1, 2)",
        "assert Point(1, 2)[1] == 2 and [*Point(1, 2)][0] == 1 and tuple(Point(0, 0)[:1]) == (0,)",
        "assert repr(Point(1, 2)) == 'Point(1, 2)' and f'{Point(1, 2)}' == 'Point(1, 2)'",
        "assert bool(Point(0, 0)) and float(Point(2, 1)) == 2.0",
        "p = Point(1, 2)\np.x = 5\nassert p == Point(5, 2)",
        "assert len({Point(1, 2): 'a'}) == 1",
        "p = Point(1, 2)\nq = p\nassert p is q and p is not Point(1, 2)",
        "assert isinstance(Point(1, 2), Point) and isinstance(Special(1), Point)",
        "assert not isinstance(Point(1), Special) and not isinstance(3, Point)",
        "assert issubclass(Special, Point) and not issubclass(Point, Special)",
        "assert not isinstance(Point(1), (int, str)) and isinstance(Point(1), (str, Point))",
        "assert isinstance(Point, type) and isinstance(Point(1), object)",
        "assert type(Point(1)) is Point and type(Special(1)).__name__ == 'Special'",
        "assert callable(Point) and callable(Point(1)) and Point(1, 2)(3) == Point(3, 6)",
        "assert Point.origin() == Point(0, 0) and Point.name() == 'point'",
        "assert hasattr(Point(1), 'norm') and not hasattr(Point(1), 'size')",
        "assert getattr(Point(1), 'z', 7) == 7",
        "assert vars(Point(1, 2)) == {'x': 1, 'y': 2} and 'x' in Point(1).__dict__",
        "assert Point.__doc__.startswith('A point') and Point.__name__ == 'Point'",
        "assert 'norm' in dir(Point(1))",
        "import numpy as np\nassert np.asarray(list(Point(1, 2))).sum() == 3",
    ],
)
def test_objects_of_the_students_classes_can_be_used(tmp_path: Path, test: str) -> None:
    """Attributes, methods, operators, iteration and classes work as in one process."""
    result = checked(tmp_path, POINT, test)
    assert ("passed", 1.0) == (result.status, result.points), result.message


@pytest.mark.parametrize(("answer", "test"), TEACHERS.values(), ids=TEACHERS)
def test_what_teachers_ask_for_works(tmp_path: Path, answer: str, test: str) -> None:
    """The usual exercises of Python courses, checked as their teachers check them."""
    result = checked(tmp_path, answer, test, before="import math")
    assert ("passed", 1.0) == (result.status, result.points), result.message


SPY = """seen = []
class Spy:
    def __init__(self):
        pass
def note(name):
    def method(self, *args, **kwargs):
        seen.append((name, args))
        return True
    return method
for name in '''eq ne lt le gt ge add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod
pow rpow matmul rmatmul and rand or ror xor rxor lshift rlshift rshift rrshift iadd isub imul contains
array_ufunc array_function array_priority tf_tensor instancecheck subclasscheck index float int'''.split():
    setattr(Spy, f'__{name}__', note(name))
def answer():
    return Spy()
"""


@pytest.mark.parametrize(
    "test",
    [
        "answer() == 31337", "31337 == answer()", "answer() != 31337", "answer() < 31337",
        "answer() - 31337", "31337 - answer()", "abs(answer() - 31337) < 1", "answer() * 31337",
        "31337 ** answer()", "answer() @ np.full(2, 31337)", "np.full(2, 31337) + answer()",
        "np.full(2, 31337) == answer()", "np.allclose(answer(), 31337)", "31337 in answer()",
        "np.testing.assert_allclose(answer(), 31337)", "[answer()] == [31337]",
        "{'a': answer()} == {'a': 31337}", "answer() in [31337]", "np.float64(31337) - answer()",
        "isinstance(answer(), (31337).__class__)", "np.isclose(31337, answer())",
        "math.isclose(answer(), 31337)", "divmod(answer(), 31337)", "sum([answer(), 31337])",
        "max(answer(), 31337)", "np.array_equal(np.full(1, 31337), answer())", "'%d' % 31337 == answer()",
    ],
)  # fmt: skip
def test_an_operator_never_hands_over_the_other_operand(tmp_path: Path, test: str) -> None:
    """A spying object that says yes to everything sees nothing and earns nothing."""
    held = (
        "\nimport math\ntry:\n    passed = bool(%s)\nexcept Exception:\n    passed = False\n"
        "assert '31337' not in repr(seen), repr(seen)\nassert passed"
    )
    result = checked(
        tmp_path, SPY, held % test, author="seen = []\ndef answer():\n    return 31337"
    )
    assert "31337" not in result.message, result.message
    assert 0.0 == result.points


@pytest.mark.parametrize(
    "lie",
    [
        "class Lie(int):\n    def __eq__(self, other): return True\n    __hash__ = None",
        "class Lie(float):\n    def __eq__(self, other): return True\n    def __sub__(self, other): return 0.0\n    __rsub__ = __sub__",
        "class Lie(list):\n    def __eq__(self, other): return True\n    def __iter__(self): return iter([31337])",
        "class Lie(str):\n    def __eq__(self, other): return True",
        "import numpy as np\nclass Lie(np.ndarray):\n    def __new__(cls): return np.zeros(1).view(cls)\n    def __array_ufunc__(self, *a, **k): return True\n    def __eq__(self, other): return True",
        "class Lie(dict):\n    def __eq__(self, other): return True",
        "class Lie(tuple):\n    def __eq__(self, other): return True",
    ],
    ids=["int", "float", "list", "str", "array", "dict", "tuple"],
)  # fmt: skip
@pytest.mark.parametrize(
    "test", ["answer() == 31337", "answer() == [31337]", "np.all(answer() == 31337)"]
)
def test_an_heir_of_a_plain_type_is_compared_by_its_value(
    tmp_path: Path, lie: str, test: str
) -> None:
    """What a subclass says of equality is not asked."""
    author = "def answer():\n    return 31337"
    result = checked(
        tmp_path, f"{lie}\ndef answer():\n    return Lie()", f"assert {test}", author=author
    )
    forged = "list" in lie and test == "answer() == [31337]"  # its very items are right
    assert float(forged) == result.points


@pytest.mark.parametrize(
    "answer",
    [
        "def answer():\n    while True:\n        yield 1",
        "class answer:\n    def __len__(self): return 10 ** 9\n    def __iter__(self): return self\n    def __next__(self): return 1\n    def __getitem__(self, i): return 1",
    ],
)
@pytest.mark.parametrize(
    "test", ["list(answer())", "sum(answer())", "7 in answer()", "np.asarray(list(answer()))"]
)
def test_going_through_an_endless_object_ends(tmp_path: Path, answer: str, test: str) -> None:
    """The check fails in bounded time and memory."""
    result = checked(tmp_path, answer, f"assert {test}", author="def answer():\n    return [7]")
    assert ("failed", 0.0) == (result.status, result.points)
