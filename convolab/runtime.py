"""The computer that a lesson runs on, in one line."""

from __future__ import annotations

import platform
from typing import Any

from convolab.picture import is_grading


def welcome() -> None:
    """Print the versions and the device, and leave a GPU that cannot convolve.

    A GPU newer than TensorFlow fails at the first operation; then the lesson goes on with the CPU.
    Prints nothing while the notebook is graded.
    """
    if is_grading():
        return
    import keras
    import numpy as np
    import tensorflow as tf

    from convolab import __version__

    parts = [
        f"Convolab {__version__}",
        f"Python {platform.python_version()}",
        f"TensorFlow {tf.__version__}",
        f"Keras {keras.__version__}",
        f"NumPy {np.__version__}",
        device(tf),
    ]
    print(" · ".join(parts))


def device(tf: Any) -> str:
    """Try one tiny convolution on the GPU and name the device that TensorFlow will use.

    Args:
        tf: the TensorFlow module.
    """
    if not tf.config.list_physical_devices("GPU"):
        return "CPU"
    if _can_convolve(tf):
        return "GPU"
    # After its first operation TensorFlow no longer lets a device be hidden
    # (`set_visible_devices` raises), but a device scope that is never left keeps this thread,
    # functions and Keras included, on the CPU.
    tf.device("/CPU:0").__enter__()
    return "CPU (the GPU fails)"


def _can_convolve(tf: Any) -> bool:
    try:
        with tf.device("/GPU:0"):
            y = tf.nn.conv2d(tf.ones((1, 3, 3, 1)), tf.ones((2, 2, 1, 1)), 1, "VALID")
            return float(tf.reduce_sum(y)) == 16
    # Whatever a driver or a compiler raises, the answer is the same: not this GPU.
    except Exception:
        return False
