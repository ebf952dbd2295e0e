"""Pages whose right order is known are read in it; the pages that need a browser are for benchmarks/reading."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The benchmarks are scripts, not a package; appended, so that they hide nothing.
sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

from reading import drawn
from reading.people import person
from reading.truth import add, broken_pairs, decode, either, encode, in_any_turn, score, word_faults

from resume_check.parsers.pdf import parse


@pytest.mark.parametrize("name", drawn.PAGES)
def test_drawn_pages_are_read_in_order(name: str) -> None:
    pdf, truth = drawn.PAGES[name]()
    text = parse(pdf, name=name).text
    assert broken_pairs(truth, text) == []
    assert word_faults(truth, text) == ([], [])


def test_a_pair_is_kept_where_nothing_stands_between() -> None:
    truth = ["Cook, Oslo 2019", "Baked bread, all sorts of it", "Washed up"]
    assert score(truth, "Cook, Oslo\t2019\n• Baked bread,\nall sorts of it\n• Washed up").kept == 2
    torn = score(truth, "Cook, Oslo\n• Baked bread,\n2019\nall sorts of it\n• Washed up")
    assert (torn.kept, torn.pairs, torn.words_right) == (0, 2, 1.0)


def test_words_count_when_they_are_whole() -> None:
    assert score("well-read cook", "wellread cook").words_right == pytest.approx(0.5)
    assert word_faults("well-read cook", "wellread cook") == (["well-read"], ["wellread"])


def test_either_order_may_be_right() -> None:
    truth = ["Name", in_any_turn(["a", "b"], ["c", "d"])]
    assert score(truth, "Name a b c d").order == 1
    assert score(truth, "Name c d a b").order == 1
    assert score(truth, "Name b a d c").order == 0
    assert score(either("one two", ["two", "one"]), "two one").order == 1


def test_pages_add_up() -> None:
    total = add([score(["a", "b"], "a b"), score(["a", "b", "c"], "c a b")])
    assert (total.kept, total.pairs) == (2, 3)


def test_a_truth_survives_its_file() -> None:
    truth = ["Name", in_any_turn(["a"], "b")]
    assert encode(decode(encode(truth))) == encode(truth)


def test_people_are_the_same_each_time_and_not_all_alike() -> None:
    assert person(5) == person(5)
    assert len({person(seed).jobs[0].bullets for seed in range(40)}) == 40
