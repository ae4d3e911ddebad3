"""Lesson 02 as a text: its form, its pictures, its numbers, and that it runs as it says."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader import nbgraderformat
from PIL import Image

LESSON = "02_cross_correlation"
POINTS = {
    "window_sum": 2,
    "corr2d": 5,
    "conv2d_flipped": 2,
    "corr_full": 2,
    "corr_matrix": 4,
    "Conv2DSingle": 3,
    "quiz": 2,
}
STUBS = {
    "a bare stub": "# YOUR CODE HERE",
    "nbgrader's stub": "# YOUR CODE HERE\nraise NotImplementedError()",
}
# What the text says that a cell prints; the other cells are checked by "right" and "not yet".
PRINTED = {
    "one-dimension-answer": "[7. 3. 4.]",
    "one-window-break-answer": "40.0\n0.0",
    "whole-picture-break-answer": "[[19. 25.]\n [37. 43.]]\n[None, None]",
    "corr1d": "[7. 3. 4.]\n[1. 3. 3. 2.]\n[4. 5.]",
    "library-answer": "(1, 2, 2, 1)\n[[19. 25.]\n [37. 43.]]",
    "flip-answer": "[5. 6. 2.]",
    "every-overlap-answer": "[2. 7. 3. 4. 2.]",
    "layer-break-answer": "kernel (6, 8) output (1, 1)",
}
# Each answer cell after the setup cell alone, on numbers of the text.
ALONE = {
    "window_sum": ("window_sum(X, K, 1, 1)", 43.0),
    "corr2d": ("corr2d(X, K)", [[19.0, 25.0], [37.0, 43.0]]),
    "conv2d_flipped": ("conv2d_flipped(X, K)", [[5.0, 11.0], [23.0, 29.0]]),
    "corr_full": (
        "corr_full(tf.constant([[1.0, 2.0], [3.0, 4.0]]), K)",
        [[3.0, 8.0, 4.0], [10.0, 20.0, 8.0], [3.0, 4.0, 0.0]],
    ),
    "corr_matrix": ("corr_matrix(K, (3, 3))[0]", [0.0, 1.0, 0.0, 2.0, 3.0, 0.0, 0.0, 0.0, 0.0]),
    "Conv2DSingle": ("Conv2DSingle(2)(tf.zeros((3, 3)))", [[0.0, 0.0], [0.0, 0.0]]),
}
NUMBERS = "X = tf.reshape(tf.range(9.0), (3, 3))\nK = tf.constant([[0.0, 1.0], [2.0, 3.0]])"
FORBIDDEN = r"\b(simply|just|obvious(ly)?|clear(ly)?|trivial(ly)?|easy|easily|of course|merely)\b"
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


@pytest.fixture(scope="module")
def path(root: Path) -> Path:
    """Return the lesson's source notebook."""
    return root / "source" / LESSON / f"{LESSON}.ipynb"


@pytest.fixture(scope="module")
def notebook(path: Path) -> dict[str, Any]:
    """Return the notebook with every cell's source as one string."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        cell["source"] = "".join(cell["source"])
    return content


@pytest.fixture(scope="module")
def cells(notebook: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the cells by id, in the lesson's order."""
    return {cell["id"]: cell for cell in notebook["cells"]}


