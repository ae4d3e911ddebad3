"""The bank of answers of every lesson, handed in and graded across the real border.

Answers of different exercises share a notebook where none of them uses another's name, so that the
whole bank is a dozen hand-ins a lesson.
"""

from __future__ import annotations

from functools import cache

import pytest
from answers.bank import LESSONS, Answer, answers, right_answer, tasks, uses
from handing_in import by_id, convolab, graded, hand_in, tensorflow

Sheet = dict[str, Answer]


@cache
def sheets(lesson: str) -> list[Sheet]:
    """Put answers together, one of each exercise; what one uses is a right answer."""
    found: list[Sheet] = []
    for answer in answers(lesson):
        wanted = {answer.exercise: answer}
        wanted |= {name: right_answer(lesson, name) for name in uses(answer)}
        for sheet in found:
            if all(sheet.get(name, one) is one for name, one in wanted.items()):
                sheet |= wanted
                break
        else:
            found.append(wanted)
    return found


CASES = [
    pytest.param(lesson, sheet, id=f"{lesson}-{number}")
    for lesson in LESSONS
    for number, sheet in enumerate(sheets(lesson))
]


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_answer_is_on_a_sheet(lesson: str) -> None:
    """No answer of the bank is left out."""
    on_sheets = {answer.path for sheet in sheets(lesson) for answer in sheet.values()}
    assert {answer.path for answer in answers(lesson)} == on_sheets


@pytest.mark.parametrize(("lesson", "sheet"), CASES)
def test_right_answers_keep_every_point_and_wrong_ones_get_their_hints(
    lesson: str, sheet: Sheet
) -> None:
    """What the bank says of an answer holds when it lives in the sandbox and its check does not."""
    [notebook] = convolab().lessons[lesson].notebooks
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
    left = {cells[f"{name}_test"].status for name in tasks(lesson) if name not in sheet}
    assert left <= {"unanswered"}


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_source_earns_full_marks_and_the_release_none(lesson: str) -> None:
    """The author's answers, handed in, keep every point; the untouched notebook has none."""
    [notebook] = convolab().lessons[lesson].notebooks
    solved = {name: task.solution for name, task in tasks(lesson).items()}
    best = by_id(graded(convolab(), hand_in(notebook, solved), wanted=tensorflow(), seed=4))
    lost = {n: c.message for n, c in best.items() if c.points != c.max_points}
    assert {} == lost
    none = by_id(graded(convolab(), hand_in(notebook, {}), wanted=tensorflow(), seed=4))
    assert {(0.0, "unanswered")} == {(cell.points, cell.status) for cell in none.values()}
