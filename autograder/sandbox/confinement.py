"""The walls: what a process does to itself before it runs what nobody trusts.

Two steps, both by system calls alone, so that no tool has to be installed and no privilege is
needed beyond unprivileged user namespaces:

``prepare_root``, ``enter_root``
                   a warm parent gives itself new user, mount, pid, network, IPC, host-name and
                   cgroup namespaces and a root file system that holds the interpreter, the
                   libraries that it was told and nothing else, all read-only.
``confine_child``  a forked child adds its own mount, network, IPC, host-name and user namespaces
                   (its pid namespace comes from the fork), a private scratch in memory, limits, no
                   capability, and a filter on system calls.

When the grader runs as root, step one changes to an unprivileged user (``nobody``), because root is
not bound by the limit on processes.

Runs inside the sandbox's parent; imports nothing of the grader.
Source: user_namespaces(7), mount_namespaces(7), pivot_root(2), seccomp(2).

Over 400 lines because the walls and their order are one decision; a third are system-call tables.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
from collections.abc import Sequence
from dataclasses import dataclass

NOBODY = 65534
"""The unprivileged user and group outside, when the grader runs as root."""
STUDENT = 1000
"""The user and group that the student's code sees itself as."""
SCRATCH = "/scratch"
"""The only folder that can be written; in memory, gone with the submission."""

NEWNS, NEWCGROUP, NEWUTS, NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 1, 2, 4, 8
_MS_REMOUNT, _MS_BIND, _MS_REC, _MS_PRIVATE = 32, 4096, 16384, 1 << 18
_MNT_DETACH = 2
_PR_SET_PDEATHSIG, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 24, 38, 22
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000

_libc = ctypes.CDLL(None, use_errno=True)
_MACHINE = platform.machine()


class ConfinementError(Exception):
    """The kernel refused one of the walls; the message names which."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes:
        cell_s: seconds of wall clock for one of the student's cells; up to three times as many on
            a machine too busy to let it compute for so long.
        check_s: the same for one check cell, the student's answers to it included.
        submission_s: seconds for everything.
        memory_bytes: memory above that of the warm parent, all processes together.
        processes: processes and threads together.
        disk_bytes: size of the scratch.
        files: open descriptors of one process.
        output_bytes: text and pictures that one cell may show.
        traffic_bytes: bytes that may cross from the student in all.
    """

    cell_s: float = 30.0
    check_s: float = 30.0
    submission_s: float = 180.0
    memory_bytes: int = 2 * 2**30
    processes: int = 64
    disk_bytes: int = 64 * 2**20
    files: int = 256
    output_bytes: int = 2 * 2**20
    traffic_bytes: int = 512 * 2**20


@dataclass(frozen=True)
class Mount:
    """One read-only piece of the new root: a file or folder of this machine and its place there."""

    source: str
    target: str


def _call(what: str, result: int) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise ConfinementError(f"{what} was refused ({os.strerror(error)})")
    return result


def unshare(flags: int, what: str) -> None:
    """Leave the namespaces in ``flags`` for new ones.

    Raises:
        ConfinementError: the kernel does not allow it.
    """
    _call(what, _libc.unshare(flags))


def _mount(source: str, target: str, kind: str | None, flags: int, data: str | None) -> None:
    _call(
        f"mounting {target}",
        _libc.mount(
            source.encode(),
            target.encode(),
            kind.encode() if kind else None,
            ctypes.c_ulong(flags),
            data.encode() if data else None,
        ),
    )


def _read_only(target: str, flags: int) -> None:
    """Add attributes to a mount and all below it (mount_setattr(2), Linux 5.12)."""
    attributes = struct.pack("<QQQQ", flags, 0, 0, 0)
    _call(
        "making the root read-only",
        _libc.syscall(442, _AT_FDCWD, target.encode(), _AT_RECURSIVE, attributes, len(attributes)),
    )


