"""Where the characters of a page make words: between spaces, and not parted by a jump or a gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np

_BREAK_GAP: Final = 0.10  # of the height: the gap between loose boxes that is a space in all but name
_SPACED_GAP: Final = 0.06  # of the height: a median gap over this means that the letters are spaced out
_TOUCH: Final = 0.08  # of the height: letters no further apart are of one word
_ANOTHER_LINE: Final = 0.6  # of the height: a shift up or down over this
_BLANK: Final = np.array([code == 0 or chr(code).isspace() for code in range(0x3002)])  # the last stands for all others

Span = tuple[int, int]  # the first character and the one after the last
Sides = tuple[float, float, float, float]  # left, top, right, bottom


class Boxes(NamedTuple):
    """The loose boxes of all characters, an array of float64 a side; the last of each is no character's."""

    x0: Any
    top: Any
    x1: Any
    bottom: Any

    def of(self, places: Sequence[int]) -> Boxes:
        """Only those of some characters."""
        kept = [*places, -1]
        return Boxes(self.x0[kept], self.top[kept], self.x1[kept], self.bottom[kept])

    def around(self, spans: Any) -> list[Sides]:
        """The box around each of `spans`, in which characters follow each other."""
        if not len(spans):
            return []
        edges = spans.ravel()
        sides = (
            _least(self.x0, edges).tolist(),
            _least(self.top, edges).tolist(),
            _most(self.x1, edges).tolist(),
            _most(self.bottom, edges).tolist(),
        )
        return list(zip(*sides, strict=True))


def _least(values: Any, edges: Any) -> Any:
    """The smallest of `values` in each span; `edges` are first and end of spans by turns."""
    return np.minimum.reduceat(values, edges)[::2]


def _most(values: Any, edges: Any) -> Any:
    return np.maximum.reduceat(values, edges)[::2]


def without_false_breaks(chars: Sequence[str], boxes: Boxes) -> list[int]:
    """The indices of `chars` without the line breaks that pdfium sees where letters touch.

    It takes some pages with little text on them for pages of upright text, every letter a line.
    """
    kept: list[int] = []
    last = -1  # the last letter
    for i, char in enumerate(chars):
        if char in "\r\n":
            kept.append(i)
            continue
        if last >= 0 and last < i - 1 and _touch(last, i, boxes):
            while kept[-1] != last:
                kept.pop()
        kept.append(i)
        last = i
    return kept


def _touch(before: int, here: int, boxes: Boxes) -> bool:
    height = boxes.bottom[here] - boxes.top[here]
    apart = abs(boxes.x0[here] - boxes.x1[before])
    return bool(apart < _TOUCH * height and abs(boxes.bottom[here] - boxes.bottom[before]) < _TOUCH * height)


def codes_of(text: str) -> Any:
    """The code points of `text` as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def word_spans(codes: Any, boxes: Boxes) -> Any:
    """The runs of characters that make a word: between spaces, and not parted by a jump or a gap.

    An array with a row for each: its first character, and the one after its last.
    """
    inked = np.zeros(len(codes) + 2, np.bool_)
    inked[1:-1] = ~_BLANK[np.minimum(codes, len(_BLANK) - 1)]
    runs = np.flatnonzero(inked[1:] != inked[:-1]).reshape(-1, 2)
    parted = np.flatnonzero(_may_be_parted(runs, boxes)).tolist() if len(runs) else []
    if not parted:
        return runs
    pieces: list[Any] = []
    done = 0
    for i in parted:
        start, end = runs[i].tolist()
        pieces += (runs[done:i], _split(start, end, boxes))
        done = i + 1
    return np.concatenate([*pieces, runs[done:]])


def _may_be_parted(runs: Any, boxes: Boxes) -> Any:
    """Whether each of `runs` has a gap or jump in it that has to be looked at: few have."""
    edges = runs.ravel()
    starts = edges[::2]
    inside = edges.copy()
    inside[1::2] -= 1  # there is a gap less than there are characters
    alone = inside[::2] == inside[1::2]
    gaps = boxes.x0[1:] - boxes.x1[:-1]
    height = np.maximum(boxes.bottom[starts] - boxes.top[starts], 1.0)
    even = (
        (_most(gaps, inside) <= _BREAK_GAP * height)
        & (_least(gaps, inside) > -height / 2)
        & (_most(boxes.top, edges) - _least(boxes.top, edges) < _ANOTHER_LINE * height)
    )
    return ~(even | alone)


def _split(start: int, end: int, boxes: Boxes) -> list[Span]:
    x0, x1 = boxes.x0[start:end].tolist(), boxes.x1[start:end].tolist()
    tops, bottoms = boxes.top[start:end].tolist(), boxes.bottom[start:end].tolist()
    gaps = [after - before for after, before in zip(x0[1:], x1, strict=False)]
    height = max(bottoms[0] - tops[0], 1.0)
    limit = _BREAK_GAP * height
    if len(gaps) >= 3:
        middle = sorted(gaps)[len(gaps) // 2]
        if middle > _SPACED_GAP * height:
            limit = middle * 1.4 + _BREAK_GAP * height
    spans: list[Span] = []
    begin = 0
    for i in range(1, end - start):
        tall = max(bottoms[i - 1] - tops[i - 1], bottoms[i] - tops[i])
        back = x1[i] < x0[i - 1] and x0[i] < x0[i - 1] - 0.75 * tall
        shift = abs(tops[i] + bottoms[i] - tops[i - 1] - bottoms[i - 1]) / 2
        if gaps[i - 1] > limit or back or shift > _ANOTHER_LINE * tall:
            spans.append((start + begin, start + i))
            begin = i
    spans.append((start + begin, end))
    return spans
