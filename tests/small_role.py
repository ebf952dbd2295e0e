"""A role of a few criteria, for tests of how words are judged and not of which words the shipped role knows.

Weights, steps and words are round and few, so that a test can be worked out by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any

from msgspec.structs import replace

from resume_check.criteria import judge
from resume_check.criteria.facts import Facts
from resume_check.keywords import load
from resume_check.keywords.role import (
    Activity,
    Criterion,
    Family,
    Group,
    Guide,
    KeywordSet,
    Level,
    Sense,
    Titles,
    WordClass,
)
from resume_check.keywords.shared import Cue, Cues, cues
from resume_check.matcher import Annotated, Matcher
from resume_check.model import Document, Experience, LogicalLine, Mention, Resume
from resume_check.parsers import parse
from resume_check.structure import structure

AS_OF = dt.date(2026, 11, 22)


def criterion(id: str, group: str, weight: float, *, detector: Any = "terms", **more: Any) -> Criterion:  # noqa: A002
    """A criterion whose texts follow from its id."""
    label = id.replace("_", " ")
    texts = {"label": label, "met": f"{label} is shown", "unmet": f"{label} is not mentioned", "tip": f"Show {label}."}
    return Criterion(id=id, group=group, weight=weight, detector=detector, **{**texts, **more})


CRITERIA = (
    criterion(
        "python",
        "programming",
        0.2,
        anchor="tech",
        terms=("Python",),
        aliases=("CPython",),
        family=("PyPI",),
        fuzzy=("Python",),
    ),
    criterion("java", "programming", 0.02, optional=True, anchor="tech", terms=("Java", "R")),
    criterion(
        "learning", "core", 0.1, anchor="ml", terms=("machine learning",), aliases=("ML",), fuzzy=("machine learning",)
    ),
    criterion(
        "tensorflow", "tools", 0.1, anchor="ml", terms=("TensorFlow",), fuzzy=("TensorFlow",), classes=("framework",)
    ),
    criterion("numpy", "tools", 0.1, anchor="tech", terms=("NumPy",), fuzzy=("NumPy",)),
    criterion("cloud", "tools", 0.1, anchor="tech", terms=("AWS", "Azure", "GCP")),
    criterion("communication", "soft", 0.05, general=True, terms=("communication",)),
    criterion("build", "responsibilities", 0.05, terms=("model building",)),
    criterion(
        "cert",
        "certifications",
        0.03,
        optional=True,
        detector="certification",
        anchor="ml",
        terms=("AWS Certified Machine Learning",),
        fuzzy=("AWS Certified Machine Learning",),
    ),
    criterion("strong", "recruiter", 0.05, detector="combination", all_of=("python",), any_of=("framework",)),
    criterion("portfolio", "recruiter", 0.05, detector="portfolio", hosted_by=("python", "tensorflow")),
    criterion("projects", "resume", 0.05, detector="projects_highlighted"),
    criterion("results", "resume", 0.05, detector="measurable_results"),
    criterion("tools", "resume", 0.05, detector="tools_named", tools=("python", "tensorflow", "numpy", "cloud")),
    criterion("structure", "resume", 0.05, detector="structured_concise"),
)
SENSES = (
    Sense(terms=("R",), why="a letter", needs=("line-tech", "skills"), case=True, not_after=("&",), not_before=("-",)),
    Sense(
        terms=("Java",),
        why="the island",
        needs=("resume-tech", "skills"),
        cues_before=("using",),
        not_before=("coffee",),
        not_near=("indonesia",),
    ),
)
CLASSES = {
    "act": WordClass(verbs=("build", "train", "write", "run", "cut", "model", "hire")),
    "hands": WordClass(verbs=("build", "train", "write")),
    "models": WordClass(nouns=("model",)),
    "thesis": WordClass(words=("thesis",)),
    "field_words": WordClass(words=("dataset",)),
}
LEVELS = (
    Level(id="entry", label="Entry", min_years=0, low=1, high=2, next_step="Middle"),
    Level(id="mid", label="Middle", min_years=2, low=3, high=4, next_step="Senior"),
    Level(id="senior", label="Senior", min_years=5, low=5, high=6, next_step="Lead"),
    Level(id="lead", label="Lead", min_years=10, low=7, high=8, next_step="Director"),
)
SHIPPED = load("ml-engineer")  # lends what no test here looks at, so that a new field breaks none
SCORING = replace(
    SHIPPED.scoring,
    listed=0.4,
    result_steps=(0.5, 1.0),
    project_steps=(0.5, 1.0),
    tool_steps=(0.3, 0.6, 1.0),
    structure_sections=("experience", "education", "skills"),
    max_words=200,
    max_line_words=30,
    stuffing_repeats=3,
    fuzzy_min_letters=5,
    fuzzy_not=("pythons",),
)


def small_role(**changes: Any) -> KeywordSet:
    """The role, with other values for the named parts."""
    criteria: Iterable[Criterion] = changes.get("criteria", CRITERIA)
    parts: dict[str, Any] = {
        "id": "small",
        "title": "Small role",
        "version": "1",
        "groups": tuple(Group(id=name, label=name.title()) for name in dict.fromkeys(item.group for item in criteria)),
        "criteria": CRITERIA,
        "families": (Family(name="nets", terms=("Keras",), implies=("learning", "tensorflow"), anchor="ml"),),
        "senses": SENSES,
        "classes": CLASSES,
        "activities": (
            Activity(name="built a model", criteria=("build",), all=("act", "models"), needs=("entry-ml",)),
        ),
        "levels": LEVELS,
        "titles": Titles(
            role=("ML engineer", "data scientist"),
            tech=("software engineer",),
            about=("recruiter",),
            near=("editor",),
        ),
        "scoring": SCORING,
        "guide": Guide(
            currency="EUR",
            career_path=(),
            alternative_paths=(),
            job_titles=(),
            certification_reason="",
            resume_tips={"results": "Measure.", "tools": "Name tools."},
        ),
        "outcomes": SHIPPED.outcomes,  # how results are found is tested elsewhere
    }
    return KeywordSet(**{**parts, **changes})


@cache
def _default() -> tuple[KeywordSet, Matcher]:
    role = small_role()
    return role, Matcher(role)


def words_of_cues(*own: Cue, stops: tuple[str, ...] = (), subject_verbs: tuple[str, ...] = ()) -> Cues:
    """Cues of a test's own in place of the shipped ones."""
    return replace(cues(), cues=own, stops=stops, subject_verbs=subject_verbs)


def read(text: str, *, name: str = "resume.txt") -> Document:
    """The document of a plain text."""
    return parse(text.encode(), name=name)


def resume_of(text: str) -> Resume:
    """The structure of a plain text."""
    return structure(read(text), as_of=AS_OF)


def annotate(text: str, role: KeywordSet | None = None) -> Annotated:
    """The mentions of a plain text, by the small role unless another is given."""
    matcher = _default()[1] if role is None else Matcher(role)
    return matcher.annotate(resume_of(text))


def judged(text: str, role: KeywordSet | None = None) -> tuple[Facts, Experience]:
    """The findings of a plain text, by the small role unless another is given."""
    return judge(role or _default()[0], annotate(text, role))


def facts_of(text: str, role: KeywordSet | None = None) -> Facts:
    """What `judged` returns, without the experience."""
    return judged(text, role)[0]


def verdict(annotated: Annotated, criterion_id: str) -> list[tuple[str, str]]:
    """(status, reason) of each mention of a criterion, in text order."""
    return [(str(item.status), item.reason) for item in annotated.of(criterion_id)]


def line_of(annotated: Annotated, mention: Mention) -> LogicalLine:
    """The logical line that a mention stands in."""
    return annotated.resume.lines[mention.line]
