"""The explanation of one criterion as blocks: its rule, its weight, and every mention with its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from resume_check.model import Evidence, Explanation, Match, Report, Status
from resume_check.reporter.blocks import (
    Block,
    Facts,
    Heading,
    Inline,
    Item,
    Items,
    Paragraph,
    Run,
    count,
    faint,
    passage,
    strong,
    text,
)
from resume_check.reporter.outline import STATUS_TONES, STATUS_WORDS, points
from resume_check.reporter.plain import escaped, shown

_VERDICTS = {Status.DEMONSTRATED: "counts in full", Status.LISTED: "counts as a claim", Status.ABSENT: "does not count"}
_FOUND_BY = {
    Match.EXACT: "its name",
    Match.ALIAS: "another name of it",
    Match.FAMILY: "implies it",
    Match.FUZZY: "a misspelling",
    Match.ACTIVITY: "what was done",
    Match.LINK: "a link",
    Match.DERIVED: "",
}


def explanation_blocks(report: Report, explanation: Explanation) -> Iterator[Block]:
    """Why one criterion of `report` was judged as it was."""
    item = next(item for item in report.criteria if item.id == explanation.criterion)
    group = next(group for group in report.groups if group.id == item.group)
    tip = next((tip for tip in report.tips if tip.criterion == item.id and tip.gain > 0), None)
    status = item.finding.status
    own = sum(other.weight for other in report.criteria if other.group == item.group and not other.optional)
    share = f"{item.weight / own:.0%} of its group, " if own and not item.optional else ""
    yield Heading(f"{item.label} ({item.id}) in {escaped(report.file.name)}", 1)
    rows = [
        ("Status", text(Run(STATUS_WORDS[status], STATUS_TONES[status]))),
        ("Score", text(f"{item.finding.score:.0%}, which is {points(item)}")),
        ("Weight", text(f"{share}{item.weight:.1%} of the total")),
        ("Group", text(f"{group.label}: {group.score:.1f} of 100, {group.weight:.0%} of the total")),
    ]
    if explanation.why:
        rows.append(("Why", text(explanation.why)))
    yield Facts(tuple(rows))
    yield Heading("What counts")
    yield Items(tuple(Item(text(sentence)) for sentence in explanation.rule))
    if explanation.facts:
        yield Heading("In this resume")
        yield Items(tuple(Item(text(sentence)) for sentence in explanation.facts))
    yield from _considered(explanation)
    if tip is not None:
        yield Heading("What would help")
        below = tuple((faint("Line to change: "), *passage(line)) for line in tip.evidence)
        yield Items((Item(text(tip.message), mark=f"+{tip.gain:.1f}", below=below),))


def _considered(explanation: Explanation) -> Iterator[Block]:
    yield Heading(f"What was found ({len(explanation.considered) + explanation.left_out})")
    if not explanation.considered:
        yield Paragraph(text("Nothing in the text speaks of it."))
        return
    lines = groupby(explanation.considered, key=lambda item: (item.start, item.quote))
    yield Items(tuple(_line(list(mentions)) for _, mentions in lines))
    if explanation.left_out:
        yield Paragraph(text(f"{count(explanation.left_out, 'mention')} more."))


def _line(mentions: list[Evidence]) -> Item:
    """A line of the resume, with the verdict on each mention in it."""
    verdicts: dict[tuple[str, ...], list[Evidence]] = {}
    for item in mentions:
        verdicts.setdefault((item.term, item.match, item.status, item.reason), []).append(item)
    return Item(passage(mentions[0]), below=tuple(_mention(same[0], len(same)) for same in verdicts.values()))


def _mention(evidence: Evidence, times: int) -> Inline:
    found = _FOUND_BY[evidence.match]
    if times > 1:
        found = f"{found}, {times} times" if found else f"{times} times"
    return text(
        strong(shown(evidence.term)),
        f" ({found}) " if found else " ",
        Run(_VERDICTS[evidence.status], STATUS_TONES[evidence.status]),
        f": {shown(evidence.reason)}",
    )
