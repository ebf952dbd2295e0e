"""Finds quantities in a sentence: percentages, money, factors, times, ranks, pairs of values before and after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from resume_check.keywords.role import Outcomes
from resume_check.keywords.shared import alternatives
from resume_check.matcher.inflect import verb_forms

_NUMBER = r"(?:\d{1,3}(?:[,. ]\d{3})+(?:\.\d+)?|\d{1,12}(?:[.,]\d{1,6})?|\.\d{1,4})"
_SCALE = r"(?:\s?(?:k|m|mm|bn|b|million|mio|billion|thousand|lakh|crore|tsd)\b)"
_CURRENCY = r"(?:[$€£₹¥₦₱]|\b(?:USD|EUR|GBP|CAD|AUD|INR|CHF|NGN|KES|ZAR|SEK|BRL|MXN|SGD|CFA|Rs\.?)\b)"
_TIME = r"(?:ms|µs|us|milliseconds?|microseconds?|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?|nights?|shifts?)"
_UNIT = (
    rf"(?:\s?(?:%|percent\b|per cent\b|pp\b|pts?\b|points?\b|bps\b)|{_SCALE}|[\s-]?(?:{_TIME})\b(?:\s?\d{{1,2}}\b)?|\s?(?:kB|MB|GB|TB|mm|cm|kg|kWh|MWh|t|l|°C|fps|FPS|dB)\b)"
)
_BEFORE = r"(?<![\w.,-])"
_VALUE = rf"(?:{_CURRENCY}\s?)?[~≈<>]?\s?{_NUMBER}{_UNIT}?(?:\s?{_CURRENCY})?"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a sentence; `kind` is percent, money, factor, time, rank, pair, plain or words."""

    kind: str
    start: int
    end: int
    text: str


def verbs(words: tuple[str, ...]) -> str:
    """A regular expression for all forms of `words`."""
    return alternatives([form for word in words for form in verb_forms(word)])


class QuantityFinder:
    """Finds quantities with the words of a role's outcome lists."""

    def __init__(self, outcomes: Outcomes) -> None:
        number_words = alternatives(outcomes.number_words)
        value = rf"(?:{_VALUE}|(?:{number_words})(?:[\s-](?:{number_words}))?(?:\s[a-z]{{2,12}})?)"
        arrow = r"(?:\s{0,2}(?:→|->|-->|=>|⇒|>>|➔|➜)\s{0,2})"
        flags = re.IGNORECASE
        self._patterns = (
            ("pair", re.compile(rf"{_BEFORE}{value}{arrow}{value}", flags)),
            ("pair", re.compile(rf"\bfrom\s(?:[a-z]{{1,10}}\s){{0,2}}{value}(?:\s[\w%/-]{{1,20}}){{0,4}}?\s(?:down\s|up\s)?(?:to|into)\s(?:(?:about|under|over|around|just|roughly|less than|more than|only|below|above|nearly|almost)\s)?{value}", flags)),
            ("pair", re.compile(rf"{_BEFORE}{value}(?:\s[\w%/-]{{1,20}}){{0,3}}?\s(?:became|turned into|now takes|shrank to|dropped to|fell to|rose to|grew to|went to)\s{value}", flags)),
            ("pair", re.compile(rf"{_BEFORE}{_VALUE}\s(?:to|versus|vs\.?|against|over)\s{_VALUE}", flags)),
            ("pair", re.compile(rf"{_VALUE}[^.;()]{{0,40}}?\(?\b(?:was|used to be|formerly|previously|before:|instead of|down from|up from|against|compared (?:to|with)|vs\.?|versus|not|where it was|had been)\s(?:[a-z]{{1,10}}\s){{0,2}}{value}", flags)),
            ("percent", re.compile(rf"(?<![\w.])[+\-−–]?{_NUMBER}\s?(?:%|percent\b|per cent\b|pp\b|percentage points?\b|bps\b|p\.p\.)", flags)),
            ("points", re.compile(rf"(?<![\w.])[+\-−–]?{_NUMBER}[\s-]?(?:pts?|points?)\b", flags)),
            ("factor", re.compile(rf"(?<![\w.]){_NUMBER}\s?(?:x\b|×|-?fold\b|\stimes\b)", flags)),
            ("money", re.compile(rf"(?:{_CURRENCY}\s?{_NUMBER}{_SCALE}?|{_BEFORE}{_NUMBER}{_SCALE}?\s?(?:{_CURRENCY}|dollars?\b|euros?\b|pounds?\b|rupees?\b|francs?\b|pesos?\b|naira\b))", flags)),
            ("time", re.compile(rf"{_BEFORE}[~≈<>]?\s?{_NUMBER}[\s-]?{_TIME}\b(?!\s(?:old|of experience))", flags)),
            ("rank", re.compile(r"\b(?:\d{1,5}(?:st|nd|rd|th)|first|second|third|top\s\d{1,3}|#\d{1,3}|rank(?:ed)?\s\d{1,5})\b(?:\s\w{1,12}){0,3}\s(?:of|out of|among|from|in|on|place|at)\b|\btop[\s-]\d{1,3}\s?%|\b(?:st|nd|rd|th) place\b", flags)),
            ("words", re.compile(rf"\b(?:{alternatives(outcomes.factor_words)})\b", flags)),
            ("plain", re.compile(rf"{_BEFORE}[~≈<>+]?\s?{_NUMBER}{_SCALE}?(?![\w%])", flags)),
            ("number-word", re.compile(rf"\b(?:{number_words})(?:[\s-](?:{number_words}))?\b", flags)),
        )

    def find(self, text: str) -> list[Quantity]:
        """The quantities of `text`, the more telling kinds first; they do not overlap. Years are none."""
        found: list[Quantity] = []
        for kind, pattern in self._patterns:
            for match in pattern.finditer(text):
                start, end = match.span()
                if any(start < item.end and item.start < end for item in found):
                    continue
                if kind in ("plain", "pair") and _only_years(match.group()):
                    continue
                found.append(Quantity(kind, start, end, match.group().strip()))
        return sorted(found, key=lambda item: item.start)


_YEAR = re.compile(r"(?:19|20)\d{2}")


def _only_years(text: str) -> bool:
    numbers = re.findall(r"\d[\d.,]*", text)
    return bool(numbers) and all(_YEAR.fullmatch(number.rstrip(".,")) for number in numbers)


@lru_cache(maxsize=8)
def quantity_finder(outcomes: Outcomes) -> QuantityFinder:
    """The finder for a role's outcome lists, built once."""
    return QuantityFinder(outcomes)
