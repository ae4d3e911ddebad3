"""What lesson 06 claims beside what its cells print: symptoms, counts, and what can be merged."""

from __future__ import annotations

import sys
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from autograder.checks.channels import ideas, right

X = np.stack([np.arange(9.0).reshape(3, 3), np.arange(1.0, 10.0).reshape(3, 3)])
K = np.array([[[0.0, 1.0], [2.0, 3.0]], [[1.0, 2.0], [3.0, 4.0]]])
FILTERS = np.stack([K, K + 1, K + 2])


def test_three_wrong_programs_pass_without_biases_and_show_on_a_picture_of_zeros() -> None:
    """The table of section 3 is what the three programs give."""
    table = {
        ideas.stack_no_bias: [0, 0, 0],
        ideas.stack_bias_per_channel: [2, 0, -2],
        ideas.stack_one_bias: [1, 1, 1],
    }
    maps = right.multi_in_out(X, FILTERS)
    assert [[56, 72], [104, 120]] == maps[0].tolist()
    assert [76, 96] == maps[1:, 0, 0].tolist()
    biases = tf.constant([1.0, 0.0, -1.0], tf.float64)
    for program, expected in table.items():
        zeros = tf.zeros(3, tf.float64)
        assert maps.tolist() == program(X, FILTERS, zeros).numpy().tolist()
        shown = program(np.zeros_like(X), FILTERS, biases).numpy()
        assert expected == shown[:, 0, 0].tolist()
        assert (shown == shown[:, :1, :1]).all()


def test_cherries_and_leaves_are_equally_bright(root: Path) -> None:
    """The grey picture of the opening is even, and red minus green is not."""
    sys.path.insert(0, str(root / "assets"))
    try:
        from channels import CHERRY, LEAF  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(root / "assets"))
    assert sum(CHERRY) == sum(LEAF)
    assert CHERRY[0] - CHERRY[1] > LEAF[0] - LEAF[1]


def test_most_convolutions_of_resnet_are_of_one_pixel() -> None:
    """ResNet-50 has 53 convolution layers, 36 of them 1 × 1."""
    layers = keras.applications.ResNet50(weights=None).layers
    sizes = [layer.kernel_size for layer in layers if isinstance(layer, keras.layers.Conv2D)]
    assert (53, 36) == (len(sizes), sizes.count((1, 1)))


def test_twice_the_channels_is_four_times_the_work() -> None:
    """Both in and out are doubled; and a detour over 16 channels takes about an eighth."""
    one = right.right_conv_macs(256, 256, 5, 5, 128, 128)
    assert (26_843_545_600, 4) == (one, right.right_conv_macs(256, 256, 5, 5, 256, 256) // one)
    assert 8 < 36_864 / 4_352 < 9


def test_two_small_kernels_do_not_make_every_larger_one() -> None:
    """Merging two kernels of 2 × 2 reaches 7 of the 9 dimensions of 3 × 3."""
    rng = np.random.default_rng(6)
    K1, K2 = rng.normal(size=(2, 2)), rng.normal(size=(2, 2))
    moves = []
    for place in np.ndindex(2, 2):
        one = np.zeros((2, 2))
        one[place] = 1
        moves += [right.merged(one, K2).ravel(), right.merged(K1, one).ravel()]
    assert 7 == np.linalg.matrix_rank(np.array(moves))
