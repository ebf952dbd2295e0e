"""Output formats: each turns a finished report into text, and none computes or reads anything anew."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from resume_check.model import Report


class Screen(NamedTuple):
    """What the place that a person reads the report on can show."""

    width: int = 80  # in columns
    color: bool = False
    unicode: bool = True  # box and block characters


PLAIN_SCREEN: Final = Screen()


class OutputFormat(NamedTuple):
    """A format: the module with its ``render``, imported on use since some are slow to load."""

    module: str
    for_screen: bool = False  # its render takes `screen`
    for_failures: bool = False  # it has a render_failure too
    shows_resume: bool = False  # it shows Report.view


FORMATS: Final[Mapping[str, OutputFormat]] = MappingProxyType(
    {
        "text": OutputFormat("resume_check.reporter.text", for_screen=True),
        "json": OutputFormat("resume_check.reporter.json", for_failures=True),
        "html": OutputFormat("resume_check.reporter.html", shows_resume=True),
    }
)


def render(report: Report, format_name: str, *, screen: Screen = PLAIN_SCREEN) -> str:
    """`report` in the format of that name, a key of `FORMATS`; ends without a newline."""
    chosen = FORMATS[format_name]
    module = import_module(chosen.module)
    rendered: str = module.render(report, screen=screen) if chosen.for_screen else module.render(report)
    return rendered
