"""Draw the figures of lesson 02; ``python assets/cross_correlation.py [FOLDER]`` redraws them."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from style import (
    BLUE,
    GREY,
    INK,
    KERNEL_COLOURS,
    LINE,
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
CAT = """
....................
...#..........#.....
...##........##.....
...###......###.....
...############.....
..##############....
..##############....
..###..####..###....
..###..####..###....
..##############....
..######..######....
...#####..#####.....
....##########...##.
.....########....##.
....##########....##
...############..##.
...#############.##.
...###############..
...##############...
....................
"""


def promise() -> Figure:
    """A pixel cat, the kernel [1, -1], and the edges that the kernel finds."""
    cat = np.array([[int(c == "#") for c in row] for row in CAT.split()])
    response = cat[:, :-1] - cat[:, 1:]
    figure, axes = canvas(49.4, 23.4, pixels_per_unit=15)
    shades = [[INK if v else PALE_BLUE for v in row] for row in cat]
    cells(axes, [[""] * 20] * 20, 0.6, 0.6, shades, edge=PAPER)
    write(axes, "an image, 20 × 20", 10.6, 22.0, 13)
    colours = {0: "#eef1f4", -1: BLUE, 1: ORANGE}
    shades = [[colours[int(v)] for v in row] for row in response]
    cells(axes, [[""] * 19] * 20, 28.7, 0.6, shades, edge=PAPER)
    write(axes, "where left and right differ, 20 × 19", 38.2, 22.0, 13)
    cells(axes, [["1", "−1"]], 22.45, 8.4, [[ORANGE, BLUE]], 2.2, PAPER)
    write(axes, "a kernel", 24.65, 7.2, 13)
    arrow(axes, (22.4, 12.2), (26.9, 12.2))
    return figure


def strip() -> Figure:
    """A kernel of two numbers at its first place on a strip of four."""
    figure, axes = canvas(14.6, 4.5)
    write(axes, "x", 0.8, 1.5, 15, BLUE)
    cells(axes, [[1, 3, 0, 2]], 1.6, 1.0, [[PALE_BLUE, PALE_BLUE, PAPER, PAPER]])
    write(axes, "w", 0.8, 3.3, 15, ORANGE)
    cells(axes, [[1, 2]], 1.6, 2.8, PALE_ORANGE)
    frame(axes, 1.6, 1.0, 2, 1, BLUE)
    arrow(axes, (3.8, 3.3), (5.4, 3.3), ORANGE)
    write(axes, "slides", 4.6, 3.75, 11, GREY)
    write(axes, "1·1 + 3·2 = 7", 8.2, 1.5, 15)
    arrow(axes, (10.1, 1.5), (11.0, 1.5))
    cells(axes, [[7, "?", "?"]], 11.2, 1.0, [[PALE_ORANGE, PAPER, PAPER]])
    write(axes, "y", 12.7, 0.6, 15)
    return figure


def window() -> Figure:
    """The first window of X, multiplied cell by cell with K and added up."""
    figure, axes = canvas(15.2, 5.0)
    shades = [[PALE_BLUE if i < 2 and j < 2 else PAPER for j in range(3)] for i in range(3)]
    cells(axes, X.tolist(), 0.5, 1.0, shades)
    frame(axes, 0.5, 1.0, 2, 2, BLUE)
    write(axes, "X", 2.0, 0.5, 15, BLUE)
    write(axes, "×", 4.1, 2.5, 18)
    cells(axes, K.tolist(), 4.7, 1.5, PALE_ORANGE)
    write(axes, "K", 5.7, 1.0, 15, ORANGE)
    write(axes, "=", 7.3, 2.5, 18)
    cells(axes, [["0·0", "1·1"], ["3·2", "4·3"]], 7.9, 1.5)
    write(axes, "cell by cell", 8.9, 4.1, 12, GREY)
    arrow(axes, (10.1, 2.5), (11.5, 2.5))
    write(axes, "add up", 10.8, 2.0, 12, GREY)
    cells(axes, [[19, "?"], ["?", "?"]], 11.8, 1.5, [[PALE_ORANGE, PAPER], [PAPER, PAPER]])
    write(axes, "Y", 12.8, 1.0, 15)
    return figure


def flip() -> Figure:
    """K and K after half a turn."""
    figure, axes = canvas(12.6, 3.9)
    shades = [list(KERNEL_COLOURS[:2]), list(KERNEL_COLOURS[2:])]
    pens = [[PAPER, INK], [INK, PAPER]]
    cells(axes, K.tolist(), 1.0, 0.9, shades, ink=pens)
    write(axes, "K", 2.0, 0.45, 15)
    arrow(axes, (3.6, 1.9), (8.8, 1.9))
    write(axes, "half a turn: rows backwards, columns backwards", 6.2, 3.35, 12, GREY)
    cells(
        axes,
        K[::-1, ::-1].tolist(),
        9.4,
        0.9,
        [row[::-1] for row in shades[::-1]],
        ink=[row[::-1] for row in pens[::-1]],
    )
    write(axes, "K flipped", 10.4, 0.45, 15)
    return figure


def full() -> Figure:
    """A 2 x 2 image in a frame of zeros; the window hangs over the corner."""
    small = np.array([[1, 2], [3, 4]])
    padded = np.pad(small, 1)
    figure, axes = canvas(14.6, 5.6)
    inside = [[0 < i < 3 and 0 < j < 3 for j in range(4)] for i in range(4)]
    shades = [[PALE_BLUE if v else "#eef1f4" for v in row] for row in inside]
    pens = [[INK if v else GREY for v in row] for row in inside]
    cells(axes, padded.tolist(), 0.6, 1.0, shades, ink=pens)
    frame(axes, 0.6, 1.0, 2, 2, ORANGE)
    write(axes, "X in a frame of zeros", 2.6, 0.5, 13)
    write(axes, "K", 6.6, 1.5, 15, ORANGE)
    cells(axes, K.tolist(), 5.6, 2.0, PALE_ORANGE)
    write(axes, "0·0 + 0·1 + 0·2 + 1·3 = 3", 7.3, 4.75, 13)
    arrow(axes, (8.2, 3.0), (10.2, 3.0))
    corner = [[3, "?", "?"], ["?"] * 3, ["?"] * 3]
    cells(axes, corner, 10.8, 1.5, [[PALE_ORANGE, PAPER, PAPER], [PAPER] * 3, [PAPER] * 3])
    write(axes, "3 × 3", 12.3, 1.05, 13)
    return figure


def matrix() -> Figure:
    """The 4 x 9 matrix of a 2 x 2 kernel on a 3 x 3 image, coloured by kernel entry."""
    letters = [["a", "b"], ["c", "d"]]
    figure, axes = canvas(16.2, 6.4)
    shades = [list(KERNEL_COLOURS[:2]), list(KERNEL_COLOURS[2:])]
    pens = [[PAPER, INK], [INK, PAPER]]
    cells(axes, letters, 0.5, 1.6, shades, ink=pens)
    write(axes, "K", 1.5, 1.1, 15)
    for row, (i, j) in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
        for p in range(3):
            for q in range(3):
                a, b = p - i, q - j
                tied = 0 <= a < 2 and 0 <= b < 2
                cells(
                    axes,
                    [[letters[a][b] if tied else "0"]],
                    5.4 + 3 * p + q,
                    1.0 + row,
                    shades[a][b] if tied else PAPER,
                    ink=pens[a][b] if tied else LINE,
                )
        write(axes, f"Y[{i}, {j}]", 4.5, 1.5 + row, 12, GREY)
    for p in range(3):
        frame(axes, 5.4 + 3 * p, 1.0, 3, 4, GREY)
        write(axes, f"row {p} of X", 6.9 + 3 * p, 5.5, 12, GREY)
    write(axes, "one row for each window", 9.9, 0.5, 13)
    return figure


def receptive() -> Figure:
    """One cell after two layers looks at four cells, and those at nine pixels."""
    figure, axes = canvas(14.6, 4.9)
    cells(axes, [[""] * 5] * 4, 0.5, 0.4, [[PALE_BLUE] * 3 + [PAPER] * 2] * 3 + [[PAPER] * 5], 0.9)
    frame(axes, 0.5, 0.4, 2.7, 2.7, BLUE)
    write(axes, "image: 9 pixels", 2.75, 4.5, 12)
    arrow(axes, (5.2, 1.9), (6.2, 1.9))
    cells(
        axes, [[""] * 4] * 3, 6.4, 0.6, [[PALE_ORANGE] * 2 + [PAPER] * 2] * 2 + [[PAPER] * 4], 0.9
    )
    frame(axes, 6.4, 0.6, 1.8, 1.8, ORANGE)
    write(axes, "after 2 × 2: 4 cells", 8.2, 4.5, 12)
    arrow(axes, (10.2, 1.9), (11.2, 1.9))
    cells(axes, [[""] * 3] * 2, 11.4, 0.9, [[INK] + [PAPER] * 2, [PAPER] * 3], 0.9)
    write(axes, "again 2 × 2: 1 cell", 12.75, 4.5, 12)
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, strip, window, flip, full, matrix, receptive)
