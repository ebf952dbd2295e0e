"""Cards: short texts on areas of their own, in rows and columns, which are read row by row and each in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from resume_check.model import BBox
from resume_check.parsers.fragments import Fragment
from resume_check.parsers.gutters import Row
from resume_check.parsers.placed import median_of

_SAME: Final = 4.0  # points between the edges of areas drawn over each other, or of cards in one row
_MAX_CARDS: Final = 60
_GAP: Final = 1.3  # times the usual gap between lines: what parts one card from the next
_HEAD: Final = 1.1  # times the usual size


class Grid(NamedTuple):
    """The fragments of a page above, in and below its cards."""

    above: list[Fragment]
    rows: list[list[list[Fragment]]]  # of each card in each row
    below: list[Fragment]


def find_grid(fragments: list[Fragment], areas: Sequence[BBox]) -> Grid | None:
    """The cards that `areas` make, where no other text stands beside them."""
    if len(areas) < 2:
        return None
    cards = _filled(fragments, areas)
    rows: list[list[tuple[BBox, list[Fragment]]]] = []
    for card in sorted(cards, key=lambda card: (round(card[0].top / _SAME), card[0].x0)):
        if rows and abs(rows[-1][0][0].top - card[0].top) <= _SAME:
            rows[-1].append(card)
        else:
            rows.append([card])
    wide = [i for i, row in enumerate(rows) if len(row) > 1]
    if not wide:
        return None
    rows = rows[wide[0] : wide[-1] + 2]  # a last row may have one card only
    held = {id(fragment) for row in rows for _, inside in row for fragment in inside}
    top, bottom = min(box.top for box, _ in rows[0]), max(box.bottom for row in rows for box, _ in row)
    rest = [fragment for fragment in fragments if id(fragment) not in held]
    if any(top < fragment.baseline < bottom for fragment in rest):
        return None
    return Grid(
        [fragment for fragment in rest if fragment.baseline <= top],
        [[inside for _, inside in row] for row in rows],
        [fragment for fragment in rest if fragment.baseline >= bottom],
    )


def _filled(fragments: list[Fragment], areas: Sequence[BBox]) -> list[tuple[BBox, list[Fragment]]]:
    """Areas with at least two lines of text in them and no such area inside, each once."""
    found: list[tuple[BBox, list[Fragment]]] = []
    for area in sorted(areas, key=_size)[:_MAX_CARDS]:
        if any(_holds(area, other) for other, _ in found):
            continue
        inside = [fragment for fragment in fragments if _is_on(area, fragment)]
        if len({round(fragment.baseline) for fragment in inside}) > 1:
            found.append((area, inside))
    return found


def _size(box: BBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _holds(outer: BBox, inner: BBox) -> bool:
    return (
        outer.x0 - _SAME <= inner.x0
        and inner.x1 <= outer.x1 + _SAME
        and outer.top - _SAME <= inner.top
        and inner.bottom <= outer.bottom + _SAME
    )


def _is_on(area: BBox, fragment: Fragment) -> bool:
    return area.x0 - 1 <= fragment.x0 and fragment.x1 <= area.x1 + 1 and area.top <= fragment.middle <= area.bottom


def strips(rows: list[Row]) -> list[list[Row]]:
    """`rows` beside a gutter as rows of cards without areas: each begins with titles on one baseline on both sides.

    What is on the left alone before the first and after the last of them is a part by itself. A single part where they
    are columns instead, or anything else.
    """
    if not any(row.left and row.right for row in rows):
        return [list(rows)]
    size = median_of([fragment.size for row in rows for fragment in (*row.left, *row.right)])
    gaps = [after.top - before.bottom for before, after in pairwise(rows)]
    usual = median_of(gaps) if gaps else 0.0
    wide = max(_GAP * usual, usual + 2)
    heads = [i for i, row in enumerate(rows) if (i == 0 or gaps[i - 1] > wide) and _is_head(row, size)]
    if len(heads) < 2 or any(row.right for row in rows[: heads[0]]):
        return [list(rows)]
    titles = [i for i in range(heads[0], len(rows)) if i not in heads and _has_title(rows[i], size)]
    end = titles[0] if titles else len(rows)
    if end < heads[-1] or any(row.right for row in rows[end:]):
        return [list(rows)]
    if any(after - before < 2 for before, after in pairwise([*heads, end])):
        return [list(rows)]
    edges = [*([0] if heads[0] else []), *heads, end, *([len(rows)] if end < len(rows) else [])]
    return [list(rows[first:last]) for first, last in pairwise(edges)]


def _has_title(row: Row, usual: float) -> bool:
    return any(_is_title(line, usual) for line in (*row.left, *row.right))


def _is_head(row: Row, usual: float) -> bool:
    return bool(row.left and row.right) and all(_is_title(line, usual) for line in (*row.left, *row.right))


def _is_title(line: Fragment, usual: float) -> bool:
    return line.bold or line.size > _HEAD * usual
