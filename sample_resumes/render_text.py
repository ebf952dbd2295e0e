"""Resumes as plain text and as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from content import Entry, Person, Section, runs

WIDTH = 78


def plain(person: Person) -> bytes:
    """A text file, wrapped by hand, as a text editor of long ago would leave it."""
    head = [person.name, person.role, " | ".join(_bare(item) for item in person.contact)]
    lines = [line for line in head if line]
    for section in person.sections:
        lines += ["", section.title.upper(), "-" * len(section.title)]
        for line in section.text:
            lines += textwrap.wrap(_bare(line), WIDTH)
        for number, entry in enumerate(section.entries):
            lines += [""] if number else []
            lines += [", ".join(part for part in (entry.title, entry.org) if part) + f"   {entry.dates}"]
            lines += [wrapped for bullet in entry.bullets for wrapped in _wrapped(bullet)]
        lines += [wrapped for bullet in section.bullets for wrapped in _wrapped(bullet)]
    return ("\n".join(lines) + "\n").encode()


def markdown(person: Person) -> bytes:
    """A Markdown file with one line a paragraph."""
    blocks = [f"# {person.name}", person.role, " · ".join(person.contact)]
    for section in person.sections:
        blocks.append(f"## {section.title}")
        blocks += list(_markdown_section(section))
    return ("\n\n".join(blocks) + "\n").encode()


def _markdown_section(section: Section) -> Iterator[str]:
    yield from section.text
    for entry in section.entries:
        yield from _markdown_entry(entry)
    if section.bullets:
        yield "\n".join(f"- {bullet}" for bullet in section.bullets)


def _markdown_entry(entry: Entry) -> Iterator[str]:
    place = ", ".join(part for part in (entry.org, entry.place) if part)
    yield f"### {entry.title}" + (f", {place}" if place else "")
    if entry.dates:
        yield f"*{entry.dates}*"
    yield from entry.text
    if entry.bullets:
        yield "\n".join(f"- {bullet}" for bullet in entry.bullets)
    if entry.tech:
        yield f"Tech: {entry.tech}"


def _wrapped(bullet: str) -> list[str]:
    return textwrap.wrap(_bare(bullet), WIDTH, initial_indent="* ", subsequent_indent="  ")


def _bare(text: str) -> str:
    return "".join(run.text for run in runs(text))
