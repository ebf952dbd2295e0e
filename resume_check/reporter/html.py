"""The report as one HTML page: no network, readable without scripts, with the resume and the evidence marked on it.

What comes from the resume is escaped by the template engine. The page's own script and style are allowed by their hash,
and nothing else is: whatever slipped through would not run.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from resume_check.model import Report
from resume_check.reporter.html_page import page_of
from resume_check.reporter.job_blocks import status_words
from resume_check.reporter.plain import shown, visible

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = "html_files"


def render(report: Report) -> str:
    """`report` as an HTML page of its own, which shows the resume where `report.view` is there."""
    from markupsafe import Markup

    style, script = _asset("report.css"), _asset("report.js")
    template = _environment().get_template("report.html")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = template.render(
        page=page_of(report),
        style=Markup(style),  # noqa: S704 - files of this package
        script=Markup(script),  # noqa: S704
        policy=Markup(policy),  # noqa: S704
    )
    return page.rstrip("\n")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("resume_check.reporter", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kept"] = _kept
    environment.filters["data_uri"] = _data_uri
    environment.filters["points"] = lambda value: f"{value:.1f}"
    environment.filters["requirement_status"] = status_words
    environment.filters["plain"] = lambda value: f"{value:g}"
    return environment


def _clean(value: Any) -> Any:
    """Resume text on one line, without characters that turn the direction of what follows or cannot be shown."""
    return shown(value) if type(value) is str else value


def _kept(text: str) -> Any:
    """Resume text with its spaces and tabs as they are."""
    from markupsafe import escape

    return escape(visible(text))


@cache
def _asset(name: str) -> str:
    return files("resume_check.reporter").joinpath(_FOLDER, name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _data_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
