"""The two ends of the border: calls, callbacks, deadlines, gradients, and what a liar gets."""

# ruff: noqa: E501  (the programs in the tables have a line each)

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from prison import TENSORFLOW, Prison, prison

from autograder.answer import BorderError, Crashed, Timeout
from autograder.proxy import Proxy
from autograder.sandbox.session import StudentStopped, Unfit


@pytest.fixture
def student() -> Iterator[Prison]:
    """Yield a student's process."""
    with prison() as made:
        yield made


def function(student: Prison, source: str, name: str = "f") -> Any:
    """Define a function there and return its proxy."""
    reply = student.run(source)
    assert reply["ok"], reply["outputs"]
    return student.get(name)


# --- time -----------------------------------------------------------------------------------------


def test_a_loop_is_interrupted_and_the_process_survives(student: Prison) -> None:
    """What was defined before is still there."""
    f = function(student, "kept = 5\ndef f():\n    while True:\n        pass")
    student.session.deadline = time.monotonic() + 0.3
    started = time.monotonic()
    with pytest.raises(Timeout):
        f()
    assert time.monotonic() - started < 2
    assert not student.session.is_dead
    assert 5 == student.get("kept")


@pytest.mark.parametrize(
    "body",
    [
        "while True:\n        try:\n            time.sleep(0.01)\n        except BaseException:\n            pass",
        "import signal\n    signal.signal(signal.SIGINT, signal.SIG_IGN)\n    while True: pass",
        "sum(range(10 ** 12))",
    ],
    ids=["catches", "ignores", "in-c"],
)
def test_who_does_not_stop_is_killed(student: Prison, body: str) -> None:
    """A second after the interrupt at the latest; further calls are late, too, at once."""
    f = function(student, f"import time\ndef f():\n    {body}")
    student.session.deadline = time.monotonic() + 0.3
    started = time.monotonic()
    with pytest.raises(Timeout):
        f()
    assert time.monotonic() - started < 3
    assert student.session.is_dead
    student.session.deadline = None
    with pytest.raises(Timeout):
        f()


@pytest.fixture
def crowd() -> Iterator[None]:
    """Let three processes for each processor compute without end.

    Each has a session of its own, for Linux may share the processors out by sessions.
    """
    busy = [sys.executable, "-c", "print(flush=True)\nwhile True: pass"]
    with contextlib.ExitStack() as others:
        for _ in range(3 * len(os.sched_getaffinity(0))):
            started = subprocess.Popen(busy, stdout=subprocess.PIPE, start_new_session=True)
            other = others.enter_context(started)
            others.callback(other.kill)
            assert other.stdout is not None
            other.stdout.readline()
        yield


COMPUTE = """\
import time
def f(seconds):
    started = time.process_time()
    while time.process_time() < started + seconds:
        pass
    return "done"
"""


def test_who_may_not_compute_on_a_busy_machine_gets_the_rest_of_the_time(
    student: Prison, crowd: None
) -> None:
    """Less than the time allowed, computed in more than all of it, is not too late."""
    f = function(student, COMPUTE)
    started = time.monotonic()
    student.session.deadline = None
    f(0.3)
    took = time.monotonic() - started
    assert took > 0.6
    started = time.monotonic()
    student.session.deadline = started + 0.6 * took
    assert "done" == f(0.3)
    assert time.monotonic() - started > 0.6 * took


def test_a_busy_machine_gives_nobody_more_than_three_times_the_limit(
    student: Prison, crowd: None
) -> None:
    """Nor more than is left of the time for everything."""
    f = function(student, COMPUTE)
    for limit, latest, most in ((0.5, 60, 1.5), (0.5, 0.7, 0.7)):
        started = time.monotonic()
        student.session.deadline, student.session.latest = started + limit, started + latest
        with pytest.raises(Timeout):
            f(60)
        assert limit < time.monotonic() - started < 2 * most + 1  # the interrupt waits its turn


def test_who_sleeps_gets_no_more_time(student: Prison, crowd: None) -> None:
    """The machine is busy, but not with what this answer waits for."""
    f = function(student, "import time\ndef f():\n    time.sleep(60)")
    started = time.monotonic()
    student.session.deadline = started + 1
    with pytest.raises(Timeout):
        f()
    assert time.monotonic() - started < 2


