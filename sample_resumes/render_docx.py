"""The DOCX layouts. Each takes a person and returns the bytes of a Word file, the same on every run."""

from __future__ import annotations

from collections.abc import Callable

import docx
from content import Entry, Person, Section
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt
from docx.table import _Cell
from docx_parts import add_text, add_text_box, saved, set_borders, set_padding, set_style, set_widths, shade

MARGIN = 56
TEXT_WIDTH = 595 - 2 * MARGIN  # of an A4 page, in points


def styles(person: Person) -> bytes:
    """Heading styles and automatic lists, nothing else."""
    document = _document("Arial", 10.5, "2E5E4E")
    document.add_paragraph(person.name, style="Title")
    document.add_paragraph(person.role)
    add_text(document.add_paragraph(), " | ".join(person.contact))
    for section in person.sections:
        document.add_heading(section.title, 1)
        for text in section.text:
            add_text(document.add_paragraph(), text)
        for entry in section.entries:
            document.add_heading(entry.title, 2)
            _dates_line(document, entry)
            _body(document, entry)
        for item in section.bullets:
            add_text(document.add_paragraph(style="List Number" if section.numbered else "List Bullet"), item)
        for label, text in section.rows:
            add_text(document.add_paragraph(), f"**{label}:** {text}")
    return saved(document, person)


def letterhead(person: Person) -> bytes:
    """Contact in the page header, links in the footer; bold paragraphs for headings."""
    document = _document("Times New Roman", 11, "6B2D5C")
    page = document.sections[0]
    add_text(page.header.paragraphs[0], "    ".join((f"**{person.name}**", *person.contact)))
    add_text(page.footer.paragraphs[0], "    ".join(person.footer))
    document.add_paragraph(person.role, style="Subtitle")
    for section in person.sections:
        heading = document.add_paragraph()
        heading.paragraph_format.space_before, heading.paragraph_format.keep_with_next = Pt(9), True
        run = heading.add_run(section.title)
        run.bold, run.font.size = True, Pt(12.5)
        for text in section.text:
            add_text(document.add_paragraph(), text)
        for entry in section.entries:
            where = ", ".join(part for part in (f"**{entry.title}**", entry.org, entry.place) if part)
            line = add_text(document.add_paragraph(), f"{where}\t{entry.dates}")
            line.paragraph_format.tab_stops.add_tab_stop(Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
            line.paragraph_format.keep_with_next = True
            _body(document, entry)
        for item in section.bullets:
            add_text(document.add_paragraph(style="List Bullet"), item)
        for label, text in section.rows:
            add_text(document.add_paragraph(), f"*{label}:* {text}")
    return saved(document, person)


def tables(person: Person) -> bytes:
    """Two text boxes over one table with headings in its first column, and a table inside it."""
    document = _document("Arial", 10, "7A3E1D")
    document.add_paragraph(person.name, style="Title")
    document.add_paragraph(person.role, style="Subtitle")
    add_text(document.add_paragraph(), " | ".join(person.contact))
    boxes = document.add_paragraph()
    half = (TEXT_WIDTH - 14) / 2
    for number, (title, text) in enumerate(person.boxes):
        boxes.add_run("  " if number else "")
        add_text_box(boxes, title, text, number=number + 1, size=(half, 78), fill="F3E9DF")
    outer = document.add_table(rows=0, cols=2)
    for section in person.sections:
        label, cell = outer.add_row().cells
        run = label.paragraphs[0].add_run(section.title)
        run.bold, run.font.size = True, Pt(11)
        _fill(cell, section)
    set_widths(outer, [84, TEXT_WIDTH - 84])
    set_borders(outer, inside="single", color="D9C7B8")
    set_padding(outer, above=4, below=4)
    return saved(document, person)


LAYOUTS: dict[str, Callable[[Person], bytes]] = {"letterhead": letterhead, "styles": styles, "tables": tables}


def _document(font: str, size: float, color: str) -> Document:
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Pt(595.3), Pt(841.9)
    page.left_margin = page.right_margin = Pt(MARGIN)
    page.top_margin = page.bottom_margin = Pt(50)
    set_style(document, "Normal", font=font, size=size, after=2, line=1.08)
    set_style(document, "Title", font=font, size=22, color=color, after=2)
    set_style(document, "Subtitle", font=font, size=11.5, color="555555", after=4)
    set_style(document, "Heading 1", font=font, size=13, color=color, before=9, after=2)
    set_style(document, "Heading 2", font=font, size=11, color="222222", before=5)
    for name in ("List Bullet", "List Number"):
        set_style(document, name, font=font, size=size, after=1, line=1.08)
    return document


def _dates_line(document: Document, entry: Entry) -> None:
    line = ", ".join(part for part in (entry.org, entry.place, entry.dates) if part)
    if line:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(line).italic = True


def _body(container: Document | _Cell, entry: Entry) -> None:
    for text in entry.text:
        add_text(container.add_paragraph(), text)
    for item in entry.bullets:
        add_text(container.add_paragraph(style="List Bullet"), item)
    if entry.tech:
        add_text(container.add_paragraph(), f"*Tech: {entry.tech}*")


def _fill(cell: _Cell, section: Section) -> None:
    first = cell.paragraphs[0]
    if section.columns:
        _nested_table(cell, section)
        first._p.getparent().remove(first._p)
        return
    for number, text in enumerate(section.text):
        add_text(cell.add_paragraph() if number else first, text)
    for number, entry in enumerate(section.entries):
        head = cell.add_paragraph() if number else first
        head.paragraph_format.space_before = Pt(6 if number else 0)
        add_text(
            head, f"**{entry.title}**, " + ", ".join(part for part in (entry.org, entry.place, entry.dates) if part)
        )
        _body(cell, entry)


def _nested_table(cell: _Cell, section: Section) -> None:
    inner = cell.add_table(rows=0, cols=len(section.columns))
    for head, row in [(True, section.columns), *((False, row) for row in section.rows)]:
        for target, text in zip(inner.add_row().cells, row, strict=True):
            target.paragraphs[0].add_run(text).bold = head or None
            if head:
                shade(target, "F3E9DF")
    set_widths(inner, [(TEXT_WIDTH - 96) / len(section.columns)] * len(section.columns))
    set_borders(inner, inside="single", outside="single", color="D9C7B8")
    set_padding(inner, above=1, below=1)
    last = cell.paragraphs[-1]  # Word wants a paragraph after a table in a cell
    last.paragraph_format.line_spacing, last.paragraph_format.space_after = Pt(1), Pt(0)
