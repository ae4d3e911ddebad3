"""Any nbgrader course is read, with nbgrader's own idea of what students get."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from broken.lessons import (
    AREA,
    NUMBERS,
    SECRET,
    answer,
    check,
    given,
    notebook,
    write_course,
    write_quickstart,
)

from autograder.course import Cell, Course, read_course
from autograder.errors import CourseError


def _write(root: Path, content: list[dict[str, Any]], **more: Any) -> Path:
    path = root / "source" / "one" / "one.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook(content) | more), encoding="utf-8")
    return root


def _cells(root: Path, lesson: str = "one") -> dict[str, Cell]:
    return {cell.id: cell for cell in read_course(root).lessons[lesson].notebooks[0].cells}


def test_quickstart_is_read_whole(tmp_path: Path) -> None:
    """Roles, locks, points, header and data file of nbgrader's example, which has no cell ids."""
    lesson = read_course(write_quickstart(tmp_path)).lessons["ps1"]
    assert (Path("jupyter.png"),) == lesson.files
    assert ["problem1", "problem2"] == [one.name for one in lesson.notebooks]
    cells = {cell.id: cell for cell in lesson.notebooks[0].cells}
    assert 'NAME = ""\nCOLLABORATORS = ""' in [cell.source for cell in cells.values()]
    found = {i: (c.role, c.locked, c.points) for i, c in cells.items() if c.grade_id}
    assert found == {
        "jupyter": ("given", True, 0.0),
        "squares": ("answer", False, 0.0),
        "correct_squares": ("check", True, 1.0),
        "squares_invalid_input": ("check", True, 1.0),
        "sum_of_squares": ("answer", False, 0.0),
        "correct_sum_of_squares": ("check", True, 0.5),
        "sum_of_squares_uses_squares": ("check", True, 0.5),
        "sum_of_squares_equation": ("manual", False, 1.0),
        "sum_of_squares_application": ("manual", False, 2.0),
        "cell-938593c4a215c6cc": ("task", True, 4.0),
    }


def test_the_source_keeps_what_the_release_leaves_out(tmp_path: Path) -> None:
    """Solutions become indented stubs, hidden tests and marking schemes vanish."""
    cells = _cells(write_course(tmp_path), "01_numbers")
    assert AREA == cells["area"].source
    assert cells["area"].released.split("\n")[2:] == [
        "    # YOUR CODE HERE",
        "    raise NotImplementedError()",
    ]
    assert SECRET in cells["area_test"].source
    assert cells["area_test"].released.count("\n") == 0
    assert "YOUR ANSWER HERE" == cells["essay"].released
    assert "Draw something." == cells["free"].released
    assert ("given", True, 0.0) == (
        cells["setup"].role, cells["setup"].locked, cells["setup"].points
    )  # fmt: skip


def test_a_course_may_choose_its_own_words(tmp_path: Path) -> None:
    """Stubs, markers, header and footer of nbgrader_config.py are honoured."""
    _write(tmp_path, [answer("area", "x = 1\n# >>>\ny = 2\n# <<<")])
    (tmp_path / "top.ipynb").write_text(json.dumps(notebook([given("top", "up", "markdown")])))
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.ClearSolutions.code_stub = {'python': '...'}\n"
        "c.ClearSolutions.begin_solution_delimeter = '>>>'\n"
        "c.ClearSolutions.end_solution_delimeter = '<<<'\n"
        "c.IncludeHeaderFooter.header = c.IncludeHeaderFooter.footer = 'top.ipynb'\n"
    )
    cells = read_course(tmp_path).lessons["one"].notebooks[0].cells
    assert ["up", "x = 1\n...", "up"] == [cell.released for cell in cells]
    assert ["top", "area", "top-2"] == [cell.id for cell in cells]


def test_ids_are_stable_legal_and_unique(tmp_path: Path) -> None:
    """A graded cell is called by its grade id, another by its own id or its text."""
    long_name = "a" * 100
    cells = [
        given("twin", "one"),
        given("twin", "two"),
        {**given("", "no id"), "id": None},
        {**given("", "no id"), "id": "not legal!"},
        given(long_name, "long", locked=True),
        given("area", "same id as the answer's"),
        answer("area", "x = 1"),
    ]
    _write(tmp_path, cells)
    first, second = _cells(tmp_path), _cells(tmp_path)
    assert list(first) == list(second)
    assert len(first) == len(cells)
    assert all(0 < len(name) <= 64 for name in first)
    assert "x = 1" == first["area"].source
    assert {"twin", "twin-2", "area-2"} <= set(first)


