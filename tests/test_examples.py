"""Each example line is judged as it is labelled, and each criterion has enough of them."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from resume_check import keywords

# The benchmarks are scripts, not a package; appended, so that they hide nothing.
sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))

import example_lines
from example_lines import Example

# What the whole resume is judged by has no lines of its own; measurable results are labelled otherwise.
OF_WHOLE_RESUMES = {"projects_highlighted", "tools_named", "structured_concise", "measurable_results"}
ENOUGH = Counter(demonstrated=12, listed=6, absent=12)
ENOUGH_CERTIFICATES = Counter(listed=12, absent=12)
ENOUGH_RESULTS = Counter(result=12, absent=12)

EXAMPLES = tuple(example_lines.read_examples())
CRITERIA = [item for item in keywords.load("ml-engineer").criteria if item.detector not in OF_WHOLE_RESUMES]
COUNTS: dict[str, Counter[str]] = defaultdict(Counter)
for _example in EXAMPLES:
    COUNTS[_example.criterion][_example.wanted] += 1


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda item: item.id)
def test_each_criterion_has_enough_examples(criterion: keywords.Criterion) -> None:
    enough = ENOUGH_CERTIFICATES if criterion.detector == "certification" else ENOUGH
    assert COUNTS[criterion.id] >= enough, dict(COUNTS[criterion.id])


def test_results_have_enough_examples() -> None:
    assert COUNTS[example_lines.RESULTS] >= ENOUGH_RESULTS


def test_examples_are_of_known_criteria_and_can_be_told_apart() -> None:
    assert {item.criterion for item in EXAMPLES} == {*(item.id for item in CRITERIA), example_lines.RESULTS}
    assert [name for name, count in Counter(item.id for item in EXAMPLES).items() if count > 1] == []


@pytest.mark.parametrize("criterion", sorted(COUNTS))
def test_examples_are_judged_as_labelled(criterion: str) -> None:
    known = {name for name in example_lines.read_known_misses() if name.startswith(f"{criterion}: ")}
    judged = [example_lines.judge(item) for item in EXAMPLES if item.criterion == criterion]
    wrong = {
        item.example.id: f"wanted {item.example.wanted}, had {item.had}: {item.why}"
        for item in judged
        if not item.right
    }
    new = {name: why for name, why in wrong.items() if name not in known}
    assert not new, "misjudged; `python benchmarks/accuracy.py --examples --misses` shows why"
    mended = known - wrong.keys()
    assert not mended, "right now: `python benchmarks/accuracy.py --examples --update-misses` shortens the list"


def test_known_misses_are_examples() -> None:
    assert example_lines.read_known_misses() <= {item.id for item in EXAMPLES}


def test_the_resume_around_a_line() -> None:
    plain = example_lines.resume_of(Example("python", "listed", "Skills", "Python, Go"))
    assert plain == "Alex Vale\nalex.vale@post.example\n\nSkills\nPython, Go\n"
    full = Example("python", "demonstrated", "Experience", "Wrote it", "Clerk, Bank, 2019", "github.com/vale", "Python")
    assert example_lines.resume_of(full).splitlines() == [
        "Alex Vale", "github.com/vale", "", "Experience", "Clerk, Bank, 2019", "- Wrote it", "", "Skills", "Python",
    ]  # fmt: skip


def test_known_misses_are_written_and_read_back(tmp_path: Path) -> None:
    assert example_lines.read_known_misses(tmp_path) == frozenset()
    names = {'sql: wrote "it" \\ all', "python: naïve – café"}
    example_lines.write_known_misses(names, tmp_path)
    assert example_lines.read_known_misses(tmp_path) == names
