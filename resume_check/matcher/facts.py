"""What is found in one logical line before anything is judged: tokens, terms, word classes, cues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from resume_check.matcher.cues import CueHit, CueScopes, LineTokens, line_tokens
from resume_check.matcher.fuzzy import MAX_TOKENS, FuzzyFinder, Suspect
from resume_check.matcher.lexemes import Classes, Lexeme, Lexemes, Marks, MarkTable, Reading
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


# (token_start, token_end, classes) of words that belong to classes
ClassHit = tuple[int, int, Classes]


class Sentence:
    """The word classes in one sentence of a line."""

    def __init__(self, token_start: int, token_end: int) -> None:
        self.token_start = token_start
        self.token_end = token_end
        self.hits: list[ClassHit] = []  # that begin here, in order
        self.terms: list[ClassHit] = []  # of terms that count
        self.bits = 0  # what the hits mean to the activity rules
        self.bits_beyond = 0  # of those hits that go on in the next sentence


class LineFacts:
    """All hits of one logical line."""

    def __init__(self, index: int, tokens: LineTokens) -> None:
        self.index = index  # into Resume.lines
        self.tokens = tokens
        self.terms: list[TermHit] = []  # in order
        self.sentences = [Sentence(start, end) for start, end in pairwise(tokens.edges())]
        self.acts: set[int] = set()  # first tokens of all verbs of work, whatever stands beside them
        self.starts: dict[str, list[int]] = {}  # first tokens of the words that count of classes `ASKED_FOR`
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

    def add_term(self, hit: TermHit, classes: Classes) -> None:
        """Take in the classes of a term that counts."""
        sentence = self.sentences[bisect_right(self.tokens.breaks, hit.token_start)]
        self.add(sentence, sentence.terms, (hit.token_start, hit.token_end, classes))

    def add(self, sentence: Sentence, hits: list[ClassHit], hit: ClassHit) -> None:
        """Take in a word of classes, as one of a sentence's `hits` or `terms`."""
        hits.append(hit)
        token_start, token_end, classes = hit
        if token_end <= sentence.token_end:
            sentence.bits |= classes.bits
        else:
            sentence.bits_beyond |= classes.bits
        for name in classes.asked_for:
            self.starts.setdefault(name, []).append(token_start)


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
        lexemes, norms = self._lexemes, self._words.norms
        suspects: list[tuple[int, Suspect]] = []
        patterned = self._patterned()
        for sentence in self._line.sentences:
            for token in range(sentence.token_start, sentence.token_end):
                lexeme = lexemes[token]
                suspect = lexeme.suspect
                if suspect is not None and suspect.may_be(norms[token + 1] if token + 1 < self._last else ""):
                    suspects.append((token, suspect))
                if lexeme.opens_none and not patterned:
                    continue
                longer: list[tuple[int, Marks]] = []
                if token in patterned or (token + 1 < self._last and norms[token + 1] in lexeme.beginning.seconds):
                    found = phrases.longer(self._words, lexeme.beginning, token, self._last)
                    found = sorted(found + patterned.get(token, []))
                    longer = [(end, marks.of(numbers)) for end, _, numbers in found]
                self._take_all(sentence, token, lexeme, longer)
        return suspects

    def _patterned(self) -> dict[int, list[Found]]:
        """The phrases with a "*", by their first token."""
        patterned: dict[int, list[Found]] = {}
        for token in range(self._first, self._last):
            for anchor in self._lexemes[token].beginning.anchors:
                start, found = with_any(self._words, anchor, token, self._first, self._last)
                if found:
                    patterned.setdefault(start, []).extend(found)
        return patterned

    def _take_all(self, sentence: Sentence, token: int, lexeme: Lexeme, longer: list[tuple[int, Marks]]) -> None:
        """Note what begins with a token: terms first, since what stands inside a term is no word of its own."""
        if longer or (lexeme.marks is not None and lexeme.marks.terms):
            self._take_terms(token, lexeme.marks, longer)
        if lexeme.marks is not None:
            self._take(sentence, lexeme.marks, token, token + 1)
        # A capital inside a sentence makes a name, such as "Rangers".
        if lexeme.by_ending is not None and (lexeme.lower or self._line.tokens.opens_sentence(token)):
            self._take_classes(sentence, lexeme.by_ending, token, token + 1)
        for end, marks in longer:
            self._take(sentence, marks, token, end)

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

    def _take(self, sentence: Sentence, marks: Marks, start: int, end: int) -> None:
        """Note a phrase's classes and cues."""
        behind_noun_mark = start > self._first and self._lexemes[start - 1].noun_mark
        self._take_classes(sentence, marks.as_noun if behind_noun_mark else marks.reading, start, end)
        for phrase in marks.cues:
            self._line.cues.append(CueHit(start, end, phrase))

    def _take_classes(self, sentence: Sentence, reading: Reading, start: int, end: int) -> None:
        if reading.none:
            return
        if reading.past:
            self._line.past.add(start)
        if end <= self._term_end and not (start == self._term_start and end == self._term_end):
            return  # the "learning" of "machine learning" is no verb
        if reading.act:
            self._line.acts.add(start)
        self._line.add(sentence, sentence.hits, (start, end, reading.classes))
        if reading.guarded:
            before = self._words.norms[start - 1] if start > self._first else ""
            after = self._words.norms[end] if end < self._last else ""
            for guarded in reading.guarded:
                if after not in guarded.not_before and before not in guarded.not_after:
                    self._line.add(sentence, sentence.hits, (start, end, guarded.classes))


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
