"""Prints what was measured: as aligned text, as Markdown tables for the README, and miss by miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tally import Miss, Outcome, StatusTally, Tally

from resume_check import keywords

HEAD = ("criterion", "presence P", "R", "F1", "demonstrated P", "R", "F1", "exact")
Row = Sequence[str]


def plain(outcome: Outcome) -> Iterator[str]:
    """The figures of one set as aligned text."""
    yield f"== {outcome.title}"
    yield from _aligned([HEAD, *criterion_rows(outcome)])
    yield ""
    yield from _aligned(summary_rows(outcome))


def markdown(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """One table of the totals, a column a set, then a table a set with a row a criterion."""
    summaries = [dict(summary_rows(outcome)) for outcome in outcomes]
    names = dict.fromkeys(name for summary in summaries for name in summary)
    rows = [[name, *(summary.get(name, "") for summary in summaries)] for name in names]
    yield from _marked(["figure", *(outcome.title for outcome in outcomes)], rows)
    for outcome in outcomes:
        yield from ("", f"**{outcome.title}**", "")
        yield from _marked(HEAD, list(criterion_rows(outcome)))


def misses(outcome: Outcome) -> Iterator[str]:
    """Each miss with what the report gave as its reasons."""
    for miss in outcome.misses:
        yield from ("", *_miss(miss))


def _miss(miss: Miss) -> Iterator[str]:
    yield f"{miss.what}: wanted {miss.wanted}, had {miss.had}  [{miss.where}]"
    if miss.line:
        yield f"    {miss.line}"
    yield from (f"    - {why}" for why in miss.why or ("the report says nothing of it",))


def criterion_rows(outcome: Outcome) -> Iterator[Row]:
    """A row a criterion, and one for all of them."""
    order = [item.id for item in keywords.load("ml-engineer").criteria]
    criteria = sorted(outcome.criteria.items(), key=lambda item: order.index(item[0]))
    for name, item in (*criteria, ("all", outcome.total)):
        yield (name, *_figures(item.presence), *_shown(item), str(item.exact))


def summary_rows(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The totals of a set, each with its name."""
    presence = outcome.total.presence
    yield "presence P / R / F1", " / ".join(_figures(presence))
    yield "demonstrated P / R / F1", " / ".join(_figures(outcome.total.demonstrated))
    yield "statuses exact", str(outcome.total.exact)
    yield "false alarms", f"{presence.false_alarms}/{presence.false_alarms + presence.rejections}"
    for name, tally in outcome.tallies.items():
        yield f"{name} P / R / F1", " / ".join(_figures(tally))
    for name, share in outcome.shares.items():
        yield name, str(share)


def _shown(item: StatusTally) -> Row:
    """Figures only where a line was labelled or judged demonstrated: a certificate never is."""
    tally = item.demonstrated
    return _figures(tally) if tally.hits + tally.misses + tally.false_alarms else ("–", "–", "–")


def _figures(tally: Tally) -> Row:
    return f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}"


def _aligned(rows: Iterable[Row]) -> Iterator[str]:
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _marked(head: Row, rows: Iterable[Row]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| --- {'| ---: ' * (len(head) - 1)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
