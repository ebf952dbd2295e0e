"""``resume-check score``: one resume, one report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from resume_check.cli.common import (
    ExitStatus,
    Thresholds,
    as_of_option,
    complain_of,
    fail_under_match_option,
    fail_under_option,
    job_option,
    ocr_option,
    output_option,
    plain_option,
    quiet_option,
    redact_option,
    refuse_overwriting,
    role_option,
    screen_for,
    settings_of,
    source_of,
    stdout_encoding,
    timeout_option,
    to_file,
    verbose_option,
    with_job,
)
from resume_check.reporter import FORMATS, Screen, render

if TYPE_CHECKING:
    from resume_check.model import Failure, Report

EXPLAINED_IN = ("text", "json", "markdown")


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  resume-check score resume.pdf\n"
        "  resume-check score resume.docx --format json -o report.json --fail-under 60\n"
        "  resume-check score resume.pdf --explain python\n"
        "  resume-check score resume.pdf --job advert.pdf\n"
        "  resume-check score resume.docx --watch"
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@output_option
@role_option
@job_option
@as_of_option
@fail_under_option
@fail_under_match_option
@timeout_option
@ocr_option
@redact_option
@click.option("--explain", metavar="CRITERION", help="Show how one criterion was judged, by each of its mentions.")
@click.option("--watch", is_flag=True, help="Score again whenever the file is saved, and show what changed.")
@plain_option
@verbose_option
@quiet_option
def score(
    file: str,
    format_name: str,
    output: str | None,
    role: str,
    job: str | None,
    as_of: dt.date | None,
    fail_under: float | None,
    fail_under_match: float | None,
    timeout: float | None,
    ocr: bool,
    redact: bool,
    explain: str | None,
    watch: bool,
    plain: bool,
    verbose: bool,
    quiet: bool,
) -> int:
    """Score one resume (PDF, DOCX, text, Markdown or JSON Resume) and print the report.

    FILE is told by its content, not its name; "-" reads standard input. A resume that cannot be read is one line on
    standard error and exit status 3; with --format json its error record is printed too. The file is read in a process
    of its own, which is ended where the file takes more than --timeout, or more memory than a resume ever does.

    With --job the report also says how the resume matches one advert: what it asks for, what of that is shown, and what
    is missing. The score stays that of the role. An advert that cannot be read is exit status 2.

    --format markdown is for pull requests and e-mails; --format jsonresume hands on what was read of the resume.
    """
    from resume_check.batch.process import Worker
    from resume_check.batch.worker import shown
    from resume_check.model import Failure
    from resume_check.output import open_output

    settings = replace(
        settings_of(role, as_of, timeout, ocr=ocr, redact=redact, view=FORMATS[format_name].shows_resume),
        explain=explain,
        content=FORMATS[format_name].needs_content,
    )
    if explain is not None and format_name not in EXPLAINED_IN:
        raise click.UsageError(f"--explain is for --format {', '.join(EXPLAINED_IN)}.")
    thresholds = Thresholds.of(fail_under, fail_under_match, job=job)
    screen = screen_for(output, format_name, plain=plain, verbose=verbose)
    refuse_overwriting(output, file)
    if watch:
        from resume_check.cli.watch import check_watchable, watch_file

        check_watchable(file, format_name, output, explain=explain, thresholds=thresholds)
        return watch_file(file, with_job(settings, job), screen, quiet=quiet)
    with Worker(settings) as worker:
        if job is not None:
            worker.read_job(source_of(job))
        outcome = shown(worker.check(source_of(file)), settings)
    rendered = _rendered(outcome, format_name, screen)
    if rendered is not None:
        encoding = "utf-8" if to_file(output) or format_name != "text" else stdout_encoding()
        with open_output(output) as place:
            place.write(f"{rendered}\n".encode(encoding, errors="replace"))
    if isinstance(outcome, Failure):
        complain_of(outcome)
        return ExitStatus.UNREADABLE
    return ExitStatus.BELOW_THRESHOLD if thresholds.fails(outcome) else ExitStatus.OK


def _rendered(outcome: Report | Failure, format_name: str, screen: Screen) -> str | None:
    from resume_check.model import Report

    if isinstance(outcome, Report):
        return render(outcome, format_name, screen=screen)
    return outcome.to_json() if FORMATS[format_name].for_failures else None
