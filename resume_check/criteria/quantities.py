"""Finds the quantities of a line (amounts, percentages, times, ranks, factors) and the words that tell what they mean.

Everything here is linear in the length of the text: one pass over its words, one over its numbers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, final

from resume_check.criteria.marks import Marks, bits
from resume_check.criteria.outcome_words import AMOUNT_HEADS, WordTable, words_of
from resume_check.keywords.role import Outcomes
from resume_check.keywords.shared import alternatives
from resume_check.structure.dates import lowered

# A number, or a range as one number ("12-15"). Parts of dates, clock times, fractions and names are none.
_DIGITS = r"(?:\d{1,3}(?:[,.' ]\d{3}){1,4}(?:[.,]\d{1,4})?|\d{1,12}(?:[.,]\d{1,6})?|\.\d{1,4})"
_NUMBER = rf"{_DIGITS}(?:\s?[-–]\s?{_DIGITS})?(?!\d|[/:]\d)"
_BEFORE = r"(?<![\w.,@#+-])(?<!\d[/:–])"
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s?[-–]\s?(?:(?:19|20)\d{2}|0[1-9]|1[0-2]))?")  # also "2015-01"
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[,.' ]\d{3}){1,4}")
_FIGURE = re.compile(_DIGITS)
_NO_DIGITS = re.compile(r"\D")
_NO_UNIT = re.compile(r"[\s\d-]+")
# Lists whose words are quantities, or outcomes without one.
_WORDED = ("frequencies", "factor_changes", "factor_words", "ordinals", "zero_words", "medals")
# Those whose words are the quantity, with the kind that it is.
_WORD_KINDS: Final = (("change", "factor_changes"), ("share", "factor_words"), ("ordinal", "ordinals"))
_IN_WORDS: Final = bits("factor_changes", "factor_words", "ordinals")
_DIGIT = re.compile(r"\d")
_WORD_SIGN = re.compile(r"\w")
_SIGNS: Final = "~≈<>±+-−–%."  # with those of currencies: what an amount may begin with
_TIMES: Final = frozenset({"time", "odd_time", "article_time", "long_time"})


@final
class Quantity:
    """A quantity of a line. Its span includes a word such as "about"; its text does not.

    ``kind`` is percent, points, money, latency, time, unit, ratio, factor, ordinal, count, word, change, share,
    share_of ("9 out of 10") or slashed ("4.8/5"). ``unit`` is that of a time: the longer it is, the higher.
    """

    def __init__(self, kind: str, start: int, end: int, text: str, unit: int = 0) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.unit = unit
        self._amount: float | None = None
        self._is_read = False

    @property
    def decimal(self) -> bool:
        """It has a decimal sign, or one of thousands."""
        return "." in self.text or "," in self.text

    @property
    def amount(self) -> float | None:
        """The first number as a figure; None where it is in words."""
        if not self._is_read:
            self._amount = _amount_in(self.text)
            self._is_read = True
        return self._amount


def _amount_in(text: str) -> float | None:
    found = _FIGURE.search(text)
    if found is None:
        return None
    digits = found.group()
    if digits.isdigit():
        return float(digits)
    if _THOUSANDS.fullmatch(digits):
        return float(_NO_DIGITS.sub("", digits))
    head, _, tail = digits.replace(",", ".").replace("'", "").replace(" ", "").rpartition(".")
    return float(f"{head.replace('.', '')}.{tail}") if head or "." in digits else float(tail)


class QuantityFinder:
    """Finds quantities and marks words by a role's outcome lists."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._table = WordTable(outcomes)
        self._units = _unit_order(outcomes)
        self._signs = _signs(outcomes)
        self._amount = re.compile(_amount(outcomes))
        self._openings = re.compile(_opening_signs(outcomes))

    def read(self, text: str) -> Marks | None:
        """As `mark`; None where the text cannot hold a quantity at all, as most lines."""
        words = words_of(lowered(text))
        if _DIGIT.search(text) is None and self._signs.isdisjoint(words):
            return None
        return self._table.marks(words)

    def mark(self, text: str) -> Marks:
        """Where the words of the lists stand."""
        return self._table.marks(words_of(lowered(text)))

    def find(self, text: str, marks: Marks) -> list[Quantity]:
        """The quantities of `text`, in order, without overlaps. Years are none."""
        amounts = self._amounts(text, marks.openings)
        if not marks.any_of(_IN_WORDS):
            return _apart(amounts, marks)
        found = [
            Quantity(kind, start, end, text[start:end])
            for kind, name in _WORD_KINDS
            for start, end in marks.spans(name)
        ]
        return _apart(sorted(found + amounts, key=_place), marks)

    def _amounts(self, text: str, openings: list[int]) -> list[Quantity]:
        """The numbers in digits or words with their units; they begin at a sign or one of `openings`.

        A search that tries each character takes five times as long.
        """
        found: list[Quantity] = []
        lower = lowered(text)
        places = [match.start() for match in self._openings.finditer(lower)]
        places += openings
        places.sort()
        end = 0
        for place in places:
            match = self._amount.match(lower, place) if place >= end else None
            if match is not None:
                end = match.end()
                self._add(match, text, found)
        return found

    def _add(self, match: re.Match[str], text: str, found: list[Quantity]) -> None:
        kind = match.lastgroup or ""
        written = text[match.start("value") : match.end()].strip()
        if kind == "value":
            if _YEAR.fullmatch(written.lower()):
                return
            kind = "count" if _DIGIT.search(written) else "word"
        unit = self._unit(written, long=kind == "long_time") if kind in _TIMES else 0
        found.append(Quantity(_SAME_KIND.get(kind, kind), match.start(), match.end(), written, unit))

    def _unit(self, written: str, *, long: bool) -> int:
        """The place of a time's unit; of "1h50" and "3 min 20 s" that of the first."""
        parts = _NO_UNIT.split(written)
        return self._units.get((next(filter(None, parts)) if long else parts[-1]).lower(), 0)


