"""The trials of one answer: what was tried, what came out, and what is wrong with it.

A value from an answer decides nothing here: it is read by its exact type into plain NumPy arrays,
and everything else, lying subclasses included, is refused by name.
*Trust:* outcomes come from the student's side; laws, expectations and messages are ours.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from autograder.answer import BorderError, Crashed, Timeout, held
from autograder.answer import gradient as gradient_of

Array = npt.NDArray[Any]
DEEPEST = 6
"""Levels of lists in lists that are looked into."""
Tried = str | Callable[[], str]
"""What was tried, in words; as a function where the words cost more than the trial."""
Probe = Callable[..., Any]
"""``probe(answer, *args)`` does something with an answer and returns what came out."""

_NOISE = re.compile(r"\x1b\[[0-9;]*m|\{\{function_node [^}]*\}\} ?")
"""Colours, and what TensorFlow puts before its messages; it tells a beginner nothing."""
FLOAT64_ATOL = 1e-9
"""Sums of at most 50 products of numbers below 10 err by less than 1e-13."""
FLOAT32_ATOL = 1e-4
"""The same sums in float32 err by less than 5e-5."""
LARGEST = 100_000
"""Entries of the largest array that is looked at; no lesson's exercise returns so many."""


class Wrong(Exception):
    """A law that the answer breaks.

    Attributes:
        message: what was tried, what was expected and what came.
        size: entries in the input that shows it; the smallest is told.
        idea: id of the wrong idea that this behaviour is known by, else None.
        numeric: whether it is about what the answer computes; see ``Trial``.
    """

    def __init__(
        self, message: str, *, size: int = 0, idea: str | None = None, numeric: bool = True
    ) -> None:
        super().__init__(message)
        self.message = message
        self.size = size
        self.idea = idea
        self.numeric = numeric