def test_older_schemas_are_understood(tmp_path: Path) -> None:
    """nbgrader's metadata of versions 0 to 2 means what nbgrader's own upgrade makes of it."""
    old = [
        {"grade": True, "grade_id": "a", "points": "", "solution": False},
        {"grade": True, "grade_id": "b", "points": 2, "schema_version": 1, "locked": False},
        {"solution": True, "grade_id": "c", "schema_version": 2},
        {"grade": False, "solution": False, "locked": False, "grade_id": "", "schema_version": 3},
    ]
    cells = [given(f"old-{count}", "pass") for count in range(len(old))]
    for cell, marks in zip(cells, old, strict=True):
        cell["metadata"]["nbgrader"] = marks
    _write(tmp_path, cells)
    found = [(cell.grade_id, cell.role, cell.points) for cell in _cells(tmp_path).values()]
    assert found == [
        ("a", "check", 0.0), ("b", "check", 2.0), ("c", "answer", 0.0), (None, "given", 0.0)
    ]  # fmt: skip


def test_lesson_files_leave_out_what_tools_write(tmp_path: Path) -> None:
    """Data goes to the students; caches, hidden files and feedback do not."""
    write_course(tmp_path)
    folder = tmp_path / "source" / "01_numbers"
    wanted = ["data/points.csv", "picture.png"]
    unwanted = [".env", "x.pyc", "__pycache__/a.py", ".ipynb_checkpoints/b.txt", "feedback/c.html"]
    for name in wanted + unwanted:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("1")
    (tmp_path / "source" / "pictures").mkdir()
    (tmp_path / "source" / "header.ipynb").write_text(json.dumps(notebook([])))
    course = read_course(tmp_path)
    assert ["01_numbers", "02_words"] == list(course.lessons)
    assert wanted == [file.as_posix() for file in course.lessons["01_numbers"].files]


def _digest(course: Course) -> str:
    return course.lessons["01_numbers"].notebooks[0].digest