def _place(item: Quantity) -> tuple[int, int]:
    return item.start, -item.end


def _apart(found: list[Quantity], marks: Marks) -> list[Quantity]:
    """The quantities that do not overlap an earlier or longer one, nor are the base of a rate ("4 per 10,000")."""
    apart: list[Quantity] = []
    end = -1
    for item in found:
        if item.start >= end and not marks.ends_at("bases", item.start):
            apart.append(item)
            end = item.end
    return apart


def _signs(outcomes: Outcomes) -> frozenset[str]:
    """Of each phrase that is a quantity without digits, its longest word: where there is none, there is no quantity."""
    phrases = [getattr(outcomes, name) for name in (*_WORDED, "number_words", "odd_times")]
    words = {max(words_of(phrase.lower())[1::2], key=len) for phrases_of in phrases for phrase in phrases_of}
    return frozenset(words) | frozenset(_unit_order(outcomes))


def _opening_signs(outcomes: Outcomes) -> str:
    """The expression for a sign that an amount may begin with."""
    heads = {phrase[0] for name in AMOUNT_HEADS for phrase in getattr(outcomes, name)}
    signs = {head for head in heads if not _WORD_SIGN.match(head)} | set(_SIGNS)
    return f"[{re.escape(''.join(sorted(signs)))}]"


def _unit_order(outcomes: Outcomes) -> dict[str, int]:
    """The names of units of time -> their place from short to long, from 1 on."""
    return {name: place for place, names in enumerate(outcomes.time_units, 1) for name in names.split("|")}


# Groups of the expression by the kind of their quantities, where it has another name.
_SAME_KIND: Final[dict[str, str]] = {
    "percent_first": "percent",
    "odd_time": "time",
    "article_time": "time",
    "long_time": "time",
    "money_first": "money",
    "money_letter": "money",
}


def _amount(outcomes: Outcomes) -> str:
    """The expression for a number in digits or words with its unit, for text in lower case.

    The last group of a match is empty and names the kind of the quantity; without one it is "value", where it begins.
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
            rf"(?:(?<![^\s:(])[+\-−–])?{code}\s?{_NUMBER}{scale}(?!\w)(?P<money_first>)",
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
    about = rf"(?:{alternatives(outcomes.about)})\s|(?<![=>])[~≈<>±]\s?"
    return rf"{_BEFORE}(?:{about})?(?P<value>)(?:{values})"


@lru_cache(maxsize=8)
def quantity_finder(outcomes: Outcomes) -> QuantityFinder:
    """The finder for a role's outcome lists, built once."""
    return QuantityFinder(outcomes)
