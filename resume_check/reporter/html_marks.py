"""The marks on the resume: one for each passage that is evidence for something, whatever it is evidence for."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from resume_check.model import RANK, BBox, Evidence, LineView, Report, Status
from resume_check.reporter.plain import shown

_PADDING: Final = 1.5  # points around the words
_LABEL: Final = 90  # characters of the passage that a mark is called by
Span = tuple[int, int]


class Mark(NamedTuple):
    """A passage on a page."""

    id: str  # of its element
    key: str  # the same for all parts of one passage
    status: str  # the strongest that the passage shows
    criteria: tuple[str, ...]  # the one that it shows most of first
    label: str
    boxes: tuple[BBox, ...]


class Segment(NamedTuple):
    """A part of a line, with the mark on it."""

    text: str
    kind: str
    mark: Mark | None = None


class Marks:
    """All marks of a report."""

    def __init__(self, report: Report) -> None:
        self._found: dict[Span, list[tuple[str, Status]]] = {}
        self._first: dict[Span, Evidence] = {}
        self._end = report.view.lines[-1].end if report.view is not None and report.view.lines else 0
        self._labels = {criterion.id: criterion.label for criterion in report.criteria}
        if report.view is not None:
            self._collect(report)
        self._ids = {span: f"m{number}" for number, span in enumerate(sorted(self._found), start=1)}
        self.spans: list[Span] = sorted(self._found)
        self._placed: dict[Span, str] = {}  # the element that a passage is first marked in

    def _collect(self, report: Report) -> None:
        for criterion in report.criteria:
            for evidence in criterion.finding.evidence:
                self._add(evidence, criterion.id, evidence.status)
            for evidence in criterion.finding.rejected:
                self._add(evidence, criterion.id, Status.ABSENT)
        claimed = {item.id for item in report.criteria if item.finding.status is Status.LISTED}
        for tip in report.tips:
            # A line that could show what is only claimed says nothing of it yet.
            speaks_of = "" if tip.gain > 0 and tip.criterion in claimed else tip.criterion
            for evidence in tip.evidence:
                self._add(evidence, speaks_of, Status.ABSENT)

    def _add(self, evidence: Evidence, criterion: str, status: Status) -> None:
        span = (evidence.start, evidence.end)
        if evidence.start >= self._end:
            return
        self._first.setdefault(span, evidence)
        entries = self._found.setdefault(span, [])
        if criterion and criterion not in [name for name, _ in entries]:
            entries.append((criterion, status))

    def id_of(self, evidence: Evidence) -> str:
        """The key of the mark on `evidence`; "" where none was placed, as its part of the resume is not shown."""
        span = (evidence.start, evidence.end)
        return self._ids[span] if span in self._placed else ""

    def target_of(self, evidence: Evidence) -> str:
        """The id of the first element that marks `evidence`; "" where there is none."""
        return self._placed.get((evidence.start, evidence.end), "")

    def on_page(self, number: int | None) -> tuple[Mark, ...]:
        """The marks on a page, from its top."""
        marks = []
        for span in self.spans:
            boxes = [box for page, box in self._first[span].boxes if page == number]
            if boxes:
                marks.append(self._mark(span, f"-{number}", tuple(_padded(box) for box in boxes)))
        return tuple(sorted(marks, key=lambda mark: (mark.boxes[0].top, mark.boxes[0].x0)))

    def of_span(self, span: Span, part: int) -> Mark:
        """The mark of a passage in the text; `part` counts the lines that it runs over."""
        return self._mark(span, f"-t{part}", ())

    def _mark(self, span: Span, part: str, boxes: tuple[BBox, ...]) -> Mark:
        entries = sorted(self._found[span], key=lambda entry: -RANK[entry[1]])  # stable: else as in the keyword set
        status = entries[0][1] if entries else Status.ABSENT
        names = ", ".join(self._labels.get(name, name) for name, _ in entries)
        quote = shown(self._first[span].quote)
        short = quote if len(quote) <= _LABEL else f"{quote[:_LABEL].rsplit(' ', 1)[0]} \u2026"
        key = self._ids[span]
        self._placed.setdefault(span, f"{key}{part}")
        label = f"{names}: \u201c{short}\u201d" if names else short
        return Mark(f"{key}{part}", key, status.value, tuple(name for name, _ in entries), label, boxes)


def segments(line: LineView, marks: Marks) -> tuple[Segment, ...]:
    """`line` cut where marks begin and end; where its text was changed, a mark covers all of it."""
    spans = _touching(line, marks.spans)
    if not spans:
        return (Segment(line.text, ""),)
    if len(line.text) != line.end - line.start:
        return (Segment(line.text, "", _part(spans[0], line, marks)),)
    parts: list[Segment] = []
    at = line.start
    for span in spans:
        start, end = max(span[0], at), min(span[1], line.end)
        if start >= end:
            continue
        if start > at:
            parts.append(Segment(line.text[at - line.start : start - line.start], ""))
        parts.append(Segment(line.text[start - line.start : end - line.start], "", _part(span, line, marks)))
        at = end
    if at < line.end:
        parts.append(Segment(line.text[at - line.start :], ""))
    return tuple(parts)


def _part(span: Span, line: LineView, marks: Marks) -> Mark:
    return marks.of_span(span, max(line.start - span[0], 0))


def _touching(line: LineView, spans: list[Span]) -> list[Span]:
    """Those of the sorted `spans` that share a character with `line`; passages do not overlap each other."""
    last = bisect_left(spans, (line.end, -1))
    first = last
    while first > 0 and spans[first - 1][1] > line.start:
        first -= 1
    return spans[first:last]


def _padded(box: BBox) -> BBox:
    return BBox(
        round(box.x0 - _PADDING, 1),
        round(box.top - _PADDING, 1),
        round(box.x1 + _PADDING, 1),
        round(box.bottom + _PADDING, 1),
    )
