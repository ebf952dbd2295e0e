"""One walk over the tree of a Word part in document order: paragraphs, tables and text boxes into drafts of lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from resume_check.parsers import docx_names as n
from resume_check.parsers.assemble import Draft
from resume_check.parsers.docx_inline import Found, Inline, Piece
from resume_check.parsers.docx_shapes import chosen, has_backdrop, has_painted_shapes
from resume_check.parsers.docx_styles import UNKNOWN, Styles, is_outlined, read_fill
from resume_check.parsers.docx_table import Row, read_rows

Element = Any  # lxml carries no types

_BULLET: Final = "• "
_HEADING_CHARS: Final = 60  # capitals by format are made real in a heading; in a sentence names keep their case
_SLIVER: Final = 40  # twentieths of a point: a line or row so low shows nothing


class Ground(NamedTuple):
    """What a piece of the document stands on."""

    fill: str | None = None  # as in Look
    unseen: str | None = None  # why nothing of it is seen


class Walker:
    """Reads parts one after the other; `found` gathers links, hidden text and tables of them all."""

    def __init__(self, styles: Styles, *, page_fill: str | None = None) -> None:
        self.found = Found()
        self._styles = styles
        self._page = Ground(page_fill)
        self._targets: Mapping[str, str] = {}
        self._box_ground: str | None = None
        self._in_table = False

    def read_part(self, root: Element, targets: Mapping[str, str], *, backdrop: bool = False) -> list[Draft]:
        """The lines of the part's tree. `targets` maps relationship ids to URIs.

        `backdrop` says that something is painted behind the text by another part, as a header's picture is. Lines that
        a break parts inside a paragraph are drafts of their own; only the last ends the paragraph.
        """
        self._targets = targets
        self.found.used = set()
        self.found.fields.clear()
        self._box_ground = UNKNOWN if backdrop or has_painted_shapes(root) else None
        ground = Ground(UNKNOWN) if backdrop or has_backdrop(root) else self._page
        return self._blocks(root, ground)

    def _blocks(self, parent: Element, ground: Ground) -> list[Draft]:
        drafts: list[Draft] = []
        for child in parent:
            tag = child.tag
            if tag == n.PARAGRAPH:
                self._paragraph(child, ground, drafts)
            elif tag == n.TABLE:
                drafts.extend(self._table(child, ground))
            elif tag == n.CONTROL:
                content = child.find(n.CONTROL_CONTENT)
                if content is not None:
                    drafts.extend(self._blocks(content, ground))
            elif tag in n.TRANSPARENT:
                drafts.extend(self._blocks(child, ground))
            elif tag == n.ALTERNATIVES:
                for choice in chosen(child):
                    drafts.extend(self._blocks(choice, ground))
        return drafts

    def _paragraph(self, paragraph: Element, ground: Ground, drafts: list[Draft]) -> None:
        children = list(paragraph)
        said = n.by_tag(n.first_of(children, n.PARAGRAPH_PROPERTIES))
        named = said.get(n.PARAGRAPH_STYLE)
        style = self._styles.paragraph(None if named is None else named.get(n.VAL))
        fill, unseen = ground
        heading, listed = style.heading, style.listed
        if said:
            fill = read_fill(said.get(n.SHADING)) or style.fill or fill
            unseen = unseen or _squeezed(said.get(n.SPACING), n.LINE, n.LINE_RULE)
            outlined = is_outlined(said.get(n.OUTLINE_LEVEL))
            heading = heading if outlined is None else outlined
            listed = self._styles.is_listed(said.get(n.NUMBERING), default=listed)
        inline = Inline(
            self.found, self._styles, self._targets, base=style.look, background=fill or style.fill, unseen=unseen
        )
        inline.read_all(children)
        inline.close()
        drafts.extend(_lines(inline.pieces, heading=heading, listed=listed and not heading))
        for box in inline.boxes:
            seen_on = box.fill or self._box_ground or ground.fill
            inside = self._blocks(box.content, Ground(seen_on, "hidden shape" if box.unseen else ground.unseen))
            self.found.text_boxes += bool(inside)
            drafts.extend(inside)

    def _table(self, table: Element, ground: Ground) -> list[Draft]:
        self.found.tables += 1
        properties = table.find(n.TABLE_PROPERTIES)
        if properties is not None:
            style = properties.find(n.TABLE_STYLE)
            if style is not None and self._styles.shades_tables(style.get(n.VAL, "")):
                ground = ground._replace(fill=UNKNOWN)
            ground = ground._replace(fill=read_fill(properties.find(n.SHADING)) or ground.fill)
        outer = not self._in_table
        self._in_table = True
        rows = [self._row(row, ground) for row in _descend(table, n.ROW) if not _is_deleted(row)]
        drafts = list(read_rows(rows))
        if outer:
            self._in_table = False
            self.found.table_chars += sum(len(draft.text) + 1 for draft in drafts)
        return drafts

    def _row(self, row: Element, ground: Ground) -> Row:
        properties = row.find(n.ROW_PROPERTIES)
        if properties is not None:
            unseen = "hidden row" if properties.find(n.HIDDEN) is not None else None
            unseen = unseen or _squeezed(properties.find(n.ROW_HEIGHT), n.VAL, n.HEIGHT_RULE)
            ground = ground._replace(unseen=ground.unseen or unseen)
        return [self._cell(cell, ground) for cell in _descend(row, n.CELL)]

    def _cell(self, cell: Element, ground: Ground) -> list[Draft]:
        properties = cell.find(n.CELL_PROPERTIES)
        if properties is not None:
            for name in n.MERGES:
                merge = properties.find(name)
                if merge is not None and merge.get(n.VAL, "continue") == "continue":
                    return []
            ground = ground._replace(fill=read_fill(properties.find(n.SHADING)) or ground.fill)
        return self._blocks(cell, ground)


def _descend(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == n.CONTROL or child.tag in n.TRANSPARENT:
            yield from _descend(child, tag)


def _is_deleted(row: Element) -> bool:
    properties = row.find(n.ROW_PROPERTIES)
    return properties is not None and properties.find(n.DELETED) is not None


def _squeezed(measure: Element | None, value: str, rule: str) -> str | None:
    """Why text in a line or row of exactly this height is not seen."""
    if measure is None or measure.get(rule) != "exact":
        return None
    height = measure.get(value, "")
    return "line of no height" if height.isdecimal() and int(height[:9]) < _SLIVER else None


def _lines(pieces: list[Piece], *, heading: bool, listed: bool) -> list[Draft]:
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        if "\n" not in piece.text:
            rows[-1].append(piece)
            continue
        first, *others = piece.text.split("\n")
        rows[-1].append(Piece(first, piece.look))
        rows.extend([[Piece(other, piece.look)] for other in others])
    drafts: list[Draft] = []
    filled = [(row, inked) for row in rows if (inked := [piece for piece in row if piece.text.strip()])]
    for index, (row, inked) in enumerate(filled):
        text = "".join([piece.text for piece in row])
        if len(text) <= _HEADING_CHARS and all(piece.look.caps for piece in inked):
            text = text.upper()
        marked = listed and index == 0
        drafts.append(
            Draft(
                _BULLET + text.lstrip() if marked else text,
                size=_size(inked),
                bold=all(piece.look.bold for piece in inked),
                heading=heading,
                bullet=marked,
                paragraph=index == len(filled) - 1,
            )
        )
    return drafts


def _size(pieces: list[Piece]) -> float | None:
    """The font size in points that most of the characters have."""
    if len(pieces) == 1:
        half_points = pieces[0].look.half_points
        return None if half_points is None else half_points / 2
    lengths: dict[int, int] = {}
    for text, look in pieces:
        if look.half_points is not None:
            lengths[look.half_points] = lengths.get(look.half_points, 0) + len(text)
    return max(lengths, key=lengths.__getitem__) / 2 if lengths else None
