from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from resume_check.cli.progress import Progress, is_watched


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """From here on, since pytest changes standard error between a fixture and its test."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    return terminal


def test_shows_share_and_failures_and_lines_stand_whole_above(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    long = f"resume-check: {'x' * 200}[bold].pdf: damaged"
    with Progress(visible=True) as progress:
        progress.start(40)
        progress.show(10, 1)
        progress.say(long)
        progress.show(20, 1)
    written = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "\x00", terminal.getvalue())
    lines = [line.strip("\0 ") for line in re.split(r"[\r\n]", written)]
    assert long in lines  # neither wrapped nor joined with the bar
    shown = [line for line in lines if "failed" in line]
    assert any("10/40" in line and "1 failed" in line for line in shown)
    assert "20/40" in shown[-1]
    assert terminal.getvalue().rstrip().endswith("\x1b[2K")  # the bar is taken away


def test_speed_is_files_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    from resume_check.cli.progress import _bar

    bar = _bar()
    clock = [0.0]
    bar.get_time = lambda: clock[0]
    task = bar.add_task("", total=1000, failed=0)
    for moment in range(1, 5):
        clock[0] = float(moment)
        bar.update(task, completed=moment * 50)
    out = io.StringIO()
    Console(file=out, width=100).print(bar.make_tasks_table(bar.tasks))
    assert "50.0/s" in out.getvalue()
    assert "0:00:16" in out.getvalue()


def test_unseen_says_lines_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(visible=False) as progress:
        progress.start(2)
        progress.show(1, 0)
        progress.say("one")
    assert capsys.readouterr().err == "one\n"


def test_watched_only_on_a_terminal_that_shows_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal = on_terminal(monkeypatch)
    assert is_watched("out.ndjson", quiet=False)
    assert not is_watched("out.ndjson", quiet=True)
    for place, watched in ((tmp_path / "out", True), (Path("/dev/null"), False)):
        with place.open("w") as stream:
            monkeypatch.setattr("sys.stdout", stream)
            assert is_watched(None, quiet=False) is watched
    monkeypatch.setenv("TERM", "dumb")
    assert not is_watched("out.ndjson", quiet=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(terminal, "isatty", lambda: False)
    assert not is_watched("out.ndjson", quiet=False)
