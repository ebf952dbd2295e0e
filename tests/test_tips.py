"""What to change and what it is worth: ordered by gain, exact, and pointing at a line where there is one."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from msgspec.structs import replace
from small_role import CRITERIA, criterion, facts_of, small_role

from resume_check.analyzer import analyse
from resume_check.criteria.facts import Facts
from resume_check.keywords import load
from resume_check.keywords.role import Criterion
from resume_check.model import Finding, Match, Result, SectionKind, Status, Tip
from resume_check.score import total
from resume_check.settings import Settings
from resume_check.tips import make_tips

TEXT = """Robin Vale
robin.vale@post.example

EXPERIENCE
ML engineer, Acme, Jan 2020 - Dec 2021
- Built a model in TensorFlow with NumPy for the shop
- Cut the waiting time from 9 hours to 2 hours with Python
- Swept the floor now and then
- Wrote it

SKILLS
AWS, Pyton, Tensorfow
"""
POOR = """Sam Tarn
sam.tarn@post.example

I do things with computers. I like them a lot and I am a hard worker.

Work
Office clerk, Acme, Jan 2020 - Dec 2021
- Answered the telephone and wrote letters all day
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of(TEXT)


@pytest.fixture(scope="module")
def tips(facts: Facts) -> tuple[Tip, ...]:
    return make_tips(facts)


def tip(tips: tuple[Tip, ...], criterion_id: str) -> Tip:
    return next(item for item in tips if item.criterion == criterion_id and item.gain > 0)


def test_largest_gain_first_and_none_without_gain_but_spellings(tips: tuple[Tip, ...]) -> None:
    gains = [item.gain for item in tips]
    assert gains == sorted(gains, reverse=True)
    assert len([gain for gain in gains if gain > 0]) > 5
    assert all(item.id.startswith("spelling-") for item in tips if item.gain == 0)


def test_one_tip_a_criterion(tips: tuple[Tip, ...]) -> None:
    named = [item.criterion for item in tips if item.gain > 0]
    assert len(named) == len(set(named))
    assert "python" not in named  # is shown already
    assert "numpy" not in named


def next_scores(facts: Facts, name: str) -> set[float]:
    """All scores that a criterion may have after one step."""
    scoring = facts.keywords.scoring
    return {1.0, *scoring.result_steps, *scoring.project_steps, *scoring.tool_steps} - {facts.findings[name].score}


def test_a_gain_is_exact(facts: Facts, tips: tuple[Tip, ...]) -> None:
    scores = {name: finding.score for name, finding in facts.findings.items()}
    before = round(total(facts.keywords, scores), 1)
    for item in tips:
        if item.gain > 0:
            reached = {
                round(total(facts.keywords, {**scores, item.criterion: score}), 1)
                for score in next_scores(facts, item.criterion)
            }
            assert round(before + item.gain, 1) in reached, item


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("learning", "Swept the floor now and then", "Solved it by machine learning now and then"),
        ("cert", "AWS, Pyton", "AWS Certified Machine Learning, Pyton, AWS"),
        ("java", "Swept the floor now and then", "Swept the floor using Java and then"),
        ("portfolio", "robin.vale@post.example", "robin.vale@post.example, github.com/robinvale"),
        ("results", "Swept the floor now and then", "Cut the price by 30% now and then"),
        ("structure", "SKILLS", "EDUCATION\nBSc Physics, Hill University, 2015 - 2019\n\nSKILLS"),
    ],
)
def test_who_follows_a_tip_gains_what_it_says(
    facts: Facts, tips: tuple[Tip, ...], name: str, old: str, new: str
) -> None:
    """The whole way again, with the text changed as the tip says."""
    assert old in TEXT
    changed = facts_of(TEXT.replace(old, new))
    scores = {key: finding.score for key, finding in facts.findings.items()}
    after = {**scores, name: changed.findings[name].score}
    points = round(total(facts.keywords, after), 1) - round(total(facts.keywords, scores), 1)
    assert tip(tips, name).gain == pytest.approx(points)


def test_steps_are_taken_one_at_a_time(facts: Facts) -> None:
    assert facts.findings["results"].score == 0.5
    assert tip(make_tips(facts), "results").gain == 2.5  # from 0.5 to 1.0, at a weight of 0.05
    none = facts_of(TEXT.replace("from 9 hours to 2 hours", "of all"))
    assert none.findings["results"].score == 0
    assert tip(make_tips(none), "results").gain == 2.5  # from 0 to 0.5


def test_nothing_is_said_of_what_is_full() -> None:
    facts = facts_of(TEXT)
    for name, finding in facts.findings.items():
        facts.findings[name] = replace(finding, score=1.0)
    assert [item for item in make_tips(facts) if item.gain > 0] == []


