"""The strict codec of the border: values to bytes and back, nothing that could act.

What crosses is None, booleans, numbers, text, bytes, lists, tuples, dicts, sets, slices, ranges,
builtin types, the standard library's ``collections``, fractions, decimals and dates, NumPy arrays
and scalars, TensorFlow tensors, dtypes and shapes; each by its own tag, arrays by dtype, shape and
raw bytes.
Anything else is *opaque*: it stays where it lives and crosses as a number that its owner
understands (``Handle``, ``Ref``, ``Callback``).
There is no pickle, no class but the builtin types, no import and no attribute in the format.

Trust: ``decode`` is given bytes from the student's process.
It either returns plain values or raises ``CodecError``; it never runs, imports or calls anything
that the bytes name, and needs time and memory in proportion to their number.

This module is also loaded inside the sandbox, so it imports nothing of the grader.

Over 400 lines because both directions of one format belong side by side.
"""

from __future__ import annotations

import builtins
import collections
import datetime
import decimal
import enum
import fractions
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_BYTES = 64 * 2**20
"""Longest message, in bytes."""
MAX_DEPTH = 60
"""Deepest nesting of a value."""
MAX_ITEMS = 1_000_000
"""Most values in one message."""
MAX_KEYS = 10_000
"""Most keys of all dicts and sets of one message: bounds what colliding hashes can cost."""
MAX_INT_BYTES = 4096
"""Longest integer, in bytes."""


class CodecError(Exception):
    """The bytes are no message of this codec, or the value is too large to cross."""


@dataclass(frozen=True)
class Handle:
    """An object that stays with the student: its number there and how it may be used.

    Attributes:
        number: the key in the owner's table.
        kind: ``function``, ``class``, ``exception`` (a class of them), ``module`` or ``object``.
        type_name: name of its type, text of the student's, at most 200 characters; for an exception
            class the builtin one that it extends and its own name.
        is_callable: whether it can be called.
    """

    number: int
    kind: str
    type_name: str
    is_callable: bool


@dataclass(frozen=True)
class Ref:
    """A student's object, named by the checker: the number of an earlier ``Handle``."""

    number: int


@dataclass(frozen=True)
class Callback:
    """A function of the checker's that the student may call; its name and each call cross."""

    number: int
    name: str = ""


@dataclass(frozen=True)
class Argument:
    """The very object that was passed as the numbered argument of the call."""

    index: int


@dataclass
class VariableValue:
    """A ``tf.Variable`` passed as an argument: the other side makes a fresh one with this value."""

    value: Any


KINDS = ("function", "class", "module", "object", "exception")

DTYPES: tuple[str, ...] = (
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float16", "float32", "float64", "complex64", "complex128",
)  # fmt: skip
"""Element types that cross; their place in this list is their number on the wire."""
_BUILTIN_TYPES = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and kind.__module__ == "builtins"  # not the import system's
}
_DTYPE_NUMBER = {name: number for number, name in enumerate(DTYPES)}
_NUMPY_DTYPES = tuple(np.dtype(name) for name in DTYPES)
_WIRE_DTYPES = tuple(dtype.newbyteorder("<") for dtype in _NUMPY_DTYPES)
_NUMBER_OF = {dtype: number for number, dtype in enumerate(_NUMPY_DTYPES)}
_U32 = struct.Struct("<I")
_U64 = struct.Struct("<Q")
_F64 = struct.Struct("<d")
_C128 = struct.Struct("<dd")


def loaded_tensorflow() -> Any:
    """Return TensorFlow when somebody has imported it, else None; never imports it."""
    return sys.modules.get("tensorflow")


