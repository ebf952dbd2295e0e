"""What in a resume's form applicant tracking systems stumble over, and how to mend it. None of it moves the score.

The words stand in keyword_sets/shared/ats.toml; here is when each applies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from resume_check.keywords.ats import AtsId, ats_words
from resume_check.model import AtsFinding, Document, Format, LineKind, Resume, Section, Severity
from resume_check.parsers.contact import has_email, has_phone
from resume_check.structure.heading_names import fold

_ORDER: Final = {Severity.PROBLEM: 0, Severity.WARNING: 1, Severity.INFO: 2}
_LARGE: Final = 0.2  # of the page: a picture that may hold a section; a portrait is smaller
_SECTION: Final = 0.04  # of the page: a picture that may hold what a section without text lacks
_LITTLE_TEXT: Final = 120  # words of a page, where a full one has 400
_IN_TABLES: Final = 0.5  # of the text
_LONG_ENOUGH: Final = 60  # words: of a shorter text nobody expects section titles
_WORD: Final = re.compile(r"[^\W\d_]{2,40}")
_PROFILES: Final = {"linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab"}
_PROFILE: Final = re.compile(r"(linkedin\.com/in|github\.com|gitlab\.com)/([\w%.-]{2,100})", re.IGNORECASE)


class _Hit(NamedTuple):
    """A finding before it is put into words."""

    id: AtsId
    what: str = ""
    number: str = ""  # with its noun and verb
    title: str = ""
    pages: tuple[int, ...] = ()


def ats_findings(resume: Resume) -> tuple[AtsFinding, ...]:
    """All findings, the most serious first, each kind once."""
    document = resume.document
    hits = [hit for check in _DOCUMENT_CHECKS for hit in check(document)]
    hits.extend(hit for check in _RESUME_CHECKS for hit in check(resume))
    places = {name: place for place, name in enumerate(ats_words().findings)}
    found = [(places[hit.id], _worded(hit, document)) for hit in hits]
    found.sort(key=lambda item: (_ORDER[item[1].severity], item[0]))
    return tuple(finding for _, finding in found)


def _worded(hit: _Hit, document: Document) -> AtsFinding:
    words = ats_words().findings[hit.id]
    values = {"what": hit.what, "count": hit.number, "title": hit.title, "pages": _pages(hit.pages, document)}
    return AtsFinding(hit.id, words.severity, words.message.format(**values), words.fix.format(**values), hit.pages)


def _pages(pages: Sequence[int], document: Document) -> str:
    """The subject of a sentence, with its verb."""
    if not pages:
        return "Part of the document is"
    if len(pages) == document.page_count:
        return "The page is" if len(pages) == 1 else "All pages are"
    if len(pages) == 1:
        return f"Page {pages[0]} is"
    return f"Pages {', '.join(map(str, pages[:-1]))} and {pages[-1]} are"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _scans(document: Document) -> Iterator[_Hit]:
    layers = {notice.page for notice in document.notices if notice.id in ("scan-layer", "page-without-text")}
    pages = {page for page in (*layers, *document.reading.ocr_pages) if page is not None}
    if pages:
        yield _Hit("scanned-page", pages=tuple(sorted(pages)))


def _notices(document: Document) -> Iterator[_Hit]:
    for notice in document.notices:
        if notice.id == "contact-in-header":
            yield _Hit("contact-in-header", what=notice.message)
    if document.reading.multi_column_pages or document.reading.column_sections:
        yield _Hit("multi-column", pages=document.reading.multi_column_pages)


def _containers(document: Document) -> Iterator[_Hit]:
    if document.layout.text_boxes:
        yield _Hit("text-boxes", number=_count(document.layout.text_boxes, "text box is", "text boxes are"))
    if document.layout.table_share > _IN_TABLES:
        yield _Hit("layout-table")
    elif document.reading.tables and document.format in (Format.PDF, Format.DOCX):
        yield _Hit("tables", number=_count(document.reading.tables, "table is", "tables are"))


def _contact(document: Document) -> Iterator[_Hit]:
    text = document.text
    email, phone = has_email(text), has_phone(text)
    behind = []
    if not email and any(link.uri.lower().startswith("mailto:") for link in document.links):
        behind.append("e-mail address")
    if not phone and any(link.uri.lower().startswith("tel:") for link in document.links):
        behind.append("phone number")
    if behind:
        yield _Hit("contact-behind-link", what=" and ".join(behind))
    elif not email and not phone:
        yield _Hit("no-contact")


def _profiles(document: Document) -> Iterator[_Hit]:
    matches = [match for link in document.links if (match := _PROFILE.search(link.uri))]
    text = "".join(document.text.lower().split()) if matches else ""
    names: dict[str, None] = {}
    for match in matches:
        if match.group(2).lower().rstrip(".") not in text:
            names[_PROFILES[match.group(1).lower().split(".")[0]]] = None
    if names:
        yield _Hit("profile-behind-link", what=" and ".join(names))


def _icons(document: Document) -> Iterator[_Hit]:
    text = document.text
    # Asked first whether each is there at all, which takes a tenth of counting.
    icons = document.layout.icons + sum(text.count(sign) for sign in ats_words().pictograms if sign in text)
    if icons:
        yield _Hit("icons-for-words", number=_count(icons, "icon stands", "icons stand"))


def _pictures(resume: Resume) -> Iterator[_Hit]:
    """A large picture where there is little text, or some picture where a section has a title and nothing else."""
    document = resume.document
    if not document.layout.pictures:
        return
    scanned = {page for hit in _scans(document) for page in hit.pages}
    words: dict[int | None, int] = {}
    for line in document.lines:
        count = len(document.text[line.start : line.end].split())
        words[line.page] = words.get(line.page, 0) + count
    pages = {
        picture.page
        for picture in document.layout.pictures
        if picture.share >= _LARGE and words.get(picture.page, 0) < _LITTLE_TEXT and picture.page not in scanned
    }
    if pages:
        numbers = tuple(sorted(page for page in pages if page is not None))
        what = " and ".join(f"page {number}" for number in numbers) or "the document"
        yield _Hit("text-in-picture", what=what[0].upper() + what[1:], pages=numbers)
        return
    for section in _without_text(resume):
        page = _page_of(resume, section)
        if any(picture.page == page and picture.share >= _SECTION for picture in document.layout.pictures):
            yield _Hit("text-in-picture", what=f'The section "{section.title}"', pages=() if page is None else (page,))
            return


def _without_text(resume: Resume) -> Iterator[Section]:
    for number, section in enumerate(resume.sections):
        if section.title and all(line.kind is LineKind.HEADING for line in resume.lines if line.section == number):
            yield section


def _page_of(resume: Resume, section: Section) -> int | None:
    return next((line.page for line in resume.document.lines if line.start <= section.start <= line.end), None)


def _section_titles(resume: Resume) -> Iterator[_Hit]:
    titled = [section for section in resume.sections if section.title.strip("- ")]
    if not titled:
        if len(resume.document.text.split()) >= _LONG_ENOUGH:
            yield _Hit("no-section-titles")
        return
    unusual: dict[str, str] = {}
    for section in titled:
        known = ats_words().titles.get(section.kind)
        if known is not None and not _is_usual(section.title):
            unusual.setdefault(section.title, known.usual)
    if unusual:
        titles = ", ".join(f'"{title}"' for title in unusual)
        yield _Hit("unusual-section-title", title=titles, what=", ".join(dict.fromkeys(unusual.values())))


def _is_usual(title: str) -> bool:
    """Whether any section's words are in it: "Education and Skills" is known, whichever kind it counts as."""
    words = {*_WORD.findall(title.lower()), *_WORD.findall(fold(title))}
    return any(words & names.words for names in ats_words().titles.values())


_DOCUMENT_CHECKS: Final[tuple[Callable[[Document], Iterator[_Hit]], ...]] = (
    _scans,
    _notices,
    _containers,
    _contact,
    _profiles,
    _icons,
)
_RESUME_CHECKS: Final[tuple[Callable[[Resume], Iterator[_Hit]], ...]] = (_pictures, _section_titles)
