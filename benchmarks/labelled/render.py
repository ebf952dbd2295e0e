"""Turns the sources of the labelled set into the files that it is measured with.

python benchmarks/labelled/render.py OUTDIR [FOLDER]

reads this folder's resumes and labels, or those of FOLDER, and writes OUTDIR/files (PDF, DOCX and TXT, as each label
says), OUTDIR/gold (the labels) and OUTDIR/pairs.json. A source is plain text: the name, the contact line, then
"## heading", "### entry | dates", "- bullet", "  - nested bullet", "Label: values", or a paragraph a line.
"[text](address)" is a link whose address is not printed, except in TXT. Needs reportlab and python-docx.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

HERE = Path(__file__).resolve().parent
LINK = re.compile(r"\[([^\]]{1,80})\]\(([^)\s]{1,200})\)")
LABEL = re.compile(r"([A-Z][\w &/]{0,24}): (.+)")
#: Headings that stand in the side column of a sidebar layout.
SIDE = re.compile(r"skills|tools|languages|certific|education|training|competencies|interests", re.IGNORECASE)
PANEL = HexColor("#1f3b4d")
WIDTH, HEIGHT = A4
MARGIN, SIDE_WIDTH = 48.0, 165.0


@dataclass(frozen=True)
class Block:
    """A logical line of a resume: an entry's header, a bullet, a paragraph or a label with its values."""

    kind: str  # "entry", "bullet", "nested", "text", "label"
    text: str
    extra: str = ""  # an entry's dates, a label's values


