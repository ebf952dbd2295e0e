"""The committed sample resumes are what their script writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("reportlab")
SCRIPT = Path(__file__).parents[1] / "sample_resumes" / "make.py"


def check(script: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)


def test_committed_samples_are_what_the_script_writes() -> None:
    result = check(SCRIPT)
    assert (result.returncode, result.stderr) == (0, "")


def test_check_names_a_file_that_differs_and_one_that_is_missing(tmp_path: Path) -> None:
    for path in SCRIPT.parent.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            copy = tmp_path / path.relative_to(SCRIPT.parent)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(path.read_bytes())
    (tmp_path / "sunniva-achterberg.md").write_text("# Someone else\n", encoding="utf-8")
    (tmp_path / "odalys-brennecke.pdf").unlink()
    result = check(tmp_path / "make.py")
    assert result.returncode == 1
    names = [line.split(":")[0] for line in result.stderr.splitlines()]
    assert names == ["odalys-brennecke.pdf", "sunniva-achterberg.md"]
