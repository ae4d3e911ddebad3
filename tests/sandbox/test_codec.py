"""The codec of the border: every value comes out as it went in, and bytes can only be values."""

# ruff: noqa: E501  (the programs in the tables have a line each)

from __future__ import annotations

import builtins
import collections
import datetime
import decimal
import fractions
import math
import struct
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.sandbox import codec
from autograder.sandbox.codec import (
    Argument,
    Callback,
    CodecError,
    Decoder,
    Encoder,
    Handle,
    Ref,
    VariableValue,
    refuse,
)


def encode(value: Any) -> bytes:
    return Encoder(refuse).encode(value)


def decode(data: bytes) -> Any:
    return Decoder(refuse).decode(data)


def kept(value: Any) -> Any:
    """Decode, letting stand-ins stand."""
    return Decoder(lambda stand_in: stand_in).decode(value)


def same(one: Any, other: Any) -> bool:
    """Compare type, order and every bit."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return struct.pack("<d", one) == struct.pack("<d", other)
    if isinstance(one, complex):
        return same(one.real, other.real) and same(one.imag, other.imag)
    if isinstance(one, np.ndarray):
        return (one.dtype, one.shape, one.tobytes()) == (other.dtype, other.shape, other.tobytes())
    if isinstance(one, np.generic):
        return one.dtype == other.dtype and one.tobytes() == other.tobytes()
    if isinstance(one, dict):
        return same(list(one.items()), list(other.items()))
    if isinstance(one, (list, tuple, collections.deque)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, slice):
        return same((one.start, one.stop, one.step), (other.start, other.stop, other.step))
    if isinstance(one, (set, frozenset)):
        return sorted(map(encode, one)) == sorted(map(encode, other))
    return bool(one == other)


INTEGERS = st.integers() | st.integers(-(2**4000), 2**4000)
TEXT = st.text(max_size=20)
SCALARS = (
    st.none() | st.booleans() | INTEGERS | st.floats() | st.complex_numbers() | TEXT | st.binary(max_size=20)
    | st.just(...) | st.sampled_from([int, ValueError, np.dtype("float32")])
    | st.fractions() | st.dates() | st.datetimes() | st.timedeltas()
    | st.decimals(allow_nan=False, places=3, min_value=-(10**9), max_value=10**9)
    | st.builds(range, st.integers(-9, 9), st.integers(-9, 9), st.sampled_from([1, 2, -1]))
    | st.builds(slice, st.none() | st.integers(), st.none() | st.integers(), st.none() | st.integers())
)  # fmt: skip
DTYPES = st.sampled_from(codec.DTYPES).map(np.dtype)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3))
TEXTS = hnp.arrays(
    np.dtype("<U5"),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
    elements=st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=5),
)
NUMPY_SCALARS = DTYPES.flatmap(hnp.from_dtype)
KEYS = st.none() | st.booleans() | st.integers() | TEXT | st.tuples(st.integers(), TEXT)
VALUES = st.recursive(
    SCALARS | ARRAYS | NUMPY_SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.lists(inner, max_size=4).map(collections.deque)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.dictionaries(KEYS, inner, max_size=4).map(collections.OrderedDict)
        | st.dictionaries(KEYS, inner, max_size=3).map(lambda d: collections.defaultdict(list, d))
        | st.sets(KEYS, max_size=4)
        | st.frozensets(KEYS, max_size=4)
    ),
    max_leaves=12,
)


# --- there and back -------------------------------------------------------------------------------


@settings(max_examples=400)
@given(VALUES)
@example(float("nan"))
@example(-0.0)
@example(np.float32("nan"))
@example(np.zeros((0, 3)))
@example(np.array(5))
@example(np.array([[1, 2], [3, 4]], order="F").T[::-1])
@example(np.array([1, 2], dtype=">i4").astype("<i4"))
@example(collections.Counter("hello"))
@example([[], (), {}, set(), frozenset(), "", b""])
def test_a_value_comes_out_as_it_went_in(value: Any) -> None:
    """Every bit of every kind of value that crosses."""
    assert same(value, decode(encode(value)))


@given(TEXTS)
@example(np.array(["a", "Zoë", ""]))
@example(np.array([], dtype="<U3"))
@example(np.array([["a"], ["bc"]]))
def test_an_array_of_text_keeps_its_shape_and_its_text(array: np.ndarray[Any, Any]) -> None:
    """The width may shrink to what is needed."""
    back = decode(encode(array))
    assert (array.shape, array.tolist(), "U") == (back.shape, back.tolist(), back.dtype.kind)


def test_what_a_big_endian_or_strided_array_holds_arrives() -> None:
    """Layout is not part of a value."""
    for array in (
        np.arange(6, dtype=">f8"),
        np.arange(12).reshape(3, 4)[:, ::2],
        np.arange(4)[::-1],
    ):
        back = decode(encode(array))
        assert array.tolist() == back.tolist()
        assert back.flags.writeable
        assert back.dtype.isnative


def test_what_arrives_is_a_copy_that_can_be_written() -> None:
    """A message's bytes are nobody's memory."""
    back = decode(encode(np.zeros(3)))
    back[:] = 1
    assert [1.0, 1.0, 1.0] == back.tolist()


def test_a_lone_surrogate_becomes_a_sign_that_can_be_shown() -> None:
    """Text from a student may hold anything; what arrives can be written to a file."""
    back = decode(encode("a\ud800b"))
    assert back.encode("utf-8")
    assert back.startswith("a")
    assert back.endswith("b")


def test_tensors_dtypes_and_shapes_cross_with_tensorflow() -> None:
    """Value, dtype and kind are kept; a sparse gradient comes as a dense one."""
    import tensorflow as tf

    for value in (tf.constant([[1.5, 2.5]]), tf.constant(3, tf.int8), tf.zeros((0, 2), tf.float64)):
        back = decode(encode(value))
        assert (type(value), value.dtype, value.shape) == (type(back), back.dtype, back.shape)
        assert value.numpy().tobytes() == back.numpy().tobytes()
    assert tf.float32 == decode(encode(tf.float32))
    assert [2, None] == decode(encode(tf.TensorShape([2, None]))).as_list()
    slices = tf.IndexedSlices(tf.constant([[1.0]]), tf.constant([1]), tf.constant([3, 1]))
    assert [[0.0], [1.0], [0.0]] == decode(encode(slices)).numpy().tolist()


@pytest.mark.parametrize(
    "stand_in",
    [
        Handle(1, "function", "function", True),
        Handle(2**64 - 1, "exception", "ValueError Wrong", True),
        Ref(7),
        Callback(9, "square"),
        Argument(3),
    ],
)
def test_stand_ins_cross_as_numbers(stand_in: Any) -> None:
    """What an object is stays with its owner."""
    assert [stand_in] == kept(Encoder(lambda value: stand_in).encode([object()]))


def test_a_variable_crosses_as_its_value() -> None:
    """And is for the receiver to make one of."""
    data = Encoder(lambda value: VariableValue(np.ones(2))).encode(object())
    assert [1.0, 1.0] == kept(data).value.tolist()


# --- what does not cross --------------------------------------------------------------------------


class _Lie(int):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__


class _Row(list):  # type: ignore[type-arg]
    pass


@pytest.mark.parametrize(
    "value",
    [
        _Lie(3), _Row([1]), type("F", (float,), {})(1.0), type("S", (str,), {})("a"),
        type("D", (dict,), {})(), type("A", (np.ndarray,), {})((2,)),
        np.ma.masked_array([1], [True]), collections.namedtuple("P", "x")(1), object(), print, _Lie,
        lambda: 1, sys, iter([1]), (n for n in "a"), np.array([object()], dtype=object),
        np.datetime64("2024-01-01"), np.zeros(1, dtype=[("a", int)]), np.longdouble(1),
        memoryview(b"a"), datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), NotImplemented,
        Exception("x"), [1, [_Lie(2)]], {"a": {1: _Row()}}, {_Lie(1): 1}, (set, _Lie),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_could_act_does_not_cross_as_a_value(value: Any) -> None:
    """A subclass of a plain type is opaque, like every object with a behaviour of its own."""
    with pytest.raises(CodecError):
        encode(value)


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


LARGE = [
    ("depth", lambda: nested(codec.MAX_DEPTH + 1), lambda: nested(codec.MAX_DEPTH)),
    ("items", lambda: [None] * codec.MAX_ITEMS, lambda: [None] * (codec.MAX_ITEMS - 1)),
    ("keys", lambda: dict.fromkeys(range(codec.MAX_KEYS + 1)), lambda: dict.fromkeys(range(codec.MAX_KEYS))),
    ("set", lambda: set(range(codec.MAX_KEYS + 1)), lambda: set(range(codec.MAX_KEYS))),
    ("integer", lambda: 1 << (8 * codec.MAX_INT_BYTES), lambda: 1 << (8 * codec.MAX_INT_BYTES - 2)),
    ("array", lambda: np.zeros(codec.MAX_BYTES + 1, "int8"), lambda: np.zeros(codec.MAX_BYTES - 64, "int8")),
    ("text", lambda: "a" * (codec.MAX_BYTES + 1), lambda: "a" * (codec.MAX_BYTES - 64)),
    ("bytes", lambda: b"a" * (codec.MAX_BYTES + 1), lambda: b"a" * (codec.MAX_BYTES - 64)),
    ("sum", lambda: [np.zeros(2**25, "int8")] * 3, lambda: [np.zeros(2**24, "int8")] * 3),
]  # fmt: skip


@pytest.mark.parametrize(
    ("too_much", "allowed"), [row[1:] for row in LARGE], ids=[r[0] for r in LARGE]
)
def test_a_value_at_the_limit_crosses_and_one_above_is_refused(too_much: Any, allowed: Any) -> None:
    """The sender refuses; a liar's message is the next test."""
    assert decode(encode(allowed())) is not None
    with pytest.raises(CodecError):
        encode(too_much())


