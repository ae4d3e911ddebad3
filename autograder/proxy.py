"""What stands in a check cell for an object of the student's.

A proxy never hands the other operand of an operator over the border: an operator on it either works on
two of the student's own objects, or turns the proxy into a plain value first, or fails the check.
"""

from __future__ import annotations

import operator
import weakref
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.sandbox.codec import Handle
from autograder.sandbox.session import Session, Unfit

_CHUNK = 256
_MAX_ITEMS = 100_000
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
        while count < _MAX_ITEMS:
            reply = session.request("take", target=iterator, most=_CHUNK if count else 16)
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
        return hash(self.__border_number__)

    def __eq__(self, other: object) -> Any:
        if self is other:
            return True
        return _operate("eq", self, other)

    def __ne__(self, other: object) -> Any:
        if self is other:
            return False
        return _operate("ne", self, other)

    def __instancecheck__(self, instance: Any) -> bool:
        if not isinstance(type(instance), type) or not issubclass(type(instance), Proxy):
            return False
        session: Session = _get(self, "_session")
        return session.request("is_instance", target=instance, kind=self)["value"] is True


class CallableProxy(Proxy):
    """A function, class or other callable object of the student's."""

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
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
    kind = _get(left if isinstance(left, Proxy) else right, "_handle").type_name
    raise Unfit(f"Your answer gave an object of type {kind} where a plain value belongs.")


def _define_operators() -> None:
    """Give the proxy every other operator, forwards and reflected."""
    names = "lt le gt ge add sub mul truediv floordiv mod pow matmul lshift rshift and_ or_ xor"
    for name in names.split():
        assert hasattr(operator, name)
        method = name.rstrip("_")

        def forward(self: Proxy, other: Any, form: str = name) -> Any:
            return _operate(form, self, other)

        def reflected(self: Proxy, other: Any, form: str = name) -> Any:
            return _operate(form, other, self)

        setattr(Proxy, f"__{method}__", forward)
        if method not in ("lt", "le", "gt", "ge"):
            setattr(Proxy, f"__r{method}__", reflected)


_define_operators()


def stand_in(session: Session, handle: Handle) -> Proxy:
    """Return the proxy of a handle."""
    return (CallableProxy if handle.is_callable else Proxy)(session, handle)
