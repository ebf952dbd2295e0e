"""Names of files without names of people, known again by the beginning of their SHA-256."""

from __future__ import annotations

import pytest

from resume_check.model import FileInfo
from resume_check.redact import redact_file

SHA = "3fa9c1d2" + "0" * 56


def cleaned(path: str, sha256: str | None = SHA) -> str:
    file = redact_file(FileInfo(path.rpartition("/")[2], path, None, None, sha256, None))
    assert file.path.endswith(file.name)
    assert redact_file(file) == file  # once is enough, and twice does no harm
    return file.path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("jane-doe-cv.pdf", "[name]-cv-3fa9c1d2.pdf"),
        ("inbox/2026/Doe, Jane (resume).docx", "inbox/2026/[name] (resume)-3fa9c1d2.docx"),
        ("JaneDoeCV.pdf", "[name]CV-3fa9c1d2.pdf"),
        ("jane_doe_ml_engineer_2026-01.pdf", "[name]_ml_engineer_2026-01-3fa9c1d2.pdf"),
        ("Lebenslauf_Müller.pdf", "Lebenslauf_[name]-3fa9c1d2.pdf"),
        ("Lebenslauf_Mu\u0308ller.pdf", "Lebenslauf_[name]-3fa9c1d2.pdf"),
        ("王晓琳.pdf", "[name]-3fa9c1d2.pdf"),
        ("cv 0171 5550123.pdf", "cv 0171 [phone]-3fa9c1d2.pdf"),
        ("jane.doe", "[name]-3fa9c1d2"),
        ("candidates/jane/cv.pdf", "candidates/[name]/cv.pdf"),
        ("s3://bucket/inbox/jane.pdf", "s3://[name]/inbox/[name]-3fa9c1d2.pdf"),
        ("resume-00123.pdf", "resume-00123.pdf"),
        ("resume 20260101 final.pdf", "resume 20260101 final.pdf"),
        ("../cv.pdf", "../cv.pdf"),
        ("-", "-"),
    ],
)
def test_words_that_may_be_a_name_are_taken_out(path: str, expected: str) -> None:
    assert cleaned(path) == expected


def test_without_a_hash_there_is_none() -> None:
    assert cleaned("jane-doe.pdf", None) == "[name].pdf"


def test_the_file_that_it_is_a_copy_of_is_known_by_the_same_digits() -> None:
    file = FileInfo("jane.pdf", "in/jane.pdf", None, None, SHA, None, duplicate_of="in/cv doe.pdf")
    assert redact_file(file).duplicate_of == "in/cv [name]-3fa9c1d2.pdf"
