from __future__ import annotations

import pytest
from msgspec.structs import replace

from resume_check.keywords import available, load
from resume_check.model import Failure, FileInfo, Report
from resume_check.reporter.table import Column, Table


def names(groups: list[str], criteria: list[str]) -> list[str]:
    return [column.name for column in Table(groups, criteria).columns]


def test_columns_are_those_of_the_contract() -> None:
    assert names(["tools"], ["python", "sql"]) == [
        "path",
        "score",
        "level",
        "years",
        "tools",
        "python",
        "sql",
        "error_code",
        "error_message",
        "duplicate_of",
    ]


@pytest.mark.parametrize("role", available())
def test_shipped_roles_have_their_plain_ids(role: str) -> None:
    keywords = load(role)
    groups, criteria = [group.id for group in keywords.groups], [criterion.id for criterion in keywords.criteria]
    assert names(groups, criteria)[4:-3] == [*groups, *criteria]


@pytest.mark.parametrize(
    ("groups", "criteria", "wanted"),
    [
        (["a"], ["a"], ["group_a", "criterion_a"]),
        (["score"], ["path"], ["group_score", "criterion_path"]),
        (["a", "group_a"], ["a"], ["group_a_", "group_a", "criterion_a"]),
        (["duplicate_of"], [], ["group_duplicate_of"]),
    ],
)
def test_names_that_clash_say_what_they_are(groups: list[str], criteria: list[str], wanted: list[str]) -> None:
    assert names(groups, criteria)[4:-3] == wanted
    assert len(set(names(groups, criteria))) == len(names(groups, criteria))


def test_row_of_a_report(full_report: Report) -> None:
    table = Table(["programming", "tools", "none"], ["python", "kubernetes", "none"])
    short = [column.name for column in Table(["g", "t", "n"], ["p", "k", "m"]).columns]
    row = dict(zip(short, table.row(full_report), strict=True))
    assert row == {
        "path": "inbox/robin-vale.pdf",
        "score": round(full_report.score, 1),
        "level": "mid",
        "years": 4.5,
        "g": 100.0,
        "t": 56.9,
        "n": None,
        "p": "demonstrated",
        "k": "absent",
        "m": None,
        "error_code": None,
        "error_message": None,
        "duplicate_of": None,
    }


def test_row_of_a_failure_and_of_a_copy(full_report: Report) -> None:
    table = Table(["tools"], ["python"])
    file = FileInfo("a", "in/a\udce9", None, None, None, None, duplicate_of="in/\udce8")
    row = table.row(Failure(file, "damaged", "It is damaged"))
    assert row == ["in/a\ufffd", None, None, None, None, None, "damaged", "It is damaged", "in/\ufffd"]
    copy = replace(full_report, file=replace(full_report.file, duplicate_of="in/b"))
    assert table.row(copy)[-1] == "in/b"
    assert len(row) == len(table.row(copy)) == len(table.columns)


def test_kinds() -> None:
    kinds = {column.name for column in Table(["g"], ["c"]).columns if column.kind == "number"}
    assert kinds == {"score", "years", "g"}
    assert Column("path", "text") in Table([], []).columns
