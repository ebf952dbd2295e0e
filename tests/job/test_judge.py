"""A resume beside an advert."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

import resume_check
from resume_check.errors import JobError, SettingsError
from resume_check.job.judge import match_of
from resume_check.model import JobMatch, Status
from resume_check.settings import Settings

RESUME = """Robin Vale
robin@example.org

Experience

Machine Learning Engineer, Acme Ltd
Jan 2022 - Dec 2023
- Trained ranking models in PyTorch and served them with FastAPI on SageMaker
- Streamed clicks through Kafka Connect into the feature store

Education
MSc Computer Science, University of Leeds, 2019 - 2021

Skills
Python, Rust, Airflow
No experience with Terraform
"""
DAY = dt.date(2026, 1, 1)


def matched(advert: str, resume: str = RESUME) -> JobMatch:
    report = resume_check.check(resume.encode(), name="robin.txt", as_of=DAY, job=advert.encode())
    assert report.job is not None
    return report.job


def statuses(job: JobMatch) -> dict[str, str]:
    return {item.requirement.label: item.status.value for item in job.requirements}


def test_the_role_s_report_stays_as_it_is() -> None:
    alone = resume_check.check(RESUME.encode(), name="robin.txt", as_of=DAY)
    beside = resume_check.check(RESUME.encode(), name="robin.txt", as_of=DAY, job=b"Must have: Python, Kafka")
    assert replace(beside, job=None) == alone
    assert alone.job is None
    assert '"job"' not in alone.to_json()


def test_each_requirement_is_judged_by_the_matcher() -> None:
    job = matched("Must have: PyTorch, AWS, Kafka, Airflow, Terraform, Rust, Scala")
    assert statuses(job) == {
        "PyTorch": "demonstrated",
        "AWS": "demonstrated",
        "Kafka": "demonstrated",
        "Airflow": "listed",
        "Terraform": "absent",
        "Rust": "listed",
        "Scala": "absent",
    }
    kafka = next(item for item in job.requirements if item.requirement.label == "Kafka")
    assert kafka.evidence[0].quote.startswith("Streamed clicks")
    assert kafka.evidence[0].line == 7


def test_of_several_that_would_do_the_best_counts() -> None:
    (item,) = matched("Must have: TensorFlow or PyTorch").requirements
    assert (item.status, item.score, item.met_by) == (Status.DEMONSTRATED, 1.0, "PyTorch")
    (item,) = matched("Must have: Scala or Terraform").requirements
    assert (item.status, item.score, item.met_by) == (Status.ABSENT, 0.0, "")


def test_the_match_is_the_weighted_mean() -> None:
    job = matched("Must have: PyTorch, Terraform\nNice to have: Scala, Kafka")
    assert job.match == round(100 * (1 + 0 + 0.3 * 0 + 0.3 * 1) / 2.6, 1)


def test_years_count_in_proportion_and_no_further() -> None:
    jobs = [matched(f"Must have: Python\n{years}+ years of machine learning required") for years in (8, 2, 1)]
    years = [next(item for item in job.requirements if item.had is not None) for job in jobs]
    assert [(item.had, item.score, item.status.value) for item in years] == [
        (2.0, 0.25, "listed"),
        (2.0, 1.0, "demonstrated"),
        (2.0, 1.0, "demonstrated"),
    ]


@pytest.mark.parametrize(
    ("asked", "status"), [("Bachelor's degree", "demonstrated"), ("MSc", "demonstrated"), ("PhD", "absent")]
)
def test_a_higher_degree_will_do(asked: str, status: str) -> None:
    job = matched(f"Requirements\n- Python\n- {asked}")
    assert job.requirements[1].status.value == status


def test_a_degree_that_is_not_finished_counts_as_listed() -> None:
    resume = RESUME.replace("2019 - 2021", "2024 - Present")
    assert matched("Requirements\n- Python\n- MSc", resume).requirements[1].status is Status.LISTED


def test_a_tip_s_gain_is_exact() -> None:
    advert = "Must have: PyTorch, Airflow, Terraform, Scala\nNice to have: Rust"
    job = matched(advert)
    assert [tip.requirement for tip in job.tips] == ["Terraform", "Scala", "Airflow", "Rust"]
    assert [tip.gain for tip in job.tips] == sorted((tip.gain for tip in job.tips), reverse=True)
    gains = {tip.requirement: tip.gain for tip in job.tips}
    better = matched(advert, RESUME.replace("through Kafka Connect", "with Scala through Kafka Connect"))
    assert round(better.match - job.match, 1) == gains["Scala"]


def test_tips_invent_no_skill() -> None:
    tips = {tip.requirement: tip for tip in matched("Must have: PyTorch, Airflow, Terraform\n9 years required").tips}
    assert set(tips) == {"Airflow", "Terraform"}
    assert "If you have used it" in tips["Terraform"].message
    assert not tips["Terraform"].evidence
    assert "only claimed" in tips["Airflow"].message
    assert tips["Airflow"].evidence[0].quote == "Python, Rust, Airflow"


def test_a_match_by_one_or_two_skills_is_warned_of() -> None:
    assert [item.id for item in matched("Must have: Python").warnings] == ["few-requirements"]
    assert not matched("Must have: Python, SQL, Docker").warnings


def test_no_requirements_make_no_match() -> None:
    assert match_of((), ()) == 0.0


def test_an_advert_serves_many_resumes_but_one_role() -> None:
    advert = resume_check.read_job(b"Must have: Python, Kafka", name="ad.txt")
    settings = Settings(job=advert, as_of=DAY)
    assert (
        resume_check.check(RESUME.encode(), settings=settings).job
        == resume_check.check(RESUME.encode(), job=advert, as_of=DAY).job
    )
    other = replace(advert, role="another")
    with pytest.raises(SettingsError, match="another role"):
        resume_check.check(RESUME.encode(), job=other)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "has no text"), (b" \n", "has no text"), (b"%PDF-1.7 broken", "cannot be read"), (b"Nurse wanted", "known")],
)
def test_a_wrong_advert_is_an_error_that_says_what_to_do(content: bytes, reason: str) -> None:
    with pytest.raises(JobError, match=reason) as caught:
        resume_check.check(RESUME.encode(), job=content)
    assert caught.value.code == "job"


def test_check_folder_reads_the_advert_once(tmp_path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "robin.txt").write_text(RESUME)
    advert = tmp_path / "advert.txt"
    advert.write_text("Must have: Python, Kafka")
    (report,) = resume_check.check_folder(inbox, job=advert, as_of=DAY)
    assert isinstance(report, resume_check.Report)
    assert report.job is not None
    assert report.job.advert.file.path == advert.as_posix()
    alone = resume_check.check(inbox / "robin.txt", job=advert, as_of=DAY)
    assert report.job == alone.job
