"""Measurable results: lines whose number states an outcome or a live scale, and not a date, a size or a head count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from resume_check.criteria.facts import Facts
from resume_check.criteria.locate import Locator
from resume_check.criteria.marks import Marks, bits
from resume_check.criteria.outcome_pairs import PART, pair_rule
from resume_check.criteria.outcome_rules import single_rule
from resume_check.criteria.quantities import quantity_finder
from resume_check.criteria.scenes import BESIDE, CLOSE, FAR, NEAR, Pair, Scene
from resume_check.keywords.role import Criterion, KeywordSet, Outcomes
from resume_check.matcher import Annotated
from resume_check.model import Finding, LineKind, LogicalLine, Match, Result, SectionKind, Status

MAX_RESULTS = 200
MAX_LINE = 10_000  # characters; what is longer is no line of a resume

_SECTIONS = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.RESEARCH,
        SectionKind.TEACHING,
        SectionKind.VOLUNTEERING,
        SectionKind.AWARDS,
        SectionKind.OTHER,
        SectionKind.SUMMARY,
        SectionKind.EDUCATION,
        SectionKind.SKILLS,
        SectionKind.PUBLICATIONS,
        SectionKind.HEADER,
    }
)
# Here only lines that open with a verb of work count, or that state a change.
_QUIET = frozenset(
    {
        SectionKind.EDUCATION,
        SectionKind.SKILLS,
        SectionKind.PUBLICATIONS,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
        SectionKind.HEADER,
    }
)
_SENTENCE_END = re.compile(r"[.;](?<=[a-z0-9%)].)\s{1,3}(?=[A-Z0-9$€£~])")
_COUNT_OF_YEAR = re.compile(r"\d[\d.,]*\s?[a-zA-Z%]{0,3}\s?(?:\(|in\s|by\s)(?:19|20)\d\d\)?[,;:]?\s(?:to\s|and\s)?$")
_CLAUSE_START = re.compile(r"[.;:,]\s{1,2}$")
_BLANK = re.compile(r"\s")
_CLAUSE_END = re.compile(r"[^\w\s-]")


_NO_RESULT: Final = bits("not_lines", "disclaimers")
_WORDY: Final = bits("frequencies", "zero_words", "medals")


class Outcome(NamedTuple):
    """A quantity that states an outcome, and the rule that says so."""

    text: str
    rule: str
    changes: bool  # it states a change, not a state


class ResultJudge:
    """Decides by the words around a quantity whether it is an outcome."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._finder = quantity_finder(outcomes)

    def outcomes(self, text: str) -> tuple[Outcome, ...]:
        """The outcomes that a line states, in text order; empty where the line is no result."""
        text = text[:MAX_LINE]
        marks = self._finder.read(text)
        if marks is None or marks.any_of(_NO_RESULT):
            return ()
        quantities = self._finder.find(text, marks)
        wordy = marks.any_of(_WORDY)
        if not quantities and not wordy:
            return ()
        starts = [item.start for item in quantities]
        found: list[Outcome] = []
        for low, high in _sentences(text):
            if not marks.within("targets", low, high) and not _of_others(text, marks, low, high):
                inside = quantities[bisect_left(starts, low) : bisect_left(starts, high)]
                _judge([Scene(item, text, marks, low, high) for item in inside], found)
                if wordy:
                    found += _wordy(text, marks, low, high)
        return tuple(dict.fromkeys(found))

    def quantities(self, text: str) -> tuple[str, ...]:
        """The quantities of a line that state an outcome."""
        return tuple(dict.fromkeys(outcome.text for outcome in self.outcomes(text)))


def _sentences(text: str) -> list[tuple[int, int]]:
    found = []
    low = 0
    for match in _SENTENCE_END.finditer(text):
        found.append((low, match.start()))
        low = match.end()
    found.append((low, len(text)))
    return found


def _of_others(text: str, marks: Marks, low: int, high: int) -> bool:
    """The sentence opens with others, and what I did comes behind it: "Their MAE fell to 4.4. I changed a URL"."""
    if not marks.within("others", low, low + NEAR):
        return False
    return any(
        _CLAUSE_START.search(text, max(low, start - 3), start)
        for start, _ in marks.between("selves", low + 1, len(text))
    )


def _judge(scenes: list[Scene], found: list[Outcome]) -> None:
    """Add the outcomes among the quantities of one sentence."""
    paired: dict[int, str] = {}
    # Words such as "first" stand between values that belong together.
    values = [index for index, scene in enumerate(scenes) if not scene.is_word_rank]
    for one, other in pairwise(values):
        rule = pair_rule(Pair(scenes[one], scenes[other]))
        if rule is not None:
            paired[one] = paired[other] = rule
    for index, scene in enumerate(scenes):
        rule = paired.get(index) or single_rule(scene)
        if rule is not None:
            changes = paired.get(index, PART) != PART or scene.near("change_verbs", "change_forms")
            found.append(Outcome(scene.value.text, rule, changes))


