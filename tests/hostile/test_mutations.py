"""Some hundred mutants of the samples; `python tests/hostile/mutate.py --count 5000` tries thousands."""

from __future__ import annotations

import time

import pytest
from mutate import defects, mutants


def test_no_mutant_brings_out_a_defect() -> None:
    assert [(mutant.name, failure.message) for mutant, failure in defects(250, seed=20)] == []


def test_the_same_seed_makes_the_same_mutants_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = list(mutants(20, seed=3))
    assert any(mutant.name.endswith(".docx") for mutant in first)  # an archive may hold the time that it was made
    a_year_on = time.time() + 366 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: a_year_on)
    assert list(mutants(20, seed=3)) == first
