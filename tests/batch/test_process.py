"""Real worker processes, with a small program in place of the analyzer."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from resume_check.batch import process
from resume_check.batch.process import Worker, WorkerError, WorkerKilledError
from resume_check.batch.run import run
from resume_check.batch.sources import BytesSource, FileSource
from resume_check.errors import KeywordSetError
from resume_check.limits import Limits
from resume_check.model import DocumentView, Failure, NotDrawn, PageView, Report
from resume_check.settings import Settings

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="the walls are those of POSIX")

# Does what the bytes of the file say, as a library with a defect would.
CHILD = """
import json, os, signal, sys, time
from types import SimpleNamespace
sys.path[:] = json.loads(sys.argv[1])
from msgspec.structs import replace
from resume_check.batch.child import main
from resume_check.errors import Damaged
from resume_check.model import PageView, Report
import msgspec

def analyse(data, *, name, path, settings, scored):
    if data.startswith(b"score "):
        _, trouble, report = data.split(b" ", 2)
        report = msgspec.msgpack.decode(report, type=Report)
        scored(report)
        if trouble == b"nothing":
            return replace(report, view=replace(report.view, pages=(PageView(1, 10, 20, b"png"),), not_drawn=()))
        data = trouble.replace(b"-", b" ")
    word, _, rest = data.decode().partition(" ")
    if word == "sleep":
        time.sleep(60)
    if word == "die":
        os.kill(os.getpid(), int(rest))
    if word == "exit":
        os._exit(7)
    if word == "memory":
        bytearray(4 * 1024 ** 3)
    if word == "bug":
        raise KeyError("Jane Doe")
    if word == "deep":
        deep = lambda: deep()
        deep()
    if word == "speak":
        print("Jane Doe")
        print("Jane Doe", file=sys.stderr)
        os.write(1, b"Jane Doe")
        os.write(2, b"Jane Doe")
    if word == "write":
        with open(rest, "wb") as stream:
            stream.write(bytes(64 * 1024 ** 2))
    if word == "facts":
        import resource
        limits = [resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_CORE, resource.RLIMIT_AS)]
        raise Damaged(f"{os.getpid()} {os.getsid(0)} {limits}")
    raise Damaged(f"read {word} {name}")

