"""Resumes in a ZIP archive."""

from __future__ import annotations

import struct
import weakref
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from resume_check.batch.archive_names import MAX_MEMBERS, OutsideNameError, is_bomb, leads_out, plain_name
from resume_check.batch.choice import Below
from resume_check.batch.folder import Choice
from resume_check.batch.sources import Source, Stamp, UnreadableSource
from resume_check.errors import Damaged, PasswordProtected, TooLarge, UnsupportedFormat
from resume_check.limits import Limits

_ENCRYPTED: Final = 0x1
_UNIX: Final = 3  # the system on which an entry was made, whose kinds of files are known
_REGULAR: Final = (0, 0o100000)
_END: Final = struct.Struct("<4s4H2LH")
_MAX_DIRECTORY: Final = 64 * 1024 * 1024  # bytes; zipfile reads it whole
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # others may ask for gigabytes to unpack


@dataclass(frozen=True, slots=True)
class ZipSource:
    """A member of a ZIP archive, unpacked when it is read; several may be read at a time."""

    name: str
    path: str
    archive: zipfile.ZipFile = field(repr=False)
    member: zipfile.ZipInfo = field(repr=False)

    def stamp(self) -> Stamp:
        """Size and check sum, as the archive's index says."""
        return Stamp(self.member.file_size, f"{self.member.CRC:08x}")

    def read(self, limits: Limits) -> bytes:
        """The bytes; raises `TooLarge`, `PasswordProtected`, `UnsupportedFormat` or `Damaged`."""
        member = self.member
        if member.flag_bits & _ENCRYPTED:
            raise PasswordProtected("The archive needs a password for it")
        if member.create_system == _UNIX and (member.external_attr >> 16) & 0o170000 not in _REGULAR:
            raise UnsupportedFormat("This is a link or device in the archive, not a file")
        if member.compress_type not in _METHODS:
            raise UnsupportedFormat("It is packed in a way that is not read (neither stored nor deflated)")
        if member.file_size > limits.max_bytes:
            raise TooLarge(f"The file has more than {limits.max_bytes:,} bytes")
        if is_bomb(member.file_size, member.compress_size):
            raise TooLarge("It unpacks to over 200 times its packed size")
        try:
            with self.archive.open(member) as stream:
                return stream.read(limits.max_bytes + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error) as error:
            raise Damaged("The archive is damaged where this file lies") from error


def zip_sources(stream: BinaryIO, shown: str, limits: Limits, choice: Choice) -> Iterator[Source]:
    """The resumes of the archive, sorted by path; raises `Damaged` or `TooLarge` where its index cannot be read."""
    size = stream.seek(0, 2)
    if _directory_size(stream, size) > _MAX_DIRECTORY:
        raise TooLarge("The index of the archive has more than 64 MiB")
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise Damaged("This is no ZIP archive, or a damaged one") from error
    if len(archive.filelist) > MAX_MEMBERS:
        raise TooLarge(f"The archive has more than {MAX_MEMBERS:,} members")
    if is_bomb(sum(member.file_size for member in archive.filelist), size):
        raise TooLarge("The archive unpacks to over 200 times its size")
    weakref.finalize(archive, stream.close)  # when the last member is read, whoever has it
    return _members(archive, shown, choice)


def _members(archive: zipfile.ZipFile, shown: str, choice: Choice) -> Iterator[Source]:
    names = ((plain_name(member.filename), member) for member in archive.filelist if not member.is_dir())
    below = Below(choice)
    chosen = [(name, number, member) for number, (name, member) in enumerate(names) if below.takes(name)]
    for relative, _, member in sorted(chosen, key=lambda item: item[:2]):
        path = f"{shown}/{relative}"
        name = relative.rpartition("/")[2]
        if leads_out(member.filename):
            yield UnreadableSource(name=name, path=path, error=OutsideNameError("Its name leads out of the archive"))
        else:
            yield ZipSource(name=name, path=path, archive=archive, member=member)


def _directory_size(stream: BinaryIO, size: int) -> int:
    """Bytes of the index, as the last record of the archive says; 0 where there is none."""
    tail_size = min(size, _END.size + 65_535)  # and the longest comment
    stream.seek(size - tail_size)
    tail = stream.read(tail_size)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        return 0
    declared = int(_END.unpack_from(tail, at)[5])
    # All ones: the true number is in the 64-bit record, and could be anything up to the archive's own size.
    return min(declared, size) if declared != 0xFFFFFFFF else size
