"""The class report of a lesson: who needs help, what was misunderstood, how it went; one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from autograder.course import Lesson
from autograder.display import plain
from autograder.marks import Mark
from autograder.outline import Place, outline, title
from autograder.record import Recorded
from autograder.roster import Student
from autograder.scoring import CellResult
from autograder.web import points as written
from autograder.web import render, write_page

BINS = 10
"""Columns of the distribution."""

_TROUBLE = {
    "timeout": "ran out of time in",
    "crashed": "ended unexpectedly in",
}


@dataclass(frozen=True)
class HandedIn:
    """One student and what was recorded of the lesson's notebooks; nothing when it is missing."""

    student: Student
    recorded: tuple[Recorded, ...] = ()


@dataclass(frozen=True)
class Cell:
    """What one student has in one exercise; tones are full, part, none and open."""

    points: float
    max_points: float
    tone: str


@dataclass(frozen=True)
class Row:
    """One student's line; ``cells`` has None for an exercise that was not graded."""

    id: str
    name: str
    status: str
    reason: str
    score: float
    max_score: float
    cells: tuple[Cell | None, ...]
    misconceptions: tuple[str, ...]
    trouble: tuple[str, ...]
    seconds: float

    @property
    def needs_help(self) -> bool:
        """Whether somebody should look at this hand-in."""
        return self.status == "rejected" or bool(self.trouble)


@dataclass(frozen=True)
class Column:
    """One exercise over the class; ``mean`` is of those who were graded."""

    number: str
    name: str
    max_points: float
    mean: float
    full: int
    part: int
    none: int
    open: int


@dataclass(frozen=True)
class Idea:
    """One wrong idea that was recognised, and by whom it was held."""

    id: str
    hint: str
    exercise: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Bin:
    """One column of the distribution, in the picture's units."""

    label: str
    count: int
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class View:
    """Everything that the report says."""

    title: str
    lesson: str
    max_score: float
    enrolled: int
    graded: int
    rejected: int
    missing: int
    mean: float
    median: float
    rows: tuple[Row, ...]
    attention: tuple[Row, ...]
    columns: tuple[Column, ...]
    ideas: tuple[Idea, ...]
    bins: tuple[Bin, ...]
    median_x: float
    seconds: float
    slowest: Row | None


def report(lesson: Lesson, class_: Sequence[HandedIn], marks: Sequence[Mark] = ()) -> str:
    """Return the class report of a lesson as one page.

    Args:
        lesson: the lesson.
        class_: every student, with what was recorded.
        marks: marks in the gradebook; a person's count instead of ours.
    """
    view = look(lesson, class_, marks)
    widths = "".join(
        f".x{number} i{{width:{100 * column.mean / column.max_points:.1f}%}}"
        for number, column in enumerate(view.columns, 1)
        if column.max_points
    )
    return render("report", view, widths)


def write(
    root: Path, lesson: Lesson, class_: Sequence[HandedIn], marks: Sequence[Mark] = ()
) -> Path:
    """Write the report to ``report/LESSON.html`` and return its path.

    Raises:
        GradebookError: it cannot be written.
    """
    return write_page(root / "report" / f"{lesson.name}.html", report(lesson, class_, marks))


def table(
    lesson: Lesson, class_: Sequence[HandedIn], marks: Sequence[Mark] = ()
) -> list[dict[str, str | float]]:
    """Return the report's lines as data: one dict a student, all with the same keys in order.

    Texts are plain; whoever writes them into a spreadsheet still has to guard formulas.
    """
    view = look(lesson, class_, marks)
    rows = []
    for row in view.rows:
        line: dict[str, str | float] = {
            "student": row.id,
            "name": row.name,
            "status": row.status,
            "score": row.score,
            "max_score": row.max_score,
        }
        for column, cell in zip(view.columns, row.cells, strict=True):
            line[column.number or column.name] = "" if cell is None else cell.points
        line["misconceptions"] = " ".join(row.misconceptions)
        line["seconds"] = round(row.seconds, 3)
        rows.append(line)
    return rows


def look(lesson: Lesson, class_: Sequence[HandedIn], marks: Sequence[Mark] = ()) -> View:
    """Return what the report says; :func:`report` only dresses it."""
    places, exercises = _exercises(lesson)
    by_hand = {(mark.student, mark.notebook, mark.grade_id): mark for mark in marks}
    rows = tuple(_row(one, exercises, places, lesson, by_hand) for one in class_)
    graded = [row for row in rows if row.status == "graded"]
    scores = [row.score for row in graded]
    max_score = sum(cell.points for part in lesson.notebooks for cell in part.cells)
    bins = _bins(scores, max_score)
    return View(
        title=title(lesson.notebooks[0]) if lesson.notebooks else lesson.name,
        lesson=lesson.name,
        max_score=max_score,
        enrolled=len(rows),
        graded=len(graded),
        rejected=sum(row.status == "rejected" for row in rows),
        missing=sum(row.status == "missing" for row in rows),
        mean=mean(scores) if scores else 0.0,
        median=median(scores) if scores else 0.0,
        rows=tuple(sorted(rows, key=lambda row: (not row.needs_help, row.name.casefold(), row.id))),
        attention=tuple(
            sorted(
                (row for row in rows if row.needs_help), key=lambda row: row.status != "rejected"
            )
        ),
        columns=tuple(
            _column(place, [row.cells[index] for row in graded])
            for index, place in enumerate(exercises)
        ),
        ideas=_ideas(class_, lesson, places),
        bins=bins,
        median_x=_WIDTH * (median(scores) / max_score) if scores and max_score else -1.0,
        seconds=sum(row.seconds for row in rows),
        slowest=max(rows, key=lambda row: row.seconds, default=None),
    )


