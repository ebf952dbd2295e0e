"""Text recognition: which engine there is, and what every engine takes and gives.

An engine sees one page as a grey picture and gives its words with their boxes in pixels. It knows nothing of PDF.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple, Protocol

from resume_check.errors import OcrMissing
from resume_check.model import BBox

PAGE_SECONDS: Final = 60.0  # a dense page takes 2 to 15


class Grey(NamedTuple):
    """A picture of 256 greys, row by row from the top, without padding."""

    width: int
    height: int
    pixels: bytes
    dpi: int


class SeenWord(NamedTuple):
    """A word that an engine made out."""

    text: str
    box: BBox  # in pixels
    line: int  # words of one printed line share it
    size: float  # of the line's font, in pixels, as far as its box tells
    baseline: float  # of the line, in pixels from the top


class RecognitionError(Exception):
    """An engine gave up on a page: its message says why."""


class Engine(Protocol):
    """Reads the picture of a page."""

    @property
    def name(self) -> str:
        """As it stands in the report."""

    @property
    def dpi(self) -> int:
        """How fine a picture it is best given."""

    def load(self) -> None:
        """Take the time and memory now that the first page would take."""

    def read(self, picture: Grey, *, seconds: float) -> list[SeenWord]:
        """The words of the page, from the top. Raises RecognitionError."""


@cache
def find_engine() -> Engine:
    """Tesseract where it is installed, else the package rapidocr.

    Raises OcrMissing where there is neither.
    """
    import importlib.util
    import shutil

    program = shutil.which("tesseract")
    if program is not None:
        from resume_check.parsers.ocr_tesseract import Tesseract

        return Tesseract(program)
    if all(importlib.util.find_spec(package) is not None for package in ("rapidocr", "onnxruntime")):
        from resume_check.parsers.ocr_rapid import Rapid

        return Rapid()
    raise OcrMissing("There is no program to recognise text with")
