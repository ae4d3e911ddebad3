"""The feedback page: what was earned, what came out, what to try; and nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from classroom import (
    HIDDEN,
    RIGHT,
    SCHEME,
    SOLUTION,
    executed,
    png,
    rejected,
    result,
    tiny_course,
    tiny_result,
)
from correlation import FLIPPED, MISSED_SIZE, SIZE_HINT, correlation_course, one_of_each

from autograder.course import Lesson
from autograder.errors import GradebookError
from autograder.feedback import look, page, write
from autograder.finding import Finding, read_message
from autograder.grading import Result
from autograder.marks import Mark
from autograder.outline import outline
from autograder.publication import Publication
from autograder.record import Recorded, as_notebook, from_record
from autograder.repair import Repair
from autograder.roster import Student
from autograder.scoring import CellResult

ADA = Student("ada", "Ada Lovelace")
EVIL = '"><script>pwned()</script><img src=x onerror=pwned()>'


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return correlation_course(tmp_path)


@pytest.fixture
def tiny(tmp_path: Path) -> Lesson:
    return tiny_course(tmp_path)


def stored(lesson: Lesson, one: Result) -> Recorded:
    """Return a result after its way through the stored notebook."""
    notebook = json.loads(json.dumps(as_notebook(one, lesson.notebooks[0], "d")))
    return from_record(notebook["metadata"]["convolab"], notebook)


class Tags(HTMLParser):
    """Every tag of a page, every attribute, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


# What it says


def test_every_exercise_is_told_in_its_own_words(lesson: Lesson) -> None:
    """Number, name, section and points come from the lesson; the word from what became of it."""
    view = look(stored(lesson, one_of_each(lesson)), lesson, ADA)
    told = [(one.number, one.name, one.points, one.max_points, one.word) for one in view.exercises]
    assert [
        ("Exercise 2.1", "One window", 2.0, 2.0, "Complete"),
        ("Exercise 2.2", "Cross-correlation", 0.0, 5.0, "Not there yet"),
        ("Exercise 2.3", "The flip", 0.0, 2.0, "Stopped with an error"),
        ("Exercise 2.4", "Every overlap", 0.0, 2.0, "Left open"),
        ("Exercise 2.5", "The same thing as a matrix", 2.0, 4.0, "Partly there"),
        ("Exercise 2.6", "A layer of your own", 0.0, 3.0, "Ran out of time"),
        ("", "Quiz", 1.5, 2.0, "Partly there"),
    ] == told
    assert "Slide, multiply, add" == view.exercises[1].section
    assert (5.5, 20.0) == (view.points, view.max_points)
    assert "Most to gain: Exercise 2.2 · Cross-correlation, 5 points." in view.summary


def test_a_message_is_taken_apart() -> None:
    """What was tried, expected and got stand apart, an argument and a row on a line each."""
    found = read_message(MISSED_SIZE)
    assert (
        Finding(
            name="Values",
            share="0 of 2",
            tried="X = [[0. 1. 2.],\n     [3. 4. 5.],\n     [6. 7. 8.]]\n"
            "K = [[0. 1.],\n     [2. 3.]]",
            expected="shape (2, 2)",
            got="shape (1, 1)",
            text="Count the places where the window fits, in the section “Slide, multiply, add”.",
        )
        == found[0]
    )
    assert [False, True, True, True] == [note.is_unpaid for note in found]
    (flipped,) = read_message(FLIPPED)
    assert ("19.0", "5.0") == (flipped.expected, flipped.got)
    assert flipped.tried.endswith("at [0, 0]")


@pytest.mark.parametrize(
    "message",
    ["", "No such thing", "a: b: c", "- ", "- x: ", "expected , got", ": expected , got "],
)
def test_any_other_message_is_shown_as_it_is(message: str) -> None:
    """A message of another form loses no word."""
    shown = " ".join(f"{note.name} {note.text} {note.tried}" for note in read_message(message))
    assert set(re.findall(r"\w+", message.lower())) <= set(re.findall(r"\w+", shown.lower()))


