"""DOCX made with python-docx: sidebars as tables, section columns, text boxes, notes, headers and footers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from reading.people import Job, Person, person
from reading.truth import Truth, either, in_any_turn

_BOX = (
    "<w:r {ns}><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps' xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><w:drawing>"
    "<wp:anchor xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' distT='0' distB='0' "
    "distL='0' distR='0' simplePos='0' relativeHeight='2' behindDoc='0' locked='0' layoutInCell='1' allowOverlap='1'>"
    "<wp:simplePos x='0' y='0'/><wp:positionH relativeFrom='page'><wp:posOffset>{x}</wp:posOffset></wp:positionH>"
    "<wp:positionV relativeFrom='page'><wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx='{cx}' cy='{cy}'/>"
    "<wp:wrapSquare wrapText='bothSides'/><wp:docPr id='{id}' name='Box {id}'/>"
    "<a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
    "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:cNvSpPr txBox='1'/>"
    "<wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='{cx}' cy='{cy}'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/>"
    "</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)


class Written(NamedTuple):
    """A DOCX and its truth."""

    docx: bytes
    truth: Truth


def _saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _new(who: Person) -> Any:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.title = who.name
    return document


def _bullets(parent: Any, items: Sequence[str], style: str = "List Bullet") -> None:
    for item in items:
        parent.add_paragraph(item, style=style)


def _tabbed(parent: Any, left: str, right: str, *, at: float) -> str:
    paragraph = parent.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(at), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(left).bold = True
    paragraph.add_run("\t" + right)
    return f"{left} {right}"


def _jobs(parent: Any, jobs: Sequence[Job], *, at: float = 15) -> list[Truth]:
    truth: list[Truth] = []
    for item in jobs:
        head = _tabbed(parent, item.title, item.dates, at=at)
        parent.add_paragraph(f"{item.firm}, {item.town}")
        _bullets(parent, item.bullets)
        truth.append([head, f"{item.firm}, {item.town}", *item.bullets])
    return truth


def _section(parent: Any, title: str, items: Sequence[str]) -> list[Truth]:
    parent.add_paragraph(title, style="Heading 2")
    for item in items:
        parent.add_paragraph(item)
    return [title, *items]


def plain() -> Written:
    """Headings, dates at a right tab, bullets; contact details in the page's header."""
    who = person(401, bullets=(3, 4))
    document = _new(who)
    contact = " | ".join(who.contact)
    document.sections[0].header.paragraphs[0].text = contact
    document.add_paragraph(who.name, style="Title")
    profile = _section(document, "Profile", [who.summary])
    document.add_paragraph("Experience", style="Heading 2")
    work = _jobs(document, who.jobs)
    body = [who.name, profile, "Experience", work, _section(document, "Skills", [", ".join(who.skills)])]
    return Written(_saved(document), either([contact, *body], [*body, contact]))


def sidebar_table() -> Written:
    """A table without rules makes a sidebar on the left."""
    who = person(402)
    document = _new(who)
    document.add_paragraph(who.name, style="Title")
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (5, 11.5), strict=True):
        column.width = column.cells[0].width = Cm(width)
    left, right = table.rows[0].cells
    side = [
        _section(left, "Contact", who.contact),
        _section(left, "Skills", who.skills),
        _section(left, "Interests", who.hobbies),
    ]
    main: list[Truth] = [_section(right, "Profile", [who.summary])]
    right.add_paragraph("Experience", style="Heading 2")
    main += ["Experience", _jobs(right, who.jobs, at=11)]
    return Written(_saved(document), [who.name, in_any_turn(side, main)])


def section_columns() -> Written:
    """A head over the whole width, then two columns of a section."""
    who = person(403, jobs=4, length=2)
    document = _new(who)
    document.add_paragraph(who.name, style="Title")
    document.add_paragraph(" · ".join(who.contact))
    columns = document.add_section(WD_SECTION.CONTINUOUS)._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    document.add_paragraph("Experience", style="Heading 2")
    work = _jobs(document, who.jobs, at=7)
    skills = _section(document, "Skills", who.skills)
    studies = _section(document, "Education", [f"{s.degree}, {s.school}" for s in who.studies])
    return Written(_saved(document), [who.name, " · ".join(who.contact), "Experience", work, skills, studies])


