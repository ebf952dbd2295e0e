"""Phrases of a table, and those in which "*" stands for any one word."""

from __future__ import annotations

import pytest

from resume_check.matcher.phrase_table import phrase_table
from resume_check.matcher.phrases import Found, Phrases, with_any
from resume_check.matcher.tokens import resume_tokenizer
from resume_check.matcher.words import Words

NLP = resume_tokenizer()


def found(text: str, *phrases: str) -> list[tuple[str, str]]:
    """What is found in `text`, with the phrase that it was found by."""
    finder = Phrases(phrase_table((phrase, i) for i, phrase in enumerate(phrases)))
    words = Words.of(NLP(text))
    last = len(words)
    hits: list[tuple[int, Found]] = []
    for token, norm in enumerate(words.norms):
        beginning = finder.begun_by(words.texts[token], norm)
        hits.append((token, (token + 1, -1, beginning.numbers)))
        hits += [(token, hit) for hit in finder.longer(words, beginning, token, last)]
        for anchor in beginning.anchors:
            start, more = with_any(words, anchor, token, 0, last)
            hits += [(start, hit) for hit in more]
    return [(words.written(start, end), phrases[i]) for start, (end, _, numbers) in sorted(hits) for i in numbers]


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
        ("no 9 cities", ["* * cities"], []),
        ("cities", ["* cities"], []),
        ("two 2", ["*"], ["two"]),
        ("one two 3 four five", ["* *"], ["one two", "four five"]),
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
