"""The index gives the rules that asking one by one would give, in their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resume_check.keywords.role import Activity
from resume_check.matcher.rule_index import Rule, RuleIndex

CLASSES = ("act", "data", "model", "metric", "team")
SLOT = st.lists(st.sampled_from(CLASSES), min_size=1, max_size=3).map("|".join)


def rule(slots: list[str], none: list[str]) -> Rule:
    return Rule.of(Activity(name="x", criteria=("x",), all=tuple(slots), none=tuple(none)))


def holds(asked: Rule, present: set[str]) -> bool:
    return all(present.intersection(slot) for slot in asked.slots) and present.isdisjoint(asked.none)


RULES = st.lists(st.builds(rule, st.lists(SLOT, min_size=1, max_size=4), st.lists(SLOT, max_size=2)), max_size=12)


@given(RULES, st.sets(st.sampled_from((*CLASSES, "unknown"))))
def test_the_rules_that_hold_and_no_others(rules: list[Rule], present: set[str]) -> None:
    index = RuleIndex(rules)
    found = index.holding(index.bits(present), index.where(across=False))
    expected = [item for item in rules if holds(item, present)]
    assert [id(item) for item in found] == [id(item) for item in expected]
