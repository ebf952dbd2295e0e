"""Counts are compared with their baseline, and one that has grown is told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

# The benchmarks are scripts, not a package; appended, so that they hide nothing.
sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

import counts


@pytest.fixture(autouse=True)
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "BASELINE", tmp_path / "counts.json")
    monkeypatch.setattr(counts, "COUNTS", {"modules": lambda: 100})
    monkeypatch.setattr(counts, "run", lambda code, *arguments: 0)
    monkeypatch.setattr(counts, "instructions", lambda: None)


@pytest.mark.parametrize(
    ("before", "status"), [({"modules": 91}, 0), ({"modules": 90}, 1), ({"modules": 1000}, 0), ({}, 0)]
)
def test_ten_percent_more_is_too_much(before: dict[str, int], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    counts.BASELINE.write_text(json.dumps({counts.PYTHON: before, "2.7": {"modules": 1}}))
    assert counts.main([]) == status
    assert ("more than 110% of 90" in capsys.readouterr().out) == bool(status)


def test_a_new_baseline_leaves_other_versions_alone() -> None:
    counts.BASELINE.write_text(json.dumps({"2.7": {"modules": 1}}))
    assert counts.main(["--write"]) == 0
    assert json.loads(counts.BASELINE.read_text()) == {"2.7": {"modules": 1}, counts.PYTHON: {"modules": 100}}


def test_the_baseline_names_what_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for baseline in json.loads(counts.BASELINE.read_text()).values():
        assert set(baseline) == set(counts.COUNTS)


def test_a_program_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(SystemExit, match="ended with status 3"):
        counts.run("raise SystemExit(3)")
