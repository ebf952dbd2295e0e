"""What a term or an activity shows where it stands, and why: place, cues, meaning and job are asked in that order."""

from __future__ import annotations

from typing import NamedTuple

from resume_check.matcher.activities import ActivityFinder, ActivityHit
from resume_check.matcher.context import ABOUT, ROLE, TECH, Context, TitleKinds
from resume_check.matcher.cues import opens_clause
from resume_check.matcher.facts import LineFacts, Span, TermHit
from resume_check.matcher.lexemes import HANDS
from resume_check.matcher.placing import JOB_TITLE, PUBLICATION, STATED, WISH, Place
from resume_check.matcher.senses import Senses
from resume_check.matcher.words import Words
from resume_check.model import Match, Resume, SectionKind, Status

MADE_NONE_WORDS = "the person says not to have made any"

_PAPERS = {SectionKind.CERTIFICATIONS, SectionKind.COURSES}
_QUOTES = frozenset("\"“”„«»‘’'")
MAX_QUOTED = 12  # words of a title before and after the term

_EFFECT_WORDS = {
    "denied": "denied by",
    "wished": "a wish, by",
    "learning": "still being learned, by",
    "others": "somebody else's work, by",
    "advert": "words of a job advert:",
    "injection": "an instruction to the reader:",
    "not-held": "not held, by",
    "weak": "claimed only, by",
}


class Rules(NamedTuple):
    """The compiled rules of one role."""

    senses: Senses
    activities: ActivityFinder
    titles: TitleKinds
    classes: dict[str, tuple[str, ...]]  # term -> the word classes that it belongs to
    general: frozenset[str]  # criteria that are skills of any trade
    certificates: frozenset[str]
    making: frozenset[str]  # criteria whose activities show that the person makes what the role is about


