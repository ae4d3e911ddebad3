"""The checker's end of the border: asks the student's process, in time, and trusts no answer.

*Trust:* every reply is decoded by the strict codec; what cannot be decoded is an ``Unfit``, never
an exception that a check may be waiting for.

Over 400 lines because every request shares one deadline, one budget and one set of stand-ins.
"""

from __future__ import annotations

import builtins
import contextlib
import itertools
import math
import signal
import sys
import time
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.answer import BorderError, Crashed, Timeout
from autograder.sandbox.channel import Channel, Closed, Late
from autograder.sandbox.codec import (
    Argument,
    Callback,
    CodecError,
    Decoder,
    Encoder,
    Handle,
    Ref,
    VariableValue,
    loaded_tensorflow,
)
from autograder.sandbox.usage import processor_seconds, wants_processor
from autograder.sandbox.warm import Child

PATIENCE = 3
"""How many times the wall clock's limit an answer gets at most on a busy machine."""
_GRACE_S = 1.0
"""How long an interrupted answer may take to give up before its process is killed, in seconds."""
_MAX_CALLBACKS = 100_000
_MAX_HANDLES = 10_000
"""How many objects one message may name: each costs a stand-in here."""
_LATE = "Your answer did not finish within the time limit."


class Unfit(BorderError):
    """The answer gave something that cannot be a value here."""


class StudentStopped(Exception):
    """The student's code asked to end the program (``sys.exit``)."""


