"""What to paint over in the picture of a page: the personal words, and pictures, which may be photos."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from resume_check.keywords import load
from resume_check.model import Resume
from resume_check.parsers import parse
from resume_check.redact import PageBox, personal_boxes
from resume_check.structure import structure

SAMPLES = Path(__file__).parents[2] / "sample_resumes"
PHOTO = b"P6\n4 4\n255\n" + bytes(range(48))


def resume_of(data: bytes, name: str = "resume.pdf") -> Resume:
    return structure(parse(data, name=name), as_of=dt.date(2026, 11, 22))


def covered(resume: Resume, boxes: tuple[PageBox, ...]) -> list[str]:
    """The words whose middle is under a box."""
    found = []
    for word in resume.document.words:
        x, y = (word.bbox.x0 + word.bbox.x1) / 2, (word.bbox.top + word.bbox.bottom) / 2
        if any(b.page == word.page and b.bbox.x0 <= x <= b.bbox.x1 and b.bbox.top <= y <= b.bbox.bottom for b in boxes):
            found.append(resume.document.text[word.start : word.end])
    return found


def test_a_sample_s_header_and_footer_are_covered() -> None:
    resume = resume_of((SAMPLES / "declan-oyelowo.pdf").read_bytes())
    boxes = personal_boxes(resume, load("ml-engineer"))
    words = covered(resume, boxes)
    assert words[:2] == ["DECLAN", "OYELOWO"]
    assert words[-4:] == ["Declan", "Oyelowo,"] * 2
    assert {box.page for box in boxes} == {1, 2}
    assert "PyTorch" not in words
    assert len(words) < 0.1 * len(resume.document.words)


@pytest.fixture(scope="module")
def with_photo() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    canvas.drawImage(ImageReader(BytesIO(PHOTO)), 450, 700, 60, 80)
    for number, line in enumerate(
        ("Fenna Oldenkott", "fenna@mail.test", "EXPERIENCE", "Built PyTorch models for a shop")
    ):
        canvas.drawString(60, 780 - 20 * number, line)
    canvas.save()
    return stream.getvalue()


def test_a_photo_is_covered(with_photo: bytes) -> None:
    boxes = personal_boxes(resume_of(with_photo), load("ml-engineer"))
    photo = max(boxes, key=lambda box: box.bbox.bottom - box.bbox.top)
    assert [round(side) for side in photo.bbox] == [450, 62, 510, 142]
    assert covered(resume_of(with_photo), boxes) == ["Fenna", "Oldenkott", "fenna@mail.test"]


def test_a_text_has_no_boxes() -> None:
    assert personal_boxes(resume_of(b"Jane Doe\njane@mail.test\n", "a.txt"), load("ml-engineer")) == ()
