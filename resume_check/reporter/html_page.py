"""What the HTML report shows, in the order and shape that its template needs. It computes no score."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from resume_check.model import (
    CriterionScore,
    DocumentView,
    Evidence,
    GroupScore,
    LineKind,
    LineView,
    PageView,
    Report,
    SalaryBand,
    Status,
    Tip,
)
from resume_check.reporter.blocks import place_of
from resume_check.reporter.html_marks import Mark, Marks, Segment, segments
from resume_check.reporter.outline import tip_lines
from resume_check.reporter.plain import escaped

FIRST_TIPS: Final = 3  # on the first screen
_STATUS_NAMES: Final = {Status.DEMONSTRATED: "shown in use", Status.LISTED: "only listed", Status.ABSENT: "absent"}
_ORDER: Final = (Status.DEMONSTRATED, Status.LISTED, Status.ABSENT)


class Passage(NamedTuple):
    """A piece of evidence with its mark."""

    evidence: Evidence
    mark: str  # "" where the resume is not shown
    target: str  # id of the element with the mark
    place: str  # "experience, page 1"


class Judged(NamedTuple):
    """A criterion with its passages."""

    score: CriterionScore
    status_name: str
    points: float  # that it brings, of `most`
    most: float
    passages: tuple[Passage, ...]
    rejected: tuple[Passage, ...]
    tip: str  # id of the element with its tip, "" where there is none


class GroupPart(NamedTuple):
    """A group with its criteria."""

    score: GroupScore
    optional: bool  # all its criteria can only add
    points: float  # that it brings, of `most`
    most: float
    criteria: tuple[Judged, ...]


class Advice(NamedTuple):
    """A tip with what is said around it."""

    id: str  # of its element
    tip: Tip
    label: str
    why: str
    lines: tuple[tuple[str, tuple[Passage, ...]], ...]  # what they are called
    claimed: bool  # the skill is named; a line that could show it is proposed
    gaps: tuple[Segment, ...]  # the example, its gaps apart


class TextLine(NamedTuple):
    """A line of the resume with its marks."""

    kind: str
    segments: tuple[Segment, ...]


class Sheet(NamedTuple):
    """A page of the resume: its picture with marks, and its text."""

    number: int | None
    picture: PageView | None
    marks: tuple[Mark, ...]
    lines: tuple[TextLine, ...]


class Step(NamedTuple):
    """A step of the guide's career path."""

    title: str
    place: str  # "past", "now", "next" or "later"


class Page(msgspec.Struct, frozen=True):
    """All that the template shows."""

    report: Report
    name: str
    counts: tuple[tuple[Status, str, int], ...]
    groups: tuple[GroupPart, ...]
    advice: tuple[Advice, ...]
    first: tuple[Advice, ...]
    sheets: tuple[Sheet, ...]
    path: tuple[Step, ...]
    bands: tuple[tuple[SalaryBand, bool], ...]
    top_salary: int
    data: dict[str, object]
    not_drawn: tuple[tuple[str, str], ...]  # "Pages 2, 9 to 40" and why they have no picture


def page_of(report: Report) -> Page:
    """The page of `report`."""
    marks = Marks(report)
    sheets = _sheets(report, marks)  # first, as passages lead to the marks that are placed here
    advice = tuple(_advice(number, tip, report, marks) for number, tip in enumerate(report.tips, start=1))
    tips = {item.tip.criterion: item.id for item in reversed(advice)}
    judged = [
        _judged(criterion, marks, tips, held=criterion.id in report.certifications) for criterion in report.criteria
    ]
    bands = report.guide.salary_bands or (report.experience.salary_band,)
    return Page(
        report=report,
        name=escaped(report.file.name),
        counts=tuple(
            (status, _STATUS_NAMES[status], sum(item.score.finding.status is status for item in judged))
            for status in _ORDER
        ),
        groups=tuple(_group(group, judged) for group in report.groups),
        advice=advice,
        first=tuple(item for item in advice if item.tip.gain > 0)[:FIRST_TIPS],
        sheets=sheets,
        path=_path(report),
        bands=tuple((band, band.label == report.experience.salary_band.label) for band in bands),
        top_salary=max(band.high for band in bands),
        data=_data(report),
        not_drawn=_not_drawn(report.view),
    )


