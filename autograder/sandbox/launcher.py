"""The first process of a warm parent: raises the walls, then becomes the parent.

Started with a bare interpreter (no site-packages) and a description on standard input.
Imports the standard library and ``confinement`` only.
"""

from __future__ import annotations

import json
import os
import sys

from autograder.sandbox.confinement import (
    ConfinementError,
    Mount,
    die_with_parent,
    enter_root,
    prepare_root,
)

REFUSED = 77
"""Exit code when the machine refused a wall; the reason is on standard error."""


def main() -> None:
    """Read the description, confine when it says so, and start the parent.

    The description is JSON: ``mounts`` (pairs) or null for no sandbox, ``argv``, ``environment``.
    """
    description = json.load(sys.stdin)
    argv, environment = description["argv"], description["environment"]
    if description["mounts"] is None:
        os.execve(argv[0], argv, environment)
    try:
        prepare_root([Mount(*pair) for pair in description["mounts"]])
        child = os.fork()
        if child == 0:
            die_with_parent()
            enter_root()
            os.execve(argv[0], argv, environment)
    except (ConfinementError, OSError) as error:
        print(error, file=sys.stderr, flush=True)
        os._exit(REFUSED)
    for descriptor in description["descriptors"]:
        os.close(descriptor)
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
