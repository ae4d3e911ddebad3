"""Every attack runs for real and gets its author nothing: no point, no secret, nothing that stays.

A file here is one attack, as data: its docstring says it in a sentence; what else it may hold
stands in `Attack`. In its texts ``@COURSE@`` is the course's folder, ``@ROOT@`` the grader's,
``@PORT@`` a port where somebody listens; ``@SEED_PATTERN@`` and its like are regular expressions.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import runpy
import select
import shutil
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import psutil
import pytest
from handing_in import ROOT

from autograder.authorship import hidden_lines
from autograder.cluster import needs, warm_parent
from autograder.course import Course, Notebook, read_course
from autograder.display import plain
from autograder.feedback import page
from autograder.grading import Job, Result, grade
from autograder.record import as_notebook, from_record
from autograder.sandbox.confinement import Limits
from autograder.sandbox.warm import Warm

HERE = Path(__file__).parent
LESSON = "02_cross_correlation"
SEED = 1734958201
SMALL = Limits(cell_s=2, check_s=2, submission_s=20, memory_bytes=400 * 2**20)
SPARE_S = 10
"""Seconds that a submission may take beyond its limit: to end its processes and to be written."""
MARK = "convolab_attack"
"""What every file is called that an attack tries to leave behind."""


@dataclass(frozen=True)
class Attack:
    """One attack.

    Attributes:
        answers: the answers' texts by grade id; the others stay stubs.
        every: a text for all answers but the quiz, ``NAME`` standing for the answer's name.
        before: a cell before all others.
        behind: cells of the student's own, by the id of the cell before.
        last: a cell after all others.
        change: what is done to the notebook then; gives a notebook, or the bytes of a file.
        file: the file's name.
        limits: what differs from `SMALL`.
        earns: points of the parts that are honest.
        seen: what must be found in the student's outputs, or the attack did not run.
        status: what the checks must end with, by grade id.
        absent: what must be found in no output and no message.
        present: what must be found in the checks' outputs.
        rejected: whether the file must be (True), may be (None) or must not be (False) rejected.
        is_bomb: whether an honest submission is graded right after it.
        is_slow: whether it takes more than ten seconds.
    """

    name: str
    says: str
    answers: Mapping[str, str] = field(default_factory=dict)
    every: str | None = None
    before: str = ""
    behind: Mapping[str, str] = field(default_factory=dict)
    last: str = ""
    change: Callable[[dict[str, Any]], dict[str, Any] | bytes] = lambda content: content
    file: str = f"{LESSON}.ipynb"
    limits: Mapping[str, Any] = field(default_factory=dict)
    earns: float = 0.0
    seen: tuple[str, ...] = ("ATTEMPTED",)
    status: Mapping[str, set[str]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    rejected: bool | None = False
    is_bomb: bool = False
    is_slow: bool = False
    needs_x86: bool = False


def read(path: Path) -> Attack:
    """Read one attack; a name that is not known is a slip of its file."""
    given = runpy.run_path(str(path))
    says = given["__doc__"]
    names = {name: value for name, value in given.items() if name.isupper() or name == "change"}
    own = {"bomb": "is_bomb", "slow": "is_slow", "x86": "needs_x86"}
    allowed = set(Attack.__dataclass_fields__) | set(own)
    constants = {name.lower(): value for name, value in names.items() if name.lower() in allowed}
    fields = {own.get(name, name): value for name, value in constants.items()}
    return Attack(path.stem, says, **fields)


ATTACKS = [read(path) for path in sorted(HERE.glob("[!_]*.py")) if path.name[:5] != "test_"]


@dataclass(frozen=True)
class House:
    """The course that is attacked, its warm parent, and somebody who listens."""

    course: Course
    notebook: Notebook
    warm: Warm
    listeners: tuple[socket.socket, ...]
    port: int


PARENTS = 2
"""The students' and the checkers' parent: all that may live between two submissions."""


def _processes(warm: Warm) -> list[psutil.Process]:
    assert warm._process is not None
    children = psutil.Process(warm._process.pid).children(recursive=True)
    return psutil.wait_procs(children, timeout=0)[1]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("course")
    for name in ("source", "assets", "convolab"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "gradebook.db").write_text("not to be touched")
    course = read_course(folder)
    tcp = socket.create_server(("127.0.0.1", 0))
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(tcp.getsockname())
    unix = socket.socket(socket.AF_UNIX)
    unix.bind(f"\0{MARK}{os.getpid()}")
    unix.listen()
    warm = warm_parent(needs(course))
    before = _hash(folder)
    made = House(
        course,
        course.lessons[LESSON].notebooks[0],
        warm,
        (tcp, udp, unix),
        tcp.getsockname()[1],
    )
    _honest(made)
    yield made
    _honest(made)
    assert _hash(folder) == before, "the course was changed"
    for listener in made.listeners:
        listener.close()


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(str(path).encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _solution(notebook: Notebook, grade_id: str) -> str:
    source = next(cell.source for cell in notebook.cells if cell.grade_id == grade_id)
    return "\n".join(line for line in source.split("\n") if "SOLUTION" not in line)


def _content(attack: Attack, notebook: Notebook) -> dict[str, Any]:
    """Return the notebook that the student saves, before `change`."""
    names = [c.grade_id for c in notebook.cells if c.role == "answer" and c.grade_id != "quiz"]
    answers = {n: attack.every.replace("NAME", n) for n in names if n} if attack.every else {}
    answers |= attack.answers
    assert answers.keys() <= {cell.grade_id for cell in notebook.cells}, "an unknown answer"
    assert attack.behind.keys() <= {cell.id for cell in notebook.cells}, "an unknown cell"
    cells: list[dict[str, Any]] = []

    def add(kind: str, source: str, name: str | None, metadata: Mapping[str, Any]) -> None:
        made: dict[str, Any] = {"cell_type": kind, "metadata": dict(metadata), "source": source}
        made["id"] = name or f"own{len(cells)}"
        cells.append(made | ({"outputs": [], "execution_count": None} if kind == "code" else {}))

    if attack.before:
        add("code", attack.before, None, {})
    for cell in notebook.cells:
        source = answers.get(cell.grade_id or "", cell.released)
        add(cell.cell_type, source, cell.id, json.loads(json.dumps(dict(cell.metadata))))
        if cell.id in attack.behind:
            add("code", attack.behind[cell.id], None, {})
    if attack.last:
        add("code", attack.last, None, {})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def _raw(attack: Attack, house: House) -> bytes:
    content = attack.change(_content(attack, house.notebook))
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    assert house.warm._process is not None
    facts = {
        "COURSE": str(house.course.root),
        "ROOT": str(ROOT),
        "PORT": str(house.port),
        "PARENT": str(house.warm._process.pid),
        "RUNNER": str(os.getpid()),
        # As a pattern, so that the notebook does not hold what it looks for.
        "COURSE_PATTERN": str(house.course.root).replace("/course", "/[c]ourse"),
        "ROOT_PATTERN": f"{str(ROOT)[:-1]}[{str(ROOT)[-1]}]/",
        "SEED_PATTERN": f"{str(SEED)[:-1]}[{str(SEED)[-1]}]",
    }
    for name, fact in facts.items():
        raw = raw.replace(f"@{name}@".encode(), json.dumps(fact)[1:-1].encode())
    for grade_id in re.findall(rb"@SOLUTION:(\w+)@", raw):
        text = json.dumps(_solution(house.notebook, grade_id.decode()))[1:-1].encode()
        raw = raw.replace(b"@SOLUTION:" + grade_id + b"@", text)
    return raw


def _honest(house: House) -> None:
    """Grade an honest, half finished notebook and see that nothing is different."""
    solutions = {name: _solution(house.notebook, name) for name in ("window_sum", "quiz")}
    raw = _raw(Attack("honest", "", solutions), house)
    limits = Limits(memory_bytes=2**30)
    result = grade(Job(f"{LESSON}.ipynb", raw, LESSON, SEED), house.course, house.warm, limits)
    points = {cell.grade_id: cell.points for cell in result.cells if cell.points}
    assert points == {"window_sum_test": 2.0, "quiz_test": 2.0}


def _texts(result: Result, by: str) -> str:
    """Return all that the cells of one side have shown."""
    shown: list[str] = []
    for cell in result.executed.get("cells", ()):
        if cell["metadata"]["convolab"]["by"] == by:
            for one in cell.get("outputs", ()):
                shown += [one.get("text", ""), one.get("evalue", ""), one.get("ename", "")]
                shown += [*one.get("traceback", ()), *one.get("data", {}).values()]
    return "\n".join(shown)


def _secrets(house: House, raw: bytes) -> set[str]:
    """Return the texts that nobody may see: hidden tests, solutions, paths."""
    cells = house.notebook.cells
    released = {line.strip() for cell in cells for line in cell.released.splitlines()}
    solutions = {
        line.strip()
        for cell in cells
        if cell.role == "answer"
        for line in cell.source.splitlines()
        if len(line.strip()) >= 25 and line.strip() not in released
    }
    secrets = {*hidden_lines(house.notebook), *solutions, "autograder.checks"}
    secrets |= {str(house.course.root), f"{ROOT}{os.sep}source", f"{ROOT}{os.sep}autograder"}
    own = (
        "".join(json.loads(raw.decode()).get("x", ())) if raw[:1] == b"[" else raw.decode("latin-1")
    )
    return {one for one in secrets if json.dumps(one)[1:-1] not in own and one not in own}


class _Live(HTMLParser):
    """Collects what a browser would run, or load from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "base", "link", "svg", "math"):
            self.found.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            is_local = address.startswith(("#", "data:image/", "https://colab.research.google.com"))
            if name.startswith("on") or (name in ("href", "src", "action") and not is_local):
                self.found.append(f"{tag} {name}={value}")


