"""Resumes in an archive: ZIP, tar, and tar packed with gzip or bzip2; on disk or in storage.

Archives come from strangers. Nothing is unpacked to disk, and no name in one is ever used as a path. The number of
members, what each unpacks to, and how much more that is than its packed size, are bounded.
"""

from __future__ import annotations

import errno
import io
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from resume_check.batch.archive_tar import tar_sources
from resume_check.batch.archive_zip import zip_sources
from resume_check.batch.folder import EVERYTHING, Choice
from resume_check.batch.sources import Source
from resume_check.batch.storage import StorageError, is_url, shown, storage_of, wrong_place
from resume_check.errors import Damaged, NotFound, PermissionDenied, ResumeError
from resume_check.limits import Limits

_READERS: Final[Mapping[str, Callable[[BinaryIO, str, Limits, Choice], Iterator[Source]]]] = {
    ".zip": zip_sources,
    ".tar": tar_sources,
    ".tar.gz": tar_sources,
    ".tgz": tar_sources,
    ".tar.bz2": tar_sources,
}
_PART: Final = 1024 * 1024  # of a remote archive at a time


def is_archive(place: str) -> bool:
    """Whether the name of a file or URL is that of an archive that can be read."""
    return _reader(place) is not None


def find_in_archive(path: Path, limits: Limits, choice: Choice = EVERYTHING) -> Iterator[Source]:
    """The resumes in the archive at `path`, by the rules of folders.

    Those of a ZIP come sorted by path and are unpacked when they are read; those of a tar, which has no index, come in
    its own order, each with its bytes. What cannot be read gives a source that says why.

    Raises `NotFound`, `PermissionDenied` or `Damaged` at once where the archive cannot be opened.
    """
    reader = _reader(path.name) or zip_sources
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotFound("This is no archive but a folder, pipe, socket or device")
        stream = path.open("rb")
    except FileNotFoundError as error:
        raise NotFound("There is no such archive") from error
    except PermissionError as error:
        raise PermissionDenied("It may not be read") from error
    except OSError as error:
        raise Damaged(f"Reading it failed ({error.strerror})") from error
    try:
        return reader(stream, path.as_posix(), limits, choice)
    except ResumeError:
        stream.close()
        raise


def find_in_remote_archive(url: str, limits: Limits, choice: Choice = EVERYTHING) -> Iterator[Source]:
    """`find_in_archive` for an archive in storage, of which only the parts that are needed are fetched."""
    reader = _reader(shown(url)) or zip_sources
    return reader(io.BufferedReader(RemoteFile(url, limits), _PART), shown(url), limits, choice)


def _reader(place: str) -> Callable[[BinaryIO, str, Limits, Choice], Iterator[Source]] | None:
    name = place.rpartition("/")[2].lower()
    return next((reader for ending, reader in _READERS.items() if name.endswith(ending)), None)


class RemoteFile(io.RawIOBase):
    """A file in storage, read in parts. What goes wrong is raised as `ResumeError`."""

    def __init__(self, url: str, limits: Limits) -> None:
        self._url = url
        self._seconds = limits.timeout
        self._storage = storage_of(url)
        size = self._storage.size(url)
        if size is None:
            raise StorageError("The server gives no parts of files, which an archive needs. Download it first")
        self._size = size
        self._position = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Where the next part begins."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Begin the next part elsewhere."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError(errno.EINVAL, "a place before the start")
        self._position = start + offset
        return self._position

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` as far as the file goes."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # whatever BufferedReader gives
        end = min(self._position + len(view), self._size)
        if end <= self._position:
            return 0
        part = self._storage.fetch(self._url, self._position, end, seconds=self._seconds)
        view[: len(part)] = part
        self._position += len(part)
        return len(part)


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive on disk or in storage, as a batch goes through it."""

    place: str = field(repr=False)
    limits: Limits
    choice: Choice = EVERYTHING

    @property
    def root(self) -> str:
        """Its path, or its URL as it may be seen."""
        return shown(self.place) if is_url(self.place) else Path(self.place).as_posix()

    def __iter__(self) -> Iterator[Source]:
        """See `find_in_archive`; all that fails at once is a `SettingsError`."""
        with wrong_place(self.root):
            if is_url(self.place):
                return find_in_remote_archive(self.place, self.limits, self.choice)
            return find_in_archive(Path(self.place), self.limits, self.choice)

    def count(self) -> int | None:
        """Zero where there is nothing, and otherwise unknown."""
        sources = iter(self)
        return 0 if next(sources, None) is None else None
