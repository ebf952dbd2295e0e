"""Evidence keeps its place: page and boxes where there are pages, a line where there are none."""

from __future__ import annotations

import pytest
from small_role import read, resume_of

from resume_check.criteria.locate import Locator
from resume_check.model import (
    BBox,
    Document,
    Evidence,
    Format,
    Line,
    LineKind,
    LogicalLine,
    Match,
    Reading,
    Resume,
    Section,
    SectionKind,
    Status,
    Word,
)

ROWS = [  # page, top, text
    (1, 100.0, "Robin Vale"),
    (1, 700.0, "Built a ranking model that"),
    (1, 712.0, "halved the waiting time"),
    (2, 60.0, "of all shops in town"),
]


def paged(rows: list[tuple[int, float, str]], lefts: tuple[float, ...] = ()) -> Document:
    """A document whose letters are 5 points wide and whose lines are 10 points high."""
    lines: list[Line] = []
    words: list[Word] = []
    offset = 0
    for number, (page, top, text) in enumerate(rows, start=1):
        position = 0
        left = lefts[number - 1] if lefts else 50.0
        for part in text.split(" "):
            box = BBox(left + 5.0 * position, top, left + 5.0 * (position + len(part)), top + 10)
            words.append(Word(offset + position, offset + position + len(part), page, box))
            position += len(part) + 1
        lines.append(Line(offset, offset + len(text), number, page, BBox(left, top, left + 5.0 * len(text), top + 10)))
        offset += len(text) + 1
    text = "\n".join(text for _, _, text in rows)
    return Document(Format.PDF, text, tuple(lines), Reading("test", len(words)), words=tuple(words), page_count=2)


def evidence_of(document: Document, first: int, last: int, *, start: int | None = None) -> Evidence:
    """The logical line over the physical lines `first` to `last` as evidence."""
    begin = document.lines[first].start if start is None else start
    line = LogicalLine(begin, document.lines[last].end, LineKind.BULLET, 0, None, first, last)
    section = Section(SectionKind.EXPERIENCE, "", 0, len(document.text))
    resume = Resume(document, (section,), (line,), ())
    return Locator(resume).line_evidence(
        line, term="model", match=Match.EXACT, status=Status.DEMONSTRATED, reason="bullet in experience"
    )


def test_one_printed_line() -> None:
    found = evidence_of(paged(ROWS), 1, 1)
    assert found.quote == "Built a ranking model that"
    assert (found.page, found.bbox) == (1, BBox(50, 700, 180, 710))
    assert found.boxes == ((1, BBox(50, 700, 180, 710)),)


def test_two_printed_lines_have_a_box_each_and_one_around_both() -> None:
    found = evidence_of(paged(ROWS), 1, 2)
    assert found.boxes == ((1, BBox(50, 700, 180, 710)), (1, BBox(50, 712, 165, 722)))
    assert (found.page, found.bbox) == (1, BBox(50, 700, 180, 722))


def test_over_two_pages_the_first_has_the_box() -> None:
    found = evidence_of(paged(ROWS), 1, 3)
    assert [page for page, _ in found.boxes] == [1, 1, 2]
    assert (found.page, found.bbox) == (1, BBox(50, 700, 180, 722))
    assert found.boxes[2] == (2, BBox(50, 60, 150, 70))


def test_a_part_of_a_line_has_a_smaller_box() -> None:
    document = paged(ROWS)
    found = evidence_of(document, 1, 1, start=document.text.index("ranking"))
    assert found.quote == "ranking model that"
    assert found.bbox == BBox(90, 700, 180, 710)


def test_the_next_column_at_the_same_height_is_a_row_of_its_own() -> None:
    document = paged([(1, 100.0, "Right side"), (1, 100.0, "left side")], lefts=(300.0, 50.0))
    assert len(evidence_of(document, 0, 1).boxes) == 2


def test_a_page_without_words_still_gives_its_number() -> None:
    document = paged(ROWS)
    bare = Document(document.format, document.text, document.lines, document.reading)
    found = evidence_of(bare, 3, 3)
    assert (found.page, found.bbox, found.boxes) == (2, None, ())


@pytest.mark.parametrize("name", ["resume.txt", "resume.md"])
def test_text_has_a_line_and_no_box(name: str) -> None:
    document = read("# Robin Vale\n\n## Experience\n\n- Built a model\n", name=name)
    index = next(n for n, line in enumerate(document.lines) if "Built" in document.text[line.start : line.end])
    found = evidence_of(document, index, index)
    assert (found.page, found.bbox, found.boxes) == (None, None, ())
    assert found.line == document.lines[index].number


def test_a_quote_slices_back_with_its_section() -> None:
    resume = resume_of("SKILLS\nPython and\nNumPy\n\nEXPERIENCE\n- Built it\n")
    for line in resume.lines:
        found = Locator(resume).line_evidence(line, term="", match=Match.EXACT, status=Status.LISTED, reason="")
        assert found.quote == resume.document.text[found.start : found.end]
        assert found.section is resume.section_of(line).kind
