"""Word files (.docx, .docm, .dotx) into a Document.

python-docx opens the package and resolves parts and relationships; the text comes from one walk over its element tree,
because its own iteration passes over text boxes, content controls and nested content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml import etree

from resume_check.errors import Damaged
from resume_check.limits import DEFAULT_LIMITS, Limits
from resume_check.model import Document, Format, HiddenText, Layout, Link, Notice, Reading
from resume_check.parsers import docx_names as n
from resume_check.parsers.assemble import Draft, assemble
from resume_check.parsers.contact import contact_notices
from resume_check.parsers.docx_layout import column_sections, pictures_of
from resume_check.parsers.docx_open import open_document
from resume_check.parsers.docx_shapes import has_backdrop
from resume_check.parsers.docx_styles import Styles
from resume_check.parsers.docx_walk import Walker
from resume_check.parsers.refusals import NothingWritten

Element = Any  # lxml carries no types

_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}$")
_NOTES: Final = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
_REAL_NOTES: Final = (None, "normal")  # the others are separator lines
_MAX_QUOTE: Final = 60


def parse(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a Word file: headers first, then the body, foot- and endnotes, and footers last.

    Raises Damaged, PasswordProtected, TooLarge, or NoText where nothing visible is written.
    """
    part = open_document(data, limits)
    try:
        return _Reader(part).read(limits)
    except (etree.LxmlError, RecursionError) as error:
        raise Damaged("The Word file's XML is broken") from error


class _Reader:
    """The parts of one file and what is read from them."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._parts = _by_type(part)
        styles = Styles(self._xml(RELATIONSHIP_TYPE.STYLES), self._xml(RELATIONSHIP_TYPE.NUMBERING))
        self._walker = Walker(styles, page_fill=self._page_fill())
        self._unused: list[Link] = []

    def read(self, limits: Limits) -> Document:
        body = self._part.element.find(n.BODY)
        if body is None:
            raise Damaged("The Word file has no body")
        headers = list(self._margin_parts(body, n.HEADER_REFERENCE))
        footers = list(self._margin_parts(body, n.FOOTER_REFERENCE))
        backdrop = any(has_backdrop(_root(part)) for part in headers)
        head = _once(self._read_part(part) for part in headers)
        main = self._read(body, self._part, backdrop=backdrop)
        for reltype in _NOTES:
            for part in self._parts.get(reltype, ()):
                main.extend(self._read_notes(part))
        foot = _once(self._read_part(part) for part in footers)
        contact = contact_notices(_text_of([*head, *foot]), _text_of(main))
        return self._document([*head, *main, *foot], contact, limits)

    def _document(self, drafts: list[Draft], contact: list[Notice], limits: Limits) -> Document:
        found = self._walker.found
        columns = column_sections(self._part.element)
        assembled = assemble(drafts, limits)
        if not assembled.lines:
            raise NothingWritten("The Word file shows no text")
        return Document(
            format=Format.DOCX,
            text=assembled.text,
            lines=assembled.lines,
            reading=Reading(
                "python-docx", words=len(assembled.text.split()), tables=found.tables, column_sections=columns
            ),
            links=_distinct([*found.links, *self._unused]),
            hidden=tuple(found.hidden),
            notices=(*_hidden_notices(found.hidden), *contact, *_column_notices(columns), *assembled.notices),
            layout=Layout(
                *pictures_of(self._part.element),
                text_boxes=found.text_boxes,
                table_share=min(found.table_chars / max(len(assembled.text), 1), 1.0),
            ),
        )

    def _xml(self, reltype: str) -> bytes | None:
        parts = self._parts.get(reltype)
        return parts[0].blob if parts else None

    def _is_set(self, name: str) -> bool:
        """Whether the file's settings have this switch."""
        settings = self._xml(RELATIONSHIP_TYPE.SETTINGS)
        return settings is not None and parse_xml(settings).find(name) is not None

    def _page_fill(self) -> str | None:
        """The page colour, where the settings have it shown."""
        background = self._part.element.find(n.BACKGROUND)
        if background is None or not self._is_set(n.SHOWN_BACKGROUND):
            return None
        colour = background.get(n.COLOUR, "")
        return colour.upper() if _HEX.match(colour) else None

    def _margin_parts(self, body: Element, tag: str) -> Iterator[Part]:
        """The headers or footers that are shown, the first page's before the others, each once."""
        names: dict[str, None] = {}
        for section in body.iter(n.SECTION):
            references = {reference.get(n.TYPE, "default"): reference for reference in section.iterchildren(tag)}
            for kind in ("first", "default", "even"):
                if kind in references and self._is_shown(kind, section):
                    names[references[kind].get(n.RELATIONSHIP_ID, "")] = None
        for identifier in names:
            relationship = self._part.rels.get(identifier)
            if relationship is not None and not relationship.is_external:
                yield relationship.target_part

    def _is_shown(self, kind: str, section: Element) -> bool:
        if kind == "first":
            return section.find(n.FIRST_PAGE) is not None
        return kind == "default" or self._is_set(n.EVEN_AND_ODD)

    def _read_part(self, part: Part) -> list[Draft]:
        return self._read(_root(part), part)

    def _read_notes(self, part: Part) -> list[Draft]:
        drafts: list[Draft] = []
        for note in _root(part):
            if note.get(n.TYPE) in _REAL_NOTES:
                drafts.extend(self._read(note, part))
        return drafts

    def _read(self, root: Element, part: Part, *, backdrop: bool = False) -> list[Draft]:
        targets = {
            identifier: relationship.target_ref
            for identifier, relationship in part.rels.items()
            if relationship.is_external and relationship.reltype == RELATIONSHIP_TYPE.HYPERLINK
        }
        drafts = self._walker.read_part(root, targets, backdrop=backdrop)
        used = self._walker.found.used
        self._unused.extend(Link(uri, "", None) for identifier, uri in targets.items() if identifier not in used)
        return drafts


