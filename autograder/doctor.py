"""What this machine can confine: each wall is raised for real and pushed against.

The walls are tried by a small program that runs where a student's code would run.
"""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autograder.errors import SandboxError
from autograder.sandbox.channel import Channel, Closed, Late
from autograder.sandbox.codec import CodecError, Decoder, Encoder, refuse
from autograder.sandbox.confinement import Limits
from autograder.sandbox.usage import anonymous_bytes
from autograder.sandbox.warm import GRADER, Warm


@dataclass(frozen=True)
class Finding:
    """One property of this machine.

    Attributes:
        name: what was tried, in a few words.
        ok: whether it holds.
        detail: what was seen, or what to do.
    """

    name: str
    ok: bool
    detail: str


_PROBE = """
import ctypes, os, socket, threading
seen = {}
def attempt(name, function):
    try:
        seen[name] = str(function())
    except BaseException as error:
        seen[name] = "refused: " + type(error).__name__
def fork_many():
    pids = []
    try:
        while len(pids) < 2000:
            pid = os.fork()
            if pid == 0:
                os._exit(0) if False else __import__("time").sleep(60)
                os._exit(0)
            pids.append(pid)
    except OSError:
        pass
    for pid in pids:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
    return len(pids)
def fill():
    written = 0
    try:
        for number in range(4000):
            with open(f"fill{number}", "wb") as file:
                written += file.write(b"x" * 2**20)
    except OSError:
        pass
    for name in os.listdir("."):
        if name.startswith("fill"):
            os.unlink(name)
    return written
def connect():
    with socket.socket() as s:
        s.settimeout(1)
        s.connect(("192.0.2.1", 80))
libc = ctypes.CDLL(None, use_errno=True)
attempt("user", lambda: os.getuid())
attempt("pid", os.getpid)
attempt("network", connect)
attempt("course", lambda: os.listdir(COURSE))
attempt("root", lambda: sorted(os.listdir("/")))
attempt("write", lambda: open("/libs/x", "w"))
attempt("kill", lambda: os.kill(2, 0))
attempt("unshare", lambda: libc.unshare(0x10000000))
attempt("ptrace", lambda: libc.ptrace(0, 0, 0, 0))
attempt("processes", fork_many)
attempt("disk", fill)
"""


def examine() -> list[Finding]:
    """Raise the walls once and say what each is worth here.

    *Blocks for at most* half a minute.
    """
    if not sys.platform.startswith("linux"):
        text = "Grading needs Linux; on Windows or macOS use WSL 2 or a virtual machine."
        return [Finding("operating system", False, text)]
    limits = Limits(memory_bytes=256 * 2**20, processes=64, disk_bytes=32 * 2**20)
    found = [Finding("operating system", True, "Linux")]
    with Warm(["numpy"]) as warm:
        started = time.perf_counter()
        mine, childs = socket.socketpair()
        try:
            with childs:
                child = warm.fork("student", limits, [childs.fileno()])
        except SandboxError as error:
            advice = (
                "Allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1, "
                "kernel.apparmor_restrict_unprivileged_userns=0), or run outside a container."
            )
            return [*found, Finding("confinement", False, f"{error} {advice}")]
        try:
            channel = Channel(mine)
            deadline = time.monotonic() + 20
            seen = _ask(channel, deadline)
            took = time.perf_counter() - started
            found.append(Finding("confinement", True, f"a confined process after {took:.1f} s"))
            found += _judge(seen, limits)
            found.append(_memory(channel, child.pid(), limits, deadline))
        except (Closed, Late, CodecError) as error:
            why = f"the confined process did not answer ({type(error).__name__})"
            found.append(Finding("confinement", False, why))
        finally:
            mine.close()
            child.end()
    return found


def _request(channel: Channel, deadline: float, **fields: Any) -> Any:
    channel.send(Encoder(refuse).encode(fields), deadline)
    return Decoder(refuse).decode(channel.receive(deadline))


def _ask(channel: Channel, deadline: float) -> Mapping[str, str]:
    course = repr(str(GRADER.parent))
    source = f"COURSE = {course}\n{_PROBE}"
    _request(channel, deadline, do="run", source=source, cell_id="probe")
    reply = _request(channel, deadline, do="fetch", name="seen")["value"]
    return {str(k): str(v) for k, v in reply.items()} if type(reply) is dict else {}


def _judge(seen: Mapping[str, str], limits: Limits) -> list[Finding]:
    """Turn what the probe saw into findings; pure."""

    def refused(name: str) -> bool:
        return seen.get(name, "").startswith("refused") or seen.get(name) == "-1"

    processes = int(seen.get("processes", "9999"))
    disk = int(seen.get("disk", str(2**40)))
    return [
        Finding("own user", seen.get("user") == "1000", f"user {seen.get('user')} inside"),
        Finding("own processes", seen.get("pid") == "1" and refused("kill"), "sees only its own"),
        Finding("no network", refused("network"), "nothing outside can be reached"),
        Finding("no course", refused("course"), "the course's folder does not exist inside"),
        Finding("read-only", refused("write"), f"the root holds {seen.get('root')}"),
        Finding(
            "system calls", refused("unshare") and refused("ptrace"), "dangerous ones are refused"
        ),
        Finding("limit on processes", processes <= limits.processes, f"{processes} at most"),
        Finding("limit on disk", disk <= limits.disk_bytes, f"{disk >> 20} MB at most"),
    ]


def _memory(channel: Channel, pid: int | None, limits: Limits, deadline: float) -> Finding:
    """Let the process take memory, and see whether the worker can see it."""
    before = anonymous_bytes(pid) if pid else None
    _request(channel, deadline, do="run", source="hold = b'x' * 100_000_000", cell_id="memory")
    after = anonymous_bytes(pid) if pid else None
    if before is None or after is None:
        return Finding("limit on memory", False, "the memory of a process cannot be read in /proc")
    grown = after - before
    return Finding("limit on memory", grown > 90_000_000, f"100 MB taken, {grown >> 20} MB seen")
