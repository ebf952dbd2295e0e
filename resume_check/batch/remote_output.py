"""Results that go to object storage: an object that appears whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from resume_check.batch.storage import StorageError, is_url, shown, storage_of
from resume_check.batch.storage_objects import ObjectStorage
from resume_check.errors import ResumeError, SettingsError
from resume_check.output import Output, OutputError, interrupts_held, open_output


class RemoteOutput(Output):
    """An object that is being written. Parts of it go up as they come; nobody sees them before the end."""

    def __init__(self, stream: BinaryIO, storage: ObjectStorage, *, label: str) -> None:
        self._stream = stream
        self._storage = storage
        self._label = label
        self.empty = True

    def write(self, content: bytes) -> None:
        """Write; raises `OutputError`."""
        with interrupts_held(), _said(self._label), self._storage.errors_translated():
            self._stream.write(content)
            self.empty = False


@contextmanager
def open_anywhere(path: str | None, *, draft: Path | None = None) -> Iterator[Output]:
    """`open_output`, for URLs of object storage too: there the object appears when the block ends well.

    Raises `OutputError` where it cannot be written, which may show only when the first 8 MiB go up or at the end.
    """
    if path is None or not is_url(path):
        with open_output(path, draft=draft) as output:
            yield output
        return
    label = shown(path)
    with _said(label):
        storage = storage_of(path)
        if not isinstance(storage, ObjectStorage):
            raise StorageError("A web server takes no output; give a file or an object of a bucket")
        with storage.writing(path) as stream:
            yield RemoteOutput(stream, storage, label=label)


@contextmanager
def _said(label: str) -> Iterator[None]:
    try:
        yield
    except SettingsError:
        raise
    except ResumeError as error:
        raise OutputError(f"{label} cannot be written: {error}") from error
