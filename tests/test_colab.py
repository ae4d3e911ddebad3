"""The lessons as Colab runs them: its versions, a real kernel of them, the released notebooks.

``.ci/colab`` makes the environment from ``colab/requirements.txt``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest
from answers.bank import LESSONS, tasks
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv-colab" / "bin" / "python"
SECONDS = {"10": 600}


class ColabKernel(AsyncKernelManager):
    """Starts a kernel of Colab's versions, that finds the student package and nothing of ours."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """Return what starts it."""
        command = [str(PYTHON), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=command, display_name="Colab", language="python")


def packages(folder: Path) -> str:
    """Return a folder that holds the student package alone."""
    (folder / "convolab").symlink_to(ROOT / "convolab")
    return str(folder)


def outputs(
    notebook: Any, tmp_path: Path, lesson: str, *, allow_errors: bool
) -> Mapping[str, list[Any]]:
    """Run a notebook from top to bottom in a kernel of Colab's versions; its outputs by cell."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("TF_", "PYTHON", "NBGRADER", "AUTOGRADER", "MPL"))
    }
    client = NotebookClient(
        notebook,
        timeout=SECONDS.get(lesson[:2], 120),
        allow_errors=allow_errors,
        kernel_manager_class=ColabKernel,
        resources={"metadata": {"path": str(tmp_path)}},
    )
    client.execute(
        env=environment | {"PYTHONPATH": packages(tmp_path), "CUDA_VISIBLE_DEVICES": "-1"}
    )
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def errors(found: Mapping[str, list[Any]]) -> dict[str, str]:
    """Return by cell what raised."""
    return {
        name: output.ename
        for name, one in found.items()
        for output in one
        if output.output_type == "error"
    }


def printed(found: Mapping[str, list[Any]], stream: str) -> dict[str, str]:
    """Return by cell what was printed."""
    texts = {
        name: "".join(o.text for o in one if o.output_type == "stream" and o.name == stream)
        for name, one in found.items()
    }
    return {name: text for name, text in texts.items() if text}


def test_the_environment_is_colabs() -> None:
    """The second environment is there, with the versions that Colab's list names."""
    assert PYTHON.exists(), "run .ci/colab"
    wanted = (ROOT / "tests" / "colab" / "requirements.txt").read_text(encoding="utf-8")
    assert wanted == (PYTHON.parents[1] / "ready").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_released_notebook_runs_to_its_end(lesson: str, tmp_path: Path) -> None:
    """Untouched, nothing but the stubs raises, and nothing warns."""
    path = ROOT / "release" / lesson / f"{lesson}.ipynb"
    notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    found = outputs(notebook, tmp_path, lesson, allow_errors=True)
    assert dict.fromkeys(errors(found), "NotImplementedError") == errors(found)
    assert set(errors(found)) <= set(tasks(lesson))
    assert {} == printed(found, "stderr")


@pytest.mark.slow
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_solved_notebook_runs_to_its_end(lesson: str, tmp_path: Path) -> None:
    """With the author's answers every cell runs, and every visible example is right."""
    path = ROOT / "release" / lesson / f"{lesson}.ipynb"
    content = json.loads(path.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if cell["id"] in tasks(lesson):
            cell["source"] = tasks(lesson)[cell["id"]].solution
    notebook = nbformat.reads(json.dumps(content), as_version=4)
    found = outputs(notebook, tmp_path, lesson, allow_errors=False)
    assert "not yet" not in "".join(printed(found, "stdout").values())
    assert {} == printed(found, "stderr")
