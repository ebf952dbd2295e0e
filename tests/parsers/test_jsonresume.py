from __future__ import annotations

import json
from typing import Any

import pytest

from resume_check.analyzer import analyse
from resume_check.errors import Damaged, Empty, TooLarge, UnsupportedFormat
from resume_check.limits import Limits
from resume_check.model import Format, Status
from resume_check.parsers import jsonresume, parse

RESUME = {
    "basics": {
        "name": "Robin Vale",
        "label": "ML Engineer",
        "email": "robin@vale.example",
        "phone": "+44 20 7946 0018",
        "url": "https://vale.example",
        "location": {"city": "Otterbury", "countryCode": "GB"},
        "profiles": [{"network": "GitHub", "username": "robinvale", "url": "https://github.com/robinvale"}],
        "summary": "First line.\nSecond line.",
    },
    "work": [
        {
            "name": "Acme Labs",
            "position": "Machine Learning Engineer",
            "startDate": "2022-03-01",
            "summary": "Owned the ranking.",
            "highlights": ["Built a ranking model in PyTorch, lifting NDCG from 0.61 to 0.68"],
        },
        {"name": "Oak Bank", "position": "Data Analyst", "startDate": "2019", "endDate": "2021"},
    ],
    "education": [{"institution": "Hill University", "studyType": "BSc", "area": "Physics", "endDate": "2018-07"}],
    "skills": [{"name": "Tools", "level": "good", "keywords": ["Docker", "SQL"]}],
    "projects": [{"name": "birds", "description": "Names birds.", "keywords": ["TensorFlow"], "startDate": "2023-01"}],
    "languages": [{"language": "German", "fluency": "native"}],
}


def read(resume: object, *, name: str = "resume.json", limits: Limits | None = None) -> Any:
    return parse(json.dumps(resume).encode(), name=name, limits=limits or Limits())


def test_lines_are_those_that_a_person_would_write() -> None:
    document = read(RESUME)
    assert document.format is Format.JSON_RESUME
    assert document.text.split("\n") == [
        "Robin Vale",
        "ML Engineer",
        "robin@vale.example | +44 20 7946 0018 | Otterbury, GB | https://vale.example",
        "GitHub: https://github.com/robinvale",
        "Summary",
        "First line.",
        "Second line.",
        "Experience",
        "Machine Learning Engineer, Acme Labs\t03/2022 - Present",
        "Owned the ranking.",
        "Built a ranking model in PyTorch, lifting NDCG from 0.61 to 0.68",
        "Data Analyst, Oak Bank\t2019 - 2021",
        "Projects",
        "birds\t01/2023 - Present",
        "Names birds.",
        "Technologies: TensorFlow",
        "Education",
        "BSc in Physics, Hill University\t07/2018",
        "Skills",
        "Tools (good): Docker, SQL",
        "Languages",
        "German (native)",
    ]
    assert [document.text[line.start : line.end] for line in document.lines if line.heading] == [
        "Summary",
        "Experience",
        "Projects",
        "Education",
        "Skills",
        "Languages",
    ]
    assert [link.uri for link in document.links] == ["https://vale.example", "https://github.com/robinvale"]


def test_it_is_scored_like_any_resume() -> None:
    report = analyse(json.dumps(RESUME).encode(), name="r.json", path="r.json")
    found = {item.id: item.finding.status for item in report.criteria}
    assert found["pytorch"] is Status.DEMONSTRATED
    assert found["docker"] is Status.LISTED
    assert len(report.results) == 1
    assert [(job.title, job.organisation, job.first) for job in report.experience.jobs] == [
        ("Machine Learning Engineer", "Acme Labs", "2022-03"),
        ("Data Analyst", "Oak Bank", "2019-07"),
    ]
    assert report.portfolio.hosts == ("github",)
    assert report.file.format == "jsonresume"


@pytest.mark.parametrize("name", ["resume.json", "resume", "resume.txt", "resume.pdf"])
def test_it_is_known_by_its_content(name: str) -> None:
    assert read({"basics": {"name": "Robin Vale"}}, name=name).format is Format.JSON_RESUME


def test_a_byte_order_mark_and_utf16_are_no_hindrance() -> None:
    text = json.dumps(RESUME)
    for data in (text.encode("utf-8-sig"), text.encode("utf-16")):
        assert parse(data, name="r.json").text.startswith("Robin Vale")


@pytest.mark.parametrize(
    "other",
    [
        {"a": 1},
        {"basics": "Robin"},
        {"work": 3, "skills": "x"},
        [{"name": "x"}],
        [[1, 2]],
        {"dependencies": {"x": "1"}},
    ],
)
def test_other_json_is_refused_with_a_next_step(other: object) -> None:
    with pytest.raises(UnsupportedFormat, match=r"no JSON Resume\. Give a JSON Resume .* or save the resume as PDF"):
        read(other)


def test_a_saved_report_is_told_apart() -> None:
    with pytest.raises(UnsupportedFormat, match="a report of resume-check"):
        read({"schema_version": "1", "tool": {"name": "resume-check"}, "work": []})


@pytest.mark.parametrize(
    "broken", [b'{"basics": {"name": "Robin"', b'{"basics": {}} trailing', b'{"basics": {"name": NaN}}']
)
def test_broken_json_is_damaged(broken: bytes) -> None:
    with pytest.raises(Damaged, match="broken further on"):
        parse(broken, name="r.json")


@pytest.mark.parametrize("resume", [{"basics": {}}, {"work": []}, {"work": [{}], "basics": {"name": "  "}}])
def test_one_that_says_nothing_is_empty(resume: object) -> None:
    with pytest.raises(Empty):
        read(resume)


def test_deep_nesting_is_damaged() -> None:
    deep = b'{"basics": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    with pytest.raises(Damaged, match="nested too deep"):
        parse(deep, name="r.json")


def test_a_huge_one_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonresume, "MAX_BYTES", 100)
    with pytest.raises(TooLarge):
        read(RESUME)


def test_no_more_of_a_list_is_read_than_a_resume_has() -> None:
    document = read({"work": [{"position": f"Job {number}"} for number in range(3_000)]})
    assert len(document.lines) == jsonresume.MAX_ITEMS + 1


@pytest.mark.parametrize("odd", [None, True, 3, 1e308, "x", [], {}, [None], [[]], {"x": []}, ["\x00\ud7ff"]])
@pytest.mark.parametrize("field", ["basics", "work", "education", "skills", "projects", "languages", "references"])
def test_odd_types_are_passed_over(field: str, odd: object) -> None:
    document = read({**RESUME, field: odd})
    assert document.lines


@pytest.mark.parametrize("odd", [None, True, 3, [], {}, ["x"], {"y": 1}])
def test_odd_types_inside_an_entry_are_passed_over(odd: object) -> None:
    names = ("name", "position", "startDate", "endDate", "summary", "highlights", "url", "keywords")
    document = read(
        {"basics": {"name": "Robin", "profiles": odd, "location": odd}, "work": [dict.fromkeys(names, odd)]}
    )
    assert document.text.startswith("Robin")


def test_text_beyond_the_limit_is_left_out_with_a_notice() -> None:
    document = read(
        {"work": [{"position": "Engineer", "highlights": ["word " * 100] * 50}]}, limits=Limits(max_chars=900)
    )
    assert len(document.text) <= 900
    assert [notice.id for notice in document.notices] == ["page-limit"]


def test_a_text_that_opens_with_a_brace_stays_a_text() -> None:
    assert parse(b"{ Robin Vale }\nEXPERIENCE\n- Built it\n", name="r.txt").format is Format.TEXT
