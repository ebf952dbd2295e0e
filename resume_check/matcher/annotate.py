"""One resume's way through the matcher: what the pipeline found becomes mentions, each with its status and reason."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import Final

from resume_check.matcher.activities import ActivityHit
from resume_check.matcher.annotated import Annotated, Misspelling
from resume_check.matcher.context import ROLE, TECH, Context
from resume_check.matcher.cues import CueHit, CueScopes
from resume_check.matcher.facts import LineFacts, TermHit
from resume_check.matcher.lexemes import ACT, THESIS
from resume_check.matcher.placing import Place, place
from resume_check.matcher.support import Support
from resume_check.matcher.verdicts import Judge, Rules
from resume_check.matcher.words import Words
from resume_check.model import LineKind, LogicalLine, Match, Mention, Resume, SectionKind, Status

MIN_REPEATED = 12  # tokens of a line of which half are repeated, so that it only stuffs names
MIN_ACTING_TOKENS = 5  # of a line outside the work sections that tells of work
_IN_TEXT: Final = attrgetter("start", "end", "criterion", "term")  # the order of mentions


class Annotation:
    """The annotation of one resume."""

    def __init__(
        self, rules: Rules, words: Words, resume: Resume, facts: list[LineFacts], named: frozenset[str] = frozenset()
    ) -> None:
        self._rules = rules
        self._named = named  # terms whose mentions are wanted each by itself
        self._words = words
        self._resume = resume
        self._facts = facts
        self._context = Context.of(resume, rules.titles)
        self._judge = Judge(rules, words, resume, self._context)
        self._support = Support(rules, words, resume, self._context, self._judge)
        self._thesis = {
            resume.lines[line.index].entry
            for line in facts
            if THESIS in line.starts and resume.lines[line.index].kind is LineKind.ENTRY_HEADER
        }
        self._acting = frozenset(line.index for line in facts if self._acts(line))
        for line in facts:
            line.place = self._place(line)
            kind = self._context.job_kind(resume.lines[line.index])
            hits = [hit for hit in line.cues if not (hit.cue.not_tech and kind in (ROLE, TECH))]
            line.scopes = self._scopes(line, hits) if hits else None
            if line.scopes is not None and line.scopes.made_none:
                self._context.disclaim(line.index)

    def _scopes(self, line: LineFacts, hits: list[CueHit]) -> CueScopes:
        names = {token for hit in line.terms for token in range(hit.token_start, hit.token_end)}
        return CueScopes(self._words, line.tokens, hits, acts=line.acts, names=names)

    def _acts(self, line: LineFacts) -> bool:
        """The line opens with a past form of a verb of work and is no list of names."""
        first = (line.tokens.token_start, line.tokens.content)
        if not any(start in first and start in line.past for start in line.starts.get(ACT, [])):
            return False
        words = self._words.texts[line.tokens.token_start : line.tokens.token_end]
        return len(words) >= MIN_ACTING_TOKENS and words.count(",") * 4 < len(words)

    def run(self) -> Annotated:
        """Sure terms first; they are the context in which the ambiguous ones and the activities are judged."""
        verdicts = self._sure_terms()
        self._context.settle()
        mentions: list[Mention] = []
        named: list[Mention] = []
        misspellings: list[Misspelling] = []
        found: list[tuple[LineFacts, ActivityHit]] = []
        for line in self._facts:
            for hit in line.terms:
                status, reason = verdicts.get(id(hit)) or self._judge.term(line, hit, resolve=True)
                self._add_term_mentions(mentions, line, hit, status, reason)
                if hit.term.text in self._named:
                    named.append(self._named_mention(line, hit, status, reason))
                if status is not Status.ABSENT:
                    if hit.term.classes:
                        line.add_term(hit, self._rules.activities.classes_of(hit.term))
                    if hit.fuzzy:
                        written = self._words.written(hit.token_start, hit.token_end)
                        misspellings.append(Misspelling(written, hit.term.text, line.index))
            found += [(line, activity) for activity in self._activities(line)]
        # Those that ask whether the person makes such things come after those that tell.
        for line, activity in sorted(found, key=lambda item: "entry-own" in item[1].activity.needs):
            self._add_activity_mentions(mentions, line, activity)
        return Annotated(
            resume=self._resume,
            mentions=tuple(sorted(mentions, key=_IN_TEXT)),
            field_entries=frozenset(
                number for number in range(len(self._resume.entries)) if self._context.entry_is_field(number)
            ),
            acting_lines=self._acting,
            advert_lines=self._lines_with("advert"),
            injection_lines=self._lines_with("injection"),
            misspellings=tuple(misspellings),
            repeated=self._repeated(),
            classes=self._rules.classes,
            named=tuple(sorted(named, key=lambda item: (item.start, item.end, item.term))),
        )

    def _place(self, line: LineFacts) -> Place:
        logical = self._resume.lines[line.index]
        thesis = THESIS in line.starts or (logical.entry is not None and logical.entry in self._thesis)
        return place(self._resume, logical, acts=line.index in self._acting, thesis=thesis)

    def _sure_terms(self) -> dict[int, tuple[Status, str]]:
        """Judges the terms with one meaning only; those that count are the context for the others."""
        verdicts: dict[int, tuple[Status, str]] = {}
        for line in self._facts:
            for hit in line.terms:
                if self._rules.senses.is_ambiguous(hit.term.text):
                    continue
                status, reason = self._judge.term(line, hit, resolve=False)
                verdicts[id(hit)] = (status, reason)
                if status is not Status.ABSENT and hit.term.anchor:
                    self._context.add(line.index, hit.term.anchor, hit.term.text)
            self._support.add_to(line)
        return verdicts

    def _add_term_mentions(
        self, mentions: list[Mention], line: LineFacts, hit: TermHit, status: Status, reason: str
    ) -> None:
        start, end = self._offsets(hit)
        for criterion, match in hit.term.criteria:
            listed = criterion in self._rules.certificates and status is not Status.ABSENT
            mentions.append(
                Mention(
                    criterion,
                    start,
                    end,
                    hit.term.text,
                    Match.FUZZY if hit.fuzzy else match,
                    line.index,
                    Status.LISTED if listed else status,
                    reason,
                )
            )

    def _named_mention(self, line: LineFacts, hit: TermHit, status: Status, reason: str) -> Mention:
        """The mention of a term by itself, criterion or none."""
        if not hit.term.criteria and not hit.term.anchor:
            # For the role such a name shows nothing; asked for by itself, it counts as other software does.
            asked = TermHit(hit.token_start, hit.token_end, hit.term._replace(anchor="tech"), hit.fuzzy)
            ambiguous = self._rules.senses.is_ambiguous(hit.term.text)
            status, reason = self._judge.term(line, asked, resolve=ambiguous)
        start, end = self._offsets(hit)
        match = Match.FUZZY if hit.fuzzy else Match.EXACT
        return Mention("", start, end, hit.term.text, match, line.index, status, reason)

    def _offsets(self, hit: TermHit) -> tuple[int, int]:
        start, end = self._words.starts[hit.token_start], self._words.end_of(hit.token_end)
        return start, end - self._words.text.endswith(("-", "_"), start, end)

    def _activities(self, line: LineFacts) -> list[ActivityHit]:
        logical = self._resume.lines[line.index]
        if logical.kind in (LineKind.HEADING, LineKind.CONTACT):
            return []
        if logical.kind is LineKind.ENTRY_HEADER and self._resume.section_of(logical).kind is not SectionKind.PROJECTS:
            return []
        hits = self._rules.activities.find(self._words, line)
        anywhere = [hit for hit in hits if not hit.activity.work_only]
        if len(anywhere) == len(hits):
            return hits
        tells = line.place.status is Status.DEMONSTRATED and not self._is_list(line, logical)
        return hits if tells else anywhere

    def _add_activity_mentions(self, mentions: list[Mention], line: LineFacts, hit: ActivityHit) -> None:
        status, reason = self._judge.activity(line, hit)
        if (
            status is Status.DEMONSTRATED
            and not hit.activity.slight
            and "entry-own" not in hit.activity.needs
            and not self._rules.making.isdisjoint(hit.activity.criteria)
        ):
            self._context.add_own(line.index)
        start, end = self._words.starts[hit.token_start], self._words.end_of(hit.token_end)
        mentions += [
            Mention(criterion, start, end, hit.activity.name, Match.ACTIVITY, line.index, status, reason)
            for criterion in hit.activity.criteria
        ]

    def _is_list(self, line: LineFacts, logical: LogicalLine) -> bool:
        """The line is a list of tools, or names joined by commas or repeated, and tells of nothing."""
        first, last = line.tokens.token_start, line.tokens.token_end
        tokens = zip(self._words.norms[first:last], self._words.texts[first:last], strict=True)
        words = [norm for norm, text in tokens if not text.isspace()]
        if logical.kind is LineKind.LIST or words.count(",") * 3 >= len(words):
            return True
        return len(words) >= MIN_REPEATED and len(set(words)) * 2 <= len(words)

    def _lines_with(self, effect: str) -> tuple[int, ...]:
        return tuple(line.index for line in self._facts if any(hit.cue.effect == effect for hit in line.cues))

    def _repeated(self) -> tuple[tuple[str, int], ...]:
        counts = Counter(
            hit.term.text for line in self._facts if line.place.status is Status.LISTED for hit in line.terms
        )
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
