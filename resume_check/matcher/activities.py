"""What was done, without its name: rules over word classes near each other in one sentence."""

from __future__ import annotations

from bisect import insort
from itertools import pairwise, product

from resume_check.keywords.role import Activity, KeywordSet
from resume_check.matcher.cues import opens_clause
from resume_check.matcher.facts import LineFacts, Sentence, Span
from resume_check.matcher.lexemes import Classes
from resume_check.matcher.lexicon import Term
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
        self.rules = RuleIndex([Rule.of(activity) for activity in keywords.activities])
        self._across = self.rules.where(across=True)
        self._in_sentence = self.rules.where(across=False)
        self._classes: dict[str, Classes] = {}  # of the terms that were asked for

    def classes_of(self, term: Term) -> Classes:
        """The word classes that a term belongs to."""
        classes = self._classes.get(term.text)
        if classes is None:
            classes = self._classes[term.text] = Classes(term.classes, self.rules)
        return classes

    def find(self, words: Words, line: LineFacts) -> list[ActivityHit]:
        """Each rule's tightest hit in each sentence of the line, or in the line for rules across its sentences."""
        found: list[ActivityHit] = []
        bits = 0
        for sentence in line.sentences:
            bits |= sentence.bits | sentence.bits_beyond
            rules = self.rules.holding(sentence.bits, self._in_sentence)
            if rules:
                _apply(rules, words, line, _ClassSpans([sentence], sentence.token_end), found)
        rules = self.rules.holding(bits, self._across)
        if rules:
            _apply(rules, words, line, _ClassSpans(line.sentences, line.tokens.token_end), found)
        return found


class _ClassSpans:
    """Where the words of each class stand in some sentences, looked for when a rule asks: few classes are asked for."""

    def __init__(self, sentences: list[Sentence], token_end: int) -> None:
        self._sentences = sentences
        self._token_end = token_end
        self._found: dict[str, list[Span]] = {}

    def first(self, name: str) -> list[Span]:
        """The first hits of a class, in order; none that goes on behind the sentences."""
        spans = self._found.get(name)
        if spans is None:
            spans = self._found[name] = [span for span in self._all(name)[:MAX_HITS] if span[1] <= self._token_end]
        return spans

    def _all(self, name: str) -> list[Span]:
        spans: list[Span] = []
        for sentence in self._sentences:
            for start, end, classes in sentence.hits:
                if name in classes.names and (not spans or spans[-1] != (start, end)):  # two phrases may find the same
                    spans.append((start, end))
        for sentence in self._sentences:
            for start, end, classes in sentence.terms:
                if name in classes.names:
                    insort(spans, (start, end))
        return spans

    def first_of(self, names: tuple[str, ...]) -> list[Span]:
        """The first hits of some classes together."""
        found = [spans for name in names if (spans := self.first(name))]
        return found[0] if len(found) == 1 else sorted({span for spans in found for span in spans})[:MAX_HITS]


def _apply(rules: list[Rule], words: Words, line: LineFacts, spans: _ClassSpans, found: list[ActivityHit]) -> None:
    """Add each rule's tightest hit."""
    for rule in rules:
        hit = _tightest(words, line, rule, spans)
        if hit is not None:
            found.append(hit)


def _tightest(words: Words, line: LineFacts, rule: Rule, spans: _ClassSpans) -> ActivityHit | None:
    """The hits of the rule's slots that stand closest together, the first of several."""
    activity = rule.activity
    first = spans.first_of(rule.slots[0])
    if activity.start:
        first = [span for span in first if opens_clause(words, line.tokens, span[0])]
    if activity.done:
        first = [span for span in first if _is_done(words, line, span[0])]
    if not first:
        return None
    choices = [first, *[spans.first_of(slot) for slot in rule.slots[1:]]]
    barriers = [span for name in activity.not_between for span in spans.first(name)]
    best: ActivityHit | None = None
    widest = activity.within
    for combination in product(*choices):
        token_start = min(combination)[0]
        token_end = max([end for _, end in combination])
        if token_end - token_start > widest:
            continue
        if _overlap(list(combination) if activity.ordered else sorted(combination)):
            continue
        if any(token_start < span[0] < token_end and not _overlap(sorted((span, *combination))) for span in barriers):
            continue
        best = ActivityHit(token_start, token_end, activity)
        widest = token_end - token_start - 1
    return best


def _is_done(words: Words, line: LineFacts, token: int) -> bool:
    """Opens a clause, or is a past form or one in -ing."""
    return token in line.past or words.norms[token].endswith("ing") or opens_clause(words, line.tokens, token)


def _overlap(spans: list[Span]) -> bool:
    """Whether one of the spans begins before the one ahead of it ends."""
    return any(before[1] > after[0] for before, after in pairwise(spans))