def test_a_message_of_any_size_is_read_at_once() -> None:
    """A check may quote a student's text of a hundred thousand characters."""
    for piece in (": expected ", ", got ", "- a (1 of 1): ", ". A", "[", "a: "):
        assert read_message(piece * (100_000 // len(piece)))


def test_the_page_holds_what_helps(lesson: Lesson) -> None:
    """Score, hint, answer, output, picture, repair and the way back are on the page."""
    html = page(
        stored(lesson, one_of_each(lesson)), lesson, ADA, publication=Publication("a/b", "main")
    )
    text = Tags(html).text
    for expected in (
        "Feedback for Ada Lovelace",
        "5.5",
        "of 20 points",
        SIZE_HINT,
        "TODO: is the size right?",
        "tf.Tensor(19.0, shape=())",
        "the one you filled in counts",
        "A check cell was missing and was put back.",
        "Back to “Slide, multiply, add” in Colab",
        "A cell you added",
    ):
        assert expected in text
    address = (
        "https://colab.research.google.com/github/a/b/blob/main/release/02_cross_correlation/"
        "02_cross_correlation.ipynb#scrollTo=about-corr2d"
    )
    attributes = Tags(html).attributes
    assert ("href", address) in attributes
    assert ("src", f"data:image/png;base64,{png()}") in attributes
    assert "\x1b" not in html


def test_an_unpublished_course_names_the_section_only(lesson: Lesson) -> None:
    """Without a repository there is no link, but the section's name."""
    html = page(stored(lesson, one_of_each(lesson)), lesson, ADA)
    assert "It belongs to the section “Slide, multiply, add”." in Tags(html).text
    assert "colab" not in html


def test_everything_right_is_said_in_one_sentence(tiny: Lesson) -> None:
    """Who has all points reads no list of what is missing."""
    points = {"double_test": 3.0, "double_share": 1.0}
    cells = [CellResult(name, of, of, "passed") for name, of in points.items()]
    view = look(stored(tiny, result(tiny.notebooks[0], cells)), tiny, ADA)
    assert ("Everything is complete. Well done.",) == view.summary


def test_a_persons_marks_and_words_count(tiny: Lesson) -> None:
    """A mark from the gradebook stands for ours, and the teacher's comment is at its exercise."""
    recorded = stored(tiny, tiny_result(tiny.notebooks[0], RIGHT, "It adds up."))
    waiting = look(recorded, tiny, ADA)
    assert "Waits for your teacher" == waiting.exercises[1].word
    marks = [
        Mark("ada", "intro", "why", 1.5, 2.0, None, 1.5, False),
        Mark("ada", "intro", "draw", 1.0, 1.0, None, 1.0, False),
        Mark("ada", "intro", "double_test", 2.0, 3.0, 3.0, 2.0, False),
    ]
    view = look(recorded, tiny, ADA, marks=marks, comments={("intro", "why"): "Nearly."})
    assert [3.0, 2.5] == [one.points for one in view.exercises]
    assert ("Nearly.",) == view.exercises[1].comments
    assert "It adds up." in Tags(page(recorded, tiny, ADA, marks=marks)).text


def test_a_rejected_hand_in_says_what_to_do(lesson: Lesson) -> None:
    """The reason stands where the points would be; there is no 0."""
    one = rejected(lesson.notebooks[0], "The file is cut off; download it again.")
    html = page(stored(lesson, one), lesson, ADA)
    assert "The file is cut off; download it again." in Tags(html).text
    assert "of 20" not in html


def test_a_page_is_written_where_nbgrader_looks(tmp_path: Path, tiny: Lesson) -> None:
    """`feedback/STUDENT/LESSON/NOTEBOOK.html`; written again it is the same."""
    recorded = stored(tiny, tiny_result(tiny.notebooks[0]))
    path = write(tmp_path, recorded, tiny, ADA)
    assert tmp_path / "feedback/ada/intro/intro.html" == path
    before = path.read_bytes()
    assert before == write(tmp_path, recorded, tiny, ADA).read_bytes()
    assert [path] == list(path.parent.iterdir())


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path, tiny: Lesson) -> None:
    """A file where the folder should be: one sentence."""
    (tmp_path / "feedback").write_text("")
    with pytest.raises(GradebookError, match="cannot be written"):
        write(tmp_path, stored(tiny, tiny_result(tiny.notebooks[0])), tiny, ADA)


# What it never says


def test_nothing_of_a_hidden_test_is_on_the_page(tiny: Lesson) -> None:
    """Not from check cells, their outputs, a quoted traceback, or a check that lost its label."""
    notebook = tiny.notebooks[0]
    check = next(cell for cell in notebook.cells if cell.id == "double_test")
    line = f"assert double(7) == 14  # {HIDDEN}"
    leak = [
        {"output_type": "stream", "name": "stdout", "text": HIDDEN},
        {"output_type": "error", "ename": "E", "evalue": HIDDEN, "traceback": [HIDDEN]},
    ]
    quoting = [{"output_type": "error", "ename": "E", "evalue": "", "traceback": [f"> {line}"]}]
    lost: list[dict[str, Any]] = [
        {"cell_type": "code", "id": "lost", "metadata": {}, "source": check.source},
        {"cell_type": "code", "id": "lost-2", "metadata": {"convolab": {"by": "student"}},
         "source": check.source + "\n"},
        {"cell_type": "code", "id": "lost-3", "metadata": {"convolab": {"by": "student"}},
         "source": f"# mine\n{line}\n", "outputs": leak},
        {"cell_type": "code", "id": "lost-4", "metadata": {}, "source": HIDDEN},
    ]  # fmt: skip
    run = executed(notebook, {"double": RIGHT}, {"double_test": leak, "double": quoting}, lost)
    message = f"Traceback:\n    {line}\nAssertionError"
    one = replace(
        tiny_result(notebook),
        cells=(
            CellResult("double_test", 0.0, 3.0, "failed", message=message),
            CellResult("why", 0.0, 2.0, "manual"),
        ),
        executed=run,
    )
    recorded = stored(tiny, one)
    assert HIDDEN in json.dumps(recorded.result.executed)  # the test can fail
    html = page(recorded, tiny, ADA)
    for canary in (HIDDEN, SOLUTION, SCHEME):
        assert canary not in html
    assert "Traceback:" in html
    assert RIGHT.splitlines()[1].strip() in Tags(html).text


def hostile(lesson: Lesson) -> Result:
    """Return a hand-in that says EVIL wherever a student's text can get."""
    notebook = lesson.notebooks[0]
    outputs = [
        {"output_type": "stream", "name": EVIL, "text": EVIL + "\x1b]8;;http://evil.example\x07"},
        {"output_type": "error", "ename": EVIL, "evalue": EVIL, "traceback": [EVIL]},
        {"output_type": "display_data", "data": {"text/html": f"<b>ok</b>{EVIL}"}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/png": EVIL, "text/plain": EVIL}},
        {"output_type": "display_data", "data": {"image/svg+xml": EVIL}},
        {"output_type": "display_data", "data": {"application/javascript": "pwned()"}},
    ]
    added = [
        {
            "cell_type": kind,
            "id": EVIL,
            "metadata": {"convolab": {"by": "student"}},
            "source": EVIL + "\0\ud800",
            "outputs": outputs,
        }
        for kind in ("code", "markdown", "raw")
    ]
    cell = CellResult("double_test", 0.0, 3.0, "failed", EVIL, EVIL, EVIL)
    return Result(
        **{
            **vars(tiny_result(notebook)),
            "file": EVIL,
            "cells": (cell,),
            "repairs": (Repair(EVIL, EVIL, EVIL), Repair(EVIL)),
            "executed": executed(
                notebook, {"double": EVIL, "why": EVIL}, {"double": outputs}, added
            ),
        }
    )


def assert_is_inert(html: str) -> None:
    page = Tags(html)
    assert not page.tags & {"script", "iframe", "object", "embed", "form", "link", "base"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    links = {value for name, value in page.attributes if name in ("src", "href", "action")}
    allowed = ("#", "data:image/png;base64,", "data:image/jpeg;base64,",
               "https://colab.research.google.com/")  # fmt: skip
    assert all(value.startswith(allowed) for value in links)
    html.encode("utf-8")


def test_hostile_text_stays_text(tiny: Lesson) -> None:
    """Scripts, handlers and styles in every place a student reaches are shown, not run."""
    student = Student(EVIL, EVIL)
    comments = {("intro", "double"): EVIL}
    for recorded in (stored(tiny, hostile(tiny)), Recorded(hostile(tiny), "d")):
        html = page(recorded, tiny, student, comments=comments)
        assert_is_inert(html)
        assert "pwned" in Tags(html).text
    refused = replace(rejected(tiny.notebooks[0]), reason=EVIL)
    assert_is_inert(page(stored(tiny, refused), tiny, student))


def test_the_policy_is_the_second_line(tiny: Lesson) -> None:
    """Should a tag slip through, the browser may load nothing and run nothing."""
    html = page(stored(tiny, tiny_result(tiny.notebooks[0])), tiny, ADA)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    policy = policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "script-src" not in policy


def test_a_picture_that_is_none_is_left_out(tiny: Lesson) -> None:
    """PNG is believed by its bytes; SVG, which may hold scripts, is never shown."""
    html = page(stored(tiny, hostile(tiny)), tiny, ADA)
    assert "<img" not in html
    assert "<svg" not in html


def test_a_gigantic_answer_is_cut(tiny: Lesson) -> None:
    """A megabyte of code or output does not make a page of a megabyte."""
    big = "x = 1\n" * 300_000
    outputs = [{"output_type": "stream", "name": "stdout", "text": big}]
    one = tiny_result(tiny.notebooks[0])
    run = executed(tiny.notebooks[0], {"double": big}, {"double": outputs})
    html = page(stored(tiny, replace(one, executed=run)), tiny, ADA)
    assert len(html) < 1_000_000
    assert "more characters" in html


# Where a cell stands


def test_headings_are_read_as_a_person_reads_them(tmp_path: Path) -> None:
    """Points, emphasis and links go; a number of an exercise is told apart; code is no heading."""
    from classroom import cell, write_notebook

    from autograder.course import read_course

    texts = {
        "a": "# The *title*\n\n## 3 · `Section` [one](http://x)",
        "b": "text\n### Exercise 3.1 – Blur (2 points) ###\n```\n# no heading\n```",
        "c": "### Bare",
        "d": "## 4 · Next\n",
    }
    cells = [cell("markdown", text, name) for name, text in texts.items()]
    write_notebook(tmp_path / "source/l/l.ipynb", cells)
    places = outline(read_course(tmp_path).lessons["l"].notebooks[0])
    assert ("Exercise 3.1", "Blur", "3 · Section one", "b") == (
        places["b"].number,
        places["b"].name,
        places["b"].section,
        places["b"].id,
    )
    assert ("", "Bare", "3 · Section one") == (
        places["c"].number,
        places["c"].name,
        places["c"].section,
    )
    assert ("Next", "") == (places["d"].name, places["d"].section)
