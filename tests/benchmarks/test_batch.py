from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import batch


def test_made_resumes_differ(tmp_path: Path) -> None:
    batch.fill(tmp_path, 12)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert [path.suffix for path in files] == [".pdf", *[".txt"] * 9, ".pdf", ".txt"]
    assert len({path.read_bytes() for path in files}) == 12


def test_samples_are_copied(tmp_path: Path) -> None:
    count = batch.copy_samples(tmp_path, 2)
    assert count == len([path for path in tmp_path.rglob("*") if path.is_file()]) > 20


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_peak_of_a_process() -> None:
    code = "kept = bytearray(50 << 20); print(len(kept), flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert 50 < batch.peak(child.pid) < 150
        child.communicate(b"\n")
    assert batch.peak(child.pid) == 0
