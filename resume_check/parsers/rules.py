"""Ruling lines of a page and the tables that they make."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from resume_check.model import BBox

_TOUCH: Final = 2.5  # points between lines that meet
_MIN_LINES: Final = 3  # of each direction: two columns and two rows have so many
_MAX_RULES: Final = 3_000  # as they are drawn
_MAX_JOINED: Final = 200  # of each direction

Table = list[list[BBox]]  # rows of cells


class Rule(NamedTuple):
    """An upright or level line: where it stands, and from where to where it runs."""

    place: float
    start: float
    end: float


def find_tables(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Table]:
    """The tables of at least two rows and columns that the lines make, rows of cells from the top."""
    if min(len(level), len(upright)) < _MIN_LINES or len(level) + len(upright) > _MAX_RULES:
        return []
    rules, columns = _joined(level), _joined(upright)
    if max(len(rules), len(columns)) > _MAX_JOINED:
        return []
    rules = [rule for rule in rules if sum(_meet(rule, other) for other in columns) >= _MIN_LINES]
    tables: list[Table] = []
    for group in _connected(rules, columns):
        if len(group) >= _MIN_LINES:
            rows = [_cells(group[i], group[i + 1 :], columns) for i in range(len(group) - 1)]
            tables.append([row for row in rows if row])
    return tables


def _connected(rules: Sequence[Rule], columns: Sequence[Rule]) -> list[list[Rule]]:
    """Level lines from the top, those together that some upright line leads from one to the next of."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        for group in groups:
            if any(_meet(group[-1], column) and _meet(rule, column) for column in columns):
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _cells(top: Rule, below: Sequence[Rule], columns: Sequence[Rule]) -> list[BBox]:
    """The cells that hang from `top`; one that goes on over several rows hangs from the first."""
    edges = sorted(column.place for column in columns if _meet(top, column) and column.end > top.place + _TOUCH)
    row: list[BBox] = []
    for left, right in pairwise(edges):
        floor = next((rule for rule in below if rule.start <= left + _TOUCH and rule.end >= right - _TOUCH), None)
        if floor is not None and right - left > _TOUCH:
            row.append(BBox(left, top.place, right, floor.place))
    return row


def _meet(rule: Rule, other: Rule) -> bool:
    return (
        rule.start - _TOUCH <= other.place <= rule.end + _TOUCH
        and other.start - _TOUCH <= rule.place <= other.end + _TOUCH
    )


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """`rules` with the pieces of one line made one: a border is often drawn cell by cell."""
    result: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.place / _TOUCH), rule.start)):
        last = result[-1] if result else None
        if last is not None and rule.start <= last.end + _TOUCH and abs(rule.place - last.place) <= _TOUCH:
            result[-1] = Rule(last.place, last.start, max(last.end, rule.end))
        else:
            result.append(rule)
    return result
