"""The command that measures accuracy counts what it should, on sets made for these tests."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

# The benchmarks are scripts, not a package; appended, so that they hide nothing.
sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

import accuracy
import labelled_set
import tables
from tally import Outcome, Tally

RESUME = """Robin Vale
robin@post.example | github.com/robinvale

Experience
Data Engineer, Acme Ltd, January 2020 - December 2021
- Wrote the nightly import in Python and cut its run time from 9 h to 40 min

Skills
SQL, Docker
"""
CRITERIA = {"python": "demonstrated", "sql": "listed", "docker": "listed", "kubernetes": "absent"}
RESULT = "Wrote the nightly import in Python and cut its run time from 9 h to 40 min"


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    for folder in ("files", "gold"):
        (tmp_path / folder).mkdir()
    (tmp_path / "files" / "robin.txt").write_text(RESUME, encoding="utf-8")
    (tmp_path / "files" / "empty.txt").write_text("Robin Vale\n\nSkills\nGardening, cooking\n", encoding="utf-8")
    write_label(tmp_path)
    return tmp_path


def write_label(folder: Path, **changes: Any) -> None:
    label = {
        "file": "files/robin.txt", "criteria": CRITERIA, "ambiguous": [], "implied": [], "measurable_results": [RESULT],
        "years_experience": 2.0, "years_tolerance": 0.3, "github": True, "certifications": [], "hidden_text": False,
    }  # fmt: skip
    (folder / "gold" / "robin.json").write_text(json.dumps(label | changes), encoding="utf-8")


def missed(outcome: Outcome) -> set[tuple[str, str, str]]:
    return {(miss.what, miss.wanted, miss.had) for miss in outcome.misses}


def test_tally() -> None:
    tally = Tally(hits=3, false_alarms=1, misses=2)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 / 3)
    assert (Tally().precision, Tally().recall, Tally(misses=1).f1) == (1.0, 1.0, 0.0)


def test_a_label_that_agrees(labelled: Path) -> None:
    outcome = labelled_set.measure(labelled)
    assert outcome.misses == []
    assert str(outcome.total.exact) == "4/4"
    assert outcome.tallies["measurable results"].hits == 1
    assert {name: str(share) for name, share in outcome.shares.items()} == {
        "read": "1/1", "years within tolerance": "1/1", "code host": "1/1", "certificates": "1/1",
    }  # fmt: skip


def test_every_kind_of_miss_is_told(labelled: Path) -> None:
    write_label(
        labelled,
        criteria={"python": "listed", "docker": "absent", "kubernetes": "listed"},
        measurable_results=["Sold 40% more tulips"],
        years_experience=7.0,
        github=False,
        certifications=["cert_ibm_ml"],
        hidden_text=True,
    )
    outcome = labelled_set.measure(labelled)
    assert missed(outcome) == {
        ("python", "listed", "demonstrated"),
        ("docker", "absent", "listed"),
        ("kubernetes", "listed", "absent"),
        ("measurable_results", "a result", "none"),
        ("measurable_results", "none", "a result"),
        ("years", "7.0", "2.0"),
        ("code host", "False", "True"),
        ("certificates", "['cert_ibm_ml']", "[]"),
        ("hidden-text", "True", "False"),
    }
    presence = outcome.total.presence
    assert (presence.hits, presence.false_alarms, presence.misses) == (1, 1, 1)
    assert "Wrote the nightly import" in "\n".join(tables.misses(outcome))


def test_what_a_label_leaves_open_is_right_either_way(labelled: Path) -> None:
    write_label(
        labelled,
        criteria={"sql": "demonstrated", "docker": "absent", "analytical_thinking": "demonstrated"},
        implied=["sql"],
        ambiguous=["docker", "portfolio", "years_experience"],
        measurable_results=[],
        measurable_ambiguous=[RESULT],
        years_experience=40.0,
        github=False,
    )
    outcome = labelled_set.measure(labelled)
    assert outcome.misses == []
    assert str(outcome.total.exact) == "1/1"


def test_a_file_that_cannot_be_read_is_a_miss(labelled: Path) -> None:
    write_label(labelled, file="files/none.txt")
    outcome = labelled_set.measure(labelled)
    assert (str(outcome.shares["read"]), outcome.total.exact.total) == ("0/1", 0)


def test_pairs_and_relations(labelled: Path) -> None:
    (labelled / "pairs.json").write_text('[["robin", "empty"], ["empty", "robin"], ["robin", "nobody"]]')
    names = ("files/robin.txt", "files/empty.txt")
    relations = [
        {"base": names[base], "variant": names[variant], "relation": relation}
        for base, variant, relation in ((0, 0, "equal"), (1, 0, "up"), (0, 1, "up"), (0, 1, "not_up"), (1, 0, "down"))
    ]
    (labelled / "metamorphic.json").write_text(json.dumps(relations))
    shares = labelled_set.measure(labelled).shares
    got = {name: str(share) for name, share in shares.items() if name.startswith(("pairs", "relation"))}
    assert got == {
        "pairs in order": "1/3", "relation equal": "1/1", "relation up": "1/2", "relation not_up": "1/1",
        "relation down": "0/1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cut the run time from 9 h to 40 min", "cut the run\n  time from 9 h to 40 min."),
        ("Serves 2 million pre-\ndictions a day", "Serves 2 million predictions a day"),
        ("Rаised recall to .63", "Raised recall to .63"),  # the first a is Cyrillic
        ("Raised recall to .63", "Raised recall to .63 on whale calls"),
    ],
)
def test_same_line(one: str, other: str) -> None:
    assert labelled_set.same_line(one, other)
    assert labelled_set.same_line(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "Raised recall"),
        ("--", "--"),
        ("Raised recall to .63", "Sold 40% more tulips"),
        ("40 min", "Wrote the nightly import in Python and cut its run time from 9 h to 40 min"),
    ],
)
def test_other_lines(one: str, other: str) -> None:
    assert not labelled_set.same_line(one, other)


def test_command_prints_figures_and_misses(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_label(labelled, criteria=CRITERIA | {"docker": "absent"})
    assert accuracy.main([str(labelled), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert "docker: wanted absent, had listed  [files/robin.txt]" in printed
    assert "false alarms                   1/2" in printed
    assert accuracy.main([str(labelled), "--markdown"]) == 0
    assert "| docker | 0.000 | 1.000 | 0.000 | – | – | – | 0/1 |" in capsys.readouterr().out


def test_command_names_a_folder_that_is_no_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        accuracy.main([str(tmp_path)])
    assert "is no labelled set" in capsys.readouterr().err


def test_examples_are_measured_as_labelled(tmp_path: Path) -> None:
    (tmp_path / "python.toml").write_text(
        '[[example]]\nstatus = "listed"\nsection = "Skills"\ntext = "Python, Bash"\n'
        '[[example]]\nstatus = "demonstrated"\nsection = "Interests"\ntext = "Hill walking"\n'
    )
    (tmp_path / "measurable_results.toml").write_text(
        '[[example]]\nresult = true\nsection = "Experience"\nentry = "Clerk, Bank"\ntext = "Cut costs by 40%"\n'
    )
    (tmp_path / "dates.toml").write_text('[[example]]\ntext = "2019"\nnone = true\n')
    outcome, wrong = accuracy.measure_examples(tmp_path)
    assert [item.example.id for item in wrong] == ["python: Hill walking"]
    assert missed(outcome) == {("python", "demonstrated", "absent")}
    assert outcome.tallies["measurable results"].hits == 1
