"""How well a document was read, and whether it can be judged at all."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from resume_check.errors import NoText
from resume_check.model import Document, Format, LeftOut
from resume_check.parsers.legible import is_fit, legibility
from resume_check.parsers.refusals import NothingWritten, Unreadable

_FEW_WORDS: Final = 10  # the shortest of 125 real and made resumes has 59
_MADE_BY_PROGRAMS: Final = (Format.PDF, Format.DOCX)  # a short text file is all that its author wrote
# Notices about a part of the file that is not judged.
_LEFT_OUT: Final = frozenset({"page-limit", "damaged-page", "page-without-text", "ocr-failed"})


def with_quality(document: Document) -> Document:
    """`document` with the share of words that look like words, and with what was left out and why.

    Raises NoText where next to nothing was read, and Unreadable where what was read makes no words: a score of that
    would say something about the file, not about the person.
    """
    if document.format in _MADE_BY_PROGRAMS and document.reading.words < _FEW_WORDS:
        few = f"Only {document.reading.words} word{'s' if document.reading.words != 1 else ''} can be read"
        raise NoText(few) if document.format is Format.PDF else NothingWritten(few)
    found = legibility(document.text.split())
    if not is_fit(found):
        raise Unreadable(f"The text makes no words: only {found.share:.0%} of it looks like any")
    reading = replace(document.reading, word_share=round(found.share, 3), left_out=tuple(_left_out(document)))
    return replace(document, reading=reading)


def _left_out(document: Document) -> list[LeftOut]:
    counts: dict[tuple[int | None, str], int] = {}
    for hidden in document.hidden:
        place = hidden.page, hidden.reason
        counts[place] = counts.get(place, 0) + len(hidden.text.split())
    result = [LeftOut("hidden-text", reason, page, words) for (page, reason), words in counts.items()]
    result.extend(
        LeftOut(notice.id, notice.message, notice.page) for notice in document.notices if notice.id in _LEFT_OUT
    )
    return result
