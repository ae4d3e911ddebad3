"""A zip from outside: read or refused, entry by entry, within its limits."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.archive import LIMITS, Archive, Limits, open_archive
from autograder.errors import IntakeError

SMALL = Limits(entries=20, entry_bytes=5000, total_bytes=20_000)


def zip_of(path: Path, *files: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    """Write a zip with these entries, in this order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files:
            zipped.writestr(name, data)
    return path


def contents(archive: Archive) -> dict[str, bytes]:
    return {"/".join(entry.parts): archive.read(entry) for entry in archive.entries}


def info(name: str, mode: int = 0) -> zipfile.ZipInfo:
    one = zipfile.ZipInfo(name, (2026, 3, 1, 12, 30, 0))
    one.create_system = 3
    one.compress_type = zipfile.ZIP_DEFLATED
    one.external_attr = mode << 16
    return one


def test_reads_what_was_written(tmp_path: Path) -> None:
    """Names, bytes and times of a plain zip come out as they went in."""
    path = zip_of(tmp_path / "a.zip", (info("x/Ünal (1).ipynb"), b"{}"), (info("b.txt"), b""))
    with open_archive(path) as archive:
        assert contents(archive) == {"x/Ünal (1).ipynb": b"{}", "b.txt": b""}
        assert archive.problems == ()
        assert archive.entries[0].modified == datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../x.ipynb", "leads out"),
        ("a/../../x.ipynb", "leads out"),
        ("..\\x.ipynb", "leads out"),
        ("/etc/x.ipynb", "absolute"),
        ("\\x.ipynb", "absolute"),
        ("C:\\x.ipynb", "absolute"),
        ("c:x.ipynb", "absolute"),
        ("n" * 10_000 + ".ipynb", "longer"),
        ("...", "no name"),
    ],
)
def test_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    """A hostile name costs its own entry and a sentence, and no other entry."""
    path = zip_of(tmp_path / "a.zip", (info(name), b"{}"), (info("good.ipynb"), b"[]"))
    with open_archive(path) as archive:
        assert contents(archive) == {"good.ipynb": b"[]"}
        assert len(archive.problems) == 1
        assert reason in archive.problems[0]
        assert len(archive.problems[0]) < 400


def test_message_holds_no_escape(tmp_path: Path) -> None:
    """What a terminal would act on never reaches it."""
    path = zip_of(tmp_path / "a.zip", (info("../\x1b[31m\u202egnp\n\r\x07.ipynb"), b"{}"))
    with open_archive(path) as archive:
        assert archive.problems[0].isprintable()


def test_link_is_refused(tmp_path: Path) -> None:
    """A symbolic link is not followed and not read."""
    path = zip_of(tmp_path / "a.zip", (info("a.ipynb", 0o120777), b"/etc/passwd"))
    with open_archive(path) as archive:
        assert archive.entries == ()
        assert "link" in archive.problems[0]


