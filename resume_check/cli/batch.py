"""``resume-check batch``: every resume of a folder, one record each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from resume_check.cli.common import (
    Thresholds,
    as_of_option,
    fail_under_match_option,
    fail_under_option,
    job_option,
    ocr_option,
    output_option,
    quiet_option,
    redact_option,
    role_option,
    settings_of,
    timeout_option,
    with_job,
)
from resume_check.cli.engine import engine_options
from resume_check.cli.progress import is_watched
from resume_check.reporter import BATCH_FORMATS

if TYPE_CHECKING:
    from resume_check.batch.folder import Sources
    from resume_check.settings import Settings


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  resume-check batch inbox/ -o reports.ndjson\n"
        "  resume-check batch inbox/ --format csv -o scores.csv --summary summary.html\n"
        "  resume-check batch inbox/ -o reports.ndjson --resume\n"
        "  resume-check batch s3://bucket/inbox -o reports.ndjson\n"
        "  resume-check batch inbox/ --engine dask --address tcp://10.0.0.5:8786 -o out\n"
        "  resume-check batch inbox/ | jq -r '[.score, .file.path] | @tsv'"
    ),
)
@click.argument("folder", metavar="FOLDER")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(BATCH_FORMATS)),
    default="ndjson",
    show_default=True,
    help="One JSON record a line, or a table.",
)
@output_option
@role_option
@job_option
@as_of_option
@fail_under_option
@fail_under_match_option
@timeout_option
@ocr_option
@redact_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 512),
    metavar="N",
    help="Worker processes of this machine.  [default: one a core, if files enough]",
)
@click.option("--include", multiple=True, metavar="PATTERN", help="Only files like this; may be repeated.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="No files or folders like this; may be repeated.")
@click.option("--score-duplicates", is_flag=True, help="Score files with equal content each by itself.")
@click.option("--resume", is_flag=True, help="Go on with a batch that did not come to its end.")
@click.option("--summary", metavar="FILE", help="Write ranking, distribution and gaps to this HTML file.")
@click.option("--reports", metavar="FOLDER", help="Write a report for each resume into this folder.")
@engine_options
@quiet_option
def batch(
    folder: str,
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
    jobs: int | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    score_duplicates: bool,
    resume: bool,
    summary: str | None,
    reports: str | None,
    engine: str,
    address: str | None,
    tls_ca: str | None,
    tls_cert: str | None,
    tls_key: str | None,
    quiet: bool,
) -> int:
    """Score every resume under FOLDER and write one record each, sorted by path.

    FOLDER is a folder, an archive (.zip, .tar, .tar.gz, .tgz, .tar.bz2), or a storage URL: s3://BUCKET/PREFIX,
    gs://..., az://..., or http(s)://... of a server that lists its folders. Only a URL makes it use the network.

    Read are .pdf, .docx, .docm, .dotx, .txt, .md and .markdown; .doc, .rtf, .odt, .pages and .html are tried by their
    content and mostly give an error record. All other endings, .json among them, hidden files and Office lock files
    (~$...) are left out. Links to folders are not followed, and no link leads out of FOLDER. --include and --exclude
    take patterns as in a .gitignore file, on the path below FOLDER.

    A file that cannot be read gives an error record and a line on standard error; the others are scored all the same
    and the exit status is 3. Files are read in processes of their own: one that takes more than --timeout, or more
    memory than a resume ever does, is ended, and costs that file alone. Of files with equal content the first is
    scored, and its record stands for each.

    While a file given by -o is being made, what is finished is kept beside it in FILE.partial. After Ctrl-C, a crash or
    a power cut, the same command with --resume goes on from there; files that have changed are scored again. After
    Ctrl-C the output holds what was finished.
    """
    from resume_check.batch.engine import Tls, engine_named
    from resume_check.cli.scan import Order, scan

    thresholds = Thresholds.of(fail_under, fail_under_match, job=job)
    settings = settings_of(role, as_of, timeout, ocr=ocr, redact=redact)
    sources = _sources(folder, include, exclude, settings)
    run = engine_named(engine, address=address, tls=Tls(tls_ca, tls_cert, tls_key), jobs=jobs).run
    return scan(
        Order(
            sources=sources,
            run=run,
            settings=with_job(settings, job),
            day_is_given=as_of is not None,
            jobs=jobs,
            format_name=format_name,
            output=output,
            summary=summary,
            reports=reports,
            resume=resume,
            duplicates=not score_duplicates,
            thresholds=thresholds,
            watched=is_watched(output, quiet=quiet),
        )
    )


def _sources(folder: str, include: tuple[str, ...], exclude: tuple[str, ...], settings: Settings) -> Sources:
    """The place that FOLDER names."""
    from pathlib import Path

    from resume_check.batch.archives import Archive, is_archive
    from resume_check.batch.folder import Choice, Folder
    from resume_check.batch.storage import RemoteFolder, is_url

    choice = Choice(include, exclude)
    if is_archive(folder) and (is_url(folder) or not Path(folder).is_dir()):
        return Archive(folder, settings.limits, choice)
    return RemoteFolder(folder, choice) if is_url(folder) else Folder(Path(folder), choice)