class Session:
    """One student's process, from this side.

    Args:
        channel: the border.
        pidfd: the process, for interrupting and killing it; owned.
        stand_in: makes the object that stands for a ``Handle`` in check cells.

    Attributes:
        deadline: ``time.monotonic`` value by which every request must be answered, None for no
            limit. Where the machine was too busy to let the student's process and this one
            compute for so long, they get the rest of their time, up to three times as much.
        latest: ``time.monotonic`` value after which nothing more is waited for.
        is_dead: whether the process is gone; then every request raises ``Crashed``.
        seconds: wall clock spent waiting for the student, in seconds.
        printed: called with what the student's code printed during a call.
        texts: by global name, the text of the cell that defined it last, as it was sent to be run.
    """

    def __init__(
        self, channel: Channel, pidfd: int, stand_in: Callable[[Session, Handle], Any]
    ) -> None:
        self._channel = channel
        self._pidfd = pidfd
        self._stand_in = stand_in
        self._functions: dict[int, Callable[..., Any]] = {}
        self._function_numbers: dict[int, int] = {}
        self._counter = itertools.count(1)
        self._callbacks = 0
        self._args: list[Any] = []
        self._dropped: set[int] = set()
        self._stand_ins: weakref.WeakValueDictionary[int, Any] = weakref.WeakValueDictionary()
        self.latest = math.inf
        self.deadline = None
        self.is_dead = False
        self._late_for: float | None = None
        self._handles_left = _MAX_HANDLES
        self.seconds = 0.0
        self.printed: Callable[[str], None] = lambda text: None
        self.texts: dict[str, str] = {}
        self._names: dict[int, str] = {}

    @property
    def deadline(self) -> float | None:
        """When every request must be answered."""
        return self._deadline

    @deadline.setter
    def deadline(self, value: float | None) -> None:
        self._deadline = self._until = value
        self._since, self._computed = time.monotonic(), self._processor_seconds()

    def _processor_seconds(self) -> float:
        pid = Child(self._pidfd).pid()
        return time.process_time() + (0.0 if pid is None else processor_seconds(pid))

    def _extend(self) -> bool:
        """Move the end of waiting by the time that both sides had to wait for a processor.

        False where they have computed it all away, or have had three times the limit.
        """
        if self._deadline is None:
            return False
        allowed = self._deadline - self._since
        owed = allowed - (self._processor_seconds() - self._computed)
        now, most = time.monotonic(), min(self._since + PATIENCE * allowed, self.latest)
        self._until = min(now + owed, most)
        return self._until - now > allowed / 20

    def _wants_processor(self) -> bool:
        """Say whether the student's process computes or waits to be let, and does not sleep."""
        for _ in range(5):
            pid = Child(self._pidfd).pid()
            if pid is None or wants_processor(pid):
                return pid is not None
            time.sleep(0.01)
        return False

    def request(self, do: str, **fields: Any) -> dict[str, Any]:
        """Ask for something and return the reply.

        *Blocks for at most* ``PATIENCE`` times the time until ``deadline``, and one second.

        Raises:
            Timeout: no whole reply came in time.
            Crashed: the process is gone.
            Unfit: the request or the reply cannot cross.
            Exception: what the student's code raised, as the builtin class of the same name.
        """
        if self._late_for and (self.is_dead or self.deadline == self._late_for):
            raise Timeout(_LATE)
        if self.is_dead:
            raise Crashed("The process of this answer is gone.")
        if self._dropped:
            fields["forget"], self._dropped = list(self._dropped), set()
        try:
            data = Encoder(self._export).encode({"do": do, **fields})
        except CodecError as error:
            raise Unfit(f"An argument of this check cannot be sent: {error}.") from None
        started = time.perf_counter()
        try:
            reply = self._exchange(data)
        finally:
            self.seconds += time.perf_counter() - started
        text = reply.get("printed")
        if type(text) is str and text:
            self.printed(text)
        if "unfit" in reply:
            why = reply["unfit"]
            why = why[:200] if type(why) is str else "a malformed reply"
            raise Unfit(f"Your answer gave something that cannot be checked: {why}.")
        if "error" in reply:
            raise _exception(reply["error"])
        return reply

    def fetch(self, name: str) -> Any:
        """Return the value of a global name over there.

        Raises:
            KeyError: there is none of that name.
        """
        reply = self.request("fetch", name=name)
        if reply.get("missing") is True or "value" not in reply:
            raise KeyError(name)
        number = getattr(type(reply["value"]), "__border_number__", None)
        if number is not None:
            self._names[number.__get__(reply["value"])] = name
        return reply["value"]

    def text_of(self, number: int) -> str | None:
        """Return the cell that defined an object, as this side knows it; None where it does not.

        An answer's source is asked for to hold it against a rule: the student's process, asked
        for it, may lie.
        """
        return self.texts.get(self._names.get(number, ""))

    def kill(self) -> None:
        """End the process; safe to repeat."""
        self.is_dead = True
        with contextlib.suppress(ProcessLookupError, OSError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def drop(self, number: int) -> None:
        """Note that nobody holds the stand-in of an object any more; told with the next request."""
        self._dropped.add(number)

    def name_function(self, function: Callable[..., Any]) -> Callback:
        """Return the stand-in under which the student may call ``function``."""
        number = self._function_numbers.get(id(function))
        if number is None:
            number = next(self._counter)
            self._functions[number] = function
            self._function_numbers[id(function)] = number
        return Callback(number, str(getattr(function, "__name__", "")))

    def _exchange(self, data: bytes) -> dict[str, Any]:
        if self._until is not None and time.monotonic() >= self._until:
            self._extend()
        try:
            self._channel.send(data, self._until)
            while True:
                reply = self._receive(self._until)
                if "callback" not in reply:
                    return reply
                self._answer(reply)
        except Late:
            self._late_for = self.deadline
            self._interrupt()
            raise Timeout(_LATE) from None
        except Closed:
            self.kill()
            raise Crashed("The process that ran your answer ended.") from None

    def _receive(self, deadline: float | None) -> dict[str, Any]:
        self._handles_left = _MAX_HANDLES
        try:
            reply = Decoder(self._import).decode(self._patiently(deadline))
        except CodecError as error:
            return {"unfit": str(error)}
        return reply if type(reply) is dict else {"unfit": "the reply is malformed"}

    def _patiently(self, deadline: float | None) -> bytes:
        """Return the next message, later than the deadline where the machine was too busy."""
        while True:
            try:
                return self._channel.receive(deadline)
            except Late:
                if deadline != self._until or not (self._wants_processor() and self._extend()):
                    raise
                deadline = self._until

    def _interrupt(self) -> None:
        """Give the student's code the chance to stop; kill it when it does not take it."""
        try:
            signal.pidfd_send_signal(self._pidfd, signal.SIGINT)
            until = time.monotonic() + _GRACE_S
            while "callback" in self._receive(until):
                pass
        except (Late, Closed, ProcessLookupError):
            self.kill()

    def _answer(self, message: dict[str, Any]) -> None:
        """Run one of the checker's functions for the student."""
        self._callbacks += 1
        number = message["callback"]
        function = self._functions.get(number) if type(number) is int else None
        args, kwargs = message.get("args"), message.get("kwargs")
        if (
            function is None
            or self._callbacks > _MAX_CALLBACKS
            or type(args) is not tuple
            or type(kwargs) is not dict
        ):
            self.kill()
            raise Crashed("The process that ran your answer broke the rules of the border.")
        reply: dict[str, Any]
        try:
            reply = {"value": function(*args, **{str(k): v for k, v in kwargs.items()})}
        except (Timeout, Crashed):
            raise
        except Exception as error:
            reply = {"error": {"type": type(error).__name__, "message": str(error)[:500]}}
        self._channel.send(Encoder(self._export).encode(reply), self._until)

    def call(self, target: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call one of the student's objects; arguments that it changed are changed here too.

        A call under a ``tf.GradientTape`` that watches an argument is differentiable.
        """
        watch = _watched(args)
        if not watch:
            return self._call(target, args, kwargs, [])["value"]
        tf = loaded_tensorflow()
        box: dict[str, Any] = {}

        @tf.custom_gradient  # type: ignore[untyped-decorator]
        def across(*tensors: Any) -> Any:
            given = list(args)
            for index, tensor in zip(watch, tensors, strict=True):
                given[index] = tensor
            box.update(self._call(target, tuple(given), kwargs, watch))

            def backward(*upstream: Any) -> Any:
                sent: Any = list(upstream) if len(upstream) > 1 else upstream[0]
                reply = self.request("gradient", tape=box["tape"], upstream=sent)["value"]
                slopes = reply if type(reply) is list and len(reply) == len(watch) else []
                if not slopes:
                    raise Unfit("Your answer's gradient cannot be checked.")
                return [_gradient_of(t, g) for t, g in zip(tensors, slopes, strict=True)]

            if type(box.get("tape")) is int:
                weakref.finalize(backward, self.drop, box["tape"]).atexit = False
            result = box["value"]
            if not isinstance(result, tf.Tensor):
                box["plain"] = True
                return tf.constant(0.0), lambda upstream: [None] * len(watch)
            return result, backward

        result = across(*(args[index] for index in watch))
        return box["value"] if box.get("plain") else result

    def _call(
        self, target: Any, args: tuple[Any, ...], kwargs: dict[str, Any], watch: list[int]
    ) -> dict[str, Any]:
        outer, self._args = self._args, list(args)
        try:
            reply = self.request(
                "call",
                target=target,
                args=list(args),
                kwargs=kwargs,
                watch=watch,
                reads=_replaced_input(),
            )
        finally:
            self._args = outer
        changed = reply.get("changed", {})
        if type(changed) is dict:
            for index, value in changed.items():
                if type(index) is int and 0 <= index < len(args):
                    _change(args[index], value)
                elif type(index) is str and index in kwargs:
                    _change(kwargs[index], value)
        if "value" not in reply:
            raise Unfit("Your answer gave nothing that can be checked.")
        return reply

    def _export(self, value: Any) -> Any:
        number = getattr(type(value), "__border_number__", None)
        if isinstance(number, property):
            return Ref(number.__get__(value))
        if callable(value):
            return self.name_function(value)
        tf = loaded_tensorflow()
        if tf is not None and isinstance(value, tf.Variable):
            return VariableValue(value.numpy())
        raise CodecError(f"a value of type {type(value).__name__} cannot cross the border")

    def _import(self, value: Any) -> Any:
        if isinstance(value, Handle):
            self._handles_left -= 1
            if self._handles_left < 0:
                raise CodecError(f"more than {_MAX_HANDLES} objects cannot cross at once")
            known = self._stand_ins.get(value.number)
            if known is None:
                known = self._stand_ins[value.number] = self._stand_in(self, value)
            self._dropped.discard(value.number)
            return known
        if isinstance(value, Argument) and value.index < len(self._args):
            return self._args[value.index]
        if isinstance(value, Callback) and value.number in self._functions:
            return self._functions[value.number]
        if isinstance(value, VariableValue):
            return value.value
        raise CodecError("an unexpected stand-in")


_INPUT, _STDIN = builtins.input, sys.stdin


def _replaced_input() -> Any:
    """Return what a check has put in the place of ``input``, None for nothing.

    Checks of beginners' exercises patch it, or ``sys.stdin``, to type for the student.
    """
    return None if builtins.input is _INPUT and sys.stdin is _STDIN else builtins.input


def _watched(args: tuple[Any, ...]) -> list[int]:
    """Return which arguments a tape of this process is watching."""
    tf = loaded_tensorflow()
    if tf is None:
        return []
    from tensorflow.python.eager import record

    return [
        index
        for index, value in enumerate(args)
        if isinstance(value, tf.Tensor)
        and value.dtype.is_floating
        and record.should_record_backprop([value])
    ]


def _gradient_of(tensor: Any, gradient: Any) -> Any:
    """Return a gradient fit for ``tensor``, None for none.

    Raises:
        Unfit: it has another shape or type.
    """
    tf = loaded_tensorflow()
    if gradient is None:
        return None
    if not isinstance(gradient, tf.Tensor) or gradient.shape != tensor.shape:
        raise Unfit("Your answer's gradient has another shape than the argument.")
    return tf.cast(gradient, tensor.dtype)


def _change(mine: Any, value: Any) -> None:
    """Give ``mine`` the value that the student's code left in its copy, where both are alike."""
    if isinstance(mine, np.ndarray) and isinstance(value, np.ndarray):
        if mine.shape == value.shape and mine.dtype == value.dtype and mine.flags.writeable:
            mine[...] = value
    elif isinstance(mine, (list, bytearray)) and isinstance(value, (list, bytes)):
        mine[:] = value
    elif (isinstance(mine, dict) and isinstance(value, dict)) or (
        isinstance(mine, set) and isinstance(value, set)
    ):
        mine.clear()
        mine.update(value)
    elif (
        hasattr(mine, "assign")
        and isinstance(value, np.ndarray)
        and tuple(mine.shape) == value.shape
    ):
        mine.assign(value)


def _exception(described: Any) -> Exception:
    """Return the exception that a description stands for, marked as the student's."""
    names, message, line = ["Exception"], "", None
    classes: Any = None
    instance: Any = None
    if type(described) is dict:
        types_, text = described.get("types"), described.get("message")
        if type(types_) is list and all(type(name) is str for name in types_):
            names = [name[:100] for name in types_[:20]]
        message = text[:2000] if type(text) is str else ""
        line = described.get("line") if type(described.get("line")) is int else None
        classes, instance = described.get("classes"), described.get("instance")
    error = _build_own(names, message, classes) or _build(names, message)
    error.from_student_object = instance  # type: ignore[attr-defined]
    error.from_student = names[0] if names else "Exception"  # type: ignore[attr-defined]
    error.student_line = line  # type: ignore[attr-defined]
    return error


def _build_own(names: list[str], message: str, classes: Any) -> Exception | None:
    """Return an exception of the student's own classes, by their stand-ins."""
    if type(classes) is not list or not all(_is_exception_class(kind) for kind in classes):
        return None
    try:
        kind = classes[0] if len(classes) == 1 else type(names[0], tuple(classes), {})
        return kind(message)  # type: ignore[no-any-return]
    except (TypeError, IndexError, ValueError):
        return None


def _is_exception_class(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Exception)


def _build(names: list[str], message: str) -> Exception:
    tf = loaded_tensorflow()
    if set(names) & {"SystemExit", "KeyboardInterrupt", "GeneratorExit"}:
        return StudentStopped(f"{names[0]}: {message}")
    for name in names:
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, Exception):
            try:
                return kind(message)
            except TypeError:
                continue
        if tf is not None and name.endswith("Error"):
            kind = getattr(tf.errors, name, None)
            if isinstance(kind, type) and issubclass(kind, tf.errors.OpError):
                return kind(None, None, message)  # type: ignore[no-any-return]
    return Exception(message)
