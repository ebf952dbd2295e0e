"""Which meaning an ambiguous term has where it stands."""

from __future__ import annotations

from typing import NamedTuple

from resume_check.keywords.role import KeywordSet, Sense
from resume_check.matcher.context import Context
from resume_check.matcher.lexicon import spellings
from resume_check.matcher.tokens import norm
from resume_check.matcher.words import Words


class _Rule(NamedTuple):
    sense: Sense
    before: frozenset[str]
    after: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    not_near: frozenset[str]


class Senses:
    """The rules for a role's ambiguous terms."""

    def __init__(self, keywords: KeywordSet) -> None:
        self._rules: dict[str, _Rule] = {}
        for sense in keywords.senses:
            rule = _Rule(
                sense,
                *(
                    frozenset(norm(word) for word in words)
                    for words in (
                        sense.cues_before,
                        sense.cues_after,
                        sense.not_before,
                        sense.not_after,
                        sense.not_near,
                    )
                ),
            )
            for term in sense.terms:
                for form in spellings(term):
                    self._rules[form.lower()] = rule

    def knows(self, term: str) -> bool:
        """Whether there is a rule for `term`."""
        return term.lower() in self._rules

    def is_ambiguous(self, term: str) -> bool:
        """Whether `term` counts only where something supports its technical meaning."""
        rule = self._rules.get(term.lower())
        return rule is not None and bool(rule.sense.needs)

    def contradicted(
        self,
        words: Words,
        term: str,
        token_start: int,
        token_end: int,
        *,
        line: tuple[int, int],
        around: frozenset[str],
    ) -> str | None:
        """Why the words right here make `term` something else, or None.

        `line` are the tokens of the logical line, `around` their norms.
        """
        rule = self._rules.get(term.lower())
        if rule is None:
            return None
        if rule.sense.case and not _same_case(words.written(token_start, token_end), term):
            return f"written otherwise: {rule.sense.why}"
        before = words.norms[token_start - 1] if token_start > line[0] else ""
        after = words.norms[token_end] if token_end < line[1] else ""
        if before in rule.not_after or after in rule.not_before:
            return f"another meaning: {rule.sense.why}"
        if not rule.not_near.isdisjoint(around):
            return f"another meaning: {rule.sense.why}"
        return None

    def supported(
        self, words: Words, context: Context, term: str, token_start: int, token_end: int, index: int
    ) -> str | None:
        """What supports the technical meaning of `term` in logical line `index`, or None where nothing does."""
        rule = self._rules[term.lower()]
        before = words.norms[token_start - 1] if token_start else ""
        after = words.norms[token_end] if token_end < len(words) else ""
        if before in rule.before or after in rule.after:
            return "the words beside it"
        return context.holds(rule.sense.needs, index)

    def why(self, term: str) -> str:
        """The other meaning of `term`."""
        return self._rules[term.lower()].sense.why


def _same_case(text: str, term: str) -> bool:
    """Exactly as written for one letter; for longer names only not all in small letters."""
    written = text.rstrip("-_")
    return written == term or (len(term) > 1 and not written.islower())
