"""The text of a PDF from its printed lines, with the offsets of lines and words."""

from __future__ import annotations

from dataclasses import dataclass, field

from resume_check.model import Line, Word
from resume_check.parsers.bullets import bullet_end
from resume_check.parsers.line_ends import TextLine, Token, join_parted_words
from resume_check.parsers.pdf_lines import PrintedLine
from resume_check.parsers.placed import new_tuple


@dataclass(slots=True)
class PdfText:
    """What `Document` needs."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    cut: bool = False  # the limit of characters was met


def build_text(printed: list[PrintedLine], *, max_chars: int, max_line_chars: int) -> PdfText:
    """Lay `printed` out as one text."""
    lines = [TextLine(line) for line in printed]
    join_parted_words(lines)
    result = PdfText()
    pieces: list[str] = []
    offset = 0
    for line in lines:
        for part, text in _bounded(line, max_line_chars):
            if offset + len(text) + 1 > max_chars:
                result.cut = True
                break
            if pieces:
                offset += 1
            pieces.append(text)
            _add(result, line.printed, part, text, offset)
            offset += len(text)
        if result.cut:
            break
    result.text = "\n".join(pieces)
    return result


def _bounded(line: TextLine, max_line_chars: int) -> list[tuple[list[Token], str]]:
    """The tokens of `line` and its text, in lines of no more than `max_line_chars` characters."""
    text = line.text
    if line.tokens and len(text) <= max_line_chars:
        return [(line.tokens, text)]
    parts: list[list[Token]] = []
    length = 0
    for token in line.tokens:
        size = len(token.separator) + len(token.text)
        if not parts or length + size > max_line_chars:
            parts.append([])
            token.separator = ""
            length = 0
        parts[-1].append(token)
        length += size
    return [(part, "".join([token.separator + token.text for token in part])) for part in parts]


def _add(result: PdfText, printed: PrintedLine, tokens: list[Token], text: str, start: int) -> None:
    """Add a line that begins at offset `start`, and its words."""
    offset = start
    words, page = result.words, printed.page
    for token in tokens:
        offset += len(token.separator)
        for piece, word in token.pieces:
            end = offset + len(piece)
            words.append(new_tuple(Word, (offset, end, page, word.box)))
            offset = end
    result.lines.append(
        Line(
            start=start,
            end=offset,
            number=len(result.lines) + 1,
            page=printed.page,
            bbox=printed.box,
            size=round(printed.size, 2),
            bold=printed.bold,
            bullet=printed.fragments[0].bullet or bullet_end(text) > 0,
            column=printed.column,
        )
    )
