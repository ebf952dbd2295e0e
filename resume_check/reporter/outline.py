"""A report as blocks: what plain text, Markdown and the long text report say, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from resume_check.model import CriterionScore, Evidence, Reading, Report, Status, Tip
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
    count,
    faint,
    passage,
    place_of,
    quote,
    strong,
    text,
)
from resume_check.reporter.job_blocks import job_blocks
from resume_check.reporter.plain import escaped, shown

MOST_STRENGTHS = 8
MOST_TIPS = 6

STATUS_WORDS = {Status.DEMONSTRATED: "shown in use", Status.LISTED: "only listed", Status.ABSENT: "missing"}
STATUS_TONES = {Status.DEMONSTRATED: Tone.GOOD, Status.LISTED: Tone.MIDDLING, Status.ABSENT: Tone.BAD}


def outline(report: Report, *, verbose: bool) -> Iterator[Block]:
    """The whole report; with `verbose` all evidence, else the strongest."""
    yield Heading(f"{escaped(report.file.name)}: {report.score:.1f} of 100", 1)
    yield Paragraph(text(f"Scored for {report.role_title}, as of {report.as_of}."))
    yield Facts(tuple(facts(report)))
    yield Heading("Groups")
    yield groups_table(report)
    yield from tips_part(report, verbose=verbose)
    if verbose:
        yield from details(report)
    else:
        yield from _strengths(report)
        yield from _named("Only listed, not shown in use", listed_only(report))
        yield from _named("Missing", missing(report))
    if report.job is not None:
        yield from job_blocks(report.job, verbose=verbose)
    yield from _ats(report)
    yield from _warnings(report)


def details(report: Report) -> Iterator[Block]:
    """Every criterion with all its evidence, the results and the jobs."""
    for group in report.groups:
        yield Heading(f"{group.label}: {group.score:.1f} of 100")
        yield Items(tuple(_judged(item) for item in report.criteria if item.group == group.id))
    if report.results:
        yield Heading(f"Measurable results ({len(report.results)})")
        yield Items(
            tuple(
                Item((*passage(item.evidence), faint(f": {', '.join(map(shown, item.quantities))}")))
                for item in report.results
            )
        )
    if report.experience.jobs:
        yield Heading(f"Jobs as they were read ({len(report.experience.jobs)})")
        yield Items(tuple(_jobs(report)))


def facts(report: Report) -> Iterator[tuple[str, Inline]]:
    """What is known of the person and the file, by name."""
    experience, band = report.experience, report.experience.salary_band
    if report.file.pages is not None:
        yield "Pages", text(str(report.file.pages))
    yield "Level", text(experience.level_label)
    yield "Experience", text(years_words(experience.relevant_years, experience.years))
    yield (
        "Salary band",
        text(f"{band.low:,} to {band.high:,} {band.currency} a year (the guide's figures for {band.label})"),
    )
    yield "Next step", text(experience.next_step)
    held = [item.label for item in report.criteria if item.id in report.certifications]
    if held:
        yield "Certificates", text(", ".join(held))
    if report.portfolio.links:
        yield "Portfolio", text(", ".join(report.portfolio.links))
    yield "Reading", text(reading_words(report.reading))


def years_words(relevant: float, years: float) -> str:
    """The years of experience as a phrase."""
    return f"{relevant:.1f} years of this role's work, {years:.1f} years in all"


def reading_words(reading: Reading) -> str:
    """How the file was read, on a line."""
    parts = [f"{reading.words} words by {reading.engine}, {reading.word_share:.0%} look like words"]
    if reading.ocr_pages:
        parts.append(f"{count(len(reading.ocr_pages), 'page')} from the picture")
    if reading.pages_without_text:
        parts.append(f"{count(len(reading.pages_without_text), 'page')} without text")
    hidden = sum(part.words or 0 for part in reading.left_out)
    if hidden:
        parts.append(f"{count(hidden, 'hidden word')} left out")
    return "; ".join(parts)


def groups_table(report: Report) -> Table:
    """The groups with score and weight."""
    required = {item.group for item in report.criteria if not item.optional}
    rows = tuple(
        text(group.label, f"{group.score:.1f}", f"{group.weight:.0%}" if group.id in required else "can only add")
        for group in report.groups
    )
    return Table(("Group", "Score", "Weight"), tuple(tuple((cell,) for cell in row) for row in rows))


def with_status(report: Report, status: Status) -> list[CriterionScore]:
    """The criteria of that status, those that weigh most first."""
    return sorted((item for item in report.criteria if item.finding.status is status), key=lambda item: -item.weight)


def listed_only(report: Report) -> list[CriterionScore]:
    """What is claimed and not shown. A certificate that is held can be no more than listed, and is named elsewhere."""
    return [item for item in with_status(report, Status.LISTED) if item.id not in report.certifications]


def missing(report: Report) -> list[CriterionScore]:
    """What is required and not there."""
    return [item for item in with_status(report, Status.ABSENT) if not item.optional]


def label_of(report: Report, tip: Tip) -> str:
    """The label of the criterion that a tip is about, "" where it is about none."""
    criterion = _criterion_of(report, tip)
    return criterion.label if criterion else ""


def _criterion_of(report: Report, tip: Tip) -> CriterionScore | None:
    return next((item for item in report.criteria if item.id == tip.criterion), None)


def tip_lines(report: Report, tip: Tip) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    """The lines that a tip is about, by what they are called."""
    criterion = _criterion_of(report, tip)
    claimed = criterion is not None and criterion.finding.status is Status.LISTED and tip.gain > 0
    place = criterion.finding.evidence[:1] if criterion is not None and claimed else ()
    if set(place) & set(tip.evidence):  # the place itself is what to change
        place = ()
    change = "Best line to show it in" if place else "Line to change"
    return tuple((name, lines) for name, lines in (("Listed here", place), (change, tip.evidence)) if lines)


def tips_part(report: Report, *, verbose: bool) -> Iterator[Block]:
    """The tips with what each is worth."""
    if not report.tips:
        return
    yield Heading("Tips, with the points that each is worth")
    shown_tips = report.tips if verbose else report.tips[:MOST_TIPS]
    yield Items(tuple(_tip(report, tip, verbose=verbose) for tip in shown_tips))
    left = len(report.tips) - len(shown_tips)
    if left:
        yield Paragraph(text(faint(f"{count(left, 'more tip')} with --verbose.")))


def labelled(label: str) -> Inline:
    """A label with its colon, or nothing."""
    return text(strong(label), ": ") if label else ()


def _tip(report: Report, tip: Tip, *, verbose: bool) -> Item:
    label = label_of(report, tip)
    below = (
        (faint(f"{name}: "), *passage(line))
        for name, lines in tip_lines(report, tip)
        for line in (lines if verbose else lines[:1])
    )
    return Item((*labelled(label), Run(tip.message)), mark=f"+{tip.gain:.1f}", below=tuple(below))


def _strengths(report: Report) -> Iterator[Block]:
    found = with_status(report, Status.DEMONSTRATED)
    yield Heading(f"Strengths ({len(found)} shown in use)" if found else "Strengths")
    if not found:
        yield Paragraph(text("Nothing that the role asks for is shown in use."))
        return
    yield Items(tuple(_strength(item) for item in found[:MOST_STRENGTHS]))
    rest = ", ".join(item.label for item in found[MOST_STRENGTHS:])
    if rest:
        yield Paragraph(text(f"Also shown: {rest}"))


def _strength(item: CriterionScore) -> Item:
    return Item(text(Run(item.label, Tone.STRONG)), below=tuple(map(passage, item.finding.evidence[:1])))


def _named(title: str, criteria: list[CriterionScore]) -> Iterator[Block]:
    if criteria:
        yield Heading(f"{title} ({len(criteria)})")
        yield Paragraph(text(", ".join(item.label for item in criteria)))


def points(item: CriterionScore) -> str:
    """What a criterion brings to the total, and what it can bring."""
    bonus = ", can only add" if item.optional else ""
    return f"{100 * item.weight * item.finding.score:.1f} of {100 * item.weight:.1f} points{bonus}"


def _judged(item: CriterionScore) -> Item:
    status = item.finding.status
    counted = (_reasoned(one) for one in item.finding.evidence)
    not_counted = (
        (Run("Does not count: ", Tone.BAD), quote(one.quote), faint(f" ({place_of(one)}): {shown(one.reason)}"))
        for one in item.finding.rejected
    )
    head = text(strong(item.label), ": ", Run(STATUS_WORDS[status], STATUS_TONES[status]), f", {points(item)}")
    return Item(head, below=(*counted, *not_counted))


def _reasoned(evidence: Evidence) -> Inline:
    return (*passage(evidence), faint(f": {shown(evidence.term)}, {shown(evidence.reason)}"))


def _jobs(report: Report) -> Iterator[Item]:
    for job in report.experience.jobs:
        name = ", ".join(shown(part) for part in (job.title, job.organisation) if part) or "no title found"
        what = "this role's work" if job.relevant else "other work" if job.counted else f"not counted: {job.reason}"
        yield Item(text(name, faint(f", {job.first} to {job.last}: {what}")))


def _ats(report: Report) -> Iterator[Block]:
    if report.ats:
        yield Heading("For applicant tracking systems (the score stays as it is)")
        yield Items(tuple(Item(text(f"{item.message} {item.fix}"), mark=item.severity.value) for item in report.ats))


def _warnings(report: Report) -> Iterator[Block]:
    said = {finding.id for finding in report.ats}
    warnings = [warning for warning in report.warnings if warning.id not in said]
    if warnings:
        yield Heading("Warnings")
        items = (text(item.message, "" if item.page is None else faint(f" (page {item.page})")) for item in warnings)
        yield Items(tuple(Item(one, mark="!") for one in items))
