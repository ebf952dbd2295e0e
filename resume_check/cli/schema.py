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
    import json

    from resume_check.output import open_output
    from resume_check.reporter.schema import schema as record_schema

    content = json.dumps(record_schema(), indent=2) + "\n"
    with open_output(output) as place:
        place.write(content.encode())
    return ExitStatus.OK
