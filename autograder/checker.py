"""Runs a lesson's check cells, unchanged, where the student's code is not.

A name in a check cell is looked up in this order: what check cells defined, builtins and what the
author imported, what the author's given cells define, and only then the student's object, over the
border.
The names that the author's own answer cells define are always the student's: they are what is
checked.

Over 400 lines because the order in which names are looked up is one rule in four small classes.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import linecache
import random
import sys
import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

from autograder import seeds
from autograder.answer import BorderError, Crashed, Timeout
from autograder.kinds import BUILTINS
from autograder.marking import Mark
from autograder.proxy import Proxy
from autograder.sandbox.session import Session
from autograder.scoring import CellResult, earned, verdict

_SEEDS = {"seed", "set_seed", "set_random_seed"}
_PRINTED_CHARACTERS = 20_000
_PARSED_CHARACTERS = 100_000


@dataclass(frozen=True)
class AuthorCell:
    """One code cell of the lesson's source, as far as looking up names needs it."""

    source: str
    is_answer: bool


def _read(source: str, filename: str = "<cell>") -> tuple[str, ast.Module]:
    """Return a cell as plain Python, without IPython's own syntax (magics, ``!``), and its tree.

    Raises:
        SyntaxError: it is no Python even then.
    """
    try:
        return source, ast.parse(source, filename)
    except SyntaxError:
        plain = str(TransformerManager().transform_cell(source))
        return plain, ast.parse(plain, filename)


def _parse(source: str) -> ast.Module | None:
    try:
        return _read(source)[1]
    except SyntaxError:
        return None


def _bound(statement: ast.AST) -> set[str]:
    """Return the global names that a top-level statement binds."""
    names: set[str] = set()
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
            continue
        if isinstance(
            node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
        ):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(a.asname or a.name).split(".")[0] for a in node.names}
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
        todo.extend(ast.iter_child_nodes(node))
    return names


def bound_names(source: str) -> frozenset[str] | None:
    """Return the global names that a cell binds, None where that cannot be told.

    *Trust:* ``source`` may be the student's, so it is only parsed, without IPython's rewriting,
    which goes over a hostile cell hundreds of times.
    """
    if len(source) > _PARSED_CHARACTERS:
        return None
    try:
        body = ast.parse(source).body
        return frozenset(name for one in body if not _is_import(one) for name in _bound(one))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _used(statement: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def _is_import(statement: ast.AST) -> bool:
    return isinstance(statement, (ast.Import, ast.ImportFrom))


def _is_definition(statement: ast.AST) -> bool:
    return isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))


def _is_seed(statement: ast.AST) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and isinstance(statement.value.func, ast.Attribute)
        and statement.value.func.attr in _SEEDS
    )


class Author:
    """What the author's cells import and define; pure.

    Args:
        cells: the source's code cells in order, check cells left out.
    """

    def __init__(self, cells: Sequence[AuthorCell]) -> None:
        parsed = [(cell, tree) for cell in cells if (tree := _parse(cell.source)) is not None]
        self.answer_names: frozenset[str] = frozenset(
            name
            for cell, tree in parsed
            if cell.is_answer
            for statement in tree.body
            if not _is_import(statement)
            for name in _bound(statement)
        )
        self.imports: list[ast.stmt] = [
            node
            for _, tree in parsed
            for node in ast.walk(tree)
            if isinstance(node, (ast.Import, ast.ImportFrom))
        ]
        self._given = [tree.body for cell, tree in parsed if not cell.is_answer]
        own = [statement for body in self._given for statement in body]
        own = [one for one in own if not _used(one) & self.answer_names or _is_definition(one)]
        self.given_names: frozenset[str] = (
            frozenset(name for one in (*self.imports, *own) for name in _bound(one))
            - self.answer_names
        )
        """What is imported, or given without the student's work: never the student's to give."""

    def defining(self, name: str) -> list[ast.stmt]:
        """Return the given cells' statements that must run for ``name`` to exist; [] for none.

        A whole cell is taken, so that what it does to its names is done too, except for statements
        that only use the student's work.
        """
        if name in self.answer_names:
            return []
        last = max(
            (i for i, body in enumerate(self._given) if any(name in _bound(s) for s in body)),
            default=-1,
        )
        if last < 0:
            return []
        statements: list[ast.stmt] = []
        for body in self._given[: last + 1]:
            binds = any(name in _bound(s) and not _is_import(s) for s in body)
            for statement in body:
                if _is_import(statement):
                    continue
                touches_answer = bool(_used(statement) & self.answer_names)
                if _is_seed(statement) or (
                    binds and (name in _bound(statement) or not touches_answer)
                ):
                    statements.append(statement)
        return statements


