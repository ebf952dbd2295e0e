"""What is found in one logical line before anything is judged: tokens, terms, word classes, cues."""

from __future__ import annotations

from bisect import bisect_left

from resume_check.matcher.cues import CueHit, CueScopes, LineTokens, line_tokens
from resume_check.matcher.fuzzy import MAX_TOKENS, FuzzyFinder, Suspect
from resume_check.matcher.lexemes import Classes, Lexeme, Lexemes, Marks, MarkTable
from resume_check.matcher.lexicon import Term
from resume_check.matcher.phrases import Found, Phrases, with_any
from resume_check.matcher.placing import NO_PLACE, Place
from resume_check.matcher.words import Words
from resume_check.model import Resume

Span = tuple[int, int]


class TermHit:
    """A term of the vocabulary in the text."""

    def __init__(self, token_start: int, token_end: int, term: Term, fuzzy: bool = False) -> None:
        self.token_start = token_start
        self.token_end = token_end
        self.term = term
        self.fuzzy = fuzzy


class LineFacts:
    """All hits of one logical line."""

    def __init__(self, index: int, tokens: LineTokens) -> None:
        self.index = index  # into Resume.lines
        self.tokens = tokens
        self.terms: list[TermHit] = []  # in order
        self.classes: dict[str, list[Span]] = {}  # the words of each class that count, in order; terms that count too
        self.acts: set[int] = set()  # first tokens of all verbs of work, whatever stands beside them
        self.past: set[int] = set()  # tokens that are past forms of a class's verbs
        self.cues: list[CueHit] = []
        self.place: Place = NO_PLACE
        self.scopes: CueScopes | None = None
        self._norms: frozenset[str] | None = None

    def norms(self, words: Words) -> frozenset[str]:
        """The norms of the line's tokens."""
        if self._norms is None:
            self._norms = frozenset(words.norms[self.tokens.token_start : self.tokens.token_end])
        return self._norms


class Scanner:
    """Finds what the lines of a text name."""

    def __init__(self, lexemes: Lexemes, phrases: Phrases, marks: MarkTable, fuzzy: FuzzyFinder) -> None:
        self._lexemes = lexemes
        self._phrases = phrases
        self._marks = marks
        self._fuzzy = fuzzy

    def scan(self, words: Words, resume: Resume) -> list[LineFacts]:
        """The facts of each logical line, in the order of `resume.lines`. Hits across two lines are none."""
        lexemes = self._lexemes.of(words.texts)
        facts = []
        for index, tokens in enumerate(_lines(words, resume)):
            line = LineFacts(index, tokens)
            suspects = _Marking(line, words, lexemes).run(self._phrases, self._marks)
            if suspects:
                self._add_fuzzy(words, line, suspects)
            facts.append(line)
        return facts

    def _add_fuzzy(self, words: Words, line: LineFacts, suspects: list[tuple[int, Suspect]]) -> None:
        taken = {token for hit in line.terms for token in range(hit.token_start, hit.token_end)}
        last = min(line.tokens.token_end, line.tokens.token_start + MAX_TOKENS)
        found = self._fuzzy.find(words.norms, [item for item in suspects if item[0] < last], last, taken)
        if found:
            hits = [TermHit(token_start, token_end, term, fuzzy=True) for token_start, token_end, term in found]
            line.terms = _longest(line.terms + hits)


