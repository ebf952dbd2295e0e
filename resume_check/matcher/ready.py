"""Makes the records of the shipped keyword sets ahead of time: for the wheel, see hatch_build.py."""

from __future__ import annotations

from resume_check.keywords import available, load
from resume_check.keywords.advert import advert_words
from resume_check.keywords.ats import ats_words
from resume_check.keywords.shared import cues, date_words, inflections, people, section_names
from resume_check.matcher.lexicon import Lexicon


def make_ready() -> None:
    """Make and keep the records of all shipped sets, and of the words that they share."""
    for words in (advert_words, ats_words, cues, date_words, inflections, people, section_names):
        words()
    for name in available():
        Lexicon.of(load(name))
