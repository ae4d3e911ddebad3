"""What lesson 03 says of its pictures beyond what its cells print, computed another way."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from answers.bank import space

LESSON = "03_edges_and_templates"


def normalised(X: npt.NDArray[np.float32], T: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Return the map N of section 6."""
    P = np.lib.stride_tricks.sliding_window_view(X.astype(np.float64), T.shape)
    lengths = np.sqrt((P**2).sum(axis=(2, 3))) * np.sqrt((T.astype(np.float64) ** 2).sum())
    N: npt.NDArray[np.float64] = (P * T).sum(axis=(2, 3)) / np.where(lengths > 0, lengths, 1.0)
    return N


def test_of_all_windows_of_the_photograph_the_eye_answers_most() -> None:
    """15,933 windows, the largest value at row 43, column 70, and 0.9 at the collar."""
    photo = space(LESSON)["photo"]
    assert (150, 128) == photo.shape
    N = normalised(photo, photo[43:53, 70:86])
    assert 15_933 == N.size
    assert (43, 70) == np.unravel_index(N.argmax(), N.shape)
    assert 0.9 == round(N[94, 52], 2)


def test_the_needle_is_a_perfect_match_and_the_only_one() -> None:
    """In the crowd N is 1 at row 12, column 30, and below 0.9 everywhere else."""
    given = space(LESSON)
    N = normalised(given["crowd"], given["needle"])
    assert (12, 30) == np.unravel_index(N.argmax(), N.shape)
    assert abs(N.max() - 1) < 1e-12
    assert np.sort(N.ravel())[-2] < 0.9


def test_the_numbers_that_the_text_works_out_by_hand() -> None:
    """A bell of 3 by 3, a bright square, and a plain window without its mean."""
    d = np.arange(3) - 1
    bell = np.exp(-(d[:, None] ** 2 + d**2) / 2)
    assert [0.6065, 0.3679, 4.8976] == [round(x, 4) for x in (bell[0, 1], bell[0, 0], bell.sum())]
    assert 0.745 == round(10 / (np.sqrt(36) * np.sqrt(5)), 3)
    assert (62, 961) == (2 * 31, 31**2)
