"""A real IPython shell without a kernel: runs cells and keeps what they show, within bounds.

Runs inside the sandbox; imports nothing of the grader.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any

_KEPT = (
    "text/plain",
    "text/html",
    "text/markdown",
    "text/latex",
    "image/png",
    "image/jpeg",
    "image/svg+xml",
)
_STREAM_CHARACTERS = 100_000
_CALL_CHARACTERS = 20_000


class _Stream(io.TextIOBase):
    """Standard output or error: text goes into the current cell's outputs, up to a bound."""

    def __init__(self, shell: Shell, name: str) -> None:
        self._shell = shell
        self._name = name

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    def write(self, text: str) -> int:
        self._shell.written(self._name, str(text))
        return len(text)

    def fileno(self) -> int:
        raise io.UnsupportedOperation("fileno")


class Shell:
    """Wraps IPython's shell; made once in the warm parent, used in one forked child.

    Attributes:
        user_ns: the namespace that all cells share.
    """

    def __init__(self, home: str) -> None:
        from IPython.core.displayhook import DisplayHook
        from IPython.core.displaypub import DisplayPublisher
        from IPython.core.interactiveshell import InteractiveShell
        from IPython.core.profiledir import ProfileDir
        from traitlets import Type
        from traitlets.config import Config

        self._outputs: list[dict[str, Any]] = []
        self._room = 0
        self._call: list[str] | None = None
        wrapper = self

        class Publisher(DisplayPublisher):  # type: ignore[misc]
            def publish(self, data: Any, metadata: Any = None, **kwargs: Any) -> None:
                wrapper.shown("display_data", data)

            def clear_output(self, wait: bool = False) -> None:
                wrapper.clear()

        class Hook(DisplayHook):  # type: ignore[misc]
            def __call__(self, result: Any = None) -> None:
                if result is None or self.quiet():
                    return
                self.update_user_ns(result)
                data, _ = self.compute_format_data(result)
                wrapper.shown("execute_result", data)

        class Session(InteractiveShell):  # type: ignore[misc]
            displayhook_class = Type(Hook)
            display_pub_class = Type(Publisher)

        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.cache_size = 0
        config.InteractiveShell.ast_node_interactivity = "last_expr"
        self._shell = Session.instance(
            config=config,
            profile_dir=ProfileDir(location=os.path.join(home, ".ipython")),
            user_ns={"__name__": "__main__"},
        )
        self._shell._showtraceback = self._failed
        self._shell.system = self._no_commands
        self._shell.getoutput = lambda *args, **kwargs: []
        self._shell.enable_gui = lambda *args, **kwargs: None
        self.user_ns: dict[str, Any] = self._shell.user_ns

    def activate(self) -> None:
        """Take over standard output and error; once, in the child."""
        sys.stdout = _Stream(self, "stdout")
        sys.stderr = _Stream(self, "stderr")

    def run(self, source: str) -> dict[str, Any]:
        """Run one cell.

        Returns:
            ``outputs`` (nbformat's, bounded), ``ok``, and ``error`` (class name) when it raised.
        """
        self._outputs, self._room, self._call = [], 2_000_000, None
        result = self._shell.run_cell(source, store_history=False)
        error = result.error_before_exec or result.error_in_exec
        reply: dict[str, Any] = {"ok": error is None, "outputs": self._outputs}
        if error is not None:
            reply["error_type"] = type(error).__name__[:200]
        self._outputs = []
        return reply

    def begin_call(self) -> list[str] | None:
        """Keep what is printed from now on as a call's; returns the outer call's text."""
        outer, self._call = self._call, []
        return outer

    def end_call(self, outer: list[str] | None) -> str:
        """Return what was printed since ``begin_call``."""
        printed = "".join(self._call or [])[:_CALL_CHARACTERS]
        self._call = outer
        return printed

    def written(self, name: str, text: str) -> None:
        """Keep printed text, within the bounds."""
        if self._call is not None:
            if name == "stdout" and sum(map(len, self._call)) < _CALL_CHARACTERS:
                self._call.append(text[:_CALL_CHARACTERS])
            return
        text = text[: max(self._room, 0)]
        if not text:
            return
        self._room -= len(text)
        last = self._outputs[-1] if self._outputs else None
        if last and last["output_type"] == "stream" and last["name"] == name:
            if len(last["text"]) < _STREAM_CHARACTERS:
                last["text"] += text[:_STREAM_CHARACTERS]
        else:
            self._outputs.append({"output_type": "stream", "name": name, "text": text})

    def shown(self, kind: str, data: Any) -> None:
        """Keep displayed data, within the bounds."""
        import base64

        kept: dict[str, str] = {}
        for mime in _KEPT:
            if mime in data:
                value = data[mime]
                if isinstance(value, bytes):
                    value = base64.b64encode(value).decode()
                if isinstance(value, str) and len(value) <= self._room:
                    kept[mime] = value
                    self._room -= len(value)
        if kept and self._call is None:
            output: dict[str, Any] = {"output_type": kind, "data": kept, "metadata": {}}
            if kind == "execute_result":
                output["execution_count"] = None
            self._outputs.append(output)

    def clear(self) -> None:
        """Forget the cell's outputs so far (``clear_output``)."""
        self._outputs.clear()

    def _failed(self, kind: Any, value: Any, lines: Any) -> None:
        text = [str(line)[:4000] for line in list(lines)[-60:]]
        self._outputs.append(
            {
                "output_type": "error",
                "ename": str(getattr(kind, "__name__", kind))[:200],
                "evalue": str(value)[:2000],
                "traceback": text,
            }
        )

    def _no_commands(self, command: str) -> None:
        print("Shell commands are not run while grading.")
