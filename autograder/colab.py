"""A notebook as Google Colab saves it, from the lesson as it was released; pure.

What Colab changes is listed in the tests; it matters because every hand-in has been through it.
"""

from __future__ import annotations

import json
import random
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.course import Cell, Notebook

_BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
_KEPT = ("cellView", "convolab", "nbgrader", "tags")
# One grey pixel.
_PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoBwAAgQCBsO4ohAAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True)
class Owner:
    """Whose Google account saved the notebook; Colab writes it into every cell that ran."""

    name: str
    user_id: str


@dataclass(frozen=True)
class Sheet:
    """A student's copy of a lesson before Colab saves it.

    Attributes:
        notebook: the lesson's notebook.
        answers: by cell id, what the student wrote in place of the released text.
        extra: cells of their own, code, put behind the cell with that id.
        failing: ids of cells that ended in an error when the student ran them.
    """

    notebook: Notebook
    answers: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    failing: frozenset[str] = frozenset()


def released_cell(cell: Cell, source: str | None = None) -> dict[str, Any]:
    """Return a cell as the student got it, with another text if one is given."""
    metadata = {key: cell.metadata[key] for key in _KEPT if key in cell.metadata}
    if cell.grade_id is not None:
        metadata["deletable"] = False
        if cell.locked:
            metadata["editable"] = False
    text = cell.released if source is None else source
    content: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "id": cell.id,
        "metadata": metadata,
        "source": text,
    }
    if cell.cell_type == "code":
        content |= {"execution_count": None, "outputs": []}
    return content


def as_saved(sheet: Sheet, owner: Owner, chance: random.Random) -> dict[str, Any]:
    """Return the notebook that Colab saves after the student has run it.

    Args:
        sheet: the lesson with the student's answers.
        owner: whose account it is.
        chance: draws what differs from student to student; equal states give equal notebooks.
    """
    cells: list[dict[str, Any]] = []
    if chance.random() < 0.3:
        cells.append(_badge(sheet.notebook))
    clock_ms = 1_763_000_000_000 + chance.randrange(400_000_000)
    count = 0
    has_widget = chance.random() < 0.4
    for cell in sheet.notebook.cells:
        saved = released_cell(cell, sheet.answers.get(cell.id))
        saved["metadata"]["id"] = saved["id"]
        cells.append(saved)
        own = sheet.extra.get(cell.id)
        if own is not None:
            cells.append(_own_cell(own, chance))
    for saved in cells:
        saved["source"] = _lines(saved["source"])
        if saved["cell_type"] == "code":
            count += 1
            clock_ms += chance.randrange(500, 60_000)
            is_failing = saved["metadata"].get("id") in sheet.failing
            _run(saved, owner, chance, count, clock_ms, is_failing=is_failing)
    metadata: dict[str, Any] = {
        "accelerator": "GPU",
        "colab": {"gpuType": "T4", "provenance": [], "toc_visible": True},
        "kernelspec": {"display_name": "Python 3", "name": "python3"},
        "language_info": {"name": "python"},
    }
    if has_widget:
        model = {
            "model_module": "@jupyter-widgets/controls",
            "model_name": "HBoxModel",
            "model_module_version": "1.5.0",
            "state": {"_dom_classes": []},
        }
        metadata["widgets"] = {_WIDGET_STATE: {_hex(chance): model}}  # without "state" around it
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}


def dump(content: Mapping[str, Any]) -> bytes:
    """Write a notebook as Colab downloads it: two blanks, no newline at the end."""
    return json.dumps(content, indent=2, ensure_ascii=False).encode()


def _badge(notebook: Notebook) -> dict[str, Any]:
    """Return the cell that "Save a copy in GitHub" puts first; it has no id."""
    url = f"https://colab.research.google.com/github/me/notebooks/blob/main/{notebook.name}.ipynb"
    return {
        "cell_type": "markdown",
        "metadata": {"id": "view-in-github", "colab_type": "text"},
        "source": f'<a href="{url}" target="_parent"><img src="https://colab.research.google.com/'
        'assets/colab-badge.svg" alt="Open In Colab"/></a>',
    }


def _own_cell(source: str, chance: random.Random) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {"id": "".join(chance.choices(_BASE64URL, k=12))},
        "source": source,
        "execution_count": None,
        "outputs": [],
    }


def _run(
    cell: dict[str, Any],
    owner: Owner,
    chance: random.Random,
    count: int,
    clock_ms: int,
    *,
    is_failing: bool,
) -> None:
    """Leave the traces of a run in a code cell."""
    cell["execution_count"] = count
    cell["metadata"]["executionInfo"] = {
        "status": "error" if is_failing else "ok",
        "timestamp": clock_ms,
        "user_tz": -60,
        "elapsed": chance.randrange(3, 4000),
        "user": {"displayName": owner.name, "userId": owner.user_id},
    }
    outputs: list[dict[str, Any]] = []
    if is_failing:
        outputs = [
            {
                "output_type": "error",
                "ename": "AssertionError",
                "evalue": "",
                "traceback": ["\x1b[0;31mAssertionError\x1b[0m\x1b[0;31m:\x1b[0m "],
            }
        ]
    elif chance.random() < 0.2:
        outputs = [{"output_type": "stream", "name": "stdout", "text": ["done\n"]}]
    elif chance.random() < 0.1:
        outputs = [
            {
                "output_type": "display_data",
                "data": {"image/png": _PNG, "text/plain": ["<Figure size 640x480 with 1 Axes>"]},
                "metadata": {},
            }
        ]
    if outputs:
        cell["outputs"] = outputs
        cell["metadata"]["colab"] = {
            "base_uri": "https://localhost:8080/",
            "height": chance.randrange(35, 500),
        }
        cell["metadata"]["outputId"] = str(uuid.UUID(_hex(chance)))


def _lines(source: str) -> list[str]:
    """Return a cell's text as Colab stores it, without blanks at the ends of lines."""
    return re.sub(r"[ \t]+$", "", source, flags=re.MULTILINE).splitlines(keepends=True)


def _hex(chance: random.Random) -> str:
    return f"{chance.getrandbits(128):032x}"
