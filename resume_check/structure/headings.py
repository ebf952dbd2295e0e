"""Tells which physical lines are section headings, and of which kind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from resume_check.keywords.shared import section_names
from resume_check.model import Document, Line, SectionKind

MAX_HEADING_WORDS = 6

_NUMBERING = re.compile(r"^\s*(?:\d{1,2}|[ivxIVX]{1,4})[.)]\s+")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_NOT_NAME = re.compile(r"[^\w'’/;.-]+")
_INLINE = re.compile(r"^(?P<head>[^\t:]{2,45}?)\s*(?:\t|:\s+)(?P<rest>\S.*)$", re.DOTALL)

# Sections that hold entries with lines of work, where a label such as "Tools:" belongs to the entry.
_WORK = {
    SectionKind.EXPERIENCE,
    SectionKind.PROJECTS,
    SectionKind.RESEARCH,
    SectionKind.TEACHING,
    SectionKind.VOLUNTEERING,
    SectionKind.EDUCATION,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its kind, and how much of its line it takes."""

    kind: SectionKind
    length: int  # characters of the line that are the heading; less than the line where content follows on it


def fold(text: str) -> str:
    """A heading's name as the data files write it: lower case, "and" for "&", no numbering, brackets or punctuation."""
    text = _BRACKETS.sub(" ", _NUMBERING.sub("", text))
    text = text.lower().replace("&", " and ").replace("+", " and ").replace("’", "'")
    return " ".join(_NOT_NAME.sub(" ", text).strip(" .-/;'").split())


@cache
def _exact() -> dict[str, SectionKind]:
    return {name: SectionKind(kind) for kind, names in section_names().names.items() for name in names}


@cache
def _words() -> tuple[tuple[str, SectionKind], ...]:
    return tuple((word, SectionKind(kind)) for kind, words in section_names().words.items() for word in words)


def _caps(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and all(char.isupper() for char in letters)


Style = tuple[float, bool, bool]


class HeadingFinder:
    """Finds headings by their names and by the style that known headings of this document have."""

    def __init__(self, document: Document) -> None:
        self._document = document
        sizes: Counter[float] = Counter()
        bold = 0
        for line in document.lines:
            length = line.end - line.start
            sizes[round((line.size or 0.0) * 2) / 2] += length
            bold += length if line.bold else 0
        self._body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        self._body_bold = bold * 2 > len(document.text)
        self._styles = self._known_styles()

    def _text(self, line: Line) -> str:
        return self._document.text[line.start : line.end]

    def _style(self, line: Line) -> Style:
        return (round((line.size or 0.0) * 2) / 2, line.bold, _caps(self._text(line)))

    def _styled(self, line: Line, head: str) -> bool:
        """Set apart from the body: by the format, size, weight or capitals."""
        larger = bool(line.size and self._body_size and line.size > 1.06 * self._body_size)
        return line.heading or larger or (line.bold and not self._body_bold) or _caps(head)

    def _known_styles(self) -> Counter[Style]:
        """How often each style is that of a line which is a heading by its name alone."""
        styles: Counter[Style] = Counter()
        for line in self._document.lines:
            if not line.bullet and fold(self._text(line)) in _exact():
                styles[self._style(line)] += 1
        return styles

    def _like_headings(self, line: Line) -> bool:
        """In a style of its own that at least two known headings have."""
        style = self._style(line)
        distinct = style[0] > 1.06 * self._body_size or style[2]
        return distinct and self._styles[style] >= 2

    def find(self, line: Line, *, current: SectionKind, first: bool) -> Heading | None:
        """The heading that `line` is, if any; `current` is the section it would end, `first` before any heading."""
        text = self._text(line)
        if line.bullet or len(text) > 400:
            return None
        whole = self._whole_line(line, text, current=current, first=first)
        return whole or self._inline(line, text, current=current)

    def _whole_line(self, line: Line, text: str, *, current: SectionKind, first: bool) -> Heading | None:
        name = fold(text)
        words = name.split()
        if not words or len(words) > MAX_HEADING_WORDS or len(text) > 60:
            return None
        styled = self._styled(line, text)
        kind = _exact().get(name)
        if kind is not None:
            if self._is_label(name, current) and not (line.heading or self._like_headings(line)):
                return None
            return Heading(kind, len(text))
        if first and not line.heading:
            kind = self._by_words(name, words, last_only=True) if styled else None
            return Heading(kind, len(text)) if kind and len(words) <= 4 and self._like_headings(line) else None
        if any(char.isdigit() for char in name) or "," in text or "\t" in text:
            return None
        alike = self._like_headings(line)
        if line.heading or alike:
            kind = self._by_words(name, words, last_only=False)
            return Heading(kind or SectionKind.OTHER, len(text))
        titled = all(word[0].isupper() or word.lower() in {"and", "of", "the", "i", "&"} for word in text.split())
        if (styled or text.rstrip().endswith(":") or titled) and len(words) >= 2:
            kind = self._by_words(name, words, last_only=True)
            return Heading(kind, len(text)) if kind and (styled or len(words) <= 4) else None
        return None

    def _inline(self, line: Line, text: str, *, current: SectionKind) -> Heading | None:
        """'SKILLS <tab> Python, SQL' and 'Skills: Python, SQL'."""
        found = _INLINE.match(text)
        if not found:
            return None
        name = fold(found["head"])
        kind = _exact().get(name)
        if kind is None or self._is_label(name, current):
            return None
        tabbed = "\t" in text[: found.start("rest")]
        opens = kind in {SectionKind.SUMMARY, SectionKind.OBJECTIVE, SectionKind.SKILLS, SectionKind.LEARNING}
        if _caps(found["head"]) or (tabbed and (line.heading or opens)) or (opens and current not in _WORK):
            return Heading(kind, found.start("rest"))
        minor = {SectionKind.LANGUAGES, SectionKind.INTERESTS, SectionKind.CERTIFICATIONS, SectionKind.PERSONAL}
        if kind in {*minor, SectionKind.REFERENCES, SectionKind.EDUCATION} and current not in _WORK:
            return Heading(kind, found.start("rest"))
        return None

    @staticmethod
    def _is_label(name: str, current: SectionKind) -> bool:
        names = section_names()
        if current is SectionKind.SKILLS and name in names.labels:
            return True
        return current in _WORK and name in names.sublabels

    @staticmethod
    def _by_words(name: str, words: list[str], *, last_only: bool) -> SectionKind | None:
        for word, kind in _words():
            if (name.endswith(word) if last_only else f" {word} " in f" {name} ") and (
                " " in word or words[-1] == word or not last_only
            ):
                return kind
        return None
