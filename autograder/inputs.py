"""Random inputs for trials: numbers that are exact in either float type and tell mistakes apart.

Random numbers are quarters, all of different size: exact in float32 too, easy to read in a
message, and no kernel looks the same when it is flipped or transposed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from autograder.trials import Array, Trials


def numbers(trials: Trials, *shape: int) -> Array:
    """Draw quarters of either sign, no two of one size: float64 of that shape."""
    size = int(np.prod(shape))
    sizes = trials.rng.permutation(size) + 1
    drawn: Array = (sizes * trials.rng.choice([-0.25, 0.25], size)).reshape(shape)
    return drawn


def pick(trials: Trials, low: int, high: int) -> int:
    """Draw a whole number, both ends included."""
    return int(trials.rng.integers(low, high + 1))


def tensor(values: Any, dtype: str = "float64") -> Any:
    """Make a tensor."""
    return tf.constant(values, dtype)
