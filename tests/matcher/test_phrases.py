"""Phrases of a table, and those in which "*" stands for any one word."""

from __future__ import annotations

import pytest

from resume_check.matcher.phrases import Phrases, phrase_table
from resume_check.matcher.tokens import blank_pipeline
from resume_check.matcher.words import Words

NLP = blank_pipeline()


def found(text: str, *phrases: str) -> list[tuple[str, str]]:
    """What is found in `text`, with the phrase that it was found by."""
    component = Phrases("test", phrase_table((phrase, i) for i, phrase in enumerate(phrases)), phrases)
    doc = component(NLP.make_doc(text))
    words = Words.of(doc)
    return [(words.written(start, end), value) for start, end, value in doc.user_data["test"]]


@pytest.mark.parametrize(
    ("text", "phrases", "expected"),
    [
        ("Scikit learn", ["scikit-learn"], ["Scikit learn"]),
        ("data scientist", ["data", "data scientist"], ["data", "data scientist"]),
        ("data", ["data scientist"], []),
        ("week three of six", ["week * of"], ["week three of"]),
        ("in six cities", ["in * cities", "* cities"], ["in six cities", "six cities"]),
        ("chapter nine", ["chapter *"], ["chapter nine"]),
        ("chapter 9", ["chapter *"], []),  # a number is no word
        ("chapter *", ["chapter *"], []),  # nor is a sign
        ("chapter", ["chapter *"], []),
        ("a b c d", ["a * c", "a b *", "* b * d"], ["a b c", "a b c", "a b c d"]),
    ],
)
def test_what_is_found(text: str, phrases: list[str], expected: list[str]) -> None:
    assert [written for written, _ in found(text, *phrases)] == expected


def test_of_phrases_for_the_same_words_literal_ones_come_first_then_the_order_of_the_data() -> None:
    assert [phrase for _, phrase in found("two blue cars", "* blue cars", "two * cars", "two blue cars")] == [
        "two blue cars",
        "* blue cars",
        "two * cars",
    ]
