"""The student's end of the border: runs cells, and answers calls to what they defined.

This code lives in the same process as the student's, so nothing here is trusted by the other side:
it is a convenience for honest answers, and a liar can only send other *values*.
The requests it understands are the methods of ``Student`` whose names begin with ``do_``.

Runs inside the sandbox; imports nothing of the grader but its neighbours in this folder.
"""

from __future__ import annotations

import builtins
import inspect
import itertools
import operator
import os
import sys
import traceback
import types
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.sandbox import operations
from autograder.sandbox.channel import Channel
from autograder.sandbox.codec import (
    Argument,
    Callback,
    CodecError,
    Decoder,
    Encoder,
    Handle,
    Ref,
    VariableValue,
)
from autograder.sandbox.shell import Shell

_MUTABLE = (list, dict, set, bytearray, np.ndarray)
_PLAIN: tuple[Callable[[Any], Any], ...] = (
    int,
    float,
    complex,
    str,
    bytes,
    list,
    tuple,
    dict,
    set,
    frozenset,
)
_MISSING = object()
_LONGEST_REPR = 20_000


class _CheckerFunction:
    """A function of the checker's, callable here; the call goes over the border."""

    def __init__(self, student: Student, number: int, name: str) -> None:
        self._student = student
        self.number = number
        self.__name__ = self.__qualname__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._student.call_back(self.number, args, kwargs)


