"""The requirements in one sentence of an advert, and what stays of those of all its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from resume_check.job.facts import (
    asks_no_degree,
    degrees_named,
    says_relevant,
    takes_experience_instead,
    years_asked,
)
from resume_check.job.skills import Skills
from resume_check.job.weight import Sentence, phrase_pattern
from resume_check.keywords.advert import advert_words
from resume_check.keywords.shared import alternatives
from resume_check.model import AdvertLine, Document, Match, Mention, Requirement, RequirementKind, Skill, Status

_AROUND: Final = 60  # characters before a list in which "one of" may stand
_BETWEEN: Final = 25  # characters between two names of one list


class Asked(NamedTuple):
    """A requirement with its place, to tell which of two came first."""

    start: int
    requirement: Requirement


class _Named(NamedTuple):
    """A skill where it is named."""

    start: int
    end: int
    skill: Skill
    required: bool


def asked_in(
    sentence: Sentence, mentions: list[Mention], skills: Skills, source: AdvertLine, document: Document
) -> Iterator[Asked]:
    """What `sentence` asks for; `mentions` are those of its whole line."""
    if not sentence.asks:
        return
    inside = [item for item in mentions if sentence.start <= item.start < sentence.start + len(sentence.text)]
    named = list(_named(sentence, inside, skills))
    for group in _groups(sentence, named):
        unique = tuple({item.skill.label: item.skill for item in group}.values())
        label = " or ".join(skill.label for skill in unique)
        required = group[0].required
        yield Asked(group[0].start, Requirement(RequirementKind.SKILL, label, required, source, skills=unique))
    yield from _years(sentence, inside, skills, source)
    yield from _degree(sentence, source)


def _named(sentence: Sentence, mentions: list[Mention], skills: Skills) -> Iterator[_Named]:
    reached = -1
    for mention in mentions:
        if mention.status is Status.ABSENT or mention.start < reached:
            continue
        skill = skills.of_criterion(mention.criterion) if mention.criterion else skills.of(mention.term)
        required = sentence.required(mention.start)
        if skill is None or required is None:
            continue
        if mention.match is not Match.ACTIVITY:
            reached = mention.end
        yield _Named(mention.start, mention.end, skill, required)


@cache
def _list_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Signs between names: of a choice, of any list; words that make a list one of examples; an unknown last name."""
    words = advert_words().one_of
    fill = rf"(?:\s(?:{alternatives(words.fillers)}))?\s?"
    choice = re.compile(rf"\s?(?:,?\s?(?:{alternatives(words.between)})(?!\w)|/){fill}\Z", re.IGNORECASE)
    comma = re.compile(r"\s?,\s?\Z")
    goes_on = re.compile(rf"\s?,?\s?(?:{alternatives(words.between)})\s+\w", re.IGNORECASE)
    return choice, comma, phrase_pattern(words.before), goes_on


def _groups(sentence: Sentence, named: list[_Named]) -> Iterator[list[_Named]]:
    """Names of which one is enough together, all others by themselves."""
    choice, comma, examples, choice_goes_on = _list_words()
    at = 0
    while at < len(named):
        run = [named[at]]
        kinds: list[str] = []
        for item in named[at + 1 :]:
            between = sentence.text[run[-1].end - sentence.start : item.start - sentence.start]
            kind = "or" if choice.match(between) else "comma" if comma.match(between) else ""
            if not kind or len(between) > _BETWEEN or item.required is not run[0].required:
                break
            run.append(item)
            kinds.append(kind)
        at += len(run)
        before = sentence.text[: run[0].start - sentence.start][-_AROUND:]
        begun = list(examples.finditer(before))
        listed = bool(begun) and not re.search(r"[;.)]", before[begun[-1].end() :].strip(" ."))
        goes_on = choice_goes_on.match(sentence.text, run[-1].end - sentence.start)
        if len(run) > 1 and (listed or goes_on):
            yield run
        else:
            yield from _choices(run, kinds)


