"""The class list: who is who, from a platform's CSV.

*Trust:* written by a platform, but with names that students chose.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.errors import IntakeError
from autograder.names import name_key, one_line, student_id

_MOST_BYTES = 32 << 20

_COLUMNS: Mapping[str, str] = {
    "student": "name",
    "name": "name",
    "fullname": "name",
    "studentname": "name",
    "id": "id",
    "studentid": "id",
    "userid": "id",
    "sisuserid": "sis_user_id",
    "sisloginid": "login",
    "loginid": "login",
    "login": "login",
    "username": "login",
    "section": "section",
    "idnumber": "id_number",
    "firstname": "first_name",
    "givenname": "first_name",
    "lastname": "last_name",
    "surname": "last_name",
    "familyname": "last_name",
    "email": "email",
    "emailaddress": "email",
    "mail": "email",
}
"""Header names, letters and digits only, to what they mean."""


@dataclass(frozen=True)
class Student:
    """One row of the class list; every text is one plain line.

    Attributes:
        id: the student's id here: name of the folder in ``submitted/``, id in the gradebook.
        name: as the platform shows it (``Doe, Jane`` from Canvas, ``Jane Doe`` from Moodle).
        last_name: family name, may be empty.
        first_name: given name, may be empty.
        email: may be empty.
        canvas_id: Canvas's number, column ``ID`` of its gradebook export; may be empty.
        sis_user_id: may be empty.
        login: ``SIS Login ID`` or user name; may be empty.
        id_number: Moodle's ``ID number``; may be empty.
        section: may be empty.
    """

    id: str
    name: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    canvas_id: str = ""
    sis_user_id: str = ""
    login: str = ""
    id_number: str = ""
    section: str = ""

    def name_keys(self) -> frozenset[str]:
        """Return the keys of the name as platforms write it in a file name, both ways round."""
        keys = {
            name_key(self.name),
            name_key(self.last_name + self.first_name),
            name_key(self.first_name + self.last_name),
        }
        if self.name.count(",") == 1:
            last, first = self.name.split(",")
            keys.add(name_key(first + last))
        return frozenset(keys - {""})

    def identifiers(self) -> frozenset[str]:
        """Return every id that a folder's name may be, folded."""
        ids = (
            self.id, self.email, self.sis_user_id, self.login, self.id_number, self.canvas_id,
        )  # fmt: skip
        return frozenset(one.casefold() for one in ids if one)


@dataclass(frozen=True)
class Roster:
    """The class, in the file's order; ids are different from each other, also when folded.

    Attributes:
        students: who is on it.
        columns: the file's other columns, as in their headers.
    """

    students: tuple[Student, ...]
    columns: tuple[str, ...] = ()

    def column(self, lesson: str) -> str:
        """Return Canvas's own title of a lesson's column (``02 Edges (77)``), else the lesson."""
        titles = (title for title in self.columns if _title_key(title) == name_key(lesson))
        return next(titles, lesson)

    @cached_property
    def _by_canvas_id(self) -> Mapping[str, Student]:
        return {one.canvas_id: one for one in self.students if one.canvas_id}

    @cached_property
    def _by_identifier(self) -> Mapping[str, Student | None]:
        return _unique((key, one) for one in self.students for key in one.identifiers())

    @cached_property
    def _by_name(self) -> Mapping[str, Student | None]:
        return _unique((key, one) for one in self.students for key in one.name_keys())

    @cached_property
    def _by_id(self) -> Mapping[str, Student]:
        return {one.id: one for one in self.students}

    def student(self, student_id: str) -> Student | None:
        """Return the student with this id of ours, None when there is none."""
        return self._by_id.get(student_id)

    def numbered(self, canvas_id: str) -> Student | None:
        """Return the student with this Canvas number, None when there is none."""
        return self._by_canvas_id.get(canvas_id)

    def called(self, name: str) -> Student | None:
        """Return the student with this name; None when there is none, or more than one."""
        return self._by_name.get(name_key(name))

    def identified(self, identifier: str) -> Student | None:
        """Return the student with this id, login or address; None when none or more than one."""
        return self._by_identifier.get(identifier.casefold())


