"""From the bytes of a file to a Document. What a file is decides who reads it; a reader is imported on first use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final, cast

from resume_check.errors import TooLarge
from resume_check.limits import DEFAULT_LIMITS, Limits
from resume_check.model import BBox, Document, Format, Pictures
from resume_check.parsers.ocr import find_engine
from resume_check.parsers.quality import with_quality
from resume_check.parsers.sniff import sniff

PARSERS: Final[Mapping[Format, str]] = {
    Format.PDF: "resume_check.parsers.pdf",
    Format.DOCX: "resume_check.parsers.docx",
    Format.TEXT: "resume_check.parsers.text",
    Format.MARKDOWN: "resume_check.parsers.text",
    Format.JSON_RESUME: "resume_check.parsers.jsonresume",
}


def parse(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS, ocr: bool = False) -> Document:
    """Turn the bytes of a resume into a Document, by what they are, not by what they are called.

    With `ocr`, pages of a PDF that are pictures are read by text recognition.

    Raises a ResumeError that says what is wrong with the file, and OcrMissing where there is no program for `ocr`.
    """
    if len(data) > limits.max_bytes:
        raise TooLarge(f"The file has {len(data):,} bytes; the limit is {limits.max_bytes:,}")
    engine = find_engine() if ocr else None
    file_format = sniff(data, name)
    module = import_module(PARSERS[file_format])
    only_pdf = {"engine": engine} if file_format is Format.PDF else {}  # the others have no pictures of pages
    return with_quality(cast("Document", module.parse(data, name=name, limits=limits, **only_pdf)))


def draw_pages(
    data: bytes,
    document: Document,
    *,
    covered: Mapping[int, Sequence[BBox]] | None = None,
    until: float | None = None,
) -> Pictures:
    """The pages of the file that `document` was read from, as pictures; none where its format has no pages.

    `covered` are the boxes of each page to be painted over; after `until`, a value of time.perf_counter, no page is
    begun. A page that cannot be drawn is named with the reason.
    """
    if document.format is not Format.PDF:
        return Pictures()
    from resume_check.parsers.pdf_view import draw

    return draw(data, pages=document.page_count or 0, covered=covered, until=until)
