"""The resume itself as a report shows it: its lines, each with its part, and the pictures of its pages."""

from __future__ import annotations

from typing import Final

from resume_check.model import DocumentView, LineKind, LineView, PageView, Resume

MAX_LINES: Final = 2_000  # some thirty pages; a report of more would be no help to anybody


def view_resume(resume: Resume, pages: tuple[PageView, ...] = ()) -> DocumentView:
    """The lines of `resume` in reading order, with `pages` as their pictures."""
    document = resume.document
    kinds = [LineKind.TEXT] * len(document.lines)
    for logical in resume.lines:
        kinds[logical.first_line : logical.last_line + 1] = [logical.kind] * (
            logical.last_line + 1 - logical.first_line
        )
    lines = tuple(
        LineView(line.start, line.end, document.text[line.start : line.end], kind, line.page)
        for line, kind in zip(document.lines[:MAX_LINES], kinds[:MAX_LINES], strict=True)
    )
    drawn = {page.number for page in pages}
    count = document.page_count or 0
    not_drawn = tuple(number for number in range(1, count + 1) if number not in drawn)
    return DocumentView(lines, pages, not_drawn, max(len(document.lines) - MAX_LINES, 0))
