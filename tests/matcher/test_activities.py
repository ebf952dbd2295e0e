"""Rules over word classes: order, distance, what must not be there, what must stand around, where they hold."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import Any

import pytest
from small_role import CLASSES, annotate, small_role

from resume_check.keywords import folder
from resume_check.keywords.role import Activity, WordClass
from resume_check.model import Status

RULE_CLASSES = {
    **CLASSES,
    "carry": WordClass(verbs=("carry", "move")),
    "thing": WordClass(nouns=("ranker", "net"), not_before=("curtain",), not_after=("fishing",)),
    "place": WordClass(words=("into service", "on a server")),
    "toys": WordClass(words=("toy",)),
}
JOB = "EXPERIENCE\nClerk, Acme, Jan 2020 - Dec 2021\n- {}"


def statuses(text: str, **rule: Any) -> list[Status]:
    """What one rule finds in a text; it needs a thing and a place unless `rule` says otherwise."""
    activity = Activity(**{"name": "rule", "criteria": ("build",), "all": ("thing", "place"), **rule})
    role = small_role(classes=RULE_CLASSES, activities=(activity,))
    return [mention.status for mention in annotate(text, role).of("build")]


def fires(line: str, **rule: Any) -> bool:
    """Whether the rule holds for a line of work."""
    return statuses(JOB.format(line), **rule) == [Status.DEMONSTRATED]


def test_all_classes_must_be_there() -> None:
    assert fires("Ranker on a server")
    assert not fires("Ranker on a shelf")
    assert not fires("Boxes on a server")


def test_classes_of_two_sentences_do_not_meet() -> None:
    assert not fires("Drew the ranker. Coffee on a server")


def test_a_slot_may_have_alternatives() -> None:
    assert fires("Toy on a server", all=("thing|toys", "place"))


@pytest.mark.parametrize(("line", "expected"), [("Ranker on a server", True), ("On a server, the ranker", False)])
def test_order(line: str, expected: bool) -> None:
    assert fires(line)
    assert fires(line, ordered=True) is expected


@pytest.mark.parametrize(("within", "expected"), [(7, True), (6, False)])
def test_distance_is_counted_in_tokens_from_the_first_to_the_last(within: int, expected: bool) -> None:
    assert fires("Ranker for the shop on a server", within=within) is expected


def test_a_class_that_must_not_be_in_the_sentence() -> None:
    assert not fires("Toy ranker on a server", none=("toys",))
    assert not fires("Ranker on a server for toy and game", none=("act|toys",))
    assert fires("Ranker on a server. Toy for the cat", none=("toys",))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Carried the net on a server", True),
        ("Then, carried the net on a server", True),
        ("The lads who carried the net on a server", False),
    ],
)
def test_the_first_class_must_open_a_clause(line: str, expected: bool) -> None:
    assert fires(line, all=("carry", "thing", "place"))
    assert fires(line, all=("carry", "thing", "place"), start=True) is expected


@pytest.mark.parametrize("line", ["Fishing net on a server", "Net curtain on a server"])
def test_neighbours_make_a_word_something_else(line: str) -> None:
    assert not fires(line)


def test_what_must_stand_around() -> None:
    line = "Ranker on a server"
    assert not fires(line, needs=("entry-ml",))
    assert not fires(f"{line}\n- TensorFlow all day", needs=("entry-ml",))  # one stray term
    around = f"{line}\n- TensorFlow all day\n- Machine learning at night"
    assert fires(around, needs=("entry-ml",))
    assert not fires(around, needs=("line-ml",))


def test_a_rule_without_needs_does_not_hold_in_a_job_that_only_speaks_of_the_field() -> None:
    text = "EXPERIENCE\nRecruiter, Acme, Jan 2020 - Dec 2021\n- Ranker on a server"
    assert statuses(text) == [Status.ABSENT]


@pytest.mark.parametrize("place", ["SUMMARY", "SKILLS"])
def test_a_rule_for_work_alone_passes_over_claims(place: str) -> None:
    text = f"{place}\nRanker on a server"
    assert statuses(text) == [Status.LISTED]
    assert statuses(text, work_only=True) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ranker, Python, on a server, Java, AWS, NumPy",
        "Ranker Python on a server Python Python Java Java Python Python Java",
    ],
)
def test_a_rule_for_work_alone_passes_over_lists_of_names(line: str) -> None:
    assert fires(line)
    assert not fires(line, work_only=True)


def test_a_rule_for_work_alone_holds_in_a_line_of_work() -> None:
    assert fires("Carried the ranker over and left it on a server, then slept", work_only=True)


def test_no_class_of_the_shipped_role_is_overwritten_by_another_file() -> None:
    names = Counter(
        name
        for path in folder().glob("ml-engineer/*.toml")
        for name in tomllib.loads(path.read_text("utf-8")).get("class", {})
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_each_class_of_the_shipped_role_is_used() -> None:
    texts = [path.read_text("utf-8") for path in folder().glob("ml-engineer/*.toml")]
    slots = {
        name
        for text in texts
        for slots in re.findall(r"^(?:all|none|not_between) = \[(.*)\]$", text, re.MULTILINE)
        for name in re.findall(r"[a-z_]+", slots)
    }
    read_by_code = {"act", "hands", "thesis", "field_words"}
    defined = {name for text in texts for name in tomllib.loads(text).get("class", {})}
    assert defined - slots - read_by_code == set()


DESK = "EXPERIENCE\n{}, Acme, Jan 2020 - Dec 2021\n- {}\n- Ranker on a server\n- Machine learning with TensorFlow"
MAKER = Activity(name="maker", criteria=("build",), all=("carry", "thing"))
WEAK = Activity(name="weak", criteria=("build",), all=("place",), needs=("entry-own",))


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Clerk", "Filed the letters", Status.ABSENT),  # the field is there, and nothing that the clerk made
        ("Clerk", "Moved the net", Status.DEMONSTRATED),
        ("ML engineer", "Filed the letters", Status.DEMONSTRATED),
    ],
)
def test_slight_signs_count_where_somebody_makes_such_things(title: str, line: str, expected: Status) -> None:
    role = small_role(classes=RULE_CLASSES, activities=(WEAK, MAKER), making=("build",))
    found = [mention for mention in annotate(DESK.format(title, line), role).of("build") if mention.term == "weak"]
    assert [mention.status for mention in found] == [expected]
