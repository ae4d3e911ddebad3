"""What ``autograder grade`` shows while it works and when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich import box, progress
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.batch import Outcome
from autograder.display import plain


class Progress:
    """A bar on standard error that counts notebooks."""

    def __init__(self) -> None:
        self._bar = progress.Progress(
            progress.TextColumn("grading"),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            progress.TimeRemainingColumn(),
            progress.TextColumn("{task.fields[student]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: progress.TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def start(self, count: int) -> None:
        """Show the bar for ``count`` notebooks; nothing for none."""
        if count:
            self._bar.start()
            self._task = self._bar.add_task("", total=count, student="")

    def advance(self, count: int, student: str) -> None:
        """Count ``count`` more as done."""
        if self._task is not None:
            self._bar.update(self._task, advance=count, student=plain(student))


def table(outcomes: Sequence[Outcome], unchanged: int) -> None:
    """Print what was graded, a line a submission, to standard output."""
    shown = Table(box=box.SIMPLE, pad_edge=False)
    for title, justify in (("student", "left"), ("lesson", "left"), ("points", "right")):
        shown.add_column(title, justify=justify)  # type: ignore[arg-type]
    shown.add_column("of", justify="right")
    shown.add_column("note", overflow="fold")
    for outcome in sorted(outcomes, key=lambda o: (o.submission.lesson, o.submission.student)):
        score = sum(result.score for result in outcome.results)
        most = sum(result.max_score for result in outcome.results)
        shown.add_row(
            Text(plain(outcome.submission.student)),
            Text(outcome.submission.lesson),
            f"{score:g}",
            f"{most:g}",
            Text(plain(_note(outcome))),
        )
    console = Console()
    if outcomes:
        console.print(shown)
    console.print(f"{len(outcomes)} graded, {unchanged} unchanged.", highlight=False)


def _note(outcome: Outcome) -> str:
    """Return the most important thing to know of a submission, in a few words."""
    for result in outcome.results:
        if result.status == "rejected":
            return f"rejected: {result.reason}"
    cells = [cell for result in outcome.results for cell in result.cells]
    known = sorted({cell.misconception for cell in cells if cell.misconception})
    counts = {
        word: sum(cell.status == word for cell in cells)
        for word in ("crashed", "timeout", "error", "unanswered", "manual")
    }
    words = [f"{count} {word}" for word, count in counts.items() if count]
    return ", ".join(
        [*words, *known, *([] if all(r.sandboxed for r in outcome.results) else ["unconfined"])]
    )