def text_boxes() -> Written:
    """Name and skills in text boxes beside the text."""
    who = person(404, jobs=2)
    document = _new(who)
    section = document.sections[0]
    section.left_margin = Cm(8)
    profile = _section(document, "Profile", [who.summary])
    anchor = document.paragraphs[0]._p
    boxes: list[Truth] = []
    for i, (title, items) in enumerate((("Skills", who.skills), ("Contact", who.contact))):
        content = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in (title, *items))
        place = {"x": 500_000, "y": 900_000 + 4_600_000 * i, "cx": 1_900_000, "cy": 4_400_000, "id": i + 1}
        anchor.append(parse_xml(_BOX.format(ns=nsdecls("w"), content=content, **place)))
        boxes.append([title, *items])
    document.add_paragraph("Experience", style="Heading 2")
    main: list[Truth] = ["Experience", _jobs(document, who.jobs, at=11)]
    return Written(
        _saved(document),
        either(
            [boxes, profile, main],
            [profile, main, boxes],
            [profile[0], boxes, profile[1:], main],
            [profile, boxes, main],
        ),
    )


def skills_table() -> Written:
    """A ruled table of skills with merged cells, nested bullets and a footer with page numbers."""
    who = person(405, jobs=2)
    document = _new(who)
    foot = f"{who.name} – references on request"
    document.sections[0].footer.paragraphs[0].text = foot
    document.add_paragraph(who.name, style="Title")
    document.add_paragraph("Skills", style="Heading 2")
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Daily, weekly and occasional use"
    rows = [who.skills[i : i + 3] for i in (0, 3, 6)]
    truth: list[Truth] = ["Daily, weekly and occasional use"]
    for i, skills in enumerate(rows, 1):
        for j, skill in enumerate(skills):
            table.cell(i, j).text = skill
        truth.append(" ".join(skills))
    document.add_paragraph("Experience", style="Heading 2")
    body: list[Truth] = [who.name, "Skills", truth, "Experience"]
    for item in who.jobs:
        document.add_paragraph(f"{item.title} – {item.firm}", style="Heading 3")
        body.append(f"{item.title} – {item.firm}")
        for bullet in item.bullets:
            document.add_paragraph(bullet, style="List Bullet")
            document.add_paragraph(f"In {item.town}, with others", style="List Bullet 2")
            body.extend([bullet, f"In {item.town}, with others"])
    return Written(_saved(document), [body, foot])


def date_table() -> Written:
    """Word's gallery: dates in the left column of a table, entries in the right one."""
    who = person(406)
    document = _new(who)
    title = document.add_paragraph()
    run = title.add_run(who.name)
    run.font.size, run.font.color.rgb = Pt(24), RGBColor(0x1F, 0x49, 0x7D)
    document.add_paragraph(" | ".join(who.contact[:3]))
    table = document.add_table(rows=0, cols=2)
    truth: list[Truth] = []
    for item in who.jobs:
        left, right = table.add_row().cells
        left.width, right.width = Cm(4), Cm(12.5)
        left.text = item.dates
        right.text = f"{item.title}, {item.firm}"
        _bullets(right, item.bullets)
        head = f"{item.title}, {item.firm}"
        truth.append(either([f"{item.dates} {head}", *item.bullets], [item.dates, head, *item.bullets]))
    return Written(_saved(document), [who.name, " | ".join(who.contact[:3]), truth])


def layout_table() -> Written:
    """A row of headings over a row of lists: each column is read by itself."""
    who = person(407, jobs=2)
    document = _new(who)
    document.add_paragraph(who.name, style="Title")
    table = document.add_table(rows=2, cols=3)
    lists = (("SKILLS", who.skills[:5]), ("LANGUAGES", [a for a, _ in who.languages]), ("INTERESTS", who.hobbies))
    for i, (title, items) in enumerate(lists):
        table.cell(0, i).paragraphs[0].add_run(title).bold = True
        table.cell(1, i).text = items[0]
        for item in items[1:]:
            table.cell(1, i).add_paragraph(item)
    document.add_paragraph("Experience", style="Heading 2")
    work = _jobs(document, who.jobs)
    return Written(_saved(document), [who.name, [[title, *items] for title, items in lists], "Experience", work])


def two_pages() -> Written:
    """Long justified text over two pages with a running footer."""
    who = person(408, jobs=9, bullets=(4, 5))
    document = _new(who)
    document.sections[0].footer.paragraphs[0].text = foot = f"Resume of {who.name}"
    document.add_paragraph(who.name, style="Title")
    document.add_paragraph("Experience", style="Heading 2")
    work = _jobs(document, who.jobs)
    return Written(_saved(document), [who.name, "Experience", work, either(foot, [foot] * 2, [foot] * 3)])


PAGES: dict[str, Callable[[], Written]] = {
    "word-plain": plain,
    "word-sidebar": sidebar_table,
    "word-section-columns": section_columns,
    "word-text-boxes": text_boxes,
    "word-skills-table": skills_table,
    "word-date-table": date_table,
    "word-layout-table": layout_table,
    "word-two-pages": two_pages,
}
