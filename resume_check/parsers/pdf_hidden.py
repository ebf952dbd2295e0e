"""Text that is in a PDF but not to be seen: which words, and why.

Attributes (colour, render mode, painting order) only raise the question. The proof is a picture: the page is drawn with
and without the words in question, and those that change nothing are hidden. Honest pages raise no question and pay
nothing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any, Final

import pypdfium2.raw as pdfium

from resume_check.model import BBox
from resume_check.parsers.pdf_frame import Frame
from resume_check.parsers.pdf_objects import Drawing, Shape
from resume_check.parsers.pdf_words import FontKind, PageWord

_TINY: Final = 2.0  # points
_NARROW: Final = 0.08  # of the font size, a character on average; ActualText of icons and links is not as narrow
_PALE: Final = 215  # all channels over this: close to white paper
_NEAR_COLOUR: Final = 48  # sum of differences: too close to be told apart at a glance
_CLEAR: Final = 16  # alpha under this is invisible
_VISIBLE: Final = 20  # levels of 255 that a word must change in the picture
_PIXELS: Final = 1400  # longest side of the picture
_INVISIBLE_MODES: Final = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})


def find_hidden(page: Any, words: Sequence[PageWord], drawing: Drawing, frame: Frame) -> dict[int, str]:
    """The reason why a word is hidden, by its index in `words`.

    May change the text objects of `page`: read all text before.
    """
    reasons: dict[int, str] = {}
    suspects: dict[int, str] = {}
    for i, word in enumerate(words):
        if not word.text:
            continue
        certain = _certain(word, frame)
        if certain:
            reasons[i] = certain
            continue
        question = _question(word, drawing)
        if question:
            suspects[i] = question
    if suspects and not is_scan_layer(words, drawing, frame):
        reasons.update(_prove(page, words, suspects, frame))
    return reasons


def is_scan_layer(words: Sequence[PageWord], drawing: Drawing, frame: Frame) -> bool:
    """Whether the words are the invisible text that recognition lays over a scanned page."""
    if any(word.style.render_mode not in _INVISIBLE_MODES for word in words if word.text):
        return False
    return any(
        shape.colour is None
        and (shape.box.x1 - shape.box.x0) * (shape.box.bottom - shape.box.top) > 0.6 * frame.width * frame.height
        for shape in drawing.shapes
    )


def _certain(word: PageWord, frame: Frame) -> str:
    x0, top, x1, bottom = word.box
    middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
    if not (0 <= middle_x <= frame.width and 0 <= middle_y <= frame.height):
        return "off the page"
    if min(word.style.size, max(bottom - top, x1 - x0)) < _TINY:
        return "too small to read"
    if word.style.kind is FontKind.ICON:
        return ""
    length = x1 - x0 if bottom - top < 1.6 * word.style.size else bottom - top
    if len(word.text) >= 4 and length < _NARROW * word.style.size * len(word.text):
        return "too narrow to read"
    return ""


def _question(word: PageWord, drawing: Drawing) -> str:
    style = word.style
    if style.render_mode in _INVISIBLE_MODES:
        return "invisible render mode"
    if style.colour[3] < _CLEAR:
        return "fully transparent"
    clip = drawing.clips.get(style.key)
    if clip is not None and not _holds(clip, word):
        return "clipped away"
    if not drawing.shapes:
        return "the colour of the page" if min(style.colour[:3]) > _PALE else ""
    order = drawing.orders.get(style.key, -1)
    under: Shape | None = None
    for shape in drawing.shapes:
        if not _holds(shape.box, word):
            continue
        if order >= 0 and shape.order > order:
            return "covered by a picture" if shape.colour is None else "covered by a drawn area"
        under = shape
    if under is None:
        return "the colour of the page" if min(style.colour[:3]) > _PALE else ""
    if under.colour is None or sum(abs(a - b) for a, b in zip(under.colour, style.colour, strict=False)) < _NEAR_COLOUR:
        return "the colour of its background" if under.colour is not None or min(style.colour[:3]) > _PALE else ""
    return ""


def _holds(box: BBox, word: PageWord) -> bool:
    middle = (word.x0 + word.x1) / 2
    return box.x0 <= middle <= box.x1 and box.top <= word.middle <= box.bottom


def _prove(page: Any, words: Sequence[PageWord], suspects: dict[int, str], frame: Frame) -> dict[int, str]:
    scale = min(2.0, _PIXELS / max(frame.width, frame.height))
    before = _Picture(page, scale)
    _switch_off([words[i] for i in suspects])
    after = _Picture(page, scale)
    return {i: reason for i, reason in suspects.items() if not before.differs(after, words[i].box)}


def _switch_off(words: Iterable[PageWord]) -> None:
    for key in {word.style.key for word in words if word.style.key}:
        handle = ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)
        pdfium.FPDFTextObj_SetTextRenderMode(handle, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


class _Picture:
    """A page drawn in colour, as rows of bytes."""

    def __init__(self, page: Any, scale: float) -> None:
        bitmap = page.render(scale=scale, may_draw_forms=False)
        self._scale = scale
        self._width, self._height, self._stride = bitmap.width, bitmap.height, bitmap.stride
        self._depth = bitmap.n_channels
        self._bytes = bytes(bitmap.buffer)
        bitmap.close()

    def differs(self, other: _Picture, box: BBox) -> bool:
        """Whether the two pictures look different inside `box`."""
        first = max(int(box.x0 * self._scale), 0) * self._depth
        last = min(int(box.x1 * self._scale) + 1, self._width) * self._depth
        for y in range(max(int(box.top * self._scale), 0), min(int(box.bottom * self._scale) + 1, self._height)):
            here = self._bytes[y * self._stride + first : y * self._stride + last]
            there = other._bytes[y * self._stride + first : y * self._stride + last]
            if here != there and max(abs(a - b) for a, b in zip(here, there, strict=True)) >= _VISIBLE:
                return True
        return False
