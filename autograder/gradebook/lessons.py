"""A lesson in the database: entered as nbgrader enters it, and changed under its submissions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Connection, delete, insert, select, update

from autograder.course import Lesson, Notebook
from autograder.errors import GradebookError
from autograder.gradebook.tables import (
    ASSIGNMENT,
    CELL,
    COMMENT,
    COMMENTED,
    GRADE,
    KINDS,
    MARKED,
    NOTEBOOK,
    PART,
    SOURCE_CELL,
    SUBMISSION,
    CellKey,
    new_id,
)
from autograder.record import checksum, nbgrader_kind, saved_source


@dataclass
class Part:
    """One notebook of a lesson in the database: its id, and its cells' ids."""

    id: str
    cells: dict[CellKey, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Prepared:
    """One lesson in the database; ``digests`` are those of the notebooks it was made from."""

    digests: tuple[str, ...]
    assignment_id: str
    parts: Mapping[str, Part]


def _wanted_cells(notebook: Notebook) -> dict[CellKey, dict[str, Any]]:
    """Return the rows that nbgrader keeps of a notebook's cells, in the author's order."""
    rows: dict[CellKey, dict[str, Any]] = {}
    for cell in notebook.cells:
        grade, solution, task, locked = nbgrader_kind(cell)
        name = cell.grade_id
        if name is None or cell.cell_type == "raw":  # nbgrader has no kind for a raw cell
            continue
        points = {"max_score": float(cell.points), "cell_type": cell.cell_type}
        if grade:
            rows["GradeCell", name] = points
        if solution:
            rows["SolutionCell", name] = {}
        if task:
            rows["TaskCell", name] = points
        if grade or solution or task or locked:
            source = saved_source(cell)
            rows["SourceCell", name] = {
                "cell_type": cell.cell_type,
                "locked": locked,
                "source": source,
                "checksum": checksum(cell, source),
            }
    return rows


def prepare_lesson(connection: Connection, lesson: Lesson, course_id: str) -> Prepared:
    """Bring a lesson's rows to what its notebooks say; return where they lie.

    Raises:
        GradebookError: a cell or a notebook that a person has marked, or that students have
            handed in, was taken away.
    """
    digests = tuple(notebook.digest for notebook in lesson.notebooks)
    assignment_id = connection.execute(
        select(ASSIGNMENT.c.id).where(ASSIGNMENT.c.name == lesson.name)
    ).scalar()
    if assignment_id is None:
        assignment_id = new_id()
        connection.execute(
            insert(ASSIGNMENT).values(id=assignment_id, name=lesson.name, course_id=course_id)
        )
    rows = connection.execute(
        select(NOTEBOOK.c.name, NOTEBOOK.c.id, NOTEBOOK.c.kernelspec).where(
            NOTEBOOK.c.assignment_id == assignment_id
        )
    ).all()
    ids = {row.name: row.id for row in rows}
    kernels = {row.name: row.kernelspec for row in rows}
    parts: dict[str, Part] = {}
    for notebook in lesson.notebooks:
        kernel = json.dumps(dict(notebook.metadata.get("kernelspec", {})))
        if notebook.name not in ids:
            ids[notebook.name] = new_id()
            connection.execute(
                insert(NOTEBOOK).values(
                    id=ids[notebook.name],
                    name=notebook.name,
                    assignment_id=assignment_id,
                    kernelspec=kernel,
                )
            )
            _add_parts(connection, assignment_id, ids[notebook.name])
        elif kernels[notebook.name] != kernel:
            connection.execute(
                update(NOTEBOOK)
                .where(NOTEBOOK.c.id == ids[notebook.name])
                .values(kernelspec=kernel)
            )
        parts[notebook.name] = _prepare_cells(connection, notebook, ids[notebook.name])
    for name in ids.keys() - parts.keys():
        _remove_notebook(connection, ids[name], f"the notebook {name} of {lesson.name}")
    return Prepared(digests, assignment_id, parts)


def add_cells(
    connection: Connection, part_ids: Sequence[str], cells: Sequence[tuple[CellKey, str]]
) -> None:
    """Add empty grades and comments for cells to submitted notebooks."""
    grades, comments = [], []
    for part_id in part_ids:
        for (kind, _), cell_id in cells:
            row = {"id": new_id(), "cell_id": cell_id, "notebook_id": part_id}
            if kind in MARKED:
                grades.append({**row, "needs_manual_grade": True})
            if kind in COMMENTED:
                comments.append({**row, "id": new_id()})
    if grades:
        connection.execute(insert(GRADE), grades)
    if comments:
        connection.execute(insert(COMMENT), comments)


def _prepare_cells(connection: Connection, notebook: Notebook, notebook_id: str) -> Part:
    """Bring a notebook's cells in the database to the lesson's; return their ids."""
    wanted = _wanted_cells(notebook)
    ids, known = _known_cells(connection, notebook_id)
    if known == wanted and list(known) == list(wanted):
        return Part(notebook_id, {key: ids[key] for key in wanted if key[0] != "SourceCell"})
    part_ids = list(
        connection.execute(
            select(PART.c.id).where(PART.c.notebook_id == notebook_id)
        ).scalars()
    )  # fmt: skip
    gone = [key for key in known if key not in wanted] if part_ids else list(known)
    if part_ids:
        _refuse_to_lose(connection, notebook, [ids[key] for key in gone])
    _remove_cells(connection, [(key, ids[key]) for key in gone])
    new = [key for key in wanted if key in gone or key not in known]
    for key, row in wanted.items():
        ids.setdefault(key, new_id())
        if key in new:
            _insert_cell(connection, key, ids[key], notebook_id, row)
        elif row != known[key]:
            table = SOURCE_CELL if key[0] == "SourceCell" else KINDS[key[0]]
            connection.execute(update(table).where(table.c.id == ids[key]).values(**row))
    add_cells(connection, part_ids, [(key, ids[key]) for key in new])
    return Part(notebook_id, {key: ids[key] for key in wanted if key[0] != "SourceCell"})


def _known_cells(
    connection: Connection, notebook_id: str
) -> tuple[dict[CellKey, str], dict[CellKey, dict[str, Any]]]:
    """Return ids and rows of a notebook's cells in the database, in the order of source cells."""
    ids: dict[CellKey, str] = {}
    rows: dict[CellKey, dict[str, Any]] = {}
    kinds: dict[CellKey, dict[str, Any]] = {}
    for kind, table in KINDS.items():
        columns = [column for column in table.columns if column.name != "id"]
        for row in connection.execute(
            select(CELL.c.name, CELL.c.id, *columns)
            .join(table, table.c.id == CELL.c.id)
            .where(CELL.c.notebook_id == notebook_id, CELL.c.type == kind)
        ).mappings():
            ids[kind, row["name"]] = row["id"]
            kinds[kind, row["name"]] = {column.name: row[column.name] for column in columns}
    for row in connection.execute(
        select(SOURCE_CELL).where(SOURCE_CELL.c.notebook_id == notebook_id)
    ).mappings():
        name = row["name"]
        for kind in KINDS:
            if (kind, name) in kinds:
                rows[kind, name] = kinds.pop((kind, name))
        ids["SourceCell", name] = row["id"]
        rows["SourceCell", name] = {
            column: row[column] for column in ("cell_type", "locked", "source", "checksum")
        }
    return ids, rows | kinds


def _insert_cell(
    connection: Connection, key: CellKey, cell_id: str, notebook_id: str, row: Mapping[str, Any]
) -> None:
    kind, name = key
    place = {"id": cell_id, "name": name, "notebook_id": notebook_id}
    if kind == "SourceCell":
        connection.execute(insert(SOURCE_CELL).values(**place, **row))
    else:
        connection.execute(insert(CELL).values(**place, type=kind))
        connection.execute(insert(KINDS[kind]).values(id=cell_id, **row))


def _remove_cells(connection: Connection, cells: Iterable[tuple[CellKey, str]]) -> None:
    """Remove cells, with what was automatically entered about them."""
    for (kind, _), cell_id in cells:
        if kind == "SourceCell":
            connection.execute(delete(SOURCE_CELL).where(SOURCE_CELL.c.id == cell_id))
            continue
        for table in (GRADE, COMMENT):
            connection.execute(delete(table).where(table.c.cell_id == cell_id))
        connection.execute(delete(KINDS[kind]).where(KINDS[kind].c.id == cell_id))
        connection.execute(delete(CELL).where(CELL.c.id == cell_id))


def _refuse_to_lose(connection: Connection, notebook: Notebook, cell_ids: Sequence[str]) -> None:
    """Raise where a person marked or commented a cell that is to be removed."""
    marked = select(CELL.c.name).join(GRADE, GRADE.c.cell_id == CELL.c.id).where(
        sql.or_(GRADE.c.manual_score.is_not(None), GRADE.c.extra_credit.is_not(None))
    )  # fmt: skip
    commented = select(CELL.c.name).join(COMMENT, COMMENT.c.cell_id == CELL.c.id).where(
        COMMENT.c.manual_comment.is_not(None)
    )  # fmt: skip
    for query in (marked, commented):
        name = connection.execute(query.where(CELL.c.id.in_(cell_ids)).limit(1)).scalar()
        if name is not None:
            raise GradebookError(
                f"The cell {name} was taken out of {notebook.name}, but a person has marked it for "
                "some students; put it back, or delete those marks in the formgrader."
            )


def _add_parts(connection: Connection, assignment_id: str, notebook_id: str) -> None:
    """Give the submissions of a lesson a notebook that is new to it; its cells follow."""
    submissions = connection.execute(
        select(SUBMISSION.c.id).where(SUBMISSION.c.assignment_id == assignment_id)
    ).scalars()
    rows = [
        {"id": new_id(), "assignment_id": submission, "notebook_id": notebook_id, "flagged": False}
        for submission in submissions
    ]
    if rows:
        connection.execute(insert(PART), rows)


def _remove_notebook(connection: Connection, notebook_id: str, name: str) -> None:
    """Remove a notebook that its lesson no longer has, unless students handed it in."""
    handed = select(sql.func.count()).where(PART.c.notebook_id == notebook_id)
    if connection.execute(handed).scalar():
        raise GradebookError(
            f"Students have handed in {name}, which is gone; put it back into source/."
        )
    ids, _ = _known_cells(connection, notebook_id)
    _remove_cells(connection, ids.items())
    connection.execute(delete(NOTEBOOK).where(NOTEBOOK.c.id == notebook_id))
