"""The course as its author wrote it: lessons, notebooks and cells, read from ``source/``."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from autograder.errors import CourseError
from autograder.publication import Publication, publish_text, read_publication, wheel_name
from autograder.regions import Conventions, read_conventions, release_text

Role = Literal["given", "answer", "check", "manual", "task"]
"""What a cell is for.

``given`` is the author's text or code, ``answer`` is the student's to fill in, ``check`` marks it,
``manual`` is an answer that a person marks, ``task`` a description that a person marks.
"""


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson.

    Attributes:
        id: the cell id; for a graded cell the grade id.
        cell_type: ``code``, ``markdown`` or ``raw``.
        source: the author's text, with solutions and hidden tests.
        released: what the student got: stubs for solutions, no hidden tests.
        role: what the cell is for.
        locked: whether the student was not to change it.
        grade_id: nbgrader's id, None for a cell that nbgrader does not know.
        points: points of a check, manual or task cell, else 0.
        metadata: the cell's metadata as in the source notebook, nbgrader's part upgraded to
            schema version 3.
        attachments: pictures pasted into a text cell, by name, as nbformat stores them.
    """

    id: str
    cell_type: str
    source: str
    released: str
    role: Role
    locked: bool
    grade_id: str | None
    points: float
    metadata: Mapping[str, Any]
    attachments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Notebook:
    """One notebook of a lesson, in the author's order of cells.

    ``digest`` (SHA-256, hex) changes when anything changes that a grade may depend on.
    """

    lesson: str
    name: str
    path: Path
    cells: tuple[Cell, ...]
    metadata: Mapping[str, Any]
    digest: str


@dataclass(frozen=True)
class Lesson:
    """One lesson: an nbgrader assignment, usually of one notebook.

    ``files`` are the other files in the lesson's folder that students are given (data, pictures),
    relative to ``folder``.
    """

    name: str
    folder: Path
    notebooks: tuple[Notebook, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True)
class Course:
    """All lessons below one folder, by name, and where things lie."""

    root: Path
    lessons: Mapping[str, Lesson]


_IGNORED = (".ipynb_checkpoints", "__pycache__", ".pytest_cache", "feedback")
_CELL_TYPES = ("code", "markdown", "raw")
_CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_GRADE_ID = re.compile(r"[a-zA-Z0-9_-]+")


def read_course(root: Path) -> Course:
    """Read every lesson of an nbgrader course: the folders with notebooks below ``root/source``.

    Trust: everything below ``root`` is the author's.

    Raises:
        CourseError: there is no lesson, or a notebook is malformed; the message names the file
            and the cell.
    """
    source = root / "source"
    if not source.is_dir():
        raise CourseError(f"{root} is no course: it has no folder “source”.")
    conventions = read_conventions(root)
    publication = read_publication(root)
    wheel = wheel_name(root)
    lessons: dict[str, Lesson] = {}
    for folder in sorted(source.iterdir()):
        if not folder.is_dir() or folder.name.startswith(".") or folder.name in _IGNORED:
            continue
        paths = sorted(path for path in folder.glob("*.ipynb") if not path.name.startswith("."))
        if not paths:
            continue
        files = tuple(_lesson_files(folder))
        data = hashlib.sha256()
        for file in files:
            data.update(f"{file.as_posix()}\0".encode())
            data.update(hashlib.sha256((folder / file).read_bytes()).digest())
        reader = _Reader(root, folder, conventions, publication, wheel, data.hexdigest())
        lessons[folder.name] = Lesson(
            folder.name, folder, tuple(reader.notebook(path) for path in paths), files
        )
    if not lessons:
        raise CourseError(f"{source} holds no lesson; put LESSON/NOTEBOOK.ipynb there.")
    return Course(root, lessons)


def _lesson_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        hidden = any(part.startswith(".") or part in _IGNORED for part in relative.parts)
        if path.is_file() and not hidden and path.suffix not in (".ipynb", ".pyc"):
            yield relative


