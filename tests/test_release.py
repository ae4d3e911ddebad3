"""What students get is built the same twice, checked byte by byte, and gives nothing away."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from broken.lessons import (
    NUMBERS,
    SECRET,
    answer,
    check,
    given,
    notebook,
    write_course,
    write_quickstart,
)
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum

from autograder import regions
from autograder.course import Course, read_course
from autograder.errors import CourseError
from autograder.regions import strip_blanks
from autograder.release import Difference, build


@pytest.fixture
def course(tmp_path: Path) -> Course:
    root = write_course(tmp_path / "course")
    (root / "pyproject.toml").write_text('[tool.convolab]\nrepository = "me/course"\n')
    (root / "source" / "01_numbers" / "data.csv").write_text("1,2\n")
    package = root / "convolab"
    package.mkdir()
    (package / "__init__.py").write_text('"""Pictures."""\n')
    (package / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "convolab"\nversion = "0.1.0"\nrequires-python = ">=3"\n'
        "[tool.hatch.build.targets.wheel]\n"
        'include = ["/*.py"]\nsources = { "" = "convolab" }\n'
    )
    return read_course(root)


NOTEBOOK = Path("01_numbers", "01_numbers.ipynb")
WHEEL = Path("convolab-0.1.0-py3-none-any.whl")
FILES = {NOTEBOOK, Path("01_numbers/data.csv"), Path("02_words/02_words.ipynb"), WHEEL}


def _tree(folder: Path) -> dict[Path, bytes]:
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def test_two_builds_are_byte_identical(course: Course, tmp_path: Path) -> None:
    """From the same course, in two places, and again on top of itself."""
    one, two = tmp_path / "one", tmp_path / "two"
    assert FILES == {found.path for found in build(course, [], one, check=False)}
    build(course, [], two, check=False)
    assert _tree(one) == _tree(two)
    assert FILES == set(_tree(one))
    assert () == build(course, [], one, check=False)
    assert _tree(one) == _tree(two)


def test_check_finds_what_differs_and_changes_nothing(course: Course, tmp_path: Path) -> None:
    """One changed byte, a missing file, a file that nothing builds."""
    out = tmp_path / "release"
    build(course, [], out, check=False)
    assert () == build(course, [], out, check=True)
    for path in (NOTEBOOK, WHEEL):
        data = bytearray((out / path).read_bytes())
        data[len(data) // 2] ^= 1
        (out / path).write_bytes(data)
    (out / "01_numbers" / "data.csv").unlink()
    (out / "02_words" / "solution.txt").write_text("?")
    (out / "convolab-0.0.9-py3-none-any.whl").write_text("?")
    before = _tree(out)
    assert build(course, [], out, check=True) == (
        Difference(NOTEBOOK, "stale"),
        Difference(Path("01_numbers/data.csv"), "missing"),
        Difference(Path("02_words/solution.txt"), "extra"),
        Difference(Path("convolab-0.0.9-py3-none-any.whl"), "extra"),
        Difference(WHEEL, "stale"),
    )
    assert before == _tree(out)
    build(course, [], out, check=False)
    assert FILES == set(_tree(out))


def test_one_lesson_may_be_built_alone(course: Course, tmp_path: Path) -> None:
    """The others are neither written nor missed; files of the user stay."""
    out = tmp_path / "release"
    (out / "notes").mkdir(parents=True)
    (out / "notes" / "mine.txt").write_text("mine")
    build(course, ["02_words"], out, check=False)
    assert {Path("02_words/02_words.ipynb"), WHEEL, Path("notes/mine.txt")} == set(_tree(out))
    assert () == build(course, ["02_words"], out, check=True)
    with pytest.raises(CourseError, match="03_none; the course has 01_numbers, 02_words"):
        build(course, ["03_none"], out, check=False)


def test_a_released_notebook_is_in_normal_form(course: Course, tmp_path: Path) -> None:
    """Valid 4.5, nbgrader's metadata and checksums, badge, GPU; no outputs, no trailing blank."""
    build(course, [], tmp_path / "out", check=False)
    text = (tmp_path / "out" / NOTEBOOK).read_text(encoding="utf-8")
    content = _load(tmp_path / "out" / NOTEBOOK)
    assert text == json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert not re.search(r"[ \t]+(\\n)?\",?$", text, re.MULTILINE)
    nodes = nbformat.reads(text, as_version=4)
    nbformat.validate(nodes)
    MetadataValidator().validate_nb(nodes)
    badge, *cells = nodes.cells
    assert ("badge", "markdown") == (badge.id, badge.cell_type)
    assert (
        "https://colab.research.google.com/github/me/course/blob/main/release/"
        "01_numbers/01_numbers.ipynb" in badge.source
    )
    assert "https://colab.research.google.com/assets/colab-badge.svg" in badge.source
    assert [cell["id"] for cell in NUMBERS] == [cell.id for cell in cells]
    assert content["metadata"] == {
        "accelerator": "GPU",
        "colab": {"gpuType": "T4", "provenance": []},
        "convolab": {
            "graded": ["area_test", "twice_test", "essay", "free", "quiz_test"],
            "lesson": "01_numbers",
        },
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in cells:
        if "nbgrader" in cell.metadata:
            assert cell.metadata.nbgrader.checksum == compute_checksum(cell)
            assert cell.metadata.deletable is False
            locked = cell.metadata.nbgrader.locked
            assert cell.metadata.get("editable", True) is not locked
        assert not cell.get("outputs")


def test_outputs_and_foreign_metadata_do_not_get_through(course: Course, tmp_path: Path) -> None:
    """What the author's run left behind stays with the author."""
    path = course.root / "source" / NOTEBOOK
    content = _load(path)
    content["cells"][1] |= {
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "the answer is 42"}],
        "execution_count": 7,
    }
    content["cells"][1]["metadata"] |= {"executionInfo": {"user": "Ann"}, "tags": ["keep"]}
    content["cells"][0]["attachments"] = {"a.png": {"image/png": "c2VjcmV0"}}
    content["metadata"]["author"] = "Ann"
    path.write_text(json.dumps(content))
    build(read_course(course.root), [], tmp_path / "out", check=False)
    text = (tmp_path / "out" / NOTEBOOK).read_text()
    assert not [word for word in ("is 42", "Ann", "c2VjcmV0", "executionInfo") if word in text]
    assert "keep" in text


