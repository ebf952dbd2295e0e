"""Criteria that are met by mentions: names, families, activities."""

from __future__ import annotations

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import Finding


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """Judge `criterion` by the mentions of its terms and activities."""
    return facts.finding(criterion)
