"""What a student's process sees, and what it cannot do."""

# ruff: noqa: E501  (the programs in the tables have a line each)

from __future__ import annotations

import os
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from prison import Prison, prison

from autograder.answer import BorderError, Crashed
from autograder.sandbox.confinement import Limits

LIMITS = Limits(
    memory_bytes=256 * 2**20, processes=8, disk_bytes=4 * 2**20, files=64, submission_s=20
)


@pytest.fixture
def student() -> Iterator[Prison]:
    """Yield a student's process with narrow limits."""
    with prison(limits=LIMITS) as made:
        yield made


@pytest.fixture(scope="module")
def shared() -> Iterator[Prison]:
    """Yield a student's process for tests that only look around."""
    with prison() as made:
        yield made


# --- what it sees ---------------------------------------------------------------------------------


def test_the_file_system_holds_libraries_and_an_empty_scratch(shared: Prison) -> None:
    """No course, no home, no grader, no password file of this machine."""
    seen = shared.ask("import os\nanswer = sorted(os.listdir('/'))")
    known = {
        "dev",
        "etc",
        "grader",
        "lib",
        "lib64",
        "libs",
        "mnt",
        "proc",
        "python",
        "scratch",
        "tmp",
        "usr",
    }
    assert set(seen) <= known
    assert [[], [], []] == shared.ask(
        "answer = [os.listdir(p) for p in ('/mnt', '/tmp', '/dev/shm')]"
    )
    assert not shared.ask("answer = [p for p, _, names in os.walk('/grader') for n in names]")
    assert "/scratch" == shared.ask("answer = os.getcwd()")
    assert 1 == shared.ask("answer = len(open('/etc/passwd').read().splitlines())")


def test_no_file_of_the_grader_or_of_the_course_can_be_found(shared: Prison) -> None:
    """Not by any name below the root, nor among what Python has loaded."""
    found = shared.ask(
        "import sys\nanswer = [os.path.join(p, n) for p, folders, names in os.walk('/')"
        " for n in [*folders, *names] if any(w in n.lower() for w in"
        " ('autograder', 'nbgrader', 'gradebook', 'cross_correlation', 'submitted'))"
        " and not p.startswith('/proc')]"
    )
    assert ["/grader/autograder"] == found  # an empty folder: what was mounted there is gone
    assert [] == shared.ask(
        "answer = sorted(m for m in sys.modules if m.split('.')[0] in ('autograder', 'nbgrader', 'dask'))"
    )
    assert [] == shared.ask("answer = [p for p in sys.path if 'grader' in p]")


def test_the_environment_is_a_fixed_list(shared: Prison) -> None:
    """Nothing of the grader's own environment, nor its arguments."""
    seen = shared.ask("answer = dict(os.environ)")
    allowed = {
        "PATH", "LANG", "TZ", "NBGRADER_EXECUTION", "MPLBACKEND", "OPENBLAS_NUM_THREADS",
        "OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS",
        "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS", "CUDA_VISIBLE_DEVICES", "KERAS_BACKEND",
        "PYTHONHASHSEED", "HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR", "LD_LIBRARY_PATH",
        "LC_CTYPE", "MALLOC_MMAP_THRESHOLD_", "TF2_BEHAVIOR", "TPU_ML_PLATFORM", "KMP_INIT_AT_FORK", "KMP_DUPLICATE_LIB_OK",
    }  # fmt: skip
    assert set(seen) <= allowed
    assert not any(
        "/" in value and not value.startswith(("/scratch", "/nowhere", "/python", "module:"))
        for value in seen.values()
    )
    assert ([""], []) == shared.ask("answer = (sys.argv, list(sys.orig_argv))")
    assert "" == shared.ask("answer = open('/proc/self/cmdline').read()")


def test_only_its_own_channel_and_the_null_device_are_open(shared: Prison) -> None:
    """No descriptor of the parent, of another submission or of the worker."""
    seen = shared.ask(
        "import stat\nanswer = {}\nfor fd in range(1024):\n    try:\n        answer[fd] = stat.S_IFMT(os.fstat(fd).st_mode)\n"
        "    except OSError:\n        pass"
    )
    import stat

    assert {0, 1, 2} <= set(seen)
    assert {stat.S_IFCHR} == {seen[fd] for fd in (0, 1, 2)}
    assert [stat.S_IFSOCK] == [kind for fd, kind in seen.items() if fd > 2]


