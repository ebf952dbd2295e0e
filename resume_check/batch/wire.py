"""What a parent and the child that reads for it say to each other: frames of MessagePack, each with its length first.

The child handles untrusted files, so the parent takes nothing from it but data of these types: never a pickle.
"""

from __future__ import annotations

import os
import struct
import threading
from typing import Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from resume_check.model import Advert, Failure, Report
from resume_check.settings import Settings

_HEAD: Final = struct.Struct("!Q")
_CHUNK: Final = 1024 * 1024
_MAX_ANSWER: Final = 256 * 1024 * 1024  # no report comes near; a child gone mad must not fill the parent's memory

_first_use = threading.Lock()
_decoders: dict[object, msgspec.msgpack.Decoder[Any]] = {}

Message = TypeVar("Message")


class Order(msgspec.Struct, frozen=True):
    """The parent's first words: how all files are to be read. Names are bytes, since a path need not be Unicode."""

    role: bytes
    settings: Settings  # but for the role

    @classmethod
    def of(cls, settings: Settings) -> Order:
        """The order to read by `settings`."""
        return cls(pack_name(settings.role), replace(settings, role=""))

    def unpacked(self) -> Settings:
        """The settings that the order was made of."""
        return replace(self.settings, role=unpack_name(self.role))


class Request(msgspec.Struct, frozen=True):
    """One file: `content`, or where it is.

    `advert` is there for a job advert, to be matched with all files that follow: its path, as reports shall call it.
    """

    name: bytes
    content: bytes | None = None
    location: bytes | None = None
    root: bytes | None = None
    advert: bytes | None = None


class Answer(msgspec.Struct, frozen=True):
    """What became of a request. Only one of all but `last` and `more` is there; `last` says that the child ends now.

    Where the answer is a report that has no pictures of its pages yet, `more` says that one with pictures follows.
    """

    report: Report | None = None
    failure: Failure | None = None
    advert: Advert | None = None
    wrong: str | None = None  # what is wrong with an advert
    last: bool = False
    more: bool = False


class Greeting(msgspec.Struct, frozen=True):
    """The answer to an order: ready, or a wrong setting by its code and message."""

    code: str | None = None
    message: str = ""


def pack_name(name: str) -> bytes:
    """A name or path as bytes; half surrogate pairs, which stand for bytes that are not UTF-8, survive."""
    return name.encode("utf-8", "surrogatepass")


def unpack_name(name: bytes) -> str:
    """The name that `pack_name` packed."""
    return name.decode("utf-8", "surrogatepass")


def pack(message: msgspec.Struct) -> bytes:
    """`message` as bytes."""
    try:
        return msgspec.msgpack.encode(message)
    except UnicodeEncodeError:  # a broken font map made half a surrogate pair: too rare to look for first
        return msgspec.msgpack.encode(_without_surrogates(msgspec.to_builtins(message, builtin_types=(bytes,))))


def unpack(content: bytes, kind: type[Message]) -> Message:
    """The message of this type that `content` holds. Raises msgspec.DecodeError or UnicodeDecodeError for any other."""
    # msgspec learns the fields of a named tuple at its first use, and crashes where another thread comes upon that half
    # done; a decoder has learnt all.
    with _first_use:
        decoder: msgspec.msgpack.Decoder[Message] | None = _decoders.get(kind)
        if decoder is None:
            decoder = _decoders[kind] = msgspec.msgpack.Decoder(kind)
    return decoder.decode(content)


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    return value


def send(descriptor: int, content: bytes) -> None:
    """Write one frame; raises `OSError` where the other side is gone."""
    for part in (_HEAD.pack(len(content)), content):
        rest = memoryview(part)
        while rest:
            rest = rest[os.write(descriptor, rest[:_CHUNK]) :]


def receive(descriptor: int, *, at_most: int = _MAX_ANSWER) -> bytes | None:
    """Read one frame; None where the other side is gone, or says more than `at_most` bytes."""
    head = _read(descriptor, _HEAD.size)
    if head is None:
        return None
    (length,) = _HEAD.unpack(head)
    return _read(descriptor, length) if length <= at_most else None


def _read(descriptor: int, length: int) -> bytes | None:
    content = bytearray()
    while len(content) < length:
        chunk = os.read(descriptor, min(length - len(content), _CHUNK))
        if not chunk:
            return None
        content += chunk
    return bytes(content)