def _exercises(lesson: Lesson) -> tuple[dict[tuple[str, str], Place], list[Place]]:
    """Return the place of every graded cell, and the exercises in the lesson's order."""
    places: dict[tuple[str, str], Place] = {}
    for notebook in lesson.notebooks:
        found = outline(notebook)
        for cell in notebook.cells:
            if cell.grade_id is not None and cell.points:
                places[notebook.name, cell.grade_id] = found[cell.id]
    return places, list(dict.fromkeys(places.values()))


def _row(
    one: HandedIn,
    exercises: Sequence[Place],
    places: Mapping[tuple[str, str], Place],
    lesson: Lesson,
    by_hand: Mapping[tuple[str, str, str], Mark],
) -> Row:
    points: dict[Place, list[tuple[CellResult, float]]] = {}
    trouble, ideas, reason = [], [], ""
    status = "graded" if one.recorded else "missing"
    for recorded in one.recorded:
        result = recorded.result
        if result.status == "rejected":
            status, reason = "rejected", result.reason or ""
        part = result.notebook or lesson.notebooks[0].name
        for cell in result.cells:
            place = places.get((part, cell.grade_id))
            if place is None:
                continue
            mark = by_hand.get((one.student.id, part, cell.grade_id))
            earned = cell.points if mark is None else mark.score
            points.setdefault(place, []).append((cell, earned))
            if cell.status in _TROUBLE:
                trouble.append(f"{_TROUBLE[cell.status]} {place.number or place.name}")
            if cell.misconception:
                ideas.append(cell.misconception)
    cells = tuple(_cell(points.get(place, ())) for place in exercises)
    return Row(
        id=one.student.id,
        name=plain(one.student.name or one.student.id, 120),
        status=status,
        reason=reason,
        score=sum(cell.points for cell in cells if cell is not None),
        max_score=sum(cell.points for part in lesson.notebooks for cell in part.cells),
        cells=cells,
        misconceptions=tuple(dict.fromkeys(ideas)),
        trouble=tuple(trouble),
        seconds=sum(recorded.result.seconds.total for recorded in one.recorded),
    )


def _cell(results: Sequence[tuple[CellResult, float]]) -> Cell | None:
    if not results:
        return None
    earned = sum(points for _, points in results)
    of = sum(cell.max_points for cell, _ in results)
    if earned >= of - 1e-9:
        tone = "full"
    elif earned > 0:
        tone = "part"
    else:
        left = all(cell.status in ("unanswered", "manual") for cell, _ in results)
        tone = "open" if left else "none"
    return Cell(earned, of, tone)


def _column(place: Place, cells: Sequence[Cell | None]) -> Column:
    found = [cell for cell in cells if cell is not None]
    tones = [cell.tone for cell in found]
    return Column(
        number=place.number,
        name=place.name,
        max_points=max((cell.max_points for cell in found), default=0.0),
        mean=mean(cell.points for cell in found) if found else 0.0,
        full=tones.count("full"),
        part=tones.count("part"),
        none=tones.count("none"),
        open=tones.count("open"),
    )


def _ideas(
    class_: Sequence[HandedIn], lesson: Lesson, places: Mapping[tuple[str, str], Place]
) -> tuple[Idea, ...]:
    """Return the wrong ideas that were recognised, the most common first."""
    held: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for one in class_:
        for recorded in one.recorded:
            part = recorded.result.notebook or lesson.notebooks[0].name
            for cell in recorded.result.cells:
                place = places.get((part, cell.grade_id))
                if cell.misconception and place is not None:
                    where = f"{place.number} · {place.name}" if place.number else place.name
                    name = plain(one.student.name or one.student.id, 120)
                    _, names = held.setdefault((cell.misconception, where), (cell.hint or "", []))
                    names.append(name)
    ideas = [Idea(key, hint, where, tuple(names)) for (key, where), (hint, names) in held.items()]
    return tuple(sorted(ideas, key=lambda idea: (-len(idea.names), idea.exercise, idea.id)))


_WIDTH, _HEIGHT = 600.0, 130.0
_GAP = 6.0


def _bins(scores: Sequence[float], max_score: float) -> tuple[Bin, ...]:
    """Return the distribution of scores over equal shares of the points."""
    if not scores or max_score <= 0:
        return ()
    counts = [0] * BINS
    for score in scores:
        counts[max(0, min(BINS - 1, int(BINS * score / max_score)))] += 1
    step = _WIDTH / BINS
    tallest = max(counts)
    return tuple(
        Bin(
            label=f"{written(index * max_score / BINS)}–{written((index + 1) * max_score / BINS)}",
            count=count,
            x=round(index * step + _GAP / 2, 1),
            y=round(_HEIGHT * (1 - count / tallest), 1),
            height=round(_HEIGHT * count / tallest, 1),
        )
        for index, count in enumerate(counts)
    )
