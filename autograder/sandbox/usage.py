"""How much memory a process and all that it started really hold.

Address space says nothing (TensorFlow reserves gigabytes), so this counts, process by process,
the pages that are resident and no file's, those that are swapped out, the tables that map them,
and what an open descriptor may hold in the kernel.
Source: proc(5), ``status``, ``fd`` (its size is the number of descriptors since Linux 6.2) and
``task/TID/children``.
"""

from __future__ import annotations

import os

_HELD = ("RssAnon:", "RssShmem:", "VmSwap:", "VmPTE:")
_DESCRIPTOR_BYTES = 212_992
"""What one socket's buffer holds by default (net.core.wmem_default)."""


def anonymous_bytes(pid: int) -> int | None:
    """Return the bytes that a process and its descendants hold, None when it is gone.

    Pages that a child shares with its parent count in both: many processes are dear.
    """
    total, todo, seen = 0, [pid], 0
    while todo and seen < 1000:
        process = todo.pop()
        seen += 1
        try:
            with open(f"/proc/{process}/status") as file:
                lines = [line.split() for line in file if line.startswith(_HELD)]
            total += sum(int(kilobytes) * 1024 for _, kilobytes, _ in lines)
            total += os.stat(f"/proc/{process}/fd").st_size * _DESCRIPTOR_BYTES
            for thread in os.listdir(f"/proc/{process}/task"):
                with open(f"/proc/{process}/task/{thread}/children") as file:
                    todo += map(int, file.read().split())
        except (OSError, ValueError):
            if process == pid:
                return None
    return total
