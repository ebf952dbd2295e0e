"""One resume that can be read: a file, bytes in hand, a stream.

Nothing here looks into a file. Devices and pipes are never opened, and links never lead out of the folder.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import threading
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, Protocol, runtime_checkable

import msgspec

from resume_check.errors import Damaged, NotFound, PermissionDenied, ResumeError, TimedOut, TooLarge, UnsupportedFormat
from resume_check.limits import Limits

_PART: Final = 64 * 1024  # bytes of a stream at a time


class NotAFile(UnsupportedFormat):
    """A folder, pipe, socket or device in place of a file."""

    hint = "Give a file, or scan the folder with `batch`."


class OutsideLink(PermissionDenied):
    """A symbolic link that leads out of the folder that is scanned."""

    hint = "Copy the file itself into the folder."


class Source(Protocol):
    """One resume that can be read: what a worker needs, and no more."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def path(self) -> str:
        """The path as the report shows it, with forward slashes."""

    def read(self, limits: Limits) -> bytes:
        """All bytes; raises `ResumeError` where they cannot be had or are too many."""


class Stamp(NamedTuple):
    """Tells whether a file has changed, without reading it."""

    size: int  # bytes
    version: str  # another one after each change: a time of modification, an entity tag
    digest: str | None = None  # of the content, where the place of the file names one: equal for equal contents alone


@runtime_checkable
class Stamped(Source, Protocol):
    """A source whose place knows its size and version."""

    def stamp(self) -> Stamp | None:
        """What the file is now; None where that cannot be found out."""


class BytesSource(msgspec.Struct, frozen=True):
    """A resume whose bytes are here already."""

    name: str
    path: str
    content: bytes

    def read(self, limits: Limits) -> bytes:
        """The bytes; raises `TooLarge`."""
        if len(self.content) > limits.max_bytes:
            raise _too_large(limits)
        return self.content


class StreamSource(msgspec.Struct, frozen=True):
    """A resume that comes down an open stream, such as standard input; it can be read once.

    What comes too slowly is given up after `limits.timeout`, unless somebody is typing it.
    """

    name: str
    path: str
    stream: BinaryIO

    def read(self, limits: Limits) -> bytes:
        """All that comes; raises `TooLarge` or `TimedOut`, or what else keeps it from being read."""
        drain = _Drain(self.stream, limits.max_bytes + 1)
        drain.start()
        drain.join(None if self.stream.isatty() else limits.timeout)
        if drain.is_alive():
            raise TimedOut(f"It did not end within {limits.timeout:g} s")
        if drain.error is not None:
            raise translated(drain.error) from drain.error
        if len(drain.content) > limits.max_bytes:
            raise _too_large(limits)
        return bytes(drain.content)


class _Drain(threading.Thread):
    """Reads a stream to its end or up to `at_most` bytes, in a thread, since a read cannot be called off."""

    def __init__(self, stream: BinaryIO, at_most: int) -> None:
        super().__init__(daemon=True)
        # Not through the buffer: a thread that is given up must hold no lock that the interpreter wants at its end.
        self._stream = getattr(stream, "raw", stream)
        self._at_most = at_most
        self.content = bytearray()
        self.error: OSError | None = None

    def run(self) -> None:
        try:
            while len(self.content) < self._at_most and (part := self._stream.read(_PART)):
                self.content += part
        except OSError as error:
            self.error = error


class FileSource(msgspec.Struct, frozen=True):
    """A file on disk. With `root`, a link must stay inside that folder."""

    name: str
    path: str
    location: Path
    root: Path | None = None

    @classmethod
    def at(cls, location: Path, *, root: Path | None = None) -> FileSource:
        """The source for `location`, shown as it was given."""
        return cls(name=location.name, path=location.as_posix(), location=location, root=root)

    def read(self, limits: Limits) -> bytes:
        """The file's bytes; raises `NotFound`, `PermissionDenied`, `UnsupportedFormat`, `TooLarge` or `Damaged`."""
        try:
            location = self.location
            if self.root is not None and location.is_symlink():
                location = location.resolve(strict=True)
                if not location.is_relative_to(self.root.resolve()):
                    raise OutsideLink("The file is a symbolic link that leads out of the folder")
            return _read_regular(location, limits)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            raise translated(error) from error
        except RuntimeError as error:  # what Path.resolve raises for a loop of links before Python 3.13
            raise NotFound("The file is a symbolic link that leads to itself") from error

    def stamp(self) -> Stamp | None:
        """Size and time of modification, of the file that a link leads to."""
        try:
            status = self.location.stat()
        except (OSError, ValueError):
            return None
        return Stamp(status.st_size, str(status.st_mtime_ns))

    def digest(self, limits: Limits) -> str:
        """The SHA-256 of the content in hexadecimal; raises what `read` raises."""
        return hashlib.sha256(self.read(limits)).hexdigest()


class UnreadableSource(msgspec.Struct, frozen=True):
    """A place of the folder that could not be looked into, kept so that it shows in the results."""

    name: str
    path: str
    error: ResumeError

    def read(self, limits: Limits) -> bytes:
        """Raises what went wrong."""
        raise self.error


def _read_regular(location: Path, limits: Limits) -> bytes:
    _require_regular(location.stat())
    # O_NONBLOCK, and the second look: the name may have become a pipe since the first.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(location, flags), "rb") as stream:
        status = os.fstat(stream.fileno())
        _require_regular(status)
        if status.st_size > limits.max_bytes:
            raise _too_large(limits)
        content = stream.read(limits.max_bytes + 1)
    if len(content) > limits.max_bytes:
        raise _too_large(limits)
    return content


def _require_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise NotAFile("This is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile("This is a pipe, socket or device, not a file")


def _too_large(limits: Limits) -> TooLarge:
    return TooLarge(f"The file has more than {limits.max_bytes:,} bytes")


def translated(error: OSError | ValueError) -> ResumeError:
    """`error`, which opening or reading a file raised, as the contract names it."""
    if isinstance(error, PermissionError):
        return PermissionDenied("It may not be read")
    if isinstance(error, IsADirectoryError):
        return NotAFile("This is a folder, not a file")
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return NotFound("There is no such file")
    if error.errno in (errno.ELOOP, errno.ENAMETOOLONG):
        return NotFound(f"The path leads nowhere ({error.strerror})")
    return Damaged(f"Reading it failed ({error.strerror or type(error).__name__})")
