"""A Dask cluster of this machine for tests and benchmarks: a scheduler and nodes, each with an address of its own.

A node here dies of a resume that says `KILLS_NODES`, as one does that the kernel ends for want of memory: its whole
process, each time.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Self

KILLS_NODES: Final = "This resume ends each node that reads it."
_PRELOAD: Final = f"""
import os
from resume_check.batch import dask_node

class Mortal(dask_node.Worker):
    def check(self, source):
        if {KILLS_NODES!r}.encode() in source.read(self.settings.limits):
            os.kill(os.getpid(), 9)
        return super().check(source)

dask_node.Worker = Mortal
"""
_START_SECONDS: Final = 60


class Cluster:
    """A scheduler on 127.0.0.1 and nodes on 127.0.0.1, 127.0.0.2 and so on, all ended with the block."""

    def __init__(self, folder: Path, *, nodes: int, options: Sequence[str] = (), scheme: str = "tcp") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._options = options
        self._scheme = scheme
        (folder / "preload.py").write_text(_PRELOAD)
        self.scheduler: subprocess.Popen[bytes] | None = None
        self.nodes: list[subprocess.Popen[bytes]] = []
        self.address = ""
        self._count = nodes

    def __enter__(self) -> Self:
        self.start_scheduler()
        for number in range(self._count):
            self.start_node(number)
        return self

    def __exit__(self, *_: object) -> None:
        for process in [*self.nodes, *([self.scheduler] if self.scheduler else [])]:
            end(process)

    def start_scheduler(self) -> None:
        """Start one, and wait until its address is known."""
        place = self._folder / "scheduler.json"
        place.unlink(missing_ok=True)
        self.scheduler = self._start("scheduler", "--host", f"{self._scheme}://127.0.0.1", "--port", "0",
                                     "--scheduler-file", str(place), "--no-dashboard")  # fmt: skip
        for _ in range(_START_SECONDS * 10):
            if place.exists() and (text := place.read_text()).rstrip().endswith("}"):
                self.address = text.partition('"address": "')[2].partition('"')[0]
                return
            time.sleep(0.1)
        raise TimeoutError("the scheduler does not start")

    def start_node(self, number: int) -> None:
        """Start a node with one process; its nanny starts it again when it dies."""
        node = self._start("worker", self.address, "--host", f"{self._scheme}://127.0.0.{number + 1}", "--nthreads",
                           "1", "--no-dashboard", "--local-directory", str(self._folder / f"node{number}"),
                           "--preload", str(self._folder / "preload.py"))  # fmt: skip
        self.nodes.append(node)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        log = (self._folder / f"{arguments[0]}-{len(self.nodes)}.log").open("ab")
        with log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, *self._options],
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONWARNINGS": "ignore"},
            )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here, with all that it started, as a machine that goes away does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
