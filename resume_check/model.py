"""The types that flow through resume_check, from the bytes of a file to the report.

bytes -> Document -> Resume (sections, entries, logical lines) -> Mentions -> Evidence -> Findings -> Score and Tips
-> Report.
All are frozen and hold data only: named tuples, and msgspec's Structs, which a process has ready in a thirtieth of the
time that as many data classes take. Half-open character offsets into ``Document.text`` are the common currency.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec

from resume_check.content import Content


class Format(StrEnum):
    """What a file is, by its content."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON_RESUME = "jsonresume"


class BBox(NamedTuple):
    """A box on a page, in points from the page's top left, as in pdfplumber."""

    x0: float
    top: float
    x1: float
    bottom: float


class Word(NamedTuple):
    """A word, or the part of one before or after a line break, as it stands on a page."""

    start: int  # character offset into Document.text
    end: int  # exclusive
    page: int  # 1-based
    bbox: BBox


class Line(msgspec.Struct, frozen=True):
    """A physical line: a printed line of a page, a paragraph of a DOCX, a line of a text file."""

    start: int  # character offset into Document.text
    end: int  # exclusive; Document.text[end] is a newline or the end of the text
    number: int  # 1-based, over the whole document, in reading order
    page: int | None = None  # 1-based; None where the format has no pages
    bbox: BBox | None = None
    size: float | None = None  # median font size in points
    bold: bool = False
    heading: bool = False  # the format itself says so: a Word heading style, a Markdown #
    bullet: bool = False  # the line opens with a bullet or number, typed, drawn or automatic
    column: int = 0  # which block or column of the page; lines of one column stand below each other
    paragraph: bool = False  # True where the line is a whole paragraph, so that nothing wraps into the next


class Link(NamedTuple):
    """A hyperlink of the text, a link annotation (PDF) or a relationship (DOCX)."""

    uri: str
    text: str  # the visible text it lies on, "" where none is known
    page: int | None


class Notice(NamedTuple):
    """Something about the reading of the file that a user should know; becomes a warning of the report."""

    id: str  # kebab-case, such as "hidden-text"
    message: str
    page: int | None = None


class HiddenText(NamedTuple):
    """Text that a person who looks at the page does not see. It is no part of ``Document.text``."""

    text: str
    reason: str  # "white on white", "invisible render mode", ...
    page: int | None


class LeftOut(NamedTuple):
    """A part of the file that is not judged."""

    kind: str  # "hidden-text", or the id of the notice that tells of it: "page-limit", "damaged-page", ...
    reason: str
    page: int | None = None
    words: int | None = None  # None where nobody counted them


class Reading(msgspec.Struct, frozen=True):
    """How the text was got and how well."""

    engine: str  # "pypdfium2", "pdfplumber", "python-docx", "text", "tesseract", "pypdfium2+tesseract"
    words: int
    pages_without_text: tuple[int, ...] = ()  # 1-based; not read, or next to nothing on them
    multi_column_pages: tuple[int, ...] = ()  # 1-based
    tables: int = 0
    column_sections: int = 0  # sections of a DOCX that are set in columns
    ocr_pages: tuple[int, ...] = ()  # 1-based; read from their picture
    word_share: float = 1.0  # of the words that can be judged, those that look like words
    left_out: tuple[LeftOut, ...] = ()


class Picture(NamedTuple):
    """A picture of some size."""

    page: int | None
    share: float  # of the page's area, 0..1
    bbox: BBox | None = None  # where the format has pages


class Layout(msgspec.Struct, frozen=True):
    """What beside its words makes a file easy or hard to read for a program."""

    pictures: tuple[Picture, ...] = ()
    icons: int = 0  # small pictures and glyphs of icon fonts that are no bullets
    text_boxes: int = 0  # with text in them (DOCX)
    table_share: float = 0.0  # of the text, what stands in tables (DOCX)


