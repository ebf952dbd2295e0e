"""Dates and date ranges: the table of tests/examples/dates.toml, and what no table shows."""

from __future__ import annotations

import datetime as dt
import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_check.keywords.shared import date_words
from resume_check.structure.dates import find_dates, find_ranges, month_index, month_text

AS_OF = dt.date(2026, 11, 22)
EXAMPLES = tomllib.loads((Path(__file__).parent.parent / "examples" / "dates.toml").read_text(encoding="utf-8"))[
    "example"
]


def months(text: str) -> list[tuple[str, str]]:
    return [(month_text(item.first), month_text(item.last)) for item in find_dates(text, as_of=AS_OF)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_example(example: dict[str, Any]) -> None:
    found = find_dates(example["text"], as_of=AS_OF)
    if example.get("none"):
        assert found == ()
        return
    assert [(month_text(item.first), month_text(item.last)) for item in found] == [(example["first"], example["last"])]
    assert found[0].current is example.get("current", False)
    assert found[0].single is example.get("single", False)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Jun-19 to Aug-21", "2019-06", "2021-08"),
        ("Aug 19 – Sep 21", "2019-08", "2021-09"),
        ("2015–17", "2015-07", "2017-06"),
        ("2019/2020", "2019-07", "2020-06"),
        ("1998–02", "1998-07", "2002-06"),
        ("Sep 2023 – Expected May 2027", "2023-09", "2027-05"),
        ("Mart 2022 - halen", "2022-03", "2026-11"),
        ("Haziran 2020 - Şubat 2022", "2020-06", "2022-02"),
        ("januari 2018 – pågående", "2018-01", "2026-11"),
        ("2019 (June – August)", "2019-06", "2019-08"),
        ("Nov – Feb 2021", "2020-11", "2021-02"),
        ("May 2019 Present", "2019-05", "2026-11"),
        ("2021 – (present)", "2021-07", "2026-11"),
        ("İzmir, 2019 - 2020", "2019-07", "2020-06"),
        ("3rd of March 2018 to 5th of June 2019", "2018-03", "2019-06"),
        ("Lead, Kobo (Feb 2022 – date)", "2022-02", "2026-11"),
        ("2019 to date", "2019-07", "2026-11"),
        ("Aug 2020 - the present day", "2020-08", "2026-11"),
        ("09/2021–…", "2021-09", "2026-11"),
        ("09/2021 - ...", "2021-09", "2026-11"),
        ("Sept. 2018–", "2018-09", "2026-11"),
        ("2018– Nurse, St Elm", "2018-07", "2026-11"),
        ("2018 onwards: nurse", "2018-07", "2026-11"),
        ("03/2019 bis heute", "2019-03", "2026-11"),
        ("October 2016 to May 2021: Sommelier", "2016-10", "2021-05"),
        ("2021-09 to present", "2021-09", "2026-11"),
        ("2019-03/present", "2019-03", "2026-11"),
        ("2019-03/(present)", "2019-03", "2026-11"),
        ("2015-01/2019-02", "2015-01", "2019-02"),
        ("since 03/2019", "2019-03", "2026-11"),
        ("15.03.2021. – danas", "2021-03", "2026-11"),
        ("10.2018. - 02.2021.", "2018-10", "2021-02"),
        ("2019. március – jelenleg", "2019-03", "2026-11"),
        ("2018 Mar - 2021 Feb", "2018-03", "2021-02"),
        ("'18-'21", "2018-07", "2021-06"),
        ("’98 – ’04", "1998-07", "2004-06"),
        ("since '19", "2019-07", "2026-11"),
        ("Q3 2019 - Q1 2022", "2019-07", "2022-03"),
    ],
)
def test_more_ranges(text: str, first: str, last: str) -> None:
    assert [(month_text(item.first), month_text(item.last)) for item in find_ranges(text, as_of=AS_OF)] == [
        (first, last)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Model of 2099",
        "2020 - 2010",
        "v2019.1",
        "top 10 in 08/20",
        "3,2019 rows",
        "from 12 to 14",
        "A 2019-2021-77 B",
        "May",
        "Graduated May 2012 Date of birth on request",
        "Talk at RecSys '23",
        "Music of the '90s and '00s",
        "2018 – Winner of the cup",
        "2020 still the best",
        "5'10 - 6'2",
    ],
)
def test_no_range(text: str) -> None:
    assert find_ranges(text, as_of=AS_OF) == ()


def test_several_dates_come_in_order_without_overlap() -> None:
    assert months("2019 - 2020 and May 2021, then since 2023") == [
        ("2019-07", "2020-06"),
        ("2021-05", "2021-05"),
        ("2023-07", "2026-11"),
    ]


def test_offsets_slice_the_date_back() -> None:
    text = "Engineer (from May 2016 until now), Acme"
    (found,) = find_ranges(text, as_of=AS_OF)
    assert text[found.start : found.end] == "from May 2016 until now"


def test_a_start_after_the_as_of_date_is_not_current() -> None:
    assert find_ranges("2030 - present", as_of=AS_OF) == ()


def test_present_is_the_as_of_month() -> None:
    (found,) = find_ranges("March 2019 - Present", as_of=dt.date(2020, 1, 5))
    assert (found.last, found.current) == (month_index(2020, 1), True)


@given(
    st.lists(
        st.sampled_from(
            ["2019", "Jan", "05/2020", " ", "-", "–", "to", "present", "(", ")", "/", "20", "'", "since", "\t", "x"]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_mixture_of_date_parts_is_read(text: str) -> None:
    found = find_dates(text, as_of=AS_OF)
    assert all(0 <= item.start < item.end <= len(text) and item.first <= item.last for item in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize("part", ["1", " ", "-", "2019 - ", "Jan ", "Jan - ", "01/", "since ", "2019 (", "2019 to "])
def test_hostile_text_takes_linear_time(part: str) -> None:
    text = part * (50_000 // len(part))
    started = time.process_time()
    find_dates(text, as_of=AS_OF)
    assert time.process_time() - started < 3  # a tenth of a second where nothing else runs


@pytest.mark.parametrize("name", [*date_words().months, *date_words().seasons])
def test_each_name_opens_a_date(name: str) -> None:
    (date,) = months(f"Bakery \u00b7 {name} 2019")
    assert date[0].startswith(("2019", "2018-12"))
