"""What changed between two reports: the score, the criteria that moved and by which lines, results, tips, warnings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from resume_check.model import (
    AtsFinding,
    CriterionScore,
    Evidence,
    Notice,
    Report,
    RequirementMatch,
    SectionKind,
    Status,
    Tip,
)

REWORDED: Final = 0.5  # share of words that two versions of one line have in common


class Version(msgspec.Struct, frozen=True):
    """One of the two resumes."""

    name: str
    path: str
    sha256: str | None
    score: float  # 0..100, one decimal
    level: str
    level_label: str
    years: float
    relevant_years: float


class GroupChange(msgspec.Struct, frozen=True):
    """A group, moved or not; scores are 0 to 100 with one decimal."""

    id: str
    label: str
    old: float
    new: float
    change: float


class Passage(msgspec.Struct, frozen=True):
    """A line of one of the resumes."""

    text: str  # on one line
    section: SectionKind
    page: int | None
    line: int | None
    status: Status  # what it alone shows
    reason: str


class CriterionChange(msgspec.Struct, frozen=True):
    """A criterion whose status or score moved."""

    id: str
    group: str
    label: str
    old_status: Status
    new_status: Status
    points: float  # of the total, before it is cut off at 100
    lost: tuple[Passage, ...]  # evidence that is no longer there, or shows something else now
    won: tuple[Passage, ...]


class ResultChange(msgspec.Struct, frozen=True):
    """A line with a measurable result that only one of the resumes has."""

    passage: Passage
    quantities: tuple[str, ...]


class TipChange(msgspec.Struct, frozen=True):
    """A tip that only one of the reports gives."""

    id: str
    criterion: str
    label: str  # of the criterion, "" where it is about none
    gain: float
    message: str


class NoticeChange(msgspec.Struct, frozen=True):
    """A warning or finding on the file's form that only one of the reports has."""

    id: str
    message: str
    page: int | None


class RequirementChange(msgspec.Struct, frozen=True):
    """A requirement of the advert whose status or score moved."""

    term: str
    required: bool
    old_status: Status
    new_status: Status
    old_score: float  # 0..1
    new_score: float


class JobChange(msgspec.Struct, frozen=True):
    """The match with one advert, before and after."""

    title: str
    file: str
    old: float  # 0..100, one decimal
    new: float
    change: float
    requirements: tuple[RequirementChange, ...]  # in the advert's order


class Comparison(msgspec.Struct, frozen=True):
    """All that differs between two reports for the same role."""

    role: str
    role_title: str
    as_of: str  # YYYY-MM-DD
    old: Version
    new: Version
    change: float  # of the score, one decimal
    groups: tuple[GroupChange, ...]
    criteria: tuple[CriterionChange, ...]  # the largest change first
    results_lost: tuple[ResultChange, ...]
    results_won: tuple[ResultChange, ...]
    tips_done: tuple[TipChange, ...]
    tips_new: tuple[TipChange, ...]
    warnings_gone: tuple[NoticeChange, ...]
    warnings_new: tuple[NoticeChange, ...]
    job: JobChange | None = None  # where both are matched with the same advert

    @property
    def same(self) -> bool:
        """Whether nothing changed that a report tells of."""
        lists = (self.criteria, self.results_lost, self.results_won, self.tips_done, self.tips_new)
        old, new = self.old, self.new
        moved = old.score != new.score or (old.years, old.relevant_years) != (new.years, new.relevant_years)
        matched = self.job is not None and (self.job.old != self.job.new or bool(self.job.requirements))
        return not (moved or matched or any(lists) or self.warnings_gone or self.warnings_new)


def compare(old: Report, new: Report) -> Comparison:
    """What changed from `old` to `new`, two reports for the same role."""
    before = {item.id: item for item in old.criteria}
    changes = [_criterion(before[item.id], item) for item in new.criteria if item.id in before]
    moved = [change for change in changes if change.points or change.old_status is not change.new_status]
    groups = {group.id: round(group.score, 1) for group in old.groups}
    return Comparison(
        role=new.role_id,
        role_title=new.role_title,
        as_of=new.as_of,
        old=_version(old),
        new=_version(new),
        change=round(round(new.score, 1) - round(old.score, 1), 1),
        groups=tuple(
            GroupChange(group.id, group.label, was, round(group.score, 1), round(round(group.score, 1) - was, 1))
            for group in new.groups
            if (was := groups.get(group.id)) is not None
        ),
        criteria=tuple(sorted(moved, key=lambda change: (-abs(change.points), change.id))),
        results_lost=_results(old, new),
        results_won=_results(new, old),
        tips_done=_tips(old, new),
        tips_new=_tips(new, old),
        warnings_gone=_notices(old, new),
        warnings_new=_notices(new, old),
        job=_job(old, new),
    )


