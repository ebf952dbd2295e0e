"""A certificate is held or not; a paper shows no use."""

from __future__ import annotations

import pytest
from small_role import facts_of

from resume_check.model import Status


@pytest.mark.parametrize(
    ("text", "status", "score"),
    [
        ("CERTIFICATIONS\nAWS Certified Machine Learning, 2023\n", Status.LISTED, 1.0),
        ("CERTIFICATIONS\nAWS Certifed Machine Learning, 2023\n", Status.LISTED, 1.0),
        ("SKILLS\nPython, AWS Certified Machine Learning\n", Status.LISTED, 1.0),
        ("CERTIFICATIONS\nAWS Certified Machine Learning (in progress)\n", Status.ABSENT, 0.0),
        ("CERTIFICATIONS\nAWS Certified Machine Learning, expired\n", Status.ABSENT, 0.0),
        ("CERTIFICATIONS\nAWS Certified Developer\n", Status.ABSENT, 0.0),
        ("INTERESTS\nAWS Certified Machine Learning\n", Status.ABSENT, 0.0),
        ("SKILLS\nPython\n", Status.ABSENT, 0.0),
    ],
)
def test_held(text: str, status: Status, score: float) -> None:
    finding = facts_of(text).findings["cert"]
    assert (finding.status, finding.score) == (status, score)
    assert bool(finding.evidence) is bool(score)


def test_what_was_not_counted_is_kept_with_its_reason() -> None:
    finding = facts_of("CERTIFICATIONS\nAWS Certified Machine Learning (in progress)\n").findings["cert"]
    assert len(finding.rejected) == 1
    assert "'in progress'" in finding.rejected[0].reason
