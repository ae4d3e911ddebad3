"""A lesson's text as HTML that needs no script: Markdown as Jupyter reads it, formulas as MathML.

Trust: the text is the course author's, and HTML in it stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert_to_element
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer, get_lexer_by_name
from pygments.util import ClassNotFound

_LONG = 6
"""Signs of an inline formula, above which it may be broken between two lines."""
_BREAKS = frozenset("=<>≤≥≈≠→←⟹+−·×")
_OPENING, _CLOSING = frozenset("([{⌊⌈⟨"), frozenset(")]}⌋⌉⟩")
_UNSUPPORTED = re.compile(r"\\|^&$")
_TOGETHER = re.compile(r"([(\[“]?)(<math>(?:(?!<math).)*?</math>)([^\s<]*)", re.DOTALL)
_SANS_SERIF = re.compile("[\U0001d5a0-\U0001d5d3]")


@dataclass(frozen=True)
class Heading:
    """A heading of a page: where it is, its level from 1 to 6, and its text as HTML."""

    id: str
    level: int
    html: str


class Prose:
    """The text of one page, cell by cell; remembers the headings, whose ids are unique.

    Attributes:
        headings: those met so far, in order.
    """

    def __init__(self, address: Callable[[str], str]) -> None:
        """Take what turns the address of a picture into one that the page may show."""
        self.headings: list[Heading] = []
        self._address = address

    def html(self, text: str, attachments: Mapping[str, Any] | None = None) -> str:
        """Return a text cell as HTML."""
        renderer = _Renderer(self, self._address, dict(attachments or {}))
        return _TOGETHER.sub(_together, MarkdownWithMath(renderer=renderer).render(text).strip())

    def heading(self, html: str, level: int) -> str:
        """Return a heading with an id that is made of its words, and remember it."""
        words = re.sub(r"<[^>]*>", "", html)
        wish = re.sub(r"\W+", "-", unescape(words).lower()).strip("-") or "section"
        taken = {heading.id for heading in self.headings}
        name, count = wish, 1
        while name in taken:
            count += 1
            name = f"{wish}-{count}"
        self.headings.append(Heading(name, level, html))
        return f'<h{level} id="{escape(name)}">{html}</h{level}>\n'


class _Renderer(IPythonRenderer):
    """Writes what a page of ours has otherwise than nbconvert's."""

    def __init__(
        self, prose: Prose, address: Callable[[str], str], attachments: dict[str, Any]
    ) -> None:
        super().__init__(escape=False, attachments=attachments)
        self._prose = prose
        self._address = address

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        return self._prose.heading(text, level)

    def block_code(self, code: str, info: str | None = None) -> str:
        return f"<pre><code>{coloured(code, info or 'text')}</code></pre>\n"

    def table(self, text: str) -> str:
        return f'<div class="scroll"><table>\n{text}</table></div>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        where = self._address(self._embed_image_or_attachment(url))
        return f'<img src="{escape(where)}" alt="{escape(unescape(text))}">'

    def block_math(self, body: str) -> str:
        return f'<span class="formula">{formula(body, is_display=True)}</span>'

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def inline_math(self, body: str) -> str:
        return formula(body, is_display=False)


def _together(match: re.Match[str]) -> str:
    """Keep a formula on one line with the bracket before it and the full stop behind it."""
    before, math, after = match.groups()
    return f'<span class="whole">{match[0]}</span>' if before or after else math


def coloured(code: str, language: str = "python") -> str:
    """Return code as HTML, coloured with the classes of Pygments; everything is escaped."""
    try:
        lexer = PythonLexer() if language == "python" else get_lexer_by_name(language)
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    return str(highlight(code, lexer, HtmlFormatter(nowrap=True)))


def formula(tex: str, *, is_display: bool) -> str:
    """Return a formula as MathML; as readable TeX where it holds what cannot be converted.

    A long inline formula may be broken as TeX does it, behind a relation or an operation outside
    brackets, and in a shape behind a comma with a space. Today's browsers break no MathML.
    """
    # Its name for the same table.
    known = tex.strip().replace("{aligned}", "{align*}")
    try:
        math = convert_to_element(known, display="block" if is_display else "inline")
    except Exception:  # whatever the converter raises, the source can still be read
        math = None
    if math is None or not _is_understood(math):
        return f'<code class="tex">{escape(tex.strip())}</code>'
    math.attrib.pop("xmlns", None)
    if not is_display:
        del math.attrib["display"]  # inline is how it is without
    for node in math.iter():
        _mend(node)
        _frame_tables(node)
    row = math[0] if len(math) == 1 and math[0].tag == "mrow" else math
    _space_words(row)
    if is_display or len(row) <= _LONG:
        return _written(math)
    return "<wbr>".join(_written(part) for part in _parts(row))


def _is_understood(math: ET.Element) -> bool:
    for node in math.iter():
        node.text = unescape(node.text) if node.text else node.text
    return not any(_UNSUPPORTED.search(node.text or "") for node in math.iter())


def _mend(node: ET.Element) -> None:
    """Say in the words of today's browsers what the converter says in those of MathML 3."""
    side = node.attrib.pop("columnalign", None)
    if side is not None:
        node.set("class", side)
    if node.text and _SANS_SERIF.fullmatch(node.text):
        # Few fonts have these letters.
        node.text = unicodedata.normalize("NFKC", node.text)
        node.set("mathvariant", "normal")
        node.set("class", "sans")


def _frame_tables(row: ET.Element) -> None:
    """Leave the square brackets of a matrix to the style sheet.

    Without a font for mathematics, which a phone may lack, a browser cannot stretch them.
    """
    for before, table, after in zip(row[:], row[1:], row[2:], strict=False):
        if table.tag == "mtable" and (before.text, after.text) == ("[", "]"):
            table.set("class", "matrix")
            row.remove(before)
            row.remove(after)


def _space_words(row: ET.Element) -> None:
    """Set a function's name (max, log) close to its bracket, and apart from a bare argument."""
    for node in row.iter("mrow"):
        for child, after in zip(node, [*node[1:], None], strict=True):
            if child.tag == "mo" and (child.text or "").isalpha() and len(child.text or "") > 1:
                is_close = after is None or (after.text or "") in _OPENING
                child.set("lspace", "0.167em")
                child.set("rspace", "0" if is_close else "0.167em")


def _parts(row: ET.Element) -> list[ET.Element]:
    """Cut an inline formula where it may be broken between two lines."""
    parts: list[list[ET.Element]] = [[]]
    depth, last = 0, ""
    for child in row:
        parts[-1].append(child)
        sign = child.text or ""
        depth += (sign in _OPENING) - (sign in _CLOSING)
        is_item = depth <= 1 and (last, child.tag) == (",", "mspace")
        if is_item or (sign in _BREAKS and depth == 0 and len(parts[-1]) > 1):
            if child.tag == "mo":
                child.set("form", "infix")
            parts.append([])
        last = sign
    formulas = []
    for children in filter(None, parts):
        formulas.append(ET.Element("math"))
        ET.SubElement(formulas[-1], "mrow").extend(children)
    return formulas


def _written(math: ET.Element) -> str:
    return ET.tostring(math, encoding="unicode", short_empty_elements=False)
