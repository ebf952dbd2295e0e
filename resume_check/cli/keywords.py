"""``resume-check keywords``: what the roles ask for, and whether a keyword-set file keeps its form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from resume_check.cli.common import ExitStatus, output_option, quiet_option

if TYPE_CHECKING:
    from resume_check.keywords import KeywordSet


@click.group(
    no_args_is_help=False,
    epilog=(
        "\b\n"
        "Examples:\n"
        "  resume-check keywords list\n"
        "  resume-check keywords show ml-engineer\n"
        "  resume-check keywords validate my-role.toml"
    ),
)
def keywords() -> None:
    """The keyword sets: what each role asks for."""


@keywords.command("list", epilog=("\b\nExample:\n  resume-check keywords list"))
@output_option
@quiet_option
def list_sets(output: str | None, quiet: bool) -> int:
    """List the keyword sets by the name that --role takes."""
    from resume_check.keywords import available, title

    names = available()
    width = max(map(len, names), default=0)
    return _write([f"{name:{width}}  {title(name)}" for name in names], output)


@keywords.command(epilog=("\b\nExample:\n  resume-check keywords show ml-engineer"))
@click.argument("name", metavar="NAME|PATH")
@output_option
@quiet_option
def show(name: str, output: str | None, quiet: bool) -> int:
    """Show the groups, criteria, weights and terms of one keyword set."""
    from resume_check.keywords import load

    return _write(_described(load(name)), output)


@keywords.command(
    short_help="Check a keyword-set file.", epilog=("\b\nExample:\n  resume-check keywords validate my-role.toml")
)
@click.argument("file", metavar="FILE")
@quiet_option
@output_option
def validate(file: str, output: str | None, quiet: bool) -> int:
    """Check a keyword-set file; what is wrong is named by file, entry and key, with exit status 2."""
    from resume_check.keywords import load

    found = load(file)
    if quiet:
        return ExitStatus.OK
    return _write([f"{file}: valid, {len(found.criteria)} criteria in {len(found.groups)} groups"], output)


def _described(found: KeywordSet) -> Iterator[str]:
    import textwrap

    yield f"{found.id}: {found.title}"
    for group in found.groups:
        yield f"\n{group.label} ({group.id})"
        for criterion in found.criteria:
            if criterion.group != group.id:
                continue
            optional = ", can only add" if criterion.optional else ""
            yield f"  {criterion.id}: {criterion.label} (weight {criterion.weight:g}{optional})"
            terms = ", ".join((*criterion.terms, *criterion.aliases, *criterion.family))
            for text in (terms, f"Tip: {criterion.tip}"):
                yield from textwrap.wrap(text, width=100, initial_indent="    ", subsequent_indent="    ")


def _write(lines: list[str] | Iterator[str], output: str | None) -> int:
    from resume_check.cli.common import stdout_encoding
    from resume_check.output import open_output
    from resume_check.reporter.plain import escaped

    safe = (escaped(part) for line in lines for part in line.split("\n"))
    content = "".join(f"{line}\n" for line in safe)
    with open_output(output) as place:
        encoding = stdout_encoding() if output in (None, "-") else "utf-8"
        place.write(content.encode(encoding, errors="replace"))
    return ExitStatus.OK
