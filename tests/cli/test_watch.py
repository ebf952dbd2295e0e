"""The waiting for saves by itself, and all of --watch on a terminal, with a small program in place of the analyzer."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from resume_check.cli.watch import Stamp, next_save, stamp_of

CHILD = """
import json, sys
from types import SimpleNamespace
sys.path[:] = json.loads(sys.argv[1])
from msgspec.structs import replace
from resume_check.batch.child import main
from resume_check.errors import Damaged
from resume_check.reporter.restore import restored
import hashlib
report = restored(open(REPORT, "rb").read())
def analyse(data, *, name, path, settings, scored=None):
    word, _, number = data.decode().partition(" ")
    if word != "score":
        raise Damaged("The file is cut short")
    file = replace(report.file, name=name, path=path, sha256=hashlib.sha256(data).hexdigest())
    return replace(report, score=float(number), file=file)
sys.modules["resume_check.analyzer"] = SimpleNamespace(analyse=analyse, prepare=lambda settings: None)
main()
"""
FAKE = f"""
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # where tests run in the background, it is ignored
from resume_check.batch import process
from resume_check.cli import main
process.CHILD = f"REPORT = {{sys.argv[1]!r}}\\n" + {CHILD!r}
sys.exit(main(sys.argv[2:]))
"""


def in_place(path: Path, text: str) -> None:
    path.write_text(text)


def beside_and_renamed(path: Path, text: str) -> None:
    beside = path.with_name("beside.tmp")
    beside.write_text(text)
    beside.replace(path)


def gone_and_back(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.3)
    path.write_text(text)


def in_pieces(path: Path, text: str) -> None:
    with path.open("w") as stream:
        for piece in (text[:3], text[3:]):
            stream.write(piece)
            stream.flush()
            time.sleep(0.3)


SAVES = [in_place, beside_and_renamed, gone_and_back, in_pieces]


@pytest.mark.parametrize("save", SAVES[:3])
def test_a_save_of_any_kind_is_seen(tmp_path: Path, save: Callable[[Path, str], None]) -> None:
    path = tmp_path / "resume.txt"
    path.write_text("old")
    before = stamp_of(path)
    saving = threading.Timer(0.1, save, (path, "the new text"))
    saving.start()
    after = next_save(path, before)
    saving.join()
    assert after != before
    assert after == stamp_of(path)
    assert after.size == len("the new text")


def test_a_file_that_still_grows_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = [Stamp(1, 5, 7), None, Stamp(2, 0, 8), Stamp(2, 0, 8), Stamp(3, 9, 8), Stamp(4, 12, 8), Stamp(4, 12, 8)]
    waited: list[float] = []
    monkeypatch.setattr("resume_check.cli.watch.stamp_of", lambda path: stamps.pop(0))
    monkeypatch.setattr("resume_check.cli.watch.time.sleep", waited.append)
    assert next_save(Path("resume.txt"), Stamp(1, 5, 7)) == Stamp(4, 12, 8)
    assert len(waited) == 6
    assert sum(waited) < 1


def test_a_file_that_is_not_there_has_no_stamp(tmp_path: Path) -> None:
    assert stamp_of(tmp_path / "none") is None
    assert stamp_of(Path("a\0b")) is None


class Watching:
    """The program on a terminal of its own."""

    def __init__(self, folder: Path, report: str, *args: str) -> None:
        self.path = folder / "resume.txt"
        self.path.write_text("score 60")
        saved = folder / "report.json"
        saved.write_text(report)
        self.ours, theirs = pty.openpty()
        call = [sys.executable, "-c", FAKE, str(saved), "score", "resume.txt", "--watch", *args]
        environment = os.environ | {"TERM": "xterm", "PYTHONUTF8": "1", "NO_COLOR": "1"}
        self.process = subprocess.Popen(call, cwd=folder, env=environment, stdout=theirs, stderr=theirs)
        os.close(theirs)
        os.set_blocking(self.ours, False)
        self.shown = b""

    def until(self, words: bytes, *, seconds: float = 30) -> bytes:
        """What is shown, to these words; then it is forgotten."""
        deadline = time.monotonic() + seconds
        while words not in self.shown:
            assert time.monotonic() < deadline, self.shown
            try:
                self.shown += os.read(self.ours, 65536)
            except BlockingIOError:
                time.sleep(0.01)
        before, _, self.shown = self.shown.partition(words)
        return before + words

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.ours)


@pytest.fixture
def watching(tmp_path: Path, full_report):
    started = Watching(tmp_path, full_report.to_json())
    started.until(b"Ctrl-C ends.")
    yield started
    started.close()


@pytest.mark.parametrize("save", SAVES)
def test_a_save_shows_what_changed(watching: Watching, save: Callable[[Path, str], None]) -> None:
    save(watching.path, "score 66.5")
    shown = watching.until(b"(+6.5)")
    assert b"resume.txt: +6.5 points" in shown
    assert b"cut short" not in shown


def test_each_save_is_compared_with_the_one_before(watching: Watching) -> None:
    for score, change in ((b"50.0", b"(-10.0)"), (b"55.0", b"(+5.0)")):
        in_place(watching.path, f"score {score.decode()}")
        assert score in watching.until(change)


def test_a_save_that_stays_damaged_is_one_line_and_the_next_is_scored(watching: Watching) -> None:
    in_place(watching.path, "damaged")
    assert b"The file is cut short" in watching.until(b"\n" if b"cut" in watching.shown else b"cut short")
    in_place(watching.path, "score 70")
    watching.until(b"(+10.0)")


def test_a_touch_shows_nothing(watching: Watching) -> None:
    os.utime(watching.path)
    time.sleep(0.8)
    in_place(watching.path, "score 61")
    assert b"0.0 points" not in watching.until(b"(+1.0)").replace(b"+1.0 points", b"")


def test_control_c_ends_it_tidily(watching: Watching) -> None:
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(20) == 130
    assert b"Traceback" not in watching.until(b"resume-check: interrupted.")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-"], "--watch needs a file"),
        (["a.txt", "--format", "json"], "--watch shows text"),
        (["a.txt", "-o", "report.txt"], "--watch shows text"),
        (["a.txt", "--explain", "python"], "--watch does not go with --explain"),
        (["a.txt", "--fail-under", "3"], "--watch does not go with"),
    ],
)
def test_what_does_not_go_with_it_is_refused(run, inbox: Path, args: list[str], message: str) -> None:
    outcome = run("score", *args, "--watch")
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err


@pytest.mark.usefixtures("fake_analyzer")
def test_a_file_that_cannot_be_read_at_first_is_status_3(run, inbox: Path) -> None:
    outcome = run("score", "inbox/b/c.md", "--watch")
    assert (outcome.status, outcome.out) == (3, "")
    assert outcome.err.count("\n") == 1
