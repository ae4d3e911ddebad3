"""The lessons as students get them: built from the course, compared with what lies there."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from autograder.course import Cell, Course, Lesson, Notebook
from autograder.errors import CourseError
from autograder.publication import Publication, read_publication, wheel_name
from autograder.regions import Conventions, read_conventions, split_lines

_KEPT_METADATA = ("cellView", "convolab", "format", "nbgrader", "raw_mimetype", "tags")
_BADGE = "https://colab.research.google.com/assets/colab-badge.svg"
_DISTINCTIVE = 20
"""A shorter line may stand in a data file by chance."""


@dataclass(frozen=True)
class Difference:
    """A file below ``release/`` that is not what the course would build.

    Attributes:
        path: the file, relative to the release folder.
        kind: ``missing``, ``stale`` (it has other bytes) or ``extra`` (nothing would build it).
    """

    path: Path
    kind: Literal["missing", "stale", "extra"]


def build(
    course: Course, lessons: Sequence[str], out: Path, *, check: bool
) -> tuple[Difference, ...]:
    """Build the student notebooks, their files and the student package's wheel.

    Two runs write the same bytes. Safe to retry: each file is replaced as a whole.

    Args:
        course: what to build from.
        lessons: names of the lessons; all when empty.
        out: the release folder.
        check: change nothing, only compare.

    Returns:
        What differed from the build before it was put right, by path. Without ``check``, files
        of the built lessons' folders that nothing builds are deleted, others left alone.

    Raises:
        CourseError: a lesson is not known, something of a solution would be released, or the
            wheel cannot be built.
    """
    unknown = sorted(set(lessons) - set(course.lessons))
    if unknown:
        known = ", ".join(course.lessons)
        raise CourseError(f"There is no lesson {unknown[0]}; the course has {known}.")
    chosen = [course.lessons[name] for name in (sorted(set(lessons)) or course.lessons)]
    built = {Path(name): data for name, data in _wheel(course.root).items()}
    publication = read_publication(course.root)
    conventions = read_conventions(course.root)
    for lesson in chosen:
        built |= _lesson(lesson, publication, conventions)
    found = tuple(_differences(built, chosen, out, is_whole=not lessons))
    if not check:
        _mend(found, built, chosen, out)
    return found


def _mend(
    found: Sequence[Difference], built: Mapping[Path, bytes], lessons: Sequence[Lesson], out: Path
) -> None:
    folders = {lesson.name for lesson in lessons}
    for difference in found:
        path = out / difference.path
        if difference.kind != "extra":
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_name(f".{path.name}.unfinished")
            unfinished.write_bytes(built[difference.path])
            unfinished.replace(path)
        elif difference.path.parts[0] in folders or path.suffix == ".whl":
            path.unlink()


def _differences(
    built: Mapping[Path, bytes], lessons: Sequence[Lesson], out: Path, *, is_whole: bool
) -> list[Difference]:
    found = []
    for path, data in built.items():
        if not (out / path).is_file():
            found.append(Difference(path, "missing"))
        elif not _is_same(data, (out / path).read_bytes()):
            found.append(Difference(path, "stale"))
    folders = [out] if is_whole else [out / lesson.name for lesson in lessons]
    for folder in folders:
        for file in folder.rglob("*") if folder.is_dir() else ():
            path = file.relative_to(out)
            hidden = any(part.startswith(".") for part in path.parts)
            if file.is_file() and not hidden and path not in built:
                found.append(Difference(path, "extra"))
    return sorted(found, key=lambda difference: difference.path)


def _is_same(built: bytes, there: bytes) -> bool:
    """Compare two files; two wheels by their members, for zlib's builds compress differently."""
    if built == there:
        return True
    if not built.startswith(b"PK"):
        return False
    try:
        return _members(built) == _members(there)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _members(wheel: bytes) -> list[tuple[Any, ...]]:
    with zipfile.ZipFile(BytesIO(wheel)) as archive:
        return [
            (info.filename, info.date_time, info.external_attr, archive.read(info))
            for info in archive.infolist()
        ]


def _wheel(root: Path) -> dict[str, bytes]:
    """Build the student package's wheel, its bytes by its name; nothing without a package.

    Blocks for at most: 120 s.
    """
    name = wheel_name(root)
    if name is None:
        return {}
    if importlib.util.find_spec("hatchling") is None:
        raise CourseError("hatchling, which builds the wheel, is missing; install it with pip.")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
            cwd=root / "convolab",
            env={**os.environ, "SOURCE_DATE_EPOCH": "1580601600"},  # hatchling's own default
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode:
            last = (done.stderr.strip() or "hatchling failed").splitlines()[-1]
            raise CourseError(f"The wheel of {root / 'convolab'} cannot be built: {last}")
        path = Path(folder) / name
        if not path.is_file():
            raise CourseError(
                f"{root / 'convolab'} builds no {name}; its pyproject.toml needs "
                'requires-python = ">=3.11" and the wheel target no other name.'
            )
        return {name: path.read_bytes()}


