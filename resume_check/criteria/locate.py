"""Turns mentions and lines into evidence: the quote, its section, and its place on the page."""

from __future__ import annotations

from bisect import bisect_left
from functools import reduce

from resume_check.model import BBox, Evidence, LogicalLine, Match, Mention, Resume, Status, Word


class Locator:
    """Finds pages and boxes for the lines of one resume."""

    def __init__(self, resume: Resume) -> None:
        self._resume = resume
        self._words = resume.document.words
        self._starts = [word.start for word in self._words]
        self._known: dict[tuple[int, int], tuple[tuple[int, BBox], ...]] = {}  # the same line is evidence many times

    def evidence(self, mention: Mention) -> Evidence:
        """The logical line of `mention` as evidence."""
        line = self._resume.lines[mention.line]
        return self.line_evidence(
            line, term=mention.term, match=mention.match, status=mention.status, reason=mention.reason
        )

    def line_evidence(self, line: LogicalLine, *, term: str, match: Match, status: Status, reason: str) -> Evidence:
        """A whole logical line as evidence."""
        text = self._resume.document.text
        boxes = self._boxes(line.start, line.end)
        page = boxes[0][0] if boxes else self._resume.document.lines[line.first_line].page
        return Evidence(
            start=line.start,
            end=line.end,
            quote=text[line.start : line.end],
            term=term,
            match=match,
            section=self._resume.section_of(line).kind,
            page=page,
            bbox=_union([box for number, box in boxes if number == page]),
            line=self._resume.document.lines[line.first_line].number,
            status=status,
            reason=reason,
            boxes=boxes,
        )

    def _boxes(self, start: int, end: int) -> tuple[tuple[int, BBox], ...]:
        """(page, box) of each printed line that the words between two offsets stand on."""
        known = self._known.get((start, end))
        if known is not None:
            return known
        rows: list[tuple[int, BBox]] = []
        for word in self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if rows and _same_row(rows[-1], word):
                rows[-1] = (word.page, _around(rows[-1][1], word.bbox))
            else:
                rows.append((word.page, word.bbox))
        self._known[start, end] = tuple(rows)
        return tuple(rows)


def _same_row(row: tuple[int, BBox], word: Word) -> bool:
    page, box = row
    middle = (word.bbox.top + word.bbox.bottom) / 2
    return page == word.page and box.top <= middle <= box.bottom and word.bbox.x0 >= box.x0 - 1


def _around(one: BBox, other: BBox) -> BBox:
    # Compared in place: this runs for each word of each line that is evidence.
    return BBox(
        one.x0 if one.x0 <= other.x0 else other.x0,
        one.top if one.top <= other.top else other.top,
        one.x1 if one.x1 >= other.x1 else other.x1,
        one.bottom if one.bottom >= other.bottom else other.bottom,
    )


def _union(boxes: list[BBox]) -> BBox | None:
    return reduce(_around, boxes) if boxes else None
