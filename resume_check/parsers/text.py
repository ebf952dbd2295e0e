"""Plain text and Markdown into a Document.

A file without a line break inside its paragraphs and a hard-wrapped one look alike only in short lines: where a line is
longer than anyone wraps, no line of the file goes on in the next. Elsewhere a line before a blank one is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from resume_check.errors import Empty, UnsupportedFormat
from resume_check.limits import DEFAULT_LIMITS, Limits
from resume_check.model import Document, Format, Reading
from resume_check.parsers.assemble import Draft, assemble
from resume_check.parsers.encoding import decode
from resume_check.parsers.markdown import is_markdown, read_markdown

_BREAK: Final = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_RULE: Final = re.compile(r"[ \t]{0,80}(?:[-=_~*#+.·•─━═—–][ \t]?){3,400}$")
_DECORATED: Final = re.compile(r"\s{0,40}[-=*#~_]{2,80}[ \t]{0,8}([^\W_].{0,80}?)[ \t]{0,8}[-=*#~_]{2,80}\s{0,40}$")
_NO_ONE_WRAPS_AT: Final = 120
_ENOUGH: Final = 3  # decorated lines show the habit


def parse(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read text in any common encoding.

    Raises UnsupportedFormat where the bytes are no text, and Empty where no visible character is left.
    """
    text = decode(data)
    if text is None:
        raise UnsupportedFormat("The file is no readable text")
    # Twice the limit, because blanks and marks go; what is over it in the end is left out with a notice.
    source = _BREAK.split(text[: 2 * limits.max_chars])
    if is_markdown(text, name):
        markdown = read_markdown(source)
        assembled = assemble(markdown.drafts, limits)
        file_format, links, tables = Format.MARKDOWN, markdown.links, markdown.tables
        hidden, notices = markdown.hidden, markdown.notices
    else:
        assembled = assemble(_drafts(source), limits)
        file_format, links, tables, hidden, notices = Format.TEXT, (), 0, (), ()
    if not assembled.lines:
        raise Empty("The file holds nothing but white space")
    return Document(
        format=file_format,
        text=assembled.text,
        lines=assembled.lines,
        reading=Reading("text", words=len(assembled.text.split()), tables=tables),
        links=links,
        hidden=hidden,
        notices=(*notices, *assembled.notices),
    )


def _drafts(source: list[str]) -> Iterator[Draft]:
    wrapped = max(map(len, source), default=0) <= _NO_ONE_WRAPS_AT
    decorations = [_DECORATED.match(line) for line in source]
    # What is set off again and again are the headings; once it may be the name.
    adorned = [decorated[1] for decorated in decorations if decorated]
    headings = set(adorned[0 if _opens_low(source) else 1 :]) if len(adorned) >= _ENOUGH else set()
    for line, following, decorated in zip(source, [*source[1:], ""], decorations, strict=True):
        if _RULE.match(line):
            continue
        ends = not wrapped or not following.strip() or _RULE.match(following) is not None
        text = decorated[1] if decorated else line
        yield Draft(text, heading=decorated is not None and text in headings, paragraph=ends)


def _opens_low(source: list[str]) -> bool:
    """The first line, which may be the name, is not set off."""
    first = next((line for line in source if line.strip() and not _RULE.match(line)), "")
    return _DECORATED.match(first) is None
