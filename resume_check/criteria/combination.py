"""Criteria that follow from several others together, such as Python with a framework."""

from __future__ import annotations

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import RANK, Finding, Match, Mention, Status


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """All of `all_of` must be there, and one of `any_of` (criteria or word classes), whose best status decides."""
    required = min((facts.status(name) for name in criterion.all_of), default=Status.ABSENT, key=RANK.__getitem__)
    mentions = _mentions(criterion, facts)
    best = max((mention.status for mention in mentions), default=Status.ABSENT, key=RANK.__getitem__)
    if Status.ABSENT in (required, best):
        return Finding(criterion.id, Status.ABSENT, 0.0, ())
    kept = [mention for mention in mentions if mention.status is best]
    return Finding(criterion.id, best, facts.score(best), facts.passages(kept))


def _mentions(criterion: Criterion, facts: Facts) -> list[Mention]:
    """The mentions of the named criteria, and of the terms that belong to the named classes."""
    wanted = set(criterion.any_of)
    classes = facts.annotated.classes
    return [
        mention
        for mention in facts.annotated.mentions
        if mention.status is not Status.ABSENT
        and (
            mention.criterion in wanted
            or (mention.match is not Match.ACTIVITY and not wanted.isdisjoint(classes.get(mention.term, ())))
        )
    ]
