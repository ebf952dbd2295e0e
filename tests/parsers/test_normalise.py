"""What is folded, what stays, and that every character keeps its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_check.parsers.normalise import fold_lookalikes, normalise, normalise_word

ODD = "\u00ad\ufb01\ufb03\u200b\ufeff\u00a0\uf0b7\uf095\ud800\u0301\x00\x07\r\n\t\u2028\uff30\u00b2\ufffe e(cid:127)"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ef\ufb01cient work\ufb02ow o\ufb03ce", "efficient workflow office"),
        ("Py\u00adtorch and Py\ufffetorch", "Pytorch and Pytorch"),
        ("10\u00b2 and x\u2082", "10\u00b2 and x\u2082"),
        ("\u00bd of 5\u2122", "\u00bd of 5\u2122"),
        ("a\u00a0b\u2009c\u202fd", "a b c d"),
        ("\ufeffPy\u200bthon", "Python"),
        ("\uff30\uff59\uff14", "Py4"),
        ("\U0001d5e3\U0001d606", "Py"),
        ("Engineer \u2161", "Engineer II"),
        ("Re\u0301sume\u0301", "R\u00e9sum\u00e9"),
        ("scikit\u2011learn", "scikit-learn"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\x00b\x07c\td", "ab c\td"),
        ("x\ud800y", "xy"),
        ("(cid:127) Built\n(cid:3) Ran", "\u2022 Built\n\u2022 Ran"),
        ("one (cid:127) two(cid:9)", "one  two"),
        ("\uf0b7 Built\n  \uf0d8 Ran", "\u2022 Built\n  \u2022 Ran"),
        ("\uf095 +1 555", " +1 555"),
        ("C\uf07e++", "C++"),
        ("\u00ad Built", "\u2022 Built"),
        ("\ufffd Built", "\u2022 Built"),
        ("Привет, Κόσμε", "Привет, Κόσμε"),
    ],
)
def test_folding(raw: str, text: str) -> None:
    assert normalise(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("E D U C A T I O N", "EDUCATION"),
        ("W O R K   H I S T O R Y", "WORK HISTORY"),
        ("S K I L L S  &  T O O L S", "SKILLS & TOOLS"),
        ("E  D  U  C  A  T  I  O  N", "EDUCATION"),
        ("E d u c a t i o n", "Education"),
        ("above\nS K I L L S\nR, C", "above\nSKILLS\nR, C"),
        ("S K I L L S\tP R O F I L E", "SKILLS\tPROFILE"),
        ("W O R K", "WORK"),
    ],
)
def test_letter_spaced_headings_are_joined(raw: str, text: str) -> None:
    assert normalise(raw).text == text


@pytest.mark.parametrize(
    "raw",
    [
        "R C Q",
        "A B C D",
        "A B C D E F",
        "R, C, Q, D, X",
        "I am a C user",
        "1 2 3 4 5 6",
        "C | R | Q | J | K",
        "a b " * 40,
    ],
)
def test_lists_of_letters_stay(raw: str) -> None:
    assert normalise(raw).text == raw


def test_origins_point_at_the_source() -> None:
    raw = "o\ufb03ce\u200b E D U C A T I O N"
    folded = normalise("of\ufb01ce")
    assert [folded.text, list(folded.origins)] == ["office", [0, 1, 2, 2, 3, 4]]
    assert all(normalise(raw).text[i] == raw[at] for i, at in enumerate(normalise(raw).origins) if raw[at].isascii())


def test_characters_that_part_a_word_are_counted() -> None:
    assert normalise("Py\u200bTor\u2060ch").invisible == 2
    assert normalise("Python\u200b \u200bSQL").invisible == 0
    assert normalise("می\u200cشود").invisible == 0
    assert normalise("x \U000e0041\U000e0042").invisible == 2


@given(st.text(st.one_of(st.characters(codec=None), st.sampled_from(ODD)), max_size=60))
def test_never_raises_and_origins_never_fall(raw: str) -> None:
    folded = normalise(raw)
    origins = list(folded.origins)
    assert len(origins) == len(folded.text)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(raw) for origin in origins)
    folded.text.encode("utf-8")
    assert "\r" not in folded.text
    assert "\n" not in normalise_word(raw.replace("\n", "")) or any(
        mark in raw for mark in "\r\x0b\x0c\x85\u2028\u2029"
    )


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_characters="\u00ad\x7f"), max_size=40))
def test_plain_latin_text_keeps_its_letters(raw: str) -> None:
    kept = normalise(raw).text
    assert [c for c in kept if c.isalnum()] == [c for c in raw if c.isalnum()]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Python", "Python"),
        ("(cid:127)", "\u2022"),
        ("\uf0b7", "\u2022"),
        ("\uf095", ""),
        ("\u200b", ""),
        ("ef\ufb01", "effi"),
    ],
)
def test_words(raw: str, text: str) -> None:
    assert normalise_word(raw) == text


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Pуthon", "Python"),  # Cyrillic у
        ("TеnsоrFlоw", "TensorFlow"),  # Cyrillic е, о
        ("ΡyTorch", "PyTorch"),  # Greek capital rho
        ("Python", "Python"),
        ("Привет", "Привет"),
        ("РНР", "РНР"),
        ("Ωmega", "Ωmega"),
        ("naïve", "naïve"),
    ],
)
def test_lookalikes_are_folded_in_mixed_words_only(word: str, folded: str) -> None:
    assert fold_lookalikes(word) == folded
