"""Reading order: columns one after the other, rows kept together, over one page and several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdfs import HEIGHT, column, fill, make_pdf, write, write_right
from reportlab.pdfgen.canvas import Canvas

from resume_check.model import Document
from resume_check.parsers.pdf import parse

SIDE = [
    "CONTACT",
    "Berlin, Germany",
    "jane@mail.example",
    "SKILLS",
    "Sailing",
    "Rowing",
    "Chess",
    "LANGUAGES",
    "German",
]
MAIN = [
    "SUMMARY",
    "Has written long reports about rivers and lakes for many",
    "years, with maps and tables in each of them.",
    "WORK",
    "Writer at a large publishing house in the north",
    "Wrote eleven books about rivers and their bridges, of",
    "which three were sold in other countries too.",
    "Travelled to most of the rivers by train and on foot.",
    "Editor at a small newspaper in the south of the land",
    "Edited the letters and the pages about the weather.",
]


def read(*pages: Callable[[Canvas], None]) -> Document:
    return parse(make_pdf(*pages), name="resume.pdf")


def texts(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def two_columns(
    left: Sequence[str], right: Sequence[str], *, x: float, top: float = 100, leading: float = 13, other: float = 14.5
) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        column(canvas, 40, top, left, leading=leading)
        column(canvas, x, top, right, leading=other)

    return draw


def together(*draws: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def text_at(x: float, top: float, text: str, size: float = 10) -> Callable[[Canvas], None]:
    return lambda canvas: write(canvas, x, top, text, size=size)


@pytest.mark.parametrize("other", [13.0, 14.5], ids=["same grid", "own grid"])
def test_sidebar_at_the_left(other: float) -> None:
    document = read(two_columns(SIDE, MAIN, x=200, other=other))
    assert texts(document) == [*SIDE, *MAIN]
    assert document.reading.multi_column_pages == (1,)
    assert [notice.id for notice in document.notices] == ["multi-column"]
    assert [line.column for line in document.lines] == [0] * len(SIDE) + [1] * len(MAIN)


@pytest.mark.parametrize("other", [13.0, 14.5], ids=["same grid", "own grid"])
def test_sidebar_at_the_right(other: float) -> None:
    assert texts(read(two_columns(MAIN, SIDE, x=420, other=other))) == [*MAIN, *SIDE]


@pytest.mark.parametrize("first", [True, False], ids=["drawn first", "drawn last"])
def test_sidebar_on_a_panel(first: bool) -> None:
    def side(canvas: Canvas) -> None:
        fill(canvas, 0, 0, 170, HEIGHT, (0.1, 0.2, 0.35))
        canvas.setFillColorRGB(1, 1, 1)
        column(canvas, 20, 100, SIDE)
        canvas.setFillColorRGB(0, 0, 0)

    def main(canvas: Canvas) -> None:
        column(canvas, 190, 100, MAIN)

    document = read(together(side, main) if first else together(main, side))
    assert texts(document) == [*SIDE, *MAIN]
    assert not document.hidden


def test_a_band_over_columns_and_a_section_below_them() -> None:
    below = ["REFERENCES", "The publishing house and the newspaper will both be glad to tell more about this work."]
    document = read(
        together(
            text_at(40, 60, "Jane Doe, writer of books and editor of newspapers, at home in Berlin and elsewhere", 12),
            two_columns(MAIN, SIDE, x=420),
            lambda canvas: column(canvas, 40, 270, below),
        )
    )
    assert texts(document)[1:] == [*MAIN, *SIDE, *below]


def test_columns_below_a_full_width_section() -> None:
    wide = [
        "PROFILE",
        "A writer of long sentences that run over all of the page, from its left edge to its right one,",
        "and on.",
    ]
    document = read(
        together(lambda canvas: column(canvas, 40, 60, wide), two_columns(MAIN[3:], SIDE[3:], x=420, top=120))
    )
    assert texts(document) == [*wide, *MAIN[3:], *SIDE[3:]]


def test_columns_of_one_grid_with_headings_of_their_own() -> None:
    document = read(two_columns(["SKILLS", "Sailing", "Rowing"], ["LANGUAGES", "German", "French"], x=300, other=13))
    assert texts(document) == ["SKILLS", "Sailing", "Rowing", "LANGUAGES", "German", "French"]


def test_three_columns() -> None:
    def draw(canvas: Canvas) -> None:
        for i, name in enumerate(("ONE", "TWO", "THREE")):
            column(canvas, 40 + 170 * i, 100, [name, f"first of {name.lower()}", f"second of {name.lower()}"])

    expected = [
        line for n in ("ONE", "TWO", "THREE") for line in (n, f"first of {n.lower()}", f"second of {n.lower()}")
    ]
    assert texts(read(draw)) == expected


def test_a_name_over_one_column_comes_first() -> None:
    name = together(text_at(200, 60, "Jane Doe", 22), text_at(200, 78, "Writer", 11))
    assert texts(read(together(name, two_columns(SIDE, MAIN, x=200)))) == ["Jane Doe", "Writer", *SIDE, *MAIN]


def test_a_name_beside_contact_details() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 60, "Jane Doe", size=22)
        write(canvas, 40, 78, "Writer of books")
        for i, detail in enumerate(("Berlin", "jane@mail.example", "+49 555 0100", "janedoe.example")):
            write_right(canvas, 550, 48 + 12 * i, detail)
        column(canvas, 40, 120, MAIN)

    document = read(draw)
    assert texts(document) == [
        "Jane Doe",
        "Writer of books",
        "Berlin",
        "jane@mail.example",
        "+49 555 0100",
        "janedoe.example",
        *MAIN,
    ]
    assert not document.reading.multi_column_pages


def test_dates_at_the_right_stay_in_their_rows() -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(3):
            top = 60 + 50 * i
            write(canvas, 40, top, f"Writer, House {'ABC'[i]}", font="Helvetica-Bold")
            write_right(canvas, 550, top, f"201{i} - 201{i + 1}", size=9)
            column(canvas, 40, top + 13, ["wrote a book about rivers and", "another one about lakes"])

    document = read(draw)
    assert texts(document)[:3] == [
        "Writer, House A\t2010 - 2011",
        "wrote a book about rivers and",
        "another one about lakes",
    ]
    assert len(document.lines) == 9
    assert not document.reading.multi_column_pages


def test_dates_at_the_left_stay_in_their_rows() -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(3):
            top = 60 + 50 * i
            write(canvas, 40, top, f"201{i} - 201{i + 1}")
            column(
                canvas,
                130,
                top,
                [f"Writer, House {'ABC'[i]}", "wrote a book about rivers and", "another one about lakes"],
            )

    document = read(draw)
    assert texts(document)[:4] == [
        "2010 - 2011\tWriter, House A",
        "wrote a book about rivers and",
        "another one about lakes",
        "2011 - 2012\tWriter, House B",
    ]
    assert {line.column for line in document.lines} == {0}


def test_labels_stay_in_their_rows() -> None:
    labels = {"Spoken": "English, French", "Sports": "Rowing, sailing and chess in the evening", "Music": "Cello"}

    def draw(canvas: Canvas) -> None:
        for i, (label, value) in enumerate(labels.items()):
            write(canvas, 40, 60 + 13 * i, label, font="Helvetica-Bold")
            write(canvas, 110, 60 + 13 * i, value)

    assert texts(read(draw)) == [f"{label}\t{value}" for label, value in labels.items()]


def test_headings_in_a_column_of_their_own_are_lines() -> None:
    def draw(canvas: Canvas) -> None:
        for i, title in enumerate(("Work", "School", "Skills")):
            top = 60 + 60 * i
            write(canvas, 40, top, title, size=14)
            column(canvas, 150, top, [f"First line for {title}", "and a second one below it", "and a third"])

    expected = [
        line
        for t in ("Work", "School", "Skills")
        for line in (t, f"First line for {t}", "and a second one below it", "and a third")
    ]
    assert texts(read(draw)) == expected


def test_a_stack_of_details_does_not_interrupt_a_bullet() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 60, "Writer, Publishing House")
        write(canvas, 40, 73, "• Wrote eleven books about rivers and their bridges, of")
        write(canvas, 47, 86, "which three were sold in other countries")
        for i, detail in enumerate(("Berlin, Germany", "2019 - 2021", "2 years")):
            write_right(canvas, 550, 60 + 13 * i, detail)

    assert texts(read(draw)) == [
        "Writer, Publishing House\tBerlin, Germany",
        "2019 - 2021",
        "2 years",
        "• Wrote eleven books about rivers and their bridges, of",
        "which three were sold in other countries",
    ]


def test_a_sidebar_over_two_pages_is_read_in_one_piece() -> None:
    more = [line.replace("rivers", "hills") for line in MAIN]
    document = read(two_columns(SIDE, MAIN, x=200), two_columns(SIDE[:5], more, x=200))
    assert texts(document) == [*SIDE, *SIDE[:5], *MAIN, *more]
    assert [line.page for line in document.lines] == [1] * 9 + [2] * 5 + [1] * 10 + [2] * 10


def test_a_main_column_goes_on_where_the_sidebar_has_ended() -> None:
    more = [line.replace("rivers", "hills") for line in MAIN]
    document = read(two_columns(MAIN, SIDE, x=420), lambda canvas: column(canvas, 40, 60, more))
    assert texts(document) == [*MAIN, *more, *SIDE]


def test_columns_of_equal_width_are_read_page_by_page() -> None:
    pages = [[f"{name} {line}" for line in MAIN] for name in "ABCD"]
    document = read(two_columns(pages[0], pages[1], x=330, other=13), two_columns(pages[2], pages[3], x=330, other=13))
    assert texts(document) == [line for page in pages for line in page]


def test_running_lines_do_not_interrupt() -> None:
    def sheet(number: int, lines: Sequence[str]) -> Callable[[Canvas], None]:
        return together(
            text_at(40, 30, "Jane Doe"),
            lambda canvas: column(canvas, 40, 100, lines),
            text_at(260, 820, f"Jane Doe - page {number}"),
        )

    document = read(sheet(1, ["Wrote eleven books about rivers and"]), sheet(2, ["their bridges"]))
    assert texts(document) == [
        "Jane Doe",
        "Wrote eleven books about rivers and",
        "their bridges",
        "Jane Doe - page 1",
        "Jane Doe",
        "Jane Doe - page 2",
    ]


def test_a_page_number_of_a_single_page_comes_last() -> None:
    document = read(together(text_at(550, 825, "1/1"), two_columns(MAIN, SIDE, x=420)))
    assert texts(document)[-1] == "1/1"


def test_layout_does_not_depend_on_the_drawing_order() -> None:
    one = read(together(lambda c: column(c, 40, 100, MAIN), lambda c: column(c, 420, 100, SIDE, leading=12)))
    other = read(together(lambda c: column(c, 420, 100, SIDE, leading=12), lambda c: column(c, 40, 100, MAIN)))
    assert one.text == other.text


CARDS = [
    ["River Atlas", "Maps of all rivers of", "the north"],
    ["Lake Atlas", "Maps of all lakes"],
    ["Bridge Book", "Drawings of bridges"],
    ["Ferry Book", "Timetables of ferries", "since the war"],
]


@pytest.mark.parametrize("areas", [True, False])
def test_a_grid_of_cards_is_read_card_by_card(areas: bool) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 60, ["PROJECTS"])
        for i, (title, *lines) in enumerate(CARDS):
            x, top = 60 + 240 * (i % 2), 80 + 80 * (i // 2)
            if areas:
                fill(canvas, x - 5, top, x + 220, top + 70, (0.9, 0.9, 0.9))
            write(canvas, x, top + 15, title, font="Helvetica-Bold")
            column(canvas, x, top + 29, lines)

    assert texts(read(draw)) == ["PROJECTS", *[line for card in CARDS for line in card]]


def test_dates_of_two_lines_stay_with_their_entry() -> None:
    def draw(canvas: Canvas) -> None:
        for i, (first, second) in enumerate(
            (("May 2019 –", "Present"), ("Dec 2014 –", "Apr 2019"), ("2010 –", "2013"))
        ):
            top = 60 + 60 * i
            column(canvas, 60, top, [first, second])
            column(
                canvas, 160, top, [f"Writer number {i}", "Wrote about the rivers of the north and", "their bridges."]
            )

    assert texts(read(draw))[:3] == [
        "May 2019 – Present\tWriter number 0",
        "Wrote about the rivers of the north and",
        "their bridges.",
    ]


def test_large_titles_beside_their_parts() -> None:
    def draw(canvas: Canvas) -> None:
        for i, title in enumerate(("Skills", "Work", "Studies")):
            write(canvas, 60, 63 + 70 * i, title, size=14, font="Helvetica-Bold")
            column(canvas, 200, 60 + 70 * i, [f"First line of {title}", "and a second one", "and a third"])

    assert texts(read(draw)) == [
        line for title in ("Skills", "Work", "Studies")
        for line in (title, f"First line of {title}", "and a second one", "and a third")
    ]  # fmt: skip


def test_titles_that_run_up_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        for i, title in enumerate(("WORK", "STUDIES")):
            top = 60 + 120 * i
            fill(canvas, 50, top - 12, 75, top + 80, (0.8, 0.8, 0.9))
            canvas.saveState()
            canvas.translate(68, HEIGHT - top - 75)
            canvas.rotate(90)
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(0, 0, title)
            canvas.restoreState()
            column(canvas, 100, top, [f"First line after {title}", "and a second one", "and a third", "and a fourth"])

    lines = texts(read(draw))
    assert lines[0] == "WORK"
    assert lines[1] == "First line after WORK"
    assert lines[5:7] == ["STUDIES", "First line after STUDIES"]


def test_bullets_drawn_as_dots_and_dots_that_show_a_level() -> None:
    def draw(canvas: Canvas) -> None:
        for i, line in enumerate(("Wrote books.", "Drew maps.")):
            canvas.circle(55, HEIGHT - 97 - 14 * i, 1.5, stroke=0, fill=1)
            write(canvas, 62, 100 + 14 * i, line)
        for i in range(5):
            canvas.circle(60 + 9 * i, HEIGHT - 147, 2, stroke=0, fill=1)
        write(canvas, 105, 150, "German")

    document = read(draw)
    assert texts(document) == ["• Wrote books.", "• Drew maps.", "German"]
    assert [line.bullet for line in document.lines] == [True, True, False]


def test_the_wide_spaces_of_a_justified_line_are_no_gaps() -> None:
    def draw(canvas: Canvas) -> None:
        x = 60.0
        for word in ("an", "approach", "followed", "by", "everyone"):
            write(canvas, x, 60, word)
            x += canvas.stringWidth(word, "Helvetica", 10) + 11

    assert "\t" not in read(draw).text


def test_a_column_with_its_own_first_line_higher_up() -> None:
    right = ["newest of all the books.", "EDITOR", "Edited the letters of the paper,", "and the weather."]

    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "Jane Doe, writer of many books and of some letters, at home in Berlin and elsewhere")
        column(canvas, 60, 88, ["WRITER", "Wrote eleven books about the", "rivers of the north, and the"], leading=15)
        column(canvas, 330, 75, right, leading=15)

    assert texts(read(draw))[1:] == ["WRITER", "Wrote eleven books about the", "rivers of the north, and the", *right]


def test_a_short_end_of_a_sidebar_on_the_next_page() -> None:
    first = two_columns(SIDE, MAIN, x=200)

    def second(canvas: Canvas) -> None:
        column(canvas, 40, 106, ["AWARDS", "A medal"])
        column(canvas, 200, 100, MAIN[5:])

    assert texts(read(first, second)) == [*SIDE, "AWARDS", "A medal", *MAIN, *MAIN[5:]]
