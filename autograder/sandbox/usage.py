"""How much memory a process and all that it started really hold, and how long they computed.

Address space says nothing (TensorFlow reserves gigabytes), so this counts, process by process,
the pages that are resident and no file's, those that are swapped out, the tables that map them,
and what an open descriptor may hold in the kernel.
Source: proc(5), ``status``, ``stat``, ``fd`` (its size is the number of descriptors since Linux
6.2) and ``task/TID/children``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

_HELD = ("RssAnon:", "RssShmem:", "VmSwap:", "VmPTE:")
_DESCRIPTOR_BYTES = 212_992
"""What one socket's buffer holds by default (net.core.wmem_default)."""


def anonymous_bytes(pid: int) -> int | None:
    """Return the bytes that a process and its descendants hold, None when it is gone.

    Pages that a child shares with its parent count in both: many processes are dear.
    """
    total = 0
    for process, _ in _tree(pid):
        try:
            with open(f"/proc/{process}/status") as file:
                lines = [line.split() for line in file if line.startswith(_HELD)]
            total += sum(int(kilobytes) * 1024 for _, kilobytes, _ in lines)
            total += os.stat(f"/proc/{process}/fd").st_size * _DESCRIPTOR_BYTES
        except (OSError, ValueError):
            if process == pid:
                return None
    return total


def processor_seconds(pid: int) -> float:
    """Return how long a process and its descendants have computed so far; 0 when it is gone."""
    ticks = 0
    for process, _ in _tree(pid):
        ticks += sum(map(int, _stat(f"/proc/{process}/stat")[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def wants_processor(pid: int) -> bool:
    """Say whether a thread of a process or of a descendant is computing or waits to be let."""
    return any(
        _stat(f"/proc/{process}/task/{thread}/stat")[:1] in (["R"], ["D"])
        for process, threads in _tree(pid)
        for thread in threads
    )


def _tree(pid: int) -> Iterator[tuple[int, list[str]]]:
    """Yield a process and its descendants, a thousand at most, with the names of their threads."""
    todo, seen = [pid], 0
    while todo and seen < 1000:
        process = todo.pop()
        seen += 1
        try:
            threads = os.listdir(f"/proc/{process}/task")
            for thread in threads:
                with open(f"/proc/{process}/task/{thread}/children") as file:
                    todo += map(int, file.read().split())
        except (OSError, ValueError):
            threads = []
        yield process, threads


def _stat(path: str) -> list[str]:
    """Return the fields of a ``stat`` file behind the process's name, the state first."""
    try:
        with open(path) as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return []
