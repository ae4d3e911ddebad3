"""What a cell's author keeps from students: solutions, hidden tests and marking schemes.

The rules are nbgrader's, so a course released here and by ``nbgrader generate_assignment`` reads
the same, line by line. A course may change the words in its ``nbgrader_config.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from traitlets.config.loader import Config, PyFileConfigLoader

from autograder.errors import CourseError

_CODE_STUBS = {
    "python": "# YOUR CODE HERE\nraise NotImplementedError()",
    "R": "# YOUR CODE HERE\nfail()",
    "matlab": "% YOUR CODE HERE\nerror('No Answer Given!')",
    "octave": "% YOUR CODE HERE\nerror('No Answer Given!')",
    "sas": "/* YOUR CODE HERE */\n %notImplemented;",
    "java": "// YOUR CODE HERE",
}


@dataclass(frozen=True)
class Conventions:
    """The words that mark what is kept back, and what takes its place.

    Attributes:
        code_stub: by language, what replaces a solution in a code cell.
        text_stub: what replaces a solution in a text cell.
        solution: first and last marker of a solution.
        hidden: first and last marker of hidden tests.
        scheme: first and last marker of a marking scheme.
        header: notebook whose cells open every notebook, relative to the course's root.
        footer: notebook whose cells end every notebook, likewise.
    """

    code_stub: Mapping[str, str] = field(default_factory=lambda: dict(_CODE_STUBS))
    text_stub: str = "YOUR ANSWER HERE"
    solution: tuple[str, str] = ("BEGIN SOLUTION", "END SOLUTION")
    hidden: tuple[str, str] = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
    scheme: tuple[str, str] = ("BEGIN MARK SCHEME", "END MARK SCHEME")
    header: str = ""
    footer: str = ""


def read_conventions(root: Path) -> Conventions:
    """Read the words that a course uses from its ``nbgrader_config.py``, else nbgrader's defaults.

    Trust: the file is the course author's Python and is executed, as nbgrader itself does.

    Raises:
        CourseError: the file cannot be executed, or a word in it is not a string.
    """
    path = root / "nbgrader_config.py"
    if not path.is_file():
        return Conventions()
    try:
        config = PyFileConfigLoader(path.name, path=str(root)).load_config()
    except Exception as error:  # whatever the author's file raises
        problem = f"{type(error).__name__}: {error}"
        raise CourseError(f"{path.name} cannot be read; mend it ({problem}).") from error
    return _conventions(config)


def _conventions(config: Config) -> Conventions:
    def word(section: str, key: str, default: str) -> str:
        value = config[section].get(key, default) if section in config else default
        if not isinstance(value, str):
            raise CourseError(f"nbgrader_config.py: {section}.{key} must be a string.")
        return value

    def pair(section: str, what: str, default: tuple[str, str]) -> tuple[str, str]:
        first, last = default
        return (
            word(section, f"begin_{what}_delimeter", first),
            word(section, f"end_{what}_delimeter", last),
        )

    usual = Conventions()
    stubs: Any = config.ClearSolutions.get("code_stub") if "ClearSolutions" in config else None
    if isinstance(stubs, str):  # the form of old courses
        stubs = {"python": stubs}
    if stubs is not None and not (
        isinstance(stubs, Mapping) and all(isinstance(stub, str) for stub in stubs.values())
    ):
        raise CourseError("nbgrader_config.py: ClearSolutions.code_stub must map to strings.")
    return Conventions(
        code_stub=dict(stubs) if stubs is not None else usual.code_stub,
        text_stub=word("ClearSolutions", "text_stub", usual.text_stub),
        solution=pair("ClearSolutions", "solution", usual.solution),
        hidden=pair("ClearHiddenTests", "test", usual.hidden),
        scheme=pair("ClearMarkScheme", "mark_scheme", usual.scheme),
        header=word("IncludeHeaderFooter", "header", ""),
        footer=word("IncludeHeaderFooter", "footer", ""),
    )


def release_text(
    source: str,
    *,
    stub: str,
    is_solution: bool,
    is_graded: bool,
    is_task: bool,
    conventions: Conventions,
) -> str:
    """Cut from a cell's text what students do not get, as nbgrader does.

    Args:
        source: the author's text.
        stub: what replaces a solution.
        is_solution: whether the cell is a student's to fill in.
        is_graded: whether nbgrader gives points for the cell.
        is_task: whether the cell describes a task that a person marks.
        conventions: the course's markers.

    Raises:
        ValueError: a region is nested or open, or stands in a cell of another kind; the message
            is the end of a sentence.
    """
    text, found = _cut(source, conventions.solution, stub)
    if found and not is_solution:
        raise ValueError(f"has “{conventions.solution[0]}” but is not a solution cell")
    if is_solution and not found:
        text = stub
    text, found = _cut(text, conventions.hidden)
    if found and not is_graded:
        raise ValueError(f"has “{conventions.hidden[0]}” but is not a graded cell")
    text, found = _cut(text, conventions.scheme)
    if found and not is_task:
        raise ValueError(f"has “{conventions.scheme[0]}” but is not a task cell")
    return strip_blanks(text)


def _cut(text: str, markers: tuple[str, str], stub: str | None = None) -> tuple[str, bool]:
    """Cut the lines between two markers; put an indented stub in their place if there is one."""
    first, last = markers
    kept: list[str] = []
    inside = found = False
    for line in text.split("\n"):
        if first in line:
            if inside:
                raise ValueError(f"has “{first}” inside “{first}”")
            inside = found = True
            indent = line[: len(line) - len(line.lstrip())]
            kept += [indent + part for part in stub.split("\n")] if stub is not None else []
        elif last in line:
            inside = False
        elif not inside:
            kept.append(line)
    if inside:
        raise ValueError(f"has “{first}” without “{last}”")
    return "\n".join(kept), found


def strip_blanks(text: str) -> str:
    """Strip blanks at the end of every line, as Colab does to whatever it saves."""
    return "\n".join(line.rstrip(" \t") for line in text.split("\n"))


def split_lines(
    source: str, *, is_solution: bool, conventions: Conventions
) -> tuple[set[str], set[str]]:
    """Split a cell's lines into those that are kept back and those that are for students.

    It does not use ``release_text``, for it exists to check it. The lines come without blanks at
    either end; one line may be in both sets.
    """
    secret: set[str] = set()
    public = source
    for first, last in (conventions.solution, conventions.hidden, conventions.scheme):
        before, opening, rest = public.partition(first)
        public = before
        while opening:
            region, _, rest = rest.partition(last)
            secret.update((opening + region).split("\n"))
            between, opening, rest = rest.partition(first)
            public += between
    if is_solution and conventions.solution[0] not in source:
        secret, public = set(source.split("\n")), ""
    return _stripped(secret), _stripped(set(public.split("\n")))


def _stripped(lines: set[str]) -> set[str]:
    return {line.strip() for line in lines} - {""}
