from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from resume_check.analyzer import analyse, prepare
from resume_check.errors import UnknownCriterion
from resume_check.explain import find_criterion
from resume_check.keywords import load
from resume_check.model import Explanation, Status
from resume_check.settings import Settings

RESUME = """Robin Vale
github.com/robinvale

EXPERIENCE
Machine Learning Engineer, Acme Labs Ltd, Jan 2022 - Present
- Built a PyTorch ranking model on Kubernetes, lifting NDCG from 0.61 to 0.68
- Led 4 people
Data Analyst, Oak Bank, 2019 - 2021
- Wrote reports in Python for the 3 branches

SKILLS
Python, PyTorch, Docker
Currently learning: TensorFlow

SUMMARY
No experience with Docker yet
"""
ROLE = load("ml-engineer")


@cache
def explained(criterion: str) -> Explanation:
    settings = Settings(as_of=dt.date(2026, 11, 22), explain=criterion)
    explanation = analyse(RESUME.encode(), name="r.txt", path="r.txt", settings=settings).explanation
    assert explanation is not None
    return explanation


def verdicts(criterion: str) -> list[tuple[str, str, str]]:
    return [(item.term, item.status.value, item.reason) for item in explained(criterion).considered]


def test_each_mention_has_its_verdict_and_reason() -> None:
    found = verdicts("docker")
    assert ("Docker", "listed", "skills list; software terms in the line") in found
    assert [(term, status) for term, status, reason in found if "denied by" in reason] == [("Docker", "absent")]
    assert [status for _, status, reason in verdicts("tensorflow") if "being learned" in reason] == ["absent"]


def test_the_rule_is_in_words_of_the_keyword_set() -> None:
    explanation = explained("kubernetes")
    assert explanation.why
    rule = " ".join(explanation.rule)
    assert "Its names: Kubernetes." in rule
    assert "k8s" in rule
    assert "Misspellings count of: Kubernetes." in rule
    assert f"counts {ROLE.scoring.listed:.0%}" in rule
    assert "Python may be the snake" in " ".join(explained("python").rule)


@pytest.mark.parametrize("criterion", [item.id for item in ROLE.criteria])
def test_every_criterion_can_be_explained(criterion: str) -> None:
    explanation = explained(criterion)
    assert explanation.criterion == criterion
    assert all(sentence.strip() == sentence and sentence for sentence in (*explanation.rule, *explanation.facts))
    assert explanation.rule


@pytest.mark.parametrize("criterion", [item.id for item in ROLE.criteria])
def test_what_is_explained_bears_out_the_status(criterion: str) -> None:
    settings = Settings(as_of=dt.date(2026, 11, 22), explain=criterion)
    report = analyse(RESUME.encode(), name="r.txt", path="r.txt", settings=settings)
    status = next(item.finding.status for item in report.criteria if item.id == criterion)
    if status is Status.DEMONSTRATED and criterion != "structured_concise":
        assert Status.DEMONSTRATED in {item.status for item in explained(criterion).considered}


def test_results_name_each_number_and_why_it_is_none() -> None:
    found = {term: (status, reason) for term, status, reason in verdicts("measurable_results")}
    assert found["0.61, 0.68"] == ("demonstrated", "a number that states an outcome")
    assert found["4"][0] == "absent"
    assert "head count" in found["4"][1]
    assert "Lines that state a result: 1." in explained("measurable_results").facts


def test_criteria_that_follow_from_others_show_those() -> None:
    assert "Python is demonstrated." in explained("strong_python_ml").facts
    assert {"Python", "PyTorch"} <= {term for term, _, _ in verdicts("strong_python_ml")}
    assert explained("portfolio").facts == ("Own pages on: github.",)
    assert explained("structured_concise").facts[0] == "Missing sections: education."


def test_a_report_without_the_wish_has_no_explanation() -> None:
    assert analyse(RESUME.encode(), name="r.txt", path="r.txt").explanation is None


@pytest.mark.parametrize(
    "name", ["python", "Python", " machine-learning ", "Machine learning", "R or Java", "r_or_java"]
)
def test_a_criterion_is_found_by_id_or_label(name: str) -> None:
    assert find_criterion(ROLE, name).id in {"python", "machine_learning", "r_or_java"}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("pythn", "did you mean python"),
        ("kubernets", "did you mean kubernetes"),
        ("tensor flow", "tensorflow"),
        ("x", "x"),
    ],
)
def test_an_unknown_one_is_refused_with_names_like_it(name: str, hint: str) -> None:
    with pytest.raises(UnknownCriterion, match=hint) as caught:
        prepare(Settings(explain=name))
    assert str(caught.value).endswith("See them all with `resume-check keywords show`.")
