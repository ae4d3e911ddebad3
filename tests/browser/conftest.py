"""Pages that hold pictures, with neither kernel nor network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

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
