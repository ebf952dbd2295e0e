"""Pages that are pictures of text: which ones they are, and what recognition makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from statistics import median
from typing import Any, Final

from resume_check.model import BBox, Picture
from resume_check.parsers.legible import is_fit, legibility
from resume_check.parsers.normalise import BULLET, normalise_word
from resume_check.parsers.ocr import PAGE_SECONDS, Engine, Grey, SeenWord
from resume_check.parsers.pdf_frame import Frame
from resume_check.parsers.pdf_objects import Drawing
from resume_check.parsers.pdf_words import PageWord, Style

_FEW_WORDS: Final = 15  # a scanning program's stamp or a page number
_ENOUGH_WORDS: Final = 200  # to tell words from rubbish
_MOSTLY_PICTURE: Final = 0.6  # of the page
_ICON: Final = 24.0  # points: a picture that is smaller on both sides is an icon
_MAX_PIXELS: Final = 4500  # of the longer side, whatever the page says its size is
_POINTS: Final = 72
_SAME_SIZE: Final = 0.25  # of the usual size: what differs by less may differ by its letters alone
_SAME_ROW: Final = 0.3  # of the usual size
_BULLET_SIGN: Final = re.compile(r"[¢©«»®*§¤]")
_MIN_BULLETS: Final = 2


class Unread(StrEnum):
    """Why a page's text is not what a person sees, as the end of a sentence about the page."""

    NO_TEXT = "holds no text"
    PICTURE = "is a picture with hardly any text"
    RUBBISH = "holds letters that make no words"


def notable_pictures(drawing: Drawing, frame: Frame, number: int) -> list[Picture]:
    """The pictures of page `number` that are more than an icon; also strips, of which a larger picture may be made."""
    boxes = [shape.box for shape in drawing.shapes if shape.colour is None]
    return [
        Picture(number, round(_share(box, frame), 3), box)
        for box in boxes
        if max(box.x1 - box.x0, box.bottom - box.top) >= _ICON
    ]


def _share(box: BBox, frame: Frame) -> float:
    width = min(box.x1, frame.width) - max(box.x0, 0.0)
    height = min(box.bottom, frame.height) - max(box.top, 0.0)
    return max(width, 0.0) * max(height, 0.0) / max(frame.width * frame.height, 1.0)


def why_unread(words: list[PageWord], drawing: Drawing, frame: Frame, *, scan_layer: bool) -> Unread | None:
    """Why the text of a page is not what a person sees on it; None where it is, and where the page is empty.

    `scan_layer` says that the words are those that recognition laid over a scan.
    """
    texts = [word.text for word in words if word.text]
    if not texts:
        return Unread.NO_TEXT if drawing.shapes or drawing.level or drawing.upright else None
    if len(texts) < _FEW_WORDS and not scan_layer:
        pictures = sum(_share(shape.box, frame) for shape in drawing.shapes if shape.colour is None)
        return Unread.PICTURE if pictures > _MOSTLY_PICTURE else None
    return None if is_fit(legibility(texts[:_ENOUGH_WORDS])) else Unread.RUBBISH


def recognise(page: Any, frame: Frame, engine: Engine) -> list[PageWord]:
    """The words on the picture of `page`, with their boxes in points. Raises RecognitionError."""
    scale = min(engine.dpi / _POINTS, _MAX_PIXELS / max(frame.width, frame.height))
    seen = engine.read(_draw(page, scale), seconds=PAGE_SECONDS)
    usual = median([word.size for word in seen]) if seen else 0.0
    return [_page_word(word, scale, usual) for word in _in_rows(_without_bullets(seen), usual)]


def _draw(page: Any, scale: float) -> Grey:
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    pixels = b"".join([rows[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height)])
    picture = Grey(bitmap.width, bitmap.height, pixels, round(scale * _POINTS))
    rows.release()
    bitmap.close()
    return picture


def _in_rows(words: Sequence[SeenWord], usual: float) -> list[SeenWord]:
    """`words` with one baseline for all lines of a row: engines tell it so roughly that rows would fall apart."""
    lines = sorted({word.baseline for word in words})
    rows: list[list[float]] = []
    for baseline in lines:
        if rows and baseline - rows[-1][0] <= _SAME_ROW * usual:
            rows[-1].append(baseline)
        else:
            rows.append([baseline])
    shared = {baseline: median(row) for row in rows for baseline in row}
    return [word._replace(baseline=shared[word.baseline]) for word in words]


def _page_word(word: SeenWord, scale: float, usual: float) -> PageWord:
    """The word in points; `usual` is the size of most words, which a line's box tells but roughly."""
    size = usual if abs(word.size - usual) < _SAME_SIZE * usual else word.size
    style = Style(round(max(size / scale, 1.0), 1), False)
    x0, top, x1, bottom = [side / scale for side in word.box]
    return PageWord(normalise_word(word.text), word.text, x0, top, x1, bottom, word.baseline / scale, style)


def _without_bullets(words: Sequence[SeenWord]) -> list[SeenWord]:
    """`words` with bullets for what they are taken for: lone signs, and an "e" at a line's head or among signs."""
    signs = {i for i, word in enumerate(words) if _BULLET_SIGN.fullmatch(word.text)}
    lined = {words[i].line for i in signs}
    letters = {i for i, word in enumerate(words[:-1]) if word.text == "e" and words[i + 1].text[:1].isupper()}
    heads = {i for i in letters if i == 0 or words[i - 1].line != words[i].line}
    bullets = signs | heads if len(signs | heads) >= _MIN_BULLETS else set()
    if signs:
        bullets |= {i for i in letters if words[i].line in lined}
    return [word._replace(text=BULLET) if i in bullets else word for i, word in enumerate(words)]
