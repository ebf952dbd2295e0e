"""What the detectors see: the annotated resume and what was worked out from it once for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from resume_check.criteria.locate import Locator
from resume_check.keywords.role import Criterion, KeywordSet
from resume_check.matcher import Annotated
from resume_check.model import RANK, Evidence, Finding, Job, Match, Mention, Portfolio, Result, Resume, Status

MAX_EVIDENCE = 25  # passages kept for one criterion, strongest first


@dataclass(slots=True)
class Facts:
    """One resume on its way through the detectors. `findings` grows in the order of the criteria."""

    keywords: KeywordSet
    annotated: Annotated
    locator: Locator
    results: tuple[Result, ...]
    portfolio: Portfolio
    jobs: tuple[Job, ...]
    findings: dict[str, Finding] = field(default_factory=dict)

    @property
    def resume(self) -> Resume:
        """The resume that is judged."""
        return self.annotated.resume

    @property
    def stuffed(self) -> tuple[str, int] | None:
        """The name that lists repeat most, and how often, where that is stuffing."""
        limit = self.keywords.scoring.stuffing_repeats
        often = [(term, count) for term, count in self.annotated.repeated if count > limit]
        return often[0] if len(often) >= 2 or (often and often[0][1] > 2 * limit) else None

    def status(self, criterion: str) -> Status:
        """The status of a criterion judged before; absent where it is not judged yet."""
        finding = self.findings.get(criterion)
        return finding.status if finding else Status.ABSENT

    def finding(self, criterion: Criterion, mentions: tuple[Mention, ...]) -> Finding:
        """The finding that `mentions` make: the strongest passage wins, the others stay visible."""
        counted = [mention for mention in mentions if mention.status is not Status.ABSENT]
        status = max((mention.status for mention in counted), default=Status.ABSENT, key=RANK.__getitem__)
        return Finding(
            criterion=criterion.id,
            status=status,
            score=self.score(status),
            evidence=self.passages(counted),
            rejected=self.passages([mention for mention in mentions if mention.status is Status.ABSENT]),
        )

    def passages(self, mentions: list[Mention]) -> tuple[Evidence, ...]:
        """One passage a line, the strongest first: by status, then by how it was found, then in text order."""
        best: dict[int, Mention] = {}
        for mention in mentions:
            kept = best.get(mention.line)
            if kept is None or _strength(mention) > _strength(kept):
                best[mention.line] = mention
        ordered = sorted(best.values(), key=lambda item: (*(-part for part in _strength(item)), item.start))
        return tuple(self.locator.evidence(mention) for mention in ordered[:MAX_EVIDENCE])

    def score(self, status: Status) -> float:
        """What a status is worth, between 0 and 1."""
        if status is Status.DEMONSTRATED:
            return 1.0
        if status is Status.LISTED:
            scoring = self.keywords.scoring
            return scoring.listed_when_stuffed if self.stuffed else scoring.listed
        return 0.0


_MATCH_ORDER = {
    match: place
    for place, match in enumerate(
        (Match.DERIVED, Match.LINK, Match.FUZZY, Match.ACTIVITY, Match.FAMILY, Match.ALIAS, Match.EXACT)
    )
}


def _strength(mention: Mention) -> tuple[int, int]:
    return RANK[mention.status], _MATCH_ORDER[mention.match]
