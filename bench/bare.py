"""Time the cells of notebooks alone: no sandbox, no border, no gradebook, the libraries warm.

This is the floor under any grader: what remains above it is the grader's own.
Usage: ``python bench/bare.py [--checks SOURCE] NOTEBOOK…`` prints the seconds of each, a JSON list.
With the source notebook the check cells run too, its own in place of the hand-in's.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import linecache
import os
import sys
import time
import types
from collections.abc import Mapping
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager

LIBRARIES = ("numpy", "tensorflow", "keras", "matplotlib.pyplot", "convolab")


def cells(path: Path, checks: Mapping[str, str]) -> list[str]:
    """Return a notebook's code cells as plain Python.

    Args:
        path: the hand-in.
        checks: what to run in place of each check cell, by grade id; one not there is left out.
    """
    plain = TransformerManager().transform_cell
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    texts = [checks.get(check_id(cell), "") if check_id(cell) else cell.source for cell in code]
    return [plain(text) for text in texts]


def check_id(cell: nbformat.NotebookNode) -> str:
    """Return the grade id of a check cell, "" for any other cell."""
    marks = cell.metadata.get("nbgrader", {})
    return str(marks["grade_id"]) if marks.get("grade") and not marks.get("solution") else ""


def run(sources: list[str]) -> None:
    """Run cells in one namespace, as a notebook does; one that raises does not stop the rest."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    # A magic or a `!command` is for the student's machine; here it does nothing.
    quiet = types.SimpleNamespace(
        system=lambda *_: None, run_line_magic=lambda *_: None, run_cell_magic=lambda *_: None
    )
    module.__dict__["get_ipython"] = lambda: quiet
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for number, source in enumerate(sources):
            name = f"<cell {number}>"
            # As in a kernel, a function's source can be looked up.
            linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
            with contextlib.suppress(BaseException):
                exec(compile(source, name, "exec"), module.__dict__)  # noqa: S102 - the floor


def seconds(path: Path, checks: Mapping[str, str]) -> float:
    """Fork, run the notebook's cells in the child and return the wall clock, in seconds."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        run(cells(path, checks))
        os._exit(0)
    os.waitpid(child, 0)
    return time.perf_counter() - started


def main() -> None:
    """Print the seconds of each notebook."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=Path, help="the source notebook, whose check cells to run")
    parser.add_argument("notebooks", nargs="+", type=Path)
    wanted = parser.parse_args()
    for name in LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    source = nbformat.read(wanted.checks, as_version=4).cells if wanted.checks else []
    checks = {check_id(cell): cell.source for cell in source if check_id(cell)}
    print(json.dumps([seconds(path, checks) for path in wanted.notebooks]))


if __name__ == "__main__":
    main()
