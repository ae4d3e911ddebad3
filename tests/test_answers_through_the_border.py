"""The bank of answers, handed in and graded across the real border.

Answers of different exercises share a notebook where none of them uses another's name, so that the
whole bank is a dozen hand-ins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from answers.bank import EXERCISES, Answer, answers
from handing_in import by_id, convolab, graded, hand_in, tensorflow

BANK = answers("lesson_02")
NAMES = EXERCISES["lesson_02"]
RIGHT = {name: next(a for a in BANK if a.kind == "right" and a.exercise == name) for name in NAMES}


def uses(answer: Answer) -> set[str]:
    """Return the other exercises whose names an answer mentions."""
    return {n for n in NAMES if n != answer.exercise and re.search(rf"\b{n}\b", answer.source)}


def shared(bank: Sequence[Answer]) -> list[dict[str, Answer]]:
    """Put answers together, one of each exercise; what one uses is a right answer."""
    sheets: list[dict[str, Answer]] = []
    for answer in bank:
        wanted = {answer.exercise: answer} | {name: RIGHT[name] for name in uses(answer)}
        for sheet in sheets:
            if all(sheet.get(name, one) is one for name, one in wanted.items()):
                sheet |= wanted
                break
        else:
            sheets.append(wanted)
    return sheets


SHEETS = shared(BANK)


def test_every_answer_is_on_a_sheet() -> None:
    """No answer of the bank is left out."""
    assert {a.path for a in BANK} == {a.path for sheet in SHEETS for a in sheet.values()}


@pytest.mark.parametrize("sheet", SHEETS, ids=[f"sheet-{n}" for n in range(len(SHEETS))])
def test_right_answers_keep_every_point_and_wrong_ones_get_their_hints(
    sheet: dict[str, Answer],
) -> None:
    """What the bank says of an answer holds when it lives in the sandbox and its check does not."""
    [notebook] = convolab().lessons["02_cross_correlation"].notebooks
    raw = hand_in(notebook, {name: answer.source for name, answer in sheet.items()})
    cells = by_id(graded(convolab(), raw, wanted=tensorflow(), seed=20260819))
    wrong = []
    for name, answer in sorted(sheet.items()):
        cell = cells[f"{name}_test"]
        full = cell.points == cell.max_points
        if (full, cell.misconception) != (answer.kind == "right", answer.hint):
            wrong.append(
                f"{answer.id}: {cell.points:g} points, {cell.misconception}: {cell.message}"
            )
    assert [] == wrong
    left = {cells[f"{name}_test"].status for name in NAMES if name not in sheet}
    assert left <= {"unanswered"}
