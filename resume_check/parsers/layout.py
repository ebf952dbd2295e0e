"""From the words of a page to its fragments: the unbroken runs of words that columns and lines are made of.

A fragment ends at a gap too wide for a space. Letter-spaced headings are joined into words here, because only the page
shows where their letters belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from resume_check.model import BBox
from resume_check.parsers.fragments import Fragment, fragment_of
from resume_check.parsers.normalise import BULLET
from resume_check.parsers.pdf_words import FontKind, PageWord
from resume_check.parsers.upright import place, upright_lines
from resume_check.parsers.word_runs import SPACED_REACH, joined_row

_ROW_TOLERANCE: Final = 0.25  # of the font size: how far baselines may differ in one row
_FRAGMENT_GAP: Final = 0.9  # of the font size: a gap over this parts fragments
_COLUMN_GAP: Final = 0.55  # the same where the row's other gaps are much smaller
_JUSTIFIED_GAP: Final = 1.6  # of the font size: the widest space of a justified line
_MIN_DOT: Final = 0.12  # of the font size: how wide a drawn bullet is
_MAX_DOT: Final = 0.55
_DOT_REACH: Final = 2.0  # of the font size, from a drawn bullet to its text
_BULLET_REACH: Final = 60.0  # points between a drawn bullet and its text
_BULLET_GLYPHS: Final = frozenset("•◦▪▫●○■□◆◇‣⁃∙►▶▸▹➢➤➔➜✓✔☑★☆❖❑❒❏⦁⬥⯈·-–—*¤»›→")
# Circles, squares, ticks, arrows and stars of Font Awesome, which some templates use for bullets; "{" is MarVoSym's.
_ICON_BULLETS: Final = frozenset(
    "{\uf111\uf10c\uf192\uf00c\uf046\uf058\uf05d\uf0da\uf054\uf105\uf101\uf0a9\uf138\uf18e\uf061\uf178\uf0a4\uf005\uf0c8\uf096"
)
# What the glyphs of symbol fonts that have no names of their own are read as.
_SYMBOL_BULLETS: Final = frozenset("§ØüvqnlumàèwyoµÿþðñÐ{}·¨¡¤°*∗/•◦.,-→⇒▷▶")


def fragments_of(words: list[PageWord], dots: Sequence[BBox] = (), areas: Sequence[BBox] = ()) -> list[Fragment]:
    """All fragments of a page, from the top; words without text are gone, bullets are known.

    `dots` are what is drawn on the page that may be a bullet, `areas` what is coloured.
    """
    result: list[Fragment] = []
    common = _repeated_openers(words)
    upright = upright_lines(words)
    for row in _rows([word for word in words if not word.style.turn] if upright else words):
        _add_row(result, joined_row(row), common, dots)
    result.extend(place(upright, result, areas))
    return result


def _add_row(result: list[Fragment], row: list[PageWord], common: set[str], dots: Sequence[BBox]) -> None:
    """Add the fragments of `row`, which is in order from left to right."""
    limit = _gap_limit(row)
    run: list[PageWord] = []
    opener: PageWord | None = None
    for word in row:
        if run and _is_parted(run, word, limit):
            result.append(fragment_of(run, opener))
            run, opener = [], None
        if not run:
            if opener is None and _is_bullet(word, common):
                text = word.text if word.text in "-–—*·" and word.text else BULLET
                opener = word.rewritten(text, word.raw, word.box)
                continue
            if opener is not None and word.x0 - opener.x1 > _BULLET_REACH:
                opener = None
            if opener is None and dots:
                opener = _drawn_bullet(word, dots)
        if word.text and not (word.text == BULLET and len(word.raw) == 1 and word.raw != BULLET):
            run.append(word)
    if run:
        result.append(fragment_of(run, opener))


def _drawn_bullet(word: PageWord, dots: Sequence[BBox]) -> PageWord | None:
    """A dot that opens the line of `word`; one of a row of dots shows a level."""
    size = word.style.size
    row = [dot for dot in dots if word.top < (dot.top + dot.bottom) / 2 < word.baseline + 0.1 * size]
    for dot in row:
        fits = _MIN_DOT * size < dot.x1 - dot.x0 < _MAX_DOT * size
        if fits and 0 < word.x0 - dot.x1 < _DOT_REACH * size and not _has_neighbour(dot, row, size):
            return word.rewritten(BULLET, BULLET, dot)
    return None


def _has_neighbour(dot: BBox, row: Sequence[BBox], size: float) -> bool:
    return any(0 < abs(other.x0 - dot.x0) < _DOT_REACH * size for other in row)


def _is_parted(run: list[PageWord], word: PageWord, limit: float) -> bool:
    """Whether the gap before `word` ends the fragment; spaced-out words have wide gaps between them."""
    last = run[-1]
    if word.spaced and last.spaced:
        limit = SPACED_REACH
    widest = limit * max(last.style.size, word.style.size, 4.0)
    return word.x0 - last.x1 > widest and all(word.x0 - before.x1 > widest for before in run[-3:-1])


def _gap_limit(row: list[PageWord]) -> float:
    """The widest gap inside a fragment, of the font size: a row of narrow spaces shows a column by a lesser gap."""
    if len(row) < 4:
        return _FRAGMENT_GAP
    gaps = [(after.x0 - before.x1) / max(after.style.size, 4.0) for before, after in pairwise(row)]
    gaps.sort()
    if gaps[-1] < min(1.15 * gaps[0] + 0.05, _JUSTIFIED_GAP):
        return _JUSTIFIED_GAP  # the spaces of a justified line are all as wide
    return min(_FRAGMENT_GAP, max(_COLUMN_GAP, 2.2 * gaps[len(gaps) // 2]))


def _rows(words: list[PageWord]) -> list[list[PageWord]]:
    """Words grouped by baseline, from the top, each row from left to right."""
    rows: list[list[PageWord]] = []
    row: list[PageWord] = []
    first = size = 0.0
    for word in sorted(words, key=attrgetter("baseline")):
        if not row or word.baseline - first > max(_ROW_TOLERANCE * min(word.style.size, size), 0.7):
            row = []
            rows.append(row)
            first, size = word.baseline, word.style.size
        row.append(word)
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def _repeated_openers(words: list[PageWord]) -> set[str]:
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
