"""Finds what a resume says about a role's criteria, and for each mention whether it counts and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resume_check.keywords.role import KeywordSet
from resume_check.matcher.activities import ActivityFinder, ActivityHit
from resume_check.matcher.context import ABOUT, ROLE, TECH, Context, TitleKinds
from resume_check.matcher.cues import CueHit, CueScopes, opens_clause
from resume_check.matcher.facts import CLASSES, CUES, TERMS, LineFacts, Scanner, Span, TermHit
from resume_check.matcher.fuzzy import FuzzyFinder
from resume_check.matcher.lexicon import Lexicon
from resume_check.matcher.phrases import add_phrases
from resume_check.matcher.placing import JOB_TITLE, PUBLICATION, Place, place
from resume_check.matcher.senses import Senses
from resume_check.matcher.tokens import blank_pipeline
from resume_check.model import LineKind, LogicalLine, Match, Mention, Resume, SectionKind, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Word classes with a meaning for the code; a keyword set must have them.
ACT, HANDS, THESIS, FIELD_WORDS = "act", "hands", "thesis", "field_words"
# Ambiguous terms and plain words of the field that together leave no doubt in one line; one more where the job is not
# technical and the terms are words of everyday ("regression", "transformer").
FIELD_SUPPORT = 2

_PAPERS = {SectionKind.CERTIFICATIONS, SectionKind.COURSES}
_QUOTES = frozenset("\"“”„«»‘’'")
MIN_REPEATED = 12  # tokens of a line of which half are repeated, so that it only stuffs names
MIN_ACTING_TOKENS = 5  # of a line outside the work sections that tells of work

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


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A name that was understood although it is misspelt."""

    written: str
    term: str
    line: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A resume with its mentions, and what the matcher learned on the way."""

    resume: Resume
    mentions: tuple[Mention, ...]
    field_entries: frozenset[int]  # entries that are about the role's field
    acting_lines: frozenset[int]  # lines that open with a verb of work
    advert_lines: tuple[int, ...]
    injection_lines: tuple[int, ...]
    misspellings: tuple[Misspelling, ...]
    repeated: tuple[tuple[str, int], ...]  # terms in lists, and how often, most first
    classes: Mapping[str, tuple[str, ...]]  # term -> the word classes that it belongs to

    def of(self, criterion: str) -> tuple[Mention, ...]:
        """The mentions of one criterion, in text order."""
        return tuple(mention for mention in self.mentions if mention.criterion == criterion)


class Matcher:
    """The compiled matcher of one role. Building it takes a moment; using it is fast. Not for two threads at once."""

    def __init__(self, keywords: KeywordSet) -> None:
        self.keywords = keywords
        self._nlp = blank_pipeline()
        self._lexicon = Lexicon(keywords)
        add_phrases(self._nlp, TERMS, self._lexicon.vocabulary)
        add_phrases(self._nlp, CLASSES, self._lexicon.classes)
        add_phrases(self._nlp, CUES, self._lexicon.cues)
        self._scanner = Scanner(FuzzyFinder(keywords, self._lexicon.terms))
        self._senses = Senses(keywords)
        self._activities = ActivityFinder(keywords)
        self._titles = TitleKinds(keywords)
        self._classes = {text: term.classes for text, term in self._lexicon.terms.items() if term.classes}
        self._general = {item.id for item in keywords.criteria if item.general}
        self._certificates = {item.id for item in keywords.criteria if item.detector == "certification"}

    def annotate(self, resume: Resume) -> Annotated:
        """All mentions of the role's criteria in `resume`, in text order, each with its status and reason."""
        doc = self._nlp(resume.document.text.replace("\n", " "))
        facts = self._scanner.scan(doc, resume)
        return _Annotation(self, doc, resume, facts).run()


def _is_acronym(term: str) -> bool:
    return sum(char.isupper() or char.isdigit() for char in term) >= 2


