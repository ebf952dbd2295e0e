"""``score --watch``: scores a file again whenever it is saved, and shows what changed.

The file is looked at a few times a second, which works on every system and file system and with every editor, those
that write beside it and rename included. The process that reads it stays, so that a save is scored in milliseconds.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from resume_check.cli.common import ExitStatus, Thresholds, complain, complain_of, source_of, stdout_encoding, to_file

if TYPE_CHECKING:
    from resume_check.batch.process import Worker
    from resume_check.model import Report
    from resume_check.reporter import Screen
    from resume_check.settings import Settings

LOOK_EVERY: Final = 0.2  # seconds
SETTLES_IN: Final = 0.06  # seconds without a further change after which a save is taken to be whole
GRACE: Final = 1.0  # seconds that a file which cannot be read has, since it may be half written


class Stamp(NamedTuple):
    """What tells one save from the next."""

    modified: int  # nanoseconds
    size: int
    inode: int


def check_watchable(
    file: str, format_name: str, output: str | None, *, explain: str | None, thresholds: Thresholds
) -> None:
    """Raise `click.UsageError` for what does not go with ``--watch``."""
    if file == "-":
        raise click.UsageError("--watch needs a file, not standard input.")
    if format_name != "text" or to_file(output):
        raise click.UsageError("--watch shows text on standard output: leave out --format and -o.")
    if explain is not None or thresholds != Thresholds(None, None):
        raise click.UsageError("--watch does not go with --explain, --fail-under and --fail-under-match.")


def watch_file(file: str, settings: Settings, screen: Screen, *, quiet: bool) -> int:
    """Show the report of `file`, then what changed with each save, until Ctrl-C, which comes as `KeyboardInterrupt`.

    Returns only where the file cannot be read at the beginning.
    """
    from resume_check.batch.process import Worker
    from resume_check.batch.worker import shown
    from resume_check.comparison import compare
    from resume_check.model import Failure
    from resume_check.reporter import comparison, render  # the first now, so that the first save is quick too

    path = Path(file)
    with Worker(settings) as worker:
        stamp = stamp_of(path)
        outcome = shown(worker.check(source_of(file)), worker.settings)
        if isinstance(outcome, Failure):
            complain_of(outcome)
            return ExitStatus.UNREADABLE
        _show(render(outcome, "text", screen=screen))
        if not quiet:
            complain(f"{path.as_posix()}: waiting for it to be saved; Ctrl-C ends.")
        while True:
            stamp = next_save(path, stamp)
            after = _scored_again(worker, file, stamp)
            if after is not None and after.file.sha256 != outcome.file.sha256:
                _show(f"\n{comparison.render_comparison(compare(outcome, after), 'text', screen=screen)}")
            outcome = after or outcome


def _scored_again(worker: Worker, file: str, stamp: Stamp) -> Report | None:
    """The report after a save; None where the file cannot be read, which is said once it is surely whole."""
    from resume_check.batch.worker import shown
    from resume_check.model import Report

    outcome = shown(worker.check(source_of(file)), worker.settings)
    if isinstance(outcome, Report):
        return outcome
    if _stays(Path(file), stamp, GRACE):
        complain_of(outcome)
    return None


def next_save(path: Path, last: Stamp | None) -> Stamp:
    """Wait until `path` is another file than `last` and whoever writes it has stopped for a moment."""
    before = last
    while True:
        now = stamp_of(path)
        if now is not None and now != last and now == before and now.size > 0:
            return now
        time.sleep(LOOK_EVERY if now == before else SETTLES_IN)
        before = now


def _stays(path: Path, stamp: Stamp, seconds: float) -> bool:
    """Whether the file is left as it is for that long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if stamp_of(path) != stamp:
            return False
        time.sleep(LOOK_EVERY)
    return True


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None while it is not there, as between the two steps of some editors' saving."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


def _show(text: str) -> None:
    from resume_check.output import open_output

    with open_output(None) as place:
        place.write(f"{text}\n".encode(stdout_encoding(), errors="replace"))