def _unique(pairs: Iterable[tuple[str, Student]]) -> Mapping[str, Student | None]:
    """Index students by key; a key that two share leads to nobody."""
    index: dict[str, Student | None] = {}
    for key, student in pairs:
        index[key] = student if index.get(key, student) is student else None
    return index


def read_roster(path: Path) -> Roster:
    """Read a class list: Canvas's gradebook export, Moodle's list, or ``id,name``.

    Columns are known by their headers, in any order and case; a byte order mark, semicolons,
    tabs, Windows-1252 and quoted commas are understood.
    The id is, of what is there: Canvas's ``SIS Login ID``, ``SIS User ID``, ``ID``; Moodle's
    ``ID number``, ``Username``, ``Email address``; the column ``id``.

    Raises:
        IntakeError: the file cannot be read, has no such columns, or gives two students one id.
    """
    name = one_line(path.name)
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise IntakeError(f"The roster {name} cannot be read: {error.strerror}.") from error
    if len(raw) > _MOST_BYTES:
        raise IntakeError(f"The roster {name} is over {_MOST_BYTES >> 20} MB: no class list is.")
    try:
        return parse_roster(_text(raw))
    except IntakeError as error:
        raise IntakeError(f"The roster {name}: {error}") from error


def parse_roster(text: str) -> Roster:
    """Parse a class list; pure, otherwise as `read_roster`."""
    header, _, _ = text.partition("\n")
    delimiter = max(",;\t", key=lambda mark: len(_known(header.split(mark))))
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise IntakeError("it is no CSV file: export the class list again.") from error
    columns = _known(rows[0]) if rows else {}
    if not ({"id", "login", "sis_user_id", "id_number", "email"} & columns.keys()):
        raise IntakeError(
            "no column of ids was found: its first line needs the headers id and name, or those "
            "of an export from Canvas or Moodle."
        )
    is_canvas = bool({"sis_user_id", "login"} & columns.keys()) and "id" in columns
    found: dict[str, Student] = {}
    for number, row in enumerate(rows[1:], start=2):
        cells = {what: one_line(row[at], 200) for what, at in columns.items() if at < len(row)}
        student = _student(cells, is_canvas=is_canvas)
        if student is None:
            continue
        twin = found.setdefault(student.id.casefold(), student)
        if twin != student:
            raise IntakeError(
                f"row {number} gives {student.name!r} the id {student.id!r}, which is "
                f"{twin.name!r}'s: give each student an id of their own."
            )
    if not found:
        raise IntakeError("nobody is on it.")
    others = (title for at, title in enumerate(rows[0]) if at not in columns.values())
    return Roster(tuple(found.values()), tuple(one_line(title) for title in others))


def _student(cells: Mapping[str, str], *, is_canvas: bool) -> Student | None:
    name = cells.get("name", "")
    last, first = cells.get("last_name", ""), cells.get("first_name", "")
    order = ["login", "sis_user_id", "id"]
    if not is_canvas:
        order = ["id", "id_number", "login", "sis_user_id", "email"]
    raw_id = next((cells[key] for key in order if cells.get(key)), "")
    if not raw_id:  # Canvas's second row, "Points Possible", has none
        return None
    if not last and not first and "," in name:
        last, _, first = (part.strip() for part in name.partition(","))
    return Student(
        id=student_id(raw_id),
        name=name or " ".join(part for part in (first, last) if part) or raw_id,
        last_name=last,
        first_name=first,
        email=cells.get("email", ""),
        canvas_id=cells.get("id", "") if is_canvas else "",
        sis_user_id=cells.get("sis_user_id", ""),
        login=cells.get("login", ""),
        id_number=cells.get("id_number", ""),
        section=cells.get("section", ""),
    )


def _title_key(title: str) -> str:
    return name_key(re.sub(r"\s*\(\d+\)\Z", "", title))


def _known(headers: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, header in enumerate(headers):
        meaning = _COLUMNS.get(name_key(header))
        if meaning is not None:
            columns.setdefault(meaning, at)
    return columns


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
