"""The whole way of one resume: bytes -> Document -> Resume -> mentions -> findings -> score and tips -> Report."""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from resume_check import keywords
from resume_check.ats import ats_findings
from resume_check.criteria import judge
from resume_check.criteria.facts import Facts
from resume_check.errors import Empty, JobError, NoText, OcrMissing, ResumeError, UnsupportedFormat
from resume_check.keywords.role import KeywordSet
from resume_check.matcher import Matcher
from resume_check.model import (
    Advert,
    BBox,
    Document,
    FileInfo,
    Guide,
    NotDrawn,
    Notice,
    Pictures,
    Report,
    SalaryBand,
)
from resume_check.notices import content_notices
from resume_check.parsers import draw_pages, parse
from resume_check.parsers.ocr import find_engine
from resume_check.score import criterion_scores, group_scores, total
from resume_check.settings import Settings
from resume_check.structure import structure
from resume_check.tips import make_tips
from resume_check.view import view_resume

_UNKNOWN: Final = "it has no text, so that nobody knows whom it shows"
_DRAWING: Final = 0.7  # share of the time that a file may take in which a page may still be begun to be drawn


class SavedReport(UnsupportedFormat):
    """A saved report where a resume is needed."""

    hint = "Compare the resumes themselves."


def analyse(
    data: bytes,
    *,
    name: str,
    path: str,
    settings: Settings | None = None,
    scored: Callable[[Report], None] | None = None,
) -> Report:
    """Score the resume in `data`; `name` and `path` are what the report calls the file.

    The matcher is built once a process and role. Pages are drawn when all else is done; before that, `scored` is
    called with the report as it is without their pictures, so that drawing cannot cost the score.

    Raises:
        ResumeError: the resume cannot be read, or the settings are wrong; its code says which.
    """
    settings = settings or Settings()
    started = time.perf_counter()
    if settings.saved and (saved := _saved(data, settings)) is not None:
        return replace(saved, file=replace(saved.file, name=name, path=path))
    role = keywords.load(settings.role)
    document = parse(data, name=name, limits=settings.limits, ocr=settings.ocr)
    file = _file(data, document, name=name, path=path)
    report = judge_document(document, file=file, role=role, settings=settings, started=started)
    if report.view is None or not report.view.not_drawn:
        return report
    if scored is not None:
        scored(report)
    until = started + _DRAWING * settings.limits.timeout
    pictures = _pictures(data, document, role, settings, name, until)
    view = replace(report.view, pages=pictures.pages, not_drawn=pictures.not_drawn)
    return replace(report, view=view, seconds=time.perf_counter() - started)


def _saved(data: bytes, settings: Settings) -> Report | None:
    """The report that `data` is the JSON of, if any."""
    from resume_check.reporter.restore import restored

    saved = restored(data)
    if saved is not None and settings.redact:
        raise SavedReport("It is a saved report, and what it names of the person cannot be told any more")
    return saved


def read_job(data: bytes, *, name: str, path: str, settings: Settings) -> Advert:
    """Read the job advert in `data` for the role of `settings`, to be matched by `Settings.job`.

    Raises:
        JobError: it cannot be read, or asks for nothing that the role knows; the message names it and what to do.
        SettingsError: the role or another setting is wrong.
    """
    role = keywords.load(settings.role)
    try:
        document = parse(data, name=name, limits=settings.limits, ocr=settings.ocr)
    except OcrMissing:
        raise
    except (Empty, NoText) as error:
        raise JobError(f"{path}: The job advert has no text. Save its text as a .txt file and name that") from error
    except ResumeError as error:
        raise JobError(
            f"{path}: The job advert cannot be read: {error.args[0]}. Save its text as a .txt file"
        ) from error
    from resume_check.job import read_advert

    return read_advert(document, file=_file(data, document, name=name, path=path), role=role, matcher=_matcher(role))


def _file(data: bytes, document: Document, *, name: str, path: str) -> FileInfo:
    return FileInfo(
        name=name,
        path=path,
        format=document.format.value,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=document.page_count,
    )


def _pictures(
    data: bytes, document: Document, role: KeywordSet, settings: Settings, name: str, until: float
) -> Pictures:
    """Pictures of the pages, with what is personal painted over where `settings` say so.

    A page without words is left out then, as nobody knows what is on it.
    """
    if not settings.redact:
        return draw_pages(data, document, until=until)
    from resume_check.redact import personal_boxes

    covered: dict[int, list[BBox]] = {}
    for number, box in personal_boxes(structure(document, as_of=_day(settings)), role, file_name=name):
        covered.setdefault(number, []).append(box)
    drawn = draw_pages(data, document, covered=covered, until=until)
    read = {word.page for word in document.words}
    unknown = tuple(NotDrawn(page.number, _UNKNOWN) for page in drawn.pages if page.number not in read)
    return Pictures(
        tuple(page for page in drawn.pages if page.number in read),
        tuple(sorted((*drawn.not_drawn, *unknown))),
    )


