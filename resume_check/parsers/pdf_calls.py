"""pdfium's answers for many characters or objects at once.

pdfium has no call that gives the boxes of all characters, so that a page takes thousands of calls. Through pypdfium2's
typed functions each of them costs 1.4 microseconds, most of it for a pointer object and for handing the interpreter
lock back and forth. Where the package was built with its extension module, `_pdf_chars` asks for all of them in one
call: 0.006 microseconds each. Elsewhere the same functions are bound once more, with addresses as plain integers and
the lock kept, and the loop is `map`'s: 0.45 microseconds. Either way the answers are the same.

Characters, objects and their parts are named by numbers and addresses, which hold while their page is open.
"""

from __future__ import annotations

import ctypes
from collections import deque
from importlib import import_module
from itertools import repeat
from typing import Any, Final

import numpy as np
import pypdfium2.raw as pdfium

_INT, _DOUBLE, _ADDRESS = ctypes.c_int, ctypes.c_double, ctypes.c_void_p

Colour = tuple[int, int, int, int]  # red, green, blue, alpha
_BLACK: Final = (0, 0, 0, 255)  # of what has no colour of its own
_UNMOVED: Final = (1, 0, 0, 1, 0, 0)


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


class _Call:
    """A function of pdfium: its address for the extension module, and the way to call it without."""

    def __init__(self, function: Any, result: Any, *arguments: Any) -> None:
        self.address = address_of(function)
        self.plain: Any = ctypes.PYFUNCTYPE(result, *arguments)(self.address)


