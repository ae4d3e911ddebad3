"""Draw the figures of lesson 09; ``python assets/fast_convolution.py [FOLDER]`` redraws them."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from style import (
    BLUE,
    GREY,
    INK,
    KERNEL_COLOURS,
    ORANGE,
    PALE_BLUE,
    PALE_ORANGE,
    PAPER,
    arrow,
    canvas,
    cells,
    draw_all,
    frame,
    write,
)

X = np.arange(9).reshape(3, 3)
K = np.array([[0, 1], [2, 3]])
PENS = (PAPER, INK, INK, PAPER)


def steps() -> Figure:
    """One step a window, 324 of them, and one step a tap, nine."""
    figure, axes = canvas(40, 23.4, pixels_per_unit=18)
    cells(axes, [[""] * 18] * 18, 1.0, 2.4, PALE_BLUE, edge=PAPER)
    write(axes, "one step for each window", 10.0, 1.2, 14, BLUE)
    write(axes, "18 · 18 = 324 steps", 10.0, 21.9, 15)
    cells(axes, [[""] * 3] * 3, 26.5, 8.4, ORANGE, size=2.0, edge=PAPER)
    write(axes, "one step for each", 29.5, 5.2, 14, ORANGE)
    write(axes, "number of the kernel", 29.5, 6.7, 14, ORANGE)
    write(axes, "3 · 3 = 9 steps", 29.5, 15.9, 15)
    write(axes, "the same products", 29.5, 19.6, 13, GREY)
    write(axes, "and the same sum", 29.5, 20.9, 13, GREY)
    return figure


def strip() -> Figure:
    """The strip under each of its two taps, and the sum."""
    figure, axes = canvas(15.0, 5.0)
    numbers = (1, 3, 0, 2)
    for tap, (weight, top) in enumerate(((1, 0.6), (2, 2.0))):
        shades = [PALE_BLUE if tap <= n < tap + 3 else PAPER for n in range(4)]
        cells(axes, [list(numbers)], 1.4 - tap + 1, top, [shades])
        frame(axes, 2.4, top, 3, 1, BLUE)
        write(axes, "×", 6.9, top + 0.5, 15)
        cells(axes, [[weight]], 7.5, top, PALE_ORANGE)
        arrow(axes, (8.8, top + 0.5), (9.8, top + 0.5))
        cells(axes, [[weight * n for n in numbers[tap : tap + 3]]], 10.2, top)
    write(axes, "the sum", 8.6, 4.0, 14, GREY)
    cells(axes, [[7, 3, 4]], 10.2, 3.5, PALE_ORANGE)
    write(axes, "y", 13.8, 4.0, 15)
    return figure


def taps() -> Figure:
    """The picture four times, each time with the block that one tap meets."""
    figure, axes = canvas(22.6, 6.3, pixels_per_unit=36)
    for n, (a, b) in enumerate(np.ndindex(2, 2)):
        left = 0.4 + 4.4 * n
        shades = [
            [PALE_BLUE if a <= i < a + 2 and b <= j < b + 2 else PAPER for j in range(3)]
            for i in range(3)
        ]
        cells(axes, X.tolist(), left, 0.6, shades)
        frame(axes, left + b, 0.6 + a, 2, 2, BLUE)
        write(axes, "×", left + 0.9, 4.9, 15)
        cells(axes, [[K[a, b]]], left + 1.4, 4.4, KERNEL_COLOURS[n], ink=PENS[n])
        write(axes, "=" if n == 3 else "+", left + 3.7, 2.1, 16)
    cells(axes, [[19, 25], [37, 43]], 18.4, 1.1, PALE_ORANGE)
    write(axes, "19 = 0·0 + 1·1 + 3·2 + 4·3", 19.7, 4.9, 10, GREY)
    return figure


def im2col() -> Figure:
    """The four windows of the picture as rows of a matrix, times the kernel as a column."""
    figure, axes = canvas(18.0, 5.9)
    first = [[PALE_BLUE if i < 2 and j < 2 else PAPER for j in range(3)] for i in range(3)]
    cells(axes, X.tolist(), 0.5, 1.4, first)
    frame(axes, 0.5, 1.4, 2, 2, BLUE)
    write(axes, "picture", 2.0, 0.8, 13, BLUE)
    arrow(axes, (3.9, 2.9), (5.3, 2.9))
    rows = [X[i : i + 2, j : j + 2].ravel().tolist() for i, j in np.ndindex(2, 2)]
    shades = [[PALE_BLUE] * 4, *[[PAPER] * 4] * 3]
    cells(axes, rows, 5.7, 0.9, shades)
    frame(axes, 5.7, 0.9, 4, 1, BLUE)
    write(axes, "one row for each window", 7.7, 5.4, 12, GREY)
    write(axes, "·", 10.4, 2.9, 22)
    column = [[n] for n in K.ravel().tolist()]
    cells(axes, column, 11.1, 0.9, [[c] for c in KERNEL_COLOURS], ink=[[p] for p in PENS])
    write(axes, "kernel", 11.6, 5.4, 12, GREY)
    write(axes, "=", 12.9, 2.9, 18)
    cells(axes, [[19], [25], [37], [43]], 13.7, 0.9, PALE_ORANGE)
    arrow(axes, (15.0, 2.9), (15.6, 2.9))
    cells(axes, [["", ""], ["", ""]], 15.9, 2.1, PALE_ORANGE, size=0.8)
    return figure


def back() -> Figure:
    """g slides over the strip for the kernel; the turned kernel slides over g for the strip."""
    figure, axes = canvas(19.4, 7.7, pixels_per_unit=40)
    cells(axes, [[1, 3, 0, 2]], 2.6, 0.7, [[PALE_BLUE] * 3 + [PAPER]])
    write(axes, "x", 2.0, 1.2, 15, BLUE)
    cells(axes, [[1, 0, 2]], 2.6, 2.0, PALE_ORANGE)
    write(axes, "g", 2.0, 2.5, 15, ORANGE)
    frame(axes, 2.6, 0.7, 3, 1, BLUE)
    arrow(axes, (5.9, 2.5), (7.4, 2.5), ORANGE)
    write(axes, "1·1 + 3·0 + 0·2 = 1", 10.8, 1.2, 13)
    arrow(axes, (14.0, 1.2), (15.0, 1.2))
    cells(axes, [[1, 7]], 15.4, 0.7, PALE_ORANGE)
    write(axes, "gradient of the kernel", 16.4, 2.3, 11, GREY)
    cells(axes, [[0, 1, 0, 2, 0]], 2.6, 4.5, [[PAPER] + [PALE_ORANGE] * 3 + [PAPER]])
    write(axes, "g", 2.0, 5.0, 15, ORANGE)
    cells(axes, [[2, 1]], 2.6, 5.8, PALE_BLUE)
    write(axes, "w turned", 1.3, 6.3, 12, BLUE)
    frame(axes, 2.6, 4.5, 2, 1, ORANGE)
    arrow(axes, (4.9, 6.3), (6.4, 6.3), BLUE)
    write(axes, "0·2 + 1·1 = 1", 10.8, 5.0, 13)
    arrow(axes, (12.9, 5.0), (13.9, 5.0))
    cells(axes, [[1, 2, 2, 4]], 14.4, 4.5, PALE_BLUE)
    write(axes, "gradient of the strip", 16.4, 6.1, 11, GREY)
    return figure


def pool() -> Figure:
    """Where the gradient goes: to the first of the largest; uncovered pixels get 0."""
    pixels = [[1, 5, 3, 3, 2], [4, 0, 1, 0, 9], [0, 0, 2, 4, 8], [0, 0, 4, 1, 7]]
    gradients = [[10, 20], [30, 40]]
    figure, axes = canvas(20.4, 6.4, pixels_per_unit=40)
    shades = [[PAPER] * 5 for _ in range(4)]
    result = [[0] * 5 for _ in range(4)]
    for i, j in np.ndindex(2, 2):
        window = np.array(pixels)[2 * i : 2 * i + 2, 2 * j : 2 * j + 2]
        a, b = divmod(int(window.argmax()), 2)
        shades[2 * i + a][2 * j + b] = PALE_ORANGE
        result[2 * i + a][2 * j + b] = gradients[i][j]
    cells(axes, pixels, 0.6, 1.2, shades)
    cells(axes, gradients, 8.2, 2.2, PALE_BLUE)
    cells(axes, result, 14.4, 1.2, shades)
    for left in (0.6, 14.4):
        for i, j in np.ndindex(2, 2):
            frame(axes, left + 2 * j, 1.2 + 2 * i, 2, 2, BLUE)
    write(axes, "pictures x", 3.1, 0.6, 13)
    write(axes, "g", 9.2, 1.6, 14, BLUE)
    write(axes, "the gradient of x", 16.9, 0.6, 13)
    arrow(axes, (10.6, 3.2), (13.9, 3.2))
    write(axes, "to the first of the largest", 3.1, 5.8, 12, GREY)
    write(axes, "no window reaches the last column", 15.9, 5.8, 12, GREY)
    return figure


if __name__ == "__main__":
    draw_all(__file__, steps, strip, taps, im2col, back, pool)
