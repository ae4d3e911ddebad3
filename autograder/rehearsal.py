"""A lesson run as its author solved it, for what its cells print, draw and show.

Trust: all that runs here is the course author's; a student's text never comes this way.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import io
import json
import linecache
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import Notebook
from autograder.display import plain
from autograder.errors import CourseError

TIMEOUT_S = 900
"""The slowest lesson trains for two minutes on two free cores."""

_MAX_PRINTED = 20_000
"""Characters kept of what one cell prints."""


@dataclass(frozen=True)
class Shown:
    """What a cell put below itself.

    Attributes:
        printed: its text, its last value included.
        figures: what it drew with Matplotlib, PNG in base64.
        picture: the living picture that is its last value, a block of HTML with its script.
        sentence: what that picture shows, in one sentence.
    """

    printed: str = ""
    figures: tuple[str, ...] = ()
    picture: str = ""
    sentence: str = ""


def rehearse(notebook: Notebook, root: Path) -> Mapping[str, Shown]:
    """Run a solved notebook without its hidden tests; return what each code cell showed, by id.

    Blocks for at most: 900 s. Safe to retry.

    Args:
        notebook: what to run.
        root: the course's folder, which may hold the student package.

    Raises:
        CourseError: a cell stops with an error, or the time is up.
    """
    cells = [
        (cell.id, cell.source if cell.role == "answer" else cell.released)
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]
    # Graded, a lesson trains less and draws nothing. Without a GPU it says the same everywhere.
    environment = {k: v for k, v in os.environ.items() if k != "NBGRADER_EXECUTION"} | {
        "CUDA_VISIBLE_DEVICES": "-1",
        "MPLBACKEND": "Agg",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join([str(root), str(Path(__file__).parents[1])]),
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TF_ENABLE_ONEDNN_OPTS": "0",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "autograder.rehearsal"],
            cwd=notebook.path.parent,
            env=environment,
            input=json.dumps(cells),
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise CourseError(f"{notebook.path} still ran after {TIMEOUT_S} s; shorten it.") from late
    if done.returncode:
        last = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]
        raise CourseError(f"{notebook.path}, solved, does not run through; mend {plain(last)}")
    return {
        name: Shown(
            plain(one["printed"], _MAX_PRINTED).strip("\n"),
            tuple(one["figures"]),
            one["picture"],
            one["sentence"],
        )
        for name, one in json.loads(done.stdout).items()
    }


# --- in the process of its own --------------------------------------------------------------------


def _main() -> int:
    """Run the cells that standard input holds; write what they showed to standard output."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library writes past Python does not mix with the answer
    with contextlib.suppress(ImportError):
        import convolab

        # There is no notebook to look through, and nobody who hands it in.
        vars(convolab)["hand_in"] = lambda name=None: None
    cells: Sequence[tuple[str, str]] = json.load(sys.stdin)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    shown = {}
    for name, source in cells:
        try:
            shown[name] = _run(name, source, namespace)
        except Exception as error:
            sys.stderr.write(f"\ncell {name}: {type(error).__name__}: {str(error)[:300]!r}.\n")
            return 1
    with answer:
        json.dump(shown, answer)
    return 0


def _run(name: str, source: str, namespace: dict[str, Any]) -> dict[str, Any]:
    """Run one cell as a kernel does: its last expression is shown, its figures are closed."""
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    body = ast.parse(source).body
    last = None
    if body and isinstance(body[-1], ast.Expr):
        last = body[-1].value
        del body[-1]
    value: Any = None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        module = ast.Module(body, type_ignores=[])
        exec(compile(module, name, "exec", dont_inherit=True), namespace)  # noqa: S102
        if last is not None:
            expression = ast.Expression(last)
            value = eval(compile(expression, name, "eval", dont_inherit=True), namespace)  # noqa: S307
    pictures: Any = sys.modules.get("convolab.picture")
    is_picture = pictures is not None and isinstance(value, pictures.Picture)
    if value is not None and not is_picture and not source.rstrip().endswith(";"):
        printed.write(f"{value!r}\n")
    return {
        "printed": printed.getvalue(),
        "figures": _figures(),
        "picture": value.html() if is_picture else "",
        "sentence": value.sentence() if is_picture else "",
    }


def _figures() -> list[str]:
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return []
    drawn = []
    for number in pyplot.get_fignums():
        data = io.BytesIO()
        pyplot.figure(number).savefig(
            data, format="png", bbox_inches="tight", metadata={"Software": None}
        )
        drawn.append(base64.b64encode(data.getvalue()).decode("ascii"))
    pyplot.close("all")
    return drawn


if __name__ == "__main__":
    sys.exit(_main())