@dataclass(frozen=True)
class _Marks:
    """What nbgrader's metadata says about a cell."""

    role: Role
    locked: bool
    grade_id: str | None
    points: float

    @property
    def is_solution(self) -> bool:
        return self.role in ("answer", "manual")


@dataclass(frozen=True)
class _Reader:
    """Reads the notebooks of one lesson."""

    root: Path
    folder: Path
    conventions: Conventions
    publication: Publication | None
    wheel: str | None
    data_digest: str

    def notebook(self, path: Path) -> Notebook:
        """Read one notebook, with the course's header and footer."""
        content = _load(path)
        metadata = content["metadata"]
        language = metadata.get("kernelspec", {}).get("language", "python")
        stub = self.conventions.code_stub.get(language)
        if stub is None:
            raise CourseError(f"{path}: no stub is known for the language {language!r}.")
        raw_cells = [
            *self._extra(self.conventions.header),
            *content["cells"],
            *self._extra(self.conventions.footer),
        ]
        grade_ids: set[str] = set()
        for position, raw in enumerate(raw_cells, start=1):
            grade_id = _read_marks(raw, f"{path}, cell {position}").grade_id
            if grade_id in grade_ids:
                raise CourseError(f"{path}, cell {position}: the grade id {grade_id!r} is taken.")
            grade_ids |= {grade_id} if grade_id is not None else set()
        taken = {_legal_id(grade_id) for grade_id in grade_ids}
        cells = tuple(
            self._cell(raw, stub, taken, f"{path}, cell {position}")
            for position, raw in enumerate(raw_cells, start=1)
        )
        digest = hashlib.sha256(
            json.dumps(
                [self.folder.name, path.stem, language, self.data_digest]
                + [
                    [c.id, c.cell_type, c.source, c.released, c.role, c.locked, c.points]
                    for c in cells
                ]
            ).encode()
        ).hexdigest()
        return Notebook(self.folder.name, path.stem, path, cells, metadata, digest)

    def _extra(self, relative: str) -> list[dict[str, Any]]:
        cells: list[dict[str, Any]] = _load(self.root / relative)["cells"] if relative else []
        return cells

    def _cell(self, raw: dict[str, Any], stub: str, taken: set[str], where: str) -> Cell:
        marks = _read_marks(raw, where)
        cell_type, source = raw["cell_type"], raw["source"]
        metadata = dict(raw["metadata"])
        if marks.grade_id is not None:
            metadata["nbgrader"] = {**metadata["nbgrader"], "schema_version": 3}
            cell_id = _legal_id(marks.grade_id)
        else:
            cell_id = _free_id(raw, taken)
        try:
            released = release_text(
                source,
                stub=stub if cell_type == "code" else self.conventions.text_stub,
                is_solution=marks.is_solution,
                is_graded=marks.role in ("check", "manual"),
                is_task=marks.role == "task",
                conventions=self.conventions,
            )
            released = publish_text(
                released,
                is_text=cell_type == "markdown",
                folder=self.folder,
                root=self.root,
                publication=self.publication,
                wheel=self.wheel,
            )
        except ValueError as error:
            raise CourseError(f"{where} ({cell_id}) {error}.") from error
        return Cell(
            id=cell_id,
            cell_type=cell_type,
            source=source,
            released=released,
            role=marks.role,
            locked=marks.locked,
            grade_id=marks.grade_id,
            points=marks.points,
            metadata=metadata,
            attachments=raw.get("attachments", {}),
        )


