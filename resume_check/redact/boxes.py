"""What to paint over in a picture of a page."""

from __future__ import annotations

from typing import Final, NamedTuple

from resume_check.keywords.role import KeywordSet
from resume_check.model import BBox, Resume
from resume_check.redact.guard import guard_of
from resume_check.redact.redactor import redactor_of

_ROOM: Final = 1.0  # points around a word, for what hangs out of its box


class PageBox(NamedTuple):
    """A place on a page."""

    page: int  # 1-based
    bbox: BBox


def personal_boxes(resume: Resume, role: KeywordSet, *, file_name: str = "") -> tuple[PageBox, ...]:
    """The boxes of the personal words of a PDF, and of its pictures, any of which may be a photo; in page order.

    A word that is personal in part is covered as a whole. Text that is no part of the document, such as a hidden layer,
    is not known here: a picture of the page must not show it.
    """
    document = resume.document
    spans = redactor_of(resume, guard_of(role), file_name=file_name).spans
    boxes = [PageBox(item.page, item.bbox) for item in document.layout.pictures if item.page and item.bbox]
    place = 0
    for word in sorted(document.words, key=lambda word: word.start):
        while place < len(spans) and spans[place].end <= word.start:
            place += 1
        if place < len(spans) and spans[place].start < word.end:
            box = word.bbox
            grown = BBox(box.x0 - _ROOM, box.top - _ROOM, box.x1 + _ROOM, box.bottom + _ROOM)
            boxes.append(PageBox(word.page, grown))
    return tuple(sorted(boxes))
