"""Whether a reader finds her way: the usual sections, short lines, not too many words. Layout plays no part."""

from __future__ import annotations

from typing import NamedTuple

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import Finding, LineKind, Match, SectionKind, Status

_ALIKE = {
    SectionKind.RESEARCH: SectionKind.EXPERIENCE,
    SectionKind.COURSES: SectionKind.EDUCATION,
}


class Shape(NamedTuple):
    """What is looked at."""

    missing: tuple[str, ...]  # kinds of section that should be there
    long_lines: dict[int, int]  # index of a line that is too long -> its words
    words: int  # of the whole


def shape_of(facts: Facts) -> Shape:
    """The missing sections, the lines that are too long, and the length of the whole."""
    scoring = facts.keywords.scoring
    resume = facts.resume
    kinds = {_ALIKE.get(section.kind, section.kind).value for section in resume.sections}
    long_lines = {
        index: words
        for index, words in enumerate(facts.word_counts)
        if words > scoring.max_line_words and resume.section_of(resume.lines[index]).kind is not SectionKind.SKILLS
    }
    missing = tuple(name for name in scoring.structure_sections if name not in kinds)
    return Shape(missing, long_lines, sum(facts.word_counts))


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """The share of three checks that hold: sections, length of the lines, length of the whole."""
    scoring = facts.keywords.scoring
    resume = facts.resume
    shape = shape_of(facts)
    parts = (
        1 - len(shape.missing) / max(1, len(scoring.structure_sections)),
        1.0 if not shape.long_lines else 0.5 if len(shape.long_lines) == 1 else 0.0,
        1.0 if shape.words <= scoring.max_words else 0.0,
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
            reason=f"{words} words in one line",
        )
        for index, words in list(shape.long_lines.items())[:5]
    )
    return Finding(criterion.id, status, score if headings else 0.0, evidence)
