"""Writes results where the user asked: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from resume_check.errors import SettingsError


class OutputError(SettingsError):
    """The output cannot be written."""

    code = "output"
    hint = "Choose another place with -o."


class OutputClosedError(Exception):
    """Whoever read standard output has closed it: no fault of anybody's, but nothing more can be written."""


class Output:
    """An open place for results. Each `write` is whole: Ctrl-C waits until it is done."""

    def __init__(self, stream: BinaryIO, *, label: str) -> None:
        self._stream = stream
        self._label = label
        self.empty = True  # nothing has been written yet

    def write(self, content: bytes) -> None:
        """Write and flush; raises `OutputClosedError` where nobody reads on, `OutputError` for all else."""
        try:
            with _interrupts_held():
                self._stream.write(content)
                self._stream.flush()
                self.empty = False
        except BrokenPipeError as error:
            _silence_stdout()
            raise OutputClosedError from error
        except OSError as error:
            if self._label == _STDOUT:
                _silence_stdout()
            raise OutputError(f"{self._label} cannot be written: {error.strerror}") from error


_STDOUT = "standard output"


@contextmanager
def open_output(path: str | None) -> Iterator[Output]:
    """Open `path`, or standard output for None and "-".

    A file is written beside its target and takes its place when the block ends well; an exception leaves the target as
    it was. A device or pipe is written directly. Raises `OutputError` at once where `path` cannot be written.
    """
    if path is None or path == "-":
        if sys.stdout is None:
            raise OutputError(f"{_STDOUT} is closed")
        sys.stdout.flush()
        yield Output(sys.stdout.buffer, label=_STDOUT)
        return
    try:
        target = Path(path).resolve()  # through a link, so that the link stays one
        mode = target.stat().st_mode if target.exists() else None
    except (OSError, RuntimeError, ValueError) as error:
        raise OutputError(f"{path} is no place for a file") from error
    if mode is not None and stat.S_ISDIR(mode):
        raise OutputError(f"{path} is a folder")
    if mode is not None and not stat.S_ISREG(mode):
        with _opened(path, target, "wb") as stream:
            yield Output(stream, label=path)
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise OutputError(f"{path} is write-protected")
    with _replacing(path, target, mode) as stream:
        yield Output(stream, label=path)


@contextmanager
def _replacing(path: str, target: Path, mode: int | None) -> Iterator[BinaryIO]:
    beside = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}.tmp")
    with _opened(path, beside, "xb") as stream:
        try:
            yield stream
            stream.close()
            _put_in_place(path, beside, target, mode)
        finally:
            beside.unlink(missing_ok=True)


def _put_in_place(path: str, beside: Path, target: Path, mode: int | None) -> None:
    try:
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error


@contextmanager
def _opened(path: str, location: Path, mode: str) -> Iterator[BinaryIO]:
    try:
        stream = location.open(mode)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
    with stream:
        yield stream  # type: ignore[misc]  # a binary mode gives a BinaryIO


@contextmanager
def _interrupts_held() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _silence_stdout() -> None:
    """Point standard output nowhere, or the interpreter would complain when it flushes at its end."""
    with suppress(OSError, ValueError):  # standard output may be no real file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
