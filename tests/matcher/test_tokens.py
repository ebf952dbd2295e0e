"""Any text becomes tokens that are that text, and the spellings of one word have one norm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_check.matcher.tokens import norm, resume_tokenizer

NLP = resume_tokenizer()


def tokens(text: str) -> list[str]:
    return [token.text for token in NLP(text)]


def norms(text: str) -> list[str]:
    return [token.norm_ for token in NLP(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Node.js, C++ and C#", ["Node.js", ",", "C++", "and", "C#"]),
        ("Python 3.11.", ["Python", "3.11", "."]),
        ("scikit-learn", ["scikit-", "learn"]),
        ("scikit_learn", ["scikit_", "learn"]),
        ("well- known", ["well", "-", "known"]),
        ("built - and run", ["built", "-", "and", "run"]),
        ("don't", ["don't"]),
        ("the team's work", ["the", "team", "'s", "work"]),
        ("R&D (2 yrs)", ["R", "&", "D", "(", "2", "yrs", ")"]),
        ("", []),
    ],
)
def test_words_keep_what_belongs_to_them(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Python", "  two  blanks ", "a\tdate\tcolumn", "x\n\ny", " \t ", "_", "日本語 naïve ﬁt", "a" * 500, "-" * 200],
)
def test_doc_is_the_text_and_every_token_knows_its_place(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in doc)


@given(st.text(max_size=200) | st.text(alphabet="aB1_-.'+# \t\n", max_size=80))
def test_tokens_cover_any_text(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    covered = {index for token in doc for index in range(token.idx, token.idx + len(token.text))}
    assert all(text[index] == " " for index in set(range(len(text))) - covered)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("scikit-learn", "scikit learn"),
        ("scikit_learn", "Scikit-Learn"),
        ("pre\u2011processing", "pre-processing"),
        ("optimise", "optimize"),
        ("optimisation", "optimization"),
        ("labelled", "labeled"),
        ("modelling", "modeling"),
        ("behavioural", "behavioral"),
        ("TENSORFLOW", "TensorFlow"),
        ("don’t", "don't"),
        ("Рytоrсh", "Pytorch"),  # Cyrillic Р, о and с
        ("Ρython", "Python"),  # Greek Ρ
    ],
)
def test_spellings_of_one_word_have_one_norm(one: str, other: str) -> None:
    assert norms(one) == norms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rise", "rize"),  # too short to be an ending
        ("four", "for"),
        ("C", "C++"),
        ("torch", "touch"),
        ("Питон", "Python"),  # a whole word of another script is honest text
        ("learning", "learn"),
    ],
)
def test_other_words_keep_their_own_norm(one: str, other: str) -> None:
    assert norms(one) != norms(other)


@pytest.mark.parametrize("mark", ["-", "_", "\u2010", "\u2013", "."])
def test_a_mark_alone_is_never_nothing(mark: str) -> None:
    """An empty norm in a list of neighbours would stand for the end of a line."""
    assert norm(mark) == mark


@given(st.text(min_size=1, max_size=30))
def test_norm_of_a_word_is_stable(word: str) -> None:
    assert norm(word)
    assert norm(word) == norm(word)
    assert norm(f"{word}-") == norm(word) or not word.strip("-\u2010\u2011_")
