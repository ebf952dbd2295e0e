"""Reads the words of a line against the outcome lists, each word once."""

from __future__ import annotations

import re
from typing import Final, final

from resume_check.criteria.marks import Marks, bits
from resume_check.keywords.role import Outcomes
from resume_check.matcher.inflect import verb_forms

_TOKEN: Final = re.compile(r"(-{0,2}[-=]>|>>|[→⇒➔➜⟶/]|\w{1,40})")
_HEAD: Final = re.compile(r"\w+")
# These make up the expression for amounts; as words of a text they tell nothing.
_PARTS: Final = frozenset(
    name
    for name in Outcomes.__struct_fields__
    if name.endswith("_units") and name not in ("scale_units", "live_units", "rate_units")
) | {
    "scales",
    "currencies",
    "currency_letters",
    "currency_words",
    "number_words",
    "time_adjectives",
    "articles",
    "article_times_after",
    "odd_times",
    "metric_endings",
}
_VERB_FIELDS: Final = frozenset(name for name in Outcomes.__struct_fields__ if name.endswith("_verbs"))
# An amount begins with a digit, a sign, or the first word of one of these.
AMOUNT_HEADS: Final = ("about", "currencies", "currency_letters", "number_words", "odd_times", "articles")
_METRICS: Final = bits("metrics")
_ABOUT: Final = bits("about")


@final
class _Node:
    """A word of the lists' phrases behind the words before it."""

    def __init__(self) -> None:
        self.lists = 0  # those that have the phrase that ends with this word
        self.longer: dict[str, _Node] | None = None  # by the next word
        self.opens = False  # an amount may begin with it
        self.alone = 0  # of a first word: its lists where no phrase of lists begins with it


def words_of(text: str) -> list[str]:
    """The words and arrows of `text`, a text in lower case, at odd places; between them what parts them."""
    return _TOKEN.split(text)


@final
class WordTable:
    """The phrases of a role's outcome lists by their words."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._heads: dict[str, _Node] = {}
        self._endings: tuple[str, ...] = outcomes.metric_endings
        for name in Outcomes.__struct_fields__:
            if name not in _PARTS:
                self._add_list(name, getattr(outcomes, name))
        for name in AMOUNT_HEADS:
            for phrase in getattr(outcomes, name):
                head = _HEAD.match(phrase)
                if head is not None:
                    self._heads.setdefault(head.group(), _Node()).opens = True
        for word, node in self._heads.items():
            node.alone = node.lists or (_METRICS if word.endswith(self._endings) else 0)

    def _add_list(self, name: str, entries: tuple[str, ...]) -> None:
        for entry in entries:
            for form in verb_forms(entry) if name in _VERB_FIELDS else (entry,):
                words = words_of(form.lower())[1::2]
                if words:
                    self._add_phrase(words, bits(name))

    def _add_phrase(self, words: list[str], lists: int) -> None:
        node = self._heads.setdefault(words[0], _Node())
        node.opens = node.opens or not words[0].isalpha()
        for word in words[1:]:
            if node.longer is None:
                node.longer = {}
            node = node.longer.setdefault(word, _Node())
        node.lists |= lists

    def marks(self, words: list[str]) -> Marks:
        """Where phrases stand in a text that `words_of` took apart.

        Of overlapping phrases all count, but no words inside one such as "more than".
        """
        found: list[tuple[int, int, int]] = []
        openings: list[int] = []
        heads = self._heads
        end = inside = 0
        for place in range(1, len(words), 2):
            word = words[place]
            start = end + len(words[place - 1])
            end = start + len(word)
            node = heads.get(word)
            if node is None:
                if not word.isalpha():
                    openings.append(start)
                if word.endswith(self._endings) and place >= inside:
                    found.append((start, end, _METRICS))
                continue
            if node.opens:
                openings.append(start)
            if place < inside:
                continue
            if node.longer is not None:
                inside = _add_phrases(node, words, place, start, found)
            elif node.alone:
                found.append((start, end, node.alone))
        return Marks(found, openings)


def _add_phrases(node: _Node, words: list[str], place: int, start: int, found: list[tuple[int, int, int]]) -> int:
    """Add the phrases that begin with the word `node` at `place`, the shortest first.

    One of several words that is like "more than" stands for all, and the place behind it is returned; else 0.
    """
    first, behind = len(found), 0
    end = start + len(words[place])
    if node.lists:
        found.append((start, end, node.lists))
    alone = (start, end, node.alone)
    while node.longer is not None and place + 2 < len(words):
        following = node.longer.get(words[place + 2])
        if following is None:
            break
        node = following
        place += 2
        end += len(words[place - 1]) + len(words[place])
        if node.lists & _ABOUT:
            del found[first:]
            behind = place + 1
            found.append((start, end, node.lists))
        elif node.lists and not behind:
            found.append((start, end, node.lists))
    if len(found) == first and alone[2]:
        found.append(alone)
    return behind