def test_a_value_that_holds_itself_is_refused() -> None:
    """By its depth, before the stack ends."""
    value: list[Any] = []
    value.append(value)
    with pytest.raises(CodecError):
        encode(value)


# --- bytes that nobody trusts ---------------------------------------------------------------------

PLAIN = (
    type(None), bool, int, float, complex, str, bytes, list, tuple, set, frozenset, dict, slice, range,
    type(...), np.ndarray, np.dtype, collections.Counter, collections.OrderedDict,
    collections.defaultdict, collections.deque, fractions.Fraction, decimal.Decimal, datetime.date,
    datetime.datetime, datetime.timedelta,
)  # fmt: skip
TYPES = {kind for kind in vars(builtins).values() if isinstance(kind, type)}


def parts(value: Any) -> Iterator[Any]:
    """Go through everything that a value holds."""
    yield value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from parts(key)
            yield from parts(item)
    elif isinstance(value, (list, tuple, set, frozenset, collections.deque)):
        for item in value:
            yield from parts(item)


def is_plain(value: Any) -> bool:
    """Say whether a decoded value is made of plain values only."""
    return all(
        type(part) in PLAIN
        or (isinstance(part, (np.generic, np.dtype)) and type(part).__module__.startswith("numpy"))
        or part in TYPES
        for part in parts(value)
    )


