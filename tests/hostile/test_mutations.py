"""Some hundred mutants of the samples; `python tests/hostile/mutate.py --count 5000` tries thousands."""

from __future__ import annotations

from mutate import defects, mutants


def test_no_mutant_brings_out_a_defect() -> None:
    assert [(mutant.name, failure.message) for mutant, failure in defects(250, seed=20)] == []


def test_the_same_seed_makes_the_same_mutants() -> None:
    assert list(mutants(20, seed=3)) == list(mutants(20, seed=3))
