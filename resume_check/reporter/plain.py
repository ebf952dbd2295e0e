"""Makes text of unknown origin safe to show: on a terminal, and on one line."""

from __future__ import annotations

import unicodedata

# Control, format (bidirectional overrides, zero-width), surrogate, private use, unassigned; line, paragraph separators.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(text: str) -> str:
    """`text` of a resume on one line, without the characters that a terminal obeys or cannot show."""
    return " ".join(visible(" ".join(text.split())).split())


def visible(text: str) -> str:
    """`text` without the characters that `shown` leaves out, its spaces and tabs as they are."""
    return "".join(char for char in text if char == "\t" or unicodedata.category(char) not in _UNSAFE)


def escaped(text: str) -> str:
    """`text` such as a file name, with every character that is no plain sign written as an escape, so none is lost."""
    return "".join(_escape(char) if unicodedata.category(char) in _UNSAFE else char for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char, f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
