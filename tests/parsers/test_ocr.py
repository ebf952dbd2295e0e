"""Text recognition: which pages are handed to it, what comes of its words, and what happens without an engine."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pdfs import make_pdf, page_of, scan_of

from resume_check.errors import OcrMissing
from resume_check.model import BBox
from resume_check.parsers import parse
from resume_check.parsers.ocr import Grey, RecognitionError, SeenWord, find_engine
from resume_check.parsers.ocr_tesseract import Tesseract
from resume_check.parsers.pdf import parse as parse_pdf
from resume_check.parsers.refusals import UnreadableScan

SAMPLES = Path(__file__).resolve().parents[2] / "sample_resumes"
BODY = ["JANE DOE", "EXPERIENCE", "Data engineer at a bank from 2019", "Built daily reports for twelve branches"]
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


class Pretend:
    """An engine that sees the same on each page."""

    name = "pretend"
    dpi = 144  # two pixels to a point

    def __init__(self, *words: SeenWord, fails: bool = False) -> None:
        self.words = words
        self.fails = fails
        self.pictures: list[Grey] = []

    def load(self) -> None:
        pass

    def read(self, picture: Grey, *, seconds: float) -> list[SeenWord]:
        self.pictures.append(picture)
        if self.fails:
            raise RecognitionError("pretend gave up")
        return list(self.words)


def seen(text: str, x0: float, top: float, *, line: int) -> SeenWord:
    return SeenWord(text, BBox(x0, top, x0 + 10 * len(text), top + 20), line, 20, top + 16)


LINES = (["Jane", "Doe"], ["e", "Built", "reports"], ["e", "Ran", "tests"])
WORDS = tuple(
    seen(text, 100 + 10 * len("-".join(texts[:place])), 100 + 40 * row, line=row)
    for row, texts in enumerate(LINES)
    for place, text in enumerate(texts)
)


@pytest.fixture
def fresh_engine() -> Iterator[None]:
    find_engine.cache_clear()
    yield
    find_engine.cache_clear()


def mixed_pdf() -> bytes:
    """A page of text and one that is a picture."""
    pages = make_pdf(page_of(BODY * 3)), scan_of(make_pdf(page_of(BODY)), dpi=72)
    target = pypdfium2.PdfDocument.new()
    for data in pages:
        source = pypdfium2.PdfDocument(data)
        target.import_pages(source)
        source.close()
    stream = io.BytesIO()
    target.save(stream)
    target.close()
    return stream.getvalue()


def test_only_pages_that_need_it_are_recognised() -> None:
    engine = Pretend(*WORDS)
    document = parse_pdf(mixed_pdf(), name="a.pdf", engine=engine)
    assert len(engine.pictures) == 1
    assert document.reading.engine == "pypdfium2+pretend"
    assert document.reading.ocr_pages == (2,)
    assert document.reading.pages_without_text == ()
    assert [(notice.id, notice.page) for notice in document.notices] == [("ocr-used", 2)]


def test_words_have_their_places_in_points_and_bullets_are_known() -> None:
    engine = Pretend(*WORDS)
    document = parse_pdf(scan_of(make_pdf(page_of(BODY)), dpi=72), name="a.pdf", engine=engine)
    (picture,) = engine.pictures
    assert len(picture.pixels) == picture.width * picture.height
    assert document.text == "Jane Doe\n• Built reports\n• Ran tests"
    assert [line.bullet for line in document.lines] == [False, True, True]
    assert document.words[0].bbox == (50, 50, 70, 60)
    assert document.lines[0].size == 10
    assert document.reading.engine == "pretend"


def test_a_page_that_no_engine_can_read_is_left_out() -> None:
    document = parse_pdf(mixed_pdf(), name="a.pdf", engine=Pretend(fails=True))
    assert document.reading.pages_without_text == (2,)
    (notice,) = document.notices
    assert (notice.id, notice.page) == ("ocr-failed", 2)
    assert "pretend gave up" in notice.message


@pytest.mark.parametrize("engine", [Pretend(), Pretend(fails=True)])
def test_a_scan_without_readable_text_says_so(engine: Pretend) -> None:
    with pytest.raises(UnreadableScan, match=r"made out none.*scan it again"):
        parse_pdf(scan_of(make_pdf(page_of(BODY)), dpi=72), name="a.pdf", engine=engine)


def test_broken_letters_are_read_from_the_picture() -> None:
    rubbish = ["7KH TXLFN EURZQ IRA MXPSV RYHU WKH ODCB GRJ ZKLFK KDV QHYHU EHHQ"] * 5
    document = parse_pdf(make_pdf(page_of(rubbish)), name="a.pdf", engine=Pretend(*WORDS))
    assert "TXLFN" not in document.text
    assert "Built" in document.text


@pytest.mark.usefixtures("fresh_engine")
def test_neither_program_is_an_error_with_a_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(OcrMissing, match=r"Install the program tesseract, or run pip install .resume-check\[ocr\]"):
        parse(make_pdf(page_of(BODY)), name="a.pdf", ocr=True)


@pytest.mark.usefixtures("fresh_engine")
def test_tesseract_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/opt/{name}")
    assert find_engine().name == "tesseract"


def test_a_program_that_does_not_start_or_fails_is_a_failed_page(tmp_path: Path) -> None:
    white = Grey(8, 8, b"\xff" * 64, 300)
    with pytest.raises(RecognitionError, match="did not start"):
        Tesseract(str(tmp_path / "none")).read(white, seconds=5)
    false = shutil.which("false")
    if false is not None:
        with pytest.raises(RecognitionError, match="ended with status 1"):
            Tesseract(false).read(white, seconds=5)


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


@needs_tesseract
def test_tesseract_reads_a_sharp_scan() -> None:
    data = (SAMPLES / "odalys-brennecke.pdf").read_bytes()
    printed = parse(data, name="a.pdf")
    scanned = parse(scan_of(data), name="a.pdf", ocr=True)
    found, wanted = words_of(scanned.text), words_of(printed.text)
    assert (found & wanted).total() / wanted.total() >= 0.95
    assert scanned.reading.engine == "tesseract"
    assert [notice.id for notice in scanned.notices if notice.id == "ocr-used"] == ["ocr-used"]
    places = {printed.text[word.start : word.end]: word.bbox for word in printed.words}
    apart = [
        max(abs(a - b) for a, b in zip(word.bbox[::2], places[text][::2], strict=True))
        for word in scanned.words
        if len(text := scanned.text[word.start : word.end]) > 7 and text in places and printed.text.count(text) == 1
    ]
    assert len(apart) > 50
    assert sorted(apart)[int(0.95 * len(apart))] < 3  # points


@needs_tesseract
def test_tesseract_is_ended_when_it_takes_too_long() -> None:
    noise = Grey(2000, 2000, bytes((x * y) % 251 for y in range(2000) for x in range(2000)), 300)
    with pytest.raises(RecognitionError, match="took longer"):
        Tesseract(shutil.which("tesseract") or "").read(noise, seconds=0.05)