sys.modules["resume_check.analyzer"] = SimpleNamespace(analyse=analyse, prepare=lambda settings: None)
main()
"""
SETTINGS = Settings(limits=Limits(timeout=20))


@pytest.fixture(autouse=True)
def _child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "CHILD", CHILD)


def said(text: str, name: str = "a.txt") -> BytesSource:
    return BytesSource(name, f"inbox/{name}", text.encode())


def failure(outcome: Report | Failure) -> Failure:
    assert isinstance(outcome, Failure)
    return outcome


def test_one_child_reads_one_file_after_the_other() -> None:
    with Worker(SETTINGS) as worker:
        first, second = (failure(worker.check(said("facts"))).message for _ in range(2))
        assert first == second
        child, session = map(int, first.split()[:2])
        assert child == session != os.getpid()  # out of reach of Ctrl-C at the terminal
        core, memory = map(int, first[first.index("[") + 1 : first.index("]")].split(","))
        assert core == 0
        assert memory < 2 * SETTINGS.limits.max_memory
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (f"die {int(signal.SIGKILL)}", "crashed", "The process that read it was ended by SIGKILL."),
        (f"die {int(signal.SIGSEGV)}", "crashed", "The process that read it was ended by SIGSEGV."),
        ("exit", "crashed", "The process that read it ended with exit status 7."),
        ("memory", "crashed", "It needs more memory than the 1,024 MiB that a file may take."),
        ("bug", "crashed", "The program failed on it (KeyError at <string>:"),
        ("deep", "crashed", "The program failed on it (RecursionError at <string>:"),
        ("sleep", "timeout", "It took longer than 2 s."),
    ],
)
def test_a_file_that_ends_its_process_costs_that_file_alone(
    text: str, code: str, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = replace(SETTINGS, limits=Limits(timeout=2 if text == "sleep" else 20))
    sources = [said("one", "1.txt"), said(text, "2.txt"), said("three", "3.txt")]
    first, bad, third = map(failure, run(sources, settings, jobs=1))
    assert (first.message.split(".")[0], third.message.split(".")[0]) == ("read one 1", "read three 3")
    assert (bad.code, bad.file.name, bad.file.path) == (code, "2.txt", "inbox/2.txt")
    assert bad.message.startswith(message)
    assert "Jane" not in bad.message
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def undrawn(full_report: Report) -> Report:
    """A report as it is before its pages are drawn."""
    return replace(full_report, view=DocumentView((), (), (NotDrawn(1, "drawing it failed"),)))


def scored(report: Report, trouble: str) -> BytesSource:
    """A file that is scored as `report`; then its pages are drawn, with `trouble`."""
    return BytesSource("a.pdf", "inbox/a.pdf", f"score {trouble} ".encode() + msgspec.msgpack.encode(report))


def test_pictures_come_after_the_score(undrawn: Report) -> None:
    with Worker(SETTINGS) as worker:
        outcome = worker.check(scored(undrawn, "nothing"))
    assert isinstance(outcome, Report)
    assert outcome.view is not None
    assert outcome.view.pages == (PageView(1, 10, 20, b"png"),)
    assert (outcome.file.name, outcome.file.path) == ("a.pdf", "inbox/a.pdf")


@pytest.mark.parametrize("trouble", [f"die-{int(signal.SIGSEGV)}", "exit", "memory", "bug", "sleep"])
def test_trouble_with_drawing_costs_the_pictures_alone(undrawn: Report, trouble: str) -> None:
    settings = replace(SETTINGS, limits=Limits(timeout=2 if trouble == "sleep" else 20))
    with Worker(settings) as worker:
        outcome = worker.check(scored(undrawn, trouble))
        assert isinstance(outcome, Report)
        assert (outcome.score, outcome.view) == (undrawn.score, undrawn.view)
        assert (outcome.file.name, outcome.file.path) == ("a.pdf", "inbox/a.pdf")
        assert failure(worker.check(said("next"))).message.startswith("read next a.txt")


def test_what_a_library_says_of_a_file_is_shown_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    with Worker(SETTINGS) as worker:
        assert failure(worker.check(said("speak"))).code == "damaged"
    assert capfd.readouterr() == ("", "")


def test_a_child_writes_no_large_file(tmp_path: Path) -> None:
    with Worker(SETTINGS) as worker:
        assert failure(worker.check(said(f"write {tmp_path / 'large'}"))).code == "crashed"
    assert (tmp_path / "large").stat().st_size <= 4 * 1024 * 1024


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="macOS has it from Python 3.13 on")
def test_a_child_killed_between_files_costs_no_file() -> None:
    with Worker(SETTINGS) as worker:
        child = int(failure(worker.check(said("facts"))).message.split()[0])
        os.kill(child, signal.SIGKILL)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # until it is gone, leaving its status to the worker
        assert failure(worker.check(said("again"))).message.startswith("read again a.txt")


def test_requests_to_terminate_are_left_to_the_parent() -> None:
    with Worker(SETTINGS) as worker:
        assert failure(worker.check(said(f"die {int(signal.SIGTERM)}"))).code == "damaged"


def test_the_child_opens_files_and_keeps_them_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("one")
    (tmp_path / "out.txt").write_text("secret")
    (tmp_path / "in" / "b.txt").symlink_to("../out.txt")
    with Worker(SETTINGS) as worker:
        inside, outside = (
            failure(worker.check(FileSource.at(tmp_path / "in" / name, root=tmp_path / "in")))
            for name in ("a.txt", "b.txt")
        )
    assert inside.message.startswith("read one a.txt")
    assert inside.file.bytes == 3
    assert outside.code == "permission-denied"


def test_a_wrong_role_is_said_by_the_child(capfd: pytest.CaptureFixture[str]) -> None:
    with Worker(replace(SETTINGS, role="ml-enginer")) as worker, pytest.raises(KeywordSetError, match="ml-engineer"):
        worker.check(said("one"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("child", ["raise SystemExit(3)", "import os; os.write(1, bytes(100))"])
def test_a_child_that_cannot_start_is_one_error(monkeypatch: pytest.MonkeyPatch, child: str) -> None:
    monkeypatch.setattr(process, "CHILD", child)
    with Worker(SETTINGS) as worker, pytest.raises(WorkerError, match="before it was ready"):
        worker.check(said("one"))


def test_kill_ends_what_goes_on_in_another_thread() -> None:
    worker = Worker(SETTINGS)
    threading.Timer(1, worker.kill).start()
    before = time.monotonic()
    with pytest.raises(WorkerKilledError):
        worker.check(said("sleep"))
    assert time.monotonic() - before < 5
    worker.close()


def test_closing_the_iterator_ends_the_children() -> None:
    outcomes = run((said("facts", f"{n}.txt") for n in range(1_000)), SETTINGS, jobs=2)
    child = int(failure(next(outcomes)).message.split()[0])
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_many_files_in_order_with_several_workers() -> None:
    names = [f"{n}.txt" for n in range(300)]
    outcomes = run((said("x", name) for name in names), SETTINGS, jobs=3)
    assert [outcome.file.name for outcome in outcomes] == names


def test_no_more_is_read_ahead_than_a_few_dozen() -> None:
    drawn = []

    def sources():
        for n in range(500):
            drawn.append(n)
            yield said("x", f"{n}.txt")

    outcomes = run(sources(), SETTINGS, jobs=1)
    next(outcomes)
    assert len(drawn) < 50
    outcomes.close()


def test_the_children_go_when_the_parent_is_gone(tmp_path: Path) -> None:
    code = (
        "import sys, os; from pathlib import Path; sys.path[:0] = [sys.argv[1]]\n"
        "from resume_check.batch import process; process.CHILD = sys.argv[2]\n"
        "from resume_check.batch.sources import BytesSource; from resume_check.settings import Settings\n"
        "worker = process.Worker(Settings()); outcome = worker.check(BytesSource('a', 'a', b'facts'))\n"
        "print(outcome.message.split()[0], flush=True); os.kill(os.getpid(), 9)\n"
    )
    call = [process.sys.executable, "-c", code, str(Path(process.__file__).parents[2]), CHILD]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    child = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the child is still there")