def survives(data: bytes) -> None:
    """Decode into plain values or a CodecError, nothing else."""
    try:
        value = decode(data)
    except CodecError:
        return
    assert is_plain(value), value


@settings(max_examples=1500)
@given(st.binary(max_size=200))
def test_any_bytes_are_plain_values_or_refused(data: bytes) -> None:
    """No other exception, whatever comes."""
    survives(data)


TAGS = b"".join(codec._READERS)
SMALL = st.integers(0, 12).map(lambda n: struct.pack("<I", n))
WORDS = (
    st.sampled_from([bytes([tag]) for tag in TAGS])
    | SMALL
    | st.integers(0, 6).map(lambda n: struct.pack("<Q", n))
    | st.binary(max_size=4)
    | st.sampled_from([b"\xff\xff\xff\xff", b"\0\0\0\x80", b"float32", b"l\1\0\0\0", b"s\0\0\0\0"])
)


@settings(max_examples=2500)
@given(st.lists(WORDS, max_size=25).map(b"".join))
def test_messages_of_the_codecs_own_words_are_plain_values_or_refused(data: bytes) -> None:
    """Tags, counts and shapes in any order."""
    survives(data)


@settings(max_examples=1500)
@given(VALUES, st.data())
def test_a_damaged_message_is_plain_values_or_refused(value: Any, data: st.DataObject) -> None:
    """A bit turned, a piece cut out, put in or doubled."""
    message = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(message)))
        how = data.draw(st.sampled_from(["flip", "cut", "put", "double"]))
        if how == "flip" and at < len(message):
            message[at] ^= 1 << data.draw(st.integers(0, 7))
        elif how == "cut":
            del message[at : at + data.draw(st.integers(1, 9))]
        elif how == "put":
            message[at:at] = data.draw(st.binary(min_size=1, max_size=9))
        else:
            message[at:at] = message[at : at + 20]
    survives(bytes(message))


def u32(number: int) -> bytes:
    return struct.pack("<I", number)


def u64(number: int) -> bytes:
    return struct.pack("<Q", number)


