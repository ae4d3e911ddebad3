"""Pages that hold pictures, with neither kernel nor network."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from autograder.course import read_course
from autograder.site import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]


@pytest.fixture
def offline(browser: Browser) -> Iterator[Open]:
    """Yield a function that makes a page without network; at the end nothing may have gone wrong.

    Wrong is whatever reaches the console, an error, and a request for anything but the page's own.
    """
    contexts = []
    wrong: list[str] = []

    def offline(**options: Any) -> Page:
        contexts.append(browser.new_context(offline=True, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda asked: asked.url[:5] in ("file:", "data:", "blob:") or wrong.append(asked.url),
        )
        return page

    yield offline
    for context in contexts:
        context.close()
    assert [] == wrong


@pytest.fixture
def open_page(offline: Open, tmp_path: Path) -> Open:
    """Return a function that opens pictures in a page; at the end nothing may have gone wrong."""

    def open_page(*pictures: Any, **options: Any) -> Page:
        page = offline(**options)
        blocks = "".join(picture.html() for picture in pictures)
        path = tmp_path / "pictures.html"
        path.write_text(f"<!doctype html><meta charset=utf-8><body>{blocks}", encoding="utf-8")
        page.goto(path.as_uri())
        return page

    return open_page


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site of all lessons, built for real, once for all workers."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    out = folder / "site"
    with (folder / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / "index.html").exists():  # it is written last
            course = read_course(root)
            build(course, list(course.lessons), out, on_run=lambda name: None)
    return out


@pytest.fixture
def visit(offline: Open, site: Path) -> Open:
    """Return a function that opens a page of the site; at the end nothing may have gone wrong."""

    def visit(name: str, **options: Any) -> Page:
        page = offline(**options)
        page.goto((site / f"{name}.html").as_uri())
        return page

    return visit
