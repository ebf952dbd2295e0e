"""What was done, without its name: rules over word classes near each other in one sentence."""

from __future__ import annotations

from itertools import pairwise, product

from resume_check.keywords.role import Activity, KeywordSet
from resume_check.matcher.cues import opens_clause
from resume_check.matcher.facts import LineFacts, Span
from resume_check.matcher.rule_index import Rule, RuleIndex
from resume_check.matcher.words import Words

MAX_HITS = 12  # of one class in one sentence that are combined


class ActivityHit:
    """An activity found in a line."""

    def __init__(self, token_start: int, token_end: int, activity: Activity) -> None:
        self.token_start = token_start
        self.token_end = token_end
        self.activity = activity


class ActivityFinder:
    """Applies a role's activity rules to the word classes of a line."""

    def __init__(self, keywords: KeywordSet) -> None:
        rules = [Rule.of(activity) for activity in keywords.activities]
        self._in_sentence = RuleIndex([rule for rule in rules if not rule.activity.across])
        self._in_line = RuleIndex([rule for rule in rules if rule.activity.across])

    def find(self, words: Words, line: LineFacts) -> list[ActivityHit]:
        """Each rule's tightest hit in each sentence of the line, or in the line for rules across its sentences."""
        found: list[ActivityHit] = []
        for present in _by_sentence(line) if line.tokens.breaks else [line.classes]:
            _apply(self._in_sentence, words, line, present, found)
        _apply(self._in_line, words, line, line.classes, found)
        return found


def _apply(
    rules: RuleIndex, words: Words, line: LineFacts, present: dict[str, list[Span]], found: list[ActivityHit]
) -> None:
    """Add the tightest hit of each rule among the class hits `present`."""
    for rule in rules.holding(present):
        hit = _tightest(words, line, rule, present)
        if hit is not None:
            found.append(hit)


def _tightest(words: Words, line: LineFacts, rule: Rule, present: dict[str, list[Span]]) -> ActivityHit | None:
    """The hits of the rule's slots that stand closest together, the first of several."""
    activity = rule.activity
    choices = [_of_classes(slot, present) for slot in rule.slots]
    if activity.start:
        choices[0] = [span for span in choices[0] if opens_clause(words, line.tokens, span[0])]
    if activity.done:
        choices[0] = [span for span in choices[0] if _is_done(words, line, span[0])]
    barriers = [span for name in activity.not_between for span in present.get(name, [])[:MAX_HITS]]
    best: ActivityHit | None = None
    widest = activity.within
    for combination in product(*choices):
        token_start = min(span[0] for span in combination)
        token_end = max(span[1] for span in combination)
        if token_end - token_start > widest:
            continue
        if activity.ordered and any(a[1] > b[0] for a, b in pairwise(combination)):
            continue
        if _overlap(combination):
            continue
        if any(token_start < span[0] < token_end and not _overlap((span, *combination)) for span in barriers):
            continue
        best = ActivityHit(token_start, token_end, activity)
        widest = token_end - token_start - 1
    return best


def _of_classes(names: tuple[str, ...], present: dict[str, list[Span]]) -> list[Span]:
    """The first hits of some classes together."""
    found = [present[name][:MAX_HITS] for name in names if name in present]
    return found[0] if len(found) == 1 else sorted({span for spans in found for span in spans})[:MAX_HITS]


def _is_done(words: Words, line: LineFacts, token: int) -> bool:
    """Opens a clause, or is a past form or one in -ing."""
    return token in line.past or words.norms[token].endswith("ing") or opens_clause(words, line.tokens, token)


def _by_sentence(line: LineFacts) -> list[dict[str, list[Span]]]:
    """The first hits of each class in each sentence of the line, those left out that go on in the next one."""
    edges = [*line.tokens.breaks, line.tokens.token_end]
    sentences: list[dict[str, list[Span]]] = [{} for _ in edges]
    for name, spans in line.classes.items():
        number = 0
        seen = 0  # in this sentence
        for span in spans:
            while span[0] >= edges[number]:
                number += 1
                seen = 0
            seen += 1
            if seen <= MAX_HITS and span[1] <= edges[number]:
                sentences[number].setdefault(name, []).append(span)
    return sentences


def _overlap(spans: tuple[Span, ...]) -> bool:
    ordered = sorted(spans)
    return any(a[1] > b[0] for a, b in pairwise(ordered))
