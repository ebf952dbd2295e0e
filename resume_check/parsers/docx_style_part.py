"""The style part of a Word file, of which only those styles are parsed that are asked for.

Programs write hundreds of styles that a resume has no use for; to parse them all takes many times as long as the text.
"""

from __future__ import annotations

import re
from typing import Any, Final

from docx.oxml.parser import parse_xml
from lxml import etree

from resume_check.parsers import docx_names as n

Element = Any  # lxml carries no types

OFF: Final = frozenset(("0", "false", "off", "none"))
_START: Final = b"<w:style"
_END: Final = b"</w:style>"
_ROOT_END: Final = b"</w:styles>"
_ROOT_START: Final = re.compile(rb"<w:styles(?:[^<>\"'/]|\"[^<\"]*\"|'[^<']*')*>")
_LATENT: Final = b"<w:latentStyles "  # Word's own list of styles that the file does not have
_LATENT_END: Final = b"</w:latentStyles>"
_UTF_8: Final = re.compile(
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?(?: standalone=[\"']\w{2,3}[\"'])?\s?\?>)?"
    rb"\s{0,9}$"
)
_ATTRIBUTES: Final = re.compile(rb" [^<>&']{0,1000}?w:styleId=\"([^\"<>&'\t\r\n]{0,255})\"[^<>&']{0,1000}>")
_DEFAULT: Final = b" w:default="
_PARAGRAPH: Final = b' w:type="paragraph"'


class StylePart:
    """The styles of one file by their ids. Where two have the same, the last one counts."""

    def __init__(self, xml: bytes | None) -> None:
        self.default_id: str | None = None  # of the paragraph style that counts where none is named
        self._parsed: dict[str, Element | None] = {}
        self._unparsed: dict[str, bytes] = {}
        self._head = b""
        root = None
        if xml is not None:
            root = self._divided(xml)
            if root is None:
                root = self._whole(xml)
        # The w:rPr that all styles stand on.
        self.defaults: Element | None = None if root is None else root.find(n.DEFAULT_RUN_PROPERTIES)

    def get(self, identifier: str) -> Element | None:
        """The w:style with this id, if there is one."""
        xml = self._unparsed.pop(identifier, None)
        if xml is not None:
            self._parsed[identifier] = self._parse(xml)
        return self._parsed.get(identifier)

    def _whole(self, xml: bytes) -> Element:
        root = parse_xml(xml)
        for style in root.iterchildren(n.STYLE):
            self._parsed[style.get(n.STYLE_ID, "")] = style
            self._note_default(style)
        return root

    def _divided(self, xml: bytes) -> Element | None:
        """Divide the XML between its styles, and parse what comes before; None where it is not as programs write it.

        Without comments, sections of CDATA and instructions, a "<" can only begin a tag; so styles that follow each
        other with nothing between them, after a beginning in which the root alone is open, are those that a parser
        would find.
        """
        declaration, *pieces = xml.split(_START)
        if len(pieces) < 2 or not _UTF_8.match(declaration) or b"!" in xml or xml.find(b"?", len(declaration)) >= 0:
            return None
        last, end, rest = pieces[-1].rpartition(_END)
        if rest.strip() != _ROOT_END:
            return None
        styles = [*pieces[1:-1], last + end]
        starts: list[re.Match[bytes]] = []
        for style in styles:
            start = _ATTRIBUTES.match(style)
            if start is None or not style.rstrip().endswith(_END):
                return None
            starts.append(start)
        self._head = declaration + _START + _without_latent(pieces[0])
        try:
            root = parse_xml(self._head + _ROOT_END)
        except etree.XMLSyntaxError:
            return None
        names = _ROOT_START.match(self._head, len(declaration))
        if names is not None:  # the names of its namespaces are all that a style needs of what stands before it
            self._head = self._head[: names.end()]
        for style, start in zip(styles, starts, strict=True):
            self._unparsed[start[1].decode(errors="replace")] = style
            if _DEFAULT in start[0] and _PARAGRAPH in start[0]:
                self._note_default(self._parse(style))
        return root

    def _parse(self, xml: bytes) -> Element | None:
        style = parse_xml(b"".join((self._head, _START, xml, _ROOT_END)))[-1]
        return style if style.tag == n.STYLE else None

    def _note_default(self, style: Element | None) -> None:
        if style is not None and style.get(n.TYPE) == "paragraph" and style.get(n.DEFAULT, "0") not in OFF:
            self.default_id = style.get(n.STYLE_ID, "")


def _without_latent(head: bytes) -> bytes:
    before, _, latent = head.partition(_LATENT)
    _, end, after = latent.partition(_LATENT_END)
    return before + after if end else head
