"""From the words of a page to its fragments: the unbroken runs of words that columns and lines are made of.

A fragment ends at a gap too wide for a space. Letter-spaced headings are joined into words here, because only the page
shows where their letters belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from resume_check.model import BBox
from resume_check.parsers.normalise import BULLET
from resume_check.parsers.pdf_words import FontKind, PageWord

_ROW_TOLERANCE: Final = 0.25  # of the font size: how far baselines may differ in one row
_FRAGMENT_GAP: Final = 0.9  # of the font size: a gap over this parts fragments
_COLUMN_GAP: Final = (
    0.55  # of the font size: a gap over this parts fragments where the row's other gaps are much smaller
)
_SAME_BASELINE: Final = 1.5  # points
_BULLET_REACH: Final = 60.0  # points between a drawn bullet and its text
_SPACED_REACH: Final = 2.5  # of the font size: the widest gap between two spaced-out words
_SPACED_LETTERS: Final = 4  # a run of at least so many single letters is a spaced word
_BULLET_GLYPHS: Final = frozenset("•◦▪▫●○■□◆◇‣⁃∙►▶▸▹➢➤➔➜✓✔☑★☆❖❑❒❏⦁⬥⯈·-–—*¤»›→")
_LEADER: Final = 4  # so many dots in a row lead to something
_DOTS: Final = frozenset(".…·_")
_DOTTED: Final = re.compile(r"([^.]{0,60})\.{4,200}([^.]{0,60})")
# Circles, squares, ticks, arrows and stars of Font Awesome, which some templates use for bullets; "{" is MarVoSym's.
_ICON_BULLETS: Final = frozenset(
    "{\uf111\uf10c\uf192\uf00c\uf046\uf058\uf05d\uf0da\uf054\uf105\uf101\uf0a9\uf138\uf18e\uf061\uf178\uf0a4\uf005\uf0c8\uf096"
)
# What the glyphs of symbol fonts that have no names of their own are read as.
_SYMBOL_BULLETS: Final = frozenset("§ØüvqnlumàèwyoµÿþðñÐ{}·¨¡¤°*∗/•◦.,-→⇒▷▶")


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


def fragments_of(words: Sequence[PageWord]) -> list[Fragment]:
    """All fragments of a page, from the top; words without text are gone, drawn bullets are known."""
    result: list[Fragment] = []
    common = _repeated_openers(words)
    for row in _rows(words):
        ordered = _join_spaced(_without_leaders(sorted(row, key=lambda word: word.box.x0)))
        limit = _gap_limit(ordered)
        run: list[PageWord] = []
        opener: PageWord | None = None
        for word in ordered:
            if run and _is_parted(run, word, limit):
                result.append(_fragment(run, opener))
                run, opener = [], None
            if not run and opener is None and _is_bullet(word, common):
                opener = replace(word, text=word.text if word.text in "-–—*·" and word.text else BULLET)
                continue
            if opener is not None and not run and word.box.x0 - opener.box.x1 > _BULLET_REACH:
                opener = None
            if word.text and not (word.text == BULLET and len(word.raw) == 1 and word.raw != BULLET):
                run.append(word)
        if run:
            result.append(_fragment(run, opener))
    return result


def _is_parted(run: Sequence[PageWord], word: PageWord, limit: float) -> bool:
    """Whether the gap before `word` ends the fragment; spaced-out words have wide gaps between them."""
    if word.spaced and run[-1].spaced:
        limit = _SPACED_REACH
    gap = word.box.x0 - max([before.box.x1 for before in run[-3:]])
    return gap > limit * max(run[-1].style.size, word.style.size, 4.0)


def _gap_limit(row: Sequence[PageWord]) -> float:
    """The widest gap inside a fragment, of the font size: a row of narrow spaces shows a column by a lesser gap."""
    gaps = sorted((after.box.x0 - before.box.x1) / max(after.style.size, 4.0) for before, after in pairwise(row))
    if len(gaps) < 3:
        return _FRAGMENT_GAP
    return min(_FRAGMENT_GAP, max(_COLUMN_GAP, 2.2 * gaps[len(gaps) // 2]))


def _fragment(run: list[PageWord], opener: PageWord | None) -> Fragment:
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


def _rows(words: Sequence[PageWord]) -> Iterator[list[PageWord]]:
    """Words grouped by baseline, from the top."""
    row: list[PageWord] = []
    for word in sorted(words, key=lambda word: word.baseline):
        tolerance = max(_ROW_TOLERANCE * min(word.style.size, row[0].style.size), 0.7) if row else 0.0
        if row and word.baseline - row[0].baseline > tolerance:
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _repeated_openers(words: Sequence[PageWord]) -> set[str]:
    """Glyphs without a meaning of their own that come more than once: bullets of an unknown font."""
    counts: dict[str, int] = {}
    for word in words:
        if len(word.raw) == 1 and (word.style.kind is FontKind.SYMBOL or "\ue000" <= word.raw <= "\uf8ff"):
            counts[word.raw] = counts.get(word.raw, 0) + 1
    return {raw for raw, count in counts.items() if count > 1}


def _is_bullet(word: PageWord, common: set[str]) -> bool:
    if word.raw == "(cid:127)":
        return True
    if word.style.kind is FontKind.ICON:
        return not word.text and word.raw[0] in _ICON_BULLETS
    if len(word.raw) != 1:
        return False
    if word.raw in _BULLET_GLYPHS or word.text == BULLET:
        return True
    if word.style.kind is FontKind.SYMBOL:
        return word.raw in _SYMBOL_BULLETS or word.raw in common
    return word.raw in "\x7f\x95"


def _without_leaders(row: list[PageWord]) -> list[PageWord]:
    """`row` without the dots that lead the eye to a date: "Writer ....... 2019"."""
    if not any("..." in word.text or word.text in _DOTS for word in row):
        return row
    result: list[PageWord] = []
    for dots, group in groupby(row, key=lambda word: word.text in _DOTS):
        words = list(group)
        if not dots or len(words) < _LEADER:
            result.extend(part for word in words for part in _parts_around_dots(word))
    return result


def _parts_around_dots(word: PageWord) -> list[PageWord]:
    match = _DOTTED.fullmatch(word.text)
    if match is None:
        return [word]
    width = (word.box.x1 - word.box.x0) / len(word.text)
    return [
        replace(
            word,
            text=match.group(i),
            raw=match.group(i),
            box=word.box._replace(x0=word.box.x0 + width * match.start(i), x1=word.box.x0 + width * match.end(i)),
        )
        for i in (1, 2)
        if match.group(i)
    ]


def _join_spaced(row: list[PageWord]) -> list[PageWord]:
    """`row` with runs of single letters joined: "E D U C A T I O N" is one word."""
    if sum(len(word.text) == 1 for word in row) < _SPACED_LETTERS:
        return row
    result: list[PageWord] = []
    run: list[PageWord] = []
    for word in row:
        reach = (
            run
            and word.box.x0 - run[-1].box.x1 < _SPACED_REACH * word.style.size
            and run[-1].style.size == word.style.size
        )
        if run and not (reach and _is_letter(word)):
            result.extend(_words_of_letters(run))
            run = []
        if _is_letter(word):
            run.append(word)
        else:
            result.append(word)
    result.extend(_words_of_letters(run))
    return result


def _is_letter(word: PageWord) -> bool:
    text = word.text
    return (len(text) == 1 and (text.isalpha() or text in "&/")) or (len(text) == 2 and text.isupper())


def _words_of_letters(run: list[PageWord]) -> list[PageWord]:
    singles = [word for word in run if len(word.text) == 1]
    letters = "".join(word.text for word in singles)
    if len(singles) < _SPACED_LETTERS or not (letters.isupper() or letters[1:].islower() or len(singles) > 6):
        return run
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 3]
    limit = max(usual * 1.6, usual + 0.15 * run[0].style.size)
    groups: list[list[PageWord]] = [[run[0]]]
    for word, gap in zip(run[1:], gaps, strict=True):
        if gap > limit:
            groups.append([word])
        else:
            groups[-1].append(word)
    if max(len(group) for group in groups) < _SPACED_LETTERS - 1:
        return run
    return [_merge(group) for group in groups]


def _merge(words: list[PageWord]) -> PageWord:
    return replace(
        words[0],
        text="".join(word.text for word in words),
        raw="".join(word.raw for word in words),
        box=union([word.box for word in words]),
        spaced=True,
    )
