"""Fill-in examples are made of the person's own lines, and of none where none fits."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_role import CRITERIA, facts_of, small_role
from small_role import criterion as small_criterion

from resume_check.fill_in import MAX_CHARS, Examples, as_clause
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
    made = examples(WORK).of(criterion("numpy", "{line}, on [what] arrays")).text
    assert made == "Built a machine learning model in TensorFlow (beta) for the shop, on [what] arrays"


def test_one_line_does_not_serve_for_all() -> None:
    several = examples(WORK)
    made = [several.of(criterion(name, "{line} x")).text for name in ("numpy", "cloud")]
    assert len(set(made)) == 2


def test_line_that_shows_it_already_is_not_taken() -> None:
    made = examples(WORK).of(criterion("tensorflow", "{line} x")).text
    assert made == "Trained another model for the depot with Python x"


def test_own_line_comes_before_any_other() -> None:
    assert examples(WORK).of(criterion("numpy", "{line} x"), "Did it.").text == "Did it x"


def test_where_no_line_is_of_the_field_there_is_a_gap() -> None:
    assert examples(CLERK).of(criterion("numpy", "{line}, on [what]")).text == "[What you did], on [what]"


def test_example_without_a_line_stays_as_it_is() -> None:
    assert examples(WORK).of(criterion("cert", "AWS, [year]")).text == "AWS, [year]"
    assert examples(WORK).of(criterion("numpy", "")).text == ""


def test_names_the_line_that_was_chosen_and_none_that_was_given() -> None:
    made = examples(WORK).of(criterion("numpy", "{line}"))
    facts = facts_of(WORK, small_role())
    assert made.line is not None
    assert facts.resume.slice(made.line).startswith("Built a machine learning model")
    assert examples(WORK).of(criterion("numpy", "{line}"), "Did it all.").line is None


def test_skill_of_the_field_comes_before_what_every_trade_asks_for() -> None:
    general = small_criterion("writing", "soft", 0.02, general=True, terms=("letters",), example="{line}")
    text = WORK.replace("Swept the floor now and then", "Took care of communication with the whole depot")
    made = Examples(facts_of(text, small_role(criteria=(*CRITERIA, general)))).of(general)
    assert made.text.startswith("Built a machine learning model")


@pytest.mark.parametrize(
    ("line", "clause"),
    [
        ("Got the model onto it: TensorRT, 14 ms a frame, down from 61 ms.", "Got the model onto it"),
        ("Talked every week with growers; half of my ideas are theirs.", "Talked every week with growers"),
        ("Search: ranked the parts of old machines; 9 users", "ranked the parts of old machines"),
        ("Team of six. Designed the price suggestions. Shipped.", "Designed the price suggestions"),
        ("Built a ranking model \u2013 lifting NDCG by 3%", "Built a ranking model"),
        ("Built a model (two parts: a net; a tree) for shops", "Built a model (two parts: a net; a tree) for shops"),
        ("Was it worth it? Yes", "Was it worth it"),
        ("Moved 30.000 files a day at 99.97% uptime", "Moved 30.000 files a day at 99.97% uptime"),
        ("Two: three", "Two: three"),
        ("", ""),
    ],
)
def test_clause_ends_where_the_first_thought_does(line: str, clause: str) -> None:
    assert as_clause(line) == clause


@pytest.mark.parametrize(
    ("line", "clause"),
    [
        (f"Built the model of the shop, {'very ' * 25}well", "Built the model of the shop"),
        (f"Built the model of the shop (a {'very ' * 26}good one)", "Built the model of the shop"),
        (f"Built the new model that {'very ' * 26}well served with it all", "Built the new model"),
    ],
)
def test_long_line_ends_before_a_part_that_can_be_missed(line: str, clause: str) -> None:
    assert len(line) > MAX_CHARS
    made = as_clause(line)
    assert len(made) <= MAX_CHARS
    assert clause.startswith(made)
    assert not made.endswith("...")


@pytest.mark.parametrize("line", ["word " * 80, "x" * 400])
def test_long_line_without_a_pause_is_cut(line: str) -> None:
    made = as_clause(line)
    assert len(made) <= MAX_CHARS + 4
    assert made.endswith(" ...")


@pytest.mark.parametrize("line", ["( " * 50_000, ", and by " * 20_000, ": " * 50_000, "a. " * 50_000])
def test_hostile_line_gives_a_short_clause_at_once(line: str) -> None:
    assert len(as_clause(line)) <= MAX_CHARS + 4
