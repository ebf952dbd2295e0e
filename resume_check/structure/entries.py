"""Finds the jobs, projects and studies of a section: header lines, dates, title and organisation.

Most headers hold a date. Where the first of a section has lines above its date, so have the others; where it has none,
what stands above a date belongs to the entry before. Undated entries are short titles over bullets or text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from resume_check.model import DateRange, Document, Entry, LineKind, LogicalLine, Section, SectionKind
from resume_check.structure.entry_lines import LineFacts, facts_of
from resume_check.structure.entry_names import names

ENTRY_SECTIONS = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.RESEARCH,
        SectionKind.TEACHING,
        SectionKind.VOLUNTEERING,
        SectionKind.EDUCATION,
    }
)
_MAX_ABOVE = 3  # header lines above the date
_LONG_TEXT = 60  # characters of a line that describes a project rather than names one


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section stands in the whole resume."""

    section: int  # its number
    first_line: int  # the index of its first line below the heading
    first_entry: int  # the number of its first entry


@dataclass(slots=True)
class _Header:
    """Lines `first` to `last` of a section are the header of an entry."""

    first: int
    last: int
    anchor: int  # the line with the dates, where there is one
    organisation: str = ""  # told by the entry above: two jobs at one company


class EntryFinder:
    """Splits the lines of one document's sections into entries."""

    def __init__(self, document: Document, *, as_of: dt.date) -> None:
        self._document = document
        self._as_of = as_of
        bold = sum(line.end - line.start for line in document.lines if line.bold)
        self._bold_body = 2 * bold > len(document.text)

    def facts(self, line: LogicalLine) -> LineFacts:
        """What `line` says for or against its being a header."""
        return facts_of(self._document, line, as_of=self._as_of, bold_body=self._bold_body)

    def find(self, section: Section, lines: list[LogicalLine], place: Place) -> tuple[list[Entry], list[LogicalLine]]:
        """The entries of `section`, which stands at `place`, and its `lines` with kind and entry filled in."""
        if section.kind not in ENTRY_SECTIONS or not lines:
            return [], lines
        facts = [self.facts(line) for line in lines]
        headers = _Grouping(facts, lines, section.kind).headers()
        entries: list[Entry] = []
        changed = list(lines)
        for number, header in enumerate(headers):
            stop = headers[number + 1].first if number + 1 < len(headers) else len(lines)
            own = facts[header.first : header.last + 1]
            title, organisation = names([fact.rest for fact in own])
            entries.append(
                Entry(
                    section=place.section,
                    header=tuple(range(place.first_line + header.first, place.first_line + header.last + 1)),
                    start=lines[header.first].start,
                    end=lines[stop - 1].end,
                    title=title,
                    organisation=header.organisation or organisation,
                    dates=_whole(facts[header.anchor].dates)
                    or _chosen([item for fact in (facts[header.anchor], *own) for item in fact.dates]),
                )
            )
            for position in range(header.first, stop):
                in_header = position <= header.last
                changed[position] = _in_entry(
                    lines[position], place.first_entry + number, header=in_header, label=facts[position].label
                )
        return entries, changed


def _in_entry(line: LogicalLine, entry: int, *, header: bool, label: bool) -> LogicalLine:
    """`line` as part of this entry; what looks like a label in its header is one only with a colon."""
    return LogicalLine(
        line.start,
        line.end,
        LineKind.ENTRY_HEADER if header else line.kind,
        line.section,
        entry,
        line.first_line,
        line.last_line,
        None if header and not label else line.label_end,
    )


def _chosen(dates: list[DateRange]) -> DateRange | None:
    """A range before a single date; one with two ends before "from May 2020"."""
    ranges = [item for item in dates if not item.single]
    return next(iter([*ranges, *dates]), None)


def _whole(dates: tuple[DateRange, ...]) -> DateRange | None:
    """Of two ranges up to today the longer: "senior since 2020; 09/2014 - now"."""
    current = [item for item in dates if item.current]
    return min(current, key=lambda item: item.first) if len(current) > 1 else None


