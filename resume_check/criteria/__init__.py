"""Judges each criterion of a role by a detector: a function from facts to a finding, with no input or output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from resume_check.criteria import (
    certification,
    combination,
    measurable_results,
    portfolio,
    projects_highlighted,
    structured_concise,
    terms,
    tools_named,
)
from resume_check.criteria.experience import judge_experience
from resume_check.criteria.facts import Facts
from resume_check.criteria.line_texts import LineTexts
from resume_check.criteria.locate import Locator
from resume_check.criteria.measurable_results import find_results
from resume_check.criteria.portfolio import find_host_lines, find_portfolio
from resume_check.keywords.role import Criterion, Detector, KeywordSet
from resume_check.matcher import Annotated
from resume_check.model import Experience, Finding

Detect = Callable[[Criterion, Facts], Finding]

DETECTORS: Final[Mapping[Detector, Detect]] = {
    "terms": terms.detect,
    "certification": certification.detect,
    "combination": combination.detect,
    "portfolio": portfolio.detect,
    "measurable_results": measurable_results.detect,
    "projects_highlighted": projects_highlighted.detect,
    "tools_named": tools_named.detect,
    "structured_concise": structured_concise.detect,
}

# These read the findings of the others, and so come after them.
_LATE: Final[tuple[Detector, ...]] = ("combination", "portfolio", "projects_highlighted", "tools_named")


def judge(keywords: KeywordSet, annotated: Annotated) -> tuple[Facts, Experience]:
    """The findings of all criteria, in the order of the keyword set, and the years of experience."""
    locator = Locator(annotated.resume)
    lines = LineTexts(annotated.resume)
    host_lines = find_host_lines(annotated.resume)
    experience = judge_experience(keywords, annotated)
    facts = Facts(
        keywords,
        annotated,
        locator=locator,
        lines=lines,
        results=find_results(keywords, annotated, locator, lines.texts),
        portfolio=find_portfolio(annotated.resume, host_lines),
        host_lines=host_lines,
        jobs=experience.jobs,
    )
    for criterion in sorted(keywords.criteria, key=lambda item: item.detector in _LATE):
        facts.findings[criterion.id] = DETECTORS[criterion.detector](criterion, facts)
    return facts, experience
