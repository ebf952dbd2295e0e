"""Nothing leaves the machine, as the kernel sees it: below Python's own sockets, in libraries and worker processes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_resumes"
# What can send or ask for a name; a socket that is only made or bound, as in a probe for IPv6, sends nothing.
CALLS = "connect,sendto,sendmsg,sendmmsg"
SENT = re.compile(rf"\b(?:{CALLS.replace(',', '|')})\(")
BATCH = ("batch", str(SAMPLES), "--jobs", "2", "-o", "out.ndjson")
COMMANDS = (("score", str(SAMPLES / "odalys-brennecke.pdf"), "--redact"), BATCH)


def works(*call: str) -> bool:
    """Whether this system lets us do that."""
    if shutil.which(call[0]) is None:
        return False
    return subprocess.run([*call, "true"], capture_output=True, check=False).returncode == 0


TRACE = ("strace", "-f", "-qq", "-e", "signal=none", "-e", f"trace={CALLS}")
ALONE = next((call for call in (("unshare", "-n"), ("unshare", "-rn")) if works(*call)), None)


def python(*args: str) -> list[str]:
    return [sys.executable, *args]


def run(call: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "HOME": str(folder)}
    return subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not works("strace", "-qq"), reason="strace is not there, or may not trace")
class TestTrace:
    """What the processes ask the kernel for."""

    def sent(self, call: Sequence[str], folder: Path) -> list[str]:
        log = folder / "log"
        done = run([*TRACE, "-o", str(log), *call], folder)
        assert done.returncode == 0, done.stderr
        return [line for line in log.read_text(errors="replace").splitlines() if SENT.search(line)]

    def test_it_sees_a_process_below(self, tmp_path: Path) -> None:
        inner = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
        outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], start_new_session=True)"
        assert any("AF_INET" in line for line in self.sent(python("-c", outer), tmp_path))

    @pytest.mark.parametrize("args", COMMANDS, ids=lambda args: args[0])
    def test_nothing_is_sent(self, args: Sequence[str], tmp_path: Path) -> None:
        assert self.sent(python("-m", "resume_check", *args), tmp_path) == []


@pytest.mark.skipif(ALONE is None, reason="this system makes no network namespaces for us")
def test_a_batch_needs_no_network(tmp_path: Path) -> None:
    done = run([*(ALONE or ()), *python("-m", "resume_check", *BATCH)], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert len((tmp_path / "out.ndjson").read_text().splitlines()) == 13


@pytest.mark.skipif(ALONE is None, reason="this system makes no network namespaces for us")
def test_there_is_no_network_in_there(tmp_path: Path) -> None:
    code = "import socket, sys; sys.exit(socket.socket().connect_ex(('127.0.0.1', 9)) != 101)"  # no route to it
    assert run([*(ALONE or ()), *python("-c", code)], tmp_path).returncode == 0
