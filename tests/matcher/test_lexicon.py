"""The forms in which the words of the data files are looked for, and what a word found stands for."""

from __future__ import annotations

from typing import Any

import pytest
from small_role import annotate, criterion, small_role, words_of_cues

from resume_check.keywords.role import Family, KeywordSet
from resume_check.keywords.shared import Cue
from resume_check.matcher.lexicon import normalised, spellings, vocabulary
from resume_check.model import Match


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("TensorFlow", "Tensor Flow"),
        ("scikit-learn", "scikitlearn"),
        ("neural network", "neural networks"),
        ("machine learning", "machinelearning"),
        ("CNN", "CNNs"),
        ("data-set", "dataset"),
        ("query", "queries"),
    ],
)
def test_spellings_that_are_the_same_to_a_reader(term: str, form: str) -> None:
    assert spellings(term)[0] == term
    assert form in spellings(term)


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("AWS", "AWSs"),  # already ends in S
        ("GoLand", "GoLands"),
        ("R", "Rs"),
        ("pandas", "pandass"),
        ("AI hub", "AIhub"),  # too short to join
        ("Google Cloud Machine Engine", "GoogleCloudMachineEngine"),  # too many words to join
        ("C++ 11", "C++11"),  # no letters alone
        ("iOS", "i OS"),  # a part of one letter
    ],
)
def test_forms_that_are_no_spelling(term: str, form: str) -> None:
    assert form not in spellings(term)


def test_no_spelling_stands_twice() -> None:
    for term in ("TensorFlow", "deep learning", "CNN", "pandas"):
        assert len(spellings(term)) == len(set(spellings(term)))


def test_normalised_ignores_case_hyphens_and_british_endings() -> None:
    assert normalised("Pre-Processing_Optimisation") == normalised("pre processing optimization")
    assert normalised("processing") != normalised("preprocessing")


def test_a_term_of_two_entries_speaks_for_both() -> None:
    role = small_role(
        families=(Family(name="nets", terms=("TensorFlow", "Keras"), implies=("learning",), classes=("framework",)),)
    )
    terms = vocabulary(role)
    assert set(terms["TensorFlow"].criteria) == {("tensorflow", Match.EXACT), ("learning", Match.FAMILY)}
    assert terms["Keras"].criteria == (("learning", Match.FAMILY),)
    assert terms["TensorFlow"].classes == ("framework",)
    assert terms["TensorFlow"].anchor == "ml"
    assert terms["Keras"].anchor == ""


def of_line(line: str, role: KeywordSet | None = None) -> set[tuple[str, str]]:
    """(criterion, term) of what one bullet of a job mentions."""
    found = annotate(f"EXPERIENCE\nSoftware engineer, Acme, Jan 2020 - Dec 2021\n- {line}\n", role).mentions
    return {(item.criterion, item.term) for item in found if item.status != "absent"}


@pytest.mark.parametrize(
    "written", ["TensorFlow", "tensorflow", "TENSORFLOW", "Tensor Flow", "tensor-flow", "tensor_flow"]
)
def test_a_term_is_found_however_it_is_written(written: str) -> None:
    assert ("tensorflow", "TensorFlow") in of_line(f"Wrote a {written} service")


@pytest.mark.parametrize(
    "line", ["Tensor", "the flow of tensor", "tensor, flow", "Pythonista", "numpytools", "awkward"]
)
def test_parts_and_longer_words_are_no_mention(line: str) -> None:
    assert of_line(f"Wrote about {line}") == set()


def test_own_term_wins_over_a_generated_spelling() -> None:
    criteria = (
        criterion("one", "tools", 0.5, anchor="tech", terms=("DataBase",)),
        criterion("two", "tools", 0.5, anchor="tech", terms=("data base",)),
    )
    role = small_role(
        criteria=criteria,
        families=(),
        senses=(),
        activities=(),
    )
    assert of_line("Wrote a data base", role) == {("two", "data base")}
    assert of_line("Wrote a DataBase", role) == {("one", "DataBase")}


def test_longest_term_hides_the_ones_inside_it() -> None:
    found = of_line("Holds the AWS Certified Machine Learning paper")
    assert {name for name, _ in found} == {"cert"}
    assert {name for name, _ in of_line("Holds AWS and machine learning")} == {"cloud", "learning"}


@pytest.fixture
def crew_cue(monkeypatch: pytest.MonkeyPatch) -> None:
    """One cue alone, with a wildcard."""
    cue: Any = Cue(id="crew", effect="others", direction="forward", phrases=["the * crew"], within=9)
    only = words_of_cues(cue)
    for module in ("lexicon", "cues"):
        monkeypatch.setattr(f"resume_check.matcher.{module}.cues", lambda: only)


@pytest.mark.usefixtures("crew_cue")
@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("Watched the night crew write Python", False),
        ("Watched The Sunday Crew write Python", False),
        ("Watched the crew write Python", True),  # the wildcard is one word
        ("Watched the late night crew write Python", True),
        ("Watched the 3 crew write Python", True),  # and a word has letters
        ("Wrote Python for the night crew", True),  # forward only
    ],
)
def test_wildcard_stands_for_one_word(line: str, counts: bool) -> None:
    assert (("python", "Python") in of_line(line, small_role())) is counts