class Student:
    """Serves one submission over one channel, until the other side hangs up.

    Args:
        channel: the border.
        shell: the IPython shell whose namespace the cells share.
    """

    def __init__(self, channel: Channel, shell: Shell) -> None:
        self._channel = channel
        self._shell = shell
        self._space: dict[str, Any] = shell.user_ns
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._counter = itertools.count(1)
        self._tapes: dict[int, tuple[Any, Any, list[Any]]] = {}

    def serve(self) -> None:
        """Answer requests for ever; returns only by the channel's closing."""
        while True:
            self._answer(self._channel.receive())

    def _answer(self, data: bytes) -> None:
        request = self._decode(data)
        self._forget(request.pop("forget", ()))
        handler: Callable[..., Any] = getattr(self, "do_" + request.pop("do"))
        stdout = self._shell.begin_call()
        try:
            reply = handler(**request)
        except CodecError as error:
            reply = {"unfit": str(error)}
        except BaseException as error:
            reply = {"error": _describe(error)}
        reply["printed"] = self._shell.end_call(stdout)
        try:
            self._channel.send(self._encode(reply))
        except Exception as error:
            known = isinstance(error, CodecError)
            why = str(error) if known else f"it cannot be sent ({type(error).__name__})"
            self._channel.send(self._encode({"unfit": why}))

    def _forget(self, numbers: Iterable[int]) -> None:
        """Drop objects that the checker no longer holds."""
        for number in numbers:
            value = self._objects.pop(number, None)
            self._numbers.pop(id(value), None)
            self._tapes.pop(number, None)

    def call_back(self, number: int, args: Any, kwargs: Any) -> Any:
        """Call the checker's function ``number``; requests that come meanwhile are answered."""
        self._channel.send(self._encode({"callback": number, "args": args, "kwargs": kwargs}))
        while True:
            data = self._channel.receive()
            message = self._decode(data)
            if "do" in message:
                self._answer(data)
                continue
            if "error" in message:
                error = message["error"]
                raise getattr(builtins, error["type"], RuntimeError)(error["message"])
            return message["value"]

    # --- values -----------------------------------------------------------------------------------

    def _encode(self, value: Any) -> bytes:
        return Encoder(self._export).encode(value)

    def _decode(self, data: bytes) -> Any:
        return Decoder(self._import).decode(data)

    def _export(self, value: Any) -> Any:
        if isinstance(value, _CheckerFunction):
            return Callback(value.number)
        if isinstance(value, (Argument, VariableValue)):
            return value
        return self._handle(value)

    def _handle(self, value: Any) -> Handle:
        number = self._numbers.get(id(value))
        if number is None:
            number = next(self._counter)
            self._objects[number] = value
            self._numbers[id(value)] = number
        kind, type_name = "object", str(type(value).__name__)
        if isinstance(value, type) and issubclass(value, Exception):
            kind, type_name = "exception", f"{_builtin_name(value)} {value.__name__}"
        elif isinstance(value, type):
            kind = "class"
        elif isinstance(value, types.ModuleType):
            kind = "module"
        elif isinstance(value, (types.FunctionType, types.BuiltinFunctionType, types.MethodType)):
            kind = "function"
        return Handle(number, kind, type_name[:200], callable(value))

    def _import(self, value: Any) -> Any:
        if isinstance(value, Ref):
            return self._objects[value.number]
        if isinstance(value, Callback):
            return _CheckerFunction(self, value.number, value.name)
        if isinstance(value, VariableValue):
            import tensorflow as tf

            return tf.Variable(value.value)
        raise CodecError("an unexpected stand-in")

    # --- requests ---------------------------------------------------------------------------------

    def do_run(self, source: str, cell_id: str) -> dict[str, Any]:
        """Run a cell; its outputs come back in nbformat's shape."""
        return self._shell.run(source)

    def do_files(self, files: dict[str, bytes]) -> dict[str, Any]:
        """Write the lesson's data files into the scratch."""
        for name, data in files.items():
            folder = os.path.dirname(name)
            if folder:
                os.makedirs(folder, exist_ok=True)
            with open(name, "wb") as file:
                file.write(data)
        return {}

    def do_fetch(self, name: str) -> dict[str, Any]:
        """Return the value of a global name."""
        value = self._space.get(name, _MISSING)
        return {"missing": True} if value is _MISSING else {"value": value}

    def do_bind(self, name: str, value: Any) -> dict[str, Any]:
        """Give a global name to one of the student's objects or a function of the checker's."""
        self._space[name] = value
        return {}

    def do_delete(self, name: str) -> dict[str, Any]:
        """Delete a global name."""
        del self._space[name]
        return {}

    def do_call(
        self,
        target: Any,
        args: list[Any],
        kwargs: dict[str, Any],
        watch: list[int],
        reads: Callable[..., Any] | None = None,
    ) -> dict[str, Any]:
        """Call an object; tell which arguments it changed; record a tape when asked.

        ``reads`` stands in the place of ``input`` meanwhile.
        """
        outer = builtins.input
        builtins.input = reads or outer
        try:
            return self._call(target, args, kwargs, watch)
        finally:
            builtins.input = outer

    def _call(
        self, target: Any, args: list[Any], kwargs: dict[str, Any], watch: list[int]
    ) -> dict[str, Any]:
        before: dict[Any, bytes] = {
            index: self._encode(value)
            for index, value in [*enumerate(args), *kwargs.items()]
            if _is_mutable(value)
        }
        reply: dict[str, Any] = {}
        if watch:
            import tensorflow as tf

            # Persistent, for the checker's tape may be: it says when it will not ask again.
            with tf.GradientTape(persistent=True) as tape:
                watched = [args[index] for index in watch]
                for tensor in watched:
                    tape.watch(tensor)
                result = target(*args, **kwargs)
            reply["tape"] = next(self._counter)
            self._tapes[reply["tape"]] = (tape, result, watched)
        else:
            result = target(*args, **kwargs)
        reply["value"] = result
        for index, value in enumerate(args):
            if value is result and isinstance(value, _MUTABLE):
                reply["value"] = Argument(index)
        changed: dict[Any, Any] = {}
        for index, data in before.items():
            value = args[index] if isinstance(index, int) else kwargs[index]
            if hasattr(value, "assign"):
                value = VariableValue(value.numpy())
            if self._encode(value) != data:
                changed[index] = value
        if changed:
            reply["changed"] = changed
        return reply

    def do_gradient(self, tape: int, upstream: Any) -> dict[str, Any]:
        """Return the gradients of a recorded call, None where there is none."""
        recorded, result, watched = self._tapes[tape]
        gradients = recorded.gradient(result, watched, output_gradients=upstream)
        return {"value": list(gradients)}

    def do_attribute(self, target: Any, name: str) -> dict[str, Any]:
        """Return an attribute."""
        return {"value": getattr(target, name)}

    def do_set_attribute(self, target: Any, name: str, value: Any) -> dict[str, Any]:
        """Set an attribute."""
        setattr(target, name, value)
        return {}

    def do_item(self, target: Any, key: Any) -> dict[str, Any]:
        """Return an item."""
        return {"value": target[key]}

    def do_set_item(self, target: Any, key: Any, value: Any) -> dict[str, Any]:
        """Set an item."""
        target[key] = value
        return {}

    def do_length(self, target: Any) -> dict[str, Any]:
        """Return the length."""
        return {"value": len(target)}

    def do_take(self, target: Any, most: int) -> dict[str, Any]:
        """Return an iterator, or up to ``most`` next items and whether that was all."""
        if most == 0:
            return {"value": iter(target)}
        items = list(itertools.islice(target, most))
        return {"value": items, "end": len(items) < most}

    def do_text(self, target: Any, form: str) -> dict[str, Any]:
        """Return ``str`` or ``repr``."""
        text = str(target) if form == "str" else repr(target)
        return {"value": text[:_LONGEST_REPR]}

    def do_array(self, target: Any) -> dict[str, Any]:
        """Return the object as a NumPy array."""
        return {"value": np.asarray(target)}

    def do_number(self, target: Any, form: str) -> dict[str, Any]:
        """Return the object as ``int``, ``float``, ``complex`` or ``bool``, or its ``hash``."""
        convert: Any = {"int": int, "float": float, "complex": complex, "bool": bool, "hash": hash}[
            form
        ]
        return {"value": convert(target)}

    def do_is_instance(self, target: Any, kind: Any) -> dict[str, Any]:
        """Tell whether an object is of a class: the student's, or a library's by its full name."""
        return {"value": isinstance(target, _library_class(kind) if type(kind) is str else kind)}

    def do_is_subclass(self, target: Any, kind: Any) -> dict[str, Any]:
        """Tell whether a class extends another one, as ``do_is_instance`` does."""
        return {"value": issubclass(target, _library_class(kind) if type(kind) is str else kind)}

    def do_type(self, target: Any) -> dict[str, Any]:
        """Return the object's class."""
        return {"value": type(target)}

    def do_plain(self, target: Any) -> dict[str, Any]:
        """Return the value that an object is by inheritance: a named tuple's, a variable's."""
        if hasattr(target, "assign") and hasattr(target, "numpy"):
            import tensorflow as tf

            return {"value": tf.convert_to_tensor(target)}
        if isinstance(target, np.ndarray):
            return {"value": np.asarray(target)}
        for kind in _PLAIN:
            if isinstance(target, kind):  # type: ignore[arg-type]
                return {"value": kind(target)}
        return {"opaque": True}

    def do_exit(self, target: Any, error: dict[str, str] | None) -> dict[str, Any]:
        """Leave a context, with the checker's exception if there is one."""
        if error is None:
            return {"value": bool(target.__exit__(None, None, None))}
        raised = getattr(builtins, error["type"], RuntimeError)(error["message"])
        return {"value": bool(target.__exit__(type(raised), raised, None))}

    def do_signature(self, target: Any) -> dict[str, Any]:
        """Return the parameters: name, kind, and the default in a list."""
        found = inspect.signature(target).parameters.values()
        empty = inspect.Parameter.empty
        return {
            "value": [
                [p.name, int(p.kind), [] if p.default is empty else [p.default]] for p in found
            ]
        }

    def do_dir(self, target: Any) -> dict[str, Any]:
        """Return the names of the attributes."""
        return {"value": dir(target)}

    def do_inspect(self, target: Any, form: str) -> dict[str, Any]:
        """Return what a function of ``inspect`` says of the object."""
        return {"value": getattr(inspect, form)(target)}

    def do_operation(self, name: str, args: list[Any]) -> dict[str, Any]:
        """Do one of the operations of ``operations`` on the first argument."""
        return {"value": getattr(operations, name)(*args)}

    def do_seed(self, module: str, name: str, args: list[Any]) -> dict[str, Any]:
        """Seed a library's random numbers, as the check has done on its side."""
        if module == "tensorflow.random":
            found: Any = sys.modules["tensorflow"].random
        else:
            found = sys.modules[module]
        getattr(found, name)(*args)
        return {}

    def do_compare(self, form: str, left: Any, right: Any) -> dict[str, Any]:
        """Apply a binary operator to two of the student's own objects."""
        return {"value": getattr(operator, form)(left, right)}


