"""Lines that the width of a page has broken are joined, all others stay apart."""

from __future__ import annotations

import pytest
from handmade import AS_OF, Row, page, plain

from resume_check.model import Document
from resume_check.structure.lines import after_bullet, join_lines

WIDE = "Rebuilt the nightly job that loads the readings of the meters into one"  # 70 characters: 350 points


def joined(document: Document) -> list[str]:
    blocks = join_lines(document, set(), as_of=AS_OF)
    return [" ".join(document.text[block.start : block.end].split()) for block in blocks]


def test_a_wrapped_bullet_is_one_line() -> None:
    rows = [Row(f"• {WIDE}", bullet=True), Row("table, with checks", x0=60), Row("• Second", bullet=True)]
    assert joined(page(*rows)) == [f"{WIDE} table, with checks", "Second"]


def test_a_wrapped_bullet_goes_on_over_three_lines() -> None:
    rows = [Row(f"• {WIDE}", bullet=True), Row(WIDE.lower(), x0=60), Row("table.", x0=60)]
    assert joined(page(*rows)) == [f"{WIDE} {WIDE.lower()} table."]


def test_a_bullet_narrower_than_the_date_column_wraps_at_its_own_edge() -> None:
    rows = [Row("Nexus, Founder\tParis, France", x1=556, bold=True), Row("June 2023 – present", x0=470, x1=556)]
    rows += [
        Row(f"• {WIDE}", x0=60, bullet=True),
        Row("table", x0=68),
        Row(f"• {WIDE}", x0=60, bullet=True),
        Row("Friday", x0=68),
    ]
    assert joined(page(*rows))[2:] == [f"{WIDE} table", f"{WIDE} Friday"]


def test_the_title_of_the_next_job_is_not_the_end_of_a_bullet() -> None:
    rows = [Row(f"• {WIDE}", bullet=True, x0=52), Row("table.", x0=62), Row(f"• {WIDE}", bullet=True, x0=52)]
    rows += [Row("Gardener", bold=True), Row("Mossgate Parks, 2011 – 2015")]
    assert joined(page(*rows)) == [f"{WIDE} table.", WIDE, "Gardener", "Mossgate Parks, 2011 – 2015"]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not() -> None:
    rows = [Row(WIDE), Row(WIDE.lower()), Row("table and stops."), Row(f"{WIDE}", gap=8), Row("Table two.")]
    assert joined(page(*rows)) == [f"{WIDE} {WIDE.lower()} table and stops.", f"{WIDE} Table two."]


def test_rows_of_cells_stay_apart() -> None:
    rows = [
        Row("Institute for Water\tEdinburgh, UK", x1=550),
        Row("Research Scientist, Weather\tOctober 2022 – present", x1=550),
    ]
    rows += [Row("2021\tSecond place at the fair of the town", x1=550), Row("2020\tFirst place", x1=550)]
    assert len(joined(page(*rows))) == 4


def test_a_label_column_goes_on_below_its_content() -> None:
    rows = [
        Row("Serving:\tFastAPI, Docker, Kubernetes, Airflow, Snowflake, ONNX", x1=400),
        Row("Runtime, AWS", x0=120),
        Row(WIDE, x1=400),
    ]
    assert joined(page(*rows))[0].endswith("ONNX Runtime, AWS")


def test_short_items_below_each_other_stay_apart() -> None:
    rows = [Row(text, x0=14, gap=5) for text in ("Python", "Pandas / NumPy", "Git", "a.very.long.address@example.com")]
    assert len(joined(page(*rows))) == 4


def test_columns_and_font_sizes_part_lines() -> None:
    assert len(joined(page(Row(WIDE), Row("other column", column=1)))) == 2
    assert len(joined(page(Row(WIDE, size=14), Row("small print", size=9)))) == 2


def test_a_sentence_goes_on_over_a_page_break() -> None:
    rows = [Row("Top"), Row(f"• {WIDE}", bullet=True), Row("table by the end of", x0=60, page=2)]
    assert joined(page(*rows)) == ["Top", f"{WIDE} table by the end of"]


def test_the_footers_of_two_pages_stay_apart() -> None:
    assert joined(page(Row("Ada Vale, page 1"), Row("Ada Vale, page 2", page=2))) == [
        "Ada Vale, page 1",
        "Ada Vale, page 2",
    ]


def test_a_paragraph_of_word_is_a_line() -> None:
    rows = [Row(WIDE, page=None, paragraph=True), Row("goes on here", page=None, paragraph=True)]
    assert joined(page(*rows)) == [WIDE, "goes on here"]


def test_plain_text_that_is_wrapped_is_joined() -> None:
    text = (
        "I make work for groups. Ensemble learning in the old sense: twelve people\n"
        "in a room learning the weight of one another, and of the sets, the lights\n"
        "and the music. It takes them most of the spring and a part of the summers\n"
        "each year.\n\n"
        "- Motion capture at a clinic: they trained the network, I trained the\n"
        "  dancers\n"
        "- Two publishers\n"
    )
    assert joined(plain(text)) == [
        "I make work for groups. Ensemble learning in the old sense: twelve people in a room learning the weight of "
        "one another, and of the sets, the lights and the music. It takes them most of the spring and a part of the "
        "summers each year.",
        "Motion capture at a clinic: they trained the network, I trained the dancers",
        "Two publishers",
    ]


def test_plain_text_that_is_not_wrapped_is_left_alone() -> None:
    text = "py, lightgbm, quantile loss\ndag on airflow, alerts\nmisses 1 landing in 400\n"
    assert joined(plain(text)) == text.splitlines()


def test_headings_stand_alone() -> None:
    document = page(Row(WIDE), Row("table"))
    assert [(block.first, block.last) for block in join_lines(document, {0}, as_of=AS_OF)] == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("• Built it", "Built it"),
        ("- Built it", "Built it"),
        ("– nested", "nested"),
        ("◦  nested", "nested"),
        ("1. First", "First"),
        ("(2) Second", "Second"),
        ("a) Third", "Third"),
        ("o Fourth", "Fourth"),
        ("➤ Fifth", "Fifth"),
        ("no mark at all", "no mark at all"),
    ],
)
def test_after_bullet(text: str, content: str) -> None:
    document = page(Row(text, bullet=True))
    assert document.text[after_bullet(document.text, document.lines[0]) :] == content


def test_a_dash_that_is_no_bullet_stays() -> None:
    document = page(Row("- 5 % waste"))
    assert after_bullet(document.text, document.lines[0]) == 0
