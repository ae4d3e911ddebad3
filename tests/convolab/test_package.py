"""The student package as it is shipped: cheap to import, complete, and nothing of the grader."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import convolab


def test_import_loads_nothing_but_itself(root: Path) -> None:
    """`import convolab` adds no module but its own, so that the grader pays nothing for it."""
    code = (
        "import sys, importlib, typing; old = set(sys.modules); import convolab;"
        "print(sorted(set(sys.modules) - old))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "['__future__', 'convolab']" == done.stdout.strip()


def test_every_public_name_is_found_when_it_is_used() -> None:
    """The lazy names exist, are listed, and another name is an AttributeError."""
    assert sorted([*convolab.__all__, "__version__"]) == dir(convolab)
    assert all(callable(getattr(convolab, name)) for name in convolab.__all__)
    assert not hasattr(convolab, "solution")


def test_wheel_holds_the_package_and_nothing_else_twice_the_same(
    root: Path, tmp_path: Path
) -> None:
    """Two builds give the same bytes; inside are convolab's .py and .js files alone."""
    source = tmp_path / "convolab"
    shutil.copytree(root / "convolab", source, ignore=shutil.ignore_patterns("__pycache__"))
    (source / "notes.txt").write_text("not for students", encoding="utf-8")
    wheels = []
    for build in ("first", "second"):
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
        subprocess.run(
            [*command, tmp_path / build], cwd=source, capture_output=True, timeout=120, check=True
        )
        wheels.append(tmp_path / build / "convolab-0.1.0-py3-none-any.whl")
    assert wheels[0].read_bytes() == wheels[1].read_bytes()

    with zipfile.ZipFile(wheels[0]) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        text = b"".join(archive.read(name) for name in names)
    files = [path for path in (root / "convolab").iterdir() if path.suffix in (".py", ".js")]
    assert {f"convolab/{path.name}" for path in files} == names
    assert [] == [
        word for word in (b"autograder", b"BEGIN SOLUTION", b"HIDDEN TESTS") if word in text
    ]


def test_version_is_said_once_in_two_places(root: Path) -> None:
    """`__version__` is the wheel's version."""
    project = tomllib.loads((root / "convolab/pyproject.toml").read_text(encoding="utf-8"))
    assert convolab.__version__ == project["project"]["version"]
