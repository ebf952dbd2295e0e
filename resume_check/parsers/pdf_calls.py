"""pdfium's answers for many characters or objects at once.

pdfium has no call that gives the boxes of all characters, so that a page takes thousands of calls. Through pypdfium2's
typed functions each of them costs 1.4 microseconds, most of it for a pointer object and for handing the interpreter
lock back and forth. Where the package was built with its extension module, `_pdf_chars` asks for all of them in one
call: 0.006 microseconds each. Elsewhere the same functions are bound once more, with addresses as plain integers and
the lock kept, and the loop is `map`'s: 0.45 microseconds. Either way the answers are the same.
"""

from __future__ import annotations

import ctypes
from collections import deque
from importlib import import_module
from itertools import repeat
from typing import Any, Final

import numpy as np
import pypdfium2.raw as pdfium

_INT, _UNSIGNED, _FLOAT, _DOUBLE, _ADDRESS = (
    ctypes.c_int,
    ctypes.c_uint,
    ctypes.c_float,
    ctypes.c_double,
    ctypes.c_void_p,
)


def _extension() -> Any:
    """The extension module; None where it was not built, as where there is no compiler."""
    try:
        return import_module("resume_check.parsers._pdf_chars")
    except ImportError:
        return None


_compiled: Any = _extension()


def address_of(handle: Any) -> int:
    """The address that a handle of pypdfium2's points to; 0 for none."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


_BOX_AT: Final = address_of(pdfium.FPDFText_GetLooseCharBox)
_ORIGIN_AT: Final = address_of(pdfium.FPDFText_GetCharOrigin)
_OBJECT_AT: Final = address_of(pdfium.FPDFText_GetTextObject)
_loose_box: Final = _bound(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_origin: Final = _bound(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_text_object: Final = _bound(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)

# Of one character, of an object of the page, or of a container of such objects, by its address.
font_size: Final = _bound(pdfium.FPDFText_GetFontSize, _DOUBLE, _ADDRESS, _INT)
char_matrix: Final = _bound(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
render_mode: Final = _bound(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
font_of: Final = _bound(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
object_type: Final = _bound(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
clip_path: Final = _bound(pdfium.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
count_clips: Final = _bound(pdfium.FPDFClipPath_CountPaths, _INT, _ADDRESS)
page_object: Final = _bound(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
form_object: Final = _bound(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, _INT)
_fill_colour: Final = _bound(pdfium.FPDFPageObj_GetFillColor, _INT, *[_ADDRESS] * 5)
_stroke_colour: Final = _bound(pdfium.FPDFPageObj_GetStrokeColor, _INT, *[_ADDRESS] * 5)

Colour = tuple[int, int, int, int]  # red, green, blue, alpha


class ColourReader:
    """Asks for the colours of page objects, with one place for all answers."""

    def __init__(self) -> None:
        self._channels = (_UNSIGNED * 4)()
        first, step = ctypes.addressof(self._channels), ctypes.sizeof(_UNSIGNED)
        self._places = (first, first + step, first + 2 * step, first + 3 * step)

    def read(self, handle: int, *, stroke: bool = False) -> Colour | None:
        """Of what the object at `handle` is filled with, or of its lines; None where it has no colour."""
        if not (_stroke_colour if stroke else _fill_colour)(handle, *self._places):
            return None
        red, green, blue, alpha = self._channels[:]
        return red, green, blue, alpha


class Characters:
    """The characters of a text page by their numbers. Use it while the page is open."""

    def __init__(self, text_page: Any) -> None:
        self.page: Final = address_of(text_page.raw)

    def boxes(self, count: int) -> Any:
        """Left, top, right and bottom of the loose boxes of the first `count` characters, in PDF coordinates.

        An array of float32 with a row for each.
        """
        answers = np.zeros((max(count, 0), 4), np.float32)
        chars = np.arange(len(answers), dtype=np.int32)
        if _compiled is not None:
            _compiled.boxes(_BOX_AT, self.page, chars, answers)
        else:
            places = _places(answers)
            deque(map(_loose_box, repeat(self.page), range(len(answers)), places), maxlen=0)
        return answers

    def origins(self, chars: list[int]) -> Any:
        """Where each of `chars` stands on its baseline, in PDF coordinates; a character without a place is at 0, 0.

        An array of float64 with x and y in each row.
        """
        answers = np.zeros((len(chars), 2), np.float64)
        if _compiled is not None:
            numbers = np.array(chars, np.int32)
            _compiled.origins(_ORIGIN_AT, self.page, numbers, answers)
        else:
            xs = _places(answers)
            ys = range(xs.start + answers.itemsize, xs.stop + answers.itemsize, xs.step)
            deque(map(_origin, repeat(self.page), chars, xs, ys), maxlen=0)
        return answers

    def text_objects(self, chars: list[int]) -> list[int]:
        """The addresses of the text objects that `chars` belong to; 0 for one that belongs to none."""
        if _compiled is None:
            return [_text_object(self.page, char) or 0 for char in chars]
        answers = np.zeros(len(chars), np.uint64)
        numbers = np.array(chars, np.int32)
        _compiled.text_objects(_OBJECT_AT, self.page, numbers, answers)
        found: list[int] = answers.tolist()
        return found


def _places(rows: Any) -> range:
    """The address of each row of an array."""
    first, step = rows.ctypes.data, rows.shape[1] * rows.itemsize
    return range(first, first + len(rows) * step, step)