def is_code(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "code"


def nbgrader(cell: dict[str, Any]) -> dict[str, Any]:
    return dict(cell["metadata"].get("nbgrader", {}))


def texts(cells: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((name, cell["source"]) for name, cell in cells.items() if not is_code(cell))


def without_hidden(source: str) -> str:
    return re.sub(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", "", source, flags=re.DOTALL)


def solution(source: str) -> str:
    return "\n".join(
        re.findall(r"### BEGIN SOLUTION\n(.*?)\n *### END SOLUTION", source, flags=re.DOTALL)
    )


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
        timeout=120,
        check=True,
    )
    assert "" == done.stderr, "stderr in a check cell is zero points in stock nbgrader"
    result: dict[str, Any] = json.loads(done.stdout)
    return result


# ---------------------------------------------------------------- form


def test_the_notebook_is_in_normal_form(path: Path, notebook: dict[str, Any]) -> None:
    """No outputs, no counts, no trailing blanks, nothing but known metadata, one way of writing."""
    raw = path.read_text(encoding="utf-8")
    again = json.dumps(json.loads(raw), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    assert again == raw
    assert (4, 5) == (notebook["nbformat"], notebook["nbformat_minor"])
    assert {"kernelspec"} <= set(notebook["metadata"]) <= {"kernelspec", "convolab"}
    for cell in notebook["cells"]:
        assert set(cell["metadata"]) <= {"nbgrader", "tags", "convolab"}, cell["id"]
        assert not re.search(r"[ \t]+$", cell["source"], flags=re.MULTILINE), cell["id"]
        if is_code(cell):
            assert ([], None) == (cell["outputs"], cell["execution_count"]), cell["id"]
    assert path.stat().st_size < 150_000
    assert 40 <= len(notebook["cells"]) <= 70


def test_cell_ids_are_words_and_a_graded_cell_is_called_by_its_grade_id(
    notebook: dict[str, Any],
) -> None:
    """An id says what the cell is for, and Colab cannot break the tie between id and grade id."""
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in notebook["cells"]:
        assert re.fullmatch(r"[A-Za-z]+[A-Za-z0-9]*([-_][A-Za-z0-9]+)*", cell["id"]), cell["id"]
        if meta := nbgrader(cell):
            assert cell["id"] == meta["grade_id"]


def test_nbgrader_accepts_the_metadata(path: Path) -> None:
    """Stock nbgrader's own reader validates every cell and has nothing to say."""
    assert nbgraderformat.read(path, as_version=4).cells


def test_each_answer_is_followed_by_its_check_and_the_points_make_twenty(
    cells: dict[str, dict[str, Any]],
) -> None:
    """Seven answers, seven checks, the syllabus's points."""
    graded = [name for name, cell in cells.items() if nbgrader(cell).get("solution")]
    assert list(POINTS) == graded
    order = list(cells)
    for name, points in POINTS.items():
        assert f"{name}_test" == order[order.index(name) + 1]
        meta = nbgrader(cells[f"{name}_test"])
        assert (True, True, points) == (meta["grade"], meta["locked"], meta["points"])
    assert 20 == sum(POINTS.values())


def test_cells_are_short(cells: dict[str, dict[str, Any]]) -> None:
    """Given code has at most 15 lines and an answer 1 to 15; nothing is wider than 100."""
    for name, cell in cells.items():
        if not is_code(cell):
            continue
        shown = without_hidden(cell["source"])
        counted = solution(shown) if nbgrader(cell).get("solution") else shown
        lines = [line for line in counted.split("\n") if line.strip()]
        assert 1 <= len(lines) <= 15, name
        assert max(map(len, shown.split("\n"))) <= 100, name


def test_setup_comes_first_among_code_and_is_short(cells: dict[str, dict[str, Any]]) -> None:
    """The environment is set before the import of TensorFlow; only Colab fetches the wheel."""
    first = next(name for name, cell in cells.items() if is_code(cell))
    source = cells[first]["source"]
    assert "setup" == first
    assert len([line for line in source.split("\n") if line]) <= 10
    assert source.index("TF_ENABLE_ONEDNN_OPTS") < source.index("import tensorflow")
    assert source.index('"google.colab" in sys.modules') < source.index("{{WHEEL_URL}}")


# ---------------------------------------------------------------- words


def test_every_exercise_has_its_points_an_example_and_three_hints_without_code(
    cells: dict[str, dict[str, Any]],
) -> None:
    """Where to look, the formula, the skeleton in words; a hint never holds the answer."""
    found = [source for _, source in texts(cells) if source.startswith("### Exercise")]
    assert 6 == len(found)
    for number, (source, (name, points)) in enumerate(zip(found, POINTS.items(), strict=False), 1):
        assert re.match(rf"### Exercise 2\.{number} · .+ \({points} points\)\n", source), name
        assert "Worked example:" in source, name
        hints = re.findall(r"<summary>(Hint \d) · .+?</summary>(.+?)</details>", source, re.DOTALL)
        assert ["Hint 1", "Hint 2", "Hint 3"] == [title for title, _ in hints], name
        assert not any(re.search(r"```|\breturn\b|\bdef\b| = ", body) for _, body in hints), name


def test_the_docstrings_say_all_that_is_asked(cells: dict[str, dict[str, Any]]) -> None:
    """Shapes, dtype, errors; and what is not allowed stands where the syllabus forbids it."""
    for name in list(POINTS)[:-1]:
        source = cells[name]["source"]
        for word in ("Args:", "Returns:", "Raises:", "TypeError:", "ValueError:", "shape", "float"):
            assert word in source, (name, word)
        assert ("Not allowed here" in source) == (name in {"corr2d", "Conv2DSingle"}), name


def test_the_voice_is_kept(cells: dict[str, dict[str, Any]]) -> None:
    """No word that belittles, no exclamation mark, one sentence a source line."""
    for name, source in texts(cells):
        plain = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", source)
        assert not re.search(FORBIDDEN, plain, flags=re.IGNORECASE), name
        assert "!" not in plain, name
        for line in plain.split("\n"):
            if "](http" not in line:
                label_gone = re.sub(r"\*\*[^*]+\.\*\*", "", line)
                assert not re.search(r"[.?] [A-Z]", label_gone), (name, line)


def test_every_picture_has_a_text_and_is_small(
    path: Path, cells: dict[str, dict[str, Any]]
) -> None:
    """Figures are PNG files of the course with a sentence for those who do not see them."""
    pictures = [
        found for _, source in texts(cells) for found in re.findall(r"!\[(.*?)\]\((.*?)\)", source)
    ]
    assert len(pictures) >= 5
    for alt, target in pictures:
        file = (path.parent / target).resolve()
        assert len(alt) > 40, target
        assert b"\x89PNG" == file.read_bytes()[:4]
        assert file.stat().st_size < 25_000


def test_folds_and_formulas_are_what_colab_renders(cells: dict[str, dict[str, Any]]) -> None:
    """Folds are closed, a blank line lets Markdown back in, and no LaTeX that KaTeX refuses."""
    for name, source in texts(cells):
        assert source.count("<details>") == source.count("</details>"), name
        assert source.count("<summary>") == source.count("</summary>\n\n"), name
        assert 0 == source.count("$$") % 2, name
        assert 0 == source.replace("$$", "").count("$") % 2, name
        assert not re.search(r"\\(label|tag|ref|eqref)\b|\\begin\{(align|equation)", source), name
        assert "<svg" not in source, name


def test_no_line_of_a_solution_is_given_away(cells: dict[str, dict[str, Any]]) -> None:
    """What stands between the solution markers stands nowhere else in what students get."""
    secret = {
        line.strip()
        for cell in cells.values()
        for line in solution(cell["source"]).split("\n")
        if len(line.strip()) >= 20
    }
    for name, cell in cells.items():
        released = {line.strip() for line in with_stub(cell["source"], "").split("\n")}
        assert set() == secret & released, name


def test_no_name_is_both_given_and_answered(cells: dict[str, dict[str, Any]]) -> None:
    """The grader keeps the author's names and the student's apart, so they must be apart."""

    def defined(source: str) -> set[str]:
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

    given, answered = set[str](), set[str]()
    for cell in cells.values():
        if is_code(cell):
            own = answered if nbgrader(cell).get("solution") else given
            own |= defined(without_hidden(cell["source"]))
    assert set(POINTS) == answered
    assert set() == given & answered


# ---------------------------------------------------------------- running


def test_the_source_runs_and_prints_what_the_text_says(
    cells: dict[str, dict[str, Any]], root: Path
) -> None:
    """Every cell in order, without an exception, a warning or a wrong number, within a minute."""
    code = [(n, without_hidden(c["source"])) for n, c in cells.items() if is_code(c)]
    result = run(code, root)
    printed = {name: text for name, text, _ in result["cells"]}
    assert [] == [problem for *_, problem in result["cells"] if problem]
    assert "not yet" not in "".join(printed.values())
    assert {name: printed[name] for name in PRINTED} == PRINTED
    assert result["seconds"] < 60


@pytest.mark.parametrize("stub", STUBS.values(), ids=list(STUBS))
def test_the_empty_lesson_runs_to_its_end(
    cells: dict[str, dict[str, Any]], root: Path, stub: str
) -> None:
    """With nothing answered, no given and no check cell raises; the checks say "not yet"."""
    code = [
        (n, with_stub(without_hidden(c["source"]), stub)) for n, c in cells.items() if is_code(c)
    ]
    result = run(code, root)
    for name, printed, problem in result["cells"]:
        assert name in POINTS or "" == problem, name
        if name.endswith("_test"):
            assert "not yet" in printed, name
            assert "look at" in printed, name


def test_each_answer_works_alone_after_the_setup_cell(
    cells: dict[str, dict[str, Any]], root: Path
) -> None:
    """The rule that the text sets for students holds for the model answers."""
    code = [("setup", cells["setup"]["source"]), ("numbers", NUMBERS)]
    for name, (call, _) in ALONE.items():
        code.append((name, cells[name]["source"]))
        code.append((f"{name}_alone", f"print({call}.numpy().tolist())\ndel {name}"))
    result = run(code, root)
    assert [] == [problem for *_, problem in result["cells"] if problem]
    printed = {name: text for name, text, _ in result["cells"]}
    for name, (_, expected) in ALONE.items():
        assert expected == json.loads(printed[f"{name}_alone"]), name


def test_the_model_answers_earn_every_point(cells: dict[str, dict[str, Any]], root: Path) -> None:
    """The hidden checks, run as stock nbgrader runs them, give each check its points."""
    code: list[tuple[str, str]] = []
    for name, cell in cells.items():
        if is_code(cell):
            *body, last = ast.parse(cell["source"]).body
            is_check = name.endswith("_test")
            shown = "\n".join(map(ast.unparse, body)) if is_check else cell["source"]
            code.append((name, f"{shown}\nprint({ast.unparse(last)})" if is_check else shown))
    result = run(code, root)
    assert [] == [problem for *_, problem in result["cells"] if problem]
    earned = {name: text.split("\n")[-1] for name, text, _ in result["cells"]}
    for name, points in POINTS.items():
        assert str(float(points)) == earned[f"{name}_test"], name


def test_the_figures_are_what_their_script_draws(tmp_path: Path, root: Path) -> None:
    """Whoever redraws the pictures of the lesson gets the committed ones, pixel by pixel."""
    script = root / "assets" / "cross_correlation.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, timeout=120)
    committed = {file.name: file for file in script.parent.glob("cross_correlation_*.png")}
    assert {file.name for file in tmp_path.iterdir()} == set(committed)
    for name, file in committed.items():
        with Image.open(tmp_path / name) as drawn, Image.open(file) as kept:
            assert drawn.convert("RGB").tobytes() == kept.convert("RGB").tobytes(), name
