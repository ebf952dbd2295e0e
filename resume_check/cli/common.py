"""What the commands share: exit statuses, options that mean the same everywhere, and lines on standard error."""

from __future__ import annotations

import datetime as dt
import io
import math
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from types import FrameType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, NoReturn, Self, TypeVar

import click

from resume_check.limits import DEFAULT_LIMITS, OCR_LIMITS

if TYPE_CHECKING:
    from resume_check.batch.sources import Source
    from resume_check.model import Failure, Report
    from resume_check.reporter import Screen
    from resume_check.settings import Settings

Command = TypeVar("Command", bound=Callable[..., object])


class ExitStatus(IntEnum):
    """What the process says at its end."""

    OK = 0
    BELOW_THRESHOLD = 1
    USAGE = 2
    UNREADABLE = 3
    INTERRUPTED = 130
    READER_GONE = 141  # as a shell shows a program that a closed pipe ended


class IsoDate(click.ParamType):  # type: ignore[type-arg]  # not generic in click 8.1
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date; fails with a message that shows an example."""
        if isinstance(value, dt.date):
            return value
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            self.fail(f"{value!r} is no date like 2026-11-22", param, ctx)
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            self.fail(f"{value!r} is no day of the calendar: {error}", param, ctx)


class _Number(click.FloatRange):
    """A number within bounds."""

    name = "number"
    bounds: ClassVar[tuple[float, float]]

    def __init__(self) -> None:
        super().__init__(*self.bounds)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; NaN, which no comparison would catch, fails too."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            lowest, highest = self.bounds
            self.fail(f"nan is not a number from {lowest:g} to {highest:g}", param, ctx)
        return number


class Points(_Number):
    """A score from 0 to 100."""

    bounds = (0, 100)


class Seconds(_Number):
    """A time from a tenth of a second to a day."""

    bounds = (0.1, 86_400)


def role_option(command: Command) -> Command:
    """``--role``."""
    return click.option(
        "--role", default="ml-engineer", show_default=True, metavar="NAME|PATH", help="Keyword set, by name or file."
    )(command)


def job_option(command: Command) -> Command:
    """``--job``."""
    return click.option(
        "--job", metavar="FILE", help="A job advert (text, PDF, DOCX) to match the resume with, beside the role."
    )(command)


def with_job(settings: Settings, job: str | None) -> Settings:
    """`settings` with the advert of ``--job``, read in a process of its own; raises `JobError` where it is wrong."""
    if job is None:
        return settings
    from msgspec.structs import replace

    from resume_check.batch.process import Worker

    with Worker(settings) as worker:
        return replace(settings, job=worker.read_job(source_of(job)))


def as_of_option(command: Command) -> Command:
    """``--as-of``."""
    return click.option("--as-of", type=IsoDate(), help='The day that "Present" means.  [default: today]')(command)


def fail_under_option(command: Command) -> Command:
    """``--fail-under``."""
    return click.option("--fail-under", type=Points(), metavar="N", help="Exit with 1 if a score is below N.")(command)


def fail_under_match_option(command: Command) -> Command:
    """``--fail-under-match``."""
    return click.option(
        "--fail-under-match", type=Points(), metavar="N", help="Exit with 1 if a match with the --job is below N."
    )(command)


def output_option(command: Command) -> Command:
    """``-o/--output``."""
    return click.option(
        "-o", "--output", metavar="PATH", help="Write to this file, whole or not at all.  [default: standard output]"
    )(command)


def quiet_option(command: Command) -> Command:
    """``--quiet``."""
    return click.option("--quiet", is_flag=True, help="No progress on standard error.")(command)


def timeout_option(command: Command) -> Command:
    """``--timeout``."""
    return click.option(
        "--timeout",
        type=Seconds(),
        metavar="SECONDS",
        help=f"The most one file may take.  [default: {DEFAULT_LIMITS.timeout:g}, with --ocr {OCR_LIMITS.timeout:g}]",
    )(command)


def ocr_option(command: Command) -> Command:
    """``--ocr``."""
    return click.option("--ocr", is_flag=True, help="Read pages that are pictures by text recognition.")(command)


def plain_option(command: Command) -> Command:
    """``--plain``."""
    return click.option(
        "--plain", is_flag=True, help="Text for screen readers: no bars, columns or line breaks inside a sentence."
    )(command)


def verbose_option(command: Command) -> Command:
    """``-v/--verbose``."""
    return click.option("-v", "--verbose", is_flag=True, help="All evidence, tips and warnings, not the first alone.")(
        command
    )


def redact_option(command: Command) -> Command:
    """``--redact``."""
    text = "Leave out name, e-mail, phone, address, birth date, profile links and file names of the candidate."
    return click.option("--redact", is_flag=True, help=text)(command)


def settings_of(
    role: str,
    as_of: dt.date | None,
    timeout: float | None,
    *,
    ocr: bool = False,
    redact: bool = False,
    view: bool = False,
) -> Settings:
    """The settings that the options ask for; whether there is such a role shows when the first file is read."""
    from resume_check.settings import Settings

    # Fixed here, so that a scan that runs past midnight means one day by "Present".
    limits = OCR_LIMITS if ocr else DEFAULT_LIMITS
    limits = limits if timeout is None else limits._replace(timeout=timeout)
    return Settings(role=role, as_of=as_of or dt.date.today(), limits=limits, ocr=ocr, redact=redact, view=view)


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a request to terminate, as a scheduler sends it, end the command as Ctrl-C does: tidily."""
    if threading.current_thread() is not threading.main_thread():  # of a program that calls `main`; signals are its own
        yield
        return

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    numbers = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    # One that is ignored stays so: `nohup` means what it says.
    before = {n: signal.signal(n, stop) for n in numbers if signal.getsignal(n) is not signal.SIG_IGN}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Thresholds(NamedTuple):
    """What ends a command with exit status 1."""

    score: float | None  # --fail-under
    match: float | None  # --fail-under-match

    @classmethod
    def of(cls, score: float | None, match: float | None, *, job: str | None) -> Self:
        """Raises `click.UsageError` for a threshold of a match where there is no advert."""
        if match is not None and job is None:
            raise click.UsageError("--fail-under-match needs a job advert: add --job FILE.")
        return cls(score, match)

    def fails(self, report: Report) -> bool:
        """Whether the score or the match, as they are shown, is below its threshold."""
        low = self.score is not None and round(report.score, 1) < self.score
        return low or (self.match is not None and report.job is not None and report.job.match < self.match)


