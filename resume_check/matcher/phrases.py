"""The pipeline's phrase components: literal phrases by a table of their NORMs, wildcards by spaCy's token Matcher.

spaCy's PhraseMatcher does the same for literal phrases, but wants a Doc for each pattern: with the 30,000 forms of a
role that takes about two seconds at every start. The table is made ahead of time (keywords/compiled.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from resume_check.matcher.tokens import Pipeline, norms

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

T = TypeVar("T")


class PhraseTable(msgspec.Struct, frozen=True, array_like=True):
    """Phrases, each with the numbers of what it stands for."""

    literal: dict[str, tuple[int, ...]]  # NORMs with blanks between -> numbers, in the order of the data
    lengths: dict[str, tuple[int, ...]]  # first NORM -> the numbers of words of its phrases, ascending
    patterns: tuple[tuple[str, tuple[str, ...], tuple[int, ...]], ...]  # text, NORMs with "*" for any word, numbers


def phrase_table(entries: Iterable[tuple[str, int]]) -> PhraseTable:
    """The table of phrases with their numbers; "*" stands for any one word."""
    literal: dict[str, list[int]] = {}
    lengths: dict[str, set[int]] = {}
    patterns: dict[str, list[int]] = {}
    for text, number in entries:
        words = norms(text)
        if "*" in words:
            numbers = patterns.setdefault(text, [])
        else:
            numbers = literal.setdefault(" ".join(words), [])
            lengths.setdefault(words[0], set()).add(len(words))
        if number not in numbers:
            numbers.append(number)
    return PhraseTable(
        literal={phrase: tuple(numbers) for phrase, numbers in literal.items()},
        lengths={first: tuple(sorted(found)) for first, found in lengths.items()},
        patterns=tuple((text, tuple(norms(text)), tuple(numbers)) for text, numbers in patterns.items()),
    )


class Phrases(Generic[T]):
    """A component that finds phrases and leaves their values in ``doc.user_data`` under its name."""

    def __init__(self, vocab: Vocab, name: str, table: PhraseTable, values: Sequence[T]) -> None:
        from spacy.matcher import Matcher

        self.name = name
        self._table = table
        self._values = values
        self._patterns = Matcher(vocab, validate=False)  # a check for those who write patterns by hand
        self._numbers: dict[int, tuple[int, ...]] = {}  # key of a pattern -> the numbers of its values
        for text, words, numbers in table.patterns:
            key = f"{name}: {text}"
            self._patterns.add(key, [[{"IS_ALPHA": True} if word == "*" else {"NORM": word} for word in words]])
            self._numbers[vocab.strings[key]] = numbers

    def __call__(self, doc: Doc) -> Doc:
        """Store (token_start, token_end, value) of each match."""
        doc.user_data[self.name] = sorted(self._matches(doc), key=lambda match: match[:2])
        return doc

    def _matches(self, doc: Doc) -> Iterator[tuple[int, int, T]]:
        words = [token.norm_ for token in doc]
        values, literal, lengths = self._values, self._table.literal, self._table.lengths
        for start, first in enumerate(words):
            for length in lengths.get(first, ()):
                end = start + length
                if end > len(words):
                    break
                # No word of a phrase has a blank in it, so that equal texts of as many words are equal words.
                for number in literal.get(first if length == 1 else " ".join(words[start:end]), ()):
                    yield start, end, values[number]
        if self._numbers:
            for key, start, end in self._patterns(doc):
                for number in self._numbers[key]:
                    yield start, end, values[number]


def add_phrases(nlp: Pipeline, name: str, table: PhraseTable, values: Sequence[Any]) -> None:
    """Add a phrase component called `name` to the pipeline."""
    nlp.components.append(Phrases(nlp.vocab, name, table, values))
