"""A small typesetter over reportlab: flush, ragged and justified paragraphs, hyphenation, no space glyphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
_SYLLABLE = re.compile(r"(?<=[aeiouy])(?=[bcdfghjklmnpqrstvwxz][aeiouy])|(?<=[aeiouy][lmnrst])(?=[bcdfgpt][aeiou])")
Task = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set."""

    font: str = "Helvetica"
    size: float = 10.0
    leading: float = 1.3  # of the size
    justify: bool = False
    hyphenate: bool = False
    spread: float = 0.0  # points between letters
    grey: float = 0.0


BODY = Look()
BOLD = Look("Helvetica-Bold")
TEX = Look("Times-Roman", justify=True, hyphenate=True)
TEX_BOLD = Look("Times-Bold")


class Sheet:
    """Pages that texts are put on; the order of painting may differ from the order of the calls."""

    def __init__(self, *, width: float = WIDTH, height: float = HEIGHT, spaces: bool = True) -> None:
        self._stream = BytesIO()
        self.canvas = Canvas(self._stream, pagesize=(width, height), invariant=1)
        self._height = height
        self._spaces = spaces
        self._tasks: list[Task] = []
        self.shuffle = False

    def text(self, x: float, top: float, text: str, look: Look = BODY, *, width: float = 1000.0) -> float:
        """Set a paragraph whose first baseline is `top` points down; returns the next baseline."""
        rows = _broken(text, look, width)
        for i, row in enumerate(rows):
            stretched = look.justify and i + 1 < len(rows)
            self._row(x, top + i * look.size * look.leading, row, look, width if stretched else None)
        return top + len(rows) * look.size * look.leading

    def right(self, x: float, top: float, text: str, look: Look = BODY) -> None:
        """Set a line that ends at `x`."""
        self._row(x - stringWidth(text, look.font, look.size), top, text.split(), look, None)

    def centre(self, x: float, top: float, text: str, look: Look = BODY) -> None:
        """Set a line around `x`."""
        self._row(x - stringWidth(text, look.font, look.size) / 2, top, text.split(), look, None)

    def typed(self, x: float, top: float, text: str, look: Look = BODY) -> None:
        """Set a line with all its spaces."""
        self._row(x, top, [text], look, None)

    def bullets(
        self, x: float, top: float, items: Sequence[str], look: Look = BODY, *, width: float, mark: str = "•"
    ) -> float:
        """Set a list; returns the next baseline."""
        for item in items:
            self._row(x, top, [mark], look, None)
            top = self.text(x + 12, top, item, look, width=width - 12)
        return top

    def area(self, x: float, top: float, width: float, height: float, grey: float) -> None:
        """Fill a rectangle at once, under all texts."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(x, self._height - top - height, width, height, stroke=0, fill=1)

    def rule(self, x0: float, top0: float, x1: float, top1: float) -> None:
        """Draw a line at once."""
        self.canvas.line(x0, self._height - top0, x1, self._height - top1)

    def upright(self, x: float, top: float, text: str, look: Look = BOLD) -> None:
        """Set a line that runs up the page from `top`."""

        def draw() -> None:
            self.canvas.saveState()
            self.canvas.translate(x, self._height - top)
            self.canvas.rotate(90)
            self.canvas.setFont(look.font, look.size)
            self.canvas.drawString(0, 0, text)
            self.canvas.restoreState()

        self._tasks.append(draw)

    def end_page(self) -> None:
        """Paint what was set, odd lines first where `shuffle` is on, and begin a new page."""
        for task in [*self._tasks[1::2], *self._tasks[::2]] if self.shuffle else self._tasks:
            task()
        self._tasks.clear()
        self.canvas.showPage()

    def pdf(self) -> bytes:
        """The file, after the last `end_page`."""
        self.canvas.save()
        return self._stream.getvalue()

    def _row(self, x: float, top: float, row: Sequence[str], look: Look, width: float | None) -> None:
        space = stringWidth(" ", look.font, look.size) + look.spread
        if width is not None and len(row) > 1:
            space = (width - sum(_measure(word, look) for word in row)) / (len(row) - 1)

        def draw() -> None:
            canvas = self.canvas
            canvas.setFillGray(look.grey)
            canvas.setFont(look.font, look.size)
            place = x
            if self._spaces and width is None:
                canvas.drawString(x, self._height - top, " ".join(row), charSpace=look.spread)
                return
            for word in row:
                canvas.drawString(place, self._height - top, word, charSpace=look.spread)
                place += _measure(word, look) + space

        self._tasks.append(draw)


def _measure(text: str, look: Look) -> float:
    return float(stringWidth(text, look.font, look.size)) + look.spread * len(text)


def _broken(text: str, look: Look, width: float) -> list[list[str]]:
    """The words of each row; a word that does not fit is parted at a hyphen of its own or at a syllable."""
    space = stringWidth(" ", look.font, look.size) + look.spread
    rows: list[list[str]] = [[]]
    left = width
    for word in text.split():
        rest = word
        if rows[-1] and _measure(rest, look) > left:
            head = _head_that_fits(rest, look, left) if look.hyphenate else ""
            if head:
                rows[-1].append(head)
                rest = rest[len(head.removesuffix("-")) :].removeprefix("-")
            rows.append([])
            left = width
        rows[-1].append(rest)
        left -= _measure(rest, look) + space
    return rows


def _head_that_fits(word: str, look: Look, width: float) -> str:
    own = [match.start() for match in re.finditer(r"-(?=[a-z]{2})", word)]
    syllables = [match.start() for match in _SYLLABLE.finditer(word)] if word.isalpha() and word.islower() else []
    places = own or [place for place in syllables if 2 <= place <= len(word) - 3]
    fitting = [word[:place] + "-" for place in places if _measure(word[:place] + "-", look) <= width]
    return fitting[-1] if fitting else ""
