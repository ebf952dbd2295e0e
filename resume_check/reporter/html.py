"""The report as one HTML page: no network, no frame, readable without scripts."""

from __future__ import annotations

from resume_check.model import Report


def render(report: Report) -> str:
    """`report` as an HTML page of its own."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("resume_check.reporter", "html_files"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("report.html").render(report=report)
