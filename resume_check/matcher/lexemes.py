"""What is known of a word wherever it stands: looked up once, and kept for all lines and resumes that have the word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from resume_check.keywords.role import WordClass
from resume_check.keywords.shared import cues
from resume_check.matcher.fuzzy import FuzzyFinder, Suspect
from resume_check.matcher.lexicon import ClassWord, CuePhrase, Endings, Term
from resume_check.matcher.phrases import Anchor, Phrases
from resume_check.matcher.tokens import norm

MAX_KEPT: Final = 1 << 13  # words; a resume has some 400
ACT: Final = "act"  # the word class of verbs of work; a keyword set must have it


class Guarded:
    """A word class of which certain neighbours make a word something else."""

    def __init__(self, name: str, words: WordClass) -> None:
        self.name = name
        self.not_before = frozenset(map(norm, words.not_before))  # words that may not follow one of the class
        self.not_after = frozenset(map(norm, words.not_after))  # words that may not stand before one


class Classes:
    """The word classes of a phrase."""

    def __init__(self, words: Iterable[ClassWord], guarded: dict[str, Guarded]) -> None:
        found = list(words)
        names = dict.fromkeys(word.name for word in found)
        self.sure = [name for name in names if name not in guarded]
        self.guarded = [guarded[name] for name in names if name in guarded]
        self.past = any(word.past for word in found)  # the phrase is a past form of a class's verb
        self.act = ACT in names
        self.none = not found


class Marks:
    """All that a phrase stands for."""

    def __init__(self, values: list[Term | ClassWord | CuePhrase], guarded: dict[str, Guarded]) -> None:
        words = [value for value in values if isinstance(value, ClassWord)]
        terms = [value for value in values if isinstance(value, Term)]
        self.terms = sorted(terms, key=lambda term: term.text)
        self.cues = [value for value in values if isinstance(value, CuePhrase)]
        self.classes = Classes(words, guarded)
        # Behind an article or preposition, a verb's base form or its form in -s is a noun: "the report", "of models".
        self.noun_classes = Classes([word for word in words if not word.nounlike], guarded)


class MarkTable:
    """What the numbers of a role's phrases stand for."""

    def __init__(self, values: list[Term | ClassWord | CuePhrase], classes: dict[str, WordClass]) -> None:
        """`values` by their numbers."""
        self._values = values
        self._guarded = {
            name: Guarded(name, words) for name, words in classes.items() if words.not_before or words.not_after
        }
        self._made: dict[tuple[int, ...], Marks] = {}

    def of(self, numbers: tuple[int, ...]) -> Marks:
        """The marks of a phrase with these numbers."""
        marks = self._made.get(numbers)
        if marks is None:
            marks = self._made[numbers] = Marks([self._values[number] for number in numbers], self._guarded)
        return marks

    def classes(self, words: Iterable[ClassWord]) -> Classes:
        """Some words' classes."""
        return Classes(words, self._guarded)


class Lexeme:
    """A word as written."""

    def __init__(
        self,
        text: str,
        marks: Marks | None,
        endings: Classes,
        lengths: tuple[int, ...],
        anchors: list[Anchor],
        suspect: Suspect | None,
        *,
        noun_mark: bool,
    ) -> None:
        self.marks = marks  # of the word by itself
        self.endings = endings  # classes by its ending
        self.lengths = lengths  # of the longer phrases that begin with it
        self.anchors = anchors  # of phrases with a "*"
        self.suspect = suspect  # what it may be a misspelling of
        self.lower = text.islower()
        self.noun_mark = noun_mark  # an article or preposition, behind which stands a noun
        self.opens_none = marks is None and endings.none and not lengths


class Lexemes:
    """A bounded table of words. It changes nothing but the time: what is kept of a word follows from the word."""

    def __init__(self, phrases: Phrases, marks: MarkTable, endings: Endings, fuzzy: FuzzyFinder) -> None:
        self._phrases = phrases
        self._marks = marks
        self._endings = endings
        self._fuzzy = fuzzy
        self._noun_marks = cues().noun_marks
        self._kept: dict[str, Lexeme] = {}

    def of(self, texts: list[str]) -> list[Lexeme]:
        """The lexemes of words as written."""
        found: list[Lexeme] = []
        for text in texts:
            lexeme = self._kept.get(text)
            found.append(self._add(text) if lexeme is None else lexeme)
        return found

    def _add(self, text: str) -> Lexeme:
        if len(self._kept) >= MAX_KEPT:
            self._kept.clear()
        word = norm(text)
        numbers = self._phrases.numbers(word)
        lexeme = self._kept[text] = Lexeme(
            text,
            self._marks.of(numbers) if numbers else None,
            self._marks.classes(self._endings.of(word)),
            self._phrases.lengths(word),
            self._phrases.anchors(text, word),
            self._fuzzy.suspect(word),
            noun_mark=word in self._noun_marks,
        )
        return lexeme
