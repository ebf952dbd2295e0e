"""The PDF layouts. Each takes a person and returns the bytes of a PDF, the same on every run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO

from content import Person
from pdf_blocks import (
    caps_heading,
    date_table,
    dates_right,
    inline,
    italic_heading,
    ruled_heading,
    sections,
    shouted_heading,
    side_heading,
    small_caps,
    spaced_heading,
    stacked,
    two_line,
)
from pdf_parts import Spaced, Theme, page_number, para, rule
from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, FrameBreak, PageTemplate, Spacer

OnPage = Callable[[Canvas, BaseDocTemplate], None]

CLASSIC = Theme(page=LETTER, margins=(54, 44, 54, 40), accent="#1f4e79", size=9.8, leading=13)
LATEX = Theme(
    family="times",
    size=11,
    leading=13.4,
    margins=(64, 54, 64, 60),
    justify=True,
    accent="#000000",
    ink="#000000",
    muted="#000000",
    indent=13,
    gap=6,
)
RULED = Theme(
    page=LETTER, size=9.3, leading=12.2, margins=(48, 44, 48, 40), accent="#000000", bullet="-", indent=8, gap=8
)
DATES = Theme(size=9.3, leading=12.1, margins=(52, 40, 48, 36), accent="#8a1c1c", bullet="–", indent=10)
SPACED = Theme(
    page=LETTER,
    family="vera",
    size=8.6,
    leading=12.9,
    margins=(70, 58, 70, 58),
    accent="#9c6b2f",
    muted="#6b6b6b",
    gap=9,
)
FOLIO = Theme(family="times", size=11, leading=14, margins=(78, 54, 78, 44), accent="#2f5d50", bullet="*", indent=12)
STUFFED = Theme(size=10, leading=13, margins=(46, 46, 46, 60), accent="#2a2aa5")
PANEL = 182  # width of the sidebar
BESIDE = Theme(family="vera", size=8.8, leading=12.9, accent="#1d4d4f", margins=(PANEL + 24, 40, 34, 30), gap=8)
SIDE = replace(
    BESIDE, size=7.8, leading=11.6, ink="#f3efe6", accent="#f3efe6", page=(PANEL, A4[1]), margins=(20, 132, 14, 30)
)

for _face in ("Vera", "VeraBd", "VeraIt"):
    registerFont(TTFont(_face, f"{_face}.ttf"))


def classic(person: Person) -> bytes:
    """One column, dates at the right, a rule under each heading."""
    story: list[Flowable] = [
        para(CLASSIC, person.name, size=21, bold=True, color=CLASSIC.accent),
        para(CLASSIC, person.role, size=11, color=CLASSIC.muted, after=2),
        para(CLASSIC, "  |  ".join(person.contact), size=8.8),
    ]
    return _build(person, CLASSIC, story + sections(CLASSIC, person.sections, ruled_heading, dates_right))


def latex(person: Person) -> bytes:
    """Serif, small capitals, justified and hyphenated."""
    theme = replace(LATEX, hyphenation=person.hyphenation)
    centred = partial(para, theme, align=TA_CENTER)
    story: list[Flowable] = [
        small_caps(theme, person.name, 21, align=TA_CENTER),
        centred(" · ".join(person.contact[:2]), size=9.8, before=3),
        centred(" · ".join(person.contact[2:]), size=9.8),
    ]
    story += sections(theme, person.sections, caps_heading, two_line)
    return _build(person, theme, story, on_top=partial(page_number, person, theme))


def ruled(person: Person) -> bytes:
    """A skills table with lines around its cells; plain blocks under it."""
    story: list[Flowable] = [
        para(RULED, person.name, size=15, bold=True),
        para(RULED, "  /  ".join([person.role, *person.contact]), size=8.6, before=3),
    ]
    return _build(person, RULED, story + sections(RULED, person.sections, shouted_heading, stacked))


def datecolumn(person: Person) -> bytes:
    """Dates in a column of their own at the left."""
    story: list[Flowable] = [
        para(DATES, "Curriculum Vitae", size=9, color=DATES.muted),
        para(DATES, person.name, size=20, before=2),
        para(DATES, person.role, size=10.5, color=DATES.accent, before=2, after=3),
        para(DATES, " • ".join(person.contact), size=8.6),
    ]
    for section in person.sections:
        story += [CondPageBreak(44), Spacer(1, 9), para(DATES, section.title, size=11.5, bold=True, color=DATES.accent)]
        story += [rule(DATES, thickness=0.4), date_table(DATES, section)]
    return _build(person, DATES, story)


def spaced(person: Person) -> bytes:
    """Letter-spaced headings over airy blocks, two pages."""
    line = partial(Spaced, font=SPACED.font(), centre=True)
    story: list[Flowable] = [
        line(person.name.upper(), size=19, tracking=6, color=HexColor(SPACED.ink)),
        Spacer(1, 4),
        line(person.role.upper(), size=8.5, tracking=3, color=HexColor(SPACED.accent)),
        para(SPACED, "  ·  ".join(person.contact), size=7, align=TA_CENTER, before=5, color=SPACED.muted),
    ]
    story += sections(SPACED, person.sections, spaced_heading, stacked)
    return _build(person, SPACED, story, on_top=partial(page_number, person, SPACED))


def folio(person: Person) -> bytes:
    """A bookish page with headings in green italics."""
    story: list[Flowable] = [
        para(FOLIO, person.name, size=26, italic=True, color=FOLIO.accent),
        para(FOLIO, person.role, size=12.5, before=3),
        para(FOLIO, ", ".join(person.contact), size=10, color=FOLIO.muted, after=4),
        rule(FOLIO, thickness=1.6),
    ]
    return _build(person, FOLIO, story + sections(FOLIO, person.sections, italic_heading, inline))


def stuffed(person: Person) -> bytes:
    """A plain page with white text at its foot."""
    story: list[Flowable] = [
        para(STUFFED, person.name, size=18, bold=True, align=TA_CENTER),
        para(STUFFED, person.role, size=11, bold=True, align=TA_CENTER, color=STUFFED.accent, before=2),
        para(STUFFED, " | ".join(person.contact), align=TA_CENTER, before=2),
    ]
    story += sections(STUFFED, person.sections, ruled_heading, dates_right)
    return _build(person, STUFFED, story, on_top=partial(_hide, person))


def sidebar(person: Person) -> bytes:
    """A coloured column at the left for contact and skills, the rest beside it."""
    left: list[Flowable] = [
        *side_heading(SIDE, "Contact"),
        *(para(SIDE, item, size=7, before=2) for item in person.contact),
    ]
    for section in (section for section in person.sections if section.side):
        left += side_heading(SIDE, section.title)
        left += [para(SIDE, text, before=2) for text in section.text]
        left += [_Meter(*skill) for skill in section.meter]
    right: list[Flowable] = [
        para(BESIDE, person.name, size=22, color=BESIDE.accent),
        para(BESIDE, person.role, size=10.5, color=BESIDE.muted, before=3),
    ]
    main = [section for section in person.sections if not section.side]
    right += sections(BESIDE, main, side_heading, dates_right)
    return _build(
        person,
        BESIDE,
        [*left, FrameBreak(), *right],
        frames=[_frame(SIDE), _frame(BESIDE)],
        underneath=partial(_panel, person),
    )


LAYOUTS: dict[str, Callable[[Person], bytes]] = {
    "classic": classic,
    "datecolumn": datecolumn,
    "folio": folio,
    "latex": latex,
    "ruled": ruled,
    "sidebar": sidebar,
    "spaced": spaced,
    "stuffed": stuffed,
}


class _Meter(Flowable):
    """A skill with its level as five dots."""

    def __init__(self, skill: str, level: int) -> None:
        super().__init__()
        self.skill, self.level = skill, level

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        return available_width, 13

    def draw(self) -> None:
        self.canv.setFont(SIDE.font(), SIDE.size)
        self.canv.setFillColor(HexColor(SIDE.ink))
        self.canv.setStrokeColor(HexColor(SIDE.ink))
        self.canv.drawString(0, 3, self.skill)
        for dot in range(5):
            self.canv.circle(self.width - 46 + dot * 10, 5.6, 3, stroke=1, fill=int(dot < self.level))


def _panel(person: Person, canvas: Canvas, _document: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillColor(HexColor(BESIDE.accent))
    canvas.rect(0, 0, PANEL, BESIDE.page[1], stroke=0, fill=1)
    canvas.setFillColor(HexColor(SIDE.ink))
    canvas.circle(PANEL / 2, BESIDE.page[1] - 82, 40, stroke=0, fill=1)
    canvas.setFillColor(HexColor(BESIDE.accent))
    canvas.setFont(BESIDE.font(bold=True), 26)
    canvas.drawCentredString(PANEL / 2, BESIDE.page[1] - 91, person.initials)
    canvas.restoreState()


def _hide(person: Person, canvas: Canvas, _document: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillColor(white)
    canvas.setFont("Helvetica", 4)
    for number, text in enumerate(person.hidden):
        canvas.drawString(46, 46 - 6 * number, text)
    canvas.restoreState()


def _nothing(_canvas: Canvas, _document: BaseDocTemplate) -> None:
    """What most layouts draw besides their text."""


def _frame(theme: Theme) -> Frame:
    left, top, _right, bottom = theme.margins
    return Frame(
        left,
        bottom,
        theme.width,
        theme.page[1] - top - bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _build(
    person: Person,
    theme: Theme,
    story: list[Flowable],
    *,
    frames: list[Frame] | None = None,
    underneath: OnPage | None = None,
    on_top: OnPage | None = None,
) -> bytes:
    data = BytesIO()
    # uncompressed, so that the bytes do not depend on a machine's zlib
    document = BaseDocTemplate(
        data,
        pagesize=theme.page,
        invariant=1,
        pageCompression=0,
        title=f"Resume of {person.name}",
        author=person.name,
        creator="sample_resumes/make.py",
        producer="ReportLab",
    )
    document.addPageTemplates(
        PageTemplate(frames=frames or [_frame(theme)], onPage=underneath or _nothing, onPageEnd=on_top or _nothing)
    )
    document.build(story)
    return data.getvalue()
