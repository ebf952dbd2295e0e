"""Adds findings up to a score, and works out what each change would be worth.

score = 100 * sum(weight * score of required criteria) + 100 * sum(weight * score of optional ones), at most 100.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from resume_check.keywords.role import Criterion, KeywordSet
from resume_check.model import CriterionScore, Finding, GroupScore


def total(keywords: KeywordSet, scores: Mapping[str, float]) -> float:
    """The score, 0 to 100, unrounded, for the criteria's scores (0 to 1)."""
    return _points([item.weight * scores[item.id] for item in keywords.criteria])


def _points(parts: list[float]) -> float:
    # fsum: the same in every version of Python, and in the script of the HTML report.
    return min(100.0, 100 * fsum(parts))


def group_scores(keywords: KeywordSet, scores: Mapping[str, float]) -> tuple[GroupScore, ...]:
    """The weighted mean of each group's required criteria, 0 to 100.

    A group of optional criteria alone weighs nothing; its score is the mean of what they reach.
    """
    members: dict[str, list[Criterion]] = {}
    for item in keywords.criteria:
        members.setdefault(item.group, []).append(item)
    groups = []
    for group in keywords.groups:
        own = members.get(group.id, [])
        required = [item for item in own if not item.optional]
        base = required or own
        weight = fsum([item.weight for item in base])
        mean = fsum([item.weight * scores[item.id] for item in base]) / weight if weight else 0.0
        groups.append(GroupScore(group.id, group.label, round(fsum([item.weight for item in required]), 6), 100 * mean))
    return tuple(groups)


def criterion_scores(keywords: KeywordSet, findings: Mapping[str, Finding]) -> tuple[CriterionScore, ...]:
    """The criteria as they stand in the report, in the order of the keyword set."""
    return tuple(
        CriterionScore(item.id, item.group, item.label, item.weight, item.optional, findings[item.id], item.why)
        for item in keywords.criteria
    )


def gains(keywords: KeywordSet, scores: Mapping[str, float], targets: Mapping[str, float]) -> dict[str, float]:
    """The points that the reported score rises by when a criterion of `targets` reaches that score, for each alone."""
    parts = [item.weight * scores[item.id] for item in keywords.criteria]
    now = round(_points(parts), 1)
    found: dict[str, float] = {}
    for place, item in enumerate(keywords.criteria):
        if item.id in targets:
            own = parts[place]
            parts[place] = item.weight * targets[item.id]
            found[item.id] = round(round(_points(parts), 1) - now, 1)
            parts[place] = own
    return found
