"""The words of a PDF page with their boxes and looks, read with pypdfium2.

Knows characters and fonts, not lines: where words stand to each other is layout.py's business.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from resume_check.model import BBox
from resume_check.parsers.normalise import normalise_word
from resume_check.parsers.pdf_calls import Characters
from resume_check.parsers.pdf_chars import Boxes, tokens, without_false_breaks
from resume_check.parsers.pdf_frame import Frame

_FALSE_BREAKS: Final = 0.1  # of the characters: so many line breaks are not all true
_BOLD: Final = re.compile(r"bold|black|heavy|demi|semib|medi$|cmbx|cmb\d|sfbx|ecbx|-bd|\.b$", re.IGNORECASE)
_ICON_FONT: Final = re.compile(r"awesome|icon|material|marvosym|fontello|academic|glyphter|emoji", re.IGNORECASE)
_SYMBOL_FONT: Final = re.compile(
    r"symbol|dingbat|wingding|webding|cmsy|lmsy|lmmathsy|msam|txsy|pxsy|fdsy|opensy", re.IGNORECASE
)
# An icon may carry the text of the contact detail that it stands for.
_CONTACT: Final = re.compile(r"\w@\w|^@\w|\d{3}|www\.|://|^/in/|mailto:|tel:")
_TURN: Final = re.compile(r"[a-z][A-Z0-9]")
_PARTIAL: Final = re.compile(r"[\x00\ud800-\udfff]")  # a character that is left out, or half of one
HYPHEN_MARK: Final = "\ufffe"  # pdfium puts it where a line ends with a hyphen, soft or hard
_SOFT_HYPHEN: Final = "\u00ad"
_FORCE_BOLD: Final = 1 << 18


class FontKind(Enum):
    """What a font is there for."""

    TEXT = "text"
    SYMBOL = "symbol"  # bullets and arrows
    ICON = "icon"  # pictures of envelopes and telephones


class Style(NamedTuple):
    """The look that all characters of one text object share."""

    size: float
    bold: bool
    kind: FontKind
    colour: tuple[int, int, int, int]
    render_mode: int
    key: int  # the address of the text object
    handle: Any  # the text object itself, for pdf_hidden.py
    turn: int = 0  # degrees to the left that the line is turned by, as it is seen: 90 runs up the page


@dataclass(slots=True, eq=False)  # not frozen: that makes each of the hundreds of a page four times as dear
class PageWord:
    """One word of a page, in the order of the page's content stream. Nobody changes it."""

    text: str  # normalised; "" for glyphs that are no text
    raw: str
    box: BBox
    baseline: float
    style: Style
    spaced: bool = False  # was printed with its letters spaced out

    @property
    def middle(self) -> float:
        """Half way down the word."""
        return (self.box.top + self.box.bottom) / 2


def read_words(page: Any, text_page: Any, frame: Frame, *, max_chars: int) -> list[PageWord]:
    """All words of a page, hidden ones too, in content order."""
    count = min(text_page.count_chars(), max_chars)
    characters = Characters(text_page)
    text = _text(text_page, count)
    boxes = _boxes(characters, count, frame)
    places: Sequence[int] = range(len(text))
    if text.count("\r") > _FALSE_BREAKS * len(text):
        places = without_false_breaks(text, boxes)
        text = "".join([text[i] for i in places])
        boxes = Boxes(*[[side[i] for i in places] for side in boxes])
    styles = _Styles(text_page, characters, frame.rotation, places)
    spans = [span for start, end in tokens(text, boxes) for span in _split_at_style(start, end, text, styles)]
    origins = characters.origins([places[start] for start, _ in spans])
    words: list[PageWord] = []
    for (start, end), origin in zip(spans, origins, strict=True):
        style = styles.at(start)
        raw = text[start:end]
        if _SOFT_HYPHEN in raw:
            raw = _drawn_hyphens(raw, boxes, start, style.size)
        words.append(PageWord(_clean(raw, style.kind), raw, boxes.around(start, end), frame.point(*origin)[1], style))
    return words


def _split_at_style(start: int, end: int, text: str, styles: _Styles) -> list[tuple[int, int]]:
    """Part a word where bold changes before a capital or digit: a tab without width ("Bank" and "Sept." in one)."""
    word = text[start:end]
    if word.isascii() and _TURN.search(word) is None:
        return [(start, end)]
    spans: list[tuple[int, int]] = []
    begin = start
    for i in range(start + 1, end):
        turns = text[i - 1].islower() and (text[i].isupper() or text[i].isdigit())
        if turns and styles.at(i - 1).bold != styles.at(i).bold:
            spans.append((begin, i))
            begin = i
    return [*spans, (begin, end)]


