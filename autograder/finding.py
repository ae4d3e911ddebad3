"""What a check says in its message, taken apart for the page: tried, expected, got; pure.

The form is that of :mod:`autograder.marking`: a line of points, then one line for each part of the
exercise. Whatever has another form is shown as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_POINTS_LINE = re.compile(r"[^\n]{0,200}: [\d.]+ of [\d.]+ points?\.\s*")
_FINDING = re.compile(r"- (?P<name>[^:\n]{1,200}?)(?: \((?P<share>[\d.]+ of [\d.]+)\))?: ")
_UNPAID = re.compile(r"not paid, because the first part|right, but not paid", re.IGNORECASE)
_EXPECTED = re.compile(r": (?P<at>at \[[^\]\n]{0,100}\] )?expected ")
_LOOK = re.compile(r"\. (?=[A-Z])")
MAX_FINDINGS = 50


@dataclass(frozen=True)
class Finding:
    """One thing that a check says: a comparison, or words."""

    name: str = ""
    share: str = ""
    tried: str = ""
    expected: str = ""
    got: str = ""
    text: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether something is wrong here."""
        return bool(self.tried or self.share)

    @property
    def is_unpaid(self) -> bool:
        """Whether this part only waits for the first one."""
        return bool(self.name and _UNPAID.match(self.text))


def read_message(message: str) -> list[Finding]:
    """Return a check's message in parts: what was tried, expected and got, and the words."""
    text = message.strip()
    head = _POINTS_LINE.match(text)
    pieces = re.split(r"(?m)^(?=- )", text[head.end() :] if head else text, maxsplit=MAX_FINDINGS)
    return [_finding(piece.strip()) for piece in pieces if piece.strip()]


def _finding(piece: str) -> Finding:
    head = _FINDING.match(piece)
    note = Finding()
    if head is not None:
        note = Finding(name=_sentence(head["name"]), share=head["share"] or "")
        piece = piece[head.end() :].strip()
    facts = _EXPECTED.search(piece)
    expected, is_compared, got = piece[facts.end() :].partition(", got ") if facts else ("", "", "")
    if facts is None or not is_compared:
        return replace(note, text=_sentence(piece))
    tried = piece[: facts.start()] + (f", {facts['at'].strip()}" if facts["at"] else "")
    look = _LOOK.search(got)
    return replace(
        note,
        tried=_lines(tried),
        expected=_lines(expected),
        got=_lines((got[: look.start()] if look else got).removesuffix(".")),
        text=got[look.end() :] if look else "",
    )


def _sentence(text: str) -> str:
    """Return a text that begins as a sentence does; a name in code keeps its small letter."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].upper() + text[1:] if first.isalpha() else text


def _lines(text: str) -> str:
    """Return values with a line for each argument and for each row of a matrix."""
    lines = []
    for line in re.split(r", (?=[A-Za-z_]\w* = )", text):
        start = line.find("[[")
        rows = line.replace("], [", "],\n" + " " * (start + 1) + "[") if start >= 0 else line
        lines.append(rows)
    return "\n".join(lines)
