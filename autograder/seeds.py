"""A check cell that seeds the libraries' random numbers seeds them for the student's code, too.

In stock nbgrader there is one process, so a check that seeds and then calls an answer which draws
gets the same numbers each time.
Only a check cell's own line does this: not what the hidden checks' modules draw, whose seeds must
never be in the student's process.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from autograder.answer import BorderError
from autograder.sandbox.session import Session

SEEDERS = (
    ("random", "seed"),
    ("numpy.random", "seed"),
    ("tensorflow.random", "set_seed"),
    ("keras.utils", "set_random_seed"),
    ("keras._tf_keras.keras.utils", "set_random_seed"),
)
"""The functions, by module and name."""


def mirror(session: Callable[[], Session]) -> None:
    """Let the seeders of this process seed the student's as well when a check cell calls them.

    Args:
        session: gives the present session.
    """
    for module_name, name in SEEDERS:
        module = sys.modules.get(module_name)
        if module_name == "tensorflow.random" and "tensorflow" in sys.modules:
            module = sys.modules["tensorflow"].random
        if module is not None:
            setattr(module, name, _mirrored(getattr(module, name), module_name, name, session))


def _mirrored(
    original: Callable[..., Any], module: str, name: str, session: Callable[[], Session]
) -> Callable[..., Any]:
    def seed(*args: Any, **kwargs: Any) -> Any:
        result = original(*args, **kwargs)
        if sys._getframe(1).f_code.co_filename.startswith("<check ") and not kwargs:
            try:
                session().request("seed", module=module, name=name, args=list(args))
            except BorderError:
                raise
            except Exception:
                return result  # the student's process has no such library
        return result

    return seed
