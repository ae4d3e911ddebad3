"""The lessons as a web site: a page each, with living pictures, without kernel or network.

Shown is what students get: stubs, and of the checks the visible part. Beside a given cell stands,
folded, what it prints once the exercises are solved, so that a reader can predict first.
"""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

from markupsafe import Markup

from autograder.course import Cell, Course, Lesson, Notebook
from autograder.errors import CourseError
from autograder.outline import title
from autograder.prose import Heading, Prose, coloured
from autograder.publication import Publication, read_publication
from autograder.regions import Conventions, read_conventions, split_lines
from autograder.rehearsal import Shown, rehearse
from autograder.web import render, write_page

_AT_ONCE = 2
_DISTINCTIVE = 20
"""A shorter line of a solution may stand in a text by chance."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PNG = re.compile(r"!\[[^\]\n]*\]\(([^)\s]+\.png)\)")
_PICTURE_ID = re.compile(r"convolab-[0-9a-f]{12}")
_EMPTY, _SILENT = Markup(""), Shown()
_LABELS = {"answer": "Yours to write", "manual": "Yours to write", "check": "What the check tries"}


@dataclass(frozen=True)
class Block:
    """One cell on a page.

    Attributes:
        text: a text cell as HTML.
        code: a code cell's coloured source.
        label: what is asked of the reader here; empty for a given cell.
        role: the cell's role, for its looks.
        shown: what the cell prints and draws, empty where that is not for the reader.
        picture: the living picture that the cell makes.
    """

    role: str
    text: Markup = _EMPTY
    code: Markup = _EMPTY
    label: str = ""
    shown: Shown = _SILENT
    picture: Markup = _EMPTY

    @property
    def fold(self) -> str:
        """What the fold with the cell's output is called; empty where there is none."""
        words = (
            ["prints"] * bool(self.shown.printed) + ["draws"] * bool(self.shown.figures)
        )  # fmt: skip
        return f"What it {' and '.join(words)}" if words else ""


@dataclass(frozen=True)
class Entry:
    """What the table of lessons says about one page.

    Attributes:
        file: the page's name.
        title: the lesson's, with its number.
        promise: its first paragraph as HTML.
        facts: its second, with minutes and points.
        picture: the first figure as HTML, empty where there is none.
        colab: where the notebook opens in Colab, empty for a course that is not published.
    """

    file: str
    title: str
    promise: Markup
    facts: Markup
    picture: Markup
    colab: str


@dataclass(frozen=True)
class Page:
    """A lesson's page without its neighbours."""

    entry: Entry
    blocks: tuple[Block, ...]
    sections: tuple[Heading, ...]


@dataclass(frozen=True)
class View:
    """Everything that a lesson's page says."""

    course: str
    page: Page
    number: int
    count: int
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True)
class IndexView:
    """Everything that the table of lessons says."""

    course: str
    entries: tuple[Entry, ...]


def build(
    course: Course, lessons: Sequence[str], out: Path, on_run: Callable[[str], None]
) -> list[Path]:
    """Write the pages of these lessons and a table of them; return their paths.

    Files that lie in ``out`` already and are not built stay there. Safe to retry.

    Args:
        course: what to build from.
        lessons: names of the lessons.
        out: the site's folder.
        on_run: called with a lesson's name once it has run; from threads.

    Raises:
        CourseError: a solved lesson does not run through, a picture is missing, or something of
            a solution would be shown.
        GradebookError: the folder cannot be written.
    """
    publication, conventions = read_publication(course.root), read_conventions(course.root)
    chosen = [
        (lesson, notebook)
        for lesson in map(course.lessons.__getitem__, sorted(set(lessons)))
        for notebook in lesson.notebooks
    ]

    def made(one: tuple[Lesson, Notebook]) -> Page:
        lesson, notebook = one
        shown = rehearse(notebook, course.root)
        on_run(lesson.name)
        return page(lesson, notebook, shown, course.root, publication)

    # The last lessons compute longest.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        pages = list(pool.map(made, reversed(chosen)))[::-1]
    name = course_title(course.root)
    written = []
    for position, (one, (_, notebook)) in enumerate(zip(pages, chosen, strict=True)):
        html = lesson_html(pages, position, name)
        refuse_leaks(notebook, html, conventions)
        written.append(write_page(out / one.entry.file, html))
    written.append(write_page(out / "index.html", index_html([p.entry for p in pages], name)))
    return written


