"""A criterion that follows from several others: all of some, and the best of others."""

from __future__ import annotations

import pytest
from small_role import CRITERIA, criterion, facts_of, small_role

from resume_check.model import Status

JOB = "EXPERIENCE\nML engineer, Acme, Jan 2020 - Dec 2021\n- {}\n"


@pytest.mark.parametrize(
    ("text", "status", "score"),
    [
        (JOB.format("Built it with Python and TensorFlow"), Status.DEMONSTRATED, 1.0),
        (JOB.format("Built it with TensorFlow") + "\nSKILLS\nPython\n", Status.DEMONSTRATED, 1.0),
        (JOB.format("Built it with Python") + "\nSKILLS\nTensorFlow\n", Status.LISTED, 0.4),
        ("SKILLS\nPython, TensorFlow\n", Status.LISTED, 0.4),
        (JOB.format("Built it with Python"), Status.ABSENT, 0.0),
        (JOB.format("Built it with TensorFlow"), Status.ABSENT, 0.0),
        (JOB.format("Built it with Python, no TensorFlow"), Status.ABSENT, 0.0),
        ("SKILLS\nCooking\n", Status.ABSENT, 0.0),
    ],
)
def test_all_of_and_any_of(text: str, status: Status, score: float) -> None:
    finding = facts_of(text).findings["strong"]
    assert (finding.status, finding.score) == (status, score)


def test_evidence_is_what_decides() -> None:
    finding = facts_of(JOB.format("Built it with Python and TensorFlow") + "\nSKILLS\nTensorFlow\n").findings["strong"]
    assert [item.term for item in finding.evidence] == ["TensorFlow"]
    assert [item.status for item in finding.evidence] == [Status.DEMONSTRATED]


def test_any_of_takes_criteria_as_well_as_classes() -> None:
    changed = criterion("strong", "recruiter", 0.05, detector="combination", all_of=("python",), any_of=("cloud",))
    role = small_role(criteria=tuple(changed if item.id == "strong" else item for item in CRITERIA))
    assert facts_of("SKILLS\nPython, AWS\n", role).findings["strong"].status is Status.LISTED
    assert facts_of("SKILLS\nPython, TensorFlow\n", role).findings["strong"].status is Status.ABSENT


def test_order_in_the_keyword_set_does_not_matter() -> None:
    role = small_role(criteria=tuple(reversed(CRITERIA)))
    found = facts_of("SKILLS\nPython, TensorFlow\n", role).findings
    assert found == facts_of("SKILLS\nPython, TensorFlow\n").findings
