"""The JSON record of a report or a failure, field by field in the order of the output.

The JSON and its schema are both made from these types, so that they cannot disagree.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from resume_check.model import Match, RequirementKind, SectionKind, Severity, Status

SCHEMA_VERSION: Literal["1"] = "1"

Percent = Annotated[float, Meta(ge=0, le=100)]
Share = Annotated[float, Meta(ge=0, le=1)]
Page = Annotated[int, Meta(ge=1, description="Counted from 1.")]
Box = Annotated[
    tuple[float, float, float, float],
    Meta(description="[x0, top, x1, bottom] in points from the page's top left."),
]
Id = Annotated[str, Meta(min_length=1)]


class ToolRecord(Struct, frozen=True):
    """The program that made the record."""

    name: str
    version: str


class FileRecord(Struct, frozen=True):
    """The file that the record is about; what could not be found out is null."""

    name: str
    path: Annotated[str, Meta(description="As it was given, with forward slashes.")]
    format: str | None
    bytes: int | None
    sha256: str | None
    pages: int | None
    duplicate_of: (
        Annotated[str, Meta(description="Only in a batch: path of an earlier file with the same content.")] | UnsetType
    ) = UNSET


class RoleRecord(Struct, frozen=True):
    """The keyword set that was scored against."""

    id: Id
    title: str


class GroupRecord(Struct, frozen=True):
    """A group of criteria and the weighted mean of its required ones."""

    id: Id
    label: str
    weight: Share
    score: Percent


class EvidenceRecord(Struct, frozen=True):
    """A passage of the resume, and what it alone shows."""

    text: str
    term: str
    match: Match
    section: SectionKind
    page: Page | None
    bbox: Box | None
    line: Annotated[int, Meta(ge=1, description="Line of the text, for formats without pages.")] | None
    status: Status
    reason: str
    boxes: Annotated[list[BoxRecord], Meta(description="One for each printed line of the passage.")]


class BoxRecord(Struct, frozen=True):
    """Where one printed line of a passage stands."""

    page: Page
    bbox: Box


class RejectedRecord(Struct, frozen=True):
    """A mention that did not count, and why."""

    text: str
    term: str
    reason: str
    section: SectionKind
    page: Page | None
    line: int | None


class CriterionRecord(Struct, frozen=True):
    """A criterion and its judgement. The total is the sum over all of 100 * weight * score, at most 100."""

    id: Id
    group: Id
    label: str
    weight: Annotated[float, Meta(ge=0, le=1, description="Share of the total; if optional, what it can add.")]
    optional: bool
    status: Status
    score: Share
    evidence: Annotated[list[EvidenceRecord], Meta(description="Strongest first.")]
    rejected: list[RejectedRecord]


class ResultRecord(Struct, frozen=True):
    """A line that states a measurable result."""

    text: str
    section: SectionKind
    page: Page | None
    bbox: Box | None
    line: int | None
    quantities: list[str]


class SalaryRecord(Struct, frozen=True):
    """The guide's salary figures for the level, a year."""

    label: str
    low: int
    high: int
    currency: str


class JobRecord(Struct, frozen=True):
    """A dated job as it was read."""

    title: str
    organisation: str
    first: Annotated[str, Meta(description="YYYY-MM")]
    last: Annotated[str, Meta(description="YYYY-MM")]
    relevant: bool
    counted: bool
    reason: str


class ExperienceRecord(Struct, frozen=True):
    """Years of work, and what the guide says for them."""

    years: Annotated[float, Meta(ge=0)]
    relevant_years: Annotated[float, Meta(ge=0)]
    level: str
    level_label: str
    salary_band: SalaryRecord
    next_step: str
    jobs: list[JobRecord]


class PortfolioRecord(Struct, frozen=True):
    """Links to the person's own work."""

    code_host: bool
    hosts: list[str]
    links: list[str]


class TipRecord(Struct, frozen=True):
    """One change to the resume, and the points that the score rises by when nothing else changes."""

    id: Id
    criterion: str
    gain: Percent
    message: str
    evidence: list[EvidenceRecord]


class WarningRecord(Struct, frozen=True):
    """Something about the file that its reader should know."""

    id: Id
    message: str
    page: Page | None


class ReadingRecord(Struct, frozen=True):
    """How the text was got, and how well."""

    engine: Annotated[str, Meta(description="What read the file; two joined by + where pages differ.")]
    words: int
    word_share: Annotated[Share, Meta(description="Of the words that can be judged, those that look like words.")]
    pages_without_text: list[Page]
    ocr_pages: Annotated[list[Page], Meta(description="Read from their picture by text recognition.")]
    multi_column_pages: list[Page]
    column_sections: Annotated[int, Meta(ge=0, description="Sections of a Word file that are set in columns.")]
    tables: int
    left_out: Annotated[list[LeftOutRecord], Meta(description="What is in the file and was not judged.")]


