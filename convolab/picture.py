"""The Python half of a picture: its state, checked, and the two ways to show it.

A picture is one ES module (``render({ model, el })``) that computes in the browser.
In a live notebook an anywidget carries its state; elsewhere a block of HTML carries state and
module together and needs neither a kernel nor a network.
While a notebook is graded (``NBGRADER_EXECUTION`` is set) a picture is its state and one sentence.
"""

from __future__ import annotations

import json
import os
import re
import sys
import uuid
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, ClassVar, Literal

Host = Literal["live", "html"]
Matrix = list[list[float]]
State = dict[str, Any]

LARGEST_SIDE = 16
"""Rows or columns of a matrix that a picture still shows as numbers."""

LARGEST_NUMBER = 1e6
"""Of either sign: longer numbers do not fit into a cell."""

SHARED = ("style", "grid", "card")
"""The JavaScript that stands before every picture's own."""

_FOLDER = Path(__file__).parent


def is_grading() -> bool:
    """Say whether nbgrader, or our grader, is running this notebook."""
    return "NBGRADER_EXECUTION" in os.environ


def matrix(name: str, value: Any) -> Matrix:
    """Turn what a student passed into rows of floats.

    Args:
        name: what to call it in a message.
        value: list, array or tensor of numbers, (H, W), 1 to 16 rows and columns.

    Raises:
        ValueError: it is no such matrix, or holds a number that is not finite.
    """
    import numpy as np

    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be a table of numbers with rows of one length") from error
    if array.ndim != 2:
        raise ValueError(f"{name} must have two axes, (rows, columns); its shape is {array.shape}")
    if not all(1 <= side <= LARGEST_SIDE for side in array.shape):
        raise ValueError(
            f"{name} must have 1 to {LARGEST_SIDE} rows and columns; its shape is {array.shape}"
        )
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must hold finite numbers, no nan or inf")
    if np.abs(array).max() > LARGEST_NUMBER:
        raise ValueError(f"{name} must hold numbers between -1e6 and 1e6")
    return [[float(f"{number:.6g}") for number in row] for row in array.tolist()]


