"""nbgrader's own screens on a gradebook that was written here, with a hostile hand-in in it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from classroom import HALF, HIDDEN, RIGHT, executed, png, rejected, tiny_course, tiny_result

from autograder.gradebook import Gradebook

LIVE = "<script>window.pwned=1</script>"
ATTACKS = [
    LIVE,
    '<img src="http://evil.example/pixel.png" onerror="window.pwned=1">',
    "<svg><script>window.pwned=1</script></svg>",
    "[click](javascript:window.pwned=1)",
    "[click][later]\n\n[later]: javascript:window.pwned=1",
    "[a [b](x) c](javascript:window.pwned=1)",
    "![tracked](http://evil.example/pixel.png)",
    "<javascript:window.pwned=1>",
    '"><iframe src="javascript:window.pwned=1"></iframe>',
    f"```mermaid\n{LIVE}\n```",
    f"$a {LIVE} b$ and $$\\href{{javascript:window.pwned=1}}{{x}} {LIVE}$$",
    f"- item\n    {LIVE}\n> {LIVE}",
    f"`code` {LIVE}\n\n# heading {LIVE}",
]
PICTURE = png()


@dataclass
class Page(HTMLParser):
    """What of a page a browser would run or load."""

    html: str
    scripts: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    text: str = ""
    _in_script: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)
        else:
            self.text += data


@pytest.fixture(scope="module")
def formgrader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a formgrader on loopback, over a gradebook that was written here."""
    root = tmp_path_factory.mktemp("course")
    lesson = tiny_course(root)
    notebook = lesson.notebooks[0]
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": f"printed {LIVE}"},
        {"output_type": "display_data", "metadata": {}, "data": {"image/png": PICTURE}},
        {
            "output_type": "display_data",
            "metadata": {"image/png": {"width": f'1"> {LIVE}'}, "filenames": {"image/png": LIVE}},
            "data": {"image/png": f'x"> {LIVE}', "text/html": f"<b>table</b>{LIVE}"},
        },
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {
                "application/javascript": "window.pwned=1",
                "image/svg+xml": f"<svg onload='window.pwned=1'>{LIVE}</svg>",
                "text/markdown": LIVE,
                "text/latex": LIVE,
            },
        },
        {
            "output_type": "error",
            "ename": LIVE,
            "evalue": LIVE,
            "traceback": [f"\x1b[31m{LIVE}\x1b[0m"],
        },
    ]
    added: list[dict[str, Any]] = [
        {"cell_type": kind, "id": f'x"{LIVE}', "metadata": {"tags": [f'"{LIVE}']}, "source": text}
        for text in ATTACKS
        for kind in ("markdown", "raw")
    ]
    run = executed(notebook, {"double": RIGHT, "why": LIVE}, {"double": outputs}, added)
    run["metadata"] = {"title": LIVE, "widgets": {LIVE: {}}, "language_info": {"name": LIVE}}
    with Gradebook.open(root) as gradebook:
        hostile = tiny_result(notebook, RIGHT, LIVE)
        gradebook.record("mallory", lesson, [type(hostile)(**{**vars(hostile), "executed": run})])
        gradebook.record("ada", lesson, [tiny_result(notebook, HALF, "It is linear.")])
        gradebook.record("bob", lesson, [rejected(notebook, f"No notebook {LIVE}")])

    home = tmp_path_factory.mktemp("home")
    config = {
        "ServerApp": {
            "jpserver_extensions": {"nbgrader.server_extensions.formgrader": True},
            "token": "",
            "password": "",
            "open_browser": False,
            "ip": "127.0.0.1",
            "port": 0,
            "root_dir": str(root),
            "allow_root": True,
        }
    }
    (home / "jupyter_server_config.json").write_text(json.dumps(config))
    folders = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    environment = {**os.environ, **dict.fromkeys(folders, str(home)), "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyter_server"],
        cwd=root,
        env=environment,
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
            found = re.search(r"http://127\.0\.0\.1:([1-9]\d*)(?=/)", line)
            if found:
                until_it_listens(int(found.group(1)))
                yield found.group(0)
                break
        else:
            pytest.fail(f"the server did not start: {said[-2000:]}")
    finally:
        server.terminate()
        server.stderr.close()
        server.wait(timeout=20)


def until_it_listens(port: int) -> None:
    """Return once the server accepts; it tells its address a moment before that."""
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=30).close()
        except ConnectionRefusedError:
            assert time.monotonic() < deadline
        else:
            return


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode("utf-8"))


def submissions(formgrader: str) -> dict[str, dict[str, Any]]:
    rows = json.loads(fetch(f"{formgrader}/formgrader/api/submitted_notebooks/intro/intro"))
    return {row["student"]: row for row in rows}


@pytest.mark.slow
def test_the_lists_show_everybodys_points(formgrader: str) -> None:
    """The screens open, and the data behind them has the points that were recorded."""
    for page in ("manage_assignments", "manage_submissions/intro", "gradebook/intro/intro"):
        assert "formgrader" in fetch(f"{formgrader}/formgrader/{page}")
    rows = json.loads(fetch(f"{formgrader}/formgrader/api/submissions/intro"))
    points = {row["student"]: (row["score"], row["max_score"], row["autograded"]) for row in rows}
    assert {"mallory": (4, 7, True), "ada": (3.5, 7, True), "bob": (0, 7, True)} == points


@pytest.mark.slow
def test_a_graded_submission_opens(formgrader: str) -> None:
    """The page of a submission shows the student's notebook, its checks and their points."""
    row = submissions(formgrader)["ada"]
    page = Page(fetch(f"{formgrader}/formgrader/submissions/{row['id']}/"))
    for text in ("return 2 * abs(x)", "It is linear.", HIDDEN, "double_test"):
        assert text in page.text
    grades = json.loads(fetch(f"{formgrader}/formgrader/api/grades?submission_id={row['id']}"))
    scores = {grade["name"]: grade["auto_score"] for grade in grades}
    assert {"double_test": 3, "double_share": 0.5, "why": None, "draw": None} == scores


@pytest.mark.slow
@pytest.mark.parametrize("student", ["mallory", "bob"])
def test_nothing_of_a_hostile_hand_in_is_live(formgrader: str, student: str) -> None:
    """Scripts, handlers, links and trackers in text, outputs and metadata are text, no more.

    The formgrader's own sanitising is off here: what is stored is harmless by itself.
    """
    row = submissions(formgrader)[student]
    page = Page(fetch(f"{formgrader}/formgrader/submissions/{row['id']}/"))
    assert not [script for script in page.scripts if "pwned" in script]
    for tag, name, value in page.attributes:
        if "pwned" in value or "evil.example" in value:
            # An address that was written out is a link to click; anchors come from headings.
            assert ("a", "href") == (tag, name) or ("h1", "id") == (tag, name)
            assert value.startswith(("http://evil.example", "#")) or name == "id"
    assert "pwned" in page.text  # shown, as text
    if student == "mallory":
        assert [one for one in page.attributes if PICTURE in one[2]]
        assert "table" in page.text
