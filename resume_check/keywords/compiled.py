"""What is made of the keyword sets, kept ready-made: shipped in the wheel, and in the user's cache for all other sets.

A record is found by a digest of all that it is made of: the bytes of its data files, the code that makes it and the
Unicode version of this Python. So it cannot disagree with them: a changed word gives another digest, and the record is
made anew. Records are MessagePack and are checked against their types when they are read; nothing in them is run.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from resume_check.version import __version__

T = TypeVar("T")

SHIPPED: Final = "_compiled"  # the folder in the wheel
VARIABLE: Final = "RESUME_CHECK_CACHE"  # of the environment: another folder for the user's records
_KEPT: Final = 32  # records in the user's cache; the oldest go first
_ENDING: Final = ".msgpack"
_PACKAGE: Final = Path(__file__).resolve().parent.parent
# The code whose change can change a record.
_CODE: Final = ("keywords/*.py", "matcher/*.py", "parsers/normalise.py", "parsers/letter_spacing.py", "model.py")


def digest(parts: Iterable[bytes]) -> str:
    """A digest of `parts` and of the code that makes records of them."""
    hashed = hashlib.sha256(_code())
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big"))
        hashed.update(part)
    return hashed.hexdigest()[:32]


def recall(name: str, kind: type[T], make: Callable[[], T]) -> T:
    """The record called `name`, which ends with its digest; made by `make` and kept where there is none."""
    for folder in (_PACKAGE / SHIPPED, _own_folder()):
        found = _read(folder, name, kind)
        if found is not None:
            return found
    made = make()
    _keep(_own_folder(), name, made)
    return made


@cache
def _code() -> bytes:
    hashed = hashlib.sha256(f"{__version__} {unicodedata.unidata_version}".encode())
    for pattern in _CODE:
        for path in sorted(_PACKAGE.glob(pattern)):
            hashed.update(path.read_bytes())
    return hashed.digest()


@cache
def _own_folder() -> Path | None:
    """The folder of this user's records, made if need be; None where there is none that is this user's alone.

    Whoever can write there can change what a resume is scored by, as with the program itself.
    """
    folder = _named_folder()
    if folder is None:
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(status.st_mode):
        return None
    if sys.platform != "win32" and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
        return None
    return folder


def _named_folder() -> Path | None:
    """What the variable RESUME_CHECK_CACHE names, empty for no place at all; else where a system keeps caches."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named).absolute() if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - Path.home raises where there is none
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(base) / "resume-check" if os.path.isabs(base) else None  # noqa: PTH117 - "~" where there is no home


def _read(folder: Path | None, name: str, kind: type[T]) -> T | None:
    if folder is None:
        return None
    try:
        return msgspec.msgpack.decode((folder / (name + _ENDING)).read_bytes(), type=kind)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError):  # none, or damaged: it is made anew
        return None


def _keep(folder: Path | None, name: str, made: object) -> None:
    """Write a record whole or not at all; without a word where the place is full or cannot be written."""
    if folder is None:
        return
    beside = folder / f".{os.urandom(8).hex()}.tmp"
    try:
        beside.write_bytes(msgspec.msgpack.encode(made))
        beside.replace(folder / (name + _ENDING))
        records = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime_ns)
        for path in records[:-_KEPT]:
            path.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            beside.unlink()