class Document(msgspec.Struct, frozen=True):
    """The visible text of a file in reading order, with its way back to the page.

    Lines are separated by one newline. A tab stands for a wide gap inside a line (a date column, a table cell). A word
    that was hyphenated at a line's end is whole and stands at the end of the line where it began.
    """

    format: Format
    text: str
    lines: tuple[Line, ...]
    reading: Reading
    words: tuple[Word, ...] = ()  # PDF only, in text order
    links: tuple[Link, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    notices: tuple[Notice, ...] = ()
    page_count: int | None = None
    layout: Layout = Layout()


class SectionKind(StrEnum):
    """What a section of a resume is for."""

    HEADER = "header"  # name and contact, before the first heading
    SUMMARY = "summary"
    OBJECTIVE = "objective"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    RESEARCH = "research"
    TEACHING = "teaching"
    VOLUNTEERING = "volunteering"
    EDUCATION = "education"
    COURSES = "courses"
    SKILLS = "skills"
    CERTIFICATIONS = "certifications"
    PUBLICATIONS = "publications"
    AWARDS = "awards"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    LEARNING = "learning"  # "Currently learning", "Want to learn"
    DENIED = "denied"  # "What I don't do", "Not my field"
    ADVERT = "advert"  # a pasted job description
    REFERENCES = "references"
    PERSONAL = "personal"
    OTHER = "other"


class LineKind(StrEnum):
    """What a logical line does."""

    HEADING = "heading"
    ENTRY_HEADER = "entry-header"  # title, employer, place or dates of an entry
    BULLET = "bullet"
    TEXT = "text"
    LIST = "list"  # a run of names: "Tech: Python, PyTorch"
    CONTACT = "contact"


class DateRange(msgspec.Struct, frozen=True):
    """A span of whole months, both ends included. Months are counted as ``year * 12 + month - 1``."""

    first: int
    last: int
    start: int  # character offset of the date text
    end: int  # exclusive
    current: bool = False  # the text says "Present"; last is then the as-of month
    single: bool = False  # one date only, such as "2013"


class LogicalLine(msgspec.Struct, frozen=True):
    """A bullet, sentence or header with its continuation lines: the unit that is judged."""

    start: int  # after the bullet mark
    end: int
    kind: LineKind
    section: int  # index into Resume.sections
    entry: int | None  # index into Resume.entries
    first_line: int  # index into Document.lines
    last_line: int  # inclusive
    label_end: int | None = None  # where a leading label such as "Tech:" or "Want to learn" ends


class Section(msgspec.Struct, frozen=True):
    """A heading with all that stands under it."""

    kind: SectionKind
    title: str  # as printed, "" for the header
    start: int
    end: int


class Entry(msgspec.Struct, frozen=True):
    """One job, project, course of study: its header and the lines under it."""

    section: int  # index into Resume.sections
    header: tuple[int, ...]  # indices into Resume.lines
    start: int
    end: int
    title: str  # the job or project title, best effort, "" where none was found
    organisation: str
    dates: DateRange | None


class Resume(msgspec.Struct, frozen=True):
    """A document with its structure."""

    document: Document
    sections: tuple[Section, ...]
    lines: tuple[LogicalLine, ...]
    entries: tuple[Entry, ...]

    def section_of(self, line: LogicalLine) -> Section:
        """The section that `line` stands in."""
        return self.sections[line.section]

    def entry_of(self, line: LogicalLine) -> Entry | None:
        """The job, project or study that `line` belongs to."""
        return None if line.entry is None else self.entries[line.entry]

    def slice(self, line: LogicalLine) -> str:
        """The text of `line` on one line, without its bullet."""
        return " ".join(self.document.text[line.start : line.end].split())


class Status(StrEnum):
    """What the resume shows of a criterion."""

    DEMONSTRATED = "demonstrated"
    LISTED = "listed"
    ABSENT = "absent"


RANK = {Status.ABSENT: 0, Status.LISTED: 1, Status.DEMONSTRATED: 2}


class Match(StrEnum):
    """How a mention was found."""

    EXACT = "exact"  # the criterion's own name
    ALIAS = "alias"  # another spelling or name of the same thing
    FAMILY = "family"  # a product or technique that implies it
    FUZZY = "fuzzy"  # a misspelling
    ACTIVITY = "activity"  # what was done, without the name
    LINK = "link"  # a hyperlink
    DERIVED = "derived"  # follows from other criteria


class Mention(NamedTuple):
    """A place that speaks of a criterion, with what it shows there."""

    criterion: str
    start: int  # character offset into Document.text
    end: int  # exclusive
    term: str  # the term as the keyword set writes it
    match: Match
    line: int  # index into Resume.lines
    status: Status  # what this mention alone shows
    reason: str  # why: "bullet in experience", "denied by 'no experience with'"


class Evidence(NamedTuple):
    """A passage of the document that speaks for or against a criterion."""

    start: int  # character offset into Document.text
    end: int  # exclusive
    quote: str  # always Document.text[start:end]
    term: str
    match: Match
    section: SectionKind
    page: int | None
    bbox: BBox | None  # around the quote's words on `page`
    line: int | None  # 1-based physical line, for formats without pages
    status: Status  # what this passage alone shows
    reason: str  # why it counts as that: "bullet in experience", "denied by 'no experience with'"
    boxes: tuple[tuple[int, BBox], ...] = ()  # (page, box) of each printed line of the quote


class Result(msgspec.Struct, frozen=True):
    """A measurable result: a line whose number states an outcome or a live scale."""

    evidence: Evidence
    quantities: tuple[str, ...]


class Finding(msgspec.Struct, frozen=True):
    """The judgement of one criterion."""

    criterion: str
    status: Status
    score: float  # 0..1
    evidence: tuple[Evidence, ...]  # strongest first
    rejected: tuple[Evidence, ...] = ()  # mentions that did not count, each with its reason


class SalaryBand(msgspec.Struct, frozen=True):
    """The guide's salary figures for a level, a year."""

    label: str
    low: int
    high: int
    currency: str


class Job(msgspec.Struct, frozen=True):
    """A dated job as it was read, for the report."""

    title: str
    organisation: str
    first: str  # YYYY-MM
    last: str  # YYYY-MM
    relevant: bool
    counted: bool  # False for studies and volunteering
    reason: str


class Experience(msgspec.Struct, frozen=True):
    """Years of work, and what the guide says for them."""

    years: float
    relevant_years: float
    level: str
    level_label: str
    salary_band: SalaryBand
    next_step: str
    jobs: tuple[Job, ...]


class Portfolio(msgspec.Struct, frozen=True):
    """Links to the person's own work."""

    code_host: bool
    hosts: tuple[str, ...]
    links: tuple[str, ...]


class Tip(msgspec.Struct, frozen=True):
    """One change to the resume and what it is worth."""

    id: str
    criterion: str
    gain: float  # points of the score, exact when nothing else changes
    message: str
    evidence: tuple[Evidence, ...] = ()  # the line to change, where there is one; the example is made of it
    target: float | None = None  # the criterion's score (0..1) once the tip is followed; None where it stays
    example: str = ""  # a line of the resume with gaps in square brackets to fill in; "" where there is none


class Severity(StrEnum):
    """How much a finding about a file's form matters."""

    INFO = "info"  # harmless for most systems
    WARNING = "warning"  # some systems mix up or lose text
    PROBLEM = "problem"  # many systems lose text


class AtsFinding(msgspec.Struct, frozen=True):
    """What in a file's form applicant tracking systems stumble over. It does not change the score."""

    id: str
    severity: Severity
    message: str
    fix: str
    pages: tuple[int, ...] = ()  # 1-based; empty where it concerns the whole file or the format has no pages


class GroupScore(msgspec.Struct, frozen=True):
    """A group of criteria: its weight in the total (0..1) and its own score (0..100)."""

    id: str
    label: str
    weight: float
    score: float


class CriterionScore(msgspec.Struct, frozen=True):
    """A criterion as it stands in the report."""

    id: str
    group: str
    label: str
    weight: float  # share of the total, 0..1; of an optional criterion: what it can add
    optional: bool
    finding: Finding
    why: str = ""  # the reason that the role asks for it


class FileInfo(msgspec.Struct, frozen=True):
    """Which file a report is about."""

    name: str
    path: str
    format: str | None
    bytes: int | None
    sha256: str | None
    pages: int | None
    duplicate_of: str | None = (
        None  # in a batch: path of an earlier file with the same content, scored in place of this
    )


class Explanation(msgspec.Struct, frozen=True):
    """Why one criterion was judged as it was, made where it is asked for."""

    criterion: str
    why: str  # the guide's reason, "" where it gives none
    rule: tuple[str, ...]  # sentences: what counts, and for how much
    facts: tuple[str, ...]  # sentences: what else of this resume decided
    considered: tuple[Evidence, ...]  # each mention in text order, with what it alone shows and why
    left_out: int = 0  # mentions beyond the first few hundred


class RequirementKind(StrEnum):
    """What a job advert asks for."""

    SKILL = "skill"
    YEARS = "years"
    DEGREE = "degree"


class AdvertLine(msgspec.Struct, frozen=True):
    """A line of a job advert."""

    text: str  # on one line
    line: int  # 1-based physical line
    page: int | None


class Skill(msgspec.Struct, frozen=True):
    """Something that an advert asks for by name."""

    label: str
    criterion: str  # id of the criterion that judges it, "" where its own terms do
    terms: tuple[str, ...] = ()  # of the vocabulary; each shows it in a resume


class Requirement(msgspec.Struct, frozen=True):
    """One thing that a job advert asks for."""

    kind: RequirementKind
    label: str
    required: bool  # False: it would only be welcome
    source: AdvertLine
    skills: tuple[Skill, ...] = ()  # of kind SKILL; one of them is enough
    years: float | None = None  # of kind YEARS: the least that is asked for
    relevant: bool = False  # of kind YEARS: of the role's own work
    degree: str = ""  # of kind DEGREE: id of the lowest that is asked for


class Advert(msgspec.Struct, frozen=True):
    """A job advert, read for one role."""

    file: FileInfo
    role: str  # id of the keyword set that it was read for
    title: str  # "" where none was found
    requirements: tuple[Requirement, ...]  # in the advert's order
    not_understood: tuple[AdvertLine, ...]  # lines that ask for something of which no word is known


class RequirementMatch(msgspec.Struct, frozen=True):
    """What a resume shows of a requirement."""

    requirement: Requirement
    status: Status  # of years: demonstrated when reached, listed when some are there
    score: float  # 0..1
    evidence: tuple[Evidence, ...]  # strongest first
    met_by: str = ""  # label of the skill that decided, where one of several is enough
    had: float | None = None  # of kind YEARS: what the resume has


class JobTip(msgspec.Struct, frozen=True):
    """One change to the resume and what it is worth for the advert."""

    id: str
    requirement: str  # its label
    gain: float  # points of the match, exact when nothing else changes
    message: str
    evidence: tuple[Evidence, ...] = ()  # the line to change, where there is one


class JobMatch(msgspec.Struct, frozen=True):
    """A resume beside one job advert. The role's score knows nothing of it."""

    advert: Advert
    match: float  # 0..100, one decimal
    requirements: tuple[RequirementMatch, ...]
    tips: tuple[JobTip, ...]  # the largest gain first
    warnings: tuple[Notice, ...] = ()  # about the advert


class Guide(msgspec.Struct, frozen=True):
    """What the guide says of the role as a whole, whoever the resume is of."""

    career_path: tuple[str, ...] = ()  # from the first step to the last
    alternative_paths: tuple[str, ...] = ()
    salary_bands: tuple[SalaryBand, ...] = ()  # of all levels, the first level first
    certification_reason: str = ""


class PageView(msgspec.Struct, frozen=True):
    """A page as a person sees it."""

    number: int  # 1-based
    width: float  # points
    height: float  # points
    png: bytes


class NotDrawn(NamedTuple):
    """A page that there is no picture of, and why."""

    number: int  # 1-based
    reason: str  # as the end of a sentence: "the page is damaged"


class Pictures(NamedTuple):
    """What came of drawing a file's pages."""

    pages: tuple[PageView, ...] = ()
    not_drawn: tuple[NotDrawn, ...] = ()


class LineView(msgspec.Struct, frozen=True):
    """A line of the resume's text, to be shown."""

    start: int  # character offset into Document.text
    end: int  # exclusive
    text: str
    kind: LineKind
    page: int | None  # 1-based


class DocumentView(msgspec.Struct, frozen=True):
    """The resume itself, for a report that shows it. It is no part of the JSON."""

    lines: tuple[LineView, ...]
    pages: tuple[PageView, ...] = ()  # empty where the format has no pages
    not_drawn: tuple[NotDrawn, ...] = ()
    lines_left_out: int = 0  # at the end, where there are too many to show


class Report(msgspec.Struct, frozen=True):
    """All that is known of one resume. Every output format is a function of this."""

    file: FileInfo
    role_id: str
    role_title: str
    as_of: str  # YYYY-MM-DD
    score: float  # 0..100
    groups: tuple[GroupScore, ...]
    criteria: tuple[CriterionScore, ...]
    results: tuple[Result, ...]
    experience: Experience
    certifications: tuple[str, ...]
    portfolio: Portfolio
    tips: tuple[Tip, ...]
    warnings: tuple[Notice, ...]
    reading: Reading
    ats: tuple[AtsFinding, ...] = ()  # the most serious first
    explanation: Explanation | None = None  # with Settings.explain
    content: Content | None = None  # with Settings.content; no part of the JSON
    guide: Guide = Guide()
    view: DocumentView | None = None  # only where the settings ask for it
    job: JobMatch | None = None  # only where the settings hold an advert
    seconds: float = 0.0  # that the analysis took; reports that differ in it alone are equal

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__struct_fields__ if name != "seconds"])

    def to_json(self, *, indent: int | None = None) -> str:
        """This report as the JSON object of the contract, one line unless `indent` is given."""
        from resume_check.reporter.json import render

        return render(self, indent=indent)

    def to_html(self) -> str:
        """This report as a page of its own; it shows the resume where it was scored with ``Settings(view=True)``."""
        from resume_check.reporter.html import render

        return render(self)


class Failure(msgspec.Struct, frozen=True):
    """A file that could not be read: what a batch yields in place of a report."""

    file: FileInfo
    code: str
    message: str

    def to_json(self, *, indent: int | None = None) -> str:
        """This failure as the error record of the contract."""
        from resume_check.reporter.json import render_failure

        return render_failure(self, indent=indent)
