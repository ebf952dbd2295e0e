"""The grammar of single dates: compiled patterns, and what a match of them says in months.

Patterns run over lower-cased text: that is quicker than matching without regard to case.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from resume_check.keywords.shared import date_words

_DASH = r"(?:-{1,3}>?|[\u2010-\u2015\u2212\u2192~]|>)"
_NAMED_MONTHS = frozenset(("mon", "monyear", "monshort", "monloose"))  # groups that close a date with a month's name
_SEASONS = frozenset(("season", "seasonyear"))
_OPENING = 3  # characters of a month's name by which its place is found
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"


class Point(NamedTuple):
    """One date: the months it covers, and how exact it is."""

    first: int
    last: int
    year_only: bool = False
    yearless: bool = False  # "May" of "May - August 2022"; months then count from 0
    loose: bool = False  # two bare digits, which may be a day as well as a year: "Aug 19"
    short: bool = False  # "08/20" or "'18", which alone may be anything
    dotted: bool = False  # "03.19", which inside a text is a number or a time of day


class Grammar(NamedTuple):
    """Patterns over lower-cased text; each is bounded, so that reading is linear in the length of the text."""

    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    start: re.Pattern[str]  # where a date may start
    point: re.Pattern[str]  # a date right here
    between: re.Pattern[str]  # what joins the two ends of a range
    present: re.Pattern[str]
    since: re.Pattern[str]  # "since " right before a date
    open: re.Pattern[str]  # the dash of "July 2015 -" or "2015–…" with nothing behind it, or of "2018– Nurse"
    years: re.Pattern[str]  # "/15" of "2014/15", "–17" of "2015–17", "/2016" of "2015/2016"
    column: re.Pattern[str]  # what parts the cells of a row: "2014 | 2019 | Cook"

    def find(self, text: str, position: int) -> re.Match[str] | None:
        """The first date at or after `position`."""
        for place in self.start.finditer(text, position):
            match = self.point.match(text, place.start())
            if match is not None:
                return match
        return None


def month_index(year: int, month: int) -> int:
    """Months since year 0, so that spans are differences."""
    return year * 12 + month - 1


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(words, key=len, reverse=True))


def _point_source(month: str, season: str) -> str:
    return (
        r"(?:"
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]{{1,3}}(?:of\s|de\s)?)?(?P<mon>{month})\b\.?,?"
        rf"(?:\s{{0,3}}\d{{1,2}}(?:st|nd|rd|th)?,)?"
        rf"(?:[\s/.-]{{0,3}}(?:of\s|de\s)?(?P<monyear>{_YEAR})|\s{{0,2}}['’](?P<monshort>\d\d)"
        r"|[\s-](?P<monloose>\d\d)(?![\d.:,'’]|\s?%))?(?!\d)"
        rf"|(?P<us>0[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?P<usyear>{_YEAR})(?!\d)"
        rf"|(?:(?:0?[1-9]|[12]\d|3[01])[./])?(?P<num>0?[1-9]|1[0-2])\s?[./-]\s?(?P<numyear>{_YEAR})(?!\d)"
        rf"|(?P<isoyear>{_YEAR})[-./](?P<iso>0[1-9]|1[0-2])(?:[-./]\d{{2}})?(?!\d)"
        r"|(?P<short>0[1-9]|1[0-2])/['’]?(?P<shortyear>\d{2})(?![\d/])"
        r"|(?P<dotted>0[1-9]|1[0-2])\.(?P<dottedyear>\d{2})(?![\d%]|[.,:/]\d|\s?(?:uhr|am|pm|h)\b)"
        r"|['’‘](?P<bare>\d{2})(?![\w'’%])"
        rf"|q(?P<quarter>[1-4])[\s/,]{{0,2}}(?P<quarteryear>{_YEAR})"
        rf"|(?P<yearq>{_YEAR})[\s/-]?q(?P<qyear>[1-4])"
        rf"|(?P<season>{season})\b,?(?:\s{{1,2}}(?:of\s)?(?P<seasonyear>{_YEAR}))?(?:/\d{{2}}(?!\d))?"
        rf"|(?P<yearbefore>{_YEAR})[.,]?\s{{1,2}}(?P<monbehind>{month})\b\.?(?!\s{{0,2}}['’]?\d)"
        rf"|(?P<year>{_YEAR})(?!\d)"
        r")"
    )


@cache
def grammar() -> Grammar:
    """The patterns, made once a process from the words of ``keyword_sets/shared/dates.toml``."""
    words = date_words()
    month, season = _any_of(tuple(words.months)), _any_of(tuple(words.seasons))
    # A pattern for places beside one for dates, since to compile the names twice takes longer than a resume does.
    names = _any_of(tuple(dict.fromkeys(name[:_OPENING].split()[0] for name in (*words.months, *words.seasons))))
    now = _any_of(words.present)
    # Slavic languages and Hungarian end a date with a dot: "15.03.2021. – danas".
    joined = rf"\.?\s{{0,4}}{_DASH}\s{{0,4}}|\s{{1,4}}(?:{_any_of(words.to)})\s{{1,4}}"
    interval = r"(?<=\d[-.]\d\d)\s?/\s?"  # ISO 8601: "2015-01/2019-02"
    return Grammar(
        months=words.months,
        seasons=words.seasons,
        start=re.compile(rf"(?<![\w$€£/.:,+'’-])(?<!\d[\u2013\u2014])(?=\d|['’‘]\d|q[1-4]|{names})"),
        point=re.compile(_point_source(month, season)),
        between=re.compile(
            rf"(?:{joined}|{interval}(?={_YEAR}[-.]\d\d))(?:\(?(?:exp|expected|est|anticipated)\b[.:]?\s{{0,3}})?"
        ),
        present=re.compile(
            rf"(?:{joined}|{interval}|\s{{1,3}})(?P<open>\()?(?:{now})(?(open)\)|\b)"
            rf"|(?:{joined})(?:{_any_of(words.present_joined)})\b"
        ),
        since=re.compile(rf"(?<!\w)(?:{_any_of(words.since)})\s{{1,3}}$"),
        open=re.compile(
            rf"\.?\s{{0,3}}{_DASH}(?:\s{{0,2}}(?:…|\.{{2,4}}|\?))?(?=\s{{0,20}}$|\s{{0,3}}[)\]\t|,;:])|[\u2013-](?=\s{{1,4}}[^\W\d_])"
        ),
        years=re.compile(rf"\s?[/–-]\s?(?:(?P<next>\d\d)(?![\d/.-])|(?P<full>{_YEAR})(?![\d/.-]))"),
        column=re.compile(r"\s{0,4}(?:\||\t)\s{0,4}"),
    )


# Those that few resumes ask for are compiled when one does: to compile all takes longer than to read a resume.


@cache
def cell_of_today() -> re.Pattern[str]:
    """A cell of a row that means today: "2019 | now | Baker"."""
    return re.compile(rf"(?:{_any_of(date_words().present)})\b(?=\s{{0,4}}(?:$|\||\t))")


@cache
def bracket() -> re.Pattern[str]:
    """What names months behind a year: "(Jun-Aug)"."""
    month = _any_of(tuple(date_words().months))
    return re.compile(rf"\s{{0,2}}\(\s?(?P<a>{month})\b\.?\s?{_DASH}\s?(?P<b>{month})\b\.?\s?\)")


def short_year(text: str) -> int:
    """The year that two digits mean."""
    value = int(text)
    return 2000 + value if value < 50 else 1900 + value


def point_of(match: re.Match[str], words: Grammar) -> Point:
    """What a match of ``Grammar.point`` says; the group that closes it tells its form."""
    form = match.lastgroup
    if form == "year":
        year = int(match["year"])
        return Point(month_index(year, 1), month_index(year, 12), year_only=True)
    if form in _NAMED_MONTHS:
        return _named_month(match, words)
    if form == "monbehind":
        return _month(int(match["yearbefore"]), _month_number(match["monbehind"], words))
    if form == "numyear":
        return _month(int(match["numyear"]), int(match["num"]))
    if form == "iso":
        return _month(int(match["isoyear"]), int(match["iso"]))
    if form == "usyear":
        return _month(int(match["usyear"]), int(match["us"]))
    if form == "shortyear":
        index = month_index(short_year(match["shortyear"]), int(match["short"]))
        return Point(index, index, short=True)
    if form == "dottedyear":
        index = month_index(short_year(match["dottedyear"]), int(match["dotted"]))
        return Point(index, index, short=True, dotted=True)
    if form == "bare":
        index = month_index(short_year(match["bare"]), 1)
        return Point(index, index + 11, year_only=True, short=True)
    if form in _SEASONS:
        return _season(match, words)
    number, of = ("quarter", "quarteryear") if form == "quarteryear" else ("qyear", "yearq")
    index = month_index(int(match[of]), int(match[number]) * 3 - 2)
    return Point(index, index + 2)


def _month(year: int, number: int) -> Point:
    index = month_index(year, number)
    return Point(index, index)


def _month_number(name: str, words: Grammar) -> int:
    return words.months[" ".join(name.split())]


def _named_month(match: re.Match[str], words: Grammar) -> Point:
    month = _month_number(match["mon"], words)
    form = match.lastgroup
    if form == "mon":
        return Point(month - 1, month - 1, yearless=True)
    if form == "monyear":
        return _month(int(match["monyear"]), month)
    index = month_index(short_year(match[form or ""]), month)
    return Point(index, index, loose=form == "monloose")


def _season(match: re.Match[str], words: Grammar) -> Point:
    month, length = words.seasons[match["season"]]
    year = match["seasonyear"]
    index = month_index(int(year), month) if year else month - 1
    return Point(index, index + length - 1, yearless=year is None)