def test_it_is_nobody_and_alone(shared: Prison) -> None:
    """First process of its own namespace, no capability, no group, no network interface."""
    assert (1, 0) == shared.ask("answer = (os.getpid(), os.getppid())")
    assert 1000 == shared.ask("answer = os.getuid()")
    assert [] == shared.ask("answer = [p for p in os.listdir('/proc') if p.isdigit()]")
    assert "student" == shared.ask("import socket\nanswer = socket.gethostname()")
    assert not shared.run("socket.if_nametoindex('eth0')")["ok"]


# --- what it cannot do ----------------------------------------------------------------------------

REFUSED = {
    "write-libs": "open('/libs/x', 'w')",
    "write-python": "open('/python/x', 'w')",
    "write-root": "os.mkdir('/x')",
    "change-library": "open(np.__file__, 'a')",
    "read-memory-of-parent": "open('/proc/1/mem', 'rb')",
    "read-maps": "open('/proc/self/maps').read()",
    "read-parents-environment": "open('/proc/1/environ').read()",
    "signal-parent": "os.kill(os.getppid() or 2, 9)",
    "connect-out": "socket.create_connection(('1.1.1.1', 53), 1)",
    "resolve": "socket.getaddrinfo('example.org', 80)",
    "udp": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('8.8.8.8', 53))",
    "raw-socket": "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)",
    "vsock": "socket.socket(40, socket.SOCK_STREAM)",
    "become-root": "os.setuid(0)",
    "chroot": "os.chroot('/scratch')",
    "mount": "assert libc.mount(b'none', b'/tmp', b'tmpfs', 0, None) == 0",
    "umount": "assert libc.umount2(b'/proc', 2) == 0",
    "namespace": "assert libc.unshare(0x10000000) == 0",
    "ptrace": "assert libc.ptrace(0, 0, 0, 0) == 0",
    "keyring": "assert libc.syscall(248, b'user', b'a', b'b', 1, -3) > 0",
    "bpf": "assert libc.syscall(321, 0, 0, 0) >= 0",
    "userfaultfd": "assert libc.syscall(323, 0) >= 0",
    "io-uring": "assert libc.syscall(425, 4, 0) >= 0",
    "open-by-handle": "assert libc.syscall(304, 0, 0, 0) >= 0",
    "shared-memory": "assert libc.shmget(1, 4096, 0o1600) >= 0",
    "memfd": "os.memfd_create('x')",
    "pidfd-of-parent": "os.pidfd_open(2)",
    "device": "os.mknod('/scratch/d', 0o20666, os.makedev(1, 1))",
    "raise-limit": "resource.setrlimit(resource.RLIMIT_NPROC, (999999, 999999))",
    "set-time": "time.clock_settime(time.CLOCK_REALTIME, 0)",
    "host-name": "socket.sethostname('x')",
    "nice": "os.setpriority(os.PRIO_PROCESS, 0, -5)",
    "run-program": "subprocess.run(['/bin/sh', '-c', 'true'], check=True)",
    "import-grader": "import autograder",
    "import-checks": "__import__('autograder.checks')",
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_the_kernel_refuses(what: str, shared: Prison) -> None:
    """By an ordinary error, in the student's own code."""
    prefix = (
        "import ctypes, os, resource, socket, subprocess, time\nimport numpy as np\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
    )
    reply = shared.run(prefix + REFUSED[what])
    assert not reply["ok"], f"{what} worked"
    assert reply["error_type"] in (
        "OSError", "PermissionError", "FileNotFoundError", "AssertionError", "ProcessLookupError",
        "gaierror", "ModuleNotFoundError", "ValueError", "TimeoutError", "ConnectionRefusedError",
    )  # fmt: skip


def test_another_child_of_the_same_parent_cannot_be_reached(shared: Prison) -> None:
    """Neither by an abstract socket, nor by a file, nor by a signal."""
    with prison() as other:
        assert (
            other.ask(
                "import os, socket\ns = socket.socket(socket.AF_UNIX)\ns.bind('\\0meet')\ns.listen()\n"
                "open('/tmp/secret', 'w').write('x')\nanswer = os.getpid()"
            )
            == 1
        )
        reply = shared.run("import socket\nsocket.socket(socket.AF_UNIX).connect('\\0meet')")
        assert "ConnectionRefusedError" == reply.get("error_type")
        assert not shared.ask("import os\nanswer = os.path.exists('/tmp/secret')")


