"""Markdown into lines: the marks go, what they say about a line stays. Not a full parser: a resume needs no more."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from resume_check.model import HiddenText, Link, Notice
from resume_check.parsers.assemble import Draft

_ENDINGS: Final = (".md", ".markdown", ".mkd", ".mdown")
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]{1,8}(\S.{0,500}?)[ \t]{0,8}#{0,6}[ \t]{0,8}$")
_HEADINGS: Final = re.compile(r"^#{1,4} {1,4}\S", re.MULTILINE)
_MARKS: Final = re.compile(r"\*\*[^*\n]{1,200}\*\*|\[[^\]\n]{1,200}\]\(https?://|^```", re.MULTILINE)
_SETEXT: Final = re.compile(r" {0,3}(?:={2,200}|-{2,200})[ \t]{0,8}$")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]?){3,80}|(?:-[ \t]?){3,80}|(?:_[ \t]?){3,80})$")
_FENCE: Final = re.compile(r" {0,3}(?:`{3,8}|~{3,8})")
_TABLE_RULE: Final = re.compile(
    r" {0,3}\|?[ \t]{0,8}:?-{1,80}:?[ \t]{0,8}(?:\|[ \t]{0,8}(?::?-{1,80}:?[ \t]{0,8})?){1,40}$"
)
_LIST_ITEM: Final = re.compile(r"[ \t]{0,40}(?:[-*+]|[0-9]{1,3}[.)])[ \t]{1,8}")
_CHECKBOX: Final = re.compile(r"^([ \t]{0,40}[-*+][ \t]{1,8})\[[ xX]\][ \t]{1,8}")
_QUOTE: Final = re.compile(r"^ {0,3}(?:>[ \t]?){1,8}")
_DEFINITION: Final = re.compile(r" {0,3}\[([^\]\n]{1,200})\]:[ \t]{0,8}<?(\S{1,2000}?)>?(?:[ \t].{0,200})?$")
_IMAGE: Final = re.compile(r"!\[([^\[\]\n]{0,200})\]\([^)\n]{0,2000}\)")
_INLINE_LINK: Final = re.compile(r"\[([^\[\]\n]{1,500})\]\(<?([^)\s>]{1,2000})>?(?:[ \t]{1,8}[\"'(][^\n)]{0,200})?\)")
_REFERENCE: Final = re.compile(r"\[([^\[\]\n]{1,500})\]\[([^\[\]\n]{0,200})\]")
_AUTOLINK: Final = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000}|[^\s<>@]{1,64}@[^\s<>]{1,255})>")
_ANCHOR: Final = re.compile(r"<a\s[^<>]{0,500}?href=[\"']([^\"'<>]{1,2000})[\"'][^<>]{0,500}>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>")
_EMPHASIS: Final = (
    re.compile(r"(\*{1,3})(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\1"),
    re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])((?:[^_\n]|(?<=[^\W_])_(?=[^\W_])){1,1000})(?<=[^\s_])\1(?!\w)"),
    re.compile(r"(~~)(?=\S)([^~\n]{1,1000}?)(?<=\S)\1"),
    re.compile(r"(`{1,3})([^`\n]{1,1000})\1"),
)
_BOLD: Final = re.compile(r"[ \t]{0,40}(\*\*|__)[^*_\n]{1,300}\1:?[ \t]{0,8}$")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE_MARK: Final = re.compile(r"[!\[<*_~`&\\]")
_BREAK_AT: Final = re.compile(r"<br[ \t]?/?>", re.IGNORECASE)
_MAX_QUOTE: Final = 60


@dataclass(frozen=True, slots=True)
class Markdown:
    """What a Markdown text says, without its marks."""

    drafts: Sequence[Draft]
    links: tuple[Link, ...]
    tables: int
    hidden: tuple[HiddenText, ...]
    notices: tuple[Notice, ...]


def is_markdown(text: str, name: str) -> bool:
    """Whether the name says so, or the text does by headings and one more kind of mark."""
    if name.lower().endswith(_ENDINGS):
        return True
    headings = len(_HEADINGS.findall(text[:100_000]))
    return headings > 2 or (headings > 0 and _MARKS.search(text[:100_000]) is not None)


def read_markdown(source: Sequence[str]) -> Markdown:
    """Read the lines of a Markdown text. HTML comments, which no renderer shows, come back as hidden text."""
    visible, comments = _part_comments("\n".join(source))
    hidden = tuple(HiddenText(comment, "HTML comment", None) for comment in comments if comment)
    notices: tuple[Notice, ...] = ()
    if hidden:
        notices = (Notice("hidden-text", f'An HTML comment was left out: "{hidden[0].text[:_MAX_QUOTE]}".'),)
    reader = _Reader(visible.split("\n"))
    drafts = list(reader.drafts())
    return Markdown(drafts, tuple(dict.fromkeys(reader.links)), reader.tables, hidden, notices)


class _Reader:
    """One pass over the lines; collects the links and counts the tables on the way."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.links: list[Link] = []
        self.tables = 0
        definitions = [match for match in map(_DEFINITION.match, lines) if match]
        self.targets = {match.group(1).lower(): match.group(2) for match in definitions}

    def drafts(self) -> Iterator[Draft]:
        in_table = False
        for line, following in zip(self.lines, [*self.lines[1:], ""], strict=True):
            starts_table = "|" in line and _TABLE_RULE.match(following) is not None
            self.tables += starts_table
            in_table = starts_table or (in_table and "|" in line)
            if in_table:
                if not _TABLE_RULE.match(line):
                    yield Draft(self._row(line), paragraph=True)
            elif not (_is_mark_only(line) or _DEFINITION.match(line)):
                yield from self._line(line, following)

    def _row(self, line: str) -> str:
        cells = [self._inline(cell) for cell in line.strip().strip("|").replace("\\|", "\0").split("|")]
        return "\t".join(cell.strip().replace("\0", "|") for cell in cells)

    def _line(self, line: str, following: str) -> Iterator[Draft]:
        line = _QUOTE.sub("", line, count=1)
        item = _LIST_ITEM.match(line) is not None
        underlined = bool(line.strip()) and not item and _SETEXT.match(following) is not None
        heading = _HEADING.match(line)
        text = heading.group(1) if heading else _CHECKBOX.sub(r"\1", line)
        ends = bool(heading) or underlined or not following.strip() or line.endswith(("  ", "\\"))
        bold = _BOLD.match(text) is not None
        parts = _BREAK_AT.split(text.rstrip("\\"))
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            yield Draft(
                self._inline(part),
                bold=bold,
                heading=heading is not None or underlined,
                bullet=item and index == 0,
                paragraph=ends or not last,
            )

    def _inline(self, text: str) -> str:
        if _INLINE_MARK.search(text) is None:
            return text
        text = _IMAGE.sub(r"\1", text)
        text = _ANCHOR.sub(self._anchor, text)
        text = _INLINE_LINK.sub(self._link, text)
        text = _REFERENCE.sub(self._referenced, text)
        text = _AUTOLINK.sub(self._autolink, text)
        text = _TAG.sub("", text)
        for pattern in (*_EMPHASIS, *_EMPHASIS[:2]):  # twice: bold inside italics
            text = pattern.sub(r"\2", text)
        return html.unescape(_ESCAPE.sub(r"\1", text))

    def _link(self, match: re.Match[str]) -> str:
        text, uri = match.groups()
        self.links.append(Link(uri, _plain(text), None))
        return text

    def _referenced(self, match: re.Match[str]) -> str:
        text, label = match.groups()
        uri = self.targets.get((label or text).lower())
        if uri is None:
            return match.group()
        self.links.append(Link(uri, _plain(text), None))
        return text

    def _autolink(self, match: re.Match[str]) -> str:
        uri = match.group(1)
        self.links.append(Link(uri if ":" in uri else f"mailto:{uri}", uri, None))
        return uri

    def _anchor(self, match: re.Match[str]) -> str:
        self.links.append(Link(html.unescape(match.group(1)), "", None))
        return ""


def _part_comments(text: str) -> tuple[str, list[str]]:
    visible: list[str] = []
    comments: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        visible.append(text[done:start])
        comments.append(" ".join(text[start + 4 : end].split()))
        done = end + 3
    visible.append(text[done:])
    return "".join(visible), comments


def _is_mark_only(line: str) -> bool:
    return any(pattern.match(line) is not None for pattern in (_RULE, _SETEXT, _FENCE))


def _plain(text: str) -> str:
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text).strip()
