"""Phrases of several words: literal ones by a table of their NORMs, those with a "*" by a trie.

spaCy's PhraseMatcher does the same for literal phrases, but wants a Doc for each pattern: with the 30,000 forms of a
role that takes about two seconds at every start. The table is made ahead of time (keywords/compiled.py), and one table
has the phrases of all kinds, so that each token is looked up once. spaCy's token Matcher holds each token against each
of the phrases with a "*"; here one walk down a trie starts at a word that such a phrase names.
"""

from __future__ import annotations

from typing import Final

from resume_check.matcher.phrase_table import PhraseTable
from resume_check.matcher.words import Words

_LITERAL: Final = -1  # the rank of a phrase without a "*": before all others
# (token_end, rank, numbers): of several phrases for the same tokens, the one that the data name first comes first.
Found = tuple[int, int, tuple[int, ...]]


class Node:
    """A place in the trie of the phrases with a "*"."""

    def __init__(self) -> None:
        self.after: dict[str, Node] = {}  # by NORM
        self.anything: Node | None = None  # behind any one word
        self.ends: list[tuple[int, tuple[int, ...]]] = []  # rank and numbers of the phrases that end here

    def step(self, word: str) -> Node:
        """The node behind `word`, or behind any one word for "*"; made where there is none."""
        node = self.anything if word == "*" else self.after.get(word)
        if node is None:
            node = Node()
            if word == "*":
                self.anything = node
            else:
                self.after[word] = node
        return node

    def follow(self, words: Words, token: int, last: int, found: list[Found]) -> None:
        """Add the phrases that lead to this node before `token` and end at `last` or before."""
        for rank, numbers in self.ends:
            found.append((token, rank, numbers))
        if token == last:
            return
        after = self.after.get(words.norms[token])
        if after is not None:
            after.follow(words, token + 1, last, found)
        if self.anything is not None and words.texts[token].isalpha():
            self.anything.follow(words, token + 1, last, found)


# The number of a phrase's words up to its anchor, the first that is no "*", and the node behind it.
Anchor = tuple[int, Node]


class Beginning:
    """The phrases that begin with a word."""

    def __init__(self, numbers: tuple[int, ...], lengths: tuple[int, ...], seconds: str, anchors: list[Anchor]) -> None:
        self.numbers = numbers  # what the word by itself stands for
        self.lengths = lengths  # the numbers of words of the longer phrases, ascending
        self.seconds = frozenset(seconds.split())  # their second words
        self.anchors = anchors  # of the phrases with a "*" in which it is the first word that is none


class Phrases:
    """Finds the phrases of a table."""

    def __init__(self, table: PhraseTable) -> None:
        self._literal: dict[str, tuple[int, ...]] = table.literal
        self._lengths: dict[str, tuple[int, ...]] = table.lengths
        self._seconds: dict[str, str] = table.seconds
        self._anchors: dict[str, dict[int, Node]] = {}  # anchor -> words up to it -> the node behind it
        for rank, (words, numbers) in enumerate(table.patterns):
            width = next((place for place, word in enumerate(words, 1) if word != "*"), len(words))
            node = self._anchors.setdefault(words[width - 1], {}).setdefault(width, Node())
            for word in words[width:]:
                node = node.step(word)
            node.ends.append((rank, numbers))

    def begun_by(self, text: str, norm: str) -> Beginning:
        """The phrases that begin with a word as written."""
        anchors = list(self._anchors.get(norm, {}).items())
        if text.isalpha():
            anchors += self._anchors.get("*", {}).items()  # of phrases without any other word
        return Beginning(self._literal.get(norm, ()), self._lengths.get(norm, ()), self._seconds.get(norm, ""), anchors)

    def longer(self, words: Words, beginning: Beginning, token: int, last: int) -> list[Found]:
        """The literal phrases of two words and more that begin at `token` and end at `last` or before.

        There is none where the next word is not one of `Beginning.seconds`.
        """
        found: list[Found] = []
        for length in beginning.lengths:
            end = token + length
            if end > last:
                break
            # No word of a phrase has a blank in it, so that equal texts of as many words are equal words.
            numbers = self._literal.get(" ".join(words.norms[token:end]))
            if numbers is not None:
                found.append((end, _LITERAL, numbers))
        return found


def with_any(words: Words, anchor: Anchor, token: int, first: int, last: int) -> tuple[int, list[Found]]:
    """The first token of the phrases whose anchor is `token`, and those of them that stand from `first` to `last`."""
    width, node = anchor
    start = token + 1 - width
    found: list[Found] = []
    if start >= first and (width == 1 or all(text.isalpha() for text in words.texts[start:token])):
        node.follow(words, token + 1, last, found)
    return start, found
