"""From the trials of an answer to the points of its exercise, and what its student is told.

An exercise is a few named parts with points; a part is a law, a function that puts the answer on
trial and notes what is wrong. The first part or parts are the heart of the exercise: while they
fail, nothing else pays, because a wrong function keeps many laws (one that returns its input
leaves its arguments unchanged, too).
Where points are lost, the law that was broken may know the wrong idea behind it (a gradient that
is None); else the known wrong ideas of the exercise go through the same trials, and the one that
behaves as the answer did gives its hint.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import secrets
import sys
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.answer import BorderError, Crashed, Timeout
from autograder.trials import (
    Outcome,
    Trial,
    Trials,
    Wrong,
    alike,
    is_something,
    observe,
    plain,
    same,
)

SEED_VARIABLE = "AUTOGRADER_SEED"
Law = Callable[[Trials], None]


@dataclass(frozen=True)
class Idea:
    """A wrong idea that is known, and an answer written by who holds it.

    Attributes:
        id: its id in the course's catalogue.
        hint: one sentence that sets its holder on the way.
        answer: a function or class of its own, that uses no name but ``np`` and ``tf``.
    """

    id: str
    hint: str
    answer: Any


@dataclass(frozen=True)
class Part:
    """A share of an exercise's points.

    Attributes:
        name: what it is for, as the student reads it.
        points: what it pays; all or nothing.
        law: notes on the trials what is wrong, or raises ``Wrong``.
        look: where to read again when it is lost.
        core: the heart of the exercise; the parts that are not pay only if all these are kept.
        shows: tells the wrong ideas apart, so it is tried whether or not it can pay.
        gate: a rule of the exercise; where it is broken nothing pays.
        numeric: its trials tell what the answer computes, not how it behaves.
    """

    name: str
    points: float
    law: Law
    look: str = ""
    core: bool = False
    shows: bool = False
    gate: bool = False
    numeric: bool = True


@dataclass(frozen=True)
class Earned:
    """What became of one part; ``message`` is empty where it was earned."""

    name: str
    points: float
    max_points: float
    message: str = ""


class Mark(float):
    """The points earned: a float to nbgrader, with what the student is told.

    Attributes:
        message: what was earned and what was lost, and why; plain text of a few lines.
        misconception: id of the wrong idea that was recognised, else None.
        hint: its hint, else None.
        parts: the parts of the exercise.
    """

    message: str
    misconception: str | None
    hint: str | None
    parts: tuple[Earned, ...]

    def __new__(
        cls,
        points: float,
        message: str = "",
        misconception: str | None = None,
        hint: str | None = None,
        parts: Sequence[Earned] = (),
    ) -> Mark:
        """Make a mark of that many points."""
        mark = super().__new__(cls, points)
        mark.message = message
        mark.misconception = misconception
        mark.hint = hint
        mark.parts = tuple(parts)
        return mark

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Give what a copy is made from."""
        return (float(self), self.message, self.misconception, self.hint, self.parts)


