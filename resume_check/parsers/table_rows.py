"""Rows of ruled tables as single fragments, so that the layout step reads a table row by row, whole cells at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from resume_check.model import BBox
from resume_check.parsers.fragments import Fragment
from resume_check.parsers.placed import union

_MAX_CELL_LINES: Final = 6  # a taller cell is a frame around running text, not a value
_INSIDE: Final = 2.0  # points that text may stand out of its cell


def merge_rows(fragments: Sequence[Fragment], tables: Sequence[Sequence[Sequence[BBox]]]) -> tuple[list[Fragment], int]:
    """`fragments` with those of each table row made one, and how many tables that was done in."""
    rest = list(fragments)
    used = 0
    for table in tables:
        merged = [_merge(rest, row) for row in table]
        rows = [row for row in merged if row is not None]
        if len(rows) < 2:
            continue
        used += 1
        inside = {id(fragment) for _, parts in rows for fragment in parts}
        rest = [fragment for fragment in rest if id(fragment) not in inside]
        rest.extend(row for row, _ in rows)
    return rest, used


def _merge(fragments: Sequence[Fragment], cells: Sequence[BBox]) -> tuple[Fragment, list[Fragment]] | None:
    """The fragments in `cells` as one, and those it is made of; None where the row is better left alone."""
    filled = [inside for inside in (_inside(fragments, cell) for cell in cells) if inside]
    if len(filled) < 2 or any(_lines(cell) > _MAX_CELL_LINES or sum(f.bullet for f in cell) > 1 for cell in filled):
        return None
    parts = [fragment for cell in filled for fragment in cell]
    words = [word for fragment in parts for word in fragment.words]
    starts: list[int] = []
    count = 0
    for cell in filled:
        starts.append(count)
        count += sum(len(fragment.words) for fragment in cell)
    first = filled[0][0]
    row = Fragment(
        words=words,
        box=union(parts),
        baseline=min(fragment.baseline for fragment in parts),
        size=first.size,
        bold=all(fragment.bold for fragment in parts),
        cells=tuple(starts),
    )
    return row, parts


def _inside(fragments: Sequence[Fragment], cell: BBox) -> list[Fragment]:
    found = [
        fragment
        for fragment in fragments
        if fragment.x0 >= cell.x0 - _INSIDE
        and fragment.x1 <= cell.x1 + _INSIDE
        and cell.top <= fragment.middle <= cell.bottom
        and not fragment.cells
    ]
    return sorted(found, key=lambda fragment: (round(fragment.baseline), fragment.x0))


def _lines(cell: Sequence[Fragment]) -> int:
    return len({round(fragment.baseline / 3) for fragment in cell})
