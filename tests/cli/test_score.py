from __future__ import annotations

import datetime as dt
import io
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from resume_check.batch.process import Worker
from resume_check.batch.sources import Source
from resume_check.model import Failure, Report

pytestmark = pytest.mark.usefixtures("fake_analyzer")


@pytest.fixture(autouse=True)
def _in_folder(inbox: Path) -> None:
    """All run beside the folder `inbox`."""


def test_prints_text_by_default_and_nothing_else(run) -> None:
    outcome = run("score", "inbox/a.txt")
    assert outcome.status == 0
    assert outcome.out.startswith("a.txt\nScored for Machine Learning Engineer")
    assert outcome.out.endswith("Contact in header\n")
    assert "\x1b" not in outcome.out
    assert outcome.err == ""


def test_json_is_one_line(run) -> None:
    outcome = run("score", "inbox/a.txt", "--format", "json", "--as-of", "2026-11-22")
    record = json.loads(outcome.out)
    assert outcome.out.count("\n") == 1
    assert record["file"]["path"] == "inbox/a.txt"
    assert record["file"]["name"] == "a.txt"
    assert (record["score"], record["as_of"]) == (70.0, "2026-11-22")


def test_present_means_today_unless_told(run) -> None:
    record = json.loads(run("score", "inbox/a.txt", "--format", "json").out)
    assert record["as_of"] == dt.date.today().isoformat()


def test_dash_reads_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"score 33")))
    outcome = run("score", "-", "--format", "json")
    assert json.loads(outcome.out)["file"]["name"] == "-"
    assert outcome.status == 0


def test_standard_input_that_cannot_be_read_is_one_line(run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    with Broken() as stream:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
        outcome = run("score", "-")
    assert outcome.status == 3
    assert outcome.err.startswith("resume-check: standard input: This is a folder, not a file.")


@pytest.mark.parametrize(("threshold", "status"), [("70", 0), ("69.9", 0), ("70.1", 1), ("0", 0), ("100", 1)])
def test_fail_under(run, threshold: str, status: int) -> None:
    assert run("score", "inbox/a.txt", "--fail-under", threshold).status == status


def test_fail_under_looks_at_the_score_as_it_is_shown(run) -> None:
    Path("inbox/a.txt").write_text("score 69.96")
    assert run("score", "inbox/a.txt", "--fail-under", "70").status == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("inbox/none.pdf", "inbox/none.pdf: There is no such file. Check the path."),
        ("inbox/a.txt/b.pdf", "inbox/a.txt/b.pdf: There is no such file. Check the path."),
        ("inbox", "inbox: This is a folder, not a file. Give a file, or scan the folder with `batch`."),
        ("/dev/null", "/dev/null: This is a pipe, socket or device, not a file."),
        ("inbox/b/c.md", "inbox/b/c.md: The file is cut short. Export it again"),
        ("x" * 5000, "x: The path leads nowhere"),
        ("a\nb\x1b[2J.pdf", "a\\nb\\x1b[2J.pdf: There is no such file."),
    ],
)
def test_failure_is_one_line(run, name: str, message: str) -> None:
    outcome = run("score", name)
    assert (outcome.status, outcome.out) == (3, "")
    assert message in outcome.err
    assert outcome.err.startswith("resume-check: ")
    assert outcome.err.count("\n") == 1
    assert outcome.err.strip().isprintable()


def test_failure_as_json_is_the_error_record(run) -> None:
    outcome = run("score", "inbox/b/c.md", "--format", "json")
    record = json.loads(outcome.out)
    assert outcome.status == 3
    assert list(record) == ["schema_version", "tool", "file", "error"]
    assert record["error"]["code"] == "damaged"
    assert record["file"]["bytes"] == len("damaged")
    assert outcome.err.count("\n") == 1


def test_a_defect_is_one_line_without_the_resume(run) -> None:
    Path("inbox/a.txt").write_text("bug")
    outcome = run("score", "inbox/a.txt", "--format", "json")
    assert outcome.status == 3
    assert json.loads(outcome.out)["error"]["code"] == "crashed"
    assert "The program failed on it (KeyError at conftest.py:" in outcome.err
    assert "Jane Doe" not in outcome.out + outcome.err
    assert outcome.err.count("\n") == 1


