"""A quantity, or two neighbouring ones, with the words around them: what the rules for outcomes ask about."""

from __future__ import annotations

import re
from typing import Final, final

from resume_check.criteria.marks import BITS, Marks, bits
from resume_check.criteria.quantities import Quantity

HUGE = 10_000.0  # a count that no person works through
FAR, NEAR, CLOSE, BESIDE = 60, 40, 25, 12  # characters around a quantity within which words speak of it

MEASURED = frozenset({"percent", "points", "money", "latency", "time", "unit", "ratio", "share_of"})
COUNTS = frozenset({"count", "word"})
TIMES = frozenset({"time", "latency"})
PERCENTS = frozenset({"percent", "points"})
_LINKS = 4
_TO = 10
_HYPHENED = re.compile(r"(?:-|\s[^\W\d_]{1,15}-)[^\W\d_]")
_IN_YEAR = re.compile(
    r"(?:\s(?:per|a|an|each)\s\w{1,15})?\s?(?:\(|in\s|by\s|of\s|im\s|en\s|nel\s|em\s)?((?:19|20)\d\d)\b"
)
# Behind a value, when it was so: "14 hours in FY18", "48% of the intake in 2017", "60 days when I started", "210 now".
_MOMENT = re.compile(
    r"(?:\s(?!and\b|or\b|to\b|then\b)[^\W\d_][\w'’-]{0,15}){0,4}?\s?(?:"
    r"[(\s](?:in\s|by\s|of\s|im\s|en\s|nel\s|em\s|i\s)?(?P<year>(?:19|20)\d\d(?:/\d\d)?|fy\s?'?\d\d(?:\d\d)?|\d\d/\d\d)(?![\w/])"
    r"|\s(?P<then>when\s(?:i|we)\s|at\smy\s|on\smy\s|the\s(?:year|season|month)\s|last\s(?:year|season|month|quarter)\b"
    r"|this\s(?:year|season)\b|in\s(?:spring|summer|autumn|winter|my\s)|at\sthe\s(?:start|end|beginning)\b))",
    re.IGNORECASE,
)
# What may follow a number that has no noun of its own.
_NO_NOUN = re.compile(
    r"\s{0,2}(?:$|[^\w\s]|(?:the|this|a|an|in|on|at|for|by|when|with|of|under|per|last|before|out|and|is)\b)"
)


# A unit with its prefix right behind a number, and what the prefix is worth.
_UNIT = re.compile(r"\s?([kKMGT]?)(VA|Wh|W|Hz|V|Pa|bps|bit/s|B/s|[bB])\b")
_LAST_DIGIT = re.compile(r"\d(?!.*\d)")
_PREFIXES: Final[dict[str, float]] = {"": 1.0, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}


