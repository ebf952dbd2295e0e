"""The lines left and right of a gutter, and the groups that the lines of the sparser side make."""

from __future__ import annotations

import re
from typing import Final

from resume_check.parsers.fragments import Fragment
from resume_check.parsers.gutters import Row

_NEAR: Final = 0.75  # of the line height: lines closer than this are of one group
_DATE_WORDS: Final = 7  # "September 2019 to the end of 2021"
HEADING: Final = 1.15  # times the size of the line below
DATE: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b|\b(?:present|today|now|ongoing|current)\b"
    r"|\b\d{1,2} (?:months?|years?|mos|yrs)\b",
    re.IGNORECASE,
)


class Group:
    """Lines of the sparse side that follow each other closely."""

    def __init__(self, rows: list[Row], *, row_like: bool, tight: bool) -> None:
        self.rows = rows
        self.row_like = row_like  # they stand on baselines of the other side
        self.tight = tight  # and exactly so


class Sides:
    """The rows beside a gutter as two lists of lines, the sparse side being the one with fewer."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.left = [row.left[0] for row in rows if row.left]
        self.right = [row.right[0] for row in rows if row.right]
        self.both = [row for row in rows if row.left and row.right]
        self.sparse_left = len(self.left) <= len(self.right)  # whether the sparse side is the left one
        self.sparse = self.left if self.sparse_left else self.right  # its lines
        self.dense = self.right if self.sparse_left else self.left  # the lines of the other side


def groups_of(sides: Sides) -> list[Group]:
    """The groups of the sparse side."""
    groups: list[Group] = []
    current: list[Row] = []
    last: Fragment | None = None
    for row in sides.rows:
        side = row.left if sides.sparse_left else row.right
        if not side:
            continue
        if last is not None and _are_apart(last, side[0]):
            groups.append(_group(current))
            current = []
        current.append(row)
        last = side[0]
    groups.append(_group(current))
    return groups


def _are_apart(above: Fragment, below: Fragment) -> bool:
    return are_far(above, below) or above.size > HEADING * below.size


def are_far(above: Fragment, below: Fragment) -> bool:
    """Whether the gap between two lines is more than that of a paragraph."""
    return below.top - above.bottom > _NEAR * (above.bottom - above.top)


def _group(rows: list[Row]) -> Group:
    aligned = [bool(row.left and row.right) for row in rows]
    share = sum(aligned) / len(aligned)
    row_like = share > 0.7 or (aligned[0] and len(aligned) <= 3) or (len(aligned) == 2 and aligned[1])
    shared = [row for row in rows if row.left and row.right]
    tight = row_like and all(abs(row.left[0].baseline - row.right[0].baseline) < 0.6 for row in shared)
    return Group(rows, row_like=row_like, tight=tight)


def is_date_label(lines: list[Fragment]) -> bool:
    """Whether `lines` are one short date."""
    text = " ".join(line.text for line in lines)
    return len(lines) <= 3 and len(text.split()) <= _DATE_WORDS and DATE.search(text) is not None
