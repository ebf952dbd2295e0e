"""Where the characters of a page make words: between spaces, and not parted by a jump or a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from resume_check.model import BBox

_BREAK_GAP: Final = 0.10  # of the height: the gap between loose boxes that is a space in all but name
_SPACED_GAP: Final = 0.06  # of the height: a median gap over this means that the letters are spaced out
_TOUCH: Final = 0.08  # of the height: letters no further apart are of one word


_RUN: Final = re.compile(r"[^\s\x00]+")


class Boxes(NamedTuple):
    """The loose boxes of all characters, as lists because there are thousands."""

    x0: list[float]
    top: list[float]
    x1: list[float]
    bottom: list[float]

    def around(self, start: int, end: int) -> BBox:
        """The box around some characters that follow each other."""
        return BBox(
            min(self.x0[start:end]), min(self.top[start:end]), max(self.x1[start:end]), max(self.bottom[start:end])
        )


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
    return apart < _TOUCH * height and abs(boxes.bottom[here] - boxes.bottom[before]) < _TOUCH * height


def tokens(text: str, boxes: Boxes) -> Iterator[tuple[int, int]]:
    """Runs of characters that make a word: between spaces, and not parted by a jump or a gap."""
    gaps = [after - before for after, before in zip(boxes.x0[1:], boxes.x1, strict=False)]
    for match in _RUN.finditer(text):
        start, end = match.span()
        yield from _split(start, end, boxes, gaps)


def _split(start: int, end: int, boxes: Boxes, all_gaps: Sequence[float]) -> Iterator[tuple[int, int]]:
    gaps = all_gaps[start : end - 1]
    if not gaps:
        yield start, end
        return
    tops = boxes.top[start:end]
    height = max(boxes.bottom[start] - tops[0], 1.0)
    limit = _BREAK_GAP * height
    if max(gaps) <= limit and min(gaps) > -height / 2 and max(tops) - min(tops) < 0.6 * height:
        yield start, end
        return
    if len(gaps) >= 3:
        middle = sorted(gaps)[len(gaps) // 2]
        if middle > _SPACED_GAP * height:
            limit = middle * 1.4 + _BREAK_GAP * height
    begin = start
    for i in range(start + 1, end):
        if gaps[i - start - 1] > limit or _jumps(i, boxes):
            yield begin, i
            begin = i
    yield begin, end


def _jumps(i: int, boxes: Boxes) -> bool:
    """Whether character `i` begins another line than the one before it."""
    before, here = boxes.bottom[i - 1] - boxes.top[i - 1], boxes.bottom[i] - boxes.top[i]
    tall = max(before, here)
    shift = abs(boxes.top[i] + boxes.bottom[i] - boxes.top[i - 1] - boxes.bottom[i - 1]) / 2
    back = boxes.x1[i] < boxes.x0[i - 1] and boxes.x0[i] < boxes.x0[i - 1] - 0.75 * tall
    return back or shift > 0.6 * tall