HUGE = {
    "list": b"l" + u32(2**32 - 1),
    "tuple-of-many": b"t" + u32(2**20) + b"N" * 2**20,
    "dict": b"d" + u32(2**31),
    "set": b"S" + u32(codec.MAX_KEYS + 1) + b"N" * (codec.MAX_KEYS + 1),
    "integer": b"i" + u32(2**30),
    "long-integer": b"i" + u32(2**20) + b"\x01" * 2**20,
    "text": b"s" + u32(2**32 - 1) + b"a",
    "array": b"a\x0b\x01" + u64(2**62),
    "array-overflow": b"a\x0b\x02" + u64(2**33) + u64(2**33),
    "array-of-nothing": b"a\x0b\x02" + u64(0) + u64(2**63),
    "array-of-nothings": b"a\x0b\x20" + u64(0) + u64(2**40) * 31,
    "many-axes": b"a\x0b\xff" + u64(1) * 255,
    "text-array": b"ul" + u32(1) + b"i" + u32(5) + struct.pack("<q", 2**31)[:5] + b"l" + u32(0),
    "wide-text-array": b"ul" + u32(1) + b"i" + u32(2) + b"\x00\x10" + b"l" + u32(4096)
    + b"s" + u32(2**16) + b"a" * 2**16 + (b"s" + u32(0)) * 4095,
    "nested": b"l\1\0\0\0" * 100_000,
    "nested-dicts": b"d\1\0\0\0N" * 100_000,
    "nested-numbers": b"C\0" * 100_000,
    "range": b"R" + u32(3) + b"i" + u32(1) + b"\0" + b"i" + u32(40) + b"\1" * 40 + b"i" + u32(1) + b"\1",
    "decimal": b"C\x05s" + u32(11) + b"1e999999999",
    "deque": b"C\x03" + b"l" + u32(2) + b"l" + u32(0) + b"i" + u32(9) + b"\xff" * 8 + b"\0",
    "handle-name": b"h" + u64(1) + b"\0\0s" + u32(2**20) + b"a" * 2**20,
    "unhashable": b"S" + u32(1) + b"l" + u32(0),
    "bool-array": b"a\0\1" + u64(4) + b"\1\2\3\4",
    "scalar-with-axes": b"n\x0b\1" + u64(0),
    "tail": b"NN",
    "empty": b"",
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_a_message_that_lies_about_its_size_is_refused_at_no_cost(name: str) -> None:
    """Time and memory follow from the bytes that came, not from those that were announced."""
    data = HUGE[name]
    tracemalloc.start()
    started = time.perf_counter()
    try:
        with pytest.raises(CodecError):
            kept(data)
        assert time.perf_counter() - started < 20  # what is announced would take hours
        assert tracemalloc.get_traced_memory()[1] < 32 * 2**20 + 40 * len(data)
    finally:
        tracemalloc.stop()


def test_a_message_over_the_limit_is_refused() -> None:
    """Before it is looked into."""
    with pytest.raises(CodecError):
        decode(b"b" + u32(codec.MAX_BYTES) + b"\0" * codec.MAX_BYTES)


def test_colliding_keys_cost_little() -> None:
    """Twenty thousand keys of one hash are the most that a message may hold."""
    keys = [k * sys.hash_info.modulus for k in range(2000)]
    message = encode(dict.fromkeys(keys))
    started = time.perf_counter()
    assert len(keys) == len(decode(message))
    assert (time.perf_counter() - started) * 100 < 60


def test_decoding_imports_nothing_and_needs_no_tensorflow() -> None:
    """A tensor's message is refused where TensorFlow is not loaded, and does not load it."""
    code = """
import sys
from autograder.sandbox.codec import CodecError, Decoder, refuse
before = set(sys.modules)
for data in (b"x\\x0b\\0" + bytes(8), b"E\\7\\0\\0\\0float32", b"Pl\\0\\0\\0\\0", b"s\\2\\0\\0\\0os", b"C\\5s\\1\\0\\0\\0007"):
    try:
        print(repr(Decoder(refuse).decode(data)))
    except CodecError:
        print("refused")
print(sorted(m for m in set(sys.modules) - before if "tensorflow" in m or m.startswith("autograder")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [
        "refused",
        "refused",
        "refused",
        "'os'",
        "Decimal('7')",
        "[]",
    ] == done.stdout.splitlines()


def test_a_nan_among_keys_and_equal_keys_are_harmless() -> None:
    """Two equal keys are one; it is the sender's loss."""
    assert {1: 2} == decode(
        b"d"
        + u32(2)
        + (b"i" + u32(1) + b"\1")
        + b"T"
        + b"i"
        + u32(1)
        + b"\1"
        + b"i"
        + u32(1)
        + b"\2"
    )
    assert math.isnan(next(iter(decode(encode({float("nan"): 1})))))
