"""What only a process of its own can show: what it imports, its streams, its signals."""

from __future__ import annotations

import json
import os
import pickle
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import resume_check
from resume_check.batch.store import Store
from resume_check.model import Report

ROOT = Path(resume_check.__file__).parents[1]
HEAVY = {"spacy", "pdfplumber", "docx", "rich", "jinja2", "pypdfium2", "lxml", "rapidfuzz", "numpy"}
CHILD = """
import hashlib, json, pickle, sys, time
from types import SimpleNamespace
sys.path[:] = json.loads(sys.argv[1])
from msgspec.structs import replace
from resume_check.batch.child import main
report = pickle.load(open(REPORT, "rb"))
def analyse(data, *, name, path, settings, scored=None):
    if data == b"wait":
        open(REPORT + ".waiting", "wb").close()
        time.sleep(30)
    digest = hashlib.sha256(data).hexdigest()
    return replace(report, file=replace(report.file, name=name, path=path, sha256=digest))
sys.modules["resume_check.analyzer"] = SimpleNamespace(analyse=analyse, prepare=lambda settings: None)
main()
"""
# Tests may run where interrupts are ignored: in the background of a shell, under nohup.
HEEDED = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
"""
FAKE = f"""
import sys
from resume_check.batch import process
from resume_check.cli import main
process.CHILD = f"REPORT = {{sys.argv[1]!r}}\\n" + {CHILD!r}
sys.exit(main(sys.argv[2:]))
"""


def chunks(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until its other end is closed, which Linux reports as an error."""
    with suppress(OSError):
        while chunk := os.read(terminal, 65536):
            yield chunk


def wait_for(path: Path, *, lines: int = 0) -> None:
    """Until there is such a file, of at least that many lines."""
    deadline = time.monotonic() + 60
    while not path.exists() or path.read_bytes().count(b"\n") < lines:
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture
def command(full_report: Report, tmp_path: Path) -> list[str]:
    """How to start the program with an analyzer that answers at once, or hangs on a file that says "wait"."""
    pickled = tmp_path / "report.pickle"
    pickled.write_bytes(pickle.dumps(full_report))
    return [sys.executable, "-c", HEEDED + FAKE, str(pickled)]


