"""HTML pages in columns: sidebars, panels, bands and grids."""

from __future__ import annotations

from html import escape

from reading.html_parts import (
    Html,
    Part,
    box,
    bullets,
    job,
    jobs,
    line,
    lines,
    meters,
    plain_job,
    plain_study,
    row,
    section,
    studies,
    study,
    table,
    words,
)
from reading.people import Person, person
from reading.truth import Truth, either, in_any_turn

PANEL = "@page{margin:0}.page{display:flex;min-height:297mm}.main{flex:1;padding:14mm 12mm}.side{padding:14mm 8mm}"


def _beside(first: Part, second: Part, truth: Truth | None = None) -> Part:
    """Two columns, of which either may be read first."""
    order = in_any_turn(first.truth, second.truth) if truth is None else truth
    return Part(f"<div class='page full'>{first.html}{second.html}</div>", order)


def _name(who: Person) -> Part:
    return box("name", line(who.name, "h1"), line(who.title, cls="role"))


def dark_panel_left() -> Html:
    """Canva: a dark panel with white text, headings in spaced capitals, skill bars."""
    who = person(101)
    side = box(
        "side",
        section("CONTACT", lines(who.contact)),
        section("SKILLS", meters(who.skills[:6])),
        section("LANGUAGES", lines([f"{name} – {level}" for name, level in who.languages])),
    )
    name, main = _name(who), box("", section("PROFILE", line(who.summary)), jobs(who, plain_job, "WORK EXPERIENCE"))
    body = Part(
        f"<div class='page full'>{side.html}<div class=main>{name.html}{main.html}</div></div>",
        either([name.truth, in_any_turn(side.truth, main.truth)], [side.truth, name.truth, main.truth]),
    )
    css = """.side{width:65mm;background:#1f2d3d;color:#fff}h2{letter-spacing:.22em;font-size:11pt}h1{letter-spacing:.1em}
    .bar{height:4px;background:#456;margin:2px 0 6px}.level{height:4px;background:#fff}"""
    return Html(PANEL + css, body)


def pale_panel_right() -> Html:
    """Canva: a pale panel on the right, headings with rules."""
    who = person(102, bullets=(3, 4))
    name = _name(who)
    main = box("", section("About Me", line(who.summary)), jobs(who, plain_job), studies(who, plain_study))
    side = box(
        "side",
        section("Contact", lines(who.contact)),
        section("Expertise", bullets(who.skills)),
        section("Interests", lines(who.hobbies)),
        section("Awards", lines([f"{name} ({year})" for name, year in who.awards])),
    )
    body = Part(
        f"<div class='page full'><div class=main>{name.html}{main.html}</div>{side.html}</div>",
        either([name.truth, main.truth, side.truth], [name.truth, side.truth, main.truth]),
    )
    css = ".side{width:62mm;background:#efe7dd}h2{border-bottom:1px solid #998;color:#764}body{font-family:'URW Gothic',sans-serif}"
    return Html(PANEL + css, body)


def band_over_columns() -> Html:
    """Canva: a coloured band with name and contact over two columns."""
    who = person(103)
    band = box("band", _name(who), words(who.contact, "contact"))
    left = box("main", section("Profile", line(who.summary)), jobs(who, plain_job))
    right = box("side", studies(who, plain_study), section("Skills", bullets(who.skills[:7])))
    columns = _beside(left, right)
    css = """.page{min-height:auto}.band{background:#20635a;color:#fff;padding:12mm 12mm 8mm}.contact span{margin-right:14px}
    .side{width:64mm}.main{padding-top:4mm}.side{padding-top:4mm}"""
    return Html(PANEL + css, Part(f"<div class=full>{band.html}</div>{columns.html}", [band.truth, columns.truth]))


def absolute_boxes() -> Html:
    """Canva: every text stands in a box of its own place, in the order in which it was drawn, not read."""
    who = person(104, jobs=2, bullets=(2, 3))
    places: list[tuple[float, float, float, Part]] = [
        (75, 18, 120, line(who.name, "h1")),
        (75, 32, 120, line(who.title)),
    ]
    side = [section("Contact", lines(who.contact)), section("Skills", lines(who.skills[:6]))]
    side.append(section("Languages", lines([" ".join(pair) for pair in who.languages])))
    places += [(12, 50 + 62 * i, 50, part) for i, part in enumerate(side)]
    main = [section("Summary", line(who.summary)), *[plain_job(item) for item in who.jobs], studies(who, plain_study)]
    places += [(75, 50 + 48 * i, 120, part) for i, part in enumerate(main)]
    html = "".join(
        f"<div style='position:absolute;left:{x}mm;top:{y}mm;width:{width}mm'>{part.html}</div>"
        for x, y, width, part in [*places[::2], *places[1::2]]
    )
    left, right = [part.truth for part in side], [part.truth for part in main]
    return Html("@page{margin:0}", Part(html, [who.name, who.title, in_any_turn(left, right)]))


