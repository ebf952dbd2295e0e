"""The shipped role has every criterion that users rely on, each with what a report says of it."""

from __future__ import annotations

import pytest

from resume_check.criteria import DETECTORS
from resume_check.keywords import Criterion, load

GROUPS = {
    "programming": ["python", "sql", "r_or_java"],
    "core": ["machine_learning", "deep_learning", "statistics", "data_preprocessing", "model_evaluation"],
    "tools": ["tensorflow", "pytorch", "scikit_learn", "numpy", "pandas", "docker", "kubernetes"],
    "soft": ["problem_solving", "analytical_thinking", "communication", "collaboration"],
    "certifications": [
        "cert_google_pmle",
        "cert_aws_mls",
        "cert_azure_ai_engineer",
        "cert_dl_specialization",
        "cert_ibm_ml",
    ],
    "responsibilities": [
        "collect_data",
        "build_models",
        "train_evaluate",
        "deploy_models",
        "optimize_models",
        "cross_functional",
    ],
    "recruiter": ["strong_python_ml", "portfolio", "model_deployment", "cloud_platforms"],
    "resume": ["ml_projects_highlighted", "measurable_results", "tools_named", "structured_concise"],
}
ROLE = load("ml-engineer")


def test_groups_and_criteria_are_all_there() -> None:
    found: dict[str, list[str]] = {group.id: [] for group in ROLE.groups}
    for criterion in ROLE.criteria:
        found[criterion.group].append(criterion.id)
    assert {group: sorted(ids) for group, ids in found.items()} == {group: sorted(ids) for group, ids in GROUPS.items()}


@pytest.mark.parametrize("criterion", ROLE.criteria, ids=lambda item: item.id)
def test_criterion_says_what_it_is_when_met_and_unmet_and_what_to_do(criterion: Criterion) -> None:
    sayings = (criterion.label, criterion.met, criterion.unmet, criterion.tip, criterion.why)
    assert all(text and text == text.strip() for text in sayings)
    assert criterion.met != criterion.unmet
    assert criterion.tip.endswith(".")
    assert criterion.weight > 0
    assert criterion.detector in DETECTORS


def test_what_can_only_add_is_optional() -> None:
    optional = {criterion.id for criterion in ROLE.criteria if criterion.optional}
    assert optional == {"r_or_java", *GROUPS["certifications"]}


def test_required_weights_add_up_to_one() -> None:
    assert sum(item.weight for item in ROLE.criteria if not item.optional) == pytest.approx(1)


def test_levels_rise_with_the_years_and_join_without_a_gap() -> None:
    assert [level.id for level in ROLE.levels] == ["entry", "mid", "senior", "lead"]
    assert [level.min_years for level in ROLE.levels] == [0, 2, 5, 10]
    for lower, higher in zip(ROLE.levels, ROLE.levels[1:], strict=False):
        assert lower.low < lower.high == higher.low
    assert all(level.next_step in ROLE.guide.career_path for level in ROLE.levels)


def test_the_four_resume_tips_are_there() -> None:
    assert set(ROLE.guide.resume_tips) == set(GROUPS["resume"])
