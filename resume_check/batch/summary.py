"""Gathers a batch's summary as its outcomes come, in a space that does not grow with their number."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from resume_check.keywords import KeywordSet
from resume_check.model import Failure, Report, Status
from resume_check.reporter.summary import BINS, Gap, Ranked, Summary, Trouble
from resume_check.version import __version__

_RANKED: Final = 100  # resumes
_EXAMPLES: Final = 10  # of each kind of failure


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A resume of the ranking; the later of two equal scores is the lesser."""

    score: float
    order: int  # counts down
    path: str
    level: str
    years: float


class Gathering:
    """The figures so far. A copy of another file counts as a copy, and as nothing else."""

    def __init__(self, keywords: KeywordSet, place: str, as_of: str) -> None:
        self._keywords = keywords
        self._place = place
        self._as_of = as_of
        self._scores: Counter[float] = Counter()  # as they are shown, to a tenth: a thousand at most
        self._statuses: Counter[tuple[str, Status]] = Counter()
        self._levels: Counter[str] = Counter()
        self._best: list[_Place] = []  # a heap
        self._copies_of: dict[str, int] = {}  # those in the ranking
        self._copies = 0
        self._codes: Counter[str] = Counter()
        self._examples: dict[str, list[tuple[str, str]]] = {}

    def add(self, outcome: Report | Failure) -> None:
        """Count one resume."""
        first = outcome.file.duplicate_of
        if first is not None:
            self._copies += 1
            if first in self._copies_of:
                self._copies_of[first] += 1
        elif isinstance(outcome, Failure):
            self._codes[outcome.code] += 1
            examples = self._examples.setdefault(outcome.code, [])
            if len(examples) < _EXAMPLES:
                examples.append((outcome.file.path, outcome.message))
        else:
            self._count(outcome)

    def _count(self, report: Report) -> None:
        score = round(report.score, 1)
        self._scores[score] += 1
        self._levels[report.experience.level_label] += 1
        for criterion in report.criteria:
            self._statuses[criterion.id, criterion.finding.status] += 1
        years = round(report.experience.years, 1)
        place = _Place(score, -self._scores.total(), report.file.path, report.experience.level_label, years)
        self._copies_of[place.path] = 0
        heapq.heappush(self._best, place)
        if len(self._best) > _RANKED:
            del self._copies_of[heapq.heappop(self._best).path]

    def summary(self, address: Callable[[str], str | None], *, complete: bool) -> Summary:
        """The figures as they stand; `address` gives that of the report of the resume at a path, if there is one."""
        scored = self._scores.total()
        return Summary(
            role=self._keywords.title,
            as_of=self._as_of,
            tool=f"resume-check {__version__}",
            place=self._place,
            complete=complete,
            scored=scored,
            failed=self._codes.total(),
            copies=self._copies,
            mean=sum(score * count for score, count in self._scores.items()) / scored if scored else None,
            median=self._median(),
            highest=max(self._scores, default=None),
            lowest=min(self._scores, default=None),
            bins=self._bins(),
            ranking=[
                Ranked(
                    path=place.path,
                    score=place.score,
                    level=place.level,
                    years=place.years,
                    report=address(place.path),
                    copies=self._copies_of[place.path],
                )
                for place in sorted(self._best, reverse=True)
            ],
            levels=self._levels.most_common(),
            gaps=list(self._gaps(scored)),
            troubles=[Trouble(code, count, self._examples[code]) for code, count in self._codes.most_common()],
        )

    def _bins(self) -> list[int]:
        bins = [0] * BINS
        for score, count in self._scores.items():
            bins[min(int(score * BINS / 100), BINS - 1)] += count
        return bins

    def _median(self) -> float | None:
        """The middle score; of an even number the mean of the two in the middle."""
        scored = self._scores.total()
        passed, low = 0, None
        for score in sorted(self._scores):
            passed += self._scores[score]
            if low is None and passed * 2 >= scored:
                low = score
            if low is not None and passed * 2 > scored:
                return (low + score) / 2
        return low

    def _gaps(self, scored: int) -> Iterator[Gap]:
        """The required criteria that not all show in use, those that most lack first."""
        labels = {group.id: group.label for group in self._keywords.groups}
        if not scored:
            return
        required = [criterion for criterion in self._keywords.criteria if not criterion.optional]
        absent, listed = (
            {criterion.id: self._statuses[criterion.id, status] / scored for criterion in required}
            for status in (Status.ABSENT, Status.LISTED)
        )
        for criterion in sorted(required, key=lambda item: (-absent[item.id], -listed[item.id])):
            if absent[criterion.id] or listed[criterion.id]:
                yield Gap(criterion.label, labels[criterion.group], absent[criterion.id], listed[criterion.id])
