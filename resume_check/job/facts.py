"""Years and degrees that a text names: the same words in an advert and in a resume."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from resume_check.job.weight import phrase_pattern
from resume_check.keywords.advert import advert_words
from resume_check.keywords.shared import alternatives

MOST_YEARS = 40  # an advert that asks for more is about something else


class YearsAsked(NamedTuple):
    """A minimum of years."""

    start: int  # offset into the text
    years: float


@cache
def _years_pattern() -> re.Pattern[str]:
    words = advert_words().years
    number = rf"\d{{1,2}}(?:[.,]5)?|{alternatives(tuple(words.numbers))}"
    ranges = "|".join(re.escape(word) for word in words.ranges)
    return re.compile(
        rf"(?<![\w.,-])(?P<least>{number})\s{{0,2}}(?:\+|plus\b)?"
        rf"(?:\s{{0,2}}(?:{ranges})\s{{0,2}}(?:more|mehr|{number})\s{{0,2}}\+?)?"
        rf"(?:\s{{0,2}}\([^()]{{0,6}}\))?[\s-]{{0,2}}(?:{alternatives(words.units)})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _not_years() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = advert_words().years
    after = re.compile(rf"['’]?\s{{0,2}}(?:{alternatives(words.not_after)})(?!\w)", re.IGNORECASE)
    before = re.compile(rf"(?<!\w)(?:{alternatives(words.not_before)})\s{{0,2}}(?:the\s)?\Z", re.IGNORECASE)
    return before, after


def years_asked(text: str) -> list[YearsAsked]:
    """The minimums of years in `text`."""
    before, after = _not_years()
    found = []
    for hit in _years_pattern().finditer(text):
        if after.match(text, hit.end()) or before.search(text[max(0, hit.start() - 30) : hit.start()]):
            continue
        least = hit["least"].lower()
        years = advert_words().years.numbers.get(least)
        value = float(least.replace(",", ".")) if years is None else float(years)
        if 0 < value <= MOST_YEARS:
            found.append(YearsAsked(hit.start(), value))
    return found


@cache
def _relevant() -> re.Pattern[str]:
    return phrase_pattern(advert_words().years.relevant)


def says_relevant(text: str) -> bool:
    """Whether years that `text` asks for are of the role's own work."""
    return _relevant().search(text) is not None


class DegreeNamed(NamedTuple):
    """A degree in a text."""

    start: int
    end: int
    level: int  # index into the degrees of shared/advert.toml, the lowest first


@cache
def _degree_patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    found = []
    for level, degree in enumerate(advert_words().degree):
        exact = "|".join(re.escape(word) for word in sorted(degree.exact, key=len, reverse=True))
        found.append((level, phrase_pattern(degree.words)))
        found.append((level, re.compile(rf"(?<![\w.])(?:{exact})(?![\w&])")))
    return tuple(found)


def degrees_named(text: str) -> list[DegreeNamed]:
    """The degrees in `text`, in its order."""
    hits = [
        DegreeNamed(hit.start(), hit.end(), level)
        for level, words in _degree_patterns()
        for hit in words.finditer(text)
        if not _is_part(text[max(0, hit.start() - 20) : hit.start()], text[hit.end() : hit.end() + 20])
    ]
    if not hits:
        hits = [DegreeNamed(hit.start(), hit.end(), 0) for hit in _any_degree().finditer(text)]
    return sorted(hits)


@cache
def _any_degree() -> re.Pattern[str]:
    return phrase_pattern(advert_words().degrees.any)


def _is_part(before: str, after: str) -> bool:
    """Whether a degree's name between the two is a part of something else."""
    words = advert_words().degrees
    last, first = before.split()[-1:], after.split()[:1]
    behind = before[-1:].isspace() and bool(last) and last[0].lower() in words.not_behind
    return behind or (after[:1].isspace() and bool(first) and first[0].strip(".,;)").lower() in words.not_before)


@cache
def _no_degree() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = advert_words().degrees
    return phrase_pattern(words.none), phrase_pattern(words.instead)


def asks_no_degree(text: str) -> bool:
    """Whether `text` says that no degree is asked for."""
    return _no_degree()[0].search(text) is not None


def takes_experience_instead(text: str) -> bool:
    """Whether `text` takes experience in place of a degree."""
    return _no_degree()[1].search(text) is not None
