"""The pictures in real notebooks: JupyterLab and Notebook 7 of today, and the versions of Colab.

A notebook's cells show every picture live, a hand acts on each, and Python and browser must agree.
Colab's own front end cannot be had; nearest to it is the classic notebook, which shares its
widgets (ipywidgets 7.7.1, widgetsnbextension 3.6.10) and its kernel.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from browser.test_every_picture import CASES
from test_formgrader import until_it_listens

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from convolab.picture import Picture

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class FrontEnd:
    """A program that shows notebooks, and how a hand finds its way in it.

    Attributes:
        python: of the environment that holds the program and the kernel.
        module: what that Python runs.
        path: of the notebook, behind the server's address.
        ready: a JavaScript expression that is true once cells can be run.
        menu, run_all: the menu, and its entry that runs every cell.
        cell, editor, output: CSS selectors, the last two inside a cell.
        noise: patterns of its own complaints, each with the reason why it is none of ours.
    """

    python: Path
    module: str
    path: str
    ready: str
    menu: str
    run_all: str
    cell: str
    editor: str
    output: str
    noise: tuple[str, ...] = ()


FRONT_ENDS = {
    "JupyterLab": FrontEnd(
        python=Path(sys.executable),
        module="jupyterlab",
        path="lab/tree/live.ipynb",
        ready="document.querySelector('#jp-main-statusbar')?.textContent.includes('| Idle')",
        menu="#jp-MainMenu [role=menuitem] >> text='Run'",
        run_all="[role=menuitem] >> text='Run All Cells'",
        cell=".jp-Notebook .jp-CodeCell",
        editor=".cm-content",
        output=".jp-OutputArea-output",
    ),
    "Notebook 7": FrontEnd(
        python=Path(sys.executable),
        module="notebook",
        path="notebooks/live.ipynb",
        # It is idle for a moment before it asks for its kernel, too.
        ready="document.querySelector('.jp-Notebook-ExecutionIndicator[data-status=idle]')"
        " && document.querySelector('.jp-KernelName')?.textContent.includes('ipykernel')",
        menu="[role=menubar] [role=menuitem] >> text='Run'",
        run_all="[role=menuitem] >> text='Run All Cells'",
        cell=".jp-Notebook .jp-CodeCell",
        editor=".cm-content",
        output=".jp-OutputArea-output",
        noise=(
            # Said of an empty notebook as well, before anything of ours is shown.
            r"Menu entry for command '[\w:-]+' is duplicated\.",
            r"\[yjs#509\] Not same Y\.Doc",
            r"Cannot read properties of undefined \(reading 'schema'\)",
        ),
    ),
    "Colab's versions": FrontEnd(
        python=ROOT / ".venv-colab" / "bin" / "python",
        module="nbclassic",
        path="notebooks/live.ipynb",
        ready="window.Jupyter?.notebook?.kernel?.widget_manager"
        " && document.querySelector('.kernel_idle_icon')",
        menu="#menus >> text='Cell'",
        run_all="#run_all_cells a",
        cell=".code_cell",
        editor=".CodeMirror",
        output=".output_text",
        noise=(
            # It binds a shortcut before the action exists, and says so itself.
            r"actions jupyter-notebook:find-and-replace does not exist, still binding it .*",
            # ipykernel 6.17.1 with ipywidgets 7 has no such channel yet; the manager asks the
            # models one by one instead.
            r"Failed to fetch ipywidgets through the \"jupyter.widget.control\" comm channel, .*",
        ),
    ),
}

# What the act of each case leaves in Python: a property and its value.
HEARD: dict[str, tuple[str, Any]] = {
    "SlidingWindow": ("cursor", [0, 1]),
    "ImpulseLab": ("position", [3, 2]),
    "PaddingStride": ("p", 1),
    "ReceptiveField": ("layers", [[4, 1], [3, 2]]),
    "ConstraintLadder": ("share", True),
    "DenseConv": ("k", 4),
    "PoolShift": ("dx", 1),
    "ChannelMixer": ("c_in", 4),
    "KernelLearning": ("lr", 1 / 30),
    "KernelGallery": ("angle", 355),
    "ShiftAccuracy": ("place", [0, 1]),
}
START = "import convolab, itertools, json\nshown = {}\nturn = itertools.count()"
KEEP = "first = {name: dict(picture.state) for name, picture in shown.items()}"
TELL = f"""\
asked = {dict(HEARD)!r}
states = {{name: getattr(shown[name], field) for name, (field, _) in asked.items()}}
traits = {{name: getattr(shown[name].widget, field) for name, (field, _) in asked.items()}}
print(json.dumps([next(turn), states, states == traits]))"""
RESTORE = "for name, picture in shown.items():\n    picture.update(**first[name])"


def _shows(name: str) -> str:
    """Write the cell that shows a case's picture."""
    picture: Picture = CASES[name][0]()
    takes = inspect.signature(type(picture)).parameters
    given = {key: value for key, value in picture.state.items() if key in takes}
    return f"shown[{name!r}] = convolab.{name}(**{given!r})\nshown[{name!r}]"


