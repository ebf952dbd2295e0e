"""Blocks as plain sentences, from top to bottom: for screen readers, Braille lines and programs that read text aloud.

No bars, boxes, columns or colours, and no line break inside a sentence: whoever reads it breaks the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resume_check.reporter.blocks import Block, Facts, Heading, Inline, Items, Paragraph, Table
from resume_check.reporter.plain import shown


def render_plain(blocks: Iterable[Block]) -> str:
    """`blocks` as lines of text; an empty line parts what belongs together."""
    return "\n".join(line for block in blocks for line in _lines(block)).strip("\n")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from ("", f"{shown(block.text)}")
        case Paragraph():
            yield _said(block.text)
        case Facts():
            yield from (f"{name}: {_said(value)}" for name, value in block.rows)
        case Table():
            for first, *cells in block.rows:
                named = (f"{name.lower()} {_said(cell)}" for name, cell in zip(block.header[1:], cells, strict=True))
                yield f"{_said(first)}: {', '.join(named)}"
        case Items():
            for item in block.items:
                mark = {"!": "Warning: "}.get(item.mark, f"{item.mark}: " if item.mark else "")
                yield f"{mark}{_said(item.text)}"
                yield from map(_said, item.below)


def _said(inline: Inline) -> str:
    return shown("".join(run.text for run in inline))
