"""One submission, from the file to its result."""

from __future__ import annotations

import hashlib
import select
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from autograder.course import Course, Notebook
from autograder.display import clean_outputs
from autograder.repair import Rejected, Repair, Repaired, repair
from autograder.sandbox.channel import AGAIN, Channel, Closed, Late
from autograder.sandbox.codec import CodecError, Decoder, Encoder, refuse
from autograder.sandbox.confinement import Limits
from autograder.sandbox.usage import anonymous_bytes
from autograder.sandbox.warm import Child, Warm
from autograder.scoring import CellResult

_TICK_MS = 40
_OVERTIME_S = 10.0
"""How long after the submission's own limit the checker may still be writing its report."""


@dataclass(frozen=True)
class Seconds:
    """Where a submission's time went, in seconds of wall clock."""

    total: float = 0.0
    student: float = 0.0
    checks: float = 0.0


@dataclass(frozen=True)
class Result:
    """What became of one notebook; one line of ``autograder check --json``.

    Attributes:
        file: the notebook's name as it was given.
        lesson: the lesson, None when nobody knows it.
        notebook: the notebook's name inside the lesson.
        status: ``graded`` or ``rejected``.
        reason: for a rejected one, one sentence that says what to do.
        score: sum of the cells' points.
        max_score: sum of the lesson's points (of this notebook).
        seed: seed of the hidden checks' random inputs; ``--seed`` repeats the run.
        sandboxed: whether the student's code ran confined.
        cells: the graded cells in the lesson's order.
        repairs: what was put right in the hand-in.
        seconds: where the time went.
        executed: the notebook as run (nbformat 4.5 JSON, outputs sanitised), {} when rejected.
    """

    file: str
    lesson: str | None
    notebook: str | None
    status: Literal["graded", "rejected"]
    reason: str | None
    score: float
    max_score: float
    seed: int
    sandboxed: bool
    cells: tuple[CellResult, ...] = ()
    repairs: tuple[Repair, ...] = ()
    seconds: Seconds = Seconds()
    executed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """One hand-in to grade.

    Attributes:
        file: its name, for messages and for recognising the lesson when nothing else does.
        raw: its bytes. *Trust:* none.
        lesson: the lesson that it was collected for, None to find out.
        seed: seed of the hidden checks, None to derive it from the hand-in and the lesson.
    """

    file: str
    raw: bytes
    lesson: str | None = None
    seed: int | None = None


def grade(job: Job, course: Course, warm: Warm, limits: Limits | None = None) -> Result:
    """Repair, run, check and score one hand-in.

    *Trust:* the hand-in is hostile. *Safe to retry.* *Blocks for at most* the submission's limit of
    its lesson and ten seconds.

    Args:
        job: the hand-in.
        course: the lessons as their author wrote them.
        warm: where its processes are forked.
        limits: what it may use; None for the lesson's own.

    Raises:
        SandboxError: no process can be started at all.
    """
    started = time.perf_counter()
    repaired = repair(job.raw, course, lesson=job.lesson, name=job.file)
    if isinstance(repaired, Rejected):
        return ungraded(
            job,
            repaired.reason,
            lesson=repaired.lesson,
            sandboxed=warm.sandboxed,
            total_s=time.perf_counter() - started,
        )
    notebook = repaired.notebook
    seed = derive_seed(job.raw, notebook) if job.seed is None else job.seed
    limits = limits or limits_of(notebook)
    report = _examine(_plan(repaired, course, seed), limits, warm)
    results = {r["grade_id"]: CellResult(**r) for r in report["results"]}
    cells = tuple(
        _graded_cell(cell.grade_id or cell.id, cell.role, cell.points, results, repaired)
        for cell in notebook.cells
        if cell.role in ("check", "manual", "task")
    )
    total = time.perf_counter() - started
    return Result(
        file=job.file,
        lesson=notebook.lesson,
        notebook=notebook.name,
        status="graded",
        reason=None,
        score=round(sum(cell.points for cell in cells), 6),
        max_score=round(sum(cell.max_points for cell in cells), 6),
        seed=seed,
        sandboxed=warm.sandboxed,
        cells=cells,
        repairs=repaired.repairs,
        seconds=Seconds(total, float(report["student_s"]), float(report["checks_s"])),
        executed=executed_notebook(repaired, report["outputs"]),
    )


