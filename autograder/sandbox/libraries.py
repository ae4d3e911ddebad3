"""Which installed libraries a course needs, and where they lie: what the sandbox may see.

A library is visible when a lesson imports it, when it belongs to the set that every student may
use, or when one of these requires it.
The grader itself, nbgrader, the database's drivers and an editable install's pointer are none of
these.
"""

from __future__ import annotations

import importlib.metadata as metadata
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from autograder.sandbox.confinement import Mount

PYTHON = "/python"
"""Where the interpreter lies in the sandbox."""
LIBS = "/libs"
"""Where the libraries lie in the sandbox."""

ALWAYS = ("ipython", "numpy", "matplotlib", "matplotlib-inline")
"""Distributions that the session itself needs or that every notebook may use."""
USUAL = ("scipy", "scikit-learn", "pandas", "pillow")
"""Distributions that students reach for; visible where they are installed."""
NEVER = frozenset(
    {"convolab-autograder", "nbgrader", "distributed", "dask", "sqlalchemy", "psycopg"}
)
"""Distributions that no student's process sees, whatever a lesson imports."""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _top_level(distribution: metadata.Distribution) -> set[str]:
    """Return the entries of site-packages that a distribution owns."""
    record = distribution.read_text("RECORD") or ""
    entries = {line.split("/", 1)[0].split(",", 1)[0].strip('"') for line in record.splitlines()}
    return {
        entry
        for entry in entries
        if entry not in ("", "..", "__pycache__")
        and not entry.endswith(".pth")
        and not entry.startswith("__editable__")
    }


def _parts(place: Path) -> list[Path]:
    """Return the pieces of an entry that may be seen: not where the library was installed from."""
    pointer = place / "direct_url.json"
    return [part for part in place.iterdir() if part != pointer] if pointer.exists() else [place]


def _module_name(entry: str) -> str:
    return entry.split(".", 1)[0]


def _asked_for(wanted: set[str], installed: Mapping[str, metadata.Distribution]) -> list[str]:
    """Return the distributions that are always there, and those of the modules ``wanted``."""
    # A distribution is usually called like its module; read the records only where it is not.
    found = [name for name in (*ALWAYS, *USUAL) if name in installed]
    unknown = set()
    for module in wanted:
        if module in sys.stdlib_module_names:
            continue
        name = _normal(module)
        candidates = [c for c in (name, name + "-cpu") if c in installed]
        (found.extend(candidates) if candidates else unknown.add(module))
    if unknown:
        for name, distribution in installed.items():
            if unknown & {_module_name(entry) for entry in _top_level(distribution)}:
                found.append(name)
    return found


def _with_requirements(
    names: Iterable[str], installed: Mapping[str, metadata.Distribution]
) -> list[metadata.Distribution]:
    """Return the installed distributions of these names and all that they require."""
    todo = list(names)
    chosen: dict[str, metadata.Distribution] = {}
    while todo:
        name = todo.pop()
        if name in chosen or name in NEVER or name not in installed:
            continue
        chosen[name] = installed[name]
        for text in installed[name].requires or ():
            try:
                requirement = Requirement(text)
            except InvalidRequirement:
                continue
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                todo.append(_normal(requirement.name))
    return list(chosen.values())


def closure(modules: Iterable[str]) -> dict[str, Path]:
    """Return what must be visible for ``modules`` to be imported: entry name → its place.

    Args:
        modules: names as they stand behind ``import``.
    """
    installed: dict[str, metadata.Distribution] = {}
    for distribution in metadata.distributions():
        installed.setdefault(_normal(distribution.metadata["Name"]), distribution)
    wanted = {name.split(".")[0] for name in modules}
    places: dict[str, Path] = {}
    for distribution in _with_requirements(_asked_for(wanted, installed), installed):
        root = Path(str(distribution.locate_file("")))
        for entry in _top_level(distribution):
            if (root / entry).exists():
                for part in _parts(root / entry):
                    places[str(part.relative_to(root))] = part
    return places


def mounts(modules: Iterable[str], grader: Path) -> list[Mount]:
    """Return the pieces of the sandbox's root.

    Args:
        modules: modules that the lessons import.
        grader: folder of the ``autograder`` package, mounted at ``/grader/autograder`` for the
            trusted parent and taken away before any student's process exists.
    """
    stdlib = os.path.realpath(sysconfig.get_path("stdlib"))
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    binary = os.path.realpath(sys.executable)
    home = f"{PYTHON}/lib/{version}"
    found = [Mount(binary, f"{PYTHON}/bin/{version}")]
    base_lib = os.path.dirname(stdlib)
    # The interpreter's own shared library (conda, system-wide installs), if it has one.
    found += [
        Mount(os.path.realpath(f"{base_lib}/{name}"), f"{PYTHON}/lib/{name}")
        for name in (os.listdir(base_lib) if base_lib != "/usr/lib" else ())
        if name.startswith("lib") and ".so" in name
    ]
    found += [
        Mount(f"{stdlib}/{name}", f"{home}/{name}")
        for name in os.listdir(stdlib)
        if name not in ("site-packages", "dist-packages", "test")
    ]
    dynamic = os.path.realpath(sysconfig.get_config_var("DESTSHARED") or f"{stdlib}/lib-dynload")
    if os.path.isdir(dynamic) and not dynamic.startswith(stdlib + os.sep):
        found.append(Mount(dynamic, f"{home}/lib-dynload"))
    for folder in ("/lib64", "/lib", "/usr/lib64"):
        found += _system_libraries(folder)
    found += [
        Mount(name, name)
        for name in ("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo")
        if os.path.exists(name)
    ]
    found += [Mount(str(path), f"{LIBS}/{name}") for name, path in closure(modules).items()]
    found.append(Mount(str(grader), "/grader/autograder"))
    return found


def _system_libraries(folder: str) -> list[Mount]:
    """Return the folders of shared libraries below ``folder``, by the machine's name for them."""
    triplet = sysconfig.get_config_var("MULTIARCH") or ""
    if not os.path.isdir(folder):
        return []
    if folder != "/lib":
        return [Mount(os.path.realpath(folder), folder)]
    return [
        Mount(os.path.realpath(f"{prefix}/{triplet}"), f"{prefix}/{triplet}")
        for prefix in ("/lib", "/usr/lib")
        if triplet and os.path.isdir(f"{prefix}/{triplet}")
    ]
