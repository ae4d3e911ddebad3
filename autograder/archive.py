"""A zip file from outside, read entry by entry and never unpacked by its names.

*Trust:* nothing in the file is believed: names, sizes, counts, times and checksums are whatever
someone wrote. The names only say whose an entry may be; no path on disk is made of them here.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from autograder.errors import IntakeError
from autograder.names import one_line

_CHUNK_BYTES = 1 << 16
_SMALL_BYTES = 1 << 20  # below this no ratio is suspicious: a page of blanks packs a thousandfold
_DIRECTORY_MAGIC = b"PK\x01\x02"
_DIRECTORY_ENTRY = struct.Struct("<4s4B4HL2L5H2L")
_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_JUNK = frozenset(["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"])


@dataclass(frozen=True)
class Limits:
    """How much of a zip is read; more ends in a sentence.

    Attributes:
        entries: most entries of one zip.
        entry_bytes: most bytes of one entry, unpacked.
        total_bytes: most bytes of all entries together, unpacked.
        ratio: most bytes that one packed byte may become, for entries above 1 MiB.
        directory_bytes: most bytes of the table of contents.
    """

    entries: int = 10_000
    entry_bytes: int = 64 << 20
    total_bytes: int = 8 << 30
    ratio: int = 400
    directory_bytes: int = 16 << 20


LIMITS = Limits()
"""What holds where nothing else is said: a class of a thousand with large notebooks."""


@dataclass(frozen=True)
class Entry:
    """One entry of a source, by its name in there.

    Attributes:
        parts: the parts of its name, never empty, never ``..``; from outside, so not plain text.
        modified: its time, None when it has none; a zip's clock has no zone and is taken as UTC.
        number: its place in the source.
    """

    parts: tuple[str, ...]
    modified: datetime | None
    number: int

    @property
    def name(self) -> str:
        """The entry's name in one plain line, for messages."""
        return one_line("/".join(self.parts))


class Archive:
    """A zip file that is open; made by `open_archive`.

    Attributes:
        entries: what may be read, in the zip's order.
        problems: a sentence for each entry that was refused by its name or kind.
    """

    def __init__(self, name: str, zipped: zipfile.ZipFile, limits: Limits) -> None:
        """Sort the table of contents; ``name`` is what messages call the file."""
        self.name = name
        self._zip = zipped
        self._limits = limits
        self._left_bytes = limits.total_bytes
        self._infos = zipped.infolist()
        if len(self._infos) > limits.entries:
            raise IntakeError(
                f"{name} holds {len(self._infos)} entries, more than the {limits.entries} that "
                "one class hands in: split it, or look what it is."
            )
        entries: list[Entry] = []
        problems: list[str] = []
        for number, info in enumerate(self._infos):
            raw = _decoded(info).replace("\\", "/")
            if raw.endswith("/"):
                continue
            reason = _refusal(raw, info)
            if reason is not None:
                problems.append(f"{one_line(raw)!r} in {name} was left out: {reason}.")
                continue
            parts = tuple(part for part in raw.split("/") if part not in ("", "."))
            if any(part in _JUNK or part.startswith("._") for part in parts):
                continue
            entries.append(Entry(parts, _modified(info), number))
        self.entries = tuple(entries)
        self.problems = tuple(problems)

    def read(self, entry: Entry) -> bytes:
        """Return an entry's bytes, checked against its CRC.

        Raises:
            IntakeError: the entry is too large, packed beyond belief or damaged.
        """
        info = self._infos[entry.number]
        limits = self._limits
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK_BYTES):
                    size += len(chunk)
                    self._left_bytes -= len(chunk)
                    if size > limits.entry_bytes:
                        raise self._error(entry, f"unpacks to over {limits.entry_bytes >> 20} MB")
                    if self._left_bytes < 0:
                        raise self._error(
                            entry, "is one too many: the zip unpacks beyond what is read of one"
                        )
                    if size > _SMALL_BYTES and size > limits.ratio * max(info.compress_size, 1):
                        raise self._error(entry, f"unpacks over {limits.ratio}-fold, like a bomb")
                    chunks.append(chunk)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError,
            UnicodeError, ValueError, struct.error, OSError,
        ) as error:  # fmt: skip
            raise self._error(entry, "is damaged: download the zip again") from error
        return b"".join(chunks)

    def _error(self, entry: Entry, what: str) -> IntakeError:
        return IntakeError(f"{entry.name!r} in {self.name} {what}.")