def google_serif() -> Html:
    """Google Docs, Serif: name and contact over a wide left and a narrow right column."""
    who = person(105, bullets=(1, 3))
    head = _beside(_name(who), lines([*who.contact[:3]], "contact"))
    left = box("main", jobs(who, plain_job, "EXPERIENCE"), studies(who, plain_study, "EDUCATION"))
    right = box(
        "side",
        section("SKILLS", lines(who.skills[:5])),
        section("AWARDS", lines([f"{name}, {year}" for name, year in who.awards])),
        section("LANGUAGES", line(", ".join(name for name, _ in who.languages))),
    )
    columns = _beside(left, right)
    name, contact = who.name, [*who.contact[:3]]
    order = either(
        [head.truth, columns.truth],
        [name, who.title, left.truth, contact, right.truth],
        [name, who.title, contact, right.truth, left.truth],
    )
    css = """.page{display:flex;gap:10mm}.main,.name{flex:1}.side,.contact{width:55mm}body{font-family:'Liberation Serif',serif}
    h2{font-size:9pt;color:#2079c7}"""
    return Html(css, Part(head.html + columns.html, order))


def altacv() -> Html:
    """AltaCV: a header over two columns of like width, dates and places with icons, skills as tags."""
    who = person(106, bullets=(2, 3))
    head = box("", _name(who), row(*[f"☎ {who.phone}", f"✉ {who.mail}", f"⌂ {who.town}"], cls="row contact"))

    def entry(title: str, firm: str, dates: str, town: str, items: tuple[str, ...]) -> Part:
        meta = row(f"⏲ {dates}", f"⚐ {town}", cls="row meta")
        return box("entry", line(title, "h3"), line(firm, cls="firm"), meta, bullets(items))

    left = box("col", section("Experience", *[entry(j.title, j.firm, j.dates, j.town, j.bullets) for j in who.jobs]))
    right = box(
        "col",
        section("A Motto", line("“Measure twice, cut once, and write down what you measured.”")),
        section("Strengths", words(who.skills, "tags")),
        section("Languages", *[row(name, "●●●●○"[: 5 - i], cls="row") for i, (name, _) in enumerate(who.languages)]),
        section("Education", *[entry(s.degree, s.school, s.dates, s.town, (s.note,)) for s in who.studies]),
    )
    columns = _beside(left, right)
    css = """.page{display:flex;gap:8mm}.col{flex:1 1 0}.row.meta{justify-content:flex-start;color:#666;font-size:8.5pt}
    h2{text-transform:uppercase;border-bottom:2px solid #a33;color:#a33}.tags span{border:1px solid #aaa;border-radius:4px;
    padding:1px 5px;margin:2px 1px;display:inline-block}"""
    return Html(css, Part(head.html + columns.html, [head.truth, columns.truth]))


def cards() -> Html:
    """A grid of project cards, two beside each other, each to be read by itself."""
    who = person(107)
    return _card_page(who, columns=2, count=6)


def cards_of_three() -> Html:
    """The same with three beside each other and plain background."""
    who = person(108, length=1)
    return _card_page(who, columns=3, count=6, colour="transparent")


def _card_page(who: Person, *, columns: int, count: int, colour: str = "#f1f4f8") -> Html:
    head = box("", _name(who), words(who.contact, "contact"))
    projects = [
        box("card", line(p.title, "h3"), line(p.dates, cls="date"), lines(p.bullets)) for p in who.projects[:count]
    ]
    grid = box("grid full", *projects)
    css = f""".grid{{display:grid;grid-template-columns:repeat({columns},1fr);gap:5mm}}.card{{background:{colour};padding:3mm}}
    .date{{color:#777}}.contact span{{margin-right:12px}}"""
    return Html(css, box("", head, jobs(who, job), section("Projects", grid), studies(who, study)))


