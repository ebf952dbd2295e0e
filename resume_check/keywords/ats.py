"""The words about what applicant tracking systems stumble over, from shared/ats.toml, checked on load."""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import Final, Literal, get_args

from resume_check.errors import KeywordSetError
from resume_check.keywords.files import folder
from resume_check.keywords.source import Data, nearest, read_as
from resume_check.model import SectionKind, Severity

_FILE: Final = "shared/ats.toml"
_NAMES: Final = ("what", "count", "pages", "title")  # what a text may have filled in

AtsId = Literal[
    "scanned-page",
    "text-in-picture",
    "contact-in-header",
    "text-boxes",
    "contact-behind-link",
    "no-contact",
    "multi-column",
    "layout-table",
    "no-section-titles",
    "unusual-section-title",
    "profile-behind-link",
    "tables",
    "icons-for-words",
]


class Wording(Data, frozen=True):
    """How a finding is said."""

    id: AtsId
    severity: Severity
    message: str
    fix: str


class Titles(Data, frozen=True):
    """A kind of section: its usual title, and words of which one makes a title known."""

    usual: str
    words: frozenset[str]


class _Pictograms(Data, frozen=True):
    signs: frozenset[str]


class _Ats(Data, frozen=True):
    finding: list[Wording]
    pictograms: _Pictograms
    titles: dict[SectionKind, Titles]


class AtsWords(Data, frozen=True):
    """All that is said, and the words that tell when."""

    findings: dict[str, Wording]  # by id, in the order of the report
    pictograms: frozenset[str]  # signs that stand in for a word
    titles: dict[SectionKind, Titles]


@cache
def ats_words() -> AtsWords:
    """The words about a file's form.

    Raises:
        KeywordSetError: the file is wrong, lacks a finding or has one twice, or a text asks for what nobody fills in.
    """
    raw = read_as(folder() / _FILE, _Ats, file=_FILE)
    ids = [item.id for item in raw.finding]
    for name in get_args(AtsId):
        if ids.count(name) != 1:
            raise KeywordSetError(f'{_FILE}: finding "{name}": stands {ids.count(name)} times, not once')
    for item in raw.finding:
        for key, text in (("message", item.message), ("fix", item.fix)):
            _check_names(text, f'{_FILE}: finding "{item.id}": {key}')
    return AtsWords(
        findings={item.id: item for item in raw.finding}, pictograms=raw.pictograms.signs, titles=raw.titles
    )


def _check_names(text: str, where: str) -> None:
    """Raise where `text` cannot be filled in."""
    try:
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise KeywordSetError(f"{where}: {error}") from error
    for name in names:
        if name not in _NAMES:
            raise KeywordSetError(f'{where}: unknown name "{name}"{nearest(name, _NAMES)}')
