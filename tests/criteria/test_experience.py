"""Years of work from the dates of the jobs, and what follows from them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_role import judged, small_role

from resume_check.criteria.experience import level_of, months_covered
from resume_check.model import Experience


def experience(body: str) -> Experience:
    return judged(f"Robin Vale\n\n{body}")[1]


def years(*jobs: str) -> float:
    return experience("EXPERIENCE\n" + "".join(f"{job}\n- Work of some kind\n" for job in jobs)).years


@pytest.mark.parametrize(
    ("spans", "months"),
    [
        ([], 0),
        ([(10, 10)], 1),
        ([(0, 11), (12, 23)], 24),
        ([(0, 11), (6, 17)], 18),  # they overlap
        ([(0, 23), (6, 11)], 24),  # one inside the other
        ([(12, 23), (0, 5)], 18),  # a gap, out of order
        ([(0, 11), (0, 11)], 12),
    ],
)
def test_months_are_counted_once(spans: list[tuple[int, int]], months: int) -> None:
    assert months_covered(spans) == months


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 24)).map(lambda item: (item[0], item[0] + item[1])), max_size=6
)


@settings(max_examples=50)
@given(SPANS)
def test_months_are_those_of_the_union(spans: list[tuple[int, int]]) -> None:
    assert months_covered(spans) == len({month for first, last in spans for month in range(first, last + 1)})


@pytest.mark.parametrize(
    ("jobs", "expected"),
    [
        (["Clerk, Acme, Jan 2020 - Dec 2021"], 2.0),
        (["Clerk, Acme, Jan 2020 - Dec 2021", "Clerk, Bolt, Jan 2018 - Dec 2018"], 3.0),  # the gap is out
        (["Clerk, Acme, Jan 2020 - Dec 2021", "Clerk, Bolt, Jul 2019 - Jun 2021"], 2.5),  # at the same time
        (["Clerk, Acme, Dec 2025 - Present"], 1.0),  # up to the day of the report
        (["Clerk, Acme, Jan 2020 - Dec 2021", "Clerk, Bolt"], 2.0),  # undated
        (["Intern, Acme, Jan 2020 - Jun 2020"], 0.5),
        (["Software Engineering Intern, Acme, 2021"], 0.2),  # a lone year is a summer
        (["Clerk, Acme, 2021"], 0.0),  # of others it is not known
        (["Volunteer, Acme, Jan 2020 - Dec 2021"], 0.0),
        (["PhD student, Hill University, Jan 2020 - Dec 2021"], 0.0),
        (["PhD student intern, Acme, Jan 2020 - Dec 2020"], 1.0),  # an internship all the same
        (["Career break, Jan 2020 - Dec 2021"], 0.0),
        (["MSc Statistics, Hill University, Jan 2020 - Dec 2021"], 0.0),
        (["Thesis worker, Acme AB, Jan 2020 - Jun 2020"], 0.5),
        (["Thesis on sparse priors, Hill University, Jan 2020 - Jun 2020"], 0.0),
        (["Doctorate, Hill University, Jan 2020 - Dec 2021"], 0.0),
        (["Analyst, BSc programme office, Jan 2020 - Dec 2021"], 2.0),  # a degree in the name of a job
    ],
)
def test_years(jobs: list[str], expected: float) -> None:
    assert years(*jobs) == expected


@pytest.mark.parametrize("section", ["VOLUNTEERING", "EDUCATION", "PROJECTS"])
def test_other_sections_are_no_years_of_work(section: str) -> None:
    assert experience(f"{section}\nClerk, Acme, Jan 2020 - Dec 2021\n- Work of some kind\n").years == 0


def test_teaching_is_work_where_no_other_work_is_told() -> None:
    teaching = "TEACHING\nTeacher of Mathematics, Hill School, Jan 2020 - Dec 2021\n- Lessons of some kind\n"
    assert experience(teaching).years == 2
    job = "EXPERIENCE\nClerk, Acme, Jan 2010 - Dec 2010\n- Work of some kind\n\n"
    assert experience(job + teaching).years == 1


def test_research_is_work() -> None:
    assert experience("RESEARCH\nResearcher, Acme, Jan 2020 - Dec 2021\n- Work of some kind\n").years == 2


def test_what_does_not_count_says_why() -> None:
    found = experience(
        "EXPERIENCE\nML engineer, Acme, Jan 2020 - Dec 2021\n- Work of some kind\n"
        "PhD student, Hill University, Jan 2016 - Dec 2019\n- Work of some kind\n\n"
        "VOLUNTEERING\nCoach, Club, Jan 2020 - Dec 2021\n- Work of some kind\n\n"
        "EDUCATION\nBSc Physics, Hill University, 2012 - 2015\n"
    )
    assert [(job.title, job.first, job.last, job.counted, job.relevant, job.reason) for job in found.jobs] == [
        ("ML engineer", "2020-01", "2021-12", True, True, ""),
        ("PhD student", "2016-01", "2019-12", False, False, "study"),
        ("Coach", "2020-01", "2021-12", False, False, "under volunteering"),
    ]
    assert found.jobs[0].organisation == "Acme"


@pytest.mark.parametrize(
    ("header", "bullet", "relevant"),
    [
        ("ML engineer", "Work of some kind", 2.0),
        ("Senior Data Scientist", "Work of some kind", 2.0),
        ("Clerk", "Built a model in TensorFlow with NumPy", 2.0),  # by its lines
        ("Clerk", "Read a book on TensorFlow in the evening", 0.0),  # one of the field is chance
        ("Clerk", "Work of some kind", 0.0),
        ("Software engineer", "Wrote Python on AWS", 0.0),
        ("Volunteer ML engineer", "Built a model in TensorFlow", 0.0),  # does not count at all
    ],
)
def test_relevant_years(header: str, bullet: str, relevant: float) -> None:
    found = experience(f"EXPERIENCE\n{header}, Acme, Jan 2020 - Dec 2021\n- {bullet}\n")
    assert found.relevant_years == relevant
    assert found.relevant_years <= found.years or found.years == 0


def test_relevant_years_leave_the_other_jobs_out() -> None:
    found = experience(
        "EXPERIENCE\nML engineer, Acme, Jan 2020 - Dec 2021\n- Work of some kind\n"
        "Clerk, Bolt, Jan 2010 - Dec 2019\n- Work of some kind\n"
    )
    assert (found.years, found.relevant_years, found.level) == (12.0, 2.0, "mid")


@pytest.mark.parametrize(
    ("relevant", "level", "low", "next_step"),
    [
        (0, "entry", 1, "Middle"),
        (1.9, "entry", 1, "Middle"),
        (2, "mid", 3, "Senior"),
        (4.9, "mid", 3, "Senior"),
        (5, "senior", 5, "Lead"),
        (9.9, "senior", 5, "Lead"),
        (10, "lead", 7, "Director"),
        (40, "lead", 7, "Director"),
    ],
)
def test_levels_begin_at_their_years(relevant: float, level: str, low: int, next_step: str) -> None:
    found = level_of(small_role(), relevant)
    assert (found.id, found.low, found.next_step) == (level, low, next_step)


@pytest.mark.parametrize(
    ("last", "level"), [("Nov 2021", "entry"), ("Dec 2021", "mid"), ("Nov 2024", "mid"), ("Dec 2024", "senior")]
)
def test_a_month_makes_the_level(last: str, level: str) -> None:
    found = experience(f"EXPERIENCE\nML engineer, Acme, Jan 2020 - {last}\n- Work of some kind\n")
    assert found.level == level
    assert found.salary_band.currency == "EUR"
    assert found.salary_band.label == found.level_label


def test_without_jobs_it_is_the_entry_level() -> None:
    found = experience("SKILLS\nPython\n")
    assert (found.years, found.relevant_years, found.level, found.jobs) == (0, 0, "entry", ())


@pytest.mark.parametrize("heading", ["THESIS", "DOCTORAL RESEARCH", "RESEARCH"])
def test_a_thesis_is_study(heading: str) -> None:
    body = f"{heading}\n2020 - 2023, Hill University: thesis on sparse priors\n- proofs\n"
    assert experience(body).years == 0.0
    assert experience(body.replace("2023, ", "2023, Research assistant, ")).years == 3.0


def test_jobs_under_no_heading_count_and_schools_do_not() -> None:
    body = "Bramble Video, 2020-01 -> 2021-12\nthe feed\n\nHill University, 2015 - 2019\nphysics\n"
    assert experience(body).years == 2.0


def test_courses_beside_research_posts_are_no_jobs() -> None:
    courses = "TEACHING\nStatistics for biologists, 2019 - 2020\n- 120 students\n"
    assert (
        experience(f"RESEARCH\nResearch assistant, Hill University, Jan 2017 - Dec 2017\n- maps\n\n{courses}").years
        == 1.0
    )
