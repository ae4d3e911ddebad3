"""The walls stand for an ordinary user, too: a grader need not be root."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from handing_in import ROOT
from test_attacks import HERE, LESSON, Attack, _content, read

from autograder.course import Course, read_course

NOBODY = 65534


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    """Copy the grader and the course to where anybody may read them.

    Not among pytest's temporary folders: each session that begins closes those to other users.
    """
    if os.getuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can become another user; the other tests run as an ordinary one")
    if subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode != 0:
        pytest.skip("this root may not make a mount namespace")
    with tempfile.TemporaryDirectory(prefix="convolab-") as made:
        folder = Path(made)
        for name in ("autograder", "convolab", "source", "assets"):
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignore)
        for name in ("nbgrader_config.py", "pyproject.toml"):
            shutil.copy(ROOT / name, folder / name)
        subprocess.run(["chmod", "-R", "a+rX", made], check=True)
        yield folder


_SHOW = """
mount --make-rprivate /
mount --bind "$PREFIX" "$HOLD"
mount -t tmpfs -o mode=0755 none "$CLOSED"
mkdir -p "$PREFIX"
mount --move "$HOLD" "$PREFIX"
exec "$@"
"""
"""Shows an interpreter that lies in a closed folder (root's home), in a mount namespace only."""


def _as_nobody(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    environment = {name: value for name, value in os.environ.items() if name != "HOME"}
    environment |= {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    prefix = Path(sys.base_prefix)
    closed = [one for one in prefix.parents if one.stat().st_mode & 0o001 == 0]
    if closed:
        (folder / "hold").mkdir(exist_ok=True)
        user = ["unshare", "-m", "sh", "-ec", _SHOW, "show", *user]
        environment |= {"PREFIX": str(prefix), "CLOSED": str(closed[-1])}
        environment["HOLD"] = str(folder / "hold")
    command = [*user, sys.executable, "-m", "autograder", *words]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True)


def test_doctor_is_content_with_an_ordinary_user(copy: Path) -> None:
    """Every wall is raised and holds without a privilege."""
    done = _as_nobody(copy, "doctor", "--json")
    assert json.loads(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_attacks_fail_against_an_ordinary_user(copy: Path) -> None:
    """Files, kernel, processes, memory and the network stay closed; an honest answer is paid."""
    course: Course = read_course(copy)
    notebook = course.lessons[LESSON].notebooks[0]
    names = ("doors_of_the_kernel", "signals_to_everyone", "memory_bomb", "writes_everywhere")
    attacks = [read(HERE / f"{name}.py") for name in names]
    honest = "\n".join(
        line
        for line in next(c.source for c in notebook.cells if c.id == "window_sum").split("\n")
        if "SOLUTION" not in line
    )
    paths = []
    for attack in (*attacks, Attack("honest", "", {"window_sum": honest})):
        text = json.dumps(_content(attack, notebook))
        for word, fact in (("PARENT", str(os.getppid())), ("RUNNER", str(os.getpid()))):
            text = text.replace(f"@{word}@", fact)
        (copy / f"{attack.name}.ipynb").write_text(text.replace("@COURSE@", str(copy)))
        paths.append(f"{attack.name}.ipynb")

    done = _as_nobody(copy, "check", "--json", "--workers", "1", *paths)
    lines = [json.loads(line) for line in done.stdout.splitlines()]

    assert [line["status"] for line in lines] == ["graded"] * len(paths), done.stderr
    assert [line["score"] for line in lines] == [0.0] * len(attacks) + [2.0]
    assert all(line["sandboxed"] for line in lines)
    assert list(copy.rglob("convolab_attack*")) == []