def test_the_digest_changes_with_what_a_grade_depends_on(tmp_path: Path) -> None:
    """A hidden test, points or data change it; time, place and outputs do not."""
    seen = {_digest(read_course(write_course(tmp_path / "a")))}
    path = tmp_path / "a" / "source" / "01_numbers" / "01_numbers.ipynb"
    seen.add(_digest(read_course(write_course(tmp_path / "b"))))
    content = notebook(NUMBERS)
    content["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "3"}]
    path.write_text(json.dumps(content, indent=3))
    seen.add(_digest(read_course(tmp_path / "a")))
    assert len(seen) == 1
    original = json.dumps(notebook(NUMBERS))
    changes = {SECRET: "edge", '"points": 3': '"points": 4', '"locked": true': '"locked": false'}
    for old, new in changes.items():
        assert old in original
        path.write_text(original.replace(old, new))
        seen.add(_digest(read_course(tmp_path / "a")))
    (path.parent / "data.csv").write_text("1,2")
    seen.add(_digest(read_course(tmp_path / "a")))
    assert len(seen) == 5


def _marked(kind: str, **marks: Any) -> dict[str, Any]:
    return given("bad", "x = 1", kind, **marks)


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no source": (lambda root: None, "no folder"),
    "no lesson": (lambda root: (root / "source").mkdir(), "no lesson"),
    "not JSON": (lambda root: (_write(root, []) / "source/one/one.ipynb").write_text("{"), "JSON"),
    "not a notebook": (lambda root: _write(root, [], nbformat=3), "format 4"),
    "no cells": (lambda root: _write(root, [], cells=3), "cells"),
    "a cell of no type": (lambda root: _write(root, [given("a", "", "heading")]), "cell 1"),
    "source is a number": (lambda root: _write(root, [given("a", 3)]), "cell 1"),  # type: ignore[arg-type]
    "open region": (
        lambda root: _write(root, [answer("sum", "### BEGIN SOLUTION\nx = 1")]),
        "(sum) has “BEGIN SOLUTION” without",
    ),
    "nested region": (
        lambda root: _write(root, [answer("sum", "# BEGIN SOLUTION\n# BEGIN SOLUTION")]),
        "inside",
    ),
    "solution in a given cell": (
        lambda root: _write(root, [given("a", "# BEGIN SOLUTION\n# END SOLUTION")]),
        "not a solution cell",
    ),
    "hidden tests in an answer": (
        lambda root: _write(
            root,
            [answer("a", "# BEGIN SOLUTION\n# END SOLUTION\n# BEGIN HIDDEN TESTS\n"
                         "# END HIDDEN TESTS")],
        ),
        "not a graded cell",
    ),
    "scheme in a check": (
        lambda root: _write(root, [check("a", "# BEGIN MARK SCHEME\n# END MARK SCHEME", 1)]),
        "not a task",
    ),
    "same grade id": (lambda root: _write(root, [answer("a", ""), answer("a", "")]), "taken"),
    "no grade id": (lambda root: _write(root, [_marked("code", solution=True, grade_id="")]),
                    "grade id"),
    "no points": (lambda root: _write(root, [_marked("code", grade=True)]), "points"),
    "negative points": (lambda root: _write(root, [check("a", "", -1)]), "points"),
    "text check": (
        lambda root: _write(root, [_marked("markdown", grade=True, points=1)]), "code cell"
    ),
    "code task": (lambda root: _write(root, [_marked("code", task=True, points=1)]), "Markdown"),
    "newer schema": (
        lambda root: _write(root, [_marked("code", solution=True, schema_version=4)]), "schema"
    ),
    "autotest": (lambda root: _write(root, [check("a", "### AUTOTEST x", 1)]), "AUTOTEST"),
    "missing picture": (
        lambda root: _write(root, [given("a", "![x](../../no.png)", "markdown")]), "no.png"
    ),
    "wheel without a repository": (
        lambda root: _write(root, [given("a", "%pip install {{WHEEL_URL}}")]), "tool.convolab"
    ),
    "broken config": (
        lambda root: (_write(root, []) / "nbgrader_config.py").write_text("c = "), "SyntaxError"
    ),
    "broken pyproject": (lambda root: (_write(root, []) / "pyproject.toml").write_text("["),
                         "TOML"),
    "odd repository": (
        lambda root: (_write(root, []) / "pyproject.toml").write_text(
            '[tool.convolab]\nrepository = "a b"'
        ),
        "owner/name",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_malformed_course_is_named_in_one_sentence(fault: str, tmp_path: Path) -> None:
    """The author learns which file and cell to mend."""
    make, words = FAULTS[fault]
    make(tmp_path)
    with pytest.raises(CourseError) as caught:
        read_course(tmp_path)
    message = str(caught.value)
    assert words in message
    assert message.endswith(".")
    assert "\n" not in message


def test_pictures_and_the_wheel_get_addresses_that_work_in_colab(tmp_path: Path) -> None:
    """Small PNGs travel inside, other pictures get the repository's address, code is left alone."""
    png = b"\x89PNG\r\n\x1a\n"
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "small.png").write_bytes(png)
    (tmp_path / "assets" / "large.png").write_bytes(png + bytes(30_000))
    (tmp_path / "convolab").mkdir()
    (tmp_path / "convolab" / "pyproject.toml").write_text(
        '[project]\nname = "my-pictures"\nversion = "1.2"'
    )
    (tmp_path / "pyproject.toml").write_text(
        '[tool.convolab]\nrepository = "me/my-course"\nbranch = "spring"'
    )
    text = (
        "![s](../../assets/small.png) ![l](../../assets/large.png) ![w](https://example.org/a.png)"
    )
    _write(
        tmp_path,
        [given("t", text, "markdown"), given("c", "# ![s](x.png)\n%pip install {{WHEEL_URL}}")],
    )
    cells = _cells(tmp_path)
    raw = "https://raw.githubusercontent.com/me/my-course/spring"
    assert cells["t"].released == (
        "![s](data:image/png;base64,iVBORw0KGgo=) "
        f"![l]({raw}/assets/large.png) ![w](https://example.org/a.png)"
    )
    wheel = f"{raw}/release/my_pictures-1.2-py3-none-any.whl"
    assert cells["c"].released == f"# ![s](x.png)\n%pip install {wheel}"
    assert text == cells["t"].source
