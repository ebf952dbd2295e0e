"""Fragments: the unbroken runs of words that columns and lines are made of."""

from __future__ import annotations

from typing import Final

from resume_check.model import BBox
from resume_check.parsers.pdf_words import PageWord
from resume_check.parsers.placed import Placed, median_of, union

_SAME_BASELINE: Final = 1.5  # points


class Fragment(Placed):
    """Words of one printed line without a wide gap between them."""

    def __init__(
        self,
        words: list[PageWord],
        box: BBox,
        baseline: float,
        size: float,
        bold: bool,
        bullet: bool = False,
        cells: tuple[int, ...] = (),
    ) -> None:
        super().__init__(box.x0, box.top, box.x1, box.bottom)
        self.words = words
        self.text = " ".join([word.text for word in words])  # with spaces between the words
        self.baseline = baseline
        self.size = size
        self.bold = bold
        self.bullet = bullet  # opens with a drawn bullet, which is the first word, with BULLET for its text
        self.cells = cells  # of a table row: indices of the words that open a cell


def fragment_of(run: list[PageWord], opener: PageWord | None) -> Fragment:
    """The words of `run`, with the bullet that opens it."""
    letters = bold = 0
    for word in run:
        letters += len(word.text)
        if word.style.bold:
            bold += len(word.text)
    words = [opener, *run] if opener is not None else run
    size = median_of([word.style.size for word in run])
    return Fragment(words, union(words), run[0].baseline, size, 2 * bold > letters, opener is not None)


def share_baseline(one: Fragment, other: Fragment) -> bool:
    """Whether the fragments stand in one row; a small sign beside a large one may be set a little higher."""
    apart = abs(one.baseline - other.baseline)
    return apart <= _SAME_BASELINE or apart <= _SAME_BASELINE + min(0.3 * abs(one.size - other.size), 2.0)
