"""Ambiguous words that support each other: names of software in a list ("R, Java"), words of the field in a line."""

from __future__ import annotations

from resume_check.matcher.context import ABOUT, ROLE, TECH, Context
from resume_check.matcher.facts import LineFacts, TermHit
from resume_check.matcher.lexemes import FIELD_WORDS
from resume_check.matcher.verdicts import Judge, Rules
from resume_check.matcher.words import Words
from resume_check.model import LineKind, Resume, SectionKind, Status

# Ambiguous terms and plain words of the field that together leave no doubt in one line; one more where the job is not
# technical and the terms are words of everyday ("regression", "transformer").
ENOUGH_OF_FIELD = 2
ENOUGH_OF_SOFTWARE = 2  # ambiguous names of software in one list


class Support:
    """Adds to the context the lines in which ambiguous words leave no doubt together."""

    def __init__(self, rules: Rules, words: Words, resume: Resume, context: Context, judge: Judge) -> None:
        self._rules = rules
        self._words = words
        self._resume = resume
        self._context = context
        self._judge = judge

    def add_to(self, line: LineFacts) -> None:
        """Make the line's ambiguous words context where they support each other."""
        logical = self._resume.lines[line.index]
        kind = self._context.job_kind(logical)
        if line.place.status is Status.ABSENT or kind == ABOUT:
            return
        doubtful = [hit for hit in line.terms if self._is_doubtful(line, hit)]
        if not doubtful:
            return
        field = {hit.term.text for hit in doubtful if hit.term.is_field}
        words = {self._words.norms[start] for start in line.starts.get(FIELD_WORDS, [])}
        everyday = not any(_is_acronym(term) for term in field)
        plain = everyday and kind not in (ROLE, TECH) and line.place.status is Status.DEMONSTRATED
        if field and len(field) + len(words) >= ENOUGH_OF_FIELD + plain:
            self._context.add(line.index, "ml", min(field))
        names = {hit.term.text for hit in doubtful if hit.term.anchor}
        listed = self._resume.section_of(logical).kind is SectionKind.SKILLS or logical.kind is LineKind.LIST
        if listed and len(names) >= ENOUGH_OF_SOFTWARE:
            for name in names:
                self._context.add(line.index, "tech", name)

    def _is_doubtful(self, line: LineFacts, hit: TermHit) -> bool:
        return self._rules.senses.is_ambiguous(hit.term.text) and self._judge.contradiction(line, hit) is None


def _is_acronym(term: str) -> bool:
    return sum(char.isupper() or char.isdigit() for char in term) >= 2
