"""The words of the data files in all their forms, by what they stand for: vocabulary, word classes and cues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from resume_check.keywords.compiled import digest, recall
from resume_check.keywords.role import KeywordSet, WordClass
from resume_check.keywords.shared import Cue, cues, inflections
from resume_check.matcher.inflect import noun_forms, verb_forms
from resume_check.matcher.phrase_table import PhraseTable, phrase_table
from resume_check.matcher.tokens import norm, norms
from resume_check.model import Match

_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][A-Za-z])|(?<=[A-Z][a-z])(?=[A-Z]{2})")
_JOINER = re.compile(r"[\s\-_]+")


class Term(NamedTuple):
    """A term of the vocabulary with all that it implies."""

    text: str
    criteria: tuple[tuple[str, Match], ...]
    classes: tuple[str, ...]
    anchor: str  # "ml", "tech" or ""

    @property
    def is_field(self) -> bool:
        """Whether its meaning, if it is the technical one, is of the role's field and not of software in general."""
        return self.anchor == "ml" or any(name.startswith(("ml_", "metric", "framework")) for name in self.classes)


class CuePhrase(NamedTuple):
    """One phrase of a cue."""

    cue: Cue
    text: str


def spellings(term: str) -> tuple[str, ...]:
    """The ways to write `term` that are the same to a reader: joined, split at capitals, plural of a common noun."""
    forms = [term]
    split = _CAMEL.sub(" ", term)
    if split != term and min(len(part) for part in split.split()) >= 2:
        forms.append(split)
    parts = _JOINER.split(term)
    joined = "".join(parts)
    if 2 <= len(parts) <= 3 and len(joined) >= 6 and joined.isalpha():
        forms.append(joined)
    last = parts[-1]
    if last.isalpha() and last.isupper() and 2 <= len(last) <= 5 and not last.endswith("S"):
        forms.append(f"{term}s")
    if last.isalpha() and last.islower() and len(last) >= 4 and not last.endswith("s"):
        forms.append(noun_forms(term)[-1])
    return tuple(dict.fromkeys(forms))


def normalised(term: str) -> str:
    """The norms of a term's words, as the matcher compares them."""
    return " ".join(norm(part) for part in term.replace("-", " ").replace("_", " ").split())


def vocabulary(keywords: KeywordSet) -> dict[str, Term]:
    """All terms of a role by their text: names and aliases of criteria, and families."""
    criteria: dict[str, list[tuple[str, Match]]] = {}
    classes: dict[str, list[str]] = {}
    anchors: dict[str, str] = {}

    def add(text: str, criterion: str | None, match: Match, own: tuple[str, ...], anchor: str) -> None:
        found = criteria.setdefault(text, [])
        if criterion is not None and criterion not in {name for name, _ in found}:
            found.append((criterion, match))
        classes.setdefault(text, []).extend(own)
        anchors[text] = anchors.get(text, "") or anchor

    for item in keywords.criteria:
        kinds = ((item.terms, Match.EXACT), (item.aliases, Match.ALIAS), (item.family, Match.FAMILY))
        for texts, match in kinds:
            for text in texts:
                add(text, item.id, match, item.classes, item.anchor)
    for family in keywords.families:
        for text in family.terms:
            add(text, None, Match.FAMILY, family.classes, family.anchor)
            for criterion in family.implies:
                add(text, criterion, Match.FAMILY, (), "")
    return {
        text: Term(text, tuple(found), tuple(dict.fromkeys(classes[text])), anchors[text])
        for text, found in criteria.items()
    }


class ClassWord(NamedTuple):
    """A word of a class; `nounlike` forms of verbs ("report", "models") may also be nouns, as their neighbours tell."""

    name: str
    nounlike: bool = False
    past: bool = False


def _class_entries(classes: dict[str, WordClass]) -> Iterator[tuple[str, ClassWord]]:
    for name, words in classes.items():
        plain = {form for noun in words.nouns for form in noun_forms(noun)} | set(words.words)
        verbs: dict[str, ClassWord] = {}
        for verb in words.verbs:
            forms = verb_forms(verb)
            for form in forms:
                past = form not in forms[:2] and not form.partition(" ")[0].endswith("ing")
                known = verbs.get(form, ClassWord(name, nounlike=True))
                verbs[form] = ClassWord(name, known.nounlike and form in forms[:2], known.past or past)
        for form in sorted({*plain, *verbs}):
            yield form, ClassWord(name) if form in plain else verbs[form]


class Endings:
    """The classes that a word belongs to by its ending alone, where the role's data do not name the word."""

    def __init__(self, classes: dict[str, WordClass], named: frozenset[str]) -> None:
        self._named = named
        self._classes = [
            (ClassWord(name), words.endings, frozenset(map(norm, words.not_words)))
            for name, words in classes.items()
            if words.endings
        ]

    def of(self, word: str) -> Iterator[ClassWord]:
        """The classes of a word in its normal form."""
        if word in self._named:
            return
        for found, endings, others in self._classes:
            if word.endswith(endings) and word not in endings and word not in others:
                yield found


def known_words(terms: Iterable[str]) -> frozenset[str]:
    """All spellings of the terms, and the words in them, in their normal form: none of them is a misspelling."""
    forms = {normalised(form) for text in terms for form in spellings(text)}
    return frozenset(forms.union(*(normalised(text).split() for text in terms)))


class Lexicon(msgspec.Struct, frozen=True, array_like=True):
    """The words of one role, ready to be looked up."""

    terms: tuple[Term, ...]
    class_words: tuple[ClassWord, ...]
    phrases: PhraseTable  # its numbers are places in `values`
    named: frozenset[str]  # single words that the role's data name
    known: frozenset[str]  # see `known_words`

    @classmethod
    def of(cls, keywords: KeywordSet) -> Lexicon:
        """The lexicon of a role, ready-made where nothing that it is made of has changed."""
        parts = (keywords, inflections(), [phrase.text for phrase in cue_phrases()])
        key = digest(msgspec.msgpack.encode(part) for part in parts)
        return recall(f"lexicon-{key}", cls, lambda: cls._made(keywords))

    @classmethod
    def _made(cls, keywords: KeywordSet) -> Lexicon:
        terms = vocabulary(keywords)
        own = {normalised(text) for text in terms}
        forms = [
            (form, number)
            for number, term in enumerate(terms.values())
            for form in spellings(term.text)
            if form == term.text or normalised(form) not in own
        ]
        words: dict[ClassWord, int] = {}
        classes = [(form, words.setdefault(word, len(words))) for form, word in _class_entries(keywords.classes)]
        named = {word for form, _ in forms for word in norms(form)}
        named.update(found[0] for form, _ in classes if len(found := norms(form)) == 1)
        first_class, first_cue = len(terms), len(terms) + len(words)
        return cls(
            terms=tuple(terms.values()),
            class_words=tuple(words),
            phrases=phrase_table(
                forms,
                ((form, first_class + number) for form, number in classes),
                ((phrase.text, first_cue + number) for number, phrase in enumerate(cue_phrases())),
            ),
            named=frozenset(named),
            known=known_words(terms),
        )

    @property
    def values(self) -> list[Term | ClassWord | CuePhrase]:
        """What the phrases stand for, by number."""
        return [*self.terms, *self.class_words, *cue_phrases()]


def cue_phrases() -> list[CuePhrase]:
    """All phrases of all cues, in the order of the data."""
    return [CuePhrase(cue, text) for cue in cues().cues for text in cue.phrases]
