"""A hand-in's place on disk: the notebook, nbgrader's ``timestamp.txt``, and a note beside them.

*Safe to retry:* each file is replaced in one step; a run that was killed between two of them is
made whole by the next.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from autograder.errors import IntakeError
from autograder.names import one_line

_NOTE = ".collected.json"
_TIMESTAMP = "timestamp.txt"
_MOST_BYTES = 1 << 20

OURS = frozenset([_NOTE, _TIMESTAMP])
"""Names of the files that are no student's."""


@dataclass(frozen=True)
class Kept:
    """What is known of a hand-in besides its bytes.

    Attributes:
        submitted_at: when it was handed in (aware, UTC), None when nobody knows.
        is_late: whether the platform marked it as late.
        attempt: the platform's number of the hand-in, None where it has none.
        platform: whose number it is.
        file: the notebook's name as handed in, one plain line.
    """

    submitted_at: datetime | None = None
    is_late: bool = False
    attempt: int | None = None
    platform: str = ""
    file: str = ""


def kept(path: Path) -> Kept:
    """Return what is known of the notebook at ``path``; what cannot be read is not known."""
    note = _notes(path.parent).get(path.name)
    if note is None:
        return Kept(_timestamp(path.parent))
    attempt, late = note.get("attempt"), note.get("late")
    return Kept(
        _time(note.get("time")),
        late if isinstance(late, bool) else False,
        attempt if isinstance(attempt, int) else None,
        one_line(str(note.get("platform", ""))),
        one_line(str(note.get("file", ""))),
    )


def keep(path: Path, raw: bytes, new: Kept) -> Literal["written", "same", "older"]:
    """Put a hand-in at ``path`` unless a newer one lies there.

    The same bytes again keep the earliest time that is known of them: a zip's time may be that of
    the download.

    Raises:
        IntakeError: the folder cannot be written.
    """
    try:
        old = kept(path)
        is_same = path.exists() and path.read_bytes() == raw
        if is_same:
            times = [one.submitted_at for one in (old, new) if one.submitted_at is not None]
            new = replace(new, submitted_at=min(times, default=None))
        elif path.exists() and _is_older(new, old):
            return "older"
        path.parent.mkdir(parents=True, exist_ok=True)
        # The note first: killed before the notebook, the next run finds other bytes and goes on.
        if new != old or path.name not in _notes(path.parent):
            _write_note(path, new)
        if not is_same:
            _replace(path, raw)
    except OSError as error:
        raise IntakeError(
            f"{one_line(str(path), 400)} cannot be written ({error.strerror}): mend that and "
            "collect again; nothing is lost."
        ) from error
    return "same" if is_same else "written"


def _is_older(new: Kept, old: Kept) -> bool:
    if new.attempt is not None and old.attempt is not None and new.platform == old.platform:
        return new.attempt < old.attempt
    if new.submitted_at is None or old.submitted_at is None:
        return False
    return new.submitted_at < old.submitted_at


def _write_note(path: Path, new: Kept) -> None:
    notes = _notes(path.parent)
    notes[path.name] = {
        "attempt": new.attempt,
        "file": new.file,
        "late": new.is_late,
        "platform": new.platform,
        "time": None if new.submitted_at is None else new.submitted_at.isoformat(),
    }
    # nbgrader knows one time for a lesson's notebooks: the last. It goes before the note, by which
    # the next run sees whether this one came through.
    times = [when for note in notes.values() if (when := _time(note.get("time"))) is not None]
    if times:
        _replace(path.parent / _TIMESTAMP, (max(times).isoformat() + "\n").encode())
    else:
        (path.parent / _TIMESTAMP).unlink(missing_ok=True)
    text = json.dumps(notes, indent=1, sort_keys=True) + "\n"
    _replace(path.parent / _NOTE, text.encode())


def _notes(folder: Path) -> dict[str, dict[str, Any]]:
    data: Any = {}
    try:
        with (folder / _NOTE).open("rb") as file:
            data = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        pass
    if not isinstance(data, dict):
        return {}
    return {name: note for name, note in data.items() if isinstance(note, dict)}


def _timestamp(folder: Path) -> datetime | None:
    """Read ``timestamp.txt``, ours or nbgrader's (``2015-02-02 15:58:23.948203 UTC``)."""
    try:
        with (folder / _TIMESTAMP).open("rb") as file:
            return _time(file.read(100).decode().strip().removesuffix(" UTC"))
    except (OSError, UnicodeDecodeError):
        return None


def _time(text: object) -> datetime | None:
    try:
        when = datetime.fromisoformat(text if isinstance(text, str) else "")
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _replace(path: Path, data: bytes) -> None:
    """Write a file in one step: it is there whole, or as it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new_")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
