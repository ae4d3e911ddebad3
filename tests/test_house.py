"""The house itself: versions agree, nothing of one machine is committed, the face is complete."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TARGETS = {
    *("help", "env", "demo", "test", "check", "release"),
    *("grade", "feedback", "report", "site", "bench", "clean"),
}
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {
    "linux-x86_64": {"sys_platform": "linux", "platform_machine": "x86_64", "os_name": "posix"},
    "linux-arm64": {"sys_platform": "linux", "platform_machine": "aarch64", "os_name": "posix"},
    "macos-arm64": {"sys_platform": "darwin", "platform_machine": "arm64", "os_name": "posix"},
}
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "ana" + "conda.org", "simple" + "/pip")


def machine(python: str, platform: str) -> dict[str, str]:
    """Return the marker environment of one Python on one platform."""
    return {
        "python_version": python,
        "python_full_version": f"{python}.5",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
        **PLATFORMS[platform],
    }


def holds(requirement: Requirement, on: dict[str, str]) -> bool:
    """Say whether a requirement counts on a machine."""
    return requirement.marker is None or requirement.marker.evaluate(on)


@pytest.fixture(scope="module")
def wanted(root: Path) -> list[Requirement]:
    """Every dependency of the project and of its extras, but the project itself."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    requirements = [Requirement(line) for line in chain(project["dependencies"], *extras)]
    return [r for r in requirements if canonicalize_name(r.name) != project["name"]]


@pytest.fixture(scope="module")
def locked(root: Path) -> list[Requirement]:
    """Every line of the lock, without its hashes."""
    text = (root / "requirements.lock").read_text().replace("\\\n", " ")
    return [Requirement(line.split(" --hash=")[0]) for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def conda(root: Path) -> list[Requirement]:
    """Every package that environment.yml has pip install."""
    content = yaml.safe_load((root / "environment.yml").read_text())
    (pip,) = (item["pip"] for item in content["dependencies"] if isinstance(item, dict))
    return [Requirement(line) for line in pip]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_each_dependency_has_one_locked_version_in_its_range(
    wanted: list[Requirement], locked: list[Requirement], python: str, platform: str
) -> None:
    """On every supported machine the lock names one version of what pyproject.toml asks for."""
    on = machine(python, platform)
    versions: dict[str, list[str]] = {}
    for line in locked:
        if holds(line, on):
            version = str(line.specifier).removeprefix("==")
            versions.setdefault(canonicalize_name(line.name), []).append(version)

    twice = {name: found for name, found in versions.items() if len(found) > 1}
    missing_or_outside = [
        str(requirement)
        for requirement in wanted
        if holds(requirement, on)
        and not any(
            requirement.specifier.contains(version)
            for version in versions.get(canonicalize_name(requirement.name), [])
        )
    ]

    assert ({}, []) == (twice, missing_or_outside)


def test_conda_names_the_same_set_in_the_locked_versions(
    wanted: list[Requirement], locked: list[Requirement], conda: list[Requirement]
) -> None:
    """environment.yml has what pyproject.toml asks for, in the lock's versions, nothing else."""
    versions = {canonicalize_name(r.name): str(r.specifier) for r in locked}
    expected = {
        (canonicalize_name(r.name), versions[canonicalize_name(r.name)], str(r.marker))
        for r in wanted
    }

    assert expected == {(canonicalize_name(r.name), str(r.specifier), str(r.marker)) for r in conda}


def test_every_line_of_the_conda_file_says_its_purpose(root: Path) -> None:
    """A reader of environment.yml learns why each package is there."""
    lines = (root / "environment.yml").read_text().splitlines()
    packages = [line for line in lines if re.match(r"\s+- [a-z]", line) and "pip:" not in line]

    bare = [line for line in packages if "conda-forge" not in line and "  # " not in line]

    assert packages
    assert [] == bare


def test_the_lock_is_hashed_and_names_no_address(root: Path) -> None:
    """Any mirror may serve the packages, and none may change them."""
    text = (root / "requirements.lock").read_text()
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if "==" in entry]

    assert [] == [entry.split(" ")[0] for entry in entries if "--hash=sha256:" not in entry]
    assert [] == re.findall(r"\S*://\S*|--(?:index|extra|find|trusted)\S*|^\s*#.*", text, re.M)


