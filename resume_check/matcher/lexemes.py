"""What is known of a word wherever it stands: looked up once, and kept for all lines and resumes that have the word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from resume_check.keywords.role import WordClass
from resume_check.keywords.shared import cues
from resume_check.matcher.fuzzy import FuzzyFinder, Suspect
from resume_check.matcher.lexicon import ClassWord, CuePhrase, Endings, Term
from resume_check.matcher.phrases import Beginning, Phrases
from resume_check.matcher.rule_index import RuleIndex
from resume_check.matcher.tokens import norm

MAX_KEPT: Final = 1 << 13  # words; a resume has some 400
MAX_LETTERS: Final = 60  # of a word that is kept

# Word classes with a meaning for the code; a keyword set must have them.
ACT: Final = "act"  # verbs of work
HANDS: Final = "hands"  # one's own technical work
THESIS: Final = "thesis"
FIELD_WORDS: Final = "field_words"  # plain words of the field
ASKED_FOR: Final = frozenset({ACT, HANDS, THESIS, FIELD_WORDS})


class Classes:
    """Word classes that some words have together."""

    def __init__(self, names: Iterable[str], rules: RuleIndex) -> None:
        self.names = frozenset(names)
        self.bits = rules.bits(self.names)  # what they mean to the rules
        self.asked_for = sorted(self.names & ASKED_FOR)


class Guarded:
    """A word class of which certain neighbours make a word something else."""

    def __init__(self, name: str, words: WordClass, rules: RuleIndex) -> None:
        self.classes = Classes([name], rules)
        self.not_before = frozenset(map(norm, words.not_before))  # words that may not follow one of the class
        self.not_after = frozenset(map(norm, words.not_after))  # words that may not stand before one


class Reading:
    """The word classes of a phrase in one of its meanings."""

    def __init__(self, words: list[ClassWord], guarded: dict[str, Guarded], rules: RuleIndex) -> None:
        names: list[str] = []  # of the classes that need no look at the neighbours
        self.guarded: list[Guarded] = []
        self.past = False  # the phrase is a past form of a class's verb
        self.act = False  # or a verb of work
        self.none = not words
        for word in words:
            self.past = self.past or word.past
            self.act = self.act or word.name == ACT
            found = guarded.get(word.name)
            if found is None:
                names.append(word.name)
            elif found not in self.guarded:
                self.guarded.append(found)
        self.classes = Classes(names, rules)


class Marks:
    """All that a phrase stands for."""

    def __init__(self, terms: list[Term], cues: list[CuePhrase], reading: Reading, as_noun: Reading) -> None:
        self.terms = terms  # by text
        self.cues = cues
        self.reading = reading
        self.as_noun = as_noun


class MarkTable:
    """What the numbers of a role's phrases stand for."""

    def __init__(
        self, values: list[Term | ClassWord | CuePhrase], classes: dict[str, WordClass], rules: RuleIndex
    ) -> None:
        """`values` by their numbers."""
        self._values = values
        self._rules = rules
        self._guarded = {
            name: Guarded(name, words, rules) for name, words in classes.items() if words.not_before or words.not_after
        }
        self._made: dict[tuple[int, ...], Marks] = {}

    def of(self, numbers: tuple[int, ...]) -> Marks:
        """The marks of a phrase with these numbers."""
        marks = self._made.get(numbers)
        if marks is None:
            marks = self._made[numbers] = self._make([self._values[number] for number in numbers])
        return marks

    def _make(self, values: list[Term | ClassWord | CuePhrase]) -> Marks:
        terms: list[Term] = []
        cue_phrases: list[CuePhrase] = []
        words: list[ClassWord] = []
        sure: list[ClassWord] = []  # behind an article or preposition too, where "report" and "models" are nouns
        for value in values:
            if isinstance(value, Term):
                terms.append(value)
            elif isinstance(value, CuePhrase):
                cue_phrases.append(value)
            else:
                words.append(value)
                if not value.nounlike:
                    sure.append(value)
        reading = self.reading(words)
        as_noun = reading if len(sure) == len(words) else self.reading(sure)
        return Marks(sorted(terms, key=_text), cue_phrases, reading, as_noun)

    def reading(self, words: list[ClassWord]) -> Reading:
        """The classes of some words of the data."""
        return Reading(words, self._guarded, self._rules)


def _text(term: Term) -> str:
    return term.text


class Lexeme:
    """A word as written."""

    def __init__(
        self,
        beginning: Beginning,
        marks: Marks | None,
        by_ending: Reading | None,
        suspect: Suspect | None,
        *,
        lower: bool,
        noun_mark: bool,
    ) -> None:
        self.beginning = beginning
        self.marks = marks  # of the word by itself
        self.by_ending = by_ending
        self.suspect = suspect  # what it may be a misspelling of
        self.lower = lower  # in small letters
        self.noun_mark = noun_mark  # an article or preposition, behind which stands a noun
        self.opens_none = marks is None and by_ending is None and not beginning.lengths


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
        beginning = self._phrases.begun_by(text, word)
        by_ending = list(self._endings.of(word))
        lexeme = Lexeme(
            beginning,
            self._marks.of(beginning.numbers) if beginning.numbers else None,
            self._marks.reading(by_ending) if by_ending else None,
            self._fuzzy.suspect(word),
            lower=text.islower(),
            noun_mark=word in self._noun_marks,
        )
        if len(text) <= MAX_LETTERS:
            self._kept[text] = lexeme
        return lexeme
