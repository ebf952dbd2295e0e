"""What a line can show by the place where it stands: used in work, only claimed, or nothing."""

from __future__ import annotations

from typing import Final, final

from resume_check.model import LineKind, LogicalLine, Resume, SectionKind, Status

_WORK = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.RESEARCH,
        SectionKind.TEACHING,
        SectionKind.VOLUNTEERING,
    }
)
JOB_TITLE = "job title"
PUBLICATION = "title of a publication"
WISH = "in the objective, as a wish"
_NOTHING = {
    SectionKind.LEARNING: "under a heading of things still being learned",
    SectionKind.DENIED: "under a heading of things that the person does not do",
    SectionKind.ADVERT: "in a job advert",
    SectionKind.REFERENCES: "under references",
    SectionKind.INTERESTS: "under interests",
    SectionKind.OBJECTIVE: WISH,
}
_LINE_NAMES: Final = {
    LineKind.BULLET: "bullet",
    LineKind.ENTRY_HEADER: "title",
    LineKind.LIST: "tools of the entry",
}
_CLAIMS = {
    SectionKind.HEADER: "headline",
    SectionKind.SUMMARY: "summary",
    SectionKind.SKILLS: "skills list",
    SectionKind.COURSES: "course list",
    SectionKind.CERTIFICATIONS: "certificate",
    SectionKind.PUBLICATIONS: PUBLICATION,
    SectionKind.EDUCATION: "education",
    SectionKind.AWARDS: "awards",
    SectionKind.LANGUAGES: "languages",
    SectionKind.PERSONAL: "personal details",
    SectionKind.OTHER: "other section",
}


# Sections of claims in which a line that tells of work still shows it.
_MAY_SHOW = frozenset(
    {SectionKind.SKILLS, SectionKind.EDUCATION, SectionKind.AWARDS, SectionKind.OTHER, SectionKind.LANGUAGES}
)


@final
class Place:
    """What a mention in this line shows when nothing speaks against it."""

    def __init__(self, status: Status, reason: str) -> None:
        self.status = status
        self.reason = reason


STATED = Place(Status.LISTED, "said in the objective")
NO_PLACE = Place(Status.ABSENT, "not placed")


def place(resume: Resume, line: LogicalLine, *, acts: bool, thesis: bool) -> Place:
    """The place of `line`; `acts`: it opens with a verb of work; `thesis`: its entry names a thesis or project."""
    section = resume.section_of(line)
    if line.kind is LineKind.HEADING:
        return Place(Status.ABSENT, "a heading")
    if section.kind in _NOTHING:
        return Place(Status.ABSENT, _NOTHING[section.kind])
    if section.kind in _WORK:
        return _work(section.kind, line)
    claim = _CLAIMS[section.kind]
    shows = (section.kind is SectionKind.EDUCATION and thesis) or (acts and section.kind in _MAY_SHOW)
    if shows:
        return Place(Status.DEMONSTRATED, f"line of work under {claim}")
    return Place(Status.LISTED, claim)


def _work(kind: SectionKind, line: LogicalLine) -> Place:
    if line.kind is LineKind.ENTRY_HEADER and kind not in {SectionKind.PROJECTS, SectionKind.RESEARCH}:
        return Place(Status.LISTED, JOB_TITLE)
    return Place(Status.DEMONSTRATED, f"{_LINE_NAMES.get(line.kind, 'line')} in {kind.value}")
