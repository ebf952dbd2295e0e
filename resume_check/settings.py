"""What a user can choose about a scoring run."""

from __future__ import annotations

import datetime

import msgspec

from resume_check.limits import DEFAULT_LIMITS, Limits
from resume_check.model import Advert


class Settings(msgspec.Struct, frozen=True):
    """The choices that a report depends on, beside the bytes of the file."""

    role: str = "ml-engineer"  # a shipped keyword set by name, or the path of a keyword-set file
    as_of: datetime.date | None = None  # what "Present" means; None is today
    limits: Limits = DEFAULT_LIMITS
    ocr: bool = False  # read the pictures of pages that have no text
    explain: str | None = None  # a criterion whose judgement the report shall explain
    saved: bool = False  # where the file is the JSON of a report, take that report as it is
    content: bool = False  # the report shall hold what the resume says, part by part
    view: bool = False  # keep the resume's pages and text in the report, to be shown beside the findings
    redact: bool = False  # leave out of the report who the person is
    job: Advert | None = None  # a job advert to match beside the role; `resume_check.read_job` reads one
