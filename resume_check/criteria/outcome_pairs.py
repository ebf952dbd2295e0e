"""The rules by which two neighbouring quantities are an outcome: before and after, mine and theirs, part and whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import final

from resume_check.criteria.marks import bits
from resume_check.criteria.scenes import BESIDE, CLOSE, COUNTS, FAR, MEASURED, NEAR, PERCENTS, TIMES, Pair

_SINCE = re.compile(r"\s[^\d.;]{0,24}\b(?:between|over|since|within|from)\s[^\d.;]{0,16}(?:19|20)\d\d")
_EACH = re.compile(r"\bper\s\w{2,16}\s(?:went\s|rose\s|fell\s)?from\s$", re.IGNORECASE)
_AND = re.compile(r"\band\b|[.;]\s")
PART = "part"  # the rule for a part of a whole, which is a state and no change


def _is_span(pair: Pair) -> bool:
    """A head count, a range of grades, ages or versions, and no change of what was measured."""
    first, second = pair.first, pair.second
    if pair.same_kind and first.value.kind in ("percent", "points", "latency", "money"):
        return False
    both_timed = {first.value.kind, second.value.kind} <= TIMES  # "page 9 s -> 0.6 s"
    if (first.led_by("span_words") and not first.after_colon and not both_timed) or pair.spanned:
        return True
    if pair.named or pair.decimal:
        return False
    return second.after("people", CLOSE) or first.after("people", BESIDE) or first.before("teams", 30)


def _is_version(pair: Pair) -> bool:
    """A rising number right after a name: "Java 8 to 17"."""
    if pair.falls or pair.named or not {pair.first.value.kind, pair.second.value.kind} <= COUNTS:
        return False
    if pair.first.led_by("span_words") and not pair.first.after_colon:
        return True
    words = pair.first.text[max(pair.first.low, pair.first.value.start - NEAR) : pair.first.value.start].split()
    name = words[-1].lstrip(".") if len(words) > 1 else ""
    return name.isalpha() and name[0].isupper()


def _arrow(pair: Pair) -> bool:
    return pair.between("arrows") and not _is_version(pair)


def _from_to(pair: Pair) -> bool:
    first, second = pair.first, pair.second
    if not (first.before("from_words", 16) and second.before("to_words", 10)) or _is_version(pair):
        return False
    changed = first.changes or second.after("change_words", NEAR) or second.after("change_forms", NEAR)
    both = (pair.same_kind and first.value.kind in MEASURED - {"money"}) or second.value.kind == "points"
    if _SINCE.match(second.text, second.value.end, second.high) or (
        pair.decimal and _EACH.search(first.text, first.low, first.value.start)
    ):
        return True
    return changed or pair.named or pair.falls or (both and not first.before("range_words", CLOSE))


def _to(pair: Pair) -> bool:
    """Without "from": a span has its unit once ("8 to 12 hours"), a change twice or at the first ("22 min to 6")."""
    first, second = pair.first, pair.second
    if not second.led_to or _is_version(pair):
        return False
    if first.led_by("range_words"):
        return pair.named and pair.falls
    if first.before("scores", CLOSE):
        return True
    if (first.before("change_verbs", NEAR) or first.before("change_forms", NEAR)) and not first.led_by("change_verbs"):
        return True
    if first.value.kind not in MEASURED:
        told = first.before("metrics", CLOSE) and (pair.falls or first.after_colon)
        return told or first.before("change_words", BESIDE)
    if first.is_speed and second.is_speed:
        return True
    unit_first = second.value.kind in COUNTS
    return unit_first or pair.falls or pair.named or first.value.kind in PERCENTS


def _to_from(pair: Pair) -> bool:
    """As in "down to 3 clicks from 9"."""
    first, second = pair.first, pair.second
    return second.led_by("from_words") and first.led_by("to_words") and first.changes


def _turn(pair: Pair) -> bool:
    if not pair.between("turns") or _is_version(pair):
        return False
    rhetoric = pair.between("rather") and {pair.first.value.kind, pair.second.value.kind} == {"word"}
    return not rhetoric or pair.named or pair.first.changes


def _contrast(pair: Pair) -> bool:
    counts = pair.first.value.kind in COUNTS
    if not pair.between("contrasts") or (counts and pair.first.led_by("not_times")):
        return False
    if pair.first.after("rates", BESIDE) and pair.second.after("rates", BESIDE):
        return True
    if pair.named or (pair.same_kind and pair.first.value.kind in ("percent", "points", "ratio")):
        return True
    return pair.gap <= 14 and pair.first.value.kind in MEASURED


def _old(pair: Pair) -> bool:
    """Mine and that of what was there before: "6 percent off where the old table was 11"."""
    if not pair.between("olds") or _is_version(pair):
        return False
    return pair.second.bare and (pair.first.value.kind in MEASURED or pair.decimal or pair.first.after("olds", BESIDE))


def _years(pair: Pair) -> bool:
    """The same count in two years: "Stock-outs: 61 in 2018, 7 in 2025"."""
    first, second = pair.first, pair.second
    if None in (first.year, second.year) or first.year == second.year or pair.gap > CLOSE:
        return False
    return pair.falls or pair.named or first.value.kind in MEASURED


def _moments(pair: Pair) -> bool:
    """The same measure at two times: "14 hours in FY18, 40 minutes in FY25", "14,300 such errors in 2017, 210 now"."""
    first, second = pair.first, pair.second
    if _AND.search(first.text, first.value.end, second.value.start) or first.moment in (None, second.moment):
        return False
    if second.moment is None or first.before("ladders", NEAR):
        return False
    if first.value.kind in MEASURED - {"money"} and pair.same_kind:
        return True
    if second.after("people", CLOSE) or first.after("people", CLOSE) or not (pair.falls or pair.decimal or pair.named):
        return False
    return first.after_colon or any(first.near(name, reach=NEAR) for name in ("bad_things", "metrics"))


def _was(pair: Pair) -> bool:
    """As in "open 2.4 chapters a visit, was 1.9"."""
    return (
        pair.decimal
        and pair.second.bare
        and not _is_version(pair)
        and (pair.second.led_by("contrasts") or pair.second.led_by("turns"))
    )


def _chance(pair: Pair) -> bool:
    """More than luck finds: "of the 500 most suspect 112 were irregular, by chance one expects 35"."""
    first, second = pair.first, pair.second
    if not {first.value.kind, second.value.kind} <= COUNTS or not first.led_by("openers"):
        return False
    return second.after("chances", FAR)


def _is_ladder(pair: Pair) -> bool:
    """Steps of a rollout: "canary 1% -> 10% -> 100%"."""
    return pair.first.value.kind == "percent" and not pair.falls and pair.first.before("ladders", NEAR)


def _versus(pair: Pair) -> bool:
    """The second has no noun of its own, so that both count the same: "58 shows against 31 the season before"."""
    return pair.between("versus") and pair.second.bare and not _is_version(pair)


def _compared(pair: Pair) -> bool:
    """As in "Ours 0.79, the published 0.72", "Baseline 61, mine 74 (macro F1)"."""
    mine = pair.first.before("owners", CLOSE) and pair.between("owners")
    return mine and (pair.decimal or pair.named)


def _afterwards(pair: Pair) -> bool:
    if not pair.second.after("now_words", BESIDE):
        return False
    return pair.between("before_words") or pair.first.value.kind in MEASURED


def _is_part(pair: Pair) -> bool:
    """One number is counted out of the other: "31 of 32 trainees", "7 of my 8"."""
    first, second = pair.first, pair.second
    if not {first.value.kind, second.value.kind} <= COUNTS or pair.gap > CLOSE:
        return False
    one, other = first.value.amount, second.value.amount
    if one is not None and other is not None and one > other:
        return False
    return second.led_by("fraction_words") or (second.led_by("determiners") and pair.between("fraction_words"))


def _part(pair: Pair) -> bool:
    """A part of a whole that went well, or badly: "31 of 32 qualified", "9 defects in 1,000 boards"."""
    if not _is_part(pair) or pair.first.before("grades", CLOSE):
        return False
    good = pair.second.after("successes", NEAR) or pair.between("successes") or pair.first.before("successes", CLOSE)
    return good or pair.between("bad_things")


def _out_of(pair: Pair) -> bool:
    """As in "Of 10 alarms 9 are real"."""
    first, second = pair.first, pair.second
    one, other = first.value.amount, second.value.amount
    if not {first.value.kind, second.value.kind} <= COUNTS or not first.led_by("openers"):
        return False
    return (one is None or other is None or one >= other) and (
        second.after("successes", CLOSE) or pair.between("successes")
    )


@final
class PairRule:
    """What makes two quantities an outcome; in a line without a word of one of the lists `needs` it cannot hold."""

    def __init__(self, name: str, holds: Callable[[Pair], bool], needs: tuple[str, ...] = ()) -> None:
        self.name = name
        self.holds = holds
        self.needs = bits(*needs)


# These hold beside nouns of a span and head counts too: "14 against 50 the year before", "31 of 32 trainees passed".
SPAN_RULES = (
    PairRule("versus", _versus, ("versus",)),
    PairRule("moments", _moments),
    PairRule("was", _was, ("contrasts", "turns")),
    PairRule("chance", _chance, ("openers",)),
    PairRule(PART, _part, ("fraction_words",)),
    PairRule(PART, _out_of, ("openers",)),
)
PAIR_RULES = (
    PairRule("arrow", _arrow, ("arrows",)),
    PairRule("from-to", _from_to, ("from_words",)),
    PairRule("to", _to, ("to_words",)),
    PairRule("to-from", _to_from, ("from_words",)),
    PairRule("turn", _turn, ("turns",)),
    PairRule("contrast", _contrast, ("contrasts",)),
    PairRule("old", _old, ("olds",)),
    PairRule("years", _years),
    PairRule("compared", _compared, ("owners",)),
    PairRule("before-after", _afterwards, ("now_words",)),
)

_ALL_RULES = (*SPAN_RULES, *PAIR_RULES)


def pair_rule(pair: Pair) -> str | None:
    """The rule by which two neighbouring quantities are an outcome; None where they are none."""
    if pair.gap > FAR or not pair.comparable or _is_ladder(pair):
        return None
    marks = pair.first.marks
    for rule in SPAN_RULES if _is_span(pair) else _ALL_RULES:
        if (not rule.needs or marks.any_of(rule.needs)) and rule.holds(pair):
            return rule.name
    return None
