"""The table of ratios is made of medians that work and reference took turns for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The benchmarks are scripts, not a package; appended, so that they hide nothing.
sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

import speed


def test_sides_take_turns_and_the_first_round_is_not_counted() -> None:
    order: list[str] = []
    costs = {"work": iter([100.0, 1.0, 9.0, 3.0]), "reference": iter([100.0, 2.0, 2.0, 2.0])}

    def side(name: str) -> speed.Measure:
        def run() -> float:
            order.append(name)
            return next(costs[name])

        return run

    row = speed.hold(speed.Contest("this", "that", 1.5, side("work"), side("reference")), 3)
    assert order == ["work", "reference"] * 4
    assert row.cells() == ["this", "that", "3.0 ms", "2.0 ms", "1.50", "1.50", "yes"]


def test_a_process_is_measured_and_a_failing_one_is_told() -> None:
    cpu, peak = speed.process("-c", "pass")
    assert cpu > 0
    assert peak > 1
    with pytest.raises(SystemExit, match="ended with status 3"):
        speed.process("-c", "raise SystemExit(3)")


def test_calls_do_the_work_that_they_name() -> None:
    for contest in speed.calls():
        assert contest.run() > 0
        assert contest.run_reference() > 0
