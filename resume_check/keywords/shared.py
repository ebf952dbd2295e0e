"""Word lists that every role shares: dates, section names, cues, people. Read once a process, checked on load."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeVar

from resume_check.errors import KeywordSetError
from resume_check.keywords.files import folder
from resume_check.keywords.source import Data, nearest, read_as
from resume_check.model import SectionKind

T = TypeVar("T", bound=Data)


class _Dates(Data, frozen=True):
    present: list[str]
    present_joined: list[str]
    since: list[str]
    to: list[str]
    not_after: list[str]
    not_before: list[str]
    months: dict[str, list[str]]
    seasons: dict[str, tuple[int, int]]


class DateWords(Data, frozen=True):
    """The words of dates, by what they stand for."""

    present: tuple[str, ...]
    present_joined: tuple[str, ...]  # behind a dash or "to" alone
    since: tuple[str, ...]
    to: tuple[str, ...]
    not_after: frozenset[str]  # words after which a number is no date
    not_before: frozenset[str]
    months: dict[str, int]  # name -> 1..12
    seasons: dict[str, tuple[int, int]]  # name -> first month, number of months


class SectionNames(Data, frozen=True):
    """How people call the sections of a resume."""

    names: dict[str, list[str]]  # section kind -> whole headings, lower case
    openings: dict[str, list[str]]  # section kind -> first words that tell it, whatever follows
    words: dict[str, list[str]]  # section kind -> words that tell it inside a longer heading, strongest kinds first
    adjectives: list[str]  # before "and ... projects" they say whose projects
    labels: list[str]  # row labels of a skills list, which are no headings there
    sublabels: list[str]  # labels inside a job or project, which are no headings there


class Cue(Data, frozen=True):
    """Words that change what a mention near them shows (after ConText: a cue has a direction and a scope)."""

    id: str
    effect: Literal["denied", "wished", "learning", "others", "made-none", "weak", "advert", "injection", "not-held"]
    direction: Literal["forward", "backward", "both", "line", "rest"]
    phrases: list[str]
    within: int = 40  # tokens
    start: bool = False  # only as the first words of a clause
    end: bool = False  # only as the last: "Terraform: never", but not "a city that was never in the training data"
    names: bool = False  # the scope passes a comma only where names of the vocabulary go on ("no AWS, Azure or GCP")
    field_only: bool = False  # speaks of the field's terms alone, not of skills of any trade
    subject: bool = False  # somebody else as the subject: the next word must be a verb
    papers_only: bool = False  # for certificates and courses alone
    not_tech: bool = False  # only in jobs whose title is neither the role's nor a technical one
    stops: tuple[str, ...] = ()  # words that end this cue's scope beside the general ones


class _Cues(Data, frozen=True):
    stops: list[str]
    noun_marks: list[str]
    subject_verbs: list[str]
    cue: list[Cue]


class Cues(Data, frozen=True):
    """All cues, and the words that end a cue's scope."""

    stops: tuple[str, ...]
    noun_marks: frozenset[str]  # words behind which a form that may be verb or noun is a noun
    subject_verbs: tuple[str, ...]  # verbs beside those of work that show a noun before them to be a subject
    cues: tuple[Cue, ...]


class Inflections(Data, frozen=True):
    """Irregular forms of verbs and nouns."""

    verbs: dict[str, list[str]]
    nouns: dict[str, list[str]]


class People(Data, frozen=True):
    """Words for people, places of work and trades."""

    studies: list[str]  # titles that are study, not work
    schools: list[str]  # with `degrees`, these tell in a line without a job title that it is study
    degrees: list[str]
    theses: list[str]
    internships: list[str]
    volunteering: list[str]
    title_words: list[str]  # last words of job titles
    organisation_words: list[str]
    code_hosts: dict[str, list[str]]  # host id -> domains
    host_labels: dict[str, list[str]]  # host id -> names that stand before a handle
    profile_hosts: list[str]  # other sites where a person has a page
    not_handles: list[str]  # words behind a code host's name that are no handle
    others_code: list[str]  # words before an address of code that is not the person's own
    company_paths: list[str]  # first path parts of a code host that are no person's page


def _load(name: str, kind: type[T]) -> T:
    return read_as(folder() / "shared" / name, kind, file=f"shared/{name}")


@cache
def date_words() -> DateWords:
    """The words of dates.

    Raises:
        KeywordSetError: the file is wrong.
    """
    raw = _load("dates.toml", _Dates)
    months = {name: int(number) for number, names in raw.months.items() for name in names}
    return DateWords(
        present=tuple(raw.present),
        present_joined=tuple(raw.present_joined),
        since=tuple(raw.since),
        to=tuple(raw.to),
        not_after=frozenset(raw.not_after),
        not_before=frozenset(raw.not_before),
        months=months,
        seasons=raw.seasons,
    )


@cache
def section_names() -> SectionNames:
    """The names of sections.

    Raises:
        KeywordSetError: the file is wrong, or names a kind of section that is none.
    """
    names = _load("sections.toml", SectionNames)
    known = tuple(kind.value for kind in SectionKind)
    for table in (names.names, names.openings, names.words):
        for kind in table:
            if kind not in known:
                raise KeywordSetError(f'shared/sections.toml: unknown section kind "{kind}"{nearest(kind, known)}')
    return names


@cache
def cues() -> Cues:
    """Cues of denial, wish, learning, other people's work, adverts and injected instructions."""
    raw = _load("cues.toml", _Cues)
    return Cues(
        stops=tuple(raw.stops),
        noun_marks=frozenset(raw.noun_marks),
        subject_verbs=tuple(raw.subject_verbs),
        cues=tuple(raw.cue),
    )


@cache
def inflections() -> Inflections:
    """Irregular verbs and nouns."""
    return _load("inflections.toml", Inflections)


@cache
def people() -> People:
    """Words for people and their work."""
    return _load("people.toml", People)


def alternatives(words: list[str] | tuple[str, ...]) -> str:
    """A regular expression for any of `words`, longest first, white space flexible."""
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]{1,3}") for word in sorted(words, key=len, reverse=True))
