"""Whether a document can be judged, and the statement of how it was read."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from pdfs import WIDTH, make_pdf, page_of, picture, write
from reportlab.pdfgen.canvas import Canvas

from resume_check.errors import NoText, UnsupportedFormat
from resume_check.limits import Limits
from resume_check.parsers import parse
from resume_check.parsers.refusals import NothingWritten, Unreadable

BODY = [
    "JANE DOE", "jane@example.com", "EXPERIENCE", "Data engineer at a bank from 2019 to 2021",
    "Built daily reports for twelve branches of the bank", "EDUCATION", "Master of statistics, university of Ghent",
]  # fmt: skip
RUBBISH = ["7KH TXLFN EURZQ IRA MXPSV RYHU WKH ODCB GRJ ZKLFK KDV QHYHU EHHQ VR WLUHG"] * 5
HIDDEN = "orchestration words for machines"


def with_hidden(canvas: Canvas) -> None:
    page_of(BODY)(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, 60, 700, HIDDEN)


def full_picture(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, WIDTH, 842)


def stamped(canvas: Canvas) -> None:
    full_picture(canvas)
    write(canvas, 60, 800, "Scanned with PaperSnap")


def test_statement() -> None:
    reading = parse(
        make_pdf(with_hidden, page_of(BODY), page_of(BODY)), name="a.pdf", limits=Limits(max_pages=2)
    ).reading
    assert reading.engine == "pypdfium2"
    assert reading.word_share > 0.95
    hidden, limit = reading.left_out
    assert (hidden.kind, hidden.reason, hidden.page, hidden.words) == ("hidden-text", "the colour of the page", 1, 4)
    assert (limit.kind, limit.reason) == ("page-limit", "Only the first 2 of 3 pages were read.")


def test_pages_that_are_pictures_are_named_and_the_others_judged() -> None:
    document = parse(make_pdf(page_of(BODY), full_picture, stamped), name="a.pdf")
    assert document.reading.pages_without_text == (2, 3)
    assert [(part.kind, part.page) for part in document.reading.left_out] == [
        ("page-without-text", 2),
        ("page-without-text", 3),
    ]
    assert "--ocr" in document.reading.left_out[0].reason


def test_empty_pages_are_no_scans() -> None:
    document = parse(make_pdf(page_of(BODY), lambda _: None), name="a.pdf")
    assert document.reading.pages_without_text == (2,)
    assert document.notices == ()


@pytest.mark.parametrize("page", [full_picture, stamped])
def test_scan_is_no_text_and_the_next_step_names_ocr(page: object) -> None:
    with pytest.raises(NoText, match=r"probably a scan.*--ocr"):
        parse(make_pdf(page), name="a.pdf")  # type: ignore[arg-type]


def test_letters_that_make_no_words_give_no_score() -> None:
    with pytest.raises(NoText, match=r"make no words.*--ocr"):
        parse(make_pdf(page_of(RUBBISH)), name="a.pdf")
    with pytest.raises(Unreadable, match="no words") as caught:
        parse("\n".join(RUBBISH).encode(), name="a.txt")
    assert caught.value.code == "damaged"


def test_a_page_of_rubbish_is_left_out() -> None:
    document = parse(make_pdf(page_of(BODY), page_of(RUBBISH)), name="a.pdf")
    assert document.reading.pages_without_text == (2,)
    assert "TXLFN" not in document.text


def test_next_to_nothing_is_no_text() -> None:
    with pytest.raises(NoText, match="Only 2 words can be read"):
        parse(make_pdf(page_of(["Jane Doe"])), name="a.pdf")
    file = docx.Document()
    file.add_paragraph("Jane")
    stream = io.BytesIO()
    file.save(stream)
    with pytest.raises(NothingWritten, match="Only 1 word can be read"):
        parse(stream.getvalue(), name="a.docx")
    assert parse(b"Jane Doe", name="a.txt").text == "Jane Doe"


def test_other_text_formats_are_refused_with_a_next_step() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", "<office/>")
    for data, kind in ((b"{\\rtf1 hello}", "Rich Text"), (stream.getvalue(), "OpenDocument")):
        with pytest.raises(UnsupportedFormat, match=f"{kind}.*Save it as PDF, DOCX or plain text"):
            parse(data, name="resume")
