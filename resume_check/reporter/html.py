"""The report as one HTML page: no network, readable without scripts, with the resume and the evidence marked on it."""

from __future__ import annotations

from resume_check.model import Report
from resume_check.reporter.html_page import page_of
from resume_check.reporter.html_template import render_page


def render(report: Report) -> str:
    """`report` as an HTML page of its own, which shows the resume where `report.view` is there."""
    return render_page("report", script=True, pictures=True, page=page_of(report))
