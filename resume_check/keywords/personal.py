"""The words by which what is personal in a resume is found: keyword_sets/shared/personal.toml, checked on load."""

from __future__ import annotations

from functools import cache

from resume_check.keywords.files import folder
from resume_check.keywords.source import Data, read_as


class PersonalWords(Data, frozen=True):
    """Word lists, in lower case; see the file for what each is for."""

    honorifics: frozenset[str]
    after_names: frozenset[str]
    particles: frozenset[str]
    pronouns: frozenset[str]
    document_words: frozenset[str]
    document_titles: tuple[str, ...]
    document_joins: tuple[str, ...]
    name_labels: tuple[str, ...]
    relation_labels: tuple[str, ...]
    person_verbs: frozenset[str]
    words_too: frozenset[str]
    at_words: tuple[str, ...]
    dot_words: tuple[str, ...]
    mailboxes: frozenset[str]
    mail_hosts: frozenset[str]
    phone_labels: tuple[str, ...]
    profile_hosts: tuple[str, ...]
    handle_labels: tuple[str, ...]
    address_labels: tuple[str, ...]
    street_words: tuple[str, ...]
    street_endings: tuple[str, ...]
    countries: frozenset[str]
    not_places: frozenset[str]
    birth_labels: tuple[str, ...]
    age_labels: tuple[str, ...]
    detail_labels: tuple[str, ...]
    file_words: frozenset[str]


@cache
def personal_words() -> PersonalWords:
    """The word lists.

    Raises:
        KeywordSetError: the file is wrong.
    """
    return read_as(folder() / "shared" / "personal.toml", PersonalWords, file="shared/personal.toml")
