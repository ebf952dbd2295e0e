"""Gutters of a page: upright strips without text, and the runs of rows that leave one free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resume_check.parsers.fragments import Fragment, share_baseline


@dataclass(slots=True)
class Row:
    """The fragments on one baseline, left and right of a gutter."""

    baseline: float
    top: float
    bottom: float
    left: list[Fragment]
    right: list[Fragment]
    crossing: Fragment | None = None  # the first fragment that runs across the gutter


def group_by_baseline(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments of each row, from the top."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda fragment: fragment.baseline):
        if rows and share_baseline(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return rows


def part_rows(grouped: Sequence[list[Fragment]], edge: float, width: float) -> list[Row]:
    """The rows around the gutter of `width` that ends at `edge`."""
    rows: list[Row] = []
    start, end = edge - 1, edge - width
    for group in grouped:
        left = [fragment for fragment in group if fragment.box.x1 <= end]
        right = [fragment for fragment in group if fragment.box.x0 >= start]
        aside = len(left) + len(right) == len(group)
        crossing = None if aside else next(f for f in group if f.box.x1 > end and f.box.x0 < start)
        top = min([fragment.box.top for fragment in group])
        rows.append(Row(group[0].baseline, top, max([f.box.bottom for f in group]), left, right, crossing))
    return rows


def is_two_sided(rows: Sequence[Row]) -> bool:
    """Whether there is text on both sides of the gutter."""
    return any(row.left for row in rows) and any(row.right for row in rows)


def runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of rows that leave the gutter free and have text on both sides, without what belongs to their neighbours."""
    start = 0
    for end in range(len(rows) + 1):
        if end < len(rows) and rows[end].crossing is None:
            continue
        run = list(rows[start:end])
        if is_two_sided(run) and start > 0:
            run = run[_belongs_above(rows[start - 1], run) :]
        if is_two_sided(run) and end < len(rows):
            run = run[: len(run) - _belongs_below(run, rows[end])]
        if is_two_sided(run):
            yield run
        start = end + 1


def _belongs_above(crossing: Row, run: Sequence[Row]) -> int:
    """How many rows at the start of `run` go on with the full-width text above: the last line of a paragraph."""
    lefts = [fragment.box.x1 for row in run for fragment in row.left]
    at_right = crossing.crossing is not None and crossing.crossing.box.x0 > max(lefts, default=0.0)
    gaps = [row.top - before.bottom for before, row in zip([crossing, *run], run, strict=False)]
    for i in range(min(len(run) - 1, 3)):
        if run[i].right and (run[i].left or not at_right):
            return 0
        if gaps[i + 1] > gaps[i] + 1.5:
            return i + 1
    return 0


def _belongs_below(run: Sequence[Row], crossing: Row) -> int:
    """How many rows at the end of `run` open the full-width section below: its heading and first title."""
    following = [*run, crossing]
    gaps = [row.top - before.bottom for before, row in pairwise(following)]
    for count in range(1, min(len(run), 5)):
        if gaps[-count - 1] > max(gaps[-count:]) + 1.5:
            return count
    return 0
