"""A warm parent forks quickly, is replaced when it dies, and says in one sentence why it cannot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from prison import prison

from autograder.errors import SandboxError
from autograder.sandbox import libraries, warm
from autograder.sandbox.confinement import Mount
from autograder.sandbox.warm import Warm

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def parent() -> Iterator[Warm]:
    """Yield a warm parent of one's own, to be killed."""
    with Warm(["numpy"]) as made:
        yield made


def processes(parent: Warm) -> list[psutil.Process]:
    """Return the processes of a warm parent: the launcher, and both parents below it."""
    assert parent._process is not None
    first = psutil.Process(parent._process.pid)
    return [first, *first.children(recursive=True)]


def test_a_parent_that_was_killed_is_replaced(parent: Warm) -> None:
    """Whichever of its processes it was; the next fork works, and nothing old is left."""
    with prison(parent) as made:
        assert 1 == made.ask("answer = 1")
    for victim in range(3):
        old = processes(parent)
        old[victim].send_signal(signal.SIGKILL)
        psutil.wait_procs([old[victim]], timeout=10)
        with prison(parent) as made:
            assert 2 == made.ask("answer = 2")
        _, left = psutil.wait_procs(old if victim == 0 else [old[victim]], timeout=10)
        assert [] == left


def test_closing_ends_all_its_processes(parent: Warm) -> None:
    """Also children that are still running."""
    with prison(parent) as made:
        made.ask("answer = 1")
        running = processes(parent)
        parent.close()
        _, left = psutil.wait_procs(running, timeout=10)
        assert [] == left


def test_its_processes_end_when_the_worker_is_killed(tmp_path: Path) -> None:
    """SIGKILL leaves no time to tidy up."""
    code = """
    import sys
    from autograder.sandbox.warm import Warm
    from prison import prison
    parent = Warm(["numpy"])
    with prison(parent) as made:
        made.ask("answer = 1")
        print("ready", flush=True)
        sys.stdin.read()
    """
    worker = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}:{Path(__file__).parent}"},
    )
    with worker:
        assert worker.stdout is not None
        assert b"ready\n" == worker.stdout.readline()
        below = psutil.Process(worker.pid).children(recursive=True)
        assert len(below) >= 3
        worker.kill()
    _, left = psutil.wait_procs(below, timeout=10)
    assert [] == left


def test_two_threads_may_fork_at_once(parent: Warm) -> None:
    """Each gets its own child and answer."""
    barrier = threading.Barrier(4)

    def one(number: int) -> int:
        barrier.wait()
        with prison(parent) as made:
            answer: int = made.ask(f"answer = {number} ** 2")
            return answer

    with ThreadPoolExecutor(4) as pool:
        assert [n * n for n in range(4)] == list(pool.map(one, range(4)))


@pytest.mark.parametrize("mount", ["missing", "file-as-folder"])
def test_a_start_that_is_refused_is_one_sentence(
    mount: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It says what was refused and where to look."""
    source = str(tmp_path / "missing") if mount == "missing" else str(Path(__file__))
    bad = Mount(source, "/dev/null/x")
    monkeypatch.setattr(libraries, "mounts", lambda modules, grader: [bad])
    parent = Warm(["numpy"])
    with pytest.raises(SandboxError) as raised, prison(parent):
        pass
    parent.close()
    text = str(raised.value)
    assert text.startswith("No submission can be run: ")
    assert text.endswith("`autograder doctor` says more.")
    assert 1 == len(text.splitlines())
    assert "Traceback" not in text


def test_a_parent_that_dies_while_it_starts_says_its_last_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not twice and not for ever."""
    monkeypatch.setattr(warm, "_PARENT", "import sys; sys.exit('out of luck') #{}{}{}")
    parent = Warm(["numpy"])
    with pytest.raises(SandboxError, match="out of luck"), prison(parent):
        pass
    parent.close()


def test_a_library_that_cannot_be_imported_is_no_reason_to_stop() -> None:
    """A lesson may name what only Colab has."""
    with Warm(["numpy", "no_such_library_anywhere"]) as parent, prison(parent) as made:
        reply = made.run("import no_such_library_anywhere")
        assert "ModuleNotFoundError" == reply["error_type"]
        assert made.run("from google.colab import drive\ndrive.mount('/content')")["ok"]


def test_a_child_starts_with_the_libraries_loaded_and_no_random_state_of_others() -> None:
    """Two children draw different numbers where nobody seeded."""
    drawn = []
    for _ in range(2):
        with prison() as made:
            assert made.ask("import sys\nanswer = 'numpy' in sys.modules")
            drawn.append(made.ask("import random\nimport numpy as np\nanswer = np.random.rand()"))
    assert drawn[0] != drawn[1]


def test_without_a_sandbox_the_same_processes_run_unconfined() -> None:
    """For one's own code only; the scratch is a folder that goes away."""
    with Warm(["numpy"], sandboxed=False) as parent, prison(parent) as made:
        place = made.ask("import os\nanswer = os.getcwd()")
        assert Path(place).is_dir()
        assert os.getuid() == made.ask("answer = os.getuid()")
    assert not Path(place).exists()
