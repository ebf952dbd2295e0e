"""What was done, without its name: rules over word classes near each other in one sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

from resume_check.keywords.role import Activity, KeywordSet
from resume_check.matcher.cues import opens_clause
from resume_check.matcher.facts import LineFacts, Span
from resume_check.matcher.rule_index import Rule, RuleIndex
from resume_check.matcher.tokens import norm
from resume_check.matcher.words import Words

MAX_HITS = 12  # of one class in one sentence that are combined


@dataclass(frozen=True, slots=True)
class ActivityHit:
    """An activity found in a line."""

    token_start: int
    token_end: int
    activity: Activity


class ActivityFinder:
    """Applies a role's activity rules to the word classes of a line."""

    def __init__(self, keywords: KeywordSet) -> None:
        rules = [Rule.of(activity) for activity in keywords.activities]
        self._in_sentence = RuleIndex([rule for rule in rules if not rule.activity.across])
        self._in_line = RuleIndex([rule for rule in rules if rule.activity.across])
        self._neighbours = {  # class -> words that may not follow its own, and not stand before them
            name: (frozenset(map(norm, words.not_before)), frozenset(map(norm, words.not_after)))
            for name, words in keywords.classes.items()
            if words.not_before or words.not_after
        }

    def usable(self, words: Words, line: LineFacts) -> dict[str, list[Span]]:
        """The class hits of a line whose neighbours do not make them something else, in order."""
        usable: dict[str, list[Span]] = {}
        for name, spans in line.classes.items():
            kept = sorted(set(spans))
            if name in self._neighbours:
                kept = [span for span in kept if not self._is_else(words, line, name, span)]
            if kept:
                usable[name] = kept
        return usable

    def _is_else(self, words: Words, line: LineFacts, name: str, span: Span) -> bool:
        """A word beside `span` makes it something else than a word of the class."""
        after = words.norms[span[1]] if span[1] < line.tokens.token_end else ""
        before = words.norms[span[0] - 1] if span[0] > line.tokens.token_start else ""
        not_before, not_after = self._neighbours[name]
        return after in not_before or before in not_after

    def find(self, words: Words, line: LineFacts, classes: Mapping[str, list[Span]]) -> Iterator[ActivityHit]:
        """Each rule's tightest hit in each sentence of the line, or in the line for rules across its sentences."""
        ordered = {name: sorted(spans) for name, spans in classes.items()}
        whole = {name: spans[:MAX_HITS] for name, spans in ordered.items()}
        scopes = [(whole, self._in_sentence)]
        if line.tokens.breaks:
            scopes = [(_present(ordered, span), self._in_sentence) for span in _sentences(line)]
        for present, rules in (*scopes, (whole, self._in_line)):
            for rule in rules.holding(present):
                hit = self._tightest(words, line, rule, present)
                if hit is not None:
                    yield hit

    @staticmethod
    def _tightest(
        words: Words,
        line: LineFacts,
        rule: Rule,
        present: Mapping[str, list[Span]],
    ) -> ActivityHit | None:
        activity = rule.activity
        choices = [_of_classes(slot, present) for slot in rule.slots]
        if activity.start:
            choices[0] = [span for span in choices[0] if opens_clause(words, line.tokens, span[0])]
        if activity.done:
            choices[0] = [span for span in choices[0] if _is_done(words, line, span[0])]
        barriers = [span for name in activity.not_between for span in present.get(name, ())]
        best: ActivityHit | None = None
        for combination in product(*choices):
            if activity.ordered and any(a[1] > b[0] for a, b in pairwise(combination)):
                continue
            if _overlap(combination):
                continue
            token_start = min(span[0] for span in combination)
            token_end = max(span[1] for span in combination)
            if token_end - token_start > activity.within:
                continue
            if any(token_start < span[0] < token_end and not _overlap((span, *combination)) for span in barriers):
                continue
            if best is None or token_end - token_start < best.token_end - best.token_start:
                best = ActivityHit(token_start, token_end, activity)
        return best


def _of_classes(names: tuple[str, ...], present: Mapping[str, list[Span]]) -> list[Span]:
    """The first hits of some classes together."""
    found = [present[name] for name in names if name in present]
    return found[0] if len(found) == 1 else sorted({span for spans in found for span in spans})[:MAX_HITS]


def _is_done(words: Words, line: LineFacts, token: int) -> bool:
    """Opens a clause, or is a past form or one in -ing."""
    return token in line.past or words.norms[token].endswith("ing") or opens_clause(words, line.tokens, token)


def _sentences(line: LineFacts) -> Iterator[Span]:
    edges = [line.tokens.token_start, *line.tokens.breaks, line.tokens.token_end]
    yield from pairwise(edges)


def _present(classes: Mapping[str, list[Span]], scope: Span) -> dict[str, list[Span]]:
    """The classes with hits between two tokens, and these hits."""
    start, end = scope
    return {
        name: inside
        for name, spans in classes.items()
        if spans[0][0] < end and spans[-1][0] >= start and (inside := _within(spans, start, end))
    }


def _within(spans: list[Span], start: int, end: int) -> list[Span]:
    """The first of the sorted `spans` that stand between two tokens. A line may have thousands of sentences."""
    first, last = bisect_left(spans, (start, 0)), bisect_left(spans, (end, 0))
    return [span for span in spans[first : min(last, first + MAX_HITS)] if span[1] <= end]


def _overlap(spans: tuple[Span, ...]) -> bool:
    ordered = sorted(spans)
    return any(a[1] > b[0] for a, b in pairwise(ordered))
