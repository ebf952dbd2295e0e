"""What the PDF layouts share: a theme, and functions that turn parts of a resume into reportlab flowables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from content import Entry, Person, Section, runs
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    HRFlowable,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

SOFT_HYPHEN = "\u00ad"
FLUSH = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
FONTS = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "vera": ("Vera", "VeraBd", "VeraIt"),
}


@dataclass(frozen=True)
class Theme:
    """The look of one layout. Sizes in points."""

    family: str = "helvetica"
    size: float = 9.5
    leading: float = 12.6
    ink: str = "#1c1c1c"
    muted: str = "#5a5f66"
    accent: str = "#1c1c1c"
    page: tuple[float, float] = A4
    margins: tuple[float, float, float, float] = (50, 46, 50, 46)  # left, top, right, bottom
    bullet: str = "•"
    indent: float = 11
    justify: bool = False
    gap: float = 7  # above an entry
    hyphenation: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.page[0] - self.margins[0] - self.margins[2]

    def font(self, *, bold: bool = False, italic: bool = False) -> str:
        """The name of the upright, bold or italic face."""
        return FONTS[self.family][1 if bold else 2 if italic else 0]

    def style(
        self,
        *,
        size: float = 0,
        bold: bool = False,
        italic: bool = False,
        color: str = "",
        align: int | None = None,
        before: float = 0,
        after: float = 0,
        indent: float = 0,
    ) -> ParagraphStyle:
        """A paragraph style of this theme that differs from running text as told."""
        size = size or self.size
        alignment = align if align is not None else TA_JUSTIFY if self.justify else TA_LEFT
        return ParagraphStyle(
            f"{size}-{bold}-{italic}-{color}-{align}-{before}-{after}-{indent}",
            fontName=self.font(bold=bold, italic=italic),
            fontSize=size,
            leading=size * self.leading / self.size,
            textColor=HexColor(color or self.ink),
            alignment=alignment,
            spaceBefore=before,
            spaceAfter=after,
            leftIndent=indent,
            embeddedHyphenation=1,
        )


def xml(theme: Theme, text: str) -> str:
    """`text` in reportlab's markup."""
    parts = []
    for run in runs(text):
        part = escape(_with_breaks(theme, run.text))
        if run.bold or run.italic:
            part = f"<font name={quoteattr(theme.font(bold=run.bold, italic=run.italic))}>{part}</font>"
        parts.append(f"<a href={quoteattr(run.uri)}>{part}</a>" if run.uri else part)
    return "".join(parts)


def _with_breaks(theme: Theme, text: str) -> str:
    # reportlab drops the space after a breakable word at the end of a run, so the last word stays whole
    cut = text.rstrip().rfind(" ") + 1
    head, last = text[:cut], text[cut:]
    for word in theme.hyphenation:
        head = re.sub(rf"\b{word.replace('-', '')}\b", word.replace("-", SOFT_HYPHEN), head)
    return head + last


def para(theme: Theme, text: str, **style: Any) -> Paragraph:
    """A paragraph of `text`, in the style that `Theme.style` makes of the rest."""
    return Paragraph(xml(theme, text), theme.style(**style))


def bullets(theme: Theme, items: tuple[str, ...]) -> list[Flowable]:
    """A bulleted list."""
    style = theme.style(before=1.2, indent=theme.indent)
    style.bulletFontName, style.bulletFontSize, style.bulletColor = theme.font(), theme.size, HexColor(theme.accent)
    return [Paragraph(xml(theme, item), style, bulletText=theme.bullet) for item in items]


def pair(
    theme: Theme, left: str, right: str, *, left_style: ParagraphStyle, right_style: ParagraphStyle, width: float = 0
) -> Table:
    """`left` and `right` on one line, `right` flush with the right margin."""
    width = width or theme.width
    need = stringWidth("".join(run.text for run in runs(right)), right_style.fontName, right_style.fontSize) + 4
    table = Table(
        [[Paragraph(xml(theme, left), left_style), Paragraph(xml(theme, right), right_style)]],
        [width - need, need],
        style=TableStyle(FLUSH),
    )
    table.keepWithNext = 1
    return table


EntryHead = Callable[[Theme, Entry], list[Flowable]]


def entry_body(theme: Theme, entry: Entry) -> list[Flowable]:
    """What stands under an entry's header."""
    body: list[Flowable] = [para(theme, text, before=1.2) for text in entry.text]
    body += bullets(theme, entry.bullets)
    if entry.tech:
        body.append(para(theme, f"*Tech: {entry.tech}*", before=2, color=theme.muted))
    return body


def entries(theme: Theme, section: Section, head: EntryHead) -> list[Flowable]:
    """All entries of `section`, each header printed by `head`."""
    story: list[Flowable] = []
    for number, entry in enumerate(section.entries):
        bare = not (entry.text or entry.bullets)
        story.append(Spacer(1, (2 if bare else theme.gap) if number else 1))
        story.append(CondPageBreak(theme.leading * 3))
        story += head(theme, entry)
        story += entry_body(theme, entry)
    return story


def labelled(theme: Theme, section: Section) -> list[Flowable]:
    """Rows of a label and its text, as "Label: text" lines."""
    return [para(theme, f"**{label}:** {text}", before=1.2) for label, text in section.rows]


def rule(theme: Theme, *, thickness: float = 0.6, before: float = 1, after: float = 3, color: str = "") -> HRFlowable:
    """A line across the text."""
    return HRFlowable(
        width="100%", thickness=thickness, color=HexColor(color or theme.accent), spaceBefore=before, spaceAfter=after
    )


class Spaced(Flowable):
    """A line of letter-spaced text."""

    def __init__(
        self,
        text: str,
        *,
        font: str,
        size: float,
        tracking: float,
        color: Color,
        centre: bool = False,
        height: float = 0,
    ) -> None:
        """Set `text` with `tracking` points between its letters."""
        super().__init__()
        self.text, self.font, self.size, self.tracking, self.color, self.centre = (
            text,
            font,
            size,
            tracking,
            color,
            centre,
        )
        self.height = height or size * 1.35
        self.keepWithNext = 1

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """The room that the line takes."""
        self.width = available_width
        return available_width, self.height

    def draw(self) -> None:
        """Print the line."""
        length = self.canv.stringWidth(self.text, self.font, self.size) + self.tracking * (len(self.text) - 1)
        line = self.canv.beginText((self.width - length) / 2 if self.centre else 0, self.height - self.size)
        line.setFont(self.font, self.size)
        line.setFillColor(self.color)
        line.setCharSpace(self.tracking)
        line.textOut(self.text)
        line.setCharSpace(0)
        self.canv.drawText(line)


def page_number(person: Person, theme: Theme, canvas: Canvas, document: BaseDocTemplate) -> None:
    """Print the name and the page's number at the foot."""
    canvas.saveState()
    canvas.setFont(theme.font(), 8)
    canvas.setFillColor(HexColor(theme.muted))
    canvas.drawCentredString(theme.page[0] / 2, theme.margins[3] - 20, f"{person.name}, page {document.page}")
    canvas.restoreState()
