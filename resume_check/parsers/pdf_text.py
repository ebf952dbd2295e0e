"""The text of a PDF from its printed lines, with the offsets of lines and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from resume_check.model import Line, Word
from resume_check.parsers.bullets import bullet_end
from resume_check.parsers.line_ends import Token, join_parted_words, lines_of_tokens
from resume_check.parsers.pdf_lines import PrintedLine


@dataclass(slots=True)
class PdfText:
    """What `Document` needs."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    cut: bool = False  # the limit of characters was met


def build_text(printed: Sequence[PrintedLine], *, max_chars: int, max_line_chars: int) -> PdfText:
    """Lay `printed` out as one text."""
    lines = lines_of_tokens(printed)
    join_parted_words(lines)
    result = PdfText()
    pieces: list[str] = []
    offset = 0
    for line in lines:
        for part in _bounded(line.tokens, max_line_chars):
            length = sum(len(token.separator) + sum(len(piece[0]) for piece in token.pieces) for token in part)
            if offset + length + 1 > max_chars:
                result.cut = True
                break
            if pieces:
                pieces.append("\n")
                offset += 1
            offset = _add(result, pieces, line.printed, part, offset)
        if result.cut:
            break
    result.text = "".join(pieces)
    return result


def _bounded(tokens: list[Token], max_line_chars: int) -> list[list[Token]]:
    """`tokens` in lines of no more than `max_line_chars` characters."""
    parts: list[list[Token]] = []
    length = 0
    for token in tokens:
        size = len(token.separator) + sum(len(piece[0]) for piece in token.pieces)
        if not parts or length + size > max_line_chars:
            parts.append([])
            token.separator = ""
            length = 0
        parts[-1].append(token)
        length += size
    return parts


def _add(result: PdfText, pieces: list[str], printed: PrintedLine, tokens: Sequence[Token], offset: int) -> int:
    start = offset
    for token in tokens:
        pieces.append(token.separator)
        offset += len(token.separator)
        for text, word, page in token.pieces:
            pieces.append(text)
            result.words.append(Word(offset, offset + len(text), page, word.box))
            offset += len(text)
    text = "".join(token.separator + "".join(piece[0] for piece in token.pieces) for token in tokens)
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
    return offset
