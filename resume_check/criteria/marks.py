"""Where the words of the outcome lists stand in a line, to be asked for by place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable


class Marks:
    """Where the words of each list stand in a text."""

    def __init__(self, found: Iterable[tuple[int, int, frozenset[str]]]) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for start, end, names in found:
            for name in names:
                self._spans[name].append((start, end))
        # Made when a list is asked for: of some sixty lists that a line has words of, few ever are.
        self._starts: dict[str, set[int]] = {}
        self._ends: dict[str, dict[int, int]] = {}

    def _starts_of(self, name: str) -> set[int]:
        known = self._starts.get(name)
        if known is None:
            known = self._starts[name] = {start for start, _ in self._spans.get(name, ())}
        return known

    def _ends_of(self, name: str) -> dict[int, int]:
        """The ends of a list's words with their starts; of several words that end together, the longest."""
        known = self._ends.get(name)
        if known is None:
            known = self._ends[name] = {end: start for start, end in reversed(self._spans.get(name, ()))}
        return known

    def spans(self, name: str) -> list[tuple[int, int]]:
        """All places of a list's words, in text order."""
        return self._spans.get(name, [])

    def within(self, name: str, low: int, high: int) -> bool:
        """A word of the list stands between two offsets."""
        spans = self._spans.get(name)
        if not spans:
            return False
        first = bisect_left(spans, (low, low))
        return first < len(spans) and spans[first][1] <= high

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
        spans = self._spans.get(name, [])
        return spans[bisect_left(spans, (low, low)) : bisect_left(spans, (high, high))]

    def ends_at(self, name: str, offset: int) -> bool:
        """A word of the list stands right before `offset`."""
        return self.start_before(name, offset) is not None

    def start_before(self, name: str, offset: int) -> int | None:
        """Where the word of the list begins that stands right before `offset`."""
        ends = self._ends_of(name)
        for end in (offset, offset - 1, offset - 2) if ends else ():
            if end in ends:
                return ends[end]
        return None

    def trails(self, name: str, offset: int, reach: int) -> bool:
        """A word of the list ends at most `reach` characters before `offset`."""
        ends = self._ends_of(name)
        return bool(ends) and any(at in ends for at in range(offset, offset - reach - 1, -1))

    def starts_at(self, name: str, offset: int) -> bool:
        """A word of the list stands right after `offset`."""
        starts = self._starts_of(name)
        return offset in starts or offset + 1 in starts or offset + 2 in starts
