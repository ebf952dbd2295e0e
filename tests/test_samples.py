"""Each sample resume through the whole program: the report that was written down, and what holds for any report."""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from resume_check.model import Report
from resume_check.parsers import parse
from resume_check.reporter import render
from resume_check.reporter.schema import schema

FOLDER = Path(__file__).resolve().parents[1] / "sample_resumes"
SHOWN_LINES = 60  # of a difference: enough to see what changed


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_expect", FOLDER / "expect.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXPECT = load_script()
SAMPLES: list[Path] = EXPECT.samples()
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)


@functools.cache
def report_of(sample: Path) -> Report:
    report: Report = EXPECT.report_of(sample)
    return report


def test_there_are_samples_of_every_kind() -> None:
    assert len(SAMPLES) >= 10
    assert {sample.suffix for sample in SAMPLES} == {".docx", ".md", ".pdf", ".txt"}


@each_sample
def test_report_is_the_one_that_was_written_down(sample: Path) -> None:
    path: Path = EXPECT.expected_file(sample)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    after = json.dumps(EXPECT.record_of(report_of(sample)), indent=2, ensure_ascii=False) + "\n"
    lines = EXPECT.difference(before, after, path.name).splitlines()
    if lines:
        more = [f"... and {len(lines) - SHOWN_LINES} lines more"] if len(lines) > SHOWN_LINES else []
        advice = "If this is meant, run: python sample_resumes/expect.py"
        pytest.fail("\n".join(["", *lines[:SHOWN_LINES], *more, advice]), pytrace=False)


def test_no_report_is_left_of_a_sample_that_is_gone() -> None:
    assert set((FOLDER / "expected").iterdir()) == {EXPECT.expected_file(sample) for sample in SAMPLES}


@each_sample
def test_json_keeps_its_schema(sample: Path) -> None:
    Draft202012Validator(schema()).validate(json.loads(render(report_of(sample), "json")))


@each_sample
def test_text_fits_80_columns_and_names_the_score_and_every_group(sample: Path) -> None:
    report = report_of(sample)
    text = render(report, "text")
    assert max(map(len, text.splitlines())) <= 80
    assert text.isprintable() or all(character.isprintable() or character == "\n" for character in text)
    assert f"{report.score:.1f} of 100" in text
    assert [group.label for group in report.groups if group.label not in text] == []


@each_sample
def test_same_resume_gives_the_same_report(sample: Path) -> None:
    assert EXPECT.report_of(sample) == report_of(sample)


@each_sample
def test_score_can_be_recomputed_from_the_json(sample: Path) -> None:
    record = EXPECT.record_of(report_of(sample))
    total = sum(100 * criterion["weight"] * criterion["score"] for criterion in record["criteria"])
    assert record["score"] == pytest.approx(min(100, total), abs=0.051)
    for group in record["groups"]:
        own = [item for item in record["criteria"] if item["group"] == group["id"]]
        base = [item for item in own if not item["optional"]] or own
        weight = sum(item["weight"] for item in base)
        mean = sum(100 * item["weight"] * item["score"] for item in base) / weight
        assert group["score"] == pytest.approx(mean, abs=0.051), group["id"]


@each_sample
def test_every_quote_slices_back_to_the_text(sample: Path) -> None:
    report = report_of(sample)
    document = parse(sample.read_bytes(), name=sample.name)
    quotes = [
        item for criterion in report.criteria for item in (*criterion.finding.evidence, *criterion.finding.rejected)
    ]
    quotes += [result.evidence for result in report.results]
    quotes += [item for tip in report.tips for item in tip.evidence]
    assert quotes
    for item in quotes:
        assert document.text[item.start : item.end] == item.quote
        assert item.page is not None or item.line is not None
        assert (item.bbox is None) == (item.page is None)


@each_sample
def test_tips_are_ordered_by_gain_and_stay_within_the_score(sample: Path) -> None:
    report = report_of(sample)
    gains = [tip.gain for tip in report.tips]
    assert gains == sorted(gains, reverse=True)
    assert all(0 <= gain <= 100 - report.score + 0.051 for gain in gains)
    assert 0 <= report.score <= 100
