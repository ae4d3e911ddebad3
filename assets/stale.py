"""Name the figures that their scripts would draw otherwise.

``python assets/stale.py`` asks every script, ``python assets/stale.py pooling`` one of them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
OTHERS = {"style", "svg", "stale", "moving", "capstone_measure"}
"""Modules that draw no figure of a lesson, or film a browser."""


def stale(script: Path) -> list[str]:
    """Draw the figures of one script elsewhere and name those that differ from what is here."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(script), folder], check=True)
        drawn = {path.name for path in Path(folder).iterdir()}
        kept = {p.name for p in HERE.glob(f"{script.stem}_*") if p.suffix in (".png", ".svg")}
        return sorted(
            name
            for name in drawn | kept
            if name not in drawn or name not in kept or not _equal(Path(folder) / name, HERE / name)
        )


def _equal(one: Path, other: Path) -> bool:
    if one.suffix == ".svg":
        return one.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")
    with Image.open(one) as first, Image.open(other) as second:
        return first.convert("RGB").tobytes() == second.convert("RGB").tobytes()


def main(names: Sequence[str]) -> int:
    """Name every stale figure of these scripts, of all when none is named.

    Returns:
        1 where there is one, 2 for a script that is not there.
    """
    every = sorted({path.stem for path in HERE.glob("*.py")} - OTHERS)
    if unknown := sorted(set(names) - set(every)):
        print(f"no such script: {', '.join(unknown)}; there are {', '.join(every)}")
        return 2
    scripts = [HERE / f"{name}.py" for name in names or every]
    with ThreadPoolExecutor(2) as pool:
        found = [figure for figures in pool.map(stale, scripts) for figure in figures]
    for figure in found:
        print(f"stale: assets/{figure}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