def test_locked_entry_is_refused(tmp_path: Path) -> None:
    """An entry with a password is named, not asked for."""
    path = zip_of(tmp_path / "a.zip", (info("a.ipynb"), b"{}"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with open_archive(path) as archive:
        assert "password" in archive.problems[0]


def test_other_packings_are_refused(tmp_path: Path) -> None:
    """Only what platforms write is unpacked: LZMA may ask for gigabytes."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as zipped:
        zipped.writestr(info("a.ipynb"), b"{}", zipfile.ZIP_LZMA)
    with open_archive(path) as archive:
        assert archive.entries == ()
        assert "packed" in archive.problems[0]


def test_large_entry_stops_at_its_limit(tmp_path: Path) -> None:
    """An entry above the limit is refused while it is read, whatever size it claims."""
    path = zip_of(tmp_path / "a.zip", (info("big.ipynb"), bytes(6000)), (info("b.ipynb"), b"1"))
    with open_archive(path, SMALL) as archive:
        with pytest.raises(IntakeError, match=r"big\.ipynb.*unpacks"):
            archive.read(archive.entries[0])
        assert archive.read(archive.entries[1]) == b"1"


def test_bomb_stops_by_its_ratio(tmp_path: Path) -> None:
    """Zeros that unpack a thousandfold are refused long before the size limit."""
    path = zip_of(tmp_path / "a.zip", (info("bomb.ipynb"), bytes(8 << 20)))
    with open_archive(path) as archive, pytest.raises(IntakeError, match="bomb"):
        archive.read(archive.entries[0])


def test_zip_as_a_whole_has_a_limit(tmp_path: Path) -> None:
    """Many entries that are small enough each do not get past the total."""
    path = zip_of(tmp_path / "a.zip", *((info(f"{n}.ipynb"), bytes(4000)) for n in range(10)))
    with open_archive(path, SMALL) as archive, pytest.raises(IntakeError, match="beyond"):
        contents(archive)


def test_overlapping_entries_have_a_limit(tmp_path: Path) -> None:
    """What is read twice counts twice, so entries that share their bytes gain nothing."""
    path = zip_of(tmp_path / "a.zip", (info("a.ipynb"), bytes(4000)))
    with open_archive(path, SMALL) as archive:
        for _ in range(5):
            archive.read(archive.entries[0])
        with pytest.raises(IntakeError, match="beyond"):
            archive.read(archive.entries[0])


def test_ten_thousands_of_entries_are_refused(tmp_path: Path) -> None:
    """A zip with more entries than a class hands in is refused as a whole, in one sentence."""
    path = zip_of(tmp_path / "a.zip", *((f"{n}", b"") for n in range(21)))
    with pytest.raises(IntakeError, match="21 entries"), open_archive(path, SMALL):
        pass


def test_table_of_contents_has_a_limit(tmp_path: Path) -> None:
    """A table of contents larger than any real one is not even read."""
    path = zip_of(tmp_path / "a.zip", *((f"{n:0200}", b"") for n in range(20)))
    with pytest.raises(IntakeError), open_archive(path, Limits(directory_bytes=2000)):
        pass


def test_broken_bytes_cost_one_entry(tmp_path: Path) -> None:
    """A wrong checksum is noticed, and the next entry is still read."""
    path = zip_of(tmp_path / "a.zip", (info("a.ipynb"), b"A" * 50), (info("b.ipynb"), b"B" * 50))
    data = path.read_bytes()
    crc = struct.pack("<I", zipfile.crc32(b"A" * 50))  # type: ignore[attr-defined]
    path.write_bytes(data.replace(crc, b"\0\0\0\0"))
    with open_archive(path) as archive:
        with pytest.raises(IntakeError, match=r"a\.ipynb.*damaged"):
            archive.read(archive.entries[0])
        assert archive.read(archive.entries[1]) == b"B" * 50


def test_false_utf8_name_costs_no_other_entry(tmp_path: Path) -> None:
    """A name that claims to be UTF-8 and is not costs its own entry only."""
    path = zip_of(tmp_path / "a.zip", (info("ü.ipynb"), b"1"), (info("b.ipynb"), b"2"))
    path.write_bytes(path.read_bytes().replace("ü".encode(), b"\xff\xfe"))
    with open_archive(path) as archive:
        with pytest.raises(IntakeError, match="damaged"):
            archive.read(archive.entries[0])
        assert archive.read(archive.entries[1]) == b"2"


def test_unflagged_utf8_name_is_understood(tmp_path: Path) -> None:
    """macOS writes UTF-8 names without saying so."""
    path = zip_of(tmp_path / "a.zip", (info("##.ipynb"), b"1"))
    path.write_bytes(path.read_bytes().replace(b"##", "ü".encode()))
    with open_archive(path) as archive:
        assert archive.entries[0].parts == ("ü.ipynb",)


def test_same_name_twice_is_two_entries(tmp_path: Path) -> None:
    """Entries are told apart by their place, so the second does not hide the first."""
    with pytest.warns(UserWarning, match="Duplicate"):
        path = zip_of(tmp_path / "a.zip", (info("a.ipynb"), b"1"), (info("a.ipynb"), b"2"))
    with open_archive(path) as archive:
        assert [archive.read(entry) for entry in archive.entries] == [b"1", b"2"]


def test_what_computers_add_is_skipped(tmp_path: Path) -> None:
    """Finder's and Jupyter's own files are nobody's hand-in."""
    names = ["__MACOSX/._a.ipynb", "x/.DS_Store", "x/.ipynb_checkpoints/a.ipynb", "x/", "x/a.ipynb"]
    path = zip_of(tmp_path / "a.zip", *((info(name), b"") for name in names))
    with open_archive(path) as archive:
        assert [entry.name for entry in archive.entries] == ["x/a.ipynb"]
        assert archive.problems == ()


def test_unix_time_is_exact(tmp_path: Path) -> None:
    """The extra field with Unix's clock wins over the zip's, which has no zone."""
    one = info("a.ipynb")
    one.extra = struct.pack("<HHBi", 0x5455, 5, 1, 1_700_000_000)
    path = zip_of(tmp_path / "a.zip", (one, b""))
    with open_archive(path) as archive:
        assert archive.entries[0].modified == datetime.fromtimestamp(1_700_000_000, UTC)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04" + bytes(100), b"PK\x05\x06"])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    """One sentence says that the file is no zip and what to do."""
    (tmp_path / "a.zip").write_bytes(content)
    with (
        pytest.raises(IntakeError, match="not a whole zip file: download it again"),
        open_archive(tmp_path / "a.zip"),
    ):
        pass


def test_truncated_zip_is_refused(tmp_path: Path) -> None:
    """A download that broke off is told from a whole one."""
    path = zip_of(tmp_path / "a.zip", (info("a.ipynb"), b"x" * 500))
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(IntakeError, match="not a whole zip"), open_archive(path):
        pass


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A path that does not exist ends in a sentence."""
    with (
        pytest.raises(IntakeError, match=r"gone\.zip cannot be read"),
        open_archive(tmp_path / "gone.zip"),
    ):
        pass


def read_or_refuse(data: bytes) -> None:
    """Read everything that bytes offer; only an `IntakeError` may come of it."""
    said: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.zip")
        path.write_bytes(data)
        try:
            with open_archive(path, SMALL) as archive:
                said += archive.problems
                for entry in archive.entries:
                    assert entry.parts
                    assert not {"", ".", ".."} & set(entry.parts)
                    try:
                        assert len(archive.read(entry)) <= SMALL.entry_bytes
                    except IntakeError as error:
                        said.append(str(error))
        except IntakeError as error:
            said.append(str(error))
        assert [one.name for one in Path(folder).iterdir()] == ["a.zip"]
    assert all(sentence.isprintable() for sentence in said)


@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes raise anything but an IntakeError, and none make a file."""
    read_or_refuse(data)


def sample_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(info("a/ü.ipynb"), b"{}" * 40)
        zipped.writestr(info("b.ipynb"), bytes(300))
        zipped.writestr(info("c.txt"), b"c", zipfile.ZIP_STORED)
    return buffer.getvalue()


SAMPLE = sample_zip()


@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=12),
    st.integers(0, 40),
)
def test_changed_zip_is_read_or_refused(changes: list[tuple[int, int]], cut: int) -> None:
    """A zip with any bytes changed, or its end cut off, is read or refused."""
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    read_or_refuse(bytes(data[: len(data) - cut]))


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_names_are_read_or_refused(names: list[str]) -> None:
    """Whatever an entry is called, it is read or refused by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        for name in dict.fromkeys(name.split("\0")[0] for name in names):
            if name and not any("\ud800" <= char <= "\udfff" for char in name):
                zipped.writestr(info(name), b"x")
    read_or_refuse(buffer.getvalue())


def test_limits_are_for_a_large_class() -> None:
    """A thousand hand-ins of three megabytes are within the limits."""
    assert LIMITS.entries >= 1000
    assert LIMITS.total_bytes >= 1000 * 3_000_000
