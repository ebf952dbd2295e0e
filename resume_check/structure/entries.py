"""Finds the jobs, projects and studies of a section: header lines, dates, title and organisation."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from resume_check.keywords.shared import alternatives, people
from resume_check.model import DateRange, Entry, LineKind, LogicalLine, Section, SectionKind
from resume_check.structure.dates import find_dates

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
MAX_HEADER_WORDS = 16

_SENTENCE_END = re.compile(r"(?<=[a-z)]{2})[.!?]$")
_PARTS = re.compile(r"\s*(?:\t|\s\|\s|\||\s[\u2013\u2014-]\s|\s[·•]\s|@\s?|,\s|\sat\s|/\s)\s*")
_EDGES = " \t,;:|()[]\u2013\u2014-·•/"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What tells a header line from a line of the body."""

    dates: tuple[DateRange, ...]  # offsets in the document
    rest: str  # the text without its dates
    words: int  # of `rest`


def _facts(text: str, line: LogicalLine, as_of: datetime.date) -> _Facts:
    content = text[line.start : line.end]
    dates = find_dates(content, as_of=as_of)
    rest = content
    for item in reversed(dates):
        rest = rest[: item.start] + " " + rest[item.end :]
    moved = tuple(replace(item, start=item.start + line.start, end=item.end + line.start) for item in dates)
    return _Facts(moved, rest.strip(_EDGES), len(rest.split()))


