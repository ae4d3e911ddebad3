"""The web site: what students get, formulas that need no script, and nothing that is kept back."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from classroom import CONFIG, HIDDEN, SCHEME, SOLUTION, cell, png, tiny_cells, write_notebook
from PIL import Image

from autograder.cli import main
from autograder.course import Course, Notebook, read_course
from autograder.errors import CourseError
from autograder.prose import Prose, formula
from autograder.publication import read_publication
from autograder.regions import Conventions
from autograder.rehearsal import Shown, rehearse
from autograder.site import Page, build, lesson_html, page, refuse_leaks

REGION = r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)### END"
SVG = "http://www.w3.org/2000/svg"
INSIDE = "data:image/png;base64,"
REAL = ("02_cross_correlation", "05_padding_and_stride")


def course(root: Path, *more: dict[str, Any], published: bool = False) -> Course:
    """Write a course of the lessons `intro` and `more`; the second has the cells given here."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    (root / "README.md").write_text("# A course\n", encoding="utf-8")
    if published:
        table = '[tool.convolab]\nrepository = "me/course"\n'
        (root / "pyproject.toml").write_text(table, encoding="utf-8")
    write_notebook(root / "source/intro/intro.ipynb", tiny_cells())
    if more:
        write_notebook(root / "source/more/more.ipynb", more)
    return read_course(root)


def one(made: Course, lesson: str) -> Notebook:
    [notebook] = made.lessons[lesson].notebooks
    return notebook


def html(made: Course, lesson: str, shown: dict[str, Shown] | None = None) -> str:
    return lesson_html([the_page(made, lesson, shown or {})], 0, "A course")


def the_page(made: Course, lesson: str, shown: dict[str, Shown]) -> Page:
    publication = read_publication(made.root)
    return page(made.lessons[lesson], one(made, lesson), shown, made.root, publication)