def _load(path: Path) -> dict[str, Any]:
    """Read a notebook's JSON and see that it has the form of nbformat 4."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CourseError(f"{path} cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise CourseError(f"{path} is no notebook: it is not JSON ({error}).") from error
    if not isinstance(content, dict) or content.get("nbformat") != 4:
        raise CourseError(f"{path} is not a notebook of format 4; save it anew with Jupyter.")
    cells, metadata = content.get("cells"), content.setdefault("metadata", {})
    if not isinstance(cells, list):
        raise CourseError(f"{path} has no list of cells.")
    if not isinstance(metadata, dict) or not isinstance(metadata.get("kernelspec", {}), dict):
        raise CourseError(f"{path} has malformed metadata.")
    for position, cell in enumerate(cells, start=1):
        if not isinstance(cell, dict) or cell.get("cell_type") not in _CELL_TYPES:
            raise CourseError(f"{path}, cell {position} is of no known type.")
        source = cell.get("source", "")
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if not isinstance(source, str):
            raise CourseError(f"{path}, cell {position} has no text.")
        if not isinstance(cell.setdefault("metadata", {}), dict):
            raise CourseError(f"{path}, cell {position} has malformed metadata.")
        cell["source"] = source.replace("\r\n", "\n")
    return content


def _read_marks(cell: Mapping[str, Any], where: str) -> _Marks:
    """Read nbgrader's metadata of schema versions 0 to 3.

    Source: the rules of nbgrader 0.9.6, ``nbgraderformat/v1.py`` to ``v3.py`` and ``utils.py``.
    """
    marks = cell["metadata"].get("nbgrader")
    if marks is None:
        return _Marks("given", False, None, 0.0)
    if not isinstance(marks, dict):
        raise CourseError(f"{where}: nbgrader's metadata is no table.")
    version = marks.get("schema_version", 0)
    if version not in (0, 1, 2, 3):
        raise CourseError(f"{where}: nbgrader's schema version {version!r} is not known.")
    flags = {}
    for name in ("grade", "solution", "locked", "task"):
        flags[name] = marks.get(name, False)
        if not isinstance(flags[name], bool):
            raise CourseError(f"{where}: nbgrader's {name!r} must be true or false.")
    if not any(flags.values()):
        return _Marks("given", False, None, 0.0)
    grade_id = marks.get("grade_id")
    if not isinstance(grade_id, str) or not _GRADE_ID.fullmatch(grade_id):
        raise CourseError(f"{where}: a graded cell needs a grade id of letters, digits, - and _.")
    where = f"{where} ({grade_id})"
    role = _role(flags, cell, where)
    locked = role == "check" or (not flags["solution"] and flags["locked"])
    return _Marks(role, locked, grade_id, _read_points(marks, role, version, where))


def _role(flags: Mapping[str, bool], cell: Mapping[str, Any], where: str) -> Role:
    if flags["task"]:
        if cell["cell_type"] != "markdown":
            raise CourseError(f"{where} is a task, which must be a Markdown cell.")
        return "task"
    if flags["solution"] and flags["grade"]:
        return "manual"
    if not flags["solution"] and not flags["grade"]:
        return "given"
    role: Role = "answer" if flags["solution"] else "check"
    if cell["cell_type"] != "code":
        raise CourseError(f"{where} is a {role} cell, which must be a code cell.")
    if role == "check" and "AUTOTEST" in cell["source"]:
        raise CourseError(f"{where} uses nbgrader's AUTOTEST, which is not supported here.")
    return role


def _read_points(marks: Mapping[str, Any], role: Role, version: int, where: str) -> float:
    if role not in ("check", "manual", "task"):
        return 0.0
    points = marks.get("points")
    if version == 0 and points in ("", None):
        points = 0.0
    if isinstance(points, bool) or not isinstance(points, int | float) or not 0 <= points < 1e6:
        raise CourseError(f"{where} needs points, a number that is not negative.")
    return float(points)


def _legal_id(grade_id: str) -> str:
    """Fit a grade id into nbformat's 64 characters."""
    if len(grade_id) <= 64:
        return grade_id
    return grade_id[:55] + "-" + hashlib.sha256(grade_id.encode()).hexdigest()[:8]


def _free_id(cell: Mapping[str, Any], taken: set[str]) -> str:
    """Keep a cell's own id, else derive one from its text; add it to those that are taken."""
    wish = cell.get("id")
    if not isinstance(wish, str) or not _CELL_ID.fullmatch(wish):
        text = f"{cell['cell_type']}\0{cell['source']}"
        wish = "cell-" + hashlib.sha256(text.encode()).hexdigest()[:12]
    cell_id, count = wish, 1
    while cell_id in taken:
        count += 1
        cell_id = f"{wish[:58]}-{count}"
    taken.add(cell_id)
    return cell_id
