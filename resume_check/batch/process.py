"""A worker: one child process that reads files, held to its time, ended and replaced where it must be.

A file that makes the child die or overstay costs that file and the time of a new start, and nothing else.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Final, Self, TypeVar

import msgspec
from msgspec.structs import replace

from resume_check.batch.sources import FileSource, Source
from resume_check.batch.wire import Answer, Greeting, Order, Request, pack, pack_name, receive, send, unpack
from resume_check.batch.worker import failure_of
from resume_check.errors import Crashed, JobError, KeywordSetError, ResumeError, SettingsError, TimedOut
from resume_check.model import Advert, Failure, FileInfo, Report
from resume_check.settings import Settings

# The path comes as an argument: `-m` would put the working directory, where the resumes may lie, before all others.
CHILD: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from resume_check.batch.child import main; main()"
)
_LAST_WORDS: Final = 0.2  # seconds for a child whose pipe has closed to be gone
_START_SECONDS: Final = 120.0  # to load the program, on a machine that is very busy
# Each process is one of many, so that threads of a library's own only cost memory and time.
_ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


Message = TypeVar("Message", Answer, Greeting)


class WorkerError(SettingsError):
    """The process that reads the files cannot be started, so that no file can be read."""

    code = "worker"
    hint = "Check the installation, and that the machine has memory and processes to spare."


class WorkerKilledError(Exception):
    """The worker was killed while it was asked: nobody waits for the answer."""


class Worker:
    """Reads one file at a time in a child process, which starts with the first."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()  # `kill` comes from another thread
        self._child: subprocess.Popen[bytes] | None = None
        self._killed = False

    def check(self, source: Source) -> Report | Failure:
        """Score one source within the limits of the settings.

        Raises `SettingsError` where the role is wrong or no child can be started, and `WorkerKilledError` after `kill`.
        """
        try:
            answer = self._ask(_request(source, self.settings))
        except SettingsError:
            raise
        except ResumeError as error:
            return failure_of(source, error)
        if answer.report is not None:
            return replace(answer.report, file=_named(answer.report.file, source))
        if answer.failure is not None:
            return replace(answer.failure, file=_named(answer.failure.file, source))
        return failure_of(source, Crashed("The process that read it answered nothing"))

    def read_job(self, source: Source) -> Advert:
        """Read a job advert, and match it from now on with all that `check` scores; it is read this once.

        Raises `JobError` where it cannot be read or asks for nothing that the role knows, and `SettingsError` where
        the role is wrong or no child can be started.
        """
        try:
            request = _request(source, self.settings)
            answer = self._ask(msgspec.structs.replace(request, advert=pack_name(source.path)))
        except SettingsError:
            raise
        except ResumeError as error:
            raise JobError(f"{source.path}: The job advert cannot be read: {error}") from error
        if answer.advert is None:
            raise JobError(answer.wrong or f"{source.path}: The process that should read the job advert said nothing")
        self.settings = replace(self.settings, job=answer.advert)
        return answer.advert

    def kill(self) -> None:
        """End the child at once, whatever it does, and start no other. Safe to call while another thread checks."""
        with self._lock:
            self._killed = True
            if self._child is not None:
                _kill(self._child)

    def close(self) -> None:
        """`kill`, and clear up after it. No other thread may be in `check` any more."""
        self.kill()
        if self._child is not None:
            self._dispose()

    def _ask(self, request: Request) -> Answer:
        content = pack(request)
        for _ in range(2):
            answer = self.exchange(content)
            if answer is not None:
                return answer
        raise Crashed("The process that should read it ended twice before it began")

    def exchange(self, request: bytes) -> Answer | None:
        """One request and its answer; None where the child was gone before it had the file, which is not to blame."""
        child = self._running()
        seconds = self.settings.limits.timeout
        delivered, answer = False, None
        with Deadline(child, seconds) as deadline, suppress(OSError):
            send(_descriptor(child.stdin), request)
            delivered = True
            answer = _received(child)
            if answer is not None and answer.more:
                pictured = _received(child)
                if pictured is not None and pictured.report is not None:
                    answer = pictured
        if answer is not None:
            # Where no picture followed, the child is gone or in trouble; the report without them stands.
            if answer.last or answer.more or deadline.passed:
                self._dispose()
            return answer
        status = self._dispose()
        if self._killed:
            raise WorkerKilledError
        if deadline.passed:
            raise TimedOut(f"It took longer than {seconds:g} s")
        if not delivered:
            return None
        raise Crashed(f"The process that read it {_fate(status)}")

    def _running(self) -> subprocess.Popen[bytes]:
        """The child, started anew where there is none."""
        if self._child is not None:
            return self._child
        with self._lock:
            if self._killed:
                raise WorkerKilledError
            self._child = child = _started()
        order = Order.of(self.settings)
        content = None
        with Deadline(child, _START_SECONDS), suppress(OSError):
            send(_descriptor(child.stdin), pack(order))
            content = receive(_descriptor(child.stdout))
        greeting = None if content is None else _decoded(content, Greeting)
        if greeting is None:
            status = self._dispose()
            if self._killed:
                raise WorkerKilledError
            raise WorkerError(f"The process that reads the files {_fate(status)} before it was ready")
        if greeting.code is not None:
            self._dispose()
            raise (KeywordSetError if greeting.code == KeywordSetError.code else SettingsError)(greeting.message)
        return child

    def _dispose(self) -> int:
        """End the child, clear up after it, and say with which status it ended."""
        with self._lock:
            child, self._child = self._child, None
        if child is None:
            raise WorkerKilledError
        # It may be about to end by itself, and then its own status says more than ours.
        with suppress(subprocess.TimeoutExpired):
            child.wait(0 if self._killed else _LAST_WORDS)
        _kill(child)
        status = child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()
        return status

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Deadline:
    """Ends a child that has not done within `seconds` what the block waits for; `passed` says so afterwards."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.passed = False
        self._child = child
        self._over = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._over = True
        self._timer.cancel()

    def _end(self) -> None:
        with self._lock:
            if not self._over:
                self.passed = True
                _kill(self._child)


def _request(source: Source, settings: Settings) -> Request:
    """What the child is told. It opens files itself, so that its deadline covers that and the parent sees no bytes."""
    name = pack_name(source.name)
    if isinstance(source, FileSource):
        # Absolute, since a user of the library may change the working directory after the child began.
        root = None if source.root is None else pack_name(str(source.root.absolute()))
        return Request(name=name, location=pack_name(str(source.location.absolute())), root=root)
    return Request(name=name, content=source.read(settings.limits))


def _named(file: FileInfo, source: Source) -> FileInfo:
    return replace(file, name=source.name, path=source.path)


def _received(child: subprocess.Popen[bytes]) -> Answer | None:
    response = receive(_descriptor(child.stdout))
    return None if response is None else _decoded(response, Answer)


def _decoded(content: bytes, kind: type[Message]) -> Message | None:
    try:
        return unpack(content, kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _started() -> subprocess.Popen[bytes]:
    # A relative entry means the working directory of this moment.
    path = [str(Path(entry).absolute()) for entry in sys.path]
    flags = ["-X", "utf8"] if sys.flags.utf8_mode else []
    command = [sys.executable, "-P", *flags, "-c", CHILD, json.dumps(path)]
    try:
        return subprocess.Popen(  # noqa: S603 - this program's own interpreter and code
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**_ONE_THREAD, **os.environ},
            start_new_session=True,  # out of reach of Ctrl-C at the terminal; and the group can be ended as one
        )
    except OSError as error:
        raise WorkerError(f"The process that reads the files cannot be started ({error.strerror})") from error


def _kill(child: subprocess.Popen[bytes]) -> None:
    if child.returncode is not None:
        return
    if sys.platform == "win32":
        child.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _descriptor(pipe: IO[bytes] | None) -> int:
    if pipe is None:
        raise WorkerError("The process that reads the files has no pipe")
    return pipe.fileno()


def _fate(status: int) -> str:
    """How a process ended, for a message."""
    if status >= 0:
        return f"ended with exit status {status}"
    try:
        return f"was ended by {signal.Signals(-status).name}"
    except ValueError:  # a real-time signal
        return f"was ended by signal {-status}"
