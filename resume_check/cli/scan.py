"""What ``resume-check batch`` does once its options are known: from the sources to the outputs and the exit status."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import click
from msgspec.structs import replace

from resume_check.batch.engine import EngineLostError
from resume_check.batch.folder import EVERYTHING, Folder, Sources
from resume_check.batch.identity import day_of, identity
from resume_check.batch.once import Once, Run
from resume_check.batch.remote_output import open_anywhere
from resume_check.batch.reports import Reports
from resume_check.batch.store import Store
from resume_check.batch.summary import Gathering
from resume_check.cli.common import ExitStatus, Thresholds, complain, complaint, failure_line
from resume_check.cli.progress import Progress
from resume_check.errors import NotFound, PermissionDenied, SettingsError
from resume_check.keywords import load
from resume_check.model import Failure, Report
from resume_check.output import Output, beside_output, interrupts_held
from resume_check.reporter import BatchWriter, batch_writer
from resume_check.reporter.summary import render_html, render_text
from resume_check.reporter.table import Table
from resume_check.settings import Settings


class FormatMissingError(SettingsError):
    """The library of an output format is not installed."""

    code = "format-missing"
    hint = 'Run pip install "resume-check[parquet]", or choose another --format.'


@dataclass(frozen=True)
class Order:
    """The options of a batch."""

    sources: Sources
    run: Run
    settings: Settings
    day_is_given: bool  # by --as-of
    jobs: int | None
    format_name: str
    output: str | None
    summary: str | None
    reports: str | None
    resume: bool
    duplicates: bool  # equal files are scored once
    thresholds: Thresholds
    watched: bool  # somebody looks at standard error


def scan(order: Order) -> ExitStatus:
    """Run a batch; raises `SettingsError` where it cannot begin, or its outputs cannot be written."""
    _check_places(order)
    keywords = load(order.settings.role)
    groups, criteria = [group.id for group in keywords.groups], [item.id for item in keywords.criteria]
    writer = _writer(order.format_name, Table(groups, criteria, job=order.settings.job is not None))
    total = _count(order.sources)
    # Interrupts come in where the scan waits, so that none falls between a record and the count of it.
    with interrupts_held(), _opened_store(order) as (store, settings), Progress(visible=order.watched) as progress:
        tally = Tally(progress, Gathering(keywords, order.sources.root, str(settings.as_of)), order.thresholds, total)
        once = Once(order.run, settings, store, jobs=order.jobs, duplicates=order.duplicates)
        going_on = "" if store.place is None else " The same command with --resume goes on."
        known = store.count()
        try:
            if _write(order, once, tally, writer, known=known):
                store.remove()
                return tally.status
            complain(f"interrupted: the records of {tally.share} files are finished and kept.{going_on}")
        except KeyboardInterrupt:
            if not known:
                raise
            complain(f"interrupted: {order.output} is as it was.{going_on}")
    return ExitStatus.INTERRUPTED


def _write(order: Order, once: Once, tally: Tally, writer: BatchWriter, *, known: int) -> bool:
    """Write all outputs; False where Ctrl-C came and they hold what was finished until then.

    Raises `KeyboardInterrupt`, and leaves the outputs as they were, where that is no more than the `known` records.
    """
    with ExitStack() as stack:
        place = stack.enter_context(open_anywhere(order.output, draft=beside_output(order.output, ".partial-output")))
        page = None if order.summary is None else stack.enter_context(open_anywhere(order.summary))
        reports = None if order.reports is None else Reports(Path(order.reports), order.sources.root)
        complete = True
        tally.progress.start(tally.total)
        try:
            with closing(once.run(order.sources)) as finished:
                for done in finished:
                    if reports is not None:
                        reports.write(done.outcome, again=not done.kept)
                    place.write(writer.add(done.outcome))
                    tally.add(done.outcome)
        except (KeyboardInterrupt, EngineLostError) as stop:
            if isinstance(stop, EngineLostError):
                tally.progress.say(complaint(str(stop)))
            # With less than there was before, an older output is worth more.
            if tally.done <= known and (known or not tally.done):
                raise KeyboardInterrupt from stop
            # Caught inside, so that the files with the finished records take their places.
            complete = False
        tally.progress.stop()
        place.write(writer.end())
        _conclude(order, tally, page, reports, complete=complete)
    return complete


def _conclude(order: Order, tally: Tally, page: Output | None, reports: Reports | None, *, complete: bool) -> None:
    """Write the summary, and show it where somebody looks."""
    base = Path(order.summary or "").resolve().parent

    def address(path: str) -> str | None:
        """Where the report of the resume at `path` is, seen from the summary."""
        return None if reports is None else quote(Path(os.path.relpath(reports.place_of(path), base)).as_posix())

    summary = tally.gathering.summary(address, complete=complete)
    if order.settings.redact:
        from resume_check.redact import redact_folder

        summary = replace(summary, place=redact_folder(summary.place))
    if page is not None:
        page.write(f"{render_html(summary)}\n".encode("utf-8", "replace"))
    if order.watched:
        click.echo(render_text(summary), err=True)


def _check_places(order: Order) -> None:
    """No output may be taken for a resume by the next batch, or by this one; worse, it could replace one."""
    folder = order.sources
    if not isinstance(folder, Folder):
        return
    root = folder.location.resolve()
    for option, path in (("--output", order.output), ("--summary", order.summary), ("--reports", order.reports)):
        if path is None or path == "-":
            continue
        place = Path(path).resolve()
        if place.is_relative_to(root) and (option == "--reports" or EVERYTHING.takes(place.name)):
            raise click.BadParameter(f"{path} lies in the folder that is scanned", param_hint=f"'{option}'")


def _writer(format_name: str, table: Table) -> BatchWriter:
    try:
        return batch_writer(format_name, table)
    except ImportError as error:
        raise FormatMissingError(f"--format {format_name} needs the library pyarrow, which is not installed") from error


def _count(sources: Sources) -> int | None:
    try:
        total = sources.count()
    except (NotFound, PermissionDenied) as error:
        raise SettingsError(f"{sources.root}: {error}") from error
    if total == 0:
        complain(f"{sources.root}: There are no resumes in it. See 'resume-check batch --help' for what is read.")
    return total


@contextmanager
def _opened_store(order: Order) -> Iterator[tuple[Store, Settings]]:
    """The store of finished records, and the settings: going on, "Present" means what it meant at the beginning."""
    place = beside_output(order.output, ".partial")
    if order.resume and place is None:
        raise click.BadParameter("needs a file given by --output that can be written", param_hint="'--resume'")
    with Store(place) as store:
        settings = order.settings
        known = store.identity
        if order.resume and not order.day_is_given:
            settings = replace(settings, as_of=day_of(known) or settings.as_of)
        if order.resume and known == identity(settings):
            yield store, settings
            return
        if store.count():
            reason = (
                "are of another version, keyword set or options, so that all files are scored again"
                if order.resume
                else "are discarded: --resume would have kept them"
            )
            complain(f"{order.output}: {store.count():,} records of a batch that did not come to its end {reason}.")
        store.begin(identity(order.settings))
        yield store, order.settings


class Tally:
    """Counts what became of the files, and shows it as it comes."""

    def __init__(self, progress: Progress, gathering: Gathering, thresholds: Thresholds, total: int | None) -> None:
        self.progress = progress
        self.gathering = gathering
        self.total = total
        self.done = 0
        self._thresholds = thresholds
        self._failed = 0
        self._below = False

    def add(self, outcome: Report | Failure) -> None:
        """Count a file whose record is written, and say if it could not be read."""
        self.done += 1
        self.gathering.add(outcome)
        if isinstance(outcome, Failure):
            self._failed += 1
            self.progress.say(failure_line(outcome))
        else:
            self._below = self._below or self._thresholds.fails(outcome)
        self.progress.show(self.done, self._failed)

    @property
    def share(self) -> str:
        """How many of how many are done."""
        return f"{self.done}" if self.total is None else f"{self.done} of {self.total}"

    @property
    def status(self) -> ExitStatus:
        """The exit status of a scan that came to its end."""
        if self._failed:
            return ExitStatus.UNREADABLE
        return ExitStatus.BELOW_THRESHOLD if self._below else ExitStatus.OK
