"""Characters into words."""

from __future__ import annotations

from resume_check.parsers.pdf_chars import Boxes, tokens, without_false_breaks


def boxes_of(places: list[tuple[float, float]], *, tops: list[float] | None = None) -> Boxes:
    tops = tops or [0.0] * len(places)
    return Boxes([x0 for x0, _ in places], tops, [x1 for _, x1 in places], [top + 10 for top in tops])


def test_breaks_where_letters_touch_are_false() -> None:
    chars = "a\r\nb\r\nc\r\nd"
    boxes = boxes_of([(0, 5), (9, 9), (9, 9), (5, 10), (9, 9), (9, 9), (0, 5), (9, 9), (9, 9), (8, 13)],
                     tops=[0, 0, 0, 0, 0, 0, 14, 14, 14, 14])  # fmt: skip
    assert "".join(chars[i] for i in without_false_breaks(chars, boxes)) == "ab\r\nc\r\nd"


def test_a_gap_makes_two_words_of_letters_without_a_space() -> None:
    assert list(tokens("abcd", boxes_of([(0, 5), (5, 10), (12, 17), (17, 22)]))) == [(0, 2), (2, 4)]


def test_letters_on_another_line_are_another_word() -> None:
    assert list(tokens("abc", boxes_of([(0, 5), (5, 10), (0, 5)], tops=[0, 0, 14]))) == [(0, 2), (2, 3)]
