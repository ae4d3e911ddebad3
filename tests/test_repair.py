"""A damaged hand-in keeps every point that its student earned, and gains none."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from broken import hand_ins
from broken.lessons import GOOD, SECRET, by_colab, code, find, write_course
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.course import Course, read_course
from autograder.release import build
from autograder.repair import Rejected, Repaired, repair
from autograder.submitted import MAX_BRACKETS, MAX_BYTES, MAX_CELLS, MAX_TEXT

LESSON = "01_numbers"
ALWAYS = {"personal_data"}  # what every file from Colab needs


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return read_course(write_course(tmp_path_factory.mktemp("course")))


@pytest.fixture(scope="module")
def released(course: Course, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("release")
    build(course, [], out, check=False)
    return {name: json.loads(_path(out, name).read_text()) for name in course.lessons}


@pytest.fixture
def saved(released: dict[str, Any]) -> dict[str, Any]:
    return by_colab(released[LESSON])


def _path(folder: Path, lesson: str) -> Path:
    return folder / lesson / f"{lesson}.ipynb"


def _raw(content: Any) -> bytes:
    return json.dumps(content, indent=2).encode("utf-8")


def _repaired(content: Any, course: Course, **more: Any) -> Repaired:
    result = repair(content if isinstance(content, bytes) else _raw(content), course, **more)
    assert isinstance(result, Repaired), result
    return result


def _answers(result: Repaired) -> dict[str, str]:
    return {
        cell.grade_id: cell.source
        for cell in result.cells
        if cell.role in ("answer", "manual") and cell.grade_id
    }


def _run(result: Repaired) -> dict[str, Any]:
    """Run the code of a repaired hand-in, as the grader would, to see what it defines."""
    space: dict[str, Any] = {}
    for cell in result.cells:
        if cell.cell_type == "code" and cell.role in ("given", "answer"):
            try:
                exec(cell.source, space)
            except Exception as error:  # an own cell may fail
                space.setdefault("failed", []).append((cell.id, error))
    return space


@pytest.mark.parametrize("name", hand_ins.EDITS)
def test_a_damaged_hand_in_keeps_its_answers(
    name: str, saved: dict[str, Any], course: Course
) -> None:
    """Every answer still works, every graded cell is there once, every repair is told."""
    hand_ins.EDITS[name](saved)
    result = _repaired(saved, course)
    assert hand_ins.KINDS[name] | ALWAYS >= {r.kind for r in result.repairs}
    assert hand_ins.KINDS[name] <= {r.kind for r in result.repairs}

    space = _run(result)
    assert (12, 14, {"q1": "the second one"}) == (
        space["area"](3, 4), space["twice"](7), space["quiz"]
    )  # fmt: skip
    assert _answers(result)["essay"].startswith(GOOD["essay"])
    assert not any(cell.untouched for cell in result.cells)

    lesson = course.lessons[LESSON].notebooks[0].cells
    assert [c.id for c in lesson] == [c.id for c in result.cells if not c.id.startswith("added-")]
    for cell in result.cells:
        if cell.role == "check":
            author = next(c for c in lesson if c.id == cell.id)
            assert (author.source, author.points, "author", "code") == (
                cell.source, cell.points, cell.by, cell.cell_type
            )  # fmt: skip
        cell.source.encode("utf-8")
    ids = [cell.id for cell in result.cells]
    assert len(set(ids)) == len(ids)


def test_each_kind_of_damage_is_a_case() -> None:
    """The damaged hand-ins cover each kind of repair that does not cost an answer."""
    told = set().union(*hand_ins.KINDS.values())
    assert told == {
        "bad_ids", "cell_type", "deleted_check", "duplicate_cell", "edited_check", "edited_given",
        "lost_metadata", "missing_given", "old_format", "plain_text", "split_answer",
        "widget_metadata",
    }  # fmt: skip


def test_repairs_are_told_in_whole_sentences(saved: dict[str, Any], course: Course) -> None:
    """Each detail is a sentence for the student, and the repair names the cell."""
    for name in ("answer_merged_into_its_check", "given_cells_deleted", "check_twice"):
        hand_ins.EDITS[name](saved)
    result = _repaired(saved, course, name="Copy of 01_numbers (1).ipynb")
    assert all(one.detail[0].isupper() and one.detail.endswith(".") for one in result.repairs)
    assert "duplicate_cell area_test" in [f"{r.kind} {r.grade_id}" for r in result.repairs]


@pytest.mark.parametrize(
    "name",
    ["Copy of 01_numbers.ipynb", "01_numbers (1).ipynb", "Copy_of_01_numbers.ipynb", "x.ipynb"],
)
def test_a_renamed_file_is_known_by_its_content(
    name: str, saved: dict[str, Any], course: Course
) -> None:
    """What stock nbgrader does not find is graded, and the student is told."""
    result = _repaired(saved, course, name=name)
    assert (LESSON, "renamed_file") == (result.notebook.lesson, result.repairs[0].kind)
    own_name = _repaired(saved, course, name="01_numbers.ipynb")
    assert "renamed_file" not in {one.kind for one in own_name.repairs}


def test_a_file_name_is_made_plain(saved: dict[str, Any], course: Course) -> None:
    """A hostile name cannot carry a path, an escape or a flood of text into a message."""
    result = _repaired(saved, course, name="../../etc/\x1b[2J\ud800" + "x" * 10_000)
    detail = result.repairs[0].detail
    assert len(detail) < 200
    assert "etc" not in detail
    assert "\x1b" not in detail


def test_the_lesson_is_known_even_when_all_metadata_is_gone(
    released: dict[str, Any], course: Course
) -> None:
    """Two lessons share the quiz's ids; text and functions decide."""
    for lesson in course.lessons:
        content = by_colab(released[lesson])
        hand_ins.EDITS["every_cell_lost_its_metadata"](content)
        assert lesson == _repaired(content, course).notebook.lesson
        content["cells"] = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
        assert lesson == _repaired(content, course).notebook.lesson
    content = by_colab(released["02_words"])
    for cell in content["cells"]:
        if cell.get("id") not in ("quiz", "quiz_test"):
            cell["metadata"], cell["id"] = {}, None
    assert "02_words" == _repaired(content, course, lesson="02_words").notebook.lesson


