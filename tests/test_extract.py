from __future__ import annotations

import datetime as dt

import pytest

from resume_check.content import Content, Profile
from resume_check.criteria.portfolio import find_host_lines, find_portfolio
from resume_check.extract import extract
from resume_check.parsers import parse
from resume_check.structure import structure

RESUME = """Robin Vale
Machine Learning Engineer
robin@vale.example | +44 20 7946 0018 | github.com/robinvale | https://vale.example/about | linkedin.com/in/robin-v

SUMMARY
Builds models that somebody acts on.

EXPERIENCE
Machine Learning Engineer, Acme Labs Ltd, Mar 2022 - Present
Owned the ranking of the shop with two others.
- Built a ranking model in PyTorch
- Cut latency from 90 ms to 30 ms
Data Analyst, Oak Bank, 2019 - 2021
- Wrote the weekly report in SQL

EDUCATION
BSc in Physics, Hill University, 2015 - 2018

SKILLS
Modelling: PyTorch, scikit-learn (pipelines, grids), pandas
SQL; Docker

LANGUAGES
German (native), English
"""


def content_of(text: str) -> Content:
    resume = structure(parse(text.encode(), name="resume.txt"), as_of=dt.date(2026, 11, 22))
    return extract(resume, find_portfolio(resume, find_host_lines(resume)))


def test_person_and_pages() -> None:
    content = content_of(RESUME)
    assert (content.name, content.label) == ("Robin Vale", "Machine Learning Engineer")
    assert (content.email, content.phone) == ("robin@vale.example", "+44 20 7946 0018")
    assert Profile("github", "robinvale", "https://github.com/robinvale") in content.profiles
    assert Profile("linkedin", "robin-v", "https://linkedin.com/in/robin-v") in content.profiles
    assert "https://vale.example/about" in content.links
    assert content.summary == "Builds models that somebody acts on."


def test_jobs_with_their_dates_and_lines() -> None:
    first, second = content_of(RESUME).work
    assert (first.title, first.organisation) == ("Machine Learning Engineer", "Acme Labs Ltd")
    assert (first.start, first.end) == ("2022-03", "")
    assert first.texts == ("Owned the ranking of the shop with two others.",)
    assert first.highlights == ("Built a ranking model in PyTorch", "Cut latency from 90 ms to 30 ms")
    assert (second.start, second.end) == ("2019", "2021")


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        ("Mar 2020 - Jun 2021", ("2020-03", "2021-06")),
        ("03/2020 - 06/2021", ("2020-03", "2021-06")),
        ("2020 - 2021", ("2020", "2021")),
        ("2020 - Present", ("2020", "")),
        ("März 2020 - heute", ("2020-03", "")),
        ("Summer 2020 - Fall 2021", ("2020-06", "2021-11")),
    ],
)
def test_dates_are_as_exact_as_the_text(dates: str, wanted: tuple[str, str]) -> None:
    part = content_of(f"EXPERIENCE\nData Analyst, Oak Bank Ltd, {dates}\n- Wrote the weekly report\n").work[0]
    assert (part.start, part.end) == wanted


def test_studies_skills_and_languages() -> None:
    content = content_of(RESUME)
    assert content.education[0].title == "BSc in Physics"
    assert content.education[0].organisation == "Hill University"
    assert [tuple(item) for item in content.skills] == [
        ("Modelling", ("PyTorch", "scikit-learn (pipelines, grids)", "pandas")),
        ("", ("SQL", "Docker")),
    ]
    assert content.languages == ("German (native)", "English")


def test_lines_without_an_entry_are_kept() -> None:
    content = content_of("PROJECTS\n- Trained a bird classifier in PyTorch\n- Wrote a knot detector for climbers\n")
    assert [part.title for part in content.projects] == [""]
    assert len(content.projects[0].highlights) == 2


def test_a_resume_without_contact_has_none() -> None:
    content = content_of("EXPERIENCE\n- Trained a bird classifier in PyTorch over 2019 2020 2021\n")
    assert (content.name, content.email, content.phone, content.links) == ("", "", "", ())
