"""Misspelt names: one slip away from a short guarded list, never a real word and never another known term."""

from __future__ import annotations

from collections.abc import Mapping

from resume_check.keywords.role import KeywordSet
from resume_check.matcher.lexicon import Term, known_words, normalised
from resume_check.matcher.tokens import norm

MAX_TOKENS = 2_000  # of one logical line that are looked at
_PHRASE = 3  # words from which a target may take in words that are terms by themselves
_LONG = 8  # letters from which two slips are allowed


class Suspect:
    """The names that a word may be a misspelling of, or of a part of them."""

    def __init__(self, word: str, phrases: list[tuple[list[str], Term]], names: list[tuple[str, Term, bool]]) -> None:
        self.word = word
        self.phrases = phrases  # the words of longer names, of which it may be the first one
        self.names = names  # one-word names, and whether it is one of them misspelt; else two words may be
        self._by_itself = bool(phrases) or any(slip for _, _, slip in names)
        # The letters of a second word with which it may be one of the names.
        self._least = min((len(name) - _slips(name) for name, _, _ in names), default=0) - len(word)
        self._most = max((len(name) + _slips(name) for name, _, _ in names), default=0) - len(word)

    def may_be(self, after: str) -> bool:
        """Whether to look closer where `after` is the next word, "" for none."""
        return self._by_itself or self._least <= len(after) <= self._most


class FuzzyFinder:
    """Finds the misspellings of a role's guarded names by the optimal string alignment distance."""

    def __init__(self, keywords: KeywordSet, terms: Mapping[str, Term], known: frozenset[str] | None = None) -> None:
        """`known` is what `known_words` makes of `terms`, where it is at hand."""
        scoring = keywords.scoring
        self._min_letters = scoring.fuzzy_min_letters
        self._not = {norm(word) for word in scoring.fuzzy_not}
        self._names: dict[str, list[tuple[str, Term]]] = {}  # first letter -> one-word names
        self._phrases: dict[str, list[tuple[list[str], Term]]] = {}  # first letter -> words of longer names
        for criterion in keywords.criteria:
            for text in criterion.fuzzy:
                words = normalised(text).split()
                if len(words) == 1:
                    self._names.setdefault(words[0][0], []).append((words[0], terms[text]))
                else:
                    self._phrases.setdefault(words[0][0], []).append((words, terms[text]))
        self._known = known_words(terms) if known is None else known

    def suspect(self, word: str) -> Suspect | None:
        """What a word in its normal form may be a misspelling of, wherever it stands; None for most words."""
        if not word.isalpha():
            return None
        phrases = [item for item in self._phrases.get(word[0], []) if _may_be_close(word, item[0][0], 1)]
        alone = self._is_candidate(word)
        names: list[tuple[str, Term, bool]] = []
        for target, term in self._names.get(word[0], []):
            slip = alone and _is_slip(word, target, exact=False)
            if slip or (len(word) >= 2 and _may_begin(word, target)):
                names.append((target, term, slip))
        return Suspect(word, phrases, names) if phrases or names else None

    def find(
        self, norms: list[str], suspects: list[tuple[int, Suspect]], last: int, taken: set[int]
    ) -> list[tuple[int, int, Term]]:
        """(token_start, token_end, term) of each misspelling that begins with one of `suspects`.

        `suspects` are tokens and what they may be; `norms` are the text's, of which the line ends before `last`.
        `taken` tokens belong to other terms; only phrases of three words and more may take them in ("AWS" of "AWS
        Certifed Machine Learning").
        """
        found: list[tuple[int, int, Term]] = []
        for token, suspect in suspects:
            term, end = self._phrase(norms, suspect, token, last, taken)
            if term is None and token not in taken:
                term, end = self._name(norms, suspect, token, last, taken)
            if term is not None:
                found.append((token, end, term))
        return found

    def _phrase(
        self, norms: list[str], suspect: Suspect, token: int, last: int, taken: set[int]
    ) -> tuple[Term | None, int]:
        """A longer name of which each word is right or one slip off, and the token behind it."""
        for target, term in suspect.phrases:
            end = token + len(target)
            written = norms[token:end]
            if end > last or written == target or " ".join(written) in self._known:
                continue
            if len(target) < _PHRASE and any(step in taken for step in range(token, end)):
                continue
            pairs = list(zip(written, target, strict=True))
            if all(_may_be_close(*pair, 1) for pair in pairs) and all(_close(*pair, 1) for pair in pairs):
                return term, end
        return None, token

    def _name(
        self, norms: list[str], suspect: Suspect, token: int, last: int, taken: set[int]
    ) -> tuple[Term | None, int]:
        """A one-word name, misspelt or written as two words, and the token behind it."""
        word = suspect.word
        after = norms[token + 1] if token + 1 < last else ""
        pair = len(word) >= 2 and after.isalpha() and token + 1 not in taken and f"{word} {after}" not in self._known
        for target, term, slip in suspect.names:
            if pair and _is_slip(word + after, target, exact=True):
                return term, token + 2
            if slip:
                return term, token + 1
        return None, token

    def _is_candidate(self, word: str) -> bool:
        if len(word) < self._min_letters or word in self._known or word in self._not:
            return False
        return word.removesuffix("s") not in self._known


def _may_begin(word: str, target: str) -> bool:
    """What must hold of a word with which a misspelling of `target` begins: a slip moves or brings in one letter."""
    most = _slips(target)
    if len(word) >= len(target) + most:
        return False
    strange = 0  # letters that are not near their place in the target
    for place, letter in enumerate(word):
        if letter not in target[max(place - most, 0) : place + most + 1]:
            strange += 1
    return strange <= most


def _slips(target: str) -> int:
    """The most slips that may be in a misspelling of `target`."""
    return 2 if len(target) >= _LONG else 1


def _is_slip(written: str, target: str, *, exact: bool) -> bool:
    """`written` is `target` misspelt; with `exact` also the very letters, which then stood apart."""
    if written == target:
        return exact
    if abs(len(written) - len(target)) > 2 or written.rstrip("s") == target:
        return False
    return _close(written, target, _slips(target) if written[-1] == target[-1] else 1)


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
