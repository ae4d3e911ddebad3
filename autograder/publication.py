"""Where a course is published: its repository, and the addresses that follow from it.

The one place that names them is the table ``[tool.convolab]`` of the course's ``pyproject.toml``.
A course without that table is released without badge, GPU metadata and absolute addresses.
"""

from __future__ import annotations

import base64
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from autograder.errors import CourseError

WHEEL_MARK = "{{WHEEL_URL}}"
"""Stands in a setup cell for the address of the student package's wheel."""

INLINE_BELOW_BYTES = 30_000
"""Pictures smaller than this travel inside the notebook."""

_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(([^)\s]+)\)")
_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Publication:
    """A public repository on GitHub and the branch that students read.

    Attributes:
        repository: ``owner/name``.
        branch: name of the branch.
    """

    repository: str
    branch: str

    def colab_url(self, path: str) -> str:
        """Give the address that opens a notebook of the repository in Colab."""
        place = f"{self.repository}/blob/{self.branch}/{path}"
        return f"https://colab.research.google.com/github/{quote(place)}"

    def raw_url(self, path: str) -> str:
        """Give the address of a file's bytes."""
        return (
            f"https://raw.githubusercontent.com/{quote(f'{self.repository}/{self.branch}/{path}')}"
        )


def read_publication(root: Path) -> Publication | None:
    """Read where a course is published, None where its ``pyproject.toml`` does not say.

    Raises:
        CourseError: the file is no TOML, or the table lacks a usable repository or branch.
    """
    table = _toml(root / "pyproject.toml").get("tool", {}).get("convolab")
    if table is None:
        return None
    repository, branch = table.get("repository"), table.get("branch", "main")
    if not isinstance(repository, str) or not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise CourseError('pyproject.toml: [tool.convolab] needs repository = "owner/name".')
    if not isinstance(branch, str) or not re.fullmatch(r"[\w./-]+", branch):
        raise CourseError('pyproject.toml: [tool.convolab] needs branch = "name".')
    return Publication(repository, branch)


def wheel_name(root: Path) -> str | None:
    """Name the student package's wheel, None for a course without a package.

    Raises:
        CourseError: the package's ``pyproject.toml`` has no name or version.
    """
    path = root / "convolab" / "pyproject.toml"
    if not path.is_file():
        return None
    project = _toml(path).get("project", {})
    name, version = project.get("name"), project.get("version")
    if not isinstance(name, str) or not isinstance(version, str):
        raise CourseError("convolab/pyproject.toml: [project] needs a name and a version.")
    return f"{re.sub(r'[-_.]+', '_', name).lower()}-{version}-py3-none-any.whl"


def publish_text(
    text: str,
    *,
    is_text: bool,
    folder: Path,
    root: Path,
    publication: Publication | None,
    wheel: str | None,
) -> str:
    """Replace what only works beside the source: relative pictures and the wheel's mark.

    Pictures in the lesson's own folder stay as they are in a course that is not published on
    GitHub, for the students get that folder whole.

    Args:
        text: a cell's text as released.
        is_text: whether the cell is Markdown; pictures stand only there.
        folder: the folder of the notebook, where relative pictures start.
        root: the course's folder, which is the repository's.
        publication: where the course is published.
        wheel: name of the student package's wheel.

    Raises:
        ValueError: a picture is missing, or an address is needed and unknown; the message is the
            end of a sentence.
    """
    if WHEEL_MARK in text:
        if publication is None or wheel is None:
            raise ValueError(
                f"has {WHEEL_MARK}, which needs [tool.convolab] in pyproject.toml "
                "and convolab/pyproject.toml"
            )
        text = text.replace(WHEEL_MARK, publication.raw_url(f"release/{wheel}"))

    def address(match: re.Match[str]) -> str:
        alt, target = match.groups()
        if re.match(r"[a-zA-Z][\w+.-]*:|[/#]", target):
            return match.group(0)
        path = (folder / target).resolve()
        if publication is None and path.is_relative_to(folder.resolve()):
            return match.group(0)
        return f"![{alt}]({_image_address(path, target, root, publication)})"

    return _IMAGE.sub(address, text) if is_text else text


def _image_address(path: Path, target: str, root: Path, publication: Publication | None) -> str:
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        raise ValueError(f"shows the picture {target}, which is not a file of the course")
    content = path.read_bytes()
    if content.startswith(_PNG_MAGIC) and len(content) < INLINE_BELOW_BYTES:
        return "data:image/png;base64," + base64.b64encode(content).decode("ascii")
    if publication is None:
        raise ValueError(
            f"shows the picture {target}, which is no PNG below {INLINE_BELOW_BYTES // 1000} kB; "
            "name the repository in [tool.convolab] of pyproject.toml"
        )
    return publication.raw_url(path.relative_to(root.resolve()).as_posix())


def _toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path.name} is no valid TOML; mend it ({error}).") from error
