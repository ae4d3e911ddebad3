"""Each lesson as a text: its form, its pictures, its numbers, and that it runs as it says.

What a lesson's text promises (what a cell prints, what an answer gives alone) stands in
``lessons/lesson_NN.py``.
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from answers.bank import LESSONS, SOURCE, cells, tasks
from nbgrader import nbgraderformat

SECONDS = {"10": 180}
"""How long a lesson may compute on two cores, where it is not a minute."""
STUBS = {
    "a bare stub": "# YOUR CODE HERE",
    "nbgrader's stub": "# YOUR CODE HERE\nraise NotImplementedError()",
}
FORBIDDEN = r"\b(simply|just|obvious(ly)?|clear(ly)?|trivial(ly)?|easy|easily|of course|merely)\b"
SAME_EVERYWHERE = ("setup", "describe", "example", "hand-in-text", "hand-in")
SPELLINGS = {
    r"cross correlat": "cross-correlation",
    r"\b(kernals?|kernel's size)\b": "kernel, kernel size",
    r"feature-maps?\b": "feature map",
    r"(?<!\w)zero padding|zeropad": "padding with zeros",
    r"\b(max|average)-pooling\b": "max pooling, average pooling",
    r"\bgray\b|\bcolors?\b(?!=)": "grey, colour",
    r"\b[Tt]ensorflow\b|\b[Nn]umpy\b(?!\.)": "TensorFlow, NumPy",
    r"\b(hyper-parameter|back-propagat|sub-sampl)": "hyperparameter, backpropagation",
    r"1x1|[0-9] ?x ?[0-9]": "1 × 1",
}
"""What is not written so, and how it is."""
# TensorFlow runs in a process of its own: the test process must stay fit to be forked.
RUNNER = """
import contextlib, io, json, linecache, sys, time, traceback
cells, namespace, out = json.load(sys.stdin), {"__name__": "__main__"}, []
started = time.perf_counter()
for name, source in cells:
    printed, problem = io.StringIO(), ""
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)  # as ipykernel does
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(source, name, "exec"), namespace)
        except Exception:
            problem = traceback.format_exc()
    out.append([name, printed.getvalue().strip(), problem])
json.dump({"cells": out, "seconds": time.perf_counter() - started}, sys.stdout)
"""


@dataclass(frozen=True)
class Lesson:
    """A lesson's notebook.

    Attributes:
        name: ``02_cross_correlation``.
        path: its file.
        notebook: its content.
        cells: its cells by id, each source one string.
        points: what each exercise is worth, by grade id, the quiz last.
    """

    name: str
    path: Path
    notebook: Mapping[str, Any]
    cells: Mapping[str, Mapping[str, Any]]
    points: Mapping[str, float]

    @property
    def number(self) -> str:
        """The lesson's number in two digits."""
        return self.name[:2]

    @property
    def promises(self) -> ModuleType:
        """What the text says that is tried here."""
        return importlib.import_module(f"lessons.lesson_{self.number}")


@cache
def read_lesson(name: str) -> Lesson:
    """Read one lesson."""
    path = SOURCE / name / f"{name}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    points = {task.name: task.points for task in tasks(name).values()}
    return Lesson(name, path, notebook, {cell["id"]: cell for cell in cells(name)}, points)


@pytest.fixture(params=LESSONS)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    """Return each lesson in turn."""
    return read_lesson(request.param)


def is_code(cell: Mapping[str, Any]) -> bool:
    return bool(cell["cell_type"] == "code")


def nbgrader(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell["metadata"].get("nbgrader", {}))


def code(lesson: Lesson) -> Iterator[tuple[str, str]]:
    return ((name, cell["source"]) for name, cell in lesson.cells.items() if is_code(cell))


def texts(lesson: Lesson) -> Iterator[tuple[str, str]]:
    return ((name, cell["source"]) for name, cell in lesson.cells.items() if not is_code(cell))


def without_formulas(source: str) -> str:
    return re.sub(r"\$\$.*?\$\$|\$[^$]*\$", " ", source, flags=re.DOTALL)