def newspaper() -> Html:
    """Running text in two columns of one width under a header."""
    who = person(109, jobs=4, bullets=(3, 4))
    flow = box("flow", section("Profile", line(who.summary)), jobs(who, plain_job), studies(who, plain_study))
    css = ".flow{column-count:2;column-gap:9mm;text-align:justify}h2,h3{break-after:avoid}"
    return Html(css, box("", _name(who), words(who.contact), flow))


def three_lists() -> Html:
    """One column, and three short lists beside each other at the end."""
    who = person(110, jobs=2)
    lists = [
        section("Skills", bullets(who.skills[:6])),
        section("Languages", bullets([" ".join(pair) for pair in who.languages])),
        section("Interests", bullets(who.hobbies)),
    ]
    foot = box("three", *lists)
    css = ".three{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8mm}"
    return Html(css, box("", _name(who), words(who.contact), section("Profile", line(who.summary)), jobs(who), foot))


def long_sidebar() -> Html:
    """A sidebar that goes on over two pages beside the main text."""
    who = person(111, jobs=6, bullets=(3, 5))
    side = box(
        "side",
        section("Contact", lines(who.contact)),
        section("Skills", lines(who.skills)),
        section("Publications", lines(who.papers)),
        section("Languages", lines([" ".join(pair) for pair in who.languages])),
        section("Awards", *[line(f"{name}, {year}") for name, year in who.awards]),
        section("Interests", lines(who.hobbies)),
        section("Training", *[box("", line(s.degree), line(s.school), line(s.note)) for s in who.studies]),
        section("References", line("On request, from any of the places named on these pages, by letter or telephone.")),
    )
    main = box("main", _name(who), section("Profile", line(who.summary)), jobs(who, plain_job))
    body = Part(
        f"<div class=outer>{side.html}{main.html}</div>",
        either(
            [main.truth, side.truth],
            [side.truth, main.truth],
            [who.name, who.title, side.truth, section("Profile", line(who.summary)).truth, jobs(who, plain_job).truth],
        ),
    )
    css = ".outer{display:flex;gap:9mm}.side{width:48mm;line-height:2.1;overflow-wrap:anywhere}.main{flex:1}"
    return Html(css, body)


def word_sidebar_table() -> Html:
    """Word's gallery: the page is a borderless table, headings of the sidebar on a coloured cell."""
    who = person(112)
    side = box("", section("Contact", lines(who.contact)), section("Skills", bullets(who.skills)))
    main = box("", section("Objective", line(who.summary)), jobs(who), studies(who))
    name = _name(who)
    html = (
        f"<table class='outer full'><tr><td class=mono>{escape(who.name[0])}</td><td>{name.html}</td></tr>"
        f"<tr><td class=s>{side.html}</td><td>{main.html}</td></tr></table>"
    )
    letter, columns = who.name[0], in_any_turn(side.truth, main.truth)
    truth = either(  # the letter is an ornament and may be read before or after the name
        [f"{letter} {who.name}", who.title, columns],
        [letter, who.name, who.title, columns],
        [who.name, who.title, letter, columns],
    )
    css = (
        ".outer td{vertical-align:top;padding:3mm 5mm}.s{background:#e6eef5;width:52mm}.mono{font-size:34pt;color:#369}"
    )
    return Html(css, Part(html, truth))


def skills_grid() -> Html:
    """Label columns: a table without rules, some of its cells of two lines."""
    who = person(113, jobs=2)
    rows = [
        ("Methods", ", ".join(who.skills[:3]), "daily"),
        ("Tools", ", ".join(who.skills[3:6]), "weekly"),
        ("Other", ", ".join(who.skills[6:]), "now and then"),
    ]
    css = ".table{border-collapse:collapse;width:100%}.table td{padding:2pt 8pt 2pt 0;vertical-align:top}"
    return Html(css, box("", _name(who), words(who.contact), section("Skills", table(rows)), jobs(who), studies(who)))


PAGES = {
    "canva-dark-panel-left": dark_panel_left,
    "canva-pale-panel-right": pale_panel_right,
    "canva-band-over-columns": band_over_columns,
    "canva-absolute-boxes": absolute_boxes,
    "google-serif": google_serif,
    "altacv": altacv,
    "cards-two": cards,
    "cards-three": cards_of_three,
    "newspaper": newspaper,
    "three-lists": three_lists,
    "long-sidebar": long_sidebar,
    "word-sidebar-table": word_sidebar_table,
    "skills-aligned": skills_grid,
}
