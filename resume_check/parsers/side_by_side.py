"""Whether lines beside each other are columns, each to be read by itself, or parts of the same rows.

A label or a date stands on the baseline of the line that it belongs to; the lines of columns meet by chance only,
unless both are set on one grid, and then wrapped sentences and bullets stand beside each other too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from resume_check.parsers.gutters import Row, is_two_sided
from resume_check.parsers.layout import Fragment

_NEAR: Final = 0.75  # of the line height: lines closer than this are of one group
_HEAD_LINES: Final = 5  # a name, a title and little more
_LABEL_WORDS: Final = 3
_LIST_LINES: Final = 8
_SHORT_WORDS: Final = 5
_MIN_HEADINGS: Final = 2  # of a column's own, to be sure that they are headings
_DATE: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b|\b(?:present|today|now|ongoing|current)\b"
    r"|\b\d{1,2} (?:months?|years?|mos|yrs)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines of the sparse side that follow each other closely."""

    rows: tuple[Row, ...]
    row_like: bool  # they stand on baselines of the other side
    tight: bool  # and exactly so


@dataclass(frozen=True, slots=True)
class _Sides:
    """The rows beside a gutter as two lists of lines, the sparse side being the one with fewer."""

    rows: Sequence[Row]
    left: list[Fragment]
    right: list[Fragment]
    both: list[Row]

    @property
    def sparse_left(self) -> bool:
        return len(self.left) <= len(self.right)

    @property
    def sparse(self) -> list[Fragment]:
        return self.left if self.sparse_left else self.right

    @property
    def dense(self) -> list[Fragment]:
        return self.right if self.sparse_left else self.left


def _without_what_follows(rows: Sequence[Row]) -> Sequence[Row]:
    """Only the section that has a short list beside it, where the left side goes on with other sections.

    A sidebar has headings of its own; the second half of a list has none and shares the lines of the first half.
    """
    sides = _sides(rows)
    if not 1 < len(sides.right) <= _LIST_LINES or len(sides.both) * 10 < len(sides.right) * 7:
        return rows
    if _heads(sides.right) or _has_own_headings(sides.right):
        return rows
    first, *_, last = (i for i, row in enumerate(rows) if row.right)
    gaps = [after.top - before.bottom for before, after in pairwise(rows)]
    usual = median(gaps[first : last + 1] or gaps)
    for i in range(last, len(gaps)):
        if gaps[i] > usual + 2:
            return rows[: i + 1]
    return rows


def column_rows(rows: Sequence[Row]) -> Sequence[Row]:
    """The part of `rows` whose sides are columns, empty where they are not."""
    head = _without_what_follows(_without_rest(rows))
    part = _without_labels(head) if is_two_sided(head) else head
    return part if is_two_sided(part) and _unrelated(_sides(part)) else ()


def _sides(rows: Sequence[Row]) -> _Sides:
    left = [row.left[0] for row in rows if row.left]
    right = [row.right[0] for row in rows if row.right]
    return _Sides(rows, left, right, [row for row in rows if row.left and row.right])


def _without_rest(rows: Sequence[Row]) -> Sequence[Row]:
    """Only the head of the page where `rows` begin with a name beside a block of contact details that ends soon."""
    end = min(
        max((row.bottom for row in rows if row.left), default=0.0),
        max((row.bottom for row in rows if row.right), default=0.0),
    )
    count = sum(row.top < end for row in rows)
    head = _sides(rows[:count])
    sizes = [fragment.size for row in rows for fragment in (*row.left, *row.right)]
    largest = max((line.size for line in (*head.left, *head.right)), default=0.0)
    few = len(head.sparse) <= _HEAD_LINES and count <= 4 * _HEAD_LINES
    return rows[:count] if few and count < len(rows) and largest > 1.5 * median(sizes) else rows


def _without_labels(rows: Sequence[Row]) -> Sequence[Row]:
    """`rows` without the labels or dates at the end or start of the sparse side, where it is columns elsewhere."""
    groups = _groups(_sides(rows))
    tail = _count_labels(groups[::-1])
    if tail > 1 and sum(len(group.rows) for group in groups[:-tail]) > 2:
        return rows[: _index(rows, groups[-tail].rows[0])]
    head = _count_labels(groups)
    if head > 1 and sum(len(group.rows) for group in groups[head:]) > 2:
        return rows[_index(rows, groups[head].rows[0]) :]
    return rows


def _index(rows: Sequence[Row], wanted: Row) -> int:
    return next(i for i, row in enumerate(rows) if row is wanted)


def _count_labels(groups: Sequence[_Group]) -> int:
    for i, group in enumerate(groups):
        if not group.tight or len(group.rows) > 2:
            return i
    return len(groups)


def _groups(sides: _Sides) -> list[_Group]:
    groups: list[_Group] = []
    current: list[Row] = []
    last: Fragment | None = None
    for row in sides.rows:
        side = row.left if sides.sparse_left else row.right
        if not side:
            continue
        if last is not None and side[0].box.top - last.box.bottom > _NEAR * (last.box.bottom - last.box.top):
            groups.append(_group(current))
            current = []
        current.append(row)
        last = side[0]
    groups.append(_group(current))
    return groups


