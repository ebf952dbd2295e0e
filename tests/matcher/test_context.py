"""What the words that are sure say of a line, a job and a person."""

from __future__ import annotations

import pytest
from small_role import resume_of, small_role

from resume_check.keywords.role import Titles
from resume_check.matcher.context import ABOUT, ROLE, TECH, Context, TitleKinds

KINDS = TitleKinds(small_role().titles)
TEXT = """Robin Vale
robin.vale@post.example

EXPERIENCE
Office clerk, Acme, Jan 2020 - Dec 2021
- Sorted the post of two floors
- Wrote down the meetings
Office clerk, Bolt, Jan 2018 - Dec 2019
- Answered the telephone

SKILLS
Filing, typing
"""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Senior ML Engineer", ROLE),
        ("Data scientists", ROLE),
        ("Software Engineer II", TECH),
        ("Recruiter", ABOUT),
        ("ML Engineer Recruiter", ABOUT),
        ("Editor", ABOUT),
        ("Editor and software engineer", TECH),  # the other words win
        ("Office clerk", ""),
        ("HTML engineer", ""),  # no part of a word
        ("EDİTOR", ABOUT),  # letters whose small form is no plain one
        ("data \u017fcientist\u017f", ROLE),
        ("", ""),
    ],
)
def test_kind_of_a_title(title: str, kind: str) -> None:
    assert KINDS.kind(title) == kind


def test_an_employer_named_like_an_about_job_is_none() -> None:
    assert KINDS.kind("Recruiter", about=False) == ""
    assert KINDS.kind("ML engineer, Recruiter Ltd", about=False) == ROLE


@pytest.mark.parametrize(
    ("header", "kind"),
    [("Lead writer, Acme (an ML engineer platform)", ""), ("Acme, group of ML engineers", ROLE)],
)
def test_what_the_employer_does_is_no_title(header: str, kind: str) -> None:
    resume = resume_of(TEXT.replace("Office clerk, Acme", header))
    assert Context.of(resume, KINDS).entry_kinds[0] == kind


def test_who_says_to_have_made_none_means_the_job_or_all_of_it() -> None:
    found = context()
    found.disclaim(POST)
    assert found.is_disclaimed(MEETINGS)  # of the same job
    assert not found.is_disclaimed(PHONE)
    found.disclaim(FILING)  # in no job
    assert found.is_disclaimed(PHONE)


def test_a_role_without_titles_knows_no_kinds() -> None:
    empty = TitleKinds(Titles(role=(), tech=(), about=(), near=()))
    assert empty.kind("ML engineer") == ""


def context(text: str = TEXT, **terms: list[tuple[int, str, str]]) -> Context:
    """The settled context of `text` with sure terms as (line, anchor, name)."""
    found = Context.of(resume_of(text), KINDS)
    for line, anchor, name in terms.get("sure", []):
        found.add(line, anchor, name)
    found.settle()
    return found


def index(text: str, part: str) -> int:
    resume = resume_of(text)
    return next(number for number, line in enumerate(resume.lines) if part in resume.slice(line))


POST, MEETINGS, PHONE, FILING = (index(TEXT, part) for part in ("post of", "meetings", "telephone", "Filing"))


def test_a_term_supports_its_line_its_job_and_no_other() -> None:
    found = context(sure=[(POST, "ml", "learning"), (POST, "ml", "networks")])
    assert found.holds(("line-ml",), POST) == "terms of the field in the line"
    assert found.holds(("line-ml",), MEETINGS) is None
    assert found.holds(("entry-ml",), MEETINGS) == "terms of the field in the entry"
    assert found.holds(("entry-ml",), PHONE) is None
    assert found.holds(("entry-tech",), MEETINGS)  # the field is software as well
    assert found.entry_is_field(0)
    assert not found.entry_is_field(1)


def test_the_field_is_ones_own_by_the_title_or_by_a_line_of_such_work() -> None:
    found = context(sure=[(POST, "ml", "learning"), (POST, "ml", "networks")])
    assert found.holds(("entry-own",), MEETINGS) is None  # an office clerk may file what others make
    found.add_own(POST)
    assert found.holds(("entry-own",), MEETINGS) == "the person's own work in the field"
    assert found.holds(("entry-own",), PHONE) is None
    titled = TEXT.replace("Office clerk, Acme", "ML engineer, Acme")
    assert context(titled).holds(("entry-own",), MEETINGS)


def test_one_stray_term_does_not_make_another_trades_job_one_of_the_field() -> None:
    found = context(sure=[(POST, "ml", "learning")])
    assert found.holds(("line-ml",), POST)
    assert found.holds(("entry-ml",), MEETINGS) is None
    assert not found.entry_is_field(0)


def test_software_is_not_the_field() -> None:
    found = context(sure=[(POST, "tech", "python")])
    assert found.holds(("line-tech",), POST)
    assert found.holds(("line-ml", "entry-ml", "resume-ml"), POST) is None


@pytest.mark.parametrize(
    ("sure", "field", "software"),
    [
        ([], False, False),
        ([(POST, "ml", "a")], False, False),
        ([(POST, "ml", "a"), (PHONE, "ml", "a")], False, False),  # one term twice
        ([(POST, "ml", "a"), (PHONE, "ml", "b")], True, True),
        ([(FILING, "ml", "a"), (FILING, "ml", "b")], False, False),  # a list alone makes no field
        ([(FILING, "tech", "a"), (FILING, "tech", "b"), (FILING, "tech", "c")], False, True),
    ],
)
def test_what_makes_a_persons_field(sure: list[tuple[int, str, str]], field: bool, software: bool) -> None:
    found = context(sure=sure)
    assert bool(found.holds(("resume-ml",), PHONE)) is field
    assert bool(found.holds(("resume-tech",), PHONE)) is software


def test_a_job_of_the_role_needs_a_term_beside_its_title() -> None:
    text = TEXT.replace("Office clerk, Acme", "ML engineer, Acme")
    assert not context(text).resume_ml
    assert context(text).resume_tech
    assert context(text, sure=[(FILING, "ml", "a")]).resume_ml
    assert context(text).entry_is_field(0)


def test_headline_speaks_for_lines_outside_of_jobs() -> None:
    text = TEXT.replace("Robin Vale\n", "Robin Vale\nML engineer\n")
    found = context(text)
    lines = found.resume.lines
    assert found.headline == ROLE
    assert found.job_kind(lines[index(text, "Filing")]) == ROLE
    assert context(TEXT.replace("robin.vale@", "ml-engineer@")).headline == ""  # an address is no title


def test_places_that_need_no_term() -> None:
    found = context()
    assert found.holds(("claims",), FILING)
    assert found.holds(("claims",), POST) is None
    assert found.holds(("skills",), FILING) is None
    assert context(sure=[(FILING, "tech", "a")]).holds(("skills",), FILING)
    assert found.holds((), POST) is None
    assert found.holds(("cue",), POST) is None