def derive_seed(raw: bytes, notebook: Notebook) -> int:
    """Return the seed that belongs to a hand-in: the same on every run, unknown to its student."""
    digest = hashlib.sha256(notebook.digest.encode() + hashlib.sha256(raw).digest()).digest()
    return int.from_bytes(digest[:4], "big") >> 1


def limits_of(notebook: Notebook) -> Limits:
    """Return what a notebook's hand-in may use: ``metadata.convolab.limits`` over the defaults."""
    own = notebook.metadata.get("convolab")
    wanted = own.get("limits") if isinstance(own, Mapping) else None
    if not isinstance(wanted, Mapping):
        return Limits()
    known = {f.name for f in fields(Limits)}
    return replace(Limits(), **{k: v for k, v in wanted.items() if k in known})


def ungraded(
    job: Job,
    reason: str,
    *,
    lesson: str | None = None,
    sandboxed: bool = True,
    total_s: float = 0.0,
) -> Result:
    """Return the result of a hand-in that could not be graded."""
    return Result(
        file=job.file,
        lesson=lesson or job.lesson,
        notebook=None,
        status="rejected",
        reason=reason,
        score=0.0,
        max_score=0.0,
        seed=job.seed or 0,
        sandboxed=sandboxed,
        seconds=Seconds(total=total_s),
    )


def _plan(repaired: Repaired, course: Course, seed: int) -> dict[str, Any]:
    """Return what the checker's process needs to know of a hand-in; pure but for data files."""
    lesson = course.lessons[repaired.notebook.lesson]
    cells: list[dict[str, Any]] = []
    answers: list[bool] = []
    was_check = False
    for cell in repaired.cells:
        made = dict(vars(cell))
        if cell.role == "check":
            made["untouched"] = bool(answers) and all(answers)
        elif cell.role == "answer":
            # A check belongs to the answers between the last check and it.
            answers = [*([] if was_check else answers), cell.untouched]
        was_check = cell.role == "check" or (was_check and cell.role != "answer")
        cells.append(made)
    author = [
        {"source": cell.source, "is_answer": cell.role in ("answer", "manual")}
        for cell in repaired.notebook.cells
        if cell.cell_type == "code" and cell.role != "check"
    ]
    files = {str(path): (lesson.folder / path).read_bytes() for path in lesson.files}
    return {"cells": cells, "author": author, "files": files, "seed": seed}


def _graded_cell(
    grade_id: str,
    role: str,
    points: float,
    results: Mapping[str, CellResult],
    repaired: Repaired,
) -> CellResult:
    """Return the result of one graded cell; hand-graded ones wait for a person."""
    if role != "check":
        left = any(c.grade_id == grade_id and c.untouched for c in repaired.cells)
        if left and role == "manual":
            message = "This exercise has not been answered yet."
            return CellResult(grade_id, 0.0, points, "unanswered", message=message)
        message = "A person will mark this exercise."
        return CellResult(grade_id, 0.0, points, "manual", message=message)
    message = "The notebook ended before this check was reached."
    return results.get(grade_id) or CellResult(grade_id, 0.0, points, "crashed", message=message)


