"""Headings, entry headers and whole sections: the parts in which the PDF layouts differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from content import Entry, Section
from pdf_parts import FLUSH, EntryHead, Spaced, Theme, bullets, entries, entry_body, labelled, pair, para, rule
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

Heading = Callable[[Theme, str], list[Flowable]]


def ruled_heading(theme: Theme, title: str) -> list[Flowable]:
    """Bold and coloured, over a thin rule."""
    return [para(theme, title.upper(), size=theme.size + 0.7, bold=True, color=theme.accent, before=9), rule(theme)]


def caps_heading(theme: Theme, title: str) -> list[Flowable]:
    """Small capitals over a rule, as LaTeX classes have it."""
    heading = small_caps(theme, title, 13, before=9)
    return [heading, rule(theme, thickness=0.5, before=0.5, after=3)]


def small_caps(theme: Theme, text: str, size: float, *, align: int = TA_LEFT, before: float = 0) -> Flowable:
    """`text` in capitals, of which those that were small are smaller: standard fonts have no small capitals."""
    heading = para(theme, "", size=size, align=align, before=before)
    small = f"{size * 0.78:.1f}"
    parts = re.split("([a-zäöü ]+)", text)
    return Paragraph(
        "".join(f"<font size={small}>{part.upper()}</font>" if part.islower() else part for part in parts),
        heading.style,
    )


def shouted_heading(theme: Theme, title: str) -> list[Flowable]:
    """Black capitals, no ornament."""
    return [para(theme, title.upper(), size=10.5, bold=True, before=10, after=3)]


def italic_heading(theme: Theme, title: str) -> list[Flowable]:
    """Large coloured italics."""
    return [para(theme, title, size=14.5, italic=True, color=theme.accent, before=10, after=2)]


def spaced_heading(theme: Theme, title: str) -> list[Flowable]:
    """Letter-spaced capitals between two rules."""
    line = Spaced(title.upper(), font=theme.font(), size=9.2, tracking=3.6, color=HexColor(theme.accent), height=14)
    return [Spacer(1, 11), line, rule(theme, thickness=0.4, before=0, after=4)]


def side_heading(theme: Theme, title: str) -> list[Flowable]:
    """A heading with a short, thick stroke under it."""
    heading = para(theme, title, size=theme.size + 2.6, bold=True, color=theme.accent, before=10)
    stroke = rule(theme, thickness=1.4, before=2, after=3)
    stroke.width, stroke.hAlign = 26, "LEFT"
    return [heading, stroke]


def dates_right(theme: Theme, entry: Entry) -> list[Flowable]:
    """Title and employer at the left, dates at the right."""
    org = ", ".join(part for part in (entry.org, entry.place) if part)
    left = f"**{entry.title}**" + (f", {org}" if org else "")
    return [
        pair(
            theme,
            left,
            entry.dates,
            left_style=theme.style(),
            right_style=theme.style(color=theme.muted, align=TA_RIGHT),
        )
    ]


def two_line(theme: Theme, entry: Entry) -> list[Flowable]:
    """Employer and place, then title and dates; one line where there is no employer."""
    plain, right = theme.style(align=TA_LEFT), theme.style(align=TA_RIGHT)
    slanted, slanted_right = theme.style(align=TA_LEFT, italic=True), theme.style(align=TA_RIGHT, italic=True)
    if not entry.org:
        return [pair(theme, entry.title, entry.dates, left_style=plain, right_style=right)]
    return [
        pair(theme, f"**{entry.org}**", entry.place, left_style=plain, right_style=right),
        pair(theme, entry.title, entry.dates, left_style=slanted, right_style=slanted_right),
    ]


def stacked(theme: Theme, entry: Entry) -> list[Flowable]:
    """The title on a line of its own, employer, place and dates on the next."""
    where = ", ".join(part for part in (entry.org, entry.place) if part)
    below = "  |  ".join(part for part in (where, entry.dates) if part)
    title, line = para(theme, entry.title, bold=True), para(theme, below, color=theme.muted, after=1)
    title.keepWithNext = line.keepWithNext = 1
    return [title, line] if below else [title]


def inline(theme: Theme, entry: Entry) -> list[Flowable]:
    """All in one running line, dates in brackets."""
    where = ", ".join(part for part in (entry.org, entry.place) if part)
    line = para(theme, f"**{entry.title}**, {where} ({entry.dates})")
    line.keepWithNext = 1
    return [line]


def dated(theme: Theme, entry: Entry) -> list[object]:
    """A table row: the dates, and all the rest."""
    where = ", ".join(part for part in (entry.org, entry.place) if part)
    cell: list[Flowable] = [para(theme, entry.title, bold=True)]
    if where:
        cell.append(para(theme, where, color=theme.accent))
    return [para(theme, entry.dates, size=8.4, color=theme.muted), cell + entry_body(theme, entry)]


def sections(theme: Theme, many: Iterable[Section], heading: Heading, head: EntryHead) -> list[Flowable]:
    """All sections, one below the other."""
    story: list[Flowable] = []
    for section in many:
        story.append(CondPageBreak(theme.leading * 5))
        story += heading(theme, section.title)
        story += [para(theme, text, before=1) for text in section.text]
        story += entries(theme, section, head)
        story += bullets(theme, section.bullets)
        story += [_grid(theme, section)] if section.columns else labelled(theme, section)
    return story


def _grid(theme: Theme, section: Section) -> Table:
    rows: list[list[object]] = [[para(theme, cell, bold=True) for cell in section.columns]]
    rows += [[para(theme, cell) for cell in row] for row in section.rows]
    style = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.6, HexColor(theme.muted)),
            ("BACKGROUND", (0, 0), (-1, 0), HexColor("#e4e7ea")),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return Table(rows, [130, theme.width - 130 - 42 - 58, 42, 58], style=style)


def date_table(theme: Theme, section: Section) -> Table:
    """`section` with dates and labels in a column of their own."""
    rows = [dated(theme, entry) for entry in section.entries]
    rows += [[para(theme, label, color=theme.muted), [para(theme, text)]] for label, text in section.rows]
    rows += [["", [para(theme, text)]] for text in section.text]
    style = TableStyle([*FLUSH, ("BOTTOMPADDING", (0, 0), (-1, -2), 5 if section.entries else 1.5)])
    return Table(rows, [128, theme.width - 128], style=style)