def text(page_html: str) -> str:
    """Return what a reader reads, folds included."""
    return unescape(re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", "", page_html, flags=re.DOTALL))


# --- formulas -------------------------------------------------------------------------------------


def signs(mathml: str) -> list[str]:
    """Return the texts of a formula's parts, one string for each `math` element."""
    return ["".join(ET.fromstring(part).itertext()) for part in mathml.split("<wbr>")]


def test_a_formula_becomes_mathml_that_is_well_formed() -> None:
    """Signs that mean something in HTML are escaped, and no TeX is left."""
    assert ["0<k≤H"] == signs(formula(r"0 < k \le H", is_display=False))
    assert "display" not in formula("x", is_display=False)
    assert 'display="block"' in formula("x", is_display=True)


def test_a_long_inline_formula_may_be_broken_outside_brackets() -> None:
    """A phone has room for it: as TeX breaks it, and a shape behind its commas."""
    short, long = r"a = b", r"y = 4 \cdot 0 + (a + b) = -1"
    assert ["a=b"] == signs(formula(short, is_display=False))
    assert ["y=", "4·", "0+", "(a+b)=", "−1"] == signs(formula(long, is_display=False))
    assert 1 == len(signs(formula(long, is_display=True)))
    shape = r"(N,\; \lfloor (H - k) / s \rfloor + 1,\; f(a, b))"
    assert ["(N,", "⌊(H−k)/s⌋+1,", "f(a,b))"] == signs(formula(shape, is_display=False))


def test_what_the_library_does_not_know_stays_readable() -> None:
    """Unknown TeX is shown as its author wrote it, never as half a formula."""
    expected = r'<code class="tex">\nosuch{x} &lt; 1</code>'
    assert expected == formula(r" \nosuch{x} < 1 ", is_display=False)


def test_aligned_lines_and_matrices_are_tables() -> None:
    """Columns are aligned, and brackets drawn, in the words of the style sheet."""
    aligned = formula(r"\begin{aligned}a&=b\\c&=d\end{aligned}", is_display=True)
    matrix = formula(r"\begin{bmatrix}1&0\\0&2\end{bmatrix}", is_display=False)
    assert (2, 2) == (aligned.count('class="right"'), aligned.count('class="left"'))
    assert (1, 0) == (matrix.count('class="matrix"'), matrix.count("["))


def test_every_formula_of_the_course_is_converted(root: Path) -> None:
    """Ten lessons, and not one formula is left as TeX."""
    left = []
    for lesson in read_course(root).lessons.values():
        for given in one_by_one(lesson.notebooks):
            made = Prose(str).html(given.released, given.attachments)
            left += [(lesson.name, given.id)] * ('class="tex"' in made or "$" in text(made))
    assert [] == left


def one_by_one(notebooks: Sequence[Notebook]) -> list[Any]:
    return [c for notebook in notebooks for c in notebook.cells if c.cell_type == "markdown"]


# --- text -----------------------------------------------------------------------------------------


def test_headings_have_ids_of_their_own() -> None:
    """A table of contents can point at each, at two of one name as well."""
    prose = Prose(str)
    made = prose.html("# One\n\n## Hints & more\n\n## Hints & more")
    assert ["one", "hints-more", "hints-more-2"] == [h.id for h in prose.headings]
    assert '<h2 id="hints-more-2">Hints &amp; more</h2>' in made


def test_folds_tables_and_code_are_kept() -> None:
    """A hint stays folded, a wide table scrolls in itself, code is coloured."""
    folded = "<details>\n<summary>Hint</summary>\n\nUse $x$.\n\n</details>"
    made = Prose(str).html(f"{folded}\n\n|a|b|\n|---|---|\n|1|2|\n\n```python\nx = 1\n```")
    assert "<summary>Hint</summary>" in made
    assert "<math>" in made
    assert '<div class="scroll"><table>' in made
    assert '<span class="mi">1</span>' in made


def test_a_full_stop_stays_with_its_formula() -> None:
    """A browser may break a line behind a formula, even before a full stop."""
    made = Prose(str).html("So $x$. Then $y$ comes.")
    assert 1 == made.count('<span class="whole">')
    assert "</math>.</span>" in made


# --- a page ---------------------------------------------------------------------------------------


def test_a_page_shows_stubs_and_the_visible_part_of_checks(tmp_path: Path) -> None:
    """Neither a solution, nor a hidden test, nor a marking scheme, nor what a check prints."""
    shown = {"double_test": Shown("not for readers"), "double": Shown("not for readers")}
    read = text(html(course(tmp_path), "intro", shown))
    for secret in (SOLUTION, HIDDEN, SCHEME, "Because of linearity", "not for readers"):
        assert secret not in read
    assert "raise NotImplementedError()" in read
    assert "assert double(1) == 2" in read
    assert "YOUR ANSWER HERE" in read


def test_what_a_given_cell_prints_is_folded(tmp_path: Path) -> None:
    """A reader predicts first; what is printed is escaped."""
    made = course(tmp_path, cell("markdown", "# Two", "title"), cell("code", "f()", "given"))
    got = html(made, "more", {"given": Shown("<b>3</b>", (png(),))})
    assert "<summary>What it prints and draws</summary>" in got
    assert "<samp>&lt;b&gt;3&lt;/b&gt;</samp>" in got
    assert f"data:image/png;base64,{png()}" in got
    assert "<details open" not in got


def test_a_picture_lives_and_its_script_alone_may_run(tmp_path: Path) -> None:
    """The policy of the page names the script by its hash; nothing is loaded from anywhere."""
    made = course(tmp_path, cell("code", "picture", "given"))
    block = '<div id="convolab-0123456789ab"></div><script>\nlet x = 1 < 2;\n</script>'
    got = html(made, "more", {"given": Shown(picture=block, sentence="Two numbers.")})
    assert '<div id="picture-given">' in got
    assert "let x = 1 < 2;" in got
    assert 1 == got.count("sha256-")
    assert "default-src 'none'" in unescape(got)
    assert "<noscript><p>Two numbers." in got
    assert "script-src" not in html(made, "more")


def test_a_page_knows_its_neighbours_its_sections_and_its_notebook(tmp_path: Path) -> None:
    """Before and next, a way to every section, and the notebook in Colab."""
    made = course(
        tmp_path, cell("markdown", "# Two\n\n## A part\n\n### Not this", "t"), published=True
    )
    pages = [the_page(made, name, {}) for name in ("intro", "more")]
    first, second = (lesson_html(pages, n, "A course") for n in (0, 1))
    assert 'rel="next" href="more.html"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="intro.html"' in second
    assert ["a-part"] == re.findall(r'<li><a href="#([^"]*)"', second)
    assert "https://colab.research.google.com/github/me/course/blob/main/release/more/" in second
    assert "<title>Two · A course</title>" in second
    assert "Open in Colab" not in lesson_html([replace_colab(pages[0])], 0, "A course")


def replace_colab(made: Page) -> Page:
    return replace(made, entry=replace(made.entry, colab=""))


def test_pictures_are_embedded_and_keep_their_words(tmp_path: Path) -> None:
    """A large figure, which a released notebook names by an address, travels in the page."""
    data = base64.b64decode(png(900, 300)) + b"\0" * 40_000
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/large.png").write_bytes(data)
    figure = cell("markdown", "# T\n\n![A “cat” & a dog](../../assets/large.png)", "t")
    made = course(tmp_path, figure, published=True)
    assert "raw.githubusercontent.com" in one(made, "more").cells[0].released
    got = html(made, "more")
    assert f"data:image/png;base64,{base64.b64encode(data).decode()}" in got
    assert 'alt="A “cat” &amp; a dog"' in got
    assert "raw.githubusercontent.com" not in got


def test_a_drawing_stands_in_for_the_picture_beside_it(tmp_path: Path) -> None:
    """A small picture, and a large one with an address; one without a drawing stays as it is."""
    pictures = {
        "small": base64.b64decode(png()),
        "large": base64.b64decode(png(900, 300)) + b"\0" * 40_000,
        "alone": base64.b64decode(png(30, 30)),
    }
    drawings = {n: f'<svg xmlns="{SVG}"><g id="{n}">&amp; é</g></svg>' for n in ("small", "large")}
    (tmp_path / "assets").mkdir()
    for name, data in pictures.items():
        (tmp_path / f"assets/{name}.png").write_bytes(data)
    for name, drawing in drawings.items():
        (tmp_path / f"assets/{name}.svg").write_text(drawing, encoding="utf-8")
    words = "".join(f"![The {name} one](../../assets/{name}.png)" for name in pictures)
    made = course(tmp_path, cell("markdown", f"# T\n\n{words}", "t"), published=True)
    assert "svg" not in one(made, "more").cells[0].released
    shown = re.findall(r'<img src="data:image/([^"]*)" alt="([^"]*)">', html(made, "more"))
    assert [
        (f"svg+xml,{drawings['small']}", "The small one"),
        (f"svg+xml,{drawings['large']}", "The large one"),
        (f"png;base64,{base64.b64encode(pictures['alone']).decode()}", "The alone one"),
    ] == [(unquote(picture), alt) for picture, alt in shown]


def test_every_drawing_of_the_course_is_small_and_holds_all_it_shows(root: Path) -> None:
    """As large as its picture on a page, of shapes alone, and nothing comes from elsewhere."""
    files = sorted((root / "assets").glob("*.svg"))
    assert files
    for file in files:
        drawing = ET.parse(file).getroot()
        with Image.open(file.with_suffix(".png")) as picture:
            assert picture.size == (int(drawing.attrib["width"]), int(drawing.attrib["height"]))
        names = {node.tag.removeprefix(f"{{{SVG}}}") for node in drawing.iter()}
        assert names <= {"svg", "g", "defs", "path", "use", "image"}, file.name
        targets = [node.attrib["href"] for node in drawing.iter() if "href" in node.attrib]
        known = {f"#{node.get('id')}" for node in drawing.iter()}
        assert [] == [t for t in targets if t not in known and not t.startswith(INSIDE)], file.name
        assert "://" not in file.read_text(encoding="utf-8").replace(SVG, ""), file.name
        assert file.stat().st_size < 60_000, file.name


@pytest.mark.parametrize("address", ["https://example.org/cat.png", "//example.org/cat.png"])
def test_a_picture_from_elsewhere_is_refused(tmp_path: Path, address: str) -> None:
    """The site loads nothing, so such a picture would be missing."""
    made = course(tmp_path, cell("markdown", f"![A cat]({address})", "t"))
    with pytest.raises(CourseError, match="loads nothing"):
        html(made, "more")


def test_a_page_that_would_show_a_solution_is_refused(tmp_path: Path) -> None:
    """Even where a given cell prints it."""
    made = course(tmp_path)
    line = f"return 2 * x  # {SOLUTION}"
    with pytest.raises(CourseError, match="keep it back"):
        refuse_leaks(one(made, "intro"), f"<pre><b>return</b> 2 * x  # {SOLUTION}", Conventions())
    with pytest.raises(CourseError, match="keep it back"):
        refuse_leaks(one(made, "intro"), json.dumps(line), Conventions())
    refuse_leaks(one(made, "intro"), html(made, "intro"), Conventions())


# --- a rehearsal ----------------------------------------------------------------------------------


def test_a_rehearsal_runs_solutions_and_no_hidden_test(tmp_path: Path) -> None:
    """What cells print, their last values, and figures, by the names of the cells."""
    extra = [
        cell("code", "def one():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION",
             "one", solution=True),
        cell("code", "### BEGIN HIDDEN TESTS\n1 / 0\n### END HIDDEN TESTS",
             "one_test", grade=True, points=1.0, locked=True),
        cell("code", "print('so')\none() + 1", "given"),
        cell("code", "one();", "quiet"),
        cell("code", "import os, sys\nos.write(1, b'past Python')\nprint(__name__)", "raw"),
    ]  # fmt: skip
    shown = rehearse(one(course(tmp_path, *extra), "more"), tmp_path)
    assert (Shown("so\n2"), Shown()) == (shown["given"], shown["quiet"])
    assert "__main__" == shown["raw"].printed


def test_a_solved_lesson_that_stops_is_named(tmp_path: Path) -> None:
    """The author learns the cell and the error, in one sentence."""
    made = course(tmp_path, cell("code", "x = 1 / 0", "given"))
    with pytest.raises(CourseError, match="cell given: ZeroDivisionError") as caught:
        rehearse(one(made, "more"), tmp_path)
    assert "\n" not in str(caught.value)


# --- the site -------------------------------------------------------------------------------------


def test_the_command_writes_a_page_a_lesson_and_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twice the same bytes; the table leads to every page."""
    course(tmp_path / "c", cell("markdown", "# Two\n\nA promise.\n\n1 minute", "title"))
    sites = []
    for out in (tmp_path / "a", tmp_path / "b"):
        assert 0 == main(["--course", str(tmp_path / "c"), "site", "--out", str(out)])
        sites.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert sites[0] == sites[1]
    assert {"index.html", "intro.html", "more.html"} == set(sites[0])
    index = sites[0]["index.html"].decode()
    assert ["intro.html", "more.html"] == re.findall(r'<h2><a href="([^"]*)"', index)
    assert "A promise." in index
    assert "3 pages" in capsys.readouterr().out
    assert all(SOLUTION.encode() not in page for page in sites[0].values())


@pytest.mark.slow
def test_real_lessons_hold_living_pictures_and_keep_their_secrets(
    root: Path, tmp_path: Path
) -> None:
    """No line of a solution or a hidden test, nothing that a browser would fetch."""
    real = read_course(root)
    build(real, REAL, tmp_path, on_run=lambda name: None)
    for name in REAL:
        got = (tmp_path / f"{name}.html").read_text()
        cells = one(real, name).cells
        given = "\n".join(c.released for c in cells)
        kept = re.findall(REGION, "\n".join(c.source for c in cells), re.DOTALL)
        lines = {line.strip() for region in kept for line in region.splitlines()}
        secrets = {line for line in lines if len(line) >= 20 and line not in given}
        assert len(secrets) > 20
        assert [] == [line for line in secrets if line in text(got) or line in unescape(got)]
        assert "autograder" not in got
        pictures = [
            c.id for c in cells if re.search(r"^convolab\.[A-Z].* if convolab", c.source, re.M)
        ]
        assert pictures
        assert pictures == re.findall(r'<div id="picture-([^"]*)"', got)
        assert [] == re.findall(
            r"""(?:src|srcset|poster)=["'](?!data:)[^"']*|url\([^)]*\)|@import""", got
        )
        assert "What it prints" in got