def executed_notebook(repaired: Repaired, outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the notebook as run: the author's metadata, cleaned outputs; pure.

    *Trust:* ``outputs`` are the student's.
    """
    author = {cell.id: cell for cell in repaired.notebook.cells}
    cells: list[dict[str, Any]] = []
    for cell in repaired.cells:
        own = author.get(cell.id)
        metadata = {"convolab": {"by": cell.by}}
        if own is not None and "nbgrader" in own.metadata:
            metadata["nbgrader"] = dict(own.metadata["nbgrader"])
        made: dict[str, Any] = {
            "cell_type": cell.cell_type,
            "id": cell.id,
            "metadata": metadata,
            "source": cell.source,
        }
        if cell.cell_type == "code":
            made |= {"execution_count": None, "outputs": clean_outputs(outputs.get(cell.id, []))}
        cells.append(made)
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _examine(plan: Mapping[str, Any], limits: Limits, warm: Warm) -> dict[str, Any]:
    """Run a plan in a checker's and a student's process, and watch both; returns the report."""
    control, checkers_control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours, theirs = socket.socketpair()
    stream = Channel(ours)
    with control, checkers_control, ours, theirs:
        checker = warm.fork("checker", limits, [checkers_control.fileno(), theirs.fileno()])
        checkers_control.close()
        theirs.close()
        watch = _Watch(control, warm, limits)
        try:
            watch.give_student()
            stream.send(Encoder(refuse).encode(dict(plan)), time.monotonic() + 60)
            if watch.until_report(ours, checker):
                return _report(Decoder(refuse).decode(stream.receive(time.monotonic() + 60)))
        except (Closed, Late, CodecError, OSError):
            pass
        finally:
            watch.end()
            checker.end()
    return {"results": [], "outputs": {}, "student_s": 0.0, "checks_s": 0.0}


def _report(report: Any) -> dict[str, Any]:
    if type(report) is not dict:
        raise CodecError("the report is malformed")
    return report


class _Watch:
    """Watches one submission's processes: gives new ones, and kills those over a limit.

    Args:
        control: the socket to the checker's process.
        warm: where a student's process is forked.
        limits: what the submission may use.
    """

    def __init__(self, control: socket.socket, warm: Warm, limits: Limits) -> None:
        self._control = control
        self._warm = warm
        self._limits = limits
        self._student: Child | None = None
        self._base: int | None = None
        self._why = ""
        self._end = time.monotonic() + limits.submission_s + _OVERTIME_S

    def give_student(self) -> None:
        """Fork a student's process and hand its channel and pidfd to the checker."""
        if self._student is not None:
            self._student.end()
        mine, childs = socket.socketpair()
        with mine, childs:
            self._student = self._warm.fork("student", self._limits, [childs.fileno()])
            self._base, self._why = None, ""
            socket.send_fds(self._control, [b"student"], [mine.fileno(), self._student.pidfd])

    def until_report(self, stream: socket.socket, checker: Child) -> bool:
        """Serve the checker until its report begins to come; False when it is dead or late."""
        poll = select.poll()
        for descriptor in (self._control.fileno(), stream.fileno(), checker.pidfd):
            poll.register(descriptor, select.POLLIN)
        while time.monotonic() < self._end:
            ready = {descriptor for descriptor, _ in poll.poll(_TICK_MS)}
            if stream.fileno() in ready:
                return True
            if self._control.fileno() in ready:
                message = self._control.recv(64)
                if message == AGAIN:
                    self.give_student()
                elif message == b"why":
                    self._control.send(self._why.encode() or b" ")
            elif checker.pidfd in ready:
                return False
            self._look()
        return False

    def end(self) -> None:
        """Kill the student's process and all that it started."""
        if self._student is not None:
            self._student.end()
            self._student = None

    def _look(self) -> None:
        """Kill the student's process when it holds too much memory."""
        if self._student is None:
            return
        pid = self._student.pid()
        used = None if pid is None else anonymous_bytes(pid)
        if used is None:
            return
        if self._base is None:
            self._base = used
        if used - self._base > self._limits.memory_bytes:
            gigabytes = self._limits.memory_bytes / 2**30
            self._why = f"It used more than {gigabytes:g} GB of memory."
            self._student.signal(9)
