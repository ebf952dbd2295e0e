"""Sections: the headings of a document in their order, what stands under each, and jobs that stand under none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from resume_check.keywords.shared import section_names
from resume_check.model import Document, Section, SectionKind
from resume_check.structure.entry_lines import LineFacts
from resume_check.structure.entry_names import has_study
from resume_check.structure.heading_names import by_name, fold
from resume_check.structure.headings import Heading, HeadingFinder
from resume_check.structure.lines import Block

_SAME_COLUMN = 30.0  # points between left edges
# Sections in which jobs may stand where a resume has no heading for them, or one that says nothing.
_UNNAMED = {SectionKind.HEADER, SectionKind.SUMMARY, SectionKind.OBJECTIVE, SectionKind.OTHER}
# Sections of short names behind which a heading of plain text may have gone unnoticed.
_LISTS = {SectionKind.SKILLS, SectionKind.LANGUAGES, SectionKind.CERTIFICATIONS, SectionKind.PERSONAL}
# What a row of a skills list may turn to.
_ROWS = {SectionKind.LEARNING, SectionKind.DENIED}
_LONG_JOB = 11  # months from the first to the last
_JOBS = {SectionKind.EXPERIENCE, SectionKind.RESEARCH, SectionKind.TEACHING, SectionKind.VOLUNTEERING}


@dataclass(slots=True)
class Draft:
    """A section with its blocks, the heading first."""

    kind: SectionKind
    title: str
    start: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def section(self) -> Section:
        """The section as it goes into the resume."""
        return Section(self.kind, self.title, self.start, self.blocks[-1].end if self.blocks else self.start)


def find_headings(document: Document) -> tuple[dict[int, Heading], dict[int, SectionKind]]:
    """Headings by line index, and lines at which a section goes on or starts without one (a new column or page)."""
    finder = HeadingFinder(document)
    headings: dict[int, Heading] = {}
    carried: dict[int, SectionKind] = {}
    current = SectionKind.HEADER
    open_at: list[tuple[float, SectionKind]] = []  # left edge of a column, the section open in it
    place: tuple[int | None, int] | None = None
    in_row = False  # a row of a skills list tells what is not known yet: "Currently learning: Rust"
    for index, line in enumerate(document.lines):
        here = (line.page, line.column)
        moved = place is not None and here != place
        place = here
        heading = finder.find(line, current=current, first=not headings)
        if heading is None and finder.opens_jobs(line, current=current):
            carried[index] = current = SectionKind.EXPERIENCE
        elif heading is not None:
            headings[index] = heading
            of_list = current is SectionKind.SKILLS or in_row
            in_row = of_list and heading.kind in _ROWS and heading.length < line.end - line.start
            current = heading.kind
        elif in_row and finder.is_row(line):
            carried[index] = current = SectionKind.SKILLS
            in_row = False
        elif moved and line.bbox is not None:
            left = line.bbox.x0
            same = [kind for edge, kind in open_at if abs(edge - left) < _SAME_COLUMN]
            kind = same[-1] if same else (SectionKind.HEADER if line.page == 1 else current)
            if kind is not current:
                carried[index] = kind
                current = kind
        if line.bbox is not None:
            edge = line.bbox.x0
            if not open_at or open_at[-1] != (edge, current):
                open_at = [item for item in open_at if abs(item[0] - edge) >= _SAME_COLUMN]
                open_at.append((edge, current))
    return headings, carried


def draft_sections(
    document: Document, blocks: list[Block], headings: dict[int, Heading], carried: dict[int, SectionKind]
) -> list[Draft]:
    """The sections in order, the first of them the header; a heading that shares its line is parted from the rest."""
    drafts = [Draft(SectionKind.HEADER, "", 0)]
    for block in blocks:
        heading = headings.get(block.first)
        start = document.lines[block.first].start
        if heading is not None:
            split = start + heading.length
            title = " ".join(document.text[start:split].split()).rstrip(":").strip() or "-"
            drafts.append(Draft(heading.kind, title, start))
            drafts[-1].blocks.append(Block(block.first, block.first, start, split, bullet=False))
            if split < block.end:
                drafts[-1].blocks.append(Block(block.first, block.last, split, block.end, block.bullet))
        else:
            if block.first in carried:
                drafts.append(Draft(carried[block.first], "", start))
            drafts[-1].blocks.append(block)
    return drafts


def infer_jobs(drafts: list[Draft], look: Callable[[Block], LineFacts]) -> list[Draft]:
    """`drafts`, but where a section without a telling name holds jobs, that part is Experience.

    Where other sections are for jobs, only one with an unknown heading may turn out to be another; where one of them
    is Experience, its jobs must have titles. `look` says what a block's line shows.
    """
    kinds = {draft.kind for draft in drafts}
    found: list[Draft] = []
    for draft in map(partial(_studied, look=look), drafts):
        # Below a list, jobs may stand under a heading that did not show as one.
        below_list = draft.kind in _LISTS and not kinds & _JOBS
        first = None
        unnamed = draft.kind in ({SectionKind.OTHER} if kinds & _JOBS else _UNNAMED)
        if below_list or (unnamed and by_name(fold(draft.title)) is not SectionKind.OTHER):
            facts = [look(block) for block in draft.blocks]
            titled_only = not below_list and SectionKind.EXPERIENCE in kinds
            employer = None if titled_only else _first_employer(facts, several=below_list)
            first = min((position for position in (_first_job(facts), employer) if position is not None), default=None)
        found += [draft] if first is None else _parted(draft, first)
    return found


def _studied(draft: Draft, look: Callable[[Block], LineFacts]) -> Draft:
    """`draft`, but "Learning" over a school or degree and none that still goes on is Education."""
    if draft.kind is not SectionKind.LEARNING or fold(draft.title) not in section_names().labels:
        return draft
    facts = [look(block) for block in draft.blocks[1:]]
    current = any(item.current for fact in facts for item in fact.dates)
    if current or not any(fact.dates and has_study(fact.rest) for fact in facts):
        return draft
    return replace(draft, kind=SectionKind.EDUCATION)


def _first_job(facts: list[LineFacts]) -> int | None:
    """The first line of the first job: a date range as in a header, with a job title on, above or below its line."""
    for position, fact in enumerate(facts):
        if not (fact.ranged and fact.dated_header):
            continue
        if fact.titled:
            return position
        above = facts[position - 1] if position else None
        if above is not None and above.titled and above.header_like and position > 1:
            return position - 1
        below = facts[position + 1] if position + 1 < len(facts) else None
        if below is not None and below.titled and below.header_like:
            return position
    return None


def _first_employer(facts: list[LineFacts], *, several: bool) -> int | None:
    """The first line of jobs that tell no title, or one that no list knows: "Bramble Video, 2020-09 -> now".

    Two date ranges with lines of work below, or unless `several` are asked for one that is long or still goes on;
    none of a school or degree.
    """
    headers = [position for position, fact in enumerate(facts) if _may_employ(facts, position, fact)]
    spans = [item for position in headers for item in facts[position].dates if not item.single]
    if len(headers) > 1 or (not several and any(item.current or item.last - item.first >= _LONG_JOB for item in spans)):
        return headers[0]
    return None


def _may_employ(facts: list[LineFacts], position: int, fact: LineFacts) -> bool:
    if fact.bullet or not (fact.ranged and fact.dated_header) or fact.of_study:
        return False
    below = facts[position + 1] if position + 1 < len(facts) else None
    if fact.words == 0 and below is not None and not below.bullet:  # the name stands below the dates
        if below.of_study or not below.header_like:
            return False
        below = facts[position + 2] if position + 2 < len(facts) else None
    return below is not None and not below.of_study and not below.ranged


def _parted(draft: Draft, first: int) -> list[Draft]:
    """`draft` up to block `first`, and the rest as a section of jobs."""
    if first <= 1 and draft.title:
        return [Draft(SectionKind.EXPERIENCE, draft.title, draft.start, draft.blocks)]
    jobs = Draft(SectionKind.EXPERIENCE, "", draft.blocks[first].start, draft.blocks[first:])
    before = Draft(draft.kind, draft.title, draft.start, draft.blocks[:first])
    return [before, jobs] if before.blocks or draft.kind is SectionKind.HEADER else [jobs]
