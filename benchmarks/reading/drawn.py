"""Pages drawn with reportlab: LaTeX-like ones, turned and cropped ones, and all that asks for exact places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from reading.people import Job, Person, person
from reading.truth import Truth, either, in_any_turn
from reading.typeset import BODY, BOLD, HEIGHT, TEX, TEX_BOLD, WIDTH, Look, Sheet


class Drawn(NamedTuple):
    """A PDF and its truth."""

    pdf: bytes
    truth: Truth


LARGE = Look("Helvetica-Bold", 22)
TEX_LARGE = Look("Times-Roman", 22)
SMALL = Look(size=8)


def _job(
    sheet: Sheet, x: float, top: float, item: Job, width: float, look: Look, bold: Look
) -> tuple[float, list[Truth]]:
    """A title with dates at the right, the firm, and bullets."""
    sheet.text(x, top, item.title, bold)
    sheet.right(x + width, top, item.dates, replace(look, justify=False))
    top = sheet.text(x, top + bold.size * 1.3, f"{item.firm}, {item.town}", replace(look, justify=False), width=width)
    top = sheet.bullets(x, top, item.bullets, look, width=width)
    return top + 5, [f"{item.title} {item.dates}", f"{item.firm}, {item.town}", *item.bullets]


def _list(
    sheet: Sheet, x: float, top: float, title: str, items: Sequence[str], width: float, look: Look, bold: Look
) -> tuple[float, list[Truth]]:
    """A heading over a few lines."""
    top = sheet.text(x, top + 6, title, bold) + 2
    for item in items:
        top = sheet.text(x, top, item, look, width=width)
    return top + 4, [title, *items]


def _side(
    sheet: Sheet, who: Person, x: float, top: float, width: float, look: Look = BODY, bold: Look = BOLD
) -> list[Truth]:
    truth: list[Truth] = []
    for title, items in (
        ("CONTACT", who.contact),
        ("SKILLS", who.skills),
        ("LANGUAGES", [" ".join(pair) for pair in who.languages]),
        ("INTERESTS", who.hobbies),
    ):
        top, part = _list(sheet, x, top, title, items, width, look, bold)
        truth.append(part)
    return truth


def _main(
    sheet: Sheet, who: Person, x: float, top: float, width: float, look: Look = BODY, bold: Look = BOLD
) -> list[Truth]:
    top, profile = _list(sheet, x, top, "PROFILE", [who.summary], width, look, bold)
    truth: list[Truth] = [profile, "EXPERIENCE"]
    top = sheet.text(x, top + 6, "EXPERIENCE", bold) + 2
    for item in who.jobs:
        top, part = _job(sheet, x, top, item, width, look, bold)
        truth.append(part)
    return truth


def tex_article() -> Drawn:
    """LaTeX: Times, justified, hyphenated, no space glyphs, headings with rules."""
    who, sheet = person(301, jobs=4, bullets=(3, 4)), Sheet(spaces=False)
    sheet.centre(WIDTH / 2, 60, who.name, TEX_LARGE)
    contact = f"{who.town} · {who.phone} · {who.mail}"
    sheet.centre(WIDTH / 2, 78, contact, replace(TEX, size=9))
    truth = _main(sheet, who, 70, 105, 455, TEX, TEX_BOLD)
    sheet.rule(70, 100, 525, 100)
    sheet.end_page()
    return Drawn(sheet.pdf(), [who.name, contact, truth])


def tex_two_columns() -> Drawn:
    """LaTeX: two narrow justified columns, so that many words are parted."""
    who, other, sheet = person(302, jobs=3), person(331, jobs=3), Sheet(spaces=False)
    sheet.centre(WIDTH / 2, 60, who.name, TEX_LARGE)
    first = _main(sheet, who, 50, 95, 238, TEX, TEX_BOLD)
    second = _main(sheet, other, 307, 95, 238, TEX, TEX_BOLD)
    sheet.end_page()
    return Drawn(sheet.pdf(), [who.name, first, second])


def turned(degrees: int, seed: int) -> Callable[[], Drawn]:
    """A landscape page that the viewer turns upright, with a sidebar."""

    def make() -> Drawn:
        who = person(seed)
        sheet = Sheet(width=WIDTH, height=HEIGHT) if degrees == 180 else Sheet(width=HEIGHT, height=WIDTH)
        canvas = sheet.canvas
        canvas.setPageRotation(degrees)
        if degrees == 90:
            canvas.translate(HEIGHT, 0)
            canvas.rotate(90)
            canvas.translate(0, HEIGHT - WIDTH)
        elif degrees == 270:
            canvas.translate(0, WIDTH)
            canvas.rotate(-90)
            canvas.translate(0, WIDTH - WIDTH)
        else:
            canvas.translate(WIDTH, HEIGHT)
            canvas.rotate(180)
        sheet.text(50, 60, who.name, LARGE)
        small = replace(BODY, size=9)
        side = _side(sheet, who, 40, 90, 160, small, replace(small, font="Helvetica-Bold"))
        main = _main(sheet, who, 220, 90, 335)
        sheet.end_page()
        return Drawn(sheet.pdf(), [who.name, in_any_turn(side, main)])

    return make


def cropped() -> Drawn:
    """The crop box begins off the origin; a printer's mark outside of it is not seen."""
    who, sheet = person(305), Sheet(width=WIDTH + 100, height=HEIGHT + 100)
    sheet.canvas.setCropBox((50, 40, 50 + WIDTH, 40 + HEIGHT))
    sheet.text(110, 130, who.name, LARGE)
    side, main = _side(sheet, who, 460, 160, 130), _main(sheet, who, 110, 160, 325)
    sheet.end_page()
    return Drawn(sheet.pdf(), [who.name, in_any_turn(main, side)])


