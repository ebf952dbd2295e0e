"""Finds the quantities of a line (amounts, percentages, times, ranks, factors) and the words that tell what they mean.

Everything here is linear in the length of the text: one pass over its words, one over its numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from resume_check.criteria.marks import Marks
from resume_check.keywords.role import Outcomes
from resume_check.keywords.shared import alternatives
from resume_check.matcher.inflect import verb_forms
from resume_check.structure.dates import lowered

# A number, or a range as one number ("12-15"). Parts of dates, clock times, fractions and names are none.
_DIGITS = r"(?:\d{1,3}(?:[,.' ]\d{3}){1,4}(?:[.,]\d{1,4})?|\d{1,12}(?:[.,]\d{1,6})?|\.\d{1,4})"
_NUMBER = rf"{_DIGITS}(?:\s?[-–]\s?{_DIGITS})?(?!\d|[/:]\d)"
_BEFORE = r"(?<![\w.,@#+-])(?<!\d[/:–])"
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s?[-–]\s?(?:(?:19|20)\d{2}|0[1-9]|1[0-2]))?")  # also "2015-01"
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[,.' ]\d{3}){1,4}")
_TOKEN = re.compile(r"-{0,2}[-=]>|>>|[→⇒➔➜⟶/]|\w{1,40}")
# These make up the expression for amounts; as words of a text they tell nothing.
_PARTS = frozenset(
    name
    for name in Outcomes.__struct_fields__
    if name.endswith("_units") and name not in ("scale_units", "live_units", "rate_units")
) | {
    "scales",
    "currencies",
    "currency_letters",
    "currency_words",
    "number_words",
    "time_adjectives",
    "articles",
    "article_times_after",
    "odd_times",
    "metric_endings",
}
# Lists whose words are quantities, or outcomes without one.
_WORDED = ("frequencies", "factor_changes", "factor_words", "ordinals", "zero_words", "medals")
_DIGIT = re.compile(r"\d")
_METRICS = frozenset({"metrics"})
_VERB_FIELDS = frozenset(name for name in Outcomes.__struct_fields__ if name.endswith("_verbs"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a line. Its span includes a word such as "about"; its text does not.

    ``kind`` is percent, points, money, latency, time, unit, ratio, factor, ordinal, count, word, change, share,
    share_of ("9 out of 10") or slashed ("4.8/5").
    """

    kind: str
    start: int
    end: int
    text: str
    unit: int = 0  # of a time: the longer its unit, the higher

    @property
    def decimal(self) -> bool:
        """It has a decimal sign, or one of thousands."""
        return "." in self.text or "," in self.text

    @property
    def amount(self) -> float | None:
        """The first number as a figure; None where it is in words."""
        found = re.search(_DIGITS, self.text)
        if not found:
            return None
        digits = found.group()
        if _THOUSANDS.fullmatch(digits):
            return float(re.sub(r"\D", "", digits))
        head, _, tail = digits.replace(",", ".").replace("'", "").replace(" ", "").rpartition(".")
        return float(f"{head.replace('.', '')}.{tail}") if head or "." in digits else float(tail)