def _choices(run: list[_Named], kinds: list[str]) -> Iterator[list[_Named]]:
    """A list that ends with "or" is one choice as a whole; without, each name stands by itself."""
    last = max((number for number, kind in enumerate(kinds) if kind == "or"), default=-1)
    if last >= 0:
        yield run[: last + 2]
    yield from ([item] for item in run[last + 2 if last >= 0 else 0 :])


def _years(sentence: Sentence, mentions: list[Mention], skills: Skills, source: AdvertLine) -> Iterator[Asked]:
    for found in years_asked(sentence.text):
        required = sentence.required(sentence.start + found.start)
        if required is None:
            continue
        clause = sentence.clause(sentence.start + found.start)
        relevant = says_relevant(clause) or any(
            skills.is_relevant(item.term) if not item.criterion else item.match is Match.ACTIVITY
            for item in mentions
            if item.status is not Status.ABSENT
        )
        what = "of this role's work" if relevant else "of work"
        label = f"{found.years:g} {'year' if found.years == 1 else 'years'} {what}"
        yield Asked(
            sentence.start + found.start,
            Requirement(RequirementKind.YEARS, label, required, source, years=found.years, relevant=relevant),
        )


def _degree(sentence: Sentence, source: AdvertLine) -> Iterator[Asked]:
    if asks_no_degree(sentence.text):
        return
    lowest: dict[bool, tuple[int, int]] = {}  # required or not -> level, start
    for found in degrees_named(sentence.text):
        required = sentence.required(sentence.start + found.start)
        if required is not None and (required not in lowest or found.level < lowest[required][0]):
            lowest[required] = (found.level, sentence.start + found.start)
    for required, (level, start) in lowest.items():
        degree = advert_words().degree[level]
        firm = required and not takes_experience_instead(sentence.text) and not _years_instead(sentence, start)
        yield Asked(start, Requirement(RequirementKind.DEGREE, degree.label, firm, source, degree=degree.id))


def _years_instead(sentence: Sentence, start: int) -> bool:
    """Whether years of work would do as well: "a PhD, or 4+ years of industry experience"."""
    at = start - sentence.start
    between = phrase_pattern(advert_words().one_of.between)
    spans = (sorted((at, years.start)) for years in years_asked(sentence.text))
    return any(between.search(sentence.text, low, high) for low, high in spans)


def merged(found: Iterable[Asked]) -> list[Requirement]:
    """One requirement for each thing, required where any line requires it; of years and degrees the decisive ones."""
    ordered = [item.requirement for item in sorted(found, key=lambda item: item.start)]
    kept: dict[object, Requirement] = {}
    for item in ordered:
        key = _key(item)
        known = kept.get(key)
        if known is None:
            kept[key] = item
        elif _decides(item, known):
            kept[key] = replace(item, required=item.required or known.required)
    alone = {item.skills[0].label: item.required for item in kept.values() if len(item.skills) == 1}
    return [item for item in kept.values() if not _is_covered(item, alone)]


def _key(item: Requirement) -> object:
    if item.kind is RequirementKind.SKILL:
        return frozenset(skill.label for skill in item.skills)
    if item.kind is RequirementKind.YEARS:
        return (item.kind, item.relevant, item.required)
    return (item.kind, item.required)


def _decides(item: Requirement, known: Requirement) -> bool:
    """Whether `item` says more than what is `known` of the same thing."""
    if item.kind is RequirementKind.YEARS:
        return (item.years or 0) > (known.years or 0)
    return item.required and not known.required


def _is_covered(item: Requirement, alone: dict[str, bool]) -> bool:
    """Whether one of several skills that would do is asked for by itself, no less firmly."""
    return len(item.skills) > 1 and any(
        skill.label in alone and (alone[skill.label] or not item.required) for skill in item.skills
    )