def _prctl(option: int, argument: int, what: str) -> None:
    _call(what, _libc.prctl(option, ctypes.c_ulong(argument), 0, 0, 0))


def die_with_parent() -> None:
    """Ask the kernel to kill this process when its parent ends."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, "the death signal")


def _map_users(pid: int | str, inside: int, outside_uid: int, outside_gid: int) -> None:
    with open(f"/proc/{pid}/setgroups", "w") as file:
        file.write("deny")
    with open(f"/proc/{pid}/uid_map", "w") as file:
        file.write(f"{inside} {outside_uid} 1")
    with open(f"/proc/{pid}/gid_map", "w") as file:
        file.write(f"{inside} {outside_gid} 1")


def _is_root() -> bool:
    """Tell whether this process may become nobody: not so as root of a namespace of one user."""
    if os.getuid() != 0:
        return False
    with open("/proc/self/setgroups") as setgroups, open("/proc/self/uid_map") as uid_map:
        ranges = [tuple(map(int, line.split())) for line in uid_map]
        allowed = setgroups.read().strip() == "allow"
    return allowed and any(first <= NOBODY < first + count for first, _, count in ranges)


def _new_user_namespace() -> None:
    """Enter a user namespace; as root, one in which this process is nobody outside."""
    uid, gid, me = os.getuid(), os.getgid(), os.getpid()
    if not _is_root():
        unshare(NEWUSER, "a user namespace")
        _map_users("self", 0, uid, gid)
        return
    os.setgroups([])
    ready_r, ready_w = os.pipe()
    helper = os.fork()
    if helper == 0:
        # Stays outside: only a process with root's rights out there may map another user.
        try:
            os.close(ready_w)
            if os.read(ready_r, 1):
                _map_users(me, 0, NOBODY, NOBODY)
                os._exit(0)
        except OSError:
            pass
        os._exit(1)
    os.close(ready_r)
    try:
        unshare(NEWUSER, "a user namespace")
        os.write(ready_w, b"1")
    finally:
        os.close(ready_w)
        _, status = os.waitpid(helper, 0)
    if status != 0:
        raise ConfinementError("mapping the user was refused")


_DEVICES = ("null", "full", "random", "urandom")
"""No ``zero``: mapping it gives shared memory that belongs to no process."""


_STILL_PROC = "/etc/proc"
"""All that a student's process sees as /proc: a few still pictures that libraries read."""


def prepare_root(mounts: Sequence[Mount], staging: str = "/tmp") -> None:
    """Give this process new namespaces and lay out the new root on ``staging``.

    The process must have one thread.
    Its *children* are in the new pid namespace; the first one must call ``enter_root``.

    Args:
        mounts: what the new root holds.
        staging: any existing folder; hidden from now on, not changed.

    Raises:
        ConfinementError: one of the walls was refused.
    """
    was_root = _is_root()
    _new_user_namespace()
    unshare(NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS | NEWCGROUP, "the namespaces")
    _mount("none", "/", None, _MS_REC | _MS_PRIVATE, None)
    # As root: the sources may lie where nobody may look (/root), so take hold of them first.
    devices = [Mount(f"/dev/{name}", f"/dev/{name}") for name in _DEVICES]
    wanted = [(m, os.open(m.source, os.O_PATH | os.O_CLOEXEC)) for m in (*mounts, *devices)]
    if was_root:
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
    _mount("root", staging, "tmpfs", _MS_NOSUID, "mode=0755,size=4m")
    for folder in ("/mnt", "/proc", "/dev", "/dev/shm", "/tmp", "/etc", SCRATCH):
        os.mkdir(staging + folder)
    with open(staging + "/etc/passwd", "w") as file:
        file.write(f"student:x:{STUDENT}:{STUDENT}::{SCRATCH}:/bin/false\n")
    with open(staging + "/etc/group", "w") as file:
        file.write(f"student:x:{STUDENT}:\n")
    os.mkdir(staging + _STILL_PROC)
    for name in ("cpuinfo", "meminfo", "stat"):
        with open(f"/proc/{name}") as live, open(f"{staging}{_STILL_PROC}/{name}", "w") as still:
            still.write(live.read())
    # TensorFlow aborts where these are missing; the true ones would tell paths.
    os.mkdir(f"{staging}{_STILL_PROC}/self")
    for name in ("mounts", "self/cmdline"):
        open(f"{staging}{_STILL_PROC}/{name}", "w").close()
    os.symlink("/python/bin/python", f"{staging}{_STILL_PROC}/self/exe")
    for mount, descriptor in wanted:
        target = staging + mount.target
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):
            os.makedirs(target, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "a"):
                pass
        _mount(f"/proc/self/fd/{descriptor}", target, None, _MS_BIND, None)
        os.close(descriptor)
    _read_only(staging, _MS_RDONLY | _MS_NOSUID)
    os.chdir(staging)


