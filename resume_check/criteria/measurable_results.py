"""Measurable results: lines whose number states an outcome or a live scale, and not a date, a size or a head count."""

from __future__ import annotations

import re
from functools import lru_cache

from resume_check.criteria.facts import Facts
from resume_check.criteria.locate import Locator
from resume_check.criteria.quantities import Quantity, quantity_finder, verbs
from resume_check.keywords.role import Criterion, KeywordSet, Outcomes
from resume_check.keywords.shared import alternatives
from resume_check.matcher import Annotated
from resume_check.model import Finding, LineKind, LogicalLine, Match, Result, SectionKind, Status

MAX_RESULTS = 200
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
    }
)
_QUIET = frozenset({SectionKind.EDUCATION, SectionKind.SKILLS, SectionKind.PUBLICATIONS, SectionKind.SUMMARY, SectionKind.OTHER})
_SENTENCE = re.compile(r"(?<=[a-z0-9%)])[.;]\s+(?=[A-Z0-9$€£~])")
_ZERO = re.compile(r"\b(?:zero|no)\s(?:[\w-]{2,20}\s){0,3}(?:incidents?|accidents?|injuries|downtime|outages?|complaints?|defects?|returns?|losses|errors?|recordables?|data loss)\b", re.IGNORECASE)


class ResultJudge:
    """Decides by the words around a quantity whether it is an outcome."""

    def __init__(self, outcomes: Outcomes) -> None:
        flags = re.IGNORECASE
        word = r"(?<![\w-]){}(?![\w-])"
        self._finder = quantity_finder(outcomes)
        self._change = re.compile(word.format(f"(?:{verbs(outcomes.change_verbs)}|{alternatives(outcomes.change_words)})"), flags)
        self._verb = re.compile(word.format(f"(?:{verbs(outcomes.change_verbs)})"), flags)
        self._metric = re.compile(word.format(f"(?:{alternatives(outcomes.metrics)})s?"), flags)
        self._money = re.compile(word.format(f"(?:{verbs(outcomes.money_verbs)})"), flags)
        self._rate = re.compile(rf"(?:{alternatives(outcomes.rates)})(?!\w)", flags)
        self._scale = re.compile(word.format(f"(?:{alternatives(outcomes.scale_units)})"), flags)
        self._scale_verb = re.compile(word.format(f"(?:{verbs(outcomes.scale_verbs)})"), flags)
        self._not_unit = re.compile(rf"^[\s+-]{{0,3}}(?:[\w'-]{{2,20}}\s){{0,1}}(?:{alternatives(outcomes.not_units)})\b", flags)
        self._not_line = re.compile(word.format(f"(?:{alternatives(outcomes.not_lines)})"), flags)
        self._target = re.compile(word.format(f"(?:{alternatives(outcomes.targets)})"), flags)

    def quantities(self, text: str) -> tuple[str, ...]:
        """The quantities of a line that state an outcome; empty where the line is no result."""
        if self._not_line.search(text):
            return ()
        found: list[str] = []
        for sentence in _SENTENCE.split(text):
            if not self._target.search(sentence):
                found += [item.text for item in self._finder.find(sentence) if self._is_outcome(item, sentence)]
                found += [match.group() for match in _ZERO.finditer(sentence)]
        return tuple(dict.fromkeys(found))

    def _is_outcome(self, item: Quantity, sentence: str) -> bool:
        before, after = sentence[: item.start], sentence[item.end :]
        near = sentence[max(0, item.start - 60) : item.end + 60]
        if item.kind == "pair":
            return self._pair(item, sentence, before, after)
        if item.kind in ("percent", "points"):
            return item.text[0] in "+-−–" or bool(self._change.search(near) or self._metric.search(near))
        if item.kind == "factor":
            return bool(self._change.search(near))
        if item.kind == "money":
            close = before[-45:]
            return bool(self._money.search(close) or self._rate.search(after[:18]) and self._change.search(near) or re.search(r"\bworth\s", close))
        if item.kind == "time":
            return self._time(item, before, after, near)
        if item.kind == "rank":
            return True
        if item.kind == "words":
            return self._worded(item, before, after)
        return self._plain(item, before, after, near)

    def _pair(self, item: Quantity, sentence: str, before: str, after: str) -> bool:
        """Before and after: an outcome unless it counts people or sizes of teams."""
        arrow = re.search(r"→|->|=>|⇒|from\s|became|was|used to be|down from|up from|instead of", item.text, re.IGNORECASE)
        if self._not_unit.match(after) and not self._metric.search(before[-50:]):
            return bool(re.search(r"\d\s?(?:%|ms|s\b|min|hours?|days?|weeks?)", item.text)) or bool(re.search(r"(?:days?|weeks?|hours?|minutes?|months?|points?|items?)\b", after[:24], re.IGNORECASE))
        if re.search(r"\b(?:team|headcount|staff|group|crew)\b[^,;]{0,12}$", before[-30:], re.IGNORECASE):
            return False
        if arrow:
            return True
        return bool(self._metric.search(before[-40:]) or self._change.search(before[-40:]))

    def _time(self, item: Quantity, before: str, after: str, near: str) -> bool:
        """A duration is an outcome when it was saved or changed, or when it is a latency."""
        if re.search(r"\b(?:ms|µs|us|milliseconds?)$", item.text, re.IGNORECASE):
            return bool(self._metric.search(near) or self._change.search(near) or re.match(r"\s?(?:per|a|p\d\d|each|on|for)\b", after))
        if re.match(r"\s?(?:per|a|each|every)\s(?:frame|image|scan|request|document|page|call|item|unit|order|patient|case|file)", after):
            return True
        if re.search(r"\b(?:for|over|in|within|of|during|last|past|every|after|since|first|next)\s(?:the\s)?(?:first\s|last\s|past\s|next\s)?$", before[-14:], re.IGNORECASE):
            return False
        if re.match(r"\s(?:a|per)\s(?:week|day|month|year|shift)", after):
            return bool(re.search(r"\b(?:sav\w{1,3}|cut\w{0,4}|free[sd]?|freeing|less|fewer|reduc\w{1,3}|gain\w{0,3}|won|shav\w{1,3})\b", before[-40:], re.IGNORECASE))
        return bool(self._verb.search(before[-30:]) and re.search(r"\b(?:by|to|under|below|sav\w{1,3}|cut\w{0,4}|shav\w{1,3}|in|takes?)\s(?:[\w-]{1,12}\s){0,2}$", before[-28:], re.IGNORECASE)) or bool(re.match(r"\s(?:faster|shorter|quicker|less|earlier|sooner|instead)", after))

    def _worded(self, item: Quantity, before: str, after: str) -> bool:
        around = before[-60:] + item.text + after[:60]
        return bool(self._change.search(around) or self._metric.search(around) or self._verb.search(item.text)) or item.text.lower().startswith(("halv", "doubl", "tripl", "trebl", "quadrupl"))

    def _plain(self, item: Quantity, before: str, after: str, near: str) -> bool:
        """A bare number: a live scale, or the value of a metric."""
        unit = self._scale.search(after[:40])
        rate = self._rate.search(after[:60])
        if unit and rate and unit.start() < 30:
            return True
        if unit and unit.start() < 22 and self._scale_verb.search(before[-40:]) and item.kind == "plain":
            return bool(self._live.search(before[-60:]) or self._live.search(after[:60]))
        if re.match(r"\s?(?:installs|downloads|active users|users|stars on|paying)", after) and self._live.search(sentence_part(before, after)):
            return True
        metric = list(self._metric.finditer(before[-40:]))
        if metric and "." in item.text.lstrip("~≈<> ").rstrip("."):
            return True
        if re.match(r"\s(?:fewer|less|more)\s\w", after) and self._not_unit.match(after) is None:
            return True
        if self._verb.search(before[-24:]) and re.search(r"\bby\s(?:about\s|over\s|some\s|roughly\s|nearly\s)?$", before[-16:]):
            return True
        return bool(self._verb.search(before[-24:]) and re.search(r"\bto\s(?:about\s|under\s|over\s|just\s)?$", before[-12:]) and self._metric.search(before[-60:]))

    _live = re.compile(r"\b(?:serv\w{1,3}|used by|use it|users|in use|handl\w{1,3}|live|reach\w{0,3}|production|rely on|powers?|powering|installs|downloads|daily|per|subscribers|customers)\b", re.IGNORECASE)


