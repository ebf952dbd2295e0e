"""The examples of docs/pipelines.md and docs/batch.md, run as they stand there."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import resume_check

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ("odalys-brennecke.pdf", "kyle-vantongeren.txt", "sunniva-achterberg.md")


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A working directory with a folder of resumes, and the programs of the examples."""
    (tmp_path / "resumes" / "new").mkdir(parents=True)
    for name in SAMPLES:
        shutil.copy(ROOT / "sample_resumes" / name, tmp_path / "resumes" / "new" / name)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, line in (
        ("resume-check", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m resume_check "$@"'),
        ("pip", 'echo "$@" >> pip.log'),  # what is to be installed is what is tested here
    ):
        (programs / name).write_text(f"#!/bin/sh\n{line}\n")
        (programs / name).chmod(0o755)
    return tmp_path


def shell(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    path = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"
    call = ["bash", "-eo", "pipefail", "-c", command]  # as GitHub Actions does
    return subprocess.run(
        call, cwd=place, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
def test_shell_pipe(place: Path) -> None:
    (place / "resumes" / "empty.txt").touch()
    pipe, _ = blocks("pipelines.md", "sh")
    done = shell(pipe, place)
    assert done.returncode == 3  # by pipefail: one file could not be read
    assert done.stderr.startswith("resume-check: resumes/empty.txt: ")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [Path(row[2]).name for row in rows] == [SAMPLES[0], SAMPLES[2], SAMPLES[1]]
    assert all(len(row) == 4 and float(row[0]) > 0 for row in rows)


def test_github_actions(place: Path) -> None:
    yaml = pytest.importorskip("yaml")
    (workflow,) = (yaml.safe_load(block) for block in blocks("pipelines.md", "yaml"))
    steps = workflow["jobs"]["score"]["steps"]
    install, score = (step["run"] for step in steps if "run" in step)
    assert shell(install, place).returncode == 0
    assert (place / "pip.log").read_text() == "install resume-check\n"
    assert shell(score, place).returncode == 1  # one scores below 60
    with (place / "scores.csv").open(newline="", encoding="utf-8") as stream:
        scores = {Path(row["path"]).name: float(row["score"]) for row in csv.DictReader(stream)}
    assert min(scores, key=scores.__getitem__) == "kyle-vantongeren.txt"
    (kept,) = (step["with"]["path"].split() for step in steps if "artifact" in step.get("uses", ""))
    assert all((place / path).exists() for path in kept)
    (place / "resumes" / "new" / "kyle-vantongeren.txt").unlink()
    assert shell(score, place).returncode == 0


def test_query_over_parquet(place: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    _, make = blocks("pipelines.md", "sh")
    done = shell(make, place)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (query,) = blocks("pipelines.md", "python")
    query += "print(by_level.fetchall(), short_list.fetchall(), sep='\\n')\n"
    (place / "query.py").write_text(query)
    result = subprocess.run([sys.executable, "query.py"], cwd=place, capture_output=True, text=True, check=True)
    *_, levels, best = result.stdout.splitlines()
    assert "'mid', " in levels
    assert "odalys-brennecke.pdf" in best


def test_library(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(place)
    (place / "inbox" / "old").mkdir(parents=True)
    for path in ("inbox/a.pdf", "inbox/b.pdf", "inbox/old/c.pdf"):
        shutil.copy(ROOT / "sample_resumes" / SAMPLES[0], place / path)
    (example,) = blocks("batch.md", "python")
    exec(compile(example, "docs/batch.md", "exec"), {"resume_check": resume_check})  # noqa: S102 - our own page
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("inbox/a.pdf ")


def test_going_on(place: Path) -> None:
    (place / "resumes").rename(place / "inbox")
    (example,) = blocks("batch.md", "sh")
    done = shell(example, place)
    assert done.returncode == 0
    assert len((place / "reports.ndjson").read_text().splitlines()) == len(SAMPLES)