def complaint(message: str) -> str:
    """One line for standard error, whatever `message` holds."""
    from resume_check.reporter.plain import escaped

    return f"resume-check: {escaped(message)}"


def complain(message: str) -> None:
    """Say one line on standard error."""
    click.echo(complaint(message), err=True)


def failure_line(failure: Failure) -> str:
    """Which file could not be read, why, and what to do."""
    name = "standard input" if failure.file.path == "-" else failure.file.path
    return complaint(f"{name}: {failure.message}")


def complain_of(failure: Failure) -> None:
    """Say on one line which file could not be read, why, and what to do."""
    click.echo(failure_line(failure), err=True)


def stdout_screen() -> Screen:
    """What standard output can show; a pipe gets 80 columns and no colour."""
    from shutil import get_terminal_size

    from resume_check.reporter import Screen

    terminal = sys.stdout is not None and sys.stdout.isatty()
    return Screen(
        width=get_terminal_size((80, 24)).columns if terminal else 80,
        color=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        unicode=_encodes("\u2588\u2591\u201c\u201d\u2026\u00b7"),
    )


def screen_for(output: str | None, format_name: str, *, plain: bool, verbose: bool) -> Screen:
    """What the report is shown on: a file shows what a pipe does.

    Raises `click.UsageError` where `plain` or `verbose` would change nothing.
    """
    from resume_check.reporter import PLAIN_SCREEN

    if plain and format_name != "text":
        raise click.UsageError("--plain is for --format text.")
    if verbose and format_name not in ("text", "markdown"):
        raise click.UsageError(f"--verbose is for --format text and markdown; {format_name} always says all.")
    screen = PLAIN_SCREEN if to_file(output) else stdout_screen()
    return screen._replace(plain=plain, verbose=verbose)


def to_file(output: str | None) -> bool:
    """Whether the results go anywhere but to standard output."""
    return output not in (None, "-")


def source_of(file: str) -> Source:
    """The file, or standard input for "-"."""
    from pathlib import Path

    from resume_check.batch.sources import FileSource, StreamSource

    if file != "-":
        return FileSource.at(Path(file))
    # Python has no sys.stdin where the shell closed it.
    return StreamSource(name="-", path="-", stream=io.BytesIO() if sys.stdin is None else sys.stdin.buffer)


def refuse_overwriting(output: str | None, *files: str) -> None:
    """Raise `click.BadParameter` where the output would take the place of a resume."""
    from pathlib import Path

    for file in files:
        if output and Path(output).exists() and Path(file).exists() and Path(output).samefile(file):
            raise click.BadParameter("that is the resume itself, which would be lost", param_hint="'--output'")


def stdout_encoding() -> str:
    """The encoding that readers of standard output expect."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _encodes(characters: str) -> bool:
    try:
        characters.encode(stdout_encoding())
    except UnicodeEncodeError:
        return False
    return True
