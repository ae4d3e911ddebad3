"""Draw the figures of lesson 01: ``python assets/constraining_the_mlp.py [FOLDER]``."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.figure import Figure
from style import (
    BLUE,
    GREY,
    INK,
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

OUTSIDE = "#eef1f4"
X = np.arange(1, 7).reshape(2, 3)
CAT = np.array(
    [
        [int(cell == "#") for cell in row]
        for row in ("#...#..", "##.##..", "#####..", "#####.#", "#####.#", ".######")
    ]
)
SHADES = LinearSegmentedColormap.from_list(
    "shades", [BLUE, "#7fb2dc", PALE_BLUE, PALE_ORANGE, "#f3b37a", ORANGE]
)


def shades(n: int) -> list[str]:
    """Give n colours from blue to orange."""
    return [to_hex(SHADES(i / (n - 1))) for i in range(n)]


def promise() -> Figure:
    """Three tables of weights for a strip of six: free, shared, shared and local."""
    n = 6
    free = np.random.default_rng(3).permutation(n * n).reshape(n, n)
    many, tied = shades(n * n), shades(2 * n - 1)
    tables = {
        "dense": [[many[free[i, k]] for k in range(n)] for i in range(n)],
        "shared": [[tied[k - i + n - 1] for k in range(n)] for i in range(n)],
        "shared and local": [
            [tied[3 * (k - i) + n - 1] if abs(k - i) <= 1 else PAPER for k in range(n)]
            for i in range(n)
        ],
    }
    counts = ("1,000,000,000,000", "3,996,001", "9")
    figure, axes = canvas(25.0, 10.2, pixels_per_unit=30)
    for place, ((name, fill), count) in enumerate(zip(tables.items(), counts, strict=True)):
        left = 1.5 + 8.6 * place
        write(axes, name, left + 2.7, 0.7, 14)
        cells(axes, [[""] * n] * n, left, 1.4, fill, 0.9, edge=PAPER if place < 2 else LINE)
        write(axes, count, left + 2.7, 7.9, 16, BLUE)
        if place:
            arrow(axes, (left - 2.6, 4.1), (left - 0.6, 4.1))
    write(axes, "weights from 1000 × 1000 to 1000 × 1000 pixels", 12.8, 9.2, 12, GREY)
    return figure


def dense() -> Figure:
    """One unit with a table of weights of its own, as large as the picture."""
    figure, axes = canvas(16.2, 4.6)
    write(axes, "X", 2.0, 0.6, 15, BLUE)
    cells(axes, X.tolist(), 0.5, 1.1, PALE_BLUE)
    write(axes, "×", 4.1, 2.1, 18)
    write(axes, "W[0, 0]", 6.2, 0.6, 15, ORANGE)
    cells(axes, [[1, 1, 1], [1, 1, 1]], 4.7, 1.1, PALE_ORANGE)
    write(axes, "cell by cell", 6.2, 3.6, 12, GREY)
    arrow(axes, (8.0, 2.1), (9.4, 2.1))
    write(axes, "add up", 8.7, 1.6, 12, GREY)
    write(axes, "21 + 10 = 31", 11.2, 2.1, 15)
    write(axes, "U[0, 0]", 11.2, 3.0, 12, ORANGE)
    arrow(axes, (12.9, 2.1), (13.6, 2.1))
    write(axes, "H", 14.8, 0.6, 15)
    cells(axes, [[31, "?"]], 13.8, 1.6, [[PALE_ORANGE, PAPER]])
    write(axes, "unit (0, 0)", 14.3, 3.0, 12, GREY)
    return figure


def offsets() -> Figure:
    """A 3 x 3 table of weights, each row shifted so that the own pixel is in the middle."""
    W = np.arange(1, 10).reshape(3, 3)
    tied = shades(5)
    pens = [PAPER, INK, INK, INK, PAPER]
    figure, axes = canvas(15.6, 5.6)
    write(axes, "W: column = place of the pixel", 3.1, 0.5, 12)
    for i, k in np.ndindex(3, 3):
        offset = k - i + 2
        cells(axes, [[W[i, k]]], 1.9 + k, 1.6 + i, tied[offset], ink=pens[offset])
        if k == 0:
            write(axes, f"unit {i}", 0.9, 2.1 + i, 12, GREY)
        if i == 0:
            write(axes, str(k), 2.4 + k, 1.2, 12, GREY)
    arrow(axes, (5.4, 3.1), (7.4, 3.1))
    write(axes, "V: column = offset of the pixel", 11.4, 0.5, 12)
    for i, place in np.ndindex(3, 5):
        k = i + place - 2
        corner = (8.9 + place, 1.6 + i)
        if 0 <= k < 3:
            cells(axes, [[W[i, k]]], *corner, tied[place], ink=pens[place])
        else:
            cells(axes, [[0]], *corner, OUTSIDE, ink=GREY)
        if i == 0:
            write(axes, str(place - 2).replace("-", "−"), 9.4 + place, 1.2, 12, GREY)
    frame(axes, 10.9, 1.6, 1, 3, INK)
    write(axes, "the unit's own pixel", 11.4, 5.1, 12, GREY)
    return figure


def placed(top: int, left: int) -> np.ndarray:
    """Put the cat into a picture of 14 x 14."""
    picture = np.zeros((14, 14), int)
    picture[top : top + CAT.shape[0], left : left + CAT.shape[1]] = CAT
    return picture


def draw(axes: Axes, picture: np.ndarray, x: float, y: float, colours: dict[int, str]) -> None:
    """Draw a picture of small cells."""
    fill = [[colours[int(v)] for v in row] for row in picture]
    cells(axes, [[""] * picture.shape[1]] * picture.shape[0], x, y, fill, 0.42, edge=PAPER)


def cats() -> Figure:
    """A cat in two places, and its map, which has moved as it has."""
    figure, axes = canvas(27.6, 8.0, pixels_per_unit=27)
    for n, (top, left) in enumerate(((1, 1), (7, 6))):
        picture = placed(top, left)
        response = picture - np.pad(picture, ((0, 0), (0, 1)))[:, 1:]
        draw(axes, picture, 0.5 + 13.9 * n, 1.2, {0: PALE_BLUE, 1: INK})
        arrow(axes, (6.5 + 13.9 * n, 4.1), (7.1 + 13.9 * n, 4.1))
        draw(axes, response, 7.2 + 13.9 * n, 1.2, {0: OUTSIDE, 1: ORANGE, -1: BLUE})
        write(axes, "picture" if n == 0 else "picture, moved", 3.4 + 13.9 * n, 0.6, 12)
        write(axes, "map" if n == 0 else "map, moved", 10.1 + 13.9 * n, 0.6, 12)
    write(axes, "6 rows down, 5 columns to the right: cat and map alike", 13.8, 7.6, 12, GREY)
    return figure


def sheet() -> Figure:
    """A sheet of 3 x 5 weights on a picture of 2 x 3, its middle on pixel (0, 1)."""
    figure, axes = canvas(15.0, 5.2)
    write(axes, "v", 3.1, 0.5, 15, ORANGE)
    letters = [[f"v{a}{b}" for b in range(5)] for a in range(3)]
    middle = [[ORANGE if (a, b) == (1, 2) else PALE_ORANGE for b in range(5)] for a in range(3)]
    pens = [[PAPER if (a, b) == (1, 2) else INK for b in range(5)] for a in range(3)]
    cells(axes, letters, 0.6, 1.1, middle, ink=pens)
    arrow(axes, (6.0, 2.6), (8.2, 2.6), ORANGE)
    write(axes, "laid on X", 7.1, 2.1, 12, GREY)
    on_picture = [[1 <= a and 1 <= b <= 3 for b in range(5)] for a in range(3)]
    values = [[X[a - 1, b - 1] if on_picture[a][b] else 0 for b in range(5)] for a in range(3)]
    fill = [[PALE_BLUE if on else OUTSIDE for on in row] for row in on_picture]
    pens = [[INK if on else GREY for on in row] for row in on_picture]
    cells(axes, values, 9.0, 1.1, fill, ink=pens)
    frame(axes, 9.0, 1.1, 5, 3, ORANGE)
    frame(axes, 11.0, 2.1, 1, 1, ORANGE)
    write(axes, "unit (0, 1); zeros outside of X", 11.5, 4.7, 12, GREY)
    return figure


def delta() -> Figure:
    """Windows for delta 0, 1 and 2, and what the famous formula would say."""
    figure, axes = canvas(18.0, 7.6, pixels_per_unit=38)
    for n, left in enumerate((2.2, 6.6, 12.2)):
        side = 2 * n + 1
        fill = [
            [ORANGE if (i, j) == (n, n) else PALE_ORANGE for j in range(side)] for i in range(side)
        ]
        cells(axes, [[""] * side] * side, left, 3.4 - side / 2, fill)
        middle = left + side / 2
        write(axes, f"Δ = {n}", middle, 0.45, 14)
        write(axes, f"{side} · {side} = {side**2}", middle, 6.4, 14)
        write(axes, f"4Δ² = {4 * n**2}", middle, 7.1, 12, GREY)
    return figure


def square() -> Figure:
    """Two ways from a picture to the moved map."""
    blob = np.zeros((7, 7), int)
    blob[1:4, 1:3] = [[1, 0], [1, 1], [1, 0]]
    moved = np.roll(blob, (2, 3), (0, 1))
    figure, axes = canvas(15.6, 11.2, pixels_per_unit=32)
    for picture, y in ((blob, 1.3), (moved, 7.1)):
        response = picture - np.pad(picture, ((0, 0), (0, 1)))[:, 1:]
        draw(axes, picture, 2.4, y, {0: PALE_BLUE, 1: INK})
        draw(axes, response, 10.0, y, {0: OUTSIDE, 1: ORANGE, -1: BLUE})
        arrow(axes, (5.8, y + 1.5), (9.5, y + 1.5))
        write(axes, "f", 7.6, y + 0.9, 15)
    for x in (3.9, 11.5):
        arrow(axes, (x, 4.5), (x, 6.8))
        write(axes, "S", x + 0.6, 5.6, 15)
    write(axes, "X", 3.9, 0.7, 14)
    write(axes, "f(X)", 11.5, 0.7, 14)
    write(axes, "S(X)", 3.9, 10.6, 14)
    write(axes, "f(S(X)) = S(f(X))", 11.5, 10.6, 14)
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, dense, offsets, cats, sheet, delta, square)
