"""What the five seed documents of the course contain has its place in a lesson.

``lessons/seeds.csv`` names for each of their rows (A to E, a number in each) the lesson and the
cell that carries it, put right where the seed was wrong.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from answers.bank import LESSONS, cells

ROWS = {"A": 47, "B": 10, "C": 18, "D": 13, "E": 13}
"""How many rows each seed document has."""


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    """Read the table."""
    path = Path(__file__).parent / "lessons" / "seeds.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_of_every_seed_has_its_place(table: list[dict[str, str]]) -> None:
    """No row is left out, and none is invented."""
    wanted = {f"{seed}{number}" for seed, count in ROWS.items() for number in range(1, count + 1)}
    assert wanted == {row["seed"] for row in table}
    assert all(row["what"] for row in table)


def test_every_place_exists(table: list[dict[str, str]]) -> None:
    """The lesson is there, and the cell is in it."""
    ids = {lesson: {cell["id"] for cell in cells(lesson)} for lesson in LESSONS}
    gone = [row for row in table if row["cell"] not in ids[row["lesson"]]]
    assert [] == gone


def test_every_lesson_carries_something(table: list[dict[str, str]]) -> None:
    """The seeds are spread over the whole course."""
    assert set(LESSONS) == {row["lesson"] for row in table}
