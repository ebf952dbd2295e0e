from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("fake_analyzer")


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_record_for_each_resume_sorted_by_path(run, inbox: Path) -> None:
    outcome = run("batch", inbox)
    assert outcome.status == 3
    assert [record["file"]["path"] for record in records(outcome.out)] == ["inbox/a.txt", "inbox/b/c.md", "inbox/d.PDF"]
    assert [record.get("score") for record in records(outcome.out)] == [70.0, None, 40.0]
    assert outcome.err == (
        "resume-check: inbox/b/c.md: The file is cut short. Export it again from the program that made it.\n"
    )


def test_exit_statuses(run, inbox: Path) -> None:
    (inbox / "b" / "c.md").unlink()
    assert run("batch", inbox).status == 0
    assert run("batch", inbox, "--fail-under", "40").status == 0
    assert run("batch", inbox, "--fail-under", "40.1").status == 1
    (inbox / "e.txt").write_text("damaged")
    assert run("batch", inbox, "--fail-under", "50").status == 3


def test_a_defect_that_one_file_brings_out_loses_no_other(run, inbox: Path) -> None:
    (inbox / "b" / "c.md").write_text("bug")
    outcome = run("batch", inbox)
    error = records(outcome.out)[1]["error"]
    assert len(records(outcome.out)) == 3
    assert error["code"] == "crashed"
    assert "KeyError at conftest.py:" in error["message"]
    assert "Jane Doe" not in outcome.out + outcome.err


def test_output_file_is_whole(run, inbox: Path) -> None:
    outcome = run("batch", inbox, "-o", "out.ndjson")
    assert outcome.out == ""
    assert len(records(Path("out.ndjson").read_text())) == 3
    assert sorted(map(str, Path().iterdir())) == ["inbox", "out.ndjson"]


def test_interrupted_keeps_what_was_finished(run, inbox: Path) -> None:
    (inbox / "b" / "c.md").write_text("stop")
    for args in ([], ["-o", "out.ndjson"]):
        outcome = run("batch", inbox, *args)
        assert outcome.status == 130
        text = Path("out.ndjson").read_text() if args else outcome.out
        scores = [record["score"] for record in records(text)]
        assert scores in ([70.0], [70.0, 40.0])  # the third file may have been finished beside the second
        said = f"interrupted: the records of {len(scores)} of 3 files are finished and kept."
        going_on = " The same command with --resume goes on." if args else ""
        assert outcome.err.strip() == f"resume-check: {said}{going_on}"


def test_interrupted_before_the_first_record_leaves_the_old_output(run, inbox: Path) -> None:
    for name in ("b/c.md", "d.PDF"):
        (inbox / name).unlink()
    (inbox / "a.txt").write_text("stop")
    Path("out.ndjson").write_text("old")
    assert run("batch", inbox, "-o", "out.ndjson").status == 130
    assert Path("out.ndjson").read_text() == "old"


def test_same_folder_same_bytes(run, inbox: Path) -> None:
    (inbox / "b" / "c.md").unlink()
    assert run("batch", inbox).out == run("batch", inbox).out


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("none", "none: There is no such folder. Check the path."),
        ("inbox/a.txt", "inbox/a.txt: This is not a folder. Check the path."),
        ("n\x1b[2J\none", "n\\x1b[2J\\none: There is no such folder."),
    ],
)
def test_wrong_folder_is_one_line(run, inbox: Path, folder: str, message: str) -> None:
    Path("out.ndjson").write_text("old")
    outcome = run("batch", folder, "-o", "out.ndjson")
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1
    assert Path("out.ndjson").read_text() == "old"


def test_wrong_role_ends_before_the_first_file(run, inbox: Path) -> None:
    outcome = run("batch", inbox, "--role", "ml-enginer")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("args", [["--jobs", "0"], ["--jobs", "x"], ["--timeout", "0"], ["--timeout", "nan"]])
def test_wrong_numbers_are_one_line(run, inbox: Path, args: list[str]) -> None:
    outcome = run("batch", inbox, *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1


def test_more_jobs_same_records(run, inbox: Path) -> None:
    (inbox / "b" / "c.md").unlink()
    for number in range(20):
        (inbox / f"f{number:02}.txt").write_text(f"score {number}")
    assert run("batch", inbox, "--jobs", "3").out == run("batch", inbox, "--jobs", "1").out


def test_folder_without_resumes_is_said(run, inbox: Path) -> None:
    (inbox / "empty").mkdir()
    outcome = run("batch", inbox / "empty")
    assert (outcome.status, outcome.out) == (0, "")
    assert "inbox/empty: There are no resumes in it." in outcome.err


def test_name_that_is_not_utf8(run, inbox: Path) -> None:
    (inbox / "b" / "c.md").unlink()
    Path(os.fsdecode(b"inbox/caf\xe9.txt")).write_text("damaged")
    outcome = run("batch", inbox)
    assert records(outcome.out)[1]["file"]["path"] == "inbox/caf\ufffd.txt"
    assert "inbox/caf\\xe9.txt: The file is cut short." in outcome.err
