"""Reads a job advert for one role: a document becomes its requirements, each with the line that asks for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from resume_check.errors import JobError
from resume_check.job.asked import Asked, asked_in, merged
from resume_check.job.parts import AdvertPart, split_parts
from resume_check.job.skills import Skills
from resume_check.job.title import job_title
from resume_check.job.weight import denies, sentences
from resume_check.keywords.role import KeywordSet
from resume_check.matcher import Matcher
from resume_check.model import (
    Advert,
    AdvertLine,
    Document,
    FileInfo,
    LineKind,
    LogicalLine,
    Match,
    Mention,
    Resume,
    Section,
    SectionKind,
)
from resume_check.structure import structure

MOST_CHARACTERS: Final = 60_000  # ten times what a long advert has
MOST_REQUIREMENTS: Final = 150
MOST_NOT_UNDERSTOOD: Final = 50
_MIN_WORDS: Final = 2  # of a line that asks for something

# Where the matcher is to see the lines of each part: what an advert asks for is as good as claimed there, and its
# duties are told like the work of a job.
_HEADER, _ASKED, _DUTIES, _NOTHING = range(4)
_SECTIONS: Final = (SectionKind.HEADER, SectionKind.SKILLS, SectionKind.EXPERIENCE, SectionKind.ADVERT)


def read_advert(document: Document, *, file: FileInfo, role: KeywordSet, matcher: Matcher) -> Advert:
    """The requirements of the advert `document`.

    Raises:
        JobError: it asks for nothing of the role's field, as the advert of another trade, or is too long to be one.
    """
    if len(document.text) > MOST_CHARACTERS:
        raise JobError(
            f"{file.path}: The job advert has {len(document.text):,} characters; the limit is {MOST_CHARACTERS:,}. "
            "Save its text alone as a .txt file"
        )
    # The day matters to no line of an advert.
    resume = structure(document, as_of=dt.date(2000, 1, 1))
    parts = split_parts(resume)
    title = job_title(resume)
    skills = Skills(role)
    mentions = _mentions(resume, parts, title, matcher, skills)
    found: list[Asked] = []
    not_understood: list[AdvertLine] = []
    for part, said in zip(parts, mentions, strict=True):
        if part.title or part.kind == "skip":
            continue
        lines = sentences(document.text, part.start, part.line.end, kind=part.kind, bullet=part.bullet)
        source = _source(document, part)
        asked = [item for line in lines for item in asked_in(line, said, skills, source, document)]
        found += asked
        if (
            not asked
            and not any(map(denies, lines))
            and part.kind in ("required", "preferred")
            and len(source.text.split()) >= _MIN_WORDS
        ):
            not_understood.append(source)
    requirements = merged(found)
    if not any(skills.is_field(skill) for item in requirements for skill in item.skills):
        raise JobError(
            f'{file.path}: Nothing in it is known to the role "{role.id}". Check that it is the right advert, or name '
            "another keyword set by --role"
        )
    return Advert(
        file=file,
        role=role.id,
        title=title,
        requirements=tuple(requirements[:MOST_REQUIREMENTS]),
        not_understood=tuple(not_understood[:MOST_NOT_UNDERSTOOD]),
    )


def _as_seen(resume: Resume, parts: list[AdvertPart], title: str, *, told: bool) -> Resume:
    """The advert as the matcher is to see it; `told`: requirements like the work of a job, too."""
    end = len(resume.document.text)
    lines = []
    for part in parts:
        line = replace(part.line, section=_section(part, resume, title, told=told), entry=None)
        kind = LineKind.HEADING if part.title else LineKind.BULLET if part.bullet else LineKind.TEXT
        lines.append(replace(line, kind=LineKind.LIST if line.kind is LineKind.LIST and not part.title else kind))
    sections = tuple(Section(kind, "-", 0, end) for kind in _SECTIONS)
    return Resume(resume.document, sections, tuple(lines), ())


def _section(part: AdvertPart, resume: Resume, title: str, *, told: bool) -> int:
    if part.kind == "skip":
        return _NOTHING
    if title and title in resume.slice(part.line):
        return _HEADER
    return _DUTIES if told else _ASKED


def _mentions(
    resume: Resume, parts: list[AdvertPart], title: str, matcher: Matcher, skills: Skills
) -> Iterator[list[Mention]]:
    """The mentions that hold of each line, in text order: names as in a list of skills, activities as in a job."""
    names = matcher.annotate_advert(_as_seen(resume, parts, title, told=False), skills.terms).named
    work = matcher.annotate_advert(_as_seen(resume, parts, title, told=True), frozenset()).mentions
    by_line: list[list[Mention]] = [[] for _ in parts]
    for mention in names:
        by_line[mention.line].append(mention)
    for mention in work:
        if mention.match is Match.ACTIVITY and mention.criterion in skills.described:
            by_line[mention.line].append(mention)
    return (sorted(items, key=lambda item: (item.start, item.end, item.criterion)) for items in by_line)


def _source(document: Document, part: AdvertPart) -> AdvertLine:
    line: LogicalLine = part.line
    first = document.lines[line.first_line]
    return AdvertLine(" ".join(document.text[line.start : line.end].split()), first.number, first.page)
