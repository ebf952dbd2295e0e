"""A batch as a table: a row a resume, error rows included, with the columns of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from resume_check.model import Failure, Report

Cell = str | float | None
Kind = Literal["text", "number"]

_BEFORE: Final[tuple[tuple[str, Kind], ...]] = (
    ("path", "text"),
    ("score", "number"),
    ("level", "text"),
    ("years", "number"),
)
_AFTER: Final[tuple[tuple[str, Kind], ...]] = (
    ("error_code", "text"),
    ("error_message", "text"),
    ("duplicate_of", "text"),
)
_JOB: Final[tuple[tuple[str, Kind], ...]] = (("job_match", "number"),)  # with a job advert


class Column(NamedTuple):
    """A column's name and what its cells hold."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Table:
    """The columns of a role: ids of its groups and criteria between those that every role has."""

    groups: Sequence[str]
    criteria: Sequence[str]
    job: bool = False  # the resumes are matched with a job advert

    @property
    def columns(self) -> list[Column]:
        """The columns in order.

        A group or criterion is called by its id. Where that is the name of another column too, it is called
        ``group_ID`` or ``criterion_ID``, with underscores at its end until no other has the name.
        """
        after = (*_AFTER, *_JOB) if self.job else _AFTER
        plain = [name for name, _ in (*_BEFORE, *after)] + [*self.groups, *self.criteria]
        taken = {name for name in plain if plain.count(name) == 1} | {name for name, _ in (*_BEFORE, *after)}
        groups = [_unique(name, "group", plain, taken) for name in self.groups]
        criteria = [_unique(name, "criterion", plain, taken) for name in self.criteria]
        return [
            *(Column(name, kind) for name, kind in _BEFORE),
            *(Column(name, "number") for name in groups),
            *(Column(name, "text") for name in criteria),
            *(Column(name, kind) for name, kind in after),
        ]

    def row(self, outcome: Report | Failure) -> list[Cell]:
        """The cells of one resume, in the order of the columns; None where there is nothing to say."""
        path, duplicate_of = _text(outcome.file.path), outcome.file.duplicate_of
        copy = None if duplicate_of is None else _text(duplicate_of)
        if isinstance(outcome, Failure):
            empty: list[Cell] = [None] * (len(_BEFORE) - 1 + len(self.groups) + len(self.criteria))
            return [path, *empty, outcome.code, _text(outcome.message), copy, *([None] if self.job else ())]
        scores = {group.id: round(group.score, 1) for group in outcome.groups}
        statuses = {criterion.id: criterion.finding.status.value for criterion in outcome.criteria}
        return [
            path,
            round(outcome.score, 1),
            outcome.experience.level,
            round(outcome.experience.years, 2),
            *(scores.get(name) for name in self.groups),
            *(statuses.get(name) for name in self.criteria),
            None,
            None,
            copy,
            *([None if outcome.job is None else round(outcome.job.match, 1)] if self.job else ()),
        ]


def _unique(name: str, kind: str, plain: Iterable[str], taken: set[str]) -> str:
    if name in taken and list(plain).count(name) == 1:
        return name
    unique = f"{kind}_{name}"
    while unique in taken:
        unique += "_"
    taken.add(unique)
    return unique


def _text(text: str) -> str:
    """`text` without half surrogate pairs, which stand for bytes of a file name that are not UTF-8."""
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
