"""The calls with plain addresses give what pypdfium2's typed functions give."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from resume_check.parsers.pdf_calls import Characters

SAMPLE = Path(__file__).parents[2] / "sample_resumes" / "ilse-rautavaara.pdf"


def test_boxes_origins_and_text_objects_are_those_of_the_typed_functions() -> None:
    document = pypdfium2.PdfDocument(SAMPLE)
    page = document[0]
    text_page = page.get_textpage()
    characters = Characters(text_page)
    places = range(0, text_page.count_chars(), 7)
    lefts, tops, rights, bottoms = characters.boxes(text_page.count_chars())
    x, y = ctypes.c_double(), ctypes.c_double()
    origins = characters.origins(places)
    for i, origin in zip(places, origins, strict=True):
        box = text_page.get_charbox(i, loose=True)
        assert box == pytest.approx((lefts[i], bottoms[i], rights[i], tops[i]))
        pdfium.FPDFText_GetCharOrigin(text_page, i, x, y)
        assert origin == (x.value, y.value)
        handle = pdfium.FPDFText_GetTextObject(text_page, i)
        assert characters.text_object(i) == (ctypes.addressof(handle.contents) if handle else 0)
    assert len(set(origins)) > 100
    text_page.close()
    page.close()
    document.close()


def test_no_characters() -> None:
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(100, 100)
    text_page = page.get_textpage()
    characters = Characters(text_page)
    assert characters.boxes(0) == ([], [], [], [])
    assert characters.origins([]) == []
    assert characters.text_object(0) == 0
    text_page.close()
    page.close()
    document.close()