def prose(source: str) -> str:
    """Return a text without formulas, code and addresses."""
    source = re.sub(r"\$\$.*?\$\$|\$[^$]*\$|```.*?```|`[^`]*`", " ", source, flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)|https?://\S+", "]", source)


def without_hidden(source: str) -> str:
    return re.sub(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", "", source, flags=re.DOTALL)


def solutions(source: str) -> list[str]:
    return re.findall(r"### BEGIN SOLUTION\n(.*?)\n *### END SOLUTION", source, flags=re.DOTALL)


def with_stub(source: str, stub: str) -> str:
    def replace(match: re.Match[str]) -> str:
        return "\n".join(match.group(1) + line for line in stub.split("\n"))

    return re.sub(r"( *)### BEGIN SOLUTION.*?### END SOLUTION", replace, source, flags=re.DOTALL)


def run(sources: list[tuple[str, str]], root: Path) -> dict[str, Any]:
    """Run cells in order in one namespace of a fresh process, as the grader's student side does."""
    done = subprocess.run(
        [sys.executable, "-c", RUNNER],
        input=json.dumps(sources),
        capture_output=True,
        text=True,
        env={**os.environ, "NBGRADER_EXECUTION": "autograde", "PYTHONPATH": str(root)},
        timeout=400,
        check=True,
    )
    assert "" == done.stderr, "stderr in a check cell is zero points in stock nbgrader"
    result: dict[str, Any] = json.loads(done.stdout)
    return result


# ---------------------------------------------------------------- form


def test_the_notebook_is_in_normal_form(lesson: Lesson) -> None:
    """No outputs, no counts, no trailing blanks, nothing but known metadata, one way of writing."""
    raw = lesson.path.read_text(encoding="utf-8")
    again = json.dumps(json.loads(raw), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    assert again == raw
    notebook = lesson.notebook
    assert (4, 5) == (notebook["nbformat"], notebook["nbformat_minor"])
    assert {"kernelspec", "convolab"} == set(notebook["metadata"])
    assert {"limits"} == set(notebook["metadata"]["convolab"])
    for name, cell in lesson.cells.items():
        assert set(cell["metadata"]) <= {"nbgrader", "tags", "convolab"}, name
        assert not re.search(r"[ \t]+$", cell["source"], flags=re.MULTILINE), name
        if is_code(cell):
            assert ([], None) == (cell["outputs"], cell["execution_count"]), name
    assert lesson.path.stat().st_size < 150_000
    assert 40 <= len(notebook["cells"]) <= getattr(lesson.promises, "MOST_CELLS", 70)


def test_cell_ids_are_words_and_a_graded_cell_is_called_by_its_grade_id(lesson: Lesson) -> None:
    """An id says what the cell is for, and Colab cannot break the tie between id and grade id."""
    ids = [cell["id"] for cell in lesson.notebook["cells"]]
    assert len(set(ids)) == len(ids)
    for name, cell in lesson.cells.items():
        assert re.fullmatch(r"[A-Za-z]+[A-Za-z0-9]*([-_][A-Za-z0-9]+)*", name), name
        if meta := nbgrader(cell):
            assert name == meta["grade_id"]


def test_nbgrader_accepts_the_metadata(lesson: Lesson) -> None:
    """Stock nbgrader's own reader validates every cell and has nothing to say."""
    assert nbgraderformat.read(lesson.path, as_version=4).cells


def test_each_answer_is_followed_by_its_check(lesson: Lesson) -> None:
    """A check cell stands right behind its answer, locked, with its points; the quiz is last."""
    order = list(lesson.cells)
    assert "quiz" == list(lesson.points)[-1]
    for name, points in lesson.points.items():
        assert f"{name}_test" == order[order.index(name) + 1]
        meta = nbgrader(lesson.cells[f"{name}_test"])
        assert (True, True, points) == (meta["grade"], meta["locked"], meta["points"])


def test_cells_are_short(lesson: Lesson) -> None:
    """Given code has at most 15 lines and an answer 1 to 15; nothing is wider than 100."""
    for name, source in code(lesson):
        shown = without_hidden(source)
        is_answer = nbgrader(lesson.cells[name]).get("solution")
        for part in solutions(shown) if is_answer else [shown]:
            lines = [line for line in part.split("\n") if line.strip()]
            assert 1 <= len(lines) <= 15, name
        assert max(map(len, shown.split("\n"))) <= 100, name


def test_what_every_lesson_shares_is_the_same_in_all(lesson: Lesson) -> None:
    """Setup, the checks' two functions and the hand-in are written once and copied by no one."""
    first = read_lesson(LESSONS[0])
    for name in SAME_EVERYWHERE:
        assert first.cells[name]["source"] == lesson.cells[name]["source"], name
    assert "setup" == next(name for name, _ in code(lesson))
    source = lesson.cells["setup"]["source"]
    assert len([line for line in source.split("\n") if line]) <= 10
    assert source.index("TF_ENABLE_ONEDNN_OPTS") < source.index("import tensorflow")
    assert source.index('"google.colab" in sys.modules') < source.index("{{WHEEL_URL}}")


# ---------------------------------------------------------------- words


def test_every_exercise_has_its_points_an_example_and_three_hints_without_code(
    lesson: Lesson,
) -> None:
    """Where to look, the formula, the skeleton in words; a hint never holds the answer."""
    found = [source for _, source in texts(lesson) if source.startswith("### Exercise")]
    exercises = list(lesson.points.items())[:-1]
    assert len(exercises) == len(found)
    for number, (source, (name, points)) in enumerate(zip(found, exercises, strict=True), 1):
        heading = rf"### Exercise {int(lesson.number)}\.{number} · .+ \({points:g} points?\)\n"
        assert re.match(heading, source), name
        assert "Worked example:" in source, name
        hints = re.findall(r"<summary>(Hint \d) · .+?</summary>(.+?)</details>", source, re.DOTALL)
        assert ["Hint 1", "Hint 2", "Hint 3"] == [title for title, _ in hints], name
        for _, body in hints:
            assert not re.search(r"```|\breturn\b|\bdef\b| \S?= ", without_formulas(body)), name


def asked(lesson: Lesson) -> Iterator[tuple[ast.FunctionDef | ast.ClassDef, str]]:
    """Yield each function and class that students write, with its docstring; a class's methods'
    belong to it."""
    for name in list(lesson.points)[:-1]:
        for node in ast.parse(lesson.cells[name]["source"]).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                inside = node.body if isinstance(node, ast.ClassDef) else []
                defined = [node, *(n for n in inside if isinstance(n, ast.FunctionDef))]
                yield node, "\n\n".join(ast.get_docstring(n) or "" for n in defined)


def test_the_docstrings_say_what_is_asked(lesson: Lesson) -> None:
    """What goes in, what comes out, which errors, or that there are none."""
    for node, said in asked(lesson):
        takes_nothing = isinstance(node, ast.FunctionDef) and not node.args.args
        for word in ("Returns:", "Raises:") if takes_nothing else ("Args:", "Returns:", "Raises:"):
            assert re.search(rf"^ *{word}\n +\S", said, re.MULTILINE), (node.name, word)


def test_what_takes_arrays_of_floats_says_their_shape_and_refuses_others(lesson: Lesson) -> None:
    """Whole numbers are a TypeError and wrong shapes a ValueError; the exceptions have reasons."""
    lenient = set()
    for node, said in asked(lesson):
        arguments, raises = (
            "\n".join(re.findall(rf"^ *{word}\n(.+?)(?:\n\n|\Z)", said, re.MULTILINE | re.DOTALL))
            for word in ("Args:", "Raises:")
        )
        if re.search(r", (a )?float(32|64)\b|layer's dtype", arguments):
            assert "shape" in arguments, node.name
            if not ("TypeError" in raises and "ValueError" in raises):
                lenient.add(node.name)
    assert set(getattr(lesson.promises, "NO_ERRORS_ASKED", {})) == lenient


def test_what_is_not_allowed_is_said_where_the_course_forbids_it(lesson: Lesson) -> None:
    """An exercise that would be one library call names the call, and no other exercise does."""
    forbidding = {
        name for name in lesson.points if "Not allowed here" in lesson.cells[name]["source"]
    }
    assert set(lesson.promises.NOT_ALLOWED) == forbidding


def test_the_voice_is_kept(lesson: Lesson) -> None:
    """No word that belittles, no exclamation mark, one sentence a source line."""
    for name, source in texts(lesson):
        plain = prose(re.sub(r"!\[[^\]]*\]\([^)]*\)", "", source))
        assert not re.search(FORBIDDEN, plain, flags=re.IGNORECASE), name
        assert "!" not in plain, name
        for line in plain.split("\n"):
            label_gone = re.sub(r"\*\*[^*]+\.\*\*|^\d+\. ", "", line)
            is_source = lesson.cells[name]["source"].startswith("## Sources")
            assert is_source or not re.search(r"[.?] [A-Z]", label_gone), (name, line)


def test_the_terms_are_spelt_one_way(lesson: Lesson) -> None:
    """One spelling of each of the field's words in the whole course."""
    for name, source in texts(lesson):
        for wrong, right in SPELLINGS.items():
            found = re.search(wrong, prose(source))
            assert not found, f"{name}: write {right}, not {found[0]!r}" if found else ""


def test_every_picture_has_a_text_and_is_small(lesson: Lesson) -> None:
    """Figures are PNG files of the course with a sentence for those who do not see them."""
    pictures = [
        found for _, source in texts(lesson) for found in re.findall(r"!\[(.*?)\]\((.*?)\)", source)
    ]
    assert pictures
    for alt, target in pictures:
        file = (lesson.path.parent / target).resolve()
        assert len(alt) > 40, target
        assert b"\x89PNG" == file.read_bytes()[:4]
        assert file.stat().st_size < 25_000, target


def test_links_lead_somewhere(lesson: Lesson) -> None:
    """A link is a figure of the course or a secure address that is whole."""
    for name, source in texts(lesson):
        for target in re.findall(r"\]\(([^)]*)\)", source):
            is_figure = re.fullmatch(r"\.\./\.\./assets/[a-z0-9_]+\.png", target)
            is_address = re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+(/[^\s<>()]*)?", target)
            assert is_figure or is_address, (name, target)
        assert not re.search(r"http://", source), name


def test_folds_and_formulas_are_what_colab_renders(lesson: Lesson) -> None:
    """Folds are closed, a blank line lets Markdown back in, and no LaTeX that KaTeX refuses."""
    for name, source in texts(lesson):
        assert source.count("<details>") == source.count("</details>"), name
        assert source.count("<summary>") == source.count("</summary>\n\n"), name
        assert 0 == source.count("$$") % 2, name
        assert 0 == source.replace("$$", "").count("$") % 2, name
        assert not re.search(r"\\(label|tag|ref|eqref)\b|\\begin\{(align|equation)\*?\}", source)
        assert "<svg" not in source, name


def test_no_line_of_a_solution_is_given_away(lesson: Lesson) -> None:
    """What stands between the solution markers stands nowhere else in what students get."""
    secret = {
        line.strip()
        for _, source in code(lesson)
        for part in solutions(source)
        for line in part.split("\n")
        if len(line.strip()) >= 20
    }
    for name, cell in lesson.cells.items():
        released = {line.strip() for line in with_stub(cell["source"], "").split("\n")}
        assert set() == secret & released, name


def names_defined(source: str) -> set[str]:
    """Return the names that a cell binds at its top level."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        else:
            stored = (n for n in ast.walk(node) if isinstance(n, ast.Name))
            names |= {n.id for n in stored if isinstance(n.ctx, ast.Store)}
    return names


def test_no_name_is_both_given_and_answered(lesson: Lesson) -> None:
    """The grader keeps the author's names and the student's apart, so they must be apart."""
    given, answered = set[str](), set[str]()
    for name, source in code(lesson):
        is_answer = nbgrader(lesson.cells[name]).get("solution")
        own = answered if is_answer else given
        own |= names_defined(without_hidden(source))
    wanted = {name for task in tasks(lesson.name).values() for name in task.functions}
    assert wanted == answered
    assert set() == given & answered


def test_a_function_means_one_thing_in_the_whole_course() -> None:
    """Two lessons that speak of one function give it the same arguments."""
    known: dict[str, tuple[str, list[str]]] = {}
    for name in LESSONS:
        for cell, source in code(read_lesson(name)):
            for node in ast.parse(source).body:
                if not isinstance(node, ast.FunctionDef):
                    continue
                arguments = [a.arg for a in node.args.args]
                where, before = known.setdefault(node.name, (f"{name} {cell}", arguments))
                assert before == arguments, f"{node.name}: {where} and {name} {cell}"


# ---------------------------------------------------------------- running


def test_the_source_runs_and_prints_what_the_text_says(lesson: Lesson, root: Path) -> None:
    """Every cell in order, without an exception, a warning or a wrong number, in good time."""
    result = run([(name, without_hidden(source)) for name, source in code(lesson)], root)
    printed = {name: text for name, text, _ in result["cells"]}
    assert [] == [problem for *_, problem in result["cells"] if problem]
    assert "not yet" not in "".join(printed.values())
    promised = lesson.promises.PRINTED
    assert {name: printed[name] for name in promised} == promised
    assert result["seconds"] < SECONDS.get(lesson.number, 60)


@pytest.mark.parametrize("stub", STUBS.values(), ids=list(STUBS))
def test_the_empty_lesson_runs_to_its_end(lesson: Lesson, root: Path, stub: str) -> None:
    """With nothing answered, no given and no check cell raises; the checks say "not yet"."""
    empty = [(name, with_stub(without_hidden(source), stub)) for name, source in code(lesson)]
    for name, printed, problem in run(empty, root)["cells"]:
        assert name in lesson.points or "" == problem, name
        if name.endswith("_test"):
            assert "not yet" in printed, name
            assert "look at" in printed, name


def test_without_the_student_package_the_exercises_work_and_a_still_stands_in(
    lesson: Lesson, root: Path
) -> None:
    """Where it cannot be installed nothing raises, checks say right, and no picture is missed."""
    absent = ("absent", "import sys\nsys.modules['convolab'] = None")
    solved = [(name, without_hidden(source)) for name, source in code(lesson)]
    ran = {name: (said, problem) for name, said, problem in run([absent, *solved], root)["cells"]}
    assert {} == {name: problem for name, (_, problem) in ran.items() if problem}
    for name, source in solved:
        said, _ = ran[name]
        if re.search(r"\bconvolab\.[A-Z]", source):
            assert "See the still above" in said, name
        if name.endswith("_test"):
            assert "right" in said, name
            assert "not yet" not in said, name
    assert "Download .ipynb" in ran["hand-in"][0]


def test_each_answer_works_alone_after_the_setup_cell(lesson: Lesson, root: Path) -> None:
    """The rule that the text sets for students holds for the model answers."""
    alone = lesson.promises.ALONE
    assert set(lesson.points) - {"quiz"} == set(alone)
    cells = [("setup", lesson.cells["setup"]["source"]), ("numbers", lesson.promises.NUMBERS)]
    for name, (call, _) in alone.items():
        cells.append((name, lesson.cells[name]["source"]))
        forget = "; ".join(f"del {f}" for f in tasks(lesson.name)[name].functions)
        shown = f"import json; print(json.dumps(np.array({call}).tolist()))"
        cells.append((f"{name}_alone", f"{shown}\n{forget}"))
    result = run(cells, root)
    assert [] == [problem for *_, problem in result["cells"] if problem]
    printed = {name: text for name, text, _ in result["cells"]}
    for name, (_, expected) in alone.items():
        assert expected == json.loads(printed[f"{name}_alone"]), name


def test_the_figures_are_what_their_script_draws(lesson: Lesson) -> None:
    """Whoever redraws the pictures of the lesson gets the committed ones, pixel by pixel."""
    command = [sys.executable, str(SOURCE.parent / "assets" / "stale.py"), lesson.name[3:]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (0, "") == (done.returncode, done.stdout), done.stderr
