"""What a browser may be shown of a student's text, tables and pictures."""

from __future__ import annotations

import base64
import json
from typing import Any

import nbformat
import pytest
from classroom import png
from hypothesis import given
from hypothesis import strategies as some
from nbconvert.filters import markdown2html
from test_feedback import Tags

from autograder.display import clean_html, clean_markdown, clean_outputs, picture, plain

PARTS = some.sampled_from(
    ["<", ">", "script", "</", "<!--", "-->", "[a]", "](", "]:", "[", "]", "!", "(", ")", "`", "$",
     "javascript:alert(1)", "data:image/png;base64,AAAA", "\n", "\n\n", "    ", "&lt;", "&#60;",
     "\\", "#", "* ", "> ", "onerror=alert(1)", "<img src=x ", "<svg/onload=alert(1)>", '"', "'",
     "http://evil.example", "\x1b[31m", "\x1b]", "\x07", "\r", "\0", "\ud800", "```mermaid\n", "a",
     "<a href=\"javascript:alert(1)\">", "<style>", "<table>", "<td>", "]]>", "<![CDATA["]
)  # fmt: skip
TEXTS = some.one_of(some.text(max_size=80), some.lists(PARTS, max_size=12).map("".join))


@given(TEXTS)
def test_plain_text_is_plain(text: str) -> None:
    """No control character, escape or lone surrogate is left, and once is enough."""
    shown = plain(text)
    shown.encode("utf-8")
    assert not [char for char in shown if ord(char) < 32 and char not in "\n\t"]
    assert shown == plain(shown)


def assert_is_harmless(html: str) -> None:
    page = Tags(html)
    assert not page.tags & {"script", "style", "iframe", "img", "svg", "object", "math", "form"}
    names = {name for name, _ in page.attributes}
    assert not [name for name in names if name.startswith("on")]
    assert not [value for _, value in page.attributes if "javascript:" in value.lower()]


@given(TEXTS)
def test_html_keeps_tables_only(text: str) -> None:
    """Whatever HTML comes in, text and tables come out, and once is enough."""
    shown = clean_html(text)
    assert_is_harmless(shown)
    assert {name for name, _ in Tags(shown).attributes} <= {"colspan", "rowspan"}
    assert shown == clean_html(shown)


@given(TEXTS)
def test_markdown_is_harmless_where_nbconvert_renders_it(text: str) -> None:
    """Cleaned text that nbgrader's screens render has no live HTML, handler or script address."""
    shown = clean_markdown(text)
    assert shown == clean_markdown(shown)
    page = Tags(markdown2html(shown))
    assert not page.tags & {"script", "style", "iframe", "svg", "object", "form", "math"}
    for name, value in page.attributes:
        assert not name.startswith("on")
        if name == "src":
            assert value.startswith("data:image/png;base64,")
        if name == "href":
            assert value.startswith(("http://", "https://", "#", "mailto:"))


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a [b](c) d](javascript:alert(1))",
        "[a]\n\n[a]: javascript:alert(1)",
        "> [a][b]\n>\n> [b]: javascript:alert(1)",
        "[a](&#106;avascript:alert(1))",
        "![a](http://evil.example/pixel)",
        "<javascript:alert(1)>",
        "<IMG SRC=x ONERROR=alert(1)>",
        "```mermaid\n<script>alert(1)</script>\n```",
        "- a\n\n      <script>alert(1)</script>\n\n<script>alert(1)</script>",
    ],
)
def test_known_tricks_in_markdown(text: str) -> None:
    """Each of these is live in nbconvert's rendering or was once; cleaned it is text."""
    page = Tags(markdown2html(clean_markdown(text)))
    assert not page.tags & {"script", "img"}
    assert not [value for _, value in page.attributes if "javascript" in value]
    assert not [value for name, value in page.attributes if name == "src"]
    assert "mermaid" not in [value for _, value in page.attributes]


def test_html_keeps_what_a_table_needs() -> None:
    """Cells that span stay; scripts and styles go with what is in them, links keep their text."""
    html = (
        '<style>td{color:red}</style><table class="x" onclick="y"><tr><td colspan="2">1</td>'
        '</tr></table><script>alert(1)</script><a href="http://evil.example">more</a>'
    )
    expected = '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>more'
    assert expected == clean_html(html)


def test_markdown_reads_as_before() -> None:
    """Text, formulas, code, lists and a pasted picture stay what they were."""
    pasted = f"![drawing](data:image/png;base64,{png()})"
    text = f"# Why\n\n$a < b$, *so* `x[i]` 5 < 6\n\n- one\n\n{pasted}"
    assert text == clean_markdown(text)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("red", "\x1b[1;31mred\x1b[0m"),
        ("link", "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07"),
        ("100%", " 10%\r 50%\r100%"),
        ("100%\ndone", " 10%\r100%\r\ndone"),
        ("a\tb", "a\tb\0\x08"),
        ("abc", "a\u202eb\u2066c"),
        ("7", 7),
    ],
)
def test_terminal_tricks_are_undone(shown: str, text: object) -> None:
    """Colours go, a progress bar shows its last state, nothing turns the direction of writing."""
    assert shown == plain(text)


def test_long_text_is_cut_and_counted() -> None:
    """The last line says how much is missing; cutting twice is cutting once."""
    shown = plain("x" * 1000, 100)
    assert shown.endswith("… 940 more characters")
    assert shown == plain(shown, 100)


@pytest.mark.parametrize(
    ("mime", "data"),
    [
        ("image/svg+xml", base64.b64encode(b"<svg/>").decode()),
        ("image/png", base64.b64encode(b"<svg/>").decode()),
        ("image/png", png() + '"><script>'),
        ("image/png", None),
        ("image/jpeg", png()),
    ],
)
def test_a_picture_is_believed_by_its_bytes(mime: str, data: object) -> None:
    """Only PNG and JPEG that are what they say."""
    assert picture(mime, data) is None


def test_a_picture_in_lines_is_joined() -> None:
    """nbformat allows a list of lines, and line breaks within."""
    text = png()
    assert text == picture("image/png", [text[:40] + "\n", text[40:] + "\n"])


ANY = some.recursive(
    some.one_of(some.none(), some.booleans(), some.integers(), some.text(max_size=9)),
    lambda inner: some.one_of(
        some.lists(inner, max_size=3),
        some.dictionaries(
            some.sampled_from(
                [
                    "output_type",
                    "data",
                    "text",
                    "name",
                    "ename",
                    "traceback",
                    "text/plain",
                    "text/html",
                    "image/png",
                    "metadata",
                    "execution_count",
                ]
            ),
            some.one_of(
                inner, some.sampled_from(["stream", "error", "display_data", "execute_result"])
            ),
            max_size=5,
        ),
    ),
    max_leaves=12,
)


@given(ANY)
def test_any_outputs_become_valid_ones(outputs: Any) -> None:
    """Whatever stands for outputs: nbformat accepts what comes out, and once is enough."""
    clean = clean_outputs(outputs)
    assert clean == clean_outputs(clean)
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": "", "execution_count": None}
    notebook = {"cells": [{**cell, "outputs": clean}], "metadata": {}, "nbformat": 4,
                "nbformat_minor": 5}  # fmt: skip
    nbformat.validate(nbformat.from_dict(notebook))
    json.dumps(clean).encode("utf-8")
