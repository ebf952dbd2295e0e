"""Ruling lines of a page: whether they make a grid, which is worth a search for tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

_TOUCH: Final = 2.5  # points between lines that meet
_MIN_LINES: Final = 3  # of each direction: two columns and two rows have so many
_MAX_RULES: Final = 3_000


class Rule(NamedTuple):
    """An upright or level line: where it stands, and from where to where it runs."""

    place: float
    start: float
    end: float


def has_grid(level: Sequence[Rule], upright: Sequence[Rule]) -> bool:
    """Whether at least three level lines each meet at least three upright ones."""
    if min(len(level), len(upright)) < _MIN_LINES or len(level) + len(upright) > _MAX_RULES:
        return False
    columns = _joined(upright)
    return sum(_meets(rule, columns) >= _MIN_LINES for rule in _joined(level)) >= _MIN_LINES


def _meets(rule: Rule, others: Sequence[Rule]) -> int:
    return sum(
        rule.start - _TOUCH <= other.place <= rule.end + _TOUCH
        and other.start - _TOUCH <= rule.place <= other.end + _TOUCH
        for other in others
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
