"""Where the words of the outcome lists stand in a line, to be asked for by place.

A line has words of some sixty of a hundred lists, and a rule asks for one of the others most of the time. So a set of
lists is an integer with a bit for each, and one "and" with those of the whole line answers most questions.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, final

from resume_check.keywords.role import Outcomes

# Each list's bit.
BITS: Final[dict[str, int]] = {name: 1 << place for place, name in enumerate(Outcomes.__struct_fields__)}


def bits(*names: str) -> int:
    """The set of the lists of these names."""
    both = 0
    for name in names:
        both |= BITS[name]
    return both


@final
class Marks:
    """Where the words of each list stand in a text."""

    def __init__(self, found: list[tuple[int, int, int]], openings: list[int]) -> None:
        """`found` has start, end and set of lists of each word or phrase, by start and then by end.

        `openings` are the offsets, in order, of the words that an amount may begin with.
        """
        self.openings = openings
        self._found = found
        self._begins: list[int] = []
        present = 0
        self._starting: dict[int, int] = {}  # offset -> the lists that have a word beginning there
        self._ending: dict[int, int] = {}
        for start, end, lists in found:
            present |= lists
            self._begins.append(start)
            self._starting[start] = self._starting.get(start, 0) | lists
            self._ending[end] = self._ending.get(end, 0) | lists
        self._present = present
        self._starts_by_end: dict[str, dict[int, int]] = {}  # made when asked for

    def any_of(self, lists: int) -> bool:
        """A word of one of the lists stands anywhere."""
        return self._present & lists != 0

    def spans(self, name: str) -> list[tuple[int, int]]:
        """All places of a list's words, in text order."""
        wanted = BITS[name]
        if not self._present & wanted:
            return []
        return [(start, end) for start, end, lists in self._found if lists & wanted]

    def within(self, name: str, low: int, high: int) -> bool:
        """A word of the list stands between two offsets."""
        return self.any_within(BITS[name], low, high)

    def any_within(self, wanted: int, low: int, high: int) -> bool:
        """A word of one of the lists stands between two offsets. Of each list the first word behind `low` decides."""
        if not self._present & wanted:
            return False
        found = self._found
        for place in range(bisect_left(self._begins, low), len(found)):
            start, end, lists = found[place]
            if start >= high:
                return False
            if lists & wanted:
                if end <= high:
                    return True
                wanted &= ~lists
        return False

    def within_apart(self, name: str, low: int, high: int, *others: str) -> bool:
        """As `within`, but not as a part of a word of the lists `others`: not "a year" as "year"."""
        return any(
            end <= high
            and not any(
                first <= start and last >= end
                for other in others
                for first, last in self.between(other, start - 9, end)
            )
            for start, end in self.between(name, low, high)
        )

    def between(self, name: str, low: int, high: int) -> list[tuple[int, int]]:
        """The places of a list's words that begin between two offsets."""
        wanted = BITS[name]
        if not self._present & wanted:
            return []
        places = range(bisect_left(self._begins, low), bisect_left(self._begins, high))
        return [self._found[place][:2] for place in places if self._found[place][2] & wanted]

    def ending_at(self, offset: int) -> int:
        """The lists that have a word right before `offset`."""
        ending = self._ending
        return ending.get(offset, 0) | ending.get(offset - 1, 0) | ending.get(offset - 2, 0)

    def starting_at(self, offset: int) -> int:
        """The lists that have a word right after `offset`."""
        starting = self._starting
        return starting.get(offset, 0) | starting.get(offset + 1, 0) | starting.get(offset + 2, 0)

    def ends_at(self, name: str, offset: int) -> bool:
        """A word of the list stands right before `offset`."""
        return self._present & BITS[name] != 0 and self.ending_at(offset) & BITS[name] != 0

    def starts_at(self, name: str, offset: int) -> bool:
        """A word of the list stands right after `offset`."""
        return self._present & BITS[name] != 0 and self.starting_at(offset) & BITS[name] != 0

    def start_before(self, name: str, offset: int) -> int | None:
        """Where the word of the list begins that stands right before `offset`; of several, the longest."""
        if not self.ends_at(name, offset):
            return None
        starts = self._starts_by_end.get(name)
        if starts is None:
            starts = self._starts_by_end[name] = {end: start for start, end in reversed(self.spans(name))}
        return next(starts[end] for end in (offset, offset - 1, offset - 2) if end in starts)

    def trails(self, name: str, offset: int, reach: int) -> bool:
        """A word of the list ends at most `reach` characters before `offset`."""
        wanted = BITS[name]
        if not self._present & wanted:
            return False
        return any(self._ending.get(at, 0) & wanted for at in range(offset - reach, offset + 1))
