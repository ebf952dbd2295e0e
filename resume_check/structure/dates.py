"""Date ranges as resumes write them, in several languages, as spans of whole months.

Generic date parsers read "2020" as this month of 2020 and do not read "Present" or "2019 - 2021": hence a small
grammar of our own (`date_grammar`). Month names and words such as "present" come from
``keyword_sets/shared/dates.toml``.

A range in years alone runs from July of the first year to June of the last: on average that is right, and it does not
count the change from one job to the next twice.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from resume_check.keywords.shared import date_words
from resume_check.model import DateRange
from resume_check.structure.date_grammar import Grammar, Point, bracket, cell_of_today, grammar, month_index, point_of

__all__ = ["find_dates", "find_ranges", "month_index", "month_text"]

_MAX_AHEAD = 10  # years from the as-of date; what lies further in the future is no date of a resume
_SINCE_ROOM = 16
# What every date has; most lines of a resume have none of it.
_HINT = re.compile(
    r"(?:19[5-9]|20[0-4])\d|\d/['’]?\d\d|[01]\d\.\d\d(?!\d)"
    r"|['’]\d\d|[^\W\d_]{3}\.?[ -]\d\d\s{0,4}(?:[-\u2010-\u2015]|[^\W\d_])"
)
_DIGIT = re.compile(r"\d")
_HINT_LEAD = 5  # characters before the first digit at which a match of _HINT may begin
_LEAD = 80  # characters before its first digit at which a date may begin: "September to (expected) December of 2022"
_DASHES = ("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212")
_NO_END = re.compile(r"[\w%]|[-/][\da-z]")  # behind a date: it is part of something else
_ADDRESS = re.compile(r"(?:[A-Z][\w'’.-]{1,20}\s){1,3}")  # "1999 Harbour Street": capitalised words to a street word


def month_text(index: int) -> str:
    """The ISO form, YYYY-MM, of a month index."""
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def find_ranges(text: str, *, as_of: dt.date) -> tuple[DateRange, ...]:
    """All date ranges of `text`, in order, not overlapping; offsets are relative to `text`.

    "March 2019 to date", "03.2019 - oggi", "2014/15", "Q3 2020 - Q1 2022", "since 2018", "May - August 2022".
    Single dates are not ranges: see `find_dates`.
    """
    return tuple(item for item in find_dates(text, as_of=as_of) if not item.single)


def find_dates(text: str, *, as_of: dt.date) -> tuple[DateRange, ...]:
    """All date ranges and single dates of `text`, in order; a single date has ``single`` set."""
    digit = _DIGIT.search(text)
    if digit is None or _HINT.search(text, max(digit.start() - _HINT_LEAD, 0)) is None:
        return ()
    return tuple(_Reader(text, as_of).read())


class _Found(NamedTuple):
    """A date range as read, before it is known to be plausible; `span` is None where the text is no date after all."""

    span: DateRange | None
    end: int


class _Reader:
    """One pass over one text: finds a date, then looks at what joins it to a second one."""

    def __init__(self, text: str, as_of: dt.date) -> None:
        self._lower = lowered(text)
        self._text = text
        self._today = month_index(as_of.year, as_of.month)
        self._limit = month_index(as_of.year + _MAX_AHEAD, 12)

    def read(self) -> list[DateRange]:
        words = grammar()
        found: list[DateRange] = []
        position = 0
        while digit := _DIGIT.search(self._lower, position):
            match = words.find(self._lower, max(position, digit.start() - _LEAD))
            if match is None:
                break
            point = point_of(match, words)
            item = (
                self._joined(match, point, words) or self._row(match, point, words) or self._alone(match, point, words)
            )
            span = item.span
            if span is not None and point.dotted and not self._apart(span):
                span = None
            if span is not None and span.last <= self._limit and self._plausible(span):
                found.append(span)
            position = max(item.end, match.end())
        return found

    def _joined(self, match: re.Match[str], point: Point, words: Grammar) -> _Found | None:
        """The range that starts with `point`, if any."""
        start = match.start() if point.yearless else self._since_start(match.start(), words)
        now = words.present.match(self._lower, match.end())
        if now:
            if point.yearless or point.first > self._today:
                return None
            return _Found(DateRange(_opening(point), self._today, start, now.end(), current=True), now.end())
        joint = words.between.match(self._lower, match.end())
        behind = words.point.match(self._lower, joint.end()) if joint else None
        if joint and behind:
            months = _months(point, point_of(behind, words))
            if months is None and joint.group().strip() in _DASHES and not point.yearless:
                months = _turned(point, point_of(behind, words))
            if months is not None and not _NO_END.match(self._lower, behind.end()):
                return _Found(DateRange(*months, start, behind.end()), behind.end())
            return _Found(None, behind.end()) if months is not None else None
        return self._bracket(match, point, start, words) or self._academic(match, point, words)

    def _bracket(self, match: re.Match[str], point: Point, start: int, words: Grammar) -> _Found | None:
        """A year with its months behind it: "2019 (Jun-Aug)"."""
        if point.yearless or "(" not in self._lower[match.end() : match.end() + 3]:
            return None
        months = bracket().match(self._lower, match.end())
        if months is None:
            return None
        year = point.first // 12 * 12
        first, last = (year + words.months[months[name]] - 1 for name in "ab")
        return _Found(DateRange(first, last, start, months.end()), months.end()) if first <= last else None

    def _row(self, match: re.Match[str], point: Point, words: Grammar) -> _Found | None:
        """The first cells of a row: "2014 | 2019 | Cook", "2019 | now | Baker"."""
        joint = words.column.match(self._lower, match.end())
        if joint is None or point.yearless or self._text[: match.start()].strip():
            return None
        now = cell_of_today().match(self._lower, joint.end())
        if now and point.first <= self._today:
            return _Found(DateRange(_opening(point), self._today, match.start(), now.end(), current=True), now.end())
        behind = words.point.match(self._lower, joint.end())
        if behind is None or not words.column.match(self._lower, behind.end()):
            return None
        months = _months(point, point_of(behind, words))
        return _Found(DateRange(*months, match.start(), behind.end()), behind.end()) if months else None

    def _apart(self, span: DateRange) -> bool:
        """A range up to today that opens the text or a part of it: "03.19 - 07.22"; not "open 09.15 - 11.20"."""
        before = self._text[: span.start].rstrip(" (")
        return span.last <= self._today and (not before or before[-1] in "\t|,;")

    def _academic(self, match: re.Match[str], point: Point, words: Grammar) -> _Found | None:
        """Two years in short: "2014/15", "2015–17", "2015/2016", "Winter 2019/20"."""
        if match["season"] and match["seasonyear"] and "/" in match.group():
            return _Found(DateRange(point.first, point.last, match.start(), match.end()), match.end())
        if not point.year_only:
            return None
        tail = words.years.match(self._lower, match.end())
        if tail is None or _NO_END.match(self._lower, tail.end()):
            return None
        year = point.first // 12
        last = int(tail["full"]) if tail["full"] else year // 100 * 100 + int(tail["next"])
        if last <= year and not tail["full"]:
            last += 100
        if not year < last <= year + (1 if "/" in tail.group() else 12):
            return None
        span = DateRange(month_index(year, 7), month_index(last, 6), match.start(), tail.end())
        return _Found(span, tail.end())

    def _alone(self, match: re.Match[str], point: Point, words: Grammar) -> _Found:
        """A single date, or one that is open to today: "since 2018", "July 2015 -"."""
        if point.yearless or point.loose:
            return _Found(None, match.end())
        start = self._since_start(match.start(), words)
        opened = words.open.match(self._lower, match.end())
        if (start < match.start() or opened) and point.first <= self._today:
            end = opened.end() if opened else match.end()
            if opened or not _NO_END.match(self._lower, end):
                return _Found(DateRange(min(_opening(point), self._today), self._today, start, end, current=True), end)
        if point.short or _NO_END.match(self._lower, match.end()):
            return _Found(None, match.end())
        return _Found(DateRange(point.first, point.last, match.start(), match.end(), single=True), match.end())

    def _since_start(self, start: int, words: Grammar) -> int:
        if start == 0 or not self._lower[start - 1].isspace():
            return start
        since = words.since.search(self._lower[max(0, start - _SINCE_ROOM) : start])
        return start if since is None else start - len(since.group())

    def _plausible(self, span: DateRange) -> bool:
        """No word beside it says that the number is a version, a page or an address."""
        words = date_words()
        before = self._lower[max(0, span.start - 30) : span.start].rsplit("\t", 1)[-1]  # not the cell to the left
        if any(char.isalpha() for char in self._lower[span.start : span.end]):
            before = ""  # with a month's name or "today" it is no version
        for word in reversed(before.split()):
            if word.lstrip("(") in words.not_after:
                return False
            if not word.isdigit():  # the area code of "Tel. 030 2015"
                break
        tail = self._lower[span.end : span.end + 60]
        if not tail[:1].isspace():
            return True
        after = tail.split(None, 4)[:4]
        if not after:
            return True
        if after[0].rstrip(",;)") in words.not_before:
            return False
        street = _ADDRESS.match(self._text, span.end + 1) if span.single else None
        if street is None or "\t" in tail[:2]:
            return True
        length = len(street.group().split())
        return not any(word.rstrip(",;)") in words.not_before for word in after[1 : length + 1])


def lowered(text: str) -> str:
    """`text` in lower case with its offsets: a few capitals grow in lower case ("İ"), and stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _opening(point: Point) -> int:
    """The month at which a job starts that began at `point`."""
    return point.first + 6 if point.year_only else point.first


def _months(first: Point, last: Point) -> tuple[int, int] | None:
    """First and last month of the range between two dates, or None where they make none."""
    if last.yearless or (last.loose and first.yearless):  # "May 3 - June 10": days
        return None
    if first.yearless:  # "May - August 2022", "Nov - Feb 2021"
        year = last.first // 12 - (1 if first.first > last.first % 12 else 0)
        first = Point(year * 12 + first.first, year * 12 + first.last)
    start = _opening(first)
    end = last.last - 6 if last.year_only else last.last
    if first.year_only and last.year_only and first.first == last.first:
        start, end = first.first, first.last
    return None if end < start else (start, end)


def _turned(first: Point, last: Point) -> tuple[int, int] | None:
    """The months of a range whose later end stands first: "12/2022 - 01/2019"; two bare years may be anything."""
    bare = first.year_only and last.year_only
    return None if bare or last.yearless or last.loose or first.loose else _months(last, first)
