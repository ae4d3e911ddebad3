"""Every picture where a front end shuts it in: a frame of its own, no network, no globals.

Colab gives each output a sandboxed frame, and VS Code's policy forbids scripts from elsewhere.
Neither front end can be had here; these are the rules they set.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from browser.test_every_picture import CASES

from convolab.picture import module_text

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Open
    from playwright.sync_api import Page

    from convolab.picture import Picture

pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'"
PAGE = '<!doctype html><meta charset=utf-8><meta http-equiv="Content-Security-Policy" content="{}">'
# What anywidget does with a module: it imports it and calls render with a model and a place.
MODULE = """
const state = {state};
const heard = {{}};
const model = {{
  get: (name) => state[name],
  set: (name, value) => {{ state[name] = value; heard[name]?.forEach((call) => call()); }},
  on: (event, call) => (heard[event.slice(7)] ??= new Set()).add(call),
  off: (event, call) => heard[event.slice(7)]?.delete(call),
  save_changes: () => {{ window.saved = (window.saved ?? 0) + 1; }},
}};
const before = new Set(Object.keys(window));
const url = URL.createObjectURL(new Blob([{text}], {{ type: "text/javascript" }}));
import(url).then(({{ default: picture }}) => {{
  const gone = picture.render({{ model, el: document.body }});
  window.leaked = Object.keys(window).filter((name) => !before.has(name));
  window.takeAway = () => {{
    gone();
    return [document.querySelectorAll("div").length, sum(heard)];
  }};
}});
const sum = (calls) => Object.values(calls).reduce((total, set) => total + set.size, 0);
"""


def _framed(picture: Picture) -> str:
    """Return a page with a sandboxed frame: scripts run, in an origin of their own."""
    inside = PAGE.format(POLICY) + "<body>" + picture.html()
    return f'<iframe sandbox="allow-scripts" width=960 height=1200 srcdoc="{escape(inside)}">'


def _lifted(picture: Picture) -> str:
    """Return a page that runs the script and has lost the block that it belongs to."""
    html = picture.html()
    return PAGE.format(POLICY) + "<body>" + html[html.index("<script>") :]


def _module(picture: Picture) -> str:
    """Return a page that does with the module what anywidget does."""
    text = json.dumps(module_text(picture.module, *picture.parts)).replace("</", "<\\/")
    state = json.dumps(picture.state)
    script = MODULE.format(state=state, text=text)
    return f"{PAGE.format(POLICY)}<body></body><script>{script}</script>"


@pytest.mark.parametrize("shut_in", [_framed, _lifted, _module])
@pytest.mark.parametrize("name", CASES)
def test_a_picture_answers_where_it_is_shut_in(
    offline: Open, tmp_path: Path, name: str, shut_in: Callable[[Picture], str]
) -> None:
    """It appears, a hand changes its line to the right one, nothing is asked for or refused."""
    make, act, expected = CASES[name]
    (tmp_path / "page.html").write_text(shut_in(make()), encoding="utf-8")
    page = offline(viewport={"width": 1000, "height": 1300})
    page.goto((tmp_path / "page.html").as_uri())
    where: Page | Any = page.frames[-1]
    where.locator(".say").first.wait_for()
    act(where)
    assert expected in where.locator(".say").first.inner_text()
    if shut_in is _module:
        assert [] == page.evaluate("leaked")
        page.wait_for_timeout(200)  # the state is sent at most ten times a second
        assert 1 <= page.evaluate("saved")
        assert [0, 0] == page.evaluate("takeAway()")