class _Marking:
    """One walk over the tokens of a line, which notes all that its words and phrases stand for."""

    def __init__(self, line: LineFacts, words: Words, lexemes: list[Lexeme]) -> None:
        self._line = line
        self._words = words
        self._lexemes = lexemes
        self._first = line.tokens.token_start
        self._last = line.tokens.token_end
        # The term that reaches furthest so far. No other one ends before it: those inside a longer one are none.
        self._term_start = self._term_end = -1

    def run(self, phrases: Phrases, marks: MarkTable) -> list[tuple[int, Suspect]]:
        """Fill in the line's facts; gives the tokens that may be misspelt."""
        words, lexemes, last = self._words, self._lexemes, self._last
        suspects: list[tuple[int, Suspect]] = []
        patterned = self._patterned()
        for token in range(self._first, last):
            lexeme = lexemes[token]
            if lexeme.suspect is not None:
                suspects.append((token, lexeme.suspect))
            if lexeme.opens_none and not patterned:
                continue
            found = phrases.longer(words, lexeme.lengths, token, last) if lexeme.lengths else []
            if token in patterned:
                found = sorted(found + patterned[token])
            longer = [(end, marks.of(numbers)) for end, _, numbers in found]
            self._take_terms(token, lexeme.marks, longer)
            if lexeme.marks is not None:
                self._take(lexeme.marks, token, token + 1)
            # A capital inside a sentence makes a name, such as "Rangers".
            if not lexeme.endings.none and (lexeme.lower or self._line.tokens.opens_sentence(token)):
                self._take_classes(lexeme.endings, token, token + 1)
            for end, found_marks in longer:
                self._take(found_marks, token, end)
        return suspects

    def _patterned(self) -> dict[int, list[Found]]:
        """The phrases with a "*", by their first token."""
        patterned: dict[int, list[Found]] = {}
        for token in range(self._first, self._last):
            for anchor in self._lexemes[token].anchors:
                start, found = with_any(self._words, anchor, token, self._first, self._last)
                if found:
                    patterned.setdefault(start, []).extend(found)
        return patterned

    def _take_terms(self, token: int, single: Marks | None, longer: list[tuple[int, Marks]]) -> None:
        """Note the longest terms that begin with a token, where they reach further than those before."""
        terms = single.terms if single is not None else []
        token_end = token + 1
        for end, marks in longer:
            if marks.terms:
                terms = marks.terms if end > token_end else sorted(terms + marks.terms, key=lambda term: term.text)
                token_end = end
        if terms and token_end > self._term_end:
            self._term_start, self._term_end = token, token_end
            for term in terms:
                self._line.terms.append(TermHit(token, token_end, term))

    def _take(self, marks: Marks, start: int, end: int) -> None:
        """Note a phrase's classes and cues."""
        behind_noun_mark = start > self._first and self._lexemes[start - 1].noun_mark
        self._take_classes(marks.noun_classes if behind_noun_mark else marks.classes, start, end)
        for phrase in marks.cues:
            self._line.cues.append(CueHit(start, end, phrase))

    def _take_classes(self, classes: Classes, start: int, end: int) -> None:
        line = self._line
        if classes.past:
            line.past.add(start)
        if end <= self._term_end and not (start == self._term_start and end == self._term_end):
            return  # the "learning" of "machine learning" is no verb
        if classes.act:
            line.acts.add(start)
        span = (start, end)
        for name in classes.sure:
            self._add(name, span)
        if classes.guarded:
            before = self._words.norms[start - 1] if start > self._first else ""
            after = self._words.norms[end] if end < self._last else ""
            for guarded in classes.guarded:
                if after not in guarded.not_before and before not in guarded.not_after:
                    self._add(guarded.name, span)

    def _add(self, name: str, span: Span) -> None:
        spans = self._line.classes.get(name)
        if spans is None:
            self._line.classes[name] = [span]
        elif spans[-1] != span:  # two phrases may find the same words
            spans.append(span)


def _lines(words: Words, resume: Resume) -> list[LineTokens]:
    offsets = words.starts
    found = []
    for line in resume.lines:
        token_start = bisect_left(offsets, line.start)
        token_end = bisect_left(offsets, line.end, token_start)
        content = bisect_left(offsets, line.label_end) if line.label_end is not None else token_start
        found.append(line_tokens(words, token_start, token_end, content))
    return found


def _longest(hits: list[TermHit]) -> list[TermHit]:
    """Without the hits inside longer ones: "Azure AI Engineer Associate" is no mention of Azure."""
    kept: set[Span] = set()
    reached = -1
    for start, end in sorted({(hit.token_start, hit.token_end) for hit in hits}, key=lambda span: (span[0], -span[1])):
        if end > reached:
            kept.add((start, end))
            reached = end
    return sorted(
        (hit for hit in hits if (hit.token_start, hit.token_end) in kept),
        key=lambda item: (item.token_start, item.term.text),
    )