def _by_type(part: Part) -> Mapping[str, list[Part]]:
    parts: dict[str, list[Part]] = {}
    for relationship in part.rels.values():
        if not relationship.is_external:
            parts.setdefault(relationship.reltype, []).append(relationship.target_part)
    return parts


def _root(part: Part) -> Element:
    """The part's tree; python-docx parses only those that it has classes for."""
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _once(variants: Iterable[list[Draft]]) -> list[Draft]:
    """The lines of a header's or footer's variants, without those that an earlier variant has."""
    lines: list[Draft] = []
    seen: set[str] = set()
    for drafts in variants:
        lines.extend(draft for draft in drafts if draft.text not in seen)
        seen.update(draft.text for draft in drafts)
    return lines


def _text_of(drafts: list[Draft]) -> str:
    return "\n".join([draft.text for draft in drafts])


def _column_notices(columns: int) -> list[Notice]:
    if not columns:
        return []
    what = "A section of the document is" if columns == 1 else f"{columns} sections of the document are"
    return [Notice("multi-column", f"{what} set in columns; some applicant tracking systems read across them.")]


def _distinct(links: Iterable[Link]) -> tuple[Link, ...]:
    """Each link once, and those without text only where no text has the same target."""
    distinct = dict.fromkeys(links)
    named = {link.uri for link in distinct if link.text}
    return tuple(link for link in distinct if link.text or link.uri not in named)


def _hidden_notices(hidden: list[HiddenText]) -> list[Notice]:
    if not hidden:
        return []
    text, reason, _ = max(hidden, key=lambda item: len(item.text))
    quote = text if len(text) <= _MAX_QUOTE else text[:_MAX_QUOTE].rstrip() + "…"
    count = (
        "A passage that readers do not see was"
        if len(hidden) == 1
        else f"{len(hidden)} passages that readers do not see were"
    )
    return [Notice("hidden-text", f'{count} left out ({reason}): "{quote}".')]
