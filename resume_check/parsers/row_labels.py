"""Labels and dates at the head or foot of columns, which stand at a gutter too but belong to rows."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from resume_check.parsers.fragments import Fragment
from resume_check.parsers.gutters import Row
from resume_check.parsers.placed import median_of
from resume_check.parsers.sides import Group, Sides, groups_of, is_date_label

_SET_OFF: Final = 1.4  # times the usual gap between groups
_ELSEWHERE: Final = 6.0  # points

_SAME_ROW: Final = 0.6  # of the height of the lower line
_DATE_WORDS: Final = 7  # "September 2019 to the end of 2021"


def without_labels(rows: list[Row]) -> list[Row]:
    """`rows` without the labels or dates at the end or start of the sparse side, where it is columns elsewhere."""
    sides = Sides(rows)
    groups = groups_of(sides)
    for count in range(_count_labels(groups[::-1]), 0, -1):
        if _are_of_rows(groups[-count:], groups[:-count], sides):
            rows, groups = rows[: _start_of_part(rows, _index(rows, groups[-count].rows[0]))], groups[:-count]
            break
    for count in range(_count_labels(groups), 0, -1):
        if _are_of_rows(groups[:count], groups[count:], sides):
            return rows[_index(rows, groups[count].rows[0]) :]
    return rows


def _start_of_part(rows: list[Row], place: int) -> int:
    """Where the part that row `place` is in begins: at a heading, a few rows further up and below a wide gap."""
    gaps = [after.top - before.bottom for before, after in pairwise(rows)]
    for i in range(place, max(place - 3, 0), -1):
        if gaps[i - 1] > median_of(gaps) + 1.5:
            return i
        if rows[i - 1].left and rows[i - 1].right:
            break
    return place


def _are_of_rows(labels: list[Group], rest: list[Group], sides: Sides) -> bool:
    """Whether `labels` are no part of the column that `rest` makes."""
    if _size(rest) < 3:
        return False
    if len(labels) > 1 and _are_set_off(labels, rest, sides):
        return True
    one, other = ([row for group in groups for row in group.rows] for groups in (labels, rest))
    if sides.sparse_left:
        if _are_elsewhere([row.left for row in one], [row.left for row in other]):
            return True
        labelled = {id(row) for row in one}
        other = [row for row in sides.rows if id(row) not in labelled]
        if not any(is_date_label(row.right[:1]) for row in one if row.right):
            return False
    # Among the rest there may be other dates, not yet known as such.
    return _are_elsewhere([row.right for row in one], [row.right for row in other], allowed=2)


def _size(groups: list[Group]) -> int:
    return sum(len(group.rows) for group in groups)


def _are_set_off(labels: list[Group], rest: list[Group], sides: Sides) -> bool:
    """Whether more than the usual gap parts the two."""
    lines = [[(row.left if sides.sparse_left else row.right)[0] for row in group.rows] for group in (*labels, *rest)]
    lines.sort(key=lambda boxes: boxes[0].top)
    gaps = [after[0].top - before[-1].bottom for before, after in pairwise(lines)]
    first = labels[0].rows[0].baseline < rest[0].rows[0].baseline
    return gaps[(len(labels) if first else len(rest)) - 1] > _SET_OFF * median_of(gaps)


def _are_elsewhere(labels: list[list[Fragment]], rest: list[list[Fragment]], *, allowed: int = 0) -> bool:
    """Whether lines begin where none of `rest` do, but for `allowed` fifths of them."""
    first, others = ([side[0].x0 for side in sides if side] for sides in (labels, rest))
    near = sum(any(abs(x - other) <= _ELSEWHERE for x in first) for other in others)
    return bool(first) and near * 5 <= len(others) * allowed


def _index(rows: list[Row], wanted: Row) -> int:
    return next(i for i, row in enumerate(rows) if row is wanted)


def _count_labels(groups: list[Group]) -> int:
    for i, group in enumerate(groups):
        if not group.tight or len(group.rows) > 2:
            return i
    return len(groups)
