"""Tools that are named in the lines about the work, not only in a list."""

from __future__ import annotations

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import Finding, Mention, Status


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """The more tools are shown in use, the higher the score, by the steps; tools in lists alone are `listed`."""
    shown = [name for name in criterion.tools if facts.status(name) is Status.DEMONSTRATED]
    listed = [name for name in criterion.tools if facts.status(name) is Status.LISTED]
    if not shown:
        status = Status.LISTED if listed else Status.ABSENT
        return Finding(criterion.id, status, facts.score(status) * min(1.0, len(listed) / len(criterion.tools)), ())
    steps = facts.keywords.scoring.tool_steps
    mentions: list[Mention] = []
    for name in shown:
        mentions.append(next(item for item in facts.annotated.of(name) if item.status is Status.DEMONSTRATED))
    return Finding(criterion.id, Status.DEMONSTRATED, steps[min(len(shown), len(steps)) - 1], facts.passages(mentions))
