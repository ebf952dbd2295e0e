"""The options that say who does the work of a batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])
_ENGINES: Final = ("local", "dask")  # those of batch.engine, which is too slow to import for --help


def engine_options(command: Command) -> Command:
    """``--engine`` and what belongs to it."""
    options = (
        click.option(
            "--engine",
            type=click.Choice(_ENGINES),
            default="local",
            show_default=True,
            help="Who does the work: processes of this machine, or a Dask cluster.",
        ),
        click.option(
            "--address",
            metavar="URL",
            help="Scheduler of a running Dask cluster, tcp://HOST:PORT or tls://HOST:PORT.  [default: one is started]",
        ),
        click.option("--tls-ca", metavar="FILE", help="Certificate of the authority that the cluster trusts."),
        click.option("--tls-cert", metavar="FILE", help="Certificate for this side of the connection."),
        click.option("--tls-key", metavar="FILE", help="Its private key, if not in the same file."),
    )
    for option in reversed(options):
        command = option(command)
    return command
