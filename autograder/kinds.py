"""What ``isinstance``, ``type`` and ``inspect`` say of a student's object in a check cell.

*Trust:* the answer comes from the student's process. Who lies about a class still has to give the
right values.
"""

from __future__ import annotations

import builtins
import inspect
import types
import typing
from typing import Any

from autograder.proxy import Proxy

_INSPECTED = ("isclass", "isfunction", "isgenerator", "isgeneratorfunction", "ismethod", "getdoc")


def is_instance(thing: Any, kind: Any) -> bool:
    """Do what the builtin does; a student's object is asked for by the class's full name."""
    return _is("is_instance", builtins.isinstance, thing, kind)


def is_subclass(thing: Any, kind: Any) -> bool:
    """Do what the builtin does for two classes, either of which may be a student's."""
    return _is("is_subclass", builtins.issubclass, thing, kind)


def _is(do: str, plain: Any, thing: Any, kind: Any) -> bool:
    if isinstance(kind, (tuple, types.UnionType)):
        kinds = kind if isinstance(kind, tuple) else typing.get_args(kind)
        return any(_is(do, plain, thing, one) for one in kinds)
    if kind is type_of:
        kind = type
    if not isinstance(thing, Proxy) or not isinstance(kind, type):
        return bool(plain(thing, kind))
    name = f"{kind.__module__}.{kind.__qualname__}"
    return _ask(thing, do, kind=name) is True


def type_of(*args: Any, **kwargs: Any) -> Any:
    """Do what the builtin does; of a student's object, give the class over there."""
    if len(args) == 1 and isinstance(args[0], Proxy):
        return _ask(args[0], "type")
    return type(*args, **kwargs)


BUILTINS = {"isinstance": is_instance, "issubclass": is_subclass, "type": type_of}
"""What check cells find under these names."""


def let_inspect_see_proxies() -> None:
    """Make ``inspect`` answer for a student's function: checks of many courses look at one."""
    for form in _INSPECTED:
        setattr(inspect, form, _seeing(form, getattr(inspect, form)))
    sources, signature = inspect.getsource, inspect.signature

    def getsource(thing: Any) -> str:
        if not isinstance(thing, Proxy):
            return sources(thing)
        text = _ask(thing, "inspect", form="getsource")
        if type(text) is not str:
            raise OSError("could not get source code")
        return text

    def signature_of(thing: Any, **options: Any) -> inspect.Signature:
        if not isinstance(thing, Proxy):
            return signature(thing, **options)
        try:
            return inspect.Signature(
                [
                    inspect.Parameter(
                        name,
                        inspect._ParameterKind(kind),
                        default=(*default, inspect.Parameter.empty)[0],
                    )
                    for name, kind, default in _ask(thing, "signature")
                ]
            )
        except (TypeError, ValueError) as error:
            raise ValueError("no signature found") from error

    inspect.getsource = getsource  # type: ignore[assignment]
    inspect.signature = signature_of  # type: ignore[assignment]


def _ask(thing: Proxy, do: str, **fields: Any) -> Any:
    return object.__getattribute__(thing, "_ask")(do, **fields)


def _seeing(form: str, original: Any) -> Any:
    def inspected(thing: Any) -> Any:
        if isinstance(thing, Proxy):
            return _ask(thing, "inspect", form=form)
        return original(thing)

    return inspected