@dataclass
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A resume as its source says it, without marks."""

    name: str
    contact: str
    sections: list[Section]


def parse(text: str) -> Source:
    """Read a source."""
    name, contact, *rest = text.splitlines()
    sections: list[Section] = []
    for line in rest:
        if line.startswith("## "):
            sections.append(Section(line[3:]))
        elif line.strip():
            sections[-1].blocks.append(_block(line))
    for section in sections:
        blocks = section.blocks
        if len(blocks) > 1 and all(block.kind == "text" and LABEL.fullmatch(block.text) for block in blocks):
            section.blocks = [_label(block) for block in blocks]
    return Source(name, contact, sections)


def _block(line: str) -> Block:
    if line.startswith("### "):
        title, _, dates = line[4:].partition(" | ")
        return Block("entry", title, dates)
    for mark, kind in (("- ", "bullet"), ("  - ", "nested")):
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark))
    return Block("text", line)


def _label(block: Block) -> Block:
    label, _, values = block.text.partition(": ")
    return Block("label", label, values)


# TXT


def to_text(source: Source, layout: str) -> str:
    """A text file: "caps" has shouted headings and wrapped lines, "underlined" has neither."""
    width = 76 if layout == "caps" else 10_000
    bullet = "* " if layout == "caps" else "- "
    out = [source.name.upper() if layout == "caps" else source.name, LINK.sub(r"\1 (\2)", source.contact)]
    for section in source.sections:
        rule = [] if layout == "caps" else ["-" * len(section.heading)]
        out += ["", section.heading.upper() if layout == "caps" else section.heading, *rule]
        for block in section.blocks:
            if block.kind == "entry" and section.blocks[0] is not block:
                out.append("")
            first, later, text = {
                "entry": ("", "", f"{block.text}    {block.extra}".rstrip()),
                "bullet": (bullet, "  ", block.text),
                "nested": (f"    {bullet}", "      ", block.text),
                "label": ("", "  ", f"{block.text}: {block.extra}"),
            }.get(block.kind, ("", "", block.text))
            if block.kind == "entry":
                out.append(text)
                continue
            wrapper = textwrap.TextWrapper(width, first, later, break_long_words=False, break_on_hyphens=False)
            out += wrapper.wrap(text)
    return "\n".join(out) + "\n"


# PDF


def _styles(layout: str) -> dict[str, ParagraphStyle]:
    face = "Times" if layout == "single" else "Helvetica"
    plain, bold = ("Times-Roman", "Times-Bold") if face == "Times" else (face, f"{face}-Bold")
    size = 10.5 if layout == "single" else 9.5
    body = ParagraphStyle("body", fontName=plain, fontSize=size, leading=size * 1.3, spaceAfter=2)
    return {
        "name": ParagraphStyle("name", body, fontName=bold, fontSize=19, leading=23, spaceAfter=3),
        "contact": ParagraphStyle("contact", body, spaceAfter=6),
        "heading": ParagraphStyle("heading", body, fontName=bold, fontSize=size + 2.5, leading=16, spaceBefore=9),
        "entry": ParagraphStyle("entry", body, fontName=bold, spaceBefore=5),
        "dates": ParagraphStyle("dates", body, alignment=TA_RIGHT, spaceBefore=5),
        "bullet": ParagraphStyle("bullet", body, leftIndent=13, bulletIndent=3),
        "nested": ParagraphStyle("nested", body, leftIndent=27, bulletIndent=17),
        "label": ParagraphStyle("label", body),
        "text": body,
    }


def _markup(text: str) -> str:
    return LINK.sub(r'<link href="\2">\1</link>', html.escape(text, quote=False))


def _flow(block: Block, layout: str, styles: dict[str, ParagraphStyle], width: float) -> list[Flowable]:
    text, extra = _markup(block.text), _markup(block.extra)
    if block.kind == "label":
        return [Paragraph(f"<b>{text}:</b> {extra}", styles["label"])]
    if block.kind == "entry" and layout == "right" and extra:
        cells = [[Paragraph(text, styles["entry"]), Paragraph(extra, styles["dates"])]]
        flush = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                 ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                 ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip
        return [Table(cells, colWidths=[width - 140, 140], style=flush)]
    if block.kind == "entry":
        if layout == "sidebar" and extra:
            return [Paragraph(text, styles["entry"]), Paragraph(f"<i>{extra}</i>", styles["text"])]
        return [Paragraph(f"{text}, {extra}" if extra else text, styles["entry"])]
    mark = {"bullet": "•", "nested": "–"}.get(block.kind)
    return [Paragraph(text, styles[block.kind], bulletText=mark)]


def _story(sections: list[Section], layout: str, styles: dict[str, ParagraphStyle], width: float) -> list[Flowable]:
    story: list[Flowable] = []
    for section in sections:
        story.append(Paragraph(_markup(section.heading), styles["heading"]))
        for block in section.blocks:
            story += _flow(block, layout, styles, width)
    return story


def _panel(canvas: Any, _template: Any) -> None:
    canvas.setFillColor(PANEL)
    canvas.rect(0, 0, SIDE_WIDTH + 24, HEIGHT, stroke=0, fill=1)


def to_pdf(source: Source, layout: str, path: Path) -> None:
    """A PDF: "single" column, dates "right"-aligned, or a "sidebar" with white letters on a dark panel."""
    styles = _styles(layout)
    pdf = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="Resume", author="")
    name = Paragraph(_markup(source.name), styles["name"])
    if layout != "sidebar":
        frame = Frame(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN, 0, 0, 0, 0)
        pdf.addPageTemplates([PageTemplate("page", [frame])])
        contact = Paragraph(_markup(source.contact), styles["contact"])
        pdf.build([name, contact, *_story(source.sections, layout, styles, WIDTH - 2 * MARGIN)])
        return
    side = Frame(14, MARGIN, SIDE_WIDTH, HEIGHT - 2 * MARGIN, 0, 0, 0, 0)
    x = SIDE_WIDTH + 44
    main = Frame(x, MARGIN, WIDTH - x - 36, HEIGHT - 2 * MARGIN, 0, 0, 0, 0)
    pdf.addPageTemplates([PageTemplate("first", [side, main], _panel), PageTemplate("later", [main], _panel)])
    white = {key: ParagraphStyle(key, style, textColor=HexColor("#ffffff")) for key, style in styles.items()}
    in_side = [section for section in source.sections if SIDE.search(section.heading)]
    in_main = [section for section in source.sections if section not in in_side]
    lines = [Paragraph(_markup(part.strip()), white["text"]) for part in source.contact.split(" | ")]
    left = [*lines, Spacer(1, 12), *_story(in_side, layout, white, SIDE_WIDTH)]
    right = [name, *_story(in_main, layout, styles, main.width)]
    pdf.build([*left, NextPageTemplate("later"), FrameBreak(), *right])


# DOCX


def _run(paragraph: Any, text: str, bold: bool = False) -> None:
    """Add text to a paragraph; a link becomes a relationship."""
    at = 0
    for found in LINK.finditer(text):
        paragraph.add_run(text[at : found.start()]).bold = bold
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(found[2], RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(paragraph.add_run(found[1])._r)
        paragraph._p.append(link)
        at = found.end()
    paragraph.add_run(text[at:]).bold = bold


def _put(holder: Any, block: Block) -> None:
    style = {"bullet": "List Bullet", "nested": "List Bullet 2"}.get(block.kind)
    _run(holder.add_paragraph(style=style), block.text)


def _plain(out: Any, section: Section) -> None:
    for block in section.blocks:
        if block.kind == "entry":
            _run(out.add_paragraph(), f"{block.text}\t{block.extra}".rstrip(), bold=True)
        elif block.kind == "label":
            paragraph = out.add_paragraph()
            _run(paragraph, f"{block.text}: ", bold=True)
            _run(paragraph, block.extra)
        else:
            _put(out, block)


def _tabled(out: Any, section: Section) -> None:
    """Entries as rows, dates in the left cell; labels as rows of a ruled table."""
    table: Any = None
    cell: Any = None
    for block in section.blocks:
        if block.kind in ("entry", "label"):
            table = table or out.add_table(rows=0, cols=2, style="Table Grid" if block.kind == "label" else None)
            left, cell = table.add_row().cells
            left.width, cell.width = docx.shared.Cm(3.6), docx.shared.Cm(12.4)
            dates = block.kind == "entry"
            _run(left.paragraphs[0], block.extra if dates else block.text)
            _run(cell.paragraphs[0], block.text if dates else block.extra, bold=dates)
        else:
            _put(cell or out, block)


def to_docx(source: Source, layout: str, path: Path) -> None:
    """A DOCX: "plain" uses heading styles and tabs, "table" lays entries and skills out in tables."""
    out = docx.Document()
    out.core_properties.author = ""
    _run(out.add_paragraph(style="Title" if layout == "plain" else None), source.name, bold=True)
    _run(out.add_paragraph(), source.contact)
    for section in source.sections:
        if layout == "plain":
            out.add_heading(section.heading, level=1)
            _plain(out, section)
        else:
            _run(out.add_paragraph(), section.heading, bold=True)
            _tabled(out, section)
    out.save(str(path))


def render(outdir: Path, folder: Path = HERE) -> int:
    """Write the whole set of `folder` into `outdir`; returns how many files were made."""
    files, gold = outdir / "files", outdir / "gold"
    files.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder / "gold", gold, dirs_exist_ok=True)
    shutil.copy(folder / "pairs.json", outdir / "pairs.json")
    labels = sorted(gold.glob("*.json"))
    for path in labels:
        label = json.loads(path.read_text(encoding="utf-8"))
        source = parse((folder / "resumes" / f"{label['id']}.txt").read_text(encoding="utf-8"))
        target = outdir / label["file"]
        if target.suffix == ".pdf":
            to_pdf(source, label["layout"], target)
        elif target.suffix == ".docx":
            to_docx(source, label["layout"], target)
        else:
            target.write_text(to_text(source, label["layout"]), encoding="utf-8")
    return len(labels)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    made = render(Path(sys.argv[1]), *(Path(folder) for folder in sys.argv[2:]))
    print(f"{made} resumes written to {sys.argv[1]}")
