"""Draw the figures of lesson 04; ``python assets/learning_a_kernel.py [FOLDER]`` redraws them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
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

ROW, ANSWER = (1, 1, 0, 0, 0, 0, 1, 1), (0, 1, 0, 0, 0, -1, 0)
CURVATURES = np.array([[36.0, 24.0], [24.0, 36.0]])
GOAL = np.array([1.0, -1.0])


def descent(start: tuple[float, float], rate: float, steps: int) -> np.ndarray:
    """Walk down the loss of the lesson's picture: one row a kernel."""
    path = [np.array(start)]
    for _ in range(steps):
        path.append(path[-1] - rate * CURVATURES @ (path[-1] - GOAL))
    return np.array(path)


def promise() -> Figure:
    """The picture, its target, the hidden kernel; and ten steps over the map of the loss."""
    figure, axes = canvas(19.2, 8.6, pixels_per_unit=42)
    shades = [[PALE_BLUE if v else INK for v in ROW] for _ in range(6)]
    cells(axes, [[""] * 8] * 6, 0.5, 0.8, shades, 0.45, edge=PAPER)
    write(axes, "the picture X", 2.3, 0.4, 12)
    cells(axes, [["?", "?"]], 1.5, 4.05, PALE_ORANGE, 0.8)
    arrow(axes, (2.3, 3.6), (2.3, 4.0))
    arrow(axes, (2.3, 4.9), (2.3, 5.3))
    write(axes, "hidden", 3.9, 4.45, 12, GREY)
    colours = {0: "#eef1f4", -1: BLUE, 1: ORANGE}
    cells(axes, [[""] * 7] * 6, 0.72, 5.35, [[colours[v] for v in ANSWER]] * 6, 0.45, edge=PAPER)
    write(axes, "its answer Y", 2.3, 8.3, 12)

    def place(kernel: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return 6.6 + 4.3 * (kernel[..., 0] + 0.6), 7.55 - 3.35 * (kernel[..., 1] + 1.45)

    angle = np.linspace(0, 2 * np.pi, 200)
    for loss in (0.5, 2, 6, 12, 20, 30):
        steep = np.sqrt(loss / 30) * np.cos(angle) / np.sqrt(2)
        flat = np.sqrt(loss / 6) * np.sin(angle) / np.sqrt(2)
        x, y = place(np.stack([GOAL[0] + steep + flat, GOAL[1] + steep - flat], -1))
        inside = (x > 5.6) & (x < 18.9) & (y > 0.5) & (y < 7.6)
        axes.plot(np.where(inside, x, np.nan), np.where(inside, y, np.nan), color=LINE, lw=1.6)
    x, y = place(descent((0.5, 0.5), 0.03, 10))
    axes.plot(x, y, color=BLUE, lw=1.8, marker="o", ms=6)
    x, y = place(GOAL)
    axes.plot(x, y, color=ORANGE, marker="*", ms=20)
    write(axes, "start: 0.5, 0.5", *(place(np.array([0.98, 0.52]))), 13, BLUE)
    write(axes, "hidden: 1, −1", *(place(np.array([1.52, -1.05]))), 13, ORANGE)
    write(axes, "across: the kernel's first number, upwards: its second", 12.4, 8.2, 12, GREY)
    return figure


def bowl(
    axes: Axes, loss: Callable[[np.ndarray], np.ndarray], x0: float, width: float, top: float
) -> Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """Draw a parabola around ``x0``; return how a place is drawn on it."""

    def place(value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return x0 + width * value, 6.2 - 5.2 * loss(value) / top

    values = np.linspace(-1, 1, 400)
    x, y = place(values)
    axes.plot(np.where(y > 0.9, x, np.nan), np.where(y > 0.9, y, np.nan), color=GREY, lw=1.8)
    axes.plot([x0 - width, x0 + width], [6.2, 6.2], color=LINE, lw=1.2)
    return place


def parabola() -> Figure:
    """Steps on one parabola: with 0.15 they come closer, with 0.25 they climb out."""
    figure, axes = canvas(17.0, 7.6, pixels_per_unit=44)
    for x0, rate, steps, side, words in (
        (4.2, 0.15, 5, 3, "rate 0.15: closer each time"),
        (12.8, 0.25, 3, 7, "rate 0.25: farther each time"),
    ):
        place = bowl(axes, lambda v: v**2, x0, 3.7, 1)
        offs = [-2.0]
        for _ in range(steps):
            offs.append((1 - 10 * rate) * offs[-1])
        x, y = place(np.array(offs) / side)
        axes.plot(x, y, color=BLUE, lw=1.4, marker="o", ms=7)
        axes.plot(x[:1], y[:1], color=ORANGE, marker="o", ms=10)
        write(axes, "start", x[0] - 0.75, y[0] + 0.15, 12, ORANGE)
        write(axes, "3", x0, 6.65, 13)
        write(axes, words, x0, 7.2, 13)
        write(axes, "loss", x0, 1.2, 12, GREY)
    return figure


def gradient() -> Figure:
    """The error map slides over the image: two places, two slopes."""
    figure, axes = canvas(15.2, 5.6)
    for y, shift, words, total, slope in (
        (0.9, 0, "1·2 + 2·(−2)", "−2", "−4"),
        (3.2, 1, "2·2 + 0·(−2)", "4", "8"),
    ):
        shades = [[PALE_BLUE if shift <= j < shift + 2 else PAPER for j in range(3)]]
        cells(axes, [[1, 2, 0]], 1.6, y, shades, 0.9)
        frame(axes, 1.6 + 0.9 * shift, y, 1.8, 0.9, BLUE)
        cells(axes, [[2, "−2"]], 1.6 + 0.9 * shift, y + 1.0, PALE_ORANGE, 0.9)
        write(axes, f"{words} = {total}", 7.5, y + 0.95, 14)
        arrow(axes, (9.6, y + 0.95), (11.2, y + 0.95))
        write(axes, "times 2", 10.4, y + 0.5, 12, GREY)
        cells(axes, [[slope]], 11.5 + 0.9 * shift, y + 0.5, PALE_ORANGE, 0.9)
    write(axes, "X", 0.8, 1.35, 15, BLUE)
    write(axes, "E", 0.8, 2.35, 15, ORANGE)
    write(axes, "one slope for each number of the kernel", 7.6, 5.3, 12, GREY)
    return figure


def valley() -> Figure:
    """The loss cut along its two diagonals."""
    figure, axes = canvas(17.0, 7.6, pixels_per_unit=44)
    for x0, factor, colour, words, curvature in (
        (4.2, 30, BLUE, "both numbers off alike", "30 s², curvature 60"),
        (12.8, 6, ORANGE, "one too high, the other too low", "6 s², curvature 12"),
    ):
        place = bowl(axes, lambda v, f=factor: f * v**2, x0, 3.7, 30)
        x, y = place(np.linspace(-1, 1, 9))
        axes.plot(x, y, color=colour, lw=0, marker="o", ms=6)
        write(axes, curvature, x0, 6.7, 14, colour)
        write(axes, words, x0, 7.25, 12)
        write(axes, "loss", x0, 1.2, 12, GREY)
    return figure


def windows() -> Figure:
    """The windows of an image are the rows of a matrix."""
    figure, axes = canvas(15.6, 4.2)
    write(axes, "image", 1.95, 1.0, 12, GREY)
    cells(axes, [[1, 2, 0]], 0.6, 1.6, [[PALE_BLUE, PALE_BLUE, PAPER]], 0.9)
    frame(axes, 0.6, 1.6, 1.8, 0.9, BLUE)
    arrow(axes, (3.6, 2.05), (4.6, 2.05))
    write(axes, "A", 5.8, 0.7, 15)
    cells(axes, [[1, 2], [2, 0]], 4.9, 1.15, [[PALE_BLUE] * 2, [PAPER] * 2], 0.9)
    write(axes, "one row for each window", 5.8, 3.45, 12, GREY)
    write(axes, "×", 7.3, 2.05, 18)
    write(axes, "k", 8.25, 0.7, 15, ORANGE)
    cells(axes, [[1], [1]], 7.8, 1.15, PALE_ORANGE, 0.9)
    write(axes, "=", 9.3, 2.05, 18)
    for row, (sum_, value) in enumerate((("1·1 + 2·1", "3"), ("2·1 + 0·1", "2"))):
        write(axes, f"{sum_} =", 11.1, 1.6 + 0.9 * row, 14)
        cells(axes, [[value]], 12.5, 1.15 + 0.9 * row, PALE_ORANGE, 0.9)
    write(axes, "the prediction", 12.95, 3.45, 12, GREY)
    return figure


def unique() -> Figure:
    """Three kernels with the same column sums, and their one result."""
    figure, axes = canvas(18.0, 7.2, pixels_per_unit=43)
    kernels = (
        ([[1, 0, "−1"], [2, 0, "−2"], [1, 0, "−1"]], "Sobel"),
        ([[4, 5, "−4"], [0, "−5", 0], [0, 0, 0]], "another"),
        ([["4/3", 0, "−4/3"]] * 3, "the shortest"),
    )
    for n, (kernel, name) in enumerate(kernels):
        x = 0.5 + 4.0 * n
        cells(axes, kernel, x, 1.0, size=1.15)
        write(axes, name, x + 1.72, 0.55, 13)
        cells(axes, [[4, 0, "−4"]], x, 5.1, PALE_ORANGE, 1.15)
        arrow(axes, (x + 1.72, 4.5), (x + 1.72, 5.05), ORANGE)
    write(axes, "add up each column: 4, 0, −4", 6.2, 6.75, 13, ORANGE)
    arrow(axes, (12.1, 5.67), (13.2, 5.67))
    colours = {4: ORANGE, 0: "#eef1f4", -4: BLUE}
    row = [4, 4, 0, 0, -4, -4]
    cells(axes, [[""] * 6] * 4, 13.5, 4.3, [[colours[v] for v in row]] * 4, 0.68, edge=PAPER)
    write(axes, "one result", 15.5, 3.85, 13)
    return figure


if __name__ == "__main__":
    draw_all(__file__, promise, parabola, gradient, valley, windows, unique)
