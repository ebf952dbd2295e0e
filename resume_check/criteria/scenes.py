"""A quantity, or two neighbouring ones, with the words around them: what the rules for outcomes ask about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_check.criteria.marks import Marks
from resume_check.criteria.quantities import Quantity

FAR, NEAR, CLOSE, BESIDE = 60, 40, 25, 12  # characters around a quantity within which words speak of it

MEASURED = frozenset({"percent", "points", "money", "latency", "time", "unit", "ratio", "share_of"})
COUNTS = frozenset({"count", "word"})
TIMES = frozenset({"time", "latency"})
PERCENTS = frozenset({"percent", "points"})
_LINKS = 4
_TO = 10
# What may follow a number that has no noun of its own.
_NO_NOUN = re.compile(
    r"\s{0,2}(?:$|[^\w\s]|(?:the|this|a|an|in|on|at|for|by|when|with|of|under|per|last|before|out|and|is)\b)"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A quantity in its sentence, with the words around it."""

    value: Quantity
    text: str
    marks: Marks
    low: int  # where the sentence begins
    high: int  # where it ends

    def before(self, name: str, reach: int = FAR) -> bool:
        """A word of the list stands at most `reach` characters before the quantity."""
        return self.marks.within(name, max(self.low, self.value.start - reach), self.value.start)

    def after(self, name: str, reach: int = FAR) -> bool:
        """A word of the list stands at most `reach` characters after the quantity."""
        return self.marks.within(name, self.value.end, min(self.high, self.value.end + reach))

    def near(self, *names: str, reach: int = FAR) -> bool:
        """A word of one of the lists stands on either side."""
        start, end = self.value.start, self.value.end
        low, high = max(self.low, start - reach), min(self.high, end + reach)
        within = self.marks.within
        return any(within(name, low, start) or within(name, end, high) for name in names)

    def led_by(self, name: str) -> bool:
        """A word of the list stands right before the quantity."""
        return self.marks.ends_at(name, self.value.start)

    def linked(self, name: str, *through: str) -> bool:
        """A word of the list stands before the quantity with few linking words, or some of other lists, between."""
        at = self.value.start
        for _ in range(_LINKS):
            if self.marks.ends_at(name, at):
                return True
            starts = (self.marks.start_before(between, at) for between in ("links", *through))
            earlier = next((start for start in starts if start is not None), None)
            if earlier is None:
                return False
            at = earlier
        return False

    def followed_by(self, name: str) -> bool:
        """A word of the list stands right after the quantity."""
        return self.marks.starts_at(name, self.value.end)

    @property
    def is_word_rank(self) -> bool:
        """It is an ordinal in letters."""
        return self.value.kind == "ordinal" and not self.value.text[0].isdigit()

    @property
    def led_to(self) -> bool:
        """A word such as "to" stands shortly before the quantity; not the "a" of "a week"."""
        return self.led_by("to_words") or self.marks.within_apart(
            "to_words", max(self.low, self.value.start - _TO), self.value.start, "rates"
        )

    @property
    def bare(self) -> bool:
        """No noun follows the number."""
        return _NO_NOUN.match(self.text, self.value.end, self.high) is not None

    @property
    def changes(self) -> bool:
        """Words of change stand near."""
        return self.near("change_verbs", "change_forms") or self.near("change_words", reach=NEAR)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbouring quantities of a sentence: perhaps before and after."""

    first: Scene
    second: Scene

    def between(self, name: str) -> bool:
        """A word of the list stands between the two."""
        return self.first.marks.within(name, self.first.value.end, self.second.value.start)

    @property
    def spanned(self) -> bool:
        """Nouns of a span stand beside them: "grades 5 to 9"; not "41 a year, 9 now"."""
        marks, first, second = self.first.marks, self.first.value, self.second.value
        high = min(self.second.high, second.end + 10)
        return marks.within_apart("span_words", first.end, second.start, "rates") or marks.within_apart(
            "span_words", second.end, high, "rates"
        )

    @property
    def gap(self) -> int:
        """The number of characters between them."""
        return self.second.value.start - self.first.value.end

    @property
    def named(self) -> bool:
        """What was measured is named beside them."""
        return (
            self.first.before("scores")
            or self.first.before("metrics")
            or self.between("metrics")
            or self.between("scores")
            or self.second.after("scores", BESIDE)
        )

    @property
    def decimal(self) -> bool:
        """Both have decimals, so that they count nothing."""
        return self.first.value.decimal and self.second.value.decimal

    @property
    def same_kind(self) -> bool:
        """Both are percentages, both are times ..."""
        one, other = self.first.value.kind, self.second.value.kind
        return one == other or {one, other} <= TIMES or {one, other} <= COUNTS

    @property
    def comparable(self) -> bool:
        """Of one kind, or the unit of one is left out: "22 min to 6", "55 to 78 percent"."""
        kinds = {self.first.value.kind, self.second.value.kind}
        return self.same_kind or bool(kinds & COUNTS and kinds & MEASURED)

    @property
    def falls(self) -> bool:
        """The second is the smaller: "3 hours to 8 minutes", "5 to 2"."""
        one, other = self.first.value, self.second.value
        if {one.kind, other.kind} <= TIMES and one.unit != other.unit:
            return one.unit > other.unit
        return one.amount is not None and other.amount is not None and one.amount > other.amount
