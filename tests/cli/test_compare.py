from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from resume_check.batch.process import Worker
from resume_check.batch.sources import Source
from resume_check.model import Failure, Report

pytestmark = pytest.mark.usefixtures("fake_analyzer")


@pytest.fixture(autouse=True)
def _in_folder(inbox: Path) -> None:
    """All run beside the folder `inbox`."""


OLD, NEW, DAMAGED = "inbox/a.txt", "inbox/d.PDF", "inbox/b/c.md"


def test_prints_text_by_default_and_nothing_else(run) -> None:
    outcome = run("compare", OLD, NEW)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("a.txt to d.PDF: -30.0 points\n")
    assert "70.0 to 40.0 of 100 (-30.0)" in outcome.out


def test_json_is_one_line(run) -> None:
    outcome = run("compare", OLD, NEW, "--format", "json", "--as-of", "2026-11-22")
    record = json.loads(outcome.out)
    assert outcome.out.count("\n") == 1
    assert (record["old"]["path"], record["new"]["path"]) == (OLD, NEW)
    assert (record["change"], record["as_of"]) == (-30.0, "2026-11-22")


@pytest.mark.parametrize(("name", "begins"), [("markdown", "# a.txt to d.PDF"), ("html", "<!DOCTYPE html>")])
def test_other_formats_into_a_file(run, name: str, begins: str) -> None:
    outcome = run("compare", OLD, NEW, "--format", name, "-o", "changes")
    assert (outcome.status, outcome.out) == (0, "")
    assert Path("changes").read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(("old", "new"), [("-", NEW), (NEW, "-")])
def test_one_may_be_standard_input(run, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"score 33")))
    record = json.loads(run("compare", old, new, "--format", "json").out)
    assert sorted([record["old"]["score"], record["new"]["score"]]) == [33.0, 40.0]


@pytest.mark.parametrize(("old", "new"), [(DAMAGED, NEW), (NEW, DAMAGED), (NEW, "none.pdf")])
def test_one_that_cannot_be_read_is_a_line_and_status_3(run, old: str, new: str) -> None:
    outcome = run("compare", old, new, "-o", "changes")
    assert (outcome.status, outcome.out) == (3, "")
    assert outcome.err.count("\n") == 1
    assert not Path("changes").exists()


def test_two_that_cannot_be_read_are_two_lines(run) -> None:
    outcome = run("compare", DAMAGED, "none.pdf")
    assert outcome.status == 3
    assert [line.split(": ")[1] for line in outcome.err.splitlines()] == [DAMAGED, "none.pdf"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-", "-"], "Only one of OLD and NEW can be standard input."),
        ([OLD], "Missing argument 'NEW'"),
        ([OLD, NEW, "--format", "csv"], "'csv' is not one of"),
        ([OLD, NEW, "--format", "html", "--plain"], "--plain is for --format text."),
        ([OLD, NEW, "--format", "json", "-v"], "--verbose is for --format text and markdown"),
        ([OLD, NEW, "-o", NEW], "that is the resume itself"),
        ([OLD, NEW, "--role", "ml-enginer"], "ml-engineer"),
    ],
)
def test_wrong_command_line_is_one_line(run, args: list[str], message: str) -> None:
    outcome = run("compare", *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


def test_two_roles_are_not_compared(run, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = iter(["ml-engineer", "other"])
    check = Worker.check

    def check_as(self: Worker, source: Source) -> Report | Failure:
        outcome = check(self, source)
        assert isinstance(outcome, Report)
        return replace(outcome, role_id=next(reports))

    monkeypatch.setattr(Worker, "check", check_as)
    outcome = run("compare", OLD, NEW)
    assert outcome.status == 2
    assert "different roles: ml-engineer and other." in outcome.err