def test_a_server_of_this_machine_cannot_be_reached(shared: Prison) -> None:
    """Loopback inside is another loopback."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        reply = shared.run(f"import socket\nsocket.create_connection(('127.0.0.1', {port}), 2)")
    assert not reply["ok"]


# --- limits ---------------------------------------------------------------------------------------


def test_the_scratch_is_small_and_gone_afterwards(student: Prison) -> None:
    """A disk of its own in memory, as large as the limit."""
    reply = student.run("with open('/scratch/big', 'wb') as f:\n    f.write(bytes(5 * 2 ** 20))")
    assert "OSError" == reply.get("error_type")
    reply = student.run("import os\nfor n in range(10000):\n    open(f'/tmp/{n}', 'w').close()")
    assert "OSError" == reply.get("error_type")
    assert not list(Path("/tmp").glob("9999"))


def test_processes_are_counted(student: Prison) -> None:
    """A fork bomb ends in an error."""
    reply = student.run(
        "import os, time\nfor n in range(100):\n    if os.fork() == 0:\n        time.sleep(30)\n        os._exit(0)"
    )
    assert "BlockingIOError" == reply.get("error_type")


def test_threads_are_counted(student: Prison) -> None:
    """As processes are."""
    reply = student.run(
        "import threading, time\nfor n in range(100):\n    threading.Thread(target=time.sleep, args=(30,), daemon=True).start()"
    )
    assert "RuntimeError" == reply.get("error_type")


def test_descriptors_are_counted(student: Prison) -> None:
    """The process goes on with fewer."""
    reply = student.run("files = []\nfor n in range(200):\n    files.append(open('/dev/null'))")
    assert "OSError" == reply.get("error_type")
    assert student.run("files.clear()")["ok"]


def test_one_huge_array_is_a_memory_error(student: Prison) -> None:
    """And the process lives."""
    reply = student.run("import numpy as np\nx = np.ones(2 ** 30)")
    assert reply["error_type"] in ("MemoryError", "_ArrayMemoryError")
    assert 3 == student.ask("answer = 3")


def test_large_arrays_that_are_gone_leave_no_holes(student: Prison) -> None:
    """Memory that was given back counts no more, though something small came after it."""
    pid = student.child.pid()

    def reserved() -> int:
        status = Path(f"/proc/{pid}/status").read_text()
        return int(re.search(r"VmData:\s+(\d+) kB", status)[1]) * 1024  # type: ignore[index]

    student.run("import numpy as np\nfor n in range(3):\n    x = np.empty(2 ** 20 + 10 ** 4)")
    before = reserved()
    student.run("large = [np.empty(2 ** 20 + n) for n in range(20)]\nsmall = np.empty(2 ** 17)")
    assert reserved() > before + 150 * 2**20
    student.run("large.clear()")
    assert reserved() < before + 16 * 2**20


def test_what_it_started_dies_with_it() -> None:
    """A process that it left behind, and one that ignores signals."""
    with prison() as made:
        made.ask(
            "import os, signal, time\nanswer = os.fork()\nif answer == 0:\n    os.setsid()\n"
            "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    time.sleep(600)"
        )
        pid = made.child.pid()
        assert pid is not None
        tasks = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        assert 1 == len(tasks)
        watched = os.pidfd_open(int(tasks[0]))
    import select

    assert select.select([watched], [], [], 10)[0]
    os.close(watched)


@pytest.mark.parametrize("end", ["os._exit(0)", "os.abort()", "import ctypes\nctypes.string_at(0)"])
def test_a_process_that_ends_itself_is_a_crash(end: str, student: Prison) -> None:
    """Told as such, at once, and for every request after."""
    for _ in range(2):
        with pytest.raises(Crashed):
            student.run(f"import os\n{end}")


def test_many_children_at_once_are_independent() -> None:
    """Each has its own namespace of names, files and processes."""
    found: list[int] = []

    def one(number: int) -> None:
        with prison() as made:
            made.run(f"import os\nx = {number}\nopen('f', 'w').write('{number}')")
            found.append(made.ask("answer = x * 100 + int(open('f').read())"))

    threads = [threading.Thread(target=one, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [n * 101 for n in range(8)] == sorted(found)


def test_a_liar_at_the_border_only_sends_values(student: Prison) -> None:
    """Whatever it writes to its channel is decoded as values, or ends its own session."""
    with pytest.raises(BorderError):
        student.run(
            "import os, struct\n"
            "for fd in range(3, 64):\n    try:\n        os.write(fd, struct.pack('<I', 5) + b'\\x80\\x04cos')\n"
            "    except OSError:\n        pass"
        )
