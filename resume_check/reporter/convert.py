"""Makes the record of a report or a failure: numbers are rounded here and nowhere else, and quotes put on one line."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import UNSET

from resume_check.model import (
    BBox,
    CriterionScore,
    Evidence,
    Experience,
    Explanation,
    Failure,
    FileInfo,
    Reading,
    Report,
    Result,
    Tip,
)
from resume_check.reporter.job_record import job_record
from resume_check.reporter.records import (
    SCHEMA_VERSION,
    AtsRecord,
    BoxRecord,
    ConsideredRecord,
    CriterionRecord,
    ErrorRecord,
    EvidenceRecord,
    ExperienceRecord,
    ExplanationRecord,
    FailureRecord,
    FileRecord,
    GroupRecord,
    JobRecord,
    LeftOutRecord,
    PortfolioRecord,
    ReadingRecord,
    RejectedRecord,
    ReportRecord,
    ResultRecord,
    RoleRecord,
    SalaryRecord,
    TimingRecord,
    TipRecord,
    ToolRecord,
    WarningRecord,
)
from resume_check.version import __version__

_TOOL = ToolRecord(name="resume-check", version=__version__)


def report_record(report: Report) -> ReportRecord:
    """`report` as its record."""
    passages = _Passages()
    return ReportRecord(
        schema_version=SCHEMA_VERSION,
        tool=_TOOL,
        file=_file(report.file),
        role=RoleRecord(id=report.role_id, title=report.role_title),
        as_of=report.as_of,
        score=round(report.score, 1),
        groups=[
            GroupRecord(id=group.id, label=group.label, weight=round(group.weight, 6), score=round(group.score, 1))
            for group in report.groups
        ],
        criteria=[_criterion(criterion, passages) for criterion in report.criteria],
        measurable_results=[_result(result, passages) for result in report.results],
        experience=_experience(report.experience),
        certifications=list(report.certifications),
        portfolio=PortfolioRecord(
            code_host=report.portfolio.code_host,
            hosts=list(report.portfolio.hosts),
            links=list(report.portfolio.links),
        ),
        tips=[_tip(tip, passages) for tip in report.tips],
        warnings=[WarningRecord(id=item.id, message=item.message, page=item.page) for item in report.warnings],
        reading=_reading(report.reading),
        ats=[
            AtsRecord(
                id=item.id,
                severity=item.severity,
                message=one_line(item.message),
                fix=one_line(item.fix),
                pages=list(item.pages),
            )
            for item in report.ats
        ],
        timing=TimingRecord(seconds=round(report.seconds, 4)),
        explanation=UNSET if report.explanation is None else _explanation(report.explanation),
        job=UNSET if report.job is None else job_record(report.job, file=_file, evidence=passages.evidence),
    )


def failure_record(failure: Failure) -> FailureRecord:
    """`failure` as its record."""
    return FailureRecord(
        schema_version=SCHEMA_VERSION,
        tool=_TOOL,
        file=_file(failure.file),
        error=ErrorRecord(code=failure.code, message=failure.message),  # type: ignore[arg-type]  # ResumeError.code
    )


def _explanation(explanation: Explanation) -> ExplanationRecord:
    return ExplanationRecord(
        criterion=explanation.criterion,
        why=explanation.why,
        rule=list(explanation.rule),
        facts=list(explanation.facts),
        considered=[
            ConsideredRecord(
                text=one_line(item.quote),
                term=one_line(item.term),
                match=item.match,
                status=item.status,
                reason=item.reason,
                section=item.section,
                page=item.page,
                line=item.line,
            )
            for item in explanation.considered
        ],
        left_out=explanation.left_out,
    )


def _reading(reading: Reading) -> ReadingRecord:
    return ReadingRecord(
        engine=reading.engine,
        words=reading.words,
        word_share=round(reading.word_share, 3),
        pages_without_text=list(reading.pages_without_text),
        ocr_pages=list(reading.ocr_pages),
        multi_column_pages=list(reading.multi_column_pages),
        column_sections=reading.column_sections,
        tables=reading.tables,
        left_out=[
            LeftOutRecord(kind=part.kind, reason=one_line(part.reason), page=part.page, words=part.words)
            for part in reading.left_out
        ],
    )


def _file(file: FileInfo) -> FileRecord:
    return FileRecord(
        name=file.name,
        path=file.path,
        format=file.format,
        bytes=file.bytes,
        sha256=file.sha256,
        pages=file.pages,
        duplicate_of=UNSET if file.duplicate_of is None else file.duplicate_of,
    )


def _criterion(criterion: CriterionScore, passages: _Passages) -> CriterionRecord:
    finding = criterion.finding
    return CriterionRecord(
        id=criterion.id,
        group=criterion.group,
        label=criterion.label,
        weight=round(criterion.weight, 6),
        optional=criterion.optional,
        status=finding.status,
        score=round(finding.score, 6),
        evidence=[passages.evidence(evidence) for evidence in finding.evidence],
        rejected=[_rejected(evidence, passages) for evidence in finding.rejected],
    )


class _Passage(NamedTuple):
    """A quote and its place, as records have them."""

    text: str
    bbox: tuple[float, float, float, float] | None
    boxes: list[BoxRecord]


class _Passages:
    """The passages of one report, each made once: a line of a resume speaks for several criteria."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, BBox | None, tuple[tuple[int, BBox], ...]], _Passage] = {}

    def of(self, evidence: Evidence) -> _Passage:
        """The passage that `evidence` quotes."""
        key = evidence.quote, evidence.bbox, evidence.boxes
        passage = self._made.get(key)
        if passage is None:
            passage = self._made[key] = _Passage(
                one_line(evidence.quote),
                None if evidence.bbox is None else _rounded(evidence.bbox),
                [BoxRecord(page=page, bbox=_rounded(box)) for page, box in evidence.boxes],
            )
        return passage

    def evidence(self, evidence: Evidence) -> EvidenceRecord:
        """`evidence` as its record."""
        passage = self.of(evidence)
        return EvidenceRecord(
            text=passage.text,
            term=evidence.term,
            match=evidence.match,
            section=evidence.section,
            page=evidence.page,
            bbox=passage.bbox,
            line=evidence.line,
            status=evidence.status,
            reason=evidence.reason,
            boxes=passage.boxes,
        )


