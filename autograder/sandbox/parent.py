"""The warm parent: imports the libraries once, then forks a child for every submission.

One process imports, then splits in two, so that the libraries are loaded once: the *checkers'*
parent goes on to import the grader's checks; the *students'* parent loses sight of the grader's
files and never learns anything but library code.
Neither runs a TensorFlow operation: a child forked after one hangs.

Runs inside the sandbox (or, with ``--no-sandbox``, beside it).
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import sys
import tempfile
import traceback
import types
from collections.abc import Callable
from typing import NoReturn

from autograder.sandbox import confinement
from autograder.sandbox.confinement import Limits

Body = Callable[[list[int], Limits], None]
"""What a forked child does with its descriptors."""


def main(students_fd: int, checkers_fd: int) -> NoReturn:
    """Read the description from the students' socket, import, split, and serve forks.

    The description is JSON: ``modules`` to import, ``sandboxed``, ``scratch`` (a folder to work in)
    and ``grader`` (the entry of ``sys.path`` that holds the grader).
    The checkers' socket has the names of the checks to import, as JSON: a student's process is not
    to find even these in its memory.
    """
    gc.disable()  # Until the libraries are loaded: they stay, so looking for garbage is in vain.
    students = socket.socket(fileno=students_fd)
    checkers = socket.socket(fileno=checkers_fd)
    description = json.loads(students.recv(1 << 20))
    sandboxed: bool = description["sandboxed"]
    scratch: str = description["scratch"]
    if sandboxed:
        confinement.mount_scratch(16 * 2**20)
    os.chdir(scratch)
    sys.argv[:], sys.orig_argv[:] = [""], []
    _import(description["modules"])
    _colab_stand_in()
    from autograder.sandbox.channel import Channel
    from autograder.sandbox.shell import Shell
    from autograder.sandbox.student import Student

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    if os.fork() == 0:
        students.close()
        if sandboxed:
            confinement.die_with_parent()
        _import(json.loads(checkers.recv(1 << 20)))
        from autograder.examination import serve

        _freeze()
        _serve(checkers, Forker(sandboxed, scratch, for_student=False), serve)
    checkers.close()
    shell = Shell(scratch)

    def be_student(descriptors: list[int], limits: Limits) -> None:
        shell.activate()
        Student(Channel(socket.socket(fileno=descriptors[0])), shell).serve()

    if sandboxed:
        # The checkers' parent keeps the mounts as they were.
        confinement.unshare(confinement.NEWNS, "a mount namespace")
        confinement.unmount("/grader/autograder")
    sys.path[:] = [entry for entry in sys.path if entry != description["grader"]]
    for name in [name for name in sys.modules if name.split(".")[0] == "autograder"]:
        del sys.modules[name]
    _freeze()
    _serve(students, Forker(sandboxed, scratch, for_student=True), be_student)


def _import(modules: list[str]) -> None:
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError as error:
            print(f"{name}: {error}", file=sys.stderr, flush=True)


def _freeze() -> None:
    """Move what exists out of the collector's sight, so that children share it longer."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 20)  # A child is short-lived: collecting costs it a twentieth.


def _colab_stand_in() -> None:
    """Make ``google.colab`` importable: mounting a drive or downloading does nothing here."""
    package = types.ModuleType("google.colab")
    for name, calls in {
        "drive": ("mount", "flush_and_unmount"),
        "files": ("download", "upload", "view"),
        "output": ("enable_custom_widget_manager", "clear", "eval_js", "no_vertical_scroll"),
        "userdata": ("get",),
    }.items():
        module = types.ModuleType(f"google.colab.{name}")
        for call in calls:
            setattr(module, call, lambda *args, **kwargs: {})
        setattr(package, name, module)
        sys.modules[module.__name__] = module
    sys.modules["google.colab"] = package


class Forker:
    """Forks children of one sort, confined as that sort must be.

    Args:
        sandboxed: whether this process is confined itself.
        scratch: folder for the children's own folders where nothing is confined.
        for_student: whether the children run a student's code.
    """

    def __init__(self, sandboxed: bool, scratch: str, *, for_student: bool) -> None:
        self._sandboxed = sandboxed
        self._scratch = scratch
        self._for_student = for_student
        self._own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)

    def fork(self, descriptors: list[int], limits: Limits, body: Body) -> int:
        """Return the pid of a new child that runs ``body``.

        Raises:
            ConfinementError: a pid namespace was refused.
            OSError: no process can be made.
        """
        walled = self._sandboxed and self._for_student
        if walled:
            confinement.unshare(confinement.NEWPID, "a pid namespace")
        try:
            pid = os.fork()
            if pid == 0:
                self._be_child(descriptors, limits, body)
        finally:
            if walled:
                confinement.set_namespace(self._own_pids, confinement.NEWPID)
        return pid

    def _be_child(self, descriptors: list[int], limits: Limits, body: Body) -> NoReturn:
        try:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            if not self._sandboxed:
                os.chdir(tempfile.mkdtemp(dir=self._scratch))
                os.closerange(3, min(descriptors))
            elif self._for_student:
                confinement.confine_child(limits, descriptors)
            else:
                confinement.own_mounts(limits.disk_bytes)
                confinement.limit_checker(limits)
            if "numpy" in sys.modules:
                sys.modules["numpy"].random.seed(None)
            body(descriptors, limits)
        except BaseException:
            traceback.print_exc()  # A confined child's standard error is /dev/null.
        finally:
            os._exit(0)


def _serve(control: socket.socket, forker: Forker, body: Body) -> NoReturn:
    """Fork a child for each request, which is its limits as JSON and its descriptors.

    The answer is ``forked`` and the child's pidfd, or the reason why there is none.
    """
    while True:
        try:
            request, descriptors, _, _ = socket.recv_fds(control, 65536, 4)
            if not request:
                os._exit(0)
            try:
                pid = forker.fork(descriptors, Limits(**json.loads(request)), body)
                pidfd = os.pidfd_open(pid)
                socket.send_fds(control, [b"forked"], [pidfd])
                os.close(pidfd)
            except (OSError, confinement.ConfinementError) as error:
                control.send(f"refused: {error}".encode())
            for descriptor in descriptors:
                os.close(descriptor)
        except OSError:
            os._exit(0)
