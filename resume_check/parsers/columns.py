"""Reading order: a page is cut at gutters into columns beside each other and parts below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from resume_check.model import BBox
from resume_check.parsers.cards import find_grid, strips
from resume_check.parsers.fragments import Fragment
from resume_check.parsers.gutters import Row, group_by_baseline, runs
from resume_check.parsers.placed import median_of, union
from resume_check.parsers.side_by_side import column_rows

_MIN_GUTTER: Final = 0.55  # of the font size
_LEAST_SIZE: Final = 0.01  # points: against a division by zero
_WIDE_GUTTER: Final = 1.2  # of the font size: more width says no more
_REAL_COLUMN: Final = 4  # rows on both sides that make a page multi-column
_MAX_DEPTH: Final = 12
_MAX_FRAGMENTS: Final = 600  # a page with more is no resume, and cutting it would take long


class Areas(NamedTuple):
    """Coloured areas of a page that text may stand on."""

    panels: Sequence[BBox] = ()  # tall ones, for a sidebar
    cards: Sequence[BBox] = ()


NO_AREAS: Final = Areas()


class Leaf(NamedTuple):
    """Fragments that are read row by row."""

    fragments: tuple[Fragment, ...]


class Columns(NamedTuple):
    """Two parts beside each other, read one after the other."""

    left: Node
    right: Node
    gutter: float
    left_box: BBox
    right_box: BBox
    real: bool  # both are long enough to call the page multi-column


class Stack(NamedTuple):
    """Parts below each other."""

    parts: tuple[Node, ...]


Node = Leaf | Columns | Stack


class _Cut:
    """A gutter, and the rows that it parts."""

    def __init__(self, gutter: float, rows: list[Row]) -> None:
        self.gutter = gutter
        self.rows = rows
        self.left = [fragment for row in rows for fragment in row.left]
        self.right = [fragment for row in rows for fragment in row.right]
        width = min([fragment.x0 for fragment in self.right]) - max([fragment.x1 for fragment in self.left])
        size = median_of([fragment.size for fragment in self.left])
        # How much speaks for this gutter: the lines that it parts, and its width up to a wide letter.
        self.weight = (len(self.left) + len(self.right)) * min(width / max(size, _LEAST_SIZE), _WIDE_GUTTER)


def arrange(fragments: list[Fragment], areas: Areas = NO_AREAS, *, depth: int = 0) -> Node:
    """The reading order of `fragments`."""
    leaf = Leaf(tuple(fragments))
    if not 3 <= len(fragments) <= _MAX_FRAGMENTS or depth > _MAX_DEPTH:
        return leaf
    grid = find_grid(fragments, areas.cards)
    if grid is not None:
        return _stack([grid.above, *[_cards(row, areas, depth) for row in grid.rows], grid.below], areas, depth)
    cut = _best_cut(fragments, areas.panels)
    if cut is None:
        return leaf
    columns = [
        _columns(cut, strip, areas, depth)
        if any(row.right for row in strip)
        else [f for row in strip for f in row.left]
        for strip in strips(cut.rows)
    ]
    inside = {id(fragment) for fragment in (*cut.left, *cut.right)}
    edge = min(row.baseline for row in cut.rows)
    outside = [fragment for fragment in fragments if id(fragment) not in inside]
    above = [fragment for fragment in outside if fragment.baseline < edge]
    below = [fragment for fragment in outside if fragment.baseline >= edge]
    return _stack([above, *columns, below], areas, depth)


def _stack(parts: Sequence[Node | list[Fragment]], areas: Areas, depth: int) -> Node:
    """`parts` below each other; those that are fragments still have to be arranged."""
    nodes = [arrange(part, areas, depth=depth + 1) if isinstance(part, list) else part for part in parts if part]
    return Stack(tuple(nodes)) if len(nodes) > 1 else nodes[0]


def _columns(cut: _Cut, rows: list[Row], areas: Areas, depth: int) -> Columns:
    left = [fragment for row in rows for fragment in row.left]
    right = [fragment for row in rows for fragment in row.right]
    return Columns(
        arrange(left, areas, depth=depth + 1),
        arrange(right, areas, depth=depth + 1),
        cut.gutter,
        union(left),
        union(right),
        min(sum(bool(row.left) for row in rows), sum(bool(row.right) for row in rows)) >= _REAL_COLUMN,
    )


def _cards(row: list[list[Fragment]], areas: Areas, depth: int) -> Node:
    """Cards beside each other, the first against all others."""
    first, *others = row
    node = arrange(first, areas._replace(cards=()), depth=depth + 1)
    if not others:
        return node
    rest = [fragment for card in others for fragment in card]
    left, right = union(first), union(rest)
    real = min(len({round(fragment.baseline) for fragment in side}) for side in (first, rest)) >= _REAL_COLUMN
    return Columns(node, _cards(others, areas, depth), right.x0, left, right, real)


def leaves(node: Node) -> Iterator[Leaf]:
    """The parts of a page in reading order."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Columns):
        yield from leaves(node.left)
        yield from leaves(node.right)
    else:
        for part in node.parts:
            yield from leaves(part)


def is_multi_column(node: Node) -> bool:
    """Whether a reader would say that the page has columns."""
    if isinstance(node, Leaf):
        return False
    if isinstance(node, Columns):
        return node.real or is_multi_column(node.left) or is_multi_column(node.right)
    return any(is_multi_column(part) for part in node.parts)


def _best_cut(fragments: list[Fragment], panels: Sequence[BBox]) -> _Cut | None:
    grouped = group_by_baseline(fragments)
    width = _MIN_GUTTER * median_of([fragment.size for fragment in fragments])
    start = min(fragment.x0 for fragment in fragments) + 2 * width
    best: _Cut | None = None
    for edge in _edges(fragments, start):
        for run in runs(grouped, edge, width):
            lines = sum(len(row.left) + len(row.right) for row in run)
            if best is not None and lines * _WIDE_GUTTER <= best.weight:
                continue
            cut = _cut(edge, run, panels)
            if cut is not None and (best is None or cut.weight > best.weight):
                best = cut
    return best


def _edges(fragments: list[Fragment], start: float) -> list[float]:
    """Where a right column may begin, the likeliest places first."""
    counts: dict[int, int] = {}
    places: dict[int, float] = {}
    for fragment in fragments:
        x0 = fragment.x0
        if x0 >= start:
            key = round(x0)
            counts[key] = counts.get(key, 0) + 1
            places[key] = min(places.get(key, x0), x0)
    return [places[key] for key in sorted(counts, key=lambda key: (-counts[key], key))]


def _cut(edge: float, run: list[Row], panels: Sequence[BBox]) -> _Cut | None:
    rows = run if any(_parts_at(panel, run) for panel in panels) else column_rows(run)
    if not rows:
        return None
    return _Cut(edge, rows)


def _parts_at(panel: BBox, rows: list[Row]) -> bool:
    """Whether one side's text stands on the panel and the other's off it."""
    left = _share_on(panel, [fragment for row in rows for fragment in row.left])
    right = _share_on(panel, [fragment for row in rows for fragment in row.right])
    return (left > 0.8 and right < 0.1) or (right > 0.8 and left < 0.1)


def _share_on(panel: BBox, fragments: list[Fragment]) -> float:
    inside = sum(
        panel.x0 - 1 <= fragment.x0 and fragment.x1 <= panel.x1 + 1 and panel.top <= fragment.baseline <= panel.bottom
        for fragment in fragments
    )
    return inside / len(fragments)
