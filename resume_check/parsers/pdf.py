"""Read a PDF: pypdfium2 for words, an own layout step for their order, pdfplumber where its work is worth its price."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from resume_check.errors import Damaged, NoText, PasswordProtected
from resume_check.limits import DEFAULT_LIMITS, Limits
from resume_check.model import Document, Format, Layout, Notice, Reading
from resume_check.parsers.columns import Node, arrange, is_multi_column
from resume_check.parsers.contact import contact_notices
from resume_check.parsers.fragments import Fragment
from resume_check.parsers.ocr import Engine
from resume_check.parsers.page_order import order_pages
from resume_check.parsers.pdf_page import Page, PageReader
from resume_check.parsers.pdf_plumber import Plumber
from resume_check.parsers.pdf_scan import Unread
from resume_check.parsers.pdf_text import build_text
from resume_check.parsers.refusals import UnreadableScan
from resume_check.parsers.running import find_running

ONE_AT_A_TIME: Final = Lock()  # PDFium crashes where two threads are in it
_LaidOut = list[tuple[int, Node, list[Fragment]]]


def parse(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS, engine: Engine | None = None) -> Document:
    """The visible text of a PDF in reading order; `engine` reads the pictures of pages that have no text.

    Raises PasswordProtected, Damaged, or NoText where no page has any text. A page that cannot be read is left out with
    a notice.
    """
    with ONE_AT_A_TIME:
        document = _open(data)
        try:
            count = len(document)
            if count == 0:
                raise Damaged("The PDF has no pages")
            reader = PageReader(document, Plumber(data), engine)
            pages = _read_pages(reader, min(count, limits.max_pages), limits)
        finally:
            document.close()
    return _assemble(pages, count, limits, engine)


def _open(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _wants_password(data):
            raise PasswordProtected("The PDF is locked with a password") from error
        raise Damaged("The file claims to be a PDF but cannot be opened") from error


def _wants_password(data: bytes) -> bool:
    """Ask once more, after a failure of another kind: pdfium's last error may be that of the file before."""
    for content in (b"", data):
        opened = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
        if opened:
            pdfium.FPDF_CloseDocument(opened)
    return bool(pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD)


def _read_pages(reader: PageReader, count: int, limits: Limits) -> list[Page]:
    pages: list[Page] = []
    left = limits.max_chars
    for number in range(1, count + 1):
        try:
            page, used = reader.read(number, left)
        except pypdfium2.PdfiumError:
            page, used = Page(number, notices=[_damaged(number)]), 0
        pages.append(page)
        left = max(left - used, 0)
    if all(page.notices and page.notices[0].id == "damaged-page" for page in pages):
        raise Damaged("None of the PDF's pages can be read")
    return pages


def _damaged(number: int) -> Notice:
    return Notice("damaged-page", f"Page {number} is damaged and was left out.", number)


def _lay_out(pages: Sequence[Page]) -> _LaidOut:
    """Each page's number, layout, and running headers and footers."""
    running = find_running([(page.fragments, page.height) for page in pages])
    result: _LaidOut = []
    for page in pages:
        node = arrange([fragment for fragment in page.fragments if id(fragment) not in running], page.areas)
        result.append((page.number, node, [fragment for fragment in page.fragments if id(fragment) in running]))
        if is_multi_column(node):
            message = f"Page {page.number} has columns; some applicant tracking systems read across them."
            page.notices.append(Notice("multi-column", message, page.number))
    return result


def _assemble(pages: Sequence[Page], count: int, limits: Limits, engine: Engine | None) -> Document:
    if all(page.unread is not None or not page.fragments for page in pages):
        raise _no_text(pages, count, engine)
    laid_out = _lay_out(pages)
    text = build_text(order_pages(laid_out), max_chars=limits.max_chars, max_line_chars=limits.max_line_chars)
    notices = [notice for page in pages for notice in page.notices]
    notices.extend(_contact_in_footer(laid_out, text.text))
    if count > len(pages):
        notices.append(Notice("page-limit", f"Only the first {len(pages)} of {count} pages were read."))
    if text.cut:
        notices.append(Notice("page-limit", f"Only the first {limits.max_chars} characters were read."))
    return Document(
        format=Format.PDF,
        text=text.text,
        lines=tuple(text.lines),
        reading=Reading(
            engine=_engine_name(pages, engine),
            tables=sum(page.tables for page in pages),
            words=len(text.words),
            pages_without_text=tuple(page.number for page in pages if page.unread or not page.fragments),
            multi_column_pages=tuple(n.page for n in notices if n.id == "multi-column" and n.page is not None),
            ocr_pages=tuple(page.number for page in pages if page.recognised),
        ),
        words=tuple(text.words),
        links=tuple(link for page in pages for link in page.links),
        hidden=tuple(hidden for page in pages for hidden in page.hidden),
        notices=tuple(notices),
        page_count=count,
        layout=Layout(
            pictures=tuple(picture for page in pages for picture in page.pictures),
            icons=sum(page.icons for page in pages),
        ),
    )


def _no_text(pages: Sequence[Page], count: int, engine: Engine | None) -> NoText:
    these = "its page" if count == 1 else f"any of its {count} pages"
    if engine is not None:
        return UnreadableScan(f"There is no text on {these}, and {engine.name} made out none in the picture")
    if any(page.unread is Unread.RUBBISH for page in pages):
        return NoText(f"The letters on {these} make no words: its fonts do not say what they show")
    if any(page.unread is Unread.PICTURE for page in pages):
        return NoText(f"There is hardly any text on {these}: it is probably a scan")
    return NoText(f"There is no text on {these}: it is probably a scan")


def _engine_name(pages: Sequence[Page], engine: Engine | None) -> str:
    names = dict.fromkeys("pdfplumber" if page.second_reading else "" for page in pages if not page.recognised)
    text_engine = ("pdfplumber" if "pdfplumber" in names else "pypdfium2") if names else ""
    recognised = engine.name if engine is not None and any(page.recognised for page in pages) else ""
    return "+".join(filter(None, (text_engine, recognised)))


def _contact_in_footer(laid_out: _LaidOut, text: str) -> list[Notice]:
    """Lines that run from page to page come last in the text; whoever leaves them out loses what only they say."""
    running = "\n".join([fragment.text for _, _, fragments in laid_out for fragment in fragments])
    return contact_notices(running, text[: max(len(text) - len(running) - 1, 0)]) if running else []
