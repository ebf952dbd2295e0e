"""The pages of a PDF as pictures, made with pdfplumber, bounded in number, pixels and bytes."""

from __future__ import annotations

import io
import math
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pypdfium2

from resume_check.model import BBox, NotDrawn, PageView, Pictures
from resume_check.parsers.pdf import ONE_AT_A_TIME
from resume_check.parsers.pdf_plumber import Plumber

MAX_PAGES: Final = 8  # a resume has one or two; the text of further pages is shown without their picture
MAX_BYTES: Final = 600_000  # of one picture: a finer one is drawn again, coarser
_DPI: Final = 120  # sharp at the width that a report shows a page in
_COARSE: Final = (1.0, 0.75, 0.5)  # of that, in turn
_MAX_SIDE: Final = 2_000  # pixels, however large the page says it is
_COLORS: Final = 64  # text and its smoothing need few
_POINTS: Final = 72
_SLACK: Final = 3  # pixels by which two ways to round a page's size may differ


_LATER: Final = f"only the first {MAX_PAGES} pages are drawn"
_LATE: Final = "there was no time left to draw it"
_DAMAGED: Final = "it is damaged"
_ODD: Final = "its page box is unusual, and marks would stand in the wrong place"
_LARGE: Final = "its picture would be too large"


class _NotDrawnError(Exception):
    """The page has no picture, for the reason that is the message."""


def draw(
    data: bytes,
    *,
    pages: int,
    covered: Mapping[int, Sequence[BBox]] | None = None,
    until: float | None = None,
) -> Pictures:
    """The first pages of the PDF in `data`, which has `pages`; those that are not drawn are named with the reason.

    `covered` names for each page, counted from 1, the boxes, in points from its top left, that are painted over before
    the picture is encoded, so that nothing of what lies under them is in its bytes. No page is begun after `until`, a
    value of time.perf_counter.
    """
    plumber = Plumber(data)
    drawn, not_drawn = [], []
    with ONE_AT_A_TIME:
        for number in range(1, pages + 1):
            try:
                if number > MAX_PAGES:
                    raise _NotDrawnError(_LATER)
                if time.perf_counter() > (math.inf if until is None else until):
                    raise _NotDrawnError(_LATE)
                drawn.append(_draw_page(data, plumber, number, (covered or {}).get(number, ())))
            except _NotDrawnError as reason:
                not_drawn.append(NotDrawn(number, str(reason)))
    return Pictures(tuple(drawn), tuple(not_drawn))


def _draw_page(data: bytes, plumber: Plumber, number: int, covered: Sequence[BBox]) -> PageView:
    width, height = _size(data, number)
    finest = min(_DPI / _POINTS, _MAX_SIDE / max(width, height))
    for share in _COARSE:
        scale = finest * share
        try:
            image = plumber.image(number, resolution=scale * _POINTS)
        except pypdfium2.PdfiumError as error:
            raise _NotDrawnError(_DAMAGED) from error
        if image is None:
            raise _NotDrawnError(_DAMAGED)
        if not _shows_all(image, width * scale, height * scale):
            raise _NotDrawnError(_ODD)
        _cover(image, scale, covered)
        png = _encoded(image)
        if len(png) <= MAX_BYTES:
            return PageView(number, round(width, 2), round(height, 2), png)
    raise _NotDrawnError(_LARGE)


def _size(data: bytes, number: int) -> tuple[float, float]:
    """Width and height of the page as the text engine sees it, in points."""
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            width, height = document.get_page_size(number - 1)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise _NotDrawnError(_DAMAGED) from error
    if width <= 0 or height <= 0:
        raise _NotDrawnError(_DAMAGED)
    return width, height


def _shows_all(image: Any, width: float, height: float) -> bool:
    """Whether the picture is of the page that the boxes are measured on: pdfplumber crops some, oddly."""
    pixels: tuple[int, int] = image.original.size
    return abs(pixels[0] - width) <= _SLACK and abs(pixels[1] - height) <= _SLACK


def _cover(image: Any, scale: float, boxes: Sequence[BBox]) -> None:
    for box in boxes:
        image.draw.rectangle([side * scale for side in box], fill=(0, 0, 0, 255))


def _encoded(image: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format="PNG", quantize=True, colors=_COLORS, optimize=True)
    return stream.getvalue()
