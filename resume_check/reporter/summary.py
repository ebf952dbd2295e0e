"""The summary of a batch: as one HTML page, and as a few lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

import msgspec

from resume_check.reporter.plain import escaped

BINS: Final = 20  # bars of the distribution; the last holds 100 too
_ON_TERMINAL: Final = 5  # rows of each list


class Ranked(msgspec.Struct, frozen=True):
    """A resume of the ranking."""

    path: str
    score: float  # 0..100, as it is shown
    level: str
    years: float
    report: str | None  # address of its report, relative to the summary
    copies: int = 0  # other paths with the same content


class Gap(msgspec.Struct, frozen=True):
    """A criterion and the share of resumes that do not show it in use, 0..1 each."""

    label: str
    group: str
    absent: float
    listed: float


class Trouble(msgspec.Struct, frozen=True):
    """A kind of failure."""

    code: str
    count: int
    examples: Sequence[tuple[str, str]]  # path and message of the first few


class Summary(msgspec.Struct, frozen=True):
    """A batch in figures. Its size does not depend on the number of resumes."""

    role: str
    as_of: str
    tool: str
    place: str  # what was scanned
    complete: bool
    scored: int
    failed: int
    copies: int
    mean: float | None
    median: float | None
    highest: float | None
    lowest: float | None
    bins: Sequence[int]  # of BINS equal ranges of scores
    ranking: Sequence[Ranked]  # the best
    levels: Sequence[tuple[str, int]]
    gaps: Sequence[Gap]  # the commonest first
    troubles: Sequence[Trouble]  # the commonest first


def render_html(summary: Summary) -> str:
    """`summary` as an HTML page of its own: no script, no network, readable in the dark and on paper."""
    from resume_check.reporter.html_template import render_page

    return render_page("summary", summary=summary, bars=_bars(summary.bins))


def render_text(summary: Summary) -> str:
    """`summary` in a few lines of plain text."""
    lines = [f"{summary.scored:,} scored, {summary.failed:,} failed, {summary.copies:,} duplicates"]
    if summary.mean is not None:
        lines[0] += f"; mean {summary.mean:.1f}, median {summary.median:.1f}"
    best = [f"{item.score:5.1f}  {_cut(escaped(item.path), 34)}" for item in summary.ranking[:_ON_TERMINAL]]
    gaps = [f"{100 * gap.absent:3.0f} %  {escaped(gap.label)[:25]}" for gap in summary.gaps[:_ON_TERMINAL]]
    if best:
        table = [("best", "absent in"), *zip_longest(best, gaps, fillvalue="")]
        lines += [f"  {left:44}{right}".rstrip() for left, right in table]
    lines += [f"  {trouble.count:,} x {trouble.code}" for trouble in summary.troubles]
    return "\n".join(lines)


class _Bar(msgspec.Struct, frozen=True):
    label: str
    count: int
    short: str  # the count, to stand above the bar
    left: int
    height: float


_STEP: Final = 30  # width of a bar with its gap, and height of the picture, in units of the picture
_HEIGHT: Final = 160


def _bars(bins: Sequence[int]) -> list[_Bar]:
    most = max(bins, default=0) or 1
    width = 100 // len(bins)
    return [
        _Bar(
            f"{number * width}\u2013{(number + 1) * width}",
            count,
            _short(count),
            number * _STEP,
            round(_HEIGHT * count / most, 1),
        )
        for number, count in enumerate(bins)
    ]


def _short(count: int) -> str:
    for size, letter in ((1_000_000, "M"), (1000, "k")):
        if count >= 10 * size:
            return f"{count // size}{letter}"
    return str(count)


def _cut(text: str, width: int) -> str:
    """The end of a path, which tells it from others."""
    return text if len(text) <= width else f"...{text[3 - width :]}"
