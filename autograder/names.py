"""What people and files are called, made plain once, where it enters.

Names come from students and platforms: they may hold escapes, right-to-left marks, NUL, lone
surrogates or ten thousand letters.
"""

from __future__ import annotations

import hashlib
import unicodedata

_ID_PUNCTUATION = frozenset(" -_.@,'+=()")
_ID_CHARS = 64
_ID_BYTES = 160  # a file name holds 255 bytes, and suffixes follow
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def one_line(text: str, limit: int = 120) -> str:
    """Make a text fit for one line of a terminal, a page or a table.

    Control, format, private and unassigned characters and lone surrogates go, white space becomes
    single blanks, the form is NFC, and what is longer than ``limit`` characters ends in ``…``.
    """
    # Cut before the costly part: names of a hundred megabytes exist.
    spaced = "".join(" " if char.isspace() else char for char in text[: 8 * limit])
    kept = "".join(char for char in spaced if unicodedata.category(char)[0] != "C")
    line = " ".join(unicodedata.normalize("NFC", kept).split())
    if len(line) > limit or len(text) > 8 * limit:
        return line[: limit - 1].rstrip() + "…"
    return line


def name_key(text: str) -> str:
    """Return the letters and digits of a name, folded: what is left of it in a file name.

    ``Doe, Jane`` becomes ``doejane``; Canvas writes the same in front of a hand-in.
    """
    folded = unicodedata.normalize("NFC", text[:1000]).casefold()
    return "".join(char for char in folded if char.isalnum())


def student_id(raw: str) -> str:
    """Return an id fit for a folder's name, the same for the same ``raw`` and no other.

    A plain id stays as it is (canonically equal spellings are one: NFC).
    Whatever had to be changed gets a part of its SHA-256 behind it, so that two ids which differ
    only in what was dropped do not become one.
    """
    wanted = unicodedata.normalize("NFC", raw)
    kept = "".join(
        char if char.isalnum() or unicodedata.category(char)[0] == "M" or char in _ID_PUNCTUATION
        else "_" if char.isprintable()
        else ""
        for char in wanted[: 4 * _ID_CHARS]
    )  # fmt: skip
    kept = unicodedata.normalize("NFC", kept)
    name = _cut(kept.strip().lstrip(".-~ "), _ID_CHARS, _ID_BYTES)
    is_device = name.split(".")[0].casefold() in _DEVICES
    if name and name == wanted and not is_device:
        return name
    digest = hashlib.sha256(wanted.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{_cut(name, _ID_CHARS - 11, _ID_BYTES - 11) or 'student'}-{digest}"


def _cut(name: str, most_chars: int, most_bytes: int) -> str:
    name = name[:most_chars]
    while len(name.encode("utf-8", "replace")) > most_bytes:
        name = name[:-1]
    return name.rstrip(". ")  # Windows drops them
