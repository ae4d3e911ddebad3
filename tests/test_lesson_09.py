"""What lesson 09 claims that none of its cells prints."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.checks.fast_convolution.right import conv, conv_slopes, flat_patches


def test_ten_steps_bring_the_loss_below_a_tenth_from_any_start() -> None:
    """The loss is quadratic; each of its two directions shrinks by a factor of its own."""
    picture = np.array([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]] * 6)
    windows = np.stack([picture[:, :-1].ravel(), picture[:, 1:].ravel()], axis=1)
    curvatures = np.linalg.eigvalsh(2 * windows.T @ windows)
    assert np.allclose([12, 60], curvatures)
    assert max((1 - 0.03 * curvatures) ** 2) ** 10 < 0.1


def test_im2col_costs_nine_times_the_memory_and_not_one_product_more() -> None:
    """Quiz questions 1 and 2, and the 72 MiB of section 4."""
    x = np.ones((1, 10, 10, 4))
    places = flat_patches(x, 3, 3, 1, "VALID").shape
    assert (1, 8, 8, 36) == places
    assert 11520 == 3 * 3 * (8 * 8 * 4 * 5) == int(np.prod(places)) * 5
    assert 9 * x.size == flat_patches(x, 3, 3, 1, "SAME").size
    assert 8 * 2**20 == 32 * 64 * 64 * 16 * 4


@pytest.mark.parametrize("eps", [0.5, 0.125])
def test_the_symmetric_quotient_of_a_cube_is_off_by_the_square_of_the_step(eps: float) -> None:
    """Section 8; the numbers are exact in binary."""
    assert eps**2 == ((2 + eps) ** 3 - (2 - eps) ** 3) / (2 * eps) - 12


def test_the_worked_gradients_are_those_of_the_sums() -> None:
    """Exercise 9.4: with a gradient of ones, by pictures, kernel and bias."""
    x, k = np.arange(9.0).reshape(1, 3, 3, 1), np.arange(4.0).reshape(2, 2, 1, 1)
    dx, dk, db = conv_slopes(x, k, np.ones_like(conv(x, k, np.zeros(1), 1, "VALID")))
    assert [[0, 1, 1], [2, 6, 4], [2, 5, 3]] == dx[0, :, :, 0].tolist()
    assert [[8, 12], [20, 24]] == dk[:, :, 0, 0].tolist()
    assert [4] == db.tolist()
