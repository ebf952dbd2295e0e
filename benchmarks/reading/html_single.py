"""HTML pages in one column: date columns, headings beside the text, timelines, tables, notes and page marks."""

from __future__ import annotations

from html import escape

from reading.html_parts import (
    Html,
    Part,
    box,
    bullets,
    date_job,
    heading,
    job,
    jobs,
    line,
    lines,
    plain_job,
    row,
    section,
    studies,
    study,
    table,
    words,
)
from reading.people import Job, Person, person
from reading.truth import either

CENTRE = "h1,.role,.contact{text-align:center}.contact span{margin:0 6px}"


def _head(who: Person) -> Part:
    return box("", line(who.name, "h1"), line(who.title, cls="role"), words(who.contact, "contact"))


def moderncv_classic() -> Html:
    """moderncv, classic: dates at the left, headings on the line of a bar."""
    who = person(201)
    css = """.dated{display:flex;gap:5mm;margin-bottom:5pt}.date{width:34mm;text-align:right;font-size:9pt}.text{flex:1}
    body{font-family:'C059',serif}h2{color:#2a6;margin-left:39mm}"""
    skills = [
        Part(
            f"<div class=dated><div class=date>{label}</div><div class=text>{escape(text)}</div></div>",
            f"{label} {text}",
        )
        for label, text in (("Daily", ", ".join(who.skills[:4])), ("Often", ", ".join(who.skills[4:])))
    ]
    return Html(css, box("", _head(who), jobs(who, date_job), section("Skills", *skills), studies(who)))


def moderncv_banking() -> Html:
    """moderncv, banking: a centred head, firm and place in one row, title and dates below."""
    who = person(202)

    def entry(item: Job) -> Part:
        return box("entry", row(item.firm, item.town), row(item.title, item.dates), bullets(item.bullets))

    css = CENTRE + "h2{border-bottom:2px solid #a22;color:#a22}body{font-family:'P052',serif}"
    return Html(css, box("", _head(who), section("Profile", line(who.summary)), jobs(who, entry), studies(who)))


def awesome_cv() -> Html:
    """Awesome-CV: small capitals, place over dates at the right, title below the firm."""
    who = person(203, bullets=(3, 5))

    def entry(item: Job) -> Part:
        first, second = row(item.firm, item.town, cls="row big"), row(item.title.upper(), item.dates, cls="row small")
        return box("entry", first, second, bullets(item.bullets))

    css = (
        CENTRE
        + ".big{font-weight:bold;font-size:11pt}.small{font-size:8pt}h2{border-bottom:1px solid #999}h1{font-weight:200}"
    )
    rows = [("Methods", ", ".join(who.skills[:5])), ("Tools", ", ".join(who.skills[5:]))]
    labels = Part(
        "<div>" + "".join(f"<div class=lab><b>{a}</b><span>{escape(b)}</span></div>" for a, b in rows) + "</div>",
        [f"{a} {b}" for a, b in rows],
    )
    css += ".lab{display:grid;grid-template-columns:38mm 1fr}.lab b{text-align:right;padding-right:5mm}"
    return Html(css, box("", _head(who), section("Skills", labels), jobs(who, entry), studies(who)))


def rendercv_stacked() -> Html:
    """rendercv: place and dates stacked in a column at the right of the whole entry."""
    who = person(204)

    def entry(item: Job) -> Part:
        html = (
            f"<div class=stacked><div class=what><p><b>{escape(item.firm)}</b>, {escape(item.title)}</p>"
            f"{bullets(item.bullets).html}</div><div class=when><p>{escape(item.town)}</p><p>{item.dates}</p></div></div>"
        )
        head = f"{item.firm}, {item.title}"
        return Part(
            html,
            either(
                [f"{head} {item.town}", item.dates, *item.bullets],
                [head, *item.bullets, item.town, item.dates],
                [head, item.town, item.dates, *item.bullets],
            ),
        )

    css = CENTRE + ".stacked{display:flex;gap:4mm;margin-bottom:6pt}.what{flex:1}.when{width:40mm;text-align:right}"
    return Html(css, box("", _head(who), section("Summary", line(who.summary)), jobs(who, entry), studies(who)))


