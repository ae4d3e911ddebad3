"""What `hand_in` finds in a notebook, from notebooks that are broken in one way each."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from convolab.review import checksum, examine, lesson_name, mended

STUB = "def corr2d(X, K):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
ANSWER = "def corr2d(X, K):\n    return X"


def _code(source: str, grade_id: str | None = None, **marks: Any) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": "code",
        "metadata": {},
        "source": source.splitlines(keepends=True),
        "outputs": [],
        "execution_count": 1,
    }
    if grade_id:
        base = {"grade_id": grade_id, "schema_version": 3, "grade": False, "solution": False}
        cell["id"] = grade_id
        cell["metadata"]["nbgrader"] = {**base, "locked": False, "task": False, **marks}
    return cell


def _text(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _answer(source: str = ANSWER, grade_id: str = "corr2d") -> dict[str, Any]:
    return _code(source, grade_id, solution=True)


def _check(grade_id: str = "corr2d_test") -> dict[str, Any]:
    return _code("assert corr2d", grade_id, grade=True, locked=True, points=5)


def _notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    badge = _text(
        "[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]"
        "(https://colab.research.google.com/github/o/r/blob/main/release/02_x/02_x.ipynb)"
    )
    heading = _text("### Exercise 2.2 · Cross-correlation (5 points)\nWrite it.")
    return {"cells": [badge, heading, *cells], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _found(notebook: dict[str, Any]) -> list[tuple[str, str | None]]:
    whole, repairs = mended(notebook)
    findings = (*repairs, *examine(whole).findings)
    return [(finding.kind, finding.grade_id) for finding in findings]


def _failed(cell: dict[str, Any], ename: str = "ValueError", evalue: str = "bad\nshape") -> Any:
    cell["outputs"] = [{"output_type": "error", "ename": ename, "evalue": evalue, "traceback": []}]
    return cell


def test_a_complete_notebook_is_told_so() -> None:
    """Answer written, check run without an error: nothing is found, the lesson is known."""
    notebook = _notebook(_answer(), _check())
    review = examine(notebook)
    assert ("02_x", 1, 1, ()) == (
        review.lesson,
        review.exercises,
        review.answered,
        review.findings,
    )
    assert "02_y" == lesson_name({**notebook, "metadata": {"convolab": {"lesson": "02_y"}}})


def test_a_stub_is_unanswered_whether_told_by_its_words_or_its_checksum() -> None:
    """The stub's line and nbgrader's own checksum both give an untouched cell away."""
    assert [("unanswered", "corr2d")] == _found(_notebook(_answer(STUB), _check()))

    quiz = _answer('quiz = {"q1": None}', "quiz")
    quiz["metadata"]["nbgrader"]["checksum"] = checksum(quiz)
    untouched = _notebook(quiz, _check("quiz_test"))
    assert [("unanswered", "quiz")] == _found(untouched)
    quiz["source"] = 'quiz = {"q1": "b"}'
    assert [] == _found(untouched)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([_failed(_answer()), _check()], [("raised", "corr2d")]),
        ([_answer(), _failed(_check(), "AssertionError", "")], [("raised", "corr2d_test")]),
        ([_answer(), _check() | {"execution_count": None}], [("not_run", "corr2d_test")]),
        ([_failed(_code("import nothing")), _answer(), _check()], [("raised", None)]),
        ([_check()], [("missing", "corr2d")]),
        ([_answer()], [("missing", "corr2d_test")]),
        ([_answer(), _answer(ANSWER + " + 1"), _check()], [("duplicated", "corr2d")]),
        (
            [_code(ANSWER), _code(ANSWER), _check()],
            [("lost_metadata", "corr2d"), ("missing", "corr2d")],
        ),
    ],
)
def test_each_fault_is_found(
    cells: list[dict[str, Any]], expected: list[tuple[str, str | None]]
) -> None:
    """Errors, deleted cells and two different answers are told, and left to the student."""
    assert expected == _found(_notebook(*cells))


def test_a_message_names_the_exercise_by_its_heading_and_the_error_by_its_first_line() -> None:
    """A beginner reads which exercise it is and what Python said."""
    finding = examine(_notebook(_failed(_answer()), _check())).findings[0]
    assert (
        "Exercise 2.2 · Cross-correlation: your cell stops with ValueError: bad." == finding.message
    )


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        ([_answer(), _answer(STUB), _check()], 2),
        ([_answer(STUB), _answer(), _check()], 3),
        ([_answer(), _answer(), _check()], 3),
    ],
)
def test_of_two_copies_the_answered_one_stays_marked(
    cells: list[dict[str, Any]], kept: int
) -> None:
    """A stub beside its answer, or the same answer twice, leaves one marked cell and no worry."""
    whole, repairs = mended(_notebook(*cells))
    marked = [at for at, cell in enumerate(whole["cells"]) if "nbgrader" in cell["metadata"]]
    assert ([kept, 4], ["mended"]) == (marked, [finding.kind for finding in repairs])
    assert () == examine(whole).findings


@pytest.mark.parametrize("keeps_id", [True, False])
def test_a_lone_answer_gets_its_label_back(keeps_id: bool) -> None:
    """An answer without metadata is known by its cell id or by the function that it defines."""
    bare = _code(ANSWER) | ({"id": "corr2d"} if keeps_id else {})
    whole, repairs = mended(_notebook(bare, _check()))
    assert [("mended", "corr2d")] == [(finding.kind, finding.grade_id) for finding in repairs]
    assert whole["cells"][2]["metadata"]["nbgrader"]["solution"] is True
    assert () == examine(whole).findings


def test_a_list_of_graded_cells_in_the_metadata_finds_what_is_gone_without_a_trace() -> None:
    """Where the release lists its graded cells, an exercise deleted whole is missed too."""
    notebook = _notebook(_answer(), _check())
    notebook["metadata"]["convolab"] = {"graded": ["corr2d", "corr2d_test", "quiz", "quiz_test"]}
    assert [("missing", "quiz"), ("missing", "quiz_test")] == _found(notebook)


def test_mending_takes_out_what_colab_wrote_and_leaves_the_given_notebook_alone() -> None:
    """Name, Google id, widget state and Colab's badge go; the argument is not changed."""
    answer = _answer()
    user = {"displayName": "Ada", "userId": "1234567890"}
    answer["metadata"] |= {"executionInfo": {"user": user}, "outputId": "x", "id": "corr2d"}
    view = {"application/vnd.jupyter.widget-view+json": {}, "text/plain": ""}
    answer["outputs"] = [{"output_type": "display_data", "data": view, "metadata": {}}]
    notebook = _notebook(answer, _check())
    notebook["cells"].insert(0, _text("badge") | {"metadata": {"id": "view-in-github"}})
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"a": {}}}
    before = copy.deepcopy(notebook)

    whole, repairs = mended(notebook)

    assert before == notebook
    assert ((), {}, 4) == (repairs, whole["metadata"], len(whole["cells"]))
    assert {"nbgrader", "id"} == set(whole["cells"][2]["metadata"])
    assert [] == whole["cells"][2]["outputs"]
    assert "Ada" not in str(whole)


def test_checksum_is_nbgraders() -> None:
    """Our few lines compute what nbgrader computes, for answers, checks and locked cells."""
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    for cell in (_answer(), _check(), _code("x = 1", "given", locked=True)):
        joined = cell | {"source": "".join(cell["source"])}
        assert compute_checksum(from_dict(joined)) == checksum(cell)
