"""Blocks as one HTML page that needs nothing else: no script, no network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from resume_check.reporter.blocks import Block, Facts, Heading, Inline, Items, Paragraph, Table
from resume_check.reporter.html_template import render_page
from resume_check.reporter.plain import shown


def render_html(blocks: Iterable[Block]) -> str:
    """`blocks` as a page; the first heading is its title, a paragraph after it says more of the whole."""
    first, *rest = blocks
    title = first.text if isinstance(first, Heading) else ""
    sections: list[list[Mapping[str, object]]] = [[]]
    for block in rest:
        if isinstance(block, Heading):
            sections.append([])
        sections[-1].append(_fields(block))
    return render_page("blocks", title=title, sections=sections)


def _fields(block: Block) -> Mapping[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "text": _runs(block.text)}
        case Facts():
            return {"kind": "facts", "rows": [(name, _runs(value)) for name, value in block.rows]}
        case Table():
            return {"kind": "table", "header": block.header, "rows": [list(map(_runs, row)) for row in block.rows]}
        case Items():
            entries = [
                {"mark": item.mark, "text": _runs(item.text), "below": list(map(_runs, item.below))}
                for item in block.items
            ]
            return {"kind": "items", "entries": entries}


def _runs(inline: Inline) -> list[Mapping[str, str]]:
    """Runs without the characters that no page should hold, the blanks at their ends kept."""
    return [{"tone": run.tone.value, "text": _kept(run.text)} for run in inline]


def _kept(text: str) -> str:
    words = shown(text)
    return f"{' ' if text[:1] == ' ' else ''}{words}{' ' if words and text[-1:] == ' ' else ''}"