def enter_root() -> None:
    """Enter the root that ``prepare_root`` laid out, as the first process of the pid namespace.

    Raises:
        ConfinementError: one of the walls was refused.
    """
    try:
        _mount("proc", "proc", "proc", _MS_NOSUID | _MS_NODEV | _MS_NOEXEC, None)
    except ConfinementError:
        # Some containers cover parts of /proc and then forbid a new one. The old one does for the
        # parents; every child takes it out of sight before it runs anything.
        _mount("/proc", "proc", None, _MS_BIND | _MS_REC, None)
    pivot_root = {"x86_64": 155, "aarch64": 41}.get(_MACHINE)
    if pivot_root is None:
        raise ConfinementError(f"a machine of type {_MACHINE} is not supported")
    _call("pivot_root", _libc.syscall(pivot_root, b".", b"mnt"))
    os.chdir("/")
    _call("leaving the old root", _libc.umount2(b"/mnt", _MNT_DETACH))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1, "no_new_privs")


def unmount(path: str) -> None:
    """Take a mount out of this process's sight.

    Raises:
        ConfinementError: it is none.
    """
    _call(f"unmounting {path}", _libc.umount2(path.encode(), _MNT_DETACH))


def mount_scratch(size_bytes: int) -> None:
    """Mount an empty scratch in memory and go there.

    Raises:
        ConfinementError: the kernel does not allow it.
    """
    options = f"size={size_bytes},nr_inodes=4096,mode=0700"
    _mount("scratch", SCRATCH, "tmpfs", _MS_NOSUID | _MS_NODEV, options)
    os.chdir(SCRATCH)


def set_namespace(descriptor: int, kind: int) -> None:
    """Let coming children live in the namespace that ``descriptor`` names (setns(2)).

    Raises:
        ConfinementError: the kernel does not allow it.
    """
    _call("going back to the parent's pid namespace", _libc.setns(descriptor, kind))


def own_mounts(disk_bytes: int) -> None:
    """Enter a mount namespace of one's own with a fresh scratch, and go there.

    Raises:
        ConfinementError: the kernel does not allow it.
    """
    unshare(NEWNS, "a mount namespace")
    mount_scratch(disk_bytes)
    for name in ("tmp", "shm"):
        os.mkdir(f"{SCRATCH}/.{name}")
    _mount(f"{SCRATCH}/.tmp", "/tmp", None, _MS_BIND, None)
    _mount(f"{SCRATCH}/.shm", "/dev/shm", None, _MS_BIND, None)


