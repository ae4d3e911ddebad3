"""nbgrader's own screens, configured by this course, run nothing that a student wrote."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config.loader import PyFileConfigLoader

LIVE = '<script>alert("pwned")</script><img src="x" alt="" onerror="alert(\'pwned\')">'


def _formgraded(root: Path, *cells: nbformat.NotebookNode) -> str:
    """Render cells as the formgrader does for a submission."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    content = nbformat.v4.new_notebook(cells=list(cells))
    resources = {"nbgrader": {"grade_cells": []}, "metadata": {}, "index": 0, "total": 1}
    html, _ = HTMLExporter(config=config).from_notebook_node(content, resources=resources)
    return str(html)


def test_a_text_answer_cannot_run_in_the_formgrader(root: Path) -> None:
    """Scripts, handlers and javascript: links vanish; text, formulas, folds and pictures stay."""
    picture = "data:image/png;base64,AAAA"
    text = (
        f"Because $a<b$. {LIVE} [go](javascript:alert(1)) [go](data:text/html,x)\n\n"
        f"![figure]({picture})\n\n<details><summary>Hint</summary>Look up.</details>"
    )
    html = _formgraded(root, nbformat.v4.new_markdown_cell(text))
    assert not [word for word in ("pwned", "javascript:", "data:text") if word in html]
    for kept in ("$a&lt;b$", picture, "<summary>Hint</summary>", "<details>"):
        assert kept in html


def test_an_output_cannot_run_in_the_formgrader(root: Path) -> None:
    """HTML is shown as text, JavaScript and SVG not at all."""
    outputs = [
        nbformat.v4.new_output("display_data", {kind: LIVE, "text/plain": "x"})
        for kind in ("text/html", "text/markdown", "image/svg+xml", "application/javascript")
    ]
    html = _formgraded(root, nbformat.v4.new_code_cell("1", outputs=outputs))
    assert '<script>alert("pwned")' not in html
    assert '<img src="x" alt="" onerror' not in html


def test_the_configuration_names_no_machine(root: Path) -> None:
    """It works in any checkout: no absolute path, no home."""
    text = (root / "nbgrader_config.py").read_text(encoding="utf-8")
    assert not [mark for mark in ('"/', "'/", "~", "\\\\") if mark in text]