def course_title(root: Path) -> str:
    """Return the first heading of the course's README, or its folder's name."""
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.is_file() else ""
    found = re.search(r"^# +(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else root.resolve().name


def lesson_html(pages: Sequence[Page], position: int, course: str) -> str:
    """Return one of the pages, with the ways to its neighbours."""
    one = pages[position]
    view = View(
        course,
        one,
        position + 1,
        len(pages),
        pages[position - 1].entry if position else None,
        pages[position + 1].entry if position + 1 < len(pages) else None,
    )
    scripts = [script for block in one.blocks for script in _SCRIPT.findall(block.picture)]
    return render("site", view, scripts=scripts)


def index_html(entries: Sequence[Entry], course: str) -> str:
    """Return the page with the table of lessons."""
    return render("site_index", IndexView(course, tuple(entries)))


def page(
    lesson: Lesson,
    notebook: Notebook,
    shown: Mapping[str, Shown],
    root: Path,
    publication: Publication | None,
) -> Page:
    """Return a notebook's page: its cells in order, as students get them.

    Args:
        lesson: the notebook's lesson.
        notebook: what to show.
        shown: what its solved cells print and show, by id.
        root: the course's folder.
        publication: where the course is published.
    """
    drawings = _drawings(notebook, lesson.folder)

    def address_on_page(address: str) -> str:
        data = _embedded(address, lesson.folder, root, publication)
        return drawings.get(data, data)

    prose = Prose(address_on_page)
    blocks = tuple(_block(cell, shown.get(cell.id, _SILENT), prose) for cell in notebook.cells)
    picture = next(filter(None, (re.search(r"<img [^>]*>", b.text) for b in blocks)), None)
    path = f"release/{lesson.name}/{notebook.name}.ipynb"
    is_alone = len(lesson.notebooks) == 1
    promise, facts = _promise(notebook)
    texts = Prose(str)
    entry = Entry(
        file=f"{lesson.name}.html" if is_alone else f"{lesson.name}-{notebook.name}.html",
        title=title(notebook),
        promise=_own(texts.html(promise)),
        facts=_own(texts.html(facts)),
        picture=_own(picture[0] if picture else ""),
        colab=publication.colab_url(path) if publication else "",
    )
    sections = tuple(
        replace(one, html=_own(one.html)) for one in prose.headings if one.level == 2
    )  # fmt: skip
    return Page(entry, blocks, sections)


def _promise(notebook: Notebook) -> tuple[str, str]:
    """Return the paragraphs below the title: what the lesson promises, and its minutes."""
    first = notebook.cells[0] if notebook.cells else None
    if first is None or first.cell_type != "markdown":
        return "", ""
    paragraphs = re.split(r"\n\s*\n", first.released.strip())
    _, promise, facts, *_ = [*paragraphs, "", "", ""]
    return promise, facts


def _block(cell: Cell, shown: Shown, prose: Prose) -> Block:
    """Return a cell as the page shows it: never a solution, never what a check prints."""
    label = _LABELS.get(cell.role, "")
    if cell.cell_type != "code":
        is_text = cell.cell_type == "markdown"
        html = prose.html(cell.released, cell.attachments) if is_text else ""
        return Block(cell.role, text=_own(html), label=label)
    code = _own(coloured(cell.released))
    if cell.role != "given":
        return Block(cell.role, code=code, label=label)
    picture = _PICTURE_ID.sub(f"picture-{cell.id}", shown.picture)
    return Block(cell.role, code=code, shown=shown, picture=_own(picture))


def _own(html: str) -> Markup:
    """Mark HTML that we made from the author's text."""
    return Markup(html)  # noqa: S704 (the author is trusted, a student's text never comes here)


def _embedded(address: str, folder: Path, root: Path, publication: Publication | None) -> str:
    """Return a picture of the course as data, so that the page needs no other file."""
    if address.startswith("data:"):
        return address
    published = publication.raw_url("") if publication else None
    if published and address.startswith(published):
        path = root / unquote(address.removeprefix(published))
    elif re.match(r"[a-zA-Z][\w+.-]*:|//", address):
        raise CourseError(f"{folder.name} shows {address}, and the site loads nothing; copy it.")
    else:
        path = folder / unquote(address)
    if not path.resolve().is_relative_to(root.resolve()) or not path.is_file():
        raise CourseError(f"{folder.name} shows the picture {address}, which is not there.")
    return _data(path)


def _drawings(notebook: Notebook, folder: Path) -> dict[str, str]:
    """Return each X.svg that lies beside an X.png of the notebook, by the picture it stands for.

    Both are addresses that hold the file: in a released text a small picture has lost its name.
    """
    names = [name for cell in notebook.cells for name in _PNG.findall(cell.source)]
    pictures = [folder / unquote(name) for name in names]
    pairs = [(picture, picture.with_suffix(".svg")) for picture in pictures]
    return {_data(p): _data(d) for p, d in pairs if p.is_file() and d.is_file()}


def _data(path: Path) -> str:
    """Return an address that holds a picture itself."""
    content = path.read_bytes()
    if path.suffix == ".svg":
        # Shorter than in base64, and a server can still compress it.
        return f"data:image/svg+xml,{quote(content, safe=' ()+,/:;=')}"
    kind, _ = mimetypes.guess_type(path.name)
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def refuse_leaks(notebook: Notebook, html: str, conventions: Conventions) -> None:
    """Refuse a page that shows a line which its author keeps back.

    Raises:
        CourseError: a line of a solution, a hidden test or a marking scheme was found.
    """
    secrets: set[str] = set()
    public: set[str] = set()
    for cell in notebook.cells:
        is_solution = cell.role in ("answer", "manual")
        kept_back, given = split_lines(
            cell.source, is_solution=is_solution, conventions=conventions
        )
        secrets |= kept_back
        public |= given
    shown, raw = "\n".join(public), unescape(html)
    read = unescape(re.sub(r"<[^>]*>", "", html))
    for line in sorted(secrets):
        is_own = len(line) >= _DISTINCTIVE and line not in shown
        if is_own and (line in raw or line in read):
            raise CourseError(f"The page of {notebook.path} would show {line!r}; keep it back.")
