"""The words of a PDF page with their boxes and looks, read with pypdfium2.

Knows characters and fonts, not lines: where words stand to each other is layout.py's business.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pypdfium2.raw as pdfium

from resume_check.model import BBox
from resume_check.parsers.normalise import normalise_word
from resume_check.parsers.pdf_calls import Characters, Colour, fill_colours, fonts, render_modes, stroke_colours
from resume_check.parsers.pdf_chars import Boxes, Span, codes_of, without_false_breaks, word_spans
from resume_check.parsers.pdf_frame import Frame
from resume_check.parsers.placed import Placed

_FALSE_BREAKS: Final = 0.1  # of the characters: so many line breaks are not all true
_BOLD: Final = re.compile(r"bold|black|heavy|demi|semib|medi$|cmbx|cmb\d|sfbx|ecbx|-bd|\.b$", re.IGNORECASE)
_ICON_FONT: Final = re.compile(r"awesome|icon|material|marvosym|fontello|academic|glyphter|emoji", re.IGNORECASE)
_SYMBOL_FONT: Final = re.compile(
    r"symbol|dingbat|wingding|webding|cmsy|lmsy|lmmathsy|msam|txsy|pxsy|fdsy|opensy", re.IGNORECASE
)
# An icon may carry the text of the contact detail that it stands for.
_CONTACT: Final = re.compile(r"\w@\w|^@\w|\d{3}|www\.|://|^/in/|mailto:|tel:")
_HALF_MASK, _HALF = 0xF800, 0xD800  # tell the code units that are half of a character
HYPHEN_MARK: Final = "\ufffe"  # pdfium puts it where a line ends with a hyphen, soft or hard
_SOFT_HYPHEN: Final = "\u00ad"
_OUTLINED: Final = frozenset({pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP})
_FILLED_AND_OUTLINED: Final = pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
_IS_ODD: Final = np.array([not chr(code).isprintable() and not chr(code).isspace() for code in range(0x80)])
_FORCE_BOLD: Final = 1 << 18


class FontKind(Enum):
    """What a font is there for."""

    TEXT = "text"
    SYMBOL = "symbol"  # bullets and arrows
    ICON = "icon"  # pictures of envelopes and telephones


class Style:
    """The look that all characters of one text object share. Nobody changes it."""

    def __init__(
        self,
        size: float,
        bold: bool,
        kind: FontKind = FontKind.TEXT,
        colour: Colour = (0, 0, 0, 255),
        render_mode: int = 0,
        key: int = 0,
        turn: int = 0,
    ) -> None:
        self.size = size
        self.bold = bold
        self.kind = kind
        self.colour = colour
        self.render_mode = render_mode
        self.key = key  # the address of the text object, 0 where there is none
        self.turn = turn  # degrees to the left that the line is turned by, as it is seen: 90 runs up the page


class PageWord(Placed):
    """One word of a page, in the order of the page's content stream. Nobody changes it.

    Not a dataclass: a page has hundreds, and they are made faster without.
    """

    def __init__(
        self,
        text: str,
        raw: str,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        baseline: float,
        style: Style,
        spaced: bool = False,
    ) -> None:
        super().__init__(x0, top, x1, bottom)
        self.text = text  # normalised; "" for glyphs that are no text
        self.raw = raw
        self.baseline = baseline
        self.style = style
        self.spaced = spaced  # was printed with its letters spaced out

    def rewritten(self, text: str, raw: str, box: BBox, *, spaced: bool | None = None) -> PageWord:
        """The word with another text at another place; `spaced` stays as it was where it is None."""
        kept = self.spaced if spaced is None else spaced
        return PageWord(text, raw, box.x0, box.top, box.x1, box.bottom, self.baseline, self.style, kept)


def read_words(page: Any, text_page: Any, frame: Frame, *, max_chars: int) -> list[PageWord]:
    """All words of a page, hidden ones too, in content order."""
    count = max(min(text_page.count_chars(), max_chars), 0)
    characters = Characters(text_page)
    text = _text(text_page, count)
    boxes = _boxes(characters, count, frame)
    places: Sequence[int] = range(count)
    if text.count("\r") > _FALSE_BREAKS * len(text):
        places = without_false_breaks(text, boxes)
        text = "".join([text[i] for i in places])
        boxes = boxes.of(places)
    styles = _Styles(characters, frame.rotation, places)
    codes = codes_of(text)
    spans = _split_at_style(word_spans(codes, boxes), text, codes, styles)
    starts, ends = spans[:, 0].tolist(), spans[:, 1].tolist()
    looks = styles.of(starts)
    baselines = _baselines(characters, [places[start] for start in starts], frame)
    odd = _odd(text, codes, spans)
    soft = _SOFT_HYPHEN in text
    words: list[PageWord] = []
    for i, (x0, top, x1, bottom) in enumerate(boxes.around(spans)):
        style = looks[i]
        raw = text[starts[i] : ends[i]]
        if soft and _SOFT_HYPHEN in raw:
            raw = _drawn_hyphens(raw, boxes, starts[i], style.size)
        folded = _clean(raw, style.kind) if odd[i] or style.kind is FontKind.ICON else raw
        words.append(PageWord(folded, raw, x0, top, x1, bottom, baselines[i], style))
    return words


def _split_at_style(spans: Any, text: str, codes: Any, styles: _Styles) -> Any:
    """Part words where bold changes before a capital or digit: a tab without width ("Bank" and "Sept." in one)."""
    turns = _turns(text, codes)
    if not turns:
        return spans
    before = styles.of([i - 1 for i in turns])
    after = styles.of(turns)
    breaks = [i for i, one, other in zip(turns, before, after, strict=True) if one.bold != other.bold]
    if not breaks:
        return spans
    parted: list[Span] = []
    for start, end in spans.tolist():
        inside = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
        parted += pairwise([start, *inside, end])
    return np.array(parted)


def _turns(text: str, codes: Any) -> list[int]:
    """The capitals and digits that follow a small letter."""
    foreign = codes > 0x7F
    small = foreign | ((codes >= ord("a")) & (codes <= ord("z")))
    large = foreign | ((codes >= ord("A")) & (codes <= ord("Z"))) | ((codes >= ord("0")) & (codes <= ord("9")))
    candidates: list[int] = (np.flatnonzero(small[:-1] & large[1:]) + 1).tolist()
    return [i for i in candidates if text[i - 1].islower() and (text[i].isupper() or text[i].isdigit())]


def _drawn_hyphens(raw: str, boxes: Boxes, start: int, size: float) -> str:
    """`raw` with hyphens for soft hyphens that take up room: some fonts have no other sign for a hyphen."""
    return "".join(
        "-" if char == _SOFT_HYPHEN and boxes.x1[i] - boxes.x0[i] > 0.12 * size else char
        for i, char in enumerate(raw, start)
    )


def _odd(text: str, codes: Any, spans: Any) -> list[bool]:
    """Whether each of the words has a character that may not stay as it is: one outside ASCII, or none to be seen."""
    if not len(spans) or "(cid:" in text:
        return [True] * len(spans)
    # A word is followed by nothing but blanks up to the next one.
    found: list[bool] = np.logical_or.reduceat(_IS_ODD[np.minimum(codes, 0x7F)], spans[:, 0]).tolist()
    return found


def _clean(raw: str, kind: FontKind) -> str:
    if kind is FontKind.ICON and not _CONTACT.search(raw):
        return ""
    if raw.isascii():
        return normalise_word(raw)
    hyphenated = raw.endswith(HYPHEN_MARK)
    text = normalise_word(raw.replace(HYPHEN_MARK, ""))
    return f"{text}-" if hyphenated and text else text


def _text(text_page: Any, count: int) -> str:
    """The first `count` characters. All in one call is faster, but only of use where no character is left out."""
    if count <= 0:
        return ""
    units = np.zeros(count + 1, np.uint16)
    pdfium.FPDFText_GetText(text_page, 0, count, units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort)))
    units = units[:count]
    if not ((units == 0) | (units & _HALF_MASK == _HALF)).any():
        return units.tobytes().decode("utf-16-le")
    get = pdfium.FPDFText_GetUnicode
    codes = [get(text_page, i) for i in range(count)]
    # What is no character parts words, as a line break does.
    return "".join([HYPHEN_MARK if code == 2 else chr(code) if code <= 0x10FFFF else "\n" for code in codes])


def _boxes(characters: Characters, count: int, frame: Frame) -> Boxes:
    found = characters.boxes(count)
    # A damaged page may hold what is no number; the row of zeros is that of no character.
    sides = np.zeros((4, count + 1), np.float64)
    sides[:, :count] = np.nan_to_num(found, nan=0.0).T
    lefts, tops, rights, bottoms = sides
    x0, y0 = frame.points(lefts, tops)
    x1, y1 = frame.points(rights, bottoms)
    if frame.rotation == 0:
        return Boxes(x0, y0, x1, y1)
    return Boxes(np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1))


def _baselines(characters: Characters, chars: list[int], frame: Frame) -> list[float]:
    """How far down the page the origin of each of `chars` is seen."""
    points = np.nan_to_num(characters.origins(chars))
    found: list[float] = frame.points(points[:, 0], points[:, 1])[1].tolist()
    return found


class _Styles:
    """Looks up styles, once a text object."""

    def __init__(self, characters: Characters, rotation: int, places: Sequence[int]) -> None:
        self._characters = characters
        self._places = places  # of the characters in pdfium's text
        self._rotation = rotation
        self._known: dict[int, Style] = {0: Style(10.0, False)}
        self._fonts: dict[int, tuple[bool, FontKind]] = {}

    def of(self, chars: Sequence[int]) -> list[Style]:
        """The style of each of `chars`."""
        numbers = [self._places[char] for char in chars]
        keys = self._characters.text_objects(numbers)
        unknown: dict[int, int] = {}  # text object -> the first of its characters
        for i, key in enumerate(keys):
            if key not in self._known and key not in unknown:
                unknown[key] = numbers[i]
        if unknown:
            self._read(list(unknown), list(unknown.values()))
        return [self._known[key] for key in keys]

    def _read(self, keys: list[int], chars: list[int]) -> None:
        """Get to know the text objects `keys`, of which `chars` are the first characters."""
        modes = render_modes(keys)
        colours = fill_colours(keys)
        if any(mode in _OUTLINED for mode in modes):
            lines = stroke_colours(keys)
            colours = [lines[i] if mode in _OUTLINED else colours[i] for i, mode in enumerate(modes)]
        sizes, matrices, handles = self._characters.sizes(chars), self._characters.matrices(chars), fonts(keys)
        for i, key in enumerate(keys):
            a, b, c, d = matrices[i][:4]
            size = sizes[i] * (c**2 + d**2) ** 0.5
            bold, kind = self._font(handles[i])
            bold = bold or modes[i] == _FILLED_AND_OUTLINED
            self._known[key] = Style(size, bold, kind, colours[i], modes[i], key, self._turn(a, b))

    def _turn(self, a: float, b: float) -> int:
        """Only lines that run straight up or down the page are read otherwise."""
        quarter = (0 if a > 0 else 180) if abs(a) >= abs(b) else 90 if b > 0 else 270
        turn = (quarter - self._rotation) % 360
        return turn if turn in (90, 270) else 0

    def _font(self, font: int) -> tuple[bool, FontKind]:
        if not font:
            return False, FontKind.TEXT
        known = self._fonts.get(font)
        if known is None:
            handle = ctypes.cast(font, pdfium.FPDF_FONT)
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            bold = is_bold(name) or bool(pdfium.FPDFFont_GetFlags(handle) & _FORCE_BOLD)
            known = self._fonts[font] = bold, _font_kind(name)
        return known


def is_bold(font: str) -> bool:
    """Whether a font's name says that it is bold."""
    return _BOLD.search(font) is not None


def _font_kind(name: str) -> FontKind:
    if _ICON_FONT.search(name):
        return FontKind.ICON
    return FontKind.SYMBOL if _SYMBOL_FONT.search(name) else FontKind.TEXT
