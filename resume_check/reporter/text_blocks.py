"""Blocks on a terminal or in a pipe, by rich."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from resume_check.reporter import Screen
from resume_check.reporter.blocks import Block, Facts, Heading, Inline, Items, Paragraph, Table, Tone
from resume_check.reporter.plain import shown

NARROWEST, WIDEST = 40, 110  # longer lines are hard to read

_ASCII: Final = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
                               "\u2022": "*", "\u2026": "...", "\u00b7": "-", "\u00a0": " "})  # fmt: skip
STYLES: Final = {
    Tone.NORMAL: "",
    Tone.STRONG: "bold",
    Tone.QUOTE: "",
    Tone.FAINT: "dim",
    Tone.GOOD: "green",
    Tone.MIDDLING: "yellow",
    Tone.BAD: "red",
}


def width_of(screen: Screen) -> int:
    """The columns that are used of a screen."""
    return min(max(screen.width, NARROWEST), WIDEST)


def printed(parts: Iterable[RenderableType], screen: Screen) -> str:
    """`parts` below each other; without colour there is no escape sequence in it."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width_of(screen),
        color_system="standard" if screen.color else None,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # the caller has looked at NO_COLOR and COLUMNS, and nothing else shall have a say
    )
    console.print(Group(*parts), soft_wrap=False)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n")).strip("\n")


def cleaned(words: str, screen: Screen) -> str:
    """`words` in the characters that the screen can show."""
    return words if screen.unicode else words.translate(_ASCII)


def render_text(blocks: Iterable[Block], screen: Screen) -> str:
    """`blocks` as text of the screen's width."""
    return printed(laid_out(blocks, screen), screen)


def laid_out(blocks: Iterable[Block], screen: Screen) -> Iterator[RenderableType]:
    """Each block as something that rich prints, headings with an empty line above."""
    for block in blocks:
        match block:
            case Heading():
                yield Text()
                yield Text(cleaned(shown(block.text), screen), style="bold", overflow="fold")
            case Paragraph():
                yield _indented(_text(block.text, screen))
            case Facts():
                yield _indented(_facts(block, screen))
            case Table():
                yield _indented(_table(block, screen))
            case Items():
                yield _indented(_items(block, screen))


def _facts(block: Facts, screen: Screen) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in block.rows:
        grid.add_row(Text(name), _text(value, screen))
    return grid


def _table(block: Table, screen: Screen) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    for _ in block.header[1:]:
        grid.add_column(justify="right", no_wrap=True)
    grid.add_row(*(Text(name, style="dim") for name in block.header))
    for row in block.rows:
        grid.add_row(*(_text(cell, screen) for cell in row))
    return grid


def _items(block: Items, screen: Screen) -> RenderableType:
    if not any(item.mark for item in block.items):
        parts: list[RenderableType] = []
        for item in block.items:
            parts.append(_text(item.text, screen))
            parts.extend(_indented(_text(line, screen)) for line in item.below)
        return Group(*parts)
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True, style="cyan")
    grid.add_column(overflow="fold")
    for item in block.items:
        below = (_indented(_text(line, screen)) for line in item.below)
        grid.add_row(Text(cleaned(item.mark, screen)), Group(_text(item.text, screen), *below))
    return grid


def _text(inline: Inline, screen: Screen) -> Text:
    """Runs as one text; each is made harmless, the blanks at its ends kept."""
    runs = []
    for run in inline:
        words = shown(run.text)
        before = " " if run.text[:1] == " " and words else ""
        after = " " if run.text[-1:] == " " and words else ""
        runs.append((cleaned(f"{before}{words}{after}", screen), STYLES[run.tone]))
    return Text.assemble(*runs, overflow="fold")


def _indented(content: RenderableType) -> Padding:
    return Padding(content, (0, 0, 0, 2))
