"""One look for every figure of the course: colours, cells of numbers, arrows, small files."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle
from PIL import Image
from svg import svg

# Blue and orange stay apart for every common kind of colour blindness.
INK, GREY, LINE, PAPER = "#22303c", "#8795a1", "#c3ccd4", "#ffffff"
BLUE, PALE_BLUE, ORANGE, PALE_ORANGE = "#0b62a4", "#d6e6f4", "#d9730d", "#fbe3cc"
KERNEL_COLOURS = ("#0b62a4", "#7fb2dc", "#f3b37a", "#d9730d")
PIXELS_PER_INCH = 100
COLOURS_IN_FILE = 128


def canvas(width: float, height: float, pixels_per_unit: float = 46) -> tuple[Figure, Axes]:
    """Make a bare drawing board.

    Args:
        width: width in drawing units; a cell of a picture is 1 unit wide.
        height: height in drawing units, growing downwards as the rows of an image do.
        pixels_per_unit: size of a unit in the PNG file.

    Returns:
        The figure and its axes: x from 0 to ``width``, y from 0 (top) to ``height``.
    """
    inches = pixels_per_unit / PIXELS_PER_INCH
    figure = plt.figure(figsize=(width * inches, height * inches), dpi=PIXELS_PER_INCH)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    return figure, axes


def cells(
    axes: Axes,
    values: Sequence[Sequence[object]],
    x: float,
    y: float,
    fill: Sequence[Sequence[str]] | str = PAPER,
    size: float = 1.0,
    ink: Sequence[Sequence[str]] | str = INK,
    edge: str = LINE,
) -> None:
    """Draw a grid of numbers with its top left corner at (x, y).

    Args:
        axes: the drawing board.
        values: rows of what to write; an empty string leaves a cell blank.
        x: left edge in drawing units.
        y: top edge in drawing units.
        fill: one colour for all cells, or one for each.
        size: side of a cell in drawing units.
        ink: colour of the numbers, one for all or one for each.
        edge: colour of the lines between cells.
    """
    for i, row in enumerate(values):
        for j, value in enumerate(row):
            colour = fill if isinstance(fill, str) else fill[i][j]
            pen = ink if isinstance(ink, str) else ink[i][j]
            corner = (x + j * size, y + i * size)
            axes.add_patch(Rectangle(corner, size, size, facecolor=colour, edgecolor=edge, lw=1.0))
            middle = (corner[0] + size / 2, corner[1] + size / 2)
            write(axes, str(value), *middle, size=14 * min(size, 1.0) ** 0.5, colour=pen)


def frame(axes: Axes, x: float, y: float, width: float, height: float, colour: str) -> None:
    """Draw a thick frame around a window."""
    axes.add_patch(Rectangle((x, y), width, height, fill=False, edgecolor=colour, lw=2.8, zorder=5))


def write(
    axes: Axes,
    text: str,
    x: float,
    y: float,
    size: float = 12,
    colour: str = INK,
    align: str = "center",
) -> None:
    """Write a line of text with its middle at height y."""
    axes.text(x, y, text, fontsize=size, color=colour, ha=align, va="center_baseline", zorder=6)


def arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = GREY
) -> None:
    """Draw an arrow from start to end."""
    axes.add_patch(
        FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=14, color=colour, lw=1.6)
    )


def save(figure: Figure, path: Path) -> None:
    """Write a figure as a small PNG file for notebooks and an SVG file for the site; close it.

    Neither file holds a date or a program's name. A page shows both at the same size.

    Args:
        figure: what to write.
        path: where to, without a suffix.
    """
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=PIXELS_PER_INCH, facecolor=PAPER)
    buffer.seek(0)
    picture = Image.open(buffer).convert("RGB").quantize(COLOURS_IN_FILE, dither=Image.Dither.NONE)
    picture.save(path.with_suffix(".png"), format="PNG", optimize=True)
    path.with_suffix(".svg").write_text(svg(figure, *picture.size), encoding="utf-8", newline="\n")
    plt.close(figure)


def draw_all(script: str, *figures: Callable[[], Figure]) -> None:
    """Draw a lesson's figures into the folder that the command line names, or beside the script.

    Args:
        script: the script's ``__file__``; its stem begins the name of every file.
        figures: functions that draw one figure each. The function's name ends that of the file,
            without the underscore behind a name that Python has taken.
    """
    path = Path(script)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else path.parent
    for draw in figures:
        save(draw(), folder / f"{path.stem}_{draw.__name__.rstrip('_')}")
