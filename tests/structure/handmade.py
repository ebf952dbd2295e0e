"""Small documents made by hand, for the tests of the structure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from resume_check.model import BBox, Document, Entry, Format, Line, LineKind, Reading, Resume
from resume_check.parsers import text as text_parser
from resume_check.structure import structure
from resume_check.structure.dates import month_text

AS_OF = dt.date(2026, 11, 22)


@dataclass(frozen=True)
class Row:
    """A line of a page that is to be made."""

    text: str
    x0: float = 50.0
    x1: float | None = None  # by default half a font size a character
    size: float = 10.0
    bold: bool = False
    heading: bool = False
    bullet: bool = False
    column: int = 0
    page: int | None = 1
    paragraph: bool = False
    gap: float = 2.0  # points above the line


def page(*rows: Row) -> Document:
    """A document with boxes, the rows below each other, each column from the top."""
    texts: list[str] = []
    lines: list[Line] = []
    bottoms: dict[tuple[int | None, int], float] = {}
    offset = 0
    for number, row in enumerate(rows, 1):
        top = bottoms.get((row.page, row.column), 40.0) + row.gap
        bottom = bottoms[row.page, row.column] = top + row.size
        x1 = row.x1 if row.x1 is not None else row.x0 + 0.5 * row.size * len(row.text)
        box = BBox(row.x0, top, x1, bottom) if row.page is not None else None
        end = offset + len(row.text)
        lines.append(
            Line(
                offset,
                end,
                number,
                row.page,
                box,
                row.size,
                row.bold,
                row.heading,
                row.bullet,
                row.column,
                row.paragraph,
            )
        )
        texts.append(row.text)
        offset = end + 1
    text = "\n".join(texts)
    return Document(Format.PDF, text, tuple(lines), Reading("test", words=len(text.split())))


def plain(text: str, *, name: str = "resume.txt") -> Document:
    """The document of a plain text."""
    return text_parser.parse(text.encode(), name=name)


def read(source: str | Document) -> Resume:
    """The structure of a text or document."""
    return structure(plain(source) if isinstance(source, str) else source, as_of=AS_OF)


def sections(resume: Resume) -> list[tuple[str, str]]:
    """Kind and title of each section below the header."""
    return [(section.kind.value, section.title) for section in resume.sections[1:]]


def jobs(resume: Resume) -> list[tuple[str, str, str]]:
    """Title, organisation and "first..last" of each entry."""
    return [(entry.title, entry.organisation, months(entry)) for entry in resume.entries]


def months(entry: Entry) -> str:
    """The dates of an entry, "" where it has none."""
    dates = entry.dates
    return "" if dates is None else f"{month_text(dates.first)}..{month_text(dates.last)}"


def texts(resume: Resume, *kinds: LineKind) -> list[str]:
    """The logical lines of these kinds, of all but headings by default."""
    return [
        resume.slice(line)
        for line in resume.lines
        if (line.kind in kinds if kinds else line.kind is not LineKind.HEADING)
    ]
