"""Resumes of people who write as little as they can: headings set off by signs, jobs of today, rows that turn."""

from __future__ import annotations

import pytest
from handmade import jobs, read, sections, texts

from resume_check.model import LineKind

SET_OFF = """lee
hanoi, lee@example.com

{0} about {0}
self-taught.

{0} paid work {0}
data dev, remote, 2021-01 - present
- trained models for a shop
waiter, Hotel Sun, Hue, 2018-01 - 2020-12
- served guests

{0} tools i really use {0}
python, docker

{0} tools i don't know {0}
spark, kubernetes
"""


@pytest.mark.parametrize("sign", ["--", "==", "~~~", "***"])
def test_lines_set_off_by_signs_are_headings(sign: str) -> None:
    found = read(SET_OFF.format(sign))
    assert [kind for kind, _ in sections(found)] == ["summary", "experience", "skills", "denied"]
    assert [dates for _, _, dates in jobs(found)] == ["2021-01..2026-11", "2018-01..2020-12"]


def test_a_name_set_off_by_signs_is_no_section() -> None:
    found = read("*** Ada Vale ***\nada@example.com\n\n*** Skills ***\nSQL\n\n*** Education ***\nBSc, 2015\n")
    assert [kind for kind, _ in sections(found)] == ["skills", "education"]


@pytest.mark.parametrize(
    ("today", "past"),
    [("Now", "Earlier"), ("Currently", "Before"), ("Present", "Past"), ("Actuellement", "Auparavant")],
)
def test_the_job_of_today_has_a_heading_of_its_own(today: str, past: str) -> None:
    found = read(
        f"Ole Dahl\nole@example.com\n\n{today}\nBaker, Oslo, Jan 2020 onwards\nBread.\n\n"
        f"{past}\nPorter, Bergen, Aug 2015 to Dec 2019\nTrunks.\n"
    )
    assert [dates for _, _, dates in jobs(found)] == ["2020-01..2026-11", "2015-08..2019-12"]
    assert {kind for kind, _ in sections(found)} == {"experience"}


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("Founder and CTO, Foomaps (maps by boat), Haf, 10/2017 – 03/2025, acquired by a rival", "2017-10", "2025-03"),
        ("Physiotherapist, Foo Clinic, senior since 2020; 09/2014 – now", "2014-09", "2026-11"),
        ("Foo Search, ranking team, 2018 March to today, lead since 2021", "2018-03", "2026-11"),
        ("2022.06-  Foo Audio, ML eng.", "2022-06", "2026-11"),
        ("03.19 - heute Koch, Foo", "2019-03", "2026-11"),
        ("2019 | now | Baker, Foo", "2019-07", "2026-11"),
        ("Tiler, Foo, 12/2022 - 01/2019", "2019-01", "2022-12"),
    ],
)  # fmt: skip
def test_the_dates_of_a_job(header: str, first: str, last: str) -> None:
    found = read(f"Ada Vale\nada@example.com\n\nExperience\n{header}\n- Work of some kind\n")
    assert [dates for _, _, dates in jobs(found)] == [f"{first}..{last}"]


def test_a_job_below_a_full_line_of_a_bullet_is_no_part_of_it() -> None:
    full = "- Present the figures to the minister, to the mission and to the press of town\n"
    header = "Institut National de la Statistique, enquêteur then superviseur, 10/2011 - 04/2015"
    found = read(f"Ada Vale\n\nExperience\nCook, Foo, 2016-01 - 2019-12\n{full * 4}{header}\n- Surveys\n")
    assert [dates for _, _, dates in jobs(found)] == ["2016-01..2019-12", "2011-10..2015-04"]


def test_a_row_of_a_skills_list_that_turns_ends_with_its_line() -> None:
    found = read("Ada Vale\n\nSkills\nLanguages: Python, SQL\nCurrently learning: Rust\nOps: Docker, Linux\n")
    assert [kind for kind, _ in sections(found)] == ["skills", "learning", "skills"]
    assert texts(found, LineKind.LIST) == ["Languages: Python, SQL", "Ops: Docker, Linux"]


def test_learning_is_a_row_label_of_a_skills_list() -> None:
    found = read("Ada Vale\n\nSkills\nLanguages\tPython\nLearning\tPyTorch, NumPy\nOps\tDocker\n")
    assert [kind for kind, _ in sections(found)] == ["skills"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("BSc Chemistry, Cork, 2015", "education"),
        ("Higher Diploma in Data Analytics, Galway, 2023, distinction", "education"),
        ("MSc Statistics, Foo University, 2025 - present", "learning"),
        ("Rust, and a book on compilers", "learning"),
    ],
)
def test_learning_over_what_is_finished_is_education(line: str, kind: str) -> None:
    assert [found for found, _ in sections(read(f"Ada Vale\n\nLEARNING\n{line}\n"))] == [kind]


def test_trainings_attended_are_courses() -> None:
    found = read("Ada Vale\n\nExperience\nCook, Foo, 2016-01 - 2019-12\n- Soup\n\nTrainings attended\nKnife skills\n")
    assert [kind for kind, _ in sections(found)] == ["experience", "courses"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("python sql r c | keras numpy pandas | docker", LineKind.LIST),
        ("moved the tables | wrote the checks. Two regions", LineKind.TEXT),
        ("Baker | Oslo | Ltd", LineKind.TEXT),
    ],
)
def test_names_between_bars_are_a_list(line: str, kind: LineKind) -> None:
    assert line in texts(read(f"Ada Vale\n\nSkills\n{line}\n"), kind)


@pytest.mark.parametrize("text", ["Open 09.15 - 11.20", "AUC from 04.19 to 05.22", "10.30 - 12.45"])
def test_a_number_with_a_dot_is_no_date(text: str) -> None:
    assert [dates for _, _, dates in jobs(read(f"Ada Vale\n\nExperience\n{text}\n- Bread\n")) if dates] == []
