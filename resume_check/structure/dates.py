"""Date ranges as resumes write them, in several languages, as spans of whole months.

Generic date parsers read "2020" as this month of 2020 and do not read "Present" or "2019 - 2021": hence a small
grammar of our own. Month names and words such as "present" come from ``keyword_sets/shared/dates.toml``.

A range in years alone runs from July of the first year to June of the last: on average that is right, and it does not
count the change from one job to the next twice.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from resume_check.keywords.shared import DateWords, date_words
from resume_check.model import DateRange

_DASH = r"(?:-{1,3}|[\u2010-\u2015\u2212\u2192~]|->|>)"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_FIRST_YEAR, _LAST_YEAR = 1950, 2049


@dataclass(frozen=True, slots=True)
class _Point:
    """One date: the months it covers, and how exact it is."""

    first: int
    last: int
    year_only: bool = False
    yearless: bool = False  # "May" of "May - August 2022"


def month_index(year: int, month: int) -> int:
    """Months since year 0, so that spans are differences."""
    return year * 12 + month - 1


def month_text(index: int) -> str:
    """The ISO form, YYYY-MM, of a month index."""
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _words(items: list[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(item).replace(r"\ ", r"\s+") for item in sorted(items, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _Grammar:
    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    point: re.Pattern[str]
    span: re.Pattern[str]
    since: re.Pattern[str]
    school_year: re.Pattern[str]


def _point_source(words: DateWords, prefix: str) -> str:
    month = _words(list(words.months))
    season = _words(list(words.seasons))
    p = prefix
    return (
        r"(?:"
        rf"(?:(?P<{p}day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]{{1,3}})?(?P<{p}mon>{month})\b\.?,?(?:\s{{0,3}}\d{{1,2}}(?:st|nd|rd|th)?,)?"
        rf"(?:[\s/-]{{0,3}}(?:of\s|de\s)?(?P<{p}monyear>{_YEAR})|\s{{0,2}}['’](?P<{p}monshort>\d{{2}}))?(?!\d)"
        rf"|(?P<{p}us>0[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?P<{p}usyear>{_YEAR})(?!\d)"
        rf"|(?:(?:0?[1-9]|[12]\d|3[01])[./])?(?P<{p}num>0?[1-9]|1[0-2])\s?[./-]\s?(?P<{p}numyear>{_YEAR})(?!\d)"
        rf"|(?P<{p}isoyear>{_YEAR})[-./](?P<{p}iso>0[1-9]|1[0-2])(?:[-./]\d{{2}})?(?!\d)"
        rf"|(?P<{p}short>0[1-9]|1[0-2])/(?P<{p}shortyear>\d{{2}})(?![\d/])"
        rf"|Q(?P<{p}quarter>[1-4])[\s/,]{{0,2}}(?P<{p}quarteryear>{_YEAR})"
        rf"|(?P<{p}yearq>{_YEAR})[\s/-]?Q(?P<{p}qyear>[1-4])"
        rf"|(?P<{p}season>{season})\s{{0,2}}(?:of\s)?(?P<{p}seasonyear>{_YEAR})?(?:/\d{{2}}(?!\d))?"
        rf"|(?P<{p}year>{_YEAR})(?!\d)"
        r")"
    )


@cache
def _grammar() -> _Grammar:
    words = date_words()
    present = _words(words.present)
    to = _words(words.to)
    sep = rf"(?:\s{{0,4}}{_DASH}\s{{0,4}}|\s{{1,4}}(?:{to})\s{{1,4}})"
    first, last = _point_source(words, "a_"), _point_source(words, "b_")
    flags = re.IGNORECASE
    before = r"(?<![\w$€£/.:,+'’-])"
    return _Grammar(
        months=words.months,
        seasons=words.seasons,
        point=re.compile(before + first + r"(?![\w%]|[-/][\da-z])", flags),
        span=re.compile(
            before + first + rf"(?:{sep}(?:{last}|(?P<now>{present})\b)|\s{{1,3}}(?P<now2>{present})\b)(?![\w%]|-[\da-z])", flags
        ),
        since=re.compile(
            before
            + rf"(?:(?:{_words(words.since)})\s{{1,3}}{first}|{_point_source(words, 'c_')}\s{{0,3}}{_DASH}(?=\s*$|\s*[)\t|,;]))",
            flags,
        ),
        school_year=re.compile(before + rf"(?P<year>{_YEAR})\s?[/–-]\s?(?P<next>\d{{2}})(?![\d/.-])"),
    )


def _short_year(text: str) -> int:
    value = int(text)
    return 2000 + value if value < 50 else 1900 + value


def _point_of(match: re.Match[str], grammar: _Grammar, prefix: str) -> _Point | None:
    got = {key[2:]: value for key, value in match.groupdict().items() if key.startswith(prefix) and value}
    if "mon" in got:
        return _named_month(got, grammar)
    for month_key, year_key in (("num", "numyear"), ("iso", "isoyear"), ("us", "usyear")):
        if month_key in got:
            index = month_index(int(got[year_key]), int(got[month_key]))
            return _Point(index, index)
    if "short" in got:
        index = month_index(_short_year(got["shortyear"]), int(got["short"]))
        return _Point(index, index)
    quarter = got.get("quarter") or got.get("qyear")
    if quarter:
        index = month_index(int(got.get("quarteryear") or got["yearq"]), int(quarter) * 3 - 2)
        return _Point(index, index + 2)
    if "season" in got:
        month, length = grammar.seasons[got["season"].lower()]
        year = got.get("seasonyear")
        index = month_index(int(year), month) if year else month - 1
        return _Point(index, index + length - 1, yearless=year is None)
    if "year" in got:
        year = int(got["year"])
        return _Point(month_index(year, 1), month_index(year, 12), year_only=True)
    return None


def _named_month(got: dict[str, str], grammar: _Grammar) -> _Point:
    month = grammar.months[got["mon"].lower()]
    if "monyear" in got:
        index = month_index(int(got["monyear"]), month)
    elif "monshort" in got:
        index = month_index(_short_year(got["monshort"]), month)
    else:
        return _Point(month - 1, month - 1, yearless=True)
    return _Point(index, index)


def _range_of(match: re.Match[str], grammar: _Grammar, as_of: int) -> DateRange | None:
    first = _point_of(match, grammar, "a_")
    if first is None:
        return None
    if match.group("now") or match.group("now2"):
        if first.yearless:
            return None
        start = first.first + 6 if first.year_only else first.first
        return DateRange(min(start, as_of), as_of, match.start(), match.end(), current=True)
    last = _point_of(match, grammar, "b_")
    if last is None or last.yearless:
        return None
    if first.yearless:  # "May - August 2022", "Nov - Feb 2021"
        year = last.first // 12 - (1 if first.first > last.first % 12 else 0)
        first = _Point(year * 12 + first.first, year * 12 + first.last)
    start = first.first + 6 if first.year_only else first.first
    end = last.last - 6 if last.year_only else last.last
    if first.year_only and last.year_only and first.first == last.first:
        start, end = first.first, first.last
    return None if end < start else DateRange(start, end, match.start(), match.end())


def _plausible(text: str, start: int, end: int) -> bool:
    """No word beside it says that the number is a version, a page or an address."""
    words = date_words()
    before = text[max(0, start - 20) : start].split()
    after = text[end : end + 20].split(None, 1)
    if before and before[-1].lower().lstrip("(") in words.not_after:
        return False
    return not (after and text[end : end + 1].isspace() and after[0].lower().rstrip(",;)") in words.not_before)


def find_ranges(text: str, *, as_of: datetime.date) -> tuple[DateRange, ...]:
    """All date ranges of `text`, in order, not overlapping; offsets are relative to `text`.

    "March 2019 to date", "03.2019 - oggi", "2014/15", "Q3 2020 - Q1 2022", "since 2018", "May - August 2022".
    Single dates are not ranges: see `find_dates`.
    """
    grammar = _grammar()
    today = month_index(as_of.year, as_of.month)
    found: list[DateRange] = []
    taken: list[tuple[int, int]] = []

    def free(match: re.Match[str]) -> bool:
        return all(match.end() <= start or match.start() >= end for start, end in taken) and _plausible(
            text, match.start(), match.end()
        )

    for match in grammar.span.finditer(text):
        span = _range_of(match, grammar, today)
        if span is not None and _plausible(text, *match.span()):
            found.append(span)
            taken.append(match.span())
    for match in grammar.since.finditer(text):
        point = _point_of(match, grammar, "a_") or _point_of(match, grammar, "c_")
        if free(match) and point is not None and not point.yearless and point.first <= today:
            start = point.first + 6 if point.year_only else point.first
            found.append(DateRange(min(start, today), today, match.start(), match.end(), current=True))
            taken.append(match.span())
    for match in grammar.school_year.finditer(text):
        year = int(match["year"])
        if free(match) and (year + 1) % 100 == int(match["next"]):
            found.append(DateRange(month_index(year, 7), month_index(year + 1, 6), match.start(), match.end()))
            taken.append(match.span())
    return tuple(sorted(found, key=lambda item: item.start))


def find_dates(text: str, *, as_of: datetime.date) -> tuple[DateRange, ...]:
    """All date ranges and single dates of `text`, in order; a single date has ``single`` set."""
    ranges = find_ranges(text, as_of=as_of)
    grammar = _grammar()
    singles = []
    for match in grammar.point.finditer(text):
        point = _point_of(match, grammar, "a_")
        if point is None or point.yearless or not _plausible(text, *match.span()):
            continue
        if all(match.end() <= item.start or match.start() >= item.end for item in ranges):
            singles.append(DateRange(point.first, point.last, match.start(), match.end(), single=True))
    return tuple(sorted((*ranges, *singles), key=lambda item: item.start))