class Judge:
    """Judges the hits of one resume's lines."""

    def __init__(self, rules: Rules, words: Words, resume: Resume, context: Context) -> None:
        self._rules = rules
        self._words = words
        self._resume = resume
        self._context = context

    def contradiction(self, line: LineFacts, hit: TermHit) -> str | None:
        """Why the words around a term make it something else, or None."""
        if self._is_quoted(line, hit):
            return "a title in quotation marks"
        if not self._rules.senses.knows(hit.term.text):
            return None
        tokens = (line.tokens.token_start, line.tokens.token_end)
        return self._rules.senses.contradicted(
            self._words, hit.term.text, hit.token_start, hit.token_end, line=tokens, around=line.norms(self._words)
        )

    def _is_quoted(self, line: LineFacts, hit: TermHit) -> bool:
        """The whole of a quotation, in a job that is not technical: the name of a talk, a drink, a piece.

        In a job that speaks of the field, a part of one too: the name of a chapter, a course, a campaign.
        """
        kind = self._context.job_kind(self._resume.lines[line.index])
        if kind in (ROLE, TECH):
            return False
        most = MAX_QUOTED if kind == ABOUT else 1
        before = self._words.texts[max(hit.token_start - most, line.tokens.token_start) : hit.token_start]
        after = self._words.texts[hit.token_end : min(hit.token_end + most, line.tokens.token_end)]
        opened = sum(text in _QUOTES for text in before) % 2 == 1
        return opened and any(text in _QUOTES for text in after)

    def term(self, line: LineFacts, hit: TermHit, *, resolve: bool) -> tuple[Status, str]:
        """What the term shows here. Order: place, cues, meaning, job."""
        where = line.place
        general = not self._is_field(hit)
        if general and (where.status is Status.DEMONSTRATED or where.reason == PUBLICATION):
            return Status.ABSENT, "the name alone, in a line of work or a title, shows nothing"
        if where.reason == JOB_TITLE and all(match is Match.FAMILY for _, match in hit.term.criteria):
            return Status.ABSENT, "part of a job's header"
        status, reason = self._after_cues(line, (hit.token_start, hit.token_end), where, hit, general=general)
        if status is Status.ABSENT:
            return status, reason
        contradiction = self.contradiction(line, hit)
        if contradiction is not None:
            return Status.ABSENT, contradiction
        if self._context.is_disclaimed(line.index) and any(name in self._rules.making for name, _ in hit.term.criteria):
            return Status.ABSENT, MADE_NONE_WORDS
        if not resolve:
            return self._after_job(line, status, reason, field=not general)
        support = self._rules.senses.supported(
            self._words, self._context, hit.term.text, hit.token_start, hit.token_end, line.index
        )
        if support is None:
            return (
                Status.ABSENT,
                f"nothing around it speaks of software: may be {self._rules.senses.why(hit.term.text)}",
            )
        return self._after_job(line, status, f"{reason}; {support}", field=True)

    def _is_field(self, hit: TermHit) -> bool:
        """Whether a term is of the role's field or of software, and no skill of any trade."""
        return any(name not in self._rules.general for name, _ in hit.term.criteria) or bool(hit.term.anchor)

    def _after_cues(
        self, line: LineFacts, span: Span, where: Place, hit: TermHit | None, *, general: bool
    ) -> tuple[Status, str]:
        if where.reason == WISH and line.tokens.sentence(span[0])[0] > line.tokens.content:
            where = STATED  # "Seeking a post in research. Strong in Python": only the first sentence is the wish
        if where.status is Status.ABSENT or line.scopes is None:
            return where.status, where.reason
        papers = self._resume.section_of(self._resume.lines[line.index]).kind in _PAPERS or (
            hit is not None and any(name in self._rules.certificates for name, _ in hit.term.criteria)
        )
        weak: str | None = None
        for cue in line.scopes.effects(*span):
            effect = cue.cue.effect
            if (cue.cue.papers_only and not papers) or (cue.cue.field_only and general):
                continue
            among = cue.token_start < span[1] and span[0] < cue.token_end
            if general and among and effect == "others":
                continue  # "My brother and I rebuilt": the others are part of what is shown
            words = f"{_EFFECT_WORDS[effect]} '{cue.phrase.text}'"
            if effect == "weak":
                weak = weak or words
                continue
            return Status.ABSENT, words
        if weak is not None and where.status is Status.DEMONSTRATED:
            return Status.LISTED, weak
        return where.status, where.reason

    def _after_job(self, line: LineFacts, status: Status, reason: str, *, field: bool) -> tuple[Status, str]:
        """In a job that speaks of the field, such as a recruiter's, only lines of hands-on work count."""
        if status is Status.ABSENT or not field:
            return status, reason
        logical = self._resume.lines[line.index]
        if self._context.job_kind(logical) != ABOUT:
            return status, reason
        if logical.entry is None and self._resume.section_of(logical).kind is SectionKind.SKILLS:
            return status, reason
        if any(self._is_deed(line, start) for start in line.starts.get(HANDS, [])):
            return status, reason
        return Status.ABSENT, "in a job that speaks of the field without doing the work"

    def _is_deed(self, line: LineFacts, token: int) -> bool:
        """A verb that tells of a deed: at the start of the line, or a past form that opens a clause."""
        if token in (line.tokens.token_start, line.tokens.content):
            return True
        return token in line.past and opens_clause(self._words, line.tokens, token)

    def activity(self, line: LineFacts, hit: ActivityHit) -> tuple[Status, str]:
        """What an activity shows in its line, and why."""
        needs = hit.activity.needs
        making = "entry-own" in needs or not self._rules.making.isdisjoint(hit.activity.criteria)
        if making and self._context.is_disclaimed(line.index):
            return Status.ABSENT, MADE_NONE_WORDS
        general = all(name in self._rules.general for name in hit.activity.criteria)
        status, reason = self._after_cues(line, (hit.token_start, hit.token_end), line.place, None, general=general)
        if status is Status.ABSENT:
            return status, reason
        if needs:
            support = self._context.holds(needs, line.index)
            if support is None:
                return Status.ABSENT, "nothing around it speaks of the field"
            reason = f"{reason}; {support}"
        return self._after_job(line, status, reason, field=bool(needs) or not general)
