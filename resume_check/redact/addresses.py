"""Postal addresses of the contact part: streets, post codes, and the place where the person lives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from resume_check.keywords.personal import personal_words
from resume_check.keywords.shared import people
from resume_check.redact.guard import Guard
from resume_check.redact.spans import Kind, Span, any_of, fold, plain, tokens

_PARTS: Final = re.compile(r"[|·•;\t<>\[\]~\uf000-\uf0ff]|\s[-–—/*]\s|[ ]{3,}|(?<=\w{4})\.\s(?=[A-Z+\d])")
_MAX_LINE: Final = 200
_BRACKETS: Final = re.compile(r"\([^()]{0,40}\)")
_POSTCODE: Final = re.compile(
    r"(?<![\w.-])(?:[A-Z]{2}[ -])?(?:\d{5}(?:-\d{4})?|\d{4}[ ]?[A-Z]{2}|\d{4,6}|\d{3}[ ]\d{2}|\d{2}-\d{3}"
    r"|\d{4}-\d{3}|\d{3}-\d{4}|\d{5}-\d{3}|\d{3}[ ]\d{3}|[A-Z]{1,2}\d[A-Z\d]?(?:[ ]?\d[A-Z]{2})?"
    r"|[A-Z]\d[A-Z][ ]?\d[A-Z]\d|〒?\d{3}-\d{4})(?![\w-])"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_STATE: Final = re.compile(r"(?:[A-Z]{2,3}|[A-Z]\.[A-Z]\.?|[A-Z][a-z]{2,4}\.)$")
_PLACE_WORD: Final = re.compile(r"[^\W\d_][\w'’.\u0300-\u036f-]*")
_SMALL: Final = frozenset(
    {
        "de",
        "la",
        "le",
        "del",
        "do",
        "da",
        "di",
        "upon",
        "on",
        "am",
        "im",
        "an",
        "der",
        "den",
        "les",
        "sur",
        "y",
        "e",
        "of",
        "the",
        "and",
        "near",
        "ob",
    }
)
_DISTRICT: Final = re.compile(r"\s+(?:[A-Z]{1,2}\d{1,2}[A-Z]?|\d{1,2}|[A-Z]{2,3})$")


class Place(NamedTuple):
    """An address, and the towns in it by which it is known elsewhere."""

    span: Span
    towns: tuple[str, ...]


def addresses(text: str, start: int, guard: Guard, *, contact: bool, beside: bool = False) -> Iterator[Place]:
    """The addresses in `text`, a line whose first character is at `start`.

    What is known to be something else must be blanked with "|". `contact` says that the line holds a way to reach the
    person, so that what else stands in it may be a place by itself; `beside` that a line next to it does.
    """
    text = _BRACKETS.sub(lambda match: "|" * len(match[0]), text[:_MAX_LINE])
    label = _label().match(plain(text))
    if label:
        rest = text[label.end() :].split("|")[0].rstrip(" \t,.;·•")
        yield Place(_span(start + label.end(), rest), tuple(_towns(rest, guard)))
        return
    place = 0
    cuts = [(match.start(), match.end()) for match in _PARTS.finditer(text)]
    for left, right in [*cuts, (len(text), len(text))]:
        part = text[place:left]
        found = _address(part, guard, contact=contact, beside=beside and part.strip() == text.strip())
        if found is not None:
            first, last = found
            yield Place(_span(start + place + first, part[first:last]), tuple(_towns(part[first:last], guard)))
        place = right


@cache
def _label() -> re.Pattern[str]:
    labels = any_of(personal_words().address_labels)
    return re.compile(rf"[\s*#>•-]{{0,6}}(?:{labels})[ *]{{0,3}}(?:[:：\t]|[ ]-[ ])[\s*]{{0,4}}")


def _span(start: int, text: str) -> Span:
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()), Kind.ADDRESS)


def _address(part: str, guard: Guard, *, contact: bool, beside: bool) -> tuple[int, int] | None:
    """Where in `part` an address stands: from the first to the last comma part that is one of an address."""
    kept: list[tuple[int, int]] = []
    place = 0
    pieces = part.split(",")
    for number, piece in enumerate(pieces):
        # "Jakarta, Indonesia" is a place, whatever else is called Jakarta.
        sure = any(_is_country(other) or _STATE.fullmatch(other.strip()) for other in pieces[number + 1 :])
        if piece.strip(" .") and _belongs(piece.strip(" ."), Guard(common=frozenset()) if sure else guard):
            kept.append((place, place + len(piece.rstrip(" .,"))))
        place += len(piece) + 1
    if not kept:
        return None
    first, last = kept[0][0], kept[-1][1]
    if contact:
        return first, last
    certain = any(_is_street(part[left:right]) or _has_code(part[left:right]) for left, right in kept)
    country = len(kept) > 1 and (
        _is_country(part[slice(*kept[-1])]) or _STATE.match(part[slice(*kept[-1])].strip()) is not None
    )
    whole = not part[:first].strip(" ,") and not part[last:].strip(" ,.")
    return (first, last) if certain or (whole and (country or beside)) else None


def _belongs(piece: str, guard: Guard) -> bool:
    if _is_street(piece) or _is_country(piece) or _STATE.fullmatch(piece):
        return True
    return (_has_code(piece) and not _has_trade(piece, guard)) or _is_town(piece, guard)


def _is_street(piece: str) -> bool:
    lowered = plain(piece)
    return any(map(str.isdigit, lowered)) and len(lowered) <= 80 and _street().search(lowered) is not None


@cache
def _street() -> re.Pattern[str]:
    words = personal_words()
    names, endings = any_of(words.street_words), any_of(words.street_endings)
    return re.compile(rf"(?<![\w'])(?:{names})(?![\w'])|(?<!\w)[^\W\d_]{{2,40}}(?:{endings})(?!\w)")


def _has_code(piece: str) -> bool:
    return any(not _YEAR.fullmatch(match[0]) for match in _POSTCODE.finditer(piece))


def _is_country(piece: str) -> bool:
    return plain(piece).strip(" .()") in personal_words().countries


def _has_trade(piece: str, guard: Guard) -> bool:
    folded = {token.folded for token in tokens(_POSTCODE.sub(" ", piece))}
    return bool(folded & (_no_place() | guard.skills))


@cache
def _no_place() -> frozenset[str]:
    return frozenset(map(fold, (*people().title_words, *people().internships, *personal_words().not_places)))


def _is_town(piece: str, guard: Guard) -> bool:
    """One to four words with capitals, none of which is a trade, a skill or a language."""
    name = _DISTRICT.sub("", piece)
    words = name.split()
    if not 1 <= len(words) <= 4 or _has_trade(name, guard):
        return False
    if not all(
        _PLACE_WORD.fullmatch(word) and (word[0].isupper() or word.lower() in _SMALL or not word[0].islower())
        for word in words
    ):
        return False
    # "MPharm" and "EU" are no towns, "LEEDS" is one.
    return not any(
        word[1:] != word[1:].lower()
        and not (word.isupper() and len(word) > 3)
        and "-" not in word
        and "'" not in word
        and "’" not in word
        for word in words
    )


def _towns(text: str, guard: Guard) -> Iterator[str]:
    for piece in text.split(","):
        name = _POSTCODE.sub(" ", piece)
        name = " ".join(_DISTRICT.sub("", name.strip()).split())
        if not name or _is_country(name) or _STATE.fullmatch(name) or _is_street(piece):
            continue
        if _is_town(name, guard) and len(name) > 2 and not all(token.folded in guard for token in tokens(name)):
            yield name
