"""The rules by which the words around a quantity, or around two, make it an outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from resume_check.criteria.quantities import Quantity
from resume_check.criteria.scenes import BESIDE, CLOSE, COUNTS, FAR, MEASURED, NEAR, PERCENTS, TIMES, Pair, Scene

LARGE = 1000
LEAST_SCALE = 20  # "15 questions a day" tells of a duty, not of a scale


# --- Rules for two quantities -----------------------------------------------------------------------------------------


def _is_span(pair: Pair) -> bool:
    """A head count, a range of grades, ages or versions, and no change of what was measured."""
    first, second = pair.first, pair.second
    if pair.same_kind and first.value.kind in ("percent", "points", "latency", "money"):
        return False
    if first.led_by("span_words") or pair.between("span_words") or second.after("span_words", 10):
        return True
    if pair.named:
        return False
    return second.after("people", CLOSE) or first.after("people", BESIDE) or first.before("teams", 30)


def _is_version(pair: Pair) -> bool:
    """A rising number right after a name: "Java 8 to 17"."""
    if pair.falls or pair.named or not {pair.first.value.kind, pair.second.value.kind} <= COUNTS:
        return False
    words = pair.first.text[max(pair.first.low, pair.first.value.start - NEAR) : pair.first.value.start].split()
    return len(words) > 1 and words[-1].isalpha() and words[-1][0].isupper()


def _arrow(pair: Pair) -> bool:
    return pair.between("arrows") and not _is_version(pair)


def _from_to(pair: Pair) -> bool:
    first, second = pair.first, pair.second
    if not (first.before("from_words", 16) and second.before("to_words", 10)) or _is_version(pair):
        return False
    changed = first.changes or second.after("change_words", NEAR) or second.after("change_forms", NEAR)
    both = pair.same_kind and first.value.kind in MEASURED - {"money"}
    return changed or pair.named or pair.falls or (both and not first.before("range_words", CLOSE))


def _to(pair: Pair) -> bool:
    """Without "from": a span has its unit once ("8 to 12 hours"), a change twice or at the first ("22 min to 6")."""
    first, second = pair.first, pair.second
    if not second.before("to_words", 10) or _is_version(pair):
        return False
    if first.led_by("range_words"):
        return pair.named and pair.falls
    if first.before("scores", CLOSE):
        return True
    if (first.before("change_verbs", NEAR) or first.before("change_forms", NEAR)) and not first.led_by("change_verbs"):
        return True
    if first.value.kind not in MEASURED:
        return first.before("change_words", BESIDE) or (first.before("metrics", CLOSE) and pair.falls)
    unit_first = second.value.kind in COUNTS
    return unit_first or pair.falls or pair.named or first.value.kind in PERCENTS


def _turn(pair: Pair) -> bool:
    return pair.between("turns")


def _contrast(pair: Pair) -> bool:
    if not pair.between("contrasts") or (pair.first.value.kind in COUNTS and pair.first.led_by("not_times")):
        return False
    if pair.named or (pair.same_kind and pair.first.value.kind in ("percent", "points", "ratio")):
        return True
    return pair.gap <= 14 and pair.first.value.kind in MEASURED


def _afterwards(pair: Pair) -> bool:
    if not (pair.same_kind and pair.second.after("now_words", BESIDE)):
        return False
    return pair.between("before_words") or pair.first.value.kind in MEASURED


# --- Rules for one quantity -------------------------------------------------------------------------------------------


def _percent(scene: Scene) -> bool:
    if scene.after("not_percents", CLOSE) or scene.before("not_percents", 15):
        return False
    if scene.value.text[0] in "+-−–":
        return True
    return scene.changes or scene.near("metrics", "scores") or scene.before("reach_verbs", NEAR)


def _factor(scene: Scene) -> bool:
    if scene.after("not_factors", 10):
        return False
    if scene.before("change_verbs", NEAR) or scene.before("change_forms", NEAR) or scene.before("metrics", BESIDE):
        return True
    return scene.after("comparatives", CLOSE) or scene.after("metrics", CLOSE) or scene.after("change_words", BESIDE)


def _self_change(scene: Scene) -> bool:
    """As in "Halved": a change without a number; not "a double shift" or "half the time" of a rota."""
    return not scene.followed_by("factor_doubt")


def _by(scene: Scene) -> bool:
    """As in "Fell by $1,800", "down 210 hours"."""
    if scene.led_by("ups") and scene.value.kind in MEASURED:
        return True
    if not scene.led_by("by_words") or scene.after("people", CLOSE):
        return False
    return scene.before("change_verbs") or scene.before("change_forms") or scene.before("change_words", BESIDE)


def _comparative(scene: Scene) -> bool:
    """As in "Two hours faster", "R2.3m recovered", "40 fewer tickets"."""
    return scene.followed_by("comparatives") or (scene.value.kind in MEASURED and scene.after("comparatives", 20))


def _saved(scene: Scene) -> bool:
    if scene.led_by("not_times"):
        return False
    return scene.before("save_verbs", NEAR) and not scene.before("to_words", BESIDE)


def _limit(scene: Scene) -> bool:
    """As in "Cut onboarding to three days"."""
    if not scene.led_by("to_limits"):
        return False
    return scene.before("change_verbs") or scene.before("change_forms")


def _money(scene: Scene) -> bool:
    rate = scene.after("rates", 18) and scene.changes
    return scene.before("money_verbs", NEAR) or rate


def _latency(scene: Scene) -> bool:
    if scene.after("per_item", 4) and scene.after("items", CLOSE):
        return True
    if scene.value.kind == "latency":
        return scene.changes or scene.near("metrics") or scene.after("per_item", 4)
    return scene.followed_by("items")


def _score(scene: Scene) -> bool:
    """The bare value of a known measure: "AUC of 0.91", "0.71 F1"."""
    if not (scene.before("scores", 18) or scene.followed_by("scores")) or scene.followed_by("span_words"):
        return False
    return "." in scene.value.text or "," in scene.value.text or scene.value.kind == "unit"


def _flow(scene: Scene) -> bool:
    """As in "9k qps", "processes 50 GB an hour"."""
    value = scene.value
    if any(scene.marks.starts_at("rate_units", at) for at in range(value.end - 5, value.end)):
        return True
    data = scene.marks.starts_at("scale_units", value.end - 4)
    return data and scene.before("scale_verbs", NEAR) and scene.after("rates", NEAR)


def _scale(scene: Scene) -> bool:
    """What runs live, and how much of it: "serves 4 million users", "700 calls in parallel"."""
    size = _size(scene.value)
    if scene.followed_by("rate_units") or scene.followed_by("live_units"):
        return True
    if size >= LARGE and scene.before("scale_verbs", CLOSE) and scene.after("rates", NEAR):
        return True
    if not scene.after("scale_units", 30):
        return False
    if scene.before("in_use", 20):
        return True
    if size < LEAST_SCALE:
        return False
    if scene.after("rates") or scene.after("parallel_words", NEAR):
        return True
    return scene.before("scale_verbs", NEAR) and scene.near("live_words")


def _size(value: Quantity) -> float:
    """About how large a count is; what is in words or has a scale ("4 million", "9k") counts as large."""
    return value.amount if value.amount is not None and value.text[-1].isdigit() else LARGE


def _rank(scene: Scene) -> bool:
    """As in "3rd place", "11th of 847 teams"; not "first line of support"."""
    if scene.followed_by("rank_words"):
        return True
    if not scene.value.text[0].isdigit():
        return False
    return scene.before("rank_verbs", CLOSE) or (scene.after("rank_of", 10) and scene.after("contests"))


def _top(scene: Scene) -> bool:
    """As in "Top 2%", "best branch of nine"."""
    if scene.value.kind == "percent":
        return scene.led_by("tops")
    best = scene.before("bests", CLOSE) and not scene.before("bests", 8)  # "best branch of nine", not "best of nine"
    ranked = best or scene.before("tops", 14) or scene.before("rank_verbs", 30)
    return ranked and scene.led_by("rank_of")


class Rule(NamedTuple):
    """What makes a quantity of certain kinds an outcome."""

    name: str
    kinds: frozenset[str]
    holds: Callable[[Scene], bool]


class PairRule(NamedTuple):
    """What makes two quantities an outcome."""

    name: str
    holds: Callable[[Pair], bool]


PAIR_RULES = (
    PairRule("arrow", _arrow),
    PairRule("from-to", _from_to),
    PairRule("to", _to),
    PairRule("turn", _turn),
    PairRule("contrast", _contrast),
    PairRule("before-after", _afterwards),
)
RULES = (
    Rule("by", MEASURED | COUNTS, _by),
    Rule("percent", PERCENTS, _percent),
    Rule("factor", frozenset({"factor", "share"}), _factor),
    Rule("self-change", frozenset({"change"}), _self_change),
    Rule("comparative", MEASURED | COUNTS, _comparative),
    Rule("saved", TIMES | {"money", "unit"}, _saved),
    Rule("limit", MEASURED, _limit),
    Rule("money", frozenset({"money"}), _money),
    Rule("latency", TIMES, _latency),
    Rule("score", frozenset({"count", "unit"}), _score),
    Rule("flow", frozenset({"unit"}), _flow),
    Rule("scale", COUNTS, _scale),
    Rule("rank", frozenset({"ordinal"}), _rank),
    Rule("top", COUNTS | {"percent"}, _top),
    Rule("share", frozenset({"share_of"}), lambda scene: True),
)
RULES_OF: Final = {
    kind: tuple(rule for rule in RULES if kind in rule.kinds)
    for kind in sorted({kind for rule in RULES for kind in rule.kinds})
}


def pair_rule(pair: Pair) -> str | None:
    """The rule by which two neighbouring quantities are an outcome; None where they are none."""
    if pair.gap > FAR or not pair.comparable or _is_span(pair):
        return None
    return next((rule.name for rule in PAIR_RULES if rule.holds(pair)), None)


def single_rule(scene: Scene) -> str | None:
    """The rule by which one quantity is an outcome; None where it is none."""
    return next((rule.name for rule in RULES_OF[scene.value.kind] if rule.holds(scene)), None)
