"""Resumes that lie in object storage or on a web server: found page by page, read within the limits of a file.

Nothing here runs unless the user gives a URL. Each kind of storage is reached through fsspec and needs its library (see
`BACKENDS`). Whatever may be secret in a URL (a password, a signed query) is used to read and shown nowhere.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any, Final, NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

from resume_check.batch.folder import EVERYTHING, Choice
from resume_check.batch.sources import BytesSource, Source, Stamp, UnreadableSource
from resume_check.errors import (
    NotFound,
    PermissionDenied,
    ResumeError,
    SettingsError,
    TimedOut,
    TooLarge,
)
from resume_check.limits import Limits
from resume_check.output import hold_interrupts_in_this_thread, interrupts_let_in

_STATUSES: Final = ("status_code", "status", "code")  # how libraries call that of HTTP
_NO_CREDENTIALS: Final = ("NoCredentialsError", "PartialCredentialsError", "DefaultCredentialsError")
LISTING_SECONDS: Final = 60.0  # for one page of a listing, or to look up one object


class StorageError(SettingsError):
    """The place that a URL names cannot be used as it stands."""

    code = "storage"


class Broken(TimedOut):
    """The storage did not give the file, although it tried more than once."""

    hint = "Try again later."


class Denied(PermissionDenied):
    """The storage does not let this user read it."""

    hint = "Check the credentials that the environment gives, and the rights that go with them."


class Backend(NamedTuple):
    """How one kind of storage is reached."""

    module: str  # the library that fsspec needs for it
    extra: str  # of resume-check, that brings the library
    errors: tuple[str, ...]  # the library's own exceptions, as module:class
    options: Mapping[str, Any]


_S3: Final = {"config_kwargs": {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 4}}}
_GS: Final = Backend("gcsfs", "gcs", ("gcsfs.retry:HttpError", "google.auth.exceptions:GoogleAuthError"), {})
_AZ: Final = Backend("adlfs", "azure", ("azure.core.exceptions:AzureError",), {})
_WEB: Final = Backend("aiohttp", "storage", (), {"client_kwargs": {"trust_env": True}})
BACKENDS: Final[Mapping[str, Backend]] = {
    "s3": Backend("s3fs", "storage", ("botocore.exceptions:BotoCoreError", "botocore.exceptions:ClientError"), _S3),
    "gs": _GS,
    "az": _AZ,
    "http": _WEB,
    "https": _WEB,
}


class Entry(NamedTuple):
    """What a listing says of a file."""

    url: str
    size: int | None = None  # bytes
    version: str | None = None  # another one after each change


class Storage(Protocol):
    """One place to read from. All methods raise `ResumeError` where they fail."""

    def entries(self, url: str, choice: Choice) -> Iterator[Entry]:
        """The resumes under `url`, sorted, page by page as they are drawn."""

    def fetch(self, url: str, start: int, end: int, *, seconds: float) -> bytes:
        """The bytes from `start` up to `end`, or fewer where there are no more."""

    def size(self, url: str) -> int | None:
        """The bytes of the object; None where it cannot be read in parts."""


@dataclass(frozen=True, slots=True)
class RemoteSource:
    """A resume in storage. It can go to another machine, and is read where it is scored."""

    name: str
    path: str  # without what is secret in the URL
    url: str = field(repr=False)
    size: int | None = None  # bytes, as its listing said
    version: str | None = None

    def stamp(self) -> Stamp | None:
        """Size and version, as the listing said."""
        return None if self.size is None or self.version is None else Stamp(self.size, self.version)

    def read(self, limits: Limits) -> bytes:
        """The bytes; raises `NotFound`, `PermissionDenied`, `TooLarge` or `TimedOut`."""
        if self.size == 0:
            return b""  # a range of nothing cannot be asked for
        content = b""
        if self.size is None or self.size <= limits.max_bytes:
            content = storage_of(self.url).fetch(self.url, 0, limits.max_bytes + 1, seconds=limits.timeout)
        if len(content) > limits.max_bytes or (self.size or 0) > limits.max_bytes:
            raise TooLarge(f"The file has more than {limits.max_bytes:,} bytes")
        return content


def is_url(place: str) -> bool:
    """Whether `place` is a URL and no path."""
    scheme, separator, _ = place.partition("://")
    return bool(separator) and scheme.isalnum()


def shown(url: str) -> str:
    """`url` as it may be seen: without user, password, query and fragment."""
    scheme = url.partition("://")[0]
    if scheme not in ("http", "https"):
        return url
    parts = urlsplit(url)
    return f"{scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def remote_source(url: str, size: int | None = None, version: str | None = None) -> RemoteSource:
    """The source for the object at `url`."""
    path = shown(url)
    name = path.rpartition("/")[2]
    name = unquote(name) if path.startswith("http") else name
    return RemoteSource(name=name, path=path, url=url, size=size, version=version)


def find_remote(url: str, choice: Choice = EVERYTHING) -> Iterator[Source]:
    """The resumes under `url`, sorted by path, listed page by page as they are drawn.

    The rules are those of folders: hidden names, lock files and endings that are no document's are left out. Raises
    `StorageError`, `NotFound`, `PermissionDenied` or `TimedOut` at once where the first page cannot be had; a later one
    that cannot be had gives a source that raises it, as the last.
    """
    entries = storage_of(url).entries(url, choice)
    first = next(entries, None)
    return _sources(url, first, entries)


def _sources(url: str, first: Entry | None, rest: Iterator[Entry]) -> Iterator[Source]:
    entry = first
    while entry is not None:
        yield remote_source(*entry)
        try:
            entry = next(rest, None)
        except ResumeError as error:
            yield UnreadableSource(name="", path=shown(url), error=error)
            return


def fetched(sources: Iterable[Source], limits: Limits, *, ahead: int) -> Iterator[Source]:
    """`sources` in their order, those in storage read beforehand, `ahead` of them at a time."""
    pending: deque[Source | Future[Source]] = deque()
    executor = ThreadPoolExecutor(ahead, "resume-check-fetch", initializer=hold_interrupts_in_this_thread)
    try:
        for source in sources:
            remote = isinstance(source, RemoteSource)
            pending.append(executor.submit(_fetch, source, limits) if remote else source)
            if len(pending) >= ahead:
                yield _arrived(pending.popleft())
        while pending:
            yield _arrived(pending.popleft())
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _arrived(source: Source | Future[Source]) -> Source:
    if not isinstance(source, Future):
        return source
    if threading.current_thread() is not threading.main_thread():
        return source.result()
    with interrupts_let_in():
        return source.result()


def _fetch(source: Source, limits: Limits) -> Source:
    try:
        content = source.read(limits)
    except ResumeError as error:
        return UnreadableSource(name=source.name, path=source.path, error=error)
    return BytesSource(name=source.name, path=source.path, content=content)


def storage_of(url: str) -> Storage:
    """The storage that `url` is of; raises `StorageError` where there is none, with what to install."""
    scheme = url.partition("://")[0]
    backend = BACKENDS.get(scheme)
    if backend is None:
        known = ", ".join(f"{name}://" for name in BACKENDS)
        raise StorageError(f"{scheme}:// is no storage that can be read; give a folder, an archive, or one of {known}")
    if find_spec("fsspec") is None or find_spec(backend.module) is None:
        raise StorageError(
            f"{scheme}:// needs the library {backend.module}, which is not installed. "
            f'Run pip install "resume-check[{backend.extra}]"'
        )
    if scheme in ("http", "https"):
        from resume_check.batch.storage_web import WebStorage

        return WebStorage.shared()
    from resume_check.batch.storage_objects import object_storage

    return object_storage(scheme, urlsplit(url).netloc)


def translated(error: Exception, seconds: float | None) -> ResumeError:
    """What a library said, in words of ours: its own may hold a URL with all that is secret in it."""
    kind = type(error).__name__
    status = next((value for name in _STATUSES if isinstance(value := getattr(error, name, None), int)), None)
    if isinstance(error, TimeoutError) or kind == "FSTimeoutError":
        return TimedOut("The storage did not answer" + ("" if seconds is None else f" within {seconds:g} s"))
    if isinstance(error, PermissionError) or status in (401, 403) or str(error).startswith("Forbidden"):
        return Denied("The storage refuses it")
    if kind in _NO_CREDENTIALS:
        return Denied("There are no credentials for this storage")
    if isinstance(error, FileNotFoundError) or status == 404:
        return NotFound("There is no such object or bucket")
    return Broken(f"The storage failed ({kind})")


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A place in storage, as a batch goes through it."""

    url: str = field(repr=False)
    choice: Choice = EVERYTHING

    @property
    def root(self) -> str:
        """The URL, as it may be seen."""
        return shown(self.url).rstrip("/")

    def __iter__(self) -> Iterator[Source]:
        """See `find_remote`; all that fails at once is a `SettingsError`."""
        with wrong_place(self.root):
            return find_remote(self.url, self.choice)

    def count(self) -> int | None:
        """Zero where there is nothing, and otherwise unknown, as listing all may take hours."""
        return 0 if next(iter(self), None) is None else None


@contextmanager
def wrong_place(root: str) -> Iterator[None]:
    """What is wrong with the place of a batch is no failure of a resume."""
    try:
        yield
    except SettingsError:
        raise
    except ResumeError as error:
        raise StorageError(f"{root}: {error}") from error
