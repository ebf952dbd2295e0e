"""Resumes in the buckets and containers of object storage, by the asynchronous file systems of fsspec."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib import import_module
from typing import Any, BinaryIO, Final

from resume_check.batch.choice import Below
from resume_check.batch.folder import Choice
from resume_check.batch.storage import BACKENDS, LISTING_SECONDS, Backend, Entry, StorageError, translated
from resume_check.errors import NotFound
from resume_check.output import hold_interrupts_in_this_thread

_PAGE: Final = 1_000  # keys, as S3 gives them
_UPLOAD_PART: Final = 8 * 1024 * 1024  # bytes; S3 takes 10,000 parts, so that 80 GB fit


@lru_cache(maxsize=16)
def object_storage(scheme: str, place: str) -> ObjectStorage:
    if ":" in place:
        raise StorageError(
            f"A {scheme}:// URL holds no key or password. Give credentials by the environment, as the vendor's own "
            "tools take them"
        )
    return ObjectStorage(scheme, place)


class ObjectStorage:
    """A bucket or container, by an asynchronous file system of fsspec."""

    def __init__(self, scheme: str, place: str) -> None:
        from fsspec.core import url_to_fs

        backend = BACKENDS[scheme]
        logging.getLogger(backend.module).setLevel(logging.CRITICAL + 1)  # it would log names and answers
        self._errors: tuple[type[Exception], ...] = (*_library_errors(backend), OSError, ValueError)
        self._scheme = scheme
        with self.errors_translated():
            self._files = url_to_fs(
                f"{scheme}://{place}", use_listings_cache=False, skip_instance_cache=True, **backend.options
            )[0]
            self._files.loop.call_soon_threadsafe(hold_interrupts_in_this_thread)

    def entries(self, url: str, choice: Choice) -> Iterator[Entry]:
        """See `Storage`."""
        path = url.partition("://")[2].rstrip("/")
        below = Below(choice)
        found = self._pages(path) if hasattr(self._files, "_iterdir") else self._walk(path, choice)
        return (entry for entry in found if below.takes(entry.url.removeprefix(f"{self._scheme}://{path}/")))

    def fetch(self, url: str, start: int, end: int, *, seconds: float) -> bytes:
        """See `Storage`."""
        return bytes(self.call(self._files._cat_file, url.partition("://")[2], start=start, end=end, seconds=seconds))

    def size(self, url: str) -> int | None:
        """See `Storage`."""
        size = self.call(self._files._info, url.partition("://")[2], seconds=LISTING_SECONDS)["size"]
        return None if size is None else int(size)

    @contextmanager
    def writing(self, url: str) -> Iterator[BinaryIO]:
        """A stream to the object at `url`, which appears when the block ends well, and not at all when it does not."""
        stream = None
        try:
            with self.errors_translated():
                stream = self._files.open(url.partition("://")[2], "wb", block_size=_UPLOAD_PART)
            yield stream
            with self.errors_translated():
                stream.close()
        finally:
            if stream is not None and not stream.closed:
                with suppress(*self._errors):
                    stream.discard()
                stream.closed = True  # or it would be completed when it is forgotten

    def call(self, function: Any, *args: Any, seconds: float, **kwargs: Any) -> Any:
        """Run a coroutine of the file system to its end or up to `seconds`."""
        from fsspec.asyn import sync

        with self.errors_translated(seconds):
            return sync(self._files.loop, function, *args, timeout=seconds, **kwargs)

    @contextmanager
    def errors_translated(self, seconds: float | None = None) -> Iterator[None]:
        """Raise as `ResumeError` what the library raises in the block, which has `seconds`."""
        try:
            yield
        except self._errors as error:
            raise translated(error, seconds) from error

    def _pages(self, path: str) -> Iterator[Entry]:
        """All keys below `path`, a thousand a request, in the order of their bytes, which is that of sorted paths."""
        bucket, _, prefix = path.partition("/")
        keys = self._files._iterdir(bucket, delimiter="", prefix=f"{prefix}/" if prefix else "")

        async def page() -> list[Entry]:
            part: list[Entry] = []
            async for key in keys:
                part.append(self._entry(key))
                if len(part) == _PAGE:
                    break
            return part

        part = self.call(page, seconds=LISTING_SECONDS)
        if not part:
            raise NotFound("There is nothing under this URL")
        while part:
            yield from part
            part = self.call(page, seconds=LISTING_SECONDS) if len(part) == _PAGE else []

    def _walk(self, path: str, choice: Choice) -> Iterator[Entry]:
        """Folder by folder, where the library lists no other way."""
        waiting = [(f"{path}/", Entry(""))]
        while waiting:
            name, entry = waiting.pop()
            if not name.endswith("/"):
                yield entry
                continue
            listed = self.call(self._files._ls, name.rstrip("/"), detail=True, seconds=LISTING_SECONDS)
            if [item["name"] for item in listed if item["type"] != "directory"] == [path]:
                raise NotFound("This is a file, not a folder")
            for item in sorted(listed, key=_sorting, reverse=True):
                relative = item["name"].rstrip("/").removeprefix(f"{path}/")
                if item["type"] != "directory" or choice.enters(relative):
                    waiting.append((_sorting(item), self._entry(item)))

    def _entry(self, item: Mapping[str, Any]) -> Entry:
        version = item.get("ETag") or item.get("etag") or item.get("LastModified") or item.get("mtime")
        size = item.get("size")
        return Entry(f"{self._scheme}://{item['name']}", None if size is None else int(size), version and str(version))


def _sorting(item: Mapping[str, Any]) -> str:
    """The name, a folder's with a slash at its end, so that whole paths come out sorted."""
    name = str(item["name"]).rstrip("/")
    return f"{name}/" if item["type"] == "directory" else name


def _library_errors(backend: Backend) -> tuple[type[Exception], ...]:
    """The exception classes of a library that do not derive from those of Python."""
    named = (name.split(":") for name in backend.errors)
    classes: list[type[Exception]] = [getattr(import_module(module), name) for module, name in named]
    return tuple(classes)
