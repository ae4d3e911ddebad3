"""A page as one file: template, style and policy; written in one step."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from autograder.database import disk_told


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = points
    return environment


def points(value: float) -> str:
    """Return a number of points as a person writes it: 7.5, 5, 0.33."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def render(name: str, view: Any, more_style: str = "", scripts: Sequence[str] = ()) -> str:
    """Return a page that loads nothing and runs nothing but the given scripts.

    The policy allows this very style sheet and pictures that are data; should a tag ever slip
    through all escaping, the browser still does not run it.

    Args:
        name: of the template and of its style sheet.
        view: what the template shows; every text in it is escaped.
        more_style: rules made from numbers of ours, never from a student's text.
        scripts: the text of every script that stands in the view, none of it from a student.
            They may bring styles of their own.
    """
    environment = _environment()
    parts = [_source(file) for file in ("page.css", f"{name}.css")]
    style = "\n".join([*parts, more_style])
    sheet = "'unsafe-inline'" if scripts else _digest(style)
    running = f"script-src {' '.join(map(_digest, scripts))}; " if scripts else ""
    policy = (
        f"default-src 'none'; style-src {sheet}; {running}img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    template = environment.get_template(f"{name}.html.j2")
    own = Markup(style)  # noqa: S704 (escaping our own style sheet would change its hash)
    return template.render(view=view, style=own, policy=policy)


def _digest(text: str) -> str:
    """Return the words by which a policy allows one script or style sheet."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _source(file: str) -> str:
    return (Path(__file__).parent / "templates" / file).read_text(encoding="utf-8")


def write_page(path: Path, html: str) -> Path:
    """Write a page in one step and return its path.

    Raises:
        GradebookError: the folder cannot be written.
    """
    with disk_told():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_text(html, encoding="utf-8")
        part.replace(path)
    return path
