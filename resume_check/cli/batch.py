"""``resume-check batch``: every resume of a folder, one record a line."""

from __future__ import annotations

import datetime as dt
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from resume_check.cli.common import (
    ExitStatus,
    as_of_option,
    complain,
    complain_of,
    fail_under_option,
    is_below,
    output_option,
    quiet_option,
    role_option,
    settings_of,
)

if TYPE_CHECKING:
    from resume_check.output import Output
    from resume_check.settings import Settings


@click.command(
    short_help="Score every resume of a folder, one JSON record a line.",
    epilog=(
        "\b\n"
        "Examples:\n"
        "  resume-check batch inbox/ -o reports.ndjson\n"
        "  resume-check batch inbox/ | jq -r '[.score, .file.path] | @tsv'"
    ),
)
@click.argument("folder", metavar="FOLDER")
@click.option("--format", "format_name", type=click.Choice(["ndjson"]), default="ndjson", show_default=True)
@output_option
@role_option
@as_of_option
@fail_under_option
@quiet_option
def batch(
    folder: str,
    format_name: str,
    output: str | None,
    role: str,
    as_of: dt.date | None,
    fail_under: float | None,
    quiet: bool,
) -> int:
    """Score every resume under FOLDER and write one JSON record a line, sorted by path.

    Read are .pdf, .docx, .docm, .dotx, .txt, .md and .markdown; .doc, .rtf, .odt, .pages and .html are tried by their
    content and mostly give an error record. All other endings, hidden files and Office lock files (~$...) are left
    out. Links to folders are not followed, and no link leads out of FOLDER.

    A file that cannot be read gives an error record and a line on standard error; the others are scored all the same
    and the exit status is 3. After Ctrl-C what was finished is kept.
    """
    from resume_check.output import open_output

    settings = settings_of(role, as_of)
    progress = Progress(hidden=quiet or output in (None, "-"))
    with stoppable(), open_output(output) as place:
        try:
            status = _scan(Path(folder), settings, place, progress, fail_under)
        except KeyboardInterrupt:
            progress.clear()
            if place.empty:  # then an older output is worth more
                raise
            # Caught inside, so that the file with the finished records takes its place.
            complain("interrupted: the records that were finished are kept.")
            status = ExitStatus.INTERRUPTED
    return status


def _scan(folder: Path, settings: Settings, place: Output, progress: Progress, fail_under: float | None) -> ExitStatus:
    from resume_check.batch import run
    from resume_check.batch.sources import find_sources
    from resume_check.errors import NotFound, PermissionDenied, SettingsError
    from resume_check.model import Failure

    try:
        sources = list(find_sources(folder))
    except (NotFound, PermissionDenied) as error:
        raise SettingsError(f"{folder.as_posix()}: {error}") from error
    if not sources:
        complain(f"{folder.as_posix()}: There are no resumes in it. See 'resume-check batch --help' for what is read.")
    progress.total = len(sources)
    failed = below = False
    for outcome in run(sources, settings):
        place.write(f"{outcome.to_json()}\n".encode())
        if isinstance(outcome, Failure):
            failed = True
            progress.clear()
            complain_of(outcome)
        else:
            below = below or is_below(outcome, fail_under)
        progress.advance()
    progress.clear()
    if failed:
        return ExitStatus.UNREADABLE
    return ExitStatus.BELOW_THRESHOLD if below else ExitStatus.OK


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a request to terminate, as a scheduler sends it, end the scan as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class Progress:
    """A line on standard error that counts the files, where somebody is there to see it."""

    def __init__(self, *, hidden: bool) -> None:
        self.total = 0
        self.done = 0
        self._visible = not hidden and sys.stderr is not None and sys.stderr.isatty()
        self._shown_at = float("-inf")

    def advance(self) -> None:
        """Count one file more."""
        self.done += 1
        now = time.monotonic()
        if self._visible and now - self._shown_at >= 0.1:
            self._shown_at = now
            click.echo(f"\r{self.done} of {self.total}", nl=False, err=True)

    def clear(self) -> None:
        """Make room for another line."""
        if self._visible:
            click.echo(f"\r{' ' * 40}\r", nl=False, err=True)
