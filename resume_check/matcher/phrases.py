"""The pipeline's phrase components: literal phrases by a table of their NORMs, those with a "*" by a trie.

spaCy's PhraseMatcher does the same for literal phrases, but wants a Doc for each pattern: with the 30,000 forms of a
role that takes about two seconds at every start. The table is made ahead of time (keywords/compiled.py). spaCy's token
Matcher, for the few phrases with a "*", took 6 of the 12 ms that a two-page resume was in the pipeline, since it holds
each token against each pattern: one walk down a trie from each token finds the same in 0.9 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import msgspec

from resume_check.matcher.tokens import Pipeline, norms
from resume_check.matcher.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T")

# Keys of the trie's nodes beside NORMs, of which none is empty and none has a blank with a sign behind it.
_END = ""  # -> _Pattern: a phrase ends here
_ANY = " *"  # -> the node behind any one word
_Node = dict[str, Any]


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


class _Pattern(NamedTuple):
    """A phrase with a "*"."""

    rank: int  # in the order of the data: of several that match the same tokens, the first comes first
    numbers: tuple[int, ...]


class Phrases(Generic[T]):
    """A component that finds phrases and leaves their values in ``doc.user_data`` under its name."""

    def __init__(self, name: str, table: PhraseTable, values: Sequence[T]) -> None:
        self.name = name
        self._table = table
        self._values = values
        self._patterns: _Node = {}
        for rank, (_, words, numbers) in enumerate(table.patterns):
            node = self._patterns
            for word in words:
                node = node.setdefault(_ANY if word == "*" else word, {})
            node.setdefault(_END, []).append(_Pattern(rank, numbers))

    def __call__(self, doc: Doc) -> Doc:
        """Store (token_start, token_end, value) of each match, in their order."""
        words, values = Words.of(doc), self._values
        found = [(start, end, values[number]) for start, end, number in self._literal(words.norms)]
        if self._patterns:
            wild = sorted(self._wild(words), key=lambda match: (match[0], match[1], match[2].rank))
            found += [(start, end, values[number]) for start, end, pattern in wild for number in pattern.numbers]
            found.sort(key=lambda match: match[:2])
        doc.user_data[self.name] = found
        return doc

    def _literal(self, words: Sequence[str]) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = []
        numbers_of, lengths_of = self._table.literal.get, self._table.lengths.get
        for start, first in enumerate(words):
            for length in lengths_of(first, ()):
                end = start + length
                if end > len(words):
                    break
                # No word of a phrase has a blank in it, so that equal texts of as many words are equal words.
                numbers = numbers_of(first if length == 1 else " ".join(words[start:end]))
                if numbers is not None:
                    found += [(start, end, number) for number in numbers]
        return found

    def _wild(self, words: Words) -> list[tuple[int, int, _Pattern]]:
        found: list[tuple[int, int, _Pattern]] = []
        get, anything = self._patterns.get, self._patterns.get(_ANY)
        for token_start, word in enumerate(words.norms):
            node = get(word)
            if node is not None:
                _follow(node, words, token_start, token_start + 1, found)
            if anything is not None and words.texts[token_start].isalpha():
                _follow(anything, words, token_start, token_start + 1, found)
        return found


def _follow(node: _Node, words: Words, token_start: int, token: int, found: list[tuple[int, int, _Pattern]]) -> None:
    """Add the phrases that began at `token_start`, led to `node` and go on with `token`."""
    while True:
        found += [(token_start, token, pattern) for pattern in node.get(_END, ())]
        if token == len(words.norms):
            return
        anything = node.get(_ANY)
        if anything is not None and words.texts[token].isalpha():
            _follow(anything, words, token_start, token + 1, found)
        after = node.get(words.norms[token])
        if after is None:
            return
        node, token = after, token + 1


def add_phrases(nlp: Pipeline, name: str, table: PhraseTable, values: Sequence[Any]) -> None:
    """Add a phrase component called `name` to the pipeline."""
    nlp.components.append(Phrases(name, table, values))
