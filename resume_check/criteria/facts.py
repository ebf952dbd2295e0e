"""What the detectors see: the annotated resume and what was worked out from it once for all of them."""

from __future__ import annotations

from typing import Final, final

from resume_check.criteria.line_texts import LineTexts
from resume_check.criteria.locate import Locator
from resume_check.keywords.role import Criterion, KeywordSet
from resume_check.matcher import Annotated
from resume_check.model import RANK, Evidence, Finding, Job, Match, Mention, Portfolio, Result, Status

MAX_EVIDENCE = 25  # passages kept for one criterion, strongest first


@final
class Facts:
    """One resume on its way through the detectors. `findings` grows in the order of the criteria."""

    def __init__(
        self,
        keywords: KeywordSet,
        annotated: Annotated,
        *,
        locator: Locator,
        lines: LineTexts,
        results: tuple[Result, ...],
        portfolio: Portfolio,
        host_lines: list[int],
        jobs: tuple[Job, ...],
    ) -> None:
        self.keywords = keywords
        self.annotated = annotated
        self.resume = annotated.resume  # the resume that is judged
        self.locator = locator
        self.texts = lines.texts  # of each line on one line
        self.word_counts = lines.word_counts  # of each line
        self.results = results
        self.portfolio = portfolio
        self.host_lines = host_lines  # those that may name a code host
        self.jobs = jobs
        self.findings: dict[str, Finding] = {}
        # The name that lists repeat most, and how often, where that is stuffing.
        self.stuffed = _stuffed(keywords.scoring.stuffing_repeats, annotated.repeated)
        self._mentions: dict[str, list[Mention]] = {}
        for mention in annotated.mentions:
            self._mentions.setdefault(mention.criterion, []).append(mention)

    def mentions(self, criterion: str) -> list[Mention]:
        """The mentions of one criterion, in text order."""
        return self._mentions.get(criterion, [])

    def status(self, criterion: str) -> Status:
        """The status of a criterion judged before; absent where it is not judged yet."""
        finding = self.findings.get(criterion)
        return finding.status if finding else Status.ABSENT

    def finding(self, criterion: Criterion) -> Finding:
        """The finding that a criterion's mentions make: the strongest passage wins, the others stay visible."""
        mentions = self.mentions(criterion.id)
        if not mentions:
            return Finding(criterion.id, Status.ABSENT, 0.0, ())
        counted = [mention for mention in mentions if mention.status is not Status.ABSENT]
        status = max([mention.status for mention in counted], default=Status.ABSENT, key=RANK.__getitem__)
        return Finding(
            criterion=criterion.id,
            status=status,
            score=self.score(status),
            evidence=self.passages(counted),
            rejected=self.passages([mention for mention in mentions if mention.status is Status.ABSENT]),
        )

    def passages(self, mentions: list[Mention]) -> tuple[Evidence, ...]:
        """One passage a line, the strongest first: by status, then by how it was found, then in text order."""
        if not mentions:
            return ()
        best: dict[int, tuple[int, int, Mention]] = {}
        for mention in mentions:
            weakness = -_strength(mention)
            kept = best.get(mention.line)
            if kept is None or weakness < kept[0]:
                best[mention.line] = (weakness, mention.start, mention)
        ordered = sorted(best.values(), key=_rank)
        return tuple([self.locator.evidence(mention) for _, _, mention in ordered[:MAX_EVIDENCE]])

    def score(self, status: Status) -> float:
        """What a status is worth, between 0 and 1."""
        if status is Status.DEMONSTRATED:
            return 1.0
        if status is Status.LISTED:
            scoring = self.keywords.scoring
            return scoring.listed_when_stuffed if self.stuffed else scoring.listed
        return 0.0


def _stuffed(limit: int, repeated: tuple[tuple[str, int], ...]) -> tuple[str, int] | None:
    often = [(term, count) for term, count in repeated if count > limit]
    return often[0] if len(often) >= 2 or (often and often[0][1] > 2 * limit) else None


_WORTH: Final = {
    match: place
    for place, match in enumerate(
        (Match.DERIVED, Match.LINK, Match.FUZZY, Match.ACTIVITY, Match.FAMILY, Match.ALIAS, Match.EXACT)
    )
}


def _strength(mention: Mention) -> int:
    """By status, and then by how it was found."""
    return RANK[mention.status] * len(_WORTH) + _WORTH[mention.match]


def _rank(passage: tuple[int, int, Mention]) -> tuple[int, int]:
    return passage[:2]
