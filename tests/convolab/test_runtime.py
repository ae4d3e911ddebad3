"""The welcome's one decision: which device is left after a tiny convolution on the GPU."""

from __future__ import annotations

from typing import Any

import pytest

from convolab.runtime import device


class _TensorFlow:
    """Stands in for TensorFlow with a GPU that answers, lies or fails."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.scopes: list[str] = []
        self.config = self.nn = self

    def list_physical_devices(self, kind: str) -> list[str]:
        return [] if self.answer is None else [kind]

    def device(self, name: str) -> _TensorFlow:
        self.entered = name
        return self

    def __enter__(self) -> None:
        self.scopes.append(self.entered)

    def __exit__(self, *_: object) -> None:
        self.scopes.pop()

    def ones(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        return shape

    def conv2d(self, *_: Any) -> Any:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def reduce_sum(self, value: Any) -> Any:
        return value


@pytest.mark.parametrize(
    ("answer", "said", "scope"),
    [
        (None, "CPU", []),
        (16.0, "GPU", []),
        (0.0, "CPU (the GPU fails)", ["/CPU:0"]),
        (ValueError("CUDA_ERROR_INVALID_PTX"), "CPU (the GPU fails)", ["/CPU:0"]),
    ],
)
def test_a_gpu_that_cannot_convolve_is_left(answer: Any, said: str, scope: list[str]) -> None:
    """Without a GPU, with a good one, with one that lies, with one that fails."""
    tf = _TensorFlow(answer)
    assert said == device(tf)
    assert scope == tf.scopes[-1:]
