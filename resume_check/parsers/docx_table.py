"""The reading order of a table: which cells make one line, and which are columns of a layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from resume_check.parsers.assemble import Draft

Cell = Sequence[Draft]
Row = Sequence[Cell]

_LONG = 80  # characters: two cells longer than this are two texts, not label and value
_HEADING_WORDS = 4
_NAME_RATIO = 1.3  # font size against the largest of the other cells


def read_rows(rows: Sequence[Row]) -> Iterator[Draft]:
    """The lines of a table in reading order.

    A row of single short lines is one line, its cells parted by tabs; otherwise cells follow one another. Where a row
    of headings stands over cells of several lines the table is a layout, and is read column by column.
    """
    for _, group in groupby(rows, key=len):
        block = list(group)
        if _is_layout(block):
            for column in range(len(block[0])):
                for row in block:
                    yield from row[column]
        else:
            for row in block:
                yield from _read_row(row)


def _read_row(row: Row) -> Iterator[Draft]:
    cells = [cell for cell in row if cell]
    if len(cells) < 2 or any(len(cell) > 1 for cell in cells) or _are_long(cells):
        for cell in _name_first(cells):
            yield from cell
        return
    drafts = [cell[0] for cell in cells]
    yield Draft(
        "\t".join([draft.text.strip() for draft in drafts]),
        size=max((draft.size for draft in drafts if draft.size is not None), default=None),
        bold=all(draft.bold for draft in drafts),
        heading=all(draft.heading for draft in drafts),
        bullet=drafts[0].bullet,
        paragraph=True,
    )


def _name_first(cells: Sequence[Cell]) -> Sequence[Cell]:
    """A main column that opens with the person's name, by far the largest line, goes before a sidebar on its left."""
    if len(cells) < 2:
        return cells
    tops = [cell[0].size or 0 for cell in cells]
    largest = tops.index(max(tops))
    others = max((draft.size or 0 for i, cell in enumerate(cells) if i != largest for draft in cell), default=0)
    if largest == 0 or tops[largest] < _NAME_RATIO * others or others == 0:
        return cells
    return [cells[largest], *cells[:largest], *cells[largest + 1 :]]


def _are_long(cells: Sequence[Cell]) -> bool:
    return sum(len(cell[0].text) > _LONG for cell in cells) > 1


def _is_layout(rows: Sequence[Row]) -> bool:
    return any(
        _is_row_of_headings(above) and any(len(cell) > 1 for cell in below) and sum(map(bool, below)) > 1
        for above, below in pairwise(rows)
    )


def _is_row_of_headings(row: Row) -> bool:
    cells = [cell for cell in row if cell]
    return len(cells) > 1 and all(len(cell) == 1 and _is_heading(cell[0]) for cell in cells)


def _is_heading(draft: Draft) -> bool:
    return draft.heading or (draft.text.isupper() and len(draft.text.split()) <= _HEADING_WORDS)
