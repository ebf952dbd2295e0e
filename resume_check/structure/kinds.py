"""What a logical line does, as far as it shows without its neighbours."""

from __future__ import annotations

import re

from resume_check.model import Document, LineKind, LogicalLine, Section, SectionKind
from resume_check.structure.lines import Block

_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^:\t.;]{0,38}?)(?P<sign>\s{0,3}:(?:\s{1,4}|(?=[^\W\d_]))|\s{0,3}\t\s{0,3}|\s[\u2013\u2014]\s{1,3})(?=\S)"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_LINK_OR_PHONE = re.compile(
    r"(?:https?://|www\.)\S{3,200}|(?<!\d)\+?\d[\d ().-]{7,18}\d|\b(?:linkedin|github|gitlab)\.com/\S{1,100}"
)
_LIST_SPLIT = re.compile(r"[,;|•·]|\s/\s")
_TOOLS = re.compile(r"[a-z][a-z0-9+#.-]{0,14}(?:\s(?:\|\s)?[a-z][a-z0-9+#.-]{0,14}){1,60}")
_LEAST_TOOLS = 5
_MAX_LABEL_WORDS = 4
_MAX_DASH_LABEL_WORDS = 3  # "Italian – B2", not "AWS Certified Machine Learning – Specialty"
_MAX_NAME_WORDS = 4
_LABEL_ROOM = 45  # characters in which the sign behind a label stands
_ROOM = 400  # characters in which a label or an address is looked for


def logical_line(document: Document, block: Block, section: Section, number: int) -> LogicalLine:
    """The line that `block` makes in `section`, which has this `number`; its entry is not yet known."""
    text = document.text[block.start : block.end]
    heading = section.title != "" and block.start == section.start
    label = None if heading else _label_end(text)
    return LogicalLine(
        start=block.start,
        end=block.end,
        kind=LineKind.HEADING if heading else _kind(text, label, section.kind, bullet=block.bullet),
        section=number,
        entry=None,
        first_line=block.first,
        last_line=block.last,
        label_end=None if label is None else block.start + label,
    )


def _kind(text: str, label: int | None, section: SectionKind, *, bullet: bool) -> LineKind:
    if (section is SectionKind.HEADER or section is SectionKind.PERSONAL) and _is_contact(text[:_ROOM]):
        return LineKind.CONTACT
    if bullet:
        return LineKind.BULLET
    listed = _looks_listed(text[label:]) if label is not None else _is_tool_row(text)
    return LineKind.LIST if listed else LineKind.TEXT


def _is_contact(text: str) -> bool:
    return _LINK_OR_PHONE.search(text) is not None or ("@" in text and _EMAIL.search(text) is not None)


def _label_end(text: str) -> int | None:
    """Where a leading label such as "Tech:" ends, with the white space behind it."""
    start = text[:_LABEL_ROOM]
    if ":" not in start and "\t" not in start and "\u2013" not in start and "\u2014" not in start:
        return None
    found = _LABEL.match(text)
    if found is None:
        return None
    most = _MAX_LABEL_WORDS if ":" in found["sign"] or "\t" in found["sign"] else _MAX_DASH_LABEL_WORDS
    label = found["label"]
    dated = ":" not in found["sign"] and any(char.isdigit() for char in label)
    return found.end() if len(label.split()) <= most and not dated else None


def _is_tool_row(text: str) -> bool:
    """Names in lower case between bars and blanks: "python sql r | keras numpy | docker"."""
    return (
        len(text) <= _ROOM
        and text.count("|") > 0
        and len(text.split()) >= _LEAST_TOOLS
        and bool(_TOOLS.fullmatch(text))
    )


def _looks_listed(text: str) -> bool:
    """Names rather than a sentence: short parts between commas."""
    return all(len(part.split()) <= _MAX_NAME_WORDS for part in _LIST_SPLIT.split(text))
