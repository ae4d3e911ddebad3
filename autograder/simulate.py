"""A class handing in, to try the grader on: right, partly right, wrong, empty, broken, hostile.

*Trust:* what is written here holds solutions and attacks. It is for the instructor's machine, and
the hostile ones are bounded, so that even a run without a sandbox ends.
"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from autograder.colab import Owner, Sheet, as_saved, dump
from autograder.course import Course, Notebook
from autograder.errors import IntakeError
from autograder.mischief import ATTACKS, BREAKERS, careless, solved, wrong_answers
from autograder.regions import read_conventions

Kind = Literal["right", "partial", "wrong", "empty", "broken", "hostile"]

CLASS: Mapping[Kind, float] = {
    "right": 0.5, "partial": 0.17, "wrong": 0.1, "empty": 0.05, "broken": 0.1, "hostile": 0.08
}  # fmt: skip
"""Shares of a class as it might be."""
HONEST: Mapping[Kind, float] = {"right": 0.6, "partial": 0.25, "wrong": 0.12, "empty": 0.03}
"""Shares of a class that any grader can grade."""

_MOST_HOSTILE = 6  # each may cost its whole time limit
_DAY = datetime(2026, 11, 16, 9, 0, 0)

_ODD = (
    ("O'Neill-Smith", "Zoë"),
    ("van der Berg, Jr.", "Anna"),
    ('=HYPERLINK("http://x.invalid","A+")', "Mal"),
    ("<script>alert(1)</script>", "Bobby"),
)
_FIRST = (
    "Aïcha", "Björn", "Chidi", "Đorđe", "Emília", "Fatima", "Giulia", "Hanna", "Ingrid", "José",
    "Keiko", "Łukasz", "Mehmet", "Nguyệt", "Oluwaseun", "Priya", "Quentin", "Renée", "Søren",
    "Tomáš", "Uma", "Väinö", "Wei", "Ximena", "Yusuf", "Žofia", "小明", "ياسمين", "Анна", "Νίκος",
)  # fmt: skip
_LAST = (
    "Adeyemi", "Bąk", "Çelik", "D'Angelo", "Eriksson", "Fernández", "García Márquez", "Håkansson",
    "Iyer", "Jørgensen", "Kowalczyk", "Lefèvre", "Müller", "Nakamura", "Öztürk", "Papadopoulou",
    "Quispe", "Rossi", "Šimić", "Trần", "Ueda", "Vargas", "Weiß", "Xu", "Yılmaz", "Zhang", "王",
    "Иванова", "Mc Gowan", "Santos-Silva",
)  # fmt: skip

_SCRATCH = "for n in range(3):\n    print(n, n**2)"


@dataclass(frozen=True)
class Person:
    """A student who does not exist."""

    id: str
    last_name: str
    first_name: str
    canvas_id: int

    @property
    def sortable_name(self) -> str:
        """The name as Canvas lists it."""
        return f"{self.last_name}, {self.first_name}"


@dataclass(frozen=True)
class Handed:
    """What one student handed in for one lesson, as it was meant.

    Attributes:
        student: id on the roster.
        lesson: the lesson.
        kind: what kind of hand-in it is.
        detail: which mistake, damage or attack; of answers, ``grade_id:right`` and so on.
        is_late: whether it came late.
        file: name of the entry in the zip.
    """

    student: str
    lesson: str
    kind: Kind
    detail: str
    is_late: bool
    file: str


@dataclass(frozen=True)
class Simulated:
    """What was written.

    Attributes:
        zips: one a lesson, as the platform packs them.
        roster: the class list, as the platform exports it.
        handed: the latest hand-in of every student and lesson.
    """

    zips: tuple[Path, ...]
    roster: Path
    handed: tuple[Handed, ...]


def simulate(
    course: Course,
    *,
    students: int,
    out: Path,
    seed: int = 0,
    platform: Literal["canvas", "moodle"] = "canvas",
    lessons: Sequence[str] = (),
    mix: Mapping[Kind, float] = CLASS,
) -> Simulated:
    """Write the zip of a class that hands in, and the class list ``<out stem>_roster.csv``.

    Equal arguments give equal bytes.

    Args:
        course: the lessons, with their solutions.
        students: how many students, 1 to 5000.
        out: the zip; with several lessons, ``<out stem>_LESSON.zip`` each.
        seed: of everything that is drawn.
        platform: whose names and class list.
        lessons: which lessons; all when empty.
        mix: shares of the kinds.

    Raises:
        IntakeError: there is no such lesson, the number is silly, or nothing can be written.
    """
    if not 1 <= students <= 5000:
        raise IntakeError(f"{students} students cannot be simulated: choose 1 to 5000.")
    unknown = [name for name in lessons if name not in course.lessons]
    if unknown:
        known = ", ".join(course.lessons)
        raise IntakeError(f"There is no lesson {unknown[0]!r} in this course (it has {known}).")
    people = invent(students, random.Random(f"{seed} people"))  # noqa: S311
    names = list(lessons) or list(course.lessons)
    zips: list[Path] = []
    handed: list[Handed] = []
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        for name in names:
            path = out if len(names) == 1 else out.with_name(f"{out.stem}_{name}{out.suffix}")
            chance = random.Random(f"{seed} {name}")  # noqa: S311
            entries, told = _lesson(course, name, people, platform, mix, chance)
            path.write_bytes(_zip(entries))
            zips.append(path)
            handed += told
        roster = out.with_name(f"{out.stem}_roster.csv")
        roster.write_text(_roster(people, platform), encoding="utf-8", newline="")
    except OSError as error:
        raise IntakeError(f"{error.filename} cannot be written: {error.strerror}.") from error
    return Simulated(tuple(zips), roster, tuple(handed))


# --- the class ---------------------------------------------------------------------------------


def invent(count: int, chance: random.Random) -> list[Person]:
    """Invent students with names that no two share."""
    pairs = [(last, first) for last in _LAST for first in _FIRST]
    chance.shuffle(pairs)
    names = [*_ODD, *pairs][:count]
    while len(names) < count:
        last, first = pairs[len(names) % len(pairs)]
        names.append((f"{last} {len(names)}", first))
    chance.shuffle(names)
    numbers = chance.sample(range(20_000, 90_000), count)
    return [
        Person(_login(last, first, at), last, first, number)
        for at, ((last, first), number) in enumerate(zip(names, numbers, strict=True), start=1)
    ]


def _login(last: str, first: str, number: int) -> str:
    letters = normalize("NFKD", first[:1] + last).encode("ascii", "ignore").decode().lower()
    return f"{re.sub('[^a-z]', '', letters)[:10] or 'student'}{number:03d}"


def quotas(count: int, mix: Mapping[Kind, float]) -> dict[Kind, int]:
    """Share out a class among kinds: whole numbers that add up, largest remainder first."""
    whole = sum(mix.values())
    exact: dict[Kind, float] = {kind: count * share / whole for kind, share in mix.items()}
    shares: dict[Kind, int] = {kind: int(share) for kind, share in exact.items()}
    order = sorted(exact, key=lambda kind: exact[kind] - shares[kind], reverse=True)
    for kind in order[: count - sum(shares.values())]:
        shares[kind] += 1
    too_many = max(0, shares.get("hostile", 0) - _MOST_HOSTILE)
    if too_many:
        shares["hostile"] -= too_many
        shares["right"] = shares.get("right", 0) + too_many
    return shares


def _roster(people: Sequence[Person], platform: str) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    if platform == "canvas":
        writer.writerow(["Student", "ID", "SIS User ID", "SIS Login ID", "Section"])
        writer.writerow(["    Points Possible", "", "", "", ""])
        for at, one in enumerate(people):
            section = f"Group {'AB'[at % 2]}"
            row = [one.sortable_name, one.canvas_id, f"S{one.canvas_id}", one.id, section]
            writer.writerow(row)
    else:
        writer.writerow(["First name", "Surname", "ID number", "Email address"])
        for one in people:
            writer.writerow([one.first_name, one.last_name, one.id, f"{one.id}@school.invalid"])
    return buffer.getvalue()


# --- one lesson --------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Entry:
    name: str
    data: bytes
    time: datetime


def _lesson(
    course: Course,
    lesson: str,
    people: Sequence[Person],
    platform: str,
    mix: Mapping[Kind, float],
    chance: random.Random,
) -> tuple[list[_Entry], list[Handed]]:
    shares = quotas(len(people), mix)
    kinds = [kind for kind, count in shares.items() for _ in range(count)]
    turns = {"broken": list(BREAKERS), "hostile": list(ATTACKS)}
    for turn in turns.values():
        chance.shuffle(turn)
    chance.shuffle(kinds)
    late = set(chance.sample(range(len(people)), -(-len(people) // 15)))
    markers = read_conventions(course.root).solution
    wrong = wrong_answers(lesson)
    entries: list[_Entry] = []
    handed: list[Handed] = []
    for at, (person, kind) in enumerate(zip(people, kinds, strict=True)):
        is_late = at in late
        time = _DAY + timedelta(minutes=chance.randrange(6 * 24 * 60), days=7 * is_late)
        detail = ""
        if kind in turns:
            turns[kind].append(detail := turns[kind].pop(0))
        for notebook in course.lessons[lesson].notebooks:
            author = {
                cell.id: solved(cell.source, markers)
                for cell in notebook.cells
                if cell.role in ("answer", "manual")
            }
            data, told = _hand_in(notebook, author, wrong, kind, detail, person, chance)
            attempt = 1_000_000 + 1000 * at + chance.randrange(500)
            if at == len(people) // 2 and platform == "canvas":  # once, an earlier attempt too
                owner = _owner(person)
                earlier = dump(as_saved(Sheet(notebook), owner, chance))
                early = _entry_name(platform, person, f"{notebook.name}.ipynb", attempt - 900_000)
                entries.append(_Entry(early, earlier, time - timedelta(hours=5)))
            file = _file_name(notebook.name, chance)
            name = _entry_name(platform, person, file, attempt, is_late=is_late)
            entries.append(_Entry(name, data, time))
            handed.append(Handed(person.id, lesson, kind, told, is_late, name))
    return entries, handed


def _hand_in(
    notebook: Notebook,
    author: Mapping[str, str],
    wrong: Mapping[str, Sequence[str]],
    kind: Kind,
    detail: str,
    person: Person,
    chance: random.Random,
) -> tuple[bytes, str]:
    """Return one notebook file, and what it holds in words."""
    answers, words = _answers(notebook, author, wrong, kind, chance)
    extra: dict[str, str] = {}
    if kind != "hostile" and answers and chance.random() < 0.3:
        extra[chance.choice(list(answers))] = _SCRATCH
    behind = _checks_behind(notebook, words)
    sheet = Sheet(notebook, answers, extra, behind)
    if kind == "hostile" and answers:
        sheet = ATTACKS[detail](sheet)
        words = {"": detail}
    content = as_saved(sheet, _owner(person), chance)
    if kind == "broken":
        return BREAKERS[detail](content), detail
    return dump(content), " ".join(
        f"{cell}:{word}" if cell else word for cell, word in words.items()
    )


def _answers(
    notebook: Notebook,
    author: Mapping[str, str],
    wrong: Mapping[str, Sequence[str]],
    kind: Kind,
    chance: random.Random,
) -> tuple[dict[str, str], dict[str, str]]:
    """Draw a student's answers by cell id, and say of each what it is."""
    answers: dict[str, str] = {}
    words: dict[str, str] = {}
    rights = {"right": 1.0, "broken": 1.0, "hostile": 1.0, "partial": 0.55, "wrong": 0.1}
    for cell in notebook.cells:
        if cell.id not in author:
            continue
        ideas = wrong.get(cell.grade_id or "", ())
        draw = chance.random()
        if kind == "empty" or (kind in ("partial", "wrong") and draw > 0.9):
            words[cell.id] = "empty"
        elif draw / 0.9 <= rights[kind] or kind in ("right", "broken", "hostile"):
            answers[cell.id], words[cell.id] = author[cell.id], "right"
        else:
            answers[cell.id] = chance.choice(ideas) if ideas else careless(cell, author[cell.id])
            words[cell.id] = "wrong"
    return answers, words


