"""Lesson 04's numbers: what its text says of gradient descent and no cell prints."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from answers.bank import cells

LESSON = "04_learning_a_kernel"
X = np.repeat([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]], 6, axis=0)
A = np.stack([X[:, :-1].ravel(), X[:, 1:].ravel()], axis=1)
HIDDEN = np.array([1.0, -1.0])
START = np.array([0.5, 0.5])


def descend(
    rate: float, steps: int, start: npt.ArrayLike = START
) -> tuple[npt.NDArray[np.float64], list[float]]:
    """Take steps on the lesson's picture; give the last kernel and the losses before each."""
    k, losses = np.array(start, dtype=np.float64), []
    for _ in range(steps):
        error = A @ (k - HIDDEN)
        losses.append(float(error @ error))
        k = k - rate * 2 * A.T @ error
    return k, losses


@pytest.fixture
def text() -> str:
    """Return the whole text of the lesson in one line."""
    return " ".join(" ".join(c["source"] for c in cells(LESSON)).split())


def test_the_loss_is_the_bowl_that_the_text_writes_down() -> None:
    """18, 24 and 18 in front of the squares and the product; 30 and 6 along the diagonals."""
    assert [[18, 12], [12, 18]] == (A.T @ A).tolist()
    along, across = np.array([1, 1]) / np.sqrt(2), np.array([1, -1]) / np.sqrt(2)
    assert [30, 6] == pytest.approx([np.sum((A @ d) ** 2) for d in (along, across)])
    assert [12, 60] == pytest.approx(np.linalg.eigvalsh(2 * A.T @ A))


def test_ten_steps_at_the_rate_of_the_notes(text: str) -> None:
    """From the start of the lesson and from that of the notes."""
    kernel, losses = descend(0.03, 10)
    assert [27, 14.515, 8.157] == [round(loss, 3) for loss in losses[:3]]
    assert 0.274 == round(losses[9], 3)
    assert [1.042, -0.935] == kernel.round(3).tolist()
    kernel, losses = descend(0.03, 10, [0.9669, -1.0389])
    assert [0.9962, -1.0039] == kernel.round(4).tolist()
    assert [0.078, 0.05, 0.032, 0.02, 0.013, 0.008, 0.005, 0.003, 0.002, 0.001] == [
        round(loss, 3) for loss in losses
    ]
    assert "0.274" in text
    assert "(0.9962,\\; -1.0039)" in text


def test_the_rates_of_section_6_do_what_the_text_says() -> None:
    """0.034 falls twice and climbs, 1/30 jumps between two points, 1/36 keeps 4/9 a step."""
    losses = descend(0.034, 200)[1]
    assert [27.0, 20.4, 19.0] == [round(loss, 1) for loss in losses[:3]]
    assert losses[3] > losses[2]
    assert losses[-1] > 1e6
    kernels = [descend(1 / 30, steps)[0].round(3).tolist() for steps in (60, 61, 62)]
    assert [[1.5, -0.5], [0.5, -1.5], [1.5, -0.5]] == kernels
    assert 15 == pytest.approx(descend(1 / 30, 60)[1][-1])
    losses = descend(1 / 36, 12)[1]
    assert [4 / 9] * 11 == pytest.approx([b / a for a, b in pairwise(losses)])


def test_the_mean_makes_the_notes_rate_a_tiny_one() -> None:
    """Ten steps with the mean over 42 outputs end near where they began; 1.26 is its 0.03."""
    assert [0.41, 0.24] == descend(0.03 / 42, 10)[0].round(2).tolist()
    assert 1.26 == pytest.approx(0.03 * 42)


def test_a_fresh_layer_rarely_starts_where_the_notes_did() -> None:
    """The ellipse of losses up to 0.0785 is a three-hundredth of the square of fresh starts."""
    side = np.sqrt(6 / 4)
    ellipse = np.pi * 0.0785 / np.sqrt(np.linalg.det(A.T @ A))
    assert 1 / 350 < ellipse / (2 * side) ** 2 < 1 / 300
    corners = [descend(0.03, 10, [a, b])[0] for a in (-side, side) for b in (-side, side)]
    assert 0.14 == round(max(np.abs(corner - HIDDEN).max() for corner in corners), 2)


def test_one_step_for_each_direction_arrives() -> None:
    """A step of 1/60 and one of 1/12 find the hidden kernel from every start."""
    for start in ([0.5, 0.5], [-1.0, 0.25], [3.0, 2.0]):
        halfway = descend(1 / 60, 1, start)[0]
        assert HIDDEN == pytest.approx(descend(1 / 12, 1, halfway)[0])
