"""What stands in a check cell for an object of the student's.

A proxy never hands the other operand of an operator over the border: an operator on it either works
on two of the student's own objects, or turns the proxy into a plain value first, or fails the
check.
"""

from __future__ import annotations

import builtins
import operator
import weakref
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.sandbox.codec import Handle
from autograder.sandbox.session import Session, Unfit

_CHUNK = 256
_MAX_ITEMS = 100_000
_READ_SINGLY = 64
_set = object.__setattr__
_get = object.__getattribute__


class Border:
    """The operations of ``autograder.answer`` on one of the student's objects."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy

    def __getattr__(self, name: str) -> Any:
        session: Session = _get(self._proxy, "_session")

        def operation(*args: Any) -> Any:
            return session.request("operation", name=name, args=[self._proxy, *args])["value"]

        return operation

    def source(self) -> Any:
        """Return the text of the object's cell: what was sent to be run, else what it says."""
        session: Session = _get(self._proxy, "_session")
        known = session.text_of(self._proxy.__border_number__)
        return self.__getattr__("source")() if known is None else known

    @property
    def type_name(self) -> str:
        """The name of the object's type; *Trust:* the student's text."""
        handle: Handle = _get(self._proxy, "_handle")
        return handle.type_name


class Proxy:
    """An opaque object of the student's, held by its number."""

    __slots__ = ("__weakref__", "_handle", "_session")
    __array_priority__ = 1000.0

    def __init__(self, session: Session, handle: Handle) -> None:
        _set(self, "_session", session)
        _set(self, "_handle", handle)
        weakref.finalize(self, session.drop, handle.number).atexit = False

    @property
    def __border__(self) -> Border:
        return Border(self)

    @property
    def __border_number__(self) -> int:
        handle: Handle = _get(self, "_handle")
        return handle.number

    def _ask(self, do: str, **fields: Any) -> Any:
        session: Session = _get(self, "_session")
        return session.request(do, target=self, **fields)["value"]

    @property
    def __doc__(self) -> Any:  # type: ignore[override]
        return _get(self, "_ask")("attribute", name="__doc__")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__array_") or name in ("__torch_function__", "__tf_tensor__"):
            raise AttributeError(name)
        return _get(self, "_ask")("attribute", name=name)

    def __setattr__(self, name: str, value: Any) -> None:
        _get(self, "_session").request("set_attribute", target=self, name=name, value=value)

    def __getitem__(self, key: Any) -> Any:
        return _get(self, "_ask")("item", key=key)

    def __setitem__(self, key: Any, value: Any) -> None:
        _get(self, "_session").request("set_item", target=self, key=key, value=value)

    def __len__(self) -> int:
        length = _get(self, "_ask")("length")
        if type(length) is not int or not 0 <= length < 2**31:
            raise Unfit("The length of your object is no number.")
        return length

    def __iter__(self) -> Iterator[Any]:
        iterator = _get(self, "_ask")("take", most=0)
        if not isinstance(iterator, Proxy):
            raise Unfit("Your object cannot be gone through.")
        session: Session = _get(self, "_session")
        count = 0
        # What is taken from a generator ahead of need is lost to whoever goes on with it.
        early = 1 if iterator is self else 16
        while count < _MAX_ITEMS:
            most = early if count < _READ_SINGLY else _CHUNK
            reply = session.request("take", target=iterator, most=most)
            items = reply["value"]
            if type(items) is not list:
                raise Unfit("Your object cannot be gone through.")
            yield from items
            count += len(items)
            if reply.get("end") is True or not items:
                return
        raise Unfit(f"Your object gives more than {_MAX_ITEMS} items.")

    def __next__(self) -> Any:
        reply = _get(self, "_session").request("take", target=self, most=1)
        items = reply["value"]
        if type(items) is not list or len(items) > 1:
            raise Unfit("Your object cannot be gone through.")
        if not items:
            raise StopIteration
        return items[0]

    def __contains__(self, item: Any) -> bool:
        return any(item is own or item == own for own in self)

    def _text(self, form: str) -> str:
        text = _get(self, "_ask")("text", form=form)
        if type(text) is not str:
            raise Unfit("Your object has no text.")
        return text

    def __str__(self) -> str:
        return self._text("str")

    def __repr__(self) -> str:
        return self._text("repr")

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def _number(self, form: str, kind: type) -> Any:
        number = _get(self, "_ask")("number", form=form)
        if type(number) is not kind:
            raise Unfit("Your object is no number.")
        return number

    def __bool__(self) -> bool:
        return bool(self._number("bool", bool))

    def __int__(self) -> int:
        return int(self._number("int", int))

    def __index__(self) -> int:
        return int(self._number("int", int))

    def __float__(self) -> float:
        return float(self._number("float", float))

    def __complex__(self) -> complex:
        return complex(self._number("complex", complex))

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray[Any, Any]:
        array = _get(self, "_ask")("array")
        if type(array) is not np.ndarray:
            raise Unfit("Your object is no array.")
        return array if dtype is None else array.astype(dtype)

    def __hash__(self) -> int:
        return int(self._number("hash", int))

    def __eq__(self, other: object) -> Any:
        if self is other:
            return True
        return _operate("eq", self, other)

    def __ne__(self, other: object) -> Any:
        if self is other:
            return False
        return _operate("ne", self, other)

    def __instancecheck__(self, instance: Any) -> bool:
        if not issubclass(type(instance), Proxy):
            return False
        return _get(instance, "_ask")("is_instance", kind=self) is True

    def __subclasscheck__(self, other: Any) -> bool:
        if not issubclass(type(other), Proxy):
            return False
        return _get(other, "_ask")("is_subclass", kind=self) is True

    def __dir__(self) -> Any:
        return _get(self, "_ask")("dir")

    def __enter__(self) -> Any:
        return self.__getattr__("__enter__")()

    def __exit__(self, kind: Any, error: Any, trace: Any) -> bool:
        told = None
        if error is not None:
            told = {"type": type(error).__name__, "message": str(error)[:500]}
        return _get(self, "_ask")("exit", error=told) is True

    def __delitem__(self, key: Any) -> None:
        self.__getattr__("__delitem__")(key)

    def __reversed__(self) -> Any:
        return iter(self.__getattr__("__reversed__")())

    def __neg__(self) -> Any:
        return self.__getattr__("__neg__")()

    def __pos__(self) -> Any:
        return self.__getattr__("__pos__")()

    def __abs__(self) -> Any:
        return self.__getattr__("__abs__")()

    def __invert__(self) -> Any:
        return self.__getattr__("__invert__")()

    def __round__(self, digits: int | None = None) -> Any:
        return self.__getattr__("__round__")(*() if digits is None else (digits,))


