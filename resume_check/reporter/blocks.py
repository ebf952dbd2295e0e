"""The parts that a report for people is made of, for the formats that lay the same things out in their own ways.

What is said stands here once; plain text, Markdown, the terminal and HTML only differ in how they write a block.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec

from resume_check.model import Evidence
from resume_check.reporter.plain import shown

LONGEST_QUOTE = 220


class Tone(StrEnum):
    """What a run of text is, so that a format can set it off."""

    NORMAL = "normal"
    STRONG = "strong"
    QUOTE = "quote"  # words of the resume
    FAINT = "faint"
    GOOD = "good"
    MIDDLING = "middling"
    BAD = "bad"


class Run(NamedTuple):
    """Some text in one tone. It is no markup of any kind: each format makes it harmless in its own way."""

    text: str
    tone: Tone = Tone.NORMAL


Inline = tuple[Run, ...]


class Heading(msgspec.Struct, frozen=True):
    """A title of level 1, 2 or 3."""

    text: str
    level: int = 2


class Paragraph(msgspec.Struct, frozen=True):
    """A sentence or some."""

    text: Inline


class Facts(msgspec.Struct, frozen=True):
    """Names with their values, a line each."""

    rows: tuple[tuple[str, Inline], ...]


class Table(msgspec.Struct, frozen=True):
    """Rows under headings; all but the first column hold figures or single words."""

    header: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]


class Item(msgspec.Struct, frozen=True):
    """An entry of a list, with what belongs to it."""

    text: Inline
    mark: str = ""  # a figure or sign in front: "+1.0"
    below: tuple[Inline, ...] = ()


class Items(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Item, ...]


Block = Heading | Paragraph | Facts | Table | Items


def text(*parts: str | Run) -> Inline:
    """Runs out of strings and runs."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def strong(words: str) -> Run:
    """A run that stands out."""
    return Run(words, Tone.STRONG)


def faint(words: str) -> Run:
    """A run that stands back."""
    return Run(words, Tone.FAINT)


def quote(words: str, *, longest: int = LONGEST_QUOTE) -> Run:
    """Words of the resume in quotation marks, cut at a blank where they are very long."""
    passage = shown(words)
    if len(passage) > longest:
        passage = f"{passage[:longest].rsplit(' ', 1)[0]} \u2026"
    return Run(f"\u201c{passage}\u201d", Tone.QUOTE)


def place_of(evidence: Evidence) -> str:
    """Where a passage stands: "experience, page 1"."""
    return place(evidence.section.value, evidence.page, evidence.line)


def place(section: str, page: int | None, line: int | None) -> str:
    """Where something stands, as exact as is known."""
    if page is not None:
        return f"{section}, page {page}"
    return section if line is None else f"{section}, line {line}"


def passage(evidence: Evidence) -> Inline:
    """The quote, and where in the resume it stands."""
    return (quote(evidence.quote), faint(f" ({place_of(evidence)})"))


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural but for one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def signed(points: float) -> str:
    """A difference with its sign: "+1.0", "-0.3", "0.0"."""
    return f"{points:+.1f}" if round(points, 1) else "0.0"
