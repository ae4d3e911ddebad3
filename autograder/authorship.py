"""Whose text it is: a student's own cells as a page may show them, and what only the author has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.course import Cell, Notebook
from autograder.display import clean_html, clean_outputs, plain
from autograder.record import grade_id_of, same_text, source_of

MAX_CODE = 20_000
"""Characters of one answer that are shown."""


@dataclass(frozen=True)
class Output:
    """One output of a student's cell; exactly one of the fields is filled (and ``mime``)."""

    text: str = ""
    table: Markup | None = None
    picture: str = ""
    mime: str = ""


@dataclass(frozen=True)
class Answer:
    """One cell that the student wrote; ``code`` is coloured HTML, ``text`` is text."""

    text: str
    code: Markup
    outputs: tuple[Output, ...]
    is_added: bool


def hidden_lines(notebook: Notebook) -> frozenset[str]:
    """Return the lines of a notebook's checks that students never got."""
    shown = {
        line.strip() for cell in notebook.cells for line in cell.released.splitlines()
    }  # fmt: skip
    return frozenset(
        line.strip()
        for cell in notebook.cells
        if cell.role == "check"
        for line in cell.source.splitlines()
        if len(line.strip()) >= 12 and line.strip() not in shown
    )


def withheld(message: str, secrets: frozenset[str]) -> str:
    """Return a text without lines of hidden tests, which a traceback may quote."""
    text = plain(message, MAX_CODE)
    for line in secrets:
        if line in text:
            text = text.replace(line, "…")
    return text


def own_cells(
    notebook: Notebook, executed: Mapping[str, Any]
) -> Iterator[tuple[Cell | None, Answer | None]]:
    """Yield every executed cell: the lesson's cell that it is, and what the student wrote in it.

    *Trust:* nothing of a cell that the author wrote, or that is not known to be the student's,
    comes back as an answer.
    """
    known = {cell.id: cell for cell in notebook.cells}
    known |= {cell.grade_id: cell for cell in notebook.cells if cell.grade_id is not None}
    authors = [text for cell in notebook.cells for text in (cell.source, cell.released)]
    secrets = hidden_lines(notebook)
    for given in executed.get("cells", ()):
        cell = known.get(grade_id_of(given) or str(given.get("id")))
        source = source_of(given)
        mark = given.get("metadata", {}).get("convolab", {}).get("by")
        is_own = cell.role in ("answer", "manual") if cell is not None else mark == "student"
        is_own = is_own and bool(source.strip())
        if is_own and cell is not None:
            is_own = not same_text(source, cell.released)
        elif is_own:
            is_own = not any(same_text(source, text) for text in authors)
            is_own = is_own and not any(line.strip() in secrets for line in source.splitlines())
        yield cell, _answer(given, source, cell is None, secrets) if is_own else None


def _answer(
    given: Mapping[str, Any], source: str, is_added: bool, secrets: frozenset[str]
) -> Answer:
    text = plain(source, MAX_CODE)
    code = Markup("")
    if given.get("cell_type") == "code":
        # Pygments escapes what it colours.
        code = Markup(highlight(text, PythonLexer(), HtmlFormatter(nowrap=True)))  # noqa: S704
    outputs = tuple(_output(one, secrets) for one in clean_outputs(given.get("outputs", ())))
    return Answer(text, code, outputs, is_added)


def _output(output: Mapping[str, Any], secrets: frozenset[str]) -> Output:
    """Return how one output, cleaned, is shown."""
    if output["output_type"] == "stream":
        return Output(text=withheld(output["text"], secrets).rstrip("\n"))
    if output["output_type"] == "error":
        lines = "\n".join(output["traceback"]) or f"{output['ename']}: {output['evalue']}"
        return Output(text=withheld(lines, secrets))
    data = output["data"]
    for mime in ("image/png", "image/jpeg"):
        if mime in data:
            return Output(picture=data[mime], mime=mime)
    if "text/html" in data:
        return Output(table=Markup(clean_html(data["text/html"])))  # noqa: S704 (sanitised here)
    return Output(text=withheld(data["text/plain"], secrets))