_box: Final = _Call(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_matrix: Final = _Call(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
_origin: Final = _Call(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_size: Final = _Call(pdfium.FPDFText_GetFontSize, _DOUBLE, _ADDRESS, _INT)
_text_object: Final = _Call(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
_page_object: Final = _Call(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
_form_object: Final = _Call(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, _INT)
_mode: Final = _Call(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
_kind: Final = _Call(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
_clip_count: Final = _Call(pdfium.FPDFClipPath_CountPaths, _INT, _ADDRESS)
_font: Final = _Call(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_clip_path: Final = _Call(pdfium.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
_fill: Final = _Call(pdfium.FPDFPageObj_GetFillColor, _INT, *[_ADDRESS] * 5)
_stroke: Final = _Call(pdfium.FPDFPageObj_GetStrokeColor, _INT, *[_ADDRESS] * 5)


class Characters:
    """The characters of a text page by their numbers."""

    def __init__(self, text_page: Any) -> None:
        self._page = address_of(text_page.raw)

    def boxes(self, count: int) -> Any:
        """Left, top, right and bottom of the loose boxes of the first `count` characters, in PDF coordinates.

        An array of float32 with a row for each.
        """
        answers = np.zeros((max(count, 0), 4), np.float32)
        chars = np.arange(len(answers), dtype=np.int32)
        if _compiled is not None:
            _compiled.boxes(_box.address, self._page, chars, answers)
        else:
            deque(map(_box.plain, repeat(self._page), chars.tolist(), _places(answers)), maxlen=0)
        return answers

    def matrices(self, chars: list[int]) -> list[list[float]]:
        """The matrix of each of `chars`: a, b, c, d, e and f."""
        answers = np.full((len(chars), 6), _UNMOVED, np.float32)
        if _compiled is not None:
            _compiled.matrices(_matrix.address, self._page, np.array(chars, np.int32), answers)
        else:
            deque(map(_matrix.plain, repeat(self._page), chars, _places(answers)), maxlen=0)
        found: list[list[float]] = answers.tolist()
        return found

    def origins(self, chars: list[int]) -> Any:
        """Where each of `chars` stands on its baseline, in PDF coordinates; a character without a place is at 0, 0.

        An array of float64 with x and y in each row.
        """
        answers = np.zeros((len(chars), 2), np.float64)
        if _compiled is not None:
            _compiled.points(_origin.address, self._page, np.array(chars, np.int32), answers)
        else:
            xs = _places(answers)
            ys = range(xs.start + answers.itemsize, xs.stop + answers.itemsize, xs.step)
            deque(map(_origin.plain, repeat(self._page), chars, xs, ys), maxlen=0)
        return answers

    def sizes(self, chars: list[int]) -> list[float]:
        """The font size of each of `chars`, before its matrix."""
        if _compiled is None:
            return list(map(_size.plain, repeat(self._page), chars))
        answers = np.zeros(len(chars), np.float64)
        _compiled.sizes(_size.address, self._page, np.array(chars, np.int32), answers)
        found: list[float] = answers.tolist()
        return found

    def text_objects(self, chars: list[int]) -> list[int]:
        """The text objects that `chars` belong to; 0 for one that belongs to none."""
        return _members(_text_object, self._page, chars)


def page_objects(page: int, count: int) -> list[int]:
    """The first `count` objects of a page."""
    return _members(_page_object, page, list(range(count)))


def form_objects(form: int, count: int) -> list[int]:
    """The first `count` objects of a form object."""
    return _members(_form_object, form, list(range(count)))


def kinds(objects: list[int]) -> list[int]:
    """pdfium's FPDF_PAGEOBJ_... of each object."""
    return _numbers(_kind, objects)


def render_modes(objects: list[int]) -> list[int]:
    """pdfium's FPDF_TEXTRENDERMODE_... of each text object."""
    return _numbers(_mode, objects)


def fonts(objects: list[int]) -> list[int]:
    """The font of each text object, 0 for none."""
    return _parts(_font, objects)


def clip_paths(objects: list[int]) -> list[int]:
    """The clip path of each object, 0 for one that is not clipped."""
    paths = _parts(_clip_path, objects)
    counts = _numbers(_clip_count, paths)
    return [path if count > 0 else 0 for path, count in zip(paths, counts, strict=True)]


def fill_colours(objects: list[int]) -> list[Colour]:
    """What each object is filled with; black for one without a colour."""
    return _colours(_fill, objects)


def stroke_colours(objects: list[int]) -> list[Colour]:
    """The colour of the lines of each object; black for one without a colour."""
    return _colours(_stroke, objects)


def _members(call: _Call, page: int, numbers: list[int]) -> list[int]:
    if _compiled is None:
        return [address or 0 for address in map(call.plain, repeat(page), numbers)]
    answers = np.zeros(len(numbers), np.uint64)
    _compiled.members(call.address, page, np.array(numbers, np.int32), answers)
    found: list[int] = answers.tolist()
    return found


def _numbers(call: _Call, objects: list[int]) -> list[int]:
    if _compiled is None:
        return [call.plain(key) if key else 0 for key in objects]
    answers = np.zeros(len(objects), np.int32)
    _compiled.numbers(call.address, np.array(objects, np.uint64), answers)
    found: list[int] = answers.tolist()
    return found


def _parts(call: _Call, objects: list[int]) -> list[int]:
    if _compiled is None:
        return [(call.plain(key) or 0) if key else 0 for key in objects]
    answers = np.zeros(len(objects), np.uint64)
    _compiled.parts(call.address, np.array(objects, np.uint64), answers)
    found: list[int] = answers.tolist()
    return found


def _colours(call: _Call, objects: list[int]) -> list[Colour]:
    answers = np.full((len(objects), 4), _BLACK, np.uint32)
    if _compiled is not None:
        _compiled.colours(call.address, np.array(objects, np.uint64), answers)
    else:
        step = answers.itemsize
        for key, at in zip(objects, _places(answers), strict=True):
            if key:
                call.plain(key, at, at + step, at + 2 * step, at + 3 * step)
    return [(red, green, blue, alpha) for red, green, blue, alpha in answers.tolist()]


def _places(rows: Any) -> range:
    """The address of each row of an array."""
    first, step = rows.ctypes.data, rows.shape[1] * rows.itemsize
    return range(first, first + len(rows) * step, step)
