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

from resume_check.parsers import pdf_calls
from resume_check.parsers.pdf_calls import Characters, ColourReader, address_of

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


def test_the_colour_of_a_text_object(text_page: Any) -> None:
    characters = Characters(text_page)
    colours = ColourReader()
    channels = [ctypes.c_uint() for _ in range(4)]
    for char in (0, 400, 900):
        key = characters.text_objects([char])[0]
        pdfium.FPDFPageObj_GetFillColor(ctypes.cast(key, pdfium.FPDF_PAGEOBJECT), *channels)
        assert colours.read(key) == tuple(channel.value for channel in channels)
    assert colours.read(0) is None


@pytest.mark.skipif(EXTENSION is None, reason="the package was built without its extension module")
def test_the_extension_refuses_buffers_that_do_not_fit(text_page: Any) -> None:
    page = address_of(text_page.raw)
    function = address_of(pdfium.FPDFText_GetTextObject)
    numbers, answers = np.zeros(2, np.int32), np.zeros(1, np.uint64)
    with pytest.raises(ValueError, match="do not fit"):
        EXTENSION.text_objects(function, page, numbers, answers)
    with pytest.raises(ValueError, match="do not fit"):
        EXTENSION.text_objects(function, page, bytes(3), answers)
    with pytest.raises(ValueError, match="zero"):
        EXTENSION.text_objects(0, page, numbers[:1], answers)
    with pytest.raises(BufferError):
        EXTENSION.text_objects(function, page, numbers[:1], bytes(8))
