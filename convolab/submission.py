"""Handing in: fetch this notebook, look through it, and on Colab download it."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from convolab.picture import is_grading
from convolab.review import Json, Review, examine, mended

COLAB_TIMEOUT_S = 120
"""Colab's own 5 s are too few for a notebook full of pictures."""


def hand_in(name: str | None = None) -> None:
    """Look through this notebook before it is handed in, and on Colab download it.

    Tells which exercises are unanswered, which cells are missing or there twice, and which
    stopped with an error. It knows no score and no hidden test, and asks for nothing.
    Prints nothing while the notebook is graded.

    Args:
        name: the lesson's name, or the path of the ``.ipynb`` file; None lets it guess.
    """
    if is_grading():
        return
    is_colab = "google.colab" in sys.modules
    try:
        path = None if is_colab else find_notebook(name)
        notebook = _from_colab() if path is None else _from_file(path)
    except (OSError, ValueError) as error:
        print(error)
        return
    notebook, repairs = mended(notebook)
    review = examine(notebook)
    stem = file_stem(name, review.lesson, path)
    print(report(replace(review, findings=(*repairs, *review.findings)), stem))
    if path is None:
        _download(notebook, stem)
    else:
        print(f"Looked at {path.name} as it was last saved; save it, then hand in that file.")


def report(review: Review, stem: str) -> str:
    """Write what was found as lines of text."""
    if not review.exercises:
        return f"{stem} holds no exercise; is this the notebook of the lesson?"
    lines = [f"{stem}: {review.answered} of {review.exercises} exercises answered."]
    lines += [
        f"  {'mended' if finding.kind == 'mended' else '      →'} {finding.message}"
        for finding in review.findings
    ]
    if all(finding.kind == "mended" for finding in review.findings):
        lines.append("Nothing stands in the way of handing it in.")
    return "\n".join(lines)


def file_stem(name: str | None, lesson: str | None, path: Path | None) -> str:
    """Choose the name under which the notebook is handed in, without its ending."""
    given = Path(name).stem if name else None
    stem = lesson or given or (path.stem if path else None) or "notebook"
    # "Copy of X (1)" is X.
    stem = re.sub(r"^(?:Copy[ _]of[ _])+|(?: ?\(\d+\))+$", "", stem)
    return re.sub(r"[^\w-]+", "_", stem) or "notebook"


def find_notebook(name: str | None) -> Path:
    """Find this notebook's file where there is no Colab to ask.

    Args:
        name: a path, a lesson's name, or None for the file that the kernel was started for.

    Raises:
        FileNotFoundError: no file, or more than one, can be the one; the message says what to do.
    """
    if name and Path(name).suffix == ".ipynb":
        candidates = [Path(name)]
    elif name:
        candidates = sorted(Path().glob("*.ipynb"), key=lambda path: path.stat().st_mtime)[::-1]
        candidates = [path for path in candidates if file_stem(None, None, path) == name][:1]
    else:
        shell = _shell()
        told = [
            getattr(shell, "user_ns", {}).get("__vsc_ipynb_file__"),
            os.environ.get("JPY_SESSION_NAME"),
        ]
        candidates = [Path(path) for path in told if path and Path(path).is_file()][:1]
        candidates = candidates or list(Path().glob("*.ipynb"))
    found = [path for path in candidates if path.is_file()]
    if len(found) != 1:
        raise FileNotFoundError(
            'I cannot tell which file this notebook is; save it and call hand_in("FILE.ipynb").'
        )
    return found[0]


def _from_file(path: Path) -> Json:
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        return _checked(json.loads(text))
    except json.JSONDecodeError:
        return _checked(None)


def _from_colab() -> Json:
    from google.colab import _message

    # A private call, so whatever it raises means the same: the student downloads by hand.
    try:
        answer = _message.blocking_request("get_ipynb", timeout_sec=COLAB_TIMEOUT_S)
        return _checked(answer["ipynb"])
    except Exception as error:
        raise ValueError(_BY_HAND) from error


def _checked(notebook: Any) -> Json:
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(
        isinstance(cell, dict) and cell.get("cell_type") in ("code", "markdown", "raw")
        for cell in cells
    ):
        raise ValueError("This file is not a notebook in the current format (nbformat 4).")
    return dict(notebook)


def _download(notebook: Json, stem: str) -> None:
    from google.colab import files

    path = Path(tempfile.mkdtemp()) / f"{stem}.ipynb"
    path.write_text(json.dumps(notebook, indent=1) + "\n", encoding="utf-8")
    # What Colab's download raises is not documented; the way by hand is always open.
    try:
        files.download(str(path))
    except Exception:
        print(_BY_HAND)
    else:
        print(f"Your browser downloads {path.name}: hand in that file.")


_BY_HAND = (
    "Colab did not pass the notebook on: "
    "use File ▸ Download ▸ Download .ipynb, and hand in that file."
)


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None
