"""``resume-check batch``: every resume of a folder, one record a line."""

from __future__ import annotations

import datetime as dt
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resume_check.cli.common import (
    ExitStatus,
    as_of_option,
    complain,
    complain_of,
    fail_under_option,
    is_below,
    ocr_option,
    output_option,
    quiet_option,
    redact_option,
    role_option,
    settings_of,
    timeout_option,
)

if TYPE_CHECKING:
    from resume_check.model import Failure, Report
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
@timeout_option
@ocr_option
@redact_option
@click.option(
    "--jobs", type=click.IntRange(1, 512), metavar="N", help="Worker processes.  [default: one a core, if files enough]"
)
@quiet_option
def batch(
    folder: str,
    format_name: str,
    output: str | None,
    role: str,
    as_of: dt.date | None,
    fail_under: float | None,
    timeout: float | None,
    ocr: bool,
    redact: bool,
    jobs: int | None,
    quiet: bool,
) -> int:
    """Score every resume under FOLDER and write one JSON record a line, sorted by path.

    Read are .pdf, .docx, .docm, .dotx, .txt, .md and .markdown; .doc, .rtf, .odt, .pages and .html are tried by their
    content and mostly give an error record. All other endings, hidden files and Office lock files (~$...) are left
    out. Links to folders are not followed, and no link leads out of FOLDER.

    A file that cannot be read gives an error record and a line on standard error; the others are scored all the same
    and the exit status is 3. Files are read in processes of their own: one that takes more than --timeout, or more
    memory than a resume ever does, is ended, and costs that file alone. After Ctrl-C what was finished is kept.
    """
    from resume_check.output import interrupts_held, open_output

    settings = settings_of(role, as_of, timeout, ocr=ocr, redact=redact)
    tally = Tally(Progress(hidden=quiet or output in (None, "-")), fail_under)
    # Interrupts come in where the scan waits, so that none falls between a record and the count of it.
    with interrupts_held(), open_output(output) as place:
        try:
            _scan(Path(folder), settings, jobs, place, tally)
        except KeyboardInterrupt:
            tally.progress.clear()
            if place.empty:  # then an older output is worth more
                raise
            # Caught inside, so that the file with the finished records takes its place.
            complain(f"interrupted: the records of {tally.done} of {tally.total} files are finished and kept.")
            return ExitStatus.INTERRUPTED
    return tally.status


def _scan(folder: Path, settings: Settings, jobs: int | None, place: Output, tally: Tally) -> None:
    from resume_check.batch import run
    from resume_check.batch.sources import find_sources
    from resume_check.errors import NotFound, PermissionDenied, SettingsError
    from resume_check.keywords import load
    from resume_check.output import interrupts_let_in

    load(settings.role)
    try:
        with interrupts_let_in():
            sources = list(find_sources(folder))
    except (NotFound, PermissionDenied) as error:
        raise SettingsError(f"{folder.as_posix()}: {error}") from error
    if not sources:
        complain(f"{folder.as_posix()}: There are no resumes in it. See 'resume-check batch --help' for what is read.")
    tally.total = len(sources)
    with closing(run(sources, settings, jobs=jobs)) as outcomes:
        for outcome in outcomes:
            place.write(f"{outcome.to_json()}\n".encode())
            tally.add(outcome)
    tally.progress.clear()


class Tally:
    """Counts what became of the files, and shows it as it comes."""

    def __init__(self, progress: Progress, fail_under: float | None) -> None:
        self.progress = progress
        self.total = 0
        self.done = 0
        self._fail_under = fail_under
        self._failed = self._below = False

    def add(self, outcome: Report | Failure) -> None:
        """Count a file whose record is written, and say if it could not be read."""
        from resume_check.model import Report

        self.done += 1
        if isinstance(outcome, Report):
            self._below = self._below or is_below(outcome, self._fail_under)
        else:
            self._failed = True
            self.progress.clear()
            complain_of(outcome)
        self.progress.show(self.done, self.total)

    @property
    def status(self) -> ExitStatus:
        """The exit status of a scan that came to its end."""
        if self._failed:
            return ExitStatus.UNREADABLE
        return ExitStatus.BELOW_THRESHOLD if self._below else ExitStatus.OK


class Progress:
    """A line on standard error that counts the files, where somebody is there to see it."""

    def __init__(self, *, hidden: bool) -> None:
        self._visible = not hidden and sys.stderr is not None and sys.stderr.isatty()
        self._shown_at = float("-inf")

    def show(self, done: int, total: int) -> None:
        """Show how far the scan is, not oftener than an eye can follow."""
        now = time.monotonic()
        if self._visible and now - self._shown_at >= 0.1:
            self._shown_at = now
            click.echo(f"\r{done} of {total}", nl=False, err=True)

    def clear(self) -> None:
        """Make room for another line."""
        if self._visible:
            click.echo(f"\r{' ' * 40}\r", nl=False, err=True)
