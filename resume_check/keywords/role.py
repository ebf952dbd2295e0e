"""The form of a role's keyword set: what is looked for, what it weighs and how to say it."""

from __future__ import annotations

from typing import Literal

import msgspec

from resume_check.keywords.source import Data

Need = Literal["line-ml", "entry-ml", "resume-ml", "line-tech", "entry-tech", "resume-tech", "skills", "claims", "cue"]
"""What must stand around an ambiguous word: terms of the field (ml) or of software (tech) in the same line, in the same
job or project, anywhere in the work; or the word is an item of a skills list of such a person; or it stands in any list
of skills, courses or certificates, or in a summary (claims); or a cue word stands beside it."""

Detector = Literal[
    "terms",
    "certification",
    "combination",
    "portfolio",
    "measurable_results",
    "projects_highlighted",
    "tools_named",
    "structured_concise",
]


class Group(Data):
    """A group of criteria; its weight is the sum of its required criteria's weights."""

    id: str
    label: str


class Criterion(Data):
    """One thing that the role asks for."""

    id: str
    group: str
    label: str
    weight: float  # share of the score, 0..1; of an optional criterion: what it can add
    detector: Detector
    met: str
    unmet: str
    tip: str
    why: str = ""  # the guide's reason
    optional: bool = False
    anchor: Literal["", "ml", "tech"] = ""  # its terms show that a text is about the field, or about software
    general: bool = False  # a skill of any trade, so that it counts in any job
    terms: tuple[str, ...] = ()  # its own names
    aliases: tuple[str, ...] = ()  # other spellings
    family: tuple[str, ...] = ()  # products and techniques that imply it
    fuzzy: tuple[str, ...] = ()  # the names whose misspellings count
    all_of: tuple[str, ...] = ()  # detector "combination": criteria that must all be met ...
    any_of: tuple[str, ...] = ()  # ... and of which one must be
    classes: tuple[str, ...] = ()  # word classes of the activity rules that its terms belong to
    tools: tuple[str, ...] = ()  # detector "tools_named": criteria that are tools
    hosted_by: tuple[str, ...] = ()  # detector "portfolio": criteria whose use shows own technical work
    credentials: tuple[str, ...] = ()  # detector "certification": exam codes


class Family(Data):
    """Terms that imply several criteria at once."""

    name: str
    terms: tuple[str, ...]
    implies: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()  # word classes of the activity rules that these terms belong to
    anchor: Literal["", "ml", "tech"] = ""


class Sense(Data):
    """Which meaning an ambiguous term must have: one of `needs`, and nothing that speaks against it."""

    terms: tuple[str, ...]
    why: str  # the other meaning, for the evidence's reason
    needs: tuple[Need, ...] = ()
    case: bool = False  # only as written
    cues_before: tuple[str, ...] = ()  # words right before it that settle the meaning
    cues_after: tuple[str, ...] = ()  # words right after it that settle the meaning
    not_before: tuple[str, ...] = ()  # words right after the term that make it something else
    not_after: tuple[str, ...] = ()  # words right before the term that make it something else
    not_near: tuple[str, ...] = ()  # words anywhere in the line that make it something else


class WordClass(Data):
    """Words that play one part in an activity rule. Verbs and nouns are inflected on load."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()  # next words after which an occurrence does not count ("model release")
    not_after: tuple[str, ...] = ()  # previous words after which it does not count ("scale model")


class Activity(Data):
    """What was done, without the name: word classes near each other in one sentence."""

    name: str
    criteria: tuple[str, ...]
    all: tuple[str, ...]  # classes, or alternatives "a|b"
    none: tuple[str, ...] = ()  # classes that must not be in the sentence
    within: int = 12  # tokens from the first to the last
    ordered: bool = False
    needs: tuple[Need, ...] = ()  # one must hold; empty: none needed
    start: bool = False  # the first class must open a clause


class Titles(Data):
    """Job titles, by what they say of the person's field."""

    role: tuple[str, ...]  # jobs that are the role's work
    tech: tuple[str, ...]  # jobs in software or data
    about: tuple[str, ...]  # jobs that speak of the field without doing it
    near: tuple[str, ...]  # the same, unless the title also has one of the other words ("marketing analyst")


class Level(Data):
    """An experience level of the guide."""

    id: str
    label: str
    min_years: float
    low: int
    high: int
    next_step: str


class Scoring(Data):
    """How statuses and counts become scores between 0 and 1."""

    listed: float
    result_steps: tuple[float, ...]  # score for 1, 2, 3 ... measurable results
    project_steps: tuple[float, ...]  # score for 1, 2, 3 ... highlighted projects
    tool_steps: tuple[float, ...]  # score for 1, 2, 3 ... tools named in use
    structure_sections: tuple[str, ...]  # section kinds that a resume should have
    max_words: int
    max_line_words: int
    stuffing_repeats: int  # a term named more often than this in lists is stuffing
    fuzzy_min_letters: int
    fuzzy_not: tuple[str, ...]  # real words that are no misspellings


class Guide(Data):
    """The guide's other facts on the role."""

    currency: str
    career_path: tuple[str, ...]
    alternative_paths: tuple[str, ...]
    job_titles: tuple[str, ...]
    certification_reason: str
    resume_tips: dict[str, str]  # criterion -> advice


class Outcomes(Data):
    """Words by which a number is known as a result, or as none."""

    change_verbs: tuple[str, ...]  # "cut", "grew": with a number they state an outcome
    change_words: tuple[str, ...]  # "faster", "fewer"
    metrics: tuple[str, ...]  # "accuracy", "latency": with a number they state an outcome
    money_verbs: tuple[str, ...]  # verbs that make an amount of money an outcome
    scale_units: tuple[str, ...]  # "users", "requests": live scale, with ...
    scale_verbs: tuple[str, ...]  # ... "serving", "used by"
    rates: tuple[str, ...]  # "per second", "a day"
    number_words: tuple[str, ...]
    factor_words: tuple[str, ...]  # "halved", "doubled", "twice": a quantity without digits
    not_units: tuple[str, ...]  # units of size, age, head count: no outcome by themselves
    not_lines: tuple[str, ...]  # words that make a line's numbers no results ("GPA", "born")
    targets: tuple[str, ...]  # "aiming for": not reached


class KeywordSet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is known of a role."""

    id: str
    title: str
    version: str
    groups: tuple[Group, ...] = msgspec.field(name="group")
    criteria: tuple[Criterion, ...] = msgspec.field(name="criterion")
    families: tuple[Family, ...] = msgspec.field(name="family", default=())
    senses: tuple[Sense, ...] = msgspec.field(name="sense", default=())
    classes: dict[str, WordClass] = msgspec.field(name="class", default_factory=dict)
    activities: tuple[Activity, ...] = msgspec.field(name="activity", default=())
    levels: tuple[Level, ...] = msgspec.field(name="level")
    titles: Titles
    scoring: Scoring
    guide: Guide
    outcomes: Outcomes
    include: tuple[str, ...] = ()  # further files of the set, beside it