def _group(rows: Sequence[Row]) -> _Group:
    aligned = [bool(row.left and row.right) for row in rows]
    share = sum(aligned) / len(aligned)
    row_like = share > 0.7 or (aligned[0] and len(aligned) <= 3) or (len(aligned) == 2 and aligned[1])
    shared = [row for row in rows if row.left and row.right]
    tight = row_like and all(abs(row.left[0].baseline - row.right[0].baseline) < 0.6 for row in shared)
    return _Group(tuple(rows), row_like, tight)


def _unrelated(sides: _Sides) -> bool:
    """Whether the two sides are columns rather than parts of the same rows."""
    groups = _groups(sides)
    loose = sum(len(group.rows) for group in groups if not group.row_like)
    if loose * 2 >= len(sides.sparse) and (len(sides.sparse) > 3 or len(groups) == 1):
        return len(sides.dense) > 1
    if _is_name_beside_contact(sides):
        return True
    if len(sides.both) < 2 or _have_dates(sides) or _are_flush_right(sides.left) or _are_flush_right(sides.right):
        return False
    return _share_a_grid(sides)


def _share_a_grid(sides: _Sides) -> bool:
    """Whether lines on the same baselines are columns all the same."""
    both = sides.both
    wrapped = sum(_goes_on(row.left[0]) or _goes_on(row.right[0]) or row.left[0].bullet for row in both)
    if wrapped >= 2 and wrapped * 5 >= len(both):
        return True
    if _has_own_headings(sides.sparse):
        return True
    if _is_prose([row.left for row in both]) and _is_prose([row.right for row in both]):
        return True
    if _are_labels([row.left[0] for row in both], [row.right[0] for row in both]):
        return False
    if not sides.sparse_left and _wraps(sides.sparse):
        return True
    return _heads([row.left[0] for row in both]) and _heads([row.right[0] for row in both])


def _have_dates(sides: _Sides) -> bool:
    """Whether one side is largely dates, which belong to what stands beside them."""
    lists = ([row.left[0] for row in sides.both], [row.right[0] for row in sides.both], sides.sparse)
    return any(sum(bool(_DATE.search(line.text)) for line in lines) * 5 >= len(lines) * 2 for lines in lists)


def _is_name_beside_contact(sides: _Sides) -> bool:
    """Whether a name stands beside a block of more lines: some of their baselines may meet by chance."""
    if len(sides.sparse) > _HEAD_LINES or len(sides.dense) <= len(sides.sparse):
        return False
    return max(line.size for line in sides.sparse) > 1.5 * max(line.size for line in sides.dense)


def _goes_on(line: Fragment) -> bool:
    """Whether `line` looks like the second line of a sentence: no label or date belongs beside it."""
    return line.text[:1].islower() and len(line.words) > 2 and not line.bullet


def _are_flush_right(lines: Sequence[Fragment]) -> bool:
    """Whether many of `lines` are short, end at the same place and begin at different ones, as dates and labels do."""
    end = median([line.box.x1 for line in lines])
    flush = [line for line in lines if abs(line.box.x1 - end) < 1.5]
    if len(flush) < 2 or len(flush) * 5 < len(lines) * 2:
        return False
    starts = [line.box.x0 for line in flush]
    return median([len(line.words) for line in flush]) <= _SHORT_WORDS and max(starts) - min(starts) > 4


def _is_prose(sides: Sequence[list[Fragment]]) -> bool:
    return len(sides) >= 3 and median([sum(len(f.words) for f in side) for side in sides]) >= 4


def _are_labels(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Whether short names stand before longer texts in another style."""
    words = median([len(line.words) for line in left])
    styled = sum(one.bold != other.bold for one, other in zip(left, right, strict=True))
    return words <= _LABEL_WORDS and (styled * 5 >= len(left) * 4 or words * 3 <= median([len(f.words) for f in right]))


def _wraps(lines: Sequence[Fragment]) -> bool:
    return any(
        after.text[:1].islower()
        and abs(after.box.x0 - before.box.x0) < 2
        and after.box.top - before.box.bottom < 0.6 * after.size
        for before, after in pairwise(lines)
    )


def _has_own_headings(lines: Sequence[Fragment]) -> bool:
    """Whether some of `lines`, the first among them, head the others: labels and dates all look the same."""
    plain = min(line.size for line in lines)
    marked = [line.bold or line.text.isupper() or line.size > 1.1 * plain for line in lines]
    followed = sum(head and not below for head, below in pairwise(marked))
    return marked[0] and followed >= _MIN_HEADINGS and followed == sum(marked)


def _heads(lines: Sequence[Fragment]) -> bool:
    """Whether the first of `lines` looks like the heading of the others."""
    first, rest = lines[0], lines[1:]
    if any(line.bold or line.size > first.size or line.text.isupper() for line in rest):
        return False
    return first.bold or first.text.isupper() or first.size > 1.1 * median([line.size for line in rest])