@dataclass(frozen=True)
class Reading:
    """A value from an answer, made plain.

    Attributes:
        kind: ``tensor``, ``array``, ``number``, ``none``, ``text``, ``sequence``, ``set``,
            ``mapping``; else the words for what it is, which nothing compares equal to.
        array: the numbers of a tensor, an array or a number.
        items: the members of a sequence, the values of a mapping.
        text: a text itself.
        keys: the keys of a mapping as Python prints them, in the order of ``items``.
    """

    kind: str
    array: Array | None = None
    items: tuple[Reading, ...] = ()
    text: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What one trial came to.

    Attributes:
        kind: a value, an exception of the answer, or nothing usable from the border.
        reading: the value.
        error: ``ValueError`` or ``TypeError``, also of a subclass; ``other`` for the rest, whose
            classes do not all cross the border.
        text: the exception as a student may read it, one plain line.
        changed: indices of the arguments that the answer changed in place.
    """

    kind: Literal["value", "error", "border"]
    reading: Reading = Reading("none")
    error: str = ""
    text: str = ""
    changed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Trial:
    """One trial, kept so that a known wrong idea can be put through the same.

    Attributes:
        probe: what was done with the answer.
        args: the arguments, as they were before.
        outcome: what came out.
        numeric: whether it tells what the answer computes, not how it behaves.
    """

    probe: Probe
    args: tuple[Any, ...]
    outcome: Outcome
    numeric: bool


def call(answer: Any, *args: Any) -> Any:
    """Probe: call the answer."""
    return answer(*args)


def read(value: Any, depth: int = 0) -> Reading:
    """Read a value by its exact type; what is nested too deep is not looked into."""
    import keras
    import tensorflow as tf

    if hasattr(type(value), "__border__"):
        value = held(value)
    kind = type(value)
    if value is None:
        return Reading("none")
    if kind is int and abs(value) >= 2**63:
        return Reading("number", np.array(value, dtype=object))
    if kind in (bool, int, float):
        return _numbers("number", np.asarray(value))
    if kind is str:
        return Reading("text", text=value[:LARGEST])
    if kind in (list, tuple, dict, set, frozenset):
        return _container(value, depth)
    if kind is np.ndarray:
        return _numbers("array", value)
    if kind is tf.__internal__.EagerTensor:
        return _tensor(value)
    if isinstance(value, (tf.Variable, keras.Variable)) and kind.__module__.startswith(
        ("tensorflow.", "keras.")
    ):
        return _tensor(tf.convert_to_tensor(value))
    if issubclass(kind, np.generic) and kind.__module__ == "numpy":
        return _numbers("a NumPy number", np.asarray(value))
    name = value.__border__.type_name if hasattr(kind, "__border__") else kind.__name__
    return Reading(f"an object of type {plain(name, 40)}")


def observe(probe: Probe, answer: Any, args: tuple[Any, ...]) -> Outcome:
    """Put an answer through one trial, on copies of the arguments.

    Raises:
        Timeout, Crashed: there is no use in further trials.
    """
    given = _copy(args)
    try:
        reading = read(probe(answer, *given))
    except (Timeout, Crashed, KeyboardInterrupt):
        raise
    except BorderError as error:
        return Outcome("border", text=plain(error))
    except BaseException as error:
        name = type(error).__name__
        text = plain(f"{name}: {error}" if plain(error) else name)
        return Outcome("error", error=_class(error), text=text, changed=_changed(args, given))
    return Outcome("value", reading, changed=_changed(args, given))


def same(one: Outcome, other: Outcome) -> bool:
    """Say whether two answers behaved alike in one trial, as far as a student could see."""
    return (
        one.kind == other.kind
        and one.error == other.error
        and one.changed == other.changed
        and _same(one.reading, other.reading, exact=True)
    )


def is_something(outcome: Outcome) -> bool:
    """Say whether a trial came to a value that is more than an empty array."""
    array = outcome.reading.array
    return outcome.kind == "value" and (array is None or array.size > 0)


def alike(one: Outcome, other: Outcome) -> bool:
    """Say whether two values are the same numbers, whatever their dtypes."""
    return _same(one.reading, other.reading, exact=False)


def difference(reading: Reading, expected: Any, dtype: str | None = None) -> str | None:
    """Compare a tensor with the numbers expected: type, shape, dtype, finiteness, closeness.

    Args:
        reading: what the answer gave.
        expected: float64 numbers.
        dtype: the dtype that is demanded, None for either float type.

    Returns:
        What differs, in words that end a sentence; None when nothing does.
    """
    wanted = np.asarray(expected, dtype=np.float64)
    if reading.kind != "tensor" or reading.array is None:
        return f"expected a tf.Tensor, got {_words(reading)}"
    got = reading.array
    if got.shape != wanted.shape:
        return f"expected shape {wanted.shape}, got shape {got.shape}"
    if got.dtype.name not in ("float32", "float64"):
        return f"expected {dtype or 'floating'} numbers, got {got.dtype.name}"
    if dtype is not None and got.dtype.name != dtype:
        return f"expected dtype {dtype}, got {got.dtype.name}"
    if not np.isfinite(got).all():
        return f"expected {show(wanted)}, got numbers that are not finite: {show(got)}"
    atol = FLOAT64_ATOL if got.dtype == np.float64 else FLOAT32_ATOL
    far = ~(np.abs(got.astype(np.float64) - wanted) <= atol + atol * np.abs(wanted))
    if not far.any():
        return None
    where = tuple(int(i) for i in np.argwhere(far)[0])
    if wanted.size <= 12 and show(wanted) != show(got):
        return f"expected {show(wanted)}, got {show(got)}"
    first, second = (show(float(array[where])) for array in (wanted, got))
    return (
        f"at {list(where)} expected {first}, got {second}"
        if where
        else (f"expected {first}, got {second}")
    )


def disagreement(
    reading: Reading, expected: Any, dtype: str | None = None, rtol: float = 1e-6
) -> str | None:
    """Compare any result with what is expected.

    Args:
        reading: what the answer gave.
        expected: an array (or NumPy number) stands for a tensor of these numbers; a Python bool,
            int, float or str for that very type; a list or tuple for any sequence, with the
            members one by one; a dict for one of the same keys; None for None.
        dtype: the dtype that is demanded of tensors, None for either float type.
        rtol: how far a float may be off, relative to it, and absolutely below 1.

    Returns:
        What differs, in words that end a sentence; None when nothing does.
    """
    if isinstance(expected, (np.ndarray, np.generic)):
        return difference(reading, expected, dtype)
    if isinstance(expected, dict):
        return _mapping_differs(reading, expected, dtype, rtol)
    if isinstance(expected, (list, tuple)):
        return _sequence_differs(reading, expected, dtype, rtol)
    if _agrees(reading, expected, rtol, strict=True):
        return None
    return f"expected {show(expected)}{_of_kind(reading, expected)}, got {_told(reading)}"


class Trials:
    """One answer under trial: asks it, remembers everything, collects what is wrong.

    An answer of several functions is a tuple; ``of`` gives the same trials for one of them.

    Attributes:
        answer: the answer, only to be asked through here.
        rng: where this exercise's random inputs come from.
        names: what the arguments are called, for the messages.
        log: every trial so far that a wrong idea can repeat.
        wrongs: what the running part found.
        numeric: whether the running part's trials tell what the answer computes.
        memory: what the laws of one exercise keep for each other.
    """

    def __init__(
        self,
        answer: Any,
        rng: np.random.Generator,
        names: Sequence[str],
        functions: Sequence[tuple[str, Sequence[str]]] = (),
    ) -> None:
        self.answer = answer
        self.functions = tuple(functions)
        self._nth: int | None = None
        self.rng = rng
        self.names = tuple(names)
        self.log: list[Trial] = []
        self.wrongs: list[Wrong] = []
        self.numeric = True
        self.memory: dict[str, Any] = {}

    @property
    def subject(self) -> Any:
        """The function under trial: the answer, or the one of several that ``of`` chose."""
        return self.answer if self._nth is None else self.answer[self._nth]

    def of(self, nth: int) -> Trials:
        """Give these trials for one function of an answer that has several."""
        chosen = copy.copy(self)  # shares the log, what is wrong, the random numbers, the memory
        chosen._nth = nth
        chosen.names = tuple(self.functions[nth][1])
        return chosen

    def observe(self, probe: Probe, *args: Any) -> Outcome:
        """Put the answer through one trial and remember it."""
        if self._nth is not None:
            probe = _nth_probe(probe, self._nth)
        outcome = observe(probe, self.answer, args)
        self.log.append(Trial(probe, args, outcome, self.numeric))
        return outcome

    def wrong(self, message: str, size: int = 0, idea: str | None = None) -> None:
        """Note a broken law; the part goes on, so that the smallest input can be told."""
        self.wrongs.append(Wrong(message, size=size, idea=idea, numeric=self.numeric))

    def expect(
        self, outcome: Outcome, expected: Any, tried: Tried, size: int, dtype: str | None = None
    ) -> bool:
        """Note it where an outcome is not the tensor expected; say whether it is."""
        found: str | None = f"expected a result, got {outcome.text}"
        if outcome.kind == "value":
            found = difference(outcome.reading, expected, dtype)
        if found is None:
            return True
        words = tried if isinstance(tried, str) else tried()
        self.wrong(f"{words}: {found}", size, "M9" if "expected dtype" in found else None)
        return False

    def expect_any(
        self,
        outcome: Outcome,
        expected: Any,
        tried: Tried,
        size: int,
        dtype: str | None = None,
        rtol: float = 1e-6,
        idea: str | None = None,
    ) -> bool:
        """Note it where an outcome is not the result expected; see ``disagreement``."""
        found: str | None = f"expected {show(expected)}, got {outcome.text}"
        if outcome.kind == "value":
            found = disagreement(outcome.reading, expected, dtype, rtol)
        if found is None:
            return True
        words = tried if isinstance(tried, str) else tried()
        known = idea or ("M9" if "expected dtype" in found else None)
        self.wrong(f"{words}: {found}", size, known)
        return False

    def equals(self, args: tuple[Any, ...], expected: Any, dtype: str | None = None) -> bool:
        """Call the answer and expect a tensor."""
        outcome = self.observe(call, *args)
        return self.expect(outcome, expected, lambda: self.tried(args), size_of(args), dtype)

    def gives(
        self,
        args: tuple[Any, ...],
        expected: Any,
        dtype: str | None = None,
        rtol: float = 1e-6,
        idea: str | None = None,
    ) -> bool:
        """Call the answer and expect a result of any kind; see ``disagreement``."""
        outcome = self.observe(call, *args)

        def tried() -> str:
            return self.tried(args)

        return self.expect_any(outcome, expected, tried, size_of(args), dtype, rtol, idea)

    def refuses(self, args: tuple[Any, ...], error: str, why: str, idea: str | None) -> None:
        """Call the answer and expect an exception of that class or a subclass of it."""
        outcome = self.observe(call, *args)
        if outcome.kind == "error" and outcome.error == error:
            return
        if outcome.kind == "value":
            got, known = f"{_words(outcome.reading)} and no error", idea
        else:
            got, known = outcome.text, None
        tried = self.tried(args)
        self.wrong(f"{tried}: {why}, so expected a {error}, got {got}", size_of(args), known)

    def slopes(
        self,
        args: tuple[Any, ...],
        wrt: int,
        upstream: Any,
        expected: Any,
        item: int | None = None,
    ) -> None:
        """Expect the gradient of the output's product with ``upstream`` by argument ``wrt``.

        Of a sequence of outputs, member ``item`` is differentiated.
        """
        outcome = self.observe(gradient_of, args, wrt, upstream, item)

        def tried() -> str:
            return f"the tape's gradient with respect to {self.names[wrt]}, {self.tried(args)}"

        if outcome.kind == "value" and outcome.reading.kind == "none":
            self.wrong(f"{tried()}: expected a tensor, got None", size_of(args), "M8")
        else:
            self.expect(outcome, expected, tried, size_of(args))

    def tried(self, args: tuple[Any, ...]) -> str:
        """Say what an answer was called with; numbers where they are few, else shapes."""
        first = "" if self._nth is None else f"{self.functions[self._nth][0]} "
        return f"{first}with " + ", ".join(
            f"{name} = {show(item)}" for name, item in zip(self.names, args, strict=False)
        )


def size_of(args: Any) -> int:
    """Count the entries of all arguments together."""
    if isinstance(args, (list, tuple)):
        return sum(size_of(item) for item in args)
    if isinstance(args, dict):
        return sum(size_of(item) for item in args.values())
    return 1 if callable(args) else int(np.size(args))


def show(item: Any) -> str:
    """Print an input or a result of ours in one line, by its shape where it is long."""
    if isinstance(item, np.generic):
        item = item.item()  # NumPy's own text of a number names its type
    if isinstance(item, (bool, int, float, str, type(None))):
        return plain(repr(item))
    if isinstance(item, (list, tuple)):
        inside = ", ".join(map(show, item[:50])) + (", …" if len(item) > 50 else "")
        return plain(f"[{inside}]" if isinstance(item, list) else f"({inside})")
    if isinstance(item, dict):
        return plain("{" + ", ".join(f"{show(k)}: {show(v)}" for k, v in item.items()) + "}")
    if hasattr(type(item), "__border__"):
        return "an object of your notebook"
    if callable(item):
        return plain(getattr(item, "__name__", type(item).__name__))
    array = np.asarray(item)
    if array.size > 20:
        return f"an array of shape {array.shape}"
    text = np.array2string(array, separator=", ", precision=4, max_line_width=10_000)
    return " ".join(text.split())


def plain(text: object, most: int = 200) -> str:
    """Make one printable line of at most ``most`` characters of a text from the other side."""
    try:
        line = str(text)[: 4 * most]
    except Exception:
        return "(a text that cannot be shown)"
    line = _NOISE.sub("", line)
    line = " ".join("".join(c if c.isprintable() else " " for c in line).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _container(value: Any, depth: int) -> Reading:
    if len(value) > LARGEST or depth == DEEPEST:
        return Reading("a very long or deep sequence")
    if type(value) is not dict:
        kind = "sequence" if type(value) in (list, tuple) else "set"
        return Reading(kind, items=tuple(read(item, depth + 1) for item in value))
    named = sorted((show(key) if _is_key(key) else "?", key) for key in value)
    items = tuple(read(value[key], depth + 1) for _, key in named)
    return Reading("mapping", items=items, keys=tuple(name for name, _ in named))


def _is_key(key: Any) -> bool:
    """Say whether a key is a plain text or number, or a tuple of such."""
    if type(key) is tuple:
        return all(map(_is_key, key))
    return type(key) in (str, int, float, bool)


def _tensor(value: Any) -> Reading:
    if value.dtype.is_floating or value.dtype.is_integer or value.dtype.is_bool:
        if int(np.prod(value.shape.as_list(), dtype=object)) <= LARGEST:
            return _numbers("tensor", value.numpy())
        return Reading("a tensor with very many entries")
    return Reading(f"a tensor of dtype {plain(value.dtype.name, 40)}")


def _numbers(kind: str, array: Any) -> Reading:
    array = np.asarray(array)
    if array.size > LARGEST:
        return Reading("an array with very many entries")
    if array.dtype.kind not in "fiub" and array.dtype.name != "bfloat16":
        return Reading(f"an array of dtype {plain(array.dtype, 40)}")
    return Reading(kind, np.array(array))


def _nth_probe(probe: Probe, nth: int) -> Probe:
    def of_one(answers: Any, *args: Any) -> Any:
        return probe(answers[nth], *args)

    return of_one


def _agrees(reading: Reading, expected: Any, rtol: float, *, strict: bool) -> bool:
    """Compare one plain thing; where not ``strict``, NumPy's numbers are as good as Python's."""
    if expected is None or isinstance(expected, str):
        found = {"none": None, "text": reading.text}.get(reading.kind, reading)
        return bool(found == expected)
    kinds = ("number",) if strict else ("number", "a NumPy number", "array")
    if reading.kind not in kinds or reading.array is None or reading.array.ndim:
        return False
    kind, number = reading.array.dtype.kind, reading.array.item()
    if isinstance(expected, bool):
        return kind == "b" and number is expected
    if isinstance(expected, int):
        return kind in "iuO" and number == expected
    near = rtol * max(1.0, abs(expected))
    return kind == "f" and (number == expected or abs(number - expected) <= near)


def _of_kind(reading: Reading, expected: Any) -> str:
    """Say which Python type is expected, where another type is what is wrong."""
    name = type(expected).__name__
    if expected is None or reading.kind != "number" or reading.array is None:
        return "" if expected is None else f" (a Python {name})"
    return "" if type(reading.array.item()) is type(expected) else f" (a Python {name})"


def _sequence_differs(
    reading: Reading, expected: Sequence[Any], dtype: str | None, rtol: float
) -> str | None:
    items = reading.items
    if reading.kind in ("array", "tensor") and reading.array is not None and reading.array.ndim:
        items = tuple(Reading("array", entry) for entry in reading.array)
    elif reading.kind != "sequence":
        return f"expected a sequence, {show(expected)}, got {_told(reading)}"
    if len(items) != len(expected):
        return f"expected {len(expected)} members, {show(expected)}, got {_told(reading)}"
    for item, wanted in zip(items, expected, strict=True):
        if isinstance(wanted, (np.ndarray, list, tuple, dict)):
            found = disagreement(item, wanted, dtype, rtol)
        elif _agrees(item, wanted, rtol, strict=False):
            continue
        else:
            found = f"expected {show(expected)}, got {_told(reading)}"
        if found is not None:
            return found
    return None


def _mapping_differs(
    reading: Reading, expected: dict[Any, Any], dtype: str | None, rtol: float
) -> str | None:
    wanted = {show(key): value for key, value in expected.items()}
    if reading.kind != "mapping":
        return f"expected a dict, got {_told(reading)}"
    if sorted(wanted) != list(reading.keys):
        keys = ", ".join(sorted(wanted))
        return f"expected the keys {keys}, got {plain(', '.join(reading.keys)) or 'none'}"
    for key, item in zip(reading.keys, reading.items, strict=True):
        found = disagreement(item, wanted[key], dtype, rtol)
        if found is not None:
            return f"at key {key} {found}"
    return None


def _told(reading: Reading) -> str:
    """Say what a value is, with its numbers where they are few."""
    array = reading.array
    if reading.kind == "number" and array is not None:
        return show(array.item())
    if reading.kind == "text":
        return plain(repr(reading.text))
    if reading.kind == "sequence" and len(reading.items) <= 20:
        return plain(f"[{', '.join(map(_told, reading.items))}]")
    if reading.kind == "array" and array is not None and array.ndim == 0:
        return show(array.item())
    return _words(reading)


def _words(reading: Reading) -> str:
    shapes = {"tensor": "a tf.Tensor", "array": "a NumPy array", "number": "a Python number"}
    named = shapes.get(reading.kind)
    if named is not None and reading.array is not None:
        return f"{named} of shape {reading.array.shape}" if reading.array.ndim else named
    words = {"none": "None", "sequence": "a list or tuple", "text": "a str", "mapping": "a dict"}
    words["set"] = "a set"
    return words.get(reading.kind, reading.kind)


def _same(one: Reading, other: Reading, *, exact: bool) -> bool:
    if (one.kind, len(one.items), one.text, one.keys) != (
        other.kind,
        len(other.items),
        other.text,
        other.keys,
    ):
        return False
    if one.array is None or other.array is None:
        if one.array is not other.array:
            return False
        return all(_same(a, b, exact=exact) for a, b in zip(one.items, other.items, strict=True))
    if one.array.shape != other.array.shape:
        return False
    if exact and one.array.dtype != other.array.dtype:
        return False
    near = FLOAT32_ATOL
    a, b = one.array.astype(np.float64), other.array.astype(np.float64)
    return bool(np.allclose(a, b, rtol=near, atol=near, equal_nan=True))


def _class(error: BaseException) -> str:
    return next((c.__name__ for c in (ValueError, TypeError) if isinstance(error, c)), "other")


def _copy(item: Any) -> Any:
    if isinstance(item, np.ndarray):
        return item.copy()
    if isinstance(item, (list, tuple)):
        return type(item)(_copy(member) for member in item)
    return item


def _changed(before: Sequence[Any], after: Sequence[Any]) -> tuple[int, ...]:
    return tuple(i for i, pair in enumerate(zip(before, after, strict=True)) if _differ(*pair))


def _differ(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        kept = (before.shape, before.dtype, before.tobytes())
        return kept != (after.shape, after.dtype, after.tobytes())
    if isinstance(before, (list, tuple)):
        return len(before) != len(after) or any(map(_differ, before, after))
    if type(before) not in (bool, int, float, str):
        return False
    return type(after) is not type(before) or bool(after != before)
