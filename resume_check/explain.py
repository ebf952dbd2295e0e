"""Why a criterion was judged as it was: its rule in words of the keyword set, and every mention with its verdict."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from resume_check.criteria.facts import Facts
from resume_check.criteria.measurable_results import why_no_result
from resume_check.criteria.structured_concise import shape_of
from resume_check.errors import UnknownCriterion
from resume_check.keywords.role import Activity, Criterion, Detector, KeywordSet, Need
from resume_check.model import Evidence, Explanation, LineKind, Match, Mention, Status

MAX_CONSIDERED: Final = 200
MAX_TERMS: Final = 30  # of one kind that are named
MAX_NUMBERS: Final = 5  # of one line that are named
_NUMBER: Final = re.compile(r"[^\s\d]{0,8}\d[\d.,:/%]{0,20}")

_FIELDS: Final = {"ml": "machine learning", "tech": "software"}
_PLACES: Final = {"line": "in the same line", "entry": "in the same job", "resume": "anywhere in the work"}
_NEEDS: Final[Mapping[Need, str]] = {
    "skills": "a place in a skills list",
    "claims": "a place in a list of skills, courses or certificates, or in a summary",
    "cue": "a telling word beside it",
}


def find_criterion(keywords: KeywordSet, name: str) -> Criterion:
    """The criterion of that id; raises `UnknownCriterion`, which names those that are like it."""
    known = {item.id: item for item in keywords.criteria}
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    if wanted in known:
        return known[wanted]
    labels = {item.label.lower(): item.id for item in keywords.criteria}
    if name.strip().lower() in labels:
        return known[labels[name.strip().lower()]]
    close = difflib.get_close_matches(wanted, known, n=3, cutoff=0.5)
    close += [labels[label] for label in difflib.get_close_matches(name.lower(), labels, n=2, cutoff=0.6)]
    meant = " or ".join(dict.fromkeys(close))
    raise UnknownCriterion(
        f'"{keywords.id}" has no criterion "{name}"' + (f" (did you mean {meant}?)" if meant else "")
    )


def explain(criterion: Criterion, facts: Facts) -> Explanation:
    """The rule of `criterion`, and all in this resume that was considered for it, in text order."""
    considered = sorted(_CONSIDERED[criterion.detector](criterion, facts), key=lambda item: (item.start, item.term))
    return Explanation(
        criterion=criterion.id,
        why=criterion.why,
        rule=tuple(_rule(criterion, facts.keywords)),
        facts=tuple(_facts(criterion, facts)),
        considered=tuple(considered[:MAX_CONSIDERED]),
        left_out=max(0, len(considered) - MAX_CONSIDERED),
    )


# --- the rule


def _rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    yield from _RULES[criterion.detector](criterion, keywords)


def _terms_rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    yield from _names(criterion, keywords)
    claimed = keywords.scoring.listed
    yield (
        f"A line of a job, project, research or thesis that shows it counts in full; a list, summary or course counts "
        f"{claimed:.0%}; what is denied, wished for, still being learned or somebody else's counts nothing."
    )
    yield "The strongest mention decides; more of the same kind add nothing."
    yield from _meanings(criterion, keywords)


def _names(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    implied = [term for item in keywords.families if criterion.id in item.implies for term in item.terms]
    for what, terms in (
        ("Its names", criterion.terms),
        ("Other names of it", criterion.aliases),
        ("Names that imply it", (*criterion.family, *implied)),
    ):
        if terms:
            yield f"{what}: {_listed(list(dict.fromkeys(terms)))}."
    if criterion.fuzzy:
        yield f"Misspellings count of: {_listed(list(criterion.fuzzy))}."
    deeds = [item for item in keywords.activities if criterion.id in item.criteria]
    if deeds:
        yield f"Said without its name: {_listed(list(dict.fromkeys(map(_deed, deeds))))}."


def _deed(activity: Activity) -> str:
    parts = [" or ".join(slot.split("|")).replace("_", " ") for slot in activity.all]
    return f"{activity.name} (a word of {', one of '.join(parts)}, near each other)"


def _meanings(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    own = {*criterion.terms, *criterion.aliases, *criterion.family}
    for sense in keywords.senses:
        named = [term for term in sense.terms if term in own]
        if not named:
            continue
        verb = "may be" if len(named) == 1 else "may each be"
        needs = f": what counts needs {_needed(sense.needs)}" if sense.needs else ""
        yield f"{_listed(named)} {verb} {sense.why}{needs}."


def _needed(needs: tuple[Need, ...]) -> str:
    """What must stand around an ambiguous word, each field of terms with the places that do."""
    ways = []
    for field, name in _FIELDS.items():
        places = [_PLACES[place] for need in needs if (place := need.removesuffix(f"-{field}")) in _PLACES]
        if places:
            ways.append(f"a term of {name} {' or '.join(places)}")
    return ", or ".join([*ways, *(_NEEDS[need] for need in needs if need in _NEEDS)])


def _combination_rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    if criterion.all_of:
        yield f"All of these must be there: {_labels(criterion.all_of, keywords)}."
    yield f"One of these must be there, and its strongest mention decides: {_labels(criterion.any_of, keywords)}."
    yield f"Shown in use it counts in full, only listed {keywords.scoring.listed:.0%}."


def _portfolio_rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    yield "The person's own link or handle on a code host must be there, in the text or behind it."
    others = tuple(name for name in criterion.hosted_by if name != criterion.id)
    yield f"With own projects, or one of these shown in use, it counts in full: {_labels(others, keywords)}."
    yield f"Else it counts {keywords.scoring.listed:.0%}."


def _steps(what: str, steps: tuple[float, ...]) -> str:
    values = ", ".join(f"{number} {step:.0%}" for number, step in enumerate(steps, 1))
    return f"By the number of {what}: {values}; more add nothing."


def _results_rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    yield "A line counts whose number states an outcome or a live scale: a change, a value, money, users, a rank."
    yield "Dates, sizes, head counts, marks and goals that were not reached do not count."
    yield _steps("such lines", keywords.scoring.result_steps)


def _projects_rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    yield "A job or project counts, once, when a line of it shows work of the role's field."
    yield _steps("such jobs and projects", keywords.scoring.project_steps)


def _tools_rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    yield f"These tools count when a line of work names them: {_labels(criterion.tools, keywords)}."
    yield _steps("tools shown in use", keywords.scoring.tool_steps)


def _structure_rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    scoring = keywords.scoring
    yield "Three checks of equal weight:"
    yield f"the usual sections are there: {', '.join(scoring.structure_sections)};"
    yield f"no line has more than {scoring.max_line_words} words (one such line: half);"
    yield f"the whole has no more than {scoring.max_words} words."


def _certification_rule(criterion: Criterion, keywords: KeywordSet) -> Iterator[str]:
    yield from _names(criterion, keywords)
    if criterion.credentials:
        yield f"Exam codes: {_listed(list(criterion.credentials))}."
    yield "A certificate that is held counts in full; one that is planned, expired or being studied for does not."
    yield from _meanings(criterion, keywords)


_RULES: Final[Mapping[Detector, Callable[[Criterion, KeywordSet], Iterator[str]]]] = {
    "terms": _terms_rule,
    "certification": _certification_rule,
    "combination": _combination_rule,
    "portfolio": _portfolio_rule,
    "measurable_results": _results_rule,
    "projects_highlighted": _projects_rule,
    "tools_named": _tools_rule,
    "structured_concise": _structure_rule,
}


def _labels(names: tuple[str, ...], keywords: KeywordSet) -> str:
    labels = {item.id: item.label for item in keywords.criteria}
    return ", ".join(labels.get(name, f"any {name.replace('_', ' ')}") for name in names)


def _listed(terms: list[str]) -> str:
    rest = len(terms) - MAX_TERMS
    return ", ".join(terms[:MAX_TERMS]) + (f" and {rest} more" if rest > 0 else "")


# --- this resume


def _facts(criterion: Criterion, facts: Facts) -> Iterator[str]:
    stuffed = facts.stuffed
    if stuffed is not None and criterion.detector in ("terms", "combination", "portfolio"):
        worth = facts.keywords.scoring.listed_when_stuffed
        yield f"Lists repeat names over and over, so that what is only listed counts {worth:.0%}."
    if criterion.detector in ("combination", "tools_named"):
        names = (*criterion.all_of, *criterion.any_of, *criterion.tools)
        labels = {item.id: item.label for item in facts.keywords.criteria}
        yield from (f"{labels[name]} is {facts.status(name).value}." for name in names if name in labels)
    if criterion.detector == "portfolio":
        hosts = ", ".join(facts.portfolio.hosts)
        yield f"Own pages on: {hosts}." if hosts else "No link or handle on a code host was found."
    if criterion.detector == "measurable_results":
        yield f"Lines that state a result: {len(facts.results) or 'none'}."
    if criterion.detector == "structured_concise":
        shape = shape_of(facts)
        yield f"Missing sections: {', '.join(shape.missing) or 'none'}."
        yield f"Lines that are too long: {len(shape.long_lines) or 'none'}."
        yield f"Words in all: {shape.words}."


def _own_mentions(criterion: Criterion, facts: Facts) -> list[Evidence]:
    return [facts.locator.evidence(mention) for mention in _unique(facts.annotated.of(criterion.id))]


def _named_mentions(criterion: Criterion, facts: Facts) -> list[Evidence]:
    """Mentions of the criteria and word classes that this one follows from."""
    names = {*criterion.all_of, *criterion.any_of, *criterion.tools, *criterion.hosted_by}
    classes = facts.annotated.classes
    mentions = [
        mention
        for mention in facts.annotated.mentions
        if mention.criterion in names
        or (mention.match is not Match.ACTIVITY and not names.isdisjoint(classes.get(mention.term, ())))
    ]
    links = [item for item in facts.findings[criterion.id].evidence if item.match is Match.LINK]
    return [*links, *(facts.locator.evidence(mention) for mention in _unique(tuple(mentions)))]


def _unique(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """One mention a place and term: the same words may speak of several criteria."""
    return tuple({(item.start, item.end, item.term): item for item in mentions}.values())


def _numbers(criterion: Criterion, facts: Facts) -> list[Evidence]:
    taken = {result.evidence.start for result in facts.results}
    others = [
        facts.locator.line_evidence(
            line,
            term=", ".join(_NUMBER.findall(facts.resume.slice(line)[:2_000])[:MAX_NUMBERS]),
            match=Match.DERIVED,
            status=Status.ABSENT,
            reason=why_no_result(facts.annotated, index),
        )
        for index, line in enumerate(facts.resume.lines)
        if line.start not in taken
        and line.kind in (LineKind.BULLET, LineKind.TEXT)
        and _NUMBER.search(facts.resume.slice(line))
    ]
    results = [item.evidence._replace(term=", ".join(item.quantities), match=Match.DERIVED) for item in facts.results]
    return [*results, *others]


def _judged(criterion: Criterion, facts: Facts) -> list[Evidence]:
    finding = facts.findings[criterion.id]
    return [*finding.evidence, *finding.rejected]


_CONSIDERED: Final[Mapping[Detector, Callable[[Criterion, Facts], list[Evidence]]]] = {
    "terms": _own_mentions,
    "certification": _own_mentions,
    "combination": _named_mentions,
    "portfolio": _named_mentions,
    "measurable_results": _numbers,
    "projects_highlighted": _judged,
    "tools_named": _named_mentions,
    "structured_concise": _judged,
}
