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
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Yield a function that opens pictures in a page; at the end nothing may have gone wrong."""
    contexts = []
    wrong: list[str] = []

    def open_page(*pictures: Any, **options: Any) -> Page:
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: request.url[:4] == "http" and wrong.append(request.url))
        blocks = "".join(picture.html() for picture in pictures)
        path = tmp_path / f"{len(contexts)}.html"
        path.write_text(f"<!doctype html><meta charset=utf-8><body>{blocks}", encoding="utf-8")
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [] == wrong


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
def visit(browser: Browser, site: Path) -> Iterator[Open]:
    """Yield a function that opens a page offline; at the end nothing may have gone wrong."""
    contexts = []
    wrong: list[str] = []

    def visit(name: str, **options: Any) -> Page:
        contexts.append(browser.new_context(offline=True, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda asked: asked.url[:5] in ("file:", "data:") or wrong.append(asked.url),
        )
        page.goto((site / f"{name}.html").as_uri())
        return page

    yield visit
    for context in contexts:
        context.close()
    assert [] == wrong
