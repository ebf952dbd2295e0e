"""Sections, short lines, not too many words: what helps a reader find her way."""

from __future__ import annotations

import pytest
from small_role import facts_of

from resume_check.model import Finding, Status

JOB = "EXPERIENCE\nClerk, Acme, Jan 2020 - Dec 2021\n- Sorted the post\n\n"
SCHOOL = "EDUCATION\nBSc Physics, Hill University, 2015 - 2019\n\n"
SKILLS = "SKILLS\nPython, NumPy\n"
FULL = JOB + SCHOOL + SKILLS
LONG = "and ".join(["carried letters "] * 16)


def finding(text: str) -> Finding:
    return facts_of(f"Robin Vale\n\n{text}").findings["structure"]


@pytest.mark.parametrize(
    ("text", "status", "score"),
    [
        (FULL, Status.DEMONSTRATED, 1.0),
        (SKILLS + SCHOOL + JOB, Status.DEMONSTRATED, 1.0),  # in any order
        (FULL.replace("EXPERIENCE", "RESEARCH"), Status.DEMONSTRATED, 1.0),
        (JOB + SCHOOL, Status.LISTED, 8 / 9),
        (SKILLS, Status.LISTED, 7 / 9),
        (f"{FULL}\nSUMMARY\n{LONG}\n", Status.LISTED, 5 / 6),  # one long line
        (f"{FULL}\nSUMMARY\n- {LONG}\n- {LONG}\n", Status.LISTED, 2 / 3),  # two
        (FULL + "\nAWARDS\n" + "- Won a cup\n" * 80, Status.LISTED, 2 / 3),  # too many words
        ("Letters were carried. Letters were sorted.", Status.ABSENT, 0.0),  # no headings at all
    ],
)
def test_score(text: str, status: Status, score: float) -> None:
    found = finding(text)
    assert found.status is status
    assert found.score == pytest.approx(score)


def test_long_lists_of_skills_are_no_long_lines() -> None:
    assert finding(JOB + SCHOOL + "SKILLS\n" + ", ".join(f"skill{number}" for number in range(40)) + "\n").score == 1.0


def test_long_lines_are_the_evidence() -> None:
    found = finding(f"{FULL}\nSUMMARY\n- {LONG}\n")
    assert [item.quote for item in found.evidence] == [LONG.strip()]
    assert found.evidence[0].reason == f"{len(LONG.split())} words in one line"
    assert finding(FULL).evidence == ()
