"""Certificates: held or not. One that is held is listed, for a paper shows no use."""

from __future__ import annotations

from msgspec.structs import replace

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import Finding, Status


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """Judge whether the certificate `criterion` is held: its score is then 1, since holding it is all that is asked."""
    finding = facts.finding(criterion)
    return replace(finding, score=1.0 if finding.status is Status.LISTED else 0.0)
