"""Blocks as one HTML page that needs nothing else: no script, no network, its style inside and named by its hash."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from resume_check.reporter.blocks import Block, Facts, Heading, Inline, Items, Paragraph, Table
from resume_check.reporter.plain import shown

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(blocks: Iterable[Block]) -> str:
    """`blocks` as a page; the first heading is its title too."""
    parts = list(blocks)
    title = next((block.text for block in parts if isinstance(block, Heading)), "")
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _template().render(
        title=shown(title),
        style=Markup(style),  # noqa: S704 - our own file
        style_hash=f"sha256-{digest}",
        blocks=[_fields(block) for block in parts],
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("blocks.html.j2")


@cache
def _style() -> str:
    return (_TEMPLATES / "blocks.css").read_text(encoding="utf-8")


def _fields(block: Block) -> Mapping[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": shown(block.text)}
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
