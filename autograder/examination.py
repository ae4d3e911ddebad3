"""One notebook's run inside the checker's process: the student's cells there, the check cells here.

The worker sends a ``plan`` over the control socket and gets a ``report`` back.
When the student's process is gone, the worker is asked for another one, and the student's cells so
far are run again in it, so that one crash costs one exercise.

*Trust:* this process is trusted and holds the checks; the student's process is reached by a
``Session`` only.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.alignment import defined_names
from autograder.answer import BorderError, Crashed, Timeout
from autograder.checker import Author, AuthorCell, Checker
from autograder.kinds import let_inspect_see_proxies
from autograder.marking import SEED_VARIABLE
from autograder.proxy import stand_in
from autograder.sandbox.channel import AGAIN, Channel, Closed
from autograder.sandbox.codec import Decoder, Encoder, refuse
from autograder.sandbox.confinement import Limits
from autograder.sandbox.session import PATIENCE, Session, Unfit
from autograder.scoring import CellResult

_MAX_LIVES = 25
_REPORT_BYTES = 32 * 2**20
"""Bytes of outputs in one report; the whole of it must fit into one message."""
_MESSAGE_CHARACTERS = 20_000


class OutOfLives(Exception):
    """The student's process died too often, or the submission's time is over."""


class Examination:
    """Goes through one notebook's cells.

    Args:
        control: the socket to the worker.
        limits: what the submission may use.
        plan: ``cells`` (dicts of ``RepairedCell``'s fields), ``author`` (source and role of the
            author's code cells), ``files`` (name → bytes for the scratch).
    """

    def __init__(self, control: socket.socket, limits: Limits, plan: Mapping[str, Any]) -> None:
        self._control = control
        self._limits = limits
        self._plan = plan
        self._end = time.monotonic() + limits.submission_s
        self._lives = 0
        self._history: list[tuple[str, str]] = []
        self._texts: dict[str, str] = {}
        self._student_s = 0.0
        self._checks_s = 0.0
        self._session: Session | None = None
        self._why = ""
        self._replayed = -1
        self._room = _REPORT_BYTES
        author = Author([AuthorCell(c["source"], c["is_answer"]) for c in plan["author"]])
        self._checker = Checker(author, lambda: self.session)

    @property
    def session(self) -> Session:
        """The present session.

        Raises:
            Crashed: there is none any more.
        """
        if self._session is None:
            raise Crashed(self._why or "The process that ran your answer ended.")
        return self._session

    def run(self) -> dict[str, Any]:
        """Run every cell and return the report."""
        outputs: dict[str, list[dict[str, Any]]] = {}
        results: list[dict[str, Any]] = []
        for cell in self._plan["cells"]:
            if cell["cell_type"] != "code":
                continue
            if cell["role"] == "check":
                outputs[cell["id"]] = self._check(cell, results)
            else:
                outputs[cell["id"]] = self._run_cell(cell)
                if cell["role"] == "answer":
                    self._checker.space.forget(cell["source"])
        if self._session is not None:
            self._session.kill()
        return {
            "outputs": outputs,
            "results": results,
            "student_s": self._student_s,
            "checks_s": self._checks_s,
        }

    def _deadline(self, seconds: float) -> float:
        return min(time.monotonic() + seconds, self._end)

    def _run_cell(self, cell: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Run one of the student's cells; what went wrong is among its outputs."""
        if not cell["source"].strip():
            return []
        try:
            session = self._alive()
            session.deadline = self._deadline(self._limits.cell_s)
            started = time.perf_counter()
            try:
                reply = session.request("run", source=cell["source"], cell_id=cell["id"])
            finally:
                self._student_s += time.perf_counter() - started
        except OutOfLives as error:
            return [_failure("Crashed", str(error))]
        except Timeout:
            return [_failure("Timeout", f"Stopped after {self._limits.cell_s:g} seconds.")]
        except BorderError as error:
            if not session.is_dead:
                return [_failure("Crashed", str(error))]
            self._retire()
            return [_failure("Crashed", f"{error} {self._why}".strip())]
        except Exception as error:
            return [_failure(type(error).__name__, str(error))]
        self._history.append((cell["source"], cell["id"]))
        for name in defined_names(cell["source"]):
            self._texts[name] = cell["source"]
        return self._shown(reply.get("outputs"))

    def _shown(self, outputs: Any) -> list[dict[str, Any]]:
        """Return a cell's outputs if they are plain and there is room for them in the report.

        *Trust:* ``outputs`` came from the student's process, which may send any value.
        """
        if type(outputs) is not list or not _is_plain(outputs, 6):
            return []
        size = len(Encoder(refuse).encode(outputs))
        if size > self._room:
            return [_failure("TooMuch", "This notebook shows more than can be kept.")]
        self._room -= size
        return outputs

    def _check(
        self, cell: Mapping[str, Any], results: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """Run one check cell; append its result."""
        started = time.perf_counter()
        points = float(cell["points"])
        try:
            session = self._alive()
        except OutOfLives as error:
            result = CellResult(cell["grade_id"], 0.0, points, "crashed", message=str(error))
            results.append(vars(result).copy())
            return []
        session.deadline = self._deadline(self._limits.check_s)
        waited = session.seconds
        with self._alarm(session):
            checked = self._checker.check(
                cell["grade_id"], cell["source"], points, untouched=bool(cell["untouched"])
            )
        if checked.result.status == "crashed" and session.is_dead:
            self._retire()
            message = f"{checked.result.message} {self._why}".strip()
            checked = type(checked)(
                type(checked.result)(**{**vars(checked.result), "message": message}),
                checked.outputs,
            )
        message = checked.result.message[:_MESSAGE_CHARACTERS]
        results.append({**vars(checked.result), "message": message})
        answered = session.seconds - waited
        self._student_s += answered
        self._checks_s += time.perf_counter() - started - answered
        return checked.outputs

    @contextlib.contextmanager
    def _alarm(self, session: Session) -> Iterator[None]:
        """Stop a check that is itself too slow, as on a huge value that an answer gave.

        It rings again every second, because checks of visible examples catch what is raised.
        """
        is_on = True

        def ring(number: int, frame: Any) -> None:
            if is_on:
                session.kill()  # It may have been interrupted in the middle of a message.
                raise Timeout("Checking your answer did not finish within the time limit.")

        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, (PATIENCE + 1) * self._limits.check_s + 5, 1)
        try:
            yield
        finally:
            is_on = False
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _alive(self) -> Session:
        """Return a living session that has seen all cells so far.

        Raises:
            OutOfLives: there can be none.
        """
        if self._session is not None and not self._session.is_dead:
            return self._session
        while True:
            if time.monotonic() >= self._end:
                raise OutOfLives("The time for this notebook was over before this cell.")
            if self._lives >= _MAX_LIVES:
                raise OutOfLives("Your code ended its own process too often.")
            session = self._new_session()
            try:
                if self._plan["files"]:
                    session.deadline = self._deadline(self._limits.cell_s)
                    session.request("files", files=self._plan["files"])
                self._replay(session)
                return session
            except (Crashed, Timeout):
                if self._replayed >= 0:
                    self._history.pop(self._replayed)  # The cell that did it is not run again.
            except Exception:
                session.kill()
                # No cell ends like this, whatever it raises: the replies are not the session's own.
                raise OutOfLives("The process that runs your code gave no proper answer.") from None

    def _replay(self, session: Session) -> None:
        for index, (source, cell_id) in enumerate(self._history):
            self._replayed = index
            session.deadline = self._deadline(self._limits.cell_s)
            with contextlib.suppress(Unfit):
                session.request("run", source=source, cell_id=cell_id)
            if session.is_dead:
                raise Crashed
        self._replayed = -1

    def _new_session(self) -> Session:
        if self._session is not None or self._lives:
            self._retire()
            self._control.send(AGAIN)
        self._lives += 1
        message, descriptors, _, _ = socket.recv_fds(self._control, 4096, 2)
        if len(descriptors) != 2:
            raise OutOfLives(message.decode(errors="replace") or "No process could be started.")
        channel = Channel(socket.socket(fileno=descriptors[0]), self._limits.traffic_bytes)
        self._session = Session(channel, descriptors[1], stand_in)
        self._session.texts = self._texts
        self._session.latest = self._end
        return self._session

    def _retire(self) -> None:
        """Give up the present session; the worker says why it ended, if it knows."""
        if self._session is None:
            return
        self._session.kill()
        self._session = None
        self._control.send(b"why")
        self._why = self._control.recv(4096).decode(errors="replace").strip()


def _is_plain(value: Any, depth: int) -> bool:
    """Tell whether a value is made of what a notebook's outputs are made of."""
    if type(value) is list:
        return depth > 0 and all(_is_plain(item, depth - 1) for item in value)
    if type(value) is dict:
        return depth > 0 and all(
            type(key) is str and _is_plain(item, depth - 1) for key, item in value.items()
        )
    return value is None or type(value) in (str, bool)


def _failure(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}


def serve(descriptors: Sequence[int], limits: Limits) -> None:
    """Be the checker's process of one submission: read the plan, examine, report.

    Args:
        descriptors: the control socket to the worker (sequenced packets) and a stream for the plan
            and the report.
        limits: what the submission may use.
    """
    let_inspect_see_proxies()
    control = socket.socket(fileno=descriptors[0])
    stream = Channel(socket.socket(fileno=descriptors[1]))
    try:
        plan = Decoder(refuse).decode(stream.receive())
        os.environ[SEED_VARIABLE] = str(plan["seed"])
        for name, data in plan["files"].items():
            place = Path(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        report = Examination(control, limits, plan).run()
        stream.send(Encoder(refuse).encode(report))
    except Closed:
        pass