class QuantityFinder:
    """Finds quantities and marks words by a role's outcome lists."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._phrases = _phrases(outcomes)
        self._longest: dict[str, int] = defaultdict(int)
        for phrase in self._phrases:
            head = phrase.partition(" ")[0]
            self._longest[head] = max(self._longest[head], phrase.count(" ") + 1)
        self._units = _unit_order(outcomes)
        self._endings = outcomes.metric_endings
        self._signs = _signs(outcomes)
        self._amount = re.compile(_amount(outcomes))

    def is_worth_it(self, text: str) -> bool:
        """The text may hold a quantity at all; most lines do not, and this is quickly known."""
        return _DIGIT.search(text) is not None or not self._signs.isdisjoint(_TOKEN.findall(text.lower()))

    def mark(self, text: str) -> Marks:
        """The words of the lists. Of overlapping phrases all count, but no words inside one such as "more than"."""
        return Marks(self._marked(text))

    def _marked(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        tokens = [(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        index = 0
        while index < len(tokens):
            step = 1
            word, start, end = tokens[index]
            found = list(self._phrases_at(tokens, index)) if word in self._longest else []
            if not found and word.endswith(self._endings):
                found = [(1, end, _METRICS)]
            for size, end, names in found:
                if size > 1 and "about" in names:
                    found, step = [(size, end, names)], size
            for _, end, names in found:
                yield start, end, names
            index += step

    def _phrases_at(self, tokens: list[tuple[str, int, int]], index: int) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The phrases that begin at a token, the shortest first: number of tokens, end, lists."""
        phrase, last = "", min(len(tokens), index + self._longest[tokens[index][0]])
        for at in range(index, last):
            phrase = f"{phrase} {tokens[at][0]}" if phrase else tokens[at][0]
            names = self._phrases.get(phrase)
            if names:
                yield at - index + 1, tokens[at][2], names

    def find(self, text: str, marks: Marks) -> list[Quantity]:
        """The quantities of `text`, in order, without overlaps. Years are none."""
        found = [
            Quantity(name, start, end, text[start:end])
            for name, field in (("change", "factor_changes"), ("share", "factor_words"), ("ordinal", "ordinals"))
            for start, end in marks.spans(field)
        ]
        for match in self._amount.finditer(lowered(text)):
            if not _YEAR.fullmatch(match.group("value").strip()):
                start = match.start("value")
                written = text[start : match.end()].strip()
                kind = _kind(match)
                unit = self._unit(written, long=match.group("long_time") is not None) if kind == "time" else 0
                found.append(Quantity(kind, match.start(), match.end(), written, unit))
        return list(_apart(found, marks))

    def _unit(self, written: str, *, long: bool) -> int:
        """The place of a time's unit; of "1h50" and "3 min 20 s" that of the first."""
        parts = re.split(r"[\s\d-]+", written)
        return self._units.get((next(filter(None, parts)) if long else parts[-1]).lower(), 0)


def _apart(found: list[Quantity], marks: Marks) -> Iterator[Quantity]:
    """The quantities that do not overlap an earlier or longer one, nor are the base of a rate ("4 per 10,000")."""
    end = -1
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.start >= end and not marks.ends_at("bases", item.start):
            yield item
            end = item.end


def _kind(match: re.Match[str]) -> str:
    kind = next((name for name in _KINDS if match.group(name) is not None), None)
    if kind is not None:
        return _SAME_KIND.get(kind, kind)
    return "count" if any(char.isdigit() for char in match.group()) else "word"


def _signs(outcomes: Outcomes) -> frozenset[str]:
    """Of each phrase that is a quantity without digits, its longest word: where there is none, there is no quantity."""
    phrases = [getattr(outcomes, name) for name in (*_WORDED, "number_words", "odd_times")]
    words = {max(_TOKEN.findall(phrase.lower()), key=len) for phrases_of in phrases for phrase in phrases_of}
    return frozenset(words) | frozenset(_unit_order(outcomes))


def _unit_order(outcomes: Outcomes) -> dict[str, int]:
    """The names of units of time -> their place from short to long, from 1 on."""
    return {name: place for place, names in enumerate(outcomes.time_units, 1) for name in names.split("|")}


def _phrases(outcomes: Outcomes) -> dict[str, frozenset[str]]:
    """Every phrase of the lists, as its tokens with single spaces -> the lists that have it."""
    fields: dict[str, set[str]] = defaultdict(set)
    for name in set(Outcomes.__struct_fields__) - _PARTS:
        for entry in getattr(outcomes, name):
            for form in verb_forms(entry) if name in _VERB_FIELDS else (entry,):
                phrase = " ".join(match.group().lower() for match in _TOKEN.finditer(form))
                if phrase:
                    fields[phrase].add(name)
    return {phrase: frozenset(names) for phrase, names in fields.items()}


# The groups of the expression, each of which names the kind of its quantities.
_KINDS = (
    "percent",
    "percent_first",
    "points",
    "latency",
    "time",
    "odd_time",
    "article_time",
    "unit",
    "money",
    "money_first",
    "money_letter",
    "money_signed",
    "factor",
    "ordinal",
    "ratio",
    "share_of",
    "slashed",
    "long_time",
)

