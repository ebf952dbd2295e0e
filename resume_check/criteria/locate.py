"""Turns mentions and lines into evidence: the quote, its section, and its place on the page."""

from __future__ import annotations

from bisect import bisect_left
from typing import final

from resume_check.model import BBox, Evidence, LogicalLine, Match, Mention, Resume, SectionKind, Status


@final
class _Place:
    """What all evidence of one line has in common."""

    def __init__(
        self,
        quote: str,
        section: SectionKind,
        page: int | None,
        bbox: BBox | None,
        line: int,
        boxes: tuple[tuple[int, BBox], ...],
    ) -> None:
        self.quote = quote
        self.section = section
        self.page = page
        self.bbox = bbox  # around the boxes on `page`
        self.line = line  # 1-based physical line
        self.boxes = boxes


@final
class Locator:
    """Finds pages and boxes for the lines of one resume."""

    def __init__(self, resume: Resume) -> None:
        self._resume = resume
        self._text = resume.document.text
        self._words = resume.document.words
        self._known: dict[tuple[int, int], _Place] = {}  # the same line is evidence many times

    def evidence(self, mention: Mention) -> Evidence:
        """The logical line of `mention` as evidence."""
        line = self._resume.lines[mention.line]
        return self.line_evidence(
            line, term=mention.term, match=mention.match, status=mention.status, reason=mention.reason
        )

    def line_evidence(self, line: LogicalLine, *, term: str, match: Match, status: Status, reason: str) -> Evidence:
        """A whole logical line as evidence."""
        start, end = line.start, line.end
        place = self._known.get((start, end))
        if place is None:
            place = self._known[start, end] = self._place(line)
        return Evidence(
            start,
            end,
            place.quote,
            term,
            match,
            place.section,
            place.page,
            place.bbox,
            place.line,
            status,
            reason,
            place.boxes,
        )

    def _place(self, line: LogicalLine) -> _Place:
        first = self._resume.document.lines[line.first_line]
        boxes = self._boxes(line.start, line.end)
        page = boxes[0][0] if boxes else first.page
        around = _union([box for number, box in boxes if number == page])
        section = self._resume.section_of(line).kind
        return _Place(self._text[line.start : line.end], section, page, around, first.number, tuple(boxes))

    def _boxes(self, start: int, end: int) -> list[tuple[int, BBox]]:
        """(page, box) of each printed line that the words between two offsets stand on."""
        words = self._words
        rows: list[tuple[int, BBox]] = []
        row = 0  # the page of the printed line that grows
        x0 = top = x1 = bottom = 0.0
        for _, _, page, (left, upper, right, lower) in words[bisect_left(words, (start,)) : bisect_left(words, (end,))]:
            if page == row and top <= (upper + lower) / 2 <= bottom and left >= x0 - 1:
                # Compared in place: this runs for each word of each line that is evidence.
                if left < x0:
                    x0 = left
                if upper < top:
                    top = upper
                if right > x1:
                    x1 = right
                if lower > bottom:
                    bottom = lower
                continue
            if row:
                rows.append((row, BBox(x0, top, x1, bottom)))
            row, x0, top, x1, bottom = page, left, upper, right, lower
        if row:
            rows.append((row, BBox(x0, top, x1, bottom)))
        return rows


def _union(boxes: list[BBox]) -> BBox | None:
    """The box around `boxes`."""
    if len(boxes) < 2:
        return boxes[0] if boxes else None
    return BBox(
        min([box.x0 for box in boxes]),
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )
