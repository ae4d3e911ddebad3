"""Mutants: model answers with one operator, index, axis, constant or comparison changed.

A mutant is named by the statement that it changes, before and after.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.Div),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_NAMES = {
    "reduce_sum": "reduce_mean",
    "reduce_mean": "reduce_sum",
    "reduce_max": "reduce_min",
    "reduce_min": "reduce_max",
    "maximum": "minimum",
    "minimum": "maximum",
    "max": "min",
    "min": "max",
    "all": "any",
    "any": "all",
    "assign_sub": "assign_add",
    "ones": "zeros",
    "zeros": "ones",
    "ones_like": "zeros_like",
    "zeros_like": "ones_like",
    "float32": "float64",
    "float64": "float32",
}
_TEXTS = {"VALID": "SAME", "SAME": "VALID", "valid": "same", "same": "valid", "max": "avg"}


@dataclass(frozen=True)
class Mutant:
    """A changed answer.

    Attributes:
        name: the changed statement before and after.
        source: the whole cell.
    """

    name: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """Make every mutant of an answer cell, each with a name of its own; docstrings stay.

    What an exception says is left alone, and so is the text of a statement that only raises.
    """
    tree = ast.parse(source)
    found: dict[str, Mutant] = {}
    for statement in _statements(tree):
        for node in _own_nodes(statement):
            for field, value in _changes(node):
                name = f"{_head(statement)} => {_head(_changed(statement, node, field, value))}"
                changed = ast.fix_missing_locations(_changed(tree, node, field, value))
                text = ast.unparse(changed)
                if ast.unparse(tree) != text:
                    found.setdefault(name, Mutant(name, text))
    return list(found.values())


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not isinstance(node, (ast.Raise, ast.ClassDef)):
            is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            if not is_text:
                yield node


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """Walk through a statement, not through the statements inside it."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [n for n in ast.iter_child_nodes(node) if not isinstance(n, ast.stmt)]


def _changes(node: ast.AST) -> Iterator[tuple[str, object]]:
    """Yield the fields of a node that may change, with their other values."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        yield from (("op", other()) for other in _OPERATORS.get(type(node.op), ()))
    elif isinstance(node, ast.Compare):
        for n, operator in enumerate(node.ops):
            for other in _COMPARISONS.get(type(operator), ()):
                yield "ops", [*node.ops[:n], other(), *node.ops[n + 1 :]]
    elif isinstance(node, ast.BoolOp):
        yield "op", ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "op", ast.UAdd()
    elif isinstance(node, ast.Tuple) and len(node.elts) >= 2 and not _is_words(node):
        yield "elts", [node.elts[1], node.elts[0], *node.elts[2:]]
    elif isinstance(node, ast.Attribute) and node.attr in _NAMES:
        yield "attr", _NAMES[node.attr]
    elif isinstance(node, ast.Name) and node.id in _NAMES:
        yield "id", _NAMES[node.id]
    elif isinstance(node, ast.Slice) and node.step is None:
        yield from ((end, None) for end in ("lower", "upper") if getattr(node, end) is not None)
    elif isinstance(node, ast.Constant):
        yield from (("value", other) for other in _other_constants(node.value))


def _is_words(node: ast.Tuple) -> bool:
    """Say whether a tuple lists words, whose order says nothing."""
    return all(isinstance(e, ast.Constant) and isinstance(e.value, str) for e in node.elts)


def _other_constants(value: object) -> list[object]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1]
    if isinstance(value, float):
        return [value * 2 + 1]
    return [_TEXTS[value]] if isinstance(value, str) and value in _TEXTS else []


def _changed(tree: ast.AST, node: ast.AST, field: str, value: object) -> ast.AST:
    """Copy a tree with one field of one node changed."""
    old = getattr(node, field)
    setattr(node, field, value)
    try:
        return copy.deepcopy(tree)
    finally:
        setattr(node, field, old)


def _head(statement: ast.AST) -> str:
    """Return a statement's own text, without the statements inside it."""
    bare = copy.copy(statement)
    for field in ("body", "orelse", "finalbody", "handlers"):
        if isinstance(getattr(bare, field, None), list):
            setattr(bare, field, [ast.Pass()] if field == "body" else [])
    text = ast.unparse(ast.fix_missing_locations(bare))
    return " ".join(text.removesuffix("pass").split())
