"""What one file may cost. One place, so that a change is seen everywhere; docs/limits.md says what each is for."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Bounds on a single input."""

    max_bytes: int = 50 * 1024 * 1024  # of the file
    max_pages: int = 50  # further pages are left out, with a `page-limit` notice
    max_chars: int = 400_000  # of text; the rest is left out, with a `page-limit` notice
    max_unpacked_bytes: int = 200 * 1024 * 1024  # of a DOCX's parts together
    max_line_chars: int = 4_000  # longer lines are broken at a space
    timeout: float = 30.0  # seconds, from the moment a worker has the file
    max_memory: int = 1024 * 1024 * 1024  # bytes, of a worker as a whole


DEFAULT_LIMITS = Limits()
# Recognition takes 2 to 15 seconds a page, and rapidocr's models some 700 MiB.
OCR_LIMITS = Limits(timeout=120.0, max_memory=2 * 1024 * 1024 * 1024)
