"""What is kept of a word changes nothing, however much is kept."""

from __future__ import annotations

import pytest
from small_role import resume_of, small_role

from resume_check.matcher import Matcher, lexemes

TEXT = """EXPERIENCE
Data Scientist, Acme, Jan 2020 - Dec 2021
- Built models with Pyton and NumPy; the built models ran for years
- No experience with Docker. Trained Machine learning models
"""


@pytest.mark.parametrize(("kept", "letters"), [(0, 60), (3, 60), (100, 4)])
def test_words_that_are_not_kept_are_judged_alike(monkeypatch: pytest.MonkeyPatch, kept: int, letters: int) -> None:
    resume = resume_of(TEXT)
    expected = Matcher(small_role()).annotate(resume)
    assert expected.mentions
    monkeypatch.setattr(lexemes, "MAX_KEPT", kept)
    monkeypatch.setattr(lexemes, "MAX_LETTERS", letters)
    matcher = Matcher(small_role())
    assert [matcher.annotate(resume).mentions for _ in range(2)] == [expected.mentions] * 2