def committed(root: Path) -> list[Path]:
    """List what git holds or would take, deleted files excepted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def test_no_file_names_a_machine_or_a_registry(root: Path) -> None:
    """What is committed holds on any machine: no path of this one, no registry's host."""
    if not (root / ".git").exists():
        pytest.skip("not a git checkout: nothing says what is committed")
    needles = [str(root).encode(), *(host.encode() for host in HOSTS)]
    files = committed(root)

    found = [
        (str(path.relative_to(root)), needle.decode())
        for path in files
        for needle in needles
        if needle in path.read_bytes()
    ]

    assert root / "pyproject.toml" in files
    assert [] == found


def test_the_readme_is_short(root: Path) -> None:
    """A stranger reads the README to its end."""
    assert len((root / "README.md").read_text().splitlines()) < 150


def recipes(root: Path) -> dict[str, list[str]]:
    """Return the recipe lines of every named target of the Makefile."""
    found: dict[str, list[str]] = {}
    target = ""
    for line in (root / "Makefile").read_text().splitlines():
        if match := re.match(r"([a-z]+):(?!=)", line):
            target = match[1]
            found[target] = []
        elif line.startswith("\t") and target:
            found[target].append(line.strip())
        elif line.strip():
            target = ""
    return found


def test_the_makefile_has_the_promised_targets_each_a_line_or_two(root: Path) -> None:
    """`make` is the face: the twelve targets, each calling the command behind it."""
    found = recipes(root)

    assert set(found) == TARGETS
    assert [] == [target for target, lines in found.items() if len(lines) > 2]


def test_make_alone_lists_every_target(root: Path) -> None:
    """`make` without a word prints each target and what it is for."""
    shown = subprocess.run(["make"], cwd=root, check=True, capture_output=True, text=True).stdout

    listed = dict(re.findall(r"^\s*make (\w+)\s+(\S.*)$", shown, re.M))

    assert set(listed) == TARGETS


def test_ci_runs_the_readmes_test_command(root: Path) -> None:
    """CI and a newcomer type the same words."""
    last = (root / ".ci" / "run").read_text().strip().splitlines()[-1]

    assert "make test" == last
    assert last in (root / "README.md").read_text()


@pytest.fixture(scope="module")
def measured(root: Path) -> dict[str, Any]:
    """What the last `make bench` wrote."""
    found: dict[str, Any] = json.loads((root / "bench" / "results.json").read_text())
    return found


def test_the_readmes_numbers_are_the_measured_ones(root: Path, measured: dict[str, Any]) -> None:
    """A number in the README that `make bench` measures is the one that it wrote."""
    stated = re.search(r"(\d+(?:\.\d+)?) times the throughput", (root / "README.md").read_text())

    assert stated, "the README states the ratio as 'N times the throughput'"
    assert float(stated[1]) == pytest.approx(measured["grading"]["ratio"], rel=0.05)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (r"(\S+) ms in the median", ("pictures", "median_ms")),
        (r"(\S+) ms in 95 of 100", ("pictures", "p95_ms")),
        (r"matplotlib takes (\S+) times as long", ("pictures", "ratio")),
        (r"\((\S+) times where the figure is kept", ("pictures", "tuned_ratio")),
        (r"student package is (\S+) kB", ("wheel_kB",)),
        (r"largest notebook (\S+) kB", ("notebooks_kB",)),
        (r"setup cell takes (\S+) s", ("setup_cell_s",)),
    ],
)
def test_the_readme_says_how_fast_and_small_a_picture_is_as_measured(
    root: Path, measured: dict[str, Any], words: str, keys: tuple[str, ...]
) -> None:
    """The pictures' numbers in the README are those of the last `make bench`."""
    stated = re.search(words, (root / "README.md").read_text())
    assert stated, f"the README says it: {words}"
    found: Any = measured
    for key in keys:
        found = found[key]
    largest = max(found.values()) if isinstance(found, dict) else found
    assert float(stated[1]) == pytest.approx(largest, rel=0.05)


def test_one_half_of_the_bench_keeps_what_the_other_wrote(measured: dict[str, Any]) -> None:
    """Grading and pictures are measured one after the other, into one file."""
    assert {"grading", "pictures", "machine", "wheel_kB", "notebooks_kB", "setup_cell_s"} <= set(
        measured
    )
    versions = measured["machine"]["versions"]
    assert {"nbgrader", "ipywidgets", "matplotlib", "chromium"} <= set(versions)