def _day(settings: Settings) -> datetime.date:
    """What "Present" means."""
    return settings.as_of or datetime.datetime.now(tz=datetime.UTC).astimezone().date()


def prepare(settings: Settings) -> None:
    """Build what scoring needs, so that the first file takes no longer than the others.

    Raises `KeywordSetError` where the role is unknown or its keyword set is wrong, `UnknownCriterion` where there is
    none to explain, and `OcrMissing` where `settings` ask for text recognition and there is no program for it.
    """
    _matcher(keywords.load(settings.role))
    _advert(settings, keywords.load(settings.role))
    if settings.explain is not None:
        from resume_check.explain import find_criterion

        find_criterion(keywords.load(settings.role), settings.explain)
    if settings.ocr:
        find_engine().load()


def judge_document(
    document: Document,
    *,
    file: FileInfo,
    role: KeywordSet,
    settings: Settings,
    started: float,
) -> Report:
    """The report on a document that was read; `started` is the value of time.perf_counter at the beginning.

    Where `settings` ask for it, its `view` is there, without pictures of pages.
    """
    as_of = _day(settings)
    resume = structure(document, as_of=as_of)
    annotated = _matcher(role).annotate(resume, named=_named(settings, role))
    facts, experience = judge(role, annotated)
    scores = {criterion: finding.score for criterion, finding in facts.findings.items()}
    held = tuple(
        item.id for item in role.criteria if item.detector == "certification" and facts.findings[item.id].score > 0
    )
    report = Report(
        file=file,
        role_id=role.id,
        role_title=role.title,
        as_of=as_of.isoformat(),
        score=round(total(role, scores), 1),
        groups=group_scores(role, scores),
        criteria=criterion_scores(role, facts.findings),
        results=facts.results,
        experience=experience,
        certifications=held,
        portfolio=facts.portfolio,
        tips=make_tips(facts),
        warnings=_unique((*document.notices, *content_notices(facts))),
        reading=document.reading,
        ats=ats_findings(resume),
        guide=_guide(role),
        view=view_resume(resume) if settings.view else None,
    )
    return replace(_with_extras(report, settings, role, facts), seconds=time.perf_counter() - started)


def _with_extras(report: Report, settings: Settings, role: KeywordSet, facts: Facts) -> Report:
    """`report` with what few ask for, which is imported only then."""
    resume = facts.annotated.resume
    if settings.explain is not None:
        from resume_check.explain import explain, find_criterion

        report = replace(report, explanation=explain(find_criterion(role, settings.explain), facts))
    if settings.content:
        from resume_check.extract import extract

        report = replace(report, content=extract(resume, facts.portfolio))
    if settings.job is not None:
        from resume_check.job import match_job

        report = replace(report, job=match_job(settings.job, facts, report.experience))
    if settings.redact:
        from resume_check.redact import redact_report

        report = redact_report(report, resume, role)
    return report


def _named(settings: Settings, role: KeywordSet) -> frozenset[str]:
    """The terms whose mentions are wanted each by itself, for a job advert."""
    advert = _advert(settings, role)
    if advert is None:
        return frozenset()
    from resume_check.job import terms_of

    return terms_of(advert)


def _advert(settings: Settings, role: KeywordSet) -> Advert | None:
    """The job advert of `settings`; raises `JobError` where it was read for another role than `role`."""
    advert = settings.job
    if advert is not None and advert.role != role.id:
        raise JobError(f'{advert.file.path}: The advert was read for another role, "{advert.role}"')
    return advert


def _guide(role: KeywordSet) -> Guide:
    guide = role.guide
    return Guide(
        career_path=guide.career_path,
        alternative_paths=guide.alternative_paths,
        salary_bands=tuple(SalaryBand(level.label, level.low, level.high, guide.currency) for level in role.levels),
        certification_reason=guide.certification_reason,
    )


def _unique(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    return tuple(dict.fromkeys(notices))


_MATCHERS: dict[int, tuple[KeywordSet, Matcher]] = {}


def _matcher(role: KeywordSet) -> Matcher:
    """The matcher of `role`, built once; keyword sets are cached by the loader, so that identity is enough."""
    kept = _MATCHERS.get(id(role))
    if kept is None:
        kept = _MATCHERS[id(role)] = (role, Matcher(role))
    return kept[1]
