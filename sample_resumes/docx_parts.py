"""What python-docx has no call for: hyperlinks, text boxes, table borders, and files that are the same on every run."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from content import Person, runs
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

MADE = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
LINK = RGBColor(0x1F, 0x4E, 0x79)
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
# Word stores a text box twice: as a drawing, and as VML for readers that know no drawings.
TEXT_BOX = """<w:r {namespaces}><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="Text Box {number}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr lIns="108000" tIns="72000" rIns="108000" bIns="72000"/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape style="width:{width_pt}pt;height:{height_pt}pt"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""
TEXT_BOX_LINE = '<w:p><w:pPr><w:spacing w:before="0" w:after="20"/></w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def add_text(paragraph: Paragraph, text: str) -> Paragraph:
    """Append `text` with its bold, italic and linked runs."""
    for run in runs(text):
        if run.uri:
            _add_link(paragraph, run.text, run.uri)
        else:
            added = paragraph.add_run(run.text)
            added.bold, added.italic = run.bold or None, run.italic or None
    return paragraph


def _add_link(paragraph: Paragraph, text: str, uri: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(uri, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = LINK, True
    link.append(run._r)
    paragraph._p.append(link)


def add_text_box(
    paragraph: Paragraph, title: str, text: str, *, number: int, size: tuple[float, float], fill: str
) -> None:
    """Append a text box of `size`, width and height in points, to `paragraph`."""
    width, height = (int(points * 12700) for points in size)
    lines = [
        TEXT_BOX_LINE.format(properties='<w:b/><w:sz w:val="22"/>', text=escape(title)),
        TEXT_BOX_LINE.format(properties='<w:sz w:val="19"/>', text=escape(text)),
    ]
    xml = TEXT_BOX.format(
        namespaces=NAMESPACES,
        number=number,
        width=width,
        height=height,
        width_pt=size[0],
        height_pt=size[1],
        fill=fill,
        content="".join(lines),
    )
    paragraph._p.append(parse_xml(xml))


def set_borders(table: Table, *, inside: str = "none", outside: str = "none", color: str = "BFC5CC") -> None:
    """Draw the lines of `table`: "single" or "none"."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{edge}")
        for key, value in {
            "val": inside if edge.startswith("inside") else outside,
            "sz": "4",
            "space": "0",
            "color": color,
        }.items():
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def set_padding(table: Table, *, above: int, below: int) -> None:
    """Keep the text of `table` off its lines, in points."""
    margins = OxmlElement("w:tblCellMar")
    for edge, points in (("top", above), ("bottom", below)):
        margin = OxmlElement(f"w:{edge}")
        margin.set(qn("w:w"), str(points * 20))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def shade(cell: _Cell, fill: str) -> None:
    """Give `cell` a background."""
    shading = OxmlElement("w:shd")
    for key, value in {"val": "clear", "color": "auto", "fill": fill}.items():
        shading.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def set_widths(table: Table, widths: list[float]) -> None:
    """Fix the columns of `table`, in points."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)


def set_style(
    document: Document,
    name: str,
    *,
    font: str,
    size: float,
    color: str = "",
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
) -> None:
    """Change a style of the document's template."""
    style = document.styles[name]
    style.font.name, style.font.size = font, Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[theme]  # a theme's font would win over the named one
    fonts.set(qn("w:hAnsi"), font)
    style.font.italic = False
    for unwanted in (*properties.findall(qn("w:spacing")), *style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}")):
        unwanted.getparent().remove(unwanted)  # the template letter-spaces titles and underlines them in blue
    if color:
        style.font.color.rgb = RGBColor.from_string(color)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), line


def saved(document: Document, person: Person) -> bytes:
    """The bytes of `document`, with fixed dates inside and on the archive's members."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = person.name
    properties.title, properties.comments, properties.revision = f"Resume of {person.name}", "", 1
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    packed, fixed = BytesIO(), BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(info, source.read(name))
    return fixed.getvalue()
