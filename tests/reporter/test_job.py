"""The match with an advert in every format."""

from __future__ import annotations

import datetime as dt
import json

import jsonschema
import pytest
from msgspec.structs import replace

import resume_check
from resume_check.model import Failure, FileInfo, Report
from resume_check.reporter import Screen, render
from resume_check.reporter.restore import restored
from resume_check.reporter.schema import schema
from resume_check.reporter.table import Table

RESUME = b"""Robin Vale

Experience

ML Engineer, Acme
Jan 2022 - Dec 2023
- Trained ranking models in PyTorch

Skills
Python
"""
ADVERT = """ML Engineer <b>x</b>

Requirements
- 4+ years of machine learning
- PyTorch or TensorFlow
- Python <script>alert(1)</script>
- Master's degree
- Zorblat <i>suite</i> skills
Nice to have
- Kafka
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return resume_check.check(RESUME, name="robin.txt", as_of=dt.date(2026, 1, 1), job=ADVERT.encode())


def test_json_keeps_the_schema(report: Report) -> None:
    record = json.loads(report.to_json())
    jsonschema.Draft202012Validator(schema()).validate(record)
    years, either = record["job"]["requirements"][0], record["job"]["requirements"][2]
    assert (years["kind"], years["years_asked"], years["years_had"], years["score"]) == ("years", 4.0, 2.0, 0.5)
    assert (either["term"], either["met_by"], either["criterion"]) == ("PyTorch or TensorFlow", "PyTorch", None)
    assert either["any_of"] == [
        {"term": "PyTorch", "criterion": "pytorch"},
        {"term": "TensorFlow", "criterion": "tensorflow"},
    ]
    assert either["advert"] == {"text": "PyTorch or TensorFlow", "line": 4, "page": None}


def test_match_can_be_computed_again_from_the_record(report: Report) -> None:
    job = json.loads(report.to_json())["job"]
    weights = [1 if item["required"] else 0.3 for item in job["requirements"]]
    scores = [item["score"] for item in job["requirements"]]
    assert job["match"] == round(100 * sum(map(float.__mul__, map(float, weights), scores)) / sum(weights), 1)


def test_saved_and_read_again_it_is_the_same(report: Report) -> None:
    again = restored(report.to_json().encode())
    assert again is not None
    first, second = json.loads(report.to_json())["job"], json.loads(again.to_json())["job"]
    for job in (first, second):
        for item in [*job["requirements"], *job["tips"]]:
            for passage in item["evidence"]:
                del passage["bbox"], passage["boxes"]  # not kept for any evidence
    assert first == second


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("verbose", [True, False])
def test_text_and_markdown_name_every_requirement(report: Report, plain: bool, verbose: bool) -> None:
    screen = Screen(width=110, plain=plain, verbose=verbose)
    for text in (render(report, "text", screen=screen), render(report, "markdown", screen=screen)):
        assert "Job advert: ML Engineer" in text
        assert f"{report.job.match:.1f} of 100" in text if report.job else False
        for name in ("PyTorch or TensorFlow", "Python", "Kafka", "Master", "Zorblat"):
            assert name in text


def test_html_shows_it_with_the_advert_escaped(report: Report) -> None:
    page = report.to_html()
    assert 'id="job"' in page
    assert "<script>alert" not in page
    assert "<i>suite" not in page
    assert "&lt;i&gt;suite" in page
    assert 'id="job"' not in replace(report, job=None).to_html()


def test_table_has_a_last_column(report: Report) -> None:
    table = Table(["tools"], ["python"], job=True)
    failure = Failure(FileInfo("a", "a", None, None, None, None), "empty", "Nothing")
    assert [column.name for column in table.columns][-2:] == ["duplicate_of", "job_match"]
    assert [len(table.row(item)) for item in (report, failure)] == [len(table.columns)] * 2
    assert (table.row(report)[-1], table.row(failure)[-1]) == (report.job.match if report.job else 0, None)
    assert Table(["job_match"], [], job=True).columns[4].name == "group_job_match"
