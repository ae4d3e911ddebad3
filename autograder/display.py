"""What of a student's text, pictures and tables a browser may be shown.

Everything here takes what a student wrote or printed and returns something that is safe to store
in a notebook that nbgrader's formgrader renders, or to put on a page. Cleaning twice changes
nothing, so a notebook that was cleaned where it entered may be cleaned again where it is shown.

*Trust:* every argument comes from the student's side; every result is plain data.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from typing import Any

import nh3

MAX_TEXT = 100_000
"""Characters kept of one text output."""
MAX_HTML = 300_000
"""Characters kept of one table; a longer one is dropped, since half a table is none."""
MAX_PICTURE = 4_000_000
"""Characters of base64 kept of one picture."""
MAX_OUTPUTS = 200
"""Outputs kept of one cell."""

# Terminal escapes: CSI …, OSC … (ended by BEL, ST or the line), and the two-character ones.
_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[ -/]*[0-~])"
    r"|\x9b[0-?]*[ -/]*[@-~]"
)
# All control characters but tab and newline; also the ones that turn the direction of writing.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# fmt: off
_TABLE_TAGS = {
    "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "colgroup", "col", "p", "div",
    "span", "br", "hr", "b", "i", "em", "strong", "u", "s", "small", "sub", "sup", "code", "pre",
    "samp", "kbd", "var", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4",
    "h5", "h6",
}
_DROPPED_TAGS = {
    "script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript",
    "noembed", "noframes", "title", "textarea", "select", "xmp", "plaintext", "audio", "video",
    "canvas", "form",
}
# fmt: on
_TABLE_ATTRIBUTES = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}

_MAGIC = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}

_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
# Where the address of a link or of a reference starts, but for a picture's own data.
_LINK = re.compile(r"\](?=[(:])(?!\(data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=]+\))")
_MERMAID = re.compile(r"(?mi)^([ >\t]*(?:`{3,}|~{3,})[ \t]*)mermaid")


def plain(text: object, limit: int = MAX_TEXT) -> str:
    """Return text without escapes, control characters and lone surrogates.

    A line that was overwritten by a carriage return (a progress bar) shows its last state.

    Args:
        text: what a student wrote or printed; anything but a string is shown as ``str(text)``.
        limit: characters kept; what is cut is counted in the last line.
    """
    string = text if isinstance(text, str) else str(text)
    total, kept = len(string), len(string)
    if total > limit:
        kept = max(limit - 40, 0)  # room for the last line, so that a second pass cuts nothing
    string = _ESCAPE.sub("", string[:kept]).replace("\r\n", "\n")
    if "\r" in string:
        string = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in string.split("\n"))
    string = _SURROGATE.sub("\ufffd", _CONTROL.sub("", string))
    return f"{string}\n… {total - kept} more characters" if kept < total else string


def clean_html(html: str) -> str:
    """Return the tables and the text of an HTML fragment: no script, style, link or picture."""
    return nh3.clean(
        plain(html, MAX_HTML),
        tags=_TABLE_TAGS,
        clean_content_tags=_DROPPED_TAGS,
        attributes=_TABLE_ATTRIBUTES,
        url_schemes=set(),
        link_rel=None,
    )


def clean_markdown(source: str) -> str:
    """Return Markdown in which no HTML and no link is live, readable as it was written.

    A tag gets a space behind its ``<``, which makes it text in HTML, in Markdown and in a
    formula alike; a link or a picture gets one before its address. Pictures that are PNG, JPEG
    or GIF data (what Colab pastes) stay. nbgrader's formgrader renders stored text cells with
    live HTML and any protocol, so this is done before they are stored.
    """
    source = _MERMAID.sub(r"\1text", _TAG_START.sub("< ", plain(source, MAX_PICTURE)))
    return _LINK.sub("] ", source)


def picture(mime: str, data: object) -> str | None:
    """Return a picture's base64 without blanks, or None when it is not what it says it is."""
    if isinstance(data, list):
        data = "".join(part for part in data if isinstance(part, str))
    if mime not in _MAGIC or not isinstance(data, str) or len(data) > MAX_PICTURE:
        return None
    try:
        raw = base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return base64.b64encode(raw).decode("ascii") if raw.startswith(_MAGIC[mime]) else None


def _joined(value: object) -> str:
    """Return a notebook's multi-line string, which may be a list of lines."""
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _clean_bundle(data: object) -> dict[str, str]:
    """Return of a MIME bundle what may be shown: a picture, a table, the plain text."""
    if not isinstance(data, Mapping):
        return {}
    clean: dict[str, str] = {}
    for mime in _MAGIC:
        shown = picture(mime, data.get(mime))
        if shown is not None:
            clean[mime] = shown
    html = _joined(data.get("text/html"))
    if html and len(html) <= MAX_HTML:
        cleaned = clean_html(html).strip()
        if cleaned:
            clean["text/html"] = cleaned
    text = _joined(data.get("text/plain"))
    if text:
        clean["text/plain"] = plain(text)
    return clean


def clean_outputs(outputs: object) -> list[dict[str, Any]]:
    """Return a code cell's outputs with nothing but text, tables, PNG and JPEG pictures.

    Args:
        outputs: nbformat outputs as a notebook or a sandbox gave them; anything is taken.
    """
    if not isinstance(outputs, Sequence) or isinstance(outputs, str | bytes):
        return []
    clean: list[dict[str, Any]] = []
    for output in outputs[:MAX_OUTPUTS]:
        if not isinstance(output, Mapping):
            continue
        kind = output.get("output_type")
        if kind == "stream":
            text = plain(_joined(output.get("text")))
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            if text:
                clean.append({"output_type": "stream", "name": name, "text": text})
        elif kind == "error":
            lines = output.get("traceback")
            clean.append(
                {
                    "output_type": "error",
                    "ename": plain(output.get("ename", ""), 200),
                    "evalue": plain(output.get("evalue", ""), 2_000),
                    "traceback": [
                        plain(line, 20_000) for line in (lines if isinstance(lines, list) else [])
                    ][:200],
                }
            )
        elif kind in ("display_data", "execute_result"):
            data = _clean_bundle(output.get("data"))
            if data:
                entry: dict[str, Any] = {"output_type": kind, "data": data, "metadata": {}}
                if kind == "execute_result":
                    count = output.get("execution_count")
                    entry["execution_count"] = count if type(count) is int else None
                clean.append(entry)
    return clean
