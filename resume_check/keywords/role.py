"""The form of a role's keyword set: what is looked for, what it weighs and how to say it."""

from __future__ import annotations

from typing import Literal

import msgspec

from resume_check.keywords.source import Data

Need = Literal[
    "line-ml", "entry-ml", "entry-own", "resume-ml", "line-tech", "entry-tech", "resume-tech", "skills", "claims", "cue"
]
"""What must stand around an ambiguous word: terms of the field (ml) or of software (tech) in the same line, in the same
job or project, or anywhere in the work; "entry-own": the person's own work in the field; or the word is an item of a
skills list of such a person; or it stands in any list of skills, courses or certificates, or in a summary (claims); or
a cue word stands beside it."""

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


class Group(Data, frozen=True):
    """A group of criteria; its weight is the sum of its required criteria's weights."""

    id: str
    label: str


class Criterion(Data, frozen=True):
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
    example: str = ""  # how a line may say it: "{line}" is a line of the resume, and what to fill in is in brackets
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


class Family(Data, frozen=True):
    """Terms that imply several criteria at once."""

    name: str
    terms: tuple[str, ...]
    implies: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()  # word classes of the activity rules that these terms belong to
    anchor: Literal["", "ml", "tech"] = ""


class Sense(Data, frozen=True):
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


class WordClass(Data, frozen=True):
    """Words that play one part in an activity rule. Verbs and nouns are inflected on load."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()  # next words after which an occurrence does not count ("model release")
    not_after: tuple[str, ...] = ()  # previous words after which it does not count ("scale model")
    endings: tuple[str, ...] = ()  # "ologists": words that no class or term has belong to the class by their ending ...
    not_words: tuple[str, ...] = ()  # ... except these


class Activity(Data, frozen=True):
    """What was done, without the name: word classes near each other in one sentence."""

    name: str
    criteria: tuple[str, ...]
    all: tuple[str, ...]  # classes, or alternatives "a|b"
    none: tuple[str, ...] = ()  # classes that must not be in the sentence
    within: int = 12  # tokens from the first to the last
    ordered: bool = False
    needs: tuple[Need, ...] = ()  # one must hold; empty: none needed
    start: bool = False  # the first class must open a clause
    done: bool = (
        False  # the first class must open a clause or be no base form: "traced", not the "trace" of "a tool to trace"
    )
    not_between: tuple[str, ...] = ()  # classes that must not stand between the first and the last
    across: bool = False  # the classes may stand in different sentences of the line
    work_only: bool = False  # only in lines that tell of work, not in claims or lists of names
    slight: bool = False  # a sign of work that others may have done: no proof that the person makes what it speaks of


class Titles(Data, frozen=True):
    """Job titles, by what they say of the person's field."""

    role: tuple[str, ...]  # jobs that are the role's work
    tech: tuple[str, ...]  # jobs in software or data
    about: tuple[str, ...]  # jobs that speak of the field without doing it
    near: tuple[str, ...]  # the same, unless the title also has one of the other words ("marketing analyst")


class Level(Data, frozen=True):
    """An experience level of the guide."""

    id: str
    label: str
    min_years: float
    low: int
    high: int
    next_step: str


class Scoring(Data, frozen=True):
    """How statuses and counts become scores between 0 and 1."""

    listed: float  # what a claim is worth beside the 1 of work that shows it
    listed_when_stuffed: float  # the same in a resume that repeats its claims over and over
    result_steps: tuple[float, ...]  # score for 1, 2, 3 ... measurable results
    project_steps: tuple[float, ...]  # score for 1, 2, 3 ... highlighted projects
    tool_steps: tuple[float, ...]  # score for 1, 2, 3 ... tools named in use
    structure_sections: tuple[str, ...]  # section kinds that a resume should have
    max_words: int
    max_line_words: int
    stuffing_repeats: int  # a term named more often than this in lists is stuffing
    fuzzy_min_letters: int
    fuzzy_not: tuple[str, ...]  # real words that are no misspellings


class Guide(Data, frozen=True):
    """The guide's other facts on the role."""

    currency: str
    career_path: tuple[str, ...]
    alternative_paths: tuple[str, ...]
    job_titles: tuple[str, ...]
    certification_reason: str
    resume_tips: dict[str, str]  # criterion -> advice