def europass() -> Html:
    """Europass: labels flush right in a left column, a rule between, a table of language levels."""
    who = person(205, jobs=2)

    def labelled(label: str, part: Part) -> Part:
        first = part.truth[0] if isinstance(part.truth, list) else part.truth
        rest = part.truth[1:] if isinstance(part.truth, list) else []
        truth = either([f"{label} {first}", *rest], [label, first, *rest])
        return Part(f"<div class=eu><div class=label>{label}</div><div class=value>{part.html}</div></div>", truth)

    grid = table(
        [("", "Listening", "Reading", "Speaking", "Writing")]
        + [(name, "C1", "C2", "B2", f"B{i + 1}") for i, (name, _) in enumerate(who.languages)],
        "levels",
    )
    body = box(
        "",
        labelled("PERSONAL INFORMATION", lines([who.name, *who.contact])),
        *[labelled(j.dates, box("", line(f"{j.title}, {j.firm}"), bullets(j.bullets))) for j in who.jobs],
        *[labelled(s.dates, lines([s.degree, s.school, s.note])) for s in who.studies],
        heading("PERSONAL SKILLS"),
        Part(grid.html, [truth.strip() for truth in grid.truth] if isinstance(grid.truth, list) else grid.truth),
        labelled("Job-related skills", line(", ".join(who.skills))),
    )
    css = """.eu{display:flex;gap:6mm;margin-bottom:6pt}.label{width:44mm;text-align:right;color:#0e4194;font-size:9pt}
    .value{flex:1;border-left:1px solid #0e4194;padding-left:5mm}.levels{border-collapse:collapse;width:100%}
    .levels td{border:1px solid #7a9;padding:2pt 6pt}"""
    return Html(css, body)


def timeline() -> Html:
    """Word: dates at the left of an upright rule with dots."""
    who = person(206)
    css = """.dated{display:flex}.date{width:30mm;font-weight:bold;padding:0 3mm 4mm 0}.text{flex:1;border-left:2px solid #c60;
    padding:0 0 4mm 6mm;position:relative}.text:before{content:'';position:absolute;left:-5px;top:4px;width:8px;height:8px;
    border-radius:50%;background:#c60}"""
    return Html(css, box("full", _head(who), jobs(who, date_job, "Career Timeline"), studies(who)))


def swiss() -> Html:
    """Google Docs, Swiss: the headings stand in a column beside their sections."""
    who = person(207, bullets=(2, 3))

    def beside(title: str, part: Part) -> Part:
        return Part(
            f"<div class=swiss><div class=h>{title}</div><div class=b>{part.html}</div></div>", [title, part.truth]
        )

    body = box(
        "",
        _head(who),
        beside("Skills", line(", ".join(who.skills))),
        beside("Experience", box("", *[plain_job(item) for item in who.jobs])),
        beside("Education", box("", *[study(item) for item in who.studies])),
        beside("Awards", lines([f"{name}, {year}" for name, year in who.awards])),
    )
    css = ".swiss{display:flex;border-top:1px solid #bbb;padding-top:5pt}.h{width:42mm;font-weight:bold;font-size:13pt}.b{flex:1}"
    return Html(css, body)


def footnotes() -> Html:
    """An academic resume with notes at the foot of the page and numbered publications."""
    who = person(208, jobs=2)
    papers = Part("<ol>" + "".join(f"<li>{escape(p)}</li>" for p in who.papers) + "</ol>", [])
    numbered = Part(papers.html, [f"{i}. {paper}" for i, paper in enumerate(who.papers, 1)])
    notes = box("notes", line("1 Interrupted for a year of parental leave."), line("2 With a stipend of the trust."))
    body = box("page1", _head(who), studies(who), jobs(who), section("Publications", numbered))
    css = """body{font:10.5pt/1.4 'Liberation Serif',serif;text-align:justify}.page1{min-height:235mm}
    .notes{border-top:1px solid #555;width:70%;font-size:8pt}"""
    return Html(css, box("", body, notes))


def page_marks() -> Html:
    """Two pages with the name at the head and the page number at the foot of each."""
    who = person(209, jobs=6, bullets=(2, 3))
    mark = f"{who.name} – Curriculum Vitae"

    def sheet(number: int, *parts: Part) -> Part:
        top, foot = f"<div class=top>{escape(mark)}</div>", f"<div class=foot>Page {number} of 2</div>"
        return Part(f"<div class=sheet>{top}{box('', *parts).html}{foot}</div>", box("", *parts).truth)

    first = sheet(1, _head(who), section("Profile", line(who.summary)), *[job(item) for item in who.jobs[:3]])
    second = sheet(2, *[job(item) for item in who.jobs[3:]], studies(who))
    css = """@page{margin:0}.sheet{height:296mm;padding:22mm 18mm;position:relative;break-after:page}
    .sheet:last-child{break-after:auto}.top,.foot{position:absolute;left:18mm;right:18mm;font-size:8pt;color:#777}
    .top{top:9mm}.foot{bottom:9mm;text-align:center}"""
    feet = [mark, "Page 1 of 2", "Page 2 of 2"]
    truth = either(
        [mark, first.truth, second.truth, "Page 1 of 2", mark, "Page 2 of 2"],
        [mark, first.truth, "Page 1 of 2", mark, second.truth, "Page 2 of 2"],
        [mark, first.truth, second.truth, *feet],
    )
    return Html(css, Part(first.html + second.html, truth))