def panel_over_pages() -> Drawn:
    """A grey panel at the left of two pages; its text and the main text both go on."""
    who, more, sheet = person(306), person(336), Sheet()
    white = Look(grey=1.0, size=9)
    sheet.area(0, 0, 170, HEIGHT, 0.25)
    sheet.text(190, 60, who.name, LARGE)
    side = _side(sheet, who, 20, 60, 135, white, replace(white, font="Helvetica-Bold"))
    main = _main(sheet, who, 190, 90, 360)
    sheet.end_page()
    sheet.area(0, 0, 170, HEIGHT, 0.25)
    _, awards = _list(
        sheet, 20, 60, "AWARDS", [f"{a} {y}" for a, y in who.awards], 135, white, replace(white, font="Helvetica-Bold")
    )
    top = 60.0
    for item in more.jobs:
        top, part = _job(sheet, 190, top, item, 360, BODY, BOLD)
        main.append(part)
    sheet.end_page()
    return Drawn(sheet.pdf(), either([who.name, side, awards, main], [who.name, main, side, awards]))


def ruled_table() -> Drawn:
    """A table with rules whose cells break into lines."""
    who, sheet = person(307), Sheet()
    sheet.text(60, 60, who.name, LARGE)
    rows = [("Period", "Place", "Task"), *[(j.dates, f"{j.firm}, {j.town}", j.bullets[0]) for j in who.jobs]]
    edges, top = (60, 150, 270, 530), 90.0
    sheet.rule(edges[0], top, edges[-1], top)
    begin = top
    for cells in rows:
        ends = [
            sheet.text(edges[i] + 4, top + 12, cell, width=edges[i + 1] - edges[i] - 8) for i, cell in enumerate(cells)
        ]
        top = max(ends) - 6
        sheet.rule(edges[0], top, edges[-1], top)
    for edge in edges:
        sheet.rule(edge, begin, edge, top)
    _, skills = _list(sheet, 60, top + 20, "SKILLS", [", ".join(who.skills)], 470, BODY, BOLD)
    sheet.end_page()
    return Drawn(sheet.pdf(), [who.name, [" ".join(cells) for cells in rows], skills])


def aligned_table() -> Drawn:
    """Skill, years and level by alignment alone, and a main text above."""
    who, sheet = person(308, jobs=2), Sheet()
    sheet.text(60, 60, who.name, LARGE)
    main = _main(sheet, who, 60, 85, 470)
    top = 600.0
    rows = [("Skill", "Years", "Last used"), *[(s, str(3 + i), str(2015 + i)) for i, s in enumerate(who.skills[:7])]]
    for cells in rows:
        for x, cell in zip((60, 240, 330), cells, strict=True):
            sheet.text(x, top, cell)
        top += 14
    sheet.end_page()
    return Drawn(sheet.pdf(), [who.name, main, [" ".join(cells) for cells in rows]])


def running_marks() -> Drawn:
    """Three pages; a sentence goes on over each page's foot, where a mark and a footnote stand."""
    who, sheet = person(309, jobs=12, bullets=(3, 4)), Sheet()
    mark, truth, feet = f"{who.name}, resume", [], []
    top, number = 60.0, 1
    sheet.text(60, top, who.name, LARGE)
    top = 90.0
    for item in who.jobs:
        lines = [f"{item.title}, {item.firm} ({item.dates})", *item.bullets]
        truth.extend(lines)
        for line in lines:
            for piece in _pieces(line, 85):
                if top > 770:
                    sheet.centre(WIDTH / 2, 815, f"{mark} – {number}", SMALL)
                    feet.append(f"{mark} – {number}")
                    sheet.end_page()
                    top, number = 60.0, number + 1
                sheet.text(60, top, piece, BOLD if line is lines[0] else BODY)
                top += 14
        top += 6
    sheet.centre(WIDTH / 2, 815, f"{mark} – {number}", SMALL)
    feet.append(f"{mark} – {number}")
    sheet.end_page()
    return Drawn(sheet.pdf(), [who.name, truth, feet])