@final
class Scene:
    """A quantity in its sentence, with the words around it."""

    def __init__(self, value: Quantity, text: str, marks: Marks, low: int, high: int) -> None:
        self.value = value
        self.text = text
        self.marks = marks
        self.low = low  # where the sentence begins
        self.high = high  # where it ends
        self._leading = marks.ending_at(value.start)
        self._following = marks.starting_at(value.end)
        self._size: float | None = None

    def before(self, name: str, reach: int = FAR) -> bool:
        """A word of the list stands at most `reach` characters before the quantity."""
        start = self.value.start
        return self.marks.within(name, max(self.low, start - reach), start)

    def after(self, name: str, reach: int = FAR) -> bool:
        """A word of the list stands at most `reach` characters after the quantity."""
        end = self.value.end
        return self.marks.within(name, end, min(self.high, end + reach))

    def near(self, *names: str, reach: int = FAR) -> bool:
        """A word of one of the lists stands on either side."""
        lists = bits(*names)
        if not self.marks.any_of(lists):
            return False
        start, end = self.value.start, self.value.end
        return self.marks.any_within(lists, max(self.low, start - reach), start) or self.marks.any_within(
            lists, end, min(self.high, end + reach)
        )

    def led_by(self, name: str) -> bool:
        """A word of the list stands right before the quantity."""
        return self._leading & BITS[name] != 0

    def linked(self, name: str, *through: str) -> bool:
        """A word of the list stands before the quantity with few linking words, or some of other lists, between."""
        if not self.marks.any_of(BITS[name]):
            return False
        at = self.value.start
        for _ in range(_LINKS):
            if self.marks.ends_at(name, at):
                return True
            earlier = self._before_link(at, through)
            if earlier is None:
                return False
            at = earlier
        return False

    def _before_link(self, at: int, through: tuple[str, ...]) -> int | None:
        for between in ("links", *through):
            start = self.marks.start_before(between, at)
            if start is not None:
                return start
        return None

    def followed_by(self, name: str) -> bool:
        """A word of the list stands right after the quantity."""
        return self._following & BITS[name] != 0

    @property
    def after_colon(self) -> bool:
        """A label with a colon stands right before the quantity, whose last word says nothing of its noun."""
        return self.text[max(self.low, self.value.start - 3) : self.value.start].rstrip().endswith(":")

    @property
    def hyphened(self) -> bool:
        """The word behind it is the first half of another: "three back-end engineers", "double-entry"."""
        return _HYPHENED.match(self.text, self.value.end, self.high) is not None

    @property
    def is_speed(self) -> bool:
        """Its unit is one of speed: "17 fps"."""
        end = self.value.end
        return self.marks.any_of(BITS["speeds"]) and any(
            self.marks.starts_at("speeds", at) for at in range(end - 4, end + 1)
        )

    @property
    def size(self) -> float:
        """About how large a count is; what has a scale ("4 million", "9k") counts as huge."""
        if self._size is None:
            self._size = self._measure()
        return self._size

    def _measure(self) -> float:
        if self.value.kind == "word":
            return HUGE if self.marks.within("large_words", self.value.start, self.value.end) else 0.0
        amount = self.value.amount
        return amount if amount is not None and self.value.text[-1].isdigit() else HUGE

    @property
    def year(self) -> str | None:
        """The year right behind it: "61 in 2018", "5.1% (2020)"."""
        found = _IN_YEAR.match(self.text, self.value.end, self.high)
        return found[1] if found else None

    @property
    def moment(self) -> str | None:
        """When it was so: a year, a season, "when I started", "now"; None where nothing tells."""
        found = _MOMENT.match(self.text, self.value.end, self.high)
        if found:
            return (found["year"] or found["then"]).lower()
        return "now" if self.followed_by("now_words") or self.led_by("now_words") else None

    @property
    def base_amount(self) -> float | None:
        """The amount in the unit without a prefix: 50,000 of "50 kVA"."""
        amount = self.value.amount
        digits = _LAST_DIGIT.search(self.value.text)
        unit = _UNIT.match(self.text, self.value.start + digits.end(), self.high) if digits else None
        return amount if amount is None or unit is None else amount * _PREFIXES[unit[1]]

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


@final
class Pair:
    """Two neighbouring quantities of a sentence: perhaps before and after."""

    def __init__(self, first: Scene, second: Scene) -> None:
        self.first = first
        self.second = second

    def between(self, name: str) -> bool:
        """A word of the list stands between the two."""
        return self.first.marks.within(name, self.first.value.end, self.second.value.start)

    @property
    def spanned(self) -> bool:
        """Nouns of a span stand beside them: "grades 5 to 9"; not "41 a year, 9 now"."""
        marks, first, second = self.first.marks, self.first.value, self.second.value
        return any(
            marks.within_apart("span_words", low, high, "rates", "turns")
            for low, high in ((first.end, second.start), (second.end, min(self.second.high, second.end + 10)))
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
        before, after = self.first.base_amount, self.second.base_amount
        return before is not None and after is not None and before > after