@dataclass(frozen=True)
class Exercise:
    """How one exercise is marked.

    Attributes:
        name: its grade id, which is its function's name.
        arguments: what its arguments are called, for the messages.
        parts: what pays, the heart first.
        reference: a right answer, to tell which trials a wrong idea fails.
        ideas: the known wrong ideas, the likely ones first.
        hints: hints for what a law recognises by itself, beside those of the ideas.
        functions: of a cell with several functions: their names and what their arguments are
            called. The answer, the reference and each idea's answer are then tuples of them.
    """

    name: str
    arguments: tuple[str, ...]
    parts: tuple[Part, ...]
    reference: Any = None
    ideas: tuple[Idea, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    functions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def points(self) -> float:
        """The points of all parts together."""
        return round(sum(part.points for part in self.parts), 6)

    def mark(self, answer: Any) -> Mark:
        """Put an answer on trial, print what its student is told, and give the mark.

        Raises:
            Timeout, Crashed: the student's process does not answer any more.
        """
        first_seed = seed()
        rng = np.random.default_rng([first_seed, zlib.crc32(self.name.encode())])
        trials = Trials(answer, rng, self.arguments, tuple(self.functions.items()))
        with quiet():
            earned, wrongs = _run(self.parts, trials)
            known = self._recognise(trials.log, wrongs) if wrongs else None
        points = round(sum(part.points for part in earned), 6)
        message = _message(self, points, earned)
        misconception, hint = known or (None, None)
        told = message
        told += f"\nHint: {hint}" if hint else ""
        told += f"\n(Random inputs of seed {first_seed}.)" if wrongs else ""
        sys.stdout.write(told + "\n")
        return Mark(points, message, misconception, hint, earned)

    def _recognise(self, log: Sequence[Trial], wrongs: Sequence[Wrong]) -> tuple[str, str] | None:
        """Find the wrong idea: by the law that was broken, by all behaviour, by the numbers."""
        hints = {idea.id: idea.hint for idea in reversed(self.ideas)} | dict(self.hints)
        told = wrongs[:1] if wrongs[0].numeric else wrongs
        for wrong in told:
            if wrong.idea in hints:
                return wrong.idea, hints[wrong.idea]
        if not any(is_something(trial.outcome) for trial in log):
            return None  # an answer that never answers is like any other that does not
        replay = _Replay(log, self.reference)
        if not replay.off:
            return None
        for explains in (replay.behaves, replay.counts):
            for idea in self.ideas:
                if explains(idea.answer):
                    return idea.id, idea.hint
        return None


def seed() -> int:
    """Give the seed of the random inputs: the run's, or a new one in stock nbgrader."""
    text = os.environ.get(SEED_VARIABLE, "")
    return int(text) if text.isascii() and text.isdigit() else secrets.randbelow(2**31)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep stderr, warnings, logs and a student's prints out of the check cell's outputs.

    One line on stderr costs all points of the cell in stock nbgrader.
    """
    try:
        spare = os.dup(2)
    except OSError:
        spare = -1
    sink = _Sink()
    disabled = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        if spare >= 0:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stderr(sink),
            contextlib.redirect_stdout(sink),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(disabled)
        if spare >= 0:
            os.dup2(spare, 2)
            os.close(spare)


class _Sink(io.TextIOBase):
    """A stream that forgets."""

    def write(self, text: str, /) -> int:
        return len(text)


def _run(parts: Sequence[Part], trials: Trials) -> tuple[list[Earned], list[Wrong]]:
    """Try the parts in order.

    Returns:
        What each earned; and what is wrong, a law broken each: of the heart alone where it fails.
    """
    earned: list[Earned] = []
    wrongs: list[Wrong] = []
    sound, barred = True, False
    for part in parts:
        if not (sound or part.core or part.shows) or barred:
            if part.gate:
                continue
            reason = "the rule above is broken" if barred else "the first part is not right yet"
            earned.append(Earned(part.name, 0.0, part.points, f"not paid, because {reason}."))
            continue
        found = _broken(part, trials)
        if found is None:
            pays = part.points if sound else 0.0
            reason = "" if sound else "right, but not paid while the first part is not right yet."
            earned.append(Earned(part.name, pays, part.points, reason))
            continue
        if sound:
            wrongs.append(found)
        message = f"{found.message}. {part.look}".strip()
        earned.append(Earned(part.name, 0.0, part.points, message))
        sound = sound and not part.core
        barred = barred or part.gate
    if barred:
        earned = [Earned(p.name, 0.0, p.max_points, p.message) for p in earned]
    return earned, wrongs


def _broken(part: Part, trials: Trials) -> Wrong | None:
    """Try one part; give what is wrong with the smallest input, None where nothing is."""
    trials.numeric, trials.wrongs = part.numeric, []
    try:
        part.law(trials)
    except Wrong as wrong:
        trials.wrongs.append(wrong)
    except (Timeout, Crashed):
        raise
    except BorderError as error:
        trials.wrongs.append(Wrong(f"what came back could not be read: {plain(error)}"))
    return min(trials.wrongs, key=lambda wrong: wrong.size, default=None)


def _message(exercise: Exercise, points: float, earned: Sequence[Earned]) -> str:
    lines = [f"{exercise.name}: {points:g} of {exercise.points:g} points."]
    for part in earned:
        if part.message or part.points < part.max_points:
            share = f" (0 of {part.max_points:g})" if part.max_points else ""
            lines.append(f"- {part.name}{share}: {part.message}")
    return "\n".join(lines)


class _Replay:
    """A log of trials, through which other answers are put; each at most once a trial.

    Attributes:
        off: in how many trials the answer behaved unlike the reference; they lead the log.
        is_wrong: whether it gave wrong numbers in any of them, and not only none.
    """

    def __init__(self, log: Sequence[Trial], reference: Any) -> None:
        right = [observe(trial.probe, reference, trial.args) for trial in log]
        pairs = list(zip(log, right, strict=True))
        self.is_wrong = any(_is_wrong(trial, known) for trial, known in pairs)
        # What the answer got wrong comes first: most ideas fail to explain that, and are done with.
        self.log = sorted(
            pairs, key=lambda pair: (not _is_wrong(*pair), same(pair[0].outcome, pair[1]))
        )
        self.off = sum(not same(trial.outcome, known) for trial, known in pairs)
        self.seen: dict[tuple[int, int], Outcome] = {}

    def outcome(self, answer: Any, row: int) -> Outcome:
        """Give what another answer does in one of the trials."""
        key = (id(answer), row)
        if key not in self.seen:
            trial, _ = self.log[row]
            self.seen[key] = observe(trial.probe, answer, trial.args)
        return self.seen[key]

    def behaves(self, idea: Any) -> bool:
        """Say whether an idea does all that the answer did."""
        return all(same(t.outcome, self.outcome(idea, row)) for row, (t, _) in enumerate(self.log))

    def counts(self, idea: Any) -> bool:
        """Say whether an idea computes what the answer computed, whatever its manners.

        Wherever both gave numbers these must agree, and somewhere they must be wrong: with random
        inputs that is no accident. Where one of them gave none nothing is said, since wrong
        formulas break in many ways; only an answer that gives none exactly where the idea does is
        explained by that alone.
        """
        wrong, broken, unlike, agreed = False, False, False, 0
        for row, (trial, right) in enumerate(self.log):
            if (unlike and not self.is_wrong) or (row == self.off and not (wrong or broken)):
                return False  # from here on nothing can explain what went wrong
            if not trial.numeric or not is_something(right):
                continue
            held = self.outcome(idea, row)
            if is_something(held) and is_something(trial.outcome):
                if not alike(held, trial.outcome):
                    return False
                agreed += 1
                wrong = wrong or not alike(right, trial.outcome)
            elif is_something(held) or is_something(trial.outcome):
                unlike = True
            else:
                broken = True
        return agreed >= 3 and (wrong or (broken and not unlike))


def _is_wrong(trial: Trial, right: Outcome) -> bool:
    """Say whether an answer gave numbers where there are some, and wrong ones."""
    if not (trial.numeric and is_something(trial.outcome) and is_something(right)):
        return False
    return not alike(right, trial.outcome)
