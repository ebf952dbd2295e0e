"""Words of the field and of ordinary language: a name that is one of them counts as a name only in a name's place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import msgspec

from resume_check.keywords.personal import personal_words
from resume_check.keywords.role import KeywordSet
from resume_check.keywords.shared import date_words
from resume_check.redact.spans import fold, tokens

_MAX_TERM: Final = 2  # words


@dataclass(frozen=True, slots=True)
class Guard:
    """Folded words, by how much must speak for a name."""

    skills: frozenset[str] = frozenset()  # "rust", "keras": never names by themselves
    common: frozenset[str] = field(default_factory=lambda: frozenset(map(fold, personal_words().words_too)))

    def __contains__(self, word: str) -> bool:
        return word in self.skills or word in self.common


_GUARDS: dict[int, tuple[KeywordSet, Guard]] = {}


def guard_of(role: KeywordSet) -> Guard:
    """The words of `role` and of the lists that all roles share; built once a process and role."""
    kept = _GUARDS.get(id(role))
    if kept is None:
        kept = _GUARDS[id(role)] = (role, _built(role))
    return kept[1]


def _built(role: KeywordSet) -> Guard:
    terms = [term for family in role.families for term in family.terms]
    for item in role.criteria:
        terms += [*item.terms, *item.aliases, *item.family, *item.fuzzy]
    months = {fold(name) for name in date_words().months}
    # Longer terms hold names: "Andrew Ng's machine learning course".
    skills = _words([term for term in terms if len(term.split()) <= _MAX_TERM]) | months
    # A word that the set writes with a capital alone may be a name in it: "Bayes". So may one that tells senses apart.
    data = {key: value for key, value in msgspec.to_builtins(role).items() if key != "sense"}
    rest = {token.folded for token in tokens(" ".join(_strings(data))) if token.text.islower()}
    return Guard(skills, frozenset(map(fold, personal_words().words_too)) | frozenset(rest) - skills)


def _words(texts: list[str]) -> frozenset[str]:
    return frozenset(token.folded for text in texts for token in tokens(text))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _strings(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _strings(item)]
    return []