def confine_child(limits: Limits, keep: Sequence[int]) -> None:
    """Confine this process, freshly forked into a pid namespace of its own, for good.

    Args:
        limits: what it may use.
        keep: the descriptors that stay open; every other one is closed.

    Raises:
        ConfinementError: one of the walls was refused; the caller must end the process.
    """
    reserved = _reserved_bytes()
    own_mounts(limits.disk_bytes)
    unshare(NEWNET | NEWIPC | NEWUTS, "the network, IPC and host-name namespaces")
    _call("the host name", _libc.sethostname(b"student", 7))
    me = os.open("/proc/self", os.O_PATH | os.O_DIRECTORY)
    unmount("/proc")
    _mount(_STILL_PROC, "/proc", None, _MS_BIND, None)
    unshare(NEWUSER, "a user namespace of its own")
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{STUDENT} 0 1"),
        ("gid_map", f"{STUDENT} 0 1"),
    ):
        descriptor = os.open(name, os.O_WRONLY, dir_fd=me)
        os.write(descriptor, text.encode())
        os.close(descriptor)
    os.close(me)
    _close_all_but(keep)
    limit_resources(limits, *reserved)
    drop_capabilities()
    filter_system_calls()


def _close_all_but(keep: Sequence[int]) -> None:
    """Close every descriptor but ``keep``; 0, 1 and 2 become /dev/null."""
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    start = 3
    for descriptor in sorted(keep):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, 65536)


def _reserved_bytes() -> tuple[int, int]:
    """Return the private memory and the addresses that this process has reserved so far."""
    with open("/proc/self/statm") as file:
        fields = file.read().split()
    return int(fields[5]) * resource.getpagesize(), int(fields[0]) * resource.getpagesize()


def limit_checker(limits: Limits) -> None:
    """Bound the memory of a checker's process, so that no value of a student's can fill it."""
    data_bytes, _ = _reserved_bytes()
    value = data_bytes + limits.memory_bytes + 2**29
    _, ceiling = resource.getrlimit(resource.RLIMIT_DATA)
    if ceiling == resource.RLIM_INFINITY or value < ceiling:
        resource.setrlimit(resource.RLIMIT_DATA, (value, value))


def limit_resources(limits: Limits, data_bytes: int, address_bytes: int) -> None:
    """Set the kernel's own limits; the worker's watch covers what these cannot.

    Args:
        limits: what the submission may use.
        data_bytes: private memory that this process has reserved so far. The limit on it comes half
            a gigabyte after the watch's, so that one huge array is a ``MemoryError``, not a kill.
        address_bytes: addresses that it has reserved so far. The limit on these is far off: it
            bounds the tables that map them.
    """
    hard = {
        resource.RLIMIT_DATA: data_bytes + limits.memory_bytes + 2**29,
        resource.RLIMIT_AS: address_bytes + limits.memory_bytes + 2**34,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: limits.disk_bytes,
        resource.RLIMIT_NOFILE: limits.files,
        resource.RLIMIT_NPROC: limits.processes,
        resource.RLIMIT_CPU: int(limits.submission_s * 2) + 10,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_MEMLOCK: 0,
    }
    for which, value in hard.items():
        _, ceiling = resource.getrlimit(which)
        if ceiling != resource.RLIM_INFINITY:
            value = min(value, ceiling)
        resource.setrlimit(which, (value, value))


def drop_capabilities() -> None:
    """Give up every capability, for this process and whatever it starts."""
    for capability in range(64):
        _libc.prctl(_PR_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0)
    header = struct.pack("<Ii", 0x20080522, 0)
    _call("dropping capabilities", _libc.capset(header, b"\0" * 24))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1, "no_new_privs")


