"""What the tests of the student package may rely on: node, that runs the pictures' JavaScript."""

from __future__ import annotations

import shutil
from pathlib import Path

import playwright
import pytest


@pytest.fixture(scope="session")
def node() -> str:
    """Return the command that runs JavaScript: the system's node, else Playwright's own."""
    return shutil.which("node") or str(Path(playwright.__file__).parent / "driver" / "node")
