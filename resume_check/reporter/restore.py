"""A report out of the JSON that was saved of it: all that the JSON holds, so without offsets into the text."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import UNSET

from resume_check.model import (
    Advert,
    AdvertLine,
    AtsFinding,
    CriterionScore,
    Evidence,
    Experience,
    FileInfo,
    Finding,
    GroupScore,
    Job,
    JobMatch,
    JobTip,
    Match,
    Notice,
    Portfolio,
    Reading,
    Report,
    Requirement,
    RequirementMatch,
    Result,
    SalaryBand,
    Skill,
    Status,
    Tip,
)
from resume_check.reporter.records import (
    CriterionRecord,
    EvidenceRecord,
    ExperienceRecord,
    JobMatchRecord,
    RejectedRecord,
    ReportRecord,
    RequirementRecord,
    ResultRecord,
    SkillRecord,
    TipRecord,
)

_BEGINNING: Final = b'"schema_version"'
_WITHIN: Final = 100  # bytes
_MOST: Final = 200  # of any list: no report has more, and what compares them goes through all pairs


def restored(data: bytes) -> Report | None:
    """The report that `data` is the JSON of; None where it is anything else, such as a resume."""
    if _BEGINNING not in data[:_WITHIN]:
        return None
    try:
        record = msgspec.json.decode(data, type=ReportRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    reading = record.reading
    return Report(
        file=FileInfo(**{**msgspec.structs.asdict(record.file), "duplicate_of": record.file.duplicate_of or None}),
        role_id=record.role.id,
        role_title=record.role.title,
        as_of=record.as_of,
        score=record.score,
        groups=tuple(GroupScore(item.id, item.label, item.weight, item.score) for item in record.groups[:_MOST]),
        criteria=tuple(map(_criterion, record.criteria[:_MOST])),
        results=tuple(map(_result, record.measurable_results[:_MOST])),
        experience=_experience(record.experience),
        certifications=tuple(record.certifications),
        portfolio=Portfolio(record.portfolio.code_host, tuple(record.portfolio.hosts), tuple(record.portfolio.links)),
        tips=tuple(map(_tip, record.tips[:_MOST])),
        warnings=tuple(Notice(item.id, item.message, item.page) for item in record.warnings[:_MOST]),
        reading=Reading(reading.engine, reading.words, word_share=reading.word_share),
        ats=tuple(
            AtsFinding(item.id, item.severity, item.message, item.fix, tuple(item.pages)) for item in record.ats[:_MOST]
        ),
        job=None if record.job is UNSET else _job(record.job, record.role.id),
        seconds=record.timing.seconds,
    )


def _job(record: JobMatchRecord, role: str) -> JobMatch:
    requirements = tuple(map(_requirement, record.requirements[:_MOST]))
    advert = Advert(
        file=FileInfo(**msgspec.structs.asdict(record.file)),
        role=role,
        title=record.title or "",
        requirements=tuple(item.requirement for item in requirements),
        not_understood=tuple(AdvertLine(one.text, one.line, one.page) for one in record.not_understood[:_MOST]),
    )
    tips = (
        JobTip(tip.id, tip.requirement, tip.gain, tip.message, tuple(map(_evidence, tip.evidence[:_MOST])))
        for tip in record.tips[:_MOST]
    )
    warnings = (Notice(item.id, item.message, item.page) for item in record.warnings[:_MOST])
    return JobMatch(advert, record.match, requirements, tuple(tips), tuple(warnings))


def _requirement(record: RequirementRecord) -> RequirementMatch:
    skills = record.any_of or ([SkillRecord(record.term, record.criterion)] if record.kind == "skill" else [])
    asked = Requirement(
        kind=record.kind,
        label=record.term,
        required=record.required,
        source=AdvertLine(record.advert.text, record.advert.line, record.advert.page),
        skills=tuple(Skill(item.term, item.criterion or "") for item in skills[:_MOST]),
        years=record.years_asked,
    )
    evidence = tuple(map(_evidence, record.evidence[:_MOST]))
    return RequirementMatch(asked, record.status, record.score, evidence, record.met_by or "", record.years_had)


def _criterion(record: CriterionRecord) -> CriterionScore:
    finding = Finding(
        criterion=record.id,
        status=record.status,
        score=record.score,
        evidence=tuple(map(_evidence, record.evidence[:_MOST])),
        rejected=tuple(map(_rejected, record.rejected[:_MOST])),
    )
    return CriterionScore(record.id, record.group, record.label, record.weight, record.optional, finding)


def _evidence(record: EvidenceRecord) -> Evidence:
    return Evidence(
        start=0,
        end=0,
        quote=record.text,
        term=record.term,
        match=record.match,
        section=record.section,
        page=record.page,
        bbox=None,
        line=record.line,
        status=record.status,
        reason=record.reason,
    )


def _rejected(record: RejectedRecord) -> Evidence:
    return Evidence(
        start=0,
        end=0,
        quote=record.text,
        term=record.term,
        match=Match.DERIVED,
        section=record.section,
        page=record.page,
        bbox=None,
        line=record.line,
        status=Status.ABSENT,
        reason=record.reason,
    )


def _result(record: ResultRecord) -> Result:
    evidence = Evidence(
        start=0,
        end=0,
        quote=record.text,
        term="result",
        match=Match.ACTIVITY,
        section=record.section,
        page=record.page,
        bbox=None,
        line=record.line,
        status=Status.DEMONSTRATED,
        reason="a number that states an outcome",
    )
    return Result(evidence, tuple(record.quantities))


def _experience(record: ExperienceRecord) -> Experience:
    return Experience(
        years=record.years,
        relevant_years=record.relevant_years,
        level=record.level,
        level_label=record.level_label,
        salary_band=SalaryBand(**msgspec.structs.asdict(record.salary_band)),
        next_step=record.next_step,
        jobs=tuple(Job(**msgspec.structs.asdict(job)) for job in record.jobs),
    )


def _tip(record: TipRecord) -> Tip:
    return Tip(record.id, record.criterion, record.gain, record.message, tuple(map(_evidence, record.evidence)))
