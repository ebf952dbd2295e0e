"""What a line can show by the place where it stands."""

from __future__ import annotations

import pytest
from small_role import annotate, resume_of

from resume_check.matcher.placing import JOB_TITLE, Place, place
from resume_check.model import Status

JOB = "Clerk, Acme, Jan 2020 - Dec 2021\n"


def placed(text: str, part: str, *, acts: bool = False, thesis: bool = False) -> Place:
    resume = resume_of(text)
    line = next(line for line in resume.lines if part in resume.slice(line))
    return place(resume, line, acts=acts, thesis=thesis)


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        (f"EXPERIENCE\n{JOB}- Here\n", Status.DEMONSTRATED, "bullet in experience"),
        (f"EXPERIENCE\n{JOB}Here, in a line of text about the work.\n", Status.DEMONSTRATED, "line in experience"),
        (f"EXPERIENCE\n{JOB}Tools: Here, There\n", Status.DEMONSTRATED, "tools of the entry"),
        ("EXPERIENCE\nHere, Acme, Jan 2020 - Dec 2021\n- Work\n", Status.LISTED, JOB_TITLE),
        ("PROJECTS\nHere, Jan 2020 - Dec 2021\n- Work\n", Status.DEMONSTRATED, "title in projects"),
        (f"VOLUNTEERING\n{JOB}- Here\n", Status.DEMONSTRATED, "bullet in volunteering"),
        ("SKILLS\nHere\n", Status.LISTED, "skills list"),
        ("SUMMARY\nHere I am.\n", Status.LISTED, "summary"),
        ("CERTIFICATIONS\nHere\n", Status.LISTED, "certificate"),
        ("PUBLICATIONS\nHere\n", Status.LISTED, "title of a publication"),
        ("EDUCATION\nHere, Hill University, 2015 - 2019\n", Status.LISTED, "education"),
        ("INTERESTS\nHere\n", Status.ABSENT, "under interests"),
        ("REFERENCES\nHere\n", Status.ABSENT, "under references"),
        ("OBJECTIVE\nHere\n", Status.ABSENT, "in the objective, as a wish"),
    ],
)
def test_place(text: str, status: Status, reason: str) -> None:
    found = placed(f"Robin Vale\n\n{text}", "Here")
    assert found.status is status
    assert reason in found.reason


@pytest.mark.parametrize(
    ("section", "status"),
    [
        ("SKILLS", Status.DEMONSTRATED),
        ("EDUCATION", Status.DEMONSTRATED),
        ("AWARDS", Status.DEMONSTRATED),
        ("SUMMARY", Status.LISTED),
        ("COURSES", Status.LISTED),
        ("INTERESTS", Status.ABSENT),
    ],
)
def test_a_line_that_tells_of_work_shows_it_in_some_lists(section: str, status: Status) -> None:
    text = f"Robin Vale\n\n{section}\n- Here is what was built\n"
    assert placed(text, "Here", acts=True).status is status
    assert placed(text, "Here").status is not Status.DEMONSTRATED


def test_a_thesis_is_work_in_education_alone() -> None:
    text = "EDUCATION\nBSc, Hill University, 2015 - 2019\n- Here\n\nSKILLS\n- There\n"
    assert placed(text, "Here", thesis=True).status is Status.DEMONSTRATED
    assert placed(text, "Here").status is Status.LISTED
    assert placed(text, "There", thesis=True).status is Status.LISTED


def test_a_heading_shows_nothing() -> None:
    assert placed(f"EXPERIENCE\n{JOB}- Here\n", "EXPERIENCE").status is Status.ABSENT


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("- Built a small tool for meters in Python", Status.DEMONSTRATED),
        ("- Build a small tool for meters in Python", Status.LISTED),  # no past form
        ("- Built Python", Status.LISTED),  # too short to tell of work
        ("- Built, ran, trained, Python, AWS", Status.LISTED),  # a list of words
        ("- A tool for meters built in Python", Status.LISTED),  # the verb does not open it
    ],
)
def test_which_lines_tell_of_work(line: str, status: Status) -> None:
    assert annotate(f"SKILLS\n{line}\n").of("python")[0].status is status
