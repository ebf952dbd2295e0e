from __future__ import annotations

import pytest
from pdfs import make_pdf, page_of

from resume_check.parsers.pdf_plumber import Plumber

GOOD = make_pdf(page_of(["A line"]))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", GOOD[: len(GOOD) // 2], GOOD.replace(b"/Page", b"/Pagf")])
def test_what_pdfplumber_cannot_open_has_no_words(data: bytes) -> None:
    assert Plumber(data).words(1, []) == []


def test_a_page_that_is_not_there() -> None:
    assert Plumber(GOOD).words(2, []) == []
