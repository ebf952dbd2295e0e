"""Resumes in a tar archive, plain or packed, read in one pass from its start to its end."""

from __future__ import annotations

import bz2
import errno
import gzip
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO, Final, Self, cast

from resume_check.batch.archive_names import MAX_MEMBERS, OutsideNameError, is_bomb, leads_out, plain_name
from resume_check.batch.choice import Below
from resume_check.batch.folder import Choice
from resume_check.batch.sources import BytesSource, Source, UnreadableSource
from resume_check.errors import Damaged, ResumeError, TooLarge, UnsupportedFormat
from resume_check.limits import Limits

_PART: Final = 256 * 1024
_MAX_HEADER: Final = 1024 * 1024  # bytes of an extended header, which tarfile reads whole
_BOMB_HEAD: Final = 64 * 1024 * 1024  # bytes that may come out before the ratio is looked at
_BROKEN: Final = (tarfile.TarError, EOFError, OSError, zlib.error, ValueError, RecursionError)


class _Header(tarfile.TarInfo):
    """A header that is none is damage; tarfile would take it for the end of the archive, but for the first one."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.InvalidHeaderError as error:  # type: ignore[attr-defined]  # its types lack it
            raise tarfile.ReadError(str(error)) from error


class TarDamaged(Damaged):
    """The archive cannot be read on; what stood before was."""

    hint = "Pack it again."


def tar_sources(stream: BinaryIO, shown: str, limits: Limits, choice: Choice) -> Iterator[Source]:
    """The resumes of the archive, in its order, with their bytes; raises `Damaged` where its start is no tar."""
    content = Forward(stream)
    try:
        archive = tarfile.TarFile(fileobj=cast("BinaryIO", content), mode="r", tarinfo=_Header)
    except _BROKEN as error:
        stream.close()
        raise TarDamaged("This is no tar archive, or a damaged one") from error
    return _members(archive, content, shown, limits, Below(choice))


def _members(archive: tarfile.TarFile, content: Forward, shown: str, limits: Limits, below: Below) -> Iterator[Source]:
    name = shown.rpartition("/")[2]
    with closing(content):
        for _ in range(MAX_MEMBERS):
            try:
                member = archive.next()
                archive.members.clear()  # type: ignore[attr-defined]  # or it would keep them all
                if member is None:
                    return
                source = _source(member, content, shown, limits) if below.takes(plain_name(member.name)) else None
            except ResumeError as error:
                yield UnreadableSource(name=name, path=shown, error=error)
                return
            except _BROKEN:
                broken = TarDamaged("The archive is damaged: what stands behind this place cannot be read")
                yield UnreadableSource(name=name, path=shown, error=broken)
                return
            if source is not None:
                yield source
        many = TooLarge(f"The archive has more than {MAX_MEMBERS:,} members")
        yield UnreadableSource(name=name, path=shown, error=many)


def _source(member: tarfile.TarInfo, content: Forward, shown: str, limits: Limits) -> Source | None:
    """The member with its bytes, or with what keeps it from being read; None where it is not asked for."""
    relative = plain_name(member.name)
    if member.isdir():
        return None
    name, path = relative.rpartition("/")[2], f"{shown}/{relative}"
    error: ResumeError
    if leads_out(member.name):
        error = OutsideNameError("Its name leads out of the archive")
    elif not member.isreg() or member.issparse():
        error = UnsupportedFormat("This is a link, device or sparse file in the archive, not a plain file")
    elif member.size > limits.max_bytes:
        error = TooLarge(f"The file has more than {limits.max_bytes:,} bytes")
    else:
        content.seek(member.offset_data)
        return BytesSource(name=name, path=path, content=content.take(member.size))
    return UnreadableSource(name=name, path=path, error=error)


class Forward:
    """A file that is read from start to end, unpacked on the way; no more of it than a real archive has."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = _Counted(stream)
        magic = stream.read(3)
        stream.seek(0)
        self._stream: BinaryIO = cast("BinaryIO", self._packed)
        self._is_packed = True
        if magic.startswith(b"\x1f\x8b"):
            self._stream = cast("BinaryIO", gzip.GzipFile(fileobj=self._stream))
        elif magic == b"BZh":
            self._stream = cast("BinaryIO", bz2.BZ2File(self._stream))
        else:
            self._is_packed = False
        self._position = 0

    def tell(self) -> int:
        """Bytes that came out."""
        return self._position

    def seek(self, position: int) -> int:
        """Pass over what lies before `position`; raises `OSError` for one that has been passed."""
        if position < self._position:
            raise OSError(errno.ESPIPE, "this place has been passed")
        while self._position < position and self._next(min(_PART, position - self._position)):
            pass
        return self._position

    def read(self, size: int) -> bytes:
        """What tarfile reads: headers, which are small."""
        if not 0 <= size <= _MAX_HEADER:
            raise TooLarge("A header in the archive has more than 1 MiB")
        return self.take(size)

    def take(self, size: int) -> bytes:
        """`size` bytes; raises `EOFError` where a part of them is missing."""
        content = bytearray()
        while len(content) < size and (part := self._next(min(_PART, size - len(content)))):
            content += part
        if content and len(content) < size:
            raise EOFError
        return bytes(content)

    def close(self) -> None:
        """Close the file too."""
        self._packed.close()

    def _next(self, size: int) -> bytes:
        part = self._stream.read(size)
        self._position += len(part)
        if self._is_packed and self._position > _BOMB_HEAD and is_bomb(self._position, self._packed.count):
            raise TooLarge("The archive unpacks to over 200 times its size")
        return part


class _Counted:
    """Counts what is read of a file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0
        self.close = stream.close

    def read(self, size: int = _PART) -> bytes:
        content = self._stream.read(size)
        self.count += len(content)
        return content

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False