def test_a_cell_that_never_ends_is_interrupted(student: Prison) -> None:
    """As a call is."""
    with pytest.raises(Timeout):
        student.run("import time\nx = 1\ntime.sleep(1000)", seconds=0.3)
    assert 1 == student.get("x")


def test_a_process_that_dies_in_a_call_is_a_crash(student: Prison) -> None:
    """At once, not at the deadline."""
    f = function(student, "import os\ndef f():\n    os._exit(3)")
    started = time.monotonic()
    with pytest.raises(Crashed):
        f()
    assert time.monotonic() - started < 5


# --- calls both ways ------------------------------------------------------------------------------


def test_functions_of_either_side_may_call_each_other_as_deep_as_they_like(student: Prison) -> None:
    """The checker's function calls the student's, which calls the checker's, …"""
    f = function(student, "def f(g, n):\n    return n if n <= 0 else g(n - 1) + 1")

    def down(n: int) -> Any:
        return f(down, n - 1) + 1 if n > 0 else n

    assert 20 == f(down, 20)


def test_what_a_checkers_function_raises_arrives_and_can_be_caught_there(student: Prison) -> None:
    """By the class of the same name; uncaught it comes back."""
    f = function(
        student,
        "def f(g):\n    try:\n        g()\n    except ZeroDivisionError as e:\n        return 'caught ' + str(e)",
    )
    assert "caught division by zero" == f(lambda: 1 / 0)

    def bad() -> None:
        raise KeyError("k")

    with pytest.raises(KeyError):
        f(bad)


def test_a_function_of_the_checkers_comes_back_as_itself(student: Prison) -> None:
    """And one of the student's arrives there as itself."""
    f = function(student, "def f(g): return g\ndef same(h): return h is f")
    g = f(len)
    assert g is len
    assert student.get("same")(f) is True


def test_arguments_are_written_back_where_they_were_changed(student: Prison) -> None:
    """Lists, dicts, sets and arrays, also nested and by keyword; others stay as they are."""
    f = function(
        student,
        "def f(a, b, c, d, *, e):\n    a.append(1)\n    b['k'][0] = 2\n    c.clear()\n    d *= 2\n    e.pop()",
    )
    a, b, c, d, e = [0], {"k": [0]}, {1, 2}, np.arange(3), ["x"]
    inner = b["k"]
    assert f(a, b, c, d, e=e) is None
    assert ([0, 1], {"k": [2]}, set(), [0, 2, 4], []) == (a, b, c, d.tolist(), e)
    assert inner is not None
    frozen = np.arange(3)
    frozen.flags.writeable = False
    f([], {"k": [0]}, set(), frozen, e=[1])
    assert [0, 1, 2] == frozen.tolist()


def test_a_returned_argument_is_the_very_object(student: Prison) -> None:
    """`f(x) is x` holds as in one process; an equal copy is another object."""
    f = function(student, "def f(x): return x\ndef copy(x): return list(x)")
    x = [1, 2]
    assert f(x) is x
    assert student.get("copy")(x) is not x
    array = np.zeros(2)
    assert f(array) is array


def test_values_keep_their_types(student: Prison) -> None:
    """What goes there and back is the same."""
    f = function(student, "def f(x): return [x]")
    for value in (
        1,
        1.5,
        1j,
        "ä",
        b"b",
        None,
        True,
        (1, [2]),
        {"a": {1}},
        range(3),
        slice(1, 2),
        ...,
    ):
        [back] = f(value)
        assert (type(value), value) == (type(back), back)
    [back] = f(np.float32(1.5))
    assert (np.float32, 1.5) == (type(back), back)
    [back] = f(float)
    assert back is float


