"""Letter-spaced headings ("E D U C A T I O N") back into words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

# Five single characters in a row, so that most texts are done after one search.
_CANDIDATE: Final = re.compile(r"(?<!\S)\S {1,8}\S {1,8}\S {1,8}\S(?!\S)")
_TOKEN: Final = re.compile(r"\S{1,40}")
_MIN_LETTERS: Final = 5  # "R C Q" and "A B C D" are lists
_MAX_LETTERS: Final = 60
_SHORT_HEADINGS: Final = frozenset({"WORK", "INFO", "GOAL", "JOBS"})
_JOINERS: Final = frozenset("&/+-:'’.")


def join_spaced_letters(text: str) -> list[int] | None:
    """The indices of the characters of `text` to keep, or None where nothing is letter-spaced.

    Each part of a line between tabs is judged by itself. A gap wider than the smallest one in the part is a space
    between words: one blank of it is kept.
    """
    if _CANDIDATE.search(text) is None:
        return None
    kept: list[int] = []
    changed = False
    start = 0
    for part in re.split(r"([\n\t])", text):
        joined = _join(part) if len(part) > 2 else None
        changed = changed or joined is not None
        kept.extend(start + i for i in (range(len(part)) if joined is None else joined))
        start += len(part)
    return kept if changed else None


def _join(part: str) -> list[int] | None:
    places = [match.start() for match in _TOKEN.finditer(part)]
    if len("".join(part.split())) != len(places):
        return None  # some token is longer than one character
    letters = "".join([part[i] for i in places if part[i].isalpha()])
    if any(not part[i].isalpha() and part[i] not in _JOINERS for i in places) or not _is_heading(letters):
        return None
    gaps = [after - before for before, after in pairwise(places)]
    narrow = min(gaps)
    kept = [places[0]]
    for place, gap in zip(places[1:], gaps, strict=True):
        if gap > narrow:
            kept.append(place - 1)
        kept.append(place)
    return kept


def _is_heading(letters: str) -> bool:
    if len(letters) > _MAX_LETTERS:
        return False
    if len(letters) < _MIN_LETTERS:
        return letters.upper() in _SHORT_HEADINGS
    steps = {ord(after) - ord(before) for before, after in pairwise(letters)}
    return steps != {1}  # "A B C D E" is the alphabet
