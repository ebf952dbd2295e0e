"""What the matcher hands on: a resume with its mentions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from resume_check.model import Mention, Resume


class Misspelling(NamedTuple):
    """A name that was understood although it is misspelt."""

    written: str
    term: str
    line: int


class Annotated(NamedTuple):
    """A resume with its mentions, and what the matcher learned on the way."""

    resume: Resume
    mentions: tuple[Mention, ...]
    field_entries: frozenset[int]  # entries that are about the role's field
    acting_lines: frozenset[int]  # lines that open with a verb of work
    advert_lines: tuple[int, ...]
    injection_lines: tuple[int, ...]
    misspellings: tuple[Misspelling, ...]
    repeated: tuple[tuple[str, int], ...]  # terms in lists, and how often, most first
    classes: Mapping[str, tuple[str, ...]]  # term -> the word classes that it belongs to
    named: tuple[Mention, ...] = ()  # of the terms that were asked for by themselves; their criterion is ""

    def of(self, criterion: str) -> tuple[Mention, ...]:
        """The mentions of one criterion, in text order."""
        return tuple(mention for mention in self.mentions if mention.criterion == criterion)
