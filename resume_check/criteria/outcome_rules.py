"""The rules by which the words around one quantity make it an outcome."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, final

from resume_check.criteria.marks import bits
from resume_check.criteria.outcome_reach import labour, lead_time, reach
from resume_check.criteria.scenes import BESIDE, CLOSE, COUNTS, FAR, HUGE, MEASURED, NEAR, PERCENTS, TIMES, Scene

_LEFT = re.compile(r"1\s?/\s?(?:[2-9]|\d\d)")
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b")
_AMONG_NUMBER = re.compile(r"\b(?:of|among|in|from)\s(?:[a-z]{1,9}\s){0,2}\d")
LARGE = 1000
_LABEL_LEAST, _LABEL_MOST = 2, 6  # words
LEAST_WHOLE = 10  # the lowest score that is written as a whole number
LEAST_RANKED = 10  # "second of three" may be a child or a part
LEAST_SCALE = 20  # "15 questions a day" tells of a duty, not of a scale


def _percent(scene: Scene) -> bool:
    if scene.after("not_percents", CLOSE) or scene.before("not_percents", 15) or scene.before("grades", 15):
        return False
    if scene.value.text[0] in "+-−–" or scene.led_by("signs"):
        return True
    if scene.followed_by("successes"):
        return True
    return scene.changes or scene.near("metrics", "scores") or scene.before("reach_verbs", NEAR)


def _label(scene: Scene) -> bool:
    """A line that is no more than a measure and its percentage: "Bed occupancy 87 percent"."""
    low, high = scene.low, scene.high
    if scene.text[scene.value.end : high].strip(" .;") or scene.near("not_percents", "grades"):
        return False
    words = scene.text[low : scene.value.start].split()
    return _LABEL_LEAST <= len(words) <= _LABEL_MOST and "," not in scene.text[low : scene.value.start]


def _factor(scene: Scene) -> bool:
    if scene.after("not_factors", 10) or scene.hyphened:
        return False
    if scene.value.kind == "share" and (scene.led_by("ups") or scene.led_by("signs")):
        return True
    if scene.before("change_verbs", NEAR) or scene.before("change_forms", NEAR) or scene.before("metrics", BESIDE):
        return True
    return scene.after("comparatives", CLOSE) or scene.after("metrics", CLOSE) or scene.after("change_words", BESIDE)


def _self_change(scene: Scene) -> bool:
    """As in "Halved": a change without a number; not "a double shift" or "half the time" of a rota."""
    return not scene.followed_by("factor_doubt") and not scene.hyphened


def _by(scene: Scene) -> bool:
    """As in "Fell by $1,800", "down 210 hours"."""
    if scene.led_by("ups") and scene.value.kind in MEASURED:
        return True
    if scene.led_by("signs") and scene.before("metrics", BESIDE):
        return True
    if not scene.led_by("by_words") or scene.after("people", CLOSE):
        return False
    if (scene.value.kind in MEASURED or scene.value.decimal) and scene.before("beat_verbs", NEAR):
        return True
    return scene.before("change_verbs") or scene.before("change_forms") or scene.before("change_words", BESIDE)


def _comparative(scene: Scene) -> bool:
    """As in "Two hours faster", "R2.3m recovered", "40 fewer tickets"."""
    if scene.hyphened:
        return False
    if scene.followed_by("comparatives"):
        return True
    clause = scene.text.find(",", scene.value.end, scene.value.end + 20)
    reach = 20 if clause < 0 else clause - scene.value.end
    return scene.value.kind in MEASURED and scene.after("comparatives", reach)


def _saved(scene: Scene) -> bool:
    if scene.led_by("not_times"):
        return False
    return scene.before("save_verbs", NEAR) and not scene.before("to_words", BESIDE)


def _fraction(scene: Scene) -> bool:
    """As in "Cut the bill to 1/4"."""
    return _LEFT.fullmatch(scene.value.text) is not None and _limit(scene)


def _limit(scene: Scene) -> bool:
    """As in "Cut onboarding to three days"."""
    if not scene.led_by("to_limits"):
        return False
    return scene.before("change_verbs") or scene.before("change_forms")


def _money(scene: Scene) -> bool:
    rate = scene.after("rates", 18) and scene.changes
    if scene.value.text[0] in "+-−–" or (scene.before("reach_verbs", FAR) and scene.before("scale_units", BESIDE)):
        return True
    return scene.before("money_verbs", NEAR) or rate or scene.after("money_nouns", CLOSE)


def _latency(scene: Scene) -> bool:
    if (scene.after("per_item", 4) and scene.after("items", CLOSE)) or scene.led_by("done_in"):
        return True
    if scene.value.kind == "latency":
        return scene.changes or scene.near("metrics") or scene.after("per_item", 4)
    return scene.followed_by("items")


def _score(scene: Scene) -> bool:
    """The bare value of a known measure: "AUC of 0.91", "0.71 F1", "WER 58"."""
    value = scene.value
    if scene.linked("whole_scores") and scene.bare and (value.amount or 0) >= LEAST_WHOLE:
        return True
    if not (scene.marks.trails("scores", value.start, 22) or scene.followed_by("scores")):
        return False
    if scene.followed_by("span_words") or scene.before("span_words", CLOSE):
        return False
    return value.decimal or (value.kind == "unit" and scene.linked("scores"))


def _error(scene: Scene) -> bool:
    """A size of an error with its unit, or a fine one: "error 0,4 mm", "mean error of 2 days"."""
    fine = scene.value.kind in MEASURED or scene.value.decimal or scene.followed_by("sizes")
    return fine and scene.linked("errors")


def _rating(scene: Scene) -> bool:
    """As in "4.8/5" of customers, "rank 14/1,900"; not a date, nor a mark."""
    if scene.near("grades", reach=CLOSE):
        return False
    return scene.near("ratings", reach=NEAR) or scene.before("rank_nouns", BESIDE) or scene.before("rank_verbs", BESIDE)


def _share_of(scene: Scene) -> bool:
    """As in "9 out of 10 batches"; of five, these are marks."""
    return not scene.before("grades", CLOSE) and not scene.value.text.endswith(" 5")


def _all(scene: Scene) -> bool:
    """As in "All 12 audits passed"."""
    return scene.led_by("alls") and scene.after("successes", NEAR)


def _flow(scene: Scene) -> bool:
    """As in "9k qps", "processes 50 GB an hour"."""
    value = scene.value
    if value.text.endswith("fps"):
        return scene.before("scale_verbs", CLOSE) or scene.before("reach_verbs", CLOSE)
    if any(scene.marks.starts_at("rate_units", at) for at in range(value.end - 5, value.end)):
        return True
    data = scene.marks.starts_at("scale_units", value.end - 4)
    return data and scene.before("scale_verbs", NEAR) and scene.after("rates", NEAR)


def _scale(scene: Scene) -> bool:
    """What runs live, and how much of it: "serves 4 million users", "700 calls in parallel"."""
    size = scene.size
    if scene.near("capacities", reach=FAR):
        return False
    if scene.followed_by("rate_units") or scene.followed_by("live_units") or _in_use(scene):
        return True
    if size >= LARGE and _large(scene, size):
        return True
    if size < LEAST_SCALE or not scene.after("scale_units", 30):
        return False
    if scene.after("rates") or scene.after("parallel_words", NEAR):
        return size >= LARGE or not _by_hand(scene)
    return scene.before("scale_verbs", NEAR) and scene.near("live_words")


def _in_use(scene: Scene) -> bool:
    """As in "used by 14,000 farmers", "in use at 38 clinics", "62 councils rely on it"."""
    used = scene.before("in_use", 20)
    if scene.size >= HUGE and (used or scene.before("in_things", 20)):
        return True
    if scene.size >= LARGE and scene.after("people", CLOSE) and scene.after("uses", NEAR):
        return True
    if not (scene.after("scale_units", 30) or scene.after("places", CLOSE)):
        return False
    return (used or scene.after("uses", NEAR)) and not _is_few(scene)


def _is_few(scene: Scene) -> bool:
    return scene.marks.within("few", scene.value.start, scene.value.end)


def _large(scene: Scene, size: float) -> bool:
    """A count so large that no one person works through it: "62,000 applications are scored daily"."""
    if scene.before("scale_verbs", CLOSE) and scene.near("rates", reach=NEAR):
        return True
    if scene.before("machines", NEAR) and scene.after("rates", NEAR):
        return True
    if size < HUGE:
        return False
    return scene.after("fast_rates", NEAR) or (scene.led_by("servings") and scene.after("scale_units", BESIDE))


def _by_hand(scene: Scene) -> bool:
    """A duty of a person rather than a scale: "answered 60 calls a day"."""
    return scene.before("hand_verbs", CLOSE) and not scene.near("machines", "live_words", "parallel_words")


def _rank(scene: Scene) -> bool:
    """As in "3rd place", "11th of 847 teams", "second of 23"; not "first line of support"."""
    if scene.after("not_ranks", CLOSE):
        return False
    among = scene.after("rank_of", 30)
    if scene.followed_by("rank_words"):
        return (
            among
            and _AMONG_NUMBER.search(scene.text, scene.value.end, min(scene.high, scene.value.end + NEAR)) is not None
        )
    if not scene.value.text[0].isdigit():
        return among and scene.before("rank_verbs", BESIDE)
    return scene.before("rank_verbs", CLOSE) or (among and (scene.after("contests") or scene.after("rivals")))


def _top(scene: Scene) -> bool:
    """As in "Top 2%", "best branch of nine", "second highest biller of 40"."""
    if scene.value.kind == "percent":
        return scene.led_by("tops") and not scene.after("not_percents", CLOSE)
    if scene.led_by("tops"):
        return scene.followed_by("rivals")
    if not scene.led_by("rank_of") or scene.followed_by("not_ranks"):
        return False
    if (scene.before("bests", NEAR) or scene.before("rank_nouns")) and scene.after("rivals", CLOSE):
        return True
    best = scene.before("bests", NEAR) and not scene.before("bests", 8)  # "best branch of nine", not "best of nine"
    ordinal = scene.size >= LEAST_RANKED and (
        scene.before("ordinals", CLOSE)
        or _ORDINAL.search(scene.text, max(scene.low, scene.value.start - CLOSE), scene.value.start) is not None
    )
    return best or ordinal or scene.before("tops", 14) or scene.before("rank_verbs", 30)


@final
class Rule:
    """What makes a quantity of certain kinds an outcome.

    It cannot hold in a line without a word of one of the lists `needs`; where it has none, it is always asked.
    """

    def __init__(
        self, name: str, kinds: frozenset[str], holds: Callable[[Scene], bool], needs: tuple[str, ...] = ()
    ) -> None:
        self.name = name
        self.kinds = kinds
        self.holds = holds
        self.needs = bits(*needs)


_SCALES: Final = (
    "rate_units",
    "live_units",
    "scale_units",
    "scale_verbs",
    "in_use",
    "in_things",
    "uses",
    "machines",
    "fast_rates",
    "servings",
)
RULES = (
    Rule("by", MEASURED | COUNTS, _by, ("ups", "signs", "by_words")),
    Rule("percent", PERCENTS, _percent),
    Rule("label", frozenset({"percent"}), _label),
    Rule("error", MEASURED | COUNTS, _error, ("errors",)),
    Rule("all", COUNTS, _all, ("alls",)),
    Rule("factor", frozenset({"factor", "share"}), _factor),
    Rule("self-change", frozenset({"change"}), _self_change),
    Rule("comparative", MEASURED | COUNTS, _comparative, ("comparatives",)),
    Rule("saved", TIMES | {"money", "unit"}, _saved, ("save_verbs",)),
    Rule("limit", MEASURED, _limit, ("to_limits",)),
    Rule("money", frozenset({"money"}), _money),
    Rule("latency", TIMES, _latency),
    Rule("score", frozenset({"count", "unit"}), _score, ("scores", "whole_scores")),
    Rule("flow", frozenset({"unit"}), _flow, ("scale_verbs", "reach_verbs", "rate_units")),
    Rule("scale", COUNTS, _scale, _SCALES),
    Rule("reach", COUNTS | {"factor"}, reach, ("use_verbs", "audiences", "sold")),
    Rule("lead-time", TIMES, lead_time, ("leads",)),
    Rule("labour", COUNTS, labour, ("labour",)),
    Rule("rank", frozenset({"ordinal"}), _rank, ("rank_of", "rank_verbs")),
    Rule("top", COUNTS | {"percent"}, _top, ("tops", "rank_of")),
    Rule("share", frozenset({"share_of"}), _share_of),
    Rule("fraction", frozenset({"slashed"}), _fraction, ("to_limits",)),
    Rule("rating", frozenset({"slashed", "share_of"}), _rating, ("ratings", "rank_nouns", "rank_verbs")),
)
RULES_OF: Final = {
    kind: tuple(rule for rule in RULES if kind in rule.kinds)
    for kind in sorted({kind for rule in RULES for kind in rule.kinds})
}


def single_rule(scene: Scene) -> str | None:
    """The rule by which one quantity is an outcome; None where it is none."""
    if scene.linked("aims", "metrics", "scores"):
        return None
    for rule in RULES_OF[scene.value.kind]:
        if (not rule.needs or scene.marks.any_of(rule.needs)) and rule.holds(scene):
            return rule.name
    return None
