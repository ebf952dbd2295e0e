"""Writes results where the user asked: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import select
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from resume_check.errors import OutputClosedError, SettingsError


class OutputError(SettingsError):
    """The output cannot be written."""

    code = "output"
    hint = "Choose another place with -o."


class Output:
    """An open place for results. Each `write` is whole: Ctrl-C waits until it is done."""

    def __init__(self, stream: BinaryIO, *, label: str) -> None:
        self._stream = stream
        self._label = label
        self._waits = _is_no_file(stream)
        self.empty = True  # nothing has been written yet

    def write(self, content: bytes) -> None:
        """Write and flush; raises `OutputClosedError` where nobody reads on, `OutputError` for all else."""
        try:
            with interrupts_held():
                self._write_all(content)
                self.empty = False
        except BrokenPipeError as error:
            _silence_stdout()
            raise OutputClosedError from error
        except OSError as error:
            if self._label == _STDOUT:
                _silence_stdout()
            raise OutputError(f"{self._label} cannot be written: {error.strerror}") from error

    def _write_all(self, content: bytes) -> None:
        """Ctrl-C waits for a slow reader of a pipe or terminal, but not for one that has stopped."""
        descriptor = self._stream.fileno()
        rest = memoryview(content)
        while rest:
            if not self._waits:
                rest = rest[os.write(descriptor, rest) :]
            elif select.select([], [descriptor], [], _STALLED)[1]:
                rest = rest[os.write(descriptor, rest[: select.PIPE_BUF]) :]
            elif stopping := signal.sigpending() & _interrupts():
                signal.sigwait(stopping)  # which takes it away: it is dealt with here
                raise KeyboardInterrupt


_STALLED: Final = 0.5  # seconds without anything read
_STDOUT = "standard output"


@contextmanager
def open_output(path: str | None, *, draft: Path | None = None) -> Iterator[Output]:
    """Open `path`, or standard output for None and "-".

    A file is written beside its target and takes its place when the block ends well; an exception leaves the target as
    it was. `draft` is where to write it, for a caller who sees to it that nobody else does: one that a kill left behind
    is replaced. A device or pipe is written directly. Raises `OutputError` at once where `path` cannot be written.
    """
    if path is None or path == "-":
        if sys.stdout is None:
            raise OutputError(f"{_STDOUT} is closed")
        sys.stdout.flush()
        yield Output(sys.stdout.buffer, label=_STDOUT)  # past its buffer, which is empty
        return
    target, mode = _target(path)
    if mode is not None and stat.S_ISDIR(mode):
        raise OutputError(f"{path} is a folder")
    if mode is not None and not stat.S_ISREG(mode):
        with _opened(path, target, "wb") as stream:
            yield Output(stream, label=path)
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise OutputError(f"{path} is write-protected")
    with _replacing(path, target, mode, draft) as stream:
        yield Output(stream, label=path)


def beside_output(path: str | None, ending: str) -> Path | None:
    """A place for what belongs to the output at `path`, named like it; None where the output is no file in a folder."""
    if path is None or path == "-":
        return None
    target, mode = _target(path)
    if (mode is not None and not stat.S_ISREG(mode)) or not os.access(target.parent, os.W_OK | os.X_OK):
        return None
    return target.with_name(target.name + ending)


def _target(path: str) -> tuple[Path, int | None]:
    """Where the file is, through links so that they stay links, and its mode if there is one."""
    try:
        target = Path(path).resolve()
        return target, target.stat().st_mode if target.exists() else None
    except (OSError, RuntimeError, ValueError) as error:
        raise OutputError(f"{path} is no place for a file") from error


def write_whole(place: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees a part of it; raises `OutputError`."""
    beside = place.with_name(f".{place.name[:100]}.{os.urandom(4).hex()}.tmp")
    try:
        try:
            beside.write_bytes(content)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{place.as_posix()} cannot be written: {error.strerror}") from error


@contextmanager
def _replacing(path: str, target: Path, mode: int | None, draft: Path | None) -> Iterator[BinaryIO]:
    beside = draft or target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}.tmp")
    if draft is not None:
        draft.unlink(missing_ok=True)
    with _opened(path, beside, "xb") as stream:
        try:
            yield stream
            _put_in_place(path, stream, beside, target, mode)
        finally:
            beside.unlink(missing_ok=True)


def _put_in_place(path: str, stream: BinaryIO, beside: Path, target: Path, mode: int | None) -> None:
    try:
        _sync(stream)
        stream.close()
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error


def _sync(stream: BinaryIO) -> None:
    """Or a power cut could leave the new name without its contents."""
    try:
        os.fsync(stream.fileno())
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):  # a file system that has no such thing
            raise


@contextmanager
def _opened(path: str, location: Path, mode: str) -> Iterator[BinaryIO]:
    try:
        stream = location.open(mode, buffering=0)  # so that nothing is left to fail when it is closed
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
    with stream:
        yield stream  # type: ignore[misc]  # a binary mode gives a BinaryIO


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Ctrl-C and requests to terminate wait until the block is done, or until it lets them in."""
    with _mask(held=True):
        yield


@contextmanager
def interrupts_let_in() -> Iterator[None]:
    """In the block they come at once, even where a block around it holds them."""
    with _mask(held=False):
        yield


def hold_interrupts_in_this_thread() -> None:
    """What each thread beside the main one must do: a signal comes in by any thread that does not hold it."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, _interrupts())


@contextmanager
def _mask(*, held: bool) -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK if held else signal.SIG_UNBLOCK, _interrupts())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _interrupts() -> set[signal.Signals]:
    """Without those that this program was told to ignore, as `nohup` does: held back, they would be dealt with."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    return {number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN}


def _is_no_file(stream: BinaryIO) -> bool:
    return hasattr(select, "PIPE_BUF") and not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)


def _silence_stdout() -> None:
    """Point standard output nowhere, or the interpreter would complain when it flushes at its end."""
    with suppress(OSError, ValueError):  # standard output may be no real file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
