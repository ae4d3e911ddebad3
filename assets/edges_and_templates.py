"""Draw the figures of lesson 03; ``python assets/edges_and_templates.py [FOLDER]`` redraws them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from matplotlib.colors import to_hex
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

ROWS = ("01110", "01010", "11111", "00000", "11111")
NEEDLE = np.array([[float(c) for c in row] for row in ROWS])
DARK = "#5b6873"


def crowd() -> np.ndarray:
    """Give the crowd of the lesson: thirty-two random figures, the needle at row 12, column 30."""
    picture = np.zeros((24, 48))
    rng = np.random.default_rng(0)
    for top in range(0, 24, 6):
        for left in range(0, 48, 6):
            figure = rng.integers(0, 2, (5, 5)) * rng.integers(3, 10)
            picture[top : top + 5, left : left + 5] = figure
    picture[12:17, 30:35] = 2 * NEEDLE
    return picture


def promise() -> Figure:
    """The crowd, the loudest window of the dot product, and the right one."""
    picture = crowd()
    windows = np.lib.stride_tricks.sliding_window_view(picture, NEEDLE.shape)
    dots = (windows * NEEDLE).sum(axis=(2, 3))
    row, column = (int(n) for n in np.unravel_index(dots.argmax(), dots.shape))
    figure, axes = canvas(63.0, 26.0, pixels_per_unit=12)
    extent = (1.0, 49.0, 25.0, 1.0)
    axes.imshow(picture, cmap="gray", extent=extent, interpolation="none", aspect="auto")
    axes.set_xlim(0, 63.0)
    axes.set_ylim(26.0, 0)
    frame(axes, 1 + column - 0.5, 1 + row - 0.5, 6, 6, ORANGE)
    frame(axes, 1 + 30 - 0.5, 1 + 12 - 0.5, 6, 6, "#3aa0f0")
    for i, line in enumerate(NEEDLE):
        for j, value in enumerate(line):
            shade = "#d0d0d0" if value else "#000000"
            cells(axes, [[""]], 53.0 + 1.2 * j, 3.6 + 1.2 * i, shade, 1.2, edge=shade)
    write(axes, "looked for", 56.0, 2.2, 12)
    write(axes, "dot product:", 56.0, 13.0, 12, ORANGE)
    write(axes, "a stranger", 56.0, 14.8, 12, ORANGE)
    write(axes, "normalised:", 56.0, 19.6, 12, BLUE)
    write(axes, "found", 56.0, 21.4, 12, BLUE)
    return figure


def bars() -> Figure:
    """A row of the image with the bar, and what 1, -1 makes of it."""
    figure, axes = canvas(14.2, 4.8)
    row = [1, 1, 0, 0, 0, 0, 1, 1]
    write(axes, "one row of X", 2.0, 1.4, 13)
    shades = [[PAPER if v else INK for v in row]]
    cells(axes, [row], 4.4, 0.9, shades, ink=[[INK if v else PAPER for v in row]], edge=GREY)
    answers = [a - b for a, b in pairwise(row)]
    texts = [{1: "+1", -1: "−1"}.get(a, "0") for a in answers]
    colours = {0: PAPER, 1: ORANGE, -1: BLUE}
    pens = [[PAPER if a else INK for a in answers]]
    write(axes, "answers of 1, −1", 2.0, 3.3, 13)
    cells(axes, [texts], 4.9, 2.8, [[colours[a] for a in answers]], ink=pens)
    write(axes, "white to black", 6.4, 4.35, 11, ORANGE)
    write(axes, "black to white", 10.4, 4.35, 11, BLUE)
    return figure


def offsets() -> Figure:
    """The offsets of the nine places of a 3 by 3 kernel from its middle."""
    figure, axes = canvas(12.6, 5.3)
    texts = {-1: "−1", 0: "0", 1: "1"}
    shades = {-1: PALE_BLUE, 0: PAPER, 1: PALE_ORANGE}
    across = [[-1, 0, 1]] * 3
    down = [[-1] * 3, [0] * 3, [1] * 3]
    for x, name, table in ((1.2, "to the right", across), (7.8, "downwards", down)):
        values = [[texts[v] for v in line] for line in table]
        cells(axes, values, x, 1.4, [[shades[v] for v in line] for line in table])
        write(axes, name, x + 1.5, 4.8, 12, GREY)
    arrow(axes, (1.2, 0.95), (4.2, 0.95), ORANGE)
    write(axes, "x", 4.5, 0.95, 14, ORANGE)
    arrow(axes, (7.35, 1.4), (7.35, 4.4), ORANGE)
    write(axes, "y", 7.35, 0.95, 14, ORANGE)
    write(axes, "horizontal offset", 2.7, 0.35, 12)
    write(axes, "vertical offset", 9.6, 0.35, 12)
    return figure


def second() -> Figure:
    """Differences of differences, of a ramp and of squares."""
    figure, axes = canvas(15.4, 5.6)
    for y, name, strip in ((1.0, "ramp", [0, 1, 2, 3]), (3.2, "squares", [0, 1, 4, 9])):
        write(axes, name, 0.95, y + 0.5, 13)
        first = [a - b for a, b in pairwise(strip)]
        last = [a - b for a, b in pairwise(first)]
        cells(axes, [strip], 2.0, y, PALE_BLUE)
        arrow(axes, (6.2, y + 0.5), (7.2, y + 0.5))
        cells(axes, [[str(v).replace("-", "−") for v in first]], 7.4, y)
        arrow(axes, (10.6, y + 0.5), (11.6, y + 0.5))
        cells(axes, [last], 11.8, y, PALE_ORANGE)
    write(axes, "1, −1", 6.7, 0.5, 13, ORANGE)
    write(axes, "1, −1", 11.1, 0.5, 13, ORANGE)
    arrow(axes, (4.0, 4.95), (12.8, 4.95), BLUE)
    write(axes, "1, −2, 1 at once", 8.4, 5.3, 13, BLUE)
    return figure


def blur() -> Figure:
    """A box and a Gaussian of 5 by 5."""
    figure, axes = canvas(16.2, 8.2)
    d = np.arange(5) - 2
    bell = np.exp(-(d[:, None] ** 2 + d**2) / 2)
    paper, blue = np.array([1.0, 1.0, 1.0]), np.array([11, 98, 164]) / 255
    for x, name, K in ((1.0, "box", np.ones((5, 5)) / 25), (9.0, "Gaussian, σ = 1", bell)):
        weights = K / K.sum()
        depth = weights / 0.165
        shades = [[to_hex(paper + (blue - paper) * v) for v in line] for line in depth]
        pens = [[PAPER if v > 0.5 else INK for v in line] for line in depth]
        texts = [[f"{v:.3f}".replace("0.", ".") for v in line] for line in weights]
        cells(axes, texts, x, 1.2, shades, 1.24, pens)
        write(axes, name, x + 3.1, 0.6, 14)
    write(axes, "the weights of each add up to 1", 8.1, 7.8, 12, GREY)
    return figure


def trap() -> Figure:
    """A plus sign and a bright square, and the template."""
    figure, axes = canvas(14.6, 9.0)
    scene = np.zeros((9, 9), int)
    scene[1:4, 2] = scene[2, 1:4] = 1
    scene[5:8, 5:8] = 2
    colours = {0: INK, 1: GREY, 2: PAPER}
    shades = [[colours[v] for v in line] for line in scene]
    pens = [["#55626e" if not v else INK for v in line] for line in scene]
    cells(axes, scene.tolist(), 0.5, 0.5, shades, 0.88, pens, DARK)
    frame(axes, 0.5 + 0.88, 0.5 + 0.88, 2.64, 2.64, BLUE)
    frame(axes, 0.5 + 5 * 0.88, 0.5 + 5 * 0.88, 2.64, 2.64, ORANGE)
    write(axes, "scene", 4.4, 8.75, 12, GREY)
    plus = [[0, 1, 0], [1, 1, 1], [0, 1, 0]]
    cells(axes, plus, 9.8, 1.2, [[PALE_BLUE if v else PAPER for v in line] for line in plus])
    write(axes, "plus", 11.3, 0.7, 13)
    write(axes, "blue: the plus sign", 11.3, 6.0, 13, BLUE)
    write(axes, "orange: a square", 11.3, 7.0, 13, ORANGE)
    return figure


def thin() -> Figure:
    """The Sobel kernel as a column times a row."""
    figure, axes = canvas(13.4, 4.8)
    cells(axes, [[1], [2], [1]], 1.0, 1.2, [[PALE_BLUE], ["#a9cbe6"], [PALE_BLUE]])
    write(axes, "column", 1.5, 0.7, 13, BLUE)
    write(axes, "×", 2.9, 2.7, 18)
    row = [["−1", "0", "1"]]
    cells(axes, row, 3.8, 2.2, PALE_ORANGE)
    write(axes, "row", 5.3, 1.7, 13, ORANGE)
    write(axes, "=", 7.8, 2.7, 18)
    table = [["−1", "0", "1"], ["−2", "0", "2"], ["−1", "0", "1"]]
    cells(axes, table, 8.8, 1.2, edge=LINE)
    write(axes, "Sobel", 10.3, 0.7, 13)
    for i, text in enumerate(("1 ×", "2 ×", "1 ×")):
        write(axes, f"{text} row", 12.55, 1.7 + i, 11, GREY)
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, bars, offsets, second, blur, trap, thin)
