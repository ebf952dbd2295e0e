"""Takes out of a report what says who the person is: name, ways to reach them, address, birth date, photo, profiles.

What is looked for stands in keyword_sets/shared/personal.toml; docs/privacy.md says what is found and what is not.
"""

from __future__ import annotations

from resume_check.redact.boxes import PageBox, personal_boxes
from resume_check.redact.guard import Guard, guard_of
from resume_check.redact.paths import redact_file, redact_folder
from resume_check.redact.redactor import Redactor, redactor_of
from resume_check.redact.report import redact_report
from resume_check.redact.spans import Kind, Span

__all__ = [
    "Guard",
    "Kind",
    "PageBox",
    "Redactor",
    "Span",
    "guard_of",
    "personal_boxes",
    "redact_file",
    "redact_folder",
    "redact_report",
    "redactor_of",
]
