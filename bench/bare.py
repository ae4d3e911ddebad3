"""Time the cells of notebooks alone: no sandbox, no border, no gradebook, the libraries warm.

This is the floor under any grader: what remains above it is the grader's own.
Usage: ``python bench/bare.py [--checks] NOTEBOOK…`` prints the seconds of each, a JSON list.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import os
import sys
import time
import types
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager

LIBRARIES = ("numpy", "tensorflow", "keras", "matplotlib.pyplot", "convolab")


def cells(path: Path, *, with_checks: bool) -> list[str]:
    """Return a notebook's code cells as plain Python, check cells only on demand."""
    plain = TransformerManager().transform_cell
    kept = []
    for cell in nbformat.read(path, as_version=4).cells:
        marks = cell.metadata.get("nbgrader", {})
        is_check = marks.get("grade", False) and not marks.get("solution", False)
        if cell.cell_type == "code" and (with_checks or not is_check):
            kept.append(plain(cell.source))
    return kept


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
        for source in sources:
            with contextlib.suppress(BaseException):
                exec(compile(source, "<cell>", "exec"), module.__dict__)  # noqa: S102 - the floor


def seconds(path: Path, *, with_checks: bool) -> float:
    """Fork, run the notebook's cells in the child and return the wall clock, in seconds."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        run(cells(path, with_checks=with_checks))
        os._exit(0)
    os.waitpid(child, 0)
    return time.perf_counter() - started


def main() -> None:
    """Print the seconds of each notebook."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", action="store_true", help="run the check cells too")
    parser.add_argument("notebooks", nargs="+", type=Path)
    wanted = parser.parse_args()
    for name in LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    print(json.dumps([seconds(path, with_checks=wanted.checks) for path in wanted.notebooks]))


if __name__ == "__main__":
    main()
