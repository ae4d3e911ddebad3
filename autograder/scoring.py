"""From what a check cell did to the points of its exercise; pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Status = Literal[
    "passed", "partial", "failed", "error", "timeout", "crashed", "unanswered", "manual"
]
"""What became of one graded cell; ``manual`` waits for a person (nbgrader's hand-graded cells)."""


@dataclass(frozen=True)
class CellResult:
    """What one graded cell earned, and what its student is told.

    Attributes:
        grade_id: nbgrader's id of the check cell (or of the hand-graded answer).
        points: points earned, 0 to max_points.
        max_points: points of the cell, as its author set them.
        status: what became of it.
        misconception: id of the wrong idea that was recognised (``M1``), else None.
        message: what was tried, expected, got and where to look; plain text, may hold newlines.
        hint: the recognised wrong idea's hint, else None.
    """

    grade_id: str
    points: float
    max_points: float
    status: Status
    misconception: str | None = None
    message: str = ""
    hint: str | None = None


def earned(value: object, max_points: float) -> tuple[float, str]:
    """Return the points that a check cell's last value stands for, and what is wrong with it.

    As in nbgrader, a cell that ends without an error and without a number earns everything.
    Unlike there, NumPy's and TensorFlow's numbers count as numbers, and one that is negative, not
    finite or above the maximum earns nothing: it is a fault of the check, and said so.

    Args:
        value: the value of the cell's last expression, None without one; trusted.
        max_points: points of the cell.
    """
    number = _number(value)
    if number is None:
        return max_points, ""
    if not math.isfinite(number) or not 0 <= number <= max_points + 1e-9:
        return 0.0, f"The check gave {number} of {max_points:g} points; its author must mend it."
    return min(number, max_points), ""


def _number(value: object) -> float | None:
    """Return a real number's value; None for everything else, booleans too."""
    if isinstance(value, bool) or type(value).__name__ in ("bool", "bool_"):
        return None
    if isinstance(value, (int, float)):
        return float(value)
    if getattr(value, "shape", None) == () and getattr(value, "dtype", None) is not None:
        try:
            return float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return None
    return None


def verdict(points: float, max_points: float, *, untouched: bool) -> Status:
    """Return the status that goes with points, for a check that ran to its end."""
    if points >= max_points - 1e-9:
        return "passed"
    if points > 0:
        return "partial"
    return "unanswered" if untouched else "failed"