def test_results_tip_points_at_lines_of_work_without_a_number(facts: Facts, tips: tuple[Tip, ...]) -> None:
    found = tip(tips, "results")
    assert found.message.startswith("Measure.")
    assert [item.quote for item in found.evidence] == [
        "Built a model in TensorFlow with NumPy for the shop",  # the most of the field first
        "Swept the floor now and then",
    ]  # neither the line with a result nor the one that is too short
    assert {item.status for item in found.evidence} == {Status.ABSENT}
    assert {item.section for item in found.evidence} == {SectionKind.EXPERIENCE}


def test_results_tip_without_lines_to_point_at() -> None:
    found = tip(make_tips(facts_of("SKILLS\nPython, NumPy\n")), "results")
    assert found.evidence == ()
    assert found.message == "Measure. results is not mentioned."


def test_a_line_with_a_result_is_never_pointed_at(facts: Facts) -> None:
    line = next(item for item in facts.resume.lines if "Swept" in facts.resume.slice(item))
    evidence = facts.locator.line_evidence(
        line, term="result", match=Match.ACTIVITY, status=Status.DEMONSTRATED, reason=""
    )
    changed = facts_of(TEXT)
    changed.results = (*facts.results, Result(evidence, ("1",)))
    assert "Swept the floor now and then" not in [item.quote for item in tip(make_tips(changed), "results").evidence]


def test_a_claim_gets_the_line_that_its_example_is_made_of() -> None:
    """The line to change is the one of work, not the list in which the skill is named."""
    role = small_role(criteria=tuple(with_line(item) for item in CRITERIA))
    found = tip(make_tips(facts_of(TEXT, role)), "cloud")
    assert found.message == "You name it, but no line about your work shows it. Show cloud."
    (line,) = found.evidence
    assert found.example == f"{line.quote}, on [which cloud]"
    assert line.section is SectionKind.EXPERIENCE


def with_line(item: Criterion) -> Criterion:
    return msgspec.structs.replace(item, example="{line}, on [which cloud]") if item.id == "cloud" else item


def test_what_is_absent_or_has_no_example_points_at_no_line(tips: tuple[Tip, ...]) -> None:
    assert tip(tips, "cloud").evidence == ()
    assert tip(tips, "communication").message == "Show communication."
    assert tip(tips, "communication").evidence == ()


def test_a_long_line_is_pointed_at() -> None:
    long = "and ".join(["carried letters "] * 16).strip()
    found = tip(make_tips(facts_of(f"{TEXT}\nSUMMARY\n{long}\n")), "structure")
    assert [item.quote for item in found.evidence] == [long]


def test_a_spelling_tip_for_each_misspelling(facts: Facts, tips: tuple[Tip, ...]) -> None:
    found = [item for item in tips if item.gain == 0]
    assert [(item.id, item.criterion) for item in found] == [
        ("spelling-python", "python"),
        ("spelling-tensorflow", "tensorflow"),
    ]
    assert found[0].message.startswith('Write "Python" instead of "Pyton"')
    for item in found:
        assert [evidence.quote for evidence in item.evidence] == ["AWS, Pyton, Tensorfow"]
    right = facts_of(TEXT.replace("Pyton", "Python").replace("Tensorfow", "TensorFlow"))
    assert [item for item in make_tips(right) if item.gain == 0] == []


def test_one_spelling_tip_a_term() -> None:
    found = make_tips(facts_of(TEXT.replace("Pyton", "Pyton, Pythn")))
    ids = [item.id for item in found]
    assert "spelling-python" in ids
    assert len(ids) == len(set(ids))


def test_what_weighs_nothing_gives_no_tip() -> None:
    small = criterion("communication", "soft", 0.0, general=True, terms=("communication",))
    rest = criterion("other", "soft", 0.05, terms=("otherwise",))
    criteria = (*(small if item.id == "communication" else item for item in CRITERIA), rest)
    found = make_tips(facts_of(TEXT, small_role(criteria=criteria)))
    assert "communication" not in {item.criterion for item in found}
    assert "other" in {item.criterion for item in found}


def test_a_finding_above_its_last_step_gets_no_tip() -> None:
    changed = facts_of(TEXT)
    changed.findings["tools"] = Finding("tools", Status.DEMONSTRATED, 1.0, ())
    assert "tools" not in {item.criterion for item in make_tips(changed)}


def test_the_guides_tips_are_among_those_of_a_poor_resume() -> None:
    role = load("ml-engineer")
    report = analyse(POOR.encode(), name="poor.txt", path="poor.txt", settings=Settings(as_of=dt.date(2026, 11, 22)))
    found = {item.criterion: item for item in report.tips}
    assert len(role.guide.resume_tips) == 4
    for name, advice in role.guide.resume_tips.items():
        assert found[name].message.startswith(advice)
        assert found[name].gain > 0
    assert report.tips[0].gain >= found["python"].gain
