"""No output of any format or command holds what says who the sample people are, and the judgement stays."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import resume_check
from resume_check.cli.batch import batch
from resume_check.model import Report
from resume_check.reporter import FORMATS, render
from resume_check.settings import Settings

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_resumes"
TRUTH: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "samples.toml").read_text(encoding="utf-8"))
DAY = dt.date(2026, 11, 22)
BATCH_FORMATS = next(option for option in batch.params if option.name == "format_name").type.choices  # type: ignore[attr-defined]


def found(name: str, output: str) -> list[str]:
    """What of the person `output` holds; lines may be broken anywhere."""
    flat = " ".join(output.split()).casefold()
    return [secret for secret in TRUTH[name] if secret.casefold() in flat]


@pytest.fixture(scope="module", params=sorted(TRUTH))
def reports(request: pytest.FixtureRequest) -> tuple[str, Report, Report]:
    path = SAMPLES / request.param
    settings = Settings(as_of=DAY, content=True, view=True, explain="portfolio")
    return (
        request.param,
        resume_check.check(path, settings=settings),
        resume_check.check(path, settings=settings, redact=True),
    )


def test_every_sample_is_listed() -> None:
    assert {path.name for path in SAMPLES.iterdir() if path.suffix in {".pdf", ".docx", ".txt", ".md"}} == set(TRUTH)


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_format_says_who_it_is(reports: tuple[str, Report, Report], format_name: str) -> None:
    name, usual, redacted = reports
    assert found(name, render(usual, format_name))  # or the test would show nothing
    shown = re.sub(r"base64,[A-Za-z0-9+/=]+", "", render(redacted, format_name))  # by chance it may spell anything
    assert found(name, shown) == []


def test_pictures_of_pages_are_painted_over(reports: tuple[str, Report, Report]) -> None:
    _, usual, redacted = reports
    assert usual.view is not None
    assert redacted.view is not None
    assert [page.number for page in usual.view.pages] == [page.number for page in redacted.view.pages]
    if usual.view.pages:
        assert usual.view.pages[0].png != redacted.view.pages[0].png


def test_the_judgement_stays(reports: tuple[str, Report, Report]) -> None:
    _, usual, redacted = reports
    assert redacted.score == usual.score
    assert redacted.groups == usual.groups
    assert redacted.experience.years == usual.experience.years
    assert [job.first for job in redacted.experience.jobs] == [job.first for job in usual.experience.jobs]
    assert len(redacted.portfolio.links) == len(usual.portfolio.links)
    assert redacted.portfolio.hosts == usual.portfolio.hosts
    assert redacted.file.sha256 == usual.file.sha256
    for ours, theirs in zip(redacted.criteria, usual.criteria, strict=True):
        assert (ours.id, ours.label, ours.finding.status, ours.finding.score) == (
            theirs.id,
            theirs.label,
            theirs.finding.status,
            theirs.finding.score,
        )
        places = [(item.page, item.bbox, item.line, item.term) for item in ours.finding.evidence]
        assert places == [(item.page, item.bbox, item.line, item.term) for item in theirs.finding.evidence]
    assert [result.quantities for result in redacted.results] == [result.quantities for result in usual.results]
    assert [tip.message for tip in redacted.tips] == [tip.message for tip in usual.tips]


def test_little_of_the_evidence_is_taken_out(reports: tuple[str, Report, Report]) -> None:
    _, usual, redacted = reports
    quotes = [item.quote for criterion in redacted.criteria for item in criterion.finding.evidence]
    words = sum(len(quote.split()) for quote in quotes)
    assert sum(quote.count("[") for quote in quotes) <= 0.02 * max(words, 50)
    assert len(quotes) == sum(len(criterion.finding.evidence) for criterion in usual.criteria)


def run(*args: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    call = [sys.executable, "-m", "resume_check", *args, "--redact", "--as-of", "2026-11-22"]
    return subprocess.run(call, cwd=cwd, env=environment, capture_output=True, check=False)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, each in a folder of its person, and files that cannot be read."""
    place = tmp_path_factory.mktemp("redacted")
    for name in TRUTH:
        folder = place / "inbox" / name.partition(".")[0]
        folder.mkdir(parents=True)
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
        (folder / f"CV {name}").write_bytes(b"%PDF-1.7 broken")
    return place


@pytest.mark.parametrize("format_name", BATCH_FORMATS)
def test_a_batch_says_nothing(inbox: Path, format_name: str) -> None:
    done = run("batch", "inbox", "--format", format_name, "-o", "out", cwd=inbox)
    assert done.returncode == 3
    shown = (inbox / "out").read_bytes().decode("utf-8", "replace") + done.stderr.decode()
    assert {name: left for name in TRUTH if (left := found(name, shown))} == {}
    assert done.stderr.decode().count("\n") == len(TRUTH)


def test_a_summary_and_its_reports_say_nothing(inbox: Path) -> None:
    place = inbox / "inbox" / "odalys-brennecke"
    done = run("batch", str(place), "-o", "one", "--summary", "sum.html", "--reports", "reports", cwd=inbox)
    assert done.returncode == 3
    pages = [inbox / "sum.html", *(path for path in (inbox / "reports").rglob("*") if path.is_file())]
    assert len(pages) >= 2
    shown = "".join(re.sub(r"base64,[A-Za-z0-9+/=]+", "", page.read_text(encoding="utf-8")) for page in pages)
    assert found("odalys-brennecke.pdf", shown + " ".join(map(str, pages)).replace(str(inbox), "")) == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_score_command_says_nothing(inbox: Path, format_name: str) -> None:
    name = "odalys-brennecke.pdf"
    done = run("score", f"inbox/odalys-brennecke/{name}", "--format", format_name, cwd=inbox)
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert found(name, done.stdout.decode() + done.stderr.decode()) == []


@pytest.mark.parametrize("path", ["inbox/odalys-brennecke/CV odalys-brennecke.pdf", "odalys brennecke/missing.pdf"])
def test_a_failure_says_nothing(inbox: Path, path: str) -> None:
    done = run("score", path, "--format", "json", cwd=inbox)
    assert done.returncode == 3
    assert b'"error"' in done.stdout
    assert found("odalys-brennecke.pdf", done.stdout.decode() + done.stderr.decode()) == []