# --- exceptions and text --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("ValueError('v')", ValueError), ("KeyError('k')", KeyError), ("np.linalg.LinAlgError('l')", ValueError),
        ("UnicodeDecodeError('utf-8', b'x', 0, 1, 'r')", UnicodeError), ("StopIteration(3)", StopIteration),
        ("SystemExit(0)", StudentStopped), ("KeyboardInterrupt()", StudentStopped),
        ("AssertionError('a')", AssertionError), ("ExceptionGroup('g', [ValueError()])", Exception),
    ],
)  # fmt: skip
def test_an_exception_comes_as_the_builtin_class_of_its_name(
    student: Prison, raised: str, expected: type[Exception]
) -> None:
    """Or of the nearest class that it extends; marked as the student's."""
    f = function(student, f"import numpy as np\ndef f():\n    raise {raised}")
    with pytest.raises(expected) as caught:
        f()
    assert raised.split("(")[0].split(".")[-1] == caught.value.from_student  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["Timeout", "Crashed", "BorderError", "Unfit", "StudentStopped"])
def test_a_student_cannot_raise_what_the_border_raises(student: Prison, name: str) -> None:
    """A class of that name is an ordinary exception here."""
    f = function(student, f"class {name}(Exception): pass\ndef f():\n    raise {name}('x')")
    with pytest.raises(Exception, match="x") as caught:
        f()
    assert not isinstance(caught.value, (BorderError, StudentStopped))


def test_an_error_whose_text_fails_or_is_endless_is_still_an_error(student: Prison) -> None:
    """Its text is bounded."""
    f = function(
        student,
        "class E(ValueError):\n    def __str__(self):\n        raise KeyError\ndef f(): raise E('x')\n"
        "def g(): raise ValueError('y' * 10 ** 7)",
    )
    with pytest.raises(ValueError, match=r"^$"):
        f()
    with pytest.raises(ValueError, match=r"^y+$") as caught:
        student.get("g")()
    assert len(str(caught.value)) <= 2000


def test_what_is_printed_is_told_to_who_listens_in_order(student: Prison) -> None:
    """Bounded, and not part of a cell's outputs."""
    heard = io.StringIO()
    student.session.printed = lambda text: heard.write(text) and None
    f = function(student, "def f(n):\n    print('a' * n)\n    return n")
    assert [1, 2] == [f(1), f(2)]
    assert "a\naa\n" == heard.getvalue()
    f(10**7)
    assert len(heard.getvalue()) < 10**5


# --- handles --------------------------------------------------------------------------------------


def test_an_object_that_nobody_holds_here_is_forgotten_there(student: Prison) -> None:
    """A million objects cost no memory."""
    f = function(
        student,
        "import weakref\nalive = weakref.WeakSet()\nclass C: pass\ndef f():\n    c = C()\n    alive.add(c)\n    return c\n"
        "def count():\n    import gc\n    gc.collect()\n    return len(alive)",
    )
    count = student.get("count")
    held = f()
    for _ in range(50):
        f()
    f(), count()
    assert count() <= 3
    assert isinstance(held, Proxy)


def test_one_object_is_one_proxy_while_it_is_held(student: Prison) -> None:
    """Identity is kept."""
    f = function(student, "class C: pass\nc = C()\ndef f(): return c")
    assert f() is f()
    assert f() is student.get("c")


@pytest.mark.parametrize(
    "value",
    [
        "[[[...]]]", "'x' * (70 * 2 ** 20)", "np.zeros(2 ** 27, 'int8')", "list(range(2 * 10 ** 6))",
        "{n: n for n in range(30000)}", "10 ** 20000",
    ],
)  # fmt: skip
def test_a_value_that_is_too_large_is_unfit_and_the_session_goes_on(
    student: Prison, value: str
) -> None:
    """Not a crash, and no exception that a check may expect."""
    if value == "[[[...]]]":
        f = function(student, "def f():\n    x = []\n    x.append(x)\n    return x")
    else:
        f = function(student, f"import numpy as np\ndef f():\n    return {value}")
    with pytest.raises(Unfit):
        f()
    assert 2 == student.ask("answer = 2")


def test_an_argument_that_cannot_be_sent_is_said(student: Prison) -> None:
    """It is the check's fault, and the session goes on."""
    f = function(student, "def f(x): return 1")
    with pytest.raises(Unfit, match="argument"):
        f(object())
    assert 1 == f(0)


def test_more_bytes_than_allowed_end_the_session() -> None:
    """The budget is for the whole submission."""
    from autograder.sandbox.confinement import Limits

    with prison(limits=Limits(traffic_bytes=2**20)) as made:
        f = function(made, "def f(): return bytes(2 ** 18)")
        assert [2**18] * 3 == [len(f()) for _ in range(3)]
        with pytest.raises(Crashed):
            f()


