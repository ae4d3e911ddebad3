"""How much memory a process and all that it started really hold.

Address space says nothing (TensorFlow reserves gigabytes), so this counts the anonymous pages that are
resident, process by process.
Source: proc(5), ``statm`` and ``task/TID/children``.
"""

from __future__ import annotations

import os
import resource

_PAGE = resource.getpagesize()


def anonymous_bytes(pid: int) -> int | None:
    """Return the bytes that a process and its descendants hold, None when it is gone.

    Pages that a child shares with its parent count in both: many processes are dear.
    """
    total, todo, seen = 0, [pid], 0
    while todo and seen < 1000:
        process = todo.pop()
        seen += 1
        try:
            with open(f"/proc/{process}/statm") as file:
                fields = file.read().split()
            total += (int(fields[1]) - int(fields[2])) * _PAGE
            for thread in os.listdir(f"/proc/{process}/task"):
                with open(f"/proc/{process}/task/{thread}/children") as file:
                    todo += map(int, file.read().split())
        except (OSError, IndexError, ValueError):
            if process == pid:
                return None
    return total