def _wordy(text: str, marks: Marks, low: int, high: int) -> Iterator[Outcome]:
    """Outcomes without a number: "zero lost-time injuries", "silver medal" of a contest, "monthly to weekly"."""
    for start, end in marks.between("frequencies", low, high):
        if _often(text, marks, start, end):
            yield Outcome(text[start:end], "frequency", changes=True)
    for start, end in marks.between("zero_words", low, high):
        if _then_none(text, low, start):
            yield Outcome(text[start:end], "then-none", changes=True)
        if marks.within("passes", max(low, start - NEAR), start):  # one audit passed is an event
            continue
        clause = _CLAUSE_END.split(text[end : min(high, end + NEAR)], maxsplit=1)[0]
        if marks.starts_at("presences", end):
            continue
        if marks.within("bad_things", end, end + len(clause)):
            yield Outcome(text[start:end], "none", changes=False)
    for start, end in marks.between("medals", low, high):
        if marks.within("contests", max(low, start - FAR), min(high, end + FAR)):
            yield Outcome(text[start:end], "medal", changes=False)


def _often(text: str, marks: Marks, start: int, end: int) -> bool:
    """Something done as often as that is now done more or less often: "from monthly to weekly"."""
    if not marks.within("to_words", end, end + BESIDE) or not _BLANK.match(text, end):
        return False
    after = marks.between("frequencies", end, end + CLOSE) or marks.between("rates", end, end + NEAR)
    return bool(after) and (marks.ends_at("from_words", start) or marks.within("change_forms", start - CLOSE, start))


def _then_none(text: str, low: int, start: int) -> bool:
    """As in "9 in 2019, none since 2022"."""
    return _COUNT_OF_YEAR.search(text, max(low, start - CLOSE), start) is not None


@lru_cache(maxsize=8)
def result_judge(outcomes: Outcomes) -> ResultJudge:
    """The judge for a role's outcome lists, built once."""
    return ResultJudge(outcomes)


def find_results(keywords: KeywordSet, annotated: Annotated, locator: Locator, texts: list[str]) -> tuple[Result, ...]:
    """All measurable results of a resume, in text order; `texts` are those of its lines."""
    judge = result_judge(keywords.outcomes)
    skipped = {*annotated.advert_lines, *annotated.injection_lines}
    results = []
    for index, line in enumerate(annotated.resume.lines):
        if index in skipped or not _eligible(annotated, line):
            continue
        outcomes = judge.outcomes(texts[index])
        if outcomes and _quiet(annotated, index, line):
            outcomes = tuple(outcome for outcome in outcomes if outcome.changes)
        if outcomes:
            evidence = locator.line_evidence(
                line,
                term="result",
                match=Match.ACTIVITY,
                status=Status.DEMONSTRATED,
                reason="a number that states an outcome",
            )
            results.append(Result(evidence, tuple(dict.fromkeys(outcome.text for outcome in outcomes))))
    return tuple(results[:MAX_RESULTS])


def why_no_result(annotated: Annotated, index: int) -> str:
    """Why the line of that index, which has a number and is no result, is none."""
    line = annotated.resume.lines[index]
    if index in annotated.advert_lines or index in annotated.injection_lines:
        return "words of a job advert or to the reader"
    if not _eligible(annotated, line):
        return f"numbers under {annotated.resume.section_of(line).kind.value} are not looked at"
    if _quiet(annotated, index, line):
        return "no line of work, where only a change would count"
    return "its number states no outcome: it may be a date, a size, a head count or a goal"


def _eligible(annotated: Annotated, line: LogicalLine) -> bool:
    return annotated.resume.section_of(line).kind in _SECTIONS and line.kind not in (LineKind.HEADING, LineKind.CONTACT)


def _quiet(annotated: Annotated, index: int, line: LogicalLine) -> bool:
    """The line is none of work by its place or its first word, so that only a change counts.

    Under an unknown heading or none, bullets and what stands under a dated header are work.
    """
    kind = annotated.resume.section_of(line).kind
    if line.kind is LineKind.ENTRY_HEADER:
        return True
    if kind not in _QUIET or index in annotated.acting_lines:
        return False
    entry = annotated.resume.entry_of(line)
    if kind is SectionKind.OTHER and entry is not None and entry.dates is not None:
        return False
    return not (kind in (SectionKind.HEADER, SectionKind.OTHER) and line.kind is LineKind.BULLET)


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """The more lines with results, the higher the score, by the steps of the keyword set."""
    count = len(facts.results)
    steps = facts.keywords.scoring.result_steps
    score = steps[min(count, len(steps)) - 1] if count else 0.0
    status = Status.DEMONSTRATED if count else Status.ABSENT
    return Finding(criterion.id, status, score, tuple(result.evidence for result in facts.results))