def _not_drawn(view: DocumentView | None) -> tuple[tuple[str, str], ...]:
    """The pages without a picture, by the reason."""
    pages: dict[str, list[int]] = {}
    for page in view.not_drawn if view is not None else ():
        pages.setdefault(page.reason, []).append(page.number)
    return tuple((f"Page{'s' if len(found) > 1 else ''} {_runs(found)}", reason) for reason, found in pages.items())


def _runs(numbers: list[int]) -> str:
    """Rising numbers with runs of them as one: "2, 9 to 40"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join(" to ".join(map(str, run)) for run in runs)


def _group(group: GroupScore, judged: list[Judged]) -> GroupPart:
    own = tuple(item for item in judged if item.score.group == group.id)
    optional = all(item.score.optional for item in own)
    return GroupPart(group, optional, sum(item.points for item in own), sum(item.most for item in own), own)


def _judged(criterion: CriterionScore, marks: Marks, tips: dict[str, str], *, held: bool) -> Judged:
    finding = criterion.finding
    return Judged(
        criterion,
        "held" if held else _STATUS_NAMES[finding.status],
        100 * criterion.weight * finding.score,
        100 * criterion.weight,
        tuple(_passage(item, marks) for item in finding.evidence),
        tuple(_passage(item, marks) for item in finding.rejected),
        tips.get(criterion.id, ""),
    )


def _passage(evidence: Evidence, marks: Marks) -> Passage:
    return Passage(evidence, marks.id_of(evidence), marks.target_of(evidence), place_of(evidence))


def _advice(number: int, tip: Tip, report: Report, marks: Marks) -> Advice:
    criterion = next((item for item in report.criteria if item.id == tip.criterion), None)
    lines = tip_lines(report, tip)
    return Advice(
        f"tip-{number}",
        tip,
        criterion.label if criterion else "Spelling",
        criterion.why if criterion and tip.gain > 0 else "",
        tuple((name, tuple(_passage(item, marks) for item in found)) for name, found in lines),
        len(lines) > 1,
        _gaps(tip.example),
    )


def _gaps(example: str) -> tuple[Segment, ...]:
    """The parts of an example; those in brackets are gaps to fill in."""
    parts: list[Segment] = []
    rest = example
    while rest:
        before, opened, after = rest.partition("[")
        gap, closed, rest = after.partition("]")
        if before:
            parts.append(Segment(before, ""))
        if closed:
            parts.append(Segment(f"[{gap}]", "gap"))
        elif opened:
            parts.append(Segment(f"[{gap}", ""))
    return tuple(parts)


def _sheets(report: Report, marks: Marks) -> tuple[Sheet, ...]:
    """The pages that have a picture with their text; text without a picture has its marks in it."""
    view = report.view
    if view is None:
        return ()
    pictures = {page.number: page for page in view.pages}
    by_page: dict[int | None, list[LineView]] = {number: [] for number in pictures}
    for line in view.lines:
        by_page.setdefault(line.page, []).append(line)
    return tuple(
        Sheet(
            number,
            pictures.get(number or 0),
            marks.on_page(number) if number in pictures else (),
            tuple(_text_line(line, marks, marked=number not in pictures) for line in lines),
        )
        for number, lines in sorted(by_page.items(), key=lambda item: item[0] or 0)
    )


def _text_line(line: LineView, marks: Marks, *, marked: bool) -> TextLine:
    found = segments(line, marks) if marked else (Segment(line.text, ""),)
    return TextLine(line.kind.value if line.text.strip() else LineKind.TEXT.value, found)


def _path(report: Report) -> tuple[Step, ...]:
    """The guide's path; the person stands on the step before the next one."""
    path = report.guide.career_path
    coming = path.index(report.experience.next_step) if report.experience.next_step in path else len(path)
    places = {coming - 1: "now", coming: "next"}
    return tuple(Step(title, places.get(i, "past" if i < coming else "later")) for i, title in enumerate(path))


def _data(report: Report) -> dict[str, object]:
    """What the script needs to add up the score anew: never a word of the resume."""
    return {
        "groups": [group.id for group in report.groups],
        "criteria": [[item.id, item.group, item.weight, item.finding.score, item.optional] for item in report.criteria],
        "tips": {
            f"tip-{number}": [tip.criterion, tip.target]
            for number, tip in enumerate(report.tips, start=1)
            if tip.target is not None
        },
    }
