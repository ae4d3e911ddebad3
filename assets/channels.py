"""Draw the figures of lesson 06; ``python assets/channels.py [FOLDER]`` redraws them."""

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

X = np.stack([np.arange(9).reshape(3, 3), np.arange(1, 10).reshape(3, 3)])
K = np.array([[[0, 1], [2, 3]], [[1, 2], [3, 4]]])
LEAF, CHERRY = (40, 140, 30), (140, 40, 30)
BUSH = """
..............
...##.....##..
...##.....##..
..............
......##......
.##...##......
.##.........##
............##
....##........
....##..##....
........##....
..............
"""


def hexed(colour: np.ndarray) -> str:
    """Write red, green and blue as Matplotlib reads them."""
    return "#" + "".join(f"{int(part):02x}" for part in colour)


def promise() -> Figure:
    """Cherries among leaves of the same brightness, and red minus green."""
    bush = np.array([[c == "#" for c in row] for row in BUSH.split()])
    colours = np.where(bush[..., None], CHERRY, LEAF)
    grey = colours.mean(axis=2).round().astype(int)
    response = colours[..., 0] - colours[..., 1]
    spread = (response - response.min()) / (response.max() - response.min())
    low, high = np.array([22, 48, 80]), np.array([251, 190, 120])
    maps = (
        ("red, green, blue", [[hexed(p) for p in row] for row in colours]),
        ("grey: the mean", [[f"#{v:02x}{v:02x}{v:02x}" for v in row] for row in grey]),
        (
            "1 · red − 1 · green + 0 · blue",
            [[hexed(low + t * (high - low)) for t in row] for row in spread],
        ),
    )
    figure, axes = canvas(46.0, 14.4, pixels_per_unit=16)
    for n, (title, shades) in enumerate(maps):
        left = 0.8 + 15.2 * n
        cells(axes, [[""] * 14] * 12, left, 0.6, shades, edge=PAPER)
        write(axes, title, left + 7, 13.5, 11.5)
    return figure


def sum_() -> Figure:
    """The first window of each channel, times its slice of the filter, added to 56."""
    figure, axes = canvas(17.6, 8.4)
    shades = [[PALE_BLUE if i < 2 and j < 2 else PAPER for j in range(3)] for i in range(3)]
    for c, (top, total) in enumerate(((1.0, 19), (5.0, 37))):
        write(axes, f"channel {c}", 2.6, top - 0.45, 12, GREY)
        cells(axes, X[c].tolist(), 1.1, top, shades)
        frame(axes, 1.1, top, 2, 2, BLUE)
        write(axes, "×", 4.75, top + 1.0, 17)
        cells(axes, K[c].tolist(), 5.4, top, PALE_ORANGE)
        write(axes, f"slice {c}", 6.4, top - 0.45, 12, ORANGE)
        products = " + ".join(f"{x}·{k}" for x, k in zip(X[c, :2, :2].flat, K[c].flat, strict=True))
        write(axes, f"{products} = {total}", 7.9, top + 1.0, 13, align="left")
        arrow(axes, (13.3, top + 1.1), (14.4, 3.7 if c == 0 else 4.3))
    write(axes, "add up", 15.7, 2.5, 12, GREY)
    cells(axes, [[56, "?"], ["?", "?"]], 14.7, 3.0, [[PALE_ORANGE, PAPER], [PAPER, PAPER]])
    write(axes, "one map", 15.7, 5.5, 12, GREY)
    return figure


def stack() -> Figure:
    """Two channels in, three maps out: three filters of two slices, a bias each."""
    figure, axes = canvas(15.8, 9.0)
    inks = (KERNEL_COLOURS[0], INK, KERNEL_COLOURS[3])
    for c in range(2):
        top = 1.6 + 3.6 * c
        cells(axes, [[""] * 4] * 4, 0.7, top, PALE_BLUE, 0.6)
        write(axes, f"channel {c}", 1.9, top - 0.4, 12, GREY)
    for o, ink in enumerate(inks):
        top = 0.9 + 2.9 * o
        for c in range(2):
            arrow(axes, (3.3, 2.8 + 3.6 * c), (5.7, top + 0.75), ink)
            cells(axes, [[""] * 2] * 2, 6.0 + 1.5 * c, top + 0.2, PALE_ORANGE, 0.6)
        frame(axes, 5.85, top + 0.05, 3.0, 1.5, ink)
        write(axes, f"filter {o}", 7.35, top - 0.3, 12, ink)
        write(axes, f"+ bias {o}", 9.9, top + 0.8, 12, ink)
        arrow(axes, (10.8, top + 0.8), (11.9, top + 0.8), ink)
        cells(axes, [[""] * 3] * 3, 12.2, top - 0.1, PAPER, 0.6)
        frame(axes, 12.2, top - 0.1, 1.8, 1.8, ink)
        write(axes, f"map {o}", 14.1, top + 0.8, 12, ink, align="left")
    return figure


