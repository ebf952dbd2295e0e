"""Words and addresses that a line's end parts."""

from __future__ import annotations

import pytest
from pdfs import make_pdf, page_of

from resume_check.parsers.pdf import parse


def read(*lines: str) -> str:
    return parse(make_pdf(page_of(lines)), name="resume.pdf").text


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("on a day-", "to-day basis", "on a day-to-day"),
        ("with state-", "of-the-art tools", "with state-of-the-art"),
        ("wrote let-", "ters to all", "wrote letters"),
        ("found at jane-", "doe.example", "found at jane-doe.example"),
        ("https://www.jane.example/work/index-", "of-all.html", "https://www.jane.example/work/index-of-all.html"),
        ("https://www.jane.example/wo", "rk/index.html", "https://www.jane.example/work/index.html"),
        ("code: github.example/jane/", "collected-works", "code: github.example/jane/collected-works"),
        ("jane.doe@mail.exam", "ple", "jane.doe@mail.example"),
        ("jane.doe", "@mail.example", "jane.doe@mail.example"),
    ],
)
def test_what_is_made_whole(above: str, below: str, joined: str) -> None:
    assert read(above, below).split("\n")[0] == joined


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("jane.doe@mail.com", "berlin"),
        ("https://www.jane.example/cv", "github.com/jane"),
        ("https://www.jane.example/cv", "other.example/jane"),
        ("https://www.jane.example/cv", "www.jane.example/maps"),
        ("https://www.jane.example/cv", "jane.doe@mail.example"),
        ("https://www.jane.example/cv", "Berlin/Potsdam"),
        ("writer of letters/books", "rivers/lakes"),
    ],
)
def test_what_is_left_alone(above: str, below: str) -> None:
    assert read(above, below).split("\n") == [above, below]
