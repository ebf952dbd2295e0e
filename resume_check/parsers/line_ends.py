"""Words that a line's end parts, made whole again: hyphenated ones, and addresses that are parted without a hyphen."""

from __future__ import annotations

import re
from typing import Final

from resume_check.parsers.hyphenation import HYPHENATED, keeps_hyphen
from resume_check.parsers.pdf_lines import PrintedLine
from resume_check.parsers.pdf_words import PageWord

_SAME_START: Final = 3.0  # points
_ADDRESS: Final = re.compile(r"[/@_\\\\]|www\.|\.\w{2,4}/")
_PLAIN: Final = re.compile(r"[^\W_]{2,40}")
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


Piece = tuple[str, PageWord]  # what a word reads as, and where it stands


class Token:
    """A word of the text: one piece, or several where a line break parted it."""

    def __init__(self, separator: str, word: PageWord) -> None:
        self.separator = separator
        self.text = word.text  # all pieces as one word
        self.pieces: list[Piece] = [(word.text, word)]

    def append(self, rest: Token, *, without_hyphen: bool = False) -> None:
        """Add the pieces of a token that goes on with this one."""
        if without_hyphen:
            text, word = self.pieces[-1]
            self.pieces[-1] = (text[:-1], word)
        self.pieces += rest.pieces
        self.text = "".join([text for text, _ in self.pieces])


class TextLine:
    """A line with its tokens after hyphenation is undone."""

    def __init__(self, printed: PrintedLine) -> None:
        self.printed = printed
        self.tokens = [Token(separator, word) for separator, word in printed.words()]

    @property
    def text(self) -> str:
        """The tokens with what parts them."""
        return "".join([token.separator + token.text for token in self.tokens])


class _Elsewhere:
    """The words of the whole document, in lower case, gathered when a hyphen asks for them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._compounds: set[str] | None = None
        self._words: set[str] = set()

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether `left` at a line's end and `right` below it are joined with the hyphen."""
        if self._compounds is None:
            text = self._text.lower()
            hyphenated = [HYPHENATED.findall(part) for part in text.split() if "-" in part]
            self._compounds = {compound for found in hyphenated for compound in found}
            self._words = set(_PLAIN.findall(text))
        return keeps_hyphen(left, right, compounds=self._compounds, words=self._words)


def join_parted_words(lines: list[TextLine]) -> None:
    """Put the second part of each parted word behind its first; a line with nothing left is gone."""
    text = "\n".join([line.text for line in lines])
    if "-\n" not in text and "-\t" not in text and "/" not in text and "@" not in text:
        return
    elsewhere = _Elsewhere(text)
    i = 0
    while i + 1 < len(lines):
        line, following = lines[i], lines[i + 1]
        if _may_go_on(line, following):
            token = _hyphenated_end(line, following)
            if token is not None:
                _join(token, following.tokens.pop(0), elsewhere)
            elif _is_parted_address(line, following, lines[i - 1] if i else line):
                line.tokens[-1].append(following.tokens.pop(0))
            if following.tokens:
                following.tokens[0].separator = ""
            else:
                del lines[i + 1]
                continue
        i += 1


def _may_go_on(line: TextLine, following: TextLine) -> bool:
    if not line.tokens or not following.tokens or following.printed.fragments[0].bullet:
        return False
    return _same_place(line, following)


def _same_place(line: TextLine, other: TextLine) -> bool:
    """Whether both are of one column of one page."""
    return line.printed.column == other.printed.column and line.printed.page == other.printed.page


def _hyphenated_end(line: TextLine, following: TextLine) -> Token | None:
    """The last token of `line`, or of a cell in it, if the first one of `following` goes on with it."""
    first, word = following.tokens[0].pieces[0]
    if not first[:1].islower():
        return None
    tokens = line.tokens
    if _is_hyphenated(tokens[-1], word):
        return tokens[-1]
    for i in range(1, len(tokens)):
        if tokens[i].separator == "\t" and _is_hyphenated(tokens[i - 1], word):
            return tokens[i - 1]
    return None


def _is_hyphenated(token: Token, following: PageWord) -> bool:
    """Whether `token` ends with a hyphen, and `following` begins further to the left than it ends."""
    text, piece = token.pieces[-1]
    return text.endswith("-") and text[-2:-1].isalnum() and piece.x1 > following.x0


def _join(token: Token, rest: Token, elsewhere: _Elsewhere) -> None:
    left = token.pieces[-1][0][:-1]
    start = re.sub(r"^\W{1,5}", "", left)
    following = rest.pieces[0][0]
    whole_word = _WORD.match(following)
    end = whole_word.group() if whole_word else ""
    is_address = _ADDRESS.search(token.text) is not None or _DOMAIN.search(following) is not None
    token.append(rest, without_hyphen=not is_address and not elsewhere.keeps_hyphen(start, end))


def _is_parted_address(line: TextLine, following: TextLine, above: TextLine) -> bool:
    """Whether the first token of `following` is the rest of an address that did not fit into `line`."""
    left, right = line.tokens[-1].text, following.tokens[0].text
    if "@" not in left + right and "/" not in left and "." not in left:
        return False
    if _MAIL_HOST.fullmatch(right):
        return _MAIL_NAME.fullmatch(left) is not None and len(line.tokens) == 1
    end, first = line.tokens[-1].pieces[-1][1], following.tokens[0].pieces[0][1]
    lines = [near.printed.box for near in (above, line, following) if _same_place(near, line)]
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
