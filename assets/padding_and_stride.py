"""Draw the figures of lesson 05; ``python assets/padding_and_stride.py [FOLDER]`` redraws them."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from style import (
    BLUE,
    GREY,
    INK,
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

ZERO = "#eef1f4"


def promise() -> Figure:
    """Four windows of three, two apart, on ten pixels; the last pixel is read by none."""
    figure, axes = canvas(14.6, 7.4)
    shades, pens = [[PALE_BLUE] * 9 + [GREY]], [[INK] * 9 + [PAPER]]
    cells(axes, [list(range(10))], 3.6, 0.8, shades, ink=pens)
    write(axes, "ten pixels", 1.8, 1.3, 13)
    for place in range(4):
        x, y = 3.6 + 2 * place, 2.3 + 1.2 * place
        cells(axes, [["", "", ""]], x, y, PALE_ORANGE, size=1.0)
        frame(axes, x, y, 3, 1, ORANGE)
        write(axes, f"place {place}", 1.8, y + 0.5, 13, ORANGE)
    write(axes, "read by nobody", 12.4, 2.9, 12, GREY)
    arrow(axes, (13.1, 2.5), (13.1, 1.95))
    return figure


def strip() -> Figure:
    """Five pixels between two zeros, and the five places of a kernel of three."""
    figure, axes = canvas(14.6, 5.0)
    values, shades = [[0, "", "", "", "", "", 0]], [[ZERO] + [PALE_BLUE] * 5 + [ZERO]]
    cells(axes, values, 3.8, 0.9, shades, ink=GREY)
    frame(axes, 3.8, 0.9, 3, 1, ORANGE)
    write(axes, "the first window", 1.9, 1.4, 12, ORANGE)
    for place in range(5):
        arrow(axes, (5.3 + place, 2.0), (5.3 + place, 3.0))
    cells(axes, [[""] * 5], 4.8, 3.1, PALE_ORANGE)
    write(axes, "five places", 1.9, 3.6, 12)
    write(axes, "a zero", 12.3, 1.4, 12, GREY)
    arrow(axes, (11.6, 1.4), (10.9, 1.4))
    return figure


def modes() -> Figure:
    """The strip 1, 2, 3, 4 in four frames of two."""
    figure, axes = canvas(14.6, 5.6)
    row = np.arange(1, 5)
    known = {"zero": "constant", "reflect": "reflect", "symmetric": "symmetric", "edge": "edge"}
    for n, (name, mode) in enumerate(known.items()):
        y = 0.5 + 1.2 * n
        write(axes, name, 1.8, y + 0.5, 14)
        shades = [[PALE_ORANGE] * 2 + [PALE_BLUE] * 4 + [PALE_ORANGE] * 2]
        cells(axes, [np.pad(row, 2, mode=mode).tolist()], 4.2, y, shades)
        frame(axes, 6.2, y, 4, 1, BLUE)
    return figure


def usage() -> Figure:
    """How often each of 5 x 5 pixels is read by a 3 x 3 kernel with one zero on each side."""
    figure, axes = canvas(14.6, 6.0)
    reads = np.outer([2, 3, 3, 3, 2], [2, 3, 3, 3, 2])
    colours = {4: ZERO, 6: PALE_BLUE, 9: BLUE}
    shades = [[colours[int(v)] for v in r] for r in reads]
    pens = [[PAPER if v == 9 else INK for v in r] for r in reads]
    cells(axes, reads.tolist(), 1.0, 0.5, shades, ink=pens)
    write(axes, "a corner: 2 · 2 = 4", 10.4, 1.0, 13)
    arrow(axes, (8.0, 1.0), (6.1, 1.0))
    write(axes, "along an edge: 2 · 3 = 6", 10.4, 2.4, 13)
    arrow(axes, (7.6, 2.4), (6.1, 2.4))
    write(axes, "inside, dark: 3 · 3 = 9", 10.4, 3.8, 13, BLUE)
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, strip, modes, usage)
