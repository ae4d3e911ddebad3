"""A student's process with a session on this side: what grading makes, without the checker."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator
from typing import Any

from autograder.cluster import Needs, warm_parent
from autograder.proxy import stand_in
from autograder.sandbox.channel import Channel
from autograder.sandbox.confinement import Limits
from autograder.sandbox.session import Session
from autograder.sandbox.warm import Child, Warm

NUMPY = Needs(("matplotlib.pyplot", "numpy", "numpy.testing"), ())
TENSORFLOW = Needs(("keras", "numpy", "tensorflow"), ())


class Prison:
    """One student's process and the session with it.

    Attributes:
        session: the checker's end.
        child: the process.
    """

    def __init__(self, session: Session, child: Child) -> None:
        self.session = session
        self.child = child

    def run(self, source: str, seconds: float = 10.0) -> dict[str, Any]:
        """Run a cell; its reply."""
        self.session.deadline = time.monotonic() + seconds
        return self.session.request("run", source=source, cell_id="cell")

    def get(self, name: str) -> Any:
        """Return what a global name holds."""
        self.session.deadline = time.monotonic() + 10
        return self.session.request("fetch", name=name)["value"]

    def ask(self, source: str) -> Any:
        """Run a cell that sets ``answer`` and return it; an error in the cell is an assertion."""
        reply = self.run(source)
        assert reply["ok"], reply["outputs"]
        return self.get("answer")


@contextlib.contextmanager
def prison(
    warm: Warm | None = None, limits: Limits | None = None, needs: Needs = NUMPY
) -> Iterator[Prison]:
    """Yield a new student's process; killed at the end."""
    limits = limits or Limits()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        child = (warm or warm_parent(needs)).fork("student", limits, [theirs.fileno()])
        theirs.close()
        session = Session(Channel(ours, limits.traffic_bytes), child.pidfd, stand_in)
        try:
            yield Prison(session, child)
        finally:
            child.end()
