"""Finds what a resume says about a role's criteria, and for each mention whether it counts and why."""

from __future__ import annotations

from resume_check.keywords.role import KeywordSet
from resume_check.matcher.activities import ActivityFinder
from resume_check.matcher.annotate import Annotation
from resume_check.matcher.annotated import Annotated, Misspelling
from resume_check.matcher.context import TitleKinds
from resume_check.matcher.facts import Scanner
from resume_check.matcher.fuzzy import FuzzyFinder
from resume_check.matcher.lexemes import Lexemes, MarkTable
from resume_check.matcher.lexicon import Endings, Lexicon
from resume_check.matcher.phrases import Phrases
from resume_check.matcher.senses import Senses
from resume_check.matcher.tokens import resume_tokenizer
from resume_check.matcher.verdicts import Rules
from resume_check.matcher.words import Words
from resume_check.model import Resume

__all__ = ["Annotated", "Matcher", "Misspelling"]


class Matcher:
    """The compiled matcher of one role. Building it takes a moment; using it is fast. Not for two threads at once."""

    def __init__(self, keywords: KeywordSet) -> None:
        lexicon = Lexicon.of(keywords)
        terms = {term.text: term for term in lexicon.terms}
        self._tokenizer = resume_tokenizer()
        fuzzy = FuzzyFinder(keywords, terms, lexicon.known)
        phrases = Phrases(lexicon.phrases)
        activities = ActivityFinder(keywords)
        marks = MarkTable(lexicon.values, keywords.classes, activities.rules)
        endings = Endings(keywords.classes, lexicon.named)
        lexemes = Lexemes(phrases, marks, endings, fuzzy)
        self._scanner = Scanner(lexemes, phrases, marks, fuzzy)
        self._rules = Rules(
            senses=Senses(keywords),
            activities=activities,
            titles=TitleKinds(keywords.titles),
            classes={text: term.classes for text, term in terms.items() if term.classes},
            general=frozenset(item.id for item in keywords.criteria if item.general),
            certificates=frozenset(item.id for item in keywords.criteria if item.detector == "certification"),
            making=frozenset(keywords.making),
        )

    def annotate(self, resume: Resume, *, named: frozenset[str] = frozenset()) -> Annotated:
        """All mentions of the role's criteria in `resume`, in text order, each with its status and reason.

        `named` are terms of the vocabulary whose mentions are wanted each by itself, as `Annotated.named`.
        """
        words = self._words(resume)
        return Annotation(self._rules, words, resume, self._scanner.scan(words, resume), named).run()

    def annotate_advert(self, advert: Resume, terms: frozenset[str]) -> Annotated:
        """What a job advert names: its meanings are told as in a resume, but no word around it denies or weakens it."""
        words = self._words(advert)
        facts = self._scanner.scan(words, advert)
        for line in facts:
            line.cues.clear()
        return Annotation(self._rules, words, advert, facts, terms).run()

    def _words(self, resume: Resume) -> Words:
        return Words.of(self._tokenizer(resume.document.text.replace("\n", " ")))