_SAME_KIND = {
    "percent_first": "percent",
    "odd_time": "time",
    "article_time": "time",
    "long_time": "time",
    "money_first": "money",
    "money_letter": "money",
    "money_signed": "money",
}


def _amount(outcomes: Outcomes) -> str:
    """The expression for a number in digits or words with its unit, for text in lower case.

    Matching without regard to case instead takes twice as long.
    """
    word = f"(?:{alternatives(outcomes.number_words)})"
    words = rf"\b{word}(?:[\s-]{{1,2}}(?:and\s)?{word}){{0,3}}\b"
    code = f"(?:{alternatives(outcomes.currencies)})"
    scale = rf"(?:\s?(?:{alternatives(outcomes.scales)})(?!\w))?"
    percent, time = alternatives(outcomes.percent_units), alternatives(tuple(_unit_order(outcomes)))
    adjective = rf"(?:(?:{alternatives(outcomes.time_adjectives)})[\s-])?"
    units = "|".join(
        (
            rf"\s?(?:{percent})(?!\w)(?P<percent>)",
            rf"[\s-]?(?:{alternatives(outcomes.point_units)})(?!\w)(?P<points>)",
            rf"\s?(?:{alternatives(outcomes.latency_units)})(?!\w)(?P<latency>)",
            rf"[\s-]?{adjective}(?:{time})(?!\w)(?P<time>)",
            rf"\s?(?:{alternatives(outcomes.other_units)})(?!\w)(?P<unit>)",
            rf"\s?(?:{code}|{alternatives(outcomes.currency_words)})(?!\w)(?P<money>)",
            rf"[\s-]?(?:{alternatives(outcomes.factor_units)})(?!\w)(?P<factor>)",
        )
    )
    of = f"(?:{alternatives(outcomes.ratio_words)})"
    articles = f"(?:{alternatives(outcomes.articles)})"
    led = "|".join(rf"(?<=\b{re.escape(entry)}\s)" for entry in outcomes.article_times_after)
    values = "|".join(
        (
            r"\d{1,5}(?:st|nd|rd|th)\b(?P<ordinal>)",
            rf"{code}\s?{_NUMBER}{scale}(?!\w)(?P<money_first>)",
            rf"(?<![^\s:(])[+\-−–]{code}\s?{_NUMBER}{scale}(?!\w)(?P<money_signed>)",
            rf"(?:{alternatives(outcomes.currency_letters)})(?:{_DIGITS}{scale[:-1]}|\d{{1,3}}(?:,\d{{3}}){{1,3}})(?!\w)(?P<money_letter>)",
            rf"%\s?{_NUMBER}(?P<percent_first>)",
            rf"{_DIGITS}\s(?:\w{{1,12}}\s)?{of}\s(?:100|10|5|1,?000|10,000)(?!\w|[.,]\d)(?P<share_of>)",
            rf"(?<!\bin\s)(?<!\bsaison\s)(?<!\bseason\s){_DIGITS}\s?/\s?(?!(?:19|20)\d\d\b){_DIGITS}(?!\w|[.,/]\d|[/-])(?P<slashed>)",
            r"\d{1,3}\s?(?:(?:m|min|h)\s?\d{1,2}\s?(?:s|sec|min|m)|h\s?\d{2})\b(?P<long_time>)",
            rf"(?:1|one)\s(?:\w{{1,12}}\s)?{of}\s(?!(?:19|20)\d\d\b)(?:{_DIGITS}|{word})(?!\w|[.,]?\d)(?P<ratio>)",
            rf"(?:[+\-−–]?{_NUMBER}{scale}|{words})(?:{units}|(?!-?\w))",
            rf"(?:{alternatives(outcomes.odd_times)})(?!\w)(?P<odd_time>)",
            rf"(?:{led}){articles}\s{adjective}(?:{time})(?!\w)(?P<article_time>)",
        )
    )
    return rf"{_BEFORE}(?:(?:(?:{alternatives(outcomes.about)})\s|(?<![=>])[~≈<>±]\s?))?(?P<value>{values})"


@lru_cache(maxsize=8)
def quantity_finder(outcomes: Outcomes) -> QuantityFinder:
    """The finder for a role's outcome lists, built once."""
    return QuantityFinder(outcomes)
