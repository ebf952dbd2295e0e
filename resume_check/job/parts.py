"""Which part of a job advert each of its lines stands in: requirements, wishes, duties, or what asks for nothing."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from resume_check.keywords.advert import PartKind, advert_words
from resume_check.model import Document, LineKind, LogicalLine, Resume
from resume_check.structure.headings import fold

_MAX_TITLE_WORDS = 8
_MAX_LABEL = 60  # characters before a colon
_SIGNS = re.compile(r"[^\w\s'/-]+")
_ELLIPSIS = re.compile(r"\s?(?:\.\.\.|\u2026)\s?\Z")
_ENDS = (".", "!", ",", ";")
OTHER = "other"  # under a title that no list knows


class AdvertPart(msgspec.Struct, frozen=True):
    """A line of an advert, or what follows its label, with the part that it belongs to."""

    line: LogicalLine
    start: int  # character offset into the text, behind a label
    kind: PartKind | str
    title: bool = False  # it is the title of a part
    bullet: bool = False


def split_parts(advert: Resume) -> list[AdvertPart]:
    """The lines of `advert`, as the resume's structure joined them, each with its part."""
    current: PartKind | str = "told"
    found: list[AdvertPart] = []
    styles = _Styles.of(advert.document)
    labelled: tuple[int, str] | None = None  # a physical line whose label was parted from it, and its part
    for number, line in enumerate(advert.lines):
        text = advert.document.text[line.start : line.end]
        bullet = line.kind is LineKind.BULLET or advert.document.lines[line.first_line].bullet
        if labelled is not None and labelled[0] == line.first_line:
            found.append(AdvertPart(line, line.start, labelled[1], bullet=bullet))
            continue
        below = advert.lines[number + 1] if number + 1 < len(advert.lines) else None
        heads = below is not None and below.kind is LineKind.BULLET and below.first_line == line.last_line + 1
        kind = None if bullet else _titled(text, set_apart=heads or styles.set_apart(line, text))
        if kind is not None:
            shares = line.kind is LineKind.HEADING and line.end < advert.document.lines[line.first_line].end - 1
            labelled = (line.first_line, kind) if shares else None
            current = current if shares else kind
            found.append(AdvertPart(line, line.start, kind, title=True))
            continue
        label = _label(text)
        if label is None:
            found.append(AdvertPart(line, line.start, current, bullet=bullet))
        else:
            found.append(AdvertPart(line, line.start + label[0], label[1], bullet=bullet))
            if label[1] == "skip" and current != "told":
                current = "told"  # what is asked for has come to its end
    return found


class _Styles(msgspec.Struct, frozen=True):
    """How the body of the advert is set."""

    document: Document
    size: float
    bold: bool

    @classmethod
    def of(cls, document: Document) -> _Styles:
        sizes = sorted(line.size for line in document.lines if line.size)
        heavy = sum(line.end - line.start for line in document.lines if line.bold)
        return cls(document, sizes[len(sizes) // 2] if sizes else 0.0, heavy * 2 > len(document.text))

    def set_apart(self, line: LogicalLine, text: str) -> bool:
        """Whether a line looks like a title: by its format, size, weight, capitals, or the colon at its end."""
        first = self.document.lines[line.first_line]
        larger = bool(first.size and self.size and first.size > 1.06 * self.size)
        letters = [char for char in text if char.isalpha()]
        capitals = len(letters) >= 3 and all(char.isupper() for char in letters)
        return (
            first.heading or larger or (first.bold and not self.bold) or capitals or text.rstrip().endswith((":", "?"))
        )


def _titled(text: str, *, set_apart: bool) -> PartKind | str | None:
    """The part that a line is the title of, None where it is none."""
    if text.partition(":")[2].strip():
        return None  # a label with what belongs to it
    text = _ELLIPSIS.sub(":", text)
    name = _folded(text)
    words = len(name.split())
    if not 0 < words <= _MAX_TITLE_WORDS or (text.rstrip().endswith(_ENDS) and not set_apart):
        return None
    kind = _named(name, anywhere=set_apart)
    if kind is None and set_apart and "," not in text:
        return OTHER
    return kind


def _label(text: str) -> tuple[int, PartKind | str] | None:
    """The length of a label such as "Nice to have:" before its content, and the part that it opens."""
    head, colon, rest = text[: _MAX_LABEL + 1].partition(":")
    if not colon or not rest.strip():
        return None
    kind = _named(_folded(head), anywhere=False)
    return None if kind is None else (len(head) + 1, kind)


def _folded(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(text).replace("’", "'")).strip(" '").split())


@cache
def _names() -> dict[str, PartKind]:
    return {name: kind for kind, part in advert_words().parts.items() for name in part.names}


@cache
def _opens() -> tuple[tuple[str, PartKind], ...]:
    found = [(words, kind) for kind, part in advert_words().parts.items() for words in part.opens]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


def _named(name: str, *, anywhere: bool) -> PartKind | None:
    """The part that a title names: as a whole, by its first words, or where `anywhere` is set by any of its words."""
    known = _names().get(name)
    if known is not None:
        return known
    for words, kind in _opens():
        if name.startswith(words) and (words.endswith(" ") or not name[len(words) :][:1].isalpha() or anywhere):
            return kind
    if not anywhere:
        return None
    padded = f" {name} "
    for kind, part in advert_words().parts.items():
        if any(f" {words} " in padded for words in part.holds):
            return kind
    return None
