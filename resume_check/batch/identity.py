"""What the records of a batch depend on beside the files: a batch that goes on keeps records only if it is the same."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import msgspec

from resume_check.keywords import load
from resume_check.settings import Settings
from resume_check.version import __version__


class _Identity(msgspec.Struct, frozen=True):
    version: str
    keywords: str  # SHA-256 of the keyword set with all that it includes
    settings: dict[str, Any]


def identity(settings: Settings) -> bytes:
    """Equal for equal version, content of the keyword set and settings; raises `KeywordSetError`."""
    keywords = msgspec.json.encode(load(settings.role))
    chosen = msgspec.to_builtins(settings)
    del chosen["role"]  # its content counts, wherever it lies
    return msgspec.json.encode(
        _Identity(__version__, hashlib.sha256(keywords).hexdigest(), chosen), order="deterministic"
    )


def day_of(content: bytes | None) -> dt.date | None:
    """The day that "Present" meant in the batch with this identity; None where it cannot be told."""
    if content is None:
        return None
    try:
        known = msgspec.json.decode(content, type=_Identity).settings.get("as_of")
        return None if known is None else msgspec.convert(known, dt.date)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
