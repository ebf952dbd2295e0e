"""What kind of section a heading names: by its whole name, its parts, or a word of it."""

from __future__ import annotations

import re
from functools import cache

from resume_check.keywords.shared import section_names
from resume_check.model import SectionKind

_NUMBERING = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})?|[ivxIVX]{2,4}|[ivxIVX][.)])[.)]?\s+(?=[^\W\d_]{2})"  # not the I of "I know"
    r"|^\s*(?:\d{1,2}|[ivxIVX]{1,4})[.)]\s*"
)
_ROMAN = "ivxIVX"
_BRACKETS = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_NOT_NAME = re.compile(r"[^\w'’/;.-]+")
_PARTS = re.compile(r"\s*(?:,|/|\||·|•|\s[-–—]\s|(?<!\w)and(?!\w))\s*")
_MAY_PART = re.compile(r"[,/|·•–—-]|and")  # every match of _PARTS has one; a look for these is far faster
_SPACED = re.compile(r"(?:[^\W\d_][ \t]{1,2}){3,40}[^\W\d_](?!\w)")
_MIN_FUZZY = 6
_BEGINNING = 3  # letters that _stem leaves alone
_MAX_PARTS = 4


def fold(text: str) -> str:
    """A heading's name as the data files write it: lower case, "and" for "&", no numbering, brackets or punctuation."""
    return _fold_plain(_plain(text))


def _fold_plain(text: str) -> str:
    words = text.split()
    name = " ".join(words)
    if not name.replace(" ", "").isalnum():
        name = " ".join(_NOT_NAME.sub(" ", text).strip(" .-/;'").split())
    # Letters set apart are words of one letter each.
    if len(words) > 3 and min(map(len, words)) == 1 and _SPACED.search(text):
        return _squashed().get(name.replace(" ", ""), name)
    return name


def _plain(text: str) -> str:
    first = text.lstrip()[:1]
    if first.isdecimal() or first in _ROMAN:
        text = _NUMBERING.sub("", text, count=1)
    if "(" in text or "[" in text:
        text = _BRACKETS.sub(" ", text)
    return text.lower().replace("&", " and ").replace("+", " and ").replace("’", "'")


@cache
def _exact() -> dict[str, SectionKind]:
    return {name: SectionKind(kind) for kind, names in section_names().names.items() for name in names}


def _stem(name: str) -> str:
    """`name` without what tells one from many: "Work Experiences", "Certification"."""
    return " ".join([word[:-1] if word.endswith("s") and len(word) > 3 else word for word in name.split()])


@cache
def _stems() -> dict[str, SectionKind]:
    return {_stem(name): kind for name, kind in reversed(_exact().items())}


@cache
def _beginnings() -> frozenset[str]:
    """How the names of sections begin, in the singular and plural alike."""
    return frozenset(name[:_BEGINNING] for name in (*_exact(), *_stems()))


@cache
def _squashed() -> dict[str, str]:
    """Names by their letters alone, for headings set with a space between the letters."""
    return {name.replace(" ", ""): name for name in _exact()}


@cache
def _fuzzy() -> dict[str, tuple[str, ...]]:
    """Names long enough to be known in spite of a slip, by their first letter."""
    by_letter: dict[str, list[str]] = {}
    for name in _exact():
        if len(name) >= _MIN_FUZZY:
            by_letter.setdefault(name[0], []).append(name)
    return {letter: tuple(names) for letter, names in by_letter.items()}


@cache
def _words() -> tuple[tuple[str, SectionKind], ...]:
    return tuple((word, SectionKind(kind)) for kind, words in section_names().words.items() for word in words)


def by_name(name: str) -> SectionKind | None:
    """The kind of the section that is called `name`, in the singular or plural."""
    if name[:_BEGINNING] not in _beginnings():
        return None
    return _exact().get(name) or _stems().get(_stem(name))


def by_parts(text: str) -> SectionKind | None:
    """The kind of the first of several names: "Education, Certificates", "Kenntnisse / Skills"."""
    plain = _plain(text)
    if _MAY_PART.search(plain) is None:
        return None
    first = fold(_PARTS.split(plain, maxsplit=1)[0])
    kind = by_name(first)
    of_kind = first in section_names().adjectives
    if kind is None and not of_kind:
        return None
    parts = [fold(piece) for piece in _PARTS.split(plain)]
    if not 2 <= len(parts) <= _MAX_PARTS:
        return None
    if of_kind and by_words(parts[-1], last_only=True) is SectionKind.PROJECTS:
        return SectionKind.PROJECTS  # "School and own projects"
    return kind if all(by_name(part) for part in parts) else None


def by_opening(name: str) -> SectionKind | None:
    """The kind that the first words of `name` tell: "Learning this autumn", "Not on offer"."""
    return next((kind for opening, kind in _openings() if name.startswith(f"{opening} ")), None)


@cache
def _openings() -> tuple[tuple[str, SectionKind], ...]:
    return tuple((text, SectionKind(kind)) for kind, group in section_names().openings.items() for text in group)


def by_slip(name: str) -> SectionKind | None:
    """The kind of the section whose name differs from `name` by one slip of the pen: "Skils"."""
    if len(name) < _MIN_FUZZY - 1:
        return None
    for known in _fuzzy().get(name[0], ()):
        if abs(len(known) - len(name)) <= 1 and _one_slip(known, name):
            return _exact()[known]
    return None


def _one_slip(known: str, name: str) -> bool:
    """Whether one letter is missing, added, wrong, or swapped with the next."""
    start = 0
    shorter = min(len(known), len(name))
    while start < shorter and known[start] == name[start]:
        start += 1
    a, b = known[start:], name[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def by_words(name: str, *, last_only: bool) -> SectionKind | None:
    """The kind that a word of `name` tells: the last one, or where `last_only` is not set any."""
    for word, kind in _words():
        if name == word or name.endswith(f" {word}"):
            return kind
    if last_only:
        return None
    return next((kind for word, kind in _words() if f" {word} " in f" {name} "), None)
