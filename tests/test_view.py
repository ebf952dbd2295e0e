"""The resume as a report shows it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_role import resume_of

from resume_check import view
from resume_check.model import LineKind, NotDrawn

TEXT = """Robin Vale
robin.vale@post.example

EXPERIENCE
ML engineer, Acme, Jan 2020 - Dec 2021
- Built a model that is described at some length and so runs over
  two lines of the text
"""


def test_each_line_comes_with_its_part_and_its_place() -> None:
    resume = resume_of(TEXT)
    shown = view.view_resume(resume)
    for line in shown.lines:
        assert line.text == resume.document.text[line.start : line.end]
    kinds = {line.text.strip()[:10]: line.kind for line in shown.lines if line.text.strip()}
    assert kinds["EXPERIENCE"] is LineKind.HEADING
    assert kinds["ML enginee"] is LineKind.ENTRY_HEADER
    assert kinds["robin.vale"] is LineKind.CONTACT
    assert shown.lines[-1].kind is LineKind.BULLET
    assert shown.lines[-2].kind is LineKind.BULLET
    assert (shown.pages, shown.not_drawn, shown.lines_left_out) == ((), (), 0)


def test_too_many_lines_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "MAX_LINES", 3)
    shown = view.view_resume(resume_of(TEXT))
    assert len(shown.lines) == 3
    assert shown.lines_left_out == len(resume_of(TEXT).document.lines) - 3


def test_pages_have_no_picture_until_they_are_drawn() -> None:
    resume = resume_of(TEXT)
    resume = replace(resume, document=replace(resume.document, page_count=2))
    assert view.view_resume(resume).not_drawn == (NotDrawn(1, view.UNFINISHED), NotDrawn(2, view.UNFINISHED))