def number(name: str, value: Any) -> float:
    """Turn what a student passed into a float; ValueError if it is none, or not between ±1e6."""
    try:
        given = float(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be a number; got {value!r}") from error
    if not abs(given) <= LARGEST_NUMBER:
        raise ValueError(f"{name} must be a number between -1e6 and 1e6; got {value!r}")
    return float(f"{given:.6g}")


def whole(low: int, high: int) -> Callable[[str, Any], int]:
    """Make what checks that a field is a whole number between two others, both included."""

    def clean(name: str, value: Any) -> int:
        number = int(value)
        if number != value or not low <= number <= high:
            raise ValueError(f"{name} must be a whole number from {low} to {high}; got {value!r}")
        return number

    return clean


def flag(_: str, value: Any) -> bool:
    """Turn what a student passed into True or False."""
    return bool(value)


def one_of(*known: str) -> Callable[[str, Any], str]:
    """Make what checks that a field is one of these words."""

    def clean(name: str, value: Any) -> str:
        if value not in known:
            raise ValueError(f"{name} must be one of {', '.join(known)}; got {value!r}")
        return str(value)

    return clean


def pair(name: str, value: Any) -> list[int]:
    """Turn two indices from 0 on into a list; ValueError if they are none."""
    try:
        indices = [int(index) for index in value]
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be two whole numbers, (row, column)") from error
    if len(indices) != 2 or min(indices) < 0:
        raise ValueError(f"{name} must be two whole numbers from 0 on, (row, column); got {value}")
    return indices


class Field:
    """One entry of a picture's state: checked when it is set, the same in Python and browser."""

    def __init__(self, clean: Callable[[str, Any], Any]) -> None:
        self.clean = clean

    def __set_name__(self, owner: type, name: str) -> None:
        """Note the name under which the picture keeps it."""
        self.name = name

    def __get__(self, picture: Picture | None, owner: type) -> Any:
        """Read the state; it follows what the student does in the picture."""
        return self if picture is None else picture.state[self.name]

    def __set__(self, picture: Picture, value: Any) -> None:
        """Change the state; a picture on the page is painted again."""
        picture.update(**{self.name: value})


class Picture:
    """What the pictures share; a subclass names its module, its fields and its sentence.

    Attributes:
        module: the stem of its JavaScript file.
        parts: stems of further files that it needs, beside those that every picture needs.
    """

    module: ClassVar[str]
    parts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *, host: Host = "live", **state: Any) -> None:
        self.host = _known(host)
        self.state: State = {}
        self._widget: Any = None
        self.update(**state)

    def fit(self, state: State) -> None:
        """Bring the fields of `state` into agreement, in place; ValueError if they contradict."""

    def sentence(self) -> str:
        """Say in one sentence what the picture shows."""
        raise NotImplementedError

    def update(self, **changes: Any) -> None:
        """Change several fields at once, all or none.

        Raises:
            ValueError: a value is not one that its field takes, or the fields contradict.
        """
        state = dict(self.state)
        for name, value in changes.items():
            state[name] = getattr(type(self), name).clean(name, value)
        self.fit(state)
        self.state = state
        if self._widget is not None:
            with self._widget.hold_sync():
                for name, value in state.items():
                    setattr(self._widget, name, value)

    @property
    def widget(self) -> Any:
        """The anywidget behind the picture, made on first use; for ``observe`` and layouts.

        Raises:
            ImportError: anywidget is not installed.
        """
        if self._widget is None:
            self._widget = _widget_class(type(self))(**self.state)
            self._widget.observe(self._hear, list(self.state))
        return self._widget

    def _hear(self, _: Any) -> None:
        """Take over what the student did in the browser: all that changed with one move."""
        heard = {name: getattr(self._widget, name) for name in self.state}
        changes = {name: value for name, value in heard.items() if value != self.state[name]}
        if changes:
            self.update(**changes)

    def html(self) -> str:
        """Return a block of HTML that shows the picture without a kernel and without a network."""
        return _BLOCK.format(
            sentence=escape(self.sentence()),
            id=f"convolab-{uuid.uuid4().hex[:12]}",
            state=json.dumps(self.state).replace("<", "\\u003c"),
            picture=re.sub(
                r"^export \{.*\};\n", "", module_text(self.module, *self.parts), flags=re.M
            ).replace("export default ", "return "),
        )

    def show(self, host: Host | None = None) -> None:
        """Show the picture here, in the middle of a cell.

        Args:
            host: ``"live"`` or ``"html"`` for this once; None for the picture's own.
        """
        host = _known(host or self.host)
        if is_grading() or not _in_notebook():
            print(self.sentence())
            return
        from IPython.display import display

        data, metadata = self._bundle(host)
        display(data, metadata=metadata, raw=True)

    def __repr__(self) -> str:
        """Return the sentence, which is all that a plain terminal can show."""
        return self.sentence()

    def _repr_mimebundle_(self, **_: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """Show the picture as a cell's last value (IPython calls this)."""
        return self._bundle(self.host)

    def _bundle(self, host: Host) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        text = {"text/plain": self.sentence()}
        if is_grading():
            return text, {}
        if host == "live":
            try:
                data, metadata = self.widget._repr_mimebundle_()
            except ImportError:
                pass
            else:
                # A page that is exported without the widget's state shows the block.
                # Colab, which may prefer it, would lose the way back to Python.
                export = {} if "google.colab" in sys.modules else {"text/html": self.html()}
                return {**data, **text, **export}, metadata
        return {**text, "text/html": self.html()}, {}


@cache
def module_text(name: str, *parts: str) -> str:
    """Return a picture's module behind the shared style, grid and card and its other parts."""
    return "".join(map(packed, (*SHARED, *parts, name)))


def packed(stem: str) -> str:
    """Read a module without its comments and indents.

    A saved notebook may hold the text once for every picture, so its size counts.
    """
    lines = (_FOLDER / f"{stem}.js").read_text(encoding="utf-8").splitlines()
    kept = (line for line in map(str.strip, lines) if line and not line.startswith("//"))
    return "".join(f"{line}\n" for line in kept)


@cache
def _widget_class(picture: Any) -> Any:
    """Make the anywidget class whose synchronised traits are the picture's fields."""
    import anywidget
    import traitlets

    fields = [name for name, value in vars(picture).items() if isinstance(value, Field)]
    traits = {name: traitlets.Any().tag(sync=True) for name in fields}
    body = {"__module__": __name__, "_esm": module_text(picture.module, *picture.parts), **traits}
    return type(picture.__name__, (anywidget.AnyWidget,), body)


def _known(host: str) -> Any:
    if host not in ("live", "html"):
        raise ValueError(f'host must be "live" or "html"; got {host!r}')
    return host


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None


# The model of a picture that has no kernel: the same six verbs, and nobody at the other end.
# Where a front end lifts scripts out of their block (Colab may), the script makes its own place;
# where it runs none (GitHub, a notebook that is not trusted), the sentence stays.
_BLOCK = """<div id="{id}" data-lm-suppress-shortcuts="true">{sentence}</div>
<script>
(() => {{
"use strict";
const state = {state};
const heard = {{}};
const model = {{
get: (name) => state[name],
set: (name, value) => {{
state[name] = value;
for (const call of heard[`change:${{name}}`] ?? []) call();
}},
on: (event, call) => (heard[event] ??= new Set()).add(call),
off: (event, call) => heard[event]?.delete(call),
save_changes: () => {{}},
}};
const picture = (() => {{
{picture}}})();
let el = document.getElementById("{id}");
if (!el) {{
el = document.createElement("div");
document.body.append(el);
}}
el.replaceChildren();
picture.render({{ model, el }});
}})();
</script>
"""
