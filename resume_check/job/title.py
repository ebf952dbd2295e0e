"""The title of the job that an advert is for."""

from __future__ import annotations

import re
from typing import Final

from resume_check.keywords.advert import advert_words
from resume_check.keywords.shared import alternatives
from resume_check.model import Resume
from resume_check.structure.entry_names import has_title

_LINES: Final = 5
_WORDS: Final = 12


def job_title(advert: Resume) -> str:
    """The first of the first lines that is short and names a job; "" where none does."""
    words = advert_words().title
    label = re.compile(rf"(?:{alternatives(words.labels)})\s?(?::|[-–]\s)\s*", re.IGNORECASE)
    cut = re.compile("|".join(re.escape(part) for part in words.cut), re.IGNORECASE)
    for line in advert.lines[:_LINES]:
        text = cut.sub(" ", advert.slice(line))
        found = label.match(text)
        text = " ".join(text[found.end() if found else 0 :].split()).strip(" -–|,:")
        if 0 < len(text.split()) <= _WORDS and not text.endswith((".", "!", "?")) and has_title(text):
            return text
    return ""
