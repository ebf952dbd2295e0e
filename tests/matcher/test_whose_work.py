"""Whose work a line tells of: others' models, jobs beside the field, sayings of the person, with the shipped role."""

from __future__ import annotations

import datetime as dt

import pytest

from resume_check.analyzer import analyse
from resume_check.settings import Settings

SETTINGS = Settings(as_of=dt.date(2026, 11, 22))


def statuses(text: str) -> dict[str, str]:
    resume = f"Alex Vale\nalex.vale@post.example\n\n{text}\n"
    report = analyse(resume.encode(), name="resume.txt", path="resume.txt", settings=SETTINGS)
    return {item.id: item.finding.status.value for item in report.criteria}


def job(title: str, *lines: str) -> str:
    return "\n".join([f"EXPERIENCE\n{title}, Mar 2018 - Jun 2022", *(f"- {line}" for line in lines)])


MODEL_WORK = ("build_models", "train_evaluate", "deploy_models", "optimize_models", "model_deployment")


@pytest.mark.parametrize(
    "text",
    [
        # A job beside a model team: ordinary engineering is no model work.
        job(
            "Platform Engineer, Brightwharf",
            "The forecasting model belongs to the people by the data science guys on the second floor",
            "Docker images cut from 2.1 GB to 300 MB; p95 from 3 s to 700 ms",
            "Nightly jobs in production, error rate under 1%",
        ),
        # A writer documents what others do.
        job(
            "Documentation lead, Karstline (a deep learning platform)",
            "Guide and reference of the model training service",
            'Reworked "Deploying PyTorch models to the edge" with those who wrote it',
            "Searches with a hit rose from 58 to 77 per cent",
        ),
        # A product manager decides on it.
        job("Senior PM, Voltmail", "Killed a neural summariser nobody used", "Monthly active users 400k to 1.1M"),
        # A caller of somebody else's model counts its own orders.
        job(
            "Backend Developer, Takeout",
            "Call the scoring endpoint of the ML team and show what it says",
            "Their model got better last year, MAE from 7 to 5. I changed an address",
            "Order service, 800 orders a minute; the nightly one takes 7 minutes",
        ),
        # The vendor is the subject, behind another firm's name and an odd bullet.
        job("Pipeline Inspector, Nordrohr", "~ Halvorsen's signals team trained a neural network on the scans"),
    ],
)
def test_other_peoples_models_show_nothing(text: str) -> None:
    found = statuses(text)
    assert {name: found[name] for name in MODEL_WORK} == dict.fromkeys(MODEL_WORK, "absent")


def test_the_same_signs_count_beside_a_model_of_ones_own() -> None:
    found = statuses(
        job(
            "Platform Engineer, Brightwharf",
            "Trained an XGBoost classifier that spots broken sensors",
            "Docker images cut from 2.1 GB to 300 MB; p95 from 3 s to 700 ms",
            "Goes out to 40 plants every night",
        )
    )
    assert found["deploy_models"] == found["optimize_models"] == "demonstrated"


BUILDER = job("Analyst, Kelpworks", "Trained a churn model in scikit-learn, AUC 0.81", "Runs nightly in the CRM")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", "demonstrated"),
        ("SUMMARY\nI have not trained a model myself.\n\n", "absent"),
        ("SUMMARY\nI have not trained a model larger than 7B.\n\n", "demonstrated"),  # says of which
    ],
)
def test_who_says_to_have_made_none_is_believed(said: str, expected: str) -> None:
    assert statuses(said + BUILDER)["train_evaluate"] == expected


@pytest.mark.parametrize(
    ("text", "criterion", "expected"),
    [
        ("OBJECTIVE\nSeeking a post with Docker. Strong in Python, a team player.", "python", "listed"),
        ("OBJECTIVE\nSeeking a post with Docker. Strong in Python, a team player.", "collaboration", "listed"),
        ("OBJECTIVE\nSeeking a post with Docker. Strong in Python, a team player.", "docker", "absent"),
        ("SUMMARY\nNext year maybe pandas.", "pandas", "absent"),
        ("SUMMARY\nPerhaps a Python course after the winter.", "python", "absent"),
        ('SUMMARY\nNow reading "Hands-on machine learning with TensorFlow"', "tensorflow", "absent"),
        (job("Shepherd, Hillfold", "Deep learning about sheep takes a lifetime"), "deep_learning", "absent"),
        (job("Nurse, Ward 4", "Compiled fall statistics for the matron in Excel"), "statistics", "absent"),
        (
            job("ML Engineer, Corvid", "Tested the ranker on a town that was never in the training data"),
            "model_evaluation",
            "demonstrated",
        ),
        (
            job("Head of predictive methods, Skagen Mutual", "Taught a system with old cases to tell costly claims"),
            "machine_learning",
            "demonstrated",
        ),
        (job("DevOps Engineer, Lume", "Pipelines in GitLab CI, sessions for developers"), "collect_data", "absent"),
        (
            job("Data Scientist, Ambra", "Talk to branch managers and underwriters weekly"),
            "cross_functional",
            "demonstrated",
        ),
        (
            job("ML Engineer, Ambra", "Rode along with paramedics to learn which alerts matter"),
            "collaboration",
            "demonstrated",
        ),
        ("SUMMARY\nDocker is fun; TensorFlow and PyTorch are on my reading pile.", "pytorch", "absent"),
        (
            job("Crane operator, Dock 4", "My shift ran 40 lifts; son is programmer in Python, I not"),
            "python",
            "absent",
        ),
        ("SKILLS\nnot: Kubernetes, cloud", "kubernetes", "absent"),
        ("SKILLS\nPython - abandoned", "python", "absent"),
        ("CERTIFICATIONS\nAzure AI Engineer Associate - pursuing", "cert_azure_ai_engineer", "absent"),
        (job("Analyst, Selwick", "Challenged a vendor's neural network that lost to mine"), "deep_learning", "absent"),
        (
            job("Economist, Ministry", "Fitted a random forest (R, ranger) on declarations"),
            "machine_learning",
            "demonstrated",
        ),
        (job("DBA, Selwick", "Partitioning and statistics gathering jobs in Oracle"), "statistics", "absent"),
        ("SKILLS\nCVAT, Labelbox, patience", "machine_learning", "absent"),
    ],
)
def test_whose_and_what(text: str, criterion: str, expected: str) -> None:
    assert statuses(text)[criterion] == expected