class _Grouping:
    """The header lines of one section."""

    def __init__(self, facts: list[LineFacts], lines: list[LogicalLine], kind: SectionKind) -> None:
        self._facts = facts
        self._lines = lines
        self._kind = kind
        self._anchors = [position for position, fact in enumerate(facts) if fact.dated_header]

    def headers(self) -> list[_Header]:
        """All headers in order."""
        anchors = self._without_totals() or self._dated_bullets()
        if not anchors and not any(fact.marked for fact in self._facts):
            return self._undated()
        lead = self._run_above(anchors[0], 0) if anchors else 0
        found: list[_Header] = []
        floor = 0
        for number, anchor in enumerate(anchors):
            above = self._above(anchor, floor, lead)
            found += self._between(floor, anchor - above, after=found[-1] if found else None)
            following = anchors[number + 1] if number + 1 < len(anchors) else len(self._facts)
            last = self._last(anchor, above, following, lead)
            header = _Header(anchor - above, last, anchor)
            header.organisation = self._inherited(header, found[-1] if found else None, lead)
            found.append(header)
            floor = last + 1
        return found + self._between(floor, len(self._facts), after=found[-1] if found else None)

    def _without_totals(self) -> list[int]:
        """The dated headers, but for a company's line with its whole time that stands right above its first job's."""
        kept = []
        for anchor in self._anchors:
            own = self._facts[anchor]
            below = self._facts[anchor + 1] if anchor + 1 in self._anchors else None
            total = (
                below is not None
                and own.words > 0
                and below.words > 0
                and below.titled
                and not own.titled
                and _covers(own.dates[0], below.dates[0])
            )
            if not total:
                kept.append(anchor)
        return kept

    def _dated_bullets(self) -> list[int]:
        """Jobs written as bullets, one each, of titles that no list knows."""
        if self._kind is not SectionKind.EXPERIENCE:
            return []
        bullets = [position for position, fact in enumerate(self._facts) if fact.bullet]
        dated = [number for number in bullets if self._facts[number].ranged and self._facts[number].edge]
        return dated if len(dated) == len(bullets) > 1 else []

    def _run_above(self, anchor: int, floor: int) -> int:
        """How many lines right above `anchor`, from `floor` on, may belong to its header."""
        count = 0
        while count < _MAX_ABOVE and anchor - count > floor:
            fact = self._facts[anchor - count - 1]
            if not fact.header_like or (fact.dates and fact.words == 0):
                break
            count += 1
            if fact.marked:
                break
        return count

    def _above(self, anchor: int, floor: int, lead: int) -> int:
        """How many lines above the date belong to the header of `anchor`."""
        run = self._run_above(anchor, floor)
        top = self._facts[anchor - run] if run else None
        if top is not None and top.marked:
            return run
        if run <= lead:
            return run if lead or floor == 0 else 0
        before = anchor - run - 1
        fresh = before >= floor and self._facts[before].bullet
        # Behind bullets a short line opens a new entry, unless it is the rest of the bullet.
        if fresh and lead == 0 and run == 1 and self._facts[anchor - 1].upper and self._facts[anchor].words <= 8:
            return 1
        return max(lead, 2) if fresh and lead and run <= _MAX_ABOVE and self._facts[anchor - run].strong else lead

    def _last(self, anchor: int, above: int, following: int, lead: int) -> int:
        """The last line of the header: the employer may stand below the title and the dates."""
        last = anchor
        bare = self._facts[anchor].words == 0
        top = self._facts[anchor - above]
        wanted = 2 if bare and above == 0 else 0 if bare and top.titled and above > 1 else 1
        while last - anchor < wanted and last + 1 < following - (lead if following < len(self._facts) else 0):
            below = self._facts[last + 1]
            if below.dates or not below.header_like or below.words > 8 or below.marked:
                break
            after = self._facts[last + 2] if last + 2 < len(self._facts) else None
            over_bullets = after is not None and after.bullet
            first_name = bare and above == 0 and last == anchor
            open_header = bare or above == 0  # lacks the title or the employer
            if not (first_name or (open_header and ((over_bullets and below.upper) or self._all_follow()))):
                break
            last += 1
        return last

    def _all_follow(self) -> bool:
        """Whether below each dated line stands a name: the habit of writing the employer there."""
        below = [self._facts[anchor + 1] for anchor in self._anchors if anchor + 1 < len(self._facts)]
        return len(below) >= 2 and all(fact.name_like and not fact.dates for fact in below)

    def _inherited(self, header: _Header, before: _Header | None, lead: int) -> str:
        """The employer of the entry before, for a title alone on its line where others have the employer above."""
        if before is None or lead == 0 or header.last > header.first or not self._facts[header.first].titled:
            return ""
        if before.last == before.first and not before.organisation:
            return ""
        title, organisation = names([self._facts[header.first].rest])
        if organisation or not title:
            return ""
        above = [fact.rest for fact in self._facts[before.first : before.last + 1]]
        return before.organisation or names(above)[1]

    def _between(self, floor: int, stop: int, *, after: _Header | None) -> list[_Header]:
        """Undated entries among `floor` to `stop`: a heading, or a short title between the bullets of two entries."""
        found = []
        for position in range(floor, stop):
            fact = self._facts[position]
            below = self._facts[position + 1] if position + 1 < stop else None
            if fact.marked and not fact.bullet:
                found.append(_Header(position, position, position))
                continue
            if self._kind is SectionKind.EDUCATION or below is None or not below.bullet or not fact.header_like:
                continue
            opens = position == 0 and after is None
            behind_bullet = position > 0 and self._facts[position - 1].bullet and (fact.upper or fact.strong)
            if opens or behind_bullet:
                found.append(_Header(position, position, position))
        return found

    def _undated(self) -> list[_Header]:
        """Entries without any date: short titles over bullets or over longer text."""
        found = []
        for position, fact in enumerate(self._facts[:-1]):
            below, line = self._facts[position + 1], self._lines[position + 1]
            longer = below.bullet or line.end - line.start > _LONG_TEXT
            above = self._facts[position - 1] if position else None
            fresh = above is None or above.bullet or above.sentence or not below.bullet
            lower = above is not None and above.bullet and not fact.upper and not fact.strong
            if longer and fresh and not lower and fact.words <= 10 and fact.header_like:
                found.append(_Header(position, position, position))
        return found


def _covers(outer: DateRange, inner: DateRange) -> bool:
    return not outer.single and outer.first <= inner.first and inner.last <= outer.last
