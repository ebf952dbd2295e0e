"""``resume-check score``: one resume, one report."""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resume_check.cli.common import (
    ExitStatus,
    as_of_option,
    complain_of,
    fail_under_option,
    is_below,
    ocr_option,
    output_option,
    quiet_option,
    redact_option,
    role_option,
    settings_of,
    stdout_encoding,
    stdout_screen,
    timeout_option,
)
from resume_check.reporter import FORMATS, PLAIN_SCREEN, Screen, render

if TYPE_CHECKING:
    from resume_check.batch.sources import Source
    from resume_check.model import Failure, Report


@click.command(
    short_help="Score one resume and print the report.",
    epilog=(
        "\b\n"
        "Examples:\n"
        "  resume-check score resume.pdf\n"
        "  resume-check score resume.docx --format json -o report.json --fail-under 60"
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@output_option
@role_option
@as_of_option
@fail_under_option
@timeout_option
@ocr_option
@redact_option
@quiet_option
def score(
    file: str,
    format_name: str,
    output: str | None,
    role: str,
    as_of: dt.date | None,
    fail_under: float | None,
    timeout: float | None,
    ocr: bool,
    redact: bool,
    quiet: bool,
) -> int:
    """Score one resume (PDF, DOCX, text or Markdown) and print the report.

    FILE is told by its content, not its name; "-" reads standard input. A resume that cannot be read is one line on
    standard error and exit status 3; with --format json its error record is printed too. The file is read in a process
    of its own, which is ended where the file takes more than --timeout, or more memory than a resume ever does.
    """
    from resume_check.batch.process import Worker
    from resume_check.model import Failure
    from resume_check.output import open_output

    settings = settings_of(role, as_of, timeout, ocr=ocr, redact=redact)
    if output and Path(output).exists() and Path(file).exists() and Path(output).samefile(file):
        raise click.BadParameter("that is the resume itself, which would be lost", param_hint="'--output'")
    with Worker(settings) as worker:
        outcome = worker.check(_source(file))
    to_file = output not in (None, "-")
    rendered = _rendered(outcome, format_name, PLAIN_SCREEN if to_file else stdout_screen())
    if rendered is not None:
        encoding = "utf-8" if to_file or not FORMATS[format_name].for_screen else stdout_encoding()
        with open_output(output) as place:
            place.write(f"{rendered}\n".encode(encoding, errors="replace"))
    if isinstance(outcome, Failure):
        complain_of(outcome)
        return ExitStatus.UNREADABLE
    return ExitStatus.BELOW_THRESHOLD if is_below(outcome, fail_under) else ExitStatus.OK


def _source(file: str) -> Source:
    from resume_check.batch.sources import FileSource, StreamSource

    if file != "-":
        return FileSource.at(Path(file))
    # Python has no sys.stdin where the shell closed it.
    return StreamSource(name="-", path="-", stream=io.BytesIO() if sys.stdin is None else sys.stdin.buffer)


def _rendered(outcome: Report | Failure, format_name: str, screen: Screen) -> str | None:
    from resume_check.model import Report

    if isinstance(outcome, Report):
        return render(outcome, format_name, screen=screen)
    return outcome.to_json() if FORMATS[format_name].for_failures else None
