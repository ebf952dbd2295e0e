"""The web links of a PDF page and the words that they lie on."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2.raw as pdfium

from resume_check.model import BBox, Link
from resume_check.parsers.pdf_frame import Frame
from resume_check.parsers.pdf_words import PageWord

_MAX_LINKS: Final = 500
_MAX_URI: Final = 2048
_SLACK: Final = 1.5  # points that a word may stand out of its link's rectangle


def read_links(document: Any, page: Any, frame: Frame, words: list[PageWord], *, number: int) -> list[Link]:
    """The links of page `number`, in the order of the file; `words` are the visible ones in reading order."""
    links: list[Link] = []
    middles: list[tuple[float, float, str]] | None = None
    for uri, box in _annotations(document, page, frame):
        if middles is None:
            middles = [((word.x0 + word.x1) / 2, word.middle, word.text) for word in words if word.text]
        left, top, right, bottom = box.x0 - _SLACK, box.top - _SLACK, box.x1 + _SLACK, box.bottom + _SLACK
        text = " ".join([text for x, y, text in middles if left <= x <= right and top <= y <= bottom])
        if links and links[-1].uri == uri:  # one link that wraps has a rectangle on each line
            text = f"{links[-1].text} {text}".strip()
            links[-1] = Link(uri, text, number)
        else:
            links.append(Link(uri, text, number))
    return links


def _annotations(document: Any, page: Any, frame: Frame) -> Iterator[tuple[str, BBox]]:
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    for _ in range(_MAX_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            return
        uri = _uri(document, link)
        rect = pdfium.FS_RECTF()
        if uri and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            yield uri, frame.box(rect.left, rect.bottom, rect.right, rect.top)


def _uri(document: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= _MAX_URI:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").strip()
