"""Fill-in examples are made of the person's own lines, and of none where none fits."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_role import CRITERIA, facts_of, small_role

from resume_check.fill_in import MAX_CHARS, Examples
from resume_check.keywords.role import Criterion

WORK = """Robin Vale
robin.vale@post.example

EXPERIENCE
ML engineer, Acme, Jan 2020 - Dec 2021
- Built a machine learning model in TensorFlow [beta] for the shop. It ran.
- Trained another model for the depot with Python
- Swept the floor now and then

SKILLS
AWS, NumPy
"""
CLERK = """Sam Tarn
sam.tarn@post.example

EXPERIENCE
Office clerk, Acme, Jan 2020 - Dec 2021
- Answered the telephone and wrote letters all day
"""


def criterion(name: str, example: str) -> Criterion:
    return replace(next(item for item in CRITERIA if item.id == name), example=example)


def examples(text: str) -> Examples:
    return Examples(facts_of(text, small_role()))


def test_line_that_shows_most_of_the_same_group_is_taken_as_a_clause() -> None:
    made = examples(WORK).of(criterion("numpy", "{line}, on [what] arrays"))
    assert made == "Built a machine learning model in TensorFlow (beta) for the shop, on [what] arrays"


def test_one_line_does_not_serve_for_all() -> None:
    several = examples(WORK)
    made = [several.of(criterion(name, "{line} x")) for name in ("numpy", "cloud")]
    assert len(set(made)) == 2


def test_line_that_shows_it_already_is_not_taken() -> None:
    made = examples(WORK).of(criterion("tensorflow", "{line} x"))
    assert made == "Trained another model for the depot with Python x"


def test_own_line_comes_before_any_other() -> None:
    assert examples(WORK).of(criterion("numpy", "{line} x"), "Did it.") == "Did it x"


def test_where_no_line_is_of_the_field_there_is_a_gap() -> None:
    assert examples(CLERK).of(criterion("numpy", "{line}, on [what]")) == "[What you did], on [what]"


def test_example_without_a_line_stays_as_it_is() -> None:
    assert examples(WORK).of(criterion("cert", "AWS, [year]")) == "AWS, [year]"
    assert examples(WORK).of(criterion("numpy", "")) == ""


@pytest.mark.parametrize("line", ["word " * 80, "x" * 400])
def test_long_line_is_cut(line: str) -> None:
    made = examples(WORK).of(criterion("numpy", "{line}"), line)
    assert len(made) <= MAX_CHARS + 4
    assert made.endswith(" ...")
