"""The text of a PDF from its printed lines, with the offsets of lines and words; undoes hyphenation at line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from resume_check.model import Line, Word
from resume_check.parsers.bullets import bullet_end
from resume_check.parsers.hyphenation import HYPHENATED, keeps_hyphen
from resume_check.parsers.pdf_lines import PrintedLine
from resume_check.parsers.pdf_words import PageWord

_ADDRESS: Final = re.compile(r"[/@_\\]|www\.|\.\w{2,4}/")


@dataclass(slots=True)
class Token:
    """A word of the text: one piece, or several where a line break parted it."""

    separator: str
    pieces: list[tuple[str, PageWord, int]]  # text, box, page


@dataclass(slots=True)
class TextLine:
    """A line with its tokens after hyphenation is undone."""

    printed: PrintedLine
    tokens: list[Token]


@dataclass(slots=True)
class PdfText:
    """What `Document` needs."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    cut: bool = False  # the limit of characters was met


def build_text(printed: Sequence[PrintedLine], *, max_chars: int, max_line_chars: int) -> PdfText:
    """Lay `printed` out as one text."""
    lines = [
        TextLine(line, [Token(separator, [(word.text, word, line.page)]) for separator, word in line.words()])
        for line in printed
    ]
    _undo_hyphenation(lines)
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


def _undo_hyphenation(lines: list[TextLine]) -> None:
    text = "\n".join(line.printed.text for line in lines).lower()
    if "-\n" not in text and "-\t" not in text:
        return
    compounds = set(HYPHENATED.findall(text))
    words = set(re.findall(r"[^\W_]{2,40}", text))
    i = 0
    while i + 1 < len(lines):
        line, following = lines[i], lines[i + 1]
        token = _open_end(line, following)
        if token is not None:
            _join(token, following.tokens[0], compounds, words)
            del following.tokens[0]
            if following.tokens:
                following.tokens[0].separator = ""
            else:
                del lines[i + 1]
                continue
        i += 1


def _open_end(line: TextLine, following: TextLine) -> Token | None:
    """The last token of `line` if the first one of `following` goes on with it."""
    if not line.tokens or not following.tokens or following.printed.fragments[0].bullet:
        return None
    if (line.printed.page, line.printed.column) != (following.printed.page, following.printed.column):
        return None
    first = following.tokens[0].pieces[0][0]
    if not first[:1].islower():
        return None
    ends = [i - 1 for i, token in enumerate(line.tokens) if token.separator == "\t" and i > 0]
    for i in (len(line.tokens) - 1, *ends):
        text, word, _ = line.tokens[i].pieces[-1]
        left = text[:-1]
        if text.endswith("-") and left[-1:].isalnum() and word.box.x1 > following.tokens[0].pieces[0][1].box.x0:
            return line.tokens[i]
    return None


def _join(token: Token, rest: Token, compounds: set[str], words: set[str]) -> None:
    text, word, page = token.pieces[-1]
    left = text[:-1]
    start = re.sub(r"^\W{1,5}", "", left)
    end = re.sub(r"\W.{0,100}$", "", rest.pieces[0][0])
    if not _ADDRESS.search(left) and not keeps_hyphen(start, end, compounds=compounds, words=words):
        text = left
    token.pieces[-1] = (text, word, page)
    token.pieces.extend(rest.pieces)