def _left_behind(house: House) -> list[str]:
    places = ("/tmp", "/var/tmp", "/dev/shm", ".", str(ROOT), str(house.course.root), "/")
    return [str(path) for place in places for path in Path(place).glob(f"*{MARK}*")]


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(one, id=one.name, marks=[pytest.mark.slow] if one.is_slow else [])
        for one in ATTACKS
    ],
)
def test_an_attack_gets_nothing(attack: Attack, house: House) -> None:
    """No point, no secret, no file, process or connection; in time; the next one is untouched."""
    if attack.needs_x86 and os.uname().machine != "x86_64":
        pytest.skip("its machine code and system calls are those of x86-64")
    raw = _raw(attack, house)
    limits = replace(SMALL, **attack.limits)
    started = time.monotonic()
    result = grade(Job(attack.file, raw, None, SEED), house.course, house.warm, limits)
    seconds = time.monotonic() - started

    assert seconds < limits.submission_s + SPARE_S
    if attack.rejected is not None:
        assert result.status == ("rejected" if attack.rejected else "graded"), result.reason
    own, checks = _texts(result, "student"), _texts(result, "author")
    messages = "\n".join(f"{cell.message}\n{cell.hint or ''}" for cell in result.cells)
    if result.status == "graded":
        assert result.score == attack.earns, [(c.grade_id, c.points) for c in result.cells]
        for pattern in attack.seen:
            assert re.search(pattern, own + messages), (
                f"it did not run:\n{(own + messages)[-3000:]}"
            )
        for grade_id, allowed in attack.status.items():
            (cell,) = [cell for cell in result.cells if cell.grade_id == grade_id]
            assert cell.status in allowed, (cell.status, cell.message)
        for text in attack.present:
            assert text in checks
    for text in attack.absent:
        text = text.replace("@COURSE@", str(house.course.root)).replace("@ROOT@", str(ROOT))
        assert text not in own + checks + messages

    stored = json.loads(json.dumps(as_notebook(result, house.notebook, "d")))
    html = page(
        from_record(stored["metadata"]["convolab"], stored),
        house.course.lessons[LESSON],
        attack.file,
    )
    visible = own + messages + html + (result.reason or "")
    assert [one for one in _secrets(house, raw) if one in visible] == []
    assert str(SEED) not in own
    live = _Live()
    live.feed(html)
    assert live.found == []
    for text in (own, html, *(plain(cell.message) for cell in result.cells)):
        assert re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x9b\u202e\ud800-\udfff]", text) is None

    psutil.wait_procs(_processes(house.warm)[PARENTS:], timeout=5)  # The kernel is still at it.
    assert len(_processes(house.warm)) == PARENTS
    assert _left_behind(house) == []
    assert select.select(house.listeners, [], [], 0)[0] == [], "somebody was reached"
    if attack.is_bomb:
        _honest(house)
