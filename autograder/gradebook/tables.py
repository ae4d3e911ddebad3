"""nbgrader's tables: the only module that imports its database, and the query for every mark."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import sqlalchemy as sql
from alembic.script import ScriptDirectory
from nbgrader import api
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import Engine, select
from sqlalchemy.engine import URL

from autograder import database
from autograder.errors import GradebookError

TABLES = api.Base.metadata.tables
ASSIGNMENT = TABLES["assignment"]
NOTEBOOK = TABLES["notebook"]
CELL = TABLES["base_cell"]
GRADE_CELL = TABLES["grade_cells"]
SOLUTION_CELL = TABLES["solution_cells"]
TASK_CELL = TABLES["task_cells"]
SOURCE_CELL = TABLES["source_cell"]
STUDENT = TABLES["student"]
SUBMISSION = TABLES["submitted_assignment"]
PART = TABLES["submitted_notebook"]
GRADE = TABLES["grade"]
COMMENT = TABLES["comment"]

KINDS = {"GradeCell": GRADE_CELL, "SolutionCell": SOLUTION_CELL, "TaskCell": TASK_CELL}
MARKED = frozenset({"GradeCell", "TaskCell"})
COMMENTED = frozenset({"SolutionCell", "TaskCell"})

CellKey = tuple[str, str]
"""Kind of a cell (one of ``KINDS``, or ``SourceCell``) and its grade id."""


def new_id() -> str:
    """Return a new id as nbgrader makes them."""
    return uuid4().hex


def set_up(engine: Engine, url: URL, course_id: str) -> None:
    """Let nbgrader make its tables; refuse another program's and an older nbgrader's.

    Raises:
        GradebookError: the database is not a gradebook of this nbgrader.
    """
    name = database.shown(url)
    inspector = sql.inspect(engine)
    tables = set(inspector.get_table_names())
    if "submitted_notebook" not in tables and tables - set(TABLES) - {"alembic_version"}:
        raise GradebookError(
            f"{name} holds another program's tables; name another database with --db."
        )
    for table in tables & set(TABLES):
        columns = {column["name"] for column in inspector.get_columns(table)}
        if not {column.name for column in TABLES[table].columns} <= columns:
            raise GradebookError(
                f"The gradebook {name} is of an older nbgrader; run `nbgrader db upgrade`."
            )
    if "alembic_version" not in tables:
        # nbgrader would start the program `alembic` for it, which is often not on the PATH.
        _stamp(engine)
    api.Gradebook(url.render_as_string(False), course_id).close()


def _stamp(engine: Engine) -> None:
    """Write the version of the tables as nbgrader does, for ``nbgrader db upgrade``."""
    version = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    with engine.begin() as connection:
        connection.execute(
            sql.text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        )
        connection.execute(
            sql.text("INSERT INTO alembic_version VALUES (:version)"), {"version": version}
        )


def marks_query() -> sql.Select[Any]:
    """Return the query for every grade with what it belongs to."""
    answer = sql.alias(CELL)
    return (
        select(
            SUBMISSION.c.id.label("submission_id"),
            SUBMISSION.c.student_id.label("student"),
            NOTEBOOK.c.name.label("notebook"),
            CELL.c.name.label("grade_id"),
            sql.func.coalesce(GRADE_CELL.c.max_score, TASK_CELL.c.max_score, 0.0).label(
                "max_score"
            ),
            sql.and_(
                GRADE_CELL.c.cell_type == "code",
                ~sql.exists().where(
                    answer.c.notebook_id == CELL.c.notebook_id,
                    answer.c.name == CELL.c.name,
                    answer.c.type == "SolutionCell",
                ),
            ).label("is_check"),
            GRADE.c.auto_score,
            GRADE.c.manual_score,
            GRADE.c.extra_credit,
            GRADE.c.needs_manual_grade,
        )
        .select_from(GRADE)
        .join(CELL, CELL.c.id == GRADE.c.cell_id)
        .outerjoin(GRADE_CELL, GRADE_CELL.c.id == CELL.c.id)
        .outerjoin(TASK_CELL, TASK_CELL.c.id == CELL.c.id)
        .join(PART, PART.c.id == GRADE.c.notebook_id)
        .join(NOTEBOOK, NOTEBOOK.c.id == PART.c.notebook_id)
        .join(SUBMISSION, SUBMISSION.c.id == PART.c.assignment_id)
        .join(ASSIGNMENT, ASSIGNMENT.c.id == SUBMISSION.c.assignment_id)
        .order_by(SUBMISSION.c.student_id, NOTEBOOK.c.name, CELL.c.name)
    )