def layout() -> Figure:
    """The same eight numbers with the channels first, and with the channels last."""
    figure, axes = canvas(16.4, 7.4)
    first = [["a", "b"], ["c", "d"]]
    second = [["A", "B"], ["C", "D"]]
    cells(axes, first, 1.0, 1.4, PALE_BLUE)
    cells(axes, second, 3.6, 1.4, PALE_ORANGE)
    write(axes, "channel 0", 2.0, 1.0, 12, GREY)
    write(axes, "channel 1", 4.6, 1.0, 12, GREY)
    write(axes, "channels first: (2, 2, 2)", 3.3, 3.9, 13)
    arrow(axes, (6.6, 2.4), (8.6, 2.4))
    write(axes, "transpose", 7.6, 1.95, 12, GREY)
    for i in range(2):
        for j in range(2):
            left, top = 9.6 + 2.6 * j, 1.0 + 1.4 * i
            pair = [[first[i][j], second[i][j]]]
            cells(axes, pair, left, top, [[PALE_BLUE, PALE_ORANGE]])
            frame(axes, left, top, 2, 1, GREY)
    write(axes, "channels last: (2, 2, 2)", 11.9, 3.9, 13)
    before, after = "abcdABCD", "aAbBcCdD"
    for letters, left in ((before, 0.3), (after, 8.9)):
        shades = [[PALE_BLUE if letter.islower() else PALE_ORANGE for letter in letters]]
        cells(axes, [list(letters)], left, 5.3, shades, 0.8)
    write(axes, "in memory", 3.5, 6.6, 12, GREY)
    write(axes, "in memory", 12.1, 6.6, 12, GREY)
    return figure


def pixel() -> Figure:
    """One pixel through a matrix of 2 x 3: a dense layer that all pixels share."""
    figure, axes = canvas(16.4, 5.2)
    reds = [[4, 14], [4, 4]]
    for c in (2, 1, 0):
        at = (0.8 + 0.5 * c, 1.7 - 0.45 * c)
        shades = [[PAPER, PALE_BLUE], [PAPER, PAPER]]
        cells(axes, reds if c == 0 else [["", ""], ["", ""]], *at, shades)
    frame(axes, 1.8, 1.7, 1, 1, BLUE)
    write(axes, "3 channels", 2.3, 4.4, 12, GREY)
    arrow(axes, (4.0, 2.5), (5.0, 2.5))
    cells(axes, [[1, 1, 1], [1, "−1", 0]], 5.3, 1.5, PALE_ORANGE)
    write(axes, "one matrix (2, 3)", 6.8, 4.4, 12, ORANGE)
    write(axes, "·", 8.75, 2.5, 17)
    cells(axes, [[14], [4], [3]], 9.2, 1.0, PALE_BLUE)
    write(axes, "a pixel", 9.7, 4.4, 12, BLUE)
    write(axes, "=", 10.8, 2.5, 17)
    cells(axes, [[21], [10]], 11.5, 1.5)
    arrow(axes, (12.7, 2.5), (13.5, 2.5))
    for o in (1, 0):
        at = (13.8 + 0.5 * o, 1.5 - 0.45 * o)
        shown = [[21, 21], [21, 21]] if o == 0 else [["", ""], ["", ""]]
        cells(axes, shown, *at, [[PAPER, PALE_BLUE], [PAPER, PAPER]], 0.9)
    write(axes, "2 maps", 14.9, 4.4, 12, GREY)
    return figure


def merge() -> Figure:
    """Two copies of a kernel, shifted and scaled by the numbers of the other, overlap."""
    figure, axes = canvas(17.4, 5.4)
    cells(axes, [[1, 2], [3, 4]], 0.6, 1.5, PALE_BLUE)
    write(axes, "first", 1.6, 1.0, 13, BLUE)
    cells(axes, [[1, 0], [0, 10]], 3.2, 1.5, PALE_ORANGE)
    write(axes, "second", 4.2, 1.0, 13, ORANGE)
    write(axes, "→", 5.8, 2.5, 17, GREY)
    one = [[1, 2, ""], [3, 4, ""], ["", "", ""]]
    ten = [["", "", ""], ["", 10, 20], ["", 30, 40]]
    total = [[1, 2, 0], [3, 14, 20], [0, 30, 40]]
    for left, numbers, title in ((6.4, one, "1 · first"), (10.1, ten, "10 · first, shifted")):
        shades = [[PALE_BLUE if number != "" else PAPER for number in row] for row in numbers]
        cells(axes, numbers, left, 1.0, shades)
        write(axes, title, left + 1.5, 4.5, 12, GREY)
    write(axes, "+", 9.75, 2.5, 17)
    write(axes, "=", 13.45, 2.5, 17)
    shades = [[PAPER] * 3, [PAPER, PALE_ORANGE, PAPER], [PAPER] * 3]
    cells(axes, total, 13.8, 1.0, shades)
    frame(axes, 14.8, 2.0, 1, 1, ORANGE)
    write(axes, "merged: 3 × 3", 15.3, 4.5, 12, GREY)
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, sum_, stack, layout, pixel, merge)