def test_bare_functions_in_a_new_notebook_are_taken(course: Course) -> None:
    """A student who copied the functions into an empty notebook keeps the points."""
    content = {"cells": [code(GOOD["area"]), code(GOOD["twice"])], "nbformat": 4, "metadata": {}}
    result = _repaired(content, course)
    assert LESSON == result.notebook.lesson
    assert (6, 4) == (_run(result)["area"](2, 3), _run(result)["twice"](2))
    missing = {r.grade_id for r in result.repairs if r.kind == "missing_answer"}
    assert missing == {"essay", "quiz"}


def test_a_hand_in_for_another_lesson_is_sent_back(saved: dict[str, Any], course: Course) -> None:
    """The reason names both lessons."""
    result = repair(_raw(saved), course, lesson="02_words")
    assert isinstance(result, Rejected)
    assert "01_numbers" in result.reason
    assert "02_words" in result.reason


def test_an_unknown_notebook_is_sent_back_with_the_known_lessons(course: Course) -> None:
    """Its name alone does not make it the lesson's."""
    content = {"cells": [code("print(1)")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    result = repair(_raw(content), course, name="01_numbers.ipynb")
    assert isinstance(result, Rejected)
    assert "01_numbers, 02_words" in result.reason


def test_one_lesson_may_be_given_for_the_course(saved: dict[str, Any], course: Course) -> None:
    """`autograder check` knows the lesson before it knows the file."""
    result = repair(_raw(saved), course.lessons[LESSON])
    assert isinstance(result, Repaired)
    rejected = repair(_raw(saved), course.lessons["02_words"], lesson="no such lesson")
    assert isinstance(rejected, Rejected)


def test_an_untouched_stub_is_seen_whatever_its_blanks(
    released: dict[str, Any], course: Course
) -> None:
    """The release handed in as it is, or re-indented, or blanked, is unanswered."""
    for change in (lambda text: text, lambda text: text.replace("    ", "\t"), lambda text: " \n"):
        content = json.loads(json.dumps(released[LESSON]))
        for cell in content["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("solution"):
                cell["source"] = change("".join(cell["source"]))
        result = _repaired(content, course)
        untouched = {c.grade_id for c in result.cells if c.untouched}
        assert untouched == {"area", "twice", "essay", "quiz"}
        assert result.repairs == ()


def test_a_missing_answer_is_the_stub(saved: dict[str, Any], course: Course) -> None:
    """A deleted answer stands there as released, and the student is told."""
    saved["cells"].remove(find(saved, "twice"))
    result = _repaired(saved, course)
    cell = next(cell for cell in result.cells if cell.grade_id == "twice")
    assert cell.untouched
    assert "raise NotImplementedError()" in cell.source
    assert ("missing_answer", "twice") in [(r.kind, r.grade_id) for r in result.repairs]


def test_a_merged_check_leaves_the_answer(saved: dict[str, Any], course: Course) -> None:
    """What the student sees as the answer is the answer, without the check's lines."""
    for name in ("answer_check_and_next_answer_merged", "answer_merged_into_its_check"):
        content = json.loads(json.dumps(saved))
        hand_ins.EDITS[name](content)
        assert not [
            text for text in _answers(_repaired(content, course)).values() if "assert" in text
        ]


@pytest.mark.parametrize("keeps_id", [True, False])
def test_an_edited_check_is_known_by_its_id_or_its_lines(
    keeps_id: bool, saved: dict[str, Any], course: Course
) -> None:
    """Without nbgrader's mark it is still that check, edited, and not an own cell."""
    cell = find(saved, "area_test")
    cell["metadata"] = {"id": "area_test"} if keeps_id else {}
    cell["id"] = "area_test" if keeps_id else "f00dcafe"
    cell["source"] = "print('so far')" if keeps_id else cell["source"] + "\nprint('so far')"
    result = _repaired(saved, course)
    told = {(one.kind, one.grade_id) for one in result.repairs}
    assert {("lost_metadata", "area_test"), ("edited_check", "area_test")} <= told
    assert "so far" not in "".join(cell.source for cell in result.cells)


def test_a_given_cell_that_defines_the_same_is_not_the_answer(
    saved: dict[str, Any], course: Course, tmp_path: Path
) -> None:
    """A lesson may hold a reference under an answer's name; it stays what it is."""
    path = write_course(tmp_path) / "source" / LESSON / f"{LESSON}.ipynb"
    content = json.loads(path.read_text())
    reference = code("def twice(number):\n    return 'the reference, too long by half'", id="ref")
    content["cells"].insert(2, reference)
    path.write_text(json.dumps(content))
    saved["cells"].append(code(reference["source"]))
    for cell in saved["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    result = _repaired(saved, read_course(tmp_path))
    assert GOOD["twice"] == _answers(result)["twice"]
    assert "reference" in next(cell.source for cell in result.cells if cell.id == "ref")


def test_headings_of_format_3_stay_headings(course: Course) -> None:
    """The old heading cells become Markdown, whatever their level claims to be."""
    cells = [
        {"cell_type": "heading", "level": level, "source": [text]}
        for level, text in ((2, "Two"), ("x", "Odd"), (True, "True"), (99, "Far"))
    ]
    cells.append({"cell_type": "code", "input": GOOD["area"]})
    result = _repaired({"nbformat": 3, "worksheets": [{"cells": cells}]}, course)
    own = [cell.source for cell in result.cells if cell.id.startswith("added-")]
    assert own == ["## Two", "# Odd", "# True", "# Far"]


def test_an_answer_is_known_by_its_place(saved: dict[str, Any], course: Course) -> None:
    """Free text that lost its mark is what stands between the same neighbours."""
    for name in ("essay", "twice"):
        cell = find(saved, name)
        cell["metadata"], cell["id"] = {}, f"other-{name}"
    saved["cells"][saved["cells"].index(find(saved, "other-twice"))]["source"] = "tvice = max"
    answers = _answers(_repaired(saved, course))
    assert (GOOD["essay"], "tvice = max") == (answers["essay"], answers["twice"])


def test_added_cells_stay_where_they_were(saved: dict[str, Any], course: Course) -> None:
    """A student's own cell follows the cell that it followed; a badge leaves no trace."""
    saved["cells"].insert(0, code("first = 1"))
    where = saved["cells"].index(find(saved, "area"))
    saved["cells"].insert(where + 1, code("second = 2"))
    saved["cells"].insert(where + 2, code("third = 3"))
    result = _repaired(saved, course)
    ids = [cell.id for cell in result.cells]
    assert ids[0] == "added-1"
    assert ids[ids.index("area") + 1 : ids.index("area_test")] == ["added-2", "added-3"]
    assert not any("colab-badge" in cell.source for cell in result.cells)
    assert {c.by for c in result.cells if c.id.startswith("added-")} == {"student"}


def test_a_students_change_to_an_open_cell_stays(saved: dict[str, Any], course: Course) -> None:
    """What was not locked is the student's, and known as the student's."""
    find(saved, "sides")["source"] = "width = 30"
    result = _repaired(saved, course)
    cell = next(cell for cell in result.cells if cell.id == "sides")
    assert ("width = 30", "student") == (cell.source, cell.by)


def test_an_edited_text_is_the_students_version(saved: dict[str, Any], course: Course) -> None:
    """Rewritten from the first word to the last, it is still known by its place."""
    cell = find(saved, "between")
    cell |= {"metadata": {}, "id": "f00dcafe", "source": "My own heading."}
    result = _repaired(saved, course)
    between = next(cell for cell in result.cells if cell.id == "between")
    assert ("My own heading.", "student") == (between.source, between.by)


def test_a_copied_check_gains_nothing(saved: dict[str, Any], course: Course) -> None:
    """An own cell with a check's text is an own cell: no points, no role, not dropped."""
    hand_ins.EDITS["a_check_copied_into_an_own_cell"](saved)
    result = _repaired(saved, course)
    last = result.cells[-1]
    assert ("given", "student", None, 0.0) == (last.role, last.by, last.grade_id, last.points)
    assert "twice(4)" in last.source


def test_the_points_are_the_authors(saved: dict[str, Any], course: Course) -> None:
    """Forged points and roles change nothing."""
    hand_ins.EDITS["points_and_roles_forged"](saved)
    points = {cell.grade_id: cell.points for cell in _repaired(saved, course).cells if cell.points}
    assert points == {
        "area_test": 3, "twice_test": 2, "essay": 2, "free": 1, "quiz_test": 1
    }  # fmt: skip


def test_personal_data_does_not_get_through(saved: dict[str, Any], course: Course) -> None:
    """Neither the name nor the Google id from Colab's metadata is in the result."""
    result = _repaired(saved, course)
    assert "personal_data" in {one.kind for one in result.repairs}
    assert "Ann Example" not in repr(result.cells)
    assert "0123456789" not in repr(result.cells)


def test_hidden_tests_stand_only_in_check_cells(saved: dict[str, Any], course: Course) -> None:
    """The author's full text is marked as the author's and as a check."""
    result = _repaired(saved, course)
    assert [c.grade_id for c in result.cells if SECRET in c.source] == ["area_test"]


NOT_NOTEBOOKS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n ", "is empty"),
    "python": (b"def area(width, height):\n    return 1\n", "not a notebook"),
    "html": (b"<!DOCTYPE html><html>Sign in</html>", "not a notebook"),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00", "not a notebook"),
    "cut_off": (b'{"cells": [{"cell_type": "code", "sou', "cut off"),
    "number": (b"3", "not a notebook"),
    "list": (b"[]", "not a notebook"),
    "string": (b'"notebook"', "not a notebook"),
    "no_cells": (b'{"nbformat": 4}', "no cells"),
    "cells_no_list": (b'{"cells": {"a": 1}, "nbformat": 4}', "no cells"),
    "worksheets_no_list": (b'{"worksheets": 3, "nbformat": 3}', "no cells"),
    "no_cells_at_all": (b'{"cells": [], "nbformat": 4}', "no lesson"),
    "utf_16_mark_alone": (b"\xff\xfe", "not a notebook"),
    "nesting": (b'{"cells": ' + b"[" * 100_000, "cut off"),
    "nesting_of_tables": (b'{"cells": [' + b'{"a":' * 100_000, "cut off"),
    "many_digits": (b'{"cells": ' + b"9" * 1_000_000 + b"}", "no cells"),
    "too_large": (b" " * (MAX_BYTES + 1), "larger than"),
    "too_many_lists": (
        b'{"cells": [{}], "metadata": [' + b"[]," * MAX_BRACKETS + b"[]]}",
        "too much data",
    ),
    "too_many_cells": (b'{"cells": [' + b"{}," * MAX_CELLS + b"{}]}", "more than 2000"),
    "too_much_text": (
        b'{"cells": [{"source": "' + b"x" * (MAX_TEXT + 1) + b'"}]}',
        "million characters",
    ),
}


@pytest.mark.parametrize("name", NOT_NOTEBOOKS)
def test_what_is_no_notebook_is_rejected_in_one_sentence(name: str, course: Course) -> None:
    """No exception, no wait, and the sentence says what to do."""
    start = time.perf_counter()
    raw, words = NOT_NOTEBOOKS[name]
    result = repair(raw, course, lesson=LESSON, name="x.ipynb")
    assert time.perf_counter() - start < 5
    assert isinstance(result, Rejected)
    assert words in result.reason
    assert "hand" in result.reason
    assert result.reason.endswith(".")
    assert "\n" not in result.reason


def test_a_wrong_encoding_loses_only_its_odd_characters(
    saved: dict[str, Any], course: Course
) -> None:
    """A file saved as Latin-1 is read; a byte-order mark or UTF-16 is no problem."""
    find(saved, "essay")["source"] = "Größe"
    text = json.dumps(saved, ensure_ascii=False)
    assert "Größe" == _answers(_repaired(text.encode("utf-8-sig"), course))["essay"]
    assert "Größe" == _answers(_repaired(text.encode("utf-16"), course))["essay"]
    odd = _repaired(text.encode("latin-1"), course)
    assert "Gr\ufffd\ufffde" == _answers(odd)["essay"]
    assert "plain_text" in {one.kind for one in odd.repairs}


def _long(text: str) -> str:
    return text * (MAX_TEXT // len(text) - 1_000)


@pytest.mark.parametrize(
    "flood",
    [
        "x = 1\n",
        "def area(w, h):\n",
        " ",
        "\n",
        "\t \n",
        "assert ",
        "area = ",
        "(",
        "a:",
        "\\",
        "-",
    ],
)
@pytest.mark.parametrize("target", ["area", "area_test", None])
def test_a_flood_of_text_takes_linear_time(
    flood: str, target: str | None, saved: dict[str, Any], course: Course
) -> None:
    """Two million characters of the worst text in one cell are through in seconds."""
    if target is None:
        saved["cells"].append(code(_long(flood)))
    else:
        find(saved, target)["source"] = _long(flood)
        find(saved, target)["metadata"] = {}
    start = time.perf_counter()
    _repaired(saved, course)
    assert time.perf_counter() - start < 5


def test_two_thousand_copies_take_linear_time(saved: dict[str, Any], course: Course) -> None:
    """As many cells as are let in, all claiming to be one answer, or all defining everything."""
    many = MAX_CELLS - len(saved["cells"])
    everything = "\n".join(GOOD.values())
    for cell in (find(saved, "area"), code(everything), code("\n".join(map(str, range(200))))):
        content = {**saved, "cells": saved["cells"] + [cell] * many}
        start = time.perf_counter()
        _repaired(content, course)
        assert time.perf_counter() - start < 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@given(content=JSON)
def test_any_json_ends_in_a_result(content: Any, course: Course) -> None:
    """Whatever the file holds, it is repaired or rejected, never raised."""
    assert isinstance(repair(_raw(content), course), Repaired | Rejected)


@given(raw=st.binary(max_size=200))
def test_any_bytes_end_in_a_result(raw: bytes, course: Course) -> None:
    """Arbitrary bytes are rejected."""
    assert isinstance(repair(raw, course), Rejected)


@settings(max_examples=150)
@given(data=st.data())
def test_any_mutation_of_a_hand_in_ends_in_a_result(
    data: st.DataObject, course: Course, released: dict[str, Any]
) -> None:
    """Any value of a good hand-in may be replaced by any other; the checks stay the author's."""
    content = by_colab(released[LESSON])
    for _ in range(data.draw(st.integers(1, 4))):
        _mutate(content, data)
    result = repair(_raw(content), course, lesson=LESSON)
    if isinstance(result, Repaired):
        lesson = course.lessons[LESSON].notebooks[0].cells
        checks = {c.id: c.source for c in lesson if c.role == "check"}
        assert checks == {c.id: c.source for c in result.cells if c.role == "check"}
        assert all(not set(c.source) & set("\x00\ud800") for c in result.cells)


def _mutate(content: dict[str, Any], data: st.DataObject) -> None:
    """Walk to a random place and put something else there."""
    here: Any = content
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        deeper = isinstance(here[key], dict | list) and here[key]
        if deeper and data.draw(st.integers(0, 9)):
            here = here[key]
            continue
        what = data.draw(st.sampled_from(["replace", "delete", "double"]))
        if what == "delete":
            del here[key]
        elif what == "double" and isinstance(here, list):
            here.append(here[key])
        else:
            here[key] = data.draw(JSON | st.text(st.characters(), max_size=3))
        return