def _lesson(
    lesson: Lesson, publication: Publication | None, conventions: Conventions
) -> dict[Path, bytes]:
    built = {}
    secrets: set[str] = set()
    for notebook in lesson.notebooks:
        text = _notebook(notebook, publication)
        secrets |= _refuse_leaks(notebook, text, conventions)
        built[Path(lesson.name, f"{notebook.name}.ipynb")] = text.encode()
    for file in lesson.files:
        data = (lesson.folder / file).read_bytes()
        leaked = _lines(data.decode("utf-8", errors="replace")) & secrets
        if any(len(line) >= _DISTINCTIVE for line in leaked):
            raise CourseError(f"{lesson.folder / file} holds a part of a solution; move it away.")
        built[Path(lesson.name) / file] = data
    return built


def _notebook(notebook: Notebook, publication: Publication | None) -> str:
    """Write a notebook for students, in normal form."""
    cells = [_cell(cell) for cell in notebook.cells]
    kernel = notebook.metadata.get("kernelspec", {})
    metadata: dict[str, Any] = {
        "kernelspec": {
            "display_name": kernel.get("display_name", "Python 3"),
            "language": kernel.get("language", "python"),
            "name": kernel.get("name", "python3"),
        },
        "language_info": {"name": kernel.get("language", "python")},
    }
    if publication is not None:
        url = publication.colab_url(f"release/{notebook.lesson}/{notebook.name}.ipynb")
        badge = {
            "cell_type": "markdown",
            "id": "badge",
            "metadata": {},
            "source": f"[![Open in Colab]({_BADGE})]({url})",
        }
        if all(cell["id"] != "badge" for cell in cells):
            cells.insert(0, badge)
        metadata |= {"accelerator": "GPU", "colab": {"gpuType": "T4", "provenance": []}}
        # For the hand-in cell, which tells a student what is missing.
        graded = [cell.grade_id for cell in notebook.cells if cell.points]
        metadata["convolab"] = {"graded": graded, "lesson": notebook.lesson}
    for cell in cells:
        cell["source"] = cell["source"].splitlines(keepends=True)
    content = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _cell(cell: Cell) -> dict[str, Any]:
    metadata = {key: cell.metadata[key] for key in _KEPT_METADATA if key in cell.metadata}
    if cell.grade_id is None:
        metadata.pop("nbgrader", None)
    else:
        metadata["deletable"] = False
        if cell.locked:
            metadata["editable"] = False
    content: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "id": cell.id,
        "metadata": metadata,
        "source": cell.released,
    }
    if cell.cell_type == "code":
        content |= {"execution_count": None, "outputs": []}
    elif cell.attachments:
        shown = {
            name: pictures
            for name, pictures in cell.attachments.items()
            if f"attachment:{name}" in cell.released
        }
        content |= {"attachments": shown} if shown else {}
    if cell.grade_id is not None:
        metadata["nbgrader"] = {**metadata["nbgrader"], "cell_type": cell.cell_type}
        metadata["nbgrader"]["checksum"] = _checksum(content)
    return content


def _checksum(cell: Mapping[str, Any]) -> str:
    """Compute nbgrader's checksum of a cell."""
    # nbgrader takes two seconds to import; only a release needs it.
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    return str(compute_checksum(from_dict(cell)))


def _refuse_leaks(notebook: Notebook, text: str, conventions: Conventions) -> set[str]:
    """Refuse a built notebook that holds a line which its author keeps back.

    Returns:
        The lines that are kept back and stand nowhere else in the source.

    Raises:
        CourseError: a line of a solution, a hidden test or a marking scheme was found.
    """
    secrets: set[str] = set()
    public: set[str] = set()
    for cell in notebook.cells:
        is_solution = cell.role in ("answer", "manual")
        kept_back, given = split_lines(
            cell.source, is_solution=is_solution, conventions=conventions
        )
        secrets |= kept_back
        public |= given
    stubs = "\n".join([*conventions.code_stub.values(), conventions.text_stub])
    secrets -= public | _lines(stubs)
    released = _lines("\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"]))
    leaked = sorted(released & secrets)
    shown = "\n".join(public)
    for line in secrets if not leaked else ():  # anywhere else: metadata, tags, a longer line
        if (
            len(line) >= _DISTINCTIVE
            and line not in shown
            and json.dumps(line, ensure_ascii=False)[1:-1] in text
        ):
            leaked = [line]
    if leaked:
        raise CourseError(f"{notebook.path} would release a line of a solution: {leaked[0]!r}.")
    return secrets


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.split("\n")} - {""}
