"""Pieces of HTML pages, each with the order in which it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from reading.people import Job, Person, Study
from reading.truth import Truth, either


@dataclass(frozen=True, slots=True)
class Part:
    """Some HTML and its truth."""

    html: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class Html:
    """A document to be printed by a browser."""

    css: str
    body: Part

    @property
    def source(self) -> str:
        """The file that the browser opens."""
        return (
            f"<!doctype html><html lang=en><meta charset=utf-8><title>Resume</title><style>{BASE}{self.css}</style>"
            f"<body>{self.body.html}</body></html>"
        )


BASE = """
@page{size:A4;margin:15mm}*{box-sizing:border-box}body{margin:0;font:10pt/1.35 'Liberation Sans',sans-serif;color:#222}
p,h1,h2,h3,ul{margin:0;padding:0}ul{padding-left:1.3em}.row{display:flex;justify-content:space-between;gap:1.5em}
h1{font-size:24pt}h2{font-size:13pt;margin:10pt 0 4pt}h3{font-size:10.5pt}.side{overflow-wrap:anywhere}.entry{margin-bottom:7pt}
.full{-webkit-print-color-adjust:exact;print-color-adjust:exact}
"""


def line(text: str, tag: str = "p", cls: str = "") -> Part:
    """A paragraph or heading."""
    return Part(f"<{tag} class='{cls}'>{escape(text)}</{tag}>", text)


def heading(text: str) -> Part:
    """A section's heading."""
    return line(text, "h2")


def box(cls: str, *parts: Part, tag: str = "div") -> Part:
    """Parts one after the other in one element."""
    return Part(f"<{tag} class='{cls}'>{''.join(p.html for p in parts)}</{tag}>", [p.truth for p in parts])


def row(*texts: str, cls: str = "row", tag: str = "span") -> Part:
    """Texts beside each other that make one line."""
    spans = "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)
    return Part(f"<div class='{cls}'>{spans}</div>", " ".join(texts))


def bullets(items: Sequence[str]) -> Part:
    """A list."""
    return Part("<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>", list(items))


def words(items: Sequence[str], cls: str = "chips") -> Part:
    """Items that flow as the words of one text do."""
    return Part(
        f"<div class='{cls}'>" + " ".join(f"<span>{escape(item)}</span>" for item in items) + "</div>", " ".join(items)
    )


def lines(items: Sequence[str], cls: str = "") -> Part:
    """Paragraphs."""
    return box(cls, *[line(item) for item in items])


def section(title: str, *parts: Part, cls: str = "section") -> Part:
    """A heading with what stands under it."""
    return box(cls, heading(title), *parts, tag="section")


def job(item: Job) -> Part:
    """Title and dates in one row, firm and town below."""
    return box(
        "entry",
        row(item.title, item.dates, cls="row title"),
        row(item.firm, item.town, cls="row firm"),
        bullets(item.bullets),
    )


def plain_job(item: Job) -> Part:
    """All lines below each other."""
    return box("entry", line(item.title, "h3"), line(f"{item.firm} | {item.dates}", cls="firm"), bullets(item.bullets))


def date_job(item: Job) -> Part:
    """The dates in a column of their own on the left."""
    return box(
        "dated",
        Part(f"<div class=date>{escape(item.dates)}</div>", []),
        Part(
            f"<div class=text><h3>{escape(item.title)}, {escape(item.firm)}</h3>{bullets(item.bullets).html}</div>",
            either(
                [f"{item.dates} {item.title}, {item.firm}", *item.bullets],
                [f"{item.title}, {item.firm}", item.dates, *item.bullets],
            ),
        ),
    )


def study(item: Study) -> Part:
    """A degree as a job is shown."""
    return box("entry", row(item.degree, item.dates, cls="row title"), line(item.school), line(item.note))


def plain_study(item: Study) -> Part:
    """All lines below each other."""
    return box("entry", line(item.degree, "h3"), line(item.school), line(item.dates, cls="firm"))


def jobs(who: Person, show: Callable[[Job], Part] = job, title: str = "Experience") -> Part:
    """All jobs."""
    return section(title, *[show(item) for item in who.jobs])


def studies(who: Person, show: Callable[[Study], Part] = study, title: str = "Education") -> Part:
    """All degrees."""
    return section(title, *[show(item) for item in who.studies])


def meters(items: Sequence[str]) -> Part:
    """Skills with bars."""
    bars = "".join(
        f"<div class=skill><p>{escape(item)}</p><div class=bar><div class=level style='width:{55 + i * 7 % 45}%'></div></div></div>"
        for i, item in enumerate(items)
    )
    return Part(f"<div class=meters>{bars}</div>", list(items))


def table(rows: Sequence[Sequence[str]], cls: str = "table") -> Part:
    """A table that is read row by row."""
    cells = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>" for cells in rows)
    return Part(f"<table class='{cls}'>{cells}</table>", [" ".join(cells) for cells in rows])
