"""An ambiguous name counts where something supports its technical meaning and nothing speaks against it."""

from __future__ import annotations

import pytest
from small_role import annotate, small_role, verdict

from resume_check.keywords.role import Sense
from resume_check.matcher.senses import Senses


def java(line: str, *, title: str = "Office clerk", more: str = "") -> tuple[str, str]:
    """Status and reason of the first "Java" or "R" in a bullet of a job."""
    text = f"EXPERIENCE\n{title}, Acme, Jan 2020 - Dec 2021\n- {line}\n{more}"
    return verdict(annotate(text), "java")[0]


@pytest.mark.parametrize(
    ("line", "more", "reason"),
    [
        ("Wrote tools using Java", "", "the words beside it"),
        ("Kept Java running", "- Wrote Python, NumPy and AWS tools\n", "the person works with software"),
        ("Wrote R and Python", "", "software terms in the line"),
    ],
)
def test_support(line: str, more: str, reason: str) -> None:
    status, why = java(line, more=more)
    assert status == "demonstrated"
    assert why.endswith(f"; {reason}")


def test_a_technical_job_supports_it() -> None:
    assert java("Kept Java running", title="Software engineer")[0] == "demonstrated"
    assert java("Kept Java running", title="Office clerk")[0] == "absent"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Lived on Java for years", "nothing around it speaks of software: may be the island"),
        ("Served using Java coffee", "another meaning: the island"),
        ("Moved Java to Indonesia using Python", "another meaning: the island"),
        ("Wrote P&R & R in Python", "another meaning: a letter"),
        ("Wrote r in Python", "written otherwise: a letter"),
        ("Graded item R for the shop", "nothing around it speaks of software: may be a letter"),
    ],
)
def test_other_meanings(line: str, reason: str) -> None:
    assert java(line) == ("absent", reason)


def test_a_name_at_the_end_of_a_line_has_nothing_behind_it() -> None:
    """A hyphen among the words that speak against a name stood for the end of the line."""
    assert java("Wrote Python, R")[0] == "demonstrated"
    assert java("Wrote Python, R - rated")[0] == "absent"


def test_neighbours_on_other_lines_do_not_matter() -> None:
    assert java("Wrote tools using Java", more="- coffee for Indonesia\n")[0] == "demonstrated"


def test_skills_lists_of_technical_people() -> None:
    assert verdict(annotate("SKILLS\nPython, NumPy, AWS\nR\n"), "java")[0][0] == "listed"
    assert verdict(annotate("SKILLS\nCooking\nR\n"), "java")[0][0] == "absent"


def test_a_list_of_ambiguous_names_supports_itself() -> None:
    assert {status for status, _ in verdict(annotate("SKILLS\nR, Java\n"), "java")} == {"listed"}
    assert verdict(annotate("SKILLS\nR, Cooking\n"), "java")[0][0] == "absent"


def test_only_needs_make_a_name_ambiguous() -> None:
    sense = Sense(terms=("NumPy",), why="a shout", not_near=("opera",))
    senses = Senses(small_role(senses=(sense,)))
    assert not senses.is_ambiguous("NumPy")
    assert not senses.is_ambiguous("Python")
    assert senses.why("NumPy") == "a shout"
    role = small_role(senses=(sense,))
    text = "EXPERIENCE\nOffice clerk, Acme, Jan 2020 - Dec 2021\n- {}\n"
    assert verdict(annotate(text.format("Wrote NumPy"), role), "numpy")[0][0] == "demonstrated"
    assert verdict(annotate(text.format("Wrote NumPy for the opera"), role), "numpy")[0][0] == "absent"


def test_spellings_of_a_name_share_its_senses() -> None:
    senses = Senses(small_role(senses=(Sense(terms=("DataRobot",), why="a robot", needs=("line-tech",)),)))
    assert senses.is_ambiguous("datarobot")
    assert senses.is_ambiguous("Data Robot")
