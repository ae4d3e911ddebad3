"""What every test may rely on: one environment, a browser, no hidden randomness."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Before NumPy or TensorFlow is imported by anyone: see CONTRIBUTING.md, "The environment".
os.environ.update(
    {
        "OPENBLAS_NUM_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TF_ENABLE_ONEDNN_OPTS": "0",
        "CUDA_VISIBLE_DEVICES": "-1",
        "MPLBACKEND": "Agg",
        "JUPYTER_PLATFORM_DIRS": "1",
    }
)
# nbgrader calls `alembic` by name.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"

# The same examples in every run, nothing written beside the tests, no deadline on a shared core.
settings.register_profile("house", derandomize=True, database=None, deadline=None)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top folder of the checkout; tests read it and never write there."""
    return ROOT


# Not for the whole session: while it is open, an event loop runs in this thread, and a test that
# starts one of its own (Dask, a kernel) would be refused.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield a headless Chromium: the system's, else Playwright's (.ci/browser installs one)."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        # Chromium's own sandbox refuses to run as root; the pages here are our own.
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print how many mutants of the model answers were made, and how many kept every point."""
    counts = [
        value
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, value in report.user_properties
        if name == "mutants"
    ]
    if counts:
        made, alive = (sum(numbers) for numbers in zip(*counts, strict=True))
        terminalreporter.write_line(
            f"Of {made:,} mutants of the model answers {made - alive:,} lose points; "
            f"{alive:,} behave as the original, each listed with the reason."
        )
