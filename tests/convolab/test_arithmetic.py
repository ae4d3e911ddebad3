"""The pictures compute in JavaScript; here NumPy holds them to account, in node's own runner."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np


def _case(rng: np.random.Generator) -> dict[str, Any]:
    """Draw an image and a kernel that fits, and let NumPy compute both operations."""
    h, w = rng.integers(1, 17, size=2)
    kernel = rng.normal(size=(rng.integers(1, h + 1), rng.integers(1, w + 1))).round(3)
    image = rng.normal(size=(h, w)).round(3)
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return {
        "image": image.tolist(),
        "kernel": kernel.tolist(),
        "correlation": np.einsum("ijab,ab->ij", windows, kernel).tolist(),
        "convolution": np.einsum("ijab,ab->ij", windows, kernel[::-1, ::-1]).tolist(),
    }


def test_javascript_computes_what_numpy_computes(root: Path, tmp_path: Path, node: str) -> None:
    """Two hundred random images and kernels give the same numbers on both sides."""
    rng = np.random.default_rng(2)
    cases = tmp_path / "cases.json"
    cases.write_text(json.dumps([_case(rng) for _ in range(200)]), encoding="utf-8")

    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", "tests/js/"],
        cwd=root,
        env={**os.environ, "CONVOLAB_CASES": str(cases)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (0, True) == (done.returncode, "200 cases" in done.stdout), done.stdout
