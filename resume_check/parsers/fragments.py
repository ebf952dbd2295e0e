"""Fragments: the unbroken runs of words that columns and lines are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from resume_check.model import BBox
from resume_check.parsers.pdf_words import PageWord

_SAME_BASELINE: Final = 1.5  # points


@dataclass(slots=True, eq=False)
class Fragment:
    """Words of one printed line without a wide gap between them."""

    words: list[PageWord]
    box: BBox
    baseline: float
    size: float
    bold: bool
    bullet: bool = False  # opens with a drawn bullet, which is the first word, with BULLET for its text
    cells: tuple[int, ...] = ()  # of a table row: indices of the words that open a cell

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join([word.text for word in self.words])


def fragment_of(run: list[PageWord], opener: PageWord | None) -> Fragment:
    """The words of `run`, with the bullet that opens it."""
    words = [opener, *run] if opener is not None else run
    box = union([word.box for word in words])
    weight = sum(len(word.text) for word in run if word.style.bold)
    return Fragment(
        words=words,
        box=box,
        baseline=run[0].baseline,
        size=median([word.style.size for word in run]),
        bold=weight * 2 > sum(len(word.text) for word in run),
        bullet=opener is not None,
    )


def union(boxes: Sequence[BBox]) -> BBox:
    """The smallest box around `boxes`."""
    return BBox(
        min([box.x0 for box in boxes]),
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )


def share_baseline(one: Fragment, other: Fragment) -> bool:
    """Whether the fragments stand in one row; a small sign beside a large one may be set a little higher."""
    apart = abs(one.baseline - other.baseline)
    return apart <= _SAME_BASELINE + min(0.3 * abs(one.size - other.size), 2.0)
