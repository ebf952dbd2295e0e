"""The words by which a job advert is read, from shared/advert.toml, checked on load."""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import Annotated, Final, Literal

import msgspec

from resume_check.errors import KeywordSetError
from resume_check.keywords.files import folder
from resume_check.keywords.source import Data, read_as

_FILE: Final = "shared/advert.toml"

PartKind = Literal["skip", "preferred", "required", "duties", "stack", "told"]
Share = Annotated[float, msgspec.Meta(gt=0, le=1)]


class Weights(Data, frozen=True):
    """What a requirement weighs in the match."""

    required: Share
    preferred: Share


class PartTitles(Data, frozen=True):
    """How a part of an advert is headed."""

    names: tuple[str, ...]  # whole titles
    opens: tuple[str, ...]  # first words of one
    holds: tuple[str, ...]  # words anywhere in a line that is set as a title


class Beside(Data, frozen=True):
    """Words that settle the weight of what stands behind them (`before`) or in front of them (`after`)."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Phrases(Data, frozen=True):
    """Words of which one in a sentence is enough."""

    phrases: tuple[str, ...]


class Choices(Data, frozen=True):
    """Words that make a list one of which one is enough."""

    before: tuple[str, ...]
    between: tuple[str, ...]
    fillers: tuple[str, ...]


class Title(Data, frozen=True):
    """Words around the title of the job."""

    labels: tuple[str, ...]
    cut: tuple[str, ...]


class Years(Data, frozen=True):
    """Words of a minimum of years."""

    units: tuple[str, ...]
    ranges: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    relevant: tuple[str, ...]  # the years are of the role's work
    numbers: dict[str, int]


class Degree(Data, frozen=True):
    """A level of academic degree."""

    id: str
    label: str
    words: tuple[str, ...]
    exact: tuple[str, ...]  # only as written: "BA"


class Degrees(Data, frozen=True):
    """What takes a degree's place, and what says that none is asked for."""

    any: tuple[str, ...]  # a degree of no level that is said
    instead: tuple[str, ...]
    not_before: tuple[str, ...]  # words before which it is none: "MS Office"
    not_behind: tuple[str, ...]  # words behind which a degree's name is none: "Scrum Master"
    none: tuple[str, ...]


class Tips(Data, frozen=True):
    """What is said about a requirement that is not shown; "{what}" is its name."""

    absent: str
    listed: str
    degree: str


class AdvertWords(Data, frozen=True):
    """All words by which an advert is read."""

    weights: Weights
    parts: dict[PartKind, PartTitles]
    preferred: Beside
    required: Beside
    not_asked: Phrases
    one_of: Choices
    asks: Phrases
    title: Title
    years: Years
    degree: tuple[Degree, ...]  # from the lowest to the highest
    degrees: Degrees
    tips: Tips


@cache
def advert_words() -> AdvertWords:
    """The words by which an advert is read.

    Raises:
        KeywordSetError: the file is wrong, or a tip asks for what nobody fills in.
    """
    words = read_as(folder() / _FILE, AdvertWords, file=_FILE)
    for name, text in msgspec.structs.asdict(words.tips).items():
        try:
            fields = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
        except ValueError as error:
            raise KeywordSetError(f"{_FILE}: tips.{name}: {error}") from error
        if fields != {"what"}:
            raise KeywordSetError(f'{_FILE}: tips.{name}: must hold "{{what}}" and nothing else in braces')
    return words
