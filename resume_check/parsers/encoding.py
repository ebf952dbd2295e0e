"""Bytes of unknown encoding into text: byte order marks, UTF-16 without one, UTF-8, then Windows-1252."""

from __future__ import annotations

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 8_192
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b")) + b"\x7f"
_MAX_CONTROLS: Final = 0.01  # share of a sample; text has none, all binary formats many
_MAX_HIGH: Final = 0.25  # share of bytes over 127: a Latin text in Windows-1252 stays far below
_MAX_HIGH_BYTES: Final = 20  # a file of one or two words says nothing about its language


def decode(data: bytes) -> str | None:
    """The text that `data` encodes, without its byte order mark; None where it is no text that can be told."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace").lstrip("\ufeff")
            return text if text.count("\ufffd") <= 1 + _MAX_CONTROLS * len(text) else None
    wide = _utf16(data[:_SAMPLE])
    if wide is not None:
        return data.decode(wide, errors="replace")
    sample = data[:_SAMPLE] + data[-_SAMPLE:]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MAX_CONTROLS * len(sample):
        return None
    return _utf8(data) or _windows(data)


def _utf16(sample: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every second byte and none in the others."""
    low, high = sample[0::2], sample[1::2]
    for encoding, zeros, others in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if len(zeros) > 1 and zeros.count(0) > 0.6 * len(zeros) and others.count(0) < 0.05 * len(others):
            return encoding
    return None


def _utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken == 0:
        return text
    # A few bad bytes in a UTF-8 file are damage; as many as there are good sequences mean another encoding.
    good = sum(not character.isascii() for character in text) - broken
    return text if good > 4 * broken else None


def _windows(data: bytes) -> str | None:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high > max(_MAX_HIGH * len(data), _MAX_HIGH_BYTES):
        return None
    return data.decode("cp1252", errors="replace")