CELLS = [START, *map(_shows, CASES), "convolab.ImpulseLab(host='html')", KEEP, RESTORE, TELL]


def _write(place: Path) -> None:
    """Write the notebook, the configuration and a folder with the student package alone."""
    for folder in ("course", "home/lab/user-settings/@jupyterlab/apputils-extension", "packages"):
        (place / folder).mkdir(parents=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata["kernelspec"] = spec
    nbformat.write(notebook, place / "course" / "live.ipynb")
    (place / "packages" / "convolab").symlink_to(ROOT / "convolab")
    server = {
        "token": "",
        "password": "",
        "open_browser": False,
        "ip": "127.0.0.1",
        "port": 0,
        "root_dir": str(place / "course"),
        "allow_root": True,
    }
    never = {"check_for_updates_class": "jupyterlab.NeverCheckForUpdate", "news_url": None}
    lab = {**never, "extension_manager": "readonly"}
    config = json.dumps({"ServerApp": server, "LabApp": lab})
    (place / "home" / "jupyter_server_config.json").write_text(config)
    # Without this JupyterLab asks in a box above the page whether it may fetch news.
    settings = place / "home/lab/user-settings/@jupyterlab/apputils-extension"
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')


@contextmanager
def _served(front: FrontEnd, place: Path) -> Iterator[str]:
    """Yield the address of a server of this front end, on loopback, with all it writes in place."""
    _write(place)
    strange = ("JUPYTER", "NBGRADER", "AUTOGRADER", "PYTHON")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(strange)}
    folders = (
        "HOME",
        "IPYTHONDIR",
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
    )
    server = subprocess.Popen(
        [str(front.python), "-m", front.module],
        cwd=place / "course",
        env={
            **kept,
            **dict.fromkeys(folders, str(place / "home")),
            "JUPYTER_PLATFORM_DIRS": "1",
            "PYTHONPATH": str(place / "packages"),
            "PYTHONUNBUFFERED": "1",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    try:
        said = ""
        for line in server.stderr:
            said += line
            if found := re.search(r"http://127\.0\.0\.1:([1-9]\d*)/", line):
                until_it_listens(int(found.group(1)))
                yield found.group(0)
                break
        else:
            pytest.fail(f"the server did not start: {said[-2000:]}")
    finally:
        server.terminate()
        server.stderr.close()
        server.wait(timeout=20)


class Notebook:
    """The notebook, open in a front end, with all its cells run."""

    def __init__(self, page: Page, front: FrontEnd, address: str) -> None:
        self.page, self.front = page, front
        self.wrong: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        page.on("request", lambda request: self._ask(request.url, address))
        page.goto(address + front.path)
        page.wait_for_function(front.ready, timeout=60_000)
        page.locator(front.menu).click()
        page.locator(front.run_all).click()
        self.states = self.told(0)

    def _hear(self, kind: str, text: str) -> None:
        known = any(re.fullmatch(pattern, text, re.S) for pattern in self.front.noise)
        if kind in ("error", "warning") and not known:
            self.wrong.append(text)

    def _ask(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            self.wrong.append(url)

    @property
    def cells(self) -> Locator:
        """The code cells."""
        return self.page.locator(self.front.cell)

    def card(self, name: str) -> Locator:
        """Return the picture that the cell of a case shows."""
        return self.cells.nth(1 + list(CASES).index(name)).locator(".card")

    def run(self, source: str) -> None:
        """Run the cell with this source once more."""
        self.cells.nth(CELLS.index(source)).locator(self.front.editor).click()
        self.page.keyboard.press("Control+Enter")

    def told(self, turn: int) -> dict[str, Any]:
        """Return by picture what the last cell printed in that turn: the property in HEARD."""
        output = self.cells.nth(CELLS.index(TELL)).locator(self.front.output)
        output.filter(has_text=re.compile(rf"^\[{turn},")).wait_for(timeout=60_000)
        _, states, is_same = json.loads(output.inner_text())
        assert is_same, "a trait of the widget differs from the picture's state"
        return dict(states)


def _line(card: Locator) -> Locator:
    return card.locator(".say").first


@pytest.mark.parametrize("name", FRONT_ENDS)
def test_every_picture_lives_in_a_notebook(browser: Browser, tmp_path: Path, name: str) -> None:
    """Each appears, a hand changes its line, Python follows and can change it back; no complaint.

    No key typed in it acts on the notebook, and exported to HTML each answers without a kernel.
    """
    from playwright.sync_api import expect

    front = FRONT_ENDS[name]
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    with _served(front, tmp_path) as address:
        notebook = Notebook(context.new_page(), front, address)
        keys = notebook.page.keyboard
        # The text content: the inner text of what JupyterLab has out of sight is empty.
        lines = {case: _line(notebook.card(case)).text_content() or "" for case in CASES}
        for case, (_, act, expected) in CASES.items():
            card = notebook.card(case)
            card.scroll_into_view_if_needed()
            expect(_line(card)).to_be_visible()
            expect(_line(card)).to_have_text(lines[case])
            act(card)  # type: ignore[arg-type]  # a part of the page is asked as the page is
            expect(_line(card)).to_contain_text(expected)
            expect(_line(card)).not_to_have_text(lines[case])

            # x would cut the cell, Tab and the arrows would leave the picture.
            first = card.locator("button:enabled, input:enabled, select").first
            first.focus()
            keys.press("x")
            keys.press("Tab")
            inside = "card => card.contains(card.getRootNode().activeElement)"
            assert card.evaluate(inside), case
            keys.press("x")
            assert first.evaluate("node => node !== node.getRootNode().activeElement"), case
        still = notebook.cells.nth(1 + len(CASES)).locator(".card")
        CASES["ImpulseLab"][1](still)  # type: ignore[arg-type]
        expect(_line(still)).to_contain_text(CASES["ImpulseLab"][2])
        assert len(CELLS) == notebook.cells.count()

        notebook.run(TELL)
        assert {case: value for case, (_, value) in HEARD.items()} == notebook.told(1)

        notebook.run(RESTORE)
        notebook.run(TELL)
        assert notebook.states == notebook.told(2)
        for case, line in lines.items():
            expect(_line(notebook.card(case))).to_have_text(line)

        keys.press("Escape")
        keys.press("Control+s")
        exported = _exported(tmp_path / "course" / "live.ipynb")
        # Outside a picture the same key does cut a cell: the count above says something.
        keys.press("x")
        expect(notebook.cells).to_have_count(len(CELLS) - 1)
        assert [] == notebook.wrong
    context.close()
    _still_moves(browser, exported)


def _exported(path: Path) -> Path:
    """Wait until the front end has saved the notebook; export it to HTML as its menu does."""
    deadline = time.monotonic() + 20
    while path.read_text(encoding="utf-8").count("[2,") < 1:
        assert time.monotonic() < deadline, "the notebook was not saved"
        time.sleep(0.1)
    subprocess.run(
        [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", path.name],
        cwd=path.parent,
        capture_output=True,
        timeout=120,
        check=True,
    )
    return path.with_suffix(".html")


def _still_moves(browser: Browser, exported: Path) -> None:
    """No kernel, no network: a hand changes each picture's line all the same."""
    context = browser.new_context(offline=True, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(exported.as_uri(), wait_until="domcontentloaded")
    cells = page.locator(".jp-CodeCell")
    for number, (_, act, expected) in enumerate(CASES.values(), 1):
        card = cells.nth(number).locator(".card")
        act(card)  # type: ignore[arg-type]  # as above
        assert expected in _line(card).inner_text()
    context.close()
