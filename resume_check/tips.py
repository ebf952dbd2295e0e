"""What to change, and what it is worth: one tip for each criterion that can rise, the largest gain first."""

from __future__ import annotations

from resume_check.criteria.facts import Facts
from resume_check.fill_in import MIN_WORDS, WORK, Examples
from resume_check.keywords.role import Criterion
from resume_check.matcher import Misspelling
from resume_check.model import Evidence, LineKind, LogicalLine, Match, Status, Tip
from resume_check.score import gains

MAX_SPELLINGS = 5


def make_tips(facts: Facts) -> tuple[Tip, ...]:
    """All tips with a gain, ordered by gain; then the ones that cost nothing to follow, such as mending a spelling."""
    scores = {name: finding.score for name, finding in facts.findings.items()}
    targets: dict[str, float] = {}
    for criterion in facts.keywords.criteria:
        target = _next_score(criterion, facts)
        if target > scores[criterion.id]:
            targets[criterion.id] = target
    points = gains(facts.keywords, scores, targets)
    worth = [item for item in facts.keywords.criteria if points.get(item.id, 0.0) > 0]
    worth.sort(key=lambda item: (-points[item.id], _tip_id(item)))
    examples = Examples(facts)  # the largest gain has the first choice of lines
    tips = [_tip(item, facts, examples, points=points[item.id], target=targets[item.id]) for item in worth]
    first = {item.term: item for item in reversed(facts.annotated.misspellings)}  # one tip a term, at its first place
    spellings = sorted(first.values(), key=lambda item: (item.line, item.term))[:MAX_SPELLINGS]
    return (*tips, *(_spelling_tip(item, facts) for item in spellings))


def _next_score(criterion: Criterion, facts: Facts) -> float:
    """The score that the criterion has when its tip is followed."""
    now = facts.findings[criterion.id].score
    scoring = facts.keywords.scoring
    if criterion.detector == "measurable_results":
        steps = scoring.result_steps
    elif criterion.detector == "projects_highlighted":
        steps = scoring.project_steps
    elif criterion.detector == "tools_named":
        steps = scoring.tool_steps
    else:
        return 1.0
    return next((step for step in steps if step > now + 1e-9), now)


def _tip_id(criterion: Criterion) -> str:
    return criterion.id.replace("_", "-")


def _tip(criterion: Criterion, facts: Facts, examples: Examples, *, points: float, target: float) -> Tip:
    evidence = _line_to_change(criterion, facts)
    own_line = evidence[0].quote if criterion.detector == "measurable_results" and evidence else ""
    example = examples.of(criterion, own_line)
    message = criterion.tip
    if criterion.id in facts.keywords.guide.resume_tips:
        message = f"{facts.keywords.guide.resume_tips[criterion.id]} {message}"
    if criterion.detector == "measurable_results" and not evidence:
        message = f"{facts.keywords.guide.resume_tips.get(criterion.id, '')} {criterion.unmet}.".strip()
    elif _is_claimed(criterion, facts):
        message = f"You name it, but no line about your work shows it. {message}"
        evidence = () if example.line is None else (_best_line(example.line, facts),)
    return Tip(_tip_id(criterion), criterion.id, points, message, evidence, target=target, example=example.text)


def _is_claimed(criterion: Criterion, facts: Facts) -> bool:
    """Whether the criterion is a skill that is named and not shown, so that a line of work should show it."""
    return criterion.detector in ("terms", "combination") and facts.findings[criterion.id].status is Status.LISTED


def _best_line(line: LogicalLine, facts: Facts) -> Evidence:
    return facts.locator.line_evidence(
        line,
        term="best line",
        match=Match.DERIVED,
        status=Status.ABSENT,
        reason="the line of work that comes nearest to it",
    )


def _line_to_change(criterion: Criterion, facts: Facts) -> tuple[Evidence, ...]:
    """The line that the tip is about: one without a result, or one that shows a part of what is wanted."""
    if criterion.detector == "measurable_results":
        return _lines_without_result(facts)
    finding = facts.findings[criterion.id]
    partly = criterion.detector == "structured_concise" or finding.status is Status.LISTED
    return finding.evidence[:1] if partly else ()


def _lines_without_result(facts: Facts) -> tuple[Evidence, ...]:
    """The lines of work that say what was done and not what it changed, those with the most of the field first."""
    taken = {result.evidence.start for result in facts.results}
    counts: dict[int, int] = {}
    for mention in facts.annotated.mentions:
        if mention.status is Status.DEMONSTRATED:
            counts[mention.line] = counts.get(mention.line, 0) + 1
    found: list[tuple[int, int, LogicalLine]] = []
    for index, line in enumerate(facts.resume.lines):
        work = facts.resume.section_of(line).kind in WORK and line.kind in (LineKind.BULLET, LineKind.TEXT)
        if work and line.start not in taken and facts.word_counts[index] >= MIN_WORDS:
            found.append((-counts.get(index, 0), line.start, line))
    found.sort(key=lambda item: item[:2])
    return tuple(
        facts.locator.line_evidence(
            line,
            term="no result",
            match=Match.DERIVED,
            status=Status.ABSENT,
            reason="says what was done, not what it changed",
        )
        for _, _, line in found[:3]
    )


def _spelling_tip(item: Misspelling, facts: Facts) -> Tip:
    line = facts.resume.lines[item.line]
    criterion = next(
        (
            mention.criterion
            for mention in facts.annotated.mentions
            if mention.line == item.line and mention.match is Match.FUZZY and mention.term == item.term
        ),
        "",
    )
    evidence = facts.locator.line_evidence(
        line, term=item.term, match=Match.FUZZY, status=Status.LISTED, reason=f"understood as {item.term}"
    )
    written = " ".join(item.written.split())
    message = f'Write "{item.term}" instead of "{written}": other tools do not understand the misspelling.'
    example = " ".join(evidence.quote.split()).replace(written, item.term)
    return Tip(f"spelling-{item.term.lower().replace(' ', '-')}", criterion, 0.0, message, (evidence,), example=example)