class _Annotation:
    """One resume's way through the matcher."""

    def __init__(self, matcher: Matcher, doc: Doc, resume: Resume, facts: list[LineFacts]) -> None:
        self._m = matcher
        self._doc = doc
        self._resume = resume
        self._facts = facts
        self._context = Context.of(resume, matcher._titles)
        self._classes = [matcher._activities.usable(doc, line) for line in facts]
        self._thesis = {
            resume.lines[line.index].entry
            for line, classes in zip(facts, self._classes, strict=True)
            if THESIS in classes and resume.lines[line.index].kind is LineKind.ENTRY_HEADER
        }
        self._acting = frozenset(
            line.index for line, classes in zip(facts, self._classes, strict=True) if self._acts(line, classes)
        )
        self._places = [self._place(line) for line in facts]
        for line in facts:
            kind = self._context.job_kind(resume.lines[line.index])
            hits = [hit for hit in line.cues if not (hit.cue.not_tech and kind in (ROLE, TECH))]
            line.scopes = self._scopes(line, hits) if hits else None

    def _scopes(self, line: LineFacts, hits: list[CueHit]) -> CueScopes:
        acts = frozenset(start for start, _ in line.classes.get(ACT, ()))
        names = frozenset(token for hit in line.terms for token in range(hit.token_start, hit.token_end))
        return CueScopes(self._doc, line.tokens, hits, acts=acts, names=names)

    def _acts(self, line: LineFacts, classes: dict[str, list[Span]]) -> bool:
        """The line opens with a past form of a verb of work and is no list of names."""
        first = (line.tokens.token_start, line.tokens.content)
        if not any(start in first and start in line.past for start, _ in classes.get(ACT, ())):
            return False
        words = [token.text for token in self._doc[line.tokens.token_start : line.tokens.token_end]]
        return len(words) >= MIN_ACTING_TOKENS and words.count(",") * 4 < len(words)

    def run(self) -> Annotated:
        verdicts = self._sure_terms()
        self._context.settle()
        mentions: list[Mention] = []
        misspellings: list[Misspelling] = []
        for line in self._facts:
            classes = self._classes[line.index]
            for hit in line.terms:
                status, reason = verdicts.get(id(hit)) or self._judge(line, hit, resolve=True)
                mentions += self._term_mentions(line, hit, status, reason)
                if status is not Status.ABSENT:
                    for name in hit.term.classes:
                        classes.setdefault(name, []).append((hit.token_start, hit.token_end))
                    if hit.fuzzy:
                        written = self._doc[hit.token_start : hit.token_end].text
                        misspellings.append(Misspelling(written, hit.term.text, line.index))
            mentions += self._activity_mentions(line, classes)
        return Annotated(
            resume=self._resume,
            mentions=tuple(sorted(mentions, key=lambda item: (item.start, item.end, item.criterion, item.term))),
            field_entries=frozenset(
                number for number in range(len(self._resume.entries)) if self._context.entry_is_field(number)
            ),
            acting_lines=self._acting,
            advert_lines=self._lines_with("advert"),
            injection_lines=self._lines_with("injection"),
            misspellings=tuple(misspellings),
            repeated=self._repeated(),
            classes=self._m._classes,
        )

    def _place(self, line: LineFacts) -> Place:
        logical = self._resume.lines[line.index]
        thesis = THESIS in self._classes[line.index] or (logical.entry is not None and logical.entry in self._thesis)
        return place(self._resume, logical, acts=line.index in self._acting, thesis=thesis)

    def _sure_terms(self) -> dict[int, tuple[Status, str]]:
        """Judges the terms with one meaning only; those that count are the context for the others."""
        verdicts: dict[int, tuple[Status, str]] = {}
        for line in self._facts:
            for hit in line.terms:
                if self._m._senses.is_ambiguous(hit.term.text):
                    continue
                status, reason = self._judge(line, hit, resolve=False)
                verdicts[id(hit)] = (status, reason)
                if status is not Status.ABSENT and hit.term.anchor:
                    self._context.add(line.index, hit.term.anchor, hit.term.text)
            self._mutual_support(line)
        return verdicts

    def _mutual_support(self, line: LineFacts) -> None:
        """Ambiguous words support each other: names of software in a list ("R, Java"), words of the field in a line."""
        logical = self._resume.lines[line.index]
        if self._places[line.index].status is Status.ABSENT or self._context.job_kind(logical) == ABOUT:
            return
        field = {
            hit.term.text
            for hit in line.terms
            if self._m._senses.is_ambiguous(hit.term.text)
            and hit.term.is_field
            and self._contradiction(line, hit) is None
        }
        words = {self._doc[start].norm_ for start, _ in self._classes[line.index].get(FIELD_WORDS, ())}
        technical = self._context.job_kind(logical) in (ROLE, TECH)
        work = self._places[line.index].status is Status.DEMONSTRATED
        plain = work and not technical and not any(_is_acronym(term) for term in field)
        if field and len(field) + len(words) >= FIELD_SUPPORT + plain:
            self._context.add(line.index, "ml", min(field))
        listed = self._resume.section_of(logical).kind is SectionKind.SKILLS or logical.kind is LineKind.LIST
        names = {
            hit.term.text
            for hit in line.terms
            if hit.term.anchor
            and self._m._senses.is_ambiguous(hit.term.text)
            and self._contradiction(line, hit) is None
        }
        if listed and len(names) >= 2:
            for name in names:
                self._context.add(line.index, "tech", name)

    def _contradiction(self, line: LineFacts, hit: TermHit) -> str | None:
        if self._is_quoted(line, hit):
            return "a title in quotation marks"
        tokens = (line.tokens.token_start, line.tokens.token_end)
        return self._m._senses.contradicted(
            self._doc, hit.term.text, hit.token_start, hit.token_end, line=tokens, words=line.words
        )

    def _is_quoted(self, line: LineFacts, hit: TermHit) -> bool:
        """The whole of a quotation, in a job that is not technical: the name of a talk, a drink, a piece."""
        before, after = hit.token_start - 1, hit.token_end
        if before < line.tokens.token_start or after >= line.tokens.token_end:
            return False
        if self._doc[before].text not in _QUOTES or self._doc[after].text not in _QUOTES:
            return False
        return self._context.job_kind(self._resume.lines[line.index]) not in (ROLE, TECH)

    def _judge(self, line: LineFacts, hit: TermHit, *, resolve: bool) -> tuple[Status, str]:
        """What the term shows here. Order: place, cues, meaning, job."""
        where = self._places[line.index]
        general = not self._is_field(hit)
        if general and (where.status is Status.DEMONSTRATED or where.reason == PUBLICATION):
            return Status.ABSENT, "the name alone, in a line of work or a title, shows nothing"
        if where.reason == JOB_TITLE and all(match is Match.FAMILY for _, match in hit.term.criteria):
            return Status.ABSENT, "part of a job's header"
        status, reason = self._after_cues(line, (hit.token_start, hit.token_end), where, hit, general=general)
        if status is Status.ABSENT:
            return status, reason
        contradiction = self._contradiction(line, hit)
        if contradiction is not None:
            return Status.ABSENT, contradiction
        if not resolve:
            return self._after_job(line, status, reason, field=not general)
        support = self._m._senses.supported(
            self._doc, self._context, hit.term.text, hit.token_start, hit.token_end, line.index
        )
        if support is None:
            return Status.ABSENT, f"nothing around it speaks of software: may be {self._m._senses.why(hit.term.text)}"
        return self._after_job(line, status, f"{reason}; {support}", field=True)

    def _is_field(self, hit: TermHit) -> bool:
        """Whether a term is of the role's field or of software, and no skill of any trade."""
        return any(name not in self._m._general for name, _ in hit.term.criteria) or bool(hit.term.anchor)

    def _after_cues(
        self, line: LineFacts, span: Span, where: Place, hit: TermHit | None, *, general: bool
    ) -> tuple[Status, str]:
        if where.status is Status.ABSENT or line.scopes is None:
            return where.status, where.reason
        papers = self._resume.section_of(self._resume.lines[line.index]).kind in _PAPERS or (
            hit is not None and any(name in self._m._certificates for name, _ in hit.term.criteria)
        )
        weak: str | None = None
        for cue in line.scopes.effects(*span):
            effect = cue.cue.effect
            if (cue.cue.papers_only and not papers) or (cue.cue.field_only and general):
                continue
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
        if any(opens_clause(self._doc, line.tokens, start) for start, _ in self._classes[line.index].get(HANDS, ())):
            return status, reason
        return Status.ABSENT, "in a job that speaks of the field without doing the work"

    def _term_mentions(self, line: LineFacts, hit: TermHit, status: Status, reason: str) -> Iterator[Mention]:
        span = self._doc[hit.token_start : hit.token_end]
        end = span.end_char - (1 if span.text.endswith(("-", "_")) else 0)
        for criterion, match in hit.term.criteria:
            yield Mention(
                criterion=criterion,
                start=span.start_char,
                end=end,
                term=hit.term.text,
                match=Match.FUZZY if hit.fuzzy else match,
                line=line.index,
                status=Status.LISTED if criterion in self._m._certificates and status is not Status.ABSENT else status,
                reason=reason,
            )

    def _activity_mentions(self, line: LineFacts, classes: dict[str, list[Span]]) -> Iterator[Mention]:
        logical = self._resume.lines[line.index]
        if logical.kind in (LineKind.HEADING, LineKind.CONTACT):
            return
        if logical.kind is LineKind.ENTRY_HEADER and self._resume.section_of(logical).kind is not SectionKind.PROJECTS:
            return
        tells = self._places[line.index].status is Status.DEMONSTRATED and not self._is_list(line, logical)
        for hit in self._m._activities.find(self._doc, line, classes):
            if hit.activity.work_only and not tells:
                continue
            status, reason = self._judge_activity(line, hit)
            span = self._doc[hit.token_start : hit.token_end]
            for criterion in hit.activity.criteria:
                yield Mention(
                    criterion,
                    span.start_char,
                    span.end_char,
                    hit.activity.name,
                    Match.ACTIVITY,
                    line.index,
                    status,
                    reason,
                )

    def _is_list(self, line: LineFacts, logical: LogicalLine) -> bool:
        """The line is a list of tools, or names joined by commas or repeated, and tells of nothing."""
        words = [
            token.norm_ for token in self._doc[line.tokens.token_start : line.tokens.token_end] if token.text.strip()
        ]
        if logical.kind is LineKind.LIST or words.count(",") * 3 >= len(words):
            return True
        return len(words) >= MIN_REPEATED and len(set(words)) * 2 <= len(words)

    def _judge_activity(self, line: LineFacts, hit: ActivityHit) -> tuple[Status, str]:
        needs = hit.activity.needs
        general = all(name in self._m._general for name in hit.activity.criteria)
        status, reason = self._after_cues(
            line, (hit.token_start, hit.token_end), self._places[line.index], None, general=general
        )
        if status is Status.ABSENT:
            return status, reason
        if needs:
            support = self._context.holds(needs, line.index)
            if support is None:
                return Status.ABSENT, "nothing around it speaks of the field"
            reason = f"{reason}; {support}"
        return self._after_job(line, status, reason, field=bool(needs) or not general)

    def _lines_with(self, effect: str) -> tuple[int, ...]:
        return tuple(line.index for line in self._facts if any(hit.cue.effect == effect for hit in line.cues))

    def _repeated(self) -> tuple[tuple[str, int], ...]:
        counts = Counter(
            hit.term.text
            for line in self._facts
            if self._places[line.index].status is Status.LISTED
            for hit in line.terms
        )
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
