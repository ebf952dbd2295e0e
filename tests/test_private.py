"""Nothing leaves the machine, and nothing of a resume is left on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Python runs a module of this name at each start, so that the worker processes are under watch too.
# A library of spaCy's asks at its import whether there is IPv6, by a socket that it binds and never connects.
WATCH = """
import os, sys
def watch(event, args):
    asked = event.startswith("socket.") or event in ("urllib.Request", "ftplib.connect", "smtplib.connect")
    probe = event in ("socket.__new__", "socket.gethostname") or event == "socket.bind" and args[1][0] == "::1"
    if asked and not probe:
        with open(os.environ["WATCH_LOG"], "a") as log:
            log.write(f"{event} {args}\\n")
        raise ConnectionRefusedError(f"no network in this test: {event}")
sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], Path, Path]:
    """An environment in which sockets are denied, the log of what asked for one, and the folder of temporary files."""
    place = tmp_path_factory.mktemp("watched")
    (place / "sitecustomize.py").write_text(WATCH)
    (place / "tmp").mkdir()
    log = place / "log"
    changes = {
        "PYTHONPATH": os.pathsep.join([str(place), str(ROOT)]),
        "WATCH_LOG": str(log),
        "TMPDIR": str(place / "tmp"),
        "HOME": str(place / "tmp"),
    }
    return {**os.environ, **changes}, log, place / "tmp"


def test_the_watch_sees_a_worker(watched: tuple[dict[str, str], Path, Path]) -> None:
    environment, log, _ = watched
    code = (
        "from resume_check.batch import process; from resume_check.settings import Settings\n"
        "from resume_check.batch.sources import BytesSource\n"
        "process.CHILD = 'import socket; socket.create_connection((\\'127.0.0.1\\', 9))'\n"
        "try: process.Worker(Settings()).check(BytesSource('a', 'a', b'a'))\n"
        "except process.WorkerError: pass\n"
    )
    subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert log.read_text().startswith("socket.")
    log.unlink()


@pytest.mark.parametrize("args", [["score", "robin.md"], ["batch", str(ROOT / "sample_resumes"), "-o", "out"]])
def test_no_socket_is_opened_and_no_file_left(
    watched: tuple[dict[str, str], Path, Path], tmp_path: Path, args: list[str]
) -> None:
    environment, log, temporary = watched
    text = "# Robin Vale\n\n## Experience\n\nML Engineer, Acme, 2019 - 2023\n\n- Built PyTorch models in Python\n\n"
    (tmp_path / "robin.md").write_text(text + "![me](http://127.0.0.1:9/x.png) [x](file:///etc/passwd)\n")
    call = [sys.executable, "-m", "resume_check", *args]
    done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert not log.exists(), log.read_text()
    assert list(temporary.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} <= {"robin.md", "out"}
