"""The inside of a Word paragraph: runs with their looks, links, fields, symbols, and what of it a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from resume_check.model import HiddenText, Link
from resume_check.parsers import docx_names as n
from resume_check.parsers.assemble import clean
from resume_check.parsers.docx_shapes import Box, chosen, read_drawing
from resume_check.parsers.docx_styles import Look, Styles, hidden_reason, over, read_look

Element = Any  # lxml carries no types

_TARGET: Final = re.compile(r"\s{0,8}HYPERLINK\s{1,8}\"([^\"]{1,2000})\"")
_SYMBOL_CODE: Final = re.compile(r"[0-9A-Fa-f]{2,5}$")
_SYMBOL_FONTS: Final = ("symbol", "wingdings", "webdings")
_PRIVATE: Final = 0xF000


class Piece(NamedTuple):
    """Visible text of one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction comes first, then what it shows."""

    instruction: list[str] = field(default_factory=list)
    shows: bool = False
    home: int = 0  # which paragraph its result begins in
    start: int = 0  # and before which of its pieces


@dataclass(slots=True)
class Found:
    """What a walk over a file collects beside the text."""

    links: list[Link] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    used: set[str] = field(default_factory=set)  # relationship ids of the part at hand
    fields: list[Field] = field(default_factory=list)  # those still open: a field may span paragraphs
    tables: int = 0
    table_chars: int = 0
    text_boxes: int = 0  # with text in them
    paragraphs: int = 0


class Inline:
    """One paragraph on its way into pieces."""

    def __init__(
        self,
        found: Found,
        styles: Styles,
        targets: Mapping[str, str],
        *,
        base: Look,
        background: str | None,
        unseen: str | None,
    ) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[Box] = []
        self._found = found
        self._styles = styles
        self._targets = targets
        self._base = base
        self._background = background
        self._unseen = unseen
        self._hidden: list[tuple[str, str]] = []
        found.paragraphs += 1

    def read(self, parent: Element) -> None:
        """Read what stands in `parent`; elements that hold no text of the document are passed over."""
        self.read_all(list(parent))

    def read_all(self, children: list[Element]) -> None:
        """As `read`, of the children themselves."""
        for child in children:
            tag = child.tag
            if tag == n.RUN:
                self._run(child)
            elif tag in n.TRANSPARENT:
                self.read(child)
            else:
                handler = _HANDLERS.get(tag)
                if handler is not None:
                    handler(self, child)

    def close(self) -> None:
        """End the paragraph: report its hidden text, and drop fields that never got to a result."""
        if self._found.fields:
            self._found.fields[:] = [open_field for open_field in self._found.fields if open_field.shows]
        merged: list[tuple[str, str]] = []
        for text, reason in self._hidden:
            if merged and merged[-1][1] == reason:
                merged[-1] = (merged[-1][0] + text, reason)
            else:
                merged.append((text, reason))
        for text, reason in merged:
            shown = clean(text)[0]
            if any(map(str.isalnum, shown)):
                self._found.hidden.append(HiddenText(shown, reason, None))

    def _control(self, control: Element) -> None:
        content = control.find(n.CONTROL_CONTENT)
        if content is not None:
            self.read(content)

    def _alternatives(self, alternatives: Element) -> None:
        for choice in chosen(alternatives):
            self.read(choice)

    def _hyperlink(self, link: Element) -> None:
        start = len(self.pieces)
        self.read(link)
        relationship = link.get(n.RELATIONSHIP_ID, "")
        self._found.used.add(relationship)
        self._link(self._targets.get(relationship), start)

    def _simple_field(self, simple: Element) -> None:
        start = len(self.pieces)
        self.read(simple)
        self._link(_target(simple.get(n.FIELD_INSTRUCTION, "")), start)

    def _link(self, uri: str | None, start: int) -> None:
        if uri:
            text = clean("".join([piece.text for piece in self.pieces[start:]]))[0]
            self._found.links.append(Link(uri, text, None))

    def _math(self, formula: Element) -> None:
        self._add("".join([text.text or "" for text in formula.iter(n.MATH_TEXT)]), self._base)

    def _run(self, run: Element) -> None:
        look = self._base
        children = list(run)
        properties = n.first_of(children, n.RUN_PROPERTIES)
        if properties is not None and len(properties):
            style = properties.find(n.RUN_STYLE)
            if style is not None:
                look = over(self._styles.character(style.get(n.VAL, "")), look)
            look = over(read_look(properties), look)
        self._run_content(children, look)

    def _run_content(self, children: list[Element], look: Look) -> None:
        for child in children:
            tag = child.tag
            if tag == n.TEXT:
                text = child.text or ""
                # A comment inside w:t parts its text; an entity, which is never expanded, does too.
                self._add(text + "".join([part.tail or "" for part in child]) if len(child) else text, look)
            elif tag in n.CHARACTERS:
                self._add(n.CHARACTERS[tag], look)
            elif tag == n.FIELD_MARK:
                self._field_mark(child.get(n.FIELD_TYPE))
            elif tag == n.INSTRUCTION:
                if self._found.fields:
                    self._found.fields[-1].instruction.append(child.text or "")
            elif tag == n.SYMBOL:
                self._add(_symbol(child), look)
            elif tag in n.DRAWINGS:
                self._drawing(child)
            elif tag == n.ALTERNATIVES:
                for choice in chosen(child):
                    self._run_content(list(choice), look)
            elif tag == n.RUBY:
                for base in child.iterchildren(n.RUBY_BASE):  # not iter(): what lies deeper is found from there
                    self.read(base)

    def _add(self, text: str, look: Look) -> None:
        fields = self._found.fields
        if fields and not all(open_field.shows for open_field in fields):
            return
        reason = self._unseen or hidden_reason(look, self._background)
        if reason is None:
            self.pieces.append(Piece(text, look))
        else:
            self._hidden.append((text, reason))

    def _field_mark(self, kind: str | None) -> None:
        fields = self._found.fields
        if kind == "begin":
            fields.append(Field())
        elif fields and kind == "separate":
            fields[-1].shows = True
            fields[-1].home, fields[-1].start = self._found.paragraphs, len(self.pieces)
        elif fields and kind == "end":
            ended = fields.pop()
            whole = ended.shows and ended.home == self._found.paragraphs
            self._link(_target("".join(ended.instruction)), ended.start if whole else len(self.pieces))

    def _drawing(self, drawing: Element) -> None:
        for part in read_drawing(drawing):
            if isinstance(part, Box):
                self.boxes.append(part)
            else:
                self._found.used.add(part.relationship)
                self._link(self._targets.get(part.relationship), len(self.pieces))


_HANDLERS: Final[Mapping[str, Callable[[Inline, Element], None]]] = {
    n.HYPERLINK: Inline._hyperlink,
    n.SIMPLE_FIELD: Inline._simple_field,
    n.CONTROL: Inline._control,
    n.ALTERNATIVES: Inline._alternatives,
    **dict.fromkeys(n.MATH, Inline._math),
}


def _target(instruction: str) -> str | None:
    match = _TARGET.match(instruction)
    return None if match is None else match.group(1)


def _symbol(symbol: Element) -> str:
    """A symbol font's glyph as the private character that normalise() knows."""
    code = symbol.get(n.SYMBOL_CODE, "")
    if not _SYMBOL_CODE.match(code):
        return ""
    number = int(code, 16)
    if number < _PRIVATE and symbol.get(n.SYMBOL_FONT, "").lower().startswith(_SYMBOL_FONTS):
        number = _PRIVATE | (number & 0xFF)
    return chr(number)
