"""Tables from ruling lines."""

from __future__ import annotations

from resume_check.model import BBox
from resume_check.parsers.rules import Rule, find_tables

LEVEL = [Rule(y, 0, 100) for y in (0, 20, 40)]
UPRIGHT = [Rule(x, 0, 40) for x in (0, 30, 100)]


def test_a_table_of_two_rows_and_columns() -> None:
    assert find_tables(LEVEL, UPRIGHT) == [
        [[BBox(0, 0, 30, 20), BBox(30, 0, 100, 20)], [BBox(0, 20, 30, 40), BBox(30, 20, 100, 40)]]
    ]


def test_borders_drawn_cell_by_cell() -> None:
    level = [Rule(y + shift, x, x + 52) for y in (0, 20, 40) for x in (0, 50) for shift in (0, 0.4)]
    upright = [Rule(x, y, y + 20) for x in (0, 30, 100) for y in (0, 20)]
    assert [len(row) for row in find_tables(level, upright)[0]] == [2, 2]


def test_a_cell_over_two_rows_is_of_the_first() -> None:
    level = [LEVEL[0], Rule(20, 30, 100), LEVEL[2]]
    upright = [*UPRIGHT, Rule(60, 0, 40)]
    table = find_tables(level, upright)[0]
    assert table[0][0] == BBox(0, 0, 30, 40)
    assert [len(row) for row in table] == [3, 2]


def test_lines_that_make_no_table() -> None:
    assert find_tables(LEVEL[:2], UPRIGHT) == []
    assert find_tables(LEVEL, UPRIGHT[:2]) == []
    assert find_tables(LEVEL, [Rule(x, 50, 90) for x in (0, 30, 100)]) == []


def test_two_tables_one_below_the_other() -> None:
    level = [*LEVEL, *[Rule(y, 0, 100) for y in (100, 120, 140)]]
    upright = [*UPRIGHT, *[Rule(x, 100, 140) for x in (0, 50, 100)]]
    assert [len(table) for table in find_tables(level, upright)] == [2, 2]


def test_a_page_full_of_lines_is_left_alone() -> None:
    assert find_tables([Rule(y, 0, 900) for y in range(0, 3000, 3)], [Rule(x, 0, 3000) for x in range(0, 900, 3)]) == []
