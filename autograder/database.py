"""A database address, the engine behind it, and its failures in one sentence each."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, exc
from sqlalchemy.engine import URL, make_url
from traitlets.config.loader import PyFileConfigLoader

from autograder.errors import CourseError, GradebookError

LOCK_TIMEOUT_S = 30.0
"""How long a writer waits for another one, in seconds."""


@dataclass(frozen=True)
class Settings:
    """What a course's ``nbgrader_config.py`` says about its gradebook.

    Attributes:
        course_id: nbgrader's ``CourseDirectory.course_id``.
        db_url: ``CourseDirectory.db_url``, None where it says nothing.
    """

    course_id: str = "default_course"
    db_url: str | None = None


def read_settings(root: Path) -> Settings:
    """Read what a course's ``nbgrader_config.py`` says about its gradebook.

    *Trust:* the file is the course author's Python and is executed, as nbgrader itself does.

    Raises:
        CourseError: the file cannot be executed.
    """
    path = root / "nbgrader_config.py"
    if not path.is_file():
        return Settings()
    try:
        config: Any = PyFileConfigLoader(path.name, path=str(root)).load_config()
    except Exception as problem:  # whatever the author's file raises
        raise CourseError(
            f"{path.name} cannot be read; mend it ({type(problem).__name__}: {problem})."
        ) from problem
    said = config.get("CourseDirectory", {})
    course_id, db_url = said.get("course_id"), said.get("db_url")
    return Settings(
        course_id if isinstance(course_id, str) and course_id else Settings.course_id,
        db_url if isinstance(db_url, str) and db_url else None,
    )


def address(root: Path, db: str | None = None) -> URL:
    """Return the address of a course's gradebook.

    Args:
        root: the course's folder; by default the gradebook is ``gradebook.db`` in it.
        db: an SQLAlchemy address (``postgresql+psycopg://…``) or the path of an SQLite file.

    Raises:
        GradebookError: ``db`` is neither.
    """
    if db is None or "://" not in db:
        path = root / "gradebook.db" if not db else Path(db)
        return URL.create("sqlite", database=str(path.absolute()))
    try:
        url = make_url(db)
        url.get_dialect()
    except exc.NoSuchModuleError:
        raise GradebookError(
            f"No driver is installed for `{db.partition('://')[0]}`; write an address like "
            "sqlite:///gradebook.db or postgresql+psycopg://user@host/name."
        ) from None
    except (exc.ArgumentError, ValueError):
        raise GradebookError(
            "The gradebook's address cannot be read; write one like "
            "sqlite:///gradebook.db or postgresql+psycopg://user@host/name."
        ) from None
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise GradebookError("The gradebook must be a file; write sqlite:///gradebook.db.")
    return url


def shown(url: URL) -> str:
    """Return an address as a person may see it: a path, or an address without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def connect(url: URL, lock_timeout_s: float = LOCK_TIMEOUT_S) -> Engine:
    """Return an engine that waits for other writers; nothing is opened yet.

    Raises:
        ImportError: the database's driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        return create_engine(url, connect_args={"timeout": lock_timeout_s})
    return create_engine(url, pool_pre_ping=True)


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turn a failure of the database or the disk into one sentence.

    Raises:
        GradebookError: the database or the disk failed.
    """
    try:
        with disk_told():
            yield
    except ImportError as problem:
        raise GradebookError(
            f"The driver `{problem.name}` for the gradebook's address is not installed; "
            "install it, or use another address."
        ) from problem
    except exc.SQLAlchemyError as problem:
        raise GradebookError(_sentence(problem, url)) from problem


@contextmanager
def disk_told() -> Iterator[None]:
    """Turn a failure of the disk into one sentence.

    Raises:
        GradebookError: the disk failed.
    """
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise GradebookError(
                "The disk is full; free some space and run the command again, nothing is lost."
            ) from problem
        raise GradebookError(
            f"{problem.filename or 'A file'} cannot be written "
            f"({problem.strerror or problem}); check the folder's permissions."
        ) from problem


def _sentence(problem: exc.SQLAlchemyError, url: URL) -> str:
    """Return what went wrong with a database and what to do, for a person."""
    name = shown(url)
    original = getattr(problem, "orig", None) or problem
    text = str(original).lower()
    if isinstance(problem, exc.IntegrityError):
        return f"Another program writes to the gradebook {name}; run the command again."
    if "locked" in text or "lock timeout" in text:
        return f"The gradebook {name} is locked by another program; close it and run again."
    if "disk is full" in text or "no space left" in text:
        return "The disk is full; free some space and run the command again, nothing is lost."
    if "readonly" in text or "read-only" in text:
        return (
            f"The gradebook {name} cannot be written; check the permissions of it and its folder."
        )
    if "unable to open database file" in text:
        return f"The gradebook {name} cannot be opened; check that its folder exists and is yours."
    if "not a database" in text or "malformed" in text or "file is encrypted" in text:
        return f"{name} is not an SQLite database or is damaged; name another file with --db."
    if isinstance(original, sqlite3.Error) or not isinstance(problem, exc.OperationalError):
        return f"The gradebook {name} refused: {_first_line(original)}"
    return f"The gradebook {name} cannot be reached: {_first_line(original)}"


def _first_line(problem: BaseException) -> str:
    """Return the first line of a driver's message, closed by a full stop."""
    line = (str(problem).strip().splitlines() or [type(problem).__name__])[0].strip()
    return line[:200].rstrip(".") + "."
