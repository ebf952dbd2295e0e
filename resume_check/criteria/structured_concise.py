"""Whether a reader finds her way: the usual sections, short lines, not too many words. Layout plays no part."""

from __future__ import annotations

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import Finding, LineKind, Match, SectionKind, Status

_ALIKE = {
    SectionKind.RESEARCH: SectionKind.EXPERIENCE,
    SectionKind.COURSES: SectionKind.EDUCATION,
}


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """The share of three checks that hold: sections, length of the lines, length of the whole."""
    scoring = facts.keywords.scoring
    resume = facts.resume
    kinds = {_ALIKE.get(section.kind, section.kind).value for section in resume.sections}
    missing = [name for name in scoring.structure_sections if name not in kinds]
    lengths = {index: len(resume.slice(line).split()) for index, line in enumerate(resume.lines)}
    long_lines = [
        index
        for index, words in lengths.items()
        if words > scoring.max_line_words and resume.section_of(resume.lines[index]).kind is not SectionKind.SKILLS
    ]
    parts = (
        1 - len(missing) / max(1, len(scoring.structure_sections)),
        1.0 if not long_lines else 0.5 if len(long_lines) == 1 else 0.0,
        1.0 if sum(lengths.values()) <= scoring.max_words else 0.0,
    )
    score = sum(parts) / len(parts)
    headings = [line for line in resume.lines if line.kind is LineKind.HEADING]
    status = Status.DEMONSTRATED if score >= 1 else Status.LISTED if score > 0 and headings else Status.ABSENT
    evidence = tuple(
        facts.locator.line_evidence(
            resume.lines[index],
            term="long line",
            match=Match.DERIVED,
            status=Status.LISTED,
            reason=f"{lengths[index]} words in one line",
        )
        for index in long_lines[:5]
    )
    return Finding(criterion.id, status, score if headings else 0.0, evidence)
