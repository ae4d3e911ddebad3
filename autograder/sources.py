"""Where hand-ins come from: a zip, a folder or one notebook, all read in the same way."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from autograder.archive import LIMITS, Entry, Limits, open_archive
from autograder.errors import IntakeError
from autograder.ledger import kept
from autograder.names import one_line


class Source(Protocol):
    """Names first, bytes on demand."""

    @property
    def name(self) -> str:
        """What messages call it, one plain line."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files in it, in its order."""

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each file that was refused by its name or kind."""

    def read(self, entry: Entry) -> bytes:
        """Return a file's bytes.

        Raises:
            IntakeError: it cannot be read, or is too large.
        """


@dataclass(frozen=True)
class Folder:
    """The files below a folder, or one file in it; links are not followed."""

    name: str
    root: Path
    limits: Limits
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()

    def read(self, entry: Entry) -> bytes:
        """Return a file's bytes.

        Raises:
            IntakeError: it is gone, no plain file, or too large.
        """
        path = self.root.joinpath(*entry.parts)
        try:
            # A fifo that took the file's place would block for ever: it is not waited for.
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(handle, "rb") as file:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise IntakeError(f"{entry.name!r} was left out: it is not a plain file.")
                data = file.read(self.limits.entry_bytes + 1)
        except OSError as error:
            raise IntakeError(f"{entry.name!r} cannot be read: {error.strerror}.") from error
        if len(data) > self.limits.entry_bytes:
            most = self.limits.entry_bytes >> 20
            raise IntakeError(f"{entry.name!r} was left out: it has over {most} MB.")
        return data


@contextmanager
def open_source(path: Path, limits: Limits = LIMITS) -> Iterator[Source]:
    """Open a zip, a folder or a single ``.ipynb`` file.

    Raises:
        IntakeError: it is missing, no zip, or too large.
    """
    if path.is_dir():
        yield _folder(path, limits)
    elif not path.exists():
        raise IntakeError(f"{one_line(str(path), 400)} does not exist: give a zip or a folder.")
    elif path.suffix.casefold() == ".ipynb":
        entry = Entry((path.name,), _time_of(path), 0)
        yield Folder(one_line(path.name), path.parent, limits, (entry,))
    else:
        with open_archive(path, limits) as archive:
            yield archive


def _folder(root: Path, limits: Limits) -> Folder:
    name = one_line(root.resolve().name)
    entries: list[Entry] = []
    problems: list[str] = []

    def refuse(error: OSError) -> None:
        folder = one_line(str(error.filename), 400)
        problems.append(f"{folder} was left out: it cannot be read ({error.strerror}).")

    for folder, folders, files in os.walk(root, onerror=refuse):
        folders[:] = sorted(one for one in folders if not one.startswith((".", "__MACOSX")))
        for file in sorted(files):
            path = Path(folder, file)
            if file.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            if len(entries) == limits.entries:
                raise IntakeError(
                    f"{name} holds over {limits.entries} files, more than one class hands in: "
                    "give the folder of the hand-ins."
                )
            entries.append(Entry(path.relative_to(root).parts, _time_of(path), len(entries)))
    return Folder(name, root, limits, tuple(entries), tuple(problems))


def _time_of(path: Path) -> datetime | None:
    """Return when a file was handed in: by nbgrader's note beside it, else when it was written."""
    noted = kept(path).submitted_at
    if noted is not None:
        return noted
    try:
        return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    except (OSError, OverflowError, ValueError):
        return None
