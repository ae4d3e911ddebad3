"""The worker's handle on a warm parent: starts it, asks it for children, replaces it when dead."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Literal

from autograder.errors import SandboxError
from autograder.sandbox import libraries
from autograder.sandbox.confinement import SCRATCH, Limits

GRADER = Path(__file__).resolve().parents[1]
"""Folder of the ``autograder`` package."""

Sort = Literal["student", "checker"]
SORTS: tuple[Sort, ...] = ("student", "checker")

_LAUNCH = (
    "import sys; sys.path.insert(0, {!r}); from autograder.sandbox.launcher import main; main()"
)
_PARENT = "import sys; sys.path[:] = {!r}; from autograder.sandbox.parent import main; main({}, {})"
ENVIRONMENT = {
    "PATH": "/nowhere",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "NBGRADER_EXECUTION": "autograde",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
    "PYTHONHASHSEED": "0",
    # Large blocks are mapped one by one and given back. By default the C library soon takes them
    # from its heap, where small ones between them can make holes of all the memory allowed.
    "MALLOC_MMAP_THRESHOLD_": str(4 * 2**20),
}
"""The whole environment of a student's process: nothing of the grader's own."""


@dataclasses.dataclass(frozen=True)
class Child:
    """A forked child, held by its pidfd, which no other process can come to stand for.

    Attributes:
        pidfd: the descriptor; owned.
    """

    pidfd: int

    def signal(self, number: int) -> None:
        """Send a signal; nothing happens when the child is gone."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, number)

    def pid(self) -> int | None:
        """Return the child's pid as this process sees it, None when it is gone."""
        with open(f"/proc/self/fdinfo/{self.pidfd}") as file:
            for line in file:
                if line.startswith("Pid:"):
                    pid = int(line.split()[1])
                    return pid if pid > 0 else None
        return None

    def end(self) -> None:
        """Kill the child (and, being its namespace's init, all that it started); close."""
        self.signal(signal.SIGKILL)
        os.close(self.pidfd)


class Warm:
    """A warm parent and its replacement when it dies; one for a whole worker, safe to share.

    Args:
        modules: modules that the lessons import.
        checks: modules of the grader that the checkers' parent imports beforehand.
        sandboxed: False only for ``--no-sandbox``.
    """

    def __init__(
        self, modules: Sequence[str], checks: Sequence[str] = (), *, sandboxed: bool = True
    ) -> None:
        self._modules = sorted(set(modules))
        self._checks = sorted(set(checks))
        self.sandboxed = sandboxed
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._controls: dict[Sort, socket.socket] = {}
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._log: IO[bytes] | None = None

    def start(self) -> None:
        """Start the parent in the background; ``fork`` waits until it is ready."""
        with self._lock:
            self._start()

    def fork(self, sort: Sort, limits: Limits, descriptors: Sequence[int]) -> Child:
        """Return a new child that holds copies of ``descriptors``.

        *Safe to retry.* A dead parent is replaced once.

        Raises:
            SandboxError: the parent cannot be started, or refuses to fork.
        """
        request = json.dumps(dataclasses.asdict(limits)).encode()
        with self._lock:
            for attempt in (1, 2):
                if self._process is None:
                    self._start()
                try:
                    socket.send_fds(self._controls[sort], [request], list(descriptors))
                    answer, received, _, _ = socket.recv_fds(self._controls[sort], 4096, 1)
                except OSError:
                    answer, received = b"", []
                if answer == b"forked":
                    return Child(received[0])
                reason = answer.decode(errors="replace") or self._why()
                if not answer:
                    self._stop()  # It is dead; one that only refuses still serves the others.
                if attempt == 2:
                    raise SandboxError(
                        f"No submission can be run: {reason}. `autograder doctor` says more."
                    )
        raise AssertionError("unreachable")

    def close(self) -> None:
        """End the parent and all its children."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Warm:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _start(self) -> None:
        if self._process is not None:
            return
        pairs: dict[Sort, tuple[socket.socket, socket.socket]] = {
            sort: socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET) for sort in SORTS
        }
        theirs = [pair[1].fileno() for pair in pairs.values()]
        self._log = tempfile.TemporaryFile()
        if self.sandboxed:
            mounts = libraries.mounts(self._modules, GRADER)
            version = f"python{sys.version_info.major}.{sys.version_info.minor}"
            home = f"{libraries.PYTHON}/lib/{version}"
            path = ["/grader", home, f"{home}/lib-dynload", libraries.LIBS]
            python, scratch = f"{libraries.PYTHON}/bin/{version}", SCRATCH
            system = {"LD_LIBRARY_PATH": f"{libraries.PYTHON}/lib"}
        else:
            self._scratch = tempfile.TemporaryDirectory(prefix="autograder-")
            python, scratch, mounts = sys.executable, self._scratch.name, None
            system = {"PATH": os.environ.get("PATH", os.defpath)}
            path = [str(GRADER.parent), *(entry for entry in sys.path if entry)]
        environment = (
            ENVIRONMENT
            | system
            | dict.fromkeys(("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"), scratch)
        )
        code = _PARENT.format(path, *theirs)
        launch = {
            "mounts": None if mounts is None else [[m.source, m.target] for m in mounts],
            "argv": [python, "-I", "-S", "-B", "-c", code],
            "environment": environment,
            "descriptors": theirs,
        }
        description = {
            "modules": self._modules,
            "sandboxed": self.sandboxed,
            "scratch": scratch,
            "grader": path[0],
        }
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", "-c", _LAUNCH.format(str(GRADER.parent))],
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
            pass_fds=theirs,
            start_new_session=True,
            env={"PATH": "/nowhere"},
        )
        for pair in pairs.values():
            pair[1].close()
        self._controls = {sort: pair[0] for sort, pair in pairs.items()}
        if self._process.stdin is None:
            raise AssertionError("unreachable")
        try:
            self._process.stdin.write(json.dumps(launch).encode())
            self._process.stdin.close()
            self._controls["student"].send(json.dumps(description).encode())
            self._controls["checker"].send(json.dumps(self._checks).encode())
        except OSError:
            pass  # It is dead already: the first fork says why.

    def _why(self) -> str:
        """Return the last words of a parent that is gone."""
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
        if self._log is None:
            return "the warm parent was not started"
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "the warm parent ended without a word"

    def _stop(self) -> None:
        for control in self._controls.values():
            control.close()
        self._controls = {}
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._log is not None:
            self._log.close()
            self._log = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None
