"""Joins physical lines that a page's width has broken into the logical lines that a reader sees."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from resume_check.model import Document, Line
from resume_check.structure.dates import find_ranges

BULLET_MARK = re.compile(
    r"[\s\u2022\u2023\u25E6\u2043\u2219\u25AA\u25AB\u25CF\u25CB\u25A0\u25A1\u2713\u2714\u2717\u27A2\u27A4\u2756"
    r"\u00B7*+>\u2010-\u2015\u2192\u203A\u00BB-]{1,6}(?=\s|\w)|[o\u00A7]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s"
)
_TERMINAL = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Block:
    """Physical lines that make one logical line."""

    first: int  # index into Document.lines
    last: int  # inclusive
    start: int  # character offset, after the bullet mark
    end: int
    bullet: bool


def after_bullet(text: str, line: Line) -> int:
    """The offset at which the text of `line` starts behind its bullet mark."""
    if not line.bullet:
        return line.start
    mark = BULLET_MARK.match(text, line.start, line.end)
    start = mark.end() if mark else line.start
    while start < line.end and text[start].isspace():
        start += 1
    return start


class Wrapping:
    """Knows where a document's columns end, and so whether a line break was forced by the width."""

    def __init__(self, document: Document, *, as_of: datetime.date) -> None:
        self._document = document
        self._as_of = as_of
        self._right: dict[tuple[int | None, int], float] = {}
        for line in document.lines:
            if line.bbox is not None:
                key = (line.page, line.column)
                self._right[key] = max(self._right.get(key, 0.0), line.bbox.x1)
        lengths = sorted(line.end - line.start for line in document.lines)
        longest = lengths[int(len(lengths) * 0.95)] if lengths else 0
        self._text_width = longest if 50 <= longest <= 140 else None

    def _has_date_tail(self, line: Line) -> bool:
        text = self._document.text[line.start : line.end]
        tail = text.rsplit("\t", 1)[-1] if "\t" in text else ""
        return bool(tail) and bool(find_ranges(tail, as_of=self._as_of) or re.fullmatch(r"\D{0,14}\d{4}\)?", tail.strip()))

    def continues(self, above: Line, below: Line) -> bool:
        """Whether `below` goes on with the sentence of `above` because the line was full."""
        if below.bullet or below.heading or above.heading or above.paragraph or below.paragraph:
            return False
        if above.end == above.start or below.end == below.start:
            return False
        if above.bbox is None or below.bbox is None:
            return self._continues_text(above, below)
        if self._has_date_tail(above):
            return False
        if above.size and below.size and abs(above.size - below.size) > 0.12 * above.size:
            return False
        return self._near(above, below) and self._was_full(above, below)

    def _near(self, above: Line, below: Line) -> bool:
        """Next to each other in one column, or over a page break."""
        if above.bbox is None or below.bbox is None:
            return False
        if above.page != below.page:
            return abs(above.bbox.x0 - below.bbox.x0) < 40 and self._open_end(above)
        height = max(above.bbox.bottom - above.bbox.top, 4.0)
        gap = below.bbox.top - above.bbox.bottom
        return above.column == below.column and -height < gap < 1.1 * height

    def _open_end(self, line: Line) -> bool:
        return not self._document.text[line.start : line.end].rstrip().endswith(_TERMINAL)

    def _was_full(self, above: Line, below: Line) -> bool:
        """The first word of `below` would not have fitted behind `above`."""
        if above.bbox is None:
            return False
        text = self._document.text
        hanging = above.bullet and below.bbox is not None and below.bbox.x0 > above.bbox.x0 + 2
        first = text[below.start : below.end].split(None, 1)[0]
        width = (above.bbox.x1 - above.bbox.x0) / max(above.end - above.start, 1)
        right = self._right[(above.page, above.column)]
        starts_low = first[:1].islower()
        slack = 0.93 if not (starts_low or hanging) else 0.75
        return above.bbox.x1 + (len(first) * slack + 1) * width > right

    def _continues_text(self, above: Line, below: Line) -> bool:
        text = self._document.text
        if self._document.lines and below.number != above.number + 1:
            return False
        first = text[below.start : below.end].split(None, 1)[0]
        if above.bullet and text[below.start : below.start + 1].islower() and self._open_end(above):
            return True
        if self._text_width is None or self._has_date_tail(above):
            return False
        full = above.end - above.start + 1 + len(first) > self._text_width * 0.9
        return full and (self._open_end(above) or not first[:1].isupper() or above.end - above.start > 0.8 * self._text_width)


def join_lines(document: Document, headings: set[int], *, as_of: datetime.date) -> list[Block]:
    """Logical lines as runs of physical lines; `headings` are indices of lines that stand alone."""
    wrapping = Wrapping(document, as_of=as_of)
    blocks: list[Block] = []
    lines = document.lines
    index = 0
    while index < len(lines):
        last = index
        if index not in headings:
            while last + 1 < len(lines) and last + 1 not in headings and wrapping.continues(lines[last], lines[last + 1]):
                last += 1
        start = after_bullet(document.text, lines[index])
        blocks.append(Block(index, last, start, lines[last].end, lines[index].bullet))
        index = last + 1
    return blocks