def _pieces(text: str, length: int) -> list[str]:
    pieces = [""]
    for word in text.split():
        if len(pieces[-1]) + len(word) > length:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {word}".strip()
    return pieces


def spaced_headings() -> Drawn:
    """Names and headings with letters spaced out, by glyph distance and by typed spaces."""
    who, sheet = person(310), Sheet()
    sheet.text(60, 60, who.name.upper(), Look("Helvetica", 22, spread=6))
    top, truth = 100.0, [who.name]
    for title, items in (("WORK HISTORY", [j.title + ", " + j.firm for j in who.jobs]), ("SKILLS", who.skills[:5])):
        sheet.text(60, top, title, Look("Helvetica-Bold", 12, spread=4))
        for item in items:
            top += 15
            sheet.text(60, top, item)
        truth += [title, *items]
        top += 30
    sheet.typed(60, top, "   ".join(" ".join(word) for word in ("STUDIES", "ABROAD")), BOLD)
    sheet.text(60, top + 16, who.studies[0].degree)
    sheet.end_page()
    return Drawn(sheet.pdf(), [*truth, "STUDIES ABROAD", who.studies[0].degree])


def small_capitals() -> Drawn:
    """LaTeX: small capitals made of two sizes, dates at the right, lines drawn out of order."""
    who, sheet = person(311), Sheet(spaces=False)
    sheet.shuffle = True
    top = 60.0
    truth: list[Truth] = []
    for title, items in (("Employment Record", who.jobs[:2]), ("Earlier Posts", who.jobs[2:])):
        x = 60.0
        for word in title.split():
            for piece, size in ((word[0], 14), (word[1:].upper(), 11)):
                sheet.text(x, top, piece, Look("Times-Roman", size))
                x += stringWidth(piece, "Times-Roman", size)
            x += 4
        truth.append(title)
        top += 18
        for item in items:
            top, part = _job(sheet, 60, top, item, 470, TEX, TEX_BOLD)
            truth.append(part)
        top += 10
    sheet.end_page()
    return Drawn(sheet.pdf(), truth)


def card_grid() -> Drawn:
    """Cards two beside each other on tinted areas: each is read by itself, row after row."""
    who, sheet = person(312, length=1), Sheet()
    sheet.text(60, 60, who.name, LARGE)
    truth: list[Truth] = [who.name, "PROJECTS"]
    sheet.text(60, 90, "PROJECTS", BOLD)
    for i, project in enumerate(who.projects[:6]):
        x, top = 60 + 245 * (i % 2), 105 + 95 * (i // 2)
        sheet.area(x, top, 230, 82, 0.93)
        below = sheet.text(x + 8, top + 16, project.title, BOLD)
        below = sheet.text(x + 8, below, project.dates, SMALL)
        for item in project.bullets:
            below = sheet.text(x + 8, below, item, replace(BODY, size=9), width=214)
        truth.append([project.title, project.dates, *project.bullets])
    sheet.end_page()
    return Drawn(sheet.pdf(), truth)


def upright_name() -> Drawn:
    """The name and a heading run up the left margin."""
    who, sheet = person(313), Sheet()
    sheet.upright(40, 400, who.name, LARGE)
    main = _main(sheet, who, 80, 60, 450)
    sheet.end_page()
    return Drawn(sheet.pdf(), in_any_turn(who.name, main))


def address_parted() -> Drawn:
    """A long address in a narrow column goes on in the next line without a hyphen."""
    who, sheet = person(314), Sheet()
    sheet.text(60, 60, who.name, LARGE)
    address = f"https://www.{who.site}/portfolio/2021/field-notes/index-of-all-stations.html"
    short = "github.example/" + who.site.split(".")[0] + "/collected-works"
    sheet.text(60, 90, "LINKS", BOLD)
    for i in range(0, len(address), 34):
        sheet.text(60, 106 + 13 * (i // 34), address[i : i + 34])
    sheet.text(60, 160, "Code: " + short[:28])
    sheet.text(60, 173, short[28:])
    main = _main(sheet, who, 300, 90, 240)
    sheet.end_page()
    return Drawn(sheet.pdf(), [who.name, in_any_turn(["LINKS", address, "Code: " + short], main)])


PAGES: dict[str, Callable[[], Drawn]] = {
    "tex-article": tex_article,
    "tex-two-columns": tex_two_columns,
    "turned-90": turned(90, 303),
    "turned-180": turned(180, 315),
    "turned-270": turned(270, 304),
    "cropped": cropped,
    "panel-over-pages": panel_over_pages,
    "table-ruled": ruled_table,
    "table-aligned": aligned_table,
    "running-marks": running_marks,
    "spaced-headings": spaced_headings,
    "small-capitals": small_capitals,
    "card-grid": card_grid,
    "upright-name": upright_name,
    "address-parted": address_parted,
}
