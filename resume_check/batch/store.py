"""What a batch has finished, on disk: so that it can go on after it was killed, and finds equal files again.

A store is an SQLite database, which survives the end of its process at any moment. Beside an output file it is kept
until the output is whole; without one it is a temporary file that nobody else can open, with the last outcomes only.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple, Self

import msgspec

from resume_check.batch.sources import Stamp
from resume_check.batch.wire import Answer, pack, pack_name, unpack, unpack_name
from resume_check.errors import SettingsError
from resume_check.model import Failure, Report

_LAYOUT: Final = 1  # of the tables
_LAST: Final = 1000  # outcomes that a temporary store holds
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS identity (content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS finished (
    path BLOB PRIMARY KEY, size INTEGER, version TEXT, digest TEXT, error TEXT, outcome BLOB NOT NULL
);
CREATE TEMP TABLE seen (
    size INTEGER, ending TEXT, digest TEXT, path BLOB NOT NULL, PRIMARY KEY (size, ending, digest)
) WITHOUT ROWID;
"""


class StoreError(SettingsError):
    """The file with the finished records cannot be used."""

    code = "partial"
    hint = "Remove that file, or choose another place with -o."


class StoreBusyError(StoreError):
    """Another batch writes to the same output."""

    hint = "Wait for it to end, or choose another place with -o."


class StoreFullError(StoreError):
    """The disk takes no more."""

    hint = "Make room, or choose another place with -o."


class Finished(NamedTuple):
    """A file whose outcome is in the store."""

    digest: str | None  # SHA-256 of its content
    error: str | None  # the code of a failure


