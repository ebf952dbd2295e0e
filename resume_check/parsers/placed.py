"""What stands on a page, and boxes around several of it."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from resume_check.model import BBox

# What `BBox(...)` and `Word(...)` come to, in half the time: a page needs a thousand of them.
new_tuple: Final[Any] = tuple.__new__


class Placed:
    """Something with a place on a page, in points from its top left.

    Its sides are attributes, since the layout asks for them ten thousand times a page.
    """

    def __init__(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.x0 = x0
        self.top = top
        self.x1 = x1
        self.bottom = bottom

    @property
    def box(self) -> BBox:
        """Where it stands."""
        box: BBox = new_tuple(BBox, (self.x0, self.top, self.x1, self.bottom))
        return box

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


Thing = TypeVar("Thing", bound=Placed)


def union(things: list[Thing]) -> BBox:
    """The smallest box around `things`, of which there is at least one."""
    first = things[0]
    x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
    for thing in things:
        if thing.x0 < x0:
            x0 = thing.x0
        if thing.top < top:
            top = thing.top
        if thing.x1 > x1:
            x1 = thing.x1
        if thing.bottom > bottom:
            bottom = thing.bottom
    return BBox(x0, top, x1, bottom)


def median_of(values: list[float]) -> float:
    """The median of at least one value, as `statistics.median` has it but ten times as fast for a few."""
    if len(values) == 1:
        return values[0]
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
