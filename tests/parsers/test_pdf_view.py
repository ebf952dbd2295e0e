"""Pages as pictures: what they show, what is painted over, and what they may cost."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from resume_check.model import BBox, NotDrawn, PageView, Pictures
from resume_check.parsers import draw_pages, parse, pdf_view

BLACK, NEARLY_WHITE = (0, 0, 0), (250, 250, 250)


def pdf(*sizes: tuple[float, float]) -> bytes:
    """A PDF with a black box from (100, 50) to (200, 90), measured from the top left, on each of its pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.drawString(20, height - 200, "Built a PyTorch model for the parcels of a whole town in one night")
        canvas.rect(100, height - 90, 100, 40, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def only(pictures: Pictures) -> PageView:
    (view,) = pictures.pages
    assert pictures.not_drawn == ()
    return view


def test_page_is_drawn_whole_with_its_size_in_points() -> None:
    view = only(pdf_view.draw(pdf((300, 400)), pages=1))
    assert (view.number, view.width, view.height) == (1, 300, 400)
    image = picture(view.png)
    scale = image.width / view.width
    assert image.height / view.height == pytest.approx(scale, rel=0.01)
    assert image.getpixel((int(150 * scale), int(70 * scale))) == BLACK
    assert image.getpixel((int(150 * scale), int(100 * scale))) >= NEARLY_WHITE


def test_turned_page_is_drawn_as_it_is_seen() -> None:
    document = pypdfium2.PdfDocument(pdf((300, 400)))
    document[0].set_rotation(90)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    view = only(pdf_view.draw(stream.getvalue(), pages=1))
    assert (view.width, view.height) == (400, 300)
    image = picture(view.png)
    scale = image.width / view.width
    assert image.getpixel((int((400 - 70) * scale), int(150 * scale))) == BLACK


def test_same_file_gives_the_same_bytes() -> None:
    assert pdf_view.draw(pdf((300, 400)), pages=1) == pdf_view.draw(pdf((300, 400)), pages=1)


def test_what_is_covered_is_painted_over_before_it_is_encoded() -> None:
    covered = {1: [BBox(10, 180, 290, 210)]}
    bare = only(pdf_view.draw(pdf((300, 400)), pages=1))
    view = only(pdf_view.draw(pdf((300, 400)), pages=1, covered=covered))
    image = picture(view.png)
    scale = image.width / view.width
    box = tuple(int(side * scale) + 1 for side in (10, 180))
    inside = image.crop((*box, int(289 * scale), int(209 * scale)))
    assert inside.getcolors() == [(inside.width * inside.height, BLACK)]
    assert len(picture(bare.png).crop((*box, int(289 * scale), int(209 * scale))).getcolors() or []) != 1


def test_only_the_first_pages_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_view, "MAX_PAGES", 2)
    found = pdf_view.draw(pdf(*[(100, 100)] * 4), pages=4)
    assert [view.number for view in found.pages] == [1, 2]
    assert [(page.number, page.reason) for page in found.not_drawn] == [
        (3, "only the first 8 pages are drawn"),
        (4, "only the first 8 pages are drawn"),
    ]


def test_huge_page_gives_a_picture_of_bounded_size() -> None:
    view = only(pdf_view.draw(pdf((14_000, 9_000)), pages=1))
    assert max(picture(view.png).size) <= 2_000


def test_picture_that_takes_too_many_bytes_is_drawn_coarser_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    fine = only(pdf_view.draw(pdf((300, 400)), pages=1))
    monkeypatch.setattr(pdf_view, "MAX_BYTES", len(fine.png) - 1)
    coarse = only(pdf_view.draw(pdf((300, 400)), pages=1))
    assert picture(coarse.png).width < picture(fine.png).width
    monkeypatch.setattr(pdf_view, "MAX_BYTES", 10)
    assert pdf_view.draw(pdf((300, 400)), pages=1) == ((), (NotDrawn(1, "its picture would be too large"),))


def test_what_is_no_pdf_and_what_has_no_such_page_is_called_damaged() -> None:
    assert pdf_view.draw(b"%PDF-1.4 nothing", pages=1) == ((), (NotDrawn(1, "it is damaged"),))
    found = pdf_view.draw(pdf((300, 400)), pages=3)
    assert [view.number for view in found.pages] == [1]
    assert found.not_drawn == (NotDrawn(2, "it is damaged"), NotDrawn(3, "it is damaged"))


def test_page_that_is_cropped_oddly_is_not_drawn() -> None:
    """Marks would not stand where the words are."""
    document = pypdfium2.PdfDocument(pdf((300, 400)))
    document[0].set_cropbox(50, 50, 400, 500)  # over the edge of the page
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    found = pdf_view.draw(stream.getvalue(), pages=1)
    assert found.pages == ()
    assert found.not_drawn == (NotDrawn(1, "its page box is unusual, and marks would stand in the wrong place"),)


def test_no_page_is_begun_when_the_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([1.0, 2.0, 3.0])
    monkeypatch.setattr(pdf_view.time, "perf_counter", lambda: next(clock))
    found = pdf_view.draw(pdf(*[(100, 100)] * 3), pages=3, until=1.5)
    assert [view.number for view in found.pages] == [1]
    late = "there was no time left to draw it"
    assert found.not_drawn == (NotDrawn(2, late), NotDrawn(3, late))


def test_formats_without_pages_have_no_pictures() -> None:
    data = b"Robin Vale\nBuilt a model"
    assert draw_pages(data, parse(data, name="r.txt")) == Pictures()