def _drawn_hyphens(raw: str, boxes: Boxes, start: int, size: float) -> str:
    """`raw` with hyphens for soft hyphens that take up room: some fonts have no other sign for a hyphen."""
    return "".join(
        "-" if char == _SOFT_HYPHEN and boxes.x1[i] - boxes.x0[i] > 0.12 * size else char
        for i, char in enumerate(raw, start)
    )


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
    buffer = ctypes.create_string_buffer((count + 1) * 2)
    pdfium.FPDFText_GetText(text_page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = "".join(map(chr, memoryview(buffer).cast("B").cast("H")[:count]))
    if _PARTIAL.search(text) is None:
        return text
    get = pdfium.FPDFText_GetUnicode
    codes = [get(text_page, i) for i in range(count)]
    # What is no character parts words, as a line break does.
    return "".join([HYPHEN_MARK if code == 2 else chr(code) if code <= 0x10FFFF else "\n" for code in codes])


def _boxes(characters: Characters, count: int, frame: Frame) -> Boxes:
    lefts, tops, rights, bottoms = characters.boxes(count)
    if frame.rotation == 0:
        left, top = frame.left, frame.top
        return Boxes(
            [x - left for x in lefts], [top - y for y in tops], [x - left for x in rights], [top - y for y in bottoms]
        )
    turned = [frame.box(*sides) for sides in zip(lefts, bottoms, rights, tops, strict=True)]
    return Boxes(*[list(side) for side in zip(*turned, strict=True)]) if turned else Boxes([], [], [], [])


class _Styles:
    """Looks up styles, once a text object."""

    def __init__(self, text_page: Any, characters: Characters, rotation: int, places: Sequence[int]) -> None:
        self._text_page = text_page
        self._characters = characters
        self._places = places  # of the characters in pdfium's text
        self._rotation = rotation
        self._known: dict[int, Style] = {}
        self._fonts: dict[int, tuple[bool, FontKind]] = {}
        self._matrix = pdfium.FS_MATRIX()

    def at(self, char: int) -> Style:
        char = self._places[char]
        key = self._characters.text_object(char)
        if not key:
            return _NO_STYLE
        style = self._known.get(key)
        if style is None:
            handle = ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)
            style = self._known[key] = self._read(char, handle, key)
        return style

    def _read(self, char: int, handle: Any, key: int) -> Style:
        matrix, turn = self._matrix, 0
        size = pdfium.FPDFText_GetFontSize(self._text_page, char)
        if pdfium.FPDFText_GetMatrix(self._text_page, char, ctypes.byref(matrix)):
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
            turn = self._turn(matrix.a, matrix.b)
        red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
        colour = (0, 0, 0, 255)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        outlined = mode in (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)
        get_colour = pdfium.FPDFPageObj_GetStrokeColor if outlined else pdfium.FPDFPageObj_GetFillColor
        if get_colour(handle, red, green, blue, alpha):
            colour = (red.value, green.value, blue.value, alpha.value)
        bold, kind = self._font(handle)
        return Style(
            size, bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, kind, colour, mode, key, handle, turn
        )

    def _turn(self, a: float, b: float) -> int:
        """Only lines that run straight up or down the page are read otherwise."""
        quarter = (0 if a > 0 else 180) if abs(a) >= abs(b) else 90 if b > 0 else 270
        turn = (quarter - self._rotation) % 360
        return turn if turn in (90, 270) else 0

    def _font(self, handle: Any) -> tuple[bool, FontKind]:
        font = pdfium.FPDFTextObj_GetFont(handle)
        if not font:
            return False, FontKind.TEXT
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            bold = is_bold(name) or bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
            self._fonts[key] = bold, _font_kind(name)
        return self._fonts[key]


_NO_STYLE: Final = Style(10.0, False, FontKind.TEXT, (0, 0, 0, 255), 0, 0, None)


def is_bold(font: str) -> bool:
    """Whether a font's name says that it is bold."""
    return _BOLD.search(font) is not None


def _font_kind(name: str) -> FontKind:
    if _ICON_FONT.search(name):
        return FontKind.ICON
    return FontKind.SYMBOL if _SYMBOL_FONT.search(name) else FontKind.TEXT
