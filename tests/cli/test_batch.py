from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from resume_check.batch.store import Store

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


def partial() -> Path:
    return Path("out.ndjson.partial")


class TestFormats:
    def test_csv_has_a_row_a_resume(self, run, inbox: Path) -> None:
        outcome = run("batch", inbox, "--format", "csv", "-o", "out.csv")
        assert (outcome.status, outcome.out) == (3, "")
        with Path("out.csv").open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        assert [(row["path"], row["score"], row["error_code"]) for row in rows] == [
            ("inbox/a.txt", "70.0", ""),
            ("inbox/b/c.md", "", "damaged"),
            ("inbox/d.PDF", "40.0", ""),
        ]
        names = list(rows[0])
        assert names[:5] == ["path", "score", "level", "years", "programming"]
        assert names[-3:] == ["error_code", "error_message", "duplicate_of"]
        assert (rows[0]["kubernetes"], rows[0]["docker"]) == ("absent", "listed")

    def test_parquet_has_the_same_rows(self, run, inbox: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        assert run("batch", inbox, "--format", "parquet", "-o", "out.parquet").status == 3
        table = parquet.read_table("out.parquet")
        assert table["path"].to_pylist() == ["inbox/a.txt", "inbox/b/c.md", "inbox/d.PDF"]
        assert table["score"].to_pylist() == [70.0, None, 40.0]

    def test_missing_library_is_one_line_with_the_next_step(
        self, run, inbox: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        outcome = run("batch", inbox, "--format", "parquet", "-o", "out.parquet")
        assert (outcome.status, outcome.out, outcome.err.count("\n")) == (2, "", 1)
        assert 'pip install "resume-check[parquet]"' in outcome.err
        assert not Path("out.parquet").exists()

    def test_empty_folder_gives_the_names_of_the_columns(self, run, inbox: Path) -> None:
        outcome = run("batch", inbox, "--format", "csv", "--include", "none")
        assert outcome.out.startswith('"path","score"')
        assert outcome.out.count("\n") == 1


class TestChoice:
    def test_include_and_exclude(self, run, inbox: Path) -> None:
        outcome = run("batch", inbox, "--include", "*.txt", "--include", "b/", "--exclude", "c.*")
        assert [record["file"]["path"] for record in records(outcome.out)] == ["inbox/a.txt"]
        outcome = run("batch", inbox, "--exclude", "!")
        assert (outcome.status, outcome.err.count("\n")) == (2, 1)

    def test_duplicates_are_scored_once_and_told_for_each_path(self, run, inbox: Path) -> None:
        (inbox / "b" / "c.md").unlink()
        (inbox / "b" / "copy.txt").write_text("score 70")
        _, copy, _ = records(run("batch", inbox).out)
        assert (copy["file"]["duplicate_of"], copy["file"]["name"], copy["score"]) == ("inbox/a.txt", "copy.txt", 70)
        _, copy, _ = records(run("batch", inbox, "--score-duplicates").out)
        assert "duplicate_of" not in copy["file"]


class TestSummaryAndReports:
    def test_summary_leads_to_the_reports(self, run, inbox: Path) -> None:
        Path("made").mkdir()
        args = ["--summary", "made/summary.html", "--reports", "made/for each/resume", "--quiet"]
        outcome = run("batch", inbox, "-o", "out.ndjson", *args)
        assert outcome.status == 3
        html = Path("made/summary.html").read_text(encoding="utf-8")
        reports = sorted(path for path in Path("made/for each").rglob("*") if path.is_file())
        assert [path.name.rpartition(".")[0] for path in reports] == ["a.txt", "d.PDF"]
        for path in reports:
            assert f'href="for%20each/resume/{path.name}"' in html
        assert "damaged: 1" in html

    def test_terminal_is_not_told_when_nobody_is_there(self, run, inbox: Path) -> None:
        assert "scored" not in run("batch", inbox, "-o", "out.ndjson", "--summary", "s.html").err

    @pytest.mark.parametrize(
        "args", [["--reports", "inbox/r"], ["--summary", "inbox/s.html"], ["-o", "inbox/a.txt"], ["--reports", "inbox"]]
    )
    def test_outputs_that_the_next_batch_would_read_are_refused(self, run, inbox: Path, args: list[str]) -> None:
        outcome = run("batch", inbox, *args)
        assert (outcome.status, outcome.out) == (2, "")
        assert "lies in the folder that is scanned" in outcome.err
        assert (inbox / "a.txt").read_text() == "score 70"

    def test_summary_that_cannot_be_written_is_said_before_the_work(self, run, inbox: Path) -> None:
        outcome = run("batch", inbox, "--summary", "none/s.html")
        assert (outcome.status, outcome.out) == (2, "")


class TestGoingOn:
    def stopped(self, run, inbox: Path, *args: str) -> None:
        """An interrupted batch."""
        (inbox / "b" / "c.md").write_text("stop")
        assert run("batch", inbox, "-o", "out.ndjson", "--jobs", "1", *args).status == 130
        (inbox / "b" / "c.md").write_text("score 7")

    def test_finished_records_are_kept_and_the_output_is_that_of_a_whole_run(self, run, inbox: Path) -> None:
        self.stopped(run, inbox)
        before = (inbox / "a.txt").stat()
        (inbox / "a.txt").write_text("score 99")
        os.utime(inbox / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))  # so that only its record tells
        outcome = run("batch", inbox, "-o", "out.ndjson", "--resume")
        assert (outcome.status, outcome.err) == (0, "")
        assert [record["score"] for record in records(Path("out.ndjson").read_text())] == [70, 7, 40]
        (inbox / "a.txt").write_text("score 70")
        whole = run("batch", inbox).out
        assert Path("out.ndjson").read_text() == whole
        assert sorted(map(str, Path().iterdir())) == ["inbox", "out.ndjson"]

    def test_changed_file_is_done_again(self, run, inbox: Path) -> None:
        self.stopped(run, inbox)
        (inbox / "a.txt").write_text("score 99")
        assert run("batch", inbox, "-o", "out.ndjson", "--resume").status == 0
        assert records(Path("out.ndjson").read_text())[0]["score"] == 99

    @pytest.mark.parametrize("args", [["--as-of", "2020-01-01"], ["--timeout", "7"], ["--role", "copy.toml"]])
    def test_other_options_do_all_again(self, run, inbox: Path, args: list[str]) -> None:
        from resume_check.keywords import folder

        text = (folder() / "ml-engineer.toml").read_text(encoding="utf-8").replace('version = "1"', 'version = "2"')
        include = text.replace('"ml-engineer/', f'"{folder().as_posix()}/ml-engineer/')
        Path("copy.toml").write_text(include, encoding="utf-8")
        self.stopped(run, inbox)
        outcome = run("batch", inbox, "-o", "out.ndjson", "--resume", *args)
        assert outcome.status == 0
        assert "are of another version, keyword set or options, so that all files are scored again" in outcome.err

    def test_other_version_does_all_again(self, run, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stopped(run, inbox)
        monkeypatch.setattr("resume_check.batch.identity.__version__", "0.0.0")
        assert "all files are scored again" in run("batch", inbox, "-o", "out.ndjson", "--resume").err

    def test_present_means_the_day_on_which_the_batch_began(
        self, run, inbox: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.stopped(run, inbox, "--as-of", "2020-01-01")
        outcome = run("batch", inbox, "-o", "out.ndjson", "--resume")
        assert outcome.err == ""
        assert {record["as_of"] for record in records(Path("out.ndjson").read_text())} == {"2020-01-01"}

    def test_an_old_partial_is_not_used_in_silence(self, run, inbox: Path) -> None:
        self.stopped(run, inbox)
        (inbox / "a.txt").write_text("score 99")
        outcome = run("batch", inbox, "-o", "out.ndjson")
        assert outcome.status == 0
        assert "out.ndjson: " in outcome.err
        assert "are discarded: --resume would have kept them." in outcome.err
        assert records(Path("out.ndjson").read_text())[0]["score"] == 99

    def test_interrupted_again_leaves_the_longer_output(self, run, inbox: Path) -> None:
        (inbox / "b" / "c.md").write_text("score 5")
        (inbox / "d.PDF").write_text("stop")
        assert run("batch", inbox, "-o", "out.ndjson", "--jobs", "1").status == 130
        (inbox / "a.txt").write_text("stop")
        outcome = run("batch", inbox, "-o", "out.ndjson", "--jobs", "1", "--resume")
        assert outcome.status == 130
        assert "out.ndjson is as it was" in outcome.err
        assert [record["score"] for record in records(Path("out.ndjson").read_text())] == [70, 5]
        assert partial().exists()

    @pytest.mark.parametrize("form", ["csv", "parquet"])
    def test_tables_go_on_too(self, run, inbox: Path, form: str) -> None:
        if form == "parquet":
            pytest.importorskip("pyarrow")
        self.stopped(run, inbox, "--format", form)
        assert run("batch", inbox, "-o", "out.ndjson", "--format", form, "--resume").status == 0
        assert run("batch", inbox, "-o", "whole", "--format", form).status == 0
        assert Path("out.ndjson").read_bytes() == Path("whole").read_bytes()

    def test_missing_report_is_written_and_others_are_left(self, run, inbox: Path) -> None:
        self.stopped(run, inbox, "--reports", "reports")
        first, *_ = sorted(Path("reports").iterdir())
        for content in (None, "as it was"):
            if content is None:
                first.unlink()
            else:
                first.write_text(content)
                self.stopped(run, inbox, "--reports", "other")
            assert run("batch", inbox, "-o", "out.ndjson", "--reports", "reports", "--resume").status == 0
            assert first.name.startswith("a.txt")
            assert (first.read_text() == "as it was") is (content is not None)

    @pytest.mark.parametrize("args", [[], ["-o", "-"], ["-o", "/dev/null"], ["-o", "none/out"]])
    def test_there_must_be_a_file_to_go_on_with(self, run, inbox: Path, args: list[str]) -> None:
        outcome = run("batch", inbox, "--resume", *args)
        assert (outcome.status, outcome.out, outcome.err.count("\n")) == (2, "", 1)

    def test_another_batch_to_the_same_output_is_refused(self, run, inbox: Path, full_report) -> None:
        with Store(partial()) as store:
            store.add(full_report, None)
            outcome = run("batch", inbox, "-o", "out.ndjson")
        assert (outcome.status, outcome.err.count("\n")) == (2, 1)
        assert "in use by another batch" in outcome.err
