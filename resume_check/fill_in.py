"""Fill-in examples: a line of the person's own that says what is missing, with gaps for what only the person knows."""

from __future__ import annotations

from collections import Counter
from typing import Final

from resume_check.criteria.facts import Facts
from resume_check.keywords.role import Criterion
from resume_check.model import LineKind, LogicalLine, SectionKind, Status

WORK: Final = (SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.RESEARCH)
MIN_WORDS: Final = 4  # of a line that is worth building on
MAX_CHARS: Final = 160  # of the line in an example; the rest is cut at a word
_SLOT: Final = "{line}"
_NO_LINE: Final = "[What you did]"


class Examples:
    """Makes the examples of one resume, so that one line does not serve for all of them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._used: Counter[int] = Counter()
        self._shown: dict[int, set[str]] = {}  # line -> the criteria that it shows in use
        for mention in facts.annotated.mentions:
            if mention.status is Status.DEMONSTRATED:
                self._shown.setdefault(mention.line, set()).add(mention.criterion)
        criteria = facts.keywords.criteria
        self._group = {item.id: item.group for item in criteria}
        self._general = {item.id for item in criteria if item.general}

    def of(self, criterion: Criterion, own_line: str = "") -> str:
        """The example for `criterion`, built on `own_line`, or else on the line of work that comes nearest to it."""
        if _SLOT not in criterion.example:
            return criterion.example
        line = own_line or self._nearest(criterion)
        return criterion.example.replace(_SLOT, _as_clause(line) if line else _NO_LINE)

    def _nearest(self, criterion: Criterion) -> str:
        """The line of work that shows most of the criterion's group, and then of the field; "" where none does."""
        found = []
        for index, line in enumerate(self._facts.resume.lines):
            shown = self._shown.get(index, set())
            field = shown if criterion.general else shown - self._general
            if field and criterion.id not in shown and self._is_work(line):
                akin = sum(self._group.get(name) == criterion.group for name in shown)
                found.append((self._used[index], -akin, -len(shown), index))
        if not found:
            return ""
        index = min(found)[-1]
        self._used[index] += 1
        return self._facts.resume.slice(self._facts.resume.lines[index])

    def _is_work(self, line: LogicalLine) -> bool:
        resume = self._facts.resume
        told = line.kind in (LineKind.BULLET, LineKind.TEXT) and resume.section_of(line).kind in WORK
        return told and len(resume.slice(line).split()) >= MIN_WORDS


def _as_clause(line: str) -> str:
    """The first sentence of `line` without its stop, cut at a word where it is long.

    Its brackets become round ones, since square ones would look like a gap to fill in.
    """
    text = " ".join(line.replace("[", "(").replace("]", ")").split())
    sentence = text.partition(". ")[0]
    if len(sentence.split()) >= MIN_WORDS:
        text = sentence
    if len(text) > MAX_CHARS:
        return f"{text[:MAX_CHARS].rsplit(' ', 1)[0]} ..."
    return text.rstrip(".;,: ")
