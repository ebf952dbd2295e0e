"""Right reading orders, and how near a text comes to them.

A truth is a line, a list of truths in their order, or several orders that are equally right. A line is what a person
reads in one go: a heading, a title with its dates, a bullet with its continuation lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Either:
    """Orders that are equally right."""

    options: tuple[Truth, ...]


Truth = str | Sequence["Truth"] | Either


def either(*options: Truth) -> Either:
    """Any of `options` is right."""
    return Either(options)


def in_any_turn(first: Truth, second: Truth) -> Either:
    """Two parts of which either may come first: a sidebar and the main text."""
    return Either(((first, second), (second, first)))


class Score(NamedTuple):
    """Counts, so that pages can be added up."""

    kept: int  # adjacent pairs of lines that follow each other without a break
    pairs: int
    right: int  # words that truth and text have in common, counted twice
    words: int  # of truth and text together

    @property
    def order(self) -> float:
        """Share of the adjacent pairs of lines that are kept."""
        return self.kept / self.pairs if self.pairs else 1.0

    @property
    def words_right(self) -> float:
        """F1 of the words as a multiset."""
        return self.right / self.words if self.words else 1.0


def add(scores: Iterable[Score]) -> Score:
    """The pages' counts in one."""
    return Score(*[sum(column) for column in zip(*scores, strict=True)])


def score(truth: Truth, text: str) -> Score:
    """How near `text` comes to `truth`.

    A pair of lines is kept where the letters and digits of both stand in the text as one run: spaces, bullets and
    hyphens are left to the count of words.
    """
    lines = chosen(truth, text)
    stream = letters(text)
    kept = sum(letters(one + other) in stream for one, other in _pairs(lines))
    wanted, found = Counter(words(" ".join(lines))), Counter(words(text))
    return Score(kept, max(len(lines) - 1, 0), 2 * (wanted & found).total(), wanted.total() + found.total())


def broken_pairs(truth: Truth, text: str) -> list[tuple[str, str]]:
    """The pairs of lines that `text` does not keep."""
    stream = letters(text)
    return [pair for pair in _pairs(chosen(truth, text)) if letters(pair[0] + pair[1]) not in stream]


def word_faults(truth: Truth, text: str) -> tuple[list[str], list[str]]:
    """The words that are missing from `text` and those that it has too many."""
    wanted, found = Counter(words(" ".join(chosen(truth, text)))), Counter(words(text))
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())


def chosen(truth: Truth, text: str) -> list[str]:
    """The lines of `truth` in that of its orders which `text` comes nearest to."""
    return _chosen(truth, letters(text))


def _chosen(truth: Truth, stream: str) -> list[str]:
    if isinstance(truth, str):
        return [truth]
    if isinstance(truth, Either):
        return min(
            (_chosen(option, stream) for option in truth.options),
            key=lambda lines: (_faults(lines, stream), -len(lines)),
        )
    return [line for part in truth for line in _chosen(part, stream)]


def _faults(lines: Sequence[str], stream: str) -> int:
    """Lines and pairs of lines that `stream` does not hold as they are."""
    torn = sum(letters(line) not in stream for line in lines)
    return torn + sum(letters(one + other) not in stream for one, other in _pairs(lines))


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    return pairwise(lines)


def letters(text: str) -> str:
    """`text` without all that is no letter or digit, in small letters."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold())


def words(text: str) -> list[str]:
    """The words of `text` as they are parted by spaces, without punctuation around them, in small letters."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    stripped = (re.sub(r"^[\W_]+|[\W_]+$", "", word) for word in plain.split())
    return [word for word in stripped if word]


def encode(truth: Truth) -> Any:
    """`truth` as JSON can hold it."""
    if isinstance(truth, str):
        return truth
    if isinstance(truth, Either):
        return {"either": [encode(option) for option in truth.options]}
    return [encode(part) for part in truth]


def decode(data: Any) -> Truth:
    """What `encode` made into JSON."""
    if isinstance(data, str):
        return data
    if isinstance(data, dict):
        return Either(tuple(decode(option) for option in data["either"]))
    return [decode(part) for part in data]