# --- TensorFlow -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def learner() -> Iterator[Prison]:
    """Yield a student's process with TensorFlow."""
    with prison(needs=TENSORFLOW) as made:
        assert made.run("import tensorflow as tf")["ok"]
        yield made


FUNCTIONS = {
    "square": "return tf.reduce_sum(x * x * y)",
    "vector": "return tf.stack([x * y, x + 1.0])",
    "one-only": "return x * 3.0",
    "none": "return tf.constant(np.asarray(x))",
    "matmul": "return tf.linalg.matvec(tf.stack([x, y]), x)",
    "conditional": "return tf.where(x > 1.0, x * y, y)",
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_gradient_across_the_border_is_the_local_one(name: str, learner: Prison) -> None:
    """For one and two watched arguments, with and without a gradient to give."""
    import tensorflow as tf

    body = f"def f(x, y):\n    {FUNCTIONS[name]}"
    there = function(learner, f"import numpy as np\n{body}")
    space: dict[str, Any] = {"tf": tf, "np": np}
    exec(body, space)
    x, y = tf.constant([1.0, 2.0]), tf.constant([0.5, -3.0])
    for watched in ([x], [y], [x, y]):
        found = []
        for f in (space["f"], there):
            with tf.GradientTape(persistent=True) as tape:
                tape.watch(watched)
                out = f(x, y)
                total = tf.reduce_sum(out * out)
            found.append((out, tape.gradient(out, [x, y]), tape.gradient(total, watched)))
        (out, *slopes), (out_there, *slopes_there) = found
        np.testing.assert_array_equal(out, out_there)
        for here, across in zip(
            [*slopes[0], *slopes[1]], [*slopes_there[0], *slopes_there[1]], strict=True
        ):
            assert (here is None) == (across is None)
            if here is not None:
                np.testing.assert_allclose(here, across)


def test_a_students_layer_can_be_used_and_trained(learner: Prison) -> None:
    """Weights, calls and attributes are there; its loss falls."""
    import tensorflow as tf

    layer = function(
        learner,
        "class Dense(tf.keras.layers.Layer):\n    def build(self, shape):\n"
        "        self.w = self.add_weight(shape=(shape[-1], 1), initializer='ones')\n"
        "    def call(self, x):\n        return tf.matmul(x, self.w)\nlayer = Dense()",
        "layer",
    )
    x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
    assert [[3.0], [7.0]] == layer(x).numpy().tolist()
    assert 1 == len(layer.trainable_weights)
    assert (2, 1) == tuple(layer.w.shape)
    np.testing.assert_array_equal([[1.0], [1.0]], np.asarray(layer.w))
    layer.w.assign(tf.constant([[0.0], [2.0]]))
    assert [[4.0], [8.0]] == layer(x).numpy().tolist()
    assert float(tf.reduce_sum(layer.w + 1.0)) == 4.0


def test_tensorflows_errors_come_by_their_names(learner: Prison) -> None:
    """A check may expect `tf.errors.InvalidArgumentError`."""
    import tensorflow as tf

    f = function(learner, "def f(x): return tf.reshape(x, (7,))")
    with pytest.raises(tf.errors.InvalidArgumentError):
        f(tf.zeros((2, 3)))


def test_a_variable_may_be_passed_and_assigned(learner: Prison) -> None:
    """What the answer assigned is in the checker's own variable."""
    import tensorflow as tf

    f = function(learner, "def f(v):\n    v.assign_add([1.0, 1.0])\n    return v * 2.0")
    v = tf.Variable([1.0, 2.0])
    assert [4.0, 6.0] == f(v).numpy().tolist()
    assert [2.0, 3.0] == v.numpy().tolist()


def test_a_session_is_quiet(capsys: pytest.CaptureFixture[str], student: Prison) -> None:
    """Nothing of a student's reaches this terminal."""
    with contextlib.suppress(Exception):
        student.run(
            "import os, sys\nprint('x')\nsys.__stdout__.write('y')\nos.write(1, b'z')\nos.write(2, b'z')"
        )
    assert ("", "") == tuple(capsys.readouterr())
