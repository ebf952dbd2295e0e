"""Drafts of lines into the text and lines of a Document, for the formats that have no pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, final

from resume_check.limits import Limits
from resume_check.model import Line, Notice
from resume_check.parsers.bullets import bullet_end
from resume_check.parsers.normalise import normalise

_GAP: Final = re.compile(r"[ \t]{2,}|\t")
_WIDE: Final = 4  # so many blanks in a row serve to push text to the right, as a tab does


@final
class Draft:
    """A line before it has its place in the text. The attributes are those of model.Line."""

    def __init__(
        self,
        text: str,
        size: float | None = None,
        bold: bool = False,
        heading: bool = False,
        bullet: bool = False,
        paragraph: bool = False,
    ) -> None:
        self.text = text
        self.size = size
        self.bold = bold
        self.heading = heading
        self.bullet = bullet
        self.paragraph = paragraph


@dataclass(frozen=True, slots=True)
class Assembled:
    """What the lines came to."""

    text: str
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...]


def assemble(drafts: Iterable[Draft], limits: Limits) -> Assembled:
    """Fold the drafts' text, number the lines and join them; a draft without text makes no line.

    Text beyond `limits` is left out with a notice.
    """
    texts: list[str] = []
    lines: list[Line] = []
    notices: list[Notice] = []
    start = invisible = 0
    for draft in drafts:
        room = limits.max_chars - start
        text, hiding = clean(draft.text[: room + 1])
        invisible += hiding
        pieces = _pieces(text[: max(room, 0)], limits.max_line_chars)
        for index, whole in enumerate(pieces):
            piece = whole[: limits.max_chars - start]  # the line breaks between the pieces count too
            if not piece:
                break
            lines.append(_line(draft, piece, start, number=len(lines) + 1, first=index == 0, last=whole is pieces[-1]))
            texts.append(piece)
            start += len(piece) + 1
        if max(len(draft.text), len(text)) > room:
            notices.append(Notice("page-limit", f"Only the first {limits.max_chars:,} characters were read."))
            break
    if invisible:
        message = f"{invisible:,} invisible characters that broke up words were removed."
        notices.append(Notice("invisible-characters", message))
    return Assembled("\n".join(texts), tuple(lines), tuple(notices))


def clean(text: str) -> tuple[str, int]:
    """`text` folded and its gaps evened, wide ones to a tab; and how many characters served to hide something."""
    folded = normalise(text)
    flat = folded.text.replace("\n", " ")
    if "  " in flat or "\t" in flat:
        flat = _GAP.sub(_even, flat)
    flat = flat.strip()
    end = bullet_end(flat)
    return (flat if end == 0 else f"{flat[:end].rstrip()} {flat[end:]}"), folded.invisible


def _even(gap: re.Match[str]) -> str:
    blanks = gap.group()
    return "\t" if "\t" in blanks or len(blanks) >= _WIDE else " "


def _line(draft: Draft, text: str, start: int, *, number: int, first: bool, last: bool) -> Line:
    return Line(
        start,
        start + len(text),
        number=number,
        size=draft.size,
        bold=draft.bold,
        heading=draft.heading,
        bullet=first and (draft.bullet or bullet_end(text) > 0),
        paragraph=last and draft.paragraph,
    )


def _pieces(text: str, max_chars: int) -> list[str]:
    """Break `text` so that no piece is longer than `max_chars`, at a blank if there is one."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > max_chars:
        end = text.rfind(" ", start + 1, start + max_chars + 1)
        end = end if end > 0 else start + max_chars
        if piece := text[start:end].strip():
            pieces.append(piece)
        start = end
    if piece := text[start:].strip():
        pieces.append(piece)
    return pieces
