"""``resume-check schema``: the JSON Schema of a record."""

from __future__ import annotations

import click

from resume_check.cli.common import ExitStatus, output_option, quiet_option


@click.command(
    short_help="Print the JSON Schema of a record.",
    epilog=("\b\nExample:\n  resume-check schema -o report.schema.json"),
)
@output_option
@quiet_option
def schema(output: str | None, quiet: bool) -> int:
    """Print the JSON Schema (draft 2020-12) of a report or error record."""
    from resume_check.output import open_output
    from resume_check.reporter import SCHEMA_FILE

    # Made by reporter/schema.py; to make it here would take twice as long as all the rest.
    content = SCHEMA_FILE.read_bytes()
    with open_output(output) as place:
        place.write(content)
    return ExitStatus.OK
