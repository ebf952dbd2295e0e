"""Joins physical lines that a page's width has broken into the logical lines that a reader sees."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, final

from resume_check.model import BBox, Document, Line
from resume_check.structure.dates import find_dates
from resume_check.structure.entry_names import has_title

BULLET_MARK = re.compile(
    r"[\s\u2022\u2023\u25E6\u2043\u2219\u25AA\u25AB\u25CF\u25CB\u25A0\u25A1\u2713\u2714\u2717\u27A2\u27A4\u2756"
    r"\u00B7*+>\u2010-\u2015\u2192\u203A\u00BB-]{1,6}(?=\s|\w)|[o\u00A7]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s"
)
_NAMED_BEHIND = re.compile(r"\s?(?::|\||\t|\s[\u2013\u2014-]\s)")
_START = itemgetter(0)  # of a Word
_TERMINAL = (".", "!", "?")
_SPACE = 0.25  # the width of a space, in font sizes
_HANGING = 2.0  # points by which a line below a bullet is indented
_SAME_EDGE = 15.0  # points between the left edges of lines that share a right edge
_ENOUGH = 2  # lines that start alike show where they end
_PAGE_EDGE = 40.0  # points between left edges on two pages
_PITCH_SLACK = 1.1
_MIN_PITCHES = 2
_FILLED = 0.4  # of the width: the least that a broken line has
_WELL_FILLED = 0.7  # of the width: what a line has that was broken before a long word
_MAX_CELL = 45  # characters of a place or a date at the right margin
_MAX_LABEL = 30  # characters of a cell at the left margin
_MAX_HEADER = 160  # characters
_RAGGED = 10  # characters by which wrapped lines differ
_MIN_FULL = 3
_WRAPPED = range(40, 141)  # widths at which people wrap plain text


@final
class Block:
    """Physical lines that make one logical line."""

    def __init__(self, first: int, last: int, start: int, end: int, bullet: bool) -> None:
        self.first = first  # index into Document.lines
        self.last = last  # inclusive
        self.start = start  # character offset, after the bullet mark
        self.end = end
        self.bullet = bullet


def after_bullet(text: str, line: Line) -> int:
    """The offset at which the text of `line` starts behind its bullet mark."""
    if not line.bullet:
        return line.start
    mark = BULLET_MARK.match(text, line.start, line.end)
    start = mark.end() if mark else line.start
    while start < line.end and text[start].isspace():
        start += 1
    return start


class _Edges(NamedTuple):
    """Where the lines of one column begin and end, to know which were full."""

    lefts: tuple[float, ...]  # sorted
    rights: tuple[float, ...]  # of the same lines
    right: float  # of the whole column

    @classmethod
    def of(cls, boxes: list[tuple[BBox, bool]]) -> _Edges:
        """From boxes, each with whether its line is one run of text: the width of a text shows in these alone."""
        runs = sorted((box.x0, box.x1) for box, run in boxes if run)
        right = max((box.x1 for box, _ in boxes), default=0.0)
        return cls(tuple(x0 for x0, _ in runs), tuple(x1 for _, x1 in runs), right)

    def right_of(self, left: float) -> float:
        """The right edge of the lines that start at about `left`."""
        first = bisect_left(self.lefts, left - _SAME_EDGE)
        last = bisect_left(self.lefts, left + _SAME_EDGE)
        near = self.rights[first:last]
        return max(near) if len(near) >= _ENOUGH else max(self.rights, default=self.right)


class Wrapping:
    """Knows where a document's columns end, and so whether a line break was forced by the width."""

    def __init__(self, document: Document, *, as_of: dt.date) -> None:
        self._document = document
        self._as_of = as_of
        self._columns: dict[tuple[int | None, int], _Edges] = {}
        self._hanging: set[int | None] = set()  # pages on which lines below a bullet are indented
        self._pitches: dict[float, float] = {}  # font size -> distance of the lines of a paragraph
        self._text_width = self._wrap_width()
        self._starts_low = self._writes_low()
        if any(line.bbox for line in document.lines):
            self._measure()

    def _text(self, line: Line) -> str:
        return self._document.text[line.start : line.end]

    def _wrap_width(self) -> int | None:
        """The width at which a plain text is wrapped: several lines come close to it and hardly one is longer."""
        lengths = sorted(line.end - line.start for line in self._document.lines if "\t" not in self._text(line))
        if not lengths:
            return None
        width = lengths[int(len(lengths) * 0.95)]
        full = sum(width - _RAGGED <= length <= width for length in lengths)
        return width if width in _WRAPPED and full >= _MIN_FULL else None

    def _writes_low(self) -> bool:
        """Plain text whose lines start in lower case where nothing forced a break: this tells then of no wrapping."""
        if self._text_width is None:
            return False
        lines = self._document.lines
        fresh = [
            self._text(below)[:1].islower()
            for above, below in pairwise(lines)
            if not below.bullet and below.end > below.start and above.end - above.start < self._text_width // 2
        ]
        return sum(fresh) >= max(_MIN_FULL, len(fresh) / 3)

    def _measure(self) -> None:
        boxes: dict[tuple[int | None, int], list[tuple[BBox, bool]]] = defaultdict(list)
        pitches: dict[float, list[float]] = defaultdict(list)
        above: Line | None = None
        for line in self._document.lines:
            if line.bbox is None:
                continue
            boxes[line.page, line.column].append((line.bbox, "\t" not in self._text(line)))
            same = above is not None and (above.page, above.column) == (line.page, line.column)
            wrapped = same and not line.bullet and self._document.text[line.start : line.start + 1].islower()
            if wrapped and above is not None and above.bbox is not None:
                pitch = line.bbox.bottom - above.bbox.bottom
                if line.size and 0 < pitch < 2 * line.size:
                    pitches[line.size].append(pitch)
                if above.bullet and line.bbox.x0 > above.bbox.x0 + _HANGING:
                    self._hanging.add(line.page)
            above = line
        self._columns = {key: _Edges.of(items) for key, items in boxes.items()}
        for size, items in pitches.items():
            if len(items) >= _MIN_PITCHES:
                self._pitches[size] = sorted(items)[len(items) // 2]

    def continues(self, opening: Line, above: Line, below: Line) -> bool:
        """Whether `below` goes on with the sentence of `above`, itself begun by `opening`, as the line was full."""
        if below.bullet or below.heading or above.heading or above.paragraph:
            return False
        if above.end == above.start or below.end == below.start:
            return False
        # What looks for dates comes last, as it takes longest.
        if not self._flows(opening, above, below):
            return False
        return not self._ends_row(above) and not self._starts_row(below)

    def _flows(self, opening: Line, above: Line, below: Line) -> bool:
        """Whether looks and place let `below` go on with `above`."""
        if above.bbox is None or below.bbox is None:
            return self._continues_text(opening, above, below)
        if above.size and below.size and abs(above.size - below.size) > 0.12 * above.size:
            return False
        if below.bold and not above.bold and (opening.bullet or not self._open_end(above)) and self._starts_high(below):
            return False
        return self._near(above, below) and self._was_full(opening, above, below)

    def _ends_row(self, line: Line) -> bool:
        """Ends in a cell of its own, such as a place or a date at the right margin."""
        tail = self._text(line).rpartition("\t")[2]
        if len(tail) > _MAX_CELL or len(tail) == line.end - line.start:
            return False
        if line.bbox is None or line.size is None:
            return bool(find_dates(tail, as_of=self._as_of))
        gap = line.bbox.x1 - line.bbox.x0 - 0.5 * line.size * (line.end - line.start)
        return gap > 4 * line.size or bool(find_dates(tail, as_of=self._as_of))

    def _is_header(self, line: Line) -> bool:
        """Ends in a range behind a comma or bracket, as the header of a job does: "Cook, Hotel Foo, 2015 - 2019"."""
        text = self._text(line).rstrip(" )].")
        if text[:1].islower() and not (text.count(",") > 1 or has_title(text)):
            return False
        dates = find_dates(text, as_of=self._as_of) if len(text) <= _MAX_HEADER else ()
        return bool(dates) and not dates[-1].single and dates[-1].end == len(text) and _led_off(text, dates[-1].start)

    def _starts_row(self, line: Line) -> bool:
        """Begins a new row: a label or date, then a tab; or is nothing but a date."""
        text = self._text(line)
        _, tab, tail = text.rpartition("\t")
        if tab and (text.index("\t") <= _MAX_LABEL or find_dates(tail, as_of=self._as_of)):
            return True
        dates = find_dates(text[:_MAX_CELL], as_of=self._as_of)
        ranges = [item for item in dates if not item.single]
        if any(item.start == 0 and _NAMED_BEHIND.match(text, item.end) for item in ranges):
            return True
        return not text[0].islower() and any(item.end - item.start > 0.7 * len(text) for item in ranges)

    def _near(self, above: Line, below: Line) -> bool:
        """Next to each other in one column, or over a page break."""
        if above.bbox is None or below.bbox is None:
            return False
        if above.page != below.page:
            top = below.bbox.top < above.bbox.top  # else it may be the footer of one page and of the next
            return top and abs(above.bbox.x0 - below.bbox.x0) < _PAGE_EDGE and self._open_end(above)
        height = max(above.bbox.bottom - above.bbox.top, 4.0)
        gap = below.bbox.top - above.bbox.bottom
        if above.column != below.column or not -height < gap < 1.1 * height:
            return False
        pitch = self._pitches.get(below.size or 0.0)
        return pitch is None or below.bbox.bottom - above.bbox.bottom < _PITCH_SLACK * pitch

    def _open_end(self, line: Line) -> bool:
        return not self._text(line).rstrip().endswith(_TERMINAL)

    def _starts_high(self, line: Line) -> bool:
        return self._document.text[line.start : line.start + 1].isupper()

    def _was_full(self, opening: Line, above: Line, below: Line) -> bool:
        """The first word of `below` would not have fitted behind `above`."""
        if opening.bbox is None or above.bbox is None or below.bbox is None:
            return False
        indented = below.bbox.x0 > opening.bbox.x0 + _HANGING
        if opening.bullet and not indented and below.page in self._hanging and below.page == opening.page:
            return False
        width = (above.bbox.x1 - above.bbox.x0) / max(above.end - above.start, 1)
        first = self._text(below).split(None, 1)[0]
        needed = self._width_at(below.start, len(first) * width) + _SPACE * (above.size or 2 * width)
        right = self._columns[above.page, above.column].right_of(above.bbox.x0)
        if above is not opening and below.bbox.x0 < above.bbox.x0 - _SAME_EDGE:
            return False
        filled = (above.bbox.x1 - above.bbox.x0) / max(right - above.bbox.x0, 1)
        if filled < _FILLED:
            return False
        if not first[:1].islower():
            labelled = indented and any(sign in self._text(opening) for sign in "\t:")
            aligned = opening.bullet or labelled or abs(below.bbox.x0 - opening.bbox.x0) < _SAME_EDGE
            if not aligned or not (filled > _WELL_FILLED or self._text(above).endswith((",", *_TERMINAL))):
                return False
        if above.bbox.x1 + needed > right - 1:
            return True
        # A full word more would have fitted, but a sentence that plainly goes on was broken all the same.
        goes_on = first[:1].islower() and self._open_end(above)
        return goes_on and opening.bullet and indented and above.bbox.x1 > 0.6 * right

    def _width_at(self, start: int, otherwise: float) -> float:
        """The width of the word that starts there, where its place on the page is known."""
        words = self._document.words
        place = bisect_left(words, start, key=_START)
        if place == len(words) or words[place].start != start:
            return otherwise
        return words[place].bbox.x1 - words[place].bbox.x0

    def _continues_text(self, opening: Line, above: Line, below: Line) -> bool:
        if below.number != above.number + 1:
            return False
        first = self._text(below).split(None, 1)[0]
        if opening.bullet and self._is_header(below):
            return False
        if opening.bullet and first[:1].islower() and self._open_end(above):
            return True
        if self._text_width is None:
            return False
        length = above.end - above.start
        if first[:1].islower() and not self._starts_low:
            return length + 1 + len(first) > 0.9 * self._text_width
        if self._starts_low and not opening.bullet:
            return False
        return length + 1 + len(first) > self._text_width and self._open_end(above)


def _led_off(text: str, start: int) -> bool:
    return text[:start].rstrip().endswith((",", "(", ";", "|", "\t"))


def join_lines(document: Document, headings: set[int], *, as_of: dt.date) -> list[Block]:
    """Logical lines as runs of physical lines; `headings` are indices of lines that stand alone."""
    wrapping = Wrapping(document, as_of=as_of)
    blocks: list[Block] = []
    lines = document.lines
    index = 0
    while index < len(lines):
        last = index
        if index not in headings:
            while (
                last + 1 < len(lines)
                and last + 1 not in headings
                and wrapping.continues(lines[index], lines[last], lines[last + 1])
            ):
                last += 1
        start = after_bullet(document.text, lines[index])
        blocks.append(Block(index, last, start, lines[last].end, lines[index].bullet))
        index = last + 1
    return blocks
