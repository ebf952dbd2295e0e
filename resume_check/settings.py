"""What a user can choose about a scoring run."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from resume_check.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that a report depends on, beside the bytes of the file."""

    role: str = "ml-engineer"  # a shipped keyword set by name, or the path of a keyword-set file
    as_of: datetime.date | None = None  # what "Present" means; None is today
    limits: Limits = DEFAULT_LIMITS
    ocr: bool = False  # read the pictures of pages that have no text
    redact: bool = False  # leave out of the report who the person is
