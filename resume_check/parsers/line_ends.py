"""Words that a line's end parts, made whole again: hyphenated ones, and addresses that are parted without a hyphen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from resume_check.parsers.hyphenation import HYPHENATED, keeps_hyphen
from resume_check.parsers.pdf_lines import PrintedLine
from resume_check.parsers.pdf_words import PageWord

_SAME_START: Final = 3.0  # points
_ADDRESS: Final = re.compile(r"[/@_\\\\]|www\.|\.\w{2,4}/")
_DOMAIN: Final = re.compile(r"\w[.@]\w")
_WORD: Final = re.compile(r"[^\W_]{1,40}(?:-[^\W_]{1,40}){0,4}")
_OPEN_LINK: Final = re.compile(r"\W{0,2}(?:https?://|www\.|[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/)\S{0,500}", re.IGNORECASE)
_NEW_ADDRESS: Final = re.compile(
    r"https?://|www\.|\S{1,64}@|[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.(?:com|org|net|io|dev|edu|me|ai)(?:/|$)"
    r"|[\w-]{2,60}(?:\.[\w-]{1,60}){1,4}/",
    re.IGNORECASE,
)
_LINK_SIGNS: Final = re.compile(r"[/_=?&%]|[.-]\w")
_OPEN_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w.-]{0,64}")
_WHOLE_MAIL: Final = re.compile(
    r".{1,64}@[\w.-]{0,64}\.(?:com|org|net|edu|gov|info|dev|app|tech|online|name|example"
    r"|ai|ar|at|au|be|br|ca|ch|cl|cn|co|cz|de|dk|es|eu|fi|fr|gr|hu|ie|il|in|io|it|jp|ke|kr|me|mx|ng|nl|no|nz|ph|pk|pl|pt"
    r"|ro|ru|se|sg|tr|tw|ua|uk|us|vn|za)",
    re.IGNORECASE,
)
_MAIL_REST: Final = re.compile(r"[a-z][a-z.]{0,30}")
_MAIL_HOST: Final = re.compile(r"@[\w-]{1,60}\.[\w.]{2,60}")
_MAIL_NAME: Final = re.compile(r"[\w.+-]{2,64}")


@dataclass(slots=True)
class Token:
    """A word of the text: one piece, or several where a line break parted it."""

    separator: str
    pieces: list[tuple[str, PageWord, int]]  # text, box, page

    @property
    def text(self) -> str:
        """All pieces as one word."""
        pieces = self.pieces
        return pieces[0][0] if len(pieces) == 1 else "".join([piece[0] for piece in pieces])


@dataclass(slots=True)
class TextLine:
    """A line with its tokens after hyphenation is undone."""

    printed: PrintedLine
    tokens: list[Token]

    @property
    def place(self) -> tuple[int, int]:
        """Page and column."""
        return self.printed.page, self.printed.column


def join_parted_words(lines: list[TextLine]) -> None:
    """Put the second part of each parted word behind its first; a line with nothing left is gone."""
    text = "\n".join(["".join([f"{token.separator}{token.text}" for token in line.tokens]) for line in lines]).lower()
    hyphens = "-\n" in text or "-\t" in text
    if not hyphens and "/" not in text and "@" not in text:
        return
    compounds = set(HYPHENATED.findall(text)) if hyphens else set()
    words = set(re.findall(r"[^\W_]{2,40}", text)) if hyphens else set()
    i = 0
    while i + 1 < len(lines):
        line, following = lines[i], lines[i + 1]
        if _may_go_on(line, following):
            token = _hyphenated_end(line, following)
            if token is not None:
                _join(token, following.tokens.pop(0), compounds, words)
            elif _is_parted_address(line, following, lines[i - 1] if i else line):
                line.tokens[-1].pieces.extend(following.tokens.pop(0).pieces)
            if following.tokens:
                following.tokens[0].separator = ""
            else:
                del lines[i + 1]
                continue
        i += 1


def _may_go_on(line: TextLine, following: TextLine) -> bool:
    if not line.tokens or not following.tokens or following.printed.fragments[0].bullet:
        return False
    return line.place == following.place


def _hyphenated_end(line: TextLine, following: TextLine) -> Token | None:
    """The last token of `line`, or of a cell in it, if the first one of `following` goes on with it."""
    first, word, _ = following.tokens[0].pieces[0]
    if not first[:1].islower():
        return None
    ends = [i - 1 for i, token in enumerate(line.tokens) if token.separator == "\t" and i > 0]
    for i in (len(line.tokens) - 1, *ends):
        text, piece, _ = line.tokens[i].pieces[-1]
        left = text[:-1]
        if text.endswith("-") and left[-1:].isalnum() and piece.x1 > word.x0:
            return line.tokens[i]
    return None


def _join(token: Token, rest: Token, compounds: set[str], words: set[str]) -> None:
    text, word, page = token.pieces[-1]
    left = text[:-1]
    start = re.sub(r"^\W{1,5}", "", left)
    following = rest.pieces[0][0]
    whole_word = _WORD.match(following)
    end = whole_word.group() if whole_word else ""
    is_address = _ADDRESS.search(token.text) is not None or _DOMAIN.search(following) is not None
    if not is_address and not keeps_hyphen(start, end, compounds=compounds, words=words):
        text = left
    token.pieces[-1] = (text, word, page)
    token.pieces.extend(rest.pieces)


def _is_parted_address(line: TextLine, following: TextLine, above: TextLine) -> bool:
    """Whether the first token of `following` is the rest of an address that did not fit into `line`."""
    left, right = line.tokens[-1].text, following.tokens[0].text
    if "@" not in left + right and "/" not in left and "." not in left:
        return False
    if _MAIL_HOST.fullmatch(right):
        return _MAIL_NAME.fullmatch(left) is not None and len(line.tokens) == 1
    end, first = line.tokens[-1].pieces[-1][1], following.tokens[0].pieces[0][1]
    lines = [near.printed.box for near in (above, line, following) if near.place == line.place]
    if end.x1 + first.x1 - first.x0 <= max(box.x1 for box in lines if abs(box.x0 - first.x0) < _SAME_START):
        return False
    if _OPEN_MAIL.fullmatch(left):
        return not _WHOLE_MAIL.fullmatch(left) and _MAIL_REST.fullmatch(right) is not None
    if not _OPEN_LINK.fullmatch(left) or _NEW_ADDRESS.match(right):
        return False
    if left[-1] in "/._=?&%#-":
        return right[0].isalnum() and not right[0].isupper()
    return right[0] in "/._=?&%#~-" or (
        (right[0].islower() or right[0].isdigit()) and _LINK_SIGNS.search(right) is not None
    )


def lines_of_tokens(printed: Sequence[PrintedLine]) -> list[TextLine]:
    """Each line with its words as tokens."""
    return [
        TextLine(line, [Token(separator, [(word.text, word, line.page)]) for separator, word in line.words()])
        for line in printed
    ]