class Space(dict[str, Any]):
    """The globals of the check cells.

    Args:
        author: what the author's cells define.
        session: gives the present session; it changes when a student's process had to be replaced.
    """

    def __init__(self, author: Author, session: Callable[[], Session]) -> None:
        super().__init__(__name__="__main__", __builtins__=builtins, **BUILTINS)
        self._author = author
        self._session = session
        self._running: set[str] = set()
        self._given: set[str] = set()
        for statement in author.imports:
            self._execute([statement])

    def _execute(self, statements: Iterable[ast.stmt]) -> None:
        for statement in statements:
            module = ast.Module([statement], [])
            # The author's own cell may fail here for want of a library or a front end.
            with contextlib.suppress(Exception), quiet():
                code = compile(module, "<given>", "exec", dont_inherit=True)
                exec(code, self)  # noqa: S102 - the author's own cell

    def __missing__(self, name: str) -> Any:
        if name not in self._author.answer_names:
            if hasattr(builtins, name):
                raise KeyError(name)
            if name not in self._running and name not in self._given:
                self._define(name)
                if name in self:
                    return self[name]
            if name in self._author.given_names:
                raise KeyError(name)
        return self._session().fetch(name)

    def _define(self, name: str) -> None:
        """Run the author's given cells that define ``name``; what they bind is the author's."""
        self._running.add(name)
        drawn = random.getstate(), np.random.get_state()
        try:
            statements = self._author.defining(name)
            if statements:
                own = set(self)
                self._execute(statements)
                self._given |= set(self) - own
        finally:
            self._running.discard(name)
            # The check that asks for the name may be drawing numbers of its own.
            random.setstate(drawn[0])
            np.random.set_state(drawn[1])

    def __setitem__(self, name: str, value: Any) -> None:
        if name in self._author.answer_names and (
            isinstance(value, (Proxy, types.FunctionType)) and not self._running
        ):
            self._session().request("bind", name=name, value=value)
            super().pop(name, None)
            return
        super().__setitem__(name, value)

    def __delitem__(self, name: str) -> None:
        if name in self:
            super().__delitem__(name)
        elif name in self._author.answer_names:
            self._session().request("delete", name=name)
        else:
            raise KeyError(name)

    def forget(self, source: str) -> None:
        """Drop what check cells defined under answers' names that a student's cell defines anew.

        *Trust:* ``source`` is the student's; no other name is theirs to take away.
        """
        names = bound_names(source)
        for name in self._author.answer_names:
            if names is None or name in names:
                self.pop(name, None)


@contextlib.contextmanager
def quiet() -> Any:
    """Keep standard output and error away from the terminal."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


@dataclass(frozen=True)
class Checked:
    """What a check cell did: its result, and its outputs for the executed notebook."""

    result: CellResult
    outputs: list[dict[str, Any]]


class Checker:
    """Runs the check cells of one notebook, in order, in one namespace.

    Args:
        author: what the author's cells define.
        session: gives the present session.
    """

    def __init__(self, author: Author, session: Callable[[], Session]) -> None:
        self._session = session
        seeds.mirror(session)
        self.space = Space(author, session)
        self.space["get_ipython"] = _no_shell
        self.space["display"] = lambda *args, **kwargs: None

    def check(self, grade_id: str, source: str, max_points: float, *, untouched: bool) -> Checked:
        """Run one check cell and say what it earned.

        Raises:
            Nothing: whatever happens is the cell's result.
        """
        printed = io.StringIO()
        stdout = _Bounded(printed)

        # Text printed by the student's code may tell hidden inputs: it reaches a check that
        # listens (redirect_stdout), and nothing else.
        def listen(text: str) -> None:
            if sys.stdout is not stdout:
                sys.stdout.write(text)

        self._session().printed = listen
        value: Any = None
        problem: BaseException | None = None
        with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(io.StringIO()):
            try:
                value = self._run(source, f"<check {grade_id}>")
            except BaseException as error:
                problem = error
        result = _result(grade_id, max_points, value, problem, source, untouched=untouched)
        outputs: list[dict[str, Any]] = []
        if printed.getvalue():
            outputs.append({"output_type": "stream", "name": "stdout", "text": printed.getvalue()})
        outputs.append(
            {
                "output_type": "execute_result",
                "data": {"text/plain": repr(float(result.points))},
                "metadata": {},
                "execution_count": None,
            }
        )
        return Checked(result, outputs)

    def _run(self, source: str, filename: str) -> Any:
        """Execute a cell; return the value of its last expression."""
        code, tree = _read(source, filename)
        linecache.cache[filename] = (len(code), None, code.splitlines(True), filename)
        last: ast.Expression | None = None
        statement = tree.body[-1] if tree.body else None
        if isinstance(statement, ast.Expr) and not source.rstrip().endswith(";"):
            tree.body.pop()
            last = ast.Expression(statement.value)
        body = compile(tree, filename, "exec", dont_inherit=True)
        exec(body, self.space)  # noqa: S102 - the author's own check
        if last is None:
            return None
        value = compile(last, filename, "eval", dont_inherit=True)
        return eval(value, self.space)  # noqa: S307 - the author's own check


class _Bounded(io.TextIOBase):
    """Standard output of a check cell, up to a bound."""

    def __init__(self, target: io.StringIO) -> None:
        self._target = target

    def write(self, text: str) -> int:
        room = _PRINTED_CHARACTERS - self._target.tell()
        self._target.write(text[: max(room, 0)])
        return len(text)


class _NoShell:
    """Stands for IPython's shell in a check cell: magics do nothing."""

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **kwargs: None