def _rejected(evidence: Evidence, passages: _Passages) -> RejectedRecord:
    return RejectedRecord(
        text=passages.of(evidence).text,
        term=evidence.term,
        reason=evidence.reason,
        section=evidence.section,
        page=evidence.page,
        line=evidence.line,
    )


def _result(result: Result, passages: _Passages) -> ResultRecord:
    evidence = result.evidence
    passage = passages.of(evidence)
    return ResultRecord(
        text=passage.text,
        section=evidence.section,
        page=evidence.page,
        bbox=passage.bbox,
        line=evidence.line,
        quantities=[one_line(quantity) for quantity in result.quantities],
    )


def _experience(experience: Experience) -> ExperienceRecord:
    band = experience.salary_band
    return ExperienceRecord(
        years=round(experience.years, 2),
        relevant_years=round(experience.relevant_years, 2),
        level=experience.level,
        level_label=experience.level_label,
        salary_band=SalaryRecord(label=band.label, low=band.low, high=band.high, currency=band.currency),
        next_step=experience.next_step,
        jobs=[
            JobRecord(
                title=one_line(job.title),
                organisation=one_line(job.organisation),
                first=job.first,
                last=job.last,
                relevant=job.relevant,
                counted=job.counted,
                reason=job.reason,
            )
            for job in experience.jobs
        ],
    )


def _tip(tip: Tip, passages: _Passages) -> TipRecord:
    return TipRecord(
        id=tip.id,
        criterion=tip.criterion,
        gain=round(tip.gain, 1),
        message=tip.message,
        evidence=[passages.evidence(evidence) for evidence in tip.evidence],
    )


def _rounded(box: BBox) -> tuple[float, float, float, float]:
    return (round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1))


def one_line(text: str) -> str:
    """`text` with every run of white space, line breaks included, as one space."""
    return " ".join(text.split())