class CallableProxy(Proxy):  # noqa: D101  (its docstring is the student's)
    # A function, class or other callable object of the student's.
    __slots__ = ()
    __doc__ = Proxy.__dict__["__doc__"]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it over there."""
        session: Session = _get(self, "_session")
        return session.call(self, args, kwargs)


def _operate(form: str, left: Any, right: Any) -> Any:
    """Apply an operator: to two proxies over there, else to plain values here.

    Raises:
        Unfit: the proxy stands for something that is no plain value.
    """
    if isinstance(left, Proxy) and isinstance(right, Proxy):
        session: Session = _get(left, "_session")
        return session.request("compare", form=form, left=left, right=right)["value"]
    if isinstance(left, Proxy):
        left = _plain(left)
    else:
        right = _plain(right)
    return getattr(operator, form)(left, right)


def _plain(proxy: Proxy) -> Any:
    """Return the plain value that an object is by inheritance."""
    session: Session = _get(proxy, "_session")
    reply = session.request("plain", target=proxy)
    if "value" in reply and not isinstance(reply["value"], Proxy):
        return reply["value"]
    kind = _get(proxy, "_handle").type_name
    raise Unfit(f"Your answer gave an object of type {kind} where a plain value belongs.")


def _define_operators() -> None:
    """Give the proxy every other operator, forwards and reflected."""
    names = "lt le gt ge add sub mul truediv floordiv mod pow matmul lshift rshift and_ or_ xor"
    for name in names.split():
        if not hasattr(operator, name):
            raise AssertionError(name)
        method = name.rstrip("_")

        def forward(self: Proxy, other: Any, form: str = name) -> Any:
            return _operate(form, self, other)

        def reflected(self: Proxy, other: Any, form: str = name) -> Any:
            return _operate(form, other, self)

        setattr(Proxy, f"__{method}__", forward)
        if method not in ("lt", "le", "gt", "ge"):
            setattr(Proxy, f"__r{method}__", reflected)


_define_operators()


class ExceptionKind(type):
    """The class of the classes that stand for a student's own exception classes."""

    _border_handle: Handle
    _border_session: Session

    @property
    def __border_number__(cls) -> int:
        """The number of the class over there."""
        return cls._border_handle.number

    def __subclasscheck__(cls, other: Any) -> bool:
        if super().__subclasscheck__(other) or not isinstance(other, ExceptionKind):
            return super().__subclasscheck__(other)
        request = cls._border_session.request
        return request("is_subclass", target=other, kind=cls)["value"] is True


def _exception_attribute(error: Any, name: str) -> Any:
    """Return what a student's exception carries beside its message."""
    there = vars(error).get("from_student_object")
    if there is None:
        raise AttributeError(name)
    return getattr(there, name)


def _exception_kind(session: Session, handle: Handle) -> ExceptionKind:
    """Return a class that an ``except`` can name, an heir of the builtin one behind it."""
    parent, _, name = handle.type_name.partition(" ")
    base = getattr(builtins, parent, Exception)
    if not isinstance(base, type) or not issubclass(base, Exception):
        base = Exception
    content = {
        "_border_handle": handle,
        "_border_session": session,
        "__getattr__": _exception_attribute,
    }
    made = ExceptionKind(name or "Exception", (base,), content)
    weakref.finalize(made, session.drop, handle.number).atexit = False
    return made


def stand_in(session: Session, handle: Handle) -> Proxy | ExceptionKind:
    """Return what stands for a student's object in check cells."""
    if handle.kind == "exception":
        return _exception_kind(session, handle)
    return (CallableProxy if handle.is_callable else Proxy)(session, handle)