def same_advert(old: Report, new: Report) -> bool:
    """Whether both reports are matched with one and the same job advert."""
    return old.job is not None and new.job is not None and old.job.advert.file.sha256 == new.job.advert.file.sha256


def _job(old: Report, new: Report) -> JobChange | None:
    if old.job is None or new.job is None or not same_advert(old, new):
        return None
    before = {_name(item): item for item in old.job.requirements}
    return JobChange(
        title=new.job.advert.title,
        file=new.job.advert.file.name,
        old=old.job.match,
        new=new.job.match,
        change=round(new.job.match - old.job.match, 1),
        requirements=tuple(
            RequirementChange(
                item.requirement.label, item.requirement.required, was.status, item.status, was.score, item.score
            )
            for item in new.job.requirements
            if (was := before.get(_name(item))) is not None and (was.status, was.score) != (item.status, item.score)
        ),
    )


def _name(item: RequirementMatch) -> tuple[str, bool]:
    return item.requirement.label, item.requirement.required


def _version(report: Report) -> Version:
    experience = report.experience
    return Version(
        name=report.file.name,
        path=report.file.path,
        sha256=report.file.sha256,
        score=round(report.score, 1),
        level=experience.level,
        level_label=experience.level_label,
        years=round(experience.years, 1),
        relevant_years=round(experience.relevant_years, 1),
    )


def _criterion(old: CriterionScore, new: CriterionScore) -> CriterionChange:
    points = round(100 * (new.weight * new.finding.score - old.weight * old.finding.score), 2)
    return CriterionChange(
        id=new.id,
        group=new.group,
        label=new.label,
        old_status=old.finding.status,
        new_status=new.finding.status,
        points=points or 0.0,  # never -0.0
        lost=_only_in(old.finding.evidence, new.finding.evidence),
        won=_only_in(new.finding.evidence, old.finding.evidence),
    )


def _only_in(these: Iterable[Evidence], others: Iterable[Evidence]) -> tuple[Passage, ...]:
    """The passages of `these` that `others` have not, reworded or not, to show the same."""
    known: dict[Status, list[frozenset[str]]] = {}
    for item in others:
        known.setdefault(item.status, []).append(_words(item.quote))
    return tuple(_passage(item) for item in these if not _is_among(item.quote, known.get(item.status, [])))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _is_among(text: str, known: list[frozenset[str]]) -> bool:
    words = _words(text)
    return any(words == other or len(words & other) >= REWORDED * len(words | other) for other in known)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _passage(evidence: Evidence) -> Passage:
    return Passage(
        _flat(evidence.quote), evidence.section, evidence.page, evidence.line, evidence.status, evidence.reason
    )


def _results(report: Report, other: Report) -> tuple[ResultChange, ...]:
    known = [_words(item.evidence.quote) for item in other.results]
    return tuple(
        ResultChange(_passage(item.evidence), tuple(map(_flat, item.quantities)))
        for item in report.results
        if not _is_among(item.evidence.quote, known)
    )


def _tips(report: Report, other: Report) -> tuple[TipChange, ...]:
    known = {tip.id for tip in other.tips}
    labels = {item.id: item.label for item in report.criteria}
    return tuple(_tip(tip, labels.get(tip.criterion, "")) for tip in report.tips if tip.id not in known)


def _tip(tip: Tip, label: str) -> TipChange:
    return TipChange(tip.id, tip.criterion, label, round(tip.gain, 1), _flat(tip.message))


def _notices(report: Report, other: Report) -> tuple[NoticeChange, ...]:
    """Warnings and findings on the form; one that both name is told once."""
    known = {_key(item) for item in _all_notices(other)}
    own = {_key(item): item for item in _all_notices(report)}
    return tuple(
        NoticeChange(item.id, _flat(item.message), item.page if isinstance(item, Notice) else None)
        for key, item in own.items()
        if key not in known
    )


def _all_notices(report: Report) -> list[Notice | AtsFinding]:
    return [*report.warnings, *report.ats]


def _key(item: Notice | AtsFinding) -> tuple[str, str]:
    return item.id, _flat(item.message)
