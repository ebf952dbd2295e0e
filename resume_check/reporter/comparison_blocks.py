"""A comparison as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from resume_check.comparison import (
    Comparison,
    CriterionChange,
    JobChange,
    NoticeChange,
    Passage,
    RequirementChange,
    ResultChange,
    TipChange,
)
from resume_check.reporter.blocks import (
    Block,
    Facts,
    Heading,
    Inline,
    Item,
    Items,
    Paragraph,
    Run,
    Table,
    Tone,
    faint,
    place,
    quote,
    signed,
    strong,
    text,
)
from resume_check.reporter.outline import STATUS_TONES, STATUS_WORDS, labelled, years_words
from resume_check.reporter.plain import escaped, shown

MOST_PASSAGES = 3  # of one criterion, lost and won each


def comparison_blocks(comparison: Comparison, *, verbose: bool = False) -> Iterator[Block]:
    """What changed, from the score to the warnings; what did not change is not named."""
    old, new = comparison.old, comparison.new
    names = escaped(new.name) if old.name == new.name else f"{escaped(old.name)} to {escaped(new.name)}"
    yield Heading(f"{names}: {signed(comparison.change)} points", 1)
    yield Paragraph(text(f"Scored for {comparison.role_title}, as of {comparison.as_of}."))
    yield Facts(tuple(_facts(comparison)))
    if comparison.same:
        yield Paragraph(text("Nothing has changed that the score or the report depends on."))
        return
    yield from _groups(comparison)
    yield from _criteria(comparison, verbose=verbose)
    yield from _job(comparison.job)
    yield from _results("Results lost", comparison.results_lost)
    yield from _results("Results won", comparison.results_won)
    yield from _tips("Tips done", comparison.tips_done)
    yield from _tips("New tips", comparison.tips_new)
    yield from _notices("Warnings gone", comparison.warnings_gone)
    yield from _notices("New warnings", comparison.warnings_new)


def _facts(comparison: Comparison) -> Iterator[tuple[str, Inline]]:
    old, new = comparison.old, comparison.new
    yield "Score", text(f"{old.score:.1f} to {new.score:.1f} of 100 (", _signed(comparison.change), ")")
    if (old.years, old.relevant_years) != (new.years, new.relevant_years):
        was = years_words(old.relevant_years, old.years)
        yield "Experience", text(f"{was}; now {new.relevant_years:.1f}, {new.years:.1f} in all")
    if old.level != new.level:
        yield "Level", text(f"{old.level_label}; now {new.level_label}")


def _signed(points: float) -> Run:
    tone = Tone.GOOD if points > 0 else Tone.BAD if points < 0 else Tone.NORMAL
    return Run(signed(points), tone)


def _groups(comparison: Comparison) -> Iterator[Block]:
    rows = tuple(
        (text(group.label), text(f"{group.old:.1f}"), text(f"{group.new:.1f}"), text(_signed(group.change)))
        for group in comparison.groups
        if group.change
    )
    if rows:
        yield Heading("Groups that moved")
        yield Table(("Group", "Old", "New", "Change"), rows)


def _criteria(comparison: Comparison, *, verbose: bool) -> Iterator[Block]:
    if comparison.criteria:
        yield Heading(f"Criteria that moved ({len(comparison.criteria)})")
        yield Items(tuple(_criterion(change, verbose=verbose) for change in comparison.criteria))


def _criterion(change: CriterionChange, *, verbose: bool) -> Item:
    before, now = STATUS_WORDS[change.old_status], STATUS_WORDS[change.new_status]
    if change.old_status is change.new_status:
        moved = text(strong(change.label), f": still {now}, {'more' if change.points > 0 else 'less'} of it")
    else:
        moved = text(strong(change.label), f": {before}, now ", Run(now, STATUS_TONES[change.new_status]))
    most = None if verbose else MOST_PASSAGES
    lost = (_passage("Lost: ", Tone.BAD, item) for item in change.lost[:most])
    won = (_passage("Won: ", Tone.GOOD, item) for item in change.won[:most])
    return Item(moved, mark=signed(change.points), below=(*lost, *won))


def _job(job: JobChange | None) -> Iterator[Block]:
    if job is None or not (job.change or job.requirements):
        return
    yield Heading(f"Match with {shown(escaped(job.title or job.file))}")
    yield Paragraph(text(f"{job.old:.1f} to {job.new:.1f} of 100 (", _signed(job.change), ")"))
    yield Items(tuple(Item(_requirement(item)) for item in job.requirements))


def _requirement(change: RequirementChange) -> Inline:
    before, now = STATUS_WORDS[change.old_status], STATUS_WORDS[change.new_status]
    if change.old_status is change.new_status:
        more = "more" if change.new_score > change.old_score else "less"
        return text(strong(change.term), f": still {now}, {more} of it")
    return text(strong(change.term), f": {before}, now ", Run(now, STATUS_TONES[change.new_status]))


def _passage(label: str, tone: Tone, passage: Passage) -> Inline:
    where = place(passage.section.value, passage.page, passage.line)
    return (Run(label, tone), quote(passage.text), faint(f" ({where}): {shown(passage.reason)}"))


def _results(title: str, changes: tuple[ResultChange, ...]) -> Iterator[Block]:
    if changes:
        yield Heading(f"{title} ({len(changes)})")
        yield Items(tuple(Item(_result(change)) for change in changes))


def _result(change: ResultChange) -> Inline:
    where = place(change.passage.section.value, change.passage.page, change.passage.line)
    return (quote(change.passage.text), faint(f" ({where}): {', '.join(map(shown, change.quantities))}"))


def _tips(title: str, changes: tuple[TipChange, ...]) -> Iterator[Block]:
    if changes:
        yield Heading(f"{title} ({len(changes)})")
        yield Items(tuple(Item(_tip(change), mark=f"+{change.gain:.1f}") for change in changes))


def _tip(change: TipChange) -> Inline:
    return (*labelled(change.label), Run(change.message))


def _notices(title: str, changes: tuple[NoticeChange, ...]) -> Iterator[Block]:
    if changes:
        yield Heading(f"{title} ({len(changes)})")
        pages = ("" if item.page is None else f" (page {item.page})" for item in changes)
        yield Items(tuple(Item(text(f"{item.message}{page}")) for item, page in zip(changes, pages, strict=True)))
