"""Misspelt names: one slip away from a short guarded list, never a real word and never another known term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from resume_check.keywords.role import KeywordSet
from resume_check.matcher.lexicon import Term, known_words, normalised
from resume_check.matcher.tokens import norm

MAX_TOKENS = 2_000  # of one logical line that are looked at
_PHRASE = 3  # words from which a target may take in words that are terms by themselves
_LONG = 8  # letters from which two slips are allowed


class FuzzyFinder:
    """Finds the misspellings of a role's guarded names by the optimal string alignment distance."""

    def __init__(self, keywords: KeywordSet, terms: Mapping[str, Term], known: frozenset[str] | None = None) -> None:
        """`known` is what `known_words` makes of `terms`, where it is at hand."""
        scoring = keywords.scoring
        self._min_letters = scoring.fuzzy_min_letters
        self._not = {norm(word) for word in scoring.fuzzy_not}
        self._names: dict[str, list[tuple[str, Term]]] = {}  # first letter -> one-word names
        self._phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = {}  # first letter -> words of longer names
        for criterion in keywords.criteria:
            for text in criterion.fuzzy:
                words = tuple(normalised(text).split())
                if len(words) == 1:
                    self._names.setdefault(words[0][0], []).append((words[0], terms[text]))
                else:
                    self._phrases.setdefault(words[0][0], []).append((words, terms[text]))
        # Most words of a resume are in the next one too.
        self._begun_by = lru_cache(maxsize=1 << 13)(self._phrases_begun_by)
        self._known = known_words(terms) if known is None else known

    def find(self, norms: Sequence[str], first: int, taken: set[int]) -> Iterator[tuple[int, int, Term]]:
        """(token_start, token_end, term) of each misspelling in a line that has these NORMs from token `first` on.

        `taken` tokens belong to other terms; only phrases of three words and more may take them in ("AWS" of "AWS
        Certifed Machine Learning").
        """
        words = norms[:MAX_TOKENS]
        for offset, word in enumerate(words):
            if not word.isalpha():
                continue
            index = first + offset
            found = self._phrase(words, offset, index, taken)
            if found is None and index not in taken:
                found = self._name(words, offset, index, taken)
            if found is not None:
                yield index, index + found[0], found[1]

    def _phrase(self, words: Sequence[str], offset: int, index: int, taken: set[int]) -> tuple[int, Term] | None:
        """A longer name of which each word is right or one slip off."""
        for target, term in self._begun_by(words[offset]):
            width = len(target)
            written = words[offset : offset + width]
            if len(written) < width or tuple(written) == target or " ".join(written) in self._known:
                continue
            if width < _PHRASE and any(index + step in taken for step in range(width)):
                continue
            pairs = tuple(zip(written, target, strict=True))
            if all(_may_be_close(*pair, 1) for pair in pairs) and all(_close(*pair, 1) for pair in pairs):
                return width, term
        return None

    def _phrases_begun_by(self, word: str) -> tuple[tuple[tuple[str, ...], Term], ...]:
        """The longer names of which `word` may be the first word, right or one slip off."""
        return tuple(item for item in self._phrases.get(word[0], ()) if _may_be_close(word, item[0][0], 1))

    def _name(self, words: Sequence[str], offset: int, index: int, taken: set[int]) -> tuple[int, Term] | None:
        """A one-word name, misspelt or written as two words."""
        names = self._names.get(words[offset][0])
        if names is None:
            return None
        word = words[offset]
        after = words[offset + 1] if offset + 1 < len(words) else ""
        pair = len(word) >= 2 and after.isalpha() and index + 1 not in taken and f"{word} {after}" not in self._known
        alone = self._is_candidate(word)
        for target, term in names if pair or alone else ():
            if pair and _is_slip(word + after, target, exact=True):
                return 2, term
            if alone and _is_slip(word, target, exact=False):
                return 1, term
        return None

    def _is_candidate(self, word: str) -> bool:
        if len(word) < self._min_letters or word in self._known or word in self._not:
            return False
        return word.removesuffix("s") not in self._known


def _is_slip(written: str, target: str, *, exact: bool) -> bool:
    """`written` is `target` misspelt; with `exact` also the very letters, which then stood apart."""
    if written == target:
        return exact
    if abs(len(written) - len(target)) > 2 or written.rstrip("s") == target:
        return False
    return _close(written, target, 2 if len(target) >= _LONG and written[-1] == target[-1] else 1)


def _close(word: str, target: str, most: int) -> bool:
    if word == target:
        return True
    if not _may_be_close(word, target, most):
        return False
    from rapidfuzz.distance import OSA  # its import takes longer than one resume's words

    return OSA.distance(word, target, score_cutoff=most) <= most


def _may_be_close(word: str, target: str, most: int) -> bool:
    """What must hold of any two words that are close: a slip brings in one letter at most, and takes out one."""
    if word[:1] != target[:1] or abs(len(word) - len(target)) > most:
        return False
    return len(set(word) ^ set(target)) <= 2 * most
