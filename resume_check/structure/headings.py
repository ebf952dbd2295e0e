"""Tells which physical lines are section headings, and of which kind."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from resume_check.keywords.shared import section_names
from resume_check.model import Document, Format, Line, SectionKind
from resume_check.structure.entry_names import has_organisation, has_title
from resume_check.structure.heading_names import by_name, by_opening, by_parts, by_slip, by_words, fold

__all__ = ["Heading", "HeadingFinder", "fold"]

MAX_HEADING_WORDS = 6
_MAX_HEADING = 60  # characters
_MAX_INLINE = 400

_INLINE = re.compile(r"(?P<head>[^\t:]{2,45}?)\s{0,4}(?:\t|:\s{1,4})\s{0,4}(?P<rest>\S)")
_NUMBER = re.compile(r"\s{0,4}(?:\d{1,2}|[ivxIVX]{1,4})[.)]\s")
_OPENING_LINES = 2
_MAX_FIRST_WORDS = 4
_DATED = re.compile(r"(?P<name>[^\d]{4,45}?)[\s,|(–—-]{1,4}(?:[^\W\d_]{3,9}\.?\s)?(?:\d{1,2}[/.])?(?:19|20)\d\d\b")
_ROW = re.compile(r"[^\t:|]{2,40}?\s{0,4}(?:\t|:\s|\s\|\s)\s{0,4}\S")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RATING_SIGNS = "●○★☆⬤◯■□▰▱✦✧"
_RATING = re.compile(rf"[{_RATING_SIGNS}]{{2,}}\s{{0,4}}$")
_QUOTES = "\"“”„«'‘"
_LARGER = 1.06  # times the size of the body

# Sections that hold entries with lines of work, where a label such as "Tools:" belongs to the entry.
_WORK = {
    SectionKind.EXPERIENCE,
    SectionKind.PROJECTS,
    SectionKind.RESEARCH,
    SectionKind.TEACHING,
    SectionKind.VOLUNTEERING,
    SectionKind.EDUCATION,
}
# Kinds that often stand as "Skills: a, b, c", heading and content on one line.
_OPENERS = {
    SectionKind.SUMMARY,
    SectionKind.OBJECTIVE,
    SectionKind.SKILLS,
    SectionKind.LEARNING,
    SectionKind.DENIED,
}
_MINOR = {
    SectionKind.LANGUAGES,
    SectionKind.INTERESTS,
    SectionKind.CERTIFICATIONS,
    SectionKind.PERSONAL,
    SectionKind.REFERENCES,
    SectionKind.EDUCATION,
}
# What is never a part of one job.
_NEVER_OF_JOBS = {
    SectionKind.RESEARCH,
    SectionKind.LANGUAGES,
    SectionKind.INTERESTS,
    SectionKind.PUBLICATIONS,
    SectionKind.LEARNING,
    SectionKind.DENIED,
    SectionKind.COURSES,
    SectionKind.EDUCATION,
    SectionKind.VOLUNTEERING,
}
_SHORT = 3  # letters
_ENOUGH = 2  # headings of one layout show it to be the document's
_SMALL_WORDS = {"and", "of", "the", "i", "&", "for", "in", "with", "to", "/", "–", "-", "y", "et", "und", "e"}

Style = tuple[float, bool, bool]  # size in half points, bold, capitals


class Heading(NamedTuple):
    """A heading found: its kind, and how much of its line it takes."""

    kind: SectionKind
    length: int  # characters of the line that are the heading; less than the line where content follows on it


def _caps(text: str) -> bool:
    letters = 0
    for char in text:
        if char.isalpha():
            if not char.isupper():
                return False
            letters += 1
    return letters >= 3


def _names_job(text: str) -> bool:
    """Whether it has a word of titles or employers: "Head of Research", "Department of Education" are no headings."""
    return has_title(text) or has_organisation(text)


def _may_name(text: str, name: str) -> bool:
    """Whether a line may be a heading of a name that no list holds."""
    if not name or name.count(" ") >= MAX_HEADING_WORDS or text.lstrip()[0] in _QUOTES:
        return False
    return not any(char.isdigit() for char in name)


class HeadingFinder:
    """Knows a document's body style, and so which lines stand out, and the style that its headings have."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plain = document.format is Format.TEXT  # where nothing but signs around a line makes it a heading
        self._index = {line.number: position for position, line in enumerate(document.lines)}
        sizes: Counter[float] = Counter()
        bold = 0
        for line in document.lines:
            length = line.end - line.start
            sizes[round((line.size or 0.0) * 2) / 2] += length
            bold += length if line.bold else 0
        self._body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        self._body_bold = bold * 2 > len(document.text)
        self._styles: Counter[Style] = Counter()  # how often a line of that style is a heading by its name alone
        # Line number -> the name that its text is when folded, and the kind of section that is called so.
        self._names: dict[int, tuple[str, SectionKind | None]] = {}
        self._named: Counter[str] = Counter()  # how often a name stands as a line of its own
        self._over_texts = 0  # known headings below a blank line and right over their content
        self._learn()

    def _text(self, line: Line) -> str:
        return self._document.text[line.start : line.end]

    def _learn(self) -> None:
        for line in self._document.lines:
            if line.bullet or not 2 <= line.end - line.start <= _MAX_HEADING:
                continue
            text = self._text(line)
            name = fold(text)
            kind = by_name(name)
            self._names[line.number] = name, kind
            if kind is not None:
                self._styles[self._style(line)] += 1
                self._named[name] += 1
                self._over_texts += name not in section_names().sublabels and self._is_over_text(line)
            elif self._larger(line) and _may_name(text, name) and by_words(name, last_only=False):
                self._styles[self._style(line)] += 1

    def _style(self, line: Line) -> Style:
        return (round((line.size or 0.0) * 2) / 2, line.bold, _caps(self._text(line)))

    def _larger(self, line: Line) -> bool:
        return bool(line.size and self._body_size and line.size > _LARGER * self._body_size)

    def _styled(self, line: Line, head: str) -> bool:
        """Set apart from the body: by the format, size, weight or capitals."""
        return line.heading or self._larger(line) or (line.bold and not self._body_bold) or _caps(head)

    def _alike(self, line: Line) -> bool:
        """In a style of its own, by size or capitals, that at least two known headings have; or set off by signs."""
        if self._plain and line.heading:
            return True
        style = self._style(line)
        return (self._larger(line) or style[2]) and self._styles[style] >= 2

    def _set_as_headings(self, line: Line) -> bool:
        """As known headings are, be it by their weight alone."""
        style = self._style(line)
        return self._alike(line) or (style[1] and not self._body_bold and self._styles[style] >= 2)

    def _smaller(self, line: Line) -> bool:
        """Smaller than most headings of this document are."""
        (top, count), *_ = self._styles.most_common(1) or [((0.0, False, False), 0)]
        return count >= 3 and self._style(line)[0] < top[0] / _LARGER

    def _below_headings(self, line: Line) -> bool:
        """Smaller than the headings are, and in a style that no other heading has."""
        style = self._style(line)
        return self._smaller(line) and self._styles[style] < 2 and not style[2]

    def find(self, line: Line, *, current: SectionKind, first: bool) -> Heading | None:
        """The heading that `line` is, if any; `current` is the section it would end, `first` before any heading."""
        length = line.end - line.start
        if length < 2 or length > _MAX_INLINE:
            return None
        text = self._text(line)
        if line.bullet:
            return Heading(kind, length) if (kind := self._numbered(line, text)) else None
        if text.rstrip()[-1:] in _RATING_SIGNS and _RATING.search(text[-8:]):
            return None
        kind = self._whole_line(line, text, current=current, first=first) if length <= _MAX_HEADING else None
        return Heading(kind, length) if kind else self._inline(line, text, current=current)

    def opens_jobs(self, line: Line, *, current: SectionKind) -> bool:
        """Whether `line` is a job and the heading of it in one: "Freelance work, January 2017 – present"."""
        if line.bullet or line.end - line.start > _MAX_HEADING or current is SectionKind.EXPERIENCE:
            return False
        text = self._text(line)
        dated = _DATED.match(text) if "20" in text or "19" in text else None
        if dated is None or not (self._set_as_headings(line) or (line.heading and current not in _WORK)):
            return False
        name = fold(dated["name"])
        kind = by_name(name) or by_words(name, last_only=False)
        return kind is SectionKind.EXPERIENCE or (kind is None and has_title(name))

    def is_row(self, line: Line) -> bool:
        """Whether `line` opens with a label, as the rows of a skills list do."""
        return not line.bullet and _ROW.match(self._text(line)) is not None

    def _numbered(self, line: Line, text: str) -> SectionKind | None:
        """An item of a list by its looks, as in "3. Experience"."""
        if len(text) > _MAX_HEADING or not _NUMBER.match(text):
            return None
        return by_name(fold(text)) if self._styled(line, text) or self._alone(line) else None

    def _whole_line(self, line: Line, text: str, *, current: SectionKind, first: bool) -> SectionKind | None:
        name, kind = self._names[line.number]
        if not name or name.count(" ") >= MAX_HEADING_WORDS:
            return None
        styled = self._styled(line, text)
        kind = kind or by_parts(text) or (by_slip(name) if styled and not self._opening(line) else None)
        if kind is not None:
            return kind if self._named_heading(line, text, name, current=current, styled=styled) else None
        if not _may_name(text, name) or ("\t" in text and not self._alike(line)):
            return None
        opened = None if first or (current in _WORK and not self._alike(line)) else by_opening(name)
        if opened is not None and (styled or self._over_text(line, opened) or self._alone(line)):
            return opened
        if first:
            return self._first(line, text, name, styled=styled)
        if "," in text and not self._alike(line):
            return None
        section = self._alike(line) and not (current in _WORK and self._smaller(line))
        if section or (line.heading and line.size is None and current not in _WORK):
            return by_words(name, last_only=False) or SectionKind.OTHER
        if line.heading:  # a heading of a lower level: in a section with entries the title of one
            last = line.size is None and not _names_job(text)
            return (by_words(name, last_only=True) if last else None) if current in _WORK else SectionKind.OTHER
        return self._described(line, text, name, styled=styled)

    def _named_heading(self, line: Line, text: str, name: str, *, current: SectionKind, styled: bool) -> bool:
        """A known name is a heading unless it is a label inside a section or part of a running text."""
        names = section_names()
        if current is SectionKind.SKILLS and name in names.labels:
            return line.heading or self._alike(line)
        if current in _WORK:
            if name in names.sublabels:
                once = self._named[name] < 2 and (self._set_as_headings(line) or self._over_text(line, by_name(name)))
                return line.heading or self._alone(line) or once
            if self._below_headings(line):
                return False
        if not styled and ("," in text or len(name) <= _SHORT or text[:1].islower()):
            short = len(name) <= _SHORT and text[:1].isupper()
            return self._alone(line) or (short and (self._over_text(line, by_name(name)) or self._over_date(line)))
        return True

    def _alone(self, line: Line) -> bool:
        """In a style of known headings; in plain text, between blank lines."""
        if line.size is not None or line.heading:
            return self._alike(line)
        position = self._index[line.number]
        above = self._document.lines[position - 1] if position else None
        return line.paragraph and (above is None or above.paragraph)

    def _over_text(self, line: Line, kind: SectionKind | None) -> bool:
        """In plain text, below a blank line and right over its content, as other headings are; no label of a job."""
        if line.size is not None or kind not in _NEVER_OF_JOBS or self._text(line).rstrip().endswith(":"):
            return False
        return self._is_over_text(line) and self._over_texts >= _ENOUGH

    def _is_over_text(self, line: Line) -> bool:
        position = self._index[line.number]
        return not line.paragraph and (position == 0 or self._document.lines[position - 1].paragraph)

    def _over_date(self, line: Line) -> bool:
        """Below a blank line and right over a line with a year: "Now" over the job of today."""
        position = self._index[line.number]
        if not self._is_over_text(line) or position < _OPENING_LINES or position + 1 == len(self._document.lines):
            return False
        return _YEAR.search(self._text(self._document.lines[position + 1])[:_MAX_INLINE]) is not None

    def _opening(self, line: Line) -> bool:
        """Among the first lines, where the name or "Resume" stands."""
        return self._index[line.number] < _OPENING_LINES

    def _first(self, line: Line, text: str, name: str, *, styled: bool) -> SectionKind | None:
        """Before any heading a line may be the person's name or trade."""
        position = self._index[line.number]
        if line.heading and line.size is None:
            return by_words(name, last_only=False) if position else None
        if _names_job(name):
            return None
        kind = self._described(line, text, name, styled=styled) if styled and not self._opening(line) else None
        if kind is not None or not self._alike(line):
            return kind
        kind = by_words(name, last_only=False) if len(name.split()) <= _MAX_FIRST_WORDS else None
        if kind is not None or self._opening(line):
            return kind
        below = self._document.lines[position + 1] if position + 1 < len(self._document.lines) else None
        prose = below is not None and below.end - below.start > _MAX_HEADING and not _caps(self._text(below))
        return SectionKind.SUMMARY if prose else None

    def _described(self, line: Line, text: str, name: str, *, styled: bool) -> SectionKind | None:
        """Told by the last word: "Relevant Data Science Experience"."""
        words = text.split()
        if len(words) < 2 or _names_job(name) or " of " in name or " at " in name:
            return None
        if not (styled or text.rstrip().endswith(":")):
            titled = all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words)
            if len(words) > 4 or not titled or not (line.bbox is not None or self._alone(line)):
                return None
        return by_words(name, last_only=True)

    def _inline(self, line: Line, text: str, *, current: SectionKind) -> Heading | None:
        """'SKILLS <tab> Python, SQL' and 'Skills: Python, SQL'."""
        found = _INLINE.match(text) if "\t" in text[:60] or ":" in text[:60] else None
        if found is None:
            return None
        head = found["head"]
        name = fold(head)
        kind = by_name(name) or by_parts(head)
        names = section_names()
        labels = names.labels if current is SectionKind.SKILLS else names.sublabels if current in _WORK else ()
        if kind is None or name in labels or (kind is current is SectionKind.SKILLS and not _caps(head)):
            return None
        tabbed = "\t" in text[: found.start("rest")]
        opens = kind in _OPENERS or kind in _MINOR
        if _caps(head) or (tabbed and (line.heading or kind in _OPENERS or current not in _WORK)):
            return Heading(kind, found.start("rest"))
        if tabbed and kind not in _OPENERS and name not in names.labels:
            return Heading(kind, found.start("rest"))
        return Heading(kind, found.start("rest")) if opens and current not in _WORK else None
