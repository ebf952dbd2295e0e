from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

import resume_check
from resume_check.model import Failure, FileInfo, Report
from resume_check.reporter.json import render, render_failure
from resume_check.reporter.schema import schema

FAILURE = Failure(
    FileInfo("a.pdf", "inbox/a.pdf", None, 12, "ab" * 32, None), "damaged", "The file is cut short. Export it again."
)
CONTRACT = {  # every field that the interface promises, with what it holds
    "": ["schema_version", "tool", "file", "role", "score", "groups", "criteria", "measurable_results", "experience",
         "certifications", "portfolio", "tips", "warnings", "timing"],
    "tool": ["name", "version"],
    "file": ["name", "path", "format", "bytes", "sha256", "pages"],
    "role": ["id", "title"],
    "groups": ["id", "label", "weight", "score"],
    "criteria": ["id", "group", "label", "weight", "status", "score", "evidence"],
    "measurable_results": ["text", "section", "page", "bbox", "quantities"],
    "experience": ["years", "relevant_years", "level", "salary_band", "next_step"],
    "portfolio": ["code_host", "hosts", "links"],
    "tips": ["id", "criterion", "gain", "message", "evidence"],
    "warnings": ["id", "message", "page"],
    "timing": ["seconds"],
}  # fmt: skip


@pytest.fixture
def record(full_report: Report) -> dict[str, Any]:
    return json.loads(render(full_report))


@pytest.mark.parametrize("field", CONTRACT)
def test_fields_of_the_contract_are_there_in_its_order(record: dict[str, Any], field: str) -> None:
    value = record[field] if field else record
    if isinstance(value, list):
        value = value[0]
    assert [key for key in value if key in CONTRACT[field]] == CONTRACT[field]


def test_evidence_has_the_fields_of_the_contract(record: dict[str, Any]) -> None:
    (found,) = record["criteria"][2]["evidence"]
    assert list(found)[:6] == ["text", "term", "match", "section", "page", "bbox"]
    assert found["text"] == "Built a PyTorch ranking model, lifting NDCG from 0.61 to 0.68"
    assert found["bbox"] == [60.0, 122.4, 402.1, 134.2]
    assert found["boxes"][1] == {"page": 1, "bbox": [60.0, 136.0, 200.0, 148.0]}
    assert (found["match"], found["section"], found["status"]) == ("exact", "experience", "demonstrated")


def test_evidence_without_pages_has_its_line(record: dict[str, Any]) -> None:
    (found,) = record["criteria"][0]["evidence"]
    assert (found["page"], found["bbox"], found["line"], found["boxes"]) == (None, None, 7, [])


def test_mentions_that_did_not_count_are_kept_with_the_reason(record: dict[str, Any]) -> None:
    (rejected,) = record["criteria"][4]["rejected"]
    assert rejected["text"] == "No experience with Kubernetes"
    assert rejected["reason"] == "denied by 'no'"


def test_numbers_are_rounded(record: dict[str, Any]) -> None:
    assert record["score"] == 71.7
    assert record["groups"][1]["score"] == 56.9
    assert [tip["gain"] for tip in record["tips"]] == [20.0, 10.0]
    assert record["criteria"][2]["score"] == 0.933333


def test_score_can_be_computed_again_from_the_record(record: dict[str, Any]) -> None:
    total = sum(100 * criterion["weight"] * criterion["score"] for criterion in record["criteria"])
    assert min(total, 100) == pytest.approx(record["score"], abs=0.051)


def test_timing_comes_last_and_is_all_that_differs(full_report: Report) -> None:
    one, other = render(full_report), render(replace(full_report, seconds=9.0))
    assert one != other
    assert one.split('"timing"')[0] == other.split('"timing"')[0]
    assert one.endswith('"timing":{"seconds":0.0235}}')


def test_failure_is_the_error_record_of_the_contract() -> None:
    assert json.loads(render_failure(FAILURE)) == {
        "schema_version": "1",
        "tool": {"name": "resume-check", "version": resume_check.__version__},
        "file": {
            "name": "a.pdf",
            "path": "inbox/a.pdf",
            "format": None,
            "bytes": 12,
            "sha256": "ab" * 32,
            "pages": None,
        },
        "error": {"code": "damaged", "message": "The file is cut short. Export it again."},
    }


@pytest.mark.parametrize(
    "name", ["new\nline.pdf", "sep\u2028\u2029\x85.pdf", "esc\x1b[31m\x9b31m\x7f.pdf", "tab\t.pdf"]
)
def test_one_record_is_one_line_without_control_characters(name: str) -> None:
    line = render_failure(replace(FAILURE, file=replace(FAILURE.file, name=name)))
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert json.loads(line)["file"]["name"] == name


def test_half_surrogates_are_replaced(full_report: Report) -> None:
    """A file name that is not UTF-8, or a broken font map, must not break the JSON."""
    line = render(replace(full_report, file=replace(full_report.file, name="caf\udce9.pdf", path="in/caf\udce9.pdf")))
    record = json.loads(line.encode("utf-8"))
    assert record["file"]["path"] == "in/caf\ufffd.pdf"
    assert list(record) == list(json.loads(render(full_report)))


def test_indent_changes_only_white_space(full_report: Report) -> None:
    assert json.loads(render(full_report, indent=2)) == json.loads(render(full_report))
    assert render(full_report, indent=2).startswith('{\n  "schema_version": "1"')
    assert full_report.to_json(indent=2) == render(full_report, indent=2)


def test_schema_is_valid_and_takes_both_records(full_report: Report) -> None:
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    assert list(validator.iter_errors(json.loads(render(full_report)))) == []
    assert list(validator.iter_errors(json.loads(render_failure(FAILURE)))) == []
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("score",), 100.5),
        (("score",), None),
        (("schema_version",), "2"),
        (("criteria", 0, "status"), "shown"),
        (("criteria", 2, "evidence", 0, "bbox"), [1.0, 2.0, 3.0]),
        (("criteria", 2, "evidence", 0, "page"), 0),
        (("as_of",), "today"),
    ],
)
def test_schema_refuses_what_is_no_report(record: dict[str, Any], path: tuple[Any, ...], value: object) -> None:
    place: Any = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not Draft202012Validator(schema()).is_valid(record)


def test_schema_describes_every_field_of_a_record(record: dict[str, Any]) -> None:
    definitions = schema()["$defs"]
    assert list(definitions["ReportRecord"]["properties"]) == [*list(record), "explanation", "job"]
    assert list(definitions["CriterionRecord"]["properties"]) == list(record["criteria"][0])
    assert definitions["ReportRecord"]["required"] == list(record)