@pytest.fixture
def environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "PYTHONIOENCODING", "TERM")}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "PYTHONUTF8": "1",
        "TERM": "xterm",
    }


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text("x")
    return folder


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["score", "--help"], ["batch", "--help"], ["schema"], ["keywords", "list"]]
)
def test_quick_commands_import_nothing_heavy(args: list[str], environment: dict[str, str]) -> None:
    code = (
        "import sys; from resume_check.cli import main; status = main(sys.argv[1:]);"
        "print('\\n' + ' '.join(sys.modules)); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.splitlines()[-1].split()).isdisjoint(HEAVY)


def test_import_of_the_package_is_light(environment: dict[str, str]) -> None:
    code = "import resume_check, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(HEAVY | {"click", "msgspec", "resume_check.model", "resume_check.api"})


def test_module_is_the_same_as_the_script(environment: dict[str, str]) -> None:
    call = [sys.executable, "-m", "resume_check", "--version"]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"resume-check, version {resume_check.__version__}\n"


def test_closed_pipe_ends_quietly(command: list[str], inbox: Path, environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [*command, "batch", str(inbox)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize(("to_file", "number"), [(True, signal.SIGINT), (False, signal.SIGINT), (True, signal.SIGTERM)])
def test_interrupt_keeps_whole_records(
    command: list[str], inbox: Path, environment: dict[str, str], tmp_path: Path, to_file: bool, number: int
) -> None:
    (inbox / "1.txt").write_text("wait")
    output = tmp_path / "out.ndjson"
    args = ["batch", str(inbox), *(["-o", str(output)] if to_file else [])]
    with subprocess.Popen(
        [*command, *args], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        wait_for(tmp_path / "report.pickle.waiting")
        if to_file:  # until the record before it is written
            wait_for(tmp_path / "out.ndjson.partial-output", lines=1)
        else:
            assert process.stdout is not None
            assert select.select([process.stdout], [], [], 60)[0]
        process.send_signal(number)
        sent = time.monotonic()
        out, err = process.communicate(timeout=20)
    assert time.monotonic() - sent < 3  # and not the half minute that the file takes
    assert process.returncode == 130
    going_on = " The same command with --resume goes on." if to_file else ""
    said = f"interrupted: the records of 1 of 3 files are finished and kept.{going_on}"
    assert err.decode() == f"resume-check: {said}\n"
    text = output.read_text() if to_file else out.decode()
    (record,) = map(json.loads, text.splitlines())
    assert record["file"]["name"] == "0.txt"
    assert [path.name for path in tmp_path.glob(".*")] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_one_line(command: list[str], inbox: Path, environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        call = [*command, "batch", str(inbox)]
        done = subprocess.run(call, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "resume-check: standard output cannot be written: No space left on device. Choose another place with -o.\n"
    )


@pytest.mark.parametrize("args", [["batch"], ["score", "--format", "json"]])
def test_full_disk_leaves_the_old_file(
    command: list[str], inbox: Path, environment: dict[str, str], tmp_path: Path, args: list[str]
) -> None:
    output = tmp_path / "out.json"
    output.write_text("old")
    place = str(inbox if args == ["batch"] else inbox / "0.txt")
    # A limit on the size of files fails a write as a full disk does.
    call = ["sh", "-c", 'ulimit -f 1; exec "$@"', "sh", *command, *args, place, "-o", str(output)]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"resume-check: {output}")
    assert "cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox", "out.json", "report.pickle"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupt_while_nobody_reads_on(
    command: list[str], inbox: Path, environment: dict[str, str], number: int
) -> None:
    for extra in range(3, 60):  # more than a pipe holds
        (inbox / f"{extra}.txt").write_text("x")
    call = [*command, "batch", str(inbox)]
    with subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(10) == b'{"schema_v'
        time.sleep(0.5)  # for the pipe to be full
        process.send_signal(number)
        sent = time.monotonic()
        assert process.wait(timeout=20) == 130
        assert time.monotonic() - sent < 3
        assert process.stderr is not None
        assert process.stderr.read().startswith(b"resume-check: interrupted: the records of ")


def test_interrupts_that_are_ignored_stay_so_while_nobody_reads_on(
    command: list[str], inbox: Path, environment: dict[str, str]
) -> None:
    for extra in range(3, 60):
        (inbox / f"{extra}.txt").write_text("x")
    python, option, code, report = command
    call = [
        "sh",
        "-c",
        'trap "" HUP; exec "$@"',
        "sh",
        python,
        option,
        code.removeprefix(HEEDED),
        report,
        "batch",
        str(inbox),
    ]
    with subprocess.Popen(call, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.read(10)
        time.sleep(0.5)
        process.send_signal(signal.SIGHUP)
        time.sleep(1)  # longer than a reader is waited for
        assert len((first + process.stdout.read()).splitlines()) == 60
    assert process.returncode == 0


def test_terminated_score_leaves_the_old_file(
    command: list[str], inbox: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    (inbox / "0.txt").write_text("wait")
    output = tmp_path / "out.txt"
    output.write_text("old")
    call = [*command, "score", str(inbox / "0.txt"), "-o", str(output)]
    with subprocess.Popen(call, env=environment, stderr=subprocess.PIPE) as process:
        wait_for(tmp_path / "report.pickle.waiting")
        process.terminate()
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == b"resume-check: interrupted.\n"
    assert output.read_text() == "old"


def test_closed_standard_output_is_one_line(command: list[str], inbox: Path, environment: dict[str, str]) -> None:
    call = ["sh", "-c", '"$@" >&-', "sh", *command, "score", str(inbox / "0.txt")]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "resume-check: standard output is closed. Choose another place with -o.\n"


def test_pipe_that_knows_only_ascii(command: list[str], inbox: Path, environment: dict[str, str]) -> None:
    environment |= {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*command, "score", str(inbox / "0.txt")], env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b"####" in done.stdout


@pytest.mark.parametrize(
    ("changes", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_color_on_a_terminal_only_and_not_against_no_color(
    command: list[str], inbox: Path, environment: dict[str, str], changes: dict[str, str], colored: bool
) -> None:
    ours, theirs = pty.openpty()
    call = [*command, "score", str(inbox / "0.txt")]
    with subprocess.Popen(call, env=environment | changes, stdout=theirs) as process:
        os.close(theirs)
        shown = b"".join(chunks(ours))
        os.close(ours)
    assert process.returncode == 0
    assert (b"\x1b[" in shown) is colored
    assert b"71.7" in shown


def test_killed_batch_goes_on_where_it_stopped(
    command: list[str], inbox: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    """However it is ended: what was finished is not done again, and the output is that of a whole run."""
    for number in range(3, 30):
        (inbox / f"{number:02}.txt").write_text(f"x{number}")
    (inbox / "20.txt").write_text("wait")
    output = tmp_path / "out.ndjson"
    call = [*command, "batch", str(inbox), "-o", str(output), "--jobs", "1"]
    with subprocess.Popen(call, env=environment, stderr=subprocess.PIPE) as process:
        wait_for(tmp_path / "report.pickle.waiting")
        wait_for(tmp_path / "out.ndjson.partial-output", lines=15)
        process.kill()
    assert not output.exists()
    with (tmp_path / "out.ndjson.partial-wal").open("ab") as stream:
        stream.write(b"torn")  # as a write that the end of the power cut short
    (inbox / "20.txt").write_text("x20")
    with Store(tmp_path / "out.ndjson.partial") as store:
        assert 15 <= store.count() <= 22  # all before the one that hung
    done = subprocess.run([*call, "--resume"], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    names = [json.loads(line)["file"]["name"] for line in output.read_text().splitlines()]
    assert names == sorted(path.name for path in inbox.iterdir())
    whole = subprocess.run([*command, "batch", str(inbox)], env=environment, capture_output=True, check=True).stdout
    assert output.read_bytes() == whole
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "out.ndjson",
        "report.pickle",
        "report.pickle.waiting",
    ]
