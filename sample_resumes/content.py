"""The fictional people, as read from ``people/*.toml``, and the small markup that their text may carry."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

PEOPLE = Path(__file__).parent / "people"
_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|\[(?P<label>[^\]]+)\]\((?P<uri>[^)]+)\)")


class Run(NamedTuple):
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A job, project or course of study."""

    title: str = ""
    org: str = ""
    place: str = ""
    dates: str = ""
    text: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    tech: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; its parts are printed in the order of these fields."""

    title: str
    text: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    bullets: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()  # the head of a table whose body is `rows`
    rows: tuple[tuple[str, ...], ...] = ()  # without `columns`: a label and its text
    meter: tuple[tuple[str, int], ...] = ()  # a skill and its level, 1 to 5
    side: bool = False  # stands in the sidebar
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One resume: what it says and which layout prints it."""

    file: str
    layout: str
    name: str
    contact: tuple[str, ...]
    sections: tuple[Section, ...]
    role: str = ""
    initials: str = ""
    footer: tuple[str, ...] = ()
    boxes: tuple[tuple[str, str], ...] = ()  # text boxes: title and text
    hidden: tuple[str, ...] = ()  # white on white
    hyphenation: tuple[str, ...] = ()  # where words may be broken, as in LaTeX's \hyphenation


def runs(text: str) -> Iterator[Run]:
    """The runs of `text`, which marks **bold**, *italic* and [label](address)."""
    done = 0
    for match in _INLINE.finditer(text):
        if match.start() > done:
            yield Run(text[done : match.start()])
        if match["bold"]:
            yield Run(match["bold"], bold=True)
        elif match["italic"]:
            yield Run(match["italic"], italic=True)
        else:
            yield Run(match["label"], uri=match["uri"])
        done = match.end()
    if done < len(text):
        yield Run(text[done:])


def load_people() -> list[Person]:
    """Everyone in ``people/``, in the order of their file names."""
    return [_person(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(PEOPLE.glob("*.toml"))]


def _person(table: dict[str, Any]) -> Person:
    sections = tuple(_section(section) for section in table.pop("section"))
    return Person(sections=sections, **_frozen(table))


def _section(table: dict[str, Any]) -> Section:
    entries = tuple(Entry(**_frozen(entry)) for entry in table.pop("entry", ()))
    return Section(entries=entries, **_frozen(table))


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuples(value) for key, value in table.items()}


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