def sentence_part(before: str, after: str) -> str:
    """The words around a quantity."""
    return f"{before[-60:]} {after[:60]}"


@lru_cache(maxsize=8)
def result_judge(outcomes: Outcomes) -> ResultJudge:
    """The judge for a role's outcome lists, built once."""
    return ResultJudge(outcomes)


def find_results(keywords: KeywordSet, annotated: Annotated, locator: Locator) -> tuple[Result, ...]:
    """All measurable results of a resume, in text order."""
    judge = result_judge(keywords.outcomes)
    skipped = {*annotated.advert_lines, *annotated.injection_lines}
    results = []
    for index, line in enumerate(annotated.resume.lines):
        if index in skipped or not _eligible(annotated, index, line):
            continue
        quantities = judge.quantities(annotated.resume.slice(line))
        if quantities:
            evidence = locator.line_evidence(
                line, term="result", match=Match.ACTIVITY, status=Status.DEMONSTRATED, reason="a number that states an outcome"
            )
            results.append(Result(evidence, quantities))
    return tuple(results[:MAX_RESULTS])


def _eligible(annotated: Annotated, index: int, line: LogicalLine) -> bool:
    """Lines of work; elsewhere only those that open with a verb of work."""
    kind = annotated.resume.section_of(line).kind
    if kind not in _SECTIONS or line.kind in (LineKind.HEADING, LineKind.ENTRY_HEADER, LineKind.CONTACT):
        return False
    return kind not in _QUIET or index in annotated.acting_lines


def detect(criterion: Criterion, facts: Facts) -> Finding:
    """The more lines with results, the higher the score, by the steps of the keyword set."""
    count = len(facts.results)
    steps = facts.keywords.scoring.result_steps
    score = steps[min(count, len(steps)) - 1] if count else 0.0
    status = Status.DEMONSTRATED if count else Status.ABSENT
    return Finding(criterion.id, status, score, tuple(result.evidence for result in facts.results))
