"""Misspelt names: one slip away from a short guarded list, never a real word and never another known term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from resume_check.keywords.role import KeywordSet
from resume_check.matcher.lexicon import Term, spellings
from resume_check.matcher.tokens import norm

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_CANDIDATES = 4_000  # words of one resume that are looked at
_PHRASE = 3  # words from which a target may take in words that are terms by themselves
_LONG = 8  # letters from which two slips are allowed


class FuzzyFinder:
    """Finds the misspellings of a role's guarded names by the optimal string alignment distance."""

    def __init__(self, keywords: KeywordSet, terms: dict[str, Term]) -> None:
        scoring = keywords.scoring
        self._min_letters = scoring.fuzzy_min_letters
        self._not = {norm(word) for word in scoring.fuzzy_not}
        self._targets: dict[str, Term] = {}
        for criterion in keywords.criteria:
            for text in criterion.fuzzy:
                self._targets[" ".join(norm(part) for part in text.replace("-", " ").split())] = terms[text]
        self._widths = sorted({2, 1} | {target.count(" ") + 1 for target in self._targets}, reverse=True)
        self._known = {" ".join(norm(part) for part in form.split()) for text in terms for form in spellings(text)}
        self._known |= {norm(part) for text in terms for part in text.replace("-", " ").split()}

    def find(self, doc: Doc, spans: Iterable[tuple[int, int]], taken: set[int]) -> Iterator[tuple[int, int, Term]]:
        """(token_start, token_end, term) of each misspelling within `spans`.

        `taken` tokens belong to other terms; only phrases may take them in ("AWS" of "AWS Certifed Machine Learning").
        """
        from rapidfuzz.distance import OSA

        seen = 0
        for token_start, token_end in spans:
            for index in range(token_start, token_end):
                if not doc[index].text.rstrip("-").isalpha():
                    continue
                seen += 1
                if seen > MAX_CANDIDATES:
                    return
                for width in self._widths:
                    if index + width > token_end:
                        continue
                    if width < _PHRASE and any(index + step in taken for step in range(width)):
                        continue
                    words = [doc[index + step].norm_ for step in range(width)]
                    target = self._target(words, OSA.distance)
                    if target is not None:
                        yield index, index + width, target
                        break

    def _target(self, words: list[str], distance: object) -> Term | None:
        candidate = " ".join(words)
        if len(candidate) < self._min_letters or candidate in self._known or candidate in self._not:
            return None
        if len(words) == 1 and _stem(candidate) in self._known:
            return None
        for target, term in self._targets.items():
            if target.count(" ") != len(words) - 1 and not (len(words) == 2 and " " not in target):
                continue
            if self._is_slip(candidate, words, target, distance):
                return term
        return None

    @staticmethod
    def _is_slip(candidate: str, words: list[str], target: str, distance: object) -> bool:
        plain = candidate.replace(" ", "") if " " not in target else candidate
        if abs(len(plain) - len(target)) > 2 or plain == target or plain.rstrip("s") == target:
            return False
        if plain[0] != target[0] or (len(words) == 2 and " " not in target and len(words[0]) < 2):
            return False
        if " " in target:  # each word must be right or one slip off
            return all(_close(word, part, distance, 1) for word, part in zip(words, target.split(), strict=True))
        return _close(plain, target, distance, 2 if len(target) >= _LONG and plain[-1] == target[-1] else 1)


def _close(word: str, target: str, distance: object, most: int) -> bool:
    return word[0] == target[0] and distance(word, target, score_cutoff=most) <= most  # type: ignore[operator]


def _stem(word: str) -> str:
    return word.removesuffix("s")
