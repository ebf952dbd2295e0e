"""Resumes on a web server that lists its folders, as Apache, nginx and `python -m http.server` do."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, Self
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

from resume_check.batch.folder import Choice
from resume_check.batch.storage import BACKENDS, LISTING_SECONDS, Broken, Entry, translated
from resume_check.errors import PermissionDenied, TooLarge
from resume_check.output import hold_interrupts_in_this_thread

_MAX_LISTING: Final = 16 * 1024 * 1024  # bytes of one page: some 100,000 links
_MAX_DEPTH: Final = 32  # folders in folders; a server can make up any number
_MAX_REDIRECTS: Final = 5
_PART: Final = 64 * 1024
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_LINK: Final = re.compile(
    r"""\bhref\s{0,3}=\s{0,3}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})'|([^\s"'<>]{1,2000}))""", re.I
)


class Elsewhere(PermissionDenied):
    """An answer that sends the reader to another machine."""

    hint = "Give the URL that it leads to."


class WebStorage:
    """Web servers, over the HTTP session of fsspec."""

    def __init__(self) -> None:
        import fsspec

        self._files = fsspec.filesystem("http", **BACKENDS["http"].options)
        self._files.loop.call_soon_threadsafe(hold_interrupts_in_this_thread)

    @classmethod
    @lru_cache(maxsize=1)
    def shared(cls) -> Self:
        """The one of this process."""
        return cls()

    def entries(self, url: str, choice: Choice) -> Iterator[Entry]:
        """See `Storage`: folder by folder. Only links to what lies in the folder itself are followed."""
        parts = urlsplit(url)
        path = parts.path.rstrip("/") + "/"
        root = path
        waiting = [path]
        while waiting:
            path = waiting.pop()
            place = urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
            if not path.endswith("/"):
                yield Entry(place)
                continue
            page = self._get(place, {}, _MAX_LISTING + 1, LISTING_SECONDS)[0]
            if len(page) > _MAX_LISTING:
                raise TooLarge("The listing of a folder has more than 16 MiB")
            found = sorted(_below(page, place, path), reverse=True)
            is_deep = path.count("/") - root.count("/") >= _MAX_DEPTH
            waiting.extend(name for name in found if _is_meant(name, unquote(name.removeprefix(root)), choice, is_deep))

    def fetch(self, url: str, start: int, end: int, *, seconds: float) -> bytes:
        """See `Storage`. The start must be 0 where the server gives no parts."""
        headers = {} if start == 0 else {"Range": f"bytes={start}-{end - 1}"}
        content, status, _ = self._get(url, headers, end - start, seconds)
        if start and status != 206:
            raise Broken("The server gives no parts of files")
        return content

    def size(self, url: str) -> int | None:
        """See `Storage`."""
        _, status, headers = self._get(url, {"Range": "bytes=0-0"}, 1, LISTING_SECONDS)
        total = headers.get("Content-Range", "").rpartition("/")[2]
        return int(total) if status == 206 and total.isdecimal() else None

    def _get(self, url: str, headers: dict[str, str], most: int, seconds: float) -> tuple[bytes, int, Any]:
        """Up to `most` bytes of the answer, its status and headers; raises `ResumeError` for all but success."""
        import aiohttp
        from fsspec.asyn import sync

        try:
            return sync(self._files.loop, self._answer, url, headers, most, timeout=seconds)  # type: ignore[no-any-return]
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise translated(error, float(seconds)) from error

    async def _answer(self, url: str, headers: dict[str, str], most: int) -> tuple[bytes, int, Any]:
        import yarl

        session = await self._files.set_session()
        headers = {**headers, **_authorization(url), "Accept-Encoding": "identity"}
        for _ in range(_MAX_REDIRECTS):
            target = yarl.URL(_without_user(url), encoded=True)
            async with session.get(target, headers=headers, allow_redirects=False) as response:
                if response.status in _REDIRECTS:
                    url = _redirected(url, response.headers.get("Location", ""))
                    continue
                response.raise_for_status()
                content = bytearray()
                while len(content) < most and (part := await response.content.read(min(_PART, most - len(content)))):
                    content += part
                return bytes(content), response.status, response.headers
        raise Broken("The server redirects in a circle")


def _authorization(url: str) -> dict[str, str]:
    """What the user and password in a URL come to."""
    user, separator, _ = urlsplit(url).netloc.rpartition("@")
    return {"Authorization": f"Basic {b64encode(unquote_to_bytes(user)).decode()}"} if separator else {}


def _without_user(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))


def _redirected(url: str, location: str) -> str:
    """Where an answer leads; only to the same machine, so that no server makes us ask another one."""
    old, new = urlsplit(url), urlsplit(urljoin(_without_user(url), location))
    safer = new.scheme == "https" and old.scheme == "http"
    if new.hostname != old.hostname or not (safer or (new.scheme, new.port) == (old.scheme, old.port)):
        raise Elsewhere("The server redirects to another place")
    return urlunsplit((new.scheme, new.netloc, new.path, new.query, ""))


def _is_meant(name: str, relative: str, choice: Choice, is_deep: bool) -> bool:
    if name.endswith("/"):
        return not is_deep and choice.enters(relative.rstrip("/"))
    return choice.takes(relative)


def _below(page: bytes, place: str, path: str) -> set[str]:
    """The paths directly below `path` that a listing links to; those of folders end in a slash."""
    found = set()
    for match in _LINK.finditer(page.decode("utf-8", "replace")):
        try:
            parts = urlsplit(urljoin(_without_user(place), html.unescape(next(filter(None, match.groups())))))
        except ValueError:  # no URL at all
            continue
        if parts.netloc != urlsplit(_without_user(place)).netloc or parts.query or not parts.path.startswith(path):
            continue
        name, _, more = parts.path.removeprefix(path).partition("/")
        if name and not more and "/" not in unquote(name):
            found.add(parts.path)
    return found