@contextmanager
def open_archive(path: Path, limits: Limits = LIMITS) -> Iterator[Archive]:
    """Open a zip file for reading.

    Raises:
        IntakeError: the file is missing, no zip, truncated, or too large a zip.
    """
    name = one_line(path.name)
    try:
        file = _Guarded(path, limits.directory_bytes)
    except OSError as error:
        raise IntakeError(f"{name} cannot be read: {error.strerror}.") from error
    with file:
        try:
            zipped = zipfile.ZipFile(file)
        except (
            zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, OverflowError,
            struct.error, MemoryError,
        ) as error:  # fmt: skip
            raise IntakeError(
                f"{name} is not a whole zip file: download it again from the platform."
            ) from error
        with zipped:
            yield Archive(name, zipped, limits)


class _Guarded(io.BufferedReader):
    """The zip's bytes, with the two faults mended that stop ``zipfile`` for every entry.

    A table of contents is read in one piece of the size that the file claims: that is bounded.
    A name that is flagged as UTF-8 and is not would stop them all: its flag is cleared, so that
    only this entry is refused, when it is read.
    """

    def __init__(self, path: Path, most_bytes: int) -> None:
        super().__init__(io.FileIO(path))
        self._most_bytes = most_bytes

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            size = self._most_bytes + 1
        elif size > self._most_bytes:
            raise zipfile.BadZipFile("table of contents too large")
        data = super().read(size)
        return _mended(data) if data.startswith(_DIRECTORY_MAGIC) else data


def _mended(directory: bytes) -> bytes:
    fixed = bytearray(directory)
    at = 0
    while at + _DIRECTORY_ENTRY.size <= len(fixed) and fixed[at : at + 4] == _DIRECTORY_MAGIC:
        fields = _DIRECTORY_ENTRY.unpack_from(fixed, at)
        flags, name_bytes, extra_bytes, comment_bytes = fields[5], *fields[12:15]
        start = at + _DIRECTORY_ENTRY.size
        if flags & _UTF8_FLAG:
            try:
                fixed[start : start + name_bytes].decode("utf-8")
            except UnicodeDecodeError:
                struct.pack_into("<H", fixed, at + 8, flags & ~_UTF8_FLAG)
        at = start + name_bytes + extra_bytes + comment_bytes
    return bytes(fixed)


def _decoded(info: zipfile.ZipInfo) -> str:
    """Return the name in full.

    ``zipfile`` cuts it at a NUL, and takes UTF-8 that is not flagged as such for code page 437.
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8_FLAG:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _refusal(name: str, info: zipfile.ZipInfo) -> str | None:
    mode = info.external_attr >> 16
    if name.startswith("/") or (len(name) > 1 and name[1] == ":" and name[0].isalpha()):
        return "its name is an absolute path"
    if ".." in PurePosixPath(name).parts:
        return "its name leads out of the zip"
    if not name.strip("/. "):
        return "it has no name"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it is a link or a device, not a file"
    if info.flag_bits & _ENCRYPTED_FLAG:
        return "it is locked with a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that no platform uses"
    if len(name) > 1000:
        return "its name is longer than any file's"
    return None


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    """Return the entry's time: the exact one of Unix (field 0x5455, UTC) or the zip's own."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == 0x5455 and size >= 5 and len(extra) >= 9 and extra[4] & 1:
            return datetime.fromtimestamp(struct.unpack_from("<i", extra, 5)[0], UTC)
        extra = extra[4 + size :]
    if info.date_time <= (1980, 1, 1, 0, 0, 0):  # what is written for "no time"
        return None
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None
