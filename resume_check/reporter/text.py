"""The report for people to read on a terminal, in a pipe or in a file. Of the reporters only this one needs rich."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from resume_check.model import CriterionScore, Evidence, FileInfo, Reading, Report, Severity, Status, Tip
from resume_check.reporter import PLAIN_SCREEN, Screen
from resume_check.reporter.plain import escaped, shown

NARROWEST, WIDEST = 40, 110  # longer lines are hard to read
MOST_STRENGTHS = 8
MOST_TIPS = 6
MOST_WARNINGS = 12
MOST_FINDINGS = 6
LONGEST_QUOTE = 220

_SEVERITY_STYLES = {Severity.PROBLEM: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}

_ASCII = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
                        "\u2022": "*", "\u2026": "...", "\u00b7": "-", "\u00a0": " "})  # fmt: skip


def render(report: Report, *, screen: Screen = PLAIN_SCREEN) -> str:
    """`report` as text of `screen.width` columns; without colour it holds no escape sequence."""
    width = min(max(screen.width, NARROWEST), WIDEST)
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        color_system="standard" if screen.color else None,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # the caller has looked at NO_COLOR and COLUMNS, and nothing else shall have a say
    )
    console.print(Group(*_Layout(width=width, unicode=screen.unicode).parts(report)), soft_wrap=False)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n")).strip("\n")


class _Layout:
    """Lays out the parts of a report for one width and set of characters."""

    def __init__(self, *, width: int, unicode: bool) -> None:
        self._unicode = unicode
        self._bar_width = 20 if width < 72 else 30
        self._dot = " \u00b7 " if unicode else " - "

    def parts(self, report: Report) -> Iterator[RenderableType]:
        yield from self._header(report)
        yield from self._groups(report)
        yield from self._strengths(report)
        # A certificate that is held can be no more than listed, and is named in the header.
        listed = [item for item in _with_status(report, Status.LISTED) if item.id not in report.certifications]
        yield from self._names("Only listed, not shown in use", listed)
        missing = [item for item in _with_status(report, Status.ABSENT) if not item.optional]
        yield from self._names("Missing", missing)
        yield from self._tips(report)
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
        experience, band = report.experience, report.experience.salary_band
        facts = Table.grid(padding=(0, 2))
        facts.add_column(style="dim", no_wrap=True)
        facts.add_column(overflow="fold")
        facts.add_row(Text("Level"), self._text(experience.level_label))
        facts.add_row(
            Text("Experience"),
            Text(f"{_years(experience.relevant_years)} of this role's work, {_years(experience.years)} in all"),
        )
        salary = f"{band.low:,} to {band.high:,} {band.currency} a year (the guide's figures for {band.label})"
        facts.add_row(Text("Salary band"), self._text(salary))
        facts.add_row(Text("Next step"), self._text(experience.next_step))
        held = [item.label for item in report.criteria if item.id in report.certifications]
        if held:
            facts.add_row(Text("Certificates"), self._text(", ".join(held)))
        if report.portfolio.links:
            facts.add_row(Text("Portfolio"), self._text(", ".join(report.portfolio.links)))
        facts.add_row(Text("Reading"), self._text(_reading(report.reading)))
        return facts

    def _name(self, file: FileInfo) -> str:
        pages = [] if file.pages is None else [_count(file.pages, "page")]
        return self._dot.join([self._clean(escaped(file.name)), *pages])

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
        shown_in_use = _with_status(report, Status.DEMONSTRATED)
        if not shown_in_use:
            yield from self._titled("Strengths", Text("Nothing that the role asks for is shown in use."))
            return
        first, rest = shown_in_use[:MOST_STRENGTHS], shown_in_use[MOST_STRENGTHS:]
        items: list[RenderableType] = []
        for criterion in first:
            items.append(self._text(criterion.label, style="green"))
            items.extend(_indented(self._passage(evidence)) for evidence in criterion.finding.evidence[:1])
        if rest:
            items.append(self._text("Also shown: " + ", ".join(criterion.label for criterion in rest)))
        yield from self._titled(f"Strengths ({len(shown_in_use)} shown in use)", Group(*items))

    def _names(self, title: str, criteria: list[CriterionScore]) -> Iterator[RenderableType]:
        if criteria:
            labels = self._text(", ".join(criterion.label for criterion in criteria))
            yield from self._titled(f"{title} ({len(criteria)})", labels)

    def _tips(self, report: Report) -> Iterator[RenderableType]:
        if not report.tips:
            return
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right", no_wrap=True, style="cyan")
        table.add_column(overflow="fold")
        for tip in report.tips[:MOST_TIPS]:
            table.add_row(Text(f"+{tip.gain:.1f}"), self._tip(tip))
        left = len(report.tips) - MOST_TIPS
        if left > 0:
            table.add_row(Text(), Text(f"{_count(left, 'more tip')} in --format json"))
        yield from self._titled("Tips, with the points that each is worth", table)

    def _tip(self, tip: Tip) -> RenderableType:
        lines = (Group(Text("Line to change:", style="dim"), self._passage(line)) for line in tip.evidence[:1])
        return Group(self._text(tip.message), *(_indented(line) for line in lines))

    def _ats(self, report: Report) -> Iterator[RenderableType]:
        if not report.ats:
            return
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for finding in report.ats[:MOST_FINDINGS]:
            severity = Text(finding.severity.value, style=_SEVERITY_STYLES[finding.severity])
            table.add_row(severity, self._text(f"{finding.message} {finding.fix}"))
        left = len(report.ats) - MOST_FINDINGS
        if left > 0:
            table.add_row(Text(), Text(f"{left} more in --format json"))
        yield from self._titled("For applicant tracking systems (the score stays as it is)", table)

    def _warnings(self, report: Report) -> Iterator[RenderableType]:
        said = {finding.id for finding in report.ats}
        warnings = [warning for warning in report.warnings if warning.id not in said]
        if not warnings:
            return
        items = []
        for warning in warnings[:MOST_WARNINGS]:
            page = "" if warning.page is None else f" (page {warning.page})"
            items.append(self._text(f"! {warning.message}{page}", style="yellow"))
        left = len(warnings) - MOST_WARNINGS
        if left > 0:
            items.append(Text(f"{_count(left, 'more warning')} in --format json"))
        yield from self._titled("Warnings", Group(*items))

    def _titled(self, title: str, content: RenderableType) -> Iterator[RenderableType]:
        yield Text()
        yield Text(title, style="bold")
        yield _indented(content)

    def _passage(self, evidence: Evidence) -> Text:
        """The quote, and where in the resume it stands."""
        quote = shown(evidence.quote)
        if len(quote) > LONGEST_QUOTE:
            quote = f"{quote[:LONGEST_QUOTE].rsplit(' ', 1)[0]} \u2026"
        place = evidence.section.value
        if evidence.page is not None:
            place += f", page {evidence.page}"
        elif evidence.line is not None:
            place += f", line {evidence.line}"
        return Text.assemble(self._clean(f"\u201c{quote}\u201d"), (f" ({place})", "dim"), overflow="fold")

    def _bar(self, score: float, *, width: int) -> Text:
        full = min(max(round(score / 100 * width), 0), width)
        color = "green" if score >= 70 else "yellow" if score >= 40 else "red"
        on, off = ("\u2588", "\u2591") if self._unicode else ("#", ".")
        return Text.assemble((on * full, color), (off * (width - full), "dim"))

    def _text(self, text: str, *, style: str = "") -> Text:
        return Text(self._clean(shown(text)), style=style, overflow="fold")

    def _clean(self, text: str) -> str:
        return text if self._unicode else text.translate(_ASCII)


def _with_status(report: Report, status: Status) -> list[CriterionScore]:
    """The criteria of that status, those that weigh most first."""
    chosen: Iterable[CriterionScore] = (item for item in report.criteria if item.finding.status is status)
    return sorted(chosen, key=lambda item: -item.weight)


def _reading(reading: Reading) -> str:
    """How the file was read, on a line."""
    parts = [f"{reading.words} words by {reading.engine}, {reading.word_share:.0%} look like words"]
    if reading.ocr_pages:
        parts.append(f"{_count(len(reading.ocr_pages), 'page')} from the picture")
    if reading.pages_without_text:
        parts.append(f"{_count(len(reading.pages_without_text), 'page')} without text")
    hidden = sum(part.words or 0 for part in reading.left_out)
    if hidden:
        parts.append(f"{_count(hidden, 'hidden word')} left out")
    return "; ".join(parts)


def _indented(content: RenderableType) -> Padding:
    return Padding(content, (0, 0, 0, 2))


def _years(years: float) -> str:
    return f"{years:.1f} years"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
