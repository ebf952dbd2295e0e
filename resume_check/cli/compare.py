"""``resume-check compare``: what changed between two versions of a resume."""

from __future__ import annotations

import datetime as dt

import click
from msgspec.structs import replace

from resume_check.cli.common import (
    ExitStatus,
    as_of_option,
    complain_of,
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
)


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  resume-check compare old.pdf new.pdf\n"
        "  resume-check compare old.pdf new.docx --format markdown -o changes.md\n"
        "  git show HEAD:resume.md | resume-check compare - resume.md"
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "html", "markdown"]),
    default="text",
    show_default=True,
)
@output_option
@role_option
@job_option
@as_of_option
@timeout_option
@ocr_option
@redact_option
@plain_option
@verbose_option
@quiet_option
def compare(
    old: str,
    new: str,
    format_name: str,
    output: str | None,
    role: str,
    job: str | None,
    as_of: dt.date | None,
    timeout: float | None,
    ocr: bool,
    redact: bool,
    plain: bool,
    verbose: bool,
    quiet: bool,
) -> int:
    """Show what changed from OLD to NEW, two versions of one resume.

    Shown are the score, the groups and criteria that moved and by which lines, results won and lost, tips done and
    new, and warnings. They need not be of the same format. One of the two may be "-" for standard input, and either a
    JSON report that was saved before, but not with --redact; with --job one that was saved with the same advert. Where
    one cannot be read, that is a line on standard error and exit status 3.
    """
    from resume_check.batch.process import Worker
    from resume_check.batch.worker import shown
    from resume_check.comparison import compare as compared
    from resume_check.comparison import same_advert
    from resume_check.model import Report
    from resume_check.output import open_output
    from resume_check.reporter.comparison import render_comparison

    if old == new == "-":
        raise click.UsageError("Only one of OLD and NEW can be standard input.")
    settings = replace(settings_of(role, as_of, timeout, ocr=ocr, redact=redact), saved=True)
    screen = screen_for(output, format_name, plain=plain, verbose=verbose)
    refuse_overwriting(output, old, new)
    with Worker(settings) as worker:
        if job is not None:
            worker.read_job(source_of(job))
        before, after = (shown(worker.check(source_of(file)), settings) for file in (old, new))
    if not isinstance(before, Report) or not isinstance(after, Report):
        for outcome in (before, after):
            if not isinstance(outcome, Report):
                complain_of(outcome)
        return ExitStatus.UNREADABLE
    if before.role_id != after.role_id:
        raise click.UsageError(f"They are scored for different roles: {before.role_id} and {after.role_id}.")
    if job is not None and not same_advert(before, after):
        raise click.UsageError("A report that was saved without this advert has no match: name the resume itself.")
    rendered = render_comparison(compared(before, after), format_name, screen=screen)
    encoding = "utf-8" if to_file(output) or format_name != "text" else stdout_encoding()
    with open_output(output) as place:
        place.write(f"{rendered}\n".encode(encoding, errors="replace"))
    return ExitStatus.OK
