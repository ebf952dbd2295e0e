"""Personal passages of a text, and the text without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

WORD: Final = re.compile(r"(?:[^\W\d_][\u0300-\u036f]{0,4})+")
# Letters that Unicode does not take apart.
_PLAIN: Final = str.maketrans("øłđıðħŧæœþ", "oldidhtaop")
_LATIN: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_GERMAN: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


class Kind(StrEnum):
    """What is taken out, by the word that is put in its place; the order is which goes first where two overlap."""

    EMAIL = "e-mail"
    LINK = "link"
    BIRTH = "birth date"
    PHONE = "phone"
    DETAIL = "personal detail"
    ADDRESS = "address"
    NAME = "name"


_RANK: Final = {kind: rank for rank, kind in enumerate(Kind)}


class Span(NamedTuple):
    """A personal passage, by half-open character offsets."""

    start: int
    end: int
    kind: Kind


class Token(NamedTuple):
    """A word of letters alone: "van", "O", "Brien", and the "s" of "Jane's"."""

    start: int
    end: int
    text: str
    folded: str


def tokens(text: str) -> list[Token]:
    """The words of `text`."""
    return [Token(match.start(), match.end(), match[0], fold(match[0])) for match in WORD.finditer(text)]


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """`word` in lower case without accents: what two spellings of a name have in common."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_LATIN))
    return "".join(char for char in parts if not unicodedata.combining(char))


def spellings(word: str) -> set[str]:
    """The folded forms that `word` may have: "muller" and "mueller"."""
    return {fold(word), fold(word.casefold().translate(_GERMAN))}


def plain(text: str) -> str:
    """`text` in lower case without accents, letter for letter, so that offsets stay."""
    return "".join(map(_plain_char, text)) if not text.isascii() else text.lower()


@lru_cache(maxsize=5_000)
def _plain_char(char: str) -> str:
    base = unicodedata.normalize("NFKD", char.lower().translate(_PLAIN))[:1]
    return base if len(base) == 1 else char


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of `words` in a text that `plain` made, the longest first."""
    ordered = sorted({plain(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]{1,3}") for word in ordered)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` in order without overlaps: of two that overlap, the union, of the kind that goes first."""
    result: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if result and span.start < result[-1].end:
            last = result[-1]
            kind = min(last.kind, span.kind, key=_RANK.__getitem__)
            result[-1] = Span(last.start, max(last.end, span.end), kind)
        else:
            result.append(span)
    return tuple(result)


def replaced(text: str, spans: Iterable[Span], *, start: int = 0, end: int | None = None) -> str:
    """`text` from `start` to `end` with a word in brackets in place of each span, also of one that is cut."""
    end = len(text) if end is None else end
    parts: list[str] = []
    place = start
    for span in spans:
        if span.end <= start or span.start >= end:
            continue
        parts += [text[place : max(span.start, place)], f"[{span.kind}]"]
        place = min(span.end, end)
    return "".join([*parts, text[place:end]])


def joined_words(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """`spans` with those of one kind that only white space parts as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.kind is last.kind and not text[last.end : span.start].strip(" \t"):
            last = Span(last.start, span.end, last.kind)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
