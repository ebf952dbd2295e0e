"""Phrases as a table, made ahead of time."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from resume_check.matcher.tokens import norms


class PhraseTable(msgspec.Struct, frozen=True, array_like=True):
    """Phrases, each with the numbers of what it stands for."""

    literal: dict[str, tuple[int, ...]]  # NORMs with blanks between -> numbers, in the order of the data
    lengths: dict[str, tuple[int, ...]]  # first NORM -> the numbers of words of its longer phrases, ascending
    seconds: dict[str, str]  # first NORM -> the second ones of its longer phrases, with blanks between
    patterns: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]  # NORMs with "*" for any word, numbers


def phrase_table(*kinds: Iterable[tuple[str, int]]) -> PhraseTable:
    """The table of the phrases of some kinds with their numbers; "*" stands for any one word."""
    literal: dict[str, list[int]] = {}
    lengths: dict[str, set[int]] = {}
    seconds: dict[str, set[str]] = {}
    patterns: dict[tuple[int, str], list[int]] = {}
    for kind, text, number in ((kind, *entry) for kind, entries in enumerate(kinds) for entry in entries):
        words = norms(text)
        if "*" in words:
            numbers = patterns.setdefault((kind, text), [])
        else:
            numbers = literal.setdefault(" ".join(words), [])
            if len(words) > 1:
                lengths.setdefault(words[0], set()).add(len(words))
                seconds.setdefault(words[0], set()).add(words[1])
        if number not in numbers:
            numbers.append(number)
    return PhraseTable(
        literal={phrase: tuple(numbers) for phrase, numbers in literal.items()},
        lengths={first: tuple(sorted(found)) for first, found in lengths.items()},
        seconds={first: " ".join(sorted(found)) for first, found in seconds.items()},
        patterns=tuple((tuple(norms(text)), tuple(numbers)) for (_, text), numbers in patterns.items()),
    )
