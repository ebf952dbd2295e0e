"""Running headers and footers: what stands at the top or foot of page after page and is no part of the text's flow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from resume_check.parsers.fragments import Fragment

_EDGE: Final = 0.12  # of the page height: where running headers and footers stand
_SHIFT: Final = 4.0  # points that a running line may move from page to page
_DIGITS: Final = re.compile(r"\d{1,4}")
_PAGE_NUMBER: Final = re.compile(
    r"(?:page|seite|p\.)?\s{0,3}[-–]?\s{0,2}\d{1,3}(?:\s{0,3}(?:/|of|von)\s{0,3}\d{1,3})?\s{0,2}[-–]?", re.IGNORECASE
)


def find_running(pages: Sequence[tuple[list[Fragment], float]]) -> set[int]:
    """The ids of the fragments to take out of the flow; each page comes with its height.

    A header of the first page stays where it is: it may hold the name and the contact details.
    """
    places: dict[tuple[str, bool], list[tuple[int, float]]] = {}
    edges: list[tuple[int, Fragment, tuple[str, bool]]] = []
    for i, (fragments, height) in enumerate(pages):
        for fragment in fragments:
            at_top = fragment.bottom < _EDGE * height
            if at_top or fragment.bottom > (1 - _EDGE) * height:
                key = (_DIGITS.sub("#", fragment.text), at_top)
                places.setdefault(key, []).append((i, fragment.baseline))
                edges.append((i, fragment, key))
    return {id(fragment) for i, fragment, key in edges if _is_running(i, fragment, key, places[key])}


def _is_running(page: int, fragment: Fragment, key: tuple[str, bool], places: Sequence[tuple[int, float]]) -> bool:
    at_top = key[1]
    if _PAGE_NUMBER.fullmatch(fragment.text):
        return not at_top or page > 0
    if at_top and page == 0:
        return False
    return any(other != page and abs(baseline - fragment.baseline) < _SHIFT for other, baseline in places)
