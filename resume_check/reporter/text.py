"""The report for people to read on a terminal, in a pipe or in a file."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from resume_check.model import Evidence, FileInfo, Report, Severity, Status, Tip
from resume_check.reporter import PLAIN_SCREEN, Screen
from resume_check.reporter.blocks import count, place_of, quote
from resume_check.reporter.explanation import explanation_blocks
from resume_check.reporter.job_blocks import job_blocks
from resume_check.reporter.outline import (
    MOST_STRENGTHS,
    MOST_TIPS,
    details,
    facts,
    label_of,
    listed_only,
    missing,
    outline,
    tip_lines,
    with_status,
)
from resume_check.reporter.plain import escaped, shown
from resume_check.reporter.text_blocks import cleaned, laid_out, printed, render_text, width_of
from resume_check.reporter.text_plain import render_plain

MOST_WARNINGS = 12
MOST_FINDINGS = 6

_SEVERITY_STYLES = {Severity.PROBLEM: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def render(report: Report, *, screen: Screen = PLAIN_SCREEN) -> str:
    """`report` as text of `screen.width` columns; without colour it holds no escape sequence.

    A report with an explanation is about that alone.
    """
    blocks = None if report.explanation is None else explanation_blocks(report, report.explanation)
    if screen.plain:
        return render_plain(blocks or outline(report, verbose=screen.verbose))
    if blocks is not None:
        return render_text(blocks, screen)
    return printed(_Layout(screen).parts(report), screen)


class _Layout:
    """Lays out the parts of a report for one screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._bar_width = 20 if width_of(screen) < 72 else 30
        self._dot = " \u00b7 " if screen.unicode else " - "

    def parts(self, report: Report) -> Iterator[RenderableType]:
        yield from self._header(report)
        yield from self._groups(report)
        if self._screen.verbose:
            yield from laid_out(details(report), self._screen)
        else:
            yield from self._strengths(report)
            yield from self._names("Only listed, not shown in use", [item.label for item in listed_only(report)])
            yield from self._names("Missing", [item.label for item in missing(report)])
        yield from self._tips(report)
        if report.job is not None:
            yield from laid_out(job_blocks(report.job, verbose=self._screen.verbose), self._screen)
        yield from self._ats(report)
        yield from self._warnings(report)

    def _header(self, report: Report) -> Iterator[RenderableType]:
        yield Text(self._name(report.file), style="bold")
        yield self._text(f"Scored for {report.role_title}, as of {report.as_of}")
        yield Text()
        score = Text.assemble((f"{report.score:.1f}", "bold"), " of 100  ")
        score.append_text(self._bar(report.score, width=self._bar_width))
        yield _indented(score)
        yield Text()
        yield _indented(self._facts(report))

    def _facts(self, report: Report) -> Table:
        grid = _grid()
        for name, value in facts(report):
            if name != "Pages":  # which stand beside the file's name
                grid.add_row(Text(name, style="dim"), self._text("".join(run.text for run in value)))
        return grid

    def _name(self, file: FileInfo) -> str:
        pages = [] if file.pages is None else [count(file.pages, "page")]
        return self._dot.join([cleaned(escaped(file.name), self._screen), *pages])

    def _groups(self, report: Report) -> Iterator[RenderableType]:
        table = Table.grid(padding=(0, 2))
        table.add_column(overflow="fold")
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(style="dim", no_wrap=True)
        required = {item.group for item in report.criteria if not item.optional}
        for group in report.groups:
            weight = f"{group.weight:.0%} of score" if group.id in required else "can only add"
            bar = self._bar(group.score, width=self._bar_width - 10)
            table.add_row(self._text(group.label), bar, Text(f"{group.score:.1f}"), Text(weight))
        yield from self._titled("Groups", table)

    def _strengths(self, report: Report) -> Iterator[RenderableType]:
        shown_in_use = with_status(report, Status.DEMONSTRATED)
        if not shown_in_use:
            yield from self._titled("Strengths", Text("Nothing that the role asks for is shown in use."))
            return
        items: list[RenderableType] = []
        for criterion in shown_in_use[:MOST_STRENGTHS]:
            items.append(self._text(criterion.label, style="green"))
            items.extend(_indented(self._passage(evidence)) for evidence in criterion.finding.evidence[:1])
        rest = shown_in_use[MOST_STRENGTHS:]
        if rest:
            items.append(self._text("Also shown: " + ", ".join(criterion.label for criterion in rest)))
        yield from self._titled(f"Strengths ({len(shown_in_use)} shown in use)", Group(*items))

    def _names(self, title: str, labels: list[str]) -> Iterator[RenderableType]:
        if labels:
            yield from self._titled(f"{title} ({len(labels)})", self._text(", ".join(labels)))

    def _tips(self, report: Report) -> Iterator[RenderableType]:
        if not report.tips:
            return
        table = _grid("right", style="cyan")
        tips = report.tips if self._screen.verbose else report.tips[:MOST_TIPS]
        for tip in tips:
            table.add_row(Text(f"+{tip.gain:.1f}"), self._tip(report, tip))
        yield from self._titled("Tips, with the points that each is worth", self._cut(table, len(report.tips), "tip"))

    def _tip(self, report: Report, tip: Tip) -> RenderableType:
        label = label_of(report, tip)
        title = [self._text(label, style="bold")] if label else []
        lines = (
            Group(Text(f"{name}:", style="dim"), self._passage(found[0])) for name, found in tip_lines(report, tip)
        )
        return Group(*title, self._text(tip.message), *(_indented(line) for line in lines))

    def _ats(self, report: Report) -> Iterator[RenderableType]:
        if not report.ats:
            return
        table = _grid()
        findings = report.ats if self._screen.verbose else report.ats[:MOST_FINDINGS]
        for finding in findings:
            severity = Text(finding.severity.value, style=_SEVERITY_STYLES[finding.severity])
            table.add_row(severity, self._text(f"{finding.message} {finding.fix}"))
        title = "For applicant tracking systems (the score stays as it is)"
        yield from self._titled(title, self._cut(table, len(report.ats), "finding"))

    def _warnings(self, report: Report) -> Iterator[RenderableType]:
        said = {finding.id for finding in report.ats}
        warnings = [warning for warning in report.warnings if warning.id not in said]
        if not warnings:
            return
        most = warnings if self._screen.verbose else warnings[:MOST_WARNINGS]
        items = Table.grid()
        for warning in most:
            page = "" if warning.page is None else f" (page {warning.page})"
            items.add_row(self._text(f"! {warning.message}{page}", style="yellow"))
        yield from self._titled("Warnings", self._cut(items, len(warnings), "warning"))

    def _cut(self, table: Table, total: int, noun: str) -> RenderableType:
        """`table`, and how many more there are than it shows."""
        left = total - table.row_count
        return Group(table, Text(f"{count(left, f'more {noun}')} with --verbose", style="dim")) if left else table

    def _titled(self, title: str, content: RenderableType) -> Iterator[RenderableType]:
        yield Text()
        yield Text(title, style="bold")
        yield _indented(content)

    def _passage(self, evidence: Evidence) -> Text:
        """The quote, and where in the resume it stands."""
        words = cleaned(quote(evidence.quote).text, self._screen)
        return Text.assemble(words, (f" ({place_of(evidence)})", "dim"), overflow="fold")

    def _bar(self, score: float, *, width: int) -> Text:
        full = min(max(round(score / 100 * width), 0), width)
        color = "green" if score >= 70 else "yellow" if score >= 40 else "red"
        on, off = ("\u2588", "\u2591") if self._screen.unicode else ("#", ".")
        return Text.assemble((on * full, color), (off * (width - full), "dim"))

    def _text(self, text: str, *, style: str = "") -> Text:
        return Text(cleaned(shown(text), self._screen), style=style, overflow="fold")


def _grid(justify: str = "left", *, style: str = "") -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right" if justify == "right" else "left", no_wrap=True, style=style)
    grid.add_column(overflow="fold")
    return grid


def _indented(content: RenderableType) -> Padding:
    return Padding(content, (0, 0, 0, 2))
