"""One report feeds all formats: each sample in each of them, with the same figures."""

from __future__ import annotations

import datetime as dt
import functools
import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from resume_check.analyzer import analyse
from resume_check.model import Report
from resume_check.reporter import FORMATS, Screen, render
from resume_check.settings import Settings

FOLDER = Path(__file__).resolve().parents[1] / "sample_resumes"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".pdf", ".docx", ".md", ".txt"})
SCHEMA = Path(__file__).parent / "reporter" / "data" / "jsonresume" / "schema.json"

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)


@functools.cache
def report_of(sample: Path) -> Report:
    settings = Settings(as_of=dt.date(2026, 11, 22), content=True)
    return analyse(sample.read_bytes(), name=sample.name, path=sample.name, settings=settings)


def flat(text: str) -> str:
    return " ".join(text.split())


def as_words(rendered: str) -> str:
    return flat(rendered)


def without_markdown(rendered: str) -> str:
    plain = re.sub(r"\\([\\`*_\[\]<>|~#&$+=.)-])", r"\1", re.sub(r"\*\*|\u200b", "", rendered))
    return flat(plain.replace("|", " "))


def without_html(rendered: str) -> str:
    bare = re.sub(r"<(script|style|svg).*?</\1>", " ", rendered, flags=re.DOTALL)
    return flat(html.unescape(re.sub(r"<[^>]+>", " ", bare)))


# How the words of each format that people read are got at; a new one of `FORMATS` must be added here or below.
READABLE: dict[str, tuple[Callable[[str], str], Screen]] = {
    "text": (as_words, Screen(width=200, verbose=True)),
    "markdown": (without_markdown, Screen(verbose=True)),
    "html": (without_html, Screen()),
}
DATA = {"json", "jsonresume"}


def test_no_format_is_left_out() -> None:
    assert set(FORMATS) <= set(READABLE) | DATA


@each_sample
@pytest.mark.parametrize("name", sorted(set(FORMATS) & set(READABLE)))
def test_figures_are_those_of_the_json(sample: Path, name: str) -> None:
    report = report_of(sample)
    record = json.loads(render(report, "json"))
    read, screen = READABLE[name]
    said = read(render(report, name, screen=screen))
    assert f"{record['score']:.1f} of 100" in said or f"{record['score']:.1f}" in said
    for group in record["groups"]:
        assert group["label"] in said
        assert f"{group['score']:.1f}" in said
    for tip in record["tips"]:
        assert f"+{tip['gain']:.1f}" in said or not tip["gain"]
    assert len(re.findall(r"Line to change:", said)) <= sum(len(tip["evidence"]) for tip in record["tips"])
    assert record["experience"]["level_label"] in said


@each_sample
@pytest.mark.parametrize("plain", [False, True])
def test_text_and_markdown_agree_on_every_criterion_and_result(sample: Path, plain: bool) -> None:
    report = report_of(sample)
    record = json.loads(render(report, "json"))
    words = {"demonstrated": "shown in use", "listed": "only listed", "absent": "missing"}
    text = flat(render(report, "text", screen=Screen(width=200, verbose=True, plain=plain)))
    markdown = without_markdown(render(report, "markdown", screen=Screen(verbose=True)))
    for said in (text, markdown):
        for item in record["criteria"]:
            points = f"{100 * item['weight'] * item['score']:.1f} of {100 * item['weight']:.1f} points"
            assert f"{item['label']}: {words[item['status']]}, {points}" in said
        results = record["measurable_results"]
        assert (f"Measurable results ({len(results)})" in said) is bool(results)
        assert said.count("Does not count: ") == sum(len(item["rejected"]) for item in record["criteria"])


@each_sample
def test_json_resume_keeps_its_schema_and_holds_the_jobs(sample: Path) -> None:
    report = report_of(sample)
    resume = json.loads(render(report, "jsonresume"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER).validate(resume)
    assert resume["basics"]["name"]
    assert resume["basics"]["email"]
    assert resume.get("education") or sample.name == "maren-fitzhugh.docx"  # hers stands under "Learning"
    assert resume.get("skills") or sample.name == "sunniva-achterberg.md"  # who has no such section
    read = {flat(job.title) for job in report.experience.jobs}
    written = {part.get("position", "") for kind in ("work", "volunteer") for part in resume.get(kind, [])}
    assert read <= written


@each_sample
def test_json_resume_can_be_scored_again(sample: Path) -> None:
    first = report_of(sample)
    again = analyse(
        render(first, "jsonresume").encode(),
        name="again.json",
        path="again.json",
        settings=Settings(as_of=dt.date(2026, 11, 22)),
    )
    assert again.file.format == "jsonresume"
    assert again.score == pytest.approx(first.score, abs=2)
    assert {item.title for item in again.experience.jobs} >= {
        job.title for job in first.experience.jobs if job.relevant
    }


@each_sample
@pytest.mark.parametrize("name", FORMATS)
def test_same_report_gives_the_same_bytes(sample: Path, name: str) -> None:
    assert render(report_of(sample), name) == render(report_of(sample), name)