class LeftOutRecord(Struct, frozen=True):
    """A part of the file that was not judged, and why."""

    kind: Id
    reason: str
    page: Page | None
    words: Annotated[int, Meta(ge=0)] | None


class AtsRecord(Struct, frozen=True):
    """What in the file's form applicant tracking systems stumble over. It does not change the score."""

    id: Id
    severity: Severity
    message: str
    fix: str
    pages: list[Page]


class TimingRecord(Struct, frozen=True):
    """How long it took: the only part that differs between two runs over the same input."""

    seconds: Annotated[float, Meta(ge=0)]


class ConsideredRecord(Struct, frozen=True):
    """A mention of a criterion, whether it counts and why."""

    text: str
    term: str
    match: Match
    status: Annotated[Status, Meta(description="What this mention alone shows.")]
    reason: str
    section: SectionKind
    page: Page | None
    line: int | None


class ExplanationRecord(Struct, frozen=True):
    """Why one criterion was judged as it was: with --explain."""

    criterion: Id
    why: str
    rule: list[str]
    facts: list[str]
    considered: Annotated[list[ConsideredRecord], Meta(description="In text order.")]
    left_out: Annotated[int, Meta(ge=0)]


class AdvertLineRecord(Struct, frozen=True):
    """A line of a job advert."""

    text: str
    line: Annotated[int, Meta(ge=1)]
    page: Page | None


class SkillRecord(Struct, frozen=True):
    """Something that an advert names."""

    term: str
    criterion: Annotated[str, Meta(description="The criterion that judges it.")] | None


class RequirementRecord(Struct, frozen=True):
    """One thing that a job advert asks for, and what the resume shows of it."""

    kind: RequirementKind
    term: Annotated[str, Meta(description="What is asked for, as the report calls it.")]
    criterion: Annotated[str, Meta(description="The criterion that judges it.")] | None
    any_of: Annotated[list[SkillRecord], Meta(description="Where one of several is enough: all of them.")]
    required: Annotated[bool, Meta(description="False: it would only be welcome.")]
    status: Annotated[Status, Meta(description="Of years: demonstrated when reached, listed when some are there.")]
    score: Share
    met_by: Annotated[str, Meta(description="Which of any_of decided.")] | None
    years_asked: Annotated[float, Meta(ge=0)] | None
    years_had: Annotated[float, Meta(ge=0)] | None
    evidence: Annotated[list[EvidenceRecord], Meta(description="Strongest first.")]
    advert: Annotated[AdvertLineRecord, Meta(description="The line that asks for it.")]


class JobTipRecord(Struct, frozen=True):
    """One change to the resume, and the points that the match rises by when nothing else changes."""

    id: Id
    requirement: str
    gain: Percent
    message: str
    evidence: list[EvidenceRecord]


class JobMatchRecord(Struct, frozen=True):
    """The resume beside a job advert: with --job. The score and all other fields know nothing of it."""

    file: FileRecord
    title: str | None
    match: Annotated[float, Meta(ge=0, le=100, description="100 * sum(weight * score) / sum(weight).")]
    requirements: Annotated[list[RequirementRecord], Meta(description="In the advert's order.")]
    missing: Annotated[list[str], Meta(description="Terms of the requirements of which nothing is shown.")]
    tips: Annotated[list[JobTipRecord], Meta(description="Largest gain first.")]
    not_understood: Annotated[list[AdvertLineRecord], Meta(description="Lines that ask for something unknown.")]
    warnings: list[WarningRecord]


class ReportRecord(Struct, frozen=True):
    """The report of one resume."""

    schema_version: Literal["1"]
    tool: ToolRecord
    file: FileRecord
    role: RoleRecord
    as_of: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description='The day that "Present" means.')]
    score: Percent
    groups: list[GroupRecord]
    criteria: list[CriterionRecord]
    measurable_results: list[ResultRecord]
    experience: ExperienceRecord
    certifications: Annotated[list[str], Meta(description="Criterion ids of the certificates that are held.")]
    portfolio: PortfolioRecord
    tips: Annotated[list[TipRecord], Meta(description="Largest gain first.")]
    warnings: list[WarningRecord]
    reading: ReadingRecord
    ats: Annotated[list[AtsRecord], Meta(description="The most serious first.")]
    timing: TimingRecord
    explanation: ExplanationRecord | UnsetType = UNSET
    job: JobMatchRecord | UnsetType = UNSET


class ErrorRecord(Struct, frozen=True):
    """Why a file could not be read, and what to do."""

    code: Literal[
        "not-found",
        "permission-denied",
        "empty",
        "unsupported-format",
        "damaged",
        "password-protected",
        "no-text",
        "too-large",
        "timeout",
        "crashed",
    ]
    message: str


class FailureRecord(Struct, frozen=True):
    """What stands in place of a report where a resume could not be read."""

    schema_version: Literal["1"]
    tool: ToolRecord
    file: FileRecord
    error: ErrorRecord
