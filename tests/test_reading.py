"""The statement of reading in the reports, and scans from the command line."""

from __future__ import annotations

import datetime as dt
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from resume_check import Settings, check
from resume_check.errors import NoText
from resume_check.reporter import render
from resume_check.reporter.schema import schema

sys.path.append(str(Path(__file__).parent / "parsers"))

from pdfs import scan_of

SAMPLES = Path(__file__).resolve().parents[1] / "sample_resumes"
AS_OF = dt.date(2026, 11, 22)
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def test_hidden_words_are_counted_in_both_reports() -> None:
    report = check(SAMPLES / "viktor-halloran.pdf", as_of=AS_OF)
    record = json.loads(render(report, "json"))
    assert record["reading"]["engine"] == "pypdfium2"
    assert record["reading"]["word_share"] > 0.95
    (part,) = [part for part in record["reading"]["left_out"] if part["kind"] == "hidden-text"]
    assert part["page"] == 1
    assert part["words"] > 20
    assert f"{part['words']} hidden words left out" in " ".join(render(report, "text").split())


def test_findings_stand_in_both_reports_and_are_not_said_twice() -> None:
    report = check(SAMPLES / "maren-fitzhugh.docx", as_of=AS_OF)
    record = json.loads(render(report, "json"))
    (finding,) = [item for item in record["ats"] if item["id"] == "contact-in-header"]
    assert finding["severity"] == "problem"
    assert "contact-in-header" in [warning["id"] for warning in record["warnings"]]
    text = " ".join(render(report, "text").split())
    assert text.count("stand only in the page header") == 1
    assert finding["fix"] in text


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        ("dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    ],
)
def test_templates_and_files_with_macros_read_as_the_plain_file(ending: str, kind: str) -> None:
    sample = SAMPLES / "pavani-lindqvist.docx"
    stream = io.BytesIO()
    with zipfile.ZipFile(sample) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                assert plain in content
                content = content.replace(plain, kind.encode())
            target.writestr(name, content)
    report = check(stream.getvalue(), name=f"a.{ending}", as_of=AS_OF)
    assert report.score == check(sample, as_of=AS_OF).score


@pytest.mark.parametrize("command", ["score", "batch"])
def test_without_a_program_ocr_is_a_wrong_setting(command: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("rapidocr") is not None:
        pytest.skip("rapidocr is installed")
    (tmp_path / "a.txt").write_text("Jane Doe", encoding="utf-8")
    target = tmp_path if command == "batch" else tmp_path / "a.txt"
    done = subprocess.run(
        [sys.executable, "-m", "resume_check", command, str(target), "--ocr"],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Install the program tesseract" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@needs_tesseract
def test_a_scan_scores_as_the_file_it_was_made_from() -> None:
    sample = SAMPLES / "odalys-brennecke.pdf"
    scan = scan_of(sample.read_bytes())
    with pytest.raises(NoText, match="--ocr"):
        check(scan, name="scan.pdf", as_of=AS_OF)
    report = check(scan, name="scan.pdf", as_of=AS_OF, settings=Settings(ocr=True))
    assert report.score == pytest.approx(check(sample, as_of=AS_OF).score, abs=3)
    record = json.loads(render(report, "json"))
    Draft202012Validator(schema()).validate(record)
    assert record["reading"]["ocr_pages"] == [1]
    assert "ocr-used" in [warning["id"] for warning in record["warnings"]]
    assert record["ats"][0]["id"] == "scanned-page"
