"""Gives a document its structure: sections by their headings, entries with dates, logical lines."""

from __future__ import annotations

import datetime as dt

from resume_check.model import Document, Entry, LineKind, LogicalLine, Resume
from resume_check.structure.entries import EntryFinder, Place
from resume_check.structure.kinds import logical_line
from resume_check.structure.lines import join_lines
from resume_check.structure.sections import draft_sections, find_headings, infer_jobs

__all__ = ["structure"]


def structure(document: Document, *, as_of: dt.date) -> Resume:
    """The sections, entries and logical lines of `document`; "Present" in a date range means `as_of`."""
    headings, carried = find_headings(document)
    blocks = join_lines(document, set(headings), as_of=as_of)
    drafts = draft_sections(document, blocks, headings, carried)
    finder = EntryFinder(document, as_of=as_of)
    header = drafts[0].section
    drafts = infer_jobs(drafts, lambda block: finder.facts(logical_line(document, block, header, 0)))
    lines: list[LogicalLine] = []
    entries: list[Entry] = []
    sections = tuple(draft.section for draft in drafts)
    for number, draft in enumerate(drafts):
        own = [logical_line(document, block, sections[number], number) for block in draft.blocks]
        heads = sum(line.kind is LineKind.HEADING for line in own[:1])
        place = Place(number, first_line=len(lines) + heads, first_entry=len(entries))
        found, body = finder.find(sections[number], own[heads:], place)
        lines += own[:heads]
        lines += body
        entries += found
    return Resume(document, sections, tuple(lines), tuple(entries))
