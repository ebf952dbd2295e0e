"""Tools that are named in the lines about the work, not only in a list."""

from __future__ import annotations

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import Finding, Status


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """The more tools are shown in use, the higher the score, by the steps; tools in lists alone are `listed`.

    One tool in use may be worth less than many in a list: the score is the better of the two, so that naming a tool of
    the list in a line of work never lowers it.
    """
    shown = [name for name in criterion.tools if facts.status(name) is Status.DEMONSTRATED]
    named = [name for name in criterion.tools if facts.status(name) is not Status.ABSENT]
    claimed = facts.score(Status.LISTED) * len(named) / len(criterion.tools) if named else 0.0
    if not shown:
        return Finding(criterion.id, Status.LISTED if named else Status.ABSENT, claimed, ())
    steps = facts.keywords.scoring.tool_steps
    mentions = [next(item for item in facts.mentions(name) if item.status is Status.DEMONSTRATED) for name in shown]
    score = max(claimed, steps[min(len(shown), len(steps)) - 1])
    return Finding(criterion.id, Status.DEMONSTRATED, score, facts.passages(mentions))
