"""Gives a document its structure: sections by their headings, entries with dates, logical lines."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from resume_check.model import Document, LineKind, LogicalLine, Resume, Section, SectionKind
from resume_check.structure.entries import EntryFinder
from resume_check.structure.headings import Heading, HeadingFinder
from resume_check.structure.lines import Block, join_lines

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\t.;]{0,38}?)\s*(?:\t|:\s|:(?=[^\W\d_])|\s[\u2013\u2014]\s)\s*(?=\S)")
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}|(?:https?://|www\.)\S{3,200}|\+?\d[\d ().-]{7,18}\d")
_LIST_SPLIT = re.compile(r"[,;|•·]|\s/\s")


def structure(document: Document, *, as_of: datetime.date) -> Resume:
    """The sections, entries and logical lines of `document`; "Present" in a date range means `as_of`."""
    headings, carried = _find_headings(document)
    blocks = join_lines(document, set(headings), as_of=as_of)
    sections, grouped = _group(document, blocks, headings, carried)
    lines: list[LogicalLine] = []
    entries = []
    finder = EntryFinder(document.text, as_of=as_of)
    for number, section in enumerate(sections):
        offset = len(lines)
        own = [_logical(document, block, start, number, section) for block, start in grouped[number]]
        heads = [line for line in own if line.kind is LineKind.HEADING]
        body = [line for line in own if line.kind is not LineKind.HEADING]
        found, body = finder.find(number, section, body, offset + len(heads))
        lines += heads
        lines += [line if line.entry is None else replace(line, entry=line.entry + len(entries)) for line in body]
        entries += found
    return Resume(document, tuple(sections), tuple(lines), tuple(entries))


def _find_headings(document: Document) -> tuple[dict[int, Heading], dict[int, SectionKind]]:
    """Headings by line index, and lines at which a section goes on or starts without one (a new column or page)."""
    finder = HeadingFinder(document)
    headings: dict[int, Heading] = {}
    carried: dict[int, SectionKind] = {}
    current = SectionKind.HEADER
    open_at: list[tuple[float, SectionKind]] = []  # left edge of a column, the section open in it
    place: tuple[int | None, int] | None = None
    for index, line in enumerate(document.lines):
        here = (line.page, line.column)
        moved = place is not None and here != place
        place = here
        heading = finder.find(line, current=current, first=not headings)
        if heading is not None:
            headings[index] = heading
            current = heading.kind
        elif moved and line.bbox is not None:
            left = line.bbox.x0
            same = [kind for edge, kind in open_at if abs(edge - left) < 30]
            kind = same[-1] if same else (SectionKind.HEADER if line.page == 1 else current)
            if kind is not current:
                carried[index] = kind
                current = kind
        if line.bbox is not None:
            open_at = [item for item in open_at if abs(item[0] - line.bbox.x0) >= 30]
            open_at.append((line.bbox.x0, current))
    return headings, carried


def _group(
    document: Document, blocks: list[Block], headings: dict[int, Heading], carried: dict[int, SectionKind]
) -> tuple[list[Section], list[list[tuple[Block, int]]]]:
    """Sections, and for each its blocks with the offset at which their content starts."""
    sections: list[Section] = []
    grouped: list[list[tuple[Block, int]]] = []

    def open_section(kind: SectionKind, title: str, start: int) -> None:
        sections.append(Section(kind, title, start, start))
        grouped.append([])

    open_section(SectionKind.HEADER, "", 0)
    for block in blocks:
        heading = headings.get(block.first)
        line = document.lines[block.first]
        if heading is not None:
            split = line.start + heading.length
            title = " ".join(document.text[line.start : split].split()).rstrip(":").strip()
            open_section(heading.kind, title, line.start)
            grouped[-1].append((Block(block.first, block.first, line.start, split, False), line.start))
            if split < line.end:
                grouped[-1].append((replace(block, start=split), split))
        else:
            if block.first in carried:
                open_section(carried[block.first], "", line.start)
            grouped[-1].append((block, block.start))
        sections[-1] = replace(sections[-1], end=block.end)
    return sections, grouped


def _logical(document: Document, block: Block, start: int, number: int, section: Section) -> LogicalLine:
    is_heading = section.title != "" and start == section.start
    text = document.text[start : block.end]
    label = None if is_heading else _LABEL.match(text)
    if is_heading:
        kind = LineKind.HEADING
    elif section.kind in {SectionKind.HEADER, SectionKind.PERSONAL} and _CONTACT.search(text):
        kind = LineKind.CONTACT
    elif block.bullet:
        kind = LineKind.BULLET
    elif label and len(label["label"].split()) <= 4 and _looks_listed(text[label.end() :]):
        kind = LineKind.LIST
    else:
        kind = LineKind.TEXT
    labelled = label is not None and len(label["label"].split()) <= 4
    return LogicalLine(
        start=start,
        end=block.end,
        kind=kind,
        section=number,
        entry=None,
        first_line=block.first,
        last_line=block.last,
        label_end=start + label.end() if label is not None and labelled else None,
    )


def _looks_listed(text: str) -> bool:
    """Names rather than a sentence: short parts between commas."""
    parts = [part.split() for part in _LIST_SPLIT.split(text)]
    return all(len(words) <= 4 for words in parts)
