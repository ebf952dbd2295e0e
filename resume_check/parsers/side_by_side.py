"""Whether lines beside each other are columns, each to be read by itself, or parts of the same rows.

A label or a date stands on the baseline of the line that it belongs to; the lines of columns meet by chance only,
unless both are set on one grid, and then wrapped sentences and bullets stand beside each other too.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import Final

from resume_check.parsers.fragments import Fragment
from resume_check.parsers.gutters import Row, is_two_sided
from resume_check.parsers.placed import median_of
from resume_check.parsers.row_labels import without_labels
from resume_check.parsers.sides import DATE, HEADING, Group, Sides, are_far, groups_of, is_date_label

_HEAD_LINES: Final = 5  # a name, a title and little more
_LABEL_WORDS: Final = 3
_LIST_LINES: Final = 8
_SHORT_WORDS: Final = 5
_SAME_ROW: Final = 0.6  # of the height of the lower line
_MIN_HEADINGS: Final = 2  # of a column's own, to be sure that they are headings


def _without_what_follows(rows: list[Row]) -> list[Row]:
    """Only the section that has a short list beside it, where the left side goes on with other sections.

    A sidebar has headings of its own; the second half of a list has none and shares the lines of the first half.
    """
    sides = Sides(rows)
    if not 1 < len(sides.right) <= _LIST_LINES or len(sides.both) * 10 < len(sides.right) * 7:
        return rows
    if _heads(sides.right) or _has_own_headings(sides.right):
        return rows
    first, *_, last = (i for i, row in enumerate(rows) if row.right)
    gaps = [after.top - before.bottom for before, after in pairwise(rows)]
    usual = median_of(gaps[first : last + 1] or gaps)
    for i in range(last, len(gaps)):
        if gaps[i] > usual + 2:
            return rows[: i + 1]
    return rows


def column_rows(rows: list[Row]) -> list[Row]:
    """The part of `rows` whose sides are columns, empty where they are not."""
    head = _without_what_follows(_without_rest(rows))
    part = without_labels(head) if is_two_sided(head) else head
    if not is_two_sided(part):
        return []
    sides = Sides(part)
    return part if _are_level(sides) and _unrelated(sides) else []


def _are_level(sides: Sides) -> bool:
    """Whether the two sides stand beside each other, not one below the other."""
    top = max(sides.left[0].top, sides.right[0].top)
    return top < min(sides.left[-1].bottom, sides.right[-1].bottom)


def _without_rest(rows: list[Row]) -> list[Row]:
    """Only the head of the page where `rows` begin with a name beside a block of contact details that ends soon."""
    end = min(
        max((row.bottom for row in rows if row.left), default=0.0),
        max((row.bottom for row in rows if row.right), default=0.0),
    )
    count = sum(row.top < end for row in rows)
    head = Sides(rows[:count])
    sizes = [fragment.size for row in rows for fragment in (*row.left, *row.right)]
    if not is_two_sided(rows[:count]):
        return rows
    few = len(head.sparse) <= _HEAD_LINES and count <= 4 * _HEAD_LINES
    largest = max((*head.left, *head.right), key=lambda line: line.size)
    below = largest.bottom + 0.5 * largest.size
    beside = head.left[0].top < below and head.right[0].top < below
    return rows[:count] if few and beside and count < len(rows) and largest.size > 1.5 * median_of(sizes) else rows


def _unrelated(sides: Sides) -> bool:
    """Whether the two sides are columns rather than parts of the same rows."""
    groups = groups_of(sides)
    if _are_dates_of_rows(groups, sides) or _are_titles_of_parts(groups, sides):
        return False
    loose = sum(len(group.rows) for group in groups if not group.row_like)
    is_block = not any(are_far(above, below) for above, below in pairwise(sides.sparse))
    if loose * 2 >= len(sides.sparse) and (len(sides.sparse) > 3 or is_block):
        return len(sides.dense) > 1
    if _is_name_beside_contact(sides):
        return True
    if len(sides.both) < 2 or _have_dates(sides) or _are_flush_right(sides.left) or _are_flush_right(sides.right):
        return False
    return _share_a_grid(sides)


def _are_dates_of_rows(groups: list[Group], sides: Sides) -> bool:
    """Whether the sparse side holds dates, each with the entry that it begins beside, and headings of one line."""
    dated = other = 0
    for group in groups:
        lines = [(row.left if sides.sparse_left else row.right)[0] for row in group.rows]
        if is_date_label(lines) and group.row_like:
            dated += 1
        elif len(lines) > 1:
            return False
        else:
            other += 1
    return dated > 1 and other <= dated + 1


def _are_titles_of_parts(groups: list[Group], sides: Sides) -> bool:
    """Whether the left side holds nothing but titles of one look, each at the top of what it stands beside."""
    if not sides.sparse_left or len(groups) < 2 or any(len(group.rows) > 2 for group in groups):
        return False
    lines = sides.sparse
    plain = median_of([line.size for line in sides.dense])
    if not all(line.bold or line.text.isupper() or line.size > HEADING * plain for line in lines):
        return False
    if max(line.size for line in lines) > 1.05 * min(line.size for line in lines):
        return False
    tops = [group.rows[0].left[0] for group in groups]
    return all(any(_overlap(title, line) for line in sides.dense) for title in tops)


def _overlap(one: Fragment, other: Fragment) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _SAME_ROW * min(one.bottom - one.top, other.bottom - other.top)


def _share_a_grid(sides: Sides) -> bool:
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


def _have_dates(sides: Sides) -> bool:
    """Whether one side is largely dates, which belong to what stands beside them."""
    lists = ([row.left[0] for row in sides.both], [row.right[0] for row in sides.both], sides.sparse)
    return any(sum(bool(DATE.search(line.text)) for line in lines) * 5 >= len(lines) * 2 for lines in lists)


def _is_name_beside_contact(sides: Sides) -> bool:
    """Whether a name stands beside a block of more lines: some of their baselines may meet by chance."""
    if len(sides.sparse) > _HEAD_LINES or len(sides.dense) <= len(sides.sparse):
        return False
    return max(line.size for line in sides.sparse) > 1.5 * max(line.size for line in sides.dense)


def _goes_on(line: Fragment) -> bool:
    """Whether `line` looks like the second line of a sentence: no label or date belongs beside it."""
    return line.text[:1].islower() and len(line.words) > 2 and not line.bullet


def _are_flush_right(lines: list[Fragment]) -> bool:
    """Whether many of `lines` are short, end at the same place and begin at different ones, as dates and labels do."""
    end = median_of([line.x1 for line in lines])
    flush = [line for line in lines if abs(line.x1 - end) < 1.5]
    if len(flush) < 2 or len(flush) * 5 < len(lines) * 2:
        return False
    starts = [line.x0 for line in flush]
    return median([len(line.words) for line in flush]) <= _SHORT_WORDS and max(starts) - min(starts) > 4


def _is_prose(sides: list[list[Fragment]]) -> bool:
    return len(sides) >= 3 and median([sum(len(f.words) for f in side) for side in sides]) >= 4


def _are_labels(left: list[Fragment], right: list[Fragment]) -> bool:
    """Whether short names stand before longer texts in another style."""
    words = median([len(line.words) for line in left])
    styled = sum(one.bold != other.bold for one, other in zip(left, right, strict=True))
    return words <= _LABEL_WORDS and (styled * 5 >= len(left) * 4 or words * 3 <= median([len(f.words) for f in right]))


def _wraps(lines: list[Fragment]) -> bool:
    return any(
        after.text[:1].islower() and abs(after.x0 - before.x0) < 2 and after.top - before.bottom < 0.6 * after.size
        for before, after in pairwise(lines)
    )


def _has_own_headings(lines: list[Fragment]) -> bool:
    """Whether some of `lines`, the first among them, head the others: labels and dates all look the same."""
    plain = min(line.size for line in lines)
    marked = [line.bold or line.size > 1.1 * plain for line in lines]
    if not any(marked):
        marked = [line.text.isupper() for line in lines]
    followed = sum(head and not below for head, below in pairwise(marked))
    return marked[0] and followed >= _MIN_HEADINGS and followed == sum(marked)


def _heads(lines: list[Fragment]) -> bool:
    """Whether the first of `lines` looks like the heading of the others."""
    first, rest = lines[0], lines[1:]
    if any(line.bold or line.size > first.size for line in rest):
        return False
    if first.bold:
        return True
    if any(line.text.isupper() for line in rest):
        return False
    return first.text.isupper() or first.size > 1.1 * median_of([line.size for line in rest])
