"""A figure as a small SVG file: what Matplotlib writes, without what nobody sees.

Half of Matplotlib's bytes are blanks, bare groups, repeated styles and a third decimal.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.figure import Figure

SVG = "{http://www.w3.org/2000/svg}"
# Letters become outlines: a reader's machine may lack the font. The salt makes names repeatable.
SETTINGS = {"svg.fonttype": "path", "svg.hashsalt": "convolab"}
NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
ET.register_namespace("", SVG.strip("{}"))


def svg(figure: Figure, width: int, height: int) -> str:
    """Return a figure as SVG, the same text each time; it loads nothing and runs nothing.

    Args:
        figure: what to draw. Nothing is cut off at the edge of its axes any more: they fill it.
        width: width in pixels at which a page shows it.
        height: height in pixels.
    """
    for artist in figure.findobj():
        artist.set_clip_on(False)
    written = io.StringIO()
    with mpl.rc_context(SETTINGS):
        figure.savefig(written, format="svg", metadata=NO_METADATA)
    text = written.getvalue().replace("xlink:href", "href")
    text = re.sub(r'transform="translate\((\S+) 0\)"', r'x="\1"', text)
    root = ET.fromstring(text)  # noqa: S314 (Matplotlib wrote it)
    for node in root.iter():
        _shorten(node)
    root[:] = _runs(_seen(root))
    root.attrib = {
        "viewBox": root.attrib["viewBox"],
        "width": str(width),
        "height": str(height),
        "stroke-linejoin": "round",  # Matplotlib has it in the style sheet, which is left out
    }
    # A page may forbid styles, but not attributes.
    for node in root.iter():
        style = node.attrib.pop("style", "")
        node.attrib |= re.findall(r"([\w-]+): ?([^;]+)", style)
    return ET.tostring(root, encoding="unicode") + "\n"


def _shorten(node: ET.Element) -> None:
    """Round an element's coordinates, and drop blanks and the names that nothing refers to."""
    node.text = node.tail = None
    if node.tag != f"{SVG}path":
        node.attrib.pop("id", None)
    if node.tag == f"{SVG}image":
        node.attrib["href"] = "".join(node.attrib["href"].split())
    for name in {"d", "transform", "x", "y"} & set(node.attrib):
        node.attrib[name] = re.sub(r"[1-9]\d*\.\d+", _rounded, node.attrib[name])
    if "d" in node.attrib:
        node.attrib["d"] = _route(node.attrib["d"])
    is_filled_only = re.fullmatch(r"fill: #\w+", node.get("style", ""))
    if is_filled_only and re.fullmatch(r"[MHVz\d. -]+", node.get("d", "")):
        # Smooth edges would leave a seam between two pixels of a picture.
        node.attrib["style"] += "; shape-rendering: crispEdges"


def _rounded(number: re.Match[str]) -> str:
    """Return a coordinate to a hundredth of a point; a scale is below 1 and never comes here."""
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _route(path: str) -> str:
    """Return a path without blanks, its lines along an axis with one number."""
    parts, last = [], ("", "")
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        *_, x, y = *last, *numbers.split()
        if command == "L" and y == last[1]:
            parts.append(f"H{x}")
        elif command == "L" and x == last[0]:
            parts.append(f"V{y}")
        else:
            parts.append(command + " ".join(numbers.split()))
        last = (x, y) if command != "z" else ("", "")
    return "".join(parts)


def _seen(node: ET.Element) -> list[ET.Element]:
    """Return an element's children without style sheets and groups that say nothing."""
    found = []
    for child in node:
        child[:] = _seen(child)
        if child.tag == f"{SVG}g" and not child.attrib:
            found += child
        elif child.tag != f"{SVG}style" and (len(child) or child.tag != f"{SVG}defs"):
            found.append(child)
    return found


def _runs(nodes: Iterable[ET.Element]) -> list[ET.Element]:
    """Return the elements with each run of one style in a group that states it once."""
    found = []
    for style, run in groupby(nodes, key=lambda node: node.get("style")):
        same = list(run)
        if style is None or len(same) == 1:
            found += same
            continue
        group = ET.Element(f"{SVG}g", {"style": style})
        for node in same:
            del node.attrib["style"]
            group.append(node)
        found.append(group)
    return found
