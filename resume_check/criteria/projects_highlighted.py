"""Jobs and projects that show work of the role's field, each in an entry of its own."""

from __future__ import annotations

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import Finding, Mention, Status


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """The more entries show the field's work, the higher the score, by the steps of the keyword set."""
    field = {
        item.id
        for item in facts.keywords.criteria
        if item.anchor == "ml" or (item.detector == "terms" and not item.general and item.anchor != "tech")
    }
    # A line that speaks to the reader makes no project of the lines below it.
    foreign = {*facts.annotated.injection_lines, *facts.annotated.advert_lines}
    entries = {
        number for number in facts.annotated.field_entries if foreign.isdisjoint(facts.resume.entries[number].header)
    }
    strongest: dict[int | None, Mention] = {}
    for mention in facts.annotated.mentions:
        line = facts.resume.lines[mention.line]
        if mention.status is not Status.DEMONSTRATED or mention.criterion not in field:
            continue
        if line.entry is None or line.entry in entries:
            strongest.setdefault(line.entry if line.entry is not None else -1 - line.section, mention)
    if not any(facts.status(item.id) is Status.DEMONSTRATED for item in facts.keywords.criteria if item.anchor == "ml"):
        return Finding(criterion.id, Status.ABSENT, 0.0, ())
    steps = facts.keywords.scoring.project_steps
    count = len(strongest)
    score = steps[min(count, len(steps)) - 1] if count else 0.0
    status = Status.DEMONSTRATED if count else Status.ABSENT
    return Finding(criterion.id, status, score, facts.passages(list(strongest.values())))
