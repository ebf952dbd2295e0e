"""Gutters of a page: upright strips without text, and the runs of rows that leave one free."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import Final

from resume_check.parsers.fragments import Fragment, share_baseline
from resume_check.parsers.placed import union

_LEFT: Final = 1
_RIGHT: Final = 2
_BOTH: Final = 3


class Row:
    """The fragments on one baseline, left and right of a gutter."""

    def __init__(
        self, group: RowFragments, left: list[Fragment], right: list[Fragment], crossing: Fragment | None
    ) -> None:
        self.baseline = group.baseline
        self.top = group.top
        self.bottom = group.bottom
        self.left = left
        self.right = right
        self.crossing = crossing  # the first fragment that runs across the gutter


class RowFragments:
    """The fragments on one baseline, and how far they reach: most rows are wholly on one side of a gutter."""

    def __init__(self, fragments: list[Fragment]) -> None:
        box = union(fragments)
        self.fragments = fragments
        self.baseline = fragments[0].baseline
        self.x0, self.top, self.x1, self.bottom = box.x0, box.top, box.x1, box.bottom

    def sides(self, end: float, start: float) -> int:
        """On which sides of the gutter from `end` to `start` text stands: _LEFT, _RIGHT, both, or 0 for across it."""
        if self.x1 <= end:
            return _LEFT
        if self.x0 >= start:
            return _RIGHT
        if len(self.fragments) == 1 or any(f.x1 > end and f.x0 < start for f in self.fragments):
            return 0
        return _LEFT | _RIGHT

    def row(self, end: float, start: float) -> Row:
        """The row around that gutter."""
        left = [fragment for fragment in self.fragments if fragment.x1 <= end]
        right = [fragment for fragment in self.fragments if fragment.x1 > end and fragment.x0 >= start]
        crossing = [fragment for fragment in self.fragments if fragment.x1 > end and fragment.x0 < start]
        return Row(self, left, right, crossing[0] if crossing else None)


def group_by_baseline(fragments: list[Fragment]) -> list[RowFragments]:
    """The fragments of each row, from the top."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=attrgetter("baseline")):
        if rows and share_baseline(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [RowFragments(row) for row in rows]


def runs(groups: list[RowFragments], edge: float, width: float) -> list[list[Row]]:
    """The rows that leave the gutter of `width` that ends at `edge` free, in runs with text on both sides.

    Without what belongs to the rows above and below them.
    """
    end, start = edge - width, edge - 1
    result: list[list[Row]] = []
    first = sides = 0
    for i, group in enumerate(groups):
        here = group.sides(end, start)
        if here:
            sides |= here
            continue
        if sides == _BOTH:
            result += _run([group.row(end, start) for group in groups[max(first - 1, 0) : i + 1]], first > 0, True)
        first, sides = i + 1, 0
    if sides == _BOTH:
        result += _run([group.row(end, start) for group in groups[max(first - 1, 0) :]], first > 0, False)
    return result


def _run(rows: list[Row], follows: bool, goes_on: bool) -> list[list[Row]]:
    """`rows` without a row across the gutter that they follow or go on with, and without what belongs to that."""
    run = rows[1 if follows else 0 : -1 if goes_on else None]
    if follows:
        run = run[_belongs_above(rows[0], run) :]
    if goes_on and is_two_sided(run):
        run = run[: len(run) - _belongs_below(run, rows[-1])]
    return [run] if is_two_sided(run) else []


def is_two_sided(rows: list[Row]) -> bool:
    """Whether there is text on both sides of the gutter."""
    left = right = False
    for row in rows:
        left = left or bool(row.left)
        right = right or bool(row.right)
        if left and right:
            return True
    return False


def _belongs_above(crossing: Row, run: list[Row]) -> int:
    """How many rows at the start of `run` go on with the full-width text above: the last line of a paragraph."""
    lefts = [fragment.x1 for row in run for fragment in row.left]
    at_right = crossing.crossing is not None and crossing.crossing.x0 > max(lefts, default=0.0)
    gaps = [row.top - before.bottom for before, row in zip([crossing, *run], run, strict=False)]
    for i in range(min(len(run) - 1, 3)):
        if run[i].right and (run[i].left or not at_right):
            return 0
        if gaps[i + 1] > gaps[i] + 1.5:
            return i + 1
    return 0


def _belongs_below(run: list[Row], crossing: Row) -> int:
    """How many rows at the end of `run` open the full-width section below: its heading and first title."""
    following = [*run, crossing]
    gaps = [row.top - before.bottom for before, row in pairwise(following)]
    for count in range(1, min(len(run), 5)):
        if gaps[-count - 1] > max(gaps[-count:]) + 1.5:
            return count
    return 0
