"""The part of a report that is about a job advert, as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from resume_check.model import JobMatch, RequirementKind, RequirementMatch, Status
from resume_check.reporter.blocks import (
    Block,
    Heading,
    Inline,
    Item,
    Items,
    Paragraph,
    Run,
    Tone,
    faint,
    passage,
    quote,
    strong,
    text,
)
from resume_check.reporter.plain import escaped, shown

MOST_JOB_TIPS = 5
MOST_UNKNOWN = 5
_WORDS = {Status.DEMONSTRATED: "shown in use", Status.LISTED: "only listed", Status.ABSENT: "missing"}
_TONES = {Status.DEMONSTRATED: Tone.GOOD, Status.LISTED: Tone.MIDDLING, Status.ABSENT: Tone.BAD}
_DEGREES = {Status.DEMONSTRATED: "held", Status.LISTED: "not finished, or only claimed", Status.ABSENT: "not found"}


def job_blocks(job: JobMatch, *, verbose: bool) -> Iterator[Block]:
    """How the resume matches the advert; with `verbose` all requirements with their evidence."""
    name = escaped(job.advert.title or job.advert.file.name)
    yield Heading(f"Job advert: {shown(name)}, {job.match:.1f} of 100")
    yield Paragraph(text(f"From {escaped(job.advert.file.name)}; the score above stays that of the role."))
    for title, required in (("Required", True), ("Nice to have", False)):
        own = [item for item in job.requirements if item.requirement.required is required]
        if own and verbose:
            yield Heading(f"{title} ({len(own)})", 3)
            yield Items(tuple(_judged(item) for item in own))
        elif own:
            yield from _counted(title, own)
    if job.tips:
        yield Heading("Tips for this advert, with the points of the match", 3)
        tips = job.tips if verbose else job.tips[:MOST_JOB_TIPS]
        yield Items(tuple(Item(text(Run(tip.message)), mark=f"+{tip.gain:.1f}") for tip in tips))
    unknown = job.advert.not_understood if verbose else job.advert.not_understood[:MOST_UNKNOWN]
    if unknown:
        yield Heading("Lines of the advert that were not understood", 3)
        yield Items(tuple(Item((quote(line.text), faint(f" (line {line.line})"))) for line in unknown))
    if job.warnings:
        yield Items(tuple(Item(text(warning.message), mark="!") for warning in job.warnings))


def _counted(title: str, own: list[RequirementMatch]) -> Iterator[Block]:
    """The requirements by status, their names alone."""
    for status in Status:
        names = [name_of(item) for item in own if item.status is status]
        if names:
            yield Paragraph(text(strong(f"{title}, {_group(status)}: "), Run(", ".join(names), _TONES[status])))


def _group(status: Status) -> str:
    return {Status.DEMONSTRATED: "met", Status.LISTED: "in part", Status.ABSENT: "missing"}[status]


def name_of(item: RequirementMatch) -> str:
    """A requirement with what decided or how far it is met."""
    if item.had is not None:
        return f"{item.requirement.label} (found: {item.had:g})"
    return f"{item.requirement.label} (by {item.met_by})" if item.met_by else item.requirement.label


def status_words(item: RequirementMatch) -> str:
    """What is said of a requirement's status."""
    kind = item.requirement.kind
    if kind is RequirementKind.YEARS:
        return f"{item.had:g} found"
    return (_DEGREES if kind is RequirementKind.DEGREE else _WORDS)[item.status]


def _judged(item: RequirementMatch) -> Item:
    by = f" (by {item.met_by})" if item.met_by else ""
    head = text(strong(item.requirement.label), ": ", Run(status_words(item), _TONES[item.status]), by)
    asked: Inline = (
        faint("Asked for: "),
        quote(item.requirement.source.text),
        faint(f" (advert, line {item.requirement.source.line})"),
    )
    return Item(head, below=(asked, *map(passage, item.evidence)))
