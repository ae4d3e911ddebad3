"""Assignments in the style of other teachers, read from ``foreign/``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from classroom import cell
from handing_in import KERNEL

FOLDER = Path(__file__).parent / "foreign"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
FLAGS: Mapping[str, Mapping[str, bool]] = {
    "given": {},
    "text": {},
    "answer": {"solution": True},
    "check": {"grade": True, "locked": True},
    "manual": {"grade": True, "solution": True},
    "task": {"task": True, "locked": True},
}


@dataclass
class Assignment:
    """One file of ``foreign/``: notebooks by name, files, wrong and right answers by cell."""

    notebooks: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    right: dict[str, str] = field(default_factory=dict)
    minor: int = 5

    def write(self, folder: Path) -> None:
        """Write the assignment's source folder."""
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        folder.mkdir(parents=True, exist_ok=True)
        for name, cells in self.notebooks.items():
            content = {
                "cells": [
                    {**c, "id": c["id"]} if self.minor == 5 else _without_id(c) for c in cells
                ],
                "metadata": {"kernelspec": KERNEL, "language_info": {"name": "python"}},
                "nbformat": 4,
                "nbformat_minor": self.minor,
            }
            (folder / f"{name}.ipynb").write_text(json.dumps(content), encoding="utf-8")


def _without_id(one: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key != "id"}


def read(name: str) -> Assignment:
    """Read one file of ``foreign/``."""
    made = Assignment()
    cells = made.notebooks[name] = []
    parts = re.split(
        r"^# %% (.*)\n", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), flags=re.M
    )
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        kind, title, *more = heading.split()
        text = text.rstrip("\n")
        if kind == "format":
            made.minor = int(title.removeprefix("4."))
        elif kind == "notebook":
            cells = made.notebooks[title] = []
        elif kind == "file":
            made.files[title] = text + "\n"
        elif kind == "wrong":
            made.wrong[title] = text
        else:
            if kind == "answer":
                made.right[title] = re.sub(r"^ *### (BEGIN|END) SOLUTION\n?", "", text, flags=re.M)
            is_text = kind in ("text", "task") or title == "explain"
            points = float(more[0]) if more else None
            flags = FLAGS[kind]
            cells.append(
                cell("markdown" if is_text else "code", text, title, points=points, **flags)
            )
    return made
