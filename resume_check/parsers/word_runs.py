"""Words of one row that are not what they seem: leaders of dots, letters spaced out, one word in two pieces."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import Final

from resume_check.model import BBox
from resume_check.parsers.pdf_words import PageWord
from resume_check.parsers.placed import union

SPACED_REACH: Final = 2.5  # of the font size: the widest gap between two spaced-out words
_SPACED_LETTERS: Final = 4  # a run of at least so many single letters is a spaced word
_LEADER: Final = 4  # so many dots in a row lead to something
_DOTS: Final = frozenset(".…·_")
_DOTTED: Final = re.compile(r"([^.]{0,60})\.{4,200}([^.]{0,60})")
_ABUT: Final = 0.04  # of the font size: pieces no further apart, and overlapping no more, are one word


def joined_row(row: list[PageWord]) -> list[PageWord]:
    """`row` without leaders, and with the letters and pieces of a word made one. Most rows have nothing of the kind."""
    dots = False
    letters = capitals = 0
    for word in row:
        text = word.text
        if len(text) == 1:
            letters += 1
            capitals += text.isupper()
            dots = dots or text in _DOTS
        elif "..." in text:
            dots = True
    if dots:
        row = _without_leaders(row)
    if dots or letters >= _SPACED_LETTERS:
        row = _join_spaced(row)
    return _join_abutting(row) if dots or capitals else row


def _join_abutting(row: list[PageWord]) -> list[PageWord]:
    """`row` with the pieces of small capitals joined: a large first letter is often drawn by itself."""
    result: list[PageWord] = []
    for word in row:
        last = result[-1] if result else None
        if last is not None and _is_small_capitals(last, word):
            result[-1] = _merge([last, word], spaced=last.spaced)
        else:
            result.append(word)
    return result


def _is_small_capitals(first: PageWord, rest: PageWord) -> bool:
    if len(first.text) != 1 or not first.text.isupper() or not rest.text[:1].isupper():
        return False
    gap = rest.x0 - first.x1
    return rest.style.size < 0.95 * first.style.size and abs(gap) <= _ABUT * first.style.size


def _without_leaders(row: list[PageWord]) -> list[PageWord]:
    """`row` without the dots that lead the eye to a date: "Writer ....... 2019"."""
    result: list[PageWord] = []
    for dots, group in groupby(row, key=lambda word: word.text in _DOTS):
        words = list(group)
        if not dots or len(words) < _LEADER:
            result.extend(part for word in words for part in _parts_around_dots(word))
    return result


def _parts_around_dots(word: PageWord) -> list[PageWord]:
    match = _DOTTED.fullmatch(word.text)
    if match is None:
        return [word]
    width = (word.x1 - word.x0) / len(word.text)
    return [
        word.rewritten(
            match.group(i),
            match.group(i),
            BBox(word.x0 + width * match.start(i), word.top, word.x0 + width * match.end(i), word.bottom),
        )
        for i in (1, 2)
        if match.group(i)
    ]


def _join_spaced(row: list[PageWord]) -> list[PageWord]:
    """`row` with runs of single letters joined: "E D U C A T I O N" is one word."""
    if sum(len(word.text) == 1 for word in row) < _SPACED_LETTERS:
        return row
    result: list[PageWord] = []
    run: list[PageWord] = []
    for word in row:
        reach = run and word.x0 - run[-1].x1 < SPACED_REACH * word.style.size and run[-1].style.size == word.style.size
        if run and not (reach and _is_letter(word)):
            result.extend(_words_of_letters(run))
            run = []
        if _is_letter(word):
            run.append(word)
        else:
            result.append(word)
    result.extend(_words_of_letters(run))
    return result


def _is_letter(word: PageWord) -> bool:
    text = word.text
    return (len(text) == 1 and (text.isalpha() or text in "&/")) or (len(text) == 2 and text.isupper())


def _words_of_letters(run: list[PageWord]) -> list[PageWord]:
    singles = [word for word in run if len(word.text) == 1]
    letters = "".join(word.text for word in singles)
    if len(singles) < _SPACED_LETTERS or not (letters.isupper() or letters[1:].islower() or len(singles) > 6):
        return run
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 3]
    limit = max(usual * 1.6, usual + 0.15 * run[0].style.size)
    groups: list[list[PageWord]] = [[run[0]]]
    for word, gap in zip(run[1:], gaps, strict=True):
        if gap > limit:
            groups.append([word])
        else:
            groups[-1].append(word)
    if max(len(group) for group in groups) < _SPACED_LETTERS - 1:
        return run
    return [_merge(group) for group in groups]


def _merge(words: list[PageWord], *, spaced: bool = True) -> PageWord:
    text, raw = "".join([word.text for word in words]), "".join([word.raw for word in words])
    return words[0].rewritten(text, raw, union(words), spaced=spaced)
