"""Makes the record of a match with a job advert."""

from __future__ import annotations

from collections.abc import Callable

from resume_check.model import AdvertLine, Evidence, FileInfo, JobMatch, JobTip, RequirementMatch, Status
from resume_check.reporter.records import (
    AdvertLineRecord,
    EvidenceRecord,
    FileRecord,
    JobMatchRecord,
    JobTipRecord,
    RequirementRecord,
    SkillRecord,
    WarningRecord,
)

Quote = Callable[[Evidence], EvidenceRecord]


def job_record(job: JobMatch, *, file: Callable[[FileInfo], FileRecord], evidence: Quote) -> JobMatchRecord:
    """`job` as its record; `file` and `evidence` make the records that others have too."""
    advert = job.advert
    return JobMatchRecord(
        file=file(advert.file),
        title=advert.title or None,
        match=round(job.match, 1),
        requirements=[_requirement(item, evidence) for item in job.requirements],
        missing=[item.requirement.label for item in job.requirements if item.status is Status.ABSENT],
        tips=[_tip(tip, evidence) for tip in job.tips],
        not_understood=[_line(line) for line in advert.not_understood],
        warnings=[WarningRecord(id=item.id, message=item.message, page=item.page) for item in job.warnings],
    )


def _requirement(item: RequirementMatch, evidence: Quote) -> RequirementRecord:
    asked = item.requirement
    several = len(asked.skills) > 1
    return RequirementRecord(
        kind=asked.kind,
        term=asked.label,
        criterion=asked.skills[0].criterion or None if len(asked.skills) == 1 else None,
        any_of=[SkillRecord(term=one.label, criterion=one.criterion or None) for one in asked.skills]
        if several
        else [],
        required=asked.required,
        status=item.status,
        score=round(item.score, 6),
        met_by=item.met_by or None,
        years_asked=asked.years,
        years_had=item.had,
        evidence=[evidence(one) for one in item.evidence],
        advert=_line(asked.source),
    )


def _tip(tip: JobTip, evidence: Quote) -> JobTipRecord:
    return JobTipRecord(
        id=tip.id,
        requirement=tip.requirement,
        gain=round(tip.gain, 1),
        message=tip.message,
        evidence=[evidence(one) for one in tip.evidence],
    )


def _line(line: AdvertLine) -> AdvertLineRecord:
    return AdvertLineRecord(text=" ".join(line.text.split()), line=line.line, page=line.page)
