"""The entry points work, on their seeds and on a few wrong bytes; run.py fuzzes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from targets import TARGETS  # noqa: E402


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_its_seeds_and_rubbish(name: str) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    assert seeds
    for content in (*seeds[:8], b"", b"\x00", b"\xff" * 40, seeds[0][: len(seeds[0]) // 2]):
        target.one(content)


def test_an_unknown_target_is_said() -> None:
    call = [sys.executable, str(HERE / "run.py"), "nothing"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "unknown target 'nothing'" in done.stderr
