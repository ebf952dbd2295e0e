"""Fill-in examples: a line of the person's own that says what is missing, with gaps for what only the person knows."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import LineKind, LogicalLine, SectionKind, Status

WORK: Final = (SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.RESEARCH)
MIN_WORDS: Final = 4  # of a line that is worth building on
MAX_CHARS: Final = 140  # of the line in an example; a longer one ends earlier
_SLOT: Final = "{line}"
_NO_LINE: Final = "[What you did]"
_LOOK_AT: Final = 2_000  # characters of a line
_LABEL_END: Final = re.compile(r"[:.!?]\s")
# What ends a thought, so that something can be added before it; a longer pause is tried first. The first pattern begins
# with all that may come first, which is a quick search: ". ", ": ", " - " and the like, or a long dash.
_PAUSES: Final = (
    re.compile(r"[.!?:;\s\u2014](?:(?<=[.!?:;])\s|(?<=\s)[-\u2013\u2014\u2192|]\s|(?<=\u2014))"),
    re.compile(r",\s|\s\("),
    re.compile(r"\s(?:and|by|for|from|in|on|so|that|to|using|which|with)\s"),
)


class Example(NamedTuple):
    """A line with gaps in square brackets to fill in."""

    text: str
    line: LogicalLine | None = None  # of the resume, where it was chosen for the example


class Examples:
    """Makes the examples of one resume, so that one line does not serve for all of them."""

    def __init__(self, facts: Facts) -> None:
        self._texts = facts.texts
        self._lines = facts.resume.lines
        self._used: dict[int, int] = {}  # index of a line -> how many examples were made of it
        criteria = facts.keywords.criteria
        self._group = {item.id: item.group for item in criteria}
        self._general = {item.id for item in criteria if item.general}
        shown: dict[int, set[str]] = {}  # index of a line -> the criteria that it shows in use
        for mention in facts.annotated.mentions:
            if mention.status is Status.DEMONSTRATED:
                shown.setdefault(mention.line, set()).add(mention.criterion)
        # The lines of work in their order, with what they show and what of that is of the field.
        self._work = [
            (index, shown[index], shown[index] - self._general) for index in sorted(shown) if _is_work(facts, index)
        ]

    def of(self, criterion: Criterion, own_line: str = "") -> Example:
        """The example for `criterion`, built on `own_line`, or else on the line of work that comes nearest to it."""
        if _SLOT not in criterion.example:
            return Example(criterion.example)
        index = None if own_line else self._nearest(criterion)
        text = own_line if index is None else self._texts[index]
        line = None if index is None else self._lines[index]
        return Example(criterion.example.replace(_SLOT, as_clause(text) if text else _NO_LINE), line)

    def _nearest(self, criterion: Criterion) -> int | None:
        """The line of work that shows most of the criterion's group, and then of the field; None where none does.

        One that shows a skill of the field comes before one that shows only what every trade asks for.
        """
        found: list[tuple[int, bool, int, int, int]] = []
        for index, shown, field in self._work:
            if (field or criterion.general) and criterion.id not in shown:
                akin = [name for name in shown if self._group.get(name) == criterion.group]
                found.append((self._used.get(index, 0), not field, -len(akin), -len(shown), index))
        if not found:
            return None
        index = min(found)[-1]
        self._used[index] = self._used.get(index, 0) + 1
        return index


def _is_work(facts: Facts, index: int) -> bool:
    line = facts.resume.lines[index]
    told = line.kind in (LineKind.BULLET, LineKind.TEXT) and facts.resume.section_of(line).kind in WORK
    return told and facts.word_counts[index] >= MIN_WORDS


def as_clause(line: str) -> str:
    """The first thought of `line`, so that ", with ..." can follow it.

    It ends before a stop, colon, semicolon or dash, and where it is longer than `MAX_CHARS` before a comma, bracket or
    small word; a label or the like in front ("Search: ...", "Team of six. ...") is left out. Its brackets become round
    ones, since square ones would look like a gap to fill in.
    """
    text = " ".join(line[:_LOOK_AT].replace("[", "(").replace("]", ")").split())
    label, *rest = _LABEL_END.split(text, maxsplit=1)
    if rest and len(label.split()) < MIN_WORDS <= len(rest[0].split()):
        text = rest[0]
    first, *weaker = _PAUSES
    text = _before(first, text, last=False) or text
    for pause in weaker:
        if len(text) > MAX_CHARS:
            text = _before(pause, text[:MAX_CHARS], last=True) or text
    if len(text) > MAX_CHARS:
        return f"{text[:MAX_CHARS].rsplit(' ', 1)[0]} ..."
    return text.rstrip(".;,:!? ")


def _before(pause: re.Pattern[str], text: str, *, last: bool) -> str:
    """`text` before the first or last `pause` that leaves whole brackets and enough words; "" where there is none."""
    kept = ""
    for found in pause.finditer(text):
        head = text[: found.start()]
        if len(head.split()) >= MIN_WORDS and head.count("(") == head.count(")"):
            if not last:
                return head
            kept = head
    return kept