def _checks_behind(notebook: Notebook, words: Mapping[str, str]) -> frozenset[str]:
    """Return the check cells behind answers that are not right."""
    failing: set[str] = set()
    is_wrong = False
    for cell in notebook.cells:
        if cell.id in words:
            is_wrong = words[cell.id] != "right"
        elif cell.role == "check" and is_wrong:
            failing.add(cell.id)
    return frozenset(failing)


def _owner(person: Person) -> Owner:
    return Owner(f"{person.first_name} {person.last_name}", f"{person.canvas_id * 104_729:020d}")


# --- the zip -----------------------------------------------------------------------------------


def _file_name(notebook: str, chance: random.Random) -> str:
    forms = ["{}", "{}", "Copy of {}", "Copy of {} (1)", "Copy_of_{}", "{} (2)", "{}-1"]
    return chance.choice(forms).format(notebook) + ".ipynb"


def _entry_name(
    platform: str, person: Person, file: str, attempt: int, *, is_late: bool = False
) -> str:
    if platform == "canvas":
        who = re.sub(r"\W", "", person.sortable_name.lower())
        late = "_LATE" if is_late else ""
        return f"{who}{late}_{person.canvas_id}_{attempt}_{file}"
    who = f"{person.first_name} {person.last_name}".replace("_", " ")
    who = re.sub(r"[&<>\"`|':\\/]", "", who)
    return f"{who}_{attempt}_assignsubmission_file/{file}"


def _zip(entries: Sequence[_Entry]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for entry in sorted(entries, key=lambda one: one.name):
            info = zipfile.ZipInfo(entry.name, entry.time.timetuple()[:6])
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(info, entry.data)
    return buffer.getvalue()
