"""Blocks as GitHub-flavoured Markdown that also reads well raw, as in an e-mail.

Words of a resume are hostile input: nothing in them becomes markup, HTML, a link, a mention or a reference. Backslashes
deal with Markdown; what GitHub links later, in the finished text, is broken by a zero-width space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from resume_check.reporter.blocks import Block, Facts, Heading, Inline, Item, Items, Paragraph, Run, Table, Tone
from resume_check.reporter.plain import shown

_BREAK: Final = "\u200b"
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|~#&$])")
_AT_START: Final = re.compile(r"^(?:([-+=])|(\d{1,9})([.)])(?=\s|$))")
# Where GitHub and mail programs make links of bare text: addresses, @names, #12, GH-12, commits, :signs:.
_LINKED: Final = re.compile(
    r"(?i)(?<=https)(?=://)|(?<=http)(?=://)|(?<=ftp)(?=://)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)|(?<=www)(?=\.)"
    r"|(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=\bGH-)(?=\d)|(?<=\b[0-9a-f]{5})(?=[0-9a-f]{2,35}\b)|(?<=:)(?=[\w+-]{1,40}:)"
)
_SIGNS: Final = {Tone.STRONG: "**", Tone.QUOTE: "", Tone.GOOD: "**", Tone.MIDDLING: "**", Tone.BAD: "**"}


def harmless(words: str) -> str:
    """`words` as Markdown that shows them and does nothing else."""
    return _MARKUP.sub(r"\\\1", _LINKED.sub(_BREAK, shown(words)))


def render_markdown(blocks: Iterable[Block]) -> str:
    """`blocks` as Markdown, an empty line between any two."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {harmless(block.text)}"
        case Paragraph():
            yield _inline(block.text)
        case Facts():
            yield from (f"- {harmless(name)}: {_inline(value)}" for name, value in block.rows)
        case Table():
            yield f"| {' | '.join(map(harmless, block.header))} |"
            yield f"| --- {'| ---: ' * (len(block.header) - 1)}|"
            yield from (f"| {' | '.join(map(_inline, row))} |" for row in block.rows)
        case Items():
            for item in block.items:
                yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    mark = f"**{harmless(item.mark)}** " if item.mark else ""
    yield f"- {mark}{_inline(item.text)}"
    yield from (f"  - {_inline(line)}" for line in item.below)


def _inline(inline: Inline) -> str:
    return _AT_START.sub(_escaped_start, "".join(map(_run, inline)).strip())


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _run(run: Run) -> str:
    """A run with its signs right beside its words, as Markdown asks for."""
    words = harmless(run.text)
    if not words:
        return " " if run.text else ""
    sign = _SIGNS.get(run.tone, "")
    before = " " if run.text[0] == " " else ""
    after = " " if run.text[-1] == " " else ""
    return f"{before}{sign}{words}{sign}{after}"
