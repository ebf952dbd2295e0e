"""Runs the command line in this process, as a script would see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from resume_check.cli import main


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run `resume-check` with these arguments."""

    def run(*args: str | Path) -> Outcome:
        arguments: Sequence[str] = [str(arg) for arg in args]
        status = main(arguments)
        out, err = capfd.readouterr()
        return Outcome(status, out, err)

    return run


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two good files and a damaged one, below the working directory."""
    monkeypatch.chdir(tmp_path)
    folder = Path("inbox")
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text("score 70")
    (folder / "b" / "c.md").write_text("damaged")
    (folder / "d.PDF").write_text("score 40.04")
    return folder
