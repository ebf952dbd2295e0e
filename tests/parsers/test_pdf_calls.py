"""The calls with plain addresses, and those of the extension module, give what pypdfium2's typed functions give."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pdfs import make_pdf
from reportlab.pdfgen.canvas import Canvas

from resume_check.parsers import pdf_calls
from resume_check.parsers.pdf_calls import Characters, address_of

SAMPLE = Path(__file__).parents[2] / "sample_resumes" / "ilse-rautavaara.pdf"
EXTENSION = pdf_calls._extension()


@pytest.fixture(params=["plain", "extension"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "extension" and EXTENSION is None:
        pytest.skip("the package was built without its extension module")
    monkeypatch.setattr(pdf_calls, "_compiled", EXTENSION if request.param == "extension" else None)


@pytest.fixture
def text_page() -> Iterator[Any]:
    document = pypdfium2.PdfDocument(SAMPLE)
    page = document[0]
    text_page = page.get_textpage()
    yield text_page
    text_page.close()
    page.close()
    document.close()


@pytest.mark.usefixtures("way")
def test_boxes_origins_and_text_objects_are_those_of_the_typed_functions(text_page: Any) -> None:
    characters = Characters(text_page)
    places = list(range(0, text_page.count_chars(), 7))
    boxes = characters.boxes(text_page.count_chars())
    x, y = ctypes.c_double(), ctypes.c_double()
    origins = characters.origins(places).tolist()
    for i, origin, key in zip(places, origins, characters.text_objects(places), strict=True):
        left, bottom, right, top = text_page.get_charbox(i, loose=True)
        assert boxes[i].tolist() == pytest.approx([left, top, right, bottom])
        pdfium.FPDFText_GetCharOrigin(text_page, i, x, y)
        assert origin == [x.value, y.value]
        handle = pdfium.FPDFText_GetTextObject(text_page, i)
        assert key == (ctypes.addressof(handle.contents) if handle else 0)
    assert len(set(map(tuple, origins))) > 100


@pytest.mark.usefixtures("way")
def test_sizes_and_matrices_are_those_of_the_typed_functions(text_page: Any) -> None:
    characters = Characters(text_page)
    places = list(range(0, text_page.count_chars(), 53))
    matrix = pdfium.FS_MATRIX()
    for i, size, values in zip(places, characters.sizes(places), characters.matrices(places), strict=True):
        if pdfium.FPDFText_GetMatrix(text_page, i, matrix):
            assert values == [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f]
        assert size == pdfium.FPDFText_GetFontSize(text_page, i)


@pytest.mark.usefixtures("way")
def test_objects_and_their_parts_are_those_of_the_typed_functions(text_page: Any) -> None:
    page = text_page.page
    keys = pdf_calls.page_objects(address_of(page.raw), pdfium.FPDFPage_CountObjects(page))
    handles = [pdfium.FPDFPage_GetObject(page, i) for i in range(len(keys))]
    assert len(keys) > 50
    assert keys == [address_of(handle) for handle in handles]
    assert pdf_calls.kinds(keys) == [pdfium.FPDFPageObj_GetType(handle) for handle in handles]
    texts = [i for i, kind in enumerate(pdf_calls.kinds(keys)) if kind == pdfium.FPDF_PAGEOBJ_TEXT]
    own = [keys[i] for i in texts]
    assert pdf_calls.render_modes(own) == [pdfium.FPDFTextObj_GetTextRenderMode(handles[i]) for i in texts]
    assert pdf_calls.fonts(own) == [address_of(pdfium.FPDFTextObj_GetFont(handles[i])) for i in texts]
    for colours, ask in (
        (pdf_calls.fill_colours, pdfium.FPDFPageObj_GetFillColor),
        (pdf_calls.stroke_colours, pdfium.FPDFPageObj_GetStrokeColor),
    ):
        expected = []
        for i in texts:
            channels = [ctypes.c_uint(value) for value in (0, 0, 0, 255)]
            ask(handles[i], *channels)
            expected.append(tuple(channel.value for channel in channels))
        assert colours(own) == expected


@pytest.mark.usefixtures("way")
def test_objects_in_a_form_and_clip_paths() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        canvas.drawString(10, 20, "in the form")
        canvas.endForm()
        canvas.doForm("inner")
        canvas.saveState()
        outline = canvas.beginPath()
        outline.rect(60, 50, 10, 5)
        canvas.clipPath(outline, stroke=0, fill=0)
        canvas.drawString(55, 55, "clipped")
        canvas.restoreState()

    document = pypdfium2.PdfDocument(make_pdf(draw))
    page = document[0]
    keys = pdf_calls.page_objects(address_of(page.raw), pdfium.FPDFPage_CountObjects(page))
    kinds = pdf_calls.kinds(keys)
    form = keys[kinds.index(pdfium.FPDF_PAGEOBJ_FORM)]
    inner = pdf_calls.form_objects(form, 1)
    assert pdf_calls.kinds(inner) == [pdfium.FPDF_PAGEOBJ_TEXT]
    assert pdf_calls.clip_paths(inner) == [0]
    assert pdf_calls.clip_paths([keys[kinds.index(pdfium.FPDF_PAGEOBJ_TEXT)]]) != [0]
    page.close()
    document.close()


@pytest.mark.usefixtures("way")
def test_what_is_not_there_has_no_parts() -> None:
    assert pdf_calls.kinds([0]) == [0]
    assert pdf_calls.fonts([0]) == [0]
    assert pdf_calls.clip_paths([0]) == [0]
    assert pdf_calls.fill_colours([0]) == [(0, 0, 0, 255)]
    assert pdf_calls.fill_colours([]) == []


@pytest.mark.usefixtures("way")
def test_characters_that_are_not_there_have_no_place(text_page: Any) -> None:
    characters = Characters(text_page)
    count = text_page.count_chars()
    assert characters.text_objects([-1, count]) == [0, 0]
    assert characters.origins([-1, count]).tolist() == [[0, 0], [0, 0]]
    assert characters.boxes(count + 1)[count].tolist() == [0, 0, 0, 0]


@pytest.mark.usefixtures("way")
def test_no_characters() -> None:
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(100, 100)
    text_page = page.get_textpage()
    characters = Characters(text_page)
    assert characters.boxes(0).shape == (0, 4)
    assert characters.origins([]).shape == (0, 2)
    assert characters.text_objects([]) == []
    assert characters.text_objects([0]) == [0]
    text_page.close()
    page.close()
    document.close()


@pytest.mark.skipif(EXTENSION is None, reason="the package was built without its extension module")
def test_the_extension_refuses_buffers_that_do_not_fit(text_page: Any) -> None:
    page = address_of(text_page.raw)
    function = address_of(pdfium.FPDFText_GetTextObject)
    numbers, answers = np.zeros(2, np.int32), np.zeros(1, np.uint64)
    with pytest.raises(ValueError, match="do not fit"):
        EXTENSION.members(function, page, numbers, answers)
    with pytest.raises(ValueError, match="do not fit"):
        EXTENSION.members(function, page, bytes(3), answers)
    with pytest.raises(ValueError, match="zero"):
        EXTENSION.members(0, page, numbers[:1], answers)
    with pytest.raises(ValueError, match="do not fit"):
        EXTENSION.boxes(function, page, numbers, np.zeros((2, 4), np.float32).ravel()[:7])
    with pytest.raises(BufferError):
        EXTENSION.members(function, page, numbers[:1], bytes(8))
