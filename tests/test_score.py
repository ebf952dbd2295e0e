"""The sum that anyone can do again, and what a change is worth."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_role import CRITERIA, criterion, facts_of, small_role

from resume_check.keywords import load
from resume_check.score import criterion_scores, gains, group_scores, total

ROLE = small_role()
IDS = [item.id for item in ROLE.criteria]
OPTIONAL = [item.id for item in ROLE.criteria if item.optional]
SCORES = st.fixed_dictionaries({name: st.sampled_from([0.0, 0.25, 0.3, 0.4, 0.5, 0.777, 1.0]) for name in IDS})

quick = settings(max_examples=40)


def all_at(value: float, **others: float) -> dict[str, float]:
    return {name: others.get(name, value) for name in IDS}


def test_weights_of_the_small_role_add_up() -> None:
    assert sum(item.weight for item in CRITERIA if not item.optional) == pytest.approx(1)


@pytest.mark.parametrize(
    ("scores", "points"),
    [
        (all_at(0), 0),
        (all_at(0, python=1), 20),
        (all_at(0, python=0.5, learning=1), 20),
        (all_at(0, cert=1), 3),
        (all_at(1, java=0, cert=0), 100),
        (all_at(1), 100),  # 105 without the cap
        (all_at(1, java=0, cert=1, learning=0), 93),
    ],
)
def test_total(scores: dict[str, float], points: float) -> None:
    assert total(ROLE, scores) == pytest.approx(points)


@quick
@given(SCORES)
def test_total_stays_within_its_bounds(scores: dict[str, float]) -> None:
    assert 0 <= total(ROLE, scores) <= 100


@quick
@given(SCORES, st.sampled_from(IDS))
def test_more_of_a_criterion_never_lowers_the_total(scores: dict[str, float], name: str) -> None:
    assert total(ROLE, {**scores, name: 1.0}) >= total(ROLE, scores)


@quick
@given(SCORES)
def test_optional_criteria_can_only_add(scores: dict[str, float]) -> None:
    without = {**scores, **dict.fromkeys(OPTIONAL, 0.0)}
    assert total(ROLE, scores) >= total(ROLE, without)
    groups = {group.id: group.score for group in group_scores(ROLE, scores)}
    bare = {group.id: group.score for group in group_scores(ROLE, without)}
    assert groups["programming"] == bare["programming"]  # its optional criterion is no part of the mean


@quick
@given(SCORES)
def test_groups_add_up_to_the_total(scores: dict[str, float]) -> None:
    groups = group_scores(ROLE, scores)
    extra = sum(100 * item.weight * scores[item.id] for item in ROLE.criteria if item.optional)
    assert sum(group.weight for group in groups) == pytest.approx(1)
    assert all(-1e-9 <= group.score <= 100 + 1e-9 for group in groups)
    added = sum(group.weight * group.score for group in groups) + extra
    assert total(ROLE, scores) == pytest.approx(min(100, added))


def test_a_group_of_optional_criteria_weighs_nothing() -> None:
    certifications = next(group for group in group_scores(ROLE, all_at(0, cert=1)) if group.id == "certifications")
    assert (certifications.weight, certifications.score) == (0, 100)


def test_a_group_without_criteria_scores_nothing() -> None:
    role = small_role(criteria=(criterion("python", "programming", 1.0),), groups=ROLE.groups)
    assert {group.score for group in group_scores(role, {"python": 1.0})} == {0.0, 100.0}


@quick
@given(SCORES, st.dictionaries(st.sampled_from(IDS), st.sampled_from([0.4, 0.6, 1.0]), max_size=3))
def test_a_gain_is_what_the_shown_score_rises_by(scores: dict[str, float], targets: dict[str, float]) -> None:
    before = round(total(ROLE, scores), 1)
    found = gains(ROLE, scores, targets)
    assert found.keys() == targets.keys()
    for name, target in targets.items():
        assert round(before + found[name], 1) == round(total(ROLE, {**scores, name: target}), 1)


def test_at_the_cap_there_is_nothing_to_gain() -> None:
    assert gains(ROLE, all_at(1, cert=0), {"cert": 1.0}) == {"cert": 0}
    assert gains(ROLE, all_at(0), {}) == {}


def test_scores_of_the_report_keep_order_and_finding() -> None:
    findings = facts_of("SKILLS\nPython\n").findings
    found = criterion_scores(ROLE, findings)
    assert [item.id for item in found] == IDS
    assert found[0].finding is findings["python"]
    assert (found[0].weight, found[0].optional, found[1].optional) == (0.2, False, True)


def test_shipped_roles_reach_a_hundred_without_optional_criteria() -> None:
    role = load("ml-engineer")
    assert total(role, {item.id: float(not item.optional) for item in role.criteria}) == pytest.approx(100)
