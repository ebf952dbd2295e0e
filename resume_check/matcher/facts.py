"""What is found in one logical line before anything is judged: tokens, terms, word classes, cues."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from resume_check.keywords.shared import cues
from resume_check.matcher.cues import CueHit, CueScopes, LineTokens, line_tokens
from resume_check.matcher.fuzzy import FuzzyFinder
from resume_check.matcher.lexicon import Endings, Term
from resume_check.matcher.placing import NO_PLACE, Place
from resume_check.matcher.words import Words
from resume_check.model import Resume

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]

# The pipeline's components, and the keys under which a Doc keeps what they found.
TERMS, CLASSES, CUES = "resume_terms", "resume_classes", "resume_cues"


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of the vocabulary in the text."""

    token_start: int
    token_end: int
    term: Term
    fuzzy: bool = False


@dataclass(slots=True)
class LineFacts:
    """All hits of one logical line."""

    index: int  # into Resume.lines
    tokens: LineTokens
    terms: list[TermHit] = field(default_factory=list)
    classes: dict[str, list[Span]] = field(default_factory=dict)
    past: set[int] = field(default_factory=set)  # tokens that are past forms of a class's verbs
    cues: list[CueHit] = field(default_factory=list)
    words: frozenset[str] = frozenset()  # the norms of its tokens, where it has terms
    usable: dict[str, list[Span]] = field(default_factory=dict)  # the class hits that count, terms that count included
    place: Place = NO_PLACE
    scopes: CueScopes | None = None


class Scanner:
    """Sorts what the pipeline found in a document by logical line."""

    def __init__(self, fuzzy: FuzzyFinder, endings: Endings) -> None:
        self._fuzzy = fuzzy
        self._endings = endings

    def scan(self, doc: Doc, words: Words, resume: Resume) -> list[LineFacts]:
        """The facts of each logical line, in the order of `resume.lines`. Hits across two lines are none."""
        facts = _lines(words, resume)
        owners = _owners(facts, len(words))
        for token_start, token_end, term in doc.user_data[TERMS]:
            line = owners[token_start]
            if line and token_end <= line.tokens.token_end:
                line.terms.append(TermHit(token_start, token_end, term))
        for token_start, token_end, word in doc.user_data[CLASSES]:
            line = owners[token_start]
            if not line or token_end > line.tokens.token_end:
                continue
            if not (word.nounlike and _is_noun(words, line, token_start)):
                line.classes.setdefault(word.name, []).append((token_start, token_end))
                if word.past:
                    line.past.add(token_start)
        for token_start, token_end, phrase in doc.user_data[CUES]:
            line = owners[token_start]
            if line and token_end <= line.tokens.token_end:
                line.cues.append(CueHit(token_start, token_end, phrase))
        for line in facts:
            self._add_by_ending(words, line)
            if line.terms:
                line.terms = _longest(line.terms)
                _drop_parts_of_terms(line)
            self._add_fuzzy(words, line)
        return facts

    def _add_by_ending(self, words: Words, line: LineFacts) -> None:
        """Words that a class has by their ending; a capital inside a sentence makes a name, such as "Rangers"."""
        openers = {line.tokens.token_start, line.tokens.content, *line.tokens.breaks}
        for token in range(line.tokens.token_start, line.tokens.token_end):
            for word in self._endings.of(words.norms[token]):
                if token in openers or words.texts[token].islower():
                    line.classes.setdefault(word.name, []).append((token, token + 1))

    def _add_fuzzy(self, words: Words, line: LineFacts) -> None:
        taken = {token for hit in line.terms for token in range(hit.token_start, hit.token_end)}
        norms = words.norms[line.tokens.token_start : line.tokens.token_end]
        found = [*self._fuzzy.find(norms, line.tokens.token_start, taken)]
        line.terms += [TermHit(token_start, token_end, term, fuzzy=True) for token_start, token_end, term in found]
        if found:
            line.terms = _longest(line.terms)
        if line.terms:
            line.words = frozenset(norms)


def _owners(facts: list[LineFacts], count: int) -> list[LineFacts | None]:
    """The logical line that each of `count` tokens stands in, or follows."""
    owners: list[LineFacts | None] = [None] * count
    ordered = sorted(facts, key=lambda line: (line.tokens.token_start, line.index))
    ends = [*(line.tokens.token_start for line in ordered[1:]), count]
    for line, end in zip(ordered, ends, strict=True):
        start = line.tokens.token_start
        owners[start:end] = [line] * (end - start)
    return owners


def _lines(words: Words, resume: Resume) -> list[LineFacts]:
    offsets = words.starts
    facts = []
    for index, line in enumerate(resume.lines):
        token_start = bisect_left(offsets, line.start)
        token_end = bisect_left(offsets, line.end)
        content = bisect_left(offsets, line.label_end) if line.label_end is not None else token_start
        facts.append(LineFacts(index, line_tokens(words, token_start, token_end, content)))
    return facts


def _is_noun(words: Words, line: LineFacts, token_start: int) -> bool:
    """A verb's base form or its form in -s behind an article or preposition is a noun: "the report", "of models"."""
    return token_start > line.tokens.token_start and words.norms[token_start - 1] in cues().noun_marks


def _drop_parts_of_terms(line: LineFacts) -> None:
    """The "learning" of "machine learning" is no verb."""
    terms: dict[int, set[Span]] = {}  # first token of a span -> the longer terms over it
    for hit in line.terms:
        if hit.token_end - hit.token_start > 1:
            for token in range(hit.token_start, hit.token_end):
                terms.setdefault(token, set()).add((hit.token_start, hit.token_end))
    for name, spans in line.classes.items() if terms else ():
        line.classes[name] = [
            span
            for span in spans
            if not any(span[1] <= end and span != (start, end) for start, end in terms.get(span[0], ()))
        ]


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
