"""``--job`` from end to end: the advert goes through a worker process as the resumes do."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

RESUME = (
    "Robin Vale\n\nExperience\n\nML Engineer, Acme\nJan 2022 - Dec 2023\n- Trained ranking models in {}\n\nSkills\n{}\n"
)
ADVERT = "Machine Learning Engineer\n\nMust have: Python, PyTorch, Kafka\nNice to have: Rust\n"
DAY = ("--as-of", "2026-01-01", "--quiet")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("inbox").mkdir()
    Path("inbox/a.txt").write_text(RESUME.format("PyTorch", "Python"))
    Path("inbox/b.txt").write_text(RESUME.format("PyTorch, fed by Kafka", "Python"))
    Path("advert.txt").write_text(ADVERT)
    Path("nurse.txt").write_text("Registered nurse wanted for night shifts.")
    Path("empty.txt").write_text("")


def test_score_tells_the_match_and_keeps_the_score(run) -> None:
    alone = json.loads(run("score", "inbox/a.txt", "--format", "json", *DAY).out)
    beside = json.loads(run("score", "inbox/a.txt", "--format", "json", "--job", "advert.txt", *DAY).out)
    job = beside.pop("job")
    alone.pop("timing"), beside.pop("timing")
    assert alone == beside
    assert job["file"]["path"] == "advert.txt"
    assert job["title"] == "Machine Learning Engineer"
    assert job["match"] == round(100 * (0.2 + 1 + 0 + 0) / 3.3, 1)
    assert job["missing"] == ["Kafka", "Rust"]
    assert [(item["term"], item["required"]) for item in job["requirements"]] == [
        ("Python", True),
        ("PyTorch", True),
        ("Kafka", True),
        ("Rust", False),
    ]


@pytest.mark.parametrize(
    "args", [("score", "inbox/a.txt"), ("batch", "inbox"), ("compare", "inbox/a.txt", "inbox/b.txt")]
)
@pytest.mark.parametrize(
    ("advert", "reason"), [("nurse.txt", "--role"), ("empty.txt", "has no text"), ("none.txt", "There is no such file")]
)
def test_a_wrong_advert_is_one_line_and_status_2(run, args: tuple[str, ...], advert: str, reason: str) -> None:
    outcome = run(*args, "--job", advert, *(DAY if args[0] != "compare" else DAY[:2]))
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert outcome.err.startswith(f"resume-check: {advert}: ")
    assert reason in outcome.err


def test_batch_has_a_column_at_the_end(run) -> None:
    outcome = run("batch", "inbox", "--format", "csv", "--job", "advert.txt", *DAY)
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert list(rows[0])[-1] == "job_match"
    assert [float(row["job_match"]) for row in rows] == [36.4, 66.7]
    plain = run("batch", "inbox", "--format", "csv", *DAY).out
    assert "job_match" not in plain.splitlines()[0]


def test_batch_goes_on_only_with_the_same_advert(run) -> None:
    first = run("batch", "inbox", "--job", "advert.txt", "-o", "out.ndjson", *DAY)
    records = [json.loads(line)["job"]["match"] for line in Path("out.ndjson").read_text().splitlines()]
    assert (first.status, records) == (0, [36.4, 66.7])
    from resume_check.batch.identity import identity
    from resume_check.cli.common import settings_of, with_job

    plain = settings_of("ml-engineer", None, None)
    one = identity(with_job(plain, "advert.txt"))
    assert one == identity(with_job(plain, "advert.txt"))
    Path("advert.txt").write_text(ADVERT.replace("Kafka", "Airflow"))
    assert len({one, identity(with_job(plain, "advert.txt")), identity(plain)}) == 3


def test_compare_tells_what_moved(run) -> None:
    args = ("compare", "inbox/a.txt", "inbox/b.txt", "--job", "advert.txt", "--as-of", "2026-01-01")
    change = json.loads(run(*args, "--format", "json").out)["job"]
    assert (change["old"], change["new"], change["change"]) == (36.4, 66.7, 30.3)
    assert [(item["term"], item["old_status"], item["new_status"]) for item in change["requirements"]] == [
        ("Kafka", "absent", "demonstrated")
    ]
    text = run(*args).out
    assert "Match with Machine Learning Engineer\n  36.4 to 66.7 of 100 (+30.3)" in text
    assert "Kafka: missing, now shown in use" in text


def test_compare_takes_a_report_that_was_saved_with_the_same_advert(run) -> None:
    run("score", "inbox/a.txt", "--format", "json", "--job", "advert.txt", "-o", "with.json", *DAY)
    run("score", "inbox/a.txt", "--format", "json", "-o", "without.json", *DAY)
    args = ("inbox/b.txt", "--job", "advert.txt", "--as-of", "2026-01-01", "--format", "json")
    fresh = json.loads(run("compare", "inbox/a.txt", *args).out)["job"]
    assert json.loads(run("compare", "with.json", *args).out)["job"] == fresh
    outcome = run("compare", "without.json", *args)
    assert outcome.status == 2
    assert "saved without this advert" in outcome.err


@pytest.mark.parametrize(("least", "status"), [("36.4", 0), ("36.5", 1)])
def test_fail_under_match(run, least: str, status: int) -> None:
    args = ("--job", "advert.txt", "--fail-under-match", least, *DAY)
    assert run("score", "inbox/a.txt", *args).status == status
    assert run("batch", "inbox", *args).status == status


def test_fail_under_match_needs_an_advert(run) -> None:
    outcome = run("score", "inbox/a.txt", "--fail-under-match", "10")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert "--job" in outcome.err
