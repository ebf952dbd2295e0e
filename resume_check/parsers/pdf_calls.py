"""pdfium's answers for many characters at once.

pdfium has no call that gives the boxes of all characters, so that a page takes thousands of calls. Through pypdfium2's
typed functions each of them costs 1.4 microseconds, most of it for a pointer object and for handing the interpreter
lock back and forth. Here the same functions are bound once more, with addresses as plain integers and the lock kept,
and the loop is `map`'s: 0.45 microseconds.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import Any, Final

import pypdfium2.raw as pdfium

_INT, _ADDRESS = ctypes.c_int, ctypes.c_void_p
_BOX: Final = ctypes.sizeof(pdfium.FS_RECTF)
_DOUBLE: Final = ctypes.sizeof(ctypes.c_double)


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _ADDRESS).value or 0)


_loose_box: Final = _bound(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_origin: Final = _bound(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_text_object: Final = _bound(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)


class Characters:
    """The characters of a text page by their numbers. Use it while the page is open."""

    def __init__(self, text_page: Any) -> None:
        self._page = ctypes.cast(text_page.raw, _ADDRESS).value

    def boxes(self, count: int) -> tuple[list[float], list[float], list[float], list[float]]:
        """Left, top, right and bottom of the loose boxes of the first `count` characters, in PDF coordinates."""
        if count <= 0:
            return [], [], [], []
        rects = (pdfium.FS_RECTF * count)()
        first = ctypes.addressof(rects)
        places = range(first, first + count * _BOX, _BOX)
        deque(map(_loose_box, repeat(self._page), range(count), places), maxlen=0)
        flat: Any = memoryview(rects).cast("B").cast("f").tolist()
        return flat[0::4], flat[1::4], flat[2::4], flat[3::4]

    def origins(self, chars: Sequence[int]) -> list[tuple[float, float]]:
        """Where each of `chars` stands on its baseline, in PDF coordinates; a character without a place is at 0, 0."""
        points = (ctypes.c_double * (2 * len(chars)))()
        first = ctypes.addressof(points)
        xs = range(first, first + 2 * len(chars) * _DOUBLE, 2 * _DOUBLE)
        ys = range(first + _DOUBLE, first + (2 * len(chars) + 1) * _DOUBLE, 2 * _DOUBLE)
        deque(map(_origin, repeat(self._page), chars, xs, ys), maxlen=0)
        flat = points[:]
        return list(zip(flat[0::2], flat[1::2], strict=True))

    def text_object(self, char: int) -> int:
        """The address of the text object that a character belongs to; 0 where it belongs to none."""
        return _text_object(self._page, char) or 0
