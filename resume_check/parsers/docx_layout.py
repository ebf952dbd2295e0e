"""What of a Word file's form other programs stumble over: section columns and pictures, by their size."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

from resume_check.model import Picture
from resume_check.parsers import docx_names as n
from resume_check.parsers.docx_shapes import PICTURE

Element = Any  # lxml carries no types

_COLUMN_COUNT: Final = n.w("num")
_WIDTH: Final = n.w("w")
_HEIGHT: Final = n.w("h")
_POINT: Final = 12_700  # English metric units
_TWIPS: Final = 20  # to a point
_PAGE: Final = (595.0, 842.0)  # where the file does not say
_ICON: Final = 30.0  # points: smaller on both sides is an icon
_NOTABLE: Final = 0.02  # of the page
_MAX_PICTURES: Final = 500
_MAX_DIGITS: Final = 9


def column_sections(root: Element) -> int:
    """How many sections are set in more than one column."""
    return sum(_number(columns.get(_COLUMN_COUNT)) > 1 or len(columns) > 1 for columns in root.iter(n.COLUMNS))


def pictures_of(root: Element) -> tuple[tuple[Picture, ...], int]:
    """The pictures that are more than an icon, and how many icons there are."""
    frames = list(islice(root.iter(n.ANCHOR, n.INLINE), _MAX_PICTURES))
    if not frames:
        return (), 0
    width, height = _page_size(root)
    pictures: list[Picture] = []
    icons = 0
    for frame in frames:
        extent = frame.find(n.EXTENT)
        if extent is None or next(frame.iter(PICTURE), None) is None:
            continue
        x, y = _number(extent.get("cx")) / _POINT, _number(extent.get("cy")) / _POINT
        share = round(min(x * y / (width * height), 1.0), 3)
        if share >= _NOTABLE:
            pictures.append(Picture(None, share))
        icons += 0 < x < _ICON and 0 < y < _ICON
    return tuple(pictures), icons


def _page_size(root: Element) -> tuple[float, float]:
    size = next(root.iter(n.PAGE_SIZE), None)
    if size is None:
        return _PAGE
    width, height = _number(size.get(_WIDTH)) / _TWIPS, _number(size.get(_HEIGHT)) / _TWIPS
    return (width, height) if width and height else _PAGE


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) <= _MAX_DIGITS else 0
