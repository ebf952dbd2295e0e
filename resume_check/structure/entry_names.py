"""Who did what where: the title and the organisation in the header of an entry, best effort."""

from __future__ import annotations

import re
from functools import cache

from resume_check.keywords.shared import alternatives, people

_NEAR = 2  # parts between the title and an employer known by a word such as "Ltd"
EDGES = " \t,;:|\u2013\u2014\u2012-·•/~"

_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_EMPTY = re.compile(r"\(\s{0,3}[,;–-]?\s{0,3}\)|\[\s{0,3}\]")
_SUFFIX = r"(?!(?:Ltd|Inc|LLC|LLP|GmbH|Corp|Limited|Co|S\.A|B\.V|Jr|Sr)\b(?!-))"  # "Omnia Co., Ltd." is one name
_PARTS = re.compile(
    rf"\s{{0,8}}(?:\t|\s\|\s|\||\s[\u2013\u2014-]\s|\s[·•]\s|@\s|,\s{_SUFFIX}|\s(?:at|bei|chez|presso)\s|\s/\s)\s{{0,8}}"
)
_LENGTH = re.compile(
    r"\(?\b\d{1,2}\+?\s?(?:years?|yrs?|months?|mos?)\b\.?(?:,?\s(?:and\s)?\d{1,2}\s?(?:months?|mos?)\b\.?)?\)?"
)
_WORD = re.compile(r"\w+")
_UNIT = re.compile(r"\d\+?\s?[ym]")  # every match of _LENGTH has one; a look for it is far faster


# Patterns run over lower-cased text, which is quicker than matching without regard to case.
@cache
def _titles() -> frozenset[str]:
    """The words of job titles that are one word for `_WORD`, in the singular and plural."""
    return frozenset(word + end for word in people().title_words if _WORD.fullmatch(word) for end in ("", "s"))


@cache
def _long_titles() -> re.Pattern[str] | None:
    words = [word for word in people().title_words if not _WORD.fullmatch(word)]
    return re.compile(rf"\b(?:{alternatives(words)})s?\b") if words else None


@cache
def _organisation_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(people().organisation_words)})\b")


def has_title(text: str) -> bool:
    """Whether `text` holds a word of job titles."""
    lower = text.lower()
    if not _titles().isdisjoint(_WORD.findall(lower)):
        return True
    others = _long_titles()
    return others is not None and others.search(lower) is not None


def has_organisation(text: str) -> bool:
    """Whether `text` holds a word of the names of employers and schools."""
    return _organisation_words().search(text.lower()) is not None


@cache
def _study_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{alternatives([*people().schools, *people().degrees])})(?!\w)")


def has_study(text: str) -> bool:
    """Whether `text` names a school or a degree."""
    return _study_words().search(text.lower()) is not None


def without_length(text: str) -> str:
    """`text` without "(2 years 3 months)" and the brackets that a date has left empty."""
    if _UNIT.search(text) is not None:
        text = _LENGTH.sub(" ", text)
    return _EMPTY.sub(" ", text) if "(" in text or "[" in text else text


def names(texts: list[str]) -> tuple[str, str]:
    """Title and organisation of a header whose lines, without their dates, are `texts`; "" where there is none.

    The part with a word of job titles is the title; an employer is known by a word such as "Ltd", else by its place.
    """
    lines = [parts for text in texts if (parts := _split(text))]
    if not lines:
        return "", ""
    # ", then lead" goes on with the part before it.
    begun = [part for parts in lines for place, part in enumerate(parts) if place == 0 or not part[0].islower()]
    titles = [part for part in begun if has_title(part)]
    employers = [part for part in begun if has_organisation(part) and part not in titles]
    title = titles[0] if titles else _untitled(lines, begun, employers)
    others = [part for part in begun if part != title] or [part for parts in lines for part in parts if part != title]
    nearest = [part for part in employers[:1] if part != title and abs(begun.index(part) - begun.index(title)) <= _NEAR]
    return title, (nearest or others or [""])[0]


def _untitled(lines: list[list[str]], begun: list[str], employers: list[str]) -> str:
    """The name of a study or project: what is no employer, best on a line without one."""
    apart = [parts[0] for parts in lines if not set(parts) & set(employers)]
    free = [part for part in begun if part not in employers and part[0].isalpha()]
    return (apart or free or begun)[0]


def _split(text: str) -> list[str]:
    masked = _BRACKETS.sub(lambda match: "x" * len(match.group()), text) if "(" in text else text
    cuts = [0]
    for found in _PARTS.finditer(masked):
        cuts.extend(found.span())
    cuts.append(len(text))
    parts = [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    return [part for raw in parts if (part := _trimmed(raw))]


def _trimmed(text: str) -> str:
    part = " ".join(text.strip(EDGES).split())
    if part.startswith("(") and part.endswith(")"):
        return part[1:-1]
    if part.count("(") != part.count(")"):
        part = part.strip("()")
    return part.strip(EDGES)
