"""Output formats: each turns a finished report into text, and none computes or reads anything anew."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from resume_check.model import Failure, Report
    from resume_check.reporter.table import Table


class Screen(NamedTuple):
    """What the place that a person reads the report on can show."""

    width: int = 80  # in columns
    color: bool = False
    unicode: bool = True  # box and block characters
    plain: bool = False  # for a screen reader: no bars, no columns, no line breaks inside a sentence
    verbose: bool = False  # all evidence, not the strongest alone


PLAIN_SCREEN: Final = Screen()
SCHEMA_FILE: Final = "report.schema.json"  # beside this module: see schema.py


class OutputFormat(NamedTuple):
    """A format: the module with its ``render``, imported on use since some are slow to load."""

    module: str
    for_screen: bool = False  # its render takes `screen`
    for_failures: bool = False  # it has a render_failure too
    needs_content: bool = False  # it shows Report.content, which Settings.content asks for
    shows_resume: bool = False  # it shows Report.view


FORMATS: Final[Mapping[str, OutputFormat]] = MappingProxyType(
    {
        "text": OutputFormat("resume_check.reporter.text", for_screen=True),
        "json": OutputFormat("resume_check.reporter.json", for_failures=True),
        "markdown": OutputFormat("resume_check.reporter.markdown", for_screen=True),
        "jsonresume": OutputFormat("resume_check.reporter.jsonresume", needs_content=True),
        "html": OutputFormat("resume_check.reporter.html", shows_resume=True),
    }
)


def render(report: Report, format_name: str, *, screen: Screen = PLAIN_SCREEN) -> str:
    """`report` in the format of that name, a key of `FORMATS`; ends without a newline."""
    chosen = FORMATS[format_name]
    module = import_module(chosen.module)
    rendered: str = module.render(report, screen=screen) if chosen.for_screen else module.render(report)
    return rendered


class BatchWriter(Protocol):
    """Makes the bytes of a batch's output as its records come, so that none need be held."""

    def add(self, outcome: Report | Failure) -> bytes:
        """The bytes that are ready after one more resume."""

    def end(self) -> bytes:
        """The bytes at the end."""


BATCH_FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ndjson": "resume_check.reporter.ndjson",
        "csv": "resume_check.reporter.csv",
        "parquet": "resume_check.reporter.parquet",
    }
)


def batch_writer(format_name: str, table: Table) -> BatchWriter:
    """A writer of that format, a key of `BATCH_FORMATS`; raises `ImportError` where its library is not installed."""
    writer: BatchWriter = import_module(BATCH_FORMATS[format_name]).Writer(table)
    return writer
