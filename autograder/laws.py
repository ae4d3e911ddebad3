"""Laws that any exercise may use: purity, determinism, standing alone, rules of what is allowed."""

from __future__ import annotations

import io
import re
import tokenize
from typing import Any

from autograder import answer as asking
from autograder.trials import Probe, Trials, Wrong, observe, plain, same


def keeps_arguments(trials: Trials, args: tuple[Any, ...], expected: Any) -> None:
    """Law: NumPy arguments give the same result as tensors and are the same afterwards."""
    right = trials.equals(args, expected)
    changed = trials.log[-1].outcome.changed
    if not changed:
        return
    if not right:
        trials.wrongs.pop()  # the change explains it
    names = " and ".join(trials.names[i] for i in changed)
    tried = trials.tried(args)
    trials.wrong(f"{tried} (NumPy arrays): the call changed {names} in place", idea="M10")


def repeats(trials: Trials) -> None:
    """Law: the very first trial, made again, comes out the same."""
    first = trials.log[0]
    again = observe(first.probe, trials.answer, first.args)
    if not same(first.outcome, again):
        trials.wrong("the same call made twice gave two different results")


def stands_alone(trials: Trials, name: str, probe: Probe, args: tuple[Any, ...], exp: Any) -> None:
    """Law: the cell alone, after the setup cell, gives an answer that is as right."""

    def afresh(answer: Any, *given: Any) -> Any:
        return probe(asking.fresh(answer, name), *given)

    outcome = observe(afresh, trials.answer, args)
    tried = "your cell alone, in a fresh notebook after the setup cell"
    if not trials.expect(outcome, exp, tried, 0):
        last = trials.wrongs.pop()
        trials.wrong(last.message, idea="M11" if "NameError" in outcome.text else None)


def is_traceable(trials: Trials, args: tuple[Any, ...], expected: Any) -> None:
    """Law: the answer works inside a ``tf.function`` with shapes that are known."""
    outcome = observe(asking.traced, trials.answer, args)
    trials.expect(outcome, expected, f"inside a tf.function {trials.tried(args)}", 0)


def names_used(text: str) -> frozenset[str]:
    """List the attributes and imported names in a source, comments and strings left out."""
    names: set[str] = set()
    before, importing = "", False
    try:
        for token in tokenize.generate_tokens(io.StringIO(text[:100_000]).readline):
            if token.type == tokenize.NAME:
                importing = importing or token.string == "import"
                if importing or before == ".":
                    names.add(token.string)
            elif token.type == tokenize.NEWLINE or token.string == ";":
                importing = False
            before = token.string
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass  # what came before the fault counts
    return frozenset(names)


def reads_clean(trials: Trials, rule: str, names: re.Pattern[str]) -> None:
    """Law: the answer's source uses no attribute and imports no name that breaks a rule."""
    used = sorted(filter(names.fullmatch, names_used(asking.source(trials.answer) or "")))
    if used:
        raise Wrong(f"{rule} Your cell uses {plain(', '.join(used))}")


def runs_clean(trials: Trials, rule: str, ops: re.Pattern[str], args: tuple[Any, ...]) -> None:
    """Law: a call runs no TensorFlow operation that breaks a rule.

    To be tried when the answer is known to be right: one that raises here has something to hide.
    """
    used: list[str] = []

    def watched(answer: Any, *given: Any) -> None:
        used.extend(sorted(op for op in asking.ops_used(answer, *given) if ops.search(op)))

    outcome = observe(watched, trials.answer, args)
    if outcome.kind != "value":
        trials.wrong(f"a call {trials.tried(args)}: {outcome.text}")
    elif used:
        trials.wrong(f"{rule} Your answer runs {plain(', '.join(used))}")
