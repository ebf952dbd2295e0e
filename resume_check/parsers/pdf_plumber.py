"""What pdfplumber does better than the text engine: a second reading of broken text, and pictures of pages.

Few pages need them. It is slow to import and to run, so it is opened on first use.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from typing import Any, Final

from resume_check.model import BBox
from resume_check.parsers.normalise import normalise_word
from resume_check.parsers.pdf_words import PageWord, Style, is_bold

_MIN_WORDS: Final = 30  # fewer tell nothing about how well a page was read
_MAX_WORDS: Final = 3_000  # a page with more is no resume's, and a second reading of it would take minutes
_BROKEN: Final = 0.55  # share of words that look like words: below this a second opinion is worth its time
_BETTER: Final = 0.15  # by how much the second reading must be better
_WORD: Final = re.compile(
    r"[(\"'“‘]{0,2}(?=\w{0,40}[aeiouyáéíóúäöüàèô])[^\W\d_]{2,18}[)\"'”’.,;:!?]{0,3}", re.IGNORECASE
)
_SMALL: Final = re.compile(r"[aAI&•·|–—-]|\W{1,3}|[\d.,/%+$€£-]{1,12}")


class Plumber:
    """A PDF as pdfplumber sees it; holds nothing but memory, so there is nothing to close."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def words(self, number: int, seen: list[PageWord]) -> list[PageWord]:
        """The words of page `number` that stand where `seen`, the visible words of the text engine, stand."""
        try:
            page = self._page(number)
            found = page.extract_words(x_tolerance_ratio=0.15, extra_attrs=["size", "fontname"])
        except _failures():
            return []
        left, top = page.cropbox[:2]
        words = [_word(word, left, top) for word in found]
        return [word for word in words if any(_covers(other, word) for other in seen)]

    def image(self, number: int, *, resolution: float) -> Any:
        """Page `number` as a ``pdfplumber.display.PageImage`` of `resolution` dots an inch; None where it has none."""
        try:
            return self._page(number).to_image(resolution=resolution, antialias=True)
        except _failures():
            return None

    def _page(self, number: int) -> Any:
        import pdfplumber

        if self._document is None:
            logging.getLogger("pdfminer").setLevel(
                logging.CRITICAL
            )  # it warns of what the text engine has judged already
            self._document = pdfplumber.open(io.BytesIO(self._data))
        return self._document.pages[number - 1]


def _failures() -> tuple[type[Exception], ...]:
    """What pdfplumber and pdfminer raise where a file is not what its types promise."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    return (
        PSException,
        MalformedPDFException,
        PdfminerException,
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        LookupError,
        NotImplementedError,
        RecursionError,
        TypeError,
        ValueError,
        struct.error,
        zlib.error,
    )


def looks_broken(words: list[PageWord]) -> bool:
    """Whether the text engine's words look glued together or torn apart."""
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS:
        return False
    wanted = int(_BROKEN * len(words)) + 1  # so many are enough, whatever the others are
    found = 0
    for word in words:
        if _WORD.fullmatch(word.text) is not None:
            found += 1
            if found > wanted:
                return False
    return _quality(words) < _BROKEN


def choose(first: list[PageWord], second: list[PageWord]) -> list[PageWord]:
    """The better of two readings; `first` where they are about as good."""
    return second if _quality(second) > _quality(first) + _BETTER else first


def _quality(words: list[PageWord]) -> float:
    texts = [word.text for word in words if word.text and not _SMALL.fullmatch(word.text)]
    return sum(_WORD.fullmatch(text) is not None for text in texts) / len(texts) if texts else 0.0


def _covers(box: PageWord, word: PageWord) -> bool:
    middle = (word.x0 + word.x1) / 2
    return box.x0 <= middle <= box.x1 and box.top <= word.middle <= box.bottom


def _word(found: dict[str, Any], left: float, top: float) -> PageWord:
    box = BBox(found["x0"] - left, found["top"] - top, found["x1"] - left, found["bottom"] - top)
    size = float(found["size"])
    style = Style(size, is_bold(found["fontname"]))
    return PageWord(normalise_word(found["text"]), found["text"], *box, box.bottom - 0.2 * size, style)
