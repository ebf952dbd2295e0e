from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from msgspec.structs import replace

from resume_check.content import Content, Part, Profile, SkillSet
from resume_check.model import Report
from resume_check.reporter import render

SCHEMA = json.loads((Path(__file__).parent / "data" / "jsonresume" / "schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)

CONTENT = Content(
    name="Robin Vale",
    label="ML Engineer",
    email="robin@vale.example",
    phone="+44 20 7946 0018",
    summary="Builds models.",
    profiles=(Profile("github", "robinvale", "https://github.com/robinvale"),),
    links=("https://vale.example", "https://github.com/robinvale/birds", "https://talks.example/robin"),
    work=(Part("ML Engineer", "Acme", "2022-03", "", ("A sentence.",), ("Built it.",)),),
    volunteer=(Part("Teacher", "Code Club", "2019", "2020", (), ()),),
    education=(Part("BSc in Physics", "Hill University", "2015", "2018", (), ("Thesis on birds",)),),
    projects=(
        Part("birds", "github.com/robinvale/birds", "", "2023", ("Names birds.",), ("Trained a CNN.",)),
        Part("knots", "", "", "", ("https://knots.example/x",), ()),
        Part("smoke", "Hill University", "", "", ("Next-day air quality.", "Tech: pandas"), ()),
    ),
    skills=(SkillSet("Modelling", ("PyTorch", "pandas")), SkillSet("", ("SQL",))),
    certificates=("AWS ML Specialty, 2024",),
    awards=("Best poster",),
    publications=("On birds, 2021",),
    languages=("German (native)",),
    interests=("Climbing",),
)


def document(report: Report, content: Content) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(replace(report, content=content), "jsonresume"))
    VALIDATOR.validate(loaded)
    return loaded


def test_the_check_against_the_schema_can_fail() -> None:
    assert not VALIDATOR.is_valid({"basics": {"url": "no address"}})
    assert not VALIDATOR.is_valid({"basics": {"email": "nobody"}})
    assert not VALIDATOR.is_valid({"work": [{"startDate": "March 2020"}]})


def test_every_part_has_its_place(full_report: Report) -> None:
    resume = document(full_report, CONTENT)
    assert resume["basics"] == {
        "name": "Robin Vale",
        "label": "ML Engineer",
        "email": "robin@vale.example",
        "phone": "+44 20 7946 0018",
        "url": "https://vale.example",
        "summary": "Builds models.",
        "profiles": [
            {"network": "github", "username": "robinvale", "url": "https://github.com/robinvale"},
            {"network": "talks.example", "url": "https://talks.example/robin"},
        ],
    }
    assert resume["work"] == [
        {
            "name": "Acme",
            "position": "ML Engineer",
            "startDate": "2022-03",
            "summary": "A sentence.",
            "highlights": ["Built it."],
        }
    ]
    assert resume["education"][0]["studyType"] == "BSc"
    assert resume["education"][0]["area"] == "Physics"
    assert resume["projects"] == [
        {
            "name": "birds",
            "url": "https://github.com/robinvale/birds",
            "endDate": "2023",
            "description": "Names birds.",
            "highlights": ["Trained a CNN."],
        },
        {"name": "knots", "url": "https://knots.example/x"},
        {"name": "smoke", "entity": "Hill University", "description": "Next-day air quality.\nTech: pandas"},
    ]
    assert resume["skills"] == [{"name": "Modelling", "keywords": ["PyTorch", "pandas"]}, {"keywords": ["SQL"]}]
    assert resume["languages"] == [{"language": "German (native)"}]
    assert ([*resume][:1], [*resume][-1:]) == (["$schema"], ["meta"])


def test_what_was_not_found_is_left_out(full_report: Report) -> None:
    assert [*document(full_report, Content())] == ["$schema", "meta"]


def test_what_is_no_address_is_no_url(full_report: Report) -> None:
    odd = Content(
        email="a@b", links=("https://x y", "javascript:alert(1)"), profiles=(Profile("github", "x", "http://\u202e"),)
    )
    basics = document(full_report, odd)["basics"]
    assert basics == {"profiles": [{"network": "github", "username": "x"}]}


def test_hostile_text_is_neutralised(full_report: Report) -> None:
    rendered = render(replace(full_report, content=Content(name="\x1b[31m\u202e\ud800\u2028")), "jsonresume")
    assert not any(character in rendered for character in "\x1b\u202e\ud800\u2028")


def test_a_report_without_content_is_refused(full_report: Report) -> None:
    with pytest.raises(ValueError, match="content=True"):
        render(full_report, "jsonresume")
