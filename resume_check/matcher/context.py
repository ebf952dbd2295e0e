"""What stands around a word: is this line, this job, this person about the role's field, about software, or neither?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from resume_check.keywords.role import Need, Titles
from resume_check.keywords.shared import alternatives
from resume_check.model import Entry, LineKind, LogicalLine, Resume, SectionKind
from resume_check.structure.entry_names import has_title

ROLE, TECH, ABOUT = "role", "tech", "about"
_WORK = {SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.RESEARCH, SectionKind.VOLUNTEERING}
_CLAIMS = {
    SectionKind.SKILLS,
    SectionKind.COURSES,
    SectionKind.CERTIFICATIONS,
    SectionKind.SUMMARY,
    SectionKind.EDUCATION,
}
_OPENING_WORDS = 6  # of a summary, which say what the person is
_FIELD_TERMS = 2  # distinct terms of the field in lines of work that make it the person's field
_SOFTWARE_TERMS = 3


_LETTERS = str.maketrans("İıſ", "iis")  # which are "i" and "s" to a pattern that ignores case


def folded(text: str) -> str:
    """In small letters: patterns on such text are ten times as fast as those that ignore case."""
    return text.translate(_LETTERS).lower()


_WORD = re.compile(r"\w+")
_NO_WORD = ""  # stands for the first word of a name that begins with a sign


class _Names:
    """Names of jobs of one kind, in small letters."""

    def __init__(self, kind: str, names: list[str]) -> None:
        self.kind = kind
        # By the word that they begin with: a text without any of these has none of the names, which is far sooner
        # known, and few of these words are ever met, so that most patterns need not be compiled.
        self._by_first: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for name in names:
            begun = _WORD.match(name)
            first = begun.group() if begun else _NO_WORD
            for form in {first, first + "s" if first else first}:
                self._by_first.setdefault(form, []).append(name)

    def are_in(self, text: str, words: list[str]) -> bool:
        """Whether `text`, of which these are the words and no word, has one of the names."""
        if self._by_first.keys().isdisjoint(words):
            return False
        return any(self._pattern(first).search(text) is not None for first in self._by_first.keys() & words)

    def _pattern(self, first: str) -> re.Pattern[str]:
        pattern = self._patterns.get(first)
        if pattern is None:
            pattern = re.compile(rf"\b(?:{alternatives(self._by_first[first])})s?\b")
            self._patterns[first] = pattern
        return pattern


class TitleKinds:
    """Tells from a job title whether the job is the role's work, technical, or one that speaks of the field."""

    def __init__(self, titles: Titles) -> None:
        self._names = tuple(
            _Names(kind, [folded(word) for word in words])
            for kind, words in (
                (ABOUT, titles.about),
                (ROLE, titles.role),
                (TECH, titles.tech),
                (ABOUT, titles.near),
            )
            if words
        )

    def kind(self, title: str, *, about: bool = True) -> str:
        """`about`, `role`, `tech`, or the empty string; without `about` for texts that may name an employer."""
        text = folded(title)
        words = [_NO_WORD, *_WORD.findall(text)]
        for names in self._names:
            if (about or names.kind != ABOUT) and names.are_in(text, words):
                return names.kind
        return ""


_ADDRESS = re.compile(r"\S{1,80}[@/]\S{1,80}")  # an e-mail or web address is no title


