"""What single lines of an advert ask for."""

from __future__ import annotations

import pytest

from resume_check.errors import JobError
from resume_check.model import Advert, Requirement, RequirementKind

REQUIRED = "Machine Learning Engineer\n\nRequirements\n"


def named(advert: Advert, *, required: bool) -> list[str]:
    """The labels of an advert's requirements of one weight."""
    return [item.label for item in advert.requirements if item.required is required]


def one(advert: Advert, label: str) -> Requirement:
    """The requirement of that label."""
    return next(item for item in advert.requirements if item.label == label)


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("- Python and SQL", ["Python", "SQL"], []),
        ("- Kafka is a plus", [], ["Kafka"]),
        ("- Python (Rust a plus)", ["Python"], ["Rust"]),
        ("- Python is a must, Scala is a plus", ["Python"], ["Scala"]),
        ("- Fluent in Python; TypeScript is a bonus", ["Python"], ["TypeScript"]),
        ("- Python, ideally with PyTorch", ["Python"], ["PyTorch"]),
        ("- SQL (preferred)", [], ["SQL"]),
        ("- Docker is desirable but not required", [], ["Docker"]),
        ("- No prior knowledge of Spark is needed", [], []),
        ("- PyTorch or TensorFlow", ["PyTorch or TensorFlow"], []),
        ("- A cloud (AWS, Azure or GCP)", ["AWS or Azure or Google Cloud"], []),
        ("- At least one of PyTorch, TensorFlow, JAX", ["PyTorch or TensorFlow or JAX"], []),
        ("- Python, SQL and PyTorch/TensorFlow", ["Python", "SQL", "PyTorch or TensorFlow"], []),
        ("- xarray, Dask or Zarr", ["xarray or Dask"], []),
        ("- Kafka, Apache Kafka", ["Kafka"], []),
        ("- experience with go-to-market plans and Python", ["Python"], []),
        ("- Erfahrung mit Python, Kafka von Vorteil", [], ["Python", "Kafka"]),
    ],
)
def test_a_line_under_requirements(read, line: str, required: list[str], preferred: list[str]) -> None:
    advert = read(f"{REQUIRED}- pandas\n{line}\n")
    assert named(advert, required=True) == ["pandas", *required]
    assert named(advert, required=False) == preferred


@pytest.mark.parametrize(
    ("title", "weight"),
    [
        ("What you bring", True),
        ("Your profile", True),
        ("WHAT WE'RE LOOKING FOR", True),
        ("Responsibilities:", True),
        ("Nice to have", False),
        ("Bonus points:", False),
        ("Our tech stack", False),
        ("Das bringst du mit", True),
        ("You have\u2026", True),
        ("About us", None),
        ("What we offer", None),
        ("Our hiring process", None),
    ],
)
def test_the_title_of_a_part_weighs_what_stands_under_it(read, title: str, weight: bool | None) -> None:
    advert = read(f"ML Engineer\n\nMust have: Python\n\n{title}\n- Kafka\n- Airflow\n")
    found = {item.label: item.required for item in advert.requirements}
    assert found == {"Python": True} | ({} if weight is None else {"Kafka": weight, "Airflow": weight})


def test_a_thing_asked_for_twice_is_required_if_one_line_requires_it(read) -> None:
    advert = read("Nice to have: Kafka\nMust have: Python, Kafka")
    assert named(advert, required=True) == ["Kafka", "Python"]
    assert one(advert, "Kafka").source.line == 2


def test_running_text_counts_where_it_asks(read) -> None:
    advert = read(
        "ML Engineer\n\nOur pipelines run on Airflow and are written in Scala. You should know Python and Kafka well."
    )
    assert [item.label for item in advert.requirements] == ["Python", "Kafka"]


@pytest.mark.parametrize(
    ("line", "years", "relevant"),
    [
        ("5+ years of experience in machine learning", 5, True),
        ("at least five years' experience in software", 5, False),
        ("2-4 years of relevant experience", 2, True),
        ("3 to 5 yrs of Python", 3, False),
        ("3 or more years of work", 3, False),
        ("Mindestens 3 Jahre Berufserfahrung", 3, False),
        ("2,5 years of work", 2.5, False),
    ],
)
def test_years(read, line: str, years: float, relevant: bool) -> None:
    (found,) = [item for item in read(f"{REQUIRED}- Python\n- {line}").requirements if item.years]
    assert (found.years, found.relevant, found.required) == (years, relevant, True)


@pytest.mark.parametrize("line", ["be 18 years old", "a contract of 2 years fixed", "for over 20 years", "99 years"])
def test_no_years(read, line: str) -> None:
    assert not [item for item in read(f"{REQUIRED}- Python\n- {line}").requirements if item.years]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Master's degree in physics", [("master", True)]),
        ("BSc or MSc in computer science", [("bachelor", True)]),
        ("Bachelor's degree required, PhD preferred", [("bachelor", True), ("doctorate", False)]),
        ("A degree in a numerate subject", [("bachelor", True)]),
        ("Bachelor's degree or equivalent experience", [("bachelor", False)]),
        ("A PhD, or 4+ years of industry experience", [("doctorate", False)]),
        ("No degree needed", []),
        ("Certified Scrum Master", []),
        ("MS Office", []),
    ],
)
def test_degrees(read, line: str, found: list[tuple[str, bool]]) -> None:
    asked = read(f"{REQUIRED}- Python\n- {line}").requirements
    assert [(item.degree, item.required) for item in asked if item.kind is RequirementKind.DEGREE] == found


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Job title: Senior ML Engineer (m/w/d)", "Senior ML Engineer"),
        ("Data Scientist", "Data Scientist"),
        ("We make maps.", ""),
    ],
)
def test_title(read, line: str, title: str) -> None:
    assert read(f"{line}\n\nMust have: Python").title == title


def test_lines_of_which_no_word_is_known_are_told(read) -> None:
    advert = read(f"{REQUIRED}- Python\n- Knowledge of the Zorblat suite\n- We don't expect you to know Kubernetes")
    assert [(item.text, item.line) for item in advert.not_understood] == [("Knowledge of the Zorblat suite", 4)]


def test_an_advert_without_end_has_a_bounded_number_of_requirements(read, role) -> None:
    terms = [term for family in role.families if family.anchor for term in family.terms]
    advert = read(REQUIRED + "\n".join(f"- {term}" for term in terms[:600]))
    assert len(advert.requirements) == 150


def test_a_book_is_no_advert(read) -> None:
    with pytest.raises(JobError, match=r"61,0\d\d characters; the limit is 60,000"):
        read("Must have: Python. " + "x" * 61_001)


def test_a_sentence_without_end_is_read_in_parts(read) -> None:
    advert = read(f"Must have: {'Python, Kafka and ' * 200}Rust")
    assert {"Python", "Kafka", "Rust"} == {item.label for item in advert.requirements}
