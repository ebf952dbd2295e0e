"""The lines of a resume as their words alone, made once for all that reads them."""

from __future__ import annotations

from typing import final

from resume_check.model import Resume


@final
class LineTexts:
    """Each line's text on one line, as `Resume.slice` gives it, and how many words it has; by the line's index."""

    def __init__(self, resume: Resume) -> None:
        self.texts: list[str] = []
        self.word_counts: list[int] = []
        whole = resume.document.text
        for line in resume.lines:
            words = whole[line.start : line.end].split()
            self.texts.append(" ".join(words))
            self.word_counts.append(len(words))
