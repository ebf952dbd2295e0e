"""Counts of right and wrong answers, and the figures that follow from them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Answers to a yes-or-no question against what is right."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0
    rejections: int = 0  # rightly said to be absent

    def add(self, *, wanted: bool, had: bool) -> None:
        """Counts one answer."""
        if wanted:
            self.hits += had
            self.misses += not had
        else:
            self.false_alarms += had
            self.rejections += not had

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.hits + self.false_alarms
        return self.hits / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        there = self.hits + self.misses
        return self.hits / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of a number of checks came out right."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Counts one check."""
        self.right += right
        self.total += 1

    def __str__(self) -> str:
        return f"{self.right}/{self.total}"


@dataclass(slots=True)
class StatusTally:
    """Statuses of one criterion, or of all, against the labels."""

    presence: Tally = field(default_factory=Tally)
    demonstrated: Tally = field(default_factory=Tally)
    exact: Share = field(default_factory=Share)

    def add(self, wanted: str, had: str) -> None:
        """Counts one status."""
        self.presence.add(wanted=wanted != "absent", had=had != "absent")
        self.demonstrated.add(wanted=wanted == "demonstrated", had=had == "demonstrated")
        self.exact.add(wanted == had)


@dataclass(frozen=True, slots=True)
class Miss:
    """One answer that is not the label's."""

    where: str  # a file of a labelled set, or the section of an example
    what: str  # the criterion, or "years", "code host", ...
    wanted: str
    had: str
    line: str = ""
    why: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """All that was measured on one set, in the order in which it is printed."""

    title: str
    criteria: dict[str, StatusTally] = field(default_factory=dict)
    total: StatusTally = field(default_factory=StatusTally)
    tallies: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def status(self, criterion: str, wanted: str, had: str) -> None:
        """Counts a status for its criterion and in total."""
        self.criteria.setdefault(criterion, StatusTally()).add(wanted, had)
        self.total.add(wanted, had)

    def tally(self, name: str, *, wanted: bool, had: bool) -> None:
        """Counts an answer under `name`."""
        self.tallies.setdefault(name, Tally()).add(wanted=wanted, had=had)

    def share(self, name: str, right: bool) -> None:
        """Counts a check under `name`."""
        self.shares.setdefault(name, Share()).add(right)
