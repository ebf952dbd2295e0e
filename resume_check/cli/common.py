"""What the commands share: exit statuses, options that mean the same everywhere, and lines on standard error."""

from __future__ import annotations

import datetime as dt
import math
import os
import re
import shutil
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
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


class Points(click.FloatRange):
    """A score from 0 to 100."""

    name = "number"

    def __init__(self) -> None:
        super().__init__(0, 100)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; NaN, which no comparison would catch, fails too."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail("nan is not a number from 0 to 100", param, ctx)
        return number


def role_option(command: Command) -> Command:
    """``--role``."""
    return click.option(
        "--role", default="ml-engineer", show_default=True, metavar="NAME|PATH", help="Keyword set, by name or file."
    )(command)


def as_of_option(command: Command) -> Command:
    """``--as-of``."""
    return click.option("--as-of", type=IsoDate(), help='The day that "Present" means.  [default: today]')(command)


def fail_under_option(command: Command) -> Command:
    """``--fail-under``."""
    return click.option("--fail-under", type=Points(), metavar="N", help="Exit with 1 if a score is below N.")(command)


def output_option(command: Command) -> Command:
    """``-o/--output``."""
    return click.option(
        "-o", "--output", metavar="PATH", help="Write to this file, whole or not at all.  [default: standard output]"
    )(command)


def quiet_option(command: Command) -> Command:
    """``--quiet``."""
    return click.option("--quiet", is_flag=True, help="No progress on standard error.")(command)


def settings_of(role: str, as_of: dt.date | None) -> Settings:
    """The settings that the options ask for; raises `KeywordSetError` where the role is unknown or wrong."""
    from resume_check.keywords import load
    from resume_check.settings import Settings

    load(role)
    # Fixed here, so that a scan that runs past midnight means one day by "Present".
    return Settings(role=role, as_of=as_of or dt.date.today())


def is_below(report: Report, threshold: float | None) -> bool:
    """Whether the score, as it is shown, is below the threshold."""
    return threshold is not None and round(report.score, 1) < threshold


def complain(message: str) -> None:
    """One line on standard error, whatever `message` holds."""
    from resume_check.reporter.plain import escaped

    click.echo(f"resume-check: {escaped(message)}", err=True)


def complain_of(failure: Failure) -> None:
    """Say on one line which file could not be read, why, and what to do."""
    name = "standard input" if failure.file.path == "-" else failure.file.path
    complain(f"{name}: {failure.message}")


def stdout_screen() -> Screen:
    """What standard output can show; a pipe gets 80 columns and no colour."""
    from resume_check.reporter import Screen

    terminal = sys.stdout is not None and sys.stdout.isatty()
    return Screen(
        width=shutil.get_terminal_size((80, 24)).columns if terminal else 80,
        color=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        unicode=_encodes("\u2588\u2591\u201c\u201d\u2026\u00b7"),
    )


def stdout_encoding() -> str:
    """The encoding that readers of standard output expect."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _encodes(characters: str) -> bool:
    try:
        characters.encode(stdout_encoding())
    except UnicodeEncodeError:
        return False
    return True