class Store:
    """The outcomes of one batch by path, and which contents it has met."""

    def __init__(self, place: Path | None = None) -> None:
        """Open the store at `place`, or a temporary one; raises `StoreError` or `StoreBusyError`."""
        self.place = place
        self._open = True
        is_new = place is not None and not place.exists()
        with self._errors():
            if place is not None:
                place.touch(mode=0o600)  # what people wrote of themselves is nobody else's to read
            # A generator of the library may be drawn from one thread and then from another.
            self._database = sqlite3.connect(
                "" if place is None else place, timeout=0, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare()
            except sqlite3.Error:
                self._database.close()
                if is_new:
                    self.remove()
                raise

    def _prepare(self) -> None:
        run = self._database.execute
        if self.place is None:
            run("PRAGMA journal_mode = OFF")
        else:
            run("PRAGMA locking_mode = EXCLUSIVE")  # one batch at a time, and no shared memory, which networks lack
            run("PRAGMA journal_mode = WAL")
            run("PRAGMA synchronous = NORMAL")
            run("BEGIN IMMEDIATE")
            run("COMMIT")
        if run("PRAGMA user_version").fetchone()[0] not in (0, _LAYOUT):
            raise sqlite3.DatabaseError("it is of another version")
        self._database.executescript(_TABLES)
        run(f"PRAGMA user_version = {_LAYOUT}")

    @property
    def identity(self) -> bytes | None:
        """What `begin` was told by the batch that filled the store; None for a new one."""
        with self._errors():
            row = self._database.execute("SELECT content FROM identity").fetchone()
        return None if row is None else row[0]

    def begin(self, identity: bytes) -> None:
        """Empty the store, and note for which version, keyword set and options it is filled from now on."""
        with self._errors():
            for table in ("identity", "finished"):
                self._database.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the line above
            self._database.execute("INSERT INTO identity VALUES (?)", (identity,))

    def count(self) -> int:
        """The number of finished files in it."""
        with self._errors():
            return int(self._database.execute("SELECT count(*) FROM finished").fetchone()[0])

    def find(self, path: str, stamp: Stamp | None) -> Finished | None:
        """What is known of the file at `path` if it is the one that `stamp` describes."""
        if stamp is None:
            return None
        with self._errors():
            row = self._database.execute(
                "SELECT digest, error FROM finished WHERE path = ? AND size = ? AND version = ?",
                (pack_name(path), stamp.size, stamp.version),
            ).fetchone()
        return None if row is None else Finished(*row)

    def has(self, path: str) -> bool:
        """Whether the outcome of the file at `path` is in the store."""
        with self._errors():
            row = self._database.execute("SELECT 1 FROM finished WHERE path = ?", (pack_name(path),)).fetchone()
        return row is not None

    def outcome(self, path: str) -> Report | Failure | None:
        """The outcome of the file at `path`, if it is in the store."""
        with self._errors():
            row = self._database.execute("SELECT outcome FROM finished WHERE path = ?", (pack_name(path),)).fetchone()
        if row is None:
            return None
        try:
            answer = unpack(zlib.decompress(row[0]), Answer)
        except (zlib.error, msgspec.DecodeError):
            return None
        return answer.report or answer.failure

    def add(self, outcome: Report | Failure, stamp: Stamp | None) -> None:
        """Keep `outcome`, of the file that `stamp` describes."""
        answer = Answer(report=outcome) if isinstance(outcome, Report) else Answer(failure=outcome)
        size, version = (None, None) if stamp is None else stamp[:2]
        error = outcome.code if isinstance(outcome, Failure) else None
        with self._errors():
            cursor = self._database.execute(
                "INSERT OR REPLACE INTO finished VALUES (?, ?, ?, ?, ?, ?)",
                (
                    pack_name(outcome.file.path),
                    size,
                    version,
                    outcome.file.sha256,
                    error,
                    zlib.compress(pack(answer), 1),
                ),
            )
            if self.place is None:
                self._database.execute("DELETE FROM finished WHERE rowid <= ?", ((cursor.lastrowid or 0) - _LAST,))

    def forget_contents(self) -> None:
        """Meet each content anew, as at the beginning of a run."""
        with self._errors():
            self._database.execute("DELETE FROM seen")

    def same_size(self, size: int, ending: str) -> str | None:
        """The path of a file of this size and ending whose content nobody has looked at yet."""
        return self._seen(size, ending, "")

    def same_content(self, size: int, ending: str, digest: str) -> str | None:
        """The path of the first file with this content."""
        return self._seen(size, ending, digest)

    def _seen(self, size: int, ending: str, digest: str) -> str | None:
        with self._errors():
            row = self._database.execute(
                "SELECT path FROM seen WHERE size = ? AND ending = ? AND digest = ?", (size, ending, digest)
            ).fetchone()
        return None if row is None else unpack_name(row[0])

    def any_of_size(self, size: int, ending: str) -> bool:
        """Whether a file of this size and ending has been met."""
        with self._errors():
            row = self._database.execute("SELECT 1 FROM seen WHERE size = ? AND ending = ?", (size, ending))
            return row.fetchone() is not None

    def see(self, size: int, ending: str, digest: str | None, path: str) -> None:
        """Note a file that is the first of its content; without a digest, of its size."""
        with self._errors():
            self._database.execute(
                "INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?)", (size, ending, digest or "", pack_name(path))
            )

    def name_content(self, size: int, ending: str, digest: str | None) -> None:
        """Note the digest of the file that was the first of its size; None where it has none."""
        with self._errors():
            if digest is not None:
                self._database.execute(
                    "UPDATE OR IGNORE seen SET digest = ? WHERE size = ? AND ending = ? AND digest = ''",
                    (digest, size, ending),
                )
            self._database.execute("DELETE FROM seen WHERE size = ? AND ending = ? AND digest = ''", (size, ending))

    def close(self) -> None:
        """Close it. What is in it stays; an empty one goes."""
        if self._open and self.count() == 0:
            self.remove()
        elif self._open:
            self._database.close()
            self._open = False

    def remove(self) -> None:
        """Close it and leave nothing behind."""
        self._database.close()
        self._open = False
        if self.place is not None:
            for suffix in ("", "-wal", "-journal"):
                with suppress(FileNotFoundError):
                    self.place.with_name(self.place.name + suffix).unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(f"{self.place} cannot be used ({error.strerror})") from error
        except sqlite3.Error as error:
            where = "A temporary file" if self.place is None else self.place.as_posix()
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the upper bits say more than is needed
            if code == sqlite3.SQLITE_BUSY:
                raise StoreBusyError(f"{where} is in use by another batch") from error
            if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
                raise StoreFullError(f"{where} cannot be written ({error})") from error
            raise StoreError(f"{where} cannot be used ({error})") from error
