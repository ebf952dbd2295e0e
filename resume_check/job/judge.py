"""What a resume shows of each requirement of an advert, and the match that this makes.

The matcher decides, as for the role: a criterion's finding is taken as it is, and for a name without a criterion its
mentions are judged by the same rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final

from resume_check.criteria.facts import Facts
from resume_check.job.facts import degrees_named
from resume_check.keywords.advert import advert_words
from resume_check.model import (
    RANK,
    Advert,
    Evidence,
    Experience,
    JobMatch,
    JobTip,
    LineKind,
    Match,
    Notice,
    Requirement,
    RequirementKind,
    RequirementMatch,
    SectionKind,
    Skill,
    Status,
)

FEW: Final = 3  # skills, below which a match says little
_DEGREE_SECTIONS: Final = (SectionKind.EDUCATION, SectionKind.HEADER, SectionKind.SUMMARY)


def terms_of(advert: Advert) -> frozenset[str]:
    """The terms whose mentions `match_job` wants, as `Annotated.named`."""
    return frozenset(term for item in advert.requirements for skill in item.skills for term in skill.terms)


def match_job(advert: Advert, facts: Facts, experience: Experience) -> JobMatch:
    """The resume of `facts` beside `advert`."""
    found = tuple(_judged(item, facts, experience) for item in advert.requirements)
    scores = [item.score for item in found]
    return JobMatch(
        advert=advert,
        match=match_of(advert.requirements, scores),
        requirements=found,
        tips=_tips(found),
        warnings=_warnings(advert),
    )


def match_of(requirements: Sequence[Requirement], scores: Sequence[float]) -> float:
    """The match, 0 to 100 with one decimal, for the scores (0 to 1) of the requirements."""
    weights = advert_words().weights
    each = [weights.required if item.required else weights.preferred for item in requirements]
    total = fsum(each)
    return (
        round(100 * fsum(weight * score for weight, score in zip(each, scores, strict=True)) / total, 1)
        if total
        else 0.0
    )


def _judged(requirement: Requirement, facts: Facts, experience: Experience) -> RequirementMatch:
    if requirement.kind is RequirementKind.YEARS:
        return _years(requirement, experience)
    if requirement.kind is RequirementKind.DEGREE:
        return _degree(requirement, facts)
    options = [_skill(requirement, skill, facts) for skill in requirement.skills]
    return max(options, key=lambda item: (item.score, RANK[item.status]))  # of equal ones the first


def _skill(requirement: Requirement, skill: Skill, facts: Facts) -> RequirementMatch:
    if skill.criterion:
        finding = facts.findings[skill.criterion]
        status, score, evidence = finding.status, finding.score, finding.evidence
    else:
        terms = frozenset(skill.terms)
        counted = [item for item in facts.annotated.named if item.term in terms and item.status is not Status.ABSENT]
        status = max((item.status for item in counted), default=Status.ABSENT, key=RANK.__getitem__)
        score, evidence = facts.score(status), facts.passages(counted)
    met_by = skill.label if len(requirement.skills) > 1 and status is not Status.ABSENT else ""
    return RequirementMatch(requirement, status, score, evidence, met_by=met_by)


def _years(requirement: Requirement, experience: Experience) -> RequirementMatch:
    had = experience.relevant_years if requirement.relevant else experience.years
    share = min(1.0, had / requirement.years) if requirement.years else 1.0
    status = Status.DEMONSTRATED if share == 1 else Status.LISTED if share else Status.ABSENT
    return RequirementMatch(requirement, status, round(share, 6), (), had=had)


def _degree(requirement: Requirement, facts: Facts) -> RequirementMatch:
    asked = next(level for level, item in enumerate(advert_words().degree) if item.id == requirement.degree)
    found: list[Evidence] = []
    resume = facts.resume
    for line in resume.lines:
        kind = resume.section_of(line).kind
        if kind not in _DEGREE_SECTIONS or line.kind is LineKind.HEADING:
            continue
        text = resume.slice(line)
        named = max(degrees_named(text), key=lambda item: item.level, default=None)
        if named is None or named.level < asked:
            continue
        entry = resume.entry_of(line)
        held = kind is SectionKind.EDUCATION and not (entry and entry.dates and entry.dates.current)
        found.append(
            facts.locator.line_evidence(
                line,
                term=text[named.start : named.end],
                match=Match.EXACT,
                status=Status.DEMONSTRATED if held else Status.LISTED,
                reason="a degree under education" if held else "a degree that is not finished, or only claimed",
            )
        )
    found.sort(key=lambda item: (-RANK[item.status], item.start))
    status = found[0].status if found else Status.ABSENT
    return RequirementMatch(requirement, status, facts.score(status), tuple(found[:1]))


def _tips(found: tuple[RequirementMatch, ...]) -> tuple[JobTip, ...]:
    """A tip for each requirement that an edit can show; years of work are none of them."""
    requirements = [item.requirement for item in found]
    scores = [item.score for item in found]
    now = match_of(requirements, scores)
    words = advert_words().tips
    tips = []
    for number, item in enumerate(found):
        kind = item.requirement.kind
        if item.score >= 1 or kind is RequirementKind.YEARS:
            continue
        then = match_of(requirements, [*scores[:number], 1.0, *scores[number + 1 :]])
        message = words.degree if kind is RequirementKind.DEGREE else words.listed if item.evidence else words.absent
        tips.append(
            JobTip(
                id=f"job-{number + 1}",
                requirement=item.requirement.label,
                gain=round(then - now, 1),
                message=message.format(what=item.requirement.label),
                evidence=item.evidence[:1],
            )
        )
    return tuple(sorted(tips, key=lambda tip: -tip.gain))


def _warnings(advert: Advert) -> tuple[Notice, ...]:
    skills = sum(item.kind is RequirementKind.SKILL for item in advert.requirements)
    if skills >= FEW:
        return ()
    known = "one skill is" if skills == 1 else f"{skills} skills are"
    message = f"Only {known} understood in the advert, so that the match says little."
    return (Notice("few-requirements", message),)
