"""``resume-check schema``: the JSON Schema of a record."""

from __future__ import annotations

import click

from resume_check.cli.common import ExitStatus, output_option, quiet_option


@click.command(
    epilog=("\b\nExample:\n  resume-check schema -o report.schema.json"),
)
@click.option(
    "--of",
    "kind",
    type=click.Choice(["report", "comparison"]),
    default="report",
    show_default=True,
    help="What score and batch write, or what compare writes.",
)
@output_option
@quiet_option
def schema(kind: str, output: str | None, quiet: bool) -> int:
    """Print the JSON Schema (draft 2020-12) of a report or error record, or of a comparison."""
    from resume_check.output import open_output

    content = _comparison() if kind == "comparison" else _report()
    with open_output(output) as place:
        place.write(content)
    return ExitStatus.OK


def _report() -> bytes:
    # Made by reporter/schema.py; to make it here would take twice as long as all the rest.
    from pathlib import Path

    from resume_check import reporter

    return Path(reporter.__file__).with_name(reporter.SCHEMA_FILE).read_bytes()


def _comparison() -> bytes:
    import json

    from resume_check.reporter.comparison import comparison_schema

    return f"{json.dumps(comparison_schema(), indent=2)}\n".encode()
