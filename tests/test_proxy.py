"""What a check cell can do with a student's object, and what that object never gets to see."""

from __future__ import annotations

from pathlib import Path

import pytest
from handing_in import checked

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


@pytest.mark.parametrize(
    ("answer", "test"),
    [
        ("def f():\n    n = 0\n    while True:\n        yield n\n        n += 1",
         "g = f()\nassert [next(g), next(g)] == [0, 1]\nfor n in g:\n    if n == 5:\n        break\nassert next(g) == 6"),
        ("def f(n):\n    yield from range(n)",
         "assert list(f(1000)) == list(range(1000)) and sum(f(4)) == 6 and sorted(f(3)) == [0, 1, 2]"),
        ("def f(n):\n    yield from range(n)",
         "import inspect, types\nassert inspect.isgeneratorfunction(f) and isinstance(f(2), types.GeneratorType)"),
        ("def f(n):\n    yield from range(n)", "g = f(1)\nnext(g)\ntry:\n    next(g)\nexcept StopIteration:\n    pass\nelse:\n    assert False"),
        ("class f:\n    def __init__(self): self.log = []\n    def __enter__(self):\n        self.log.append('in')\n        return self\n    def __exit__(self, kind, error, trace):\n        self.log.append(kind and kind.__name__)\n        return kind is ValueError",
         "with f() as c:\n    pass\nassert c.log == ['in', None]\nwith f() as c:\n    raise ValueError('x')\nassert c.log == ['in', 'ValueError']\ntry:\n    with f():\n        raise KeyError('x')\nexcept KeyError:\n    pass\nelse:\n    assert False"),
        ("class Wrong(ValueError):\n    def __init__(self, message, code=3):\n        super().__init__(message)\n        self.code = code\ndef f(x):\n    if x < 0:\n        raise Wrong('negative')\n    return x",
         "try:\n    f(-1)\nexcept Wrong as error:\n    assert str(error) == 'negative' and error.code == 3\nelse:\n    assert False\nassert f(1) == 1"),
        ("class Base(Exception): pass\nclass Heir(Base): pass\ndef f():\n    raise Heir('x')",
         "import unittest\nwith unittest.TestCase().assertRaises(Base):\n    f()\ntry:\n    f()\nexcept Heir as e:\n    assert type(e).__name__ == 'Heir' and issubclass(Heir, Base) and issubclass(Heir, Exception)"),
        ("class Wrong(Exception): pass\ndef f():\n    raise KeyError('k')",
         "try:\n    f()\nexcept Wrong:\n    assert False\nexcept KeyError as e:\n    assert e.args == (\"'k'\",) or 'k' in str(e)"),
        ("from collections import namedtuple\nPair = namedtuple('Pair', 'a b')\ndef f():\n    return Pair(1, 2)",
         "assert f() == (1, 2) and f().a == 1 and f()[1] == 2 and tuple(f()) == (1, 2) and (1, 2) == f()"),
        ("from dataclasses import dataclass\n@dataclass(order=True)\nclass Card:\n    rank: int\n    suit: str = 'x'\ndef f():\n    return [Card(2), Card(1)]",
         "assert f()[0] == Card(2) and sorted(f())[0].rank == 1 and repr(Card(3)) == \"Card(rank=3, suit='x')\""),
        ("from enum import Enum\nclass f(Enum):\n    A = 1\n    B = 2",
         "assert f.A.value == 1 and f['B'] == f.B and len(list(f)) == 2 and f(2) is f.B"),
        ("class f(list):\n    def top(self):\n        return self[-1]",
         "s = f([1, 2])\ns.append(3)\nassert s.top() == 3 and s == [1, 2, 3] and len(s) == 3 and s + [4] == [1, 2, 3, 4] and isinstance(s, list)"),
        ("class f:\n    def __init__(self): self.d = {}\n    def __setitem__(self, k, v): self.d[k] = v\n    def __getitem__(self, k): return self.d[k]\n    def __delitem__(self, k): del self.d[k]\n    def __len__(self): return len(self.d)",
         "s = f()\ns['a'] = 1\nassert s['a'] == 1 and len(s) == 1\ndel s['a']\nassert len(s) == 0\ntry:\n    s['a']\nexcept KeyError:\n    pass\nelse:\n    assert False"),
        ("def f(n):\n    total = 0\n    def add(x):\n        nonlocal total\n        total += x * n\n        return total\n    return add",
         "a, b = f(1), f(10)\nassert (a(1), a(2), b(1)) == (1, 3, 10)"),
        ("def f(g, xs, /, *, start=0):\n    return [g(x) + start for x in xs]",
         "assert f(lambda x: x * 2, [1, 2], start=1) == [3, 5] and f(str.upper, ['a'], start='') == ['A'] and f(len, [[1]]) == [1]"),
        ("def f(x: int, y: 'float' = 2.0, *rest, key=None, **more) -> int:\n    'Doc.'\n    return x",
         "import inspect\ns = inspect.signature(f)\nassert list(s.parameters) == ['x', 'y', 'rest', 'key', 'more'] and s.parameters['y'].default == 2.0\nassert f.__defaults__ == (2.0,) and f.__code__.co_argcount == 2 and f.__doc__ == 'Doc.' and f.__annotations__ == {'x': int, 'y': 'float', 'return': int} and inspect.isfunction(f)"),
        ("def f(x, to, error=ValueError):\n    if to is int:\n        return to(x)\n    raise error('no')",
         "assert f('3', int) == 3\ntry:\n    f('3', str, KeyError)\nexcept KeyError:\n    pass\nelse:\n    assert False"),
        ("def f(x):\n    return x + 1\n\ndef other():\n    for i in range(3):\n        pass",
         "import inspect\nassert 'for' not in inspect.getsource(f) and inspect.getsource(f).startswith('def f(x)')"),
        ("import functools\ndef twice(g):\n    @functools.wraps(g)\n    def inner(*a):\n        return 2 * g(*a)\n    return inner\n@twice\ndef f(x):\n    return x",
         "assert f(3) == 6 and f.__name__ == 'f' and twice(lambda x: x + 1)(1) == 4 and f.__wrapped__(3) == 3"),
        ("import functools\n@functools.lru_cache(maxsize=None)\ndef f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)",
         "assert f(80) == 23416728348467685 and f.cache_info().misses == 81"),
        ("def f(xs):\n    xs.sort()\n    xs.append(9)",
         "xs = [3, 1, 2]\nassert f(xs) is None and xs == [1, 2, 3, 9]"),
        ("def f(d, s, a):\n    d['x'] = 1\n    s.add(2)\n    a[0] = 7\n    return a",
         "import numpy as np\nd, s, a = {}, set(), np.zeros(2)\nr = f(d, s, a)\nassert d == {'x': 1} and s == {2} and a.tolist() == [7, 0] and r is a"),
        ("from collections import Counter, OrderedDict, defaultdict, deque\ndef f(text):\n    d = defaultdict(int)\n    d['a'] += 1\n    return Counter(text), OrderedDict(a=1), d, deque([1, 2])",
         "c, o, d, q = f('aab')\nassert c == {'a': 2, 'b': 1} and c.most_common(1) == [('a', 2)] and list(o) == ['a'] and d == {'a': 1} and list(q) == [1, 2] and d['zz'] == 0"),
        ("from fractions import Fraction\nfrom decimal import Decimal\nimport datetime\ndef f():\n    return Fraction(1, 3), Decimal('1.10'), datetime.date(2024, 2, 29)",
         "from fractions import Fraction\nfrom decimal import Decimal\nimport datetime\na, b, c = f()\nassert a == Fraction(1, 3) and b == Decimal('1.10') and c == datetime.date(2024, 2, 29) and c.year == 2024 and a + 1 == Fraction(4, 3) and a < 1"),
        ("import re\ndef f(text):\n    return re.match('a+', text)", "assert f('aab').group() == 'aa' and f('b') is None and f('aab').span() == (0, 2)"),
        ("def f():\n    return map(str, [1, 2]), filter(None, [0, 1]), zip('ab', 'cd'), range(3), {1: 2}.items(), {1: 2}.keys()",
         "m, k, z, r, i, d = f()\nassert list(m) == ['1', '2'] and list(k) == [1] and dict(z) == {'a': 'c', 'b': 'd'} and list(r) == [0, 1, 2] and list(i) == [(1, 2)] and set(d) == {1}"),
        ("def f():\n    print('Hello,', 'World')\n    print(3)",
         "import io\nfrom contextlib import redirect_stdout\nout = io.StringIO()\nwith redirect_stdout(out):\n    f()\nassert out.getvalue() == 'Hello, World\\n3\\n'"),
        ("def f():\n    print('hi')",
         "import io, sys\nout = io.StringIO()\nkept, sys.stdout = sys.stdout, out\ntry:\n    f()\nfinally:\n    sys.stdout = kept\nassert out.getvalue() == 'hi\\n'"),
        ("def f(n):\n    return 1 if n == 0 else n * f(n - 1)",
         "assert f(50) == 30414093201713378043612608166064768844377641568960512000000000000\ntry:\n    f(-1)\nexcept RecursionError:\n    pass\nelse:\n    assert False"),
        ("import matplotlib.pyplot as plt\ndef f(xs):\n    fig, ax = plt.subplots()\n    ax.plot(xs)\n    ax.set_title('T')\n    ax.set_xlabel('x')\n    return fig, ax",
         "fig, ax = f([1, 2, 3])\nassert ax.get_title() == 'T' and ax.get_xlabel() == 'x' and len(ax.lines) == 1 and list(ax.lines[0].get_ydata()) == [1, 2, 3] and fig.axes[0].get_title() == 'T'"),
        ("class f:\n    def __init__(self, n): self.n = n\n    def __iter__(self): return self\n    def __next__(self):\n        self.n -= 1\n        if self.n < 0:\n            raise StopIteration\n        return self.n",
         "assert list(f(3)) == [2, 1, 0] and next(iter(f(2))) == 1"),
        ("x = 5\nname = 'Ada'\nflags = (True, None)\nmatrix = [[1, 2], [3, 4]]\nf = {'a': {1, 2}}",
         "assert x == 5 and name == 'Ada' and flags == (True, None) and matrix[1][0] == 3 and f['a'] == {2, 1} and type(x) is int and type(f) == dict"),
        ("import numpy as np\nf = np.ma.masked_array([1, 2, 3], [0, 1, 0])", "assert f.sum() == 4 and f.mask.tolist() == [False, True, False]"),
        ("async def f(x):\n    return x + 1", "import asyncio, inspect\nassert inspect.iscoroutinefunction(f)"),
    ],
    ids=[
        "infinite-generator", "generator", "isgenerator", "stop-iteration", "context", "own-exception",
        "exception-family", "another-exception", "namedtuple", "dataclass", "enum", "list-heir", "mapping",
        "closure", "higher-order", "signature", "classes", "getsource", "decorator", "lru-cache", "in-place",
        "in-place-more", "collections", "numbers", "match", "lazy", "printed", "printed-by-hand",
        "recursion", "figure", "iterator", "globals", "masked", "coroutine",
    ],
)  # fmt: skip
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