# System calls that no lesson needs and that reach into the kernel or around a namespace, by
# machine.
_FORBIDDEN: dict[str, tuple[int, ...]] = {
    "x86_64": (
        101, 103, 134, 135, 136, 139, 153, 154, 155, 156, 159, 161, 163, 164, 165, 166, 167, 168,
        169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 212, 227, 246, 248, 249, 250,
        256, 272, 279, 298, 300, 303, 304, 305, 308, 310, 311, 312, 313, 320, 321, 323, 425, 426,
        427, 428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 447, 457, 458, 467,
    ),
    "aarch64": (
        39, 40, 41, 51, 58, 60, 89, 92, 97, 104, 105, 106, 112, 116, 117, 142, 161, 162, 170, 171,
        217, 218, 219, 224, 225, 241, 262, 264, 265, 266, 268, 270, 271, 272, 273, 280, 282, 294,
        425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 447, 457, 458, 467,
    ),
}  # fmt: skip
# Answered with "not implemented", so that libraries fall back: clone3, memfd_create and the memory
# that no process's own size shows (System V shared memory, queues and semaphores).
_ABSENT: dict[str, tuple[int, ...]] = {
    "x86_64": (435, 319, 29, 30, 31, 64, 65, 66, 68, 69, 70, 71, 240),
    "aarch64": (435, 279, 194, 195, 196, 190, 191, 192, 186, 187, 188, 189, 180),
}
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_SOCKET = {"x86_64": 41, "aarch64": 198}
_MMAP = {"x86_64": 9, "aarch64": 222}
_MAP_SHARED, _MAP_ANONYMOUS = 0x01, 0x20
_FAMILIES = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6: all of them end inside the empty namespace
_EPERM, _ENOSYS, _EAFNOSUPPORT = 1, 38, 97
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000


def _program() -> bytes:
    """Return the filter as classic BPF: kill another machine's calls, refuse what is listed."""
    load, equal, at_least, bits, end = 0x20, 0x15, 0x35, 0x45, 0x06
    code: list[tuple[int, int, int, int]] = [
        (load, 0, 0, 4),
        (equal, 1, 0, _ARCHITECTURE[_MACHINE]),
        (end, 0, 0, _KILL),
        (load, 0, 0, 0),
        (at_least, 0, 1, 0x40000000),
        (end, 0, 0, _ERRNO | _ENOSYS),
    ]
    for number in _FORBIDDEN[_MACHINE]:
        code += [(equal, 0, 1, number), (end, 0, 0, _ERRNO | _EPERM)]
    for number in _ABSENT[_MACHINE]:
        code += [(equal, 0, 1, number), (end, 0, 0, _ERRNO | _ENOSYS)]
    spaces = NEWNS | NEWCGROUP | NEWUTS | NEWIPC | NEWUSER | NEWPID | NEWNET
    code += [
        # Shared memory without a file is held by no process: nobody could count it.
        (equal, 0, 5, _MMAP[_MACHINE]),
        (load, 0, 0, 40),
        (bits, 0, 2, _MAP_ANONYMOUS),
        (bits, 0, 1, _MAP_SHARED),
        (end, 0, 0, _ERRNO | _EPERM),
        (end, 0, 0, _ALLOW),
        (equal, 0, 4, _CLONE[_MACHINE]),
        (load, 0, 0, 16),
        (bits, 0, 1, spaces),
        (end, 0, 0, _ERRNO | _EPERM),
        (end, 0, 0, _ALLOW),
        (equal, 0, 6, _SOCKET[_MACHINE]),
        (load, 0, 0, 16),
        (equal, 3, 0, _FAMILIES[0]),
        (equal, 2, 0, _FAMILIES[1]),
        (equal, 1, 0, _FAMILIES[2]),
        (end, 0, 0, _ERRNO | _EAFNOSUPPORT),
        (end, 0, 0, _ALLOW),
        (end, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("<HBBI", *line) for line in code)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def filter_system_calls() -> None:
    """Install the filter; it holds for every thread and child from now on.

    Raises:
        ConfinementError: the kernel has no seccomp filter, or the machine's type is unknown.
    """
    if _MACHINE not in _ARCHITECTURE:
        raise ConfinementError(f"a machine of type {_MACHINE} is not supported")
    code = _program()
    program = _Program(len(code) // 8, code)
    _call(
        "the filter on system calls",
        _libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(2), ctypes.byref(program), 0, 0),
    )