class Encoder:
    """Turns one value into bytes.

    Args:
        opaque: called with an object that has no form here; returns a ``Handle``, ``Ref``,
            ``Callback``, ``Argument`` or ``VariableValue``, or raises ``CodecError``.
    """

    def __init__(self, opaque: Callable[[Any], Any]) -> None:
        self._opaque = opaque
        self._out = bytearray()
        self._items = 0
        self._keys_left = MAX_KEYS

    def encode(self, value: Any) -> bytes:
        """Return the bytes of ``value``.

        Raises:
            CodecError: it is too long, too deep, or holds something opaque that may not cross.
        """
        self._out, self._items, self._keys_left = bytearray(), 0, MAX_KEYS
        self._write(value, 0)
        return bytes(self._out)

    def _put(self, *parts: bytes) -> None:
        for part in parts:
            self._out += part
        if len(self._out) > MAX_BYTES:
            raise CodecError(f"the value is larger than {MAX_BYTES >> 20} MB")

    def _write(self, value: Any, depth: int) -> None:
        self._items += 1
        if depth > MAX_DEPTH:
            raise CodecError(f"the value is nested more than {MAX_DEPTH} levels deep")
        if self._items > MAX_ITEMS:
            raise CodecError(f"the value holds more than {MAX_ITEMS} items")
        kind = type(value)
        writer = _WRITERS.get(kind)
        if writer is not None:
            writer(self, value, depth)
        elif kind.__module__ in _FLATTENED_MODULES and isinstance(value, (dict, tuple, int, str)):
            self._write(_flatten(value), depth + 1)
        elif not self._write_tensor(value):
            self._write_opaque(value, depth)

    def _write_tensor(self, value: Any) -> bool:
        tf = loaded_tensorflow()
        if tf is None:
            return False
        kind = type(value)
        if kind.__name__ == "EagerTensor" and isinstance(value, tf.Tensor):
            array = value.numpy()
            if isinstance(array, bytes):
                self._write(array, 0)
                return True
            if getattr(array, "dtype", None) not in _NUMBER_OF:
                return False
            self._array(b"x", np.asarray(array))
            return True
        if isinstance(value, tf.IndexedSlices):
            self._array(b"x", tf.convert_to_tensor(value).numpy())
            return True
        if isinstance(value, tf.DType):
            self._text(b"E", value.name)
            return True
        if isinstance(value, tf.TensorShape):
            dims = value.as_list() if value.rank is not None else []
            self._put(b"P")
            self._write([None if d is None else int(d) for d in dims], 0)
            return True
        return False

    def _write_numpy(self, value: Any, depth: int) -> bool:
        """Write a NumPy scalar or dtype; tell whether it was one."""
        if isinstance(value, np.generic):
            array = np.asarray(value)
            if array.dtype.name in _DTYPE_NUMBER:
                self._array(b"n", array)
                return True
            if array.dtype.kind == "U":
                self._write(str(value), depth + 1)
                return True
        name = ""
        if isinstance(value, np.dtype):
            name = value.name
        elif isinstance(value, type) and issubclass(value, np.generic):
            name = np.dtype(value).name
        if name in _DTYPE_NUMBER:
            self._text(b"D", name)
            return True
        return False

    def _write_opaque(self, value: Any, depth: int) -> None:
        if self._write_numpy(value, depth):
            return
        if isinstance(value, type) and _BUILTIN_TYPES.get(value.__name__) is value:
            self._text(b"Y", value.__name__)
            return
        stand_in = self._opaque(value)
        if isinstance(stand_in, Handle):
            self._put(b"h", _U64.pack(stand_in.number), bytes([KINDS.index(stand_in.kind)]))
            self._put(b"\x01" if stand_in.is_callable else b"\x00")
            self._text(b"s", stand_in.type_name[:200])
        elif isinstance(stand_in, Ref):
            self._put(b"r", _U64.pack(stand_in.number))
        elif isinstance(stand_in, Callback):
            self._put(b"k", _U64.pack(stand_in.number))
            self._text(b"s", stand_in.name[:200])
        elif isinstance(stand_in, Argument):
            self._put(b"g", _U32.pack(stand_in.index))
        elif isinstance(stand_in, VariableValue):
            self._array(b"v", np.asarray(stand_in.value))
        else:
            raise CodecError(f"a value of type {type(value).__name__} cannot cross the border")

    def _text(self, tag: bytes, text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        self._put(tag, _U32.pack(len(data)), data)

    def _array(self, tag: bytes, array: np.ndarray[Any, Any]) -> None:
        if array.nbytes > MAX_BYTES:
            raise CodecError(f"the array is larger than {MAX_BYTES >> 20} MB")
        if array.ndim > 32:
            raise CodecError("the array has more than 32 axes")
        number = _NUMBER_OF[array.dtype.newbyteorder("=")]
        self._put(
            tag,
            struct.pack(f"<BB{array.ndim}Q", number, array.ndim, *array.shape),
            array.astype(_WIRE_DTYPES[number], copy=False).tobytes(),
        )

    def _none(self, value: None, depth: int) -> None:
        self._put(b"N")

    def _bool(self, value: bool, depth: int) -> None:
        self._put(b"T" if value else b"F")

    def _int(self, value: int, depth: int) -> None:
        data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
        if len(data) > MAX_INT_BYTES:
            raise CodecError("the integer is too long")
        self._put(b"i", _U32.pack(len(data)), data)

    def _float(self, value: float, depth: int) -> None:
        self._put(b"f", _F64.pack(value))

    def _complex(self, value: complex, depth: int) -> None:
        self._put(b"c", _C128.pack(value.real, value.imag))

    def _str(self, value: str, depth: int) -> None:
        self._text(b"s", value)

    def _bytes(self, value: bytes, depth: int) -> None:
        self._put(b"b", _U32.pack(len(value)), value)

    def _items_of(self, tag: bytes, values: Any, depth: int) -> None:
        items = list(values)
        self._put(tag, _U32.pack(len(items)))
        for item in items:
            self._write(item, depth + 1)

    def _list(self, value: list[Any], depth: int) -> None:
        self._items_of(b"l", value, depth)

    def _tuple(self, value: tuple[Any, ...], depth: int) -> None:
        self._items_of(b"t", value, depth)

    def _set(self, value: set[Any], depth: int) -> None:
        self._check_keys(len(value))
        self._items_of(b"S", value, depth)

    def _frozenset(self, value: frozenset[Any], depth: int) -> None:
        self._check_keys(len(value))
        self._items_of(b"Z", value, depth)

    def _dict(self, value: dict[Any, Any], depth: int) -> None:
        self._check_keys(len(value))
        pairs = list(value.items())
        self._put(b"d", _U32.pack(len(pairs)))
        for key, item in pairs:
            self._write(key, depth + 1)
            self._write(item, depth + 1)

    def _check_keys(self, count: int) -> None:
        self._keys_left -= count
        if self._keys_left < 0:
            raise CodecError(f"dicts and sets of more than {MAX_KEYS} keys cannot cross the border")

    def _ndarray(self, value: np.ndarray[Any, Any], depth: int) -> None:
        if value.dtype in _NUMBER_OF or value.dtype.name in _DTYPE_NUMBER:
            self._array(b"a", value)
        elif value.dtype.kind == "U":
            self._put(b"u")
            self._write(list(value.shape), depth + 1)
            self._write([str(item) for item in value.ravel()], depth + 1)
        else:
            self._write_opaque(value, depth)

    def _slice(self, value: slice, depth: int) -> None:
        self._items_of(b":", (value.start, value.stop, value.step), depth)

    def _range(self, value: range, depth: int) -> None:
        self._items_of(b"R", (value.start, value.stop, value.step), depth)

    def _ellipsis(self, value: Any, depth: int) -> None:
        self._put(b".")

    def _standard(self, value: Any, depth: int) -> None:
        number = _STANDARD_NUMBER[type(value)]
        self._put(b"C", bytes([number]))
        self._write(_STANDARD[number][1](value), depth + 1)


def _moment(value: datetime.datetime) -> list[Any]:
    if value.tzinfo is not None:
        raise CodecError("a time with a time zone cannot cross the border")
    return [*value.timetuple()[:6], value.microsecond]


def _decimal(text: Any) -> decimal.Decimal:
    number = decimal.Decimal(_of(str, text))
    if number.is_finite() and abs(number.adjusted()) > 5000:
        raise ValueError(text)  # int() of it would take for ever
    return number


def _of(kind: Any, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(value)
    return value


_FACTORIES: tuple[Any, ...] = (None, int, float, str, list, dict, set, tuple, bool)
_STANDARD: tuple[tuple[Any, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    (collections.Counter, dict, lambda plain: collections.Counter(_of(dict, plain))),
    (collections.OrderedDict, dict, lambda plain: collections.OrderedDict(_of(dict, plain))),
    (
        collections.defaultdict,
        lambda value: [
            _FACTORIES.index(value.default_factory) if value.default_factory in _FACTORIES else 0,
            dict(value),
        ],
        lambda plain: collections.defaultdict(_FACTORIES[_of(int, plain[0])], _of(dict, plain[1])),
    ),
    (
        collections.deque,
        lambda value: [list(value), value.maxlen],
        lambda plain: collections.deque(_of(list, plain[0]), plain[1]),
    ),
    (
        fractions.Fraction,
        lambda value: [value.numerator, value.denominator],
        lambda plain: fractions.Fraction(_of(int, plain[0]), _of(int, plain[1])),
    ),
    (decimal.Decimal, str, _decimal),
    (datetime.datetime, _moment, lambda plain: datetime.datetime(*_of(list, plain))),
    (
        datetime.date,
        lambda value: [value.year, value.month, value.day],
        lambda plain: datetime.date(*_of(list, plain)),
    ),
    (
        datetime.timedelta,
        lambda value: [value.days, value.seconds, value.microseconds],
        lambda plain: datetime.timedelta(*(_of(int, n) for n in _of(list, plain))),
    ),
)
"""The standard library's own kinds of value: the class, its plain form, and back."""
_STANDARD_NUMBER = {row[0]: number for number, row in enumerate(_STANDARD)}


_WRITERS: dict[type, Callable[[Encoder, Any, int], None]] = {
    type(None): Encoder._none,
    bool: Encoder._bool,
    int: Encoder._int,
    float: Encoder._float,
    complex: Encoder._complex,
    str: Encoder._str,
    bytes: Encoder._bytes,
    bytearray: lambda self, value, depth: self._bytes(bytes(value), depth),
    list: Encoder._list,
    tuple: Encoder._tuple,
    set: Encoder._set,
    frozenset: Encoder._frozenset,
    dict: Encoder._dict,
    np.ndarray: Encoder._ndarray,
    slice: Encoder._slice,
    range: Encoder._range,
    type(...): Encoder._ellipsis,
    **dict.fromkeys(_STANDARD_NUMBER, Encoder._standard),
}

_FLATTENED_MODULES = {"collections", "enum", "tensorflow.python.trackable.data_structures"}


def _flatten(value: Any) -> Any:
    """Return the plain value of a standard container (Counter, OrderedDict, …)."""
    if isinstance(value, (dict, collections.OrderedDict)):
        return dict(value)
    if isinstance(value, tuple):
        return tuple(value)
    if isinstance(value, enum.Enum):
        return value.value
    return int(value) if isinstance(value, int) else str(value)


class Decoder:
    """Reads one value from bytes that nobody trusts.

    Args:
        opaque: called with each ``Handle``, ``Ref``, ``Callback``, ``Argument`` or
            ``VariableValue``; returns what shall stand in its place, or raises ``CodecError``.
    """

    def __init__(self, opaque: Callable[[Any], Any]) -> None:
        self._opaque = opaque
        self._data = b""
        self._at = 0
        self._items = 0
        self._keys_left = MAX_KEYS

    def decode(self, data: bytes) -> Any:
        """Return the value that ``data`` holds, all of it.

        Raises:
            CodecError: the bytes are not exactly one value of this codec.
        """
        if len(data) > MAX_BYTES:
            raise CodecError(f"the message is longer than {MAX_BYTES >> 20} MB")
        self._data, self._at, self._items, self._keys_left = data, 0, 0, MAX_KEYS
        value = self._read(0)
        if self._at != len(data):
            raise CodecError("the message goes on after its value")
        return value

    def _take(self, count: int) -> bytes:
        end = self._at + count
        if end > len(self._data):
            raise CodecError("the message ends too early")
        chunk = self._data[self._at : end]
        self._at = end
        return chunk

    def _count(self) -> int:
        count: int = _U32.unpack(self._take(4))[0]
        if count > len(self._data) - self._at:
            raise CodecError("the message ends too early")
        return count

    def _read(self, depth: int) -> Any:
        self._items += 1
        if depth > MAX_DEPTH or self._items > MAX_ITEMS:
            raise CodecError("the message is nested too deep or holds too many items")
        reader = _READERS.get(self._take(1))
        if reader is None:
            raise CodecError("the message holds an unknown tag")
        return reader(self, depth)

    def _many(self, depth: int) -> list[Any]:
        return [self._read(depth + 1) for _ in range(self._count())]

    def _int(self, depth: int) -> int:
        count = self._count()
        if count > MAX_INT_BYTES:
            raise CodecError("the integer is too long")
        return int.from_bytes(self._take(count), "little", signed=True)

    def _complex(self, depth: int) -> complex:
        return complex(*_C128.unpack(self._take(16)))

    def _str(self, depth: int = 0) -> str:
        return self._take(self._count()).decode("utf-8", "replace")

    def _key_count(self) -> int:
        count = self._count()
        self._keys_left -= count
        if self._keys_left < 0:
            raise CodecError("the dicts and sets of the message have too many keys")
        return count

    def _keys(self, depth: int) -> list[Any]:
        return [_hashable(self._read(depth + 1)) for _ in range(self._key_count())]

    def _dict(self, depth: int) -> dict[Any, Any]:
        count = self._key_count()
        result: dict[Any, Any] = {}
        for _ in range(count):
            key = _hashable(self._read(depth + 1))
            result[key] = self._read(depth + 1)
        return result

    def _array(self, depth: int = 0) -> np.ndarray[Any, Any]:
        number, ndim = self._take(2)
        if number >= len(DTYPES) or ndim > 32:
            raise CodecError("the array has an unknown dtype or too many axes")
        dtype = _WIRE_DTYPES[number]
        shape = struct.unpack(f"<{ndim}Q", self._take(8 * ndim))
        size = dtype.itemsize
        for length in shape:
            size *= max(length, 1)
            # An axis of length 0 makes every other length free: bound these too.
            if size > MAX_BYTES:
                raise CodecError("the array is too large")
        raw = self._take(0 if 0 in shape else size)
        if number == 0 and raw.strip(b"\x00\x01"):
            raise CodecError("a boolean array holds other bytes than 0 and 1")
        try:
            return np.frombuffer(raw, dtype).reshape(shape).astype(_NUMPY_DTYPES[number])
        except ValueError as error:
            raise CodecError("the array's shape is too large") from error

    def _numpy_scalar(self, depth: int) -> Any:
        array = self._array()
        if array.ndim != 0:
            raise CodecError("a NumPy scalar has axes")
        return array[()]

    def _tensor(self, depth: int) -> Any:
        tf = loaded_tensorflow()
        array = self._array()
        if tf is None:
            raise CodecError("a tensor came where TensorFlow is not loaded")
        return tf.convert_to_tensor(array)

    def _text_array(self, depth: int) -> np.ndarray[Any, Any]:
        shape, items = self._read(depth + 1), self._read(depth + 1)
        if type(shape) is not list or not all(type(n) is int and 0 <= n < 2**31 for n in shape):
            raise CodecError("a text array has no shape")
        if type(items) is not list or not all(type(item) is str for item in items):
            raise CodecError("a text array holds something that is not text")
        if len(items) * max(map(len, items), default=1) * 4 > MAX_BYTES or len(shape) > 32:
            raise CodecError("the text array is too large")
        count = 1
        for length in shape:
            count *= length
        if count != len(items):
            raise CodecError("a text array's shape does not fit")
        try:
            return np.array(items, dtype=str).reshape(shape)
        except ValueError as error:
            raise CodecError("the text array's shape is too large") from error

    def _handle(self, depth: int) -> Any:
        number = _U64.unpack(self._take(8))[0]
        kind, is_callable = self._take(2)
        if kind >= len(KINDS) or is_callable > 1 or self._take(1) != b"s":
            raise CodecError("a handle is malformed")
        name = self._str()
        if len(name) > 200:
            raise CodecError("a handle is malformed")
        return self._opaque(Handle(number, KINDS[kind], name, bool(is_callable)))

    def _callback(self, depth: int) -> Any:
        number = _U64.unpack(self._take(8))[0]
        if self._take(1) != b"s":
            raise CodecError("a function is malformed")
        return self._opaque(Callback(number, self._str()[:200]))

    def _dtype(self, depth: int) -> Any:
        name = self._str()
        if name not in _DTYPE_NUMBER:
            raise CodecError("an unknown dtype")
        return np.dtype(name)

    def _builtin_type(self, depth: int) -> Any:
        kind = _BUILTIN_TYPES.get(self._str())
        if kind is None:
            raise CodecError("an unknown type")
        return kind

    def _tf_dtype(self, depth: int) -> Any:
        name = self._str()
        tf = loaded_tensorflow()
        if tf is None or name not in (*DTYPES, "string", "bfloat16"):
            raise CodecError("an unknown dtype")
        return tf.as_dtype(name)

    def _shape(self, depth: int) -> Any:
        dims = self._read(depth + 1)
        tf = loaded_tensorflow()
        if (
            tf is None
            or type(dims) is not list
            or len(dims) > 32
            or not all(d is None or (type(d) is int and 0 <= d < 2**40) for d in dims)
        ):
            raise CodecError("a shape is malformed")
        return tf.TensorShape(dims)

    def _three(self, depth: int) -> list[Any]:
        items = self._many(depth)
        if len(items) != 3 or not all(i is None or type(i) is int for i in items):
            raise CodecError("a slice or range is malformed")
        return items

    def _standard(self, depth: int) -> Any:
        number = self._take(1)[0]
        plain = self._read(depth + 1)
        try:
            return _STANDARD[number][2](plain)
        except (LookupError, TypeError, ValueError, ArithmeticError) as error:
            raise CodecError("a value of the standard library is malformed") from error

    def _range(self, depth: int) -> range:
        items = self._three(depth)
        if any(i is None or abs(i) > 2**62 for i in items) or items[2] == 0:
            raise CodecError("a range is malformed")
        numbers = range(*items)
        if abs(items[1] - items[0]) // abs(items[2]) > MAX_ITEMS:
            raise CodecError(f"a range of more than {MAX_ITEMS} numbers cannot cross the border")
        return numbers


def _hashable(key: Any) -> Any:
    """Return ``key`` when it can be a key of a dict."""
    try:
        hash(key)
    except TypeError as error:
        raise CodecError("a key of a dict or set is not hashable") from error
    return key


_READERS: dict[bytes, Callable[[Decoder, int], Any]] = {
    b"N": lambda self, depth: None,
    b"T": lambda self, depth: True,
    b"F": lambda self, depth: False,
    b"i": Decoder._int,
    b"f": lambda self, depth: _F64.unpack(self._take(8))[0],
    b"c": Decoder._complex,
    b"s": Decoder._str,
    b"b": lambda self, depth: self._take(self._count()),
    b"l": Decoder._many,
    b"t": lambda self, depth: tuple(self._many(depth)),
    b"S": lambda self, depth: set(self._keys(depth)),
    b"Z": lambda self, depth: frozenset(self._keys(depth)),
    b"d": Decoder._dict,
    b"a": lambda self, depth: self._array(),
    b"n": Decoder._numpy_scalar,
    b"x": Decoder._tensor,
    b"v": lambda self, depth: self._opaque(VariableValue(self._array())),
    b"u": Decoder._text_array,
    b"h": Decoder._handle,
    b"r": lambda self, depth: self._opaque(Ref(_U64.unpack(self._take(8))[0])),
    b"k": Decoder._callback,
    b"g": lambda self, depth: self._opaque(Argument(_U32.unpack(self._take(4))[0])),
    b":": lambda self, depth: slice(*self._three(depth)),
    b"R": Decoder._range,
    b".": lambda self, depth: ...,
    b"C": Decoder._standard,
    b"D": Decoder._dtype,
    b"E": Decoder._tf_dtype,
    b"Y": Decoder._builtin_type,
    b"P": Decoder._shape,
}


def refuse(value: Any) -> Any:
    """Refuse every opaque object: the ``opaque`` of a codec for plain values only."""
    raise CodecError(f"a value of type {type(value).__name__} cannot cross the border")
