"""Quantities and the words of the lists, as they are found in a line."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from resume_check import keywords
from resume_check.criteria.quantities import Quantity, QuantityFinder


@pytest.fixture(scope="module")
def finder() -> QuantityFinder:
    return QuantityFinder(keywords.load("ml-engineer").outcomes)


def _find(finder: QuantityFinder, text: str) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in finder.find(text, finder.mark(text))]


@pytest.mark.parametrize(
    ("text", "kind", "quantity"),
    [
        ("rose 12 %", "percent", "12 %"),
        ("düştü %6.1 ile", "percent", "%6.1"),
        ("sales +14%", "percent", "+14%"),
        ("by 12-15%", "percent", "12-15%"),
        ("up 3 pts", "points", "3 pts"),
        ("p99 of 21 ms", "latency", "21 ms"),
        ("in two working days", "time", "two working days"),
        ("took half an hour", "time", "half an hour"),
        ("from a day", "time", "a day"),
        ("worth R2.3m", "money", "R2.3m"),
        ("worth EUR 1,200", "money", "EUR 1,200"),
        ("some 41,000 euro", "money", "41,000 euro"),
        ("ran 3x", "factor", "3x"),
        ("misses one in forty", "ratio", "one in forty"),
        ("right 87 times in 100", "share_of", "87 times in 100"),
        ("came 11th", "ordinal", "11th"),
        ("at 30 fps", "unit", "30 fps"),
        ("recall .55", "count", ".55"),
        ("4 million users", "count", "4 million"),
        ("forty-five came", "word", "forty-five"),
        ("costs halved", "change", "halved"),
    ],
)
def test_kind_and_text(finder: QuantityFinder, text: str, kind: str, quantity: str) -> None:
    assert (kind, quantity) in _find(finder, text)


@pytest.mark.parametrize(
    "text",
    [
        "in 2019",
        "2019 - 2023",
        "03/2017",
        "at 6:30",
        "5/5/2020",
        "ResNet-18",
        "p99",
        "3D",
        "16-bit",
        "C++17",
        "H2O",
        "per 10,000 items",
    ],
)
def test_parts_of_dates_names_and_bases_are_none(finder: QuantityFinder, text: str) -> None:
    assert _find(finder, text) == []


def test_a_word_of_approximation_belongs_to_the_quantity(finder: QuantityFinder) -> None:
    text = "fell to under 300 ms"
    (item,) = finder.find(text, finder.mark(text))
    assert (item.text, text[item.start : item.end]) == ("300 ms", "under 300 ms")
    assert not finder.mark("in more than 3 cases").spans("change_words")


@pytest.mark.parametrize(
    ("text", "amount"),
    [("£1,310,000", 1_310_000), ("0.128", 0.128), (".55", 0.55), ("5,2 %", 5.2), ("9k", 9), ("forty", None)],
)
def test_amount(text: str, amount: float | None) -> None:
    assert Quantity("count", 0, len(text), text).amount == amount


def test_quantities_are_in_order_and_apart(finder: QuantityFinder) -> None:
    text = "From $5k and 3 days to 12% and half the cost, twice as fast, 1 in 6, 2nd of 40"
    found = finder.find(text, finder.mark(text))
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_time_is_linear(finder: QuantityFinder) -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        finder.find(text, finder.mark(text))
        return time.process_time() - began

    unit = "1 two less than " * 4_000
    assert seconds(unit * 5) < 15 * seconds(unit)  # 25 times if it were quadratic


def test_capitals_that_grow_in_lower_case_move_nothing(finder: QuantityFinder) -> None:
    assert _find(finder, "İİİ cut WAITING to 12 Percent") == [("percent", "12 Percent")]
