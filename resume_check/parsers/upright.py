"""Words that run up or down the page, put together from their letters, and the row that each such line is read with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from resume_check.model import BBox
from resume_check.parsers.fragments import Fragment, fragment_of
from resume_check.parsers.pdf_words import PageWord
from resume_check.parsers.placed import median_of, union

_SAME_LINE: Final = 0.3  # of the font size: how far letters of one line may lie apart across it
_IN_WORD: Final = 0.12  # of the font size: the widest gap inside a word
_IN_LINE: Final = 1.5  # of the font size: the widest gap inside a line
_NAME: Final = 1.35  # times the usual size: no title of a part, but the name, which comes first


def upright_lines(words: list[PageWord]) -> list[list[PageWord]]:
    """The lines that the upright ones among `words` make, each in its own order of reading."""
    lines: list[list[PageWord]] = []
    for word in words:
        if not word.style.turn:
            continue
        last = lines[-1][-1] if lines else None
        gap = _gap(last, word) if last is not None else None
        if last is None or gap is None or gap > _IN_LINE * word.style.size:
            lines.append([word])
        elif gap > _IN_WORD * word.style.size:
            lines[-1].append(word)
        else:
            lines[-1][-1] = _joined(last, word)
    return [line for line in lines if any(word.text for word in line)]


def _gap(before: PageWord, after: PageWord) -> float | None:
    """What parts `after` from `before` along their line; None where they are not of one line."""
    one, other = before, after
    if before.style.turn != after.style.turn or abs(one.x0 - other.x0) > _SAME_LINE * after.style.size:
        return None
    gap = one.top - other.bottom if after.style.turn == 90 else other.top - one.bottom
    return gap if gap > -_SAME_LINE * after.style.size else None


def _joined(one: PageWord, other: PageWord) -> PageWord:
    return one.rewritten(one.text + other.text, one.raw + other.raw, union([one, other]))


def place(lines: Sequence[list[PageWord]], fragments: list[Fragment], areas: Sequence[BBox]) -> list[Fragment]:
    """`lines` as fragments of the rows at whose part of the page they stand; coloured `areas` show how long that is."""
    rows: list[Fragment] = sorted(fragments, key=lambda fragment: fragment.baseline)
    usual = median_of([fragment.size for fragment in rows]) if rows else 0.0
    result: list[Fragment] = []
    above = 0.0  # where the line before ends
    for line in sorted(lines, key=lambda line: min(word.top for word in line)):
        fragment = fragment_of([word for word in line if word.text], None)
        box = fragment.box
        if fragment.size > _NAME * usual:
            row = rows[0] if rows else None
        else:
            row = _row_at_area(rows, box, areas) or _first_row(rows, above, box)
        if row is not None:
            fragment.baseline = row.baseline
            fragment.top, fragment.bottom = row.top, row.bottom
        above = box.bottom
        result.append(fragment)
    return result


def _row_at_area(rows: list[Fragment], box: BBox, areas: Sequence[BBox]) -> Fragment | None:
    """The first row beside the area that `box` stands on."""
    under = [
        area
        for area in areas
        if area.x0 <= box.x0 + 1 and box.x1 <= area.x1 + 1 and area.top <= box.top + 1 and box.bottom <= area.bottom + 1
    ]
    if not under:
        return None
    area = min(under, key=lambda area: (area.x1 - area.x0) * (area.bottom - area.top))
    return next((row for row in rows if area.top <= row.middle <= area.bottom), None)


def _first_row(rows: list[Fragment], above: float, box: BBox) -> Fragment | None:
    """The row that begins the part which a line in `box` is the title of: the one under the widest gap."""
    gaps = [0.0, *[after.top - before.bottom for before, after in pairwise(rows)]]
    near = [
        (gap, row) for gap, row in zip(gaps, rows, strict=True) if above <= row.bottom and row.top <= box.top + row.size
    ]
    widest = max((gap for gap, _ in near), default=0.0)
    return next((row for gap, row in reversed(near) if gap >= 0.9 * widest), None)
