"""``resume-check schema``: the JSON Schema of a record."""

from __future__ import annotations

import click

from resume_check.cli.common import ExitStatus, output_option, quiet_option


@click.command(
    short_help="Print the JSON Schema of a record.",
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
    import json

    from resume_check.output import open_output

    if kind == "comparison":
        from resume_check.reporter.comparison import comparison_schema as make
    else:
        from resume_check.reporter.schema import schema as make

    content = json.dumps(make(), indent=2) + "\n"
    with open_output(output) as place:
        place.write(content.encode())
    return ExitStatus.OK
