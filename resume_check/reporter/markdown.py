"""The report as Markdown, for pull requests and e-mails."""

from __future__ import annotations

from resume_check.model import Report
from resume_check.reporter import PLAIN_SCREEN, Screen
from resume_check.reporter.explanation import explanation_blocks
from resume_check.reporter.markdown_text import render_markdown
from resume_check.reporter.outline import outline


def render(report: Report, *, screen: Screen = PLAIN_SCREEN) -> str:
    """`report` as GitHub-flavoured Markdown; of `screen` only `verbose` matters."""
    if report.explanation is not None:
        return render_markdown(explanation_blocks(report, report.explanation))
    return render_markdown(outline(report, verbose=screen.verbose))