class Outcomes(Data, frozen=True):
    """Words by which a number is known as a result, or as none. Where a field says "verbs", all their forms count."""

    # What a quantity is made of.
    number_words: tuple[str, ...]
    large_words: tuple[str, ...]  # "thousand": a number in words is large with one of these
    scales: tuple[str, ...]  # "k", "million"
    currencies: tuple[str, ...]  # signs and codes before or after an amount
    currency_letters: tuple[str, ...]  # before an amount in thousands only: "R2.3m"
    currency_words: tuple[str, ...]  # after an amount only
    percent_units: tuple[str, ...]
    point_units: tuple[str, ...]
    latency_units: tuple[str, ...]
    time_units: tuple[str, ...]  # from short to long, each with its names: "h|hour|hours"
    time_adjectives: tuple[str, ...]  # "two working days"
    other_units: tuple[str, ...]
    about: tuple[str, ...]  # "about", "under": belong to the quantity that follows
    factor_units: tuple[str, ...]  # "x", "times"
    ratio_words: tuple[str, ...]  # "1 in 20"
    fraction_words: tuple[str, ...]  # between two counts: "31 of 32" ...
    openers: tuple[str, ...]  # "of 10 alarms 9 are real"
    determiners: tuple[str, ...]  # ... perhaps with one of these: "7 of my 8"
    alls: tuple[str, ...]  # "all 12 audits"
    successes: tuple[str, ...]  # ... an outcome beside these: "passed"
    bases: tuple[str, ...]  # "per": the number that follows is no quantity of its own
    articles: tuple[str, ...]
    odd_times: tuple[str, ...]  # "half a day"
    article_times_after: tuple[str, ...]  # after these, "a day" is a quantity
    factor_changes: tuple[str, ...]  # "halved", "by a third": a change without digits
    factor_words: tuple[str, ...]  # "a third": a quantity where a word of change stands beside it
    factor_doubt: tuple[str, ...]  # words after a factor that make it none: "double shift"
    ordinals: tuple[str, ...]
    rank_words: tuple[str, ...]  # "place", "prize"
    rank_verbs: tuple[str, ...]
    rank_of: tuple[str, ...]  # between a rank and the number of those ranked
    tops: tuple[str, ...]
    bests: tuple[str, ...]  # "best branch of nine"
    medals: tuple[str, ...]
    contests: tuple[str, ...]  # what makes a medal one of the field
    rank_nouns: tuple[str, ...]  # "winner": before "out of 31 entries"
    rivals: tuple[str, ...]  # among whom a rank is held: "top ten sellers"
    # Change.
    change_verbs: tuple[str, ...]  # "cut", "grow": with a number they state an outcome
    change_forms: tuple[str, ...]  # words of change as they are written: other languages, irregular verbs
    change_words: tuple[str, ...]  # "reduction", "fewer"
    comparatives: tuple[str, ...]  # right after a quantity: "two hours faster"
    reach_verbs: tuple[str, ...]  # with a percentage they state an outcome: "reach", "beat"
    beat_verbs: tuple[str, ...]  # with "by" and a value: "beats it by 0.4 degrees"
    by_words: tuple[str, ...]
    signs: tuple[str, ...]  # "minus 19 %"
    ups: tuple[str, ...]  # "down 210 hours"
    to_limits: tuple[str, ...]  # "cut to three days"
    save_verbs: tuple[str, ...]  # with a time or an amount they state an outcome
    # Before and after.
    arrows: tuple[str, ...]
    from_words: tuple[str, ...]
    to_words: tuple[str, ...]
    turns: tuple[str, ...]  # between two values of one kind they make a change: "became"
    rather: tuple[str, ...]  # of the turns, those that make a figure of speech of two numbers in words
    contrasts: tuple[str, ...]  # the same where the values have a unit, or what was measured is named: "then"
    speeds: tuple[str, ...]  # units that each of two values has where they are before and after: "17 fps to 52 fps"
    olds: tuple[str, ...]  # between two values: "6 percent off where the old table was 11"
    lead_verbs: tuple[str, ...]  # "warns 40 minutes ...
    leads: tuple[str, ...]  # ... before the failure"
    frequencies: tuple[str, ...]  # from one to another of these is a change: "monthly to daily"
    versus: tuple[str, ...]  # the same where the second value has no noun of its own: "58 shows against 31"
    owners: tuple[str, ...]  # before each of two values: "ours 0.79, the published 0.72"
    now_words: tuple[str, ...]  # after the second value ...
    before_words: tuple[str, ...]  # ... and after the first
    range_words: tuple[str, ...]  # before two values they make a span: "between"
    # What was measured.
    scores: tuple[str, ...]  # "accuracy": a bare value is an outcome
    whole_scores: tuple[str, ...]  # of these a whole number is one too: "WER 58"
    errors: tuple[str, ...]  # a size right behind one of these is an outcome: "error 0,4 mm" ...
    sizes: tuple[str, ...]  # units that count behind an error only
    links: tuple[str, ...]  # ... or with these between
    metrics: tuple[str, ...]  # "latency": a value with a unit, or a change, is one
    metric_endings: tuple[str, ...]  # words that end so are metrics too: "-quote"
    ratings: tuple[str, ...]  # beside "4.8/5": others rated the work
    done_in: tuple[str, ...]  # right before a time: "answers in"
    bad_things: tuple[str, ...]  # "incidents": none of them is an outcome
    passes: tuple[str, ...]  # shortly before a word of none: a single event
    zero_words: tuple[str, ...]
    # Money and live scale.
    money_verbs: tuple[str, ...]  # verbs that make an amount of money an outcome
    money_nouns: tuple[str, ...]  # after an amount: "billed"
    audiences: tuple[str, ...]  # "views": in thousands a reach by themselves
    use_verbs: tuple[str, ...]  # "downloaded 18,000 times"
    sold: tuple[str, ...]  # right before such a count of anything: "sold 410,000 copies"
    drawn_from: tuple[str, ...]  # right before such a count: it is material, not reach
    labour: tuple[str, ...]  # "saved two full-time posts"
    scale_units: tuple[str, ...]  # "users", "requests": live scale, with ...
    live_units: tuple[str, ...]  # live by themselves: "monthly active users"
    scale_verbs: tuple[str, ...]  # ... "serving" ...
    hand_verbs: tuple[str, ...]  # what people do by the dozen
    capacities: tuple[str, ...]  # "review capacity": a count a day beside it is no live scale
    ladders: tuple[str, ...]  # "canary": percentages that rise to 100 behind it are steps
    few: tuple[str, ...]  # counts of places that show no scale
    presences: tuple[str, ...]  # "night": "never a night missed" is presence
    chances: tuple[str, ...]  # "by chance": what luck would find
    others: tuple[str, ...]  # a sentence that opens so tells of others' work, if the rest opens with one of `selves`
    selves: tuple[str, ...]
    disclaimers: tuple[str, ...]  # a line with one of these gives others' numbers
    in_use: tuple[str, ...]  # ... or before them "used by" ...
    in_things: tuple[str, ...]  # before a huge count of anything: "ships in 2.2 million machines"
    servings: tuple[str, ...]  # before a very large count of users: "for 90k merchants"
    places: tuple[str, ...]  # where something is in use: "clinics"
    uses: tuple[str, ...]  # after a count of them: "run it"
    machines: tuple[str, ...]  # what works by itself: "service"
    live_words: tuple[str, ...]  # ... or "in production"
    parallel_words: tuple[str, ...]
    rates: tuple[str, ...]  # "per second", "a day"
    fast_rates: tuple[str, ...]  # at one of these a large count of anything is live scale
    rate_units: tuple[str, ...]  # live scale by themselves: "qps"
    per_item: tuple[str, ...]  # a time "a ..."
    items: tuple[str, ...]  # ... "frame" is an outcome
    # No results.
    people: tuple[str, ...]  # head counts
    teams: tuple[str, ...]  # words before a head count
    span_words: tuple[str, ...]  # beside two values: a span ("grades 5 to 9"), no change
    not_percents: tuple[str, ...]  # after a percentage: "100% remote"
    not_factors: tuple[str, ...]  # after a factor: "5-fold cross validation"
    not_times: tuple[str, ...]  # before a time: "within two weeks"
    not_lines: tuple[str, ...]  # words that make a line's numbers no results ("GPA", "born")
    not_ranks: tuple[str, ...]  # behind a rank: "second of three children"
    aims: tuple[str, ...]  # right before a value that is only asked for: "SLA of"
    grades: tuple[str, ...]  # before a mark at school
    targets: tuple[str, ...]  # "aiming for": not reached


class Synonyms(Data, frozen=True):
    """Names that ask for the same thing in a job advert."""

    name: str  # as the report calls it
    terms: tuple[str, ...]  # of the vocabulary
    shown_by: tuple[str, ...] = ()  # further terms, or names of families, that show it in a resume
    criterion: str = ""  # judged as this criterion is


class Adverts(Data, frozen=True):
    """How the vocabulary is read in a job advert, beside what stands in shared/advert.toml."""

    described: tuple[str, ...] = ()  # criteria that activities ask for, beside their names
    passed_over: tuple[str, ...] = ()  # names of families that ask for nothing by themselves
    same: tuple[Synonyms, ...] = ()


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
    making: tuple[str, ...] = ()  # criteria whose activities show that the person makes such things: see "entry-own"
    levels: tuple[Level, ...] = msgspec.field(name="level")
    titles: Titles
    scoring: Scoring
    guide: Guide
    outcomes: Outcomes
    adverts: Adverts = Adverts()
    include: tuple[str, ...] = ()  # further files of the set, beside it