def _no_shell() -> _NoShell:
    return _NoShell()


def _result(
    grade_id: str,
    max_points: float,
    value: Any,
    problem: BaseException | None,
    source: str,
    *,
    untouched: bool,
) -> CellResult:
    """Return the result of a check cell that ended with ``value`` or ``problem``."""
    if isinstance(problem, Timeout):
        return CellResult(grade_id, 0.0, max_points, "timeout", message=str(problem))
    if isinstance(problem, Crashed):
        return CellResult(grade_id, 0.0, max_points, "crashed", message=str(problem))
    if problem is not None:
        status, message = _explain(problem, source)
        if untouched:
            return CellResult(grade_id, 0.0, max_points, "unanswered", message=_UNANSWERED)
        return CellResult(grade_id, 0.0, max_points, status, message=message)
    points, fault = earned(value, max_points)
    if fault:
        return CellResult(grade_id, 0.0, max_points, "error", message=fault)
    status = verdict(points, max_points, untouched=untouched)
    if isinstance(value, Mark):
        message = _UNANSWERED if status == "unanswered" else value.message
        known = None if status == "unanswered" else value.misconception
        hint = value.hint if known else None
        return CellResult(grade_id, points, max_points, status, known, message, hint)
    message = _UNANSWERED if status == "unanswered" else ""
    return CellResult(grade_id, points, max_points, status, message=message)


_UNANSWERED = "This exercise has not been answered yet."


def _explain(problem: BaseException, source: str) -> tuple[Any, str]:
    """Return the status and the message of a check cell that raised."""
    raised_by_student = getattr(problem, "from_student", None)
    if raised_by_student is not None:
        # Of a hidden test it would tell the input.
        text = "" if _is_hidden(problem, source) else str(problem).strip()
        return "error", f"Your code raised {raised_by_student}" + (f": {text}" if text else ".")
    if isinstance(problem, BorderError):
        return "failed", str(problem)
    if isinstance(problem, NameError) and problem.name:
        return "error", f"The name {problem.name} is not defined when this exercise is checked."
    if isinstance(problem, AssertionError):
        own = str(problem).strip()
        if own and not (_is_hidden(problem, source) and _is_deep(problem)):
            return "failed", own
        return "failed", "A check of this exercise does not hold."
    return "failed", f"Your answer could not be used by the check ({type(problem).__name__})."


def _is_deep(problem: BaseException) -> bool:
    """Tell whether an error was raised by a library, which writes expected values into its text."""
    trace = problem.__traceback__
    depth = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith("<check "):
            depth = 0
        depth += 1
        trace = trace.tb_next
    return depth > 1


def _is_hidden(problem: BaseException, source: str) -> bool:
    """Tell whether an error came from a hidden line of the check cell."""
    line = 0
    trace = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith("<check "):
            line = trace.tb_lineno
        trace = trace.tb_next
    hidden = False
    for number, text in enumerate(source.splitlines(), 1):
        if "BEGIN HIDDEN TESTS" in text:
            hidden = True
        if number == line:
            return hidden
        if "END HIDDEN TESTS" in text:
            hidden = False
    return False