def test_nothing_kept_back_is_released(course: Course, tmp_path: Path) -> None:
    """Neither markers nor a line of a solution, a hidden test or a marking scheme."""
    build(course, [], tmp_path / "out", check=False)
    everything = b"".join(_tree(tmp_path / "out").values()).decode("utf-8", errors="replace")
    for secret in (
        SECRET,
        "BEGIN",
        "no negative width",
        "effort shown",
        "word.upper",
        "the second",
    ):
        assert secret not in everything
    assert "look at the formula" in everything


@pytest.mark.parametrize("where", ["solution", "hidden", "scheme"])
def test_a_leak_stops_the_build(
    where: str, course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the cutting fails, nothing is written: a second, independent look finds the line."""
    real = regions._cut

    def careless(text: str, markers: tuple[str, str], stub: str | None = None) -> Any:
        if markers == getattr(regions.Conventions(), where):
            return text, markers[0] in text
        return real(text, markers, stub)

    monkeypatch.setattr(regions, "_cut", careless)
    with pytest.raises(CourseError, match="would release a line of a solution"):
        build(read_course(course.root), [], tmp_path / "out", check=False)
    assert not (tmp_path / "out").exists()


def test_a_solution_in_metadata_or_a_data_file_stops_the_build(
    course: Course, tmp_path: Path
) -> None:
    """The two ways past the cutting that an author may take by mistake."""
    path = course.root / "source" / NOTEBOOK
    content = _load(path)
    content["cells"][0]["metadata"]["tags"] = ['raise ValueError("no negative width")']
    path.write_text(json.dumps(content))
    with pytest.raises(CourseError, match="would release"):
        build(read_course(course.root), [], tmp_path / "out", check=False)
    path.write_text(json.dumps(notebook(NUMBERS)))
    (path.parent / "answers.py").write_text('    raise ValueError("no negative width")\n')
    with pytest.raises(CourseError, match=r"answers\.py holds a part of a solution"):
        build(read_course(course.root), [], tmp_path / "out", check=False)


def test_a_line_that_is_public_too_is_no_leak(tmp_path: Path) -> None:
    """A solution may repeat what the text or the stub shows."""
    source = tmp_path / "source" / "one" / "one.ipynb"
    source.parent.mkdir(parents=True)
    line = "rows, columns = image.shape"
    cells = [
        given("text", f"Begin with\n{line}", "markdown"),
        answer("a", f"{line}\n### BEGIN SOLUTION\n{line}\nraise NotImplementedError()\n"
                    "### END SOLUTION"),
        check("a_test", "assert a", 1),
    ]  # fmt: skip
    source.write_text(json.dumps(notebook(cells)))
    out = tmp_path / "release"
    build(read_course(tmp_path), [], out, check=False)
    assert line in (out / "one" / "one.ipynb").read_text()


def _nbgrader(*arguments: str, folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments], cwd=folder, check=True, capture_output=True
    )


@pytest.mark.stock
@pytest.mark.slow
def test_a_foreign_course_is_released_as_nbgrader_does(tmp_path: Path) -> None:
    """nbgrader's example: its cells, its metadata, no badge, no GPU, its picture beside it."""
    root = write_quickstart(tmp_path / "course101")
    _nbgrader("generate_assignment", "ps1", folder=root)
    stock = tmp_path / "stock"
    shutil.move(root / "release", stock)
    build(read_course(root), [], root / "release", check=False)
    assert set(_tree(stock)) == set(_tree(root / "release"))
    compared = 0
    for path in (path for path in _tree(stock) if path.suffix == ".ipynb"):
        theirs, ours = _load(stock / path), _load(root / "release" / path)
        assert ours["metadata"] == {**theirs["metadata"], "language_info": {"name": "python"}}
        for their, our in zip(theirs["cells"], ours["cells"], strict=True):
            text = "".join(their["source"])
            assert strip_blanks(text) == "".join(our["source"])
            if text != strip_blanks(text):
                del their["metadata"]["nbgrader"]["checksum"]
                del our["metadata"]["nbgrader"]["checksum"]
            assert their["metadata"] == our["metadata"]
            compared += 1
    assert compared == 29


@pytest.mark.stock
@pytest.mark.slow
def test_our_lessons_are_released_as_nbgrader_does(root: Path, tmp_path: Path) -> None:
    """Text for text, but for what is published: pictures and the wheel's address."""
    write_course(tmp_path)
    shutil.rmtree(tmp_path / "source" / "02_words")
    for lesson in sorted((root / "source").iterdir()):
        shutil.copytree(lesson, tmp_path / "source" / lesson.name)
    for name in ("nbgrader_config.py", "pyproject.toml"):
        shutil.copy(root / name, tmp_path)
    for name in ("assets", "convolab"):
        shutil.copytree(root / name, tmp_path / name)
    compared = 0
    for lesson in read_course(tmp_path).lessons.values():
        _nbgrader("generate_assignment", lesson.name, folder=tmp_path)
        for one in lesson.notebooks:
            stock = _load(tmp_path / "release" / lesson.name / f"{one.name}.ipynb")
            for their, our in zip(stock["cells"], one.cells, strict=True):
                text = strip_blanks("".join(their["source"]))
                if "](../../" not in text and "{{WHEEL_URL}}" not in text:
                    assert text == our.released
                    compared += 1
    assert compared > 60


def _shingles(text: str) -> Iterator[str]:
    """Yield every three lines in a row that say something, without their white space.

    Imports say nothing: any two modules may begin with the same ones.
    """
    said = (line for line in text.split("\n") if not re.match(r"\s*(import|from) ", line))
    lines = [line for line in map("".join, map(str.split, said)) if len(line) > 3]
    for start in range(len(lines) - 2):
        yield "\n".join(lines[start : start + 3])


def test_our_release_and_wheel_hold_no_answer(root: Path, tmp_path: Path) -> None:
    """Nothing of the solutions, the hidden tests or autograder/checks/ reaches a student."""
    course = read_course(root)
    build(course, [], tmp_path, check=False)
    conventions = regions.read_conventions(root)
    kept_back: set[str] = set()
    public: set[str] = set()
    for lesson in course.lessons.values():
        for cell in (cell for one in lesson.notebooks for cell in one.cells):
            secret, given_lines = regions.split_lines(
                cell.source,
                is_solution=cell.role in ("answer", "manual"),
                conventions=conventions,
            )
            kept_back |= secret
            public |= given_lines
    kept_back = {line for line in kept_back - public if len(line) >= 20}
    assert len(kept_back) > 20
    checks = {
        shingle
        for path in (root / "autograder" / "checks").rglob("*.py")
        for shingle in _shingles(path.read_text(encoding="utf-8"))
    }
    # A check may hand an answer the very class that the lesson gives, as text.
    checks -= {
        shingle
        for lesson in course.lessons.values()
        for cell in (cell for one in lesson.notebooks for cell in one.cells)
        if cell.role not in ("answer", "manual", "check")
        for shingle in _shingles(cell.source)
    }
    for name, text in _texts(tmp_path):
        assert not [line for line in kept_back if line in text], name
        assert not checks & set(_shingles(text)), name
        assert "autograder" not in text.replace("Autograder", ""), name


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the text of every file, of every cell of a notebook and of every file of a wheel."""
    for path, data in _tree(folder).items():
        if path.suffix == ".whl":
            with zipfile.ZipFile(folder / path) as wheel:
                for member in wheel.namelist():
                    yield f"{path}/{member}", wheel.read(member).decode("utf-8")
        elif path.suffix == ".ipynb":
            for cell in json.loads(data)["cells"]:
                yield f"{path}/{cell['id']}", "".join(cell["source"])


def test_our_release_is_up_to_date(root: Path) -> None:
    """The committed release is what the source builds; `autograder release` mends it."""
    assert () == build(read_course(root), [], root / "release", check=True)
