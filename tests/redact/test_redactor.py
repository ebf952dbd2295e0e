"""The redactor on texts that nobody would write."""

from __future__ import annotations

import datetime as dt
import time
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_check.errors import ResumeError
from resume_check.keywords import load
from resume_check.parsers import parse
from resume_check.redact import Redactor, guard_of, redactor_of
from resume_check.structure import structure

TOP = "Fenna Oldenkott\nOslo, Norway | fenna@oldenkott.test | +47 22 55 01 23 | github.com/fenna-o\n\nEXPERIENCE\n"
WORDS = (
    *(
        "Fenna",
        "Oldenkott",
        "Oslo",
        "@",
        "(at)",
        ".",
        ",",
        "|",
        "\n",
        "\t",
        " ",
        "+47",
        "22 55 01 23",
        "2019",
        "-",
        "%",
    ),
    *("github.com/", "https://", "Born", ":", "Name", "J.", "van", "Python", "\u202e", "\u0301", "\u0130", "\u00df"),
    *("\u738b", "[name]"),
)
PIECES = st.sampled_from(WORDS)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@cache
def redactor() -> Redactor:
    return redactor_for(TOP + "ML Engineer, Acme, 2019 - 2023\n- Built PyTorch models\n")


def redactor_for(text: str) -> Redactor:
    resume = structure(parse(text.encode("utf-8", "replace"), name="a.txt"), as_of=dt.date(2026, 11, 22))
    return redactor_of(resume, guard_of(load("ml-engineer")))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    cleaned = redactor().clean(text)
    assert redactor().clean(cleaned) == cleaned
    assert "oldenkott" not in cleaned.casefold()


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_spans_are_in_order_and_apart(text: str) -> None:
    try:
        resume = structure(parse((TOP + text).encode("utf-8", "replace"), name="a.txt"), as_of=dt.date(2026, 11, 22))
    except ResumeError:
        return
    spans = redactor_of(resume, guard_of(load("ml-engineer"))).spans
    ends = [0, *(place for span in spans for place in (span.start, span.end)), len(resume.document.text)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fenna's models", "[name]'s models"),
        ("FENNA OLDENKOTT, page 2", "[name], page 2"),
        ("Oldenkott, F. (2021)", "[name], [name] (2021)"),
        ("models of fenna.oldenkott2", "models of [name].[name]2"),
        ("see https://fenna-o.test/x", "see [link]"),
        ("https://pytorch.org/docs", "https://pytorch.org/docs"),
        ("University of Oslo", "University of [address]"),
        ("[name] and [e-mail]", "[name] and [e-mail]"),
        ("", ""),
    ],
)
def test_any_text_is_cleaned(text: str, expected: str) -> None:
    assert redactor().clean(text) == expected


LONG = ("a", "Jane ", "1 ", "a@", "a.", "(+1 ", "born ", "- x (at) ", "GitHub ", "a-", "Name: ", "1-", "http://", "J. ")


@pytest.mark.parametrize("unit", LONG)
def test_long_texts_take_no_longer_than_they_should(unit: str) -> None:
    """Some tenths of a second of CPU time; a runaway expression takes minutes."""
    text = unit * (60_000 // len(unit))
    started = time.process_time()
    redactor().clean(text)
    with suppress(ResumeError):
        redactor_for(TOP + text)
    assert time.process_time() - started < 15