def _library_class(name: str) -> Any:
    """Return the class of that full name among the modules that are loaded, else an empty one."""
    words = name.split(".")
    for end in range(len(words) - 1, 0, -1):
        found: Any = sys.modules.get(".".join(words[:end]))
        for word in words[end:]:
            found = getattr(found, word, None)
        if isinstance(found, type):
            return found
    # ``generator`` and its like are builtin, and found in ``types`` by other names only.
    unnamed = (kind for kind in vars(types).values() if isinstance(kind, type))
    return next((kind for kind in unnamed if f"builtins.{kind.__qualname__}" == name), _Nothing)


class _Nothing:
    """No object is of this class."""


def _builtin_name(kind: type) -> str:
    return next(k.__name__ for k in kind.__mro__ if k.__module__ == "builtins")


def _is_mutable(value: Any) -> bool:
    if isinstance(value, _MUTABLE):
        return True
    if isinstance(value, tuple):
        return any(map(_is_mutable, value))
    return hasattr(value, "assign") and hasattr(value, "numpy")


def _describe(error: BaseException) -> dict[str, Any]:
    """Return what may be told of an exception: its classes' names, its text, its last lines."""
    try:
        message = str(error)[:2000]
    except BaseException:
        message = ""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f.lineno for f in frames if "autograder/sandbox" not in f.filename]
    described: dict[str, Any] = {
        "types": [kind.__name__[:100] for kind in type(error).__mro__][:20],
        "message": message,
        "line": lines[-1] if lines else None,
    }
    own = [kind for kind in type(error).__mro__ if kind.__module__ == "__main__"][:10]
    if own and isinstance(error, Exception):
        described |= {"classes": own, "instance": error}
    return described
