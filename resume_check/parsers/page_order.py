"""The order of printed lines over all pages: sidebars that run over pages, the name first, running headers last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from resume_check.parsers.columns import Columns, Leaf, Node, Stack, leaves
from resume_check.parsers.fragments import Fragment
from resume_check.parsers.pdf_lines import PrintedLine, lines_of
from resume_check.parsers.placed import median_of

_NAME: Final = 1.35  # times the body's size: a name
_INITIALS: Final = 4  # characters: no more than this, however large, is an ornament and no name
_SAME_GUTTER: Final = 15.0  # points
_SIDEBAR: Final = 0.8  # of the other column's width: narrower is a sidebar, wider is a column of running text

Numbered = tuple[int, Node, list[Fragment]]  # page number, layout, running headers and footers


@dataclass(slots=True)
class _Band:
    """One page as header, columns and rest; both columns empty where it has none at its top level."""

    page: int
    above: list[Node]
    columns: Columns | None
    below: list[Node]


def order_pages(pages: Sequence[Numbered]) -> list[PrintedLine]:
    """All printed lines in reading order; running headers and footers come last."""
    bands = [_band(number, node) for number, node, _ in pages]
    if bands:
        _hoist_name(bands[0])
    lines: list[PrintedLine] = []
    column = 0
    for page, node in _flatten(bands):
        for leaf in leaves(node):
            if leaf.fragments:
                lines.extend(lines_of(list(leaf.fragments), page=page, column=column))
                column += 1
    for number, _, running in pages:
        if running:
            lines.extend(lines_of(running, page=number, column=column))
            column += 1
    return lines


def _band(number: int, node: Node) -> _Band:
    parts = list(node.parts) if isinstance(node, Stack) else [node]
    while len(parts) == 1 and isinstance(parts[0], Stack):
        parts = list(parts[0].parts)
    parts = [inner for part in parts for inner in (part.parts if isinstance(part, Stack) else (part,))]
    for i, part in enumerate(parts):
        if isinstance(part, Columns) and part.real:
            return _Band(number, parts[:i], part, parts[i + 1 :])
    return _Band(number, parts, None, [])


def _hoist_name(band: _Band) -> None:
    """Put the name and what stands right under it before both columns, where it tops one of them."""
    everything = [fragment for part in _parts(band) for leaf in leaves(part) for fragment in leaf.fragments]
    if not everything:
        return
    body = median_of([fragment.size for fragment in everything])
    largest = max(everything, key=lambda fragment: (len(fragment.text) > _INITIALS, fragment.size))
    first = _parts(band)[0]
    if largest.size < _NAME * body or not isinstance(first, Columns):
        return
    for side in (first.left, first.right):
        ordered = sorted(
            (fragment for leaf in leaves(side) for fragment in leaf.fragments), key=lambda fragment: fragment.baseline
        )
        if not any(fragment is largest for fragment in ordered[:3]):
            continue
        name = _name_lines(ordered, body)
        rest = _without(first, set(map(id, name)))
        if band.above:
            band.above[0] = rest
        else:
            band.columns = rest
        band.above.insert(0, Leaf(tuple(name)))
        return


def _parts(band: _Band) -> list[Node]:
    return [*band.above, *([band.columns] if band.columns else []), *band.below]


def _name_lines(ordered: list[Fragment], body: float) -> list[Fragment]:
    taken = [ordered[0]]
    for fragment in ordered[1:6]:
        gap = fragment.top - taken[-1].bottom
        large = fragment.size >= _NAME * body
        if not large and (gap > 0.9 * max(fragment.size, taken[-1].size) or fragment.text.isupper()):
            break
        if not large and fragment.bold and taken[-1].size < _NAME * body:
            break
        taken.append(fragment)
    return taken


def _without(columns: Columns, gone: set[int]) -> Columns:
    return Columns(
        _prune(columns.left, gone),
        _prune(columns.right, gone),
        columns.gutter,
        columns.left_box,
        columns.right_box,
        columns.real,
    )


def _prune(node: Node, gone: set[int]) -> Node:
    if isinstance(node, Leaf):
        return Leaf(tuple(fragment for fragment in node.fragments if id(fragment) not in gone))
    if isinstance(node, Columns):
        return _without(node, gone)
    return Stack(tuple(_prune(part, gone) for part in node.parts))


def _flatten(bands: Sequence[_Band]) -> list[tuple[int, Node]]:
    """The parts of all pages; a sidebar and the main text of pages that go on with each other are kept whole."""
    result: list[tuple[int, Node]] = []
    i = 0
    while i < len(bands):
        band = bands[i]
        result.extend((band.page, node) for node in band.above)
        if band.columns is None:
            i += 1
            continue
        left, right = [(band.page, band.columns.left)], [(band.page, band.columns.right)]
        last = band
        while i + 1 < len(bands):
            following = _with_end_of_columns(last, bands[i + 1])
            if not _goes_on(last, following):
                break
            if following.columns is not None:
                left.append((following.page, following.columns.left))
                right.append((following.page, following.columns.right))
                last = following
            else:
                side = right if _side(band.columns, following) == "right" else left
                side.extend((following.page, node) for node in following.above)
            i += 1
        result.extend([*left, *right])
        result.extend((last.page, node) for node in last.below)
        i += 1
    return result


def _with_end_of_columns(band: _Band, following: _Band) -> _Band:
    """`following` with what is too short for columns by itself as columns, where those of `band` go on in it."""
    if band.columns is None or following.columns is not None or not following.above:
        return following
    first, *rest = following.above
    if not isinstance(first, Columns) or not _has_sidebar(band.columns):
        return following
    gutter = band.columns.gutter
    if first.left_box.x1 > gutter or first.right_box.x0 < gutter - 3:
        return following
    return _Band(following.page, [], first, rest)


def _goes_on(band: _Band, following: _Band) -> bool:
    columns = band.columns
    if columns is None or band.below or not _has_sidebar(columns):
        return False
    if following.columns is not None:
        near = abs(following.columns.gutter - columns.gutter) < _SAME_GUTTER
        fits = following.columns.left_box.x1 <= columns.gutter <= following.columns.right_box.x0 + 3
        return not following.above and (near or fits)
    return _side(columns, following) != ""


def _has_sidebar(columns: Columns) -> bool:
    left = columns.left_box.x1 - columns.left_box.x0
    right = columns.right_box.x1 - columns.right_box.x0
    return min(left, right) < _SIDEBAR * max(left, right)


def _side(columns: Columns, band: _Band) -> str:
    """Which column of the page before all of `band` stands under, "" for neither."""
    fragments = [fragment for node in band.above for leaf in leaves(node) for fragment in leaf.fragments]
    if not fragments:
        return ""
    if min(fragment.x0 for fragment in fragments) >= columns.gutter - 3:
        return "right"
    if max(fragment.x1 for fragment in fragments) <= columns.gutter:
        return "left"
    return ""