def nested() -> Html:
    """Bullets in bullets, and a long address that a line break parts."""
    who = person(210, jobs=2)
    long = f"https://code.example/{who.site}/archive-of-field-notes/volumes/2019/the-northern-stations/index-and-supplement.html"

    def entry(item: Job) -> Part:
        inner = "".join(
            f"<li>{escape(b)}<ul><li>{escape(p.bullets[0])}</li><li>{escape(p.bullets[1])}</li></ul></li>"
            for b, p in zip(item.bullets, who.projects, strict=False)
        )
        rest = item.bullets[len(who.projects) :]
        truth = [t for b, p in zip(item.bullets, who.projects, strict=False) for t in (b, *p.bullets)]
        return box("entry", row(item.title, item.dates), Part(f"<ul>{inner}</ul>", [*truth, *rest]))

    links = section(
        "Links",
        Part(f"<p class=url>Work in full: {escape(long)} with an index</p>", f"Work in full: {long} with an index"),
    )
    one = section("Experience", entry(who.jobs[0]))
    css = ".url{width:88mm;word-break:break-all}ul ul{list-style:circle}"
    return Html(css, box("", _head(who), one, links, studies(who)))


def ruled_tables() -> Html:
    """Skills and jobs in tables with rules, cells of several lines among them."""
    who = person(211, length=1)
    skills = table(
        [("Skill", "Years", "Level")] + [(s, str(2 + i % 7), "●●●●●"[: 1 + i % 5]) for i, s in enumerate(who.skills)],
        "ruled",
    )
    work = table(
        [("Period", "Employer", "Role")] + [(j.dates, f"{j.firm}, {j.town}", j.title) for j in who.jobs], "ruled"
    )
    css = ".ruled{border-collapse:collapse;width:100%}.ruled td{border:1px solid #333;padding:3pt 6pt}"
    return Html(css, box("", _head(who), section("Employment", work), section("Skills", skills), studies(who)))


def upright_words() -> Html:
    """Section titles set upright in the margin, read from the foot up."""
    who = person(212)

    def upright(title: str, part: Part) -> Part:
        html = f"<div class=up><div class=v><span>{title}</span></div><div class=b>{part.html}</div></div>"
        return Part(html, either([title, part.truth], [part.truth, title]))

    body = box(
        "full",
        _head(who),
        upright("PROFILE", line(who.summary)),
        upright("WORK", box("", *[job(item) for item in who.jobs])),
        upright("STUDIES", box("", *[study(item) for item in who.studies])),
    )
    css = """.up{display:flex;gap:5mm;margin-bottom:6mm}.b{flex:1}.v{width:9mm;background:#dde;display:flex;justify-content:center}
    .v span{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:bold}"""
    return Html(css, body)


def chips_and_icons() -> Html:
    """Contact details behind drawn icons, skills as pills, dates in pills at the right."""
    who = person(213)
    icon = "<svg width=11 height=11 viewBox='0 0 10 10'><circle cx=5 cy=5 r=4 fill='#57c'/></svg> "
    contact = Part(
        "<div class=icons>" + "".join(f"<span>{icon}{escape(c)}</span>" for c in who.contact) + "</div>",
        " ".join(who.contact),
    )
    css = """.icons span{margin-right:16px}.chips span{background:#dfe9ff;border-radius:9px;padding:2px 9px;margin:2px;
    display:inline-block}.title span:last-child{background:#57c;color:#fff;border-radius:8px;padding:0 8px}"""
    body = box("full", line(who.name, "h1"), contact, section("Skills", words(who.skills)), jobs(who), studies(who))
    return Html(css, body)


def coral() -> Html:
    """Google Docs, Coral: one column, wide margins, small bold headings, long paragraphs instead of bullets."""
    who = person(214, jobs=4, length=3)

    def entry(item: Job) -> Part:
        return box(
            "entry",
            line(f"{item.firm}, {item.town} — {item.title}", "h3"),
            line(item.dates, cls="d"),
            lines(item.bullets),
        )

    css = "@page{margin:22mm 28mm}h2{color:#e9635c;font-size:9pt;text-transform:uppercase}.d{font-size:8pt;color:#888}"
    return Html(
        css, box("", _head(who), jobs(who, entry), studies(who), section("Interests", line(", ".join(who.hobbies))))
    )


PAGES = {
    "moderncv-classic": moderncv_classic,
    "moderncv-banking": moderncv_banking,
    "awesome-cv": awesome_cv,
    "rendercv-stacked": rendercv_stacked,
    "europass": europass,
    "word-timeline": timeline,
    "google-swiss": swiss,
    "academic-footnotes": footnotes,
    "page-marks": page_marks,
    "nested-bullets-long-address": nested,
    "ruled-tables": ruled_tables,
    "upright-titles": upright_words,
    "chips-and-icons": chips_and_icons,
    "google-coral": coral,
}
