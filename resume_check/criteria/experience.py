"""Years of work from the dates of the jobs, and what the guide says for them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from resume_check.keywords.role import KeywordSet, Level, Titles
from resume_check.keywords.shared import alternatives, people
from resume_check.matcher import Annotated
from resume_check.matcher.context import ROLE, TitleKinds, folded
from resume_check.model import Entry, Experience, Job, SalaryBand, SectionKind, Status
from resume_check.structure.dates import month_text
from resume_check.structure.entry_names import has_title

_JOBS = frozenset({SectionKind.EXPERIENCE, SectionKind.RESEARCH, SectionKind.TEACHING, SectionKind.OTHER})
_SUMMER = (5, 7)  # June to August, as offsets in a year: what a summer intern's lone year means
_RELEVANT_CRITERIA = 2  # criteria of the field that a job's lines must show to be the role's work


class _Patterns(NamedTuple):
    """What an entry's header, once `folded`, tells of work that is no job, or a short one."""

    volunteering: re.Pattern[str]
    internships: re.Pattern[str]
    studies: re.Pattern[str]
    schools: re.Pattern[str]
    theses: re.Pattern[str]
    degrees: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = people()
    return _Patterns(
        re.compile(rf"\b(?:{_folded(words.volunteering)})\b"),
        re.compile(rf"\b(?:{_folded(words.internships)})\b"),
        re.compile(rf"(?<!\w)(?:{_folded(words.studies)})(?!\w)"),
        _names(words.schools),
        _names(words.theses),
        _names(words.degrees),
    )


def _names(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_folded(words)})(?!\w)")


def _folded(words: list[str]) -> str:
    return alternatives([folded(word) for word in words])


@lru_cache(maxsize=8)
def _title_kinds(titles: Titles) -> TitleKinds:
    return TitleKinds(titles)


def find_jobs(keywords: KeywordSet, annotated: Annotated) -> tuple[tuple[Job, ...], list[tuple[int, int, bool]]]:
    """The dated jobs, and the month spans of those that count with whether they are relevant.

    Internships count; studies and volunteering do not.
    """
    titles = _title_kinds(keywords.titles)
    taught = not any(
        annotated.resume.sections[entry.section].kind in (SectionKind.EXPERIENCE, SectionKind.RESEARCH)
        for entry in annotated.resume.entries
        if entry.dates is not None
    )
    shown = _field_shown(keywords, annotated)
    jobs: list[Job] = []
    spans: list[tuple[int, int, bool]] = []
    for number, entry in enumerate(annotated.resume.entries):
        if entry.dates is None:
            continue
        kind = annotated.resume.sections[entry.section].kind
        header = _header(annotated, entry)
        under = SectionKind.EXPERIENCE if taught and kind is SectionKind.TEACHING else kind
        title = annotated.resume.sections[entry.section].title
        first, last, reason = _span(entry, under, header, title)
        counted = reason == ""
        relevant = counted and (number in shown or titles.kind(header) == ROLE)
        if kind in _JOBS or kind is SectionKind.VOLUNTEERING:
            jobs.append(
                Job(
                    entry.title,
                    entry.organisation,
                    month_text(first),
                    month_text(last),
                    relevant,
                    counted,
                    reason,
                )
            )
        if counted:
            spans.append((first, last, relevant))
    return tuple(jobs), spans


def _header(annotated: Annotated, entry: Entry) -> str:
    return " ".join(annotated.resume.slice(annotated.resume.lines[index]) for index in entry.header)


def _of_study(kind: SectionKind, header: str, section: str) -> bool:
    """By its title, or without one by a degree or thesis in it or in the name of its section."""
    patterns = _patterns()
    small = folded(header)
    if patterns.studies.search(small):
        return True
    if has_title(header):
        return False
    # A thesis written at a company may stand under Experience as a job.
    school = patterns.schools.search(small)
    if (school or kind is SectionKind.RESEARCH) and patterns.theses.search(f"{folded(section)} {small}"):
        return True
    return bool(patterns.degrees.search(small) or (section == "" and school))


def _span(entry: Entry, kind: SectionKind, header: str, section: str) -> tuple[int, int, str]:
    """First and last month, and why the entry under the heading `section` does not count ('' where it does)."""
    dates = entry.dates
    if dates is None:
        return 0, 0, "no dates"
    first, last = dates.first, dates.last
    if kind not in _JOBS:
        return first, last, f"under {kind.value}"
    patterns = _patterns()
    small = folded(header)
    if patterns.volunteering.search(small):
        return first, last, "volunteering"
    intern = patterns.internships.search(small)
    if not intern and _of_study(kind, header, section):
        return first, last, "study"
    if dates.single and last - first > 3:
        if intern:
            return first + _SUMMER[0], first + _SUMMER[1], ""
        return first, last, "a year alone, no range"
    if dates.single and kind in (SectionKind.TEACHING, SectionKind.OTHER):
        return first, last, "a single date"
    if kind in (SectionKind.TEACHING, SectionKind.OTHER):
        return first, last, f"under {kind.value}"
    return first, last, ""


def _field_shown(keywords: KeywordSet, annotated: Annotated) -> set[int]:
    """The entries whose lines show two of the role's criteria, one of which is surely of the field."""
    field = {item.id for item in keywords.criteria if item.detector == "terms" and not item.general}
    sure = {item.id for item in keywords.criteria if item.anchor == "ml"}
    found: dict[int, set[str]] = {}
    for mention in annotated.mentions:
        if mention.status is Status.DEMONSTRATED and mention.criterion in field:
            entry = annotated.resume.lines[mention.line].entry
            if entry is not None:
                found.setdefault(entry, set()).add(mention.criterion)
    return {entry for entry, names in found.items() if len(names) >= _RELEVANT_CRITERIA and not sure.isdisjoint(names)}


def months_covered(spans: list[tuple[int, int]]) -> int:
    """The number of months in the union of spans, both ends included."""
    total = 0
    reached: int | None = None
    for first, last in sorted(spans):
        start = first if reached is None else max(first, reached + 1)
        if last >= start:
            total += last - start + 1
            reached = last
    return total


def judge_experience(keywords: KeywordSet, annotated: Annotated) -> Experience:
    """Years, relevant years, and by these the guide's level, salary band and next step."""
    jobs, spans = find_jobs(keywords, annotated)
    years = round(months_covered([(first, last) for first, last, _ in spans]) / 12, 1)
    relevant = round(months_covered([(first, last) for first, last, field in spans if field]) / 12, 1)
    level = level_of(keywords, relevant)
    band = SalaryBand(level.label, level.low, level.high, keywords.guide.currency)
    return Experience(years, relevant, level.id, level.label, band, level.next_step, jobs)


def level_of(keywords: KeywordSet, years: float) -> Level:
    """The highest level whose years are reached."""
    return max((level for level in keywords.levels if level.min_years <= years), key=lambda level: level.min_years)
