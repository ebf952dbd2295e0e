"""The progress bar of a batch, on standard error."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import Task, TaskID


class Progress:
    """How many files are done, how fast, how long it still takes and how many failed, if somebody is there to see it.

    Lines that are said meanwhile stand above the bar, whole.
    """

    def __init__(self, *, visible: bool) -> None:
        self.visible = visible
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def start(self, total: int | None) -> None:
        """Begin to show it, for `total` files, or for an unknown number."""
        if self.visible:
            self._bar = _bar()
            self._task = self._bar.add_task("", total=total, failed=0)
            self._bar.start()

    def show(self, done: int, failed: int) -> None:
        """Show how far the batch is."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, failed=failed)

    def say(self, line: str) -> None:
        """A line on standard error."""
        if self._bar is None:
            click.echo(line, err=True)
            return
        from rich.text import Text

        self._bar.refresh()  # it is drawn again under the line
        self._bar.console.print(Text(line), soft_wrap=True)

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def is_watched(output: str | None, *, quiet: bool) -> bool:
    """Whether somebody sees standard error, and sees nothing else there: the results go to a file."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return False
    if output not in (None, "-"):
        return True
    return sys.stdout is not None and stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        """Files a second, of late."""

        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else f"{task.speed:,.1f}/s")

    return Bar(
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("{task.fields[failed]} failed"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
