"""Read a PDF: pypdfium2 for words, an own layout step for their order, pdfplumber where its work is worth its price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from resume_check.errors import Damaged, NoText, PasswordProtected
from resume_check.limits import DEFAULT_LIMITS, Limits
from resume_check.model import BBox, Document, Format, HiddenText, Link, Notice, Reading
from resume_check.parsers.columns import Node, arrange, is_multi_column
from resume_check.parsers.layout import Fragment, fragments_of
from resume_check.parsers.page_order import order_pages
from resume_check.parsers.pdf_frame import frame_of
from resume_check.parsers.pdf_hidden import find_hidden, is_scan_layer
from resume_check.parsers.pdf_links import read_links
from resume_check.parsers.pdf_objects import read_drawing
from resume_check.parsers.pdf_plumber import Plumber, choose, looks_broken
from resume_check.parsers.pdf_text import build_text
from resume_check.parsers.pdf_words import PageWord, read_words
from resume_check.parsers.rules import has_grid
from resume_check.parsers.running import find_running
from resume_check.parsers.table_rows import merge_rows

_QUOTE: Final = 60  # characters of hidden text that a notice shows


@dataclass(slots=True)
class _Page:
    number: int
    fragments: list[Fragment] = field(default_factory=list)
    panels: list[BBox] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    height: float = 0.0
    tables: int = 0
    second_reading: bool = False  # the words are pdfplumber's


def parse(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The visible text of a PDF in reading order.

    Raises PasswordProtected, Damaged, or NoText where no page has any text. A page that cannot be read is left out with
    a notice.
    """
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise Damaged("The PDF has no pages")
        pages = _read_pages(document, Plumber(data), min(count, limits.max_pages), limits)
    finally:
        document.close()
    return _assemble(pages, count, limits)


def _open(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise PasswordProtected("The PDF is locked with a password") from error
        raise Damaged("The file claims to be a PDF but cannot be opened") from error


def _read_pages(document: Any, plumber: Plumber, count: int, limits: Limits) -> list[_Page]:
    pages: list[_Page] = []
    left = limits.max_chars
    for number in range(1, count + 1):
        try:
            page, used = _read_page(document, plumber, number, left)
        except pypdfium2.PdfiumError:
            page, used = _Page(number, notices=[_damaged(number)]), 0
        pages.append(page)
        left = max(left - used, 0)
    if all(page.notices and page.notices[0].id == "damaged-page" for page in pages):
        raise Damaged("None of the PDF's pages can be read")
    return pages


def _damaged(number: int) -> Notice:
    return Notice("damaged-page", f"Page {number} is damaged and was left out.", number)


def _read_page(document: Any, plumber: Plumber, number: int, max_chars: int) -> tuple[_Page, int]:
    page = document[number - 1]
    text_page = page.get_textpage()
    try:
        frame = frame_of(page)
        words = read_words(page, text_page, frame, max_chars=max_chars)
        drawing = read_drawing(page, frame)
        reasons = find_hidden(page, words, drawing, frame)
        seen = [word for i, word in enumerate(words) if i not in reasons]
        result = _Page(number, height=frame.height, panels=drawing.panels(frame))
        if looks_broken(seen):
            better = choose(seen, plumber.words(number, seen))
            result.second_reading = better is not seen
            seen = list(better)
        result.links = read_links(document, page, frame, seen, number=number)
        result.fragments = fragments_of(seen)
        if has_grid(drawing.level, drawing.upright):
            result.fragments, result.tables = merge_rows(result.fragments, plumber.tables(number))
        if result.fragments and is_scan_layer(words, drawing, frame):
            message = f"Page {number} is a scan; the text that recognition laid over it was read."
            result.notices.append(Notice("scan-layer", message, number))
        _report_hidden(result, words, reasons)
        return result, text_page.count_chars()
    finally:
        text_page.close()
        page.close()


def _report_hidden(result: _Page, words: Sequence[PageWord], reasons: dict[int, str]) -> None:
    if not reasons:
        return
    runs: list[tuple[str, list[str]]] = []
    for i in sorted(reasons):
        if not runs or runs[-1][0] != reasons[i]:
            runs.append((reasons[i], []))
        runs[-1][1].append(words[i].text)
    result.hidden = [HiddenText(" ".join(texts), reason, result.number) for reason, texts in runs]
    quote = result.hidden[0].text
    short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
    count = len(reasons)
    message = (
        f'Page {result.number} holds {count} hidden word{"s" if count > 1 else ""} ({runs[0][0]}): "{short}". '
        "Hidden text is not scored."
    )
    result.notices.append(Notice("hidden-text", message, result.number))


def _lay_out(pages: Sequence[_Page]) -> list[tuple[int, Node, list[Fragment]]]:
    """Each page's number, layout, and running headers and footers."""
    running = find_running([(page.fragments, page.height) for page in pages])
    result: list[tuple[int, Node, list[Fragment]]] = []
    for page in pages:
        node = arrange([fragment for fragment in page.fragments if id(fragment) not in running], page.panels)
        result.append((page.number, node, [fragment for fragment in page.fragments if id(fragment) in running]))
        if is_multi_column(node):
            message = f"Page {page.number} has columns; some applicant tracking systems read across them."
            page.notices.append(Notice("multi-column", message, page.number))
    return result


def _assemble(pages: Sequence[_Page], count: int, limits: Limits) -> Document:
    if not any(page.fragments for page in pages):
        these = "its page" if count == 1 else f"any of its {count} pages"
        raise NoText(f"There is no text on {these}: it is probably a scan")
    printed = order_pages(_lay_out(pages))
    text = build_text(printed, max_chars=limits.max_chars, max_line_chars=limits.max_line_chars)
    notices = [notice for page in pages for notice in page.notices]
    if count > len(pages):
        notices.append(Notice("page-limit", f"Only the first {len(pages)} of {count} pages were read."))
    if text.cut:
        notices.append(Notice("page-limit", f"Only the first {limits.max_chars} characters were read."))
    return Document(
        format=Format.PDF,
        text=text.text,
        lines=tuple(text.lines),
        reading=Reading(
            engine="pdfplumber" if any(page.second_reading for page in pages) else "pypdfium2",
            tables=sum(page.tables for page in pages),
            words=len(text.words),
            pages_without_text=tuple(page.number for page in pages if not page.fragments),
            multi_column_pages=tuple(n.page for n in notices if n.id == "multi-column" and n.page is not None),
        ),
        words=tuple(text.words),
        links=tuple(link for page in pages for link in page.links),
        hidden=tuple(hidden for page in pages for hidden in page.hidden),
        notices=tuple(notices),
        page_count=count,
    )