@dataclass(slots=True)
class Context:
    """Terms that are sure, by line, and what follows from them for entries and the whole resume."""

    resume: Resume
    titles: TitleKinds
    ml: dict[int, set[str]] = field(default_factory=dict)  # line -> sure terms of the field
    tech: dict[int, set[str]] = field(default_factory=dict)  # line -> sure terms of software
    entry_kinds: dict[int, str] = field(default_factory=dict)
    headline: str = ""

    @classmethod
    def of(cls, resume: Resume, titles: TitleKinds) -> Context:
        """The context before any term is known: the kinds of the jobs by their titles."""
        context = cls(resume, titles)
        for number, entry in enumerate(resume.entries):
            kind = titles.kind(entry.title)
            if not kind and not has_title(entry.title):  # else the rest is the employer: "Lead writer, Acme ML"
                kind = titles.kind(_header_text(resume, entry), about=False)
            context.entry_kinds[number] = kind
        head = " ".join(
            resume.slice(line) for line in resume.lines[:6] if resume.section_of(line).kind is SectionKind.HEADER
        )
        context.headline = titles.kind(_ADDRESS.sub(" ", head[:400])) or context._opening()
        return context

    def _opening(self) -> str:
        """The kind that the first words of the summary give, where no job title says what the person does."""
        if any(kind in (ROLE, TECH) for kind in self.entry_kinds.values()):
            return ""
        lines = self.resume.lines
        first = next((line for line in lines if self._is_summary(line)), None)
        return "" if first is None else self.titles.kind(" ".join(self.resume.slice(first).split()[:_OPENING_WORDS]))

    def _is_summary(self, line: LogicalLine) -> bool:
        return self.resume.section_of(line).kind is SectionKind.SUMMARY and line.kind is not LineKind.HEADING

    def add(self, line: int, anchor: str, term: str) -> None:
        """Take in a sure term."""
        if anchor == "ml":
            self.ml.setdefault(line, set()).add(term)
        self.tech.setdefault(line, set()).add(term)

    def job_kind(self, line: LogicalLine) -> str:
        """The kind of the job that `line` belongs to, by its title; of the person where the line is in no job."""
        kind = self.entry_kinds.get(line.entry, "") if line.entry is not None else ""
        return kind or self.headline

    def settle(self) -> None:
        """Work out, from the sure terms, which entries and whether the person are of the field."""
        lines = self.resume.lines
        self._entry_tech = {lines[index].entry for index in self.tech if lines[index].entry is not None}
        self._entry_tech |= {
            number for number, kind in self.entry_kinds.items() if kind in (ROLE, TECH) and self._is_work(number)
        }
        in_work = self._distinct(self.ml, work=True)
        titled = any(kind == ROLE and self._is_work(number) for number, kind in self.entry_kinds.items())
        anywhere = self._distinct(self.ml, work=False)
        self.resume_ml = (
            len(in_work) >= _FIELD_TERMS or (titled and bool(anywhere)) or (bool(in_work) and self.headline == ROLE)
        )
        self._entry_ml = self._field_entries()
        technical = any(kind in (ROLE, TECH) and self._is_work(number) for number, kind in self.entry_kinds.items())
        self.resume_tech = technical or self.resume_ml or len(self._distinct(self.tech, work=False)) >= _SOFTWARE_TERMS

    def _field_entries(self) -> set[int | None]:
        """Entries of the field: by their title, by two sure terms, or by one where the person works in the field.

        A project or a job in software needs one term only: one stray term in another trade's job opens nothing.
        """
        terms: dict[int, set[str]] = {}
        for index, found in self.ml.items():
            number = self.resume.lines[index].entry
            if number is not None:
                terms.setdefault(number, set()).update(found)
        entries: set[int | None] = {
            number for number, kind in self.entry_kinds.items() if kind == ROLE and self._is_work(number)
        }
        for number, found in terms.items():
            entry = self.resume.entries[number]
            job = self.resume.sections[entry.section].kind is SectionKind.EXPERIENCE
            sure = self.resume_ml or not job or self.entry_kinds.get(number) == TECH
            if len(found) >= (1 if sure else _FIELD_TERMS):
                entries.add(number)
        return entries

    def add_own(self, line: int) -> None:
        """Take in that `line` tells of the role's work by the person's own hands."""
        self._entry_own.add(self.resume.lines[line].entry)

    def disclaim(self, line: int) -> None:
        """Take in that the person says, in `line`, not to have made any: of the job that it stands in, else of all."""
        self._disclaimed.add(self.resume.lines[line].entry)

    def is_disclaimed(self, line: int) -> bool:
        """Whether the person says not to have made any where `line` stands."""
        return None in self._disclaimed or self.resume.lines[line].entry in self._disclaimed

    def _is_own(self, line: LogicalLine) -> bool:
        """Whether the entry is the role's work by its title, a project, or has a line of such work.

        A job in another trade beside the field, such as the design of screens for somebody else's models, speaks of
        models in use and of their figures as well.
        """
        if line.entry is None or line.entry in self._entry_own or self.job_kind(line) == ROLE:
            return True
        return self.resume.section_of(line).kind is not SectionKind.EXPERIENCE

    _entry_own: set[int | None] = field(default_factory=set)
    _disclaimed: set[int | None] = field(default_factory=set)
    _entry_ml: set[int | None] = field(default_factory=set)
    _entry_tech: set[int | None] = field(default_factory=set)
    resume_ml: bool = False
    resume_tech: bool = False

    def _is_work(self, number: int) -> bool:
        return self.resume.sections[self.resume.entries[number].section].kind in _WORK

    def _distinct(self, found: dict[int, set[str]], *, work: bool) -> set[str]:
        lines = self.resume.lines
        return {
            term
            for index, terms in found.items()
            if not work or self.resume.section_of(lines[index]).kind in _WORK
            for term in terms
        }

    def entry_is_field(self, number: int) -> bool:
        """Whether entry `number` is about the role's field."""
        return number in self._entry_ml

    def holds(self, needs: Iterable[Need], index: int) -> str | None:
        """The words for the first of `needs` that holds for line `index`, or None."""
        line = self.resume.lines[index]
        for need in needs:
            if self._holds(need, index, line):
                return _WORDS[need]
        return None

    def _holds(self, need: Need, index: int, line: LogicalLine) -> bool:
        in_entry = line.entry is not None
        if need == "line-ml":
            return bool(self.ml.get(index))
        if need == "line-tech":
            return bool(self.tech.get(index))
        if need == "entry-ml":
            return bool(self.ml.get(index)) or (in_entry and line.entry in self._entry_ml)
        if need == "entry-own":
            return bool(self.ml.get(index)) or (self._holds("entry-ml", index, line) and self._is_own(line))
        if need == "entry-tech":
            return bool(self.tech.get(index)) or (in_entry and line.entry in self._entry_tech)
        if need == "resume-ml":
            return self.resume_ml
        if need == "resume-tech":
            return self.resume_tech
        kind = self.resume.section_of(line).kind
        if need == "claims":
            return kind in _CLAIMS
        listed = kind is SectionKind.SKILLS or line.kind is LineKind.LIST
        return need == "skills" and listed and (self.resume_tech or bool(self.tech.get(index)))


_WORDS: dict[Need, str] = {
    "line-ml": "terms of the field in the line",
    "line-tech": "software terms in the line",
    "entry-ml": "terms of the field in the entry",
    "entry-own": "the person's own work in the field",
    "entry-tech": "software terms in the entry",
    "resume-ml": "the person works in the field",
    "resume-tech": "the person works with software",
    "skills": "an item of a technical skills list",
    "claims": "an item of a list or summary",
    "cue": "the words beside it",
}


def _header_text(resume: Resume, entry: Entry) -> str:
    return " ".join(resume.slice(resume.lines[index]) for index in entry.header)[:300]
