"""The command line. A command reads its options, calls the library, renders, and chooses the exit status.

Importing this loads click alone: a command's module is imported when it is called, and whatever is slow inside the
command that needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from resume_check.cli.common import ExitStatus, complain, stoppable
from resume_check.version import __version__

PROGRAM = "resume-check"


#: The commands, each a module of this package with a command of its name, and what the list of commands says of it.
COMMANDS: Final = {
    "batch": "Score every resume of a folder, archive or storage URL, one record each.",
    "compare": "Show what changed between two versions of a resume.",
    "keywords": "List, show and check keyword sets.",
    "schema": "Print the JSON Schema of a record.",
    "score": "Score one resume and print the report.",
}


class Commands(click.Group):
    """The commands; Ctrl-C in any of them is told in one line, before click puts an empty one in front of it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the help text."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its module; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"resume_check.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands, without a look into their modules."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise click.Abort from error


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=(
        "\b\nExamples:\n  resume-check score resume.pdf\n"
        "  resume-check batch inbox/ -o reports.ndjson\n"
        "  resume-check compare old.pdf new.pdf"
    ),
)
@click.version_option(__version__, prog_name=PROGRAM)
@click.pass_context
def app(context: click.Context) -> int:
    """Score resumes against what a role asks for, with the evidence.

    Works offline: nothing leaves this machine.

    Exit status: 0 scored; 1 below --fail-under; 2 wrong command line or keyword set; 3 a resume could not be read;
    130 interrupted.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        return ExitStatus.USAGE
    return ExitStatus.OK


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line `args`, by default that of the process, and return the exit status."""
    from resume_check.errors import OutputClosedError, ResumeError

    try:
        with stoppable():
            status = app.main(args, prog_name=PROGRAM, standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else PROGRAM
        message = error.format_message()
        complain(f"{message}{'' if message.endswith(('.', '?')) else '.'} Try '{path} --help'.")
        return ExitStatus.USAGE
    except click.ClickException as error:
        complain(error.format_message())
        return ExitStatus.USAGE
    except click.Abort:
        complain("interrupted.")
        return ExitStatus.INTERRUPTED
    except OutputClosedError:
        return ExitStatus.READER_GONE
    except ResumeError as error:  # a wrong setting or output; a resume's own errors have been dealt with
        complain(str(error))
        return ExitStatus.USAGE
    return int(status or ExitStatus.OK)
