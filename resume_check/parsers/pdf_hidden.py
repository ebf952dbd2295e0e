"""Text that is in a PDF but not to be seen: which words, and why.

Attributes (colour, render mode, painting order) only raise the question. The proof is a picture: the page is drawn with
and without the words in question, and those that change nothing are hidden. Honest pages raise no question and pay
nothing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any, Final

import pypdfium2.raw as pdfium

from resume_check.model import BBox
from resume_check.parsers.pdf_frame import Frame
from resume_check.parsers.pdf_objects import Drawing, Shape
from resume_check.parsers.pdf_words import FontKind, PageWord, Style

_TINY: Final = 2.0  # points
_NARROW: Final = 0.08  # of the font size, a character on average; ActualText of icons and links is not as narrow
_PALE: Final = 215  # all channels over this: close to white paper
_NEAR_COLOUR: Final = 48  # sum of differences: too close to be told apart at a glance
_CLEAR: Final = 16  # alpha under this is invisible
_VISIBLE: Final = 20  # levels of 255 that a word must change in the picture
_PIXELS: Final = 1400  # longest side of the picture
_INVISIBLE_MODES: Final = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})


class _Look:
    """What the style of words says of whether they can be seen."""

    def __init__(self, style: Style, drawing: Drawing) -> None:
        self.style = style
        self.clip = drawing.clips.get(style.key)
        self.order = drawing.orders.get(style.key, -1)
        self.pale = min(style.colour[:3]) > _PALE
        self.question = ""  # of all words, wherever they stand
        if style.render_mode in _INVISIBLE_MODES:
            self.question = "invisible render mode"
        elif style.colour[3] < _CLEAR:
            self.question = "fully transparent"
        self.asks = bool(self.question) or self.pale or self.clip is not None


def find_hidden(page: Any, words: list[PageWord], drawing: Drawing, frame: Frame) -> dict[int, str]:
    """The reason why a word is hidden, by its index in `words`.

    May change the text objects of `page`: read all text before.
    """
    reasons: dict[int, str] = {}
    suspects: dict[int, str] = {}
    width, height = frame.width, frame.height
    look: _Look | None = None
    for i, word in enumerate(words):
        if not word.text:
            continue
        certain = _certain(word, width, height)
        if certain:
            reasons[i] = certain
            continue
        if look is None or look.style is not word.style:
            look = _Look(word.style, drawing)
        if look.asks or drawing.shapes:
            question = _question(word, look, drawing.shapes)
            if question:
                suspects[i] = question
    if suspects and not is_scan_layer(words, drawing, frame):
        reasons.update(_prove(page, words, suspects, frame))
    return reasons


def is_scan_layer(words: list[PageWord], drawing: Drawing, frame: Frame) -> bool:
    """Whether the words are the invisible text that recognition lays over a scanned page."""
    if any(word.style.render_mode not in _INVISIBLE_MODES for word in words if word.text):
        return False
    return any(
        shape.colour is None and (shape.x1 - shape.x0) * (shape.bottom - shape.top) > 0.6 * frame.width * frame.height
        for shape in drawing.shapes
    )


def _certain(word: PageWord, page_width: float, page_height: float) -> str:
    width, height = word.x1 - word.x0, word.bottom - word.top
    if not (0 <= (word.x0 + word.x1) / 2 <= page_width and 0 <= word.middle <= page_height):
        return "off the page"
    size = word.style.size
    if size < _TINY or (width < _TINY and height < _TINY):
        return "too small to read"
    letters = len(word.text)
    if letters >= 4 and word.style.kind is not FontKind.ICON:
        length = width if height < 1.6 * size else height
        if length < _NARROW * size * letters:
            return "too narrow to read"
    return ""


def _question(word: PageWord, look: _Look, shapes: list[Shape]) -> str:
    if look.question:
        return look.question
    x, y = (word.x0 + word.x1) / 2, word.middle
    if look.clip is not None and not (look.clip.x0 <= x <= look.clip.x1 and look.clip.top <= y <= look.clip.bottom):
        return "clipped away"
    under: Shape | None = None
    for shape in shapes:
        if shape.x0 <= x <= shape.x1 and shape.top <= y <= shape.bottom:
            if 0 <= look.order < shape.order:
                return "covered by a picture" if shape.colour is None else "covered by a drawn area"
            under = shape
    if under is None:
        return "the colour of the page" if look.pale else ""
    colour = under.colour
    if colour is None:
        return "the colour of its background" if look.pale else ""
    near = sum([abs(colour[channel] - look.style.colour[channel]) for channel in range(3)]) < _NEAR_COLOUR
    return "the colour of its background" if near else ""


def _prove(page: Any, words: list[PageWord], suspects: dict[int, str], frame: Frame) -> dict[int, str]:
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
