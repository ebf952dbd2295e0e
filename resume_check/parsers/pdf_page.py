"""One page of a PDF: its words, from its text or from its picture, with all that is needed to put them in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from resume_check.model import HiddenText, Link, Notice, Picture
from resume_check.parsers.columns import NO_AREAS, Areas
from resume_check.parsers.fragments import Fragment
from resume_check.parsers.layout import fragments_of
from resume_check.parsers.ocr import Engine, RecognitionError
from resume_check.parsers.pdf_frame import Frame, frame_of
from resume_check.parsers.pdf_hidden import find_hidden, is_scan_layer
from resume_check.parsers.pdf_links import read_links
from resume_check.parsers.pdf_objects import read_drawing
from resume_check.parsers.pdf_plumber import Plumber, choose, looks_broken
from resume_check.parsers.pdf_scan import Unread, notable_pictures, recognise, why_unread
from resume_check.parsers.pdf_words import FontKind, PageWord, read_words
from resume_check.parsers.rules import find_tables
from resume_check.parsers.table_rows import merge_rows

_OFTEN: Final = 3
_QUOTE: Final = 60  # characters of hidden text that a notice shows


@dataclass(slots=True)
class Page:
    """What was found on a page."""

    number: int
    fragments: list[Fragment] = field(default_factory=list)
    areas: Areas = NO_AREAS
    links: list[Link] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    height: float = 0.0
    tables: int = 0
    icons: int = 0
    second_reading: bool = False  # the words are pdfplumber's
    recognised: bool = False  # the words are those of text recognition
    unread: Unread | None = None  # why `fragments` are not what a person sees on the page


class PageReader:
    """Reads the pages of one PDF, with the help of what is slow only where a page asks for it."""

    def __init__(self, document: Any, plumber: Plumber, engine: Engine | None) -> None:
        self._document = document
        self._plumber = plumber
        self._engine = engine

    def read(self, number: int, max_chars: int) -> tuple[Page, int]:
        """Page `number`, counted from 1, of which at most `max_chars` characters; and how many characters it has."""
        page = self._document[number - 1]
        text_page = page.get_textpage()
        try:
            return self._read(page, text_page, number, max_chars), text_page.count_chars()
        finally:
            text_page.close()
            page.close()

    def _read(self, page: Any, text_page: Any, number: int, max_chars: int) -> Page:
        frame = frame_of(page)
        words = read_words(page, text_page, frame, max_chars=max_chars)
        drawing = read_drawing(page, frame)
        reasons = find_hidden(page, words, drawing, frame)
        seen = [word for i, word in enumerate(words) if i not in reasons]
        result = Page(number, height=frame.height, areas=Areas(drawing.panels(frame), drawing.cards(frame)))
        result.pictures = notable_pictures(drawing, frame, number)
        scan_layer = is_scan_layer(words, drawing, frame)
        if looks_broken(seen):
            better = choose(seen, self._plumber.words(number, seen))
            result.second_reading = better is not seen
            seen = list(better)
        if max_chars > 0:  # else it is the limit that left nothing of the page
            result.unread = why_unread(seen, drawing, frame, scan_layer=scan_layer)
        if result.unread is not None:
            seen = self._from_picture(frame, result, seen)
        result.icons = _icons(seen)
        result.links = read_links(self._document, page, frame, seen, number=number)
        result.fragments = fragments_of(
            seen, () if result.recognised else drawing.dots, [s.box for s in drawing.shapes if s.colour is not None]
        )
        tables = find_tables(drawing.level, drawing.upright)
        if tables:
            result.fragments, result.tables = merge_rows(result.fragments, tables)
        if result.fragments and scan_layer and not result.recognised:
            message = f"Page {number} is a scan; the text that recognition laid over it was read."
            result.notices.append(Notice("scan-layer", message, number))
        _report_hidden(result, words, reasons)
        return result

    def _from_picture(self, frame: Frame, result: Page, seen: list[PageWord]) -> list[PageWord]:
        """The words on the picture of a page; where nothing can read it, those of its text, unless they are rubbish."""
        number, why = result.number, result.unread
        kept = [] if why is Unread.RUBBISH else seen
        if self._engine is None:
            message = f"Page {number} {why} and is not judged; --ocr reads its picture."
            result.notices.append(Notice("page-without-text", message, number))
            return kept
        page = self._document[number - 1]  # afresh: the search for hidden text may have switched some off
        try:
            words = recognise(page, frame, self._engine)
            problem = "" if words else f"{self._engine.name} found no words on it"
        except RecognitionError as error:
            words, problem = [], str(error)
        finally:
            page.close()
        if not words:
            message = f"Page {number} {why} and is not judged: {problem}."
            result.notices.append(Notice("ocr-failed", message, number))
            return kept
        result.recognised, result.second_reading, result.unread = True, False, None
        message = f"Page {number} {why}; {self._engine.name} read its picture, and may have misread some of it."
        result.notices.append(Notice("ocr-used", message, number))
        return words


def _icons(words: list[PageWord]) -> int:
    """Glyphs of icon fonts that may stand for a word; those that come often are bullets or dots of a rating."""
    counts = Counter(word.raw for word in words if word.style.kind is FontKind.ICON and not word.text)
    return sum(count for count in counts.values() if count <= _OFTEN)


def _report_hidden(result: Page, words: list[PageWord], reasons: dict[int, str]) -> None:
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
