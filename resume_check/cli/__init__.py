"""The command line. A command reads its options, calls the library, renders, and chooses the exit status.

Importing this loads click alone: whatever is slow is imported inside the command that needs it.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from resume_check.cli.batch import batch
from resume_check.cli.common import ExitStatus, complain, stoppable
from resume_check.cli.compare import compare
from resume_check.cli.keywords import keywords
from resume_check.cli.schema import schema
from resume_check.cli.score import score
from resume_check.version import __version__

PROGRAM = "resume-check"


class Commands(click.Group):
    """The commands; Ctrl-C in any of them is told in one line, before click puts an empty one in front of it."""

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


for _command in (score, batch, compare, keywords, schema):
    app.add_command(_command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line `args`, by default that of the process, and return the exit status."""
    from resume_check.errors import ResumeError
    from resume_check.output import OutputClosedError

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
