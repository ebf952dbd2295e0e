"""The pages of a PDF as pictures, made with pdfplumber, bounded in number, pixels and bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pypdfium2

from resume_check.model import BBox, PageView
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


def draw(data: bytes, *, pages: int, covered: Mapping[int, Sequence[BBox]] | None = None) -> tuple[PageView, ...]:
    """The first pages of the PDF in `data`, which has `pages`; those that cannot be drawn are left out.

    `covered` names for each page, counted from 1, the boxes, in points from its top left, that are painted over before
    the picture is encoded, so that nothing of what lies under them is in its bytes.
    """
    plumber = Plumber(data)
    views = []
    with ONE_AT_A_TIME:
        for number in range(1, min(pages, MAX_PAGES) + 1):
            view = _draw_page(data, plumber, number, (covered or {}).get(number, ()))
            if view is not None:
                views.append(view)
    return tuple(views)


def _draw_page(data: bytes, plumber: Plumber, number: int, covered: Sequence[BBox]) -> PageView | None:
    size = _size(data, number)
    if size is None:
        return None
    width, height = size
    finest = min(_DPI / _POINTS, _MAX_SIDE / max(width, height))
    for share in _COARSE:
        scale = finest * share
        try:
            image = plumber.image(number, resolution=scale * _POINTS)
        except pypdfium2.PdfiumError:  # the page is damaged
            return None
        if image is None or not _shows_all(image, width * scale, height * scale):
            return None
        _cover(image, scale, covered)
        png = _encoded(image)
        if len(png) <= MAX_BYTES:
            return PageView(number, round(width, 2), round(height, 2), png)
    return None


def _size(data: bytes, number: int) -> tuple[float, float] | None:
    """Width and height of the page as the text engine sees it, in points; None where it is damaged."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = document.get_page_size(number - 1)
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    return (width, height) if width > 0 and height > 0 else None


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
