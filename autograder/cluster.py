"""Many hand-ins at once, on this machine's cores or on a Dask cluster that runs elsewhere.

Each worker process keeps one warm parent.
Workers return records; nothing here touches the gradebook.
"""

from __future__ import annotations

import ast
import atexit
import importlib.util
import pkgutil
import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.course import Course
from autograder.errors import GraderError, SandboxError
from autograder.grading import Job, Result, grade, ungraded
from autograder.sandbox.warm import Warm


@dataclass(frozen=True)
class Needs:
    """What a warm parent must be told for a course.

    Attributes:
        modules: modules that the lessons import.
        checks: modules of ``autograder.checks`` that their check cells may import.
        sandboxed: False only for ``--no-sandbox``.
    """

    modules: tuple[str, ...]
    checks: tuple[str, ...]
    sandboxed: bool = True


def needs(course: Course, lessons: Collection[str] = (), *, sandboxed: bool = True) -> Needs:
    """Return what a warm parent must be told; pure but for finding the checks' files.

    Args:
        course: the course.
        lessons: names of the lessons that will be graded; all when empty. What the others import
            is neither loaded nor seen by students' code.
        sandboxed: False only for ``--no-sandbox``.
    """
    modules: set[str] = {"numpy"}
    for name, lesson in course.lessons.items():
        if lessons and name not in lessons:
            continue
        for notebook in lesson.notebooks:
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    modules |= _imports(cell.source)
    grader = {name for name in modules if name.split(".")[0] == "autograder"}
    modules -= grader
    if "tensorflow" in {name.split(".")[0] for name in modules}:
        modules.add("keras")  # tf.keras loads it at first use, which takes a second
    checks: list[str] = []
    if grader:
        spec = importlib.util.find_spec("autograder.checks")
        if spec is None:
            raise AssertionError("unreachable")
        places = spec.submodule_search_locations
        known = [f"autograder.checks.{module.name}" for module in pkgutil.iter_modules(places)]
        checks = [name for name in known if name in grader] if lessons else known
    return Needs(tuple(sorted(modules)), tuple(sorted(checks)), sandboxed)


def _imports(source: str) -> set[str]:
    """Return the modules that a cell imports; magics and unfinished cells have none."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            if node.module == "autograder.checks":
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "importlib.import_module":
            constants = [a.value for a in node.args if isinstance(a, ast.Constant)]
            found |= {value for value in constants if isinstance(value, str)}
    return found - {"google.colab", "__future__"}


_parents: dict[Needs, Warm] = {}
_parents_lock = threading.Lock()


def warm_parent(wanted: Needs) -> Warm:
    """Return this process's warm parent for a course, started."""
    with _parents_lock:
        parent = _parents.get(wanted)
        if parent is None:
            parent = Warm(wanted.modules, wanted.checks, sandboxed=wanted.sandboxed)
            parent.start()
            _parents[wanted] = parent
        return parent


@atexit.register
def close_parents() -> None:
    """End every warm parent of this process."""
    with _parents_lock:
        for parent in _parents.values():
            parent.close()
        _parents.clear()


def grade_one(job: Job, course: Course, wanted: Needs) -> Result:
    """Grade one hand-in in this process; a fault of the grader is that hand-in's result.

    Raises:
        SandboxError: nothing can be run here.
    """
    try:
        return grade(job, course, warm_parent(wanted))
    except GraderError:
        raise
    except Exception as error:
        return ungraded(job, f"The grader itself failed on it ({type(error).__name__}: {error}).")


def grade_many(
    jobs: Sequence[Job],
    course: Course,
    wanted: Needs,
    *,
    workers: int,
    scheduler: str | None = None,
) -> Iterator[tuple[int, Result]]:
    """Grade hand-ins in parallel; yields (index of the job, result) as they are done.

    Args:
        jobs: the hand-ins.
        course: the lessons.
        wanted: what the workers' warm parents need.
        workers: how many at once on this machine.
        scheduler: address of a Dask scheduler whose workers take the jobs instead.

    Raises:
        SandboxError: nothing can be run, or the scheduler does not answer.
    """
    if scheduler is None:
        warm_parent(wanted)  # It imports TensorFlow while Dask is loaded here.
    with _client(workers, scheduler) as client:
        from distributed import as_completed

        shared = client.scatter(course, broadcast=True, hash=False) if scheduler else course
        futures = {
            client.submit(
                grade_one, job, shared, wanted, pure=False, retries=2 if scheduler else 0
            ): n
            for n, job in enumerate(jobs)
        }
        for future in as_completed(list(futures), loop=client.loop):
            yield futures[future], future.result()
            future.release()


def _client(workers: int, scheduler: str | None) -> Any:
    import logging
    import tempfile

    import dask
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if scheduler is not None:
        try:
            return Client(scheduler, timeout="10s", set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise SandboxError(
                f"The Dask scheduler {scheduler} does not answer: check the address ({error})."
            ) from error
    # Threads suffice: each only waits for the processes that its warm parent forked for it.
    dask.config.set(
        {"distributed.worker.memory.spill": False, "distributed.admin.tick.limit": "60s"}
    )
    folder = tempfile.TemporaryDirectory(prefix="autograder-")
    cluster = LocalCluster(
        n_workers=1,
        threads_per_worker=workers,
        processes=False,
        dashboard_address="127.0.0.1:0",  # None would take port 8787 on every interface
        memory_limit=0,
        local_directory=folder.name,
        silence_logs=logging.CRITICAL,
    )
    return _Local(cluster, Client(cluster, set_as_default=False), folder)


class _Local:
    """A client with a cluster of its own; both end together."""

    def __init__(self, cluster: Any, client: Any, folder: Any) -> None:
        self._cluster = cluster
        self._client = client
        self._folder = folder

    def __enter__(self) -> Any:
        return self._client

    def __exit__(self, *exception: object) -> None:
        self._client.close()
        self._cluster.close()
        self._folder.cleanup()