def test_standard_input_that_does_not_end(run, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()
    with os.fdopen(ours, "rb") as stream, os.fdopen(theirs, "wb") as writer:
        writer.write(b"score 3")
        writer.flush()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
        outcome = run("score", "-", "--timeout", "0.2")
        writer.close()
    assert outcome.status == 3
    assert outcome.err.startswith("resume-check: standard input: It did not end within 0.2 s.")


def test_interrupted(run) -> None:
    Path("inbox/a.txt").write_text("stop")
    outcome = run("score", "inbox/a.txt", "-o", "report.txt")
    assert outcome.status == 130
    assert outcome.err.strip() == "resume-check: interrupted."
    assert sorted(map(str, Path().iterdir())) == ["inbox"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--as-of", "2026-02-30"], "'2026-02-30' is no day of the calendar"),
        (["--as-of", "20261122"], "'20261122' is no date like 2026-11-22"),
        (["--as-of", "tomorrow"], "is no date like"),
        (["--fail-under", "nan"], "nan is not a number from 0 to 100"),
        (["--fail-under", "101"], "101.0 is not in the range 0<=x<=100"),
        (["--format", "yaml"], "'yaml' is not one of 'text', 'json'"),
        (["--frmat", "json"], "No such option"),
        (["--role", "ml-enginer"], "ml-engineer"),
        (["--role", "inbox/a.txt"], "a.txt"),
        (["-o", "none/report.txt"], "none/report.txt cannot be written: No such file or directory"),
        (["-o", "inbox"], "inbox is a folder"),
        (["-o", "inbox/../inbox/a.txt"], "Invalid value for '--output': that is the resume itself"),
        (["-o", "\x1b[2J\n/x"], "\\x1b[2J\\n/x cannot be written"),
    ],
)
def test_wrong_command_line_is_one_line(run, args: list[str], message: str) -> None:
    outcome = run("score", "inbox/a.txt", *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


def test_output_takes_its_place_and_nothing_is_left_beside(run) -> None:
    Path("report.txt").write_text("old")
    Path("report.txt").chmod(0o640)
    outcome = run("score", "inbox/a.txt", "-o", "report.txt")
    assert (outcome.status, outcome.out) == (0, "")
    assert Path("report.txt").read_text(encoding="utf-8").startswith("a.txt\n")
    assert Path("report.txt").stat().st_mode & 0o777 == 0o640
    assert sorted(map(str, Path().iterdir())) == ["inbox", "report.txt"]


def test_output_through_a_link_keeps_the_link(run) -> None:
    Path("real.json").write_text("old")
    Path("link.json").symlink_to("real.json")
    run("score", "inbox/a.txt", "--format", "json", "-o", "link.json")
    assert Path("link.json").is_symlink()
    assert json.loads(Path("real.json").read_text())["score"] == 70.0


def test_output_to_a_device_is_written_directly(run) -> None:
    assert run("score", "inbox/a.txt", "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def test_a_defect_leaves_the_old_output(run) -> None:
    Path("inbox/a.txt").write_text("bug")
    Path("report.txt").write_text("old")
    assert run("score", "inbox/a.txt", "-o", "report.txt").status == 3
    assert Path("report.txt").read_text() == "old"
    assert sorted(map(str, Path().iterdir())) == ["inbox", "report.txt"]


def test_text_of_a_failure_leaves_no_output(run) -> None:
    """A resume that cannot be read must not replace the report of an earlier run with nothing."""
    Path("report.txt").write_text("old")
    assert run("score", "inbox/b/c.md", "-o", "report.txt").status == 3
    assert Path("report.txt").read_text() == "old"


def test_other_formats(run) -> None:
    assert run("score", "inbox/a.txt", "--format", "markdown").out.startswith("# a.txt: 70.0 of 100\n")
    plain = run("score", "inbox/a.txt", "--plain").out
    assert plain.startswith("a.txt: 70.0 of 100\n")
    assert "Does not count" in run("score", "inbox/a.txt", "-v").out
    assert "Does not count" not in plain


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--plain", "--format", "json"], "--plain is for --format text."),
        (["--verbose", "--format", "json"], "--verbose is for --format text and markdown"),
        (["--explain", "python", "--format", "jsonresume"], "--explain is for --format text, json, markdown."),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(run, args: list[str], message: str) -> None:
    outcome = run("score", "inbox/a.txt", *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err


def test_only_html_asks_for_the_pages_of_the_resume(run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def check(worker: Worker, source: Source) -> Report | Failure:
        asked.append(worker.settings.view)
        return before(worker, source)

    before = Worker.check
    monkeypatch.setattr(Worker, "check", check)
    Path("a.txt").write_text("score 55")
    html = run("score", "a.txt", "--format", "html").out
    assert html.startswith("<!DOCTYPE html>")
    assert html.endswith("</html>\n")
    assert ">55.0</text>" in html
    run("score", "a.txt", "--format", "json")
    assert asked == [True, False]
