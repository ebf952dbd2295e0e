"""Characters into words."""

from __future__ import annotations

import numpy as np
import pytest

from resume_check.parsers.pdf_chars import Boxes, codes_of, without_false_breaks, word_spans


def boxes_of(places: list[tuple[float, float]], *, tops: list[float] | None = None) -> Boxes:
    tops = [*(tops or [0.0] * len(places)), 0.0]
    sides = [x0 for x0, _ in places], tops, [x1 for _, x1 in places], [top + 10 for top in tops]
    return Boxes(*[np.array([*side, 0.0][: len(tops)]) for side in sides])


def words_of(text: str, boxes: Boxes) -> list[str]:
    return [text[start:end] for start, end in word_spans(codes_of(text), boxes).tolist()]


def test_breaks_where_letters_touch_are_false() -> None:
    chars = "a\r\nb\r\nc\r\nd"
    boxes = boxes_of([(0, 5), (9, 9), (9, 9), (5, 10), (9, 9), (9, 9), (0, 5), (9, 9), (9, 9), (8, 13)],
                     tops=[0, 0, 0, 0, 0, 0, 14, 14, 14, 14])  # fmt: skip
    assert "".join(chars[i] for i in without_false_breaks(chars, boxes)) == "ab\r\nc\r\nd"


@pytest.mark.parametrize("blank", [" ", "\n", "\x00", "\u00a0", "\u3000", "\u2028"])
def test_a_blank_parts_words(blank: str) -> None:
    text = f"{blank}ab{blank}{blank}c"
    assert words_of(text, boxes_of([(5 * i, 5 * i + 5) for i in range(len(text))])) == ["ab", "c"]


def test_signs_outside_the_first_plane_are_characters() -> None:
    assert words_of("\U0001d400\u3001b", boxes_of([(0, 5), (5, 10), (10, 15)])) == ["\U0001d400\u3001b"]


def test_no_text() -> None:
    assert words_of("", boxes_of([])) == []
    assert words_of(" \n", boxes_of([(0, 5), (5, 5)])) == []
    assert boxes_of([]).around(word_spans(codes_of(""), boxes_of([]))) == []


def test_a_gap_makes_two_words_of_letters_without_a_space() -> None:
    assert words_of("abcd", boxes_of([(0, 5), (5, 10), (12, 17), (17, 22)])) == ["ab", "cd"]


def test_words_after_a_parted_one_are_kept() -> None:
    places = [(0, 5), (8, 13), (13, 18), (18, 23), (23, 28), (28, 33), (36, 41)]
    assert words_of("ab cd e", boxes_of(places)) == ["a", "b", "cd", "e"]


def test_letters_spaced_out_are_one_word_but_for_a_wide_gap() -> None:
    places = [(0, 5), (7, 12), (14, 19), (21, 26), (33, 38)]
    assert words_of("abcde", boxes_of(places)) == ["abcd", "e"]


def test_letters_on_another_line_are_another_word() -> None:
    assert words_of("abc", boxes_of([(0, 5), (5, 10), (0, 5)], tops=[0, 0, 14])) == ["ab", "c"]


def test_a_jump_back_is_another_word() -> None:
    assert words_of("abc", boxes_of([(50, 55), (55, 60), (20, 25)])) == ["ab", "c"]


def test_the_box_around_a_word() -> None:
    boxes = boxes_of([(0, 5), (5, 10), (12, 17)], tops=[2, 0, 3])
    assert boxes.around(np.array([[0, 2], [2, 3]])) == [(0, 0, 10, 12), (12, 3, 17, 13)]
