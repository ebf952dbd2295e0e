"""What a client and the nodes of a cluster say to each other: chunks of files there, answers back.

Both are MessagePack of the types below, wrapped so that no log and no dashboard of a cluster shows what is in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import msgspec

from resume_check.batch.sources import BytesSource, Source
from resume_check.batch.storage import RemoteSource, remote_source
from resume_check.batch.wire import Greeting, Order, pack_name, unpack_name
from resume_check.batch.worker import failure_of
from resume_check.errors import ResumeError
from resume_check.keywords import load
from resume_check.limits import Limits
from resume_check.model import Failure
from resume_check.settings import Settings
from resume_check.version import __version__

# Another version of one of these can read a file otherwise, and then the records of two nodes would not agree.
_READERS: Final = ("spacy", "pypdfium2", "pdfplumber", "python-docx", "lxml", "rapidfuzz")
_ADDRESS_BYTES: Final = 512  # about what a URL in a chunk takes up


class Fingerprint(msgspec.Struct, frozen=True):
    """What must be the same on all machines for the same records."""

    version: str
    keywords: str  # SHA-256 of the keyword set, as loaded
    libraries: dict[str, str]

    @classmethod
    def of(cls, role: str) -> Fingerprint:
        """That of this machine; raises `KeywordSetError` where the role is wrong."""
        content = msgspec.json.encode(load(role), order="deterministic")
        return cls(__version__, hashlib.sha256(content).hexdigest(), {name: _version(name) for name in _READERS})

    def difference(self, other: Fingerprint) -> str | None:
        """In words, how the `other` machine differs from this; None where it does not."""
        if self.version != other.version:
            return f"resume-check {other.version} is there, {self.version} here"
        if self.keywords != other.keywords:
            return "its keyword set is not the one here"
        for name, here in self.libraries.items():
            there = other.libraries.get(name)
            if there != here:
                return f"{name} {there} is there, {here} here"
        return None


class Parcel(msgspec.Struct, frozen=True):
    """One file: its bytes, or the URL at which the node reads it."""

    name: bytes
    content: bytes | None = None
    url: str | None = None
    size: int | None = None  # of what is at the URL, as its listing said


class Chunk(msgspec.Struct, frozen=True):
    """Files that one task reads one after the other."""

    order: Order
    fingerprint: Fingerprint
    parcels: tuple[Parcel, ...]

    def sources(self) -> Iterator[Source]:
        """The files, as the node's workers take them. What they are called is for the client to say."""
        for parcel in self.parcels:
            name = unpack_name(parcel.name)
            if parcel.url is not None:
                yield remote_source(parcel.url, parcel.size)
            else:
                yield BytesSource(name=name, path=name, content=parcel.content or b"")


class ChunkAnswer(msgspec.Struct, frozen=True):
    """An answer for each file of a chunk, or what keeps the node from reading any."""

    answers: tuple[bytes, ...] = ()  # each an `Answer`, packed
    wrong: Greeting | None = None
    fingerprint: Fingerprint | None = None  # of the node, where it is not the client's


@dataclass(frozen=True, slots=True)
class Sealed:
    """Bytes that nobody who prints them gets to see."""

    content: bytes = field(repr=False)


def order_of(settings: Settings) -> Order:
    """The settings as they go to the nodes."""
    return Order(
        role=pack_name(settings.role),
        as_of=settings.as_of,
        limits=settings.limits,
        ocr=settings.ocr,
        job=settings.job,
    )


def settings_of(order: Order) -> Settings:
    """The settings that `order_of` sent."""
    return Settings(role=unpack_name(order.role), as_of=order.as_of, limits=order.limits, ocr=order.ocr, job=order.job)


def parcel_of(source: Source, limits: Limits) -> tuple[Parcel, int] | Failure:
    """`source` as it goes to a node, with about how many bytes that takes; or why it cannot be read here."""
    name = pack_name(source.name)
    if isinstance(source, RemoteSource):
        return Parcel(name=name, url=source.url, size=source.size), _ADDRESS_BYTES
    try:
        content = source.read(limits)
    except ResumeError as error:
        return failure_of(source, error)
    return Parcel(name=name, content=content), len(content)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