class EntryFinder:
    """Splits the lines of one document's sections into entries."""

    def __init__(self, text: str, *, as_of: datetime.date) -> None:
        self._text = text
        self._as_of = as_of
        self._title = re.compile(rf"\b(?:{alternatives(people().title_words)})s?\b", re.IGNORECASE)

    def find(self, index: int, section: Section, lines: list[LogicalLine], offset: int) -> tuple[list[Entry], list[LogicalLine]]:
        """The entries of section number `index` and its lines with kind and entry filled in.

        `lines` are the section's own; `offset` is the index of the first of them in the whole resume.
        """
        if section.kind not in ENTRY_SECTIONS or not lines:
            return [], lines
        facts = [_facts(self._text, line, self._as_of) for line in lines]
        starts = self._header_groups(section, lines, facts)
        if not starts:
            return [], lines
        entries: list[Entry] = []
        changed = list(lines)
        for number, (first, last) in enumerate(starts):
            stop = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
            dates = [item for position in range(first, last + 1) for item in facts[position].dates]
            chosen = next((item for item in dates if not item.single), dates[0] if dates else None)
            title, organisation = self._names([facts[position].rest for position in range(first, last + 1)])
            entries.append(
                Entry(
                    section=index,
                    header=tuple(range(offset + first, offset + last + 1)),
                    start=lines[first].start,
                    end=lines[stop - 1].end,
                    title=title,
                    organisation=organisation,
                    dates=chosen,
                )
            )
            for position in range(first, stop):
                kind = LineKind.ENTRY_HEADER if position <= last else lines[position].kind
                changed[position] = replace(lines[position], entry=number, kind=kind)
        return entries, changed

    def _header_groups(self, section: Section, lines: list[LogicalLine], facts: list[_Facts]) -> list[tuple[int, int]]:
        """(first, last) line of each entry header, in order."""
        groups: list[tuple[int, int]] = []
        position = 0
        while position < len(lines):
            if self._opens(section, lines, facts, position):
                first = self._back(lines, facts, position, groups[-1][1] if groups else -1)
                last = self._forward(section, lines, facts, position)
                groups.append((first, last))
                position = last + 1
            else:
                position += 1
        if groups:
            return groups
        return self._undated(section, lines, facts)

    def _opens(self, section: Section, lines: list[LogicalLine], facts: list[_Facts], position: int) -> bool:
        """A header has a date and little else, or is a short title over bullets."""
        line, fact = lines[position], facts[position]
        if line.kind is LineKind.BULLET and not self._bulleted_header(lines, facts, position):
            return False
        if fact.dates and self._dated_header(fact, line):
            return True
        if position == 0 or section.kind is SectionKind.EDUCATION:
            return False
        bulleted = position + 1 < len(lines) and lines[position + 1].kind is LineKind.BULLET
        return bulleted and lines[position - 1].kind is LineKind.BULLET and self._header_like(line, fact)

    def _dated_header(self, fact: _Facts, line: LogicalLine) -> bool:
        content = self._text[line.start : line.end].rstrip()
        if fact.words > MAX_HEADER_WORDS or (fact.words > 5 and _SENTENCE_END.search(content)):
            return False
        edge = any(
            content[item.end - line.start :].strip(_EDGES) == "" or content[: item.start - line.start].strip(_EDGES) == ""
            for item in fact.dates
        )
        ranged = any(not item.single for item in fact.dates)
        return edge or (ranged and fact.words <= 12) or fact.words <= 3

    def _bulleted_header(self, lines: list[LogicalLine], facts: list[_Facts], position: int) -> bool:
        """Some write the jobs themselves as bullets: a dated line with a job title."""
        fact = facts[position]
        return (
            any(not item.single for item in fact.dates)
            and fact.words <= 12
            and bool(self._title.search(fact.rest))
            and self._dated_header(fact, lines[position])
        )

    def _header_like(self, line: LogicalLine, fact: _Facts) -> bool:
        content = self._text[line.start : line.end].rstrip()
        return (
            line.kind is not LineKind.BULLET
            and line.label_end is None
            and 0 < fact.words <= 12
            and not _SENTENCE_END.search(content)
            and (content[:1].isupper() or content[:1].isdigit() or fact.words <= 4)
        )

    def _back(self, lines: list[LogicalLine], facts: list[_Facts], position: int, floor: int) -> int:
        """The first line of the header whose dated line is `position`: a title or employer may stand above it."""
        first = position
        room = 2 if facts[position].words <= 3 else 1
        if facts[position].words > 3 and self._title.search(facts[position].rest):
            room = 0 if floor >= 0 else 1
        while room and first - 1 > floor and self._header_like(lines[first - 1], facts[first - 1]):
            above = facts[first - 1]
            if above.dates and position != first:
                break
            if floor >= 0 and first - 1 > floor and not self._fresh(lines, facts, first - 1, floor):
                break
            first -= 1
            room -= 1
        return first

    def _fresh(self, lines: list[LogicalLine], facts: list[_Facts], position: int, floor: int) -> bool:
        """A line after the last header that is no body line of that entry."""
        if position == floor + 1 and facts[position].words > 8:
            return False
        previous = lines[position - 1]
        ended = previous.kind is LineKind.BULLET or bool(
            _SENTENCE_END.search(self._text[previous.start : previous.end].rstrip())
        )
        return ended or bool(self._title.search(facts[position].rest)) or position - 1 > floor

    def _forward(self, section: Section, lines: list[LogicalLine], facts: list[_Facts], position: int) -> int:
        """The last line of the header: the employer may stand below the title and dates."""
        last = position
        while last + 1 < len(lines) and last - position < 2:
            below, fact = lines[last + 1], facts[last + 1]
            if fact.dates or not self._header_like(below, fact) or fact.words > 8:
                break
            after = lines[last + 2] if last + 2 < len(lines) else None
            bare = facts[position].words == 0
            if not bare and (after is None or after.kind is not LineKind.BULLET):
                break
            last += 1
        return last

    def _undated(self, section: Section, lines: list[LogicalLine], facts: list[_Facts]) -> list[tuple[int, int]]:
        """Entries without any date: short titles over bullets or over longer text."""
        groups = []
        for position, line in enumerate(lines[:-1]):
            below = lines[position + 1]
            longer = below.kind is LineKind.BULLET or below.end - below.start > 60
            fresh = position == 0 or lines[position - 1].kind is LineKind.BULLET or below.kind is not LineKind.BULLET
            if longer and fresh and facts[position].words <= 10 and self._header_like(line, facts[position]):
                groups.append((position, position))
        return groups

    def _names(self, rests: list[str]) -> tuple[str, str]:
        """Best effort: the part with a job-title word is the title, the next one the organisation."""
        parts = [part.strip(_EDGES) for rest in rests for part in _PARTS.split(" ".join(rest.split(" ")))]
        parts = [" ".join(part.split()) for part in parts if part.strip(_EDGES)]
        if not parts:
            return "", ""
        titles = [part for part in parts if self._title.search(part)]
        title = titles[0] if titles else parts[0]
        others = [part for part in parts if part != title]
        return title, others[0] if others else ""
