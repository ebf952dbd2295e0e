"""Score resumes against what a role asks for, with the evidence for every judgement.

>>> import resume_check
>>> report = resume_check.check("resume.pdf")
>>> report.score, report.to_json()
>>> for result in resume_check.check_folder("inbox/"):
...     print(result.to_json())

Names are looked up on first use, so that ``import resume_check`` itself loads nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from resume_check.version import __version__

if TYPE_CHECKING:
    from resume_check.api import check, check_folder, read_job
    from resume_check.comparison import Comparison, compare
    from resume_check.errors import (
        Crashed,
        Damaged,
        Empty,
        JobError,
        KeywordSetError,
        NoText,
        NotFound,
        OcrMissing,
        PasswordProtected,
        PermissionDenied,
        ResumeError,
        SettingsError,
        TimedOut,
        TooLarge,
        UnknownCriterion,
        UnsupportedFormat,
    )
    from resume_check.model import Advert, Failure, Report
    from resume_check.settings import Settings

__all__ = [
    "Advert",
    "Comparison",
    "Crashed",
    "Damaged",
    "Empty",
    "Failure",
    "JobError",
    "KeywordSetError",
    "NoText",
    "NotFound",
    "OcrMissing",
    "PasswordProtected",
    "PermissionDenied",
    "Report",
    "ResumeError",
    "Settings",
    "SettingsError",
    "TimedOut",
    "TooLarge",
    "UnknownCriterion",
    "UnsupportedFormat",
    "__version__",
    "check",
    "check_folder",
    "compare",
    "read_job",
]

_HOMES = {
    "Advert": "model",
    "check": "api",
    "check_folder": "api",
    "compare": "comparison",
    "read_job": "api",
    "Comparison": "comparison",
    "Failure": "model",
    "Report": "model",
    "Settings": "settings",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*globals(), *__all__})
